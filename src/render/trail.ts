/** A trail as a document: a tree of cells, and the cells that it began with. */
import type { Speech } from "../core/speech.ts";
import type { Trail, TrailCell, TrailPlace, TrailSource } from "../core/trail.ts";
import { type Document, type Fragment, type Line, lines } from "./document.ts";
import { bodyOf, type Style } from "./style.ts";
import { cutTo, padEnd, widthOf } from "./width.ts";

export function trailDocument(trail: Trail, style: Style): Document {
  const { say, label } = style.speech;
  const head =
    trail.root.from === null && trail.root.name === "" ? { ...trail.root, name: trail.of, index: [] } : trail.root;
  const tree = cellTree(head, "", "", style);
  if (trail.sources.length === 0) return [lines(...tree)];
  const partly: Line[] = trail.partly ? [[["warning", say("more cells than are followed have a part in it")]]] : [];
  return [lines(...tree, [["title", label("made from")]], ...sourceLines(trail.sources, style), ...partly)];
}

/** The lines of a cell and of those that made it; `before` stands in front of its own, `below` in front of the others. */
function cellTree(cell: TrailCell, before: string, below: string, style: Style): Line[] {
  const { say } = style.speech;
  const out = cellLines(cell, before, below + (cell.inputs.length > 0 ? "│ " : "  "), style);
  cell.inputs.forEach((input, i) => {
    const isLast = i === cell.inputs.length - 1;
    // What is left out stands before the last one.
    if (isLast && cell.hidden > 0) out.push([["dim", `${below}│ ${say(`… ${cell.hidden} more …`)}`]]);
    out.push(...cellTree(input, `${below}${isLast ? "└ " : "├ "}`, `${below}${isLast ? "  " : "│ "}`, style));
  });
  return out;
}

function cellLines(
  { name, index, value, how, from, ends }: TrailCell,
  before: string,
  below: string,
  style: Style,
): Line[] {
  const { say } = style.speech;
  const place = index.length > 0 && name !== "" ? `[${index.join(", ")}]` : "";
  const shown = /^[\p{L}\p{N}_.]+$/u.test(name) || place === "" ? name : `(${name})`;
  const parts: Fragment[] = [
    ["dim", before],
    ["name", `${cutTo(shown, 40)}${place}`],
    ["plain", `${name === "" ? "" : " = "}${bodyOf(value, style)}`],
    [how.startsWith("=") ? "plain" : "dim", how === "" ? "" : `${how.startsWith("=") ? " " : "   "}${say(how)}`],
  ];
  const notes = [from ? placeText(from, style.speech) : "", ends === null ? "" : say(ends)];
  return noted(
    parts,
    notes.filter((n) => n !== ""),
    below,
    style.width,
  );
}
const placeText = ({ line, text }: TrailPlace, { say }: Speech): string => `${say(`line ${line}`)}: ${text}`;

/** Notes behind a line, or below it where they do not fit. */
function noted(parts: readonly Fragment[], notes: readonly string[], below: string, width: number): Line[] {
  const used = parts.reduce((n, [, t]) => n + widthOf(t), 0);
  const note = notes.join("   ");
  if (note === "") return [parts];
  if (used + 3 + widthOf(note) <= width) return [[...parts, ["dim", `   ${note}`]]];
  return [parts, ...notes.map((n): Line => [["dim", `${below}  ${cutTo(n, width - widthOf(below) - 2)}`]])];
}

function sourceLines(sources: readonly TrailSource[], style: Style): Line[] {
  const { say } = style.speech;
  const names = sources.map((s) => `${s.name}${s.cells}`);
  const width = Math.min(30, Math.max(...names.map(widthOf)));
  return sources.flatMap((s, i) => {
    const count = say(`${s.count} cell${s.count === 1 ? "" : "s"}`);
    const more = s.count > s.values.layout.shape[0]! ? " …" : "";
    const values = `${bodyOf(s.values, { ...style, width: 1000 })
      .slice(1, -1)
      .trim()}${more}`;
    const head: Fragment[] = [
      ["plain", "  "],
      ["name", padEnd(cutTo(names[i]!, width), width)],
      ["plain", `  ${count}: ${cutTo(values, 40)}`],
    ];
    const notes = [s.from ? placeText(s.from, style.speech) : "", say(s.ends)].filter((n) => n !== "");
    return noted(head, notes, "    ", style.width);
  });
}
