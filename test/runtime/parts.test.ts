// Complex numbers joined and parted by kernels: the reference's bits, of views of any layout too.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { denseParts } from "../../src/core/stored.ts";
import { byParts, conjugate, imaginaryPart, joinParts, realPart } from "../../src/graph/complex.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { permute, slice } from "../../src/graph/structure.ts";
import { add, multiply } from "../../src/ops/arithmetic.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { filled } from "./graphs.ts";

afterEach(() => setEngine("compiled"));

const cases = fc.record({
  dtype: fc.constantFrom("float32" as const, "float64" as const),
  rows: fc.constantFrom(2, 70, 301),
  columns: fc.constantFrom(60, 64, 71),
  given: fc.constantFrom("both", "real"),
  turned: fc.boolean(),
  seed: fc.nat(1e6),
});

test("kernels give what the reference gives", () => {
  fc.assert(
    fc.property(cases, ({ dtype, rows, columns, given, turned, seed }) => {
      const [want, found] = (["reference", "compiled"] as const).map((engine) => {
        setEngine(engine, 1);
        let state = seed + 1;
        const next = (): number => (state = (state * 48271) % 2147483647);
        const some = (): Node => sourceOf(filled(dtype, [rows, columns], next));
        const z = joinParts(some(), given === "both" ? some() : null);
        const w = byParts(turned ? permute(permute(z, [1, 0]), [1, 0]) : z, (x) => multiply(x, x));
        const back = turned ? slice(permute(w, [1, 0]), [columns - 1, 0], [-2, 1], [columns >> 1, rows]) : w;
        const roots = [
          back,
          realPart(back),
          imaginaryPart(back),
          conjugate(back),
          add(realPart(back), imaginaryPart(back)),
        ];
        return realize(roots).map((s) => `${s.dtype} ${[...(denseParts(s) as Float64Array)]}`);
      });
      expect(found).toEqual(want);
    }),
    { numRuns: 60 },
  );
});
