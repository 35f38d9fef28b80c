/**
 * The meaning of a contraction: in which order the products of an element are added, and how they are rounded. The order
 * depends on shapes and strides alone. In float32 a product is added without rounding in between, as the kernels of
 * TensorFlow, oneDNN and OpenBLAS do; other dtypes round each product and each sum, and faster paths may add float64 in
 * another order, within a stated bound.
 */
import { allocate, type Data, isWide } from "../../core/dtype.ts";
import { sizeOf } from "../../core/shape.ts";
import { denseData, type Stored } from "../../core/stored.ts";

/** Elements of the inner axis that are summed from zero before they are added to the result. */
export const innerBlock = 384;
/** Inner axes up to this length give a dot product and a row times a matrix one product after another. */
const oneByOne = 4096;
/** Dense rows that a row is multiplied with are added one after another, and the sums of so many rows likewise. */
export const rowsInPart = 4096;
/** Batches of vectors are added in lanes from this inner axis on. */
const longBatch = 256;

/** a (…, m, k) times b (…, k, n); leading axes agree. */
export function evaluateContraction(a: Stored, b: Stored): Data {
  const [m, k] = [a.layout.shape.at(-2)!, a.layout.shape.at(-1)!];
  const n = b.layout.shape.at(-1)!;
  const batches = sizeOf(a.layout.shape.slice(0, -2));
  if (a.dtype === "float64" && a.layout.shape.length === 2) return multiplied(a, b);
  const [x, y] = [denseData(a) as Float64Array, denseData(b) as Float64Array];
  const out = allocate(a.dtype, batches * m * n) as Float64Array;
  if (a.dtype === "float32" && isDotted(a, b)) {
    for (let row = 0; row < batches * m; row++) {
      const base = Math.floor(row / m) * k * n;
      for (let j = 0; j < n; j++) out[row * n + j] = dot(x, row * k, y, base + j, n, k);
    }
    return out;
  }
  const addRow = rowAdder(a);
  const ends = a.dtype !== "float32" ? [k] : isRowByRow(a, b) ? partEnds(k) : blockEnds(k);
  const sum = ends.length > 1 ? (allocate(a.dtype, n) as Float64Array) : out;
  for (let row = 0; row < batches * m; row++) {
    const base = Math.floor(row / m) * k * n;
    let i = 0;
    for (const end of ends) {
      const first = i === 0;
      if (!first) sum.fill(0);
      const [into, at] = first ? [out, row * n] : [sum, 0];
      for (; i < end; i++) addRow(into, at, x[row * k + i]!, y, base + i * n, n);
      if (!first) for (let j = 0; j < n; j++) out[row * n + j] = out[row * n + j]! + sum[j]!;
    }
  }
  return out;
}

/** Two matrices of float64, one product after another, wherever their elements lie. */
function multiplied(a: Stored, b: Stored): Data {
  const [[m, k], n] = [a.layout.shape as [number, number], b.layout.shape[1]!];
  const [x, y, out] = [a.data as Float64Array, b.data as Float64Array, allocate("float64", m * n) as Float64Array];
  const [aRow, aStep] = a.layout.strides as [number, number];
  const [bStep, bColumn] = b.layout.strides as [number, number];
  const [aFrom, bFrom] = [a.layout.offset, b.layout.offset];
  if (k === 1) {
    for (let row = 0; row < m; row++) {
      const scale = x[aFrom + row * aRow]!;
      let also = bFrom;
      for (let j = row * n; j < (row + 1) * n; j++) {
        out[j] = 0 + scale * y[also]!;
        also += bColumn;
      }
    }
    return out;
  }
  for (let row = 0; row < m; row++) {
    const [start, to] = [aFrom + row * aRow, row * n];
    let j = 0;
    // Columns by three: an addition waits for the one before it, those of other elements do not.
    for (; j + 3 <= n; j += 3) {
      let [from, p, q, r] = [start, bFrom + j * bColumn, bFrom + (j + 1) * bColumn, bFrom + (j + 2) * bColumn];
      let [first, second, third] = [0, 0, 0];
      for (let i = 0; i < k; i++) {
        const scale = x[from]!;
        first += scale * y[p]!;
        second += scale * y[q]!;
        third += scale * y[r]!;
        from += aStep;
        p += bStep;
        q += bStep;
        r += bStep;
      }
      out[to + j] = first;
      out[to + j + 1] = second;
      out[to + j + 2] = third;
    }
    for (; j < n; j++) {
      let [from, also, sum] = [start, bFrom + j * bColumn, 0];
      for (let i = 0; i < k; i++) {
        sum += x[from]! * y[also]!;
        from += aStep;
        also += bStep;
      }
      out[to + j] = sum;
    }
  }
  return out;
}

