/** Checks and solutions as documents: which digits hold, how gradients compare, which expressions were found. */
import type { CheckAnswer, CheckedGradient, CheckedNumber, SolveAnswer } from "../core/answer.ts";
import { showShape } from "../core/shape.ts";
import type { Speech } from "../core/speech.ts";
import { type Block, type Document, type Fragment, type Line, lines, moreRows, type TableBlock } from "./document.ts";
import type { Style } from "./style.ts";
import { cutTo, padEnd, widthOf } from "./width.ts";

export function checkDocument(answer: CheckAnswer, { width, speech }: Style, color: boolean): Document {
  const head: Line = [
    ["name", cutTo(answer.of, width - 20)],
    ["dim", `  ${showShape(answer.shape)} ${answer.dtype}`],
  ];
  const blocks: Block[] = [lines(head, ...valueLines(answer, speech, color))];
  if (answer.gradients.length > 0) blocks.push({ kind: "table", table: gradientTable(answer.gradients, speech) });
  const lost = answer.cancellations.flatMap(({ step, shown, lost }): Line[] => [
    [
      ["warning", `  ${speech.say(`about ${lost} digits cancel in`)} `],
      ["code", cutTo(step, width - 30)],
    ],
    [["dim", `    ${cutTo(shown, width - 4)}`]],
  ]);
  if (lost.length > 0) blocks.push(lines(...lost));
  return blocks;
}

/** `[1, 2]  0.12345[67]  0.1234512   5 digits hold`. */
function valueLines({ values, dtype }: CheckAnswer, { say }: Speech, color: boolean): Line[] {
  if (values.length === 0) return [[["dim", `  ${say(`${dtype} is what it is held against: nothing to compare`)}`]]];
  const rows = values.map((v) => ({
    place: v.place,
    marked: marked(v, color),
    exact: String(v.exact),
    digits: v.digits,
  }));
  const widths = {
    place: Math.max(...rows.map((r) => widthOf(r.place))),
    text: Math.max(...rows.map((r) => widthOfAll(r.marked))),
    exact: Math.max(...rows.map((r) => r.exact.length)),
  };
  return rows.map((r): Line => {
    const place: Fragment[] = widths.place === 0 ? [] : [["dim", `${padEnd(r.place, widths.place)}  `]];
    const gap = " ".repeat(widths.text - widthOfAll(r.marked) + 2);
    const held = say(r.digits >= allDigits ? "all digits hold" : `${r.digits} of ${allDigits} digits hold`);
    return [["plain", "  "], ...place, ...r.marked, ["dim", `${gap}float64 ${padEnd(r.exact, widths.exact)}  ${held}`]];
  });
}

const allDigits = 7;
/** Fewer digits than these are said of a gradient. */
const doubtful = 4;
const widthOfAll = (fragments: readonly Fragment[]): number => fragments.reduce((n, [, t]) => n + widthOf(t), 0);

/** The digits that do not hold stand in brackets; where there is colour, in that of errors. */
function marked({ text, digits }: CheckedNumber, color: boolean): Fragment[] {
  const [, sign, number, exponent] = /^(-?)([\d.]+)(.*)$/.exec(text) ?? [];
  if (digits >= allDigits || number === undefined) return [["plain", text]];
  let [at, seen] = [0, 0];
  for (let leading = true; at < number.length && seen < digits; at++) {
    const c = number[at]!;
    if (leading && (c === "0" || c === ".")) continue;
    leading = false;
    if (c !== ".") seen++;
  }
  if (digits === 0) at = /[1-9]/.exec(number)?.index ?? 0;
  const rest = number.slice(at);
  if (rest.replace(".", "") === "") return [["plain", text]];
  const doubted: Fragment = color ? ["error", rest] : ["plain", `[${rest}]`];
  return [["plain", sign + number.slice(0, at)], doubted, ["plain", exponent ?? ""]];
}

function gradientTable(gradients: readonly CheckedGradient[], speech: Speech): TableBlock {
  const { say, label } = speech;
  const columns = [
    { head: "by", align: "left" },
    { head: "shape", align: "left" },
    { head: "at", align: "left" },
    { head: "gradient", align: "left" },
    { head: "differences", align: "left" },
    { head: "", align: "left" },
  ] as const;
  const rows = gradients.map((g) => [
    g.name,
    showShape(g.shape),
    g.worst?.place ?? "",
    g.worst?.text ?? "None",
    g.differences === null ? "" : String(Number(g.differences.toPrecision(8))),
    say(verdictOf(g)),
  ]);
  return { columns: columns.map((c) => ({ ...c, head: label(c.head) })), rows, more: moreRows(speech) };
}

function verdictOf({ verdict, checked, all, worst }: CheckedGradient): string {
  switch (verdict) {
    case "none":
      return "no gradient flows: why tells the cause";
    case "kink":
      return "a kink: the slopes of its two sides differ";
    case "differs":
      return "differs";
    case "agrees":
      if (worst && worst.digits < doubtful)
        return `agrees in float64; here ${worst.digits} of ${allDigits} digits hold`;
      return checked < all ? `agrees in ${checked} of ${all} looked at` : "agrees";
  }
}

export function solveDocument({ found, tried, cut, wanted, from }: SolveAnswer, { say }: Style["speech"]): Document {
  const rest = cut ? say("; the time was up before all were tried") : "";
  if (found.length === 0) {
    const none = `no expression of one or two steps turns ${from.join(", ")} into ${wanted}`;
    return [lines([["plain", say(none)]], [["dim", `${say(`${tried} were tried`)}${rest}`]])];
  }
  const rows = found.map(({ code }): Line => [["code", `  ${code}`]]);
  return [lines(...rows, [["dim", `${say(`${tried} were tried, each one shown gives the wanted values`)}${rest}`]])];
}
