/** Files and standard input, as bytes. Knows the file system and what its errors mean; nothing of formats. */
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { isatty } from "node:tty";
import { allocate } from "../core/dtype.ts";
import { OpError, refuse } from "../core/errors.ts";
import { nearest } from "../lang/suggest.ts";
import type { Disk } from "../session/outside.ts";
import { echoed } from "./echo.ts";
import { reasons } from "./file-reasons.ts";
import { writeWhole } from "./whole.ts";

const failure = (what: string, path: string, error: unknown): Error => {
  const code = (error as { code?: string }).code ?? "";
  return refuse(
    "io/missing",
    {
      what,
      path: `\`${path}\``,
      reason: (what === "write" && code === "ENOENT" ? "no such folder" : reasons[code]) ?? (code || String(error)),
    },
    { notes: { file: { text: "" } }, help: what === "read" && code === "ENOENT" ? near(path) : [] },
  );
};

/** Files beside it with a name that was perhaps meant. */
function near(path: string): string[] {
  const [, folder, name] = /^(.*[/\\])?(.*)$/.exec(path)!;
  try {
    const names = readdirSync(placeOf(folder ?? "."));
    const found = nearest(name!, names).map((n) => `\`${folder ?? ""}${n}\``);
    return found.length === 0 ? [] : [`did you mean ${found.join(" or ")}?`];
  } catch {
    return [];
  }
}

/** Files from so many bytes on are read into the engine's memory. */
const inPlaceBytes = 1 << 20;

/** `~/x` is in the home folder, as other shells have it. */
const placeOf = (path: string): string => {
  const home = process.env["HOME"];
  return home && /^~[/\\]/.test(path) ? home + path.slice(1) : path;
};

/** All bytes of a file; of standard input if the path is null. @throws io/missing */
export function readBytes(path: string | null): Uint8Array {
  try {
    if (path === null) return readInput();
    writeWaiting(placeOf(path));
    if (isNamedPipe(placeOf(path))) return readNamedPipe(placeOf(path));
    return (path.endsWith(".npy") ? readInPlace(placeOf(path)) : null) ?? readFileSync(placeOf(path));
  } catch (error) {
    if (error instanceof OpError) throw error;
    throw failure("read", path ?? "standard input", error);
  }
}

/** A large file goes straight to where its tensor will lie; null for a small one. */
function readInPlace(path: string): Uint8Array | null {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size < inPlaceBytes) return null;
    const bytes = allocate("uint8", size) as Uint8Array;
    let at = 0;
    for (let count = -1; at < size && count !== 0; at += count) count = readSync(file, bytes, at, size - at, at);
    return at === size ? bytes : bytes.slice(0, at);
  } finally {
    closeSync(file);
  }
}

/** What standard input was used for. A terminal's goes on behind its end. */
let used: "data" | "statements" | null = null;

/** All of standard input. @throws io/missing where somebody else has read it */
function readInput(): Uint8Array {
  const before = used;
  if (before === "statements")
    throw inputFailure("the statements come in over it", [
      "put the statements in a file, or behind -c: tensh -c 'x = read()' < data.txt",
    ]);
  const chunks: Buffer[] = [];
  echoed(() => {
    for (let chunk = nextChunk(); chunk; chunk = nextChunk()) chunks.push(chunk);
  });
  used = "data";
  if (before === "data" && chunks.length === 0 && !isatty(0))
    throw inputFailure("it was read to its end already", ["give it a name the first time: x = read()"]);
  return Buffer.concat(chunks);
}
const inputFailure = (reason: string, help: readonly string[]): Error =>
  refuse("io/missing", { what: "read", path: "standard input", reason }, { notes: { file: { text: "" } }, help });

/** The next statements of standard input, as soon as there are some; null at its end. */
export function readStatements(): Buffer | null {
  used = "statements";
  return nextChunk();
}

/** The next bytes of standard input, as soon as there are some; null at its end. */
function nextChunk(): Buffer | null {
  for (;;) {
    const bytes = bytesNow(0);
    if (bytes !== "later") return bytes;
    // A pipe that does not block: somebody else made it so.
    waitALittle();
  }
}

/** The next bytes of a stream, null at its end; "later" of one that does not block. */
function bytesNow(file: number): Buffer | null | "later" {
  const buffer = Buffer.allocUnsafe(65536);
  try {
    const count = readSync(file, buffer);
    return count === 0 ? null : buffer.subarray(0, count);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EOF") return null;
    if (code !== "EAGAIN") throw error;
    return "later";
  }
}
const waitALittle = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
};

/** A pipe with a name in the file system; those that a shell hands over (`/dev/fd/63`) have none. */
function isNamedPipe(path: string): boolean {
  try {
    return statSync(path).isFIFO() && lstatSync(realpathSync(path)).isFIFO();
  } catch {
    return false;
  }
}

/** Opened so that it does not block: where nobody writes, Ctrl-C can end the waiting. */
function readNamedPipe(path: string): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const chunks: Buffer[] = [];
    for (let begun = false; ; ) {
      const bytes = bytesNow(file);
      // Before somebody writes, there is an end as well.
      if (bytes === null && begun) return Buffer.concat(chunks);
      begun ||= bytes !== null;
      if (bytes instanceof Buffer) chunks.push(bytes);
      else waitALittle();
    }
  } finally {
    closeSync(file);
  }
}

