// Rules over shapes: broadcasting, axes, the -1 of reshape.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpError } from "../../src/core/errors.ts";
import {
  broadcast,
  columnsOfAxis,
  reducedShape,
  resolveAxes,
  resolveDims,
  showShape,
  sizeOf,
} from "../../src/core/shape.ts";

const codeOf = (f: () => unknown): string | null => {
  try {
    f();
    return null;
  } catch (error) {
    return (error as OpError).code;
  }
};
const small = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });

describe("broadcasting", () => {
  test("an axis has one size besides 1, in any number of shapes and any order", () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 4 }), (shapes) => {
        const rank = Math.max(...shapes.map((s) => s.length));
        const sizes = Array.from(
          { length: rank },
          (_, i) => new Set(shapes.flatMap((s) => s.at(i - rank) ?? []).filter((d) => d !== 1)),
        );
        const parts = Object.fromEntries(shapes.map((s, i) => [`x${i}`, s]));
        const turned = Object.fromEntries(shapes.map((s, i) => [`x${i}`, s]).reverse());
        if (sizes.some((s) => s.size > 1)) {
          expect(codeOf(() => broadcast(parts))).toBe("shape/broadcast");
          expect(codeOf(() => broadcast(turned))).toBe("shape/broadcast");
          return;
        }
        const wanted = sizes.map((s) => [...s][0] ?? 1);
        expect(broadcast(parts)).toEqual(wanted);
        expect(broadcast(turned)).toEqual(wanted);
      }),
      { numRuns: 3000 },
    );
  });
  test("the error names both sizes and marks them", () => {
    try {
      broadcast({ a: [2, 30, 1], b: [4, 1], c: [5, 1] });
      expect.unreachable();
    } catch (error) {
      const { facts, found } = error as OpError;
      expect(facts).toEqual({ left: 30, right: 4, axis: 1 });
      expect(found.notes?.["a"]).toEqual({ text: "(2, 30, 1)", marks: [[4, 6]] });
      expect(found.notes?.["b"]).toEqual({ text: "(4, 1)", marks: [[1, 2]] });
    }
  });
});

describe("axes", () => {
  test("count from either end, come out sorted, and stand once", () => {
    expect(resolveAxes(null, 3)).toEqual([0, 1, 2]);
    expect(resolveAxes([-1, 0], 3)).toEqual([0, 2]);
    expect(resolveAxes(-3, 3)).toEqual([0]);
    expect(codeOf(() => resolveAxes([0, -3], 3))).toBe("axis/repeated");
    expect(codeOf(() => resolveAxes(3, 3))).toBe("axis/range");
    expect(codeOf(() => resolveAxes(-4, 3))).toBe("axis/range");
    expect(codeOf(() => resolveAxes(0, 0))).toBe("axis/range");
  });
  test("reducing leaves the others, or all with size 1", () => {
    expect(reducedShape([2, 3, 4], [0, 2], false)).toEqual([3]);
    expect(reducedShape([2, 3, 4], [0, 2], true)).toEqual([1, 3, 1]);
  });
});

describe("reshape", () => {
  test("-1 is what is left over, and every size that fits is taken", () => {
    fc.assert(
      fc.property(small, fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 4 }), (from, dims) => {
        const size = sizeOf(from);
        const known = dims.filter((d) => d !== -1).reduce((n, d) => n * d, 1);
        const free = dims.length - dims.filter((d) => d !== -1).length;
        const fits = free === 0 ? known === size : free === 1 && known > 0 && size % known === 0;
        if (!fits) {
          expect(codeOf(() => resolveDims(from, dims))).toBe("shape/reshape");
          return;
        }
        const out = resolveDims(from, dims);
        expect(sizeOf(out)).toBe(size);
        dims.forEach((d, i) => {
          if (d !== -1) expect(out[i]).toBe(d);
        });
      }),
      { numRuns: 3000 },
    );
  });
  test("other negative or broken sizes are refused", () => {
    expect(codeOf(() => resolveDims([4], [-2, -2]))).toBe("shape/negative");
    expect(codeOf(() => resolveDims([4], [2.5]))).toBe("shape/negative");
  });
});

test("an axis is marked where its size stands in the text", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }), fc.nat(), (shape, n) => {
      const axis = n % shape.length;
      const [from, to] = columnsOfAxis(shape, axis);
      expect(showShape(shape).slice(from, to)).toBe(String(shape[axis]));
    }),
  );
});
