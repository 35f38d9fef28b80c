import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DType, dtypes } from "../../src/core/dtype.ts";
import { OpError } from "../../src/core/errors.ts";
import type { Layout } from "../../src/core/layout.ts";
import { stored } from "../../src/core/stored.ts";
import { decodeNpy, encodeNpy } from "../../src/formats/npy.ts";
import { bitsOf, errorOf, fromHex, tensors, valuesOf } from "./samples.ts";

interface Readable {
  readonly file: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly hex: string;
  readonly same: boolean;
  readonly base?: string;
  readonly layout?: Layout;
}
interface Refused {
  readonly file: string;
  readonly descr: string;
}
/** NumPy's own: bfloat16 is a package's. */
const ofNumPy = dtypes.filter((t) => t !== "bfloat16");
const folder = new URL("../golden/npy/", import.meta.url);
const manifest: { files: (Readable | Refused)[] } = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
const bytesOfFile = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, folder)));
const readable = manifest.files.filter((f): f is Readable => "dtype" in f);
const refused = manifest.files.filter((f): f is Refused => "descr" in f);

/** A file with the given header and data. */
function file(header: string, data: number | Uint8Array = 0, version = 1): Uint8Array {
  const size = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) size.writeUInt16LE(header.length);
  else size.writeUInt32LE(header.length);
  const body = typeof data === "number" ? Buffer.alloc(data) : data;
  const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  return new Uint8Array(Buffer.concat([magic, size, Buffer.from(header, "latin1"), body]));
}
const header = (descr: string, shape: string, fortran = "False"): string =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

describe("files that NumPy wrote", () => {
  it.each(readable)("$file is read to the bit", ({ file, dtype, shape, hex }) => {
    const s = decodeNpy(bytesOfFile(file), file);
    expect(s.dtype).toBe(dtype);
    expect(s.layout.shape).toEqual(shape);
    expect(bitsOf(s)).toBe(hex);
  });

  it.each(readable.filter((f) => f.same))("$file is written again byte for byte", ({ file }) => {
    const bytes = bytesOfFile(file);
    expect(Buffer.from(encodeNpy(decodeNpy(bytes, file))).equals(bytes)).toBe(true);
  });

  it.each(readable.filter((f) => f.layout))("$file is what our view writes", ({ file, dtype, base, layout }) => {
    const bytes = encodeNpy({ dtype, data: fromHex(dtype, base!), layout: layout! });
    expect(Buffer.from(bytes).equals(bytesOfFile(file))).toBe(true);
  });

  it.each(refused)("$file is refused by its dtype", ({ file, descr }) => {
    const error = errorOf(() => decodeNpy(bytesOfFile(file), "data.npy"));
    expect(error.code).toBe("io/format");
    expect(error.message).toContain(`data.npy: its dtype is ${descr}`);
  });

  it("does not copy Fortran order: the values lie as they did", () => {
    const s = decodeNpy(bytesOfFile("fortran-2.npy"), "f.npy");
    expect(s.layout).toEqual({ shape: [4, 6], strides: [1, 4], offset: 0 });
  });

  it("reads a file from the middle of a larger buffer", () => {
    const bytes = bytesOfFile("float64.npy");
    const larger = new Uint8Array(bytes.length + 10);
    larger.set(bytes, 3);
    const s = decodeNpy(larger.subarray(3, 3 + bytes.length), "x.npy");
    expect(bitsOf(s)).toBe(readable.find((f) => f.file === "float64.npy")!.hex);
  });
});

