// Layouts against brute force: whatever is done to a view, its elements are those that index arithmetic says.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contiguous,
  eachRun,
  expanded,
  isContiguous,
  type Layout,
  permuted,
  reshaped,
  sliced,
} from "../../src/core/layout.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { copyDense, denseData, isBranch, type Nested, nested, type Stored } from "../../src/core/stored.ts";

/** A tensor as plainly as can be: its shape and its elements, row by row. */
interface Plain {
  readonly shape: Shape;
  readonly elements: readonly number[];
}

/** All index tuples of a shape, row-major. */
function* indices(shape: Shape): Generator<number[]> {
  const [size, ...rest] = shape;
  if (size === undefined) return yield [];
  for (let i = 0; i < size; i++) for (const tail of indices(rest)) yield [i, ...tail];
}
const element = ({ shape, elements }: Plain, at: readonly number[]): number =>
  elements[at.reduce((place, i, axis) => place * shape[axis]! + i, 0)]!;
/** A tensor of `shape` whose element at each index is that of x at `from(index)`. */
const picked = (x: Plain, shape: Shape, from: (at: readonly number[]) => readonly number[]): Plain => ({
  shape,
  elements: [...indices(shape)].map((at) => element(x, from(at))),
});

const flattened = (x: Nested): unknown[] => (isBranch(x) ? x.flatMap(flattened) : [x]);

type Step = (view: Layout, plain: Plain) => readonly [Layout, Plain];
const sizes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const random = fc.infiniteStream(fc.nat());

const slicing =
  (next: () => number): Step =>
  (view, plain) => {
    const cuts = plain.shape.map((d) => {
      const count = d === 0 ? 0 : next() % (d + 1);
      const widest = count <= 1 ? 3 : Math.floor((d - 1) / (count - 1));
      const step = (1 + (next() % widest)) * (next() % 2 === 0 ? 1 : -1);
      const room = d - 1 - (count - 1) * Math.abs(step);
      const low = count === 0 ? 0 : next() % (Math.max(0, room) + 1);
      return { begin: step > 0 ? low : low + (count - 1) * -step, step, count };
    });
    const [begin, step, size] = [cuts.map((c) => c.begin), cuts.map((c) => c.step), cuts.map((c) => c.count)];
    return [sliced(view, begin, step, size), picked(plain, size, (at) => at.map((i, a) => begin[a]! + i * step[a]!))];
  };
const permuting =
  (next: () => number): Step =>
  (view, plain) => {
    const axes = plain.shape.map((_, a) => a).sort((a, b) => ((a * 7 + next()) % 5) - ((b * 7 + next()) % 5));
    const back = plain.shape.map((_, a) => axes.indexOf(a));
    return [
      permuted(view, axes),
      picked(
        plain,
        axes.map((a) => plain.shape[a]!),
        (at) => back.map((i) => at[i]!),
      ),
    ];
  };
const expanding =
  (next: () => number): Step =>
  (view, plain) => {
    const lead = next() % 2 === 0 ? [] : [next() % 3];
    const shape = [...lead, ...plain.shape.map((d) => (d === 1 && next() % 2 === 0 ? next() % 4 : d))];
    return [
      expanded(view, shape),
      picked(plain, shape, (at) => plain.shape.map((d, a) => (d === 1 ? 0 : at[a + lead.length]!))),
    ];
  };
const reshaping =
  (next: () => number): Step =>
  (view, plain) => {
    const shape = factored(plain.elements.length, next);
    const found = reshaped(view, shape);
    // Where no view exists only a copy would do, and the walk goes on from where it is.
    return found ? [found, { shape, elements: plain.elements }] : [view, plain];
  };

/** A shape with so many elements. */
function factored(size: number, next: () => number): number[] {
  if (size === 0) return [0, next() % 3].slice(0, 1 + (next() % 2));
  const out: number[] = [];
  let rest = size;
  while (rest > 1) {
    const divisors = Array.from({ length: rest }, (_, i) => i + 1).filter((d) => rest % d === 0);
    const d = divisors[next() % divisors.length]!;
    out.push(d);
    rest /= d;
  }
  return next() % 3 === 0 ? [...out, 1] : out;
}

const makers = [slicing, permuting, expanding, reshaping];

/** A view reached by random steps, and the same reached by brute force. */
function walk(shape: Shape, stream: Iterator<number>): readonly [Stored, Plain] {
  const next = (): number => stream.next().value!;
  const size = sizeOf(shape);
  const data = Float64Array.from({ length: size }, (_, i) => i);
  let [view, plain]: readonly [Layout, Plain] = [contiguous(shape), { shape, elements: [...data] }];
  for (let steps = next() % 6; steps > 0; steps--) {
    if (plain.elements.length > 200) break;
    [view, plain] = makers[next() % makers.length]!(next)(view, plain);
  }
  return [{ dtype: "float64", data, layout: view }, plain];
}

describe("views", () => {
  test("any chain of slices, orders, repeats and reshapes reads the right elements", () => {
    fc.assert(
      fc.property(sizes, random, (shape, stream) => {
        const [view, plain] = walk(shape, stream[Symbol.iterator]());
        expect(view.layout.shape).toEqual(plain.shape);
        expect([...denseData(view)]).toEqual(plain.elements);
        expect([...copyDense(view, new Float64Array(plain.elements.length))]).toEqual(plain.elements);
        expect(flattened(nested(view))).toEqual(plain.elements);
      }),
      { numRuns: 3000 },
    );
  });

  test("runs visit every place once, in order, and stay inside of the buffer", () => {
    fc.assert(
      fc.property(sizes, random, (shape, stream) => {
        const [view, plain] = walk(shape, stream[Symbol.iterator]());
        const seen: number[] = [];
        eachRun(view.layout, (place, count, by) => {
          for (let i = 0; i < count; i++) seen.push(place + i * by);
        });
        expect(seen).toEqual(plain.elements);
      }),
      { numRuns: 2000 },
    );
  });

  test("a layout is contiguous exactly if its elements lie one after another", () => {
    fc.assert(
      fc.property(sizes, random, (shape, stream) => {
        const [{ layout }, plain] = walk(shape, stream[Symbol.iterator]());
        const dense = plain.elements.every((v, i) => v === plain.elements[0]! + i);
        if (plain.elements.length > 0) expect(isContiguous(layout)).toBe(dense);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("reshaping without a copy", () => {
  test("a contiguous layout can take any shape of its size", () => {
    fc.assert(
      fc.property(sizes, random, (shape, stream) => {
        const source = stream[Symbol.iterator]();
        const to = factored(sizeOf(shape), () => source.next().value!);
        const found = reshaped(contiguous(shape), to);
        expect(found).not.toBeNull();
        expect(isContiguous(found!)).toBe(true);
      }),
    );
  });

  test("null only where no strides exist", () => {
    fc.assert(
      fc.property(sizes, random, (shape, stream) => {
        const source = stream[Symbol.iterator]();
        const [view, plain] = walk(shape, source);
        const size = plain.elements.length;
        const to = factored(size, () => source.next().value!);
        if (size === 0 || reshaped(view.layout, to)) return;
        // Strides would have to be the distances of neighbours along each axis; if those explained all elements, null was wrong.
        const at = (index: readonly number[]): number => element({ shape: to, elements: plain.elements }, index);
        const origin = to.map(() => 0);
        const strides = to.map((d, a) => (d === 1 ? 0 : at(origin.with(a, 1)) - at(origin)));
        const explained = [...indices(to)].every(
          (i) => at(i) === at(origin) + i.reduce((n, k, a) => n + k * strides[a]!, 0),
        );
        expect(explained).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
