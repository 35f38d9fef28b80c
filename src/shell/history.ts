/**
 * What was entered, in this conversation and in earlier ones, each text once. Kept in a file that several shells may
 * write to at the same time: a line of JSON for each text, appended in one write. Knows nothing of what texts mean.
 */
import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export interface Entry {
  readonly text: string;
  readonly failed: boolean;
}

const keptTexts = 1000;
/** A file with so many lines is written anew. */
const manyLines = 4 * keptTexts;
/** Longer texts are remembered, but not kept. */
const longestKept = 64 * 1024;

export interface Store {
  readonly load: () => Entry[];
  readonly add: (entry: Entry) => void;
}

/** The file in the state folder. Where it cannot be read or written, nothing is kept, and that is no error. */
export function storeIn(env: Readonly<Record<string, string | undefined>>): Store {
  const path = join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "tensh", "history");
  return {
    load: () => attempt(() => loadFrom(path)) ?? [],
    add: (entry) => {
      if (entry.text.length <= longestKept) attempt(() => appendTo(path, entry));
    },
  };
}

function attempt<T>(task: () => T): T | null {
  try {
    return task();
  } catch {
    return null;
  }
}

function loadFrom(path: string): Entry[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  const entries = newestOnly(lines.flatMap((l) => attempt(() => [parse(l)]) ?? [])).slice(-keptTexts);
  // What others may see is made our own.
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  if (lines.length > manyLines) rewrite(path, entries);
  return entries;
}

/** A line of the file; those of older versions were the text itself. */
function parse(line: string): Entry {
  if (!line.startsWith("{")) return { text: line, failed: false };
  const { text, failed } = JSON.parse(line) as Partial<Entry>;
  if (typeof text !== "string") throw new TypeError("no entry");
  return { text, failed: failed === true };
}

const lineOf = ({ text, failed }: Entry): string => `${JSON.stringify(failed ? { text, failed } : { text })}\n`;

function appendTo(path: string, entry: Entry): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  appendFileSync(path, lineOf(entry), { mode: 0o600 });
}

function rewrite(path: string, entries: readonly Entry[]): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, entries.map(lineOf).join(""), { mode: 0o600 });
  renameSync(unfinished, path);
}

/** Each text once, where it was entered last. */
function newestOnly(entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    found.delete(entry.text);
    found.set(entry.text, entry);
  }
  return [...found.values()];
}

export class History {
  /** Oldest first. */
  entries: readonly Entry[];
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    this.entries = store.load();
  }
  /** Remembers a text that is about to run; one that begins with a blank is nobody's business. */
  add(text: string): void {
    if (text.trim() !== "" && !/^\s/.test(text)) this.put({ text, failed: false });
  }
  /** The text that was entered last did not go through. */
  markFailed(text: string): void {
    if (this.entries.at(-1)?.text === text) this.put({ text, failed: true });
  }
  private put(entry: Entry): void {
    this.entries = [...this.entries.filter((e) => e.text !== entry.text), entry].slice(-keptTexts);
    this.store.add(entry);
  }
  /** The nearest entry before `from` (after, going forth) that fits; -1 where there is none. */
  find(from: number, step: -1 | 1, fits: (text: string) => boolean): number {
    for (let i = from; i >= 0 && i < this.entries.length; i += step) if (fits(this.entries[i]!.text)) return i;
    return -1;
  }
}
