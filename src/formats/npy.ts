/**
 * The .npy format of NumPy, versions 1.0, 2.0 and 3.0: one tensor, exactly.
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * A file is data: its header is matched against the one form that NumPy writes and never evaluated, and its length is
 * compared with what the header promises before anything is allocated.
 */
import { allocate, bytesOf, type Data, type DType, dtypeByCode, partOf } from "../core/dtype.ts";
import { type OpError, refuse } from "../core/errors.ts";
import { contiguous, isContiguous, type Layout, permuted } from "../core/layout.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { denseParts, type Stored, viewAs } from "../core/stored.ts";
import { type NpyHeader, parseHeader } from "./npyHeader.ts";

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
/** NumPy, too, takes no longer headers for safe. */
const maxHeader = 10_000;
const maxRank = 64;
const alignment = 64;
/** NumPy leaves room in the header for the outermost size to grow to this many digits. */
const growingDigits = 21;
const littleHost = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The file begins as an .npy file does. */
export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, i) => bytes[i] === byte);

/**
 * The tensor in a file. Fortran order becomes a transposed layout over the values as they lie.
 * @throws io/format
 */
export function decodeNpy(bytes: Uint8Array, path: string): Stored {
  const bad = (detail: string): OpError => refuse("io/format", { path, detail });
  const { text, end } = headerIn(bytes, bad);
  const { descr, fortran, shape } = parseHeader(text, bad);
  const { dtype, little } = typeOf(descr, bad);
  const size = checkedSize(shape, bad);
  const [wanted, found] = [size * bytesOf(dtype), bytes.length - end];
  if (found !== wanted) {
    const what = `${showShape(shape)} ${dtype}`;
    throw bad(`${what} needs ${wanted} bytes of data, the file has ${found}${found > wanted ? ": too many" : ""}`);
  }
  const raw = bytes.subarray(end);
  const there = little === littleHost && dtype !== "bool" ? viewAs(dtype, bytes, end, size) : null;
  const data = there ?? dataIn(raw, dtype, size, little);
  return { dtype, data, layout: fortran ? reversed(contiguous(shape.toReversed())) : contiguous(shape) };
}

function headerIn(bytes: Uint8Array, bad: (detail: string) => OpError): { text: string; end: number } {
  if (!isNpy(bytes)) throw bad("it does not begin as an .npy file does");
  const [major, minor] = [bytes[6], bytes[7]];
  if (major === undefined || minor === undefined) throw bad("the file ends in its header");
  if (minor !== 0 || major < 1 || major > 3) throw bad(`version ${major}.${minor} of .npy is unknown`);
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw bad("the file ends in its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > maxHeader) throw bad(`its header of ${length} bytes is longer than ${maxHeader}`);
  const end = start + length;
  if (bytes.length < end) throw bad("the file ends in its header");
  // Only names of fields go beyond ASCII, and structured data is refused: the exact encoding does not matter.
  return { text: new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(bytes.slice(start, end)), end };
}

const codeByDtype = Object.fromEntries(Object.entries(dtypeByCode).map(([code, t]) => [t, code]));

/** What NumPy calls the kinds of values that we have no dtype for. */
const otherKinds: Readonly<Record<string, string>> = {
  O: "Python objects",
  U: "text",
  S: "text",
  a: "text",
  T: "text",
  c: "complex numbers of another size",
  M: "dates",
  m: "time spans",
  V: "raw bytes",
  f: "floats of another size",
};

function typeOf(descr: NpyHeader["descr"], bad: (detail: string) => OpError) {
  const [, order = "", code = ""] = /^([<>=|]?)(.*)$/s.exec(descr) ?? [];
  const dtype = Object.hasOwn(dtypeByCode, code) ? dtypeByCode[code] : undefined;
  if (dtype === undefined) {
    const kind = descr.startsWith("[") ? "structured records" : otherKinds[code[0] ?? ""];
    throw bad(`its dtype is ${descr.slice(0, 80)}${kind ? ` (${kind})` : ""}, which tensh does not have`);
  }
  return { dtype, little: order === "" || order === "=" || order === "|" ? littleHost : order === "<" };
}

/** The number of elements of a shape that could be in a file at all. */
function checkedSize(shape: Shape, bad: (detail: string) => OpError): number {
  if (shape.length > maxRank) throw bad(`rank ${shape.length} is more than ${maxRank}`);
  const negative = shape.find((d) => d < 0);
  if (negative !== undefined) throw bad(`a size cannot be ${negative}`);
  const span = shape.reduce((n, d) => n * Math.max(d, 1), 1);
  if (!Number.isSafeInteger(span)) throw bad(`the shape ${showShape(shape)} is larger than any file`);
  return sizeOf(shape);
}

const reversed = (layout: Layout): Layout =>
  permuted(
    layout,
    layout.shape.map((_, i) => layout.shape.length - 1 - i),
  );

function dataIn(raw: Uint8Array, dtype: DType, size: number, little: boolean): Data {
  const data = allocate(dtype, size);
  const bytes = bytesUnder(data);
  bytes.set(raw);
  if (little !== littleHost) swap(bytes, bytesOf(partOf(dtype)));
  // NumPy takes any byte but 0 for true.
  if (dtype === "bool") for (let i = 0; i < size; i++) if (bytes[i]! > 1) bytes[i] = 1;
  return data;
}

const bytesUnder = (data: Data): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Turns the bytes of every element round. */
function swap(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) {
    for (let low = at, high = at + width - 1; low < high; low++, high--) {
      const byte = bytes[low]!;
      bytes[low] = bytes[high]!;
      bytes[high] = byte;
    }
  }
}

/**
 * The bytes that `np.save` writes for this tensor, to the byte: version 1.0, little endian, in Fortran order where
 * the values lie so (a transposed matrix), else in C order.
 * @throws io/format for bfloat16, which NumPy has no name for
 */
export function encodeNpy(s: Stored, path = "x.npy"): Uint8Array {
  if (!Object.hasOwn(codeByDtype, s.dtype)) {
    const help = ["save it as .safetensors", "cast(x, float32) holds every bfloat16"];
    throw refuse("io/format", { path, detail: `NumPy's files have no ${s.dtype}` }, { help });
  }
  const fortran = !isContiguous(s.layout) && isContiguous(reversed(s.layout));
  const values = denseParts(fortran ? { ...s, layout: reversed(s.layout) } : s);
  const header = headerFor(s.dtype, fortran, s.layout.shape);
  const out = new Uint8Array(header.length + values.byteLength);
  out.set(header);
  const body = out.subarray(header.length);
  body.set(bytesUnder(values));
  if (!littleHost) swap(body, bytesOf(partOf(s.dtype)));
  return out;
}

function headerFor(dtype: DType, fortran: boolean, shape: Shape): Uint8Array {
  const descr = (bytesOf(dtype) === 1 ? "|" : "<") + codeByDtype[dtype];
  const facts = `{'descr': '${descr}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${showShape(shape)}, }`;
  const growing = fortran ? shape.at(-1) : shape[0];
  const room = growing === undefined ? 0 : growingDigits - String(growing).length;
  const length = 10 + facts.length + room + 1;
  const text = facts + " ".repeat(room + alignment - (length % alignment)) + "\n";
  const out = Uint8Array.from([...magic, 1, 0, 0, 0, ...new TextEncoder().encode(text)]);
  new DataView(out.buffer).setUint16(8, text.length, true);
  return out;
}
