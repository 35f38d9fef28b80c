/** Answers and diagnostics as lines of JSON. Data is complete; what JSON lacks is written as strings. */
import type { Answer, Columns, Json, SweepRun } from "../core/answer.ts";
import { digitsText, type FloatDType, shortestDigits } from "../core/digits.ts";
import { type DType, isComplex, isFloat, isHalf, partOf, roundingTo } from "../core/dtype.ts";
import { type Diagnostic, lineAt, type Source } from "../core/errors.ts";
import type { AxisOf, Mark, Panel } from "../core/figure.ts";
import { halfValues } from "../core/half.ts";
import { english, type Speech } from "../core/speech.ts";
import type { Stored } from "../core/stored.ts";

/** A number in the fewest digits that read back to the same value of its dtype. */
function floatJson(x: number, dtype: DType): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? '"NaN"' : x > 0 ? '"Infinity"' : '"-Infinity"';
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0";
  if (dtype === "float64" || (Number.isInteger(x) && Math.abs(x) < 2 ** 24)) return String(x);
  const short = Number(digitsText(shortestDigits(x, dtype as FloatDType))) * (x < 0 ? -1 : 1);
  // Readers take JSON's numbers as doubles first; where that rounds twice, more digits are needed.
  return String(roundingTo(dtype)(short) === x ? short : x);
}

const integerJson = (x: number | bigint): string =>
  typeof x === "bigint" && (x > 9007199254740991n || x < -9007199254740991n) ? `"${x}"` : String(x);

/** The text of the element at a place of the buffer. */
function elementText({ data, dtype }: Stored): (place: number) => string {
  if (isHalf(dtype)) {
    const values = halfValues(dtype);
    return (i) => floatJson(values[data[i] as number]!, dtype);
  }
  if (isFloat(dtype)) return (i) => floatJson(data[i] as number, dtype);
  if (isComplex(dtype)) {
    const part = (i: number): string => floatJson(data[i] as number, partOf(dtype));
    return (i) => `[${part(2 * i)},${part(2 * i + 1)}]`;
  }
  return dtype === "bool" ? (i) => (data[i] ? "true" : "false") : (i) => integerJson(data[i]!);
}

/** How many elements, or empty brackets, make up a piece. */
const inPiece = 8192;
/** So many empty brackets say no more than the shape does. */
const emptyBrackets = 1e6;

/** Elements in nested arrays, row-major, in pieces: a large tensor is longer than any string. */
function* dataPieces(s: Stored): Generator<string> {
  const { shape, strides, offset } = s.layout;
  const parts = partsFrom(shape);
  if (shape.includes(0) && parts[0]! > emptyBrackets) return yield "[]";
  const element = elementText(s);
  const whole = (axis: number, place: number): string =>
    axis === shape.length ? element(place) : `[${row(axis, place, 0, shape[axis]!)}]`;
  const row = (axis: number, place: number, from: number, to: number): string => {
    const texts = new Array<string>(to - from);
    for (let i = from; i < to; i++) texts[i - from] = whole(axis + 1, place + i * strides[axis]!);
    return texts.join();
  };
  function* inPieces(axis: number, place: number): Generator<string> {
    if (parts[axis]! <= inPiece) return yield whole(axis, place);
    const size = shape[axis]!;
    const step = Math.max(1, Math.floor(inPiece / parts[axis + 1]!));
    for (let i = 0; i < size; i += step) {
      yield i === 0 ? "[" : ",";
      if (parts[axis + 1]! > inPiece) yield* inPieces(axis + 1, place + i * strides[axis]!);
      else yield row(axis, place, i, Math.min(size, i + step));
    }
    yield "]";
  }
  yield* inPieces(0, offset);
}

/** By axis: how many elements, or empty brackets, are within one place of the axes before it. */
const partsFrom = (shape: readonly number[]): number[] => {
  const parts = [1];
  for (const size of shape.toReversed()) parts.unshift(size === 0 ? 1 : parts[0]! * size);
  return parts;
};

const dataJson = (s: Stored): string => [...dataPieces(s)].join("");

const tensorFields = (s: Stored): Field[] => [
  ["dtype", JSON.stringify(s.dtype)],
  ["shape", JSON.stringify(s.layout.shape)],
  ["data", s],
];

/** Facts about a tensor have fields of these names too, and words in them. */
const isStored = (value: object): value is Stored =>
  "data" in value && "layout" in value && typeof value.layout === "object";

