// Numbers made in blocks by a kernel are those of the generator one by one, wherever a stream is left.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { makeAheadBy } from "../../src/random/ahead.ts";
import { generatorOfSeed, type NumpyState, open } from "../../src/random/numpy.ts";
import { numbersAhead } from "../../src/runtime/realize.ts";

afterEach(() => makeAheadBy(() => null));

test("blocks and single numbers are one stream", () => {
  const kinds = fc.constantFrom("unit", "unit32", "normal", "number");
  const draws = fc.array(fc.record({ kind: kinds, count: fc.integer({ min: 1, max: 3000 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  let made = 0;
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 70n), draws, (seed, parts) => {
      const [single, blocks] = [false, true].map((asked) => {
        makeAheadBy((...of) => {
          made += asked ? 1 : 0;
          return asked ? numbersAhead(...of) : null;
        });
        let state: NumpyState = generatorOfSeed([seed]);
        const seen: number[] = [];
        for (const { kind, count } of parts) {
          const from = open(state);
          const next = kind === "number" ? () => from.number(1e6) : from[kind];
          for (let i = 0; i < count; i++) seen.push(next());
          state = from.end();
        }
        return { seen, state };
      });
      expect(blocks).toEqual(single);
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(100);
});
