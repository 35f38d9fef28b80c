/**
 * Python's format specs, the part after the colon in f-strings, format() and str.format:
 *
 *   [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 *
 * Knows plain values only: the evaluator makes them and turns what is refused here into a marked error.
 * Order and texts of the errors are CPython's (Python/formatter_unicode.c, 3.11).
 */
import type { Complex } from "../core/complex.ts";
import { floatText, grouped, showsZero } from "./number-text.ts";
import { characterOf, floatFromInt, misfit, type Plain, resolveWidth, strOf, typeName } from "./plain.ts";
import { typeError } from "./python-says.ts";

export { formatPercent, type PercentArgs } from "./format-percent.ts";
export { floatRepr, type Plain } from "./plain.ts";
export { stringRepr } from "./string-repr.ts";

interface Spec {
  readonly fill: string;
  readonly align: "<" | ">" | "=" | "^";
  readonly sign: "" | "+" | "-" | " ";
  readonly noMinusZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly separator: "" | "," | "_";
  readonly precision: number | undefined;
  /** One character, or "" where none is given. */
  readonly type: string;
}

/**
 * format(value, spec).
 * @throws type/format where the spec is no spec, or not one for this kind of value.
 */
export function formatSpec(value: Plain, spec: string): string {
  if (spec === "") return strOf(value);
  switch (value.kind) {
    case "string":
      return formatString(value.value, readSpec(spec, "str", "<", "s"));
    case "int":
      return formatInt(value.value, readSpec(spec, "int", ">", "d"), "int");
    case "bool":
      return formatInt(value.value ? 1n : 0n, readSpec(spec, "bool", ">", "d"), "bool");
    case "float":
      return formatFloat(value.value, readSpec(spec, "float", ">", ""), "float");
    case "complex":
      return formatComplex(value.value, readSpec(spec, "complex", ">", ""));
    case "other":
      throw misfit(
        `unsupported format string passed to ${typeName(value)}.__format__`,
        typeError(`unsupported format string passed to ${typeName(value)}.__format__`),
      );
  }
}

const isAlign = (c: string | undefined): c is Spec["align"] => c !== undefined && c !== "" && "<>=^".includes(c);

