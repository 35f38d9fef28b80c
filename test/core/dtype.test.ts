// Element types: the promotion lattice, what storage does to numbers, names.
import { describe, expect, test } from "vitest";
import {
  allocate,
  bytesOf,
  type DType,
  dataFrom,
  dtypeNamed,
  dtypes,
  integerRange,
  isInexact,
  isInteger,
  isWide,
  promote,
} from "../../src/core/dtype.ts";

/**
 * numpy.result_type(a, b) for all pairs in the order of `dtypes`, by letters: b, u1 … u8 as 1 2 4 8, i1 … as A B D H,
 * floats h w f d, complex c z. What result_type refuses to join with bfloat16
 * is as in PyTorch: w beside integers, f beside h.
 */
const letters = "b1248ABDHhwfdcz";
const recorded = [
  "b1248ABDHhwfdcz",
  "11248BBDHhwfdcz",
  "22248DDDHfwfdcz",
  "44448HHHHdwddzz",
  "88888dddddwddzz",
  "ABDHdABDHhwfdcz",
  "BBDHdBBDHfwfdcz",
  "DDDHdDDDHdwddzz",
  "HHHHdHHHHdwddzz",
  "hhfddhfddhffdcz",
  "wwwwwwwwwfwfdcz",
  "fffddffddfffdcz",
  "dddddddddddddzz",
  "ccczzcczzccczcz",
  "zzzzzzzzzzzzzzz",
];

describe("promotion", () => {
  const pairs = dtypes.flatMap((a, i) =>
    dtypes.map((b, j) => [a, b, dtypes[letters.indexOf(recorded[i]![j]!)]!] as const),
  );
  test.each(pairs)("%s with %s", (a, b, numpy) => {
    // An integer never widens a float: where NumPy gives float64 for int32 and float32, the float stays.
    const alone = isInexact(a) !== isInexact(b) && (isInteger(a) || isInteger(b));
    const wanted = alone ? (isInexact(a) ? a : b) : numpy;
    expect(promote(a, b)).toBe(wanted);
    expect(promote(b, a)).toBe(wanted);
  });
});

test("sizes, ranges and storage agree", () => {
  for (const t of dtypes) {
    expect(allocate(t, 3).byteLength).toBe(3 * bytesOf(t));
    if (!isInteger(t)) continue;
    const [low, high] = integerRange(t);
    expect(high - low).toBe(2n ** BigInt(8 * bytesOf(t)) - 1n);
    const wrapped = isWide(t) ? dataFrom(t, [high + 1n, low - 1n]) : dataFrom(t, [Number(high) + 1, Number(low) - 1]);
    expect([...wrapped].map(BigInt)).toEqual([low, high]);
  }
});

test("names of the frameworks", () => {
  const known: Readonly<Record<string, DType>> = {
    f32: "float32",
    double: "float64",
    long: "int64",
    byte: "uint8",
    bool_: "bool",
  };
  for (const [name, t] of Object.entries(known)) expect(dtypeNamed(name)).toBe(t);
  for (const t of dtypes) expect(dtypeNamed(t)).toBe(t);
  for (const name of ["toString", "constructor", "float128", ""]) expect(dtypeNamed(name)).toBeUndefined();
});
