/**
 * Which format a file has, by its name and by what is in it, and the one way into and out of all of them.
 * Knows the formats' names; each format's rules are in its own file.
 */
import { refuse } from "../core/errors.ts";
import type { Stored } from "../core/stored.ts";
import { kindOfCell } from "./cells.ts";
import { type CsvForm, type CsvOptions, decodeCsv, encodeCsv } from "./csv.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { decodeNpy, encodeNpy, isNpy } from "./npy.ts";
import { decodeNpz, encodeNpz } from "./npz.ts";
import { decodePrinted, isPrinted } from "./printed.ts";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";
import { decodeSaid, isSaid } from "./said.ts";
import type { Table } from "./table.ts";
import { cellsOf, decodeText } from "./text.ts";
import { isZip } from "./zip.ts";

export const formats = ["npy", "npz", "safetensors", "csv", "tsv", "json", "text"] as const;
type FileFormat = (typeof formats)[number];
/** Also what tensh prints, which no name of a file tells. */
export type Format = FileFormat | "said" | "printed";

const formatByExtension: Readonly<Record<string, FileFormat>> = {
  npy: "npy",
  npz: "npz",
  safetensors: "safetensors",
  csv: "csv",
  tsv: "tsv",
  json: "json",
  txt: "text",
  dat: "text",
};

/** The format that the name of a file promises, or undefined. */
export function formatOf(path: string): FileFormat | undefined {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(formatByExtension, extension) ? formatByExtension[extension] : undefined;
}

/** As much of a file as is looked at. */
const headBytes = 65536;

/**
 * The format that the first bytes speak for: .npy by its magic, what was printed by how it begins, JSON by its bracket,
 * then numbers with white space between them if the first line that is no comment holds nothing else, then csv.
 */
