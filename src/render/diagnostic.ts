/** Errors and warnings as documents: the source line, a text and a mark under each place, the ways out. */
import { type Caller, type Diagnostic, type Label, lineAt, type Source } from "../core/errors.ts";
import { english, type Speech } from "../core/speech.ts";
import { type Document, type Fragment, type Line, lines } from "./document.ts";
import { widthOf, wrapped } from "./width.ts";

/** `room` is the width of the terminal; where the text goes elsewhere, lines are as long as they are. */
export function showDiagnostic(d: Diagnostic, speech: Speech = english, room?: number): Document {
  const { say, label } = speech;
  const head = headLines(d, speech, room);
  const labels = d.labels.map((l) => ({ ...l, text: say(l.text) }));
  const place = d.source ? sourceLines(d.source, labels, d.remark && say(d.remark), say) : [];
  const trail = (d.trail ?? []).flatMap((caller) => callerLines(caller, say));
  const first = `  ${label("help")}: `;
  const help = d.help.flatMap((h, i) =>
    broken(say(h), room && room - widthOf(first)).map(
      (text, j): Line => [
        ["help", i === 0 && j === 0 ? first : " ".repeat(widthOf(first))],
        ["plain", text],
      ],
    ),
  );
  return [lines(...head, ...place, ...trail, ...help)];
}

const narrowest = 16;
/** Broken between words where there is not the room for a line. */
const broken = (text: string, room: number | undefined): readonly string[] =>
  room === undefined || room < narrowest || widthOf(text) <= room ? [text] : wrapped(text, room);

function headLines(d: Diagnostic, speech: Speech, room: number | undefined): Line[] {
  const severity = speech.label(d.severity);
  const lead = `${severity}[${d.code}]`;
  const [first = "", ...rest] = broken(`${lead}: ${speech.message(d.code, d.facts, d.message)}`, room);
  const head: Line = [
    [d.severity, severity],
    ["dim", `[${d.code}]`],
    ["plain", first.slice(lead.length)],
  ];
  return [head, ...rest.map((text): Line => [["plain", text]])];
}

/** Where a line of a file stands; nothing for what was typed just now. */
function placeLine(source: Source, line: number, say: Speech["say"]): Line[] {
  const several = source.text.trimEnd().includes("\n");
  if (source.name === "" && !several) return [];
  const name = /^standard input$/.test(source.name) ? say(source.name) : source.name;
  return [[["dim", `  ${name === "" ? "" : `${name}, `}${say(`line ${line}`)}`]]];
}

const mostLines = 4;

/** Every source line that has a label, with what stands under it. */
function sourceLines(source: Source, labels: readonly Label[], remark: string | undefined, say: Speech["say"]): Line[] {
  const rows = new Map<number, Label[]>();
  for (const label of labels) {
    const start = source.text.lastIndexOf("\n", label.span.start - 1) + 1;
    rows.set(start, [...(rows.get(start) ?? []), label]);
  }
  const shown = [...rows].sort(([a], [b]) => a - b).slice(0, mostLines);
  return shown.flatMap(([start, own], i) => {
    const end = source.text.indexOf("\n", start);
    const text = source.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
    const number = lineAt(source, start);
    const last = i === shown.length - 1;
    return [...placeLine(source, number, say), ...lineWithLabels(text, start, own, last ? remark : undefined)];
  });
}

/** Long lines are cut around their first label. */
const mostColumns = 110;

function lineWithLabels(text: string, start: number, labels: readonly Label[], remark: string | undefined): Line[] {
  const firstAt = Math.min(...labels.map((l) => l.span.start - start));
  const cut = text.length > mostColumns ? Math.max(0, firstAt - 30) : 0;
  const visible =
    (cut > 0 ? "…" : "") + text.slice(cut, cut + mostColumns) + (text.length > cut + mostColumns ? "…" : "");
  const column = (offset: number): number => {
    const from = Math.max(0, Math.min(offset - start - cut, mostColumns));
    return widthOf(text.slice(cut, cut + from).replaceAll("\t", " ")) + (cut > 0 ? 1 : 0);
  };
  const placed = labels.map((l) => ({
    label: l,
    from: column(l.span.start),
    to: Math.max(column(l.span.start) + 1, column(l.span.end)),
  }));
  return [[["plain", `  ${visible.replaceAll("\t", " ")}`]], ...underLines(placed, remark)];
}

