import { describe, expect, it } from "vitest";
import {
  type ArrayTextOptions,
  arrayRepr,
  arrayStr,
  arrayText,
  tensorRepr,
  tensorStr,
  variableRepr,
} from "../../src/core/array-text.ts";
import { contiguous, permuted } from "../../src/core/layout.ts";
import { stored } from "../../src/core/stored.ts";
import { recorded, storedByRule, storedOf } from "../oracle/text.ts";

const { arrays, ranges, tensors } = recorded();
const counted = Int32Array.from({ length: 2000 }, (_, i) => i);

describe("arrays", () => {
  it("are written as NumPy's str and repr, under all print options", () => {
    expect(arrays.length).toBeGreaterThan(1000);
    for (const c of arrays) {
      const s = storedOf(c);
      const options = (c.options ?? {}) as ArrayTextOptions;
      expect(arrayStr(s, options)).toBe(c.str);
      expect(arrayRepr(s, options)).toBe(c.repr);
      if (c.separator) expect(arrayText(s, { ...options, separator: c.separator[0] })).toBe(c.separator[1]);
    }
  });

  it("of about a thousand elements are summarized as NumPy does", () => {
    expect(ranges.length).toBeGreaterThan(40);
    for (const c of ranges) {
      const s = storedByRule(c);
      expect(arrayStr(s)).toBe(c.str);
      expect(arrayRepr(s)).toBe(c.repr);
    }
  });

  it("are read through their layout", () => {
    // np.arange(6).reshape(2, 3).T
    const s = { dtype: "int32" as const, data: counted, layout: permuted(contiguous([2, 3]), [1, 0]) };
    expect(arrayStr(s)).toBe("[[0 3]\n [1 4]\n [2 5]]");
  });
});

describe("marks for what is left out", () => {
  const options: ArrayTextOptions = { ellipsis: (n) => `… ${n} more …`, rowEllipsis: (n) => `… ${n} rows …` };

  it("count the hidden elements of a row", () => {
    expect(arrayStr(stored("int32", [2000], counted), options)).toBe("[   0    1    2 … 1994 more … 1997 1998 1999]");
  });

  it("count the hidden items of outer axes", () => {
    expect(arrayStr(stored("int32", [1000, 2], counted), { ...options, edgeitems: 1 })).toBe(
      "[[   0    1]\n … 998 rows …\n [1998 1999]]",
    );
  });

  it("are dots where only the row's mark is given", () => {
    const text = arrayStr(stored("int32", [40, 50], counted), { ellipsis: "~", edgeitems: 1 });
    expect(text).toBe("[[   0 ~   49]\n ...\n [1950 ~ 1999]]");
  });

  it("take part in the wrapping of lines", () => {
    const text = arrayStr(stored("int32", [2000], counted), { ellipsis: (n) => `<${n} elements>`, linewidth: 24 });
    expect(text).toBe("[   0    1    2\n <1994 elements> 1997\n 1998 1999]");
  });
});

describe("tensors and Variables", () => {
  it("are written as TensorFlow's print and repr", () => {
    expect(tensors.length).toBeGreaterThan(200);
    for (const c of tensors) {
      const s = storedOf(c);
      expect(tensorStr(s)).toBe(c.str);
      expect(tensorRepr(s)).toBe(c.repr);
      if (c.name !== undefined) expect(variableRepr(`${c.name}:0`, s)).toBe(c.variable);
    }
  });
});
