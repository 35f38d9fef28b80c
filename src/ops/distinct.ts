/** Distinct values, and vectors taken as sets. Values must be known, since they decide the shapes of the results. */

import { int32sIn, numbersIn } from "../core/doubles.ts";
import {
  type Data,
  type DType,
  dataFrom,
  isComplex,
  isFloat,
  isInteger,
  isWide,
  joinedArrays,
  promote,
} from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import type { Shape } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { equal, logicalAnd, logicalOr, notEqual } from "./compare.ts";
import { castTo, operation } from "./operation.ts";
import { inOrder, orderOf } from "./sorting.ts";

const any = { kind: "known", doc: "any tensor", also: "ar input" } as const;

/** Values in order, without repetition, and where they came from. */
interface Distinct {
  readonly values: Data;
  /** The first place of each value among the elements. */
  readonly first: Int32Array;
  /** For each element, the place of its value. */
  readonly inverse: Int32Array;
  readonly counts: Int32Array;
}

/** Sorted elements, each value once. With `nans`, every NaN is a value of its own. */
function withoutRepeats(x: Stored, nans: boolean): Float64Array {
  const sorted = inOrder(x) as Float64Array;
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    const v = sorted[i]!;
    if (kept === 0 || !isSame(v, sorted[kept - 1]!, nans)) sorted[kept++] = v;
  }
  return sorted.slice(0, kept);
}
const isSame = (a: number, b: number, nans: boolean): boolean =>
  a === b || (!nans && Number.isNaN(a) && Number.isNaN(b));

/** The distinct values of x with their places and counts; the first of equal elements stands for them. */
function distinct(x: Stored, nans: boolean): Distinct {
  const data = denseData(x) as Float64Array;
  const order = orderOf(x);
  const inverse = new Int32Array(data.length);
  // As many as there are elements, until it is known how many there are.
  const values = data.slice();
  const [first, counts] = [new Int32Array(data.length), new Int32Array(data.length)];
  let kept = 0;
  for (let i = 0; i < order.length; i++) {
    const place = order[i]!;
    const v = data[place]!;
    if (kept === 0 || !isSame(v, values[kept - 1]!, nans)) {
      values[kept] = v;
      first[kept++] = place;
    }
    inverse[place] = kept - 1;
    counts[kept - 1]!++;
  }
  return { values: values.slice(0, kept), first: first.slice(0, kept), inverse, counts: counts.slice(0, kept) };
}

const tensorOf = (dtype: DType, data: Data, shape: Shape = [data.length]): Node => sourceOf(stored(dtype, shape, data));
const places = (data: Int32Array, shape: Shape = [data.length]): Node =>
  castTo(tensorOf("int32", data, shape), "int64");
const flag = (doc: string, also: string) => ({ kind: "bool", doc, default: false, also }) as const;

export const unique = operation({
  name: "unique",
  also: { np: "unique", torch: "unique" },
  params: {
    x: any,
    return_index: flag("also the first place of each value", ""),
    return_inverse: flag("also, for each element, the place of its value", ""),
    return_counts: flag("also how often each value occurs", ""),
    axis: { kind: "axis", doc: "not supported: the flattened tensor is taken", default: null, also: "dim" },
    equal_nan: { kind: "bool", doc: "all NaNs are one value", default: true },
    sorted: { kind: "bool", doc: "in order (always so)", default: true },
  },
  doc: "The distinct values, in order; with them, if asked, first places, places of each element's value, and counts.",
  examples: [
    { code: "unique([3, 1, 3, 2])", shows: "[1 2 3]" },
    { code: "unique([3, 1, 3], return_counts=True)[1]", shows: "[1 2]" },
  ],
  run: ({ x, return_index, return_inverse, return_counts, axis, equal_nan }) => {
    if (axis !== null && x.layout.shape.length !== 1)
      throw refuse("value/domain", { detail: "unique rows or columns are not supported, only unique elements" });
    if (!(return_index || return_inverse || return_counts)) return tensorOf(x.dtype, withoutRepeats(x, !equal_nan));
    const { values, first, inverse, counts } = distinct(x, !equal_nan);
    const parts = [tensorOf(x.dtype, values)];
    if (return_index) parts.push(places(first));
    if (return_inverse) parts.push(places(inverse, x.layout.shape));
    if (return_counts) parts.push(places(counts));
    return parts;
  },
});

