/**
 * Python's `%` between a template and values: `"%5.2f of %s" % (x, name)`, `"%(loss).3g" % {"loss": x}`.
 * Knows plain values only. Order and texts of the errors are CPython's (Objects/unicodeobject.c, 3.11).
 */
import { floatText } from "./number-text.ts";
import { characterOf, floatFromInt, misfit, type Plain, reprOf, resolveWidth, strOf, typeName } from "./plain.ts";
import { overflow, typeError } from "./python-says.ts";
import { asciiRepr, stringRepr } from "./string-repr.ts";

const wrongType = (detail: string): Error => misfit(detail, typeError(detail));

/**
 * What stands right of `%`: the items of a tuple, one value, or a dict, by its string keys and as a whole. (To Python
 * lists are such mappings too, without string keys: it never misses a field for them.)
 */
export type PercentArgs = readonly Plain[] | { readonly named: ReadonlyMap<string, Plain>; readonly whole: Plain };

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  /** The conversion, one character. */
  readonly code: string;
}

/** Gives the next value; throws where there is none. */
type Supply = () => Plain;

/**
 * template % args.
 * @throws type/format where a field is malformed, does not fit its value, or fields and values differ in number.
 */
export function formatPercent(template: string, args: PercentArgs): string {
  let items = "named" in args ? [args.whole] : args;
  let used = 0;
  const supply: Supply = () => {
    if (used === items.length)
      throw misfit("not enough arguments for format string", typeError("not enough arguments for format string"));
    return items[used++]!;
  };
  let text = "";
  let at = 0;
  for (let start = template.indexOf("%"); start >= 0; start = template.indexOf("%", at)) {
    text += template.slice(at, start);
    at = start + 1;
    if (template[at] === "%") {
      text += "%";
      at++;
      continue;
    }
    if (template[at] === "(") {
      const key = readKey(template, at, args);
      [items, used, at] = [[key.value], 0, key.end];
    }
    const { field, end } = readField(template, at, supply);
    text += formatField(field, supply, template, end);
    at = end + field.code.length;
  }
  if (!("named" in args) && used < items.length)
    throw misfit(
      "not all arguments converted during string formatting",
      typeError("not all arguments converted during string formatting"),
    );
  return text + template.slice(at);
}

/** Reads `(name)` at `start`; names may hold brackets in pairs. */
function readKey(template: string, start: number, args: PercentArgs): { value: Plain; end: number } {
  if (!("named" in args)) throw misfit("format requires a mapping", typeError("format requires a mapping"));
  let depth = 0;
  for (let end = start; end < template.length; end++) {
    if (template[end] === "(") depth++;
    if (template[end] === ")") depth--;
    if (depth > 0) continue;
    const name = template.slice(start + 1, end);
    const value = args.named.get(name);
    if (value === undefined)
      throw misfit(`the format wants the key '${name}', which the dict does not have`, ["KeyError", stringRepr(name)]);
    return { value, end: end + 1 };
  }
  throw misfit("incomplete format key");
}

