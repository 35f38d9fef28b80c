/**
 * Reductions whose result is the same in whatever order their elements come: the largest and the smallest of floats, sums of
 * whole numbers of 64 bits, which wrap, and bools together. Knows rows, and one kind of elements for each loop, which the host
 * goes through several times as fast as what calls a function for each.
 */
import type { DType } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";

/** The result for so many elements from a place on, of which there is one at least. */
export type Freely = (x: Float64Array, from: number, count: number) => number;

/** Null where the order counts, or other loops have to do. */
export function freelyBy(combine: Combine, dtype: DType): Freely | null {
  if (dtype === "float64" && combine === "max") return largest;
  if (dtype === "float64" && combine === "min") return smallest;
  if (dtype === "int64" && combine === "add") return wholeSum as unknown as Freely;
  if (dtype === "bool" && combine === "or") return some as unknown as Freely;
  return dtype === "bool" && combine === "and" ? (every as unknown as Freely) : null;
}

function largest(x: Float64Array, from: number, count: number): number {
  let found = x[from]!;
  for (let i = from + 1; i < from + count; i++) found = Math.max(found, x[i]!);
  return found;
}
function smallest(x: Float64Array, from: number, count: number): number {
  let found = x[from]!;
  for (let i = from + 1; i < from + count; i++) found = Math.min(found, x[i]!);
  return found;
}

/** Halves of 64 bits of so many numbers are added as floats, exactly. */
const mostAdded = 1 << 20;
function wholeSum(x: BigInt64Array, from: number, count: number): bigint {
  const halves = new Int32Array(x.buffer, x.byteOffset, 2 * x.length);
  let sum = 0n;
  for (let at = from; at < from + count; at += mostAdded) {
    const end = 2 * Math.min(at + mostAdded, from + count);
    let [low, high] = [0, 0];
    for (let i = 2 * at; i < end; i += 2) {
      low += halves[i]! >>> 0;
      high += halves[i + 1]!;
    }
    sum += BigInt(low) + (BigInt(high) << 32n);
  }
  return BigInt.asIntN(64, sum);
}

function some(x: Uint8Array, from: number, count: number): number {
  for (let i = from; i < from + count; i++) if (x[i] !== 0) return 1;
  return 0;
}
function every(x: Uint8Array, from: number, count: number): number {
  for (let i = from; i < from + count; i++) if (x[i] === 0) return 0;
  return 1;
}
