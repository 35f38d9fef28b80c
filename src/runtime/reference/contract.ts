/**
 * The meaning of a contraction: for each row and column, products are added one after another along the inner axis,
 * each product and each sum rounded to the dtype. Faster paths may add in another order, within a stated bound.
 */
import { allocate, type Data, isWide } from "../../core/dtype.ts";
import { sizeOf } from "../../core/shape.ts";
import { denseData, type Stored } from "../../core/stored.ts";

/** a (…, m, k) times b (…, k, n); leading axes agree. */
export function evaluateContraction(a: Stored, b: Stored): Data {
  const [m, k] = [a.layout.shape.at(-2)!, a.layout.shape.at(-1)!];
  const n = b.layout.shape.at(-1)!;
  const batches = sizeOf(a.layout.shape.slice(0, -2));
  const [x, y] = [denseData(a) as Float64Array, denseData(b) as Float64Array];
  const out = allocate(a.dtype, batches * m * n) as Float64Array;
  const addRow = rowAdder(a);
  for (let row = 0; row < batches * m; row++) {
    const base = Math.floor(row / m) * k * n;
    for (let i = 0; i < k; i++) addRow(out, row * n, x[row * k + i]!, y, base + i * n, n);
  }
  return out;
}

type RowAdder = (out: Float64Array, at: number, scale: number, y: Float64Array, from: number, n: number) => void;

/** out[at + j] += scale * y[from + j], rounded as the dtype wants. */
function rowAdder(a: Stored): RowAdder {
  if (a.dtype === "float32") {
    return (out, at, scale, y, from, n) => {
      for (let j = 0; j < n; j++) out[at + j] = out[at + j]! + Math.fround(scale * y[from + j]!);
    };
  }
  if (a.dtype === "float64" || isWide(a.dtype)) {
    return (out, at, scale, y, from, n) => {
      for (let j = 0; j < n; j++) out[at + j] = out[at + j]! + scale * y[from + j]!;
    };
  }
  return (out, at, scale, y, from, n) => {
    for (let j = 0; j < n; j++) out[at + j] = out[at + j]! + Math.imul(scale, y[from + j]!);
  };
}
