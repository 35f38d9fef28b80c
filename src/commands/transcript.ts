/**
 * Transcripts in documents: `> line`, then what was said to it. Reading them, and comparing what was said with what is
 * said now, numbers within a tolerance. Knows no session.
 */

/** An input and the output that the document shows. */
export interface Cell {
  readonly input: string;
  readonly output: readonly string[];
  /** Where the input stands in the document. */
  readonly line: number;
}

const prompt = /^(?<mark>>>> ?|> ?|tensh> )(?<code>.*)$/;
/** What marks a line that goes on, by how the prompt looks. */
const goesOn = (mark: string): RegExp => (mark.startsWith(">>>") ? /^\.\.\. ?(?<code>.*)$/ : /^\. (?<code>.*)$/);

/** The transcripts of a document: of its fenced blocks, or of the whole text where it has none. */
export function cellsOf(document: string): Cell[] {
  const lines = document.split(/\r?\n/);
  const fenced = lines.some((l) => /^\s*(```|~~~)/.test(l));
  const cells: { input: string; output: string[]; line: number }[] = [];
  let fence: string | null = null;
  let more = goesOn("> ");
  let current: (typeof cells)[number] | null = null;
  for (const [i, line] of lines.entries()) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      current = null;
      continue;
    }
    if (fenced && fence === null) continue;
    const { mark: how, code } = prompt.exec(line)?.groups ?? {};
    if (code !== undefined) {
      current = { input: code, output: [], line: i + 1 };
      more = goesOn(how!);
      cells.push(current);
      continue;
    }
    const next = more.exec(line)?.groups?.["code"];
    if (current?.output.length === 0 && next !== undefined) current.input += `\n${next}`;
    else current?.output.push(line);
  }
  return cells.map((c) => ({ ...c, output: withoutEmptyEnd(c.output) }));
}

function withoutEmptyEnd(lines: readonly string[]): string[] {
  const end = lines.findLastIndex((l) => l.trim() !== "");
  return lines.slice(0, end + 1);
}

export interface Tolerance {
  /** How far numbers may be apart, as a part of the one in the document, and beyond that. */
  readonly relative: number;
  readonly absolute: number;
}

/** A line of a comparison: in both, only in the document, or only said now. */
export type Difference = { readonly in: "both" | "document" | "now"; readonly text: string };

/** Null if `said` is what the document shows; else both, line by line. A line of `…` stands for any lines. */
export function compare(shown: readonly string[], said: string, tolerance: Tolerance): readonly Difference[] | null {
  const now = withoutEmptyEnd(said.split("\n"));
  if (matches(shown, now, tolerance)) return null;
  return differences(shown, now, tolerance);
}

const isEllipsis = (line: string): boolean => /^\s*(…|\.\.\.)\s*$/.test(line);

function matches(shown: readonly string[], now: readonly string[], tolerance: Tolerance): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return now.length === 0;
  if (isEllipsis(first))
    return now.some((_, i) => matches(rest, now.slice(i), tolerance)) || matches(rest, [], tolerance);
  return now.length > 0 && isSame(first, now[0]!, tolerance) && matches(rest, now.slice(1), tolerance);
}

/** The longest common lines, and what stands around them. */
function differences(shown: readonly string[], now: readonly string[], tolerance: Tolerance): Difference[] {
  const same = shown.map((a) => now.map((b) => isSame(a, b, tolerance)));
  const length = Array.from({ length: shown.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = shown.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      length[i]![j] = same[i]![j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const out: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < shown.length || j < now.length) {
    if (i < shown.length && j < now.length && same[i]![j]) {
      out.push({ in: "both", text: now[j]! });
      i++;
      j++;
    } else if (j >= now.length || (i < shown.length && length[i + 1]![j]! >= length[i]![j + 1]!)) {
      out.push({ in: "document", text: shown[i++]! });
    } else out.push({ in: "now", text: now[j++]! });
  }
  return out;
}

const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/** The same text, up to the width of gaps; the same numbers, up to the tolerance. Whole numbers are exact. */
function isSame(shown: string, now: string, { relative, absolute }: Tolerance): boolean {
  const gaps = (line: string): string =>
    line
      .replace(number, "#")
      .replace(/\s+/g, " ")
      .replace(/ ?([[\](),]) ?/g, "$1")
      .trim();
  if (gaps(shown) !== gaps(now)) return false;
  const [wanted, found] = [shown.match(number) ?? [], now.match(number) ?? []];
  return wanted.every((text, i) => {
    const other = found[i]!;
    if (/^[-+]?\d+$/.test(text) && /^[-+]?\d+$/.test(other)) return Number(text) === Number(other);
    return Math.abs(Number(text) - Number(other)) <= absolute + relative * Math.abs(Number(text));
  });
}
