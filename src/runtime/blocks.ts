/**
 * Products within matrices of float64, for algorithms that consist of such. Knows where in the engine's memory blocks
 * lie; knows nothing of the algorithms.
 */
import { type AddProduct, addProduct, type Block } from "../core/block.ts";
import { dataIn } from "../core/dtype.ts";
import { addressOf, engineMemory, withRoom } from "./memory.ts";
import { multiply } from "./product.ts";

/** Products of numbers up to which loops are as fast as asking a kernel. */
const few = 1 << 11;

export const addByKernel: AddProduct = (c, a, b, factor) => {
  const [to, left, right] = [placeOf(c), placeOf(a), placeOf(b)];
  if (to === null || left === null || right === null || c.m * c.n * a.n <= few) return addProduct(c, a, b, factor);
  if (c.m === 1 || c.n === 1) return addVector(c, a, b, factor);
  if (factor === 1) return addMatrix(c, a, b, [left, right, to]);
  const smaller = a.m * a.n < b.m * b.n ? a : b;
  withRoom(smaller.m * smaller.n * bytes, (at) => {
    const turned = negative(smaller, at);
    if (smaller === a) addMatrix(c, turned, b, [at, right, to]);
    else addMatrix(c, a, turned, [left, at, to]);
  });
};

const bytes = 8;
function placeOf({ of, at }: Block): number | null {
  const from = addressOf(of);
  return from === null ? null : from + at * bytes;
}

function addMatrix(c: Block, a: Block, b: Block, items: readonly number[]): void {
  const strides = { aRow: a.row * bytes, aStep: a.column * bytes, bStep: b.row * bytes, bColumn: b.column * bytes };
  const sizes = { m: c.m, n: c.n, k: a.n, onto: { row: c.row * bytes } };
  multiply({ dtype: "float64", order: "blocks", ...sizes, ...strides, items });
}

/** The elements times -1, at an address of the engine's memory, in the order in which they lie. */
function negative({ of, at, row, column, m, n }: Block, address: number): Block {
  const out = dataIn("float64", engineMemory().buffer, address, m * n) as Float64Array;
  const [rows, columns, far, near] = column <= row ? [m, n, row, column] : [n, m, column, row];
  for (let i = 0, to = 0; i < rows; i++)
    for (let j = 0, from = at + i * far; j < columns; j++, from += near) out[to++] = -of[from]!;
  return { of: out, at: 0, row: column <= row ? n : 1, column: column <= row ? 1 : m, m, n };
}

/** A matrix times a vector has kernels of its own, which write a dense result. */
function addVector(c: Block, a: Block, b: Block, factor: 1 | -1): void {
  const count = c.m * c.n;
  const isDotted = a.column === 1 && b.row === 1;
  withRoom(count * bytes, (at) => {
    const strides = { aRow: a.row * bytes, aStep: a.column * bytes, bStep: b.row * bytes, bColumn: b.column * bytes };
    const order = isDotted ? "dots" : "blocks";
    const items = [placeOf(a)!, placeOf(b)!, at];
    multiply({ dtype: "float64", order, m: c.m, n: c.n, k: a.n, ...strides, items });
    const made = dataIn("float64", engineMemory().buffer, at, count) as Float64Array;
    const step = c.n === 1 ? c.row : c.column;
    for (let i = 0, to = c.at; i < count; i++, to += step) c.of[to] = c.of[to]! + factor * made[i]!;
  });
}
