/** Writing into PyTorch's tensors: in-place functions and operators, parts, `out=`. */
import { heightOf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { sameShape } from "../core/shape.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { castTo } from "../ops/operation.ts";
import { method } from "./arguments.ts";
import { rootOf, writeArray, writePart } from "./arrays.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { located, noPlaces } from "./fail.ts";
import { toItems } from "./subscript.ts";
import { callTorch } from "./torch-calls.ts";
import { namedStep } from "./torch-steps.ts";
import { arrayOf, bare, isTensor, ownerOf, records, setStep, stepIn, wants } from "./torch-tensors.ts";
import { dims, kindName } from "./torch-words.ts";
import { type Arg, type BuiltinValue, builtin, none, type ObjectValue, type TensorValue, type Value } from "./value.ts";

function checkWritable(of: ObjectValue, env: Env, span: Span): void {
  if (wants(of) && records(env))
    throw raisedAs("RuntimeError", "a leaf Variable that requires grad is being used in an in-place operation.", span);
}

/** Other elements, to which flows what flowed to those before. */
const overwritten: RoutineOp<null> = {
  name: "overwritten",
  evaluate: ([, now]) => now!,
  gradient: (dy, i) => (i === 0 ? dy : null),
};

/** Writes into an array; where nothing is recorded, gradients go on as if nobody had. */
function unseen(array: TensorValue, write: () => void, env: Env): void {
  const root = rootOf(array);
  const before = root.node;
  write();
  if (records(env) || !before.recorded) return;
  const now = sourceOf(root.node.value ?? env.host.realize([root.node])[0]!);
  const owner = ownerOf(before);
  root.node =
    owner && wants(owner) ? now : structure.routine(overwritten, [before, now], null, before.shape, before.dtype);
}

/** The tensor takes the elements of a result. */
export function put(of: ObjectValue, found: Node, step: Value, env: Env, span: Span): Value {
  checkWritable(of, env, span);
  const held = arrayOf(of, env, span);
  const { shape, dtype } = held.node;
  if (!sameShape(found.shape, shape))
    throw raisedAs(
      "RuntimeError",
      `output with shape ${dims(shape)} doesn't match the broadcast shape ${dims(found.shape)}`,
      span,
    );
  if (heightOf(found.dtype) > heightOf(dtype))
    throw raisedAs(
      "RuntimeError",
      `result type ${kindName(found.dtype)} can't be cast to the desired output type ${kindName(dtype)}`,
      span,
    );
  unseen(held, () => writeArray(held, castTo(found, dtype), env), env);
  if (records(env)) setStep(of, step, env);
  return of;
}

const inPlace = new Map<string, BuiltinValue>();
/** `x.NAME_(…)` and `x += …`: what the function gives goes into the tensor. */
export function inPlaceFunction(name: string): BuiltinValue {
  let known = inPlace.get(name);
  if (known === undefined) {
    known = builtin(`${name}_`, (args, env, span) => putResult(callTorch(name, args, env, span), args, env, span));
    inPlace.set(name, known);
  }
  return known;
}

function putResult(found: Value, args: readonly Arg[], env: Env, span: Span): Value {
  const of = args[0]?.value;
  if (!of || !isTensor(of) || !isTensor(found))
    throw raisedAs("RuntimeError", "an in-place function takes a tensor and gives one", span);
  return put(of, arrayOf(found, env, span).node, stepIn(found), env, span);
}

/** The tensor takes the elements of another, of its shape. */
export const putOf = method("torch_put", ["self", "found", "step"], (args, env, span) =>
  put(args.value("self") as ObjectValue, arrayOf(args.value("found"), env, span).node, args.value("step"), env, span),
);

export const zeros = builtin("zero_", ([self], env, span) => {
  const of = self!.value as ObjectValue;
  const { node } = arrayOf(of, env, span);
  return put(of, structure.constant(0, node.dtype, node.shape), namedStep("ZeroBackward0"), env, span);
});

export const setItem = method("__setitem__", ["self", "key", "value"], (args, env, span) => {
  const of = args.value("self") as ObjectValue;
  checkWritable(of, env, span);
  located(
    () => {
      const items = toItems([{ value: bare(args.value("key"), env), span }], env);
      const held = arrayOf(of, env, span);
      unseen(held, () => writePart(held, items, bare(args.value("value"), env), env), env);
    },
    noPlaces,
    span,
    "torch.setitem",
  );
  if (records(env)) setStep(of, namedStep("CopySlices"), env);
  return none;
});
