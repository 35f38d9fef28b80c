/**
 * Zip archives: the files in one, stored or deflated, and an archive of stored files. Knows as much of zip as NumPy's and
 * PyTorch's files take, and nothing of what is in them.
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 and 4.5.3.
 */
import { inflateRawSync } from "node:zlib";
import { type OpError, refuse } from "../core/errors.ts";

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const wideEndMark = 0x06064b50;
const wideLocatorMark = 0x07064b50;
/** A 32-bit field that says: look in the 64-bit extra field. */
const elsewhere = 0xffffffff;
const stored = 0;
const deflated = 8;
/** Zip's directory counts in 32 bits. */
const largest = 2 ** 32 - 2 ** 20;
/** Names are UTF-8. */
const utf8Flag = 0x800;
/** An extra field that only fills, as PyTorch marks it. */
const paddingMark = 0x4246;
/** 1980-01-01, as NumPy dates them: the same tensors give the same bytes. */
const date = 0x21;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length > 3 && [localMark, endMark].includes(viewOf(bytes).getUint32(0, true));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What the directory says of one file in the archive. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

/**
 * The files of an archive by their names, in its order.
 * @throws io/format
 */
export function filesIn(bytes: Uint8Array, path: string): ReadonlyMap<string, Uint8Array> {
  const bad = (detail: string): OpError => refuse("io/format", { path, detail });
  try {
    return new Map(entriesOf(bytes, bad).map((e) => [e.name, contentOf(bytes, e, bad)] as const));
  } catch (error) {
    if (error instanceof RangeError) throw bad("the archive is cut short");
    throw error;
  }
}

function entriesOf(bytes: Uint8Array, bad: (detail: string) => OpError): Entry[] {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end--;
  if (end < 0) throw bad("it is no zip archive, or it is cut short");
  const { count, at: first } = directoryAt(view, end);
  const entries: Entry[] = [];
  for (let i = 0, at = first; i < count; i++) {
    if (view.getUint32(at, true) !== entryMark) throw bad("the directory of the archive is damaged");
    const lengths = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    if (view.getUint16(at + 8, true) & 1) throw bad(`${name} is encrypted`);
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + lengths[0], lengths[1]);
    const [size, packed, offset] = wideFields(
      [24, 20, 42].map((o) => view.getUint32(at + o, true)),
      extra,
    ) as [number, number, number];
    const entry = { name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true) };
    if (!name.endsWith("/")) entries.push({ ...entry, size, packed, offset });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

function directoryAt(view: DataView, end: number): { count: number; at: number } {
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === wideLocatorMark) {
    const wide = Number(view.getBigUint64(locator + 8, true));
    if (view.getUint32(wide, true) === wideEndMark)
      return { count: Number(view.getBigUint64(wide + 32, true)), at: Number(view.getBigUint64(wide + 48, true)) };
  }
  return { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
}

/** Fields that did not fit stand in the 64-bit extra field (id 1), in this order, only those. */
function wideFields(fields: readonly number[], extra: DataView): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return fields.map((field) => {
      if (field !== elsewhere) return field;
      const value = Number(extra.getBigUint64(next, true));
      next += 8;
      return value;
    });
  }
  return [...fields];
}

function contentOf(bytes: Uint8Array, e: Entry, bad: (detail: string) => OpError): Uint8Array {
  const view = viewOf(bytes);
  if (view.getUint32(e.offset, true) !== localMark) throw bad(`${e.name} is not where the directory says`);
  const start = e.offset + 30 + view.getUint16(e.offset + 26, true) + view.getUint16(e.offset + 28, true);
  const raw = bytes.subarray(start, start + e.packed);
  if (raw.length !== e.packed) throw bad("the archive is cut short");
  const content = unpacked(raw, e, bad);
  if (content.length !== e.size || crc32(content) !== e.crc) throw bad(`${e.name} is damaged`);
  return content;
}

function unpacked(raw: Uint8Array, e: Entry, bad: (detail: string) => OpError): Uint8Array {
  if (e.method === stored) return raw;
  if (e.method !== deflated) throw bad(`${e.name} is packed in a way that tensh does not know (${e.method})`);
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(e.size, 1) });
  } catch {
    throw bad(`${e.name} is damaged`);
  }
}

interface Packed {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  readonly crc: number;
  /** Where it begins, and what stands between its name and its content so that this begins where it shall. */
  readonly offset: number;
  readonly padding: number;
}

/**
 * An archive of these files, not compressed. Each content begins at a multiple of `alignment` bytes.
 * @throws io/format for more than 4 GB
 */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>, path: string, alignment = 1): Uint8Array {
  let at = 0;
  const packed = [...files].map(([text, content]): Packed => {
    const name = new TextEncoder().encode(text);
    const [offset, padding] = [at, paddingTo(alignment, at + 30 + name.length)];
    at += 30 + name.length + padding + content.length;
    return { name, content, crc: crc32(content), offset, padding };
  });
  const directory = at;
  const room = packed.reduce((n, f) => n + 46 + f.name.length, at + 22);
  if (room > largest)
    throw refuse("io/format", { path, detail: "an archive of more than 4 GB" }, { help: ["save each as .npy"] });
  const out = new Uint8Array(room);
  const view = viewOf(out);
  for (const f of packed) {
    view.setUint32(f.offset, localMark, true);
    writeFacts(view, f.offset + 4, f);
    const behind = f.offset + 30 + f.name.length;
    out.set(f.name, f.offset + 30);
    if (f.padding > 0) {
      view.setUint16(f.offset + 28, f.padding, true);
      view.setUint16(behind, paddingMark, true);
      view.setUint16(behind + 2, f.padding - 4, true);
    }
    out.set(f.content, behind + f.padding);
  }
  for (const f of packed) {
    view.setUint32(at, entryMark, true);
    view.setUint16(at + 4, 20, true);
    writeFacts(view, at + 6, f);
    view.setUint32(at + 42, f.offset, true);
    out.set(f.name, at + 46);
    at += 46 + f.name.length;
  }
  view.setUint32(at, endMark, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

/** Bytes of an extra field (none, or four at least) behind which a multiple of `alignment` begins. */
function paddingTo(alignment: number, at: number): number {
  const missing = (alignment - (at % alignment)) % alignment;
  return missing > 0 && missing < 4 ? missing + alignment : missing;
}

/** What stands of a file both before it and in the directory: version, flags, method, date, check sum, sizes. */
function writeFacts(view: DataView, at: number, { name, content, crc }: Packed): void {
  for (const [i, value] of [20, utf8Flag, stored, 0, date].entries()) view.setUint16(at + 2 * i, value, true);
  for (const [i, value] of [crc, content.length, content.length].entries())
    view.setUint32(at + 10 + 4 * i, value, true);
  view.setUint16(at + 22, name.length, true);
}

let remainders: Uint32Array | null = null;
/** The check sum of zip and PNG: polynomial 0xEDB88320, reflected; it goes on from that of the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  remainders ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = before ^ 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = remainders[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
