/** Distinct values and slices, with where they are and how many. Values must be known, since they decide shapes. */

import { type Data, dataFrom } from "../core/dtype.ts";
import { resolveAxis } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { counted, distinct, distinctSlices, type Groups, picked, tensorOf, withoutRepeats } from "./distinct-values.ts";
import { castTo, operation } from "./operation.ts";

const any = { kind: "known", doc: "any tensor", also: "ar input" } as const;
const wide = (x: Node): Node => castTo(x, "int64");
const flag = (doc: string, also: string) => ({ kind: "bool", doc, default: false, also }) as const;

export const unique = operation({
  name: "unique",
  also: { np: "unique", torch: "unique" },
  params: {
    x: any,
    return_index: flag("also the first place of each value", ""),
    return_inverse: flag("also, for each element, the place of its value", ""),
    return_counts: flag("also how often each value occurs", ""),
    axis: { kind: "axis", doc: "slices along this axis are compared; None: elements are", default: null, also: "dim" },
    equal_nan: { kind: "bool", doc: "all NaNs are one value, except in slices", default: true },
    sorted: { kind: "bool", doc: "in order (always so)", default: true },
  },
  variants: { "torch.unique": { equal_nan: false } },
  doc: "The distinct values or slices, in order; if asked, their first places, the places of each one's value, and counts.",
  examples: [
    { code: "unique([3, 1, 3, 2])", shows: "[1 2 3]" },
    { code: "unique([3, 1, 3], return_counts=True)[1]", shows: "[1 2]" },
    { code: "unique([[1, 2], [0, 5], [1, 2]], axis=0)", shows: "[[0 5]\n [1 2]]" },
  ],
  run: ({ x, return_index, return_inverse, return_counts, axis, equal_nan }) => {
    const { shape } = x.layout;
    const along = axis === null ? null : resolveAxis(axis, shape.length);
    const report = ({ first, inverse, counts }: Groups, values: Node): Node | readonly Node[] => {
      const parts = [values];
      if (return_index) parts.push(wide(first));
      if (return_inverse) parts.push(wide(along === null ? structure.reshape(inverse, shape) : inverse));
      if (return_counts) parts.push(wide(counts));
      return parts.length === 1 ? values : parts;
    };
    if (along !== null && shape.length > 1) {
      const groups = distinctSlices(x, along);
      return report(groups, picked(sourceOf(x), groups.first, along));
    }
    if (!(return_index || return_inverse)) {
      if (!return_counts) return withoutRepeats(x, !equal_nan);
      const { values, counts } = counted(x, !equal_nan);
      return [values, wide(counts)];
    }
    const { values, ...groups } = distinct(x, !equal_nan);
    return report(groups, values);
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
      if (!fields) return withoutRepeats(x, true);
      if (!fields.some((f) => f.endsWith("indices"))) {
        const { values, counts } = counted(x, true);
        return [values, wide(counts)];
      }
      const { values, first, inverse, counts } = distinct(x, true);
      const every = [values, wide(first), wide(structure.reshape(inverse, x.layout.shape)), wide(counts)];
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

/** TensorFlow's unique keeps the order of first appearance and tells where each value went; every NaN is its own. */
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
  const values: number[] = [];
  const inverse = Int32Array.from(data, (v) => {
    const known = (Number.isNaN(v) ? undefined : rank.get(v)) ?? values.length;
    if (known === values.length) {
      rank.set(v, known);
      values.push(v);
    }
    counts[known] = (counts[known] ?? 0) + 1;
    return known;
  });
  return { values: dataFrom(x.dtype, values), inverse, counts: Int32Array.from(counts) };
}