/** Reads flags, width, precision and conversion; `end` is the place of the conversion. */
function readField(template: string, start: number, supply: Supply): { field: Field; end: number } {
  const form = /([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?[hlL]?/y;
  form.lastIndex = start;
  const [whole, flags = "", width = "", precision] = form.exec(template)!;
  const columns = width === "*" ? starred(supply, "width") : resolveWidth(width, "width");
  const digits = precision === "*" ? starred(supply, "precision") : resolveWidth(precision ?? "", "precision");
  const end = start + whole.length;
  const code = template.codePointAt(end);
  if (code === undefined) throw misfit("incomplete format");
  const field = {
    flags: columns < 0 ? `${flags}-` : flags,
    width: Math.abs(columns),
    precision: precision === undefined ? undefined : Math.max(0, digits),
    code: String.fromCodePoint(code),
  };
  return { field, end };
}

/** The value of `*`, which an argument gives. */
function starred(supply: Supply, what: "width" | "precision"): number {
  const value = supply();
  if (value.kind === "bool") return value.value ? 1 : 0;
  if (value.kind !== "int") throw misfit("* wants int", typeError("* wants int"));
  const size = resolveWidth(value.value < 0n ? -value.value : value.value, what);
  return value.value < 0n ? -size : size;
}

function formatField(field: Field, supply: Supply, template: string, at: number): string {
  const value = supply();
  switch (field.code) {
    case "s":
      return placed(field, "", cut(strOf(value), field.precision));
    case "r":
      return placed(field, "", cut(reprOf(value), field.precision));
    case "a":
      return placed(field, "", cut(asciiRepr(reprOf(value)), field.precision));
    case "c":
      return placed(field, "", character(value));
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      return formatInteger(field, value);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return formatFloat(field, value);
    default:
      throw misfit(unsupported(field.code, [...template.slice(0, at)].length));
  }
}

function unsupported(code: string, index: number): string {
  const shown = code >= " " && code <= "~" ? code : "?";
  return `unsupported format character '${shown}' (0x${code.codePointAt(0)!.toString(16)}) at index ${index}`;
}

const cut = (text: string, count: number | undefined): string =>
  count === undefined ? text : [...text].slice(0, count).join("");

function character(value: Plain): string {
  if (value.kind === "string" && [...value.value].length === 1) return value.value;
  if (value.kind === "int") return characterOf(value.value);
  if (value.kind === "bool") return characterOf(value.value ? 1n : 0n);
  throw misfit("%c requires int or char", typeError("%c requires int or char"));
}

function formatInteger(field: Field, value: Plain): string {
  const { code, flags, precision = 0 } = field;
  const radix = code === "o" ? 8 : code.toLowerCase() === "x" ? 16 : 10;
  const n = integerOf(value, code, radix === 10);
  const digits = (n < 0n ? -n : n).toString(radix).padStart(precision, "0");
  const prefix = flags.includes("#") && radix !== 10 ? `0${code}` : "";
  return placed(field, signOf(n < 0n, flags) + prefix, code === "X" ? digits.toUpperCase() : digits, true);
}

/** Decimal conversions take floats too, and cut them. */
function integerOf(value: Plain, code: string, takesFloat: boolean): bigint {
  if (value.kind === "int") return value.value;
  if (value.kind === "bool") return value.value ? 1n : 0n;
  const made = value.kind === "other" ? value.number?.(takesFloat ? "__int__" : "__index__") : undefined;
  if (made) return integerOf(made, code, takesFloat);
  if (value.kind !== "float" || !takesFloat) {
    const wanted = takesFloat ? "a real number" : "an integer";
    throw wrongType(`%${code} format: ${wanted} is required, not ${typeName(value)}`);
  }
  if (Number.isNaN(value.value)) throw misfit("cannot convert float NaN to integer");
  if (!Number.isFinite(value.value))
    throw misfit("cannot convert float infinity to integer", overflow("cannot convert float infinity to integer"));
  return BigInt(Math.trunc(value.value));
}

function formatFloat(field: Field, value: Plain): string {
  const { code, flags, precision = 6 } = field;
  const x = realOf(value);
  const type = code.toLowerCase() as "e" | "f" | "g";
  const text = floatText(x, { type, precision, alternate: flags.includes("#"), pointZero: false });
  return placed(field, signOf(x < 0 || Object.is(x, -0), flags), code === type ? text : text.toUpperCase(), true);
}

function realOf(value: Plain): number {
  if (value.kind === "float") return value.value;
  if (value.kind === "int") return floatFromInt(value.value);
  if (value.kind === "bool") return value.value ? 1 : 0;
  const made = value.kind === "other" ? value.number?.("__float__") : undefined;
  if (made) return realOf(made);
  throw wrongType(`must be real number, not ${typeName(value)}`);
}

function signOf(minus: boolean, flags: string): string {
  if (minus) return "-";
  if (flags.includes("+")) return "+";
  return flags.includes(" ") ? " " : "";
}

/** Fills up to the width: on the right for `-`, with zeros after the sign for `0` on numbers, else on the left. */
function placed({ flags, width }: Field, head: string, body: string, isNumber = false): string {
  const free = Math.max(0, width - [...head, ...body].length);
  if (flags.includes("-")) return head + body + " ".repeat(free);
  return isNumber && flags.includes("0") ? head + "0".repeat(free) + body : " ".repeat(free) + head + body;
}
