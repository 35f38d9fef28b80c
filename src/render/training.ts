/** The log of a training run: rows while it goes on, a summary at its end. */
import type { Answer, FitAnswer, SweepAnswer } from "../core/answer.ts";
import { sparkline } from "../core/bars.ts";
import { type FloatDType, showFloat } from "../core/digits.ts";
import type { Speech } from "../core/speech.ts";
import { onlyElement, type Stored } from "../core/stored.ts";
import { type Document, type Fragment, type Line, lines, moreRows } from "./document.ts";
import { factLines } from "./facts.ts";
import { answerJson } from "./json.ts";
import { bodyOf, type Style } from "./style.ts";
import { padStart, widthOf } from "./width.ts";

type EpochAnswer = Answer & { readonly kind: "epoch" };

/** The scalars among the Variables, which have room in a row. */
const scalars = (a: Pick<EpochAnswer, "variables">): readonly (readonly [string, number])[] =>
  a.variables.flatMap(([name, v]) => (v.layout.shape.length === 0 ? [[name, Number(onlyElement(v))] as const] : []));

const mostColumns = 6;

export function epochDocument(answer: EpochAnswer, speech: Speech): Document {
  switch (answer.log) {
    case "table":
      return [lines(...tableLines(answer, speech))];
    case "book":
      return [lines([["plain", bookLine(answer)]])];
    case "json":
      return [lines([["plain", answerJson(answer, null)]])];
    case "csv":
      return [lines(...csvLines(answer))];
    case "none":
      return [];
  }
}

/** The tutorial's own line. */
function bookLine(a: EpochAnswer): string {
  const measures = a.measures.map(([name, v]) => ` --- ${name}: ${v.toFixed(4)}`);
  const rest = scalars(a).map(([name, v]) => ` --- ${name}: ${v.toFixed(2)}`);
  return `EPOCH ${a.epoch} - MSE: ${a.loss.toFixed(4)}${[...measures, ...rest].join("")}`;
}

function csvLines(a: EpochAnswer): Line[] {
  const shown = [
    ["loss", shortest(a.loss, a.dtype)],
    ...a.measures.map(([name, v]) => [name, shortest(v, a.dtype)]),
    ...scalarTexts(a),
  ] as const;
  const head: Line = [["plain", ["epoch", ...shown.map(([name]) => quoted(name))].join(",")]];
  const row: Line = [["plain", [a.epoch, ...shown.map(([, text]) => text)].join(",")]];
  return a.first ? [head, row] : [row];
}

/** The fewest digits that read back to the same value. */
const shortest = (x: number, dtype: FloatDType): string => (Number.isInteger(x) ? String(x) : showFloat(x, dtype));
const scalarTexts = (a: EpochAnswer): [string, string][] =>
  a.variables.flatMap(([name, v]): [string, string][] =>
    v.layout.shape.length === 0 ? [[name, shortest(Number(onlyElement(v)), v.dtype as FloatDType)]] : [],
  );
const quoted = (name: string): string => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

function tableLines(a: EpochAnswer, { say, label }: Speech): Line[] {
  const values = scalars(a).slice(0, mostColumns - Math.min(3, a.measures.length));
  const cells = [
    String(a.epoch),
    decimals(a.loss, 4),
    ...a.measures.map(([, v]) => decimals(v, 4)),
    ...values.map(([, v]) => decimals(v, 2)),
    significant(a.gradient),
  ];
  const heads = [
    label("epoch"),
    label("loss"),
    ...a.measures.map(([name]) => shortened(name)),
    ...values.map(([name]) => name),
    label("|gradient|"),
  ];
  const widths = heads.map((h, i) =>
    Math.max(widthOf(h), i === 0 ? Math.max(5, String(a.of).length) : i === 1 ? 11 : 10),
  );
  const line = (role: Fragment[0], texts: readonly string[]): Line => [
    [role, texts.map((t, i) => padStart(t, widths[i]!)).join("  ")],
  ];
  const row = line("plain", cells);
  const before = a.before.map((text): Line => [["dim", say(text)]]);
  return a.first ? [...before, line("dim", heads), row] : [...before, row];
}
const shortened = (name: string): string => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