export function guessFormat(bytes: Uint8Array): Format {
  if (isNpy(bytes)) return "npy";
  if (isZip(bytes)) return "npz";
  const whole = new TextDecoder().decode(bytes.subarray(0, headBytes)).trimStart();
  const head = bytes.length > headBytes ? whole.replace(/\S+$/, "") : whole; // no half numbers
  if (isSaid(head)) return "said";
  if (isPrinted(head)) return "printed";
  if (/^[[{]/.test(head)) return "json";
  for (const line of head.split(/\r\n|\r|\n/)) {
    const cells = cellsOf(line);
    if (cells.length === 0) continue;
    return /[,;\t]/.test(line) || cells.some((cell) => kindOfCell(cell) === "text") ? "csv" : "text";
  }
  return "text";
}

export interface DecodeOptions extends CsvOptions {
  /** What errors call the file, and where its format is taken from. */
  readonly path: string;
  readonly format?: Format | undefined;
}

/**
 * The tensor in a file of the given format; else of the one that its name says; else of the one that it looks like.
 * The names .txt and .dat say no more than that it is text, so there the contents decide.
 * @throws io/format, shape/ragged
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): Table {
  const { path, format, float } = options;
  const named = format ?? formatOf(path);
  const known = named === undefined || (named === "text" && format === undefined) ? guessFormat(bytes) : named;
  switch (known) {
    case "npy":
      return { names: null, values: decodeNpy(bytes, path) };
    case "npz":
    case "safetensors":
      return { names: null, values: onlyTensor(decodeArchive(bytes, path, known), path) };
    case "csv":
      return decodeCsv(textIn(bytes, path), path, options);
    case "tsv":
      return decodeCsv(textIn(bytes, path), path, { separator: "\t", ...options });
    case "json":
      return decodeJson(textIn(bytes, path), path, { float });
    case "text":
      return decodeText(textIn(bytes, path), path, { float });
    case "said":
      return decodeSaid(textIn(bytes, path), path, { float });
    case "printed":
      return decodePrinted(textIn(bytes, path), path, { float });
  }
}

/** Formats that hold several tensors, by name. */
export type ArchiveFormat = "npz" | "safetensors";

/** The archive's format if the file is one. */
export function archiveFormatOf(path: string, bytes?: Uint8Array): ArchiveFormat | null {
  const named = formatOf(path);
  if (named === "npz" || named === "safetensors") return named;
  return bytes && isZip(bytes) ? "npz" : null;
}

/** @throws io/format */
export const decodeArchive = (bytes: Uint8Array, path: string, format: ArchiveFormat): ReadonlyMap<string, Stored> =>
  format === "npz" ? decodeNpz(bytes, path) : decodeSafetensors(bytes, path).tensors;

/** The bytes of an archive, in pieces. @throws io/format */
export const encodeArchive = (
  tensors: ReadonlyMap<string, Stored>,
  path: string,
  format: ArchiveFormat,
): readonly Uint8Array[] =>
  format === "npz" ? [encodeNpz(tensors, path)] : encodeSafetensors({ tensors, metadata: new Map() });

function onlyTensor(tensors: ReadonlyMap<string, Stored>, path: string): Stored {
  const [only, ...more] = tensors.values();
  if (only && more.length === 0) return only;
  const detail = only
    ? `it holds ${tensors.size} tensors: ${[...tensors.keys()].join(", ")}`
    : "there is no tensor in it";
  throw refuse("io/format", { path, detail }, only ? { help: [`load ${path}`] } : {});
}

/**
 * The bytes of a file of that name. `names` are the columns' names, for formats that have a place for them.
 * @throws io/kind for a name that says no format that is written, io/format for a tensor that the format cannot hold
 */
export function encode(path: string, s: Stored, form: CsvForm = {}): Uint8Array {
  const text = (t: string): Uint8Array => new TextEncoder().encode(t);
  const format = formatOf(path);
  switch (format) {
    case "npz":
    case "safetensors":
      return joined(encodeArchive(new Map([["arr_0", s]]), path, format));
    case "npy":
      return encodeNpy(s, path);
    case "csv":
      return text(encodeCsv(s, path, form));
    case "tsv":
      return text(encodeCsv(s, path, { separator: "\t", ...form }));
    case "json":
      return text(encodeJson(s));
    case "text":
      return text(encodeCsv(s, path, { separator: " ", ...form, names: null }));
    case undefined:
      throw refuse("io/kind", { path, what: "writes" });
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** JavaScript's strings are no longer. */
const maxText = 2 ** 29 - 24;

/** Spreadsheets write UTF-16 when asked for "Unicode text", with a mark before it. */
function wideText(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return decodedAs("utf-16le", bytes);
  return a === 0xfe && b === 0xff ? decodedAs("utf-16be", bytes) : null;
}

/** Korean spreadsheets write the code page of the system. Bytes of other code pages hardly ever make Hangul alone. */
function koreanText(bytes: Uint8Array): string | null {
  const text = decodedAs("euc-kr", bytes);
  return text !== null && /^[\0-\x7f\p{Script=Hangul}\u3000-\u303f\uff00-\uffef·…°℃㎡]*$/u.test(text) ? text : null;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text in bytes, without a byte order mark. Nothing is replaced: what is no text for certain is refused. */
function textIn(bytes: Uint8Array, path: string): string {
  if (bytes.length > maxText) {
    throw refuse("io/format", { path, detail: `${bytes.length} bytes of text are more than ${maxText}` });
  }
  const wide = wideText(bytes);
  if (wide !== null) return wide;
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw refuse("io/format", { path, detail: `a NUL byte at ${zero}: it is no text` });
  const text = decodedAs("utf-8", bytes) ?? koreanText(bytes);
  if (text !== null) return text;
  throw refuse("io/format", { path, detail: `it is not UTF-8 text from byte ${firstBadByte(bytes)} on` });
}

/** Where bytes cease to be UTF-8, counted from 0; their number, if the last character is cut short. */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
