/** What draws are as data, and what is refused; the numbers themselves are checked against TensorFlow elsewhere. */
import { describe, expect, it } from "vitest";
import { dtypes } from "../../src/core/dtype.ts";
import { OpError } from "../../src/core/errors.ts";
import {
  bits,
  type Distribution,
  integers,
  normal,
  permutation,
  truncatedNormal,
  uniform,
} from "../../src/random/distribution.ts";
import { fill } from "../../src/random/draws.ts";
import { drawFrom, fromSeed, fromState } from "../../src/random/generator.ts";
import { drawGlobal, setSeed, unseeded } from "../../src/random/global.ts";

const everyKind: readonly Distribution[] = [
  normal("float32"),
  normal("float64", 1, 2),
  truncatedNormal("float32", -1, 0.5),
  truncatedNormal("float64"),
  uniform("float32", -2, 5),
  uniform("float64"),
  normal("float16"),
  uniform("bfloat16", -2, 5),
  integers("int32", -3n, 4n),
  integers("int64", -3n, 4n),
  bits("int32"),
  bits("uint32"),
  bits("int64"),
  bits("uint64"),
  permutation("int32"),
  permutation("int64"),
];

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof OpError) return error.code;
    throw error;
  }
  return "nothing was refused";
};

describe("a draw", () => {
  it.each(everyKind)("is data that survives a copy: $kind $dtype", (distribution) => {
    const { draw } = drawFrom(fromSeed(2020n), distribution, 10);
    const once = fill(draw, 10);
    expect(fill(structuredClone(draw), 10)).toEqual(once);
  });

  it.each(everyKind.filter((d) => d.kind !== "permutation"))(
    "of fewer numbers is the beginning of one of more: $kind $dtype",
    (distribution) => {
      const { draw } = drawFrom(fromSeed(7n), distribution, 1);
      const long = fill(draw, 5000);
      for (const count of [0, 1, 2, 3, 5, 2047, 2048, 2049, 4097]) {
        expect(fill(draw, count)).toEqual(long.slice(0, count));
      }
    },
  );

  it.each(["int32", "int64"] as const)("of a permutation has each place once: %s", (dtype) => {
    const { draw } = drawFrom(fromSeed(7n), permutation(dtype), 5000);
    const order = Array.from(fill(draw, 5000), Number);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });
});

describe("states", () => {
  it("are not changed by draws", () => {
    const state = setSeed(42n);
    const once = drawGlobal(state, normal(), 3, null);
    const seeded = drawGlobal(state, normal(), 3, 7n);
    expect(drawGlobal(state, normal(), 3, null)).toEqual(once);
    expect(drawGlobal(state, normal(), 3, 7n)).toEqual(seeded);
    expect(state).toEqual(setSeed(42n));
    expect(once.next).not.toEqual(state);
    expect(seeded.next).not.toEqual(state);
  });

  it("without a seed follow from chance alone", () => {
    const first = (entropy: bigint) => fill(drawGlobal(unseeded(entropy), normal(), 3, null).draw, 3);
    expect(first(1n)).toEqual(first(1n));
    expect(first(1n)).not.toEqual(first(2n));
  });

  it("are three words", () => {
    expect(fromState([1n, 2n ** 64n - 1n, 3n])).toEqual([1n, -1n, 3n]);
    expect(codeOf(() => fromState([1n, 2n]))).toBe("random/bounds");
  });
});

describe("distributions are refused", () => {
  const accepts = (make: (dtype: (typeof dtypes)[number]) => unknown) =>
    dtypes.filter((dtype) => codeOf(() => make(dtype)) !== "dtype/kind");

  it("for dtypes that TensorFlow does not draw", () => {
    for (const make of [normal, truncatedNormal, uniform]) {
      expect(accepts((dtype) => make(dtype))).toEqual(["float16", "bfloat16", "float32", "float64"]);
    }
    expect(accepts((dtype) => integers(dtype, 0n, 2n))).toEqual(["int32", "int64"]);
    expect(accepts(bits)).toEqual(["uint32", "uint64", "int32", "int64"]);
  });

  it("for bounds that enclose no integer or do not fit", () => {
    expect(codeOf(() => integers("int32", 5n, 5n))).toBe("random/bounds");
    expect(codeOf(() => integers("int64", 6n, 5n))).toBe("random/bounds");
    expect(codeOf(() => integers("int32", 0n, 2n ** 31n))).toBe("value/fit");
    expect(codeOf(() => integers("int64", -(2n ** 63n) - 1n, 0n))).toBe("value/fit");
    expect(codeOf(() => integers("int32", -(2n ** 31n), 2n ** 31n - 1n))).toBe("nothing was refused");
  });
});
