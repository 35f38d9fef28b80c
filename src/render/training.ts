/** The log of a training run: rows while it goes on, a summary at its end. */
import type { Answer, FitAnswer } from "../core/answer.ts";
import { sparkline } from "../core/bars.ts";
import { showFloat } from "../core/digits.ts";
import { onlyElement, type Stored } from "../core/stored.ts";
import { type Document, type Fragment, type Line, lines } from "./document.ts";
import { factLines } from "./facts.ts";
import { answerJson } from "./json.ts";
import { bodyOf, type Style } from "./style.ts";
import { padStart, widthOf } from "./width.ts";

type EpochAnswer = Answer & { readonly kind: "epoch" };

/** The scalars among the Variables, which have room in a row. */
const scalars = (a: Pick<EpochAnswer, "variables">): readonly (readonly [string, number])[] =>
  a.variables.flatMap(([name, v]) => (v.layout.shape.length === 0 ? [[name, Number(onlyElement(v))] as const] : []));

const mostColumns = 6;

export function epochDocument(answer: EpochAnswer): Document {
  switch (answer.log) {
    case "table":
      return [lines(...tableLines(answer))];
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
  const rest = scalars(a).map(([name, v]) => ` --- ${name}: ${v.toFixed(2)}`);
  return `EPOCH ${a.epoch} - MSE: ${a.loss.toFixed(4)}${rest.join("")}`;
}

function csvLines(a: EpochAnswer): Line[] {
  const values = scalars(a);
  const head: Line = [["plain", ["epoch", "loss", ...values.map(([name]) => name)].join(",")]];
  const row: Line = [["plain", [a.epoch, a.loss, ...values.map(([, v]) => v)].join(",")]];
  return a.first ? [head, row] : [row];
}

function tableLines(a: EpochAnswer): Line[] {
  const values = scalars(a).slice(0, mostColumns);
  const cells = [
    String(a.epoch),
    decimals(a.loss, 4),
    ...values.map(([, v]) => decimals(v, 2)),
    significant(a.gradient),
  ];
  const heads = ["epoch", "loss", ...values.map(([name]) => name), "|gradient|"];
  const widths = heads.map((h, i) => Math.max(widthOf(h), i === 0 ? 5 : i === 1 ? 11 : 10));
  const line = (role: Fragment[0], texts: readonly string[]): Line => [
    [role, texts.map((t, i) => padStart(t, widths[i]!)).join("  ")],
  ];
  const row = line("plain", cells);
  return a.first ? [line("dim", heads), row] : [row];
}

/** So many digits after the point; an exponent where that would show too little or too much. */
function decimals(x: number, places: number): string {
  const size = Math.abs(x);
  if (x === 0 || (size >= 10 ** -(places + 4) && size < 1e7)) return x.toFixed(places);
  return Number.isFinite(x) ? x.toExponential(2) : showFloat(x, "float64");
}
const significant = (x: number): string =>
  x !== 0 && (Math.abs(x) < 1e-3 || Math.abs(x) >= 1e6) ? x.toExponential(2) : x.toPrecision(4);

export function fitDocument(answer: FitAnswer, style: Style): Document {
  if (answer.log === "json") return [lines([["plain", answerJson(answer, null)]])];
  if (answer.log === "book" || answer.log === "csv") return [];
  const first = answer.losses[0] ?? answer.loss;
  const bar = sparkline(sampled(answer.losses, 24));
  const facts: [string, string][] = [
    ["stopped", `after ${answer.epochs} epoch${answer.epochs === 1 ? "" : "s"}: ${answer.reason}`],
    ["loss", `${brief(first)} → ${brief(answer.loss)}${answer.losses.length > 1 ? `   ${bar}` : ""}`],
    ...answer.variables.map(([name, v]): [string, string] => [name, shortBody(v, style)]),
  ];
  return [lines(...factLines(facts))];
}

const brief = (x: number): string =>
  Number.isFinite(x) ? showFloat(Number(x.toPrecision(5)), "float64") : showFloat(x, "float64");

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
