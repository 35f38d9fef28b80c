/**
 * The safetensors format: named tensors, and a map of text to text about them.
 * Source: https://github.com/huggingface/safetensors#format
 *
 * Eight bytes with the length of the header, the header as JSON, then the values, row-major and little-endian. A file is
 * data: every length and offset is checked against the bytes that are there before anything is allocated.
 */
import { allocate, bytesOf, type Data, type DType, partOf } from "../core/dtype.ts";
import { type OpError, refuse } from "../core/errors.ts";
import { contiguous } from "../core/layout.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { denseParts, type Stored } from "../core/stored.ts";

export interface SafeTensors {
  readonly tensors: ReadonlyMap<string, Stored>;
  readonly metadata: ReadonlyMap<string, string>;
}

const codeByDtype: Readonly<Record<DType, string>> = {
  bool: "BOOL",
  uint8: "U8",
  uint16: "U16",
  uint32: "U32",
  uint64: "U64",
  int8: "I8",
  int16: "I16",
  int32: "I32",
  int64: "I64",
  float16: "F16",
  bfloat16: "BF16",
  float32: "F32",
  float64: "F64",
  complex64: "C64",
  complex128: "C128",
};
const dtypeByCode = new Map(Object.entries(codeByDtype).map(([t, code]) => [code, t as DType]));

/** The key of the header that is no tensor. */
const metadataKey = "__metadata__";
/** The format's own limit. */
const maxHeader = 100_000_000;
const lengthBytes = 8;
const littleHost = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of a file, in pieces that are to be written one after another. */
export function encodeSafetensors({ tensors, metadata }: SafeTensors): Uint8Array[] {
  // Wide elements first: then each tensor begins at a multiple of its element's size.
  const entries = [...tensors].sort(([, a], [, b]) => bytesOf(b.dtype) - bytesOf(a.dtype));
  const header: [string, unknown][] = metadata.size > 0 ? [[metadataKey, Object.fromEntries(metadata)]] : [];
  let at = 0;
  for (const [name, s] of entries) {
    const { shape } = s.layout;
    const end = at + sizeOf(shape) * bytesOf(s.dtype);
    header.push([name, { dtype: codeByDtype[s.dtype], shape, data_offsets: [at, end] }]);
    at = end;
  }
  const text = new TextEncoder().encode(
    `{${header.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(",")}}`,
  );
  const head = new Uint8Array(lengthBytes + Math.ceil(text.length / 8) * 8).fill(0x20);
  new DataView(head.buffer).setBigUint64(0, BigInt(head.length - lengthBytes), true);
  head.set(text, lengthBytes);
  return [head, ...entries.map(([, s]) => littleEndian(denseParts(s)))];
}

function littleEndian(data: Data): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return littleHost ? bytes : swapped(bytes, data.BYTES_PER_ELEMENT);
}

function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i - (i % width) + width - 1 - (i % width)] = bytes[i]!;
  return out;
}

/** What a file holds. @throws io/format */
export function decodeSafetensors(bytes: Uint8Array, path: string): SafeTensors {
  const bad = (detail: string): OpError => refuse("io/format", { path, detail });
  const { header, end } = headerIn(bytes, bad);
  const body = bytes.subarray(end);
  const tensors = new Map<string, Stored>();
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, entry] of header) {
    if (name === metadataKey) metadata = metadataIn(entry, bad);
    else tensors.set(name, tensorIn(name, entry, body, bad));
  }
  return { tensors, metadata };
}

function headerIn(bytes: Uint8Array, bad: (detail: string) => OpError): { header: [string, unknown][]; end: number } {
  if (bytes.length < lengthBytes) throw bad("the file ends before its header");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(Math.min(maxHeader, bytes.length - lengthBytes)))
    throw bad("its first eight bytes are not the length of a header that it has");
  const end = lengthBytes + Number(length);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(lengthBytes, end));
    const header: unknown = JSON.parse(text);
    if (isRecord(header)) return { header: Object.entries(header), end };
  } catch {
    // Said below.
  }
  throw bad("its header is no JSON object");
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x);

function metadataIn(entry: unknown, bad: (detail: string) => OpError): ReadonlyMap<string, string> {
  const entries = isRecord(entry) ? Object.entries(entry) : [];
  if (!isRecord(entry) || entries.some(([, v]) => typeof v !== "string")) throw bad("its metadata is not text");
  return new Map(entries as [string, string][]);
}

function tensorIn(name: string, entry: unknown, body: Uint8Array, bad: (detail: string) => OpError): Stored {
  const { dtype: code, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  const dtype = dtypeByCode.get(String(code));
  if (!dtype) throw bad(`\`${name}\` holds ${String(code)}, which tensh has no dtype for`);
  if (!isSizes(shape)) throw bad(`\`${name}\` has no shape`);
  if (!isSizes(offsets) || offsets.length !== 2) throw bad(`\`${name}\` does not say where its values are`);
  const [begin, end] = offsets as unknown as [number, number];
  const size = sizeOf(shape);
  if (end - begin !== size * bytesOf(dtype) || end > body.length) {
    throw bad(
      `\`${name}\` ${showShape(shape)} ${dtype} needs ${size * bytesOf(dtype)} bytes, the file does not have them`,
    );
  }
  const data = allocate(dtype, size);
  const raw = body.subarray(begin, end);
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(
    littleHost ? raw : swapped(raw, bytesOf(partOf(dtype))),
  );
  if (dtype === "bool" && raw.some((b) => b > 1)) throw bad(`\`${name}\` has truth values that are neither 0 nor 1`);
  return { dtype, data, layout: contiguous(shape) };
}

const isSizes = (x: unknown): x is Shape => Array.isArray(x) && x.every((n) => Number.isSafeInteger(n) && n >= 0);
