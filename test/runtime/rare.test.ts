// Elements that functions treat apart change nothing for those beside them, wherever they stand among them.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stored } from "../../src/core/stored.ts";
import { type ElementwiseOp, makeNode, sourceOf } from "../../src/graph/node.ts";
import { functions } from "../../src/kernel/wasm/functions/index.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { alu } from "../../src/scalar/expr.ts";
import type { InstructionName } from "../../src/scalar/instructions.ts";
import { instruction } from "../../src/scalar/instructions.ts";
import { expectSame, oneOf, randomOf } from "./views.ts";

beforeEach(() => setEngine("compiled", 1));
afterEach(() => setEngine("compiled"));

const arrays = { float32: Float32Array, float64: Float64Array } as const;
type Float = keyof typeof arrays;

function applied(name: InstructionName, dtype: Float, args: readonly (readonly number[])[]): Float64Array {
  const op: ElementwiseOp = { name, inputs: ["x", "y"], scalar: (x) => alu(name, ...x), gradients: [null, null] };
  const nodes = args.map((a) => sourceOf(stored(dtype, [a.length], arrays[dtype].from(a))));
  const [out] = realize([makeNode({ kind: "elementwise", op }, nodes, [args[0]!.length], dtype)]);
  return out!.data as Float64Array;
}

const special = [0, -0, 1e-42, 1e-310, -3, 1e9, -1e9, 3e38, -800, 1, Number.NaN];
const specials = [...special, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const cases = (["float32", "float64"] as const).flatMap((dtype) =>
  Object.keys(functions[dtype]).map((name) => [name as InstructionName, dtype] as const),
);

describe("some among others", () => {
  test.each(cases)("%s of %s", (name, dtype) => {
    const below = randomOf(name.length);
    const { arity } = instruction(name);
    const usual = (): number => 0.05 + below(900) / 1000;
    const lists = (n: number, value: () => number): number[][] =>
      Array.from({ length: arity }, () => Array.from({ length: n }, value));
    for (let run = 0; run < 6; run++) {
      const n = 41 + below(40);
      const plain = lists(n, usual);
      const alone = applied(name, dtype, plain);
      const places = [...new Set(Array.from({ length: 1 + below(6) }, () => below(n)))];
      const mixed = plain.map((list) => {
        const out = [...list];
        for (const p of places) if (below(4) > 0) out[p] = oneOf(below, specials);
        return out;
      });
      const found = applied(name, dtype, mixed);
      for (const p of places) {
        const same = applied(
          name,
          dtype,
          mixed.map((list) => new Array<number>(37).fill(list[p]!)),
        );
        for (const v of same) expect(Object.is(v, same[0])).toBe(true);
        expect([p, found[p]]).toEqual([p, same[0]]);
        found[p] = alone[p]!;
      }
      expectSame(found, alone);
    }
  });
});