/** Puts these bytes, one piece after another, in a file: all of them or none. @throws io/missing */
export function writeBytes(path: string, ...pieces: readonly Uint8Array[]): void {
  try {
    writeWaiting(placeOf(path));
    writeWhole(placeOf(path), pieces);
  } catch (error) {
    throw failure("write", path, error);
  }
}

const waiting = new Map<string, Uint8Array[]>();
/** Bytes that wait to be appended, of all files together, and how many may. */
let waitingBytes = 0;
const mostWaiting = 1 << 16;

/** Writes what waits: of all files, or of one that somebody is about to look at. */
function writeWaiting(only: string | null = null): void {
  for (const [path, pieces] of waiting) {
    if (only !== null && path !== only) continue;
    waiting.delete(path);
    for (const p of pieces) waitingBytes -= p.length;
    try {
      appendFileSync(path, Buffer.concat(pieces));
    } catch (error) {
      throw failure("write", path, error);
    }
  }
}

let writesAtEnd = false;
/** Whatever ends the process, what was written is there, or somebody hears that it is not. */
function writeAtEnd(): void {
  try {
    writeWaiting();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

/** Bytes of standard input that were read, and belong to no line yet. */
let read: Buffer | null = null;
/** Up to the end of the line, or of the input, which is waited for. */
function nextLine(): string {
  const more = Buffer.alloc(1 << 12);
  read ??= Buffer.alloc(0);
  for (let from = 0; ; ) {
    const end = read.indexOf(10, from);
    from = read.length;
    const count = end < 0 ? readMore(more) : 0;
    if (count > 0) read = Buffer.concat([read, more.subarray(0, count)]);
    else {
      const length = end < 0 ? read.length : end + 1;
      const line = read.toString("utf8", 0, length);
      read = read.subarray(length);
      return line;
    }
  }
}
function readMore(into: Buffer): number {
  for (;;) {
    try {
      return readSync(0, into);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** What programs ask of the disk beside whole files. */
export const disk: Disk = {
  line: () => echoed(nextLine),
  folder: () => process.cwd(),
  kindOf: (path) => {
    writeWaiting(placeOf(path));
    try {
      const found = statSync(placeOf(path), { throwIfNoEntry: false });
      return found ? (found.isDirectory() ? "folder" : "file") : null;
    } catch {
      return null;
    }
  },
  namesIn: (path) => {
    try {
      return readdirSync(placeOf(path));
    } catch (error) {
      throw failure("read", path, error);
    }
  },
  remove: (path) => {
    try {
      writeWaiting(placeOf(path));
      if (statSync(placeOf(path)).isDirectory()) rmdirSync(placeOf(path));
      else unlinkSync(placeOf(path));
    } catch (error) {
      throw failure("write", path, error);
    }
  },
  rename: (from, to) => {
    try {
      writeWaiting();
      renameSync(placeOf(from), placeOf(to));
    } catch (error) {
      throw failure("write", to, error);
    }
  },
  passingFolder: () => tmpdir(),
  makeFolder: (path) => {
    try {
      mkdirSync(placeOf(path), { recursive: true });
    } catch (error) {
      throw failure("write", path, error);
    }
  },
  append: (path, bytes) => {
    if (!writesAtEnd) process.once("exit", writeAtEnd);
    writesAtEnd = true;
    const place = placeOf(path);
    const pieces = waiting.get(place) ?? [];
    pieces.push(bytes);
    waiting.set(place, pieces);
    waitingBytes += bytes.length;
    if (waitingBytes > mostWaiting) writeWaiting();
  },
  settle: (path) => writeWaiting(path === null ? null : placeOf(path)),
};

export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/**
 * Whether a stream is a terminal. Files, pipes and the null device are none, and the terminals of Linux have numbers of
 * their own: to ask the host for sure loads all that it knows of sockets.
 */
export function isTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    if (!stat.isCharacterDevice()) return false;
    if (process.platform !== "linux") return isatty(fd);
    const major = (stat.rdev >> 8) & 0xfff;
    if (major === devices.memory) return false;
    return major === devices.console || (major >= devices.firstTerminal && major <= devices.lastTerminal) || isatty(fd);
  } catch {
    return isatty(fd);
  }
}

/** Linux's numbers for kinds of devices: `Documentation/admin-guide/devices.txt` of its sources. */
const devices = { memory: 1, console: 4, firstTerminal: 136, lastTerminal: 143 };

/** What there is that a path could become: names in its folder that begin as it does. Hidden ones only where asked for. */
export function pathsLike(piece: string): string[] {
  const folder = piece.slice(0, piece.lastIndexOf("/") + 1);
  try {
    const entries = readdirSync(folder === "" ? "." : placeOf(folder), { withFileTypes: true });
    const paths = entries.map((e) => folder + e.name + (e.isDirectory() ? "/" : ""));
    const hidden = piece.slice(folder.length).startsWith(".");
    return paths.filter((p) => p.startsWith(piece) && (hidden || p[folder.length] !== ".")).sort();
  } catch {
    return [];
  }
}
