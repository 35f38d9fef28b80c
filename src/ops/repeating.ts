/** Elements again and again, turned around, moved along, or with others around them: tile, repeat, flip, roll, pad. */
import { dataFrom } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, resolveAxes, resolveAxis, type Shape } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { numberLike } from "./arithmetic.ts";
import { joinAlong, splitError } from "./joining.ts";
import { atLeast, axisParam, cut, flatten, x } from "./movement.ts";
import { operation, select } from "./operation.ts";

/** A vector of int32 for positions known now. */
export const integers = (elements: readonly number[]): Stored =>
  stored("int32", [elements.length], dataFrom("int32", elements));

export const tile = operation({
  name: "tile",
  moves: true,
  also: { tf: "tile", np: "tile", torch: "tile", own: "" },
  params: { x, reps: { kind: "ints", doc: "how often, for each axis", also: "multiples dims repeats" } },
  doc: "The whole tensor repeated along each axis.",
  examples: [{ code: "tile([1, 2], 3)", shows: "[1 2 1 2 1 2]" }],
  run: ({ x, reps }) => {
    const rank = Math.max(reps.length, x.shape.length);
    const shape = atLeast(rank, x, true).shape;
    const times = [...new Array<number>(rank - reps.length).fill(1), ...reps];
    const between = structure.reshape(
      x,
      shape.flatMap((d) => [1, d]),
    );
    const wide = structure.expand(
      between,
      shape.flatMap((d, i) => [times[i]!, d]),
    );
    return structure.reshape(
      wide,
      shape.map((d, i) => d * times[i]!),
    );
  },
});

export const repeat = operation({
  name: "repeat",
  moves: true,
  also: { tf: "repeat", np: "repeat", torch: "repeat_interleave" },
  params: {
    x,
    repeats: { kind: "ints", doc: "how often each element, or one count per element" },
    axis: axisParam("the axis; left out: the flattened tensor", null),
  },
  doc: "Each element repeated, next to itself.",
  examples: [{ code: "repeat([1, 2], 3)", shows: "[1 1 1 2 2 2]" }],
  run: ({ x, repeats, axis }) => {
    const from = axis === null ? flatten({ x }) : x;
    const at = resolveAxis(axis ?? 0, from.shape.length);
    const size = from.shape[at]!;
    const [count] = repeats;
    if (repeats.length === 1 && count! >= 0) {
      const [before, after] = [from.shape.slice(0, at), from.shape.slice(at + 1)];
      const apart = structure.reshape(from, [...before, size, 1, ...after]);
      const wide = structure.expand(apart, [...before, size, count!, ...after]);
      return structure.reshape(wide, [...before, size * count!, ...after]);
    }
    const counts = repeats.length === 1 ? new Array<number>(size).fill(count!) : repeats;
    if (counts.length !== size || counts.some((c) => c < 0))
      throw splitError(from, at, `the number of repeats, ${counts.length}`);
    const picks = counts.flatMap((c, i) => new Array<number>(c).fill(i));
    return structure.gather(from, [at], [sourceOf(integers(picks))], at);
  },
});

export const flip = operation({
  name: "flip",
  moves: true,
  also: { tf: "reverse", np: "flip", torch: "flip", own: "reverse" },
  params: { x, axis: { kind: "axes", doc: "axes to turn; left out: all", default: null, also: "dims dim" } },
  doc: "The order along axes turned around.",
  examples: [{ code: "flip([1, 2, 3])", shows: "[3 2 1]" }],
  run: ({ x, axis }) => {
    const turned = resolveAxes(axis, x.shape.length);
    const begin = x.shape.map((d, a) => (turned.includes(a) ? Math.max(0, d - 1) : 0));
    return structure.slice(
      x,
      begin,
      x.shape.map((_, a) => (turned.includes(a) ? -1 : 1)),
      x.shape,
    );
  },
});

