/**
 * What functions for files ask of the host, as `_tensh.…` for the library alone: arrays, text and bytes from files and
 * into them, what lies where, and the numbers in a text. Knows no formats of files; the host does.
 */
import { dataFrom } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { octetsOf, textOfOctets } from "../core/octets.ts";
import { type Stored, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { listOf, none, stringOf, tensorOf, type Value } from "./value.ts";

const arrayOf = (s: Stored): Value => tensorOf(sourceOf(s), true);

/** The array in a file, or a dict of those in an archive. */
const readArrays = method("read_arrays", ["path"], (args, env) => {
  const found = env.host.files.arrays(args.string("path"));
  return found instanceof Map
    ? dictFrom([...found].map(([name, s]) => [stringOf(name), arrayOf(s)] as const))
    : arrayOf(found as Stored);
});

/** One array, or a dict of them. */
const writeArrays = method("write_arrays", ["path", "arrays"], (args, env) => {
  const given = args.value("arrays");
  const storedIn = (v: Value): Stored => env.host.realize([toNode(v, literalsOf(env, true))])[0]!;
  const arrays =
    given.kind === "dict"
      ? new Map([...given.entries.values()].map((e) => [(e.key as { value: string }).value, storedIn(e.value)]))
      : storedIn(given);
  env.host.files.writeArrays(args.string("path"), arrays);
  return none;
});

const readLine = method("read_line", [], (_, env) => stringOf(env.host.files.line()));

const readBytes = method("read_bytes", ["path"], (args, env) => ({
  kind: "bytes",
  value: textOfOctets(env.host.files.bytes(args.string("path"))),
}));
/** Text or bytes to the end of a file; it need not be there before. */
const append = method("append", ["path", "what"], (args, env) => {
  const what = args.value("what");
  const bytes = what.kind === "bytes" ? octetsOf(what.value) : new TextEncoder().encode(args.string("what"));
  env.host.files.append(args.string("path"), bytes);
  return none;
});

const settle = method("settle_file", ["path"], (args, env) => {
  env.host.files.settle(args.string("path"));
  return none;
});

/** What is at a path: "file", "folder", or "" for nothing. */
const kindOf = method("kind_of", ["path"], (args, env) => stringOf(env.host.files.kindOf(args.string("path")) ?? ""));
const namesIn = method("names_in", ["path"], (args, env) =>
  listOf(env.host.files.namesIn(args.string("path")).map(stringOf)),
);
/** A folder, and those that it lies in. */
const makeFolder = method("make_folder", ["path"], (args, env) => {
  env.host.files.makeFolder(args.string("path"));
  return none;
});
const folder = method("folder", [], (_, env) => stringOf(env.host.files.folder()));

/** The name of the script that runs, and the words behind it on the command line. */
const scriptWords = method("arguments", [], (_, env) => listOf(env.host.scriptWords().map(stringOf)));

const readText = method("read_text", ["path"], (args, env) => stringOf(env.host.files.text(args.string("path"))));
const writeText = method("write_text", ["path", "text"], (args, env) => {
  env.host.files.writeText(args.string("path"), args.string("text"));
  return none;
});

/**
 * The numbers of a text, row by row: float64, or int64 for `whole`. A cell that is no number is an error, or NaN (with
 * `whole`: -1) where `gaps` are allowed.
 */
const numbers = method(
  "numbers",
  ["text", "delimiter", "comments", "skip", "footer", "most", "columns", "whole", "gaps"],
  (args, env) => {
    const rows = rowsOf(args, env);
    const chosen = args.optional("columns") && args.ints("columns");
    const [gaps, whole] = [args.bool("gaps", false), args.bool("whole", false)];
    const width = chosen ? chosen.length : (rows[0]?.cells.length ?? 0);
    const values = new Float64Array(whole ? 0 : rows.length * width);
    const integers = new BigInt64Array(whole ? rows.length * width : 0);
    for (const [r, { cells, line }] of rows.entries()) {
      if (!chosen && cells.length !== width) throw unequal(r, line, width, cells.length, gaps);
      for (let c = 0; c < width; c++) {
        const cell = cellAt(cells, chosen ? chosen[c]! : c, r);
        if (whole) integers[r * width + c] = wholeIn(cell, gaps) ?? mistaken(cell, r, c, "int64");
        else values[r * width + c] = decimalIn(cell, gaps) ?? mistaken(cell, r, c, "float64");
      }
    }
    const shape = [rows.length, width];
    return arrayOf(whole ? stored("int64", shape, integers) : stored("float64", shape, dataFrom("float64", values)));
  },
);

interface Row {
  readonly cells: readonly string[];
  /** Its line in the text, from 1 on. */
  readonly line: number;
}

/** Lines with something on them, without comments. */
function rowsOf(args: Arguments, env: Env): Row[] {
  const delimiter = args.optional("delimiter") && args.string("delimiter");
  const comments = itemsOf(args.value("comments"), env).map((v) => (v as { value: string }).value);
  const most = args.optional("most") ? args.int("most") : Number.POSITIVE_INFINITY;
  const lines = args.string("text").split(/\r\n|\r|\n/);
  const rows: Row[] = [];
  for (let i = args.int("skip"); i < lines.length && rows.length < most; i++) {
    const ends = comments.map((c) => lines[i]!.indexOf(c)).filter((at) => at >= 0);
    const line = ends.length > 0 ? lines[i]!.slice(0, Math.min(...ends)) : lines[i]!;
    if (line.trim() === "") continue;
    const cells = delimiter ? line.split(delimiter).map((cell) => cell.trim()) : line.trim().split(/\s+/);
    rows.push({ cells, line: i + 1 });
  }
  const footer = args.int("footer");
  return footer > 0 ? rows.slice(0, -footer) : rows;
}

function cellAt(cells: readonly string[], column: number, row: number): string {
  const found = cells.at(column);
  if (found !== undefined) return found;
  const exception = valueError(`invalid column index ${column} at row ${row + 1} with ${cells.length} columns`);
  throw refuse("value/domain", { detail: `row ${row + 1} has no column ${column}` }, { exception });
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const special = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i;
function decimalIn(cell: string, gaps: boolean): number | null {
  if (decimal.test(cell)) return Number(cell);
  const [found, sign, nan] = special.exec(cell) ?? [];
  if (found !== undefined) return nan ? Number.NaN : sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return gaps ? Number.NaN : null;
}
function wholeIn(cell: string, gaps: boolean): bigint | null {
  if (/^[+-]?\d+$/.test(cell)) return BigInt(cell.replace("+", ""));
  if (!gaps) return null;
  return decimal.test(cell) ? BigInt(Math.trunc(Number(cell))) : -1n;
}

function mistaken(cell: string, row: number, column: number, dtype: string): never {
  const exception = valueError(`could not convert string '${cell}' to ${dtype} at row ${row}, column ${column + 1}.`);
  throw refuse(
    "value/domain",
    { detail: `row ${row + 1}, column ${column + 1}: \`${cell}\` is no number` },
    { exception },
  );
}

function unequal(row: number, line: number, wanted: number, found: number, gaps: boolean): Error {
  const exception = gaps
    ? valueError(`Some errors were detected !\n    Line #${line} (got ${found} columns instead of ${wanted})`)
    : valueError(
        `the number of columns changed from ${wanted} to ${found} at row ${row + 1}; use \`usecols\` to select a subset and avoid this error`,
      );
  return refuse(
    "value/domain",
    { detail: `row ${row + 1} has ${found} columns, those before have ${wanted}` },
    { exception },
  );
}

export const fileFunctions = [
  readArrays,
  writeArrays,
  readText,
  writeText,
  readBytes,
  readLine,
  settle,
  append,
  kindOf,
  namesIn,
  makeFolder,
  folder,
  scriptWords,
  numbers,
];
