/**
 * Files written as a whole: beside the old one first, forced onto the disk, then put in its place. Whoever reads the file,
 * also after a crash or a kill at any moment, finds the old one or the new one. Knows the file system, nothing of formats.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** Throws what the file system throws; the old file is then untouched. `mode` is for a file that was not there. */
export function writeWhole(path: string, pieces: readonly Uint8Array[], mode = 0o666): void {
  const found = lookAt(path);
  // A device or a pipe has no other file to take its place.
  if (found && !found.isFile) return writeAll(path, "w", mode, pieces);
  const place = found?.path ?? path;
  const beside = join(dirname(place), `.${basename(place)}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`);
  clearAway(place);
  try {
    writeAll(beside, "wx", found?.mode ?? mode, pieces);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(place));
}

/** Removes what processes left beside the file that were killed while they wrote it. */
function clearAway(place: string): void {
  const start = `.${basename(place)}.`;
  try {
    for (const name of readdirSync(dirname(place))) {
      if (!name.startsWith(start)) continue;
      const [, pid] = /^(\d+)-[0-9a-f]{8}\.tmp$/.exec(name.slice(start.length)) ?? [];
      if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dirname(place), name), { force: true });
    }
  } catch {
    // What cannot be listed or removed does no harm.
  }
}

/** A process of this number exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== "ESRCH";
  }
}

/** The file that a path leads to, through links; null if there is none. */
function lookAt(path: string): { readonly path: string; readonly isFile: boolean; readonly mode: number } | null {
  try {
    const stat = statSync(path);
    return { path: realpathSync(path), isFile: stat.isFile(), mode: stat.mode & 0o777 };
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

function writeAll(path: string, flags: "w" | "wx", mode: number, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, flags, mode);
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    if (flags === "wx") fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name is on the disk as well. Some systems cannot do that for folders, and need not. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The file itself is safe; at worst the old one is found under the name.
  }
}
