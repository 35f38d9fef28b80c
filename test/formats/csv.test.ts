import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DType, dtypes, isComplex, isHalf } from "../../src/core/dtype.ts";
import { OpError } from "../../src/core/errors.ts";
import { denseData, nested, stored } from "../../src/core/stored.ts";
import { type CsvOptions, decodeCsv, encodeCsv, guessSeparator, type Separator } from "../../src/formats/csv.ts";
import { errorOf, fromHex, tensors, valuesOf } from "./samples.ts";

interface Recorded {
  readonly text: string;
  readonly names?: readonly string[] | null;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly hex: string;
}
const recorded: { written: Recorded[]; read: Recorded[] } = JSON.parse(
  readFileSync(new URL("../golden/csv.json", import.meta.url), "utf8"),
);
const read = (text: string, options?: CsvOptions) => {
  const { names, values } = decodeCsv(text, "x.csv", options);
  return { names, dtype: values.dtype, shape: values.layout.shape, values: nested(values) };
};
const messageOf = (text: string, options?: CsvOptions): string => {
  const error = errorOf(() => decodeCsv(text, "x.csv", options));
  expect(error.code).toBe("io/format");
  return error.message;
};

describe("against Python", () => {
  it.each(recorded.written)("what its csv module wrote: %#", ({ text, names, dtype, shape, hex }) => {
    const table = decodeCsv(text, "x.csv", { float: "float64" });
    expect(table.names).toEqual(names);
    expect(table.values.dtype).toBe(dtype);
    expect(table.values.layout.shape).toEqual(shape);
    expect(valuesOf(table.values)).toBe(hex);
  });

  it.each(recorded.read)("what numpy.genfromtxt reads: %#", ({ text, dtype, shape, hex }) => {
    const { values } = decodeCsv(text, "x.csv", { float: dtype as "float32" | "float64" });
    expect(values.dtype).toBe(dtype);
    expect(values.layout.shape).toEqual(shape);
    expect(valuesOf(values)).toBe(valuesOf(stored(dtype, shape, fromHex(dtype, hex))));
  });
});

