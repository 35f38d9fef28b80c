/**
 * What one tensh prints with `--json`, as the next one reads it: the lines of answers, of which one is a value. Knows the
 * kinds of answers by name; which tensor JSON means is in json.ts.
 */
import { refuse } from "../core/errors.ts";
import { tableIn } from "./json.ts";
import { isQuoted, isRecord, type Json, parseJson } from "./jsonTree.ts";
import type { ReadOptions, Table } from "./table.ts";

/** Text begins like a line of answers. */
export const isSaid = (head: string): boolean => /^\{"kind": ?"[a-z]+"/.test(head);

/** What says something beside the value. */
const aside: readonly string[] = ["text", "warning", "note"];

/**
 * The one value among the answers; what was printed beside it is left alone.
 * @throws io/format where there is none or more than one, or where a statement failed
 */
export function decodeSaid(text: string, path: string, options: ReadOptions = {}): Table {
  const answers = text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [answerIn(line, path)]));
  const failed = answers.find(({ kind }) => kind === "error");
  if (failed) throw refuse("io/format", { path, detail: `it says that a statement failed: ${failed.message}` });
  const [value, next] = answers.filter(({ kind }) => !aside.includes(kind));
  if (!value) throw refuse("io/format", { path, detail: "there is no value among the answers" });
  if (next) throw severalValues(path, answers.indexOf(next) + 1);
  const { record, kind } = value;
  if (record.has("data") && record.has("dtype")) return tableIn(record, path, options);
  const plain = record.get("value");
  if (plain === undefined || kind === "gradients")
    throw refuse("io/format", { path, detail: `the answer is of the kind \`${kind}\`, which is no tensor` });
  return tableIn(plain, path, options);
}

/** The error of several values where one is wanted. */
export const severalValues = (path: string, line: number): Error =>
  refuse(
    "io/format",
    { path, detail: `it holds several values: the second begins on line ${line}` },
    { help: ["a pipe hands on one value: let the command before print no other, `x = …` prints nothing"] },
  );

interface Said {
  readonly kind: string;
  readonly message: string;
  readonly record: ReadonlyMap<string, Json>;
}

function answerIn(line: string, path: string): Said {
  const record = parseJson(line, path);
  if (!isRecord(record)) throw refuse("io/format", { path, detail: "there are lines that are no answers" });
  return { kind: textIn(record, "kind"), message: textIn(record, "message"), record };
}

function textIn(record: ReadonlyMap<string, Json>, name: string): string {
  const value = record.get(name) ?? null;
  return isQuoted(value) ? value.quoted : "";
}
