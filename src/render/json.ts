/** Answers and diagnostics as lines of JSON. Data is complete; what JSON lacks is written as strings. */
import type { Answer, Json } from "../core/answer.ts";
import { showFloat } from "../core/digits.ts";
import { type DType, isFloat } from "../core/dtype.ts";
import type { Diagnostic } from "../core/errors.ts";
import { onlyElement, type Stored } from "../core/stored.ts";

/** A number in the fewest digits that read back to the same value of its dtype. */
function floatJson(x: number, dtype: DType): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? '"NaN"' : x > 0 ? '"Infinity"' : '"-Infinity"';
  if (dtype === "float64") return Object.is(x, -0) ? "-0.0" : JSON.stringify(x);
  if (Object.is(x, -0)) return "-0.0";
  const short = Number(showFloat(x, "float32"));
  // Readers take JSON's numbers as doubles first; where that rounds twice, more digits are needed.
  return JSON.stringify(Math.fround(short) === x ? short : x);
}

const integerJson = (x: number | bigint): string =>
  typeof x === "bigint" && (x > 9007199254740991n || x < -9007199254740991n) ? `"${x}"` : String(x);

/** Elements in nested arrays, row-major. */
export function dataJson(s: Stored): string {
  const { shape, strides, offset } = s.layout;
  const data = s.data;
  const element = isFloat(s.dtype)
    ? (i: number) => floatJson(data[i] as number, s.dtype)
    : s.dtype === "bool"
      ? (i: number) => (data[i] ? "true" : "false")
      : (i: number) => integerJson(data[i]!);
  const at = (axis: number, place: number): string => {
    if (axis === shape.length) return element(place);
    const parts = new Array<string>(shape[axis]!);
    for (let i = 0; i < parts.length; i++) parts[i] = at(axis + 1, place + i * strides[axis]!);
    return `[${parts.join()}]`;
  };
  return at(0, offset);
}

const tensorFields = (s: Stored): [string, string][] => [
  ["dtype", JSON.stringify(s.dtype)],
  ["shape", JSON.stringify(s.layout.shape)],
  ["data", dataJson(s)],
];

export function plainJson(value: Json): string {
  if (typeof value === "bigint") return integerJson(value);
  if (typeof value === "number") return floatJson(value, "float64");
  if (Array.isArray(value)) return `[${value.map(plainJson).join()}]`;
  if (typeof value === "object" && value !== null)
    return object(Object.entries(value).map(([k, v]) => [k, plainJson(v)]));
  return JSON.stringify(value);
}

const object = (fields: readonly (readonly [string, string])[]): string =>
  `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`;

type Fields = readonly (readonly [string, string])[];

/** One answer as one line. `line` is left out if null. */
export function answerJson(answer: Answer, line: number | null): string {
  const kind = answer.kind === "named" ? answer.answer.kind : answer.kind;
  const head: Fields = [
    ["kind", JSON.stringify(jsonKind(kind))],
    ...(line === null ? [] : [["line", String(line)] as const]),
  ];
  return object([...head, ...fieldsOf(answer)]);
}

const jsonKind = (kind: string): string => {
  if (kind === "assigned") return "variable";
  if (kind === "slice" || kind === "reshape") return "tensor";
  return ["table", "facts", "help", "function", "other"].includes(kind) ? "text" : kind;
};

const named = (name: string | undefined): Fields => (name === undefined ? [] : [["name", JSON.stringify(name)]]);

function fieldsOf(answer: Answer): Fields {
  switch (answer.kind) {
    case "tensor":
      return [...named(answer.name), ...tensorFields(answer.value)];
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
        ["of", JSON.stringify(answer.of)],
        [
          "steps",
          `[${answer.rows.map((r) => object([["id", String(r.id)], ["step", JSON.stringify(r.step)], ["inputs", JSON.stringify(r.inputs)], ...tensorFields(r.value), ["gradient", r.gradient ? dataJson(r.gradient) : "null"]])).join()}]`,
        ],
      ];
    case "epoch":
      return [
        ["epoch", String(answer.epoch)],
        ["loss", plainJson(answer.loss)],
        ["gradient", plainJson(answer.gradient)],
        ["variables", variablesJson(answer.variables)],
      ];
    case "fit":
      return [
        ["epochs", String(answer.epochs)],
        ["stopped", JSON.stringify(answer.stopped)],
        ["loss", plainJson(answer.loss)],
        ["variables", variablesJson(answer.variables)],
        ["ms", String(Math.round(answer.ms * 1000) / 1000)],
      ];
    case "text":
      return [["text", JSON.stringify(answer.text)]];
    case "table":
    case "facts":
      return [
        ["text", JSON.stringify(answer.name)],
        ["data", plainJson(answer.data)],
      ];
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

/** Scalars as numbers, others as nested arrays. Float32 values are written as the doubles that they are. */
const variablesJson = (variables: readonly (readonly [string, Stored])[]): string =>
  object(
    variables.map(([name, v]) => [name, v.layout.shape.length === 0 ? plainJson(Number(onlyElement(v))) : dataJson(v)]),
  );

export const printJson = (text: string, line: number): string =>
  object([
    ["kind", '"text"'],
    ["line", String(line)],
    ["text", JSON.stringify(text.replace(/\n$/, ""))],
  ]);

export function diagnosticJson(d: Diagnostic, line: number): string {
  const first = d.labels[0]?.span;
  const lineStart = first && d.source ? d.source.text.lastIndexOf("\n", first.start - 1) + 1 : 0;
  const span: Fields = first ? [["span", `[${first.start - lineStart},${first.end - lineStart}]`]] : [];
  return object([
    ["kind", JSON.stringify(d.severity)],
    ["line", String(line)],
    ["code", JSON.stringify(d.code)],
    ["message", JSON.stringify(d.message)],
    ...span,
    ...(d.shapes ? [["shapes", JSON.stringify(d.shapes)] as const] : []),
    ["help", JSON.stringify(d.help)],
  ]);
}