describe("dtypes", () => {
  it.each([
    [
      "1,2\n3,4\n",
      "int32",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["-2147483648,2147483647\n", "int32", [[-2147483648, 2147483647]]],
    ["1,2147483648\n", "int64", [[1n, 2147483648n]]],
    ["9223372036854775807,-9223372036854775808\n", "int64", [[9223372036854775807n, -9223372036854775808n]]],
    ["9007199254740993,9007199254740992\n", "int64", [[9007199254740993n, 9007199254740992n]]],
    ["1,9223372036854775808\n", "float32", [[1, 2 ** 63]]],
    ["1,2.0\n", "float32", [[1, 2]]],
    ["1,1e3\n", "float32", [[1, 1000]]],
    ["1,\n", "float32", [[1, Number.NaN]]],
    ["1,inf\n", "float32", [[1, Infinity]]],
    ["0.1,2\n", "float32", [[Math.fround(0.1), 2]]],
    ["-0,+7,007\n", "int32", [[0, 7, 7]]],
    ["-0.0,0\n", "float32", [[-0, 0]]],
    [
      "True,false\nTRUE,False\n",
      "bool",
      [
        [1, 0],
        [1, 0],
      ],
    ],
    ["true,2\n", "int32", [[1, 2]]],
  ])("%j is %s", (text, dtype, values) => {
    expect(read(text)).toEqual({ names: null, dtype, shape: [values.length, values[0]!.length], values });
  });

  it("floats are float64 where that is asked for, integers stay integers", () => {
    expect(read("0.1,2\n", { float: "float64" })).toMatchObject({ dtype: "float64", values: [[0.1, 2]] });
    expect(read("1,2\n", { float: "float64" })).toMatchObject({ dtype: "int32" });
  });

  it.each(["0x1f", "1_000", "1 000", "1e", "e5", ".", "--", "1.2.3", "١٢", "1f", "0b1", "Infinit", "+", "-+1", "NaN0"])(
    "%s is no number",
    (cell) => {
      expect(messageOf(`1;2\n3;${cell}\n`)).toBe(`x.csv: column 2, line 2: \`${cell}\` is not a number`);
    },
  );
});

describe("rows and names", () => {
  it("a column without a name is a vector, with a name a table of one column", () => {
    expect(read("1\n2\n3\n")).toMatchObject({ names: null, shape: [3], values: [1, 2, 3] });
    expect(read("x\n1\n2\n")).toMatchObject({ names: ["x"], shape: [2, 1], values: [[1], [2]] });
    expect(read('"1"\n"2"\n3\n')).toMatchObject({ shape: [3], values: [1, 2, 3] });
    expect(read('"x"\n"1"\n""\n"2"')).toMatchObject({ names: ["x"], values: [[1], [Number.NaN], [2]] });
    expect(read("5")).toMatchObject({ shape: [1], values: [5] });
  });

  it("a first row is names if any cell of it is other text", () => {
    expect(read("a,b\n1,2\n").names).toEqual(["a", "b"]);
    expect(read("a,2\n1,2\n").names).toEqual(["a", "2"]);
    expect(read(",b\n1,2\n").names).toEqual(["", "b"]);
    expect(read("nan,\n1,2\n")).toMatchObject({ names: null, shape: [2, 2] });
    expect(read(' " a" , b \n1,2\n').names).toEqual([" a", "b"]);
    expect(read("# x, y\n1,2\n").names).toEqual(["x", "y"]);
    expect(read('"say ""hi""","a,b","two\r\nlines"\r\n1,2,3\r\n').names).toEqual(['say "hi"', "a,b", "two\nlines"]);
  });

  it("blank lines are skipped, and lines end as they like", () => {
    for (const text of [
      "1,2\n\n  \n3,4\n\n\n",
      "\n\n1,2\r\n\r\n3,4",
      "1,2\r3,4\r",
      "\uFEFF1,2\n3,4",
      "1 , 2\n 3,4 \n",
    ]) {
      expect(read(text)).toMatchObject({
        shape: [2, 2],
        values: [
          [1, 2],
          [3, 4],
        ],
      });
    }
    expect(read("x\n\n1\n\n2\n\n").values).toEqual([[1], [2]]);
  });

  it("a row of separators is a row of missing values", () => {
    expect(read("1,2\n,\n").values).toEqual([
      [1, 2],
      [Number.NaN, Number.NaN],
    ]);
    expect(read("1\t2\n\t\n").values).toEqual([
      [1, 2],
      [Number.NaN, Number.NaN],
    ]);
    expect(read("1,\n,4").values).toEqual([
      [1, Number.NaN],
      [Number.NaN, 4],
    ]);
  });

  it("quotes count only at the beginning of a cell", () => {
    expect(read('5"x,b\n"1", "2" \n').names).toEqual(['5"x', "b"]);
    expect(read('a,"b ""c"" d"\n"1",2\n3,"4"\n')).toMatchObject({
      names: ["a", 'b "c" d'],
      values: [
        [1, 2],
        [3, 4],
      ],
    });
  });
});

describe("what is refused", () => {
  it.each([
    ["1,2\n3\n4,5\n", "line 2 has 1 value, line 1 has 2"],
    ["1,2\n3", "line 2 has 1 value, line 1 has 2"],
    ["\n1,2\n\n3,4,5\n", "line 4 has 3 values, line 2 has 2"],
    ['1,"2",3\n4,"5"\n6,"7",8\n', "line 2 has 2 values, line 1 has 3"],
    ['"a\n\nb",c\n1,2\n3\n', "line 5 has 1 value, line 1 has 2"],
    ["a,b,\n1,2\n", "line 2 has 2 values, line 1 has 3"],
    ["1,2\n3,4,\n", "line 2 has 3 values, line 1 has 2"],
    ['1,"2\n3,4\n', "the quote on line 1 is not closed"],
    ['1,2\n3,"', "the quote on line 2 is not closed"],
    ['1,2\n"3"x,4\n', "line 2 goes on behind a closing quote"],
    ['1,2\n"3""x,4\n', "the quote on line 2 is not closed"],
    ["", "there are no numbers in it"],
    ["\n \n", "there are no numbers in it"],
    ["a,b\n", "column 1, line 1: `a` is not a number"],
    ["a,b\n1,2\n3,x\n", "column 2 (`b`), line 3: `x` is not a number"],
    ["a,b\n\n\n1,2\n\n3,x\n", "column 2 (`b`), line 6: `x` is not a number"],
    [",b\n1,2\nx,4\n", "column 1, line 3: `x` is not a number"],
    ["sepal,species\n1,setosa\n2,virginica\n", "column 2 (`species`), line 2: `setosa` is not a number"],
    ['a,b\n1,"two\nlines"\n', "column 2 (`b`), line 2: `two lines` is not a number"],
    [`1,${"x".repeat(100)}\n2,3,\n`, "line 2 has 3 values, line 1 has 2"],
    [`1,2\n2,${"x".repeat(100)}\n`, `column 2, line 2: \`${"x".repeat(40)}…\` is not a number`],
  ])("%j", (text, detail) => {
    expect(messageOf(text)).toBe(`x.csv: ${detail}`);
  });

  it("a decimal comma, with a way out", () => {
    const error = errorOf(() => decodeCsv("a;b\n1,5;2,5\n", "x.csv"));
    expect(error.message).toBe("x.csv: column 1 (`a`), line 2: `1,5` is not a number");
    expect(error.found.help).toEqual(["a decimal point is written `.`"]);
  });
});

describe("separators", () => {
  it.each([
    ["1,2\n", ","],
    ["1;2\n", ";"],
    ["1\t2\n", "\t"],
    ["1,5;2,5\n3,5;4,5\n", ";"],
    ['"a;b",c\n1,2\n', ","],
    ["a,b;c,d\n1,2,3\n", ","],
    ["x\n1\n", ","],
    ["", ","],
    ["a,b\n1,2\n3\n", ","],
  ])("of %j", (text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });

  it("one that is given is not guessed", () => {
    expect(read("a,x\tb\n1\t2\n", { separator: "\t" }).names).toEqual(["a,x", "b"]);
  });
});

describe("there and back", () => {
  /** Values survive, dtypes do where the text can say them: integers come back in the smallest of int32 and int64. */
  it("decode(encode(x)) has the same bits", () => {
    const kinds = dtypes.filter((t) => t !== "uint64" && !isComplex(t));
    fc.assert(
      fc.property(
        tensors(2, kinds),
        fc.constantFrom<Separator>(",", ";", "\t"),
        fc.boolean(),
        (s, separator, named) => {
          const { shape } = s.layout;
          fc.pre(!shape.includes(0));
          const names = named ? Array.from({ length: shape[1] ?? 1 }, (_, i) => `x "${i}", ; \t${i}\n `) : null;
          const float = s.dtype === "float64" ? "float64" : "float32";
          const text = encodeCsv(s, "x.csv", { names, separator });
          const back = decodeCsv(text, "x.csv", { float, separator });
          expect(back.names).toEqual(names);
          const flat = (shape[1] ?? 1) === 1 && names === null;
          expect(back.values.layout.shape).toEqual(flat ? [shape[0] ?? 1] : [shape[0] ?? 1, shape[1] ?? 1]);
          if (isHalf(s.dtype)) {
            // Text cannot say that a float has 16 bits; float32 holds each of them.
            expect(valuesOf(back.values)).toBe(valuesOf(stored("float32", s.layout.shape, denseData(s))));
          } else if (["bool", "int32", "float32", "float64"].includes(s.dtype)) {
            expect(back.values.dtype).toBe(s.dtype);
            expect(valuesOf(back.values)).toBe(valuesOf(s));
          } else
            expect([nested(back.values)].flat(2).map((x) => BigInt(x as bigint))).toEqual(
              [nested(s)].flat(2).map((x) => BigInt(x as number)),
            );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    [stored("float32", [2, 2], Float32Array.of(0.1, 1, -0, Number.NaN)), "0.1,1.0\n-0.0,nan\n"],
    [stored("float64", [2], Float64Array.of(1e-7, -Infinity)), "1e-07\n-inf\n"],
    [stored("int64", [1, 2], BigInt64Array.of(2n ** 53n + 1n, -1n)), "9007199254740993,-1\n"],
    [stored("bool", [2], Uint8Array.of(1, 0)), "True\nFalse\n"],
    [stored("uint8", [], Uint8Array.of(7)), "7\n"],
    [stored("int32", [0, 3], new Int32Array(0)), ""],
  ])("a table is written as one expects: %#", (s, text) => {
    expect(encodeCsv(s, "x.csv")).toBe(text);
  });

  it("a float32 whose fewest digits other readers round twice is written with more", () => {
    const s = stored("float32", [1], Float32Array.of(7.038530691851209e-26));
    expect(encodeCsv(s, "x.csv")).toBe("7.038530691851209e-26\n");
  });

  it("names are quoted where they must be, and must be as many as the columns", () => {
    const s = stored("int32", [1, 3], Int32Array.of(1, 2, 3));
    expect(encodeCsv(s, "x.csv", { names: ["a", "b,c", 'd"e'] })).toBe('a,"b,c","d""e"\n1,2,3\n');
    expect(errorOf(() => encodeCsv(s, "x.csv", { names: ["a"] })).message).toBe("x.csv: 1 names for 3 columns");
  });

  it("only ranks 0 to 2 are tables", () => {
    const error = errorOf(() => encodeCsv(stored("int32", [1, 1, 1], Int32Array.of(1)), "x.csv"));
    expect(error.message).toBe("x.csv: a table has rows and columns, this has 3 axes");
  });
});

it("any text is read or refused, and soon", () => {
  const piece = fc.constantFrom("1", "2.5", ",", ",", ";", "\t", "\n", "\n", "\r\n", '"', '""', " ", "x", "nan", "-");
  let count = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        const { names, values } = decodeCsv(pieces.join(""), "x.csv");
        if (names) expect(names.length).toBe(values.layout.shape[1]);
        count++;
      } catch (error) {
        expect(error).toBeInstanceOf(OpError);
      }
    }),
    { numRuns: 5000 },
  );
  expect(count).toBeGreaterThan(100);
});

/** What we count before udsv splits, against a splitter that knows nothing but RFC 4180. */
it("cells are those of a plain reading of RFC 4180", () => {
  const cell = fc.oneof(
    fc.integer({ min: -99, max: 99 }).map(String),
    fc.integer({ min: -99, max: 99 }).map((n) => `"${n}"`),
    fc.constantFrom("", '""', ' "5" ', " 6 "),
  );
  const plain = (text: string): number => {
    const bare = text.trim().replaceAll('"', "");
    return bare === "" ? Number.NaN : Number(bare);
  };
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 4 })
        .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 })),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (rows, end, last) => {
        const text = rows.map((row) => row.join(",")).join(end) + (last ? end : "");
        expect(read(text, { separator: "," }).values).toEqual(rows.map((row) => row.map(plain)));
      },
    ),
    { numRuns: 2000 },
  );
});
