/** An explanation as a document: steps with aligned axes below them, then the cost and the kernels. */
import type {
  AlignedRow,
  ExplainedPart,
  ExplainedStep,
  ExplainedWork,
  Explanation,
  MemoryUse,
  Operand,
} from "../core/explanation.ts";
import { grouped, showBytes } from "../core/quantities.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import type { Speech } from "../core/speech.ts";
import { changeLines } from "./changes.ts";
import { type Document, type Fragment, type Line, lines, type Role } from "./document.ts";
import { cutTo, padEnd, padStart, widthOf, wrapped } from "./width.ts";

const indent: Fragment = ["plain", "   "];

export function explanationDocument(e: Explanation, width: number, speech: Speech): Document {
  const steps = e.steps.flatMap((s, i) => stepLines(s, i + 1, width, speech));
  const { say } = speech;
  const more = (count: number): Line[] => (count > 0 ? [[["dim", say(`… ${count} more …`)]]] : []);
  const notes = e.notes.flatMap((n) => writtenAfter([], say(n), width, "dim"));
  const work = e.work.flatMap((w) => workLines(w, width, speech));
  return [lines(...steps, ...more(e.hidden), ...costLines(e, speech), ...work, ...more(e.hiddenWork), ...notes)];
}

function stepLines(step: ExplainedStep, number: number, width: number, speech: Speech): Line[] {
  const where: Fragment[] = step.within ? [["dim", `   ${speech.say(`in ${step.within}`)}`]] : [];
  const head: Line = [["dim", padEnd(`${number}`, 3)], ["title", cutTo(step.text, width - 8)], ...where];
  return [head, summaryLine(step, speech), ...step.parts.flatMap((p) => partLines(p, step, width, speech))];
}

function memoryText(memory: MemoryUse, { say }: Speech): string {
  switch (memory) {
    case "view":
      return say("a view: nothing is copied");
    case "copy":
      return say("copied: no view can have this order");
    case "new":
      return "";
    case "none":
      return say("nothing changes");
    case "repeated":
      return say("one number that is repeated");
  }
}

/** `add  (10,) and (10, 1) → (10, 10) float32`. */
function summaryLine({ does, operands, results, memory }: ExplainedStep, speech: Speech): Line {
  const ins = operands.map((o) => showShape(o.shape)).join(` ${speech.label("and")} `);
  const [first] = results;
  const outs =
    results.length === 1 && first ? `${showShape(first.shape)} ${first.dtype}` : severalText(results, speech);
  const note = memoryText(memory, speech);
  return [indent, ["code", does], ["plain", `  ${ins ? `${ins} ` : ""}→ ${outs}`], ["dim", note ? `   ${note}` : ""]];
}
function severalText(results: readonly Operand[], { say }: Speech): string {
  const shapes = results.slice(0, 4).map((r) => showShape(r.shape));
  return `${say(`${results.length} tensors`)}: ${shapes.join(", ")}${results.length > 4 ? ", …" : ""}`;
}

function partLines(part: ExplainedPart, step: ExplainedStep, width: number, speech: Speech): Line[] {
  const { say, label } = speech;
  const written = (text: string, role: Role): Line[] => writtenAfter([indent], text, width, role);
  switch (part.kind) {
    case "broadcast": {
      const heads = part.rows.at(-1)!.sizes.map((_, axis) => `${axis}`);
      const table = alignedLines(heads, part.rows, [], speech);
      if (part.suspicion === null) return table;
      return [...table, ...written(`${label("suspicious")}: ${say(part.suspicion)}`, "warning")];
    }
    case "contraction":
      return [...alignedLines(part.heads, part.rows, part.summed, speech), productLine(part, speech)];
    case "reduction": {
      const shapes = `  ${markedShape(part.from, part.axes)} → ${showShape(part.to)}`;
      const head: Line = [indent, ["code", part.combine], ["plain", shapes]];
      const result = perResult(part, speech);
      const room = width - indent[1].length - widthOf(part.combine + shapes) - 3;
      if (widthOf(result) <= room) return [[...head, ["dim", `   ${result}`]]];
      return [head, ...written(result, "dim")];
    }
    case "reshape":
      return [[indent, ["plain", reshapeSum(part.from, part.to, part.asked)]]];
    case "transpose":
      return transposeLines(part, speech);
    case "index": {
      const note = part.note === null ? [] : written(say(part.note), "warning");
      return [...changeLines(part.changes, speech).map((l): Line => [indent, ...l]), ...note];
    }
    case "cast": {
      const lost = part.lost === null ? "" : `; ${say(part.lost)}`;
      return written(`${part.of}: ${part.from} → ${part.to}, ${say(part.why)}${lost}`, lost ? "mark" : "dim");
    }
    case "note":
      return part.text === step.does ? [] : written(say(part.text), "dim");
  }
}

/** Axes in columns, one tensor below the other; `1→10` where an axis is repeated. */
function alignedLines(
  columns: readonly string[],
  rows: readonly AlignedRow[],
  summed: readonly number[],
  { say, label }: Speech,
): Line[] {
  const corner = label("axis");
  const heads = columns.map((h) => (h.includes(" ") ? say(h) : label(h)));
  const names = rows.map((r) => (r.name === "result" ? label("result") : r.name));
  const result = rows.length - 1;
  const to = rows[result]!.sizes;
  const cells = rows.map((row) => row.sizes.map((d, c) => cellText(d, row.repeated.includes(c) ? to[c]! : null)));
  const name = Math.max(...names.map(widthOf), widthOf(corner));
  const wide = heads.map((h, c) => Math.max(widthOf(h), ...cells.map((row) => widthOf(row[c]!))));
  const head: Line = [
    indent,
    ["dim", padEnd(corner, name)],
    ...heads.map((h, c): Fragment => [summed.includes(c) ? "mark" : "dim", `  ${padStart(h, wide[c]!)}`]),
  ];
  return [
    head,
    ...rows.map(
      (row, r): Line => [
        indent,
        ["name", padEnd(names[r]!, name)],
        ...cells[r]!.map((text, c): Fragment => [roleOf(row, c, summed), `  ${padStart(text, wide[c]!)}`]),
      ],
    ),
  ];
}
const roleOf = (row: AlignedRow, c: number, summed: readonly number[]): "mark" | "plain" =>
  row.repeated.includes(c) || summed.includes(c) ? "mark" : "plain";

