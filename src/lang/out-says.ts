/**
 * What NumPy says of an array given as `out` that a result does not fill. Functions of elements spread over it as
 * operators do; all else wants an array of the result's own shape.
 */
import { type Shape, sameShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import type { Operation } from "../ops/operation.ts";
import { canCast } from "./casting.ts";
import { numpyShape, type Says, typeError, valueError } from "./python-says.ts";

/** The function of two elements by which a reduction goes on. */
const reducing: Readonly<Record<string, string>> = {
  prod: "multiply",
  max: "maximum",
  min: "minimum",
  ptp: "maximum",
  any: "logical_or",
  all: "logical_and",
  nanmax: "fmax",
  nanmin: "fmin",
  nanprod: "multiply",
};
const products: ReadonlySet<string> = new Set(["dot", "vdot", "inner"]);
/** What goes along no axis that could be named and has a shape of its own all the same. */
const shaped: ReadonlySet<string> = new Set([...products, "choose", "einsum", "trace", "compress", "concat", "stack"]);

type Filled = Pick<Node, "shape" | "dtype">;

/** Null where the result fits, and where it is for the rules of operators to say. */
export function outSays({ name, params }: Operation, out: Filled, result: Filled): Says | null {
  const isExact = shaped.has(name) || Object.hasOwn(params, "axis") || Object.hasOwn(params, "axes");
  if (/^arg(max|min)$/.test(name) && sameShape(out.shape, result.shape)) return notPlaces(out);
  const isFit = sameShape(out.shape, result.shape) && (!products.has(name) || out.dtype === result.dtype);
  if (!isExact || isFit) return null;
  if (products.has(name))
    return valueError(
      "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
    );
  if (name.startsWith("arg")) return valueError(`output array does not match result of np.${name}.`);
  if (name.startsWith("cum")) return valueError("provided out is the wrong size for the accumulation.");
  if (name === "gather" || name === "compress") return valueError("output array does not match result of ndarray.take");
  if (name === "concat") return valueError("Output array is the wrong shape");
  if (name === "stack") return valueError("Output array has wrong dimensionality");
  if (Object.hasOwn(params, "keepdims")) return notReduced(reducing[name] ?? "add", out.shape, result.shape);
  return valueError(
    `output array of shape ${numpyShape(out.shape)} does not match the result's ${numpyShape(result.shape)}`,
  );
}

/** Positions are written only into what could stand for one. */
function notPlaces({ dtype, shape }: Filled): Says | null {
  if (canCast(dtype, "int64", "safe")) return null;
  return typeError(
    `Cannot cast ${shape.length > 0 ? "array data" : "scalar"} from dtype('${dtype}') to dtype('int64') according to the rule 'safe'`,
  );
}

function notReduced(by: string, out: Shape, result: Shape): Says {
  if (out.length !== result.length)
    return valueError(
      `output parameter for reduction operation ${by} has the wrong number of dimensions: Found ${out.length} but expected ${result.length}`,
    );
  const axis = out.findIndex((size, i) => size !== result[i]);
  if (out[axis] === 1)
    return valueError(
      `output operand requires a reduction along dimension ${axis}, but the reduction is not enabled. The dimension size of 1 does not match the expected output shape.`,
    );
  return valueError(
    `non-broadcastable operand with shape ${numpyShape(result)} doesn't match the broadcast shape ${numpyShape(out)}`,
  );
}