/** Where blocks of the inner axis end: what is left before the end, less than two blocks, is halved if it is more than one. */
export function blockEnds(k: number, block = innerBlock): readonly number[] {
  const ends: number[] = [];
  for (let at = 0; at < k; ) {
    const rest = k - at;
    at += rest >= 2 * block ? block : rest > block ? Math.ceil(rest / 2) : rest;
    ends.push(at);
  }
  return ends;
}

function partEnds(k: number): readonly number[] {
  return Array.from({ length: Math.max(1, Math.ceil(k / rowsInPart)) }, (_, i) => Math.min(k, (i + 1) * rowsInPart));
}

/**
 * Whether elements are dot products of dense rows, added in lanes: a matrix of several rows and a vector, both dense
 * along the inner axis. Batches of them are if that axis is long, and so is a product of two vectors.
 */
export function isDotted(a: Stored, b: Stored): boolean {
  const [m, k, n] = [a.layout.shape.at(-2)!, a.layout.shape.at(-1)!, b.layout.shape.at(-1)!];
  if ((m === 1) === (n === 1) ? m > 1 || k <= oneByOne : false) return false;
  const batched = a.layout.shape.length > 2;
  return (!batched || k >= longBatch) && a.layout.strides.at(-1) === 1 && b.layout.strides.at(-2) === 1;
}

/** Whether a single row is multiplied with dense rows. */
export function isRowByRow(a: Stored, b: Stored): boolean {
  if (a.layout.shape.length > 2 || a.layout.shape[0] !== 1 || isDotted(a, b)) return false;
  return b.layout.shape[1] === 1 || b.layout.strides[1] === 1;
}

/** Eigen's order: lanes of eight, then what is left in eights, fours, twos and ones, each added to the sum. */
function dot(x: Float64Array, from: number, y: Float64Array, also: number, step: number, k: number): number {
  const f = Math.fround;
  const product = (i: number): number => f(x[from + i]! * y[also + i * step]!);
  let i = 0;
  let total = 0;
  if (k >= 16) {
    const lanes = new Float32Array(8);
    for (; i + 16 <= k; i += 16) {
      for (let l = 0; l < 16; l++) {
        lanes[l % 8] = fusedProduct(x[from + i + l]!, y[also + (i + l) * step]!, lanes[l % 8]!);
      }
    }
    total = inPairs((l) => lanes[l]!);
  }
  if (i + 8 <= k) {
    const at = i;
    total = f(total + inPairs((l) => product(at + l)));
    i += 8;
  }
  if (i + 4 <= k) {
    total = f(total + f(f(product(i) + product(i + 1)) + f(product(i + 2) + product(i + 3))));
    i += 4;
  }
  for (; i + 2 <= k; i += 2) total = f(total + f(product(i) + product(i + 1)));
  return i < k ? f(total + product(i)) : total;
}

/** Eight numbers: each and its neighbour, then those four apart, then the two that are left. */
function inPairs(v: (lane: number) => number): number {
  const f = Math.fround;
  return f(f(f(v(0) + v(1)) + f(v(4) + v(5))) + f(f(v(2) + v(3)) + f(v(6) + v(7))));
}

/** x · y + z in float32, rounded once. */
export function fusedProduct(x: number, y: number, z: number): number {
  const product = x * y;
  const sum = product + z;
  const near = Math.fround(sum);
  const off = sum - near;
  const other = sum + off;
  // Half way between two numbers, and only there, it matters which way the float64 sum was rounded itself.
  if (off === 0 || Math.fround(other) !== other || !Number.isFinite(near)) return near;
  const back = sum - product;
  const lost = product - (sum - back) + (z - back);
  return lost !== 0 && lost > 0 === off > 0 ? other : near;
}

type RowAdder = (out: Float64Array, at: number, scale: number, y: Float64Array, from: number, n: number) => void;

/** out[at + j] += scale * y[from + j], rounded as the dtype wants. */
function rowAdder(a: Stored): RowAdder {
  if (a.dtype === "float32") {
    return (out, at, scale, y, from, n) => {
      for (let j = 0; j < n; j++) out[at + j] = fusedProduct(scale, y[from + j]!, out[at + j]!);
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