interface Placed {
  readonly label: Label;
  readonly from: number;
  readonly to: number;
}

/**
 * Labels with text stand under their source, marks under the part of the text that matters; labels without text are
 * underlined. Labels that would run into each other go into rows of their own.
 */
function underLines(placed: readonly Placed[], remark: string | undefined): Line[] {
  const bare = placed.filter((p) => p.label.text === "");
  const texts = placed.filter((p) => p.label.text !== "").sort((a, b) => a.from - b.from);
  const rows: Placed[][] = [];
  for (const p of besideEachOther(texts)) {
    const row = rows.find((r) => r.every((q) => q.from + widthOf(q.label.text) + gapBehind(q) <= p.from));
    if (row) row.push(p);
    else rows.push([p]);
  }
  const under = rows.flatMap((row, i) => rowLines(row, i === rows.length - 1 ? remark : undefined));
  const underline: Line[] =
    bare.length === 0
      ? []
      : [
          spread(
            bare.map((p) => [p.from, "▔".repeat(Math.max(1, p.to - p.from))] as const),
            "mark",
          ),
        ];
  return [...underline, ...under];
}

/** How far a text may stand to the right of what it is about, so that two fit into one row. */
const mostAside = 4;

/** Two texts with marks read best in one row: where the second would run into the first, it gives way a little. */
function besideEachOther(texts: readonly Placed[]): readonly Placed[] {
  const [first, second] = texts;
  if (texts.length !== 2 || !first!.label.marks?.length || !second!.label.marks?.length) return texts;
  const from = first!.from + widthOf(first!.label.text) + gapBehind(first!);
  const aside = from - second!.from;
  return aside > 0 && aside <= mostAside ? [first!, { ...second!, from }] : texts;
}

/** Words with one blank between them read as one text; shapes do not. */
const gapBehind = ({ label }: Placed): number => (/\p{L}/u.test(label.text) ? 2 : 1);

function rowLines(row: readonly Placed[], remark: string | undefined): Line[] {
  const texts = spread(
    row.map((p) => [p.from, p.label.text] as const),
    "plain",
  );
  const marks = row.flatMap((p) =>
    (p.label.marks ?? []).map(([a, b]) => [p.from + a + Math.floor((b - a - 1) / 2), "▲"] as const),
  );
  if (marks.length === 0) {
    const lined = row.map((p) => [p.from, "▔".repeat(p.to - p.from)] as const);
    return [spread(lined, "mark"), remark ? [...texts, ["mark", `   ${remark}`]] : texts];
  }
  const line = spread(marks, "mark");
  return [texts, remark ? [...line, ["mark", `   ${remark}`]] : line];
}

/** Pieces at their columns, behind the indentation of the source line. */
function spread(pieces: readonly (readonly [column: number, text: string])[], role: Fragment[0]): Line {
  let at = 0;
  const out: Fragment[] = [["plain", "  "]];
  for (const [column, text] of [...pieces].sort((a, b) => a[0] - b[0])) {
    if (column > at) out.push(["plain", " ".repeat(column - at)]);
    out.push([role, text]);
    at = Math.max(at, column) + widthOf(text);
  }
  return out;
}

function callerLines({ name, source, span }: Caller, say: Speech["say"]): Line[] {
  const start = source.text.lastIndexOf("\n", span.start - 1) + 1;
  const end = source.text.indexOf("\n", start);
  const number = lineAt(source, start);
  const called = source.name === "" ? `called as ${name}` : `called as ${name} in ${source.name}, line ${number}`;
  return [
    [["dim", `  ${say(called)}`]],
    [["plain", `  ${source.text.slice(start, end < 0 ? undefined : end).trim()}`]],
  ];
}