const form =
  /^(?<align>[<>=^]?)(?<sign>[-+ ]?)(?<z>z?)(?<alternate>#?)(?<zero>0?)(?<width>\d*)(?<groups>,_?|_,?|)(?<point>\.?)(?<precision>\d*)(?<rest>.*)$/s;

const known = new Map<string, Map<string, Spec>>();
/** Specs of one type that are remembered: programs have few, and use them in loops. */
const mostKnown = 256;

/** `align` and `presentation` are what a value of this type has where the spec names none. */
function readSpec(spec: string, type: string, align: "<" | ">", presentation: string): Spec {
  let ofType = known.get(type);
  if (ofType === undefined || ofType.size > mostKnown) {
    ofType = new Map();
    known.set(type, ofType);
  }
  let found = ofType.get(spec);
  if (found === undefined) {
    found = specIn(spec, type, align, presentation);
    ofType.set(spec, found);
  }
  return found;
}

function specIn(spec: string, type: string, align: "<" | ">", presentation: string): Spec {
  const filled = isAlign([...spec][1]);
  const fill = filled ? String.fromCodePoint(spec.codePointAt(0)!) : " ";
  const found = form.exec(filled ? spec.slice(fill.length) : spec)!.groups as Record<string, string>;
  const { zero, groups, rest } = found as { zero: string; groups: string; rest: string };
  const width = resolveWidth(found.width!, "width");
  if (groups.length > 1) throw misfit("Cannot specify both ',' and '_'.");
  if (found.point && !found.precision) throw misfit("Format specifier missing precision");
  const precision = found.point ? resolveWidth(found.precision!, "precision") : undefined;
  if ([...rest].length > 1) throw misfit(`Invalid format specifier '${spec}' for object of type '${type}'`);
  const read: Spec = {
    fill: zero && !filled ? "0" : fill,
    align: (found.align || (zero && !filled && align === ">" ? "=" : align)) as Spec["align"],
    sign: found.sign as Spec["sign"],
    noMinusZero: found.z !== "",
    alternate: found.alternate !== "",
    width,
    separator: groups as Spec["separator"],
    precision,
    type: rest || presentation,
  };
  if (read.separator !== "" && !takesGroups(read.separator, read.type))
    throw misfit(`Cannot specify '${read.separator}' with '${showCode(read.type)}'.`);
  return read;
}

const takesGroups = (separator: string, type: string): boolean =>
  type === "" || "defgEGF%".includes(type) || (separator === "_" && "boxX".includes(type));

/** A type character as CPython's messages write it. */
function showCode(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}

const unknownCode = (type: string, of: string): Error =>
  misfit(`Unknown format code '${showCode(type)}' for object of type '${of}'`);

function formatString(text: string, spec: Spec): string {
  if (spec.type !== "s") throw unknownCode(spec.type, "str");
  if (spec.sign !== "") throw misfit(`${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`);
  if (spec.noMinusZero) throw misfit("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) throw misfit("Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") throw misfit("'=' alignment not allowed in string format specifier");
  const cut = spec.precision === undefined ? text : [...text].slice(0, spec.precision).join("");
  return padded("", cut, spec);
}

const radixOf: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10 };

function formatInt(value: bigint, spec: Spec, of: string): string {
  const { type } = spec;
  if ("eEfFgG%".includes(type)) return formatFloat(floatFromInt(value), spec, of);
  if (type !== "c" && !Object.hasOwn(radixOf, type)) throw unknownCode(type, of);
  if (spec.precision !== undefined) throw misfit("Precision not allowed in integer format specifier");
  if (spec.noMinusZero) throw misfit("Negative zero coercion (z) not allowed in integer format specifier");
  if (type === "c") return formatCharacter(value, spec);
  const radix = radixOf[type]!;
  const digits = (value < 0n ? -value : value).toString(radix);
  const prefix = spec.alternate && radix !== 10 ? `0${type}` : "";
  return laid({ minus: value < 0n, prefix, digits: type === "X" ? digits.toUpperCase() : digits, rest: "" }, spec);
}

function formatCharacter(value: bigint, spec: Spec): string {
  if (spec.sign !== "") throw misfit("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) throw misfit("Alternate form (#) not allowed with integer format specifier 'c'");
  return padded("", characterOf(value), spec);
}

function formatFloat(value: number, spec: Spec, of: string): string {
  const { type, precision, alternate } = spec;
  if (type !== "" && !"eEfFgGn%".includes(type)) throw unknownCode(type, of);
  const x = type === "%" ? value * 100 : value;
  const style = precision === undefined && type === "" ? "r" : styleOf(type);
  const text = floatText(x, { type: style, precision: precision ?? 6, alternate, pointZero: type === "" });
  const isUpper = type === "E" || type === "F" || type === "G";
  const minus = (x < 0 || Object.is(x, -0)) && !(spec.noMinusZero && showsZero(text));
  const cased = isUpper ? text.toUpperCase() : text;
  const digits = /^\d*/.exec(cased)![0];
  return laid({ minus, prefix: "", digits, rest: cased.slice(digits.length) + (type === "%" ? "%" : "") }, spec);
}

/** Both parts by themselves, the imaginary one always with its sign; the whole fills up the width. */
function formatComplex({ re, im }: Complex, spec: Spec): string {
  if (spec.type === "%" || (spec.type !== "" && !"eEfFgGn".includes(spec.type)))
    throw unknownCode(spec.type, "complex");
  if (spec.fill === "0" && spec.align === "=") throw misfit("Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") throw misfit("'=' alignment flag is not allowed in complex format specifier");
  const bare = spec.type === "" ? { ...spec, type: spec.precision === undefined ? "r" : "g" } : spec;
  const part = (x: number, sign: Spec["sign"]): string => {
    const shown = { ...bare, width: 0, fill: " ", align: ">", sign } as const;
    if (bare.type !== "r") return formatFloat(x, shown, "complex");
    const text = floatText(x, { type: "r", precision: 0, alternate: spec.alternate, pointZero: false });
    const minus = x < 0 || Object.is(x, -0);
    const digits = /^\d*/.exec(text)![0];
    return laid({ minus, prefix: "", digits, rest: text.slice(digits.length) }, { ...shown, type: "" });
  };
  const lone = spec.type === "" && Object.is(re, 0);
  const text = lone ? `${part(im, spec.sign)}j` : `${part(re, spec.sign)}${part(im, "+")}j`;
  return padded("", spec.type === "" && !lone ? `(${text})` : text, spec);
}

function styleOf(type: string): "e" | "f" | "g" {
  if (type === "e" || type === "E") return "e";
  return type === "f" || type === "F" || type === "%" ? "f" : "g";
}

interface NumberParts {
  readonly minus: boolean;
  readonly prefix: string;
  /** Before the point; none in `inf`. */
  readonly digits: string;
  readonly rest: string;
}

/** Sign, prefix, grouped digits and the rest; zeros that fill up belong to the groups. */
function laid({ minus, prefix, digits, rest }: NumberParts, spec: Spec): string {
  const plus = spec.sign === "-" ? "" : spec.sign;
  const head = (minus ? "-" : plus) + prefix;
  const room = spec.fill === "0" && spec.align === "=" ? spec.width - head.length - rest.length : 0;
  const size = "boxX".includes(spec.type || "d") ? 4 : 3;
  return padded(head, (digits && grouped(digits, spec.separator, size, room)) + rest, spec);
}

/** Fills up to the width; `=` fills between sign and number. Widths count characters (code points). */
function padded(head: string, body: string, { fill, align, width }: Spec): string {
  const free = width - [...head, ...body].length;
  if (free <= 0) return head + body;
  const before = Math.floor(free / 2);
  switch (align) {
    case "<":
      return head + body + fill.repeat(free);
    case ">":
      return fill.repeat(free) + head + body;
    case "=":
      return head + fill.repeat(free) + body;
    case "^":
      return fill.repeat(before) + head + body + fill.repeat(free - before);
  }
}
