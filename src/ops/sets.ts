/** Vectors taken as sets, and what is among given values. Values must be known, since they decide the shapes of the results. */

import { int32sIn, numbersIn } from "../core/doubles.ts";
import {
  computingDType,
  type DType,
  dataFrom,
  isComplex,
  isFloat,
  isInteger,
  isWide,
  joinedArrays,
  promote,
} from "../core/dtype.ts";
import { computing, denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { equal, logicalAnd, logicalOr, notEqual } from "./compare.ts";
import { dataOf, distinct, tensorOf, withoutRepeats } from "./distinct-values.ts";
import { castTo, operation } from "./operation.ts";

const assumeUnique = {
  kind: "bool",
  doc: "the elements are distinct already (changes nothing)",
  default: false,
} as const;
/** The elements in another dtype. */
function elementsIn(x: Stored, dtype: DType): Float64Array {
  const data = denseData(x) as Float64Array;
  if (x.dtype === dtype) return data;
  if (isWide(dtype)) return BigInt64Array.from(data, BigInt) as never;
  return dataFrom(dtype, Array.from(data, Number)) as Float64Array;
}

const pair = {
  x: { kind: "known", doc: "one set", also: "ar1 x1" },
  y: { kind: "known", doc: "the other", also: "ar2 x2" },
} as const;
/** In which of two sets a value is. */
const [inX, inY, inBoth] = [1, 2, 3] as const;
const setOperation = (name: string, doc: string, shows: string, kept: readonly number[]) =>
  operation({
    name,
    moves: true,
    also: { np: name },
    params: {
      ...pair,
      assume_unique: assumeUnique,
      meet: {
        kind: "string",
        doc: "by whose rule their dtypes meet",
        choices: ["tensors", "arrays"],
        default: "tensors",
      },
    },
    variants: { [`np.${name}`]: { meet: "arrays" } },
    doc: `${doc}, in order.`,
    examples: [{ code: `${name}([1, 2, 3], [3, 5])`, shows }],
    run: ({ x, y, meet }) => {
      const dtype = meet === "arrays" ? joinedArrays([x.dtype, y.dtype]) : promote(x.dtype, y.dtype);
      // Floats of 16 bits are compared as what they are in 32.
      const wide = computingDType(dtype);
      const [a, b] = [elementsIn(computing(x), wide), elementsIn(computing(y), wide)];
      if (kept.length === 3) return castTo(withoutRepeats(joined(wide, a, b), false), dtype);
      return castTo(tensorOf(wide, among(wide, a, b, kept)), name === "setdiff1d" ? x.dtype : dtype);
    },
  });
function joined(dtype: DType, a: Float64Array, b: Float64Array): Stored {
  const all = new (a.constructor as Float64ArrayConstructor)(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return stored(dtype, [all.length], all);
}
/** The distinct values of both that are in what `kept` says. NaN is in no other set. */
function among(dtype: DType, x: Float64Array, y: Float64Array, kept: readonly number[]): Float64Array {
  const [a, b] = [x, y].map((elements) => dataOf(withoutRepeats(stored(dtype, [elements.length], elements), false)));
  const groups = distinct(joined(dtype, a!, b!), true);
  const values = dataOf(groups.values);
  const [first, counts] = [dataOf(groups.first), dataOf(groups.counts)];
  const keep = [inX, inY, inBoth].map((where) => kept.includes(where));
  const out = new (values.constructor as Float64ArrayConstructor)(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const where = counts[i] === 2 ? inBoth : first[i]! < a!.length ? inX : inY;
    if (keep[where - 1]) out[count++] = values[i]!;
  }
  return out.slice(0, count);
}
export const union1d = setOperation("union1d", "What is in either", "[1 2 3 5]", [inX, inY, inBoth]);
export const intersect1d = setOperation("intersect1d", "What is in both", "[3]", [inBoth]);
export const setdiff1d = setOperation("setdiff1d", "What is in the first but not in the second", "[1 2]", [inX]);
export const setxor1d = setOperation("setxor1d", "What is in exactly one of them", "[1 2 5]", [inX, inY]);

/** Values up to which each element is compared with all of them. */
const fewValues = 16;
function amongFew(x: Stored, wanted: Float64Array, dtype: DType, invert: boolean): Node {
  const elements = castTo(sourceOf(x), dtype);
  const each = Array.from(wanted, (v) => {
    const value = sourceOf(stored(dtype, [], new (wanted.constructor as Float64ArrayConstructor)([v])));
    return invert ? notEqual(elements, value) : equal(elements, value);
  });
  return each.reduce((a, b) => (invert ? logicalAnd(a, b) : logicalOr(a, b)));
}
function amongMany(x: Stored, wanted: Float64Array, dtype: DType, invert: boolean): Uint8Array {
  const among = new Set<number>(wanted);
  if (isFloat(dtype)) among.delete(Number.NaN);
  const elements = elementsIn(x, dtype);
  const found = new Uint8Array(elements.length);
  for (let i = 0; i < found.length; i++) found[i] = among.has(elements[i]!) === invert ? 0 : 1;
  return found;
}
/** What the table says of each element; `no` of those that it does not reach to. */
function lookedUp(elements: Int32Array | Float64Array, low: number, table: Uint8Array, no: number): Uint8Array {
  const found = new Uint8Array(elements.length);
  for (let i = 0; i < found.length; i++) {
    const at = elements[i]! - low;
    found[i] = at >= 0 && at < table.length ? table[at]! : no;
  }
  return found;
}
/** How far apart wanted integers may lie for a table to say which are wanted. */
const longestTable = 1 << 24;
/** Null where the integers are too far apart, or too large to be told apart as doubles. */
function amongIntegers(x: Stored, wanted: Float64Array, invert: boolean): Uint8Array | null {
  const those = Float64Array.from(wanted, Number);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of those) [low, high] = [Math.min(low, v), Math.max(high, v)];
  if (those.length === 0) return null;
  if (!(high - low < longestTable) || Math.max(-low, high) >= 2 ** 53) return null;
  const [yes, no] = invert ? [0, 1] : [1, 0];
  const table = new Uint8Array(high - low + 1).fill(no);
  for (const v of those) table[v - low] = yes;
  const whole = int32sIn(x);
  return whole ? lookedUp(whole, low, table, no) : lookedUp(numbersIn(x), low, table, no);
}
export const isin = operation({
  name: "isin",
  also: { np: "isin in1d", torch: "isin" },
  params: {
    x: { kind: "known", doc: "what to look for", also: "element elements x1 ar1" },
    values: { kind: "known", doc: "where to look", also: "test_elements x2 ar2" },
    assume_unique: assumeUnique,
    invert: { kind: "bool", doc: "whether each is not among them", default: false },
    kind: { kind: "string", doc: "how to look (changes nothing)", default: null },
  },
  doc: "Whether each element is among the given values. NaN is equal to nothing.",
  examples: [{ code: "isin([1, 2, 3], [3, 1])", shows: "[ True False  True]" }],
  run: ({ x, values, invert }) => {
    const dtype = joinedArrays([x.dtype, values.dtype]);
    const wanted = elementsIn(values, dtype);
    if (wanted.length > 0 && wanted.length <= fewValues && !isComplex(dtype)) return amongFew(x, wanted, dtype, invert);
    const found = (isInteger(dtype) && amongIntegers(x, wanted, invert)) || amongMany(x, wanted, dtype, invert);
    return sourceOf(stored("bool", x.layout.shape, found));
  },
});
