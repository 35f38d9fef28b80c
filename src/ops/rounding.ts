/**
 * Floats of 16 bits in operations that are made of others. Knows parameters and nodes, no operation by name.
 */
import { computingDType, type DType, isHalf, promote } from "../core/dtype.ts";
import type { Param, Params } from "../core/params.ts";
import { computing as computingStored, type Stored } from "../core/stored.ts";
import { castReal, computing } from "../graph/cast.ts";
import type { Node } from "../graph/node.ts";
import type { Operation } from "./operation.ts";

/**
 * What an operation that is made of others does with floats of 16 bits: it computes in float32 from its arguments to its
 * results, and these are rounded. What lies between (the sum of a mean, the powers of a softmax) might not fit.
 */
export function roundedOnce<P extends Params>(params: P, run: Operation<P>["run"]): Operation<P>["run"] {
  let tensors: readonly string[] | null = null;
  let dtypes: readonly string[] = [];
  return (args, around) => {
    if (tensors === null) {
      tensors = Object.keys(params).filter((n) => takesTensors.has(params[n]!.kind));
      dtypes = Object.keys(params).filter((n) => params[n]!.kind === "dtype" && params[n]!.default == null);
    }
    const all = args as Readonly<Record<string, unknown>>;
    if (!tensors.some((n) => hasHalf(all[n]))) return run(args, around);
    const own = tensors.filter((n) => !params[n]!.apart).flatMap((n) => dtypesOf(all[n]));
    const joined = (own.length > 0 ? own : tensors.flatMap((n) => dtypesOf(all[n]))).reduce(promote);
    const ready = { ...all, ...Object.fromEntries(tensors.map((n) => [n, inComputing(all[n])])) };
    const made = run(ready as typeof args, around);
    // The dtype that was asked for is there already.
    if (!isHalf(joined) || dtypes.some((n) => all[n] != null)) return made;
    const back = (x: Node): Node => (x.dtype === computingDType(joined) ? castReal(x, joined) : x);
    return Array.isArray(made) ? made.map(back) : back(made as Node);
  };
}

const takesTensors: ReadonlySet<string> = new Set<Param["kind"]>(["tensor", "tensors", "known"]);
/** What a parameter of tensors was given: a node, several, a value, or nothing. */
type Given = Node | Stored | readonly Node[] | null | undefined;
const listOf = (given: unknown): readonly (Node | Stored)[] =>
  given == null ? [] : Array.isArray(given) ? given : [given as Node | Stored];
const dtypesOf = (given: unknown): readonly DType[] => listOf(given).map((x) => x.dtype);
const hasHalf = (given: unknown): boolean => listOf(given).some((x) => isHalf(x.dtype));
function inComputing(given: unknown): Given {
  if (given == null || !hasHalf(given)) return given as Given;
  if (Array.isArray(given)) return given.map(computing);
  return "step" in (given as Node) ? computing(given as Node) : computingStored(given as Stored);
}
