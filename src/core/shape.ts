/**
 * Shapes and the rules over them: broadcasting, axes, the -1 of reshape.
 * Pure arithmetic: knows nothing of tensors, text or kernels.
 */
import { refuse } from "./errors.ts";

/** Sizes of the axes, outermost first. `[]` is the shape of a scalar. */
export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => {
  let n = 1;
  for (const d of shape) n *= d;
  return n;
};

export const sameShape = (a: Shape, b: Shape): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** As Python writes a tuple: `()`, `(3,)`, `(2, 3)`. */
export const showShape = (shape: Shape): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

/** Where the size of `axis` stands in `showShape(shape)`: a half-open range of columns, to mark it. */
export function columnsOfAxis(shape: Shape, axis: number): readonly [number, number] {
  const before = shape.slice(0, axis).reduce((n, d) => n + String(d).length + 2, 1);
  return [before, before + String(shape[axis]).length];
}

/** The shape's text with one axis marked, as a label under a source span. */
export const noteShape = (shape: Shape, axis?: number): { text: string; marks: (readonly [number, number])[] } => ({
  text: showShape(shape),
  marks: axis === undefined || axis < 0 || axis >= shape.length ? [] : [columnsOfAxis(shape, axis)],
});

/**
 * NumPy's rule: align right; on each axis the sizes are equal or one of them is 1.
 * @param parts shapes by the parameter they were given for; an error names and marks them.
 * @param among what meets here, which Python's errors say
 * @throws shape/broadcast
 */
export function broadcast(parts: Readonly<Record<string, Shape>>, among?: "indices"): Shape {
  const shapes = Object.entries(parts);
  const rank = Math.max(0, ...shapes.map(([, s]) => s.length));
  const out: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    let size = 1;
    for (const [, s] of shapes) {
      const d = s[s.length - rank + axis];
      if (d === undefined || d === 1 || d === size) continue;
      if (size !== 1) throw broadcastError(parts, rank, axis, among);
      size = d;
    }
    out.push(size);
  }
  return out;
}

function broadcastError(parts: Readonly<Record<string, Shape>>, rank: number, axis: number, among?: "indices"): Error {
  const sized = Object.entries(parts).filter(([, s]) => (s[s.length - rank + axis] ?? 1) !== 1);
  const [left, right] = [sized[0]![1], sized.find(([, s]) => s.at(axis - rank) !== sized[0]![1].at(axis - rank))![1]];
  const [m, n] = [left.at(axis - rank)!, right.at(axis - rank)!];
  return refuse(
    "shape/broadcast",
    { left: m, right: n, axis },
    {
      notes: Object.fromEntries(Object.entries(parts).map(([k, s]) => [k, noteShape(s, s.length - rank + axis)])),
      remark: `${m} ≠ ${n}`,
      shapes: Object.values(parts),
      ...(among ? { among } : {}),
    },
  );
}

/**
 * An axis counted from the end becomes one counted from the start.
 * @throws axis/range
 */
export function resolveAxis(axis: number, rank: number, param = "axis", help: readonly string[] = []): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  const all = rank === 1 ? "it has axis 0 alone, or -1" : `it has axes 0 to ${rank - 1}, or -${rank} to -1`;
  const range = rank === 0 ? "a scalar has none" : all;
  throw refuse("axis/range", { axis, range }, { notes: { [param]: { text: `axis ${axis}` } }, rank, help });
}

const ranks: (readonly number[])[] = [];
/** Every axis, in order. */
function allAxes(rank: number): readonly number[] {
  let axes = ranks[rank];
  if (axes === undefined) {
    axes = Array.from({ length: rank }, (_, i) => i);
    ranks[rank] = axes;
  }
  return axes;
}

/**
 * Axes as a sorted list counted from the start; null means all of them.
 * @throws axis/range, axis/repeated
 */
export function resolveAxes(axes: readonly number[] | number | null, rank: number, param = "axis"): readonly number[] {
  if (axes === null) return allAxes(rank);
  const found = (typeof axes === "number" ? [axes] : axes).map((a) => resolveAxis(a, rank, param));
  const twice = found.find((a, i) => found.indexOf(a) !== i);
  if (twice !== undefined) throw refuse("axis/repeated", { axis: twice }, { notes: { [param]: { text: "twice" } } });
  return found.toSorted((a, b) => a - b);
}