function cellText(size: number | null, repeatedTo: number | null): string {
  const own = size === null ? "·" : `${size}`;
  return repeatedTo === null ? own : `${own}→${repeatedTo}`;
}

/** `inner (3) is summed: 10 × 3 × 2 = 60 multiply-adds`. */
function productLine(
  { heads, rows, summed, multiplyAdds }: ExplainedPart & { kind: "contraction" },
  speech: Speech,
): Line {
  const { say, label } = speech;
  const size = (c: number): number => Math.max(...rows.map((r) => r.sizes[c] ?? 1));
  const gone = summed.map((c) => `${label(heads[c]!)} (${size(c)})`).join(", ");
  const factors = heads.map((_, c) => size(c)).filter((d) => d !== 1);
  const exact = factors.length > 1 && sizeOf(factors) === multiplyAdds;
  const sum = exact ? `${factors.join(" × ")} = ` : "";
  const words = say(`${grouped(multiplyAdds)} multiply-add${multiplyAdds === 1 ? "" : "s"}`);
  const what = gone ? say(`${gone} ${summed.length === 1 ? "is" : "are"} summed`) : say("nothing is summed");
  return [indent, ["dim", `${what}: ${sum}${words}`]];
}

const circled = (n: number): string =>
  n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : n === 0 ? "⓪" : `[${n}]`;
/** `(2, ③, 4)`. */
export function markedShape(shape: Shape, axes: readonly number[]): string {
  const sizes = shape.map((d, axis) => (axes.includes(axis) ? circled(d) : String(d)));
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`;
}

function perResult({ from, axes, keepdims }: ExplainedPart & { kind: "reduction" }, { say }: Speech): string {
  const list = axes.join(", ");
  const names = axes.length === 1 ? say(`axis ${list}`) : say(`axes ${list}`);
  const count = grouped(sizeOf(axes.map((a) => from[a]!)));
  return `${names}: ${keepdims ? say(`${count} values into one, kept with size 1`) : say(`${count} values into one`)}`;
}

/** `? × 3 × 4`. */
export const timesOf = (asked: readonly (number | null)[]): string =>
  asked.map((d) => (d === null ? "?" : String(d))).join(" × ") || "1";
/** `24 = ? × 3 × 4, ? = 2`. */
export function reshapeSum(from: Shape, to: Shape, asked: readonly (number | null)[]): string {
  const free = asked.indexOf(null);
  return `${sizeOf(from)} = ${timesOf(asked)}${free >= 0 ? `, ? = ${to[free]}` : ""}`;
}

function transposeLines(
  { from, to, axes, strides }: ExplainedPart & { kind: "transpose" },
  { say, label }: Speech,
): Line[] {
  const wide = from.map((_, a) => Math.max(String(from[a]).length, String(to[a]).length, String(axes[a]).length));
  const row = (name: string, texts: readonly (string | number)[]): Line => [
    indent,
    ["dim", padEnd(label(name), 7)],
    ["plain", texts.map((t, a) => `  ${padStart(String(t), wide[a]!)}`).join("")],
  ];
  return [
    row(
      "axis",
      from.map((_, a) => a),
    ),
    row("from", axes),
    row("size", to),
    [indent, ["dim", say(`strides ${showShape(strides[0])} → ${showShape(strides[1])}`)]],
  ];
}

function costLines(e: Explanation, { say, label }: Speech): Line[] {
  if (e.work.length === 0) return [];
  const operations = say(`${grouped(e.operations)} operation${e.operations === 1 ? "" : "s"}`);
  const moved = say(`${showBytes(e.bytesRead)} read, ${showBytes(e.bytesWritten)} written`);
  const cost = e.operations > 0 ? `${operations}, ${moved}` : moved;
  return [
    [
      ["title", padEnd(label("cost"), 11)],
      ["plain", cost],
    ],
  ];
}

function workLines(w: ExplainedWork, width: number, { say, label }: Speech): Line[] {
  const elements = say(`${grouped(w.elements)} element${w.elements === 1 ? "" : "s"}`);
  const moved = say(`${showBytes(w.bytesRead)} in, ${showBytes(w.bytesWritten)} out`);
  const [first, ...rest] = writtenAfter(
    [["plain", " ".repeat(11)]],
    `${say(w.name)}, ${elements}, ${moved}`,
    width,
    "plain",
  );
  const head: Line = [["name", padEnd(label(w.by), 11)], ...first!.slice(1)];
  return [
    head,
    ...rest,
    ...(w.body ?? []).map(
      (l): Line => [
        ["plain", " ".repeat(11)],
        ["code", say(l)],
      ],
    ),
  ];
}

/** Text in lines of at most `width` columns, each after `before`. */
function writtenAfter(before: readonly Fragment[], text: string, width: number, role: Role): Line[] {
  const room = width - before.reduce((n, [, t]) => n + widthOf(t), 0);
  return wrapped(text, room).map((t): Line => [...before, [role, t]]);
}