const fieldsOfUnique = ["values", "indices", "inverse_indices", "counts"];
/** `unique_all` gives a UniqueAllResult. */
const resultName = (name: string): string => `${name.replace(/(?:^|_)(.)/g, (_, c: string) => c.toUpperCase())}Result`;
const standardUnique = (name: string, fields: readonly string[] | null, doc: string, code: string, shows: string) =>
  operation({
    name,
    also: { np: name },
    params: { x: any },
    ...(fields ? { fields, together: { np: resultName(name) } } : {}),
    doc: `${doc} Every NaN is a value of its own. As the Python array API standard has it.`,
    examples: [{ code, shows }],
    run: ({ x }) => {
      const { values, first, inverse, counts } = distinct(x, true);
      const every = [tensorOf(x.dtype, values), places(first), places(inverse, x.layout.shape), places(counts)];
      if (!fields) return every[0]!;
      return fields.map((f) => every[fieldsOfUnique.indexOf(f)]!);
    },
  });
export const uniqueAll = standardUnique(
  "unique_all",
  fieldsOfUnique,
  "Distinct values, their first places, the place of each element's value, and counts.",
  "unique_all([3, 1, 3]).counts",
  "[1 2]",
);
export const uniqueCounts = standardUnique(
  "unique_counts",
  ["values", "counts"],
  "Distinct values and how often each occurs.",
  "unique_counts([3, 1, 3]).counts",
  "[1 2]",
);
export const uniqueInverse = standardUnique(
  "unique_inverse",
  ["values", "inverse_indices"],
  "Distinct values and, for each element, the place of its value.",
  "unique_inverse([3, 1, 3]).inverse_indices",
  "[1 0 1]",
);
export const uniqueValues = standardUnique(
  "unique_values",
  null,
  "Distinct values.",
  "unique_values([3, 1, 3])",
  "[1 3]",
);

/** TensorFlow's unique keeps the order of first appearance and tells where each value went. */
export const uniqueWithIndex = operation({
  name: "unique_with_index",
  also: { tf: "unique" },
  params: { x: { kind: "known", doc: "a vector" } },
  fields: ["y", "idx"],
  together: { tf: "Unique" },
  doc: "The distinct values in order of appearance, and for each element the position of its value.",
  examples: [{ code: "unique_with_index([3, 1, 3])[1]", shows: "[0 1 0]" }],
  run: ({ x }) => {
    const { values, inverse } = byAppearance(x);
    return [tensorOf(x.dtype, values), tensorOf("int32", inverse)];
  },
});
export const uniqueWithCounts = operation({
  name: "unique_with_counts",
  also: { tf: "unique_with_counts" },
  params: { x: { kind: "known", doc: "a vector" } },
  fields: ["y", "idx", "count"],
  together: { tf: "UniqueWithCounts" },
  doc: "The distinct values in order of appearance, for each element the position of its value, and counts.",
  examples: [{ code: "unique_with_counts([3, 1, 3])[2]", shows: "[2 1]" }],
  run: ({ x }) => {
    const { values, inverse, counts } = byAppearance(x);
    return [tensorOf(x.dtype, values), tensorOf("int32", inverse), tensorOf("int32", counts)];
  },
});
function byAppearance(x: Stored): { values: Data; inverse: Int32Array; counts: Int32Array } {
  const data = denseData(x) as Float64Array;
  const rank = new Map<number, number>();
  const counts: number[] = [];
  const inverse = Int32Array.from(data, (v) => {
    const known = rank.get(v) ?? rank.size;
    if (known === rank.size) rank.set(v, known);
    counts[known] = (counts[known] ?? 0) + 1;
    return known;
  });
  return { values: dataFrom(x.dtype, [...rank.keys()]), inverse, counts: Int32Array.from(counts) };
}

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
const setOperation = (name: string, doc: string, shows: string, keeps: (inX: boolean, inY: boolean) => boolean) =>
  operation({
    name,
    also: { np: name },
    params: {
      ...pair,
      assume_unique: flag("the elements are distinct already (changes nothing)", ""),
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
      const [a, b] = [elementsIn(x, dtype), elementsIn(y, dtype)];
      const all = new (a.constructor as Float64ArrayConstructor)(a.length + b.length);
      all.set(a);
      all.set(b, a.length);
      const [inX, inY] = [new Set(a), new Set(b)];
      const kept = withoutRepeats(stored(dtype, [all.length], all), false).filter((v) => keeps(inX.has(v), inY.has(v)));
      return name === "setdiff1d" ? castTo(tensorOf(dtype, kept), x.dtype) : tensorOf(dtype, kept);
    },
  });
export const union1d = setOperation("union1d", "What is in either", "[1 2 3 5]", (a, b) => a || b);
export const intersect1d = setOperation("intersect1d", "What is in both", "[3]", (a, b) => a && b);
export const setdiff1d = setOperation(
  "setdiff1d",
  "What is in the first but not in the second",
  "[1 2]",
  (a, b) => a && !b,
);
export const setxor1d = setOperation("setxor1d", "What is in exactly one of them", "[1 2 5]", (a, b) => a !== b);

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
    assume_unique: flag("the elements are distinct already (changes nothing)", ""),
    invert: flag("whether each is not among them", ""),
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
