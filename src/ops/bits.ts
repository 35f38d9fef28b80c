/** The bits of elements taken for elements of another dtype. Knows buffers, nothing of what the bits mean. */
import { allocate, bytesOf, type DType, isComplex } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { denseParts, stored } from "../core/stored.ts";
import type { RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { operation, tensor } from "./operation.ts";

const bitsRoutine: RoutineOp<Record<never, never>> = {
  name: "bitcast",
  moves: true,
  evaluate: ([x], _, { shape, dtype }) => {
    const from = denseParts(x!);
    const out = allocate(dtype, sizeOf(shape));
    new Uint8Array(out.buffer, out.byteOffset, out.byteLength).set(
      new Uint8Array(from.buffer, from.byteOffset, from.byteLength),
    );
    return stored(dtype, shape, out);
  },
  gradient: null,
};

/**
 * The shape that the same bits have as elements of another size. TensorFlow gives the parts of an element an axis of their
 * own, the last; NumPy and PyTorch (`flat`) put them side by side along the last axis that there is.
 */
function shapeAs(shape: readonly number[], from: DType, to: DType, flat: boolean): number[] {
  const [old, size] = [bytesOf(from), bytesOf(to)];
  if (old === size) return [...shape];
  const last = shape.at(-1);
  const outer = shape.slice(0, -1);
  if (old > size) {
    if (!flat) return [...shape, old / size];
    if (last !== undefined) return [...outer, (last * old) / size];
  } else if (last !== undefined && (flat ? (last * old) % size === 0 : last === size / old))
    return flat ? [...outer, (last * old) / size] : outer;
  const parts = flat ? `a last axis of a multiple of ${size / old}` : `a last axis of ${size / old}`;
  const wanted = old > size ? "at least one axis" : parts;
  throw refuse("shape/rank", { name: "bitcast", wanted, shape: showShape(shape) });
}

export const bitcast = operation({
  name: "bitcast",
  moves: true,
  also: { tf: "bitcast" },
  params: {
    x: tensor("any tensor", { also: "input" }),
    dtype: { kind: "dtype", doc: "what the bits are taken for", also: "type" },
    flat: {
      kind: "bool",
      doc: "elements of another size stand side by side along the last axis, as NumPy's view(dtype) has them",
      default: false,
    },
  },
  doc: "The same bits as elements of another dtype. Between sizes, the parts of one element lie along a last axis.",
  examples: [
    { code: "bitcast(1.0, int32)", shows: "1065353216" },
    { code: "bitcast([1, 256], uint8)", shows: "[[1 0 0 0]\n [0 1 0 0]]" },
  ],
  run: ({ x, dtype, flat }) => {
    if (x.dtype === dtype) return x;
    const complex = [x.dtype, dtype].find(isComplex);
    if (complex) throw refuse("dtype/complex", { dtype: complex });
    return structure.routine(bitsRoutine, [x], {}, shapeAs(x.shape, x.dtype, dtype, flat), dtype);
  },
});