/** The shape left after reducing over `axes` (sorted, from the start). */
export const reducedShape = (shape: Shape, axes: readonly number[], keepdims: boolean): Shape =>
  keepdims ? shape.map((d, i) => (axes.includes(i) ? 1 : d)) : shape.filter((_, i) => !axes.includes(i));

/**
 * The shape that `dims` asks for, one of which may be -1: the size that is left over.
 * @throws shape/reshape, shape/negative
 */
export function resolveDims(from: Shape, dims: readonly number[], param = "shape"): Shape {
  const size = sizeOf(from);
  const bad = dims.find((d) => d < -1 || !Number.isInteger(d));
  if (bad !== undefined) throw refuse("shape/negative", { size: bad }, { notes: { [param]: { text: `${bad}` } } });
  const asked = dims.map((d) => (d === -1 ? "?" : String(d))).join(" × ") || "1";
  const say = (detail: string) =>
    refuse(
      "shape/reshape",
      { size, to: showShape(dims) },
      {
        notes: { x: { text: `${size} value${size === 1 ? "" : "s"}` }, [param]: { text: detail } },
        shapes: [from, dims],
      },
    );
  const free = dims.filter((d) => d === -1).length;
  if (free > 1) throw say("only one size can be -1");
  const known = dims.reduce((n, d) => (d === -1 ? n : n * d), 1);
  if (free === 0 && known !== size) {
    const single = dims.length === 1 && known !== 0 && size % known !== 0;
    throw say(single ? `${known} does not divide ${size}` : `${asked} = ${known}, not ${size}`);
  }
  if (free === 0) return dims;
  if (known === 0) throw say(size === 0 ? "-1 can be any size here" : `${size} values do not fit into 0`);
  if (size % known !== 0) throw say(`${known} does not divide ${size}`);
  return dims.map((d) => (d === -1 ? size / known : d));
}

/** The shapes that fill the gaps (null) of `asked` with `size` values: how many there are, and the first of them. */
export interface Fits {
  readonly count: number;
  readonly shapes: readonly Shape[];
}

/**
 * At least two are open; `most` says how many shapes are listed, in the order of their sizes.
 * @throws shape/reshape, shape/negative where none fits, or no values fit into anything.
 */
export function fitsOf(from: Shape, asked: readonly (number | null)[], most: number): Fits {
  const known = asked.filter((d) => d !== null);
  const free = asked.length - known.length;
  const rest = resolveDims(from, [...known, -1]).at(-1)!;
  if (rest === 0) {
    const shape = { text: "without values one size is 0, and the others can be any" };
    throw refuse("shape/reshape", { size: 0, to: showShape([...known, -1]) }, { notes: { shape }, shapes: [from] });
  }
  const shapes: Shape[] = [];
  const fill = (at: number, left: number, gaps: number, before: Shape): void => {
    if (shapes.length === most) return;
    if (at === asked.length) {
      shapes.push(before);
      return;
    }
    const size = asked[at]!;
    if (size !== null) return fill(at + 1, left, gaps, [...before, size]);
    const sizes = gaps === 1 ? [left] : divisorsOf(left);
    for (const d of sizes) fill(at + 1, left / d, gaps - 1, [...before, d]);
  };
  fill(0, rest, free, []);
  return { count: waysToSplit(rest, free), shapes };
}

function divisorsOf(n: number): number[] {
  const small: number[] = [];
  for (let d = 1; d * d <= n; d++) if (n % d === 0) small.push(d);
  return [...small, ...small.toReversed().flatMap((d) => (d * d === n ? [] : [n / d]))];
}

/** In how many ways n is a product of `factors` numbers, by order: each prime factor goes to one of them. */
function waysToSplit(n: number, factors: number): number {
  let ways = 1;
  let left = n;
  for (let p = 2; left > 1; p++) {
    if (p * p > left) p = left;
    for (let e = 1; left % p === 0; e++, left /= p) ways = (ways * (e + factors - 1)) / e;
  }
  return ways;
}
