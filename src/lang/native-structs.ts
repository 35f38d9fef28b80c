/**
 * struct's formats: numbers as the bytes that they are made of, one behind the other, as `_tensh.…` for the library alone.
 * What Python refuses is said as a text, which the library raises as an error of its own.
 */
import { halfBits, halfValues } from "../core/half.ts";
import { octetsOf, textOfOctets } from "../core/octets.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { callSpecial } from "./members.ts";
import { integerIn } from "./subscript.ts";
import { bytesIn } from "./text-bytes.ts";
import { isTrue } from "./truth.ts";
import { type BuiltinValue, boolOf, floatOf, heartOf, intOf, stringOf, tupleOf, type Value } from "./value.ts";

interface Field {
  readonly code: string;
  readonly count: number;
  /** Bytes of one item, and those that are left out before the first. */
  readonly wide: number;
  readonly gap: number;
}
interface Format {
  readonly low: boolean;
  /** The machine's own, whose floats go to infinity where they are too large. */
  readonly native: boolean;
  readonly fields: readonly Field[];
  readonly size: number;
  /** Items that it takes or gives. */
  readonly items: number;
}
/** What is wrong, as struct.error says it. */
class Refused {
  readonly said: string;
  constructor(said: string) {
    this.said = said;
  }
}

const widths: Readonly<Record<string, number>> = Object.fromEntries(
  "x1 c1 b1 B1 ?1 h2 H2 i4 I4 l8 L8 q8 Q8 n8 N8 e2 f4 d8 s1".split(" ").map((t) => [t[0]!, Number(t[1])]),
);
const isSigned = (code: string): boolean => "bhilqn".includes(code);

const formats = new Map<string, Format>();
const mostKept = 256;
/** @throws Refused */
function formatOf(text: string): Format {
  const known = formats.get(text);
  if (known) return known;
  const made = readFormat(text);
  if (formats.size < mostKept) formats.set(text, made);
  return made;
}

function readFormat(text: string): Format {
  const [, mark = "@", rest = ""] = /^([@=<>!])?(.*)$/s.exec(text)!;
  const fields: Field[] = [];
  let [at, items] = [0, 0];
  for (const [whole, digits, code = ""] of rest.matchAll(/\s+|(\d*)(\D?)/g)) {
    if (whole.trim() === "") continue;
    if (code === "") throw new Refused("repeat count given without format specifier");
    if (widths[code] === undefined) throw new Refused("bad char in struct format");
    const wide = mark !== "@" && "lL".includes(code) ? 4 : widths[code];
    const gap = mark === "@" && !"sx".includes(code) ? (wide - (at % wide)) % wide : 0;
    const count = digits === "" ? 1 : Number(digits);
    fields.push({ code, count, wide, gap });
    at += gap + count * wide;
    items += code === "s" ? 1 : code === "x" ? 0 : count;
  }
  return { low: mark !== ">" && mark !== "!", native: mark === "@", fields, size: at, items };
}

function numberIn(value: Value, env: Env): number {
  const heart = heartOf(value);
  if (heart.kind === "int" || heart.kind === "bool" || heart.kind === "float") return Number(heart.value);
  const said = callSpecial(value, "__float__", [], env) ?? callSpecial(value, "__index__", [], env);
  if (said?.kind === "int" || said?.kind === "float") return Number(said.value);
  if (heart.kind !== "tensor") throw new Refused("required argument is not a float");
  return Number(plainOf(env.host.realize([toNode(heart, literalsOf(env))])[0]!).value);
}

const words: Readonly<Record<string, string>> = { b: "byte", B: "ubyte", h: "short", H: "ushort" };

function wholeIn(value: Value, { code, wide }: Field, low: boolean, env: Env): bigint {
  const whole = value.kind === "int" ? value.value : integerIn(heartOf(value), env);
  if (whole === null) throw new Refused("required argument is not an integer");
  const [number, bits] = [BigInt(whole), BigInt(8 * wide)];
  const [least, beyond] = isSigned(code) ? [-(1n << (bits - 1n)), 1n << (bits - 1n)] : [0n, 1n << bits];
  if (number >= least && number < beyond) return number;
  // As CPython finds out: first whether C's long has the number, in the order of the machine's bytes at least.
  if (wide === 8 && !low) throw new Refused("int too large to convert");
  const reads = "bBhH".includes(code) || isSigned(code) ? BigInt.asIntN(64, number) : BigInt.asUintN(64, number);
  if (wide === 8 || reads !== number) throw new Refused("argument out of range");
  const word = low || wide === 1 ? (words[code] ?? `'${code}'`) : `'${code}'`;
  throw new Refused(`${word} format requires ${least} <= number <= ${beyond - 1n}`);
}

