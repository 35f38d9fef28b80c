/**
 * The order of plain values: numbers, texts, and tuples and lists of these. Knows nothing of objects, sets and tensors,
 * whose order others tell, nor of what Python says where there is none.
 */
import { isPlain, type Plain } from "./numbers.ts";
import type { Value } from "./value.ts";

/** Below 0 where a stands before b, above it behind, 0 for equal ones; undefined where more than that has to be asked. */
export function plainOrder(a: Value, b: Value): number | undefined {
  if (isPlain(a)) return isPlain(b) ? orderOfNumbers(a, b) : undefined;
  if (a.kind === "string") return b.kind === "string" ? orderOfTexts(a.value, b.value) : undefined;
  if (a.kind !== "tuple" && a.kind !== "list") return undefined;
  return b.kind === a.kind ? orderOfItems(a.items, b.items) : undefined;
}

/** What is no number has no place in an order. */
function orderOfNumbers(a: Plain, b: Plain): number | undefined {
  // The host compares integers of any size with floats exactly, and bools as 0 and 1.
  const [x, y] = [a.value, b.value];
  if (x < y) return -1;
  if (x > y) return 1;
  return x === y || (x >= y && x <= y) ? 0 : undefined;
}

function orderOfItems(a: readonly Value[], b: readonly Value[]): number | undefined {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] === b[i]) continue;
    const order = plainOrder(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

/** By code points. */
export function orderOfTexts(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  let at = 0;
  while (at < shared && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === shared) return a.length < b.length ? -1 : 1;
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
  // Halves of characters beyond 16 bits say nothing of their order among the others.
  return x < firstHalf && y < firstHalf ? Math.sign(x - y) : orderOfPoints([...a], [...b]);
}
const firstHalf = 0xd800;
function orderOfPoints(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((c, i) => c !== b[i]);
  if (at < 0) return a.length === b.length ? 0 : -1;
  return at >= b.length || a[at]!.codePointAt(0)! > b[at]!.codePointAt(0)! ? 1 : -1;
}

/** Keys as floats that are in the same order, where there are such; what is no number has no place in it. */
export function floatsFor(keys: readonly Value[]): Float64Array | null {
  const floats = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (!isPlain(key)) return null;
    const value = Number(key.value);
    if (key.kind === "float" ? Number.isNaN(value) : !Number.isSafeInteger(value)) return null;
    floats[i] = value;
  }
  return floats;
}