describe("headers", () => {
  it.each([
    [header("<i4", "(2,)"), 8, "int32"],
    [header("=i4", "(2,)"), 8, "int32"],
    [header("|i4", "(2,)"), 8, "int32"],
    [header("i4", "(2,)"), 8, "int32"],
    [header("<u1", "(2,)"), 2, "uint8"],
    [header(">b1", "(2,)"), 2, "bool"],
    [`{"shape":(1,2),"descr":"<f8","fortran_order":True}`, 16, "float64"],
    [` { 'shape' : ( 1 , 2 , ) , 'fortran_order' : False , 'descr' : '<f8' } \n`, 16, "float64"],
  ])("%s is read", (text, size, dtype) => {
    expect(decodeNpy(file(text, size), "x.npy").dtype).toBe(dtype);
    expect(decodeNpy(file(text, size, 2), "x.npy").dtype).toBe(dtype);
  });

  it.each([
    ["", "no dict"],
    ["[]", "no dict"],
    ["{}", "a key is missing"],
    ["{'descr': '<f4', 'fortran_order': False}", "a key is missing"],
    ["{'descr': '<f4' 'fortran_order': False, 'shape': ()}", "no comma"],
    ["{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", "a key stands twice"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': 1}", 'the key "more" is unknown'],
    ["{'descr': '<f4', 'fortran_order': 0, 'shape': ()}", "no True or False"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (3)}", "no shape"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (3.5,)}", "no shape"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': [3]}", "no shape"],
    ["{'descr': __import__('os'), 'fortran_order': False, 'shape': ()}", "no dtype"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': ()", "no comma at its end"],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': ()} + 1", "more text"],
    ["{'descr': [('a', '<f4'), 'fortran_order': False, 'shape': ()}", "a list is not closed"],
  ])("malformed: %#", (text, detail) => {
    const error = errorOf(() => decodeNpy(file(text, 4), "x.npy"));
    expect(error.code).toBe("io/format");
    expect(error.message).toContain(`x.npy: its header is malformed: ${detail}`);
  });

  it.each([
    [header("<f4", "(-1,)"), "a size cannot be -1"],
    [header("<f4", "(9007199254740993,)"), "is larger than any file"],
    [header("<f4", `(${"9".repeat(400)},)`), "is larger than any file"],
    [header("<f4", `(0, ${"4294967296, ".repeat(40)})`), "is larger than any file"],
    [
      header("<f4", "(1000000, 1000000)"),
      "(1000000, 1000000) float32 needs 4000000000000 bytes of data, the file has 4",
    ],
    [header("<f4", "(0,)"), "(0,) float32 needs 0 bytes of data, the file has 4: too many"],
    [header("<f2", "(3,)"), "(3,) float16 needs 6 bytes of data, the file has 4"],
    [header("<f4", `(${"1, ".repeat(65)})`), "rank 65 is more than 64"],
    [header("<f3", "(1,)"), "its dtype is <f3 (floats of another size)"],
    [header("f", "(1,)"), "its dtype is f (floats"],
    [header("<constructor", "(1,)"), "its dtype is <constructor"],
    [" ".repeat(20_000), "its header of 20000 bytes is longer than 10000"],
  ])("refused: %#", (text, detail) => {
    const error = errorOf(() => decodeNpy(file(text, 4), "x.npy"));
    expect(error.code).toBe("io/format");
    expect(error.message).toMatch(/^x\.npy: /);
    expect(error.message).toContain(detail);
  });

  it("refuses versions that do not exist, and files of another kind", () => {
    const bytes = file(header("<f4", "()"), 4);
    bytes[6] = 4;
    expect(errorOf(() => decodeNpy(bytes, "x.npy")).message).toContain("version 4.0 of .npy is unknown");
    expect(errorOf(() => decodeNpy(new Uint8Array(20), "x.npy")).message).toContain("does not begin as an .npy file");
    const huge = file("", 0, 2);
    huge.set([255, 255, 255, 255], 8);
    expect(errorOf(() => decodeNpy(huge, "x.npy")).message).toContain("header of 4294967295 bytes");
  });

  it("makes any byte but 0 of a bool true, as NumPy does", () => {
    const s = decodeNpy(file(header("|b1", "(4,)"), Uint8Array.of(0, 1, 2, 255)), "x.npy");
    expect([...s.data]).toEqual([0, 1, 1, 1]);
  });
});

it("bfloat16 is refused, since NumPy has no name for it", () => {
  const error = errorOf(() => encodeNpy(stored("bfloat16", [1], Uint16Array.of(0x3f80)), "b.npy"));
  expect(error.message).toBe("b.npy: NumPy's files have no bfloat16");
  expect(error.code).toBe("io/format");
});

describe("any bytes", () => {
  it("decode(encode(x)) is x bit for bit, of every dtype and layout", () => {
    fc.assert(
      fc.property(tensors(4, ofNumPy), (s) => {
        const bytes = encodeNpy(s);
        const back = decodeNpy(bytes, "x.npy");
        expect(back.dtype).toBe(s.dtype);
        expect(back.layout.shape).toEqual(s.layout.shape);
        expect(bitsOf(back)).toBe(bitsOf(s));
        expect(encodeNpy(back)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it("a file cut short anywhere, or too long, is an io/format error", () => {
    for (const f of [...readable, ...refused].filter(({ file }) => file !== "half-patterns.npy")) {
      const bytes = bytesOfFile(f.file);
      for (let n = 0; n < bytes.length; n++) {
        expect(errorOf(() => decodeNpy(bytes.subarray(0, n), "x.npy")).code).toBe("io/format");
      }
      const longer = new Uint8Array(bytes.length + 1);
      longer.set(bytes);
      expect(errorOf(() => decodeNpy(longer, "x.npy")).code).toBe("io/format");
    }
  });

  it("a damaged file is read or refused, never anything else", () => {
    const whole = readable.filter(({ file }) => file !== "half-patterns.npy").map(({ file }) => bytesOfFile(file));
    const damage = fc.array(fc.tuple(fc.nat(159), fc.nat(255)), { minLength: 1, maxLength: 6 });
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...whole), damage, (bytes, changes) => {
        const damaged = bytes.slice();
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        try {
          valuesOf(decodeNpy(damaged, "x.npy"));
          read++;
        } catch (error) {
          expect(error).toBeInstanceOf(OpError);
        }
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(0);
  });

  it("a header of random Python-like pieces is read or refused", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "'descr'",
      "'shape'",
      "'fortran_order'",
      ": ",
      ", ",
      "(",
      ")",
      "1",
      "-",
      "L",
      "'<f4'",
      "True",
      "[",
      "]",
      " ",
      "\\",
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(1, 2, 3), (pieces, version) => {
        expect(errorOf(() => decodeNpy(file(pieces.join(""), 4, version), "x.npy")).code).toBe("io/format");
      }),
      { numRuns: 3000 },
    );
  });

  it("a hostile header is refused in no time", () => {
    const began = performance.now();
    for (const hostile of [" ".repeat(9000), "1,".repeat(4500), `1,${" ".repeat(9000)}`, "1L ,".repeat(2200)]) {
      errorOf(() => decodeNpy(file(`{'shape': (${hostile}x`), "x.npy"));
      errorOf(() => decodeNpy(file(`{'descr': '${hostile}`), "x.npy"));
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

it("the data begins on a multiple of 64 bytes", () => {
  for (let rank = 0; rank < 30; rank++) {
    const bytes = encodeNpy(stored("uint8", new Array(rank).fill(1), Uint8Array.of(7)));
    expect((bytes.length - 1) % 64).toBe(0);
    expect(bytes.at(-2)).toBe(10);
  }
});