export function plainJson(value: Json): string {
  if (typeof value === "bigint") return integerJson(value);
  if (typeof value === "number") return floatJson(value, "float64");
  if (Array.isArray(value)) return `[${value.map(plainJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isStored(value)) return dataJson(value);
  const entries: Iterable<readonly [string, Json]> = value instanceof Map ? value : Object.entries(value);
  return object([...entries].map(([k, v]) => [k, plainJson(v)]));
}

/** A name and its JSON, or the tensor whose elements stand there. */
type Field = readonly [name: string, value: string | Stored];

function* objectPieces(fields: readonly Field[]): Generator<string> {
  let text = "{";
  for (const [i, [name, value]] of fields.entries()) {
    text += `${i > 0 ? "," : ""}${JSON.stringify(name)}:`;
    if (typeof value === "string") text += value;
    else {
      yield text;
      yield* dataPieces(value);
      text = "";
    }
  }
  yield `${text}}`;
}
const object = (fields: readonly Field[]): string => [...objectPieces(fields)].join("");

type Fields = readonly Field[];

/** One answer as one line, in pieces. `line` is left out if null. */
export function answerPieces(answer: Answer, line: number | null): Generator<string> {
  const kind = answer.kind === "named" ? answer.answer.kind : answer.kind;
  const head: Fields = [
    ["kind", JSON.stringify(jsonKind(kind))],
    ...(line === null ? [] : [["line", String(line)] as const]),
  ];
  return objectPieces([...head, ...fieldsOf(answer)]);
}
export const answerJson = (answer: Answer, line: number | null): string => [...answerPieces(answer, line)].join("");

const jsonKind = (kind: string): string => {
  if (kind === "assigned") return "variable";
  if (kind === "slice" || kind === "reshape") return "tensor";
  return ["table", "facts", "help", "function", "other"].includes(kind) ? "text" : kind;
};

const named = (name: string | undefined): Fields => (name === undefined ? [] : [["name", JSON.stringify(name)]]);

function columnFields(columns: Columns | undefined): Fields {
  if (!columns) return [];
  const { names, left, words } = columns;
  return [
    ...(names ? [["columns", JSON.stringify(names)] as const] : []),
    ...(left.length > 0 ? [["left", JSON.stringify(left)] as const] : []),
    ...(words.size > 0 ? [["words", JSON.stringify(Object.fromEntries(words))] as const] : []),
  ];
}

function fieldsOf(answer: Answer): Fields {
  switch (answer.kind) {
    case "tensor":
      return [...named(answer.name), ...tensorFields(answer.value), ...columnFields(answer.columns)];
    case "variable":
      return [
        ...named(answer.name),
        ["label", JSON.stringify(answer.label)],
        ["trainable", String(answer.trainable)],
        ...tensorFields(answer.value),
      ];
    case "named":
      return fieldsOf(answer.answer);
    case "slice":
    case "reshape":
      return fieldsOf(answer.result);
    case "trail":
    case "explanation": {
      const { kind, ...rest } = answer;
      return Object.entries(rest).map(([name, value]) => [name, plainJson(value as unknown as Json)] as const);
    }
    case "fits":
      return [
        ["from", JSON.stringify(answer.from)],
        ["asked", JSON.stringify(answer.asked)],
        ["count", String(answer.fits.count)],
        ["shapes", JSON.stringify(answer.fits.shapes)],
      ];
    case "assigned":
      return [...fieldsOf(answer.result), ["changed", String(answer.changed)]];
    case "gradients": {
      const rows = answer.rows.map((r) => [r.name, r.value ? object(tensorFields(r.value)) : "null"] as const);
      const what: Fields = answer.what === "gradients" ? [] : [["what", JSON.stringify(answer.what)]];
      const value =
        answer.value.layout.shape.length === 0 ? dataJson(answer.value) : object(tensorFields(answer.value));
      return [
        ["of", JSON.stringify(answer.of)],
        ...what,
        ...(answer.order > 1 ? [["order", String(answer.order)] as const] : []),
        ["value", value],
        ["gradients", object(rows)],
      ];
    }
    case "tape":
      return [
        ...(answer.file === null ? [] : [["file", JSON.stringify(answer.file)] as const]),
        ["of", JSON.stringify(answer.of)],
        [
          "steps",
          `[${answer.rows.map((r) => object([["id", String(r.id)], ["step", JSON.stringify(r.step)], ["text", JSON.stringify(r.text)], ["inputs", JSON.stringify(r.inputs)], ...tensorFields(r.value), ["gradient", r.gradient ? dataJson(r.gradient) : "null"]])).join()}]`,
        ],
      ];
    case "epoch":
      return [
        ["epoch", String(answer.epoch)],
        ["loss", lossJson(answer.loss, answer.dtype)],
        ["gradient", lossJson(answer.gradient, answer.dtype)],
        ...measuresJson(answer.measures, answer.dtype),
        ["variables", variablesJson(answer.variables)],
      ];
    case "fit":
      return [
        ["epochs", String(answer.epochs)],
        ["stopped", JSON.stringify(answer.stopped)],
        ["reason", JSON.stringify(answer.reason)],
        ["loss", lossJson(answer.loss, answer.dtype)],
        ...measuresJson(answer.measures, answer.dtype),
        ["variables", variablesJson(answer.variables)],
        ...(answer.errors
          ? [["errors", variablesJson(answer.variables.map(([name], i) => [name, answer.errors![i]!]))] as const]
          : []),
        ...Object.entries(answer.data).map(([name, value]) => [name, plainJson(value)] as const),
        ["ms", String(Math.round(answer.ms * 1000) / 1000)],
      ];
    case "sweep":
      return [
        ["option", JSON.stringify(answer.option)],
        ["runs", `[${answer.runs.map((r) => runJson(r, answer.dtype)).join()}]`],
        ["best", answer.best === null ? "null" : JSON.stringify(answer.runs[answer.best]!.value)],
        ["command", JSON.stringify(answer.command)],
      ];
    case "text":
      return [["text", JSON.stringify(answer.text)]];
    case "table":
    case "facts":
      return [
        ["text", JSON.stringify(answer.name)],
        ["data", plainJson(answer.data)],
      ];
    case "plot":
      return [
        ...(answer.file === null ? [] : [["file", JSON.stringify(answer.file)] as const]),
        ["title", JSON.stringify(answer.figure.title)],
        ["panels", `[${answer.figure.panels.map(panelJson).join()}]`],
      ];
    case "check":
    case "solve": {
      const { kind, ...parts } = answer;
      return Object.entries(parts).map(([name, value]) => [name, plainJson(value as unknown as Json)] as const);
    }
    case "reason": {
      const { about, of, line, code, findings, names, help } = answer;
      const parts = { about, of, at: line, ...(code === null ? {} : { code }), findings, names, help };
      return Object.entries(parts).map(([name, value]) => [name, plainJson(value as unknown as Json)] as const);
    }
    case "help":
      return [
        ["text", JSON.stringify(answer.topic)],
        ["data", plainJson(answer.sections as unknown as Json)],
      ];
    case "function":
    case "other":
      return [...named(answer.name), ["text", JSON.stringify(answer.text)]];
    default:
      return [...named(answer.name), ["value", plainJson(answer.value)]];
  }
}

/** Axes and series of a panel, with their numbers. */
const panelJson = (p: Panel): string =>
  object([
    ["title", JSON.stringify(p.title)],
    ["x", axisJson(p.x)],
    ["y", axisJson(p.y)],
    ["marks", `[${p.marks.map(markJson).join()}]`],
  ]);
const axisJson = ({ label, scale, range }: AxisOf): string => JSON.stringify({ label, scale, range });
const markJson = (mark: Mark): string =>
  object(
    Object.entries(mark).map(([name, value]) => [
      name,
      ArrayBuffer.isView(value) ? plainJson(Array.from(value as Float64Array)) : plainJson(value as Json),
    ]),
  );

type Variables = readonly (readonly [string, Stored])[];
const variablesJson = (variables: Variables): string => object(variables);

/** A loss has the digits of its dtype, though the mean over batches is a double. */
const lossJson = (loss: number, dtype: FloatDType): string =>
  floatJson(dtype === "float32" ? Math.fround(loss) : loss, dtype);

const measuresJson = (measures: readonly (readonly [string, number])[], dtype: FloatDType): Fields =>
  measures.length === 0 ? [] : [["measures", object(measures.map(([name, v]) => [name, measureJson(v, dtype)]))]];
/** Measures may be doubles beside a float32 loss. */
const measureJson = (x: number, dtype: FloatDType): string => floatJson(x, Math.fround(x) === x ? dtype : "float64");

const runJson = (r: SweepRun, dtype: FloatDType): string =>
  object([
    ["value", /^[-+\d.]/.test(r.value) ? r.value : JSON.stringify(r.value)],
    ["loss", r.loss === null ? "null" : lossJson(r.loss, dtype)],
    ["epochs", String(r.epochs)],
    ["stopped", JSON.stringify(r.stopped)],
    ["losses", `[${r.losses.map((l) => lossJson(l, dtype)).join()}]`],
    ["ms", String(Math.round(r.ms * 1000) / 1000)],
  ]);

export const printJson = (text: string, line: number): string =>
  object([
    ["kind", '"text"'],
    ["line", String(line)],
    ["text", JSON.stringify(text.replace(/\n$/, ""))],
  ]);

/** `message` and `help` are for people, so they are in a language; whatever programs read is the same in all of them. */
export function diagnosticJson(d: Diagnostic, line: number, speech: Speech = english): string {
  const first = d.labels[0]?.span;
  const lineStart = first && d.source ? d.source.text.lastIndexOf("\n", first.start - 1) + 1 : 0;
  const span: Fields = first ? [["span", `[${first.start - lineStart},${first.end - lineStart}]`]] : [];
  const file: Fields = first && d.source && isFile(d.source) ? placeIn(d.source, first.start) : [];
  return object([
    ["kind", JSON.stringify(d.severity)],
    ["line", String(line)],
    ["code", JSON.stringify(d.code)],
    ["message", JSON.stringify(speech.message(d.code, d.facts, d.message))],
    ...file,
    ...span,
    ...(d.shapes ? [["shapes", JSON.stringify(d.shapes)] as const] : []),
    ["help", JSON.stringify(d.help.map(speech.say))],
  ]);
}

const isFile = ({ name }: Source): boolean => name !== "" && !/^standard input$/.test(name);
/** The line that a span counts from: a program's own modules, and files that a script runs, have their own. */
const placeIn = (source: Source, start: number): Fields => [
  ["file", JSON.stringify(source.name)],
  ["fileLine", String(lineAt(source, start))],
];
