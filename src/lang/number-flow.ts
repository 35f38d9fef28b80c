/**
 * Parameters that operations take as plain numbers or known values: a recorded tensor given for one is read, so nothing
 * could flow back to it. Instead of silence, which would be a wrong gradient where it flows elsewhere too, whoever reads that gradient
 * is told.
 */
import { isComplex, isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { byParts, imaginaryPart, realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { reshape, routine } from "../graph/structure.ts";
import { multiply } from "../ops/arithmetic.ts";
import type { Operation } from "../ops/operation.ts";
import { castTo } from "../ops/operation.ts";
import { sum } from "../ops/reduction.ts";
import { literalsOf, strongDType, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { type Ruled, unruledSays } from "./unruled.ts";
import type { Arg } from "./value.ts";

interface Numbers {
  readonly framework: Ruled;
  readonly reads: readonly {
    readonly name: string;
    /** The derivative of the result by this number, where it is known. */
    readonly slope: ((out: Node) => Node) | null;
  }[];
}
/** A gradient that nobody knows; only who asks for its values hears of it. */
const unknownFlow: RoutineOp<{ readonly name: string; readonly framework: Ruled }> = {
  name: "unknown gradient",
  evaluate: (_, { name, framework }) => {
    throw refuse("grad/missing", { name }, { exception: unruledSays(name, framework) });
  },
  gradient: () => null,
};
const numberRoutine: RoutineOp<Numbers> = {
  name: "number",
  evaluate: ([out]) => out!,
  gradient: (dy, i, { inputs, attrs }) => {
    if (i === 0) return dy;
    const { shape, dtype } = inputs[i]!;
    const { framework, reads } = attrs;
    const { name, slope } = reads[i - 1]!;
    if (!slope) return routine(unknownFlow, [], { name, framework }, shape, dtype);
    return castTo(reshape(sum({ x: multiply(dy, slope(inputs[0]!)) }), shape), dtype);
  },
};

/** The results, from which a way leads back to the numbers that were read from recorded tensors. */
export function withNumbers(
  op: Operation,
  given: ReadonlyMap<string, Arg>,
  bound: Readonly<Record<string, unknown>>,
  result: Node | readonly Node[],
  { env, framework }: { readonly env: Env; readonly framework: Ruled },
): Node | readonly Node[] {
  const read: { readonly param: string; readonly node: Node }[] = [];
  for (const [param, { value }] of given) {
    const { kind } = op.params[param]!;
    const reads = kind === "number" || kind === "scalar" || kind === "known";
    if (!reads || strongDType(value) === null) continue;
    const node = toNode(value, literalsOf(env));
    if (!node.recorded || !isInexact(node.dtype)) continue;
    const parts = isComplex(node.dtype) ? [realPart(node), imaginaryPart(node)] : [node];
    for (const part of parts) read.push({ param, node: part });
  }
  if (read.length === 0) return result;
  const led = (out: Node): Node => {
    if (!isInexact(out.dtype)) return out;
    if (isComplex(out.dtype)) return byParts(out, led);
    const reads = read.map(({ param }) => {
      const slope = out === result ? op.slopes?.[param] : undefined;
      return { name: `${param} of ${op.name}`, slope: slope ? (of: Node) => slope(of, bound as never) : null };
    });
    return routine(numberRoutine, [out, ...read.map((r) => r.node)], { framework, reads }, out.shape, out.dtype);
  };
  return "id" in result ? led(result) : result.map(led);
}