export const roll = operation({
  name: "roll",
  moves: true,
  also: { tf: "roll", np: "roll", torch: "roll" },
  params: {
    x,
    shift: { kind: "ints", doc: "by how many places, one number for each axis", also: "shifts" },
    axis: { kind: "axes", doc: "along which axes; left out: the flattened tensor", default: null, also: "dims dim" },
  },
  doc: "Elements move along an axis; what falls off comes back in front.",
  examples: [{ code: "roll([1, 2, 3, 4], 1)", shows: "[4 1 2 3]" }],
  run: ({ x, shift, axis }) => {
    if (axis === null) return structure.reshape(rolled(flatten({ x }), shift[0]!, 0), x.shape);
    return axis.reduce((out, a, i) => rolled(out, shift[i] ?? shift[0]!, resolveAxis(a, x.shape.length)), x);
  },
});

function rolled(x: Node, shift: number, axis: number): Node {
  const size = x.shape[axis]!;
  if (size === 0) return x;
  const by = ((shift % size) + size) % size;
  return by === 0 ? x : joinAlong([cut(x, axis, size - by, by), cut(x, axis, 0, size - by)], axis);
}

export const pad = operation({
  name: "pad",
  moves: true,
  also: { tf: "pad", np: "pad" },
  params: {
    x,
    paddings: { kind: "ints", doc: "counts before and after, for every axis", also: "pad_width" },
    mode: {
      kind: "string",
      doc: "what to put there",
      default: "constant",
      choices: ["constant", "reflect", "symmetric", "edge", "wrap", "CONSTANT", "REFLECT", "SYMMETRIC"],
    },
    value: { kind: "factor", doc: "the number for mode constant", default: 0, also: "constant_values" },
  },
  doc: "More elements before and after, along each axis.",
  examples: [
    { code: "pad([1, 2], [[1, 2]])", shows: "[0 1 2 0 0]" },
    { code: "pad([1, 2, 3], [2, 1], 'reflect')", shows: "[3 2 1 2 3 2]" },
  ],
  run: ({ x, paddings, mode, value }) => {
    const pairs = padPairs(x.shape, paddings);
    const kind = mode.toLowerCase();
    if (kind === "constant") {
      const shape = x.shape.map((d, a) => d + pairs[a]![0]! + pairs[a]![1]!);
      const placed = (of: Node, around: number): Node =>
        structure.place(
          of,
          pairs.map((p) => p[0]!),
          x.shape.map(() => 1),
          shape,
          around,
        );
      if (typeof value === "number") return placed(x, value);
      return select(placed(structure.constant(1, "bool", x.shape), 0), placed(x, 0), numberLike(value, x));
    }
    return pairs.reduce((out, [before, after], axis) => {
      const size = out.shape[axis]!;
      const picks = Array.from({ length: size + before! + after! }, (_, i) => mirrored(i - before!, size, kind));
      return structure.gather(out, [axis], [sourceOf(integers(picks))], axis);
    }, x);
  },
});

/** A count before and after for every axis: as given, or one pair or number for all. */
function padPairs(shape: Shape, paddings: readonly number[]): (readonly number[])[] {
  const bad = paddings.find((p) => p < 0);
  if (bad !== undefined)
    throw refuse("shape/pad", { detail: `cannot be ${bad}` }, { notes: { paddings: { text: "from 0 up" } } });
  if (paddings.length === 1) return shape.map(() => [paddings[0]!, paddings[0]!]);
  if (paddings.length === 2) return shape.map(() => paddings);
  if (paddings.length === 2 * shape.length) return shape.map((_, a) => paddings.slice(2 * a, 2 * a + 2));
  const detail = `has ${paddings.length} counts for ${shape.length} axes`;
  throw refuse(
    "shape/pad",
    { detail },
    { notes: { x: noteShape(shape), paddings: { text: `${2 * shape.length} wanted` } } },
  );
}

/** Which element stands at position i of an axis of `size` that goes on beyond its ends. */
function mirrored(i: number, size: number, mode: string): number {
  const wrap = (n: number, period: number): number => ((n % period) + period) % period;
  switch (mode) {
    case "edge":
      return Math.min(Math.max(i, 0), size - 1);
    case "wrap":
      return wrap(i, size);
    case "reflect": {
      const at = size === 1 ? 0 : wrap(i, 2 * size - 2);
      return at < size ? at : 2 * size - 2 - at;
    }
    default: {
      const at = wrap(i, 2 * size);
      return at < size ? at : 2 * size - 1 - at;
    }
  }
}
