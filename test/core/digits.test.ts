import { describe, expect, it } from "vitest";
import { type FloatDType, fixedText, roundedDigits, showFloat } from "../../src/core/digits.ts";
import { bitsOf, recorded } from "../oracle/text.ts";

const scalars = recorded().scalars;

describe("showFloat", () => {
  for (const dtype of ["float32", "float64"] as const satisfies FloatDType[]) {
    it(`writes ${dtype} as str of a NumPy scalar`, () => {
      const values = Array.from(bitsOf(dtype, scalars[dtype].bits), Number);
      expect(values.length).toBeGreaterThan(2000);
      expect(values.map((x) => showFloat(x, dtype))).toEqual(scalars[dtype].text.split(" "));
    });
  }

  it("reads back to the same float32, for all powers of two and 100,000 patterns", () => {
    const patterns = Uint32Array.from({ length: 100_000 }, (_, i) => (i * 2654435761) >>> 0);
    const powers = Uint32Array.from({ length: 254 }, (_, i) => (i + 1) << 23);
    const lost = [patterns, powers].flatMap((p) =>
      Array.from(new Float32Array(p.buffer)).filter((x) => {
        const text = showFloat(x, "float32");
        return Number.isFinite(x) && !Object.is(Math.fround(Number(text)), x);
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe("rounding to a number of digits", () => {
  const scientific = (x: number, places: number): string => {
    const { digits, exponent } = roundedDigits(x, places + 1);
    const point = places > 0 ? "." : "";
    return `${digits[0]}${point}${digits.slice(1)}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  };

  it("rounds exact binary values half to even, as C's %e and %f", () => {
    const values = Array.from(bitsOf("float64", scalars.rounded.bits), Number);
    const found = values.map((x, i) => {
      const [places, , fixed] = scalars.rounded.cases[i]!;
      return [places, scientific(x, places), fixed === "" ? "" : fixedText(x, places)];
    });
    expect(found).toEqual(scalars.rounded.cases);
  });

  it("goes on beyond the 100 digits of JavaScript's own functions", () => {
    for (const [x, places, e, f] of scalars.rounded.long) {
      expect(scientific(x, places)).toBe(e);
      expect(fixedText(x, places)).toBe(f);
    }
  });
});
