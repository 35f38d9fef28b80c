/** Answers as documents. Knows what each kind of answer looks like; data comes in, pieces of text go out. */

import type { Answer, GradientRow, PlainAnswer, TensorAnswer, VariableAnswer } from "../core/answer.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { english, type Speech } from "../core/speech.ts";
import type { Stored } from "../core/stored.ts";
import { changeLines } from "./changes.ts";
import { checkDocument, solveDocument } from "./check.ts";
import { columnLines } from "./columns.ts";
import { containerLines, partLines } from "./container.ts";
import {
  type Document,
  type Fragment,
  type Line,
  lines,
  moreRows,
  type Painter,
  type TableBlock,
  textLines,
} from "./document.ts";
import { explanationDocument, reshapeSum, timesOf } from "./explanation.ts";
import { factLines } from "./facts.ts";
import { helpDocument } from "./help.ts";
import { pictureOf, rowsInside } from "./picture.ts";
import { figureDocument, figureWords, usualRoom } from "./plot.ts";
import { reasonDocument } from "./reason.ts";
import { bodyOf, type Detail, numberText, type Style } from "./style.ts";
import { tapeDocument } from "./tape.ts";
import { trailDocument } from "./trail.ts";
import { epochDocument, fitDocument, sweepDocument } from "./training.ts";
import { padEnd } from "./width.ts";

export function showAnswer(
  answer: Answer,
  detail: Detail,
  color: Painter["color"],
  speech: Speech = english,
): Document {
  const style: Style = { ...detail, speech };
  const { say } = speech;
  switch (answer.kind) {
    case "tensor": {
      const columns = answer.columns && style.display !== "values" ? columnLines(answer.columns, style) : [];
      return [lines(...withHeader(header(answer), answer.value, style), ...columns)];
    }
    case "variable":
      return [lines(...withHeader(header(answer), answer.value, style))];
    case "text":
      return [lines(...textLines(answer.verbatim ? answer.text : say(answer.text)))];
    case "named":
      return [lines(namedLine(answer.answer, speech))];
    case "slice":
      return showSlice(answer, style, color);
    case "reshape":
      return showReshape(answer, style);
    case "trail":
      return trailDocument(answer, style);
    case "explanation":
      return explanationDocument(answer, style.width, speech);
    case "fits":
      return showFits(answer, style);
    case "assigned": {
      const size = sizeOf(answer.result.value.layout.shape);
      const note: Fragment = ["dim", `   ${say(`${answer.changed} of ${size} value${size === 1 ? "" : "s"} changed`)}`];
      return [lines(...withHeader([...header(answer.result), note], answer.result.value, style))];
    }
    case "gradients":
      return showGradients(answer, style);
    case "tape":
      return tapeDocument(answer, style);
    case "epoch":
      return epochDocument(answer, speech);
    case "sweep":
      return sweepDocument(answer, speech);
    case "fit":
      return fitDocument(answer, style);
    case "table":
      return answer.rows.length === 0
        ? [lines([["dim", say(`${answer.name}: nothing yet`)]])]
        : [{ kind: "table", table: tableOf(answer, speech) }];
    case "facts":
      return [
        lines(
          ...factLines(
            answer.facts.map(([name, text]) => [speech.label(name), say(text)]),
            style.width,
          ),
        ),
      ];
    case "plot": {
      if (answer.file !== null) return [lines([["dim", `${answer.file}: ${figureWords(answer.figure, speech)}`]])];
      const room = usualRoom(style.width, color, speech);
      const [columns, rows] = answer.size;
      return figureDocument(answer.figure, { ...room, columns: columns ?? room.columns, rows: rows ?? room.rows });
    }
    case "check":
      return checkDocument(answer, style, color);
    case "solve":
      return solveDocument(answer, style.speech);
    case "reason":
      return reasonDocument(answer, style);
    case "help":
      return helpDocument(answer.sections, speech, style.page);
    case "number": {
      const rounded = style.digits < 8 && typeof answer.value === "number" && /[.e]/.test(answer.text);
      return [lines([["plain", rounded ? numberText(answer.value, style) : answer.text]])];
    }
    case "list":
    case "tuple":
    case "dict":
    case "set":
      if (answer.items) return [lines(...containerLines(answer, answer.items, style))];
      return [lines(...(answer.parts ? partLines(answer, style) : textLines(answer.text)))];
    default:
      return [lines(...textLines(answer.text))];
  }
}

/** A table with its heads, and the cells that are texts of ours, in the language. */
const tableOf = ({ columns, rows }: Answer & { kind: "table" }, speech: Speech): TableBlock => ({
  columns: columns.map((c) => ({ ...c, head: speech.label(c.head) })),
  rows: rows.map((row) => row.map((cell, i) => (columns[i]?.ours ? speech.say(cell) : cell))),
  more: moreRows(speech),
});

/** `vec  tensor (5,) int32`. */
function header(answer: TensorAnswer | VariableAnswer): Fragment[] {
  const { value, name } = answer;
  const what = answer.kind === "tensor" ? "tensor" : answer.trainable ? "Variable" : "Variable (fixed)";
  const label: Fragment[] = answer.kind === "variable" ? [["dim", `   ${answer.label}`]] : [];
  const named: Fragment[] = name
    ? [
        ["name", name],
        ["plain", "  "],
      ]
    : [];
  return [...named, ["dim", `${what} ${showShape(value.layout.shape)} ${value.dtype}`], ...label];
}