function putFloat(view: DataView, at: number, number: number, { code }: Field, low: boolean): boolean {
  if (code === "d") view.setFloat64(at, number, low);
  else if (code === "f") view.setFloat32(at, number, low);
  else view.setUint16(at, halfBits("float16", number), low);
  return !Number.isFinite(number) || Number.isFinite(floatAt(view, at, code, low));
}
function floatAt(view: DataView, at: number, code: string, low: boolean): number {
  if (code === "d") return view.getFloat64(at, low);
  return code === "f" ? view.getFloat32(at, low) : halfValues("float16")[view.getUint16(at, low)]!;
}

function putWhole(view: DataView, at: number, whole: bigint, wide: number, low: boolean): void {
  if (wide === 8) view.setBigUint64(at, BigInt.asUintN(64, whole), low);
  else if (wide === 4) view.setInt32(at, Number(whole) | 0, low);
  else if (wide === 2) view.setInt16(at, Number(whole), low);
  else view.setInt8(at, Number(whole));
}
function wholeAt(view: DataView, at: number, { code, wide }: Field, low: boolean): number | bigint {
  const signed = isSigned(code);
  if (wide === 8) return signed ? view.getBigInt64(at, low) : view.getBigUint64(at, low);
  if (wide === 4) return signed ? view.getInt32(at, low) : view.getUint32(at, low);
  if (wide === 2) return signed ? view.getInt16(at, low) : view.getUint16(at, low);
  return signed ? view.getInt8(at) : view.getUint8(at);
}

function packed(text: string, values: readonly Value[], args: Arguments, env: Env): Uint8Array {
  const { low, native, fields, size, items } = formatOf(text);
  if (items !== values.length) throw new Refused(`pack expected ${items} items for packing (got ${values.length})`);
  const octets = new Uint8Array(size);
  const view = new DataView(octets.buffer);
  let [at, next] = [0, 0];
  for (const field of fields) {
    const { code, count, wide, gap } = field;
    at += gap;
    if (code === "s") {
      const said = bytesIn(values[next++]!, env);
      if (said === undefined) throw new Refused("argument for 's' must be a bytes object");
      octets.set(octetsOf(said, 0, Math.min(count, said.length)), at);
    } else if (code !== "x")
      for (let i = 0; i < count; i++) {
        const value = values[next++]!;
        if ("efd".includes(code)) {
          if (!putFloat(view, at + i * wide, numberIn(value, env), field, low) && !(native && code === "f"))
            args.misfit("values", "floats of that size", [
              "OverflowError",
              `float too large to pack with ${code} format`,
            ]);
        } else if (code === "c") octets[at + i] = letterIn(value);
        else if (code === "?") octets[at + i] = isTrue(value, env) ? 1 : 0;
        else putWhole(view, at + i * wide, wholeIn(value, field, low, env), wide, low);
      }
    at += count * wide;
  }
  return octets;
}
function letterIn(value: Value): number {
  if (value.kind !== "bytes" || value.value.length !== 1)
    throw new Refused("char format requires a bytes object of length 1");
  return value.value.charCodeAt(0);
}

function unpacked({ low, fields, size }: Format, bytes: string, from: number): Value[] {
  const octets = octetsOf(bytes, from, size);
  const view = new DataView(octets.buffer);
  const found: Value[] = [];
  let at = 0;
  for (const field of fields) {
    const { code, count, wide, gap } = field;
    at += gap;
    if (code === "s") found.push({ kind: "bytes", value: bytes.slice(from + at, from + at + count) });
    else if (code !== "x")
      for (let i = at; i < at + count * wide; i += wide) {
        if ("efd".includes(code)) found.push(floatOf(floatAt(view, i, code, low)));
        else if (code === "c") found.push({ kind: "bytes", value: bytes[from + i]! });
        else if (code === "?") found.push(boolOf(octets[i] !== 0));
        else found.push(intOf(wholeAt(view, i, field, low)));
      }
    at += count * wide;
  }
  return found;
}

/** What it gives, or what struct.error says. */
function orSaid(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refused) return stringOf(error.said);
    throw error;
  }
}

const size = method("struct_size", ["format"], (args) => orSaid(() => intOf(formatOf(args.string("format")).size)));

const pack = method("struct_pack", ["format", "values"], (args, env) => {
  const values = args.value("values");
  if (values.kind !== "tuple") return args.misfit("values", "a tuple");
  return orSaid(() => ({
    kind: "bytes",
    value: textOfOctets(packed(args.string("format"), values.items, args, env)),
  }));
});

const unpack = method("struct_unpack", ["format", "bytes", "offset"], (args) => {
  const bytes = args.value("bytes");
  if (bytes.kind !== "bytes") return args.misfit("bytes", "bytes");
  return orSaid(() => tupleOf(unpacked(formatOf(args.string("format")), bytes.value, args.int("offset"))));
});

export const structFunctions: readonly BuiltinValue[] = [size, pack, unpack];