/** So many digits after the point; an exponent where that would show too little or too much. */
function decimals(x: number, places: number): string {
  const size = Math.abs(x);
  if (x === 0 || (size >= 10 ** -(places + 4) && size < 1e7)) return x.toFixed(places);
  return Number.isFinite(x) ? x.toExponential(2) : showFloat(x, "float64");
}
const significant = (x: number): string =>
  x !== 0 && (Math.abs(x) < 1e-3 || Math.abs(x) >= 1e6) ? x.toExponential(2) : x.toPrecision(4);

/** A row for each run of a sweep, the best one marked. */
export function sweepDocument({ option, runs, best, command, dtype }: SweepAnswer, speech: Speech): Document {
  const { say, label } = speech;
  const rows = runs.map((r, i): string[] => [
    r.value,
    r.loss === null ? "—" : brief(r.loss, dtype),
    String(r.epochs),
    label(r.stopped),
    sparkline(sampled(r.losses, 20)),
    i === best ? say("← best") : "",
  ]);
  const right = (head: string) => ({ head: label(head), align: "right" as const });
  const left = (head: string) => ({ head: label(head), align: "left" as const });
  const columns = [
    { head: option, align: "right" as const },
    right("loss"),
    right("epochs"),
    left("stopped"),
    left("course of the loss"),
    left(""),
  ];
  const note = command === null ? "every run diverged" : `the Variables are as they were; to train: ${command}`;
  return [{ kind: "table", table: { columns, rows, more: moreRows(speech) } }, lines([["dim", say(note)]])];
}

export function fitDocument(answer: FitAnswer, style: Style): Document {
  if (answer.log === "json") return [lines([["plain", answerJson(answer, null)]])];
  if (answer.log === "book" || answer.log === "csv") return [];
  const first = answer.losses[0] ?? answer.loss;
  const bar = sparkline(sampled(answer.losses, 24)).trimEnd();
  const { dtype } = answer;
  const { say, label } = style.speech;
  const facts: [string, string][] = [
    [label("stopped"), say(`after ${answer.epochs} epoch${answer.epochs === 1 ? "" : "s"}: ${answer.reason}`)],
    [
      label("loss"),
      `${brief(first, dtype)} → ${brief(answer.loss, dtype)}${answer.losses.length > 1 ? `   ${bar}` : ""}`,
    ],
    ...answer.measures.map(([name, v]): [string, string] => [name, brief(v, dtype)]),
    ...answer.variables.map(([name, v], i): [string, string] => [name, estimate(v, answer.errors?.[i], style)]),
    ...answer.remarks.map(([name, text]): [string, string] => [label(name), say(text)]),
  ];
  return [lines(...factLines(facts))];
}

/** A value with its standard error. */
function estimate(v: Stored, error: Stored | undefined, style: Style): string {
  const body = shortBody(v, style);
  if (!error) return body;
  const spread = v.layout.shape.length === 0 ? showError(Number(onlyElement(error))) : shortBody(error, style);
  return body.includes("\n") ? `${body}\n± ${spread}` : `${body} ± ${spread}`;
}
const showError = (x: number): string => showFloat(Number(x.toPrecision(5)), "float64");

/** Digits that mean something in the dtype. */
const brief = (x: number, dtype: FloatDType): string =>
  Number.isFinite(x) && dtype === "float64" ? showFloat(Number(x.toPrecision(11)), dtype) : showFloat(x, dtype);

/** Large Variables are shown in part. */
const shortBody = (v: Stored, style: Style): string =>
  bodyOf(v, { ...style, threshold: Math.min(style.threshold, 50) });

/** Evenly spaced values, on a logarithmic scale if they are all positive: losses shrink by factors. */
function sampled(values: readonly number[], count: number): number[] {
  const picks =
    values.length <= count
      ? values
      : Array.from({ length: count }, (_, i) => values[Math.round((i * (values.length - 1)) / (count - 1))]!);
  const finite = picks.filter((v) => Number.isFinite(v) && v > 0);
  if (finite.length < picks.length) return picks.map((v) => Math.max(0, v));
  const low = Math.log(Math.min(...finite));
  const high = Math.log(Math.max(...finite));
  return picks.map((v) => (high === low ? 1 : 0.12 + (0.88 * (Math.log(v) - low)) / (high - low)));
}