/** The header above the values; beside them for a single value. */
function withHeader(head: readonly Fragment[], value: Stored, style: Style): Line[] {
  const body = bodyOf(value, style);
  if (style.display === "values") return textLines(body);
  if (value.layout.shape.length === 0) return [[...head, ["plain", `  ${body}`]]];
  return [[...head], ...textLines(body)];
}

/** What an assignment says in the shell. */
function namedLine(answer: TensorAnswer | VariableAnswer | PlainAnswer, { say }: Speech): Line {
  if (answer.kind === "tensor" || answer.kind === "variable") return header(answer);
  if (answer.items) {
    const name: Fragment = ["name", answer.name ?? ""];
    return [name, ["dim", `  ${say(`${answer.kind} of ${answer.length ?? answer.items.length}`)}`]];
  }
  const text = answer.text.length > 60 ? `${answer.text.slice(0, 59)}…` : answer.text;
  return [
    ["name", answer.name ?? ""],
    ["plain", "  "],
    ["dim", text.split("\n")[0]!],
  ];
}

function showSlice(answer: Answer & { kind: "slice" }, style: Style, color: boolean): Document {
  const result = withHeader(header(answer.result), answer.result.value, style);
  if (style.display === "values") return [lines(...result)];
  const { say } = style.speech;
  const changes = changeLines(answer.changes, style.speech);
  const twice = answer.picked.reduce((n, times) => n + (times > 1 ? 1 : 0), 0);
  const again = say(`${twice} cell${twice === 1 ? " is" : "s are"} picked more than once`);
  const repeated: Line[] = twice > 0 ? [[["dim", again]]] : [];
  const note: Line[] = answer.note ? [[["warning", say(answer.note)]]] : [];
  return [lines(...pictureOf(answer.of, answer.picked, style, color), ...changes, ...repeated, ...note, ...result)];
}

/** `24 = ? × 3 × 4, ? = 2`. */
function showReshape(answer: Answer & { kind: "reshape" }, style: Style): Document {
  const result = withHeader(header(answer.result), answer.result.value, style);
  if (style.display === "values") return [lines(...result)];
  const { shape } = answer.result.value.layout;
  const sum: Line = [
    ["dim", `${showShape(answer.from)} → ${showShape(shape)}   ${reshapeSum(answer.from, shape, answer.asked)}`],
  ];
  const picture = rowsInside(answer.result.value, answer.from, style);
  return [lines(sum, ...picture, ...result)];
}

/** `24 = ? × ? × 4`, and the shapes that this can mean, as many in a line as there is room for. */
function showFits({ asked, from, fits }: Answer & { kind: "fits" }, style: Style): Document {
  const { say } = style.speech;
  const texts = fits.shapes.slice(0, shownFits).map(showShape);
  const width = Math.max(...texts.map((t) => t.length)) + 2;
  const each = Math.max(1, Math.floor(style.width / width));
  const rows = Array.from({ length: Math.ceil(texts.length / each) }, (_, i) => texts.slice(i * each, (i + 1) * each));
  const list = rows.map((row): Line => [["plain", `  ${row.map((t) => padEnd(t, width)).join("")}`.trimEnd()]]);
  const more = fits.count - texts.length;
  const rest: Line[] = more > 0 ? [[["dim", `  ${say(`… ${more} more …`)}`]]] : [];
  if (style.display === "values") return [lines(...list, ...rest)];
  const sum: Line = [
    [
      "dim",
      `${sizeOf(from)} = ${timesOf(asked)}   ${say(`${fits.count} shape${fits.count === 1 ? " fits" : "s fit"}`)}`,
    ],
  ];
  return [lines(sum, ...list, ...rest)];
}
const shownFits = 48;

function showGradients(answer: Answer & { kind: "gradients" }, style: Style): Document {
  const { say, label } = style.speech;
  const rows = answer.rows.map((r): [string, string, string] => [
    r.name,
    gradientShape(r),
    r.value ? bodyOf(r.value, style) : say("None   (why tells the cause)"),
  ]);
  if (style.display === "values") return [lines(...factLines(rows.map(([name, , text]) => [name, text])))];
  const what = {
    gradients: answer.order === 1 ? label("gradient") : say(`derivative ${answer.order}`),
    jacobian: label("jacobian"),
    hessian: label("hessian"),
  }[answer.what];
  const value = bodyOf(answer.value, style);
  const head: Line[] = value.includes("\n")
    ? [
        [
          ["name", answer.of],
          ["plain", " ="],
        ],
        ...textLines(value),
      ]
    : [
        [
          ["name", answer.of],
          ["plain", ` = ${value}`],
        ],
      ];
  const columns = [
    { head: label("by"), align: "left" },
    { head: label("shape"), align: "left" },
    { head: what, align: "left" },
  ] as const;
  return [lines(...head), { kind: "table", table: { columns, rows, more: moreRows(style.speech) } }];
}

const gradientShape = (r: GradientRow): string => showShape(r.value?.layout.shape ?? r.of);
