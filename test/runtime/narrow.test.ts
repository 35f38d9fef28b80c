// Bodies of elements of one and two bytes: whole vectors of them give what four lanes and the reference give.
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { DType } from "../../src/core/dtype.ts";
import { denseData } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { expand, slice } from "../../src/graph/structure.ts";
import { abs, add, maximum, minimum, multiply, negative, subtract } from "../../src/ops/arithmetic.ts";
import { bitwiseAnd, bitwiseOr, bitwiseXor, invert } from "../../src/ops/bitwise.ts";
import { equal, greater, less, lessEqual, notEqual } from "../../src/ops/compare.ts";
import { castTo, select } from "../../src/ops/operation.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";
import { filled } from "./graphs.ts";

afterEach(() => setEngine("compiled"));

const dtypes: readonly DType[] = ["int8", "uint8", "int16", "uint16", "bool", "float16", "float32", "float64", "int64"];
const numbers = [add, subtract, multiply, maximum, minimum];
const bits = [bitwiseAnd, bitwiseOr, bitwiseXor];
const truths = [equal, notEqual, greater, less, lessEqual];

/** Some steps on two tensors of `dtype`. */
function body(x: Node, y: Node, choices: readonly number[], other: DType): Node {
  const whole = x.dtype.includes("int");
  const nodes = [x, y];
  for (const [i, choice] of choices.entries()) {
    const [a, b] = [nodes.at(-1)!, nodes[choice % nodes.length]!];
    const like = castTo(b, a.dtype);
    if (choice % 7 === 0) nodes.push(select(castTo(a, "bool"), like, castTo(y, a.dtype)));
    else if (choice % 7 === 1) nodes.push(castTo(a, choice % 2 === 0 ? "bool" : other));
    else if (choice % 7 === 2) nodes.push(truths[choice % truths.length]!(a, like));
    else if (whole && a.dtype === x.dtype && choice % 7 === 3) nodes.push(bits[choice % bits.length]!(a, like));
    else if (a.dtype === "bool") nodes.push(invert(a));
    else if (choice % 7 === 4) nodes.push((i % 2 === 0 ? negative : abs)(a));
    else nodes.push(numbers[choice % numbers.length]!(a, like));
  }
  return nodes.at(-1)!;
}

const cases = fc.record({
  dtype: fc.constantFrom(...dtypes),
  other: fc.constantFrom(...dtypes),
  n: fc.constantFrom(1, 15, 16, 17, 31, 64, 79, 100, 1000, 4099),
  choices: fc.array(fc.nat(1e6), { minLength: 1, maxLength: 6 }),
  repeated: fc.boolean(),
  cut: fc.nat(3),
});

test("kernels give what the reference gives", () => {
  fc.assert(
    fc.property(cases, ({ dtype, other, n, choices, repeated, cut }) => {
      const [want, found] = (["reference", "compiled"] as const).map((engine) => {
        setEngine(engine, 1);
        let seed = choices[0]!;
        const next = (): number => (seed = (seed * 48271 + 11) % 2147483647);
        const x = slice(sourceOf(filled(dtype, [n + 3], next)), [cut], [1], [n]);
        const y = sourceOf(filled(dtype, [repeated ? 1 : n], next));
        const out = body(x, repeated ? expand(y, [n]) : y, choices, other);
        return `${out.dtype} ${[...(denseData(realize([out])[0]!) as Iterable<number | bigint>)]}`;
      });
      expect(found).toBe(want);
    }),
    { numRuns: 1500 },
  );
});
