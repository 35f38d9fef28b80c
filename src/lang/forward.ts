/** tf.autodiff.ForwardAccumulator: derivatives in a direction of what is computed while it is on. */
import { jvp } from "../autodiff/forward.ts";
import { isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sameShape, showShape } from "../core/shape.ts";
import { type Node, watch } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { castTo } from "../ops/operation.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { leavesOf, rearranged, targetOf, turnOff, turnOn, zeroAsked } from "./gradients.ts";
import { makeTape, wasOn } from "./tape.ts";
import { none, tensorOf, type Value } from "./value.ts";

interface Direction {
  readonly primals: readonly Value[];
  readonly tangents: readonly Node[];
}

/** One tangent for each primal, in its shape and dtype. */
function directionOf(args: Arguments, env: Env): Direction {
  const primals = leavesOf(args.value("primals"));
  const given = leavesOf(args.value("tangents"));
  if (given.length !== primals.length) args.misfit("tangents", `${primals.length} tensors`);
  const tangents = primals.map((primal, i): Node => {
    if (primal.kind === "tensor") watch(primal.node);
    const { dtype, shape } = toNode(primal, literalsOf(env));
    const tangent = castTo(toNode(given[i]!, literalsOf(env), dtype), dtype);
    if (sameShape(tangent.shape, shape)) return tangent;
    throw refuse("assign/shape", { name: "tangents", wanted: showShape(shape), shape: showShape(tangent.shape) });
  });
  return { primals, tangents };
}

const accumulator = method("ForwardAccumulator", ["primals", "tangents"], (args, env): Value => {
  const { primals, tangents } = directionOf(args, env);
  const targets = primals.map(targetOf);
  const tape = makeTape(true, true);
  const along = (value: Value, zero: boolean, inner: Env): Value => {
    const of = toNode(value, literalsOf(inner));
    const found = isFloat(of.dtype) ? jvp(of, targets, tangents, (n) => wasOn(tape, n)) : null;
    return found ? tensorOf(found) : zero ? tensorOf(constant(0, of.dtype, of.shape)) : none;
  };
  return {
    kind: "context",
    name: "ForwardAccumulator",
    enter: (inner) => turnOn(tape, inner),
    exit: () => turnOff(tape),
    methods: [
      method("jvp", ["primals", "unconnected_gradients?"], (call, inner) => {
        const of = call.value("primals");
        const zero = zeroAsked(call);
        return rearranged(
          of,
          leavesOf(of)
            .map((leaf) => along(leaf, zero, inner))
            .values(),
        );
      }),
    ],
  };
});

export const forwardAccumulator: Builtin = {
  value: accumulator,
  form: "with tf.autodiff.ForwardAccumulator(primals, tangents) as acc: …",
  doc: "Follows what is computed in the block from primals on, so that acc.jvp(y) is the derivative along the tangents.",
  examples: [],
  also: { tf: "autodiff.ForwardAccumulator" },
};
