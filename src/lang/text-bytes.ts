/**
 * Python's bytes: text to bytes and back in the encodings that scripts name, and the methods that bytes share with text.
 * Where a byte has no meaning, the error says which and where. Knows no files.
 */
import { refuse } from "../core/errors.ts";
import { hexOf, isAscii, octetsOf, textOfOctets } from "../core/octets.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { type Says, typeError, valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { stringMethod, stringMethods } from "./string-methods.ts";
import { escaped } from "./string-repr.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  heartOf,
  intOf,
  listOf,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

const bytesOf = (value: string): ValueOf<"bytes"> => ({ kind: "bytes", value });

type Encoding = "utf-8" | "ascii" | "latin-1" | "utf-16" | "utf-16-le" | "utf-16-be";
const encodings: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  "utf-8": "utf-8",
  u8: "utf-8",
  ascii: "ascii",
  "us-ascii": "ascii",
  latin1: "latin-1",
  "latin-1": "latin-1",
  "iso-8859-1": "latin-1",
  "utf-16": "utf-16",
  utf16: "utf-16",
  "utf-16-le": "utf-16-le",
  "utf-16-be": "utf-16-be",
};
function encodingOf(name: string): Encoding {
  const found = encodings[name.toLowerCase().replaceAll("_", "-")];
  if (found) return found;
  throw refused(`the encoding ${name}`, "one of utf-8, ascii, latin-1, utf-16", [
    "LookupError",
    `unknown encoding: ${name}`,
  ]);
}

const refused = (what: string, wanted: string, exception: Says): Error =>
  refuse("value/convert", { what, wanted }, { exception });
const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0");
const bytesOfWord = (word: number, low: boolean): string =>
  low ? String.fromCharCode(word & 255, word >> 8) : String.fromCharCode(word >> 8, word & 255);

/** What stands for a character that the encoding does not have. @throws value/convert */
function substitute(c: string, place: number, encoding: Encoding, errors: string): string {
  const code = c.codePointAt(0)!;
  switch (errors) {
    case "ignore":
      return "";
    case "replace":
      return "?";
    case "backslashreplace":
      return escaped(c);
    case "xmlcharrefreplace":
      return `&#${code};`;
    default: {
      const limit = encoding === "ascii" ? 128 : 256;
      const said = `'${encoding}' codec can't encode character '${escaped(c)}' in position ${place}: ordinal not in range(${limit})`;
      throw refused(`the character ${c}`, encoding, ["UnicodeEncodeError", said]);
    }
  }
}

/** The text in that encoding, one character for each byte. @throws value/convert */
export function encoded(text: string, name = "utf-8", errors = "strict"): string {
  const encoding = encodingOf(name);
  if (!encoding.startsWith("utf-16") && isAscii(text)) return text;
  switch (encoding) {
    case "utf-8":
      return textOfOctets(new TextEncoder().encode(text));
    case "ascii":
    case "latin-1": {
      const limit = encoding === "ascii" ? 128 : 256;
      return [...text].map((c, i) => (c.codePointAt(0)! < limit ? c : substitute(c, i, encoding, errors))).join("");
    }
    default: {
      const low = encoding !== "utf-16-be";
      const words = Array.from({ length: text.length }, (_, i) => bytesOfWord(text.charCodeAt(i), low));
      return (encoding === "utf-16" ? "\xff\xfe" : "") + words.join("");
    }
  }
}

/** How long the character is that begins at `at`, or what is wrong with it, and how many bytes of it. */
function utf8At(b: string, at: number): { readonly length: number; readonly wrong?: string } {
  const first = b.charCodeAt(at);
  if (first < 0x80) return { length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { length: 1, wrong: "invalid start byte" };
  const lows: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 };
  const highs: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f };
  for (let i = 1; i < length; i++) {
    if (at + i >= b.length) return { length: b.length - at, wrong: "unexpected end of data" };
    const next = b.charCodeAt(at + i);
    const [low, high] = i === 1 ? [lows[first] ?? 0x80, highs[first] ?? 0xbf] : [0x80, 0xbf];
    if (next < low || next > high) return { length: i, wrong: "invalid continuation byte" };
  }
  return { length };
}

function instead(b: string, at: number, length: number, why: string, encoding: Encoding, errors: string): string {
  if (errors === "ignore") return "";
  if (errors === "replace") return "\ufffd";
  const codes = Array.from(b.slice(at, at + length), (c) => hex(c.charCodeAt(0), 2));
  if (errors === "backslashreplace") return codes.map((c) => `\\x${c}`).join("");
  const which = length === 1 ? `byte 0x${codes[0]} in position ${at}` : `bytes in position ${at}-${at + length - 1}`;
  const said = `'${encoding}' codec can't decode ${which}: ${why}`;
  throw refused(`the byte 0x${codes[0]} at ${at}`, `text in ${encoding}`, ["UnicodeDecodeError", said]);
}

/** @throws value/convert */
function fromUtf8(b: string, errors: string): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts: string[] = [];
  let [from, at] = [0, 0];
  const read = (): number => parts.push(decoder.decode(octetsOf(b, from, at - from)));
  while (at < b.length) {
    const { length, wrong } = utf8At(b, at);
    if (wrong) {
      read();
      parts.push(instead(b, at, length, wrong, "utf-8", errors));
      from = at + length;
    }
    at += length;
  }
  read();
  return parts.join("");
}

/** The text that bytes stand for. @throws value/convert */
export function decoded(b: string, name = "utf-8", errors = "strict"): string {
  const encoding = encodingOf(name);
  if (encoding === "latin-1" || (!encoding.startsWith("utf-16") && isAscii(b))) return b;
  if (encoding === "ascii")
    return Array.from(b, (c, i) =>
      c < "\x80" ? c : instead(b, i, 1, "ordinal not in range(128)", encoding, errors),
    ).join("");
  if (encoding === "utf-8") return fromUtf8(b, errors);
  const marked = encoding === "utf-16" && /^(\xff\xfe|\xfe\xff)/.test(b);
  const low = encoding === "utf-16-le" || (encoding === "utf-16" && !b.startsWith("\xfe\xff"));
  const rest = marked ? b.slice(2) : b;
  const words: string[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const [x, y] = [rest.charCodeAt(i), rest.charCodeAt(i + 1)];
    words.push(String.fromCharCode(low ? x | (y << 8) : (x << 8) | y));
  }
  if (rest.length % 2 === 1) words.push(instead(b, b.length - 1, 1, "truncated data", "utf-16-le", errors));
  return words.join("");
}

/** The encoding and the way with errors that a call names, or Python's own. */
export const codingIn = (args: Arguments): [string, string] => [
  args.has("encoding") ? args.string("encoding") : "utf-8",
  args.has("errors") ? args.string("errors") : "strict",
];

/** `text.encode()`. */
export const encode = (text: string): BuiltinValue =>
  method("encode", ["encoding?", "errors?"], (args) => bytesOf(encoded(text, ...codingIn(args))));

/** Bytes beyond ASCII are no letters to bytes: they stand where no text has any while a method of texts runs. */
const hidden = 0xe000;
const hide = (b: string): string =>
  isAscii(b) ? b : b.replace(/[\x80-\xff]/g, (c) => String.fromCharCode(hidden + c.charCodeAt(0)));
const unhide = (t: string): string =>
  t.replace(/[\ue080-\ue0ff]/g, (c) => String.fromCharCode(c.charCodeAt(0) - hidden));

const asText = (value: Value, how: typeof hide): Value => {
  const heart = heartOf(value);
  if (heart.kind === "bytes") return stringOf(how(heart.value));
  return heart.kind === "tuple" ? tupleOf(heart.items.map((item) => asText(item, how))) : value;
};
function asBytes(value: Value): Value {
  if (value.kind === "string") return bytesOf(unhide(value.value));
  if (value.kind === "list") return listOf(value.items.map(asBytes));
  return value.kind === "tuple" ? tupleOf(value.items.map(asBytes)) : value;
}
const own = new Set([
  "encode",
  "format",
  "join",
  "translate",
  "casefold",
  "isdecimal",
  "isnumeric",
  "isidentifier",
  "isprintable",
]);
const sought = new Set(["find", "rfind", "index", "rindex", "count"]);
const numbersFirst = new Set([
  "center",
  "ljust",
  "rjust",
  "zfill",
  "expandtabs",
  "split",
  "rsplit",
  "splitlines",
  "replace",
]);

/** Methods to which letters and blanks are characters like all others, so that none has to be hidden. */
const bare = new Set([...sought, "startswith", "endswith", "replace", "partition", "rpartition"]);
const asItIs: typeof hide = (b) => b;

/** A method that bytes have as text has it. */
function shared(value: string, name: string): BuiltinValue | undefined {
  if (own.has(name) || !stringMethods.includes(name)) return undefined;
  const how = bare.has(name) ? asItIs : hide;
  const of = stringMethod(how(value), name)!;
  return builtin(name, (args, env, span) => {
    const odd = args.find((a, i) => heartOf(a.value).kind === "string" && !(numbersFirst.has(name) && i > 1));
    if (odd) {
      const exception = typeError(
        sought.has(name)
          ? `argument should be integer or bytes-like object, not 'str'`
          : "a bytes-like object is required, not 'str'",
      );
      throw refuse("call/kind", { name, wanted: "bytes", param: "x", found: "a string" }, { exception });
    }
    const given = args.map((asked): Arg => {
      // bytearray and memoryview are bytes to it.
      const like = asked.value.kind === "object" ? bytesIn(asked.value, env) : undefined;
      const a = like === undefined ? asked : { ...asked, value: bytesOf(like) };
      const code = sought.has(name) && asked === args[0] && a.value.kind === "int" ? a.value.value : null;
      return { ...a, value: code === null ? asText(a.value, how) : stringOf(how(String.fromCharCode(Number(code)))) };
    });
    return asBytes(of.call(given, env, span));
  });
}

/** `b.hex()`, with a sign between so many bytes. */
const asHex = (value: string): BuiltinValue =>
  method("hex", ["sep?", "bytes_per_sep?"], (args) => {
    if (!args.has("sep")) return stringOf(hexOf(octetsOf(value)));
    const codes = Array.from(octetsOf(value), (c) => hex(c, 2));
    const sign = args.value("sep");
    const by = args.has("bytes_per_sep") ? args.int("bytes_per_sep") : 1;
    const length = Math.abs(by);
    if (length === 0) return stringOf(codes.join(""));
    const first = by > 0 ? codes.length % length : 0;
    const groups = first > 0 ? [codes.slice(0, first).join("")] : [];
    for (let i = first; i < codes.length; i += length) groups.push(codes.slice(i, i + length).join(""));
    return stringOf(groups.join(sign.kind === "string" || sign.kind === "bytes" ? sign.value : ""));
  });

/** What an item is as bytes, if it is anything like them. */
export function bytesIn(value: Value, env: Env): string | undefined {
  const heart = heartOf(value);
  if (heart.kind === "bytes") return heart.value;
  if (heart.kind !== "object" || heart.type.module !== "builtins") return undefined;
  return textOfOctets(Uint8Array.from(itemsOf(heart, env), (v) => (v.kind === "int" ? Number(v.value) : 0)));
}

/** A method of bytes, or undefined. */
export function bytesMethod(value: string, name: string): BuiltinValue | undefined {
  switch (name) {
    case "decode":
      return method(name, ["encoding?", "errors?"], (args) => stringOf(decoded(value, ...codingIn(args))));
    case "join":
      return method(name, ["items"], (args, env) => {
        const parts = itemsOf(args.value("items"), env).map((v, i) => {
          const exception = typeError(
            `sequence item ${i}: expected a bytes-like object, ${v.kind === "string" ? "str" : v.kind} found`,
          );
          return bytesIn(v, env) ?? args.misfit("items", "bytes", exception);
        });
        return bytesOf(parts.join(value));
      });
    case "hex":
      return asHex(value);
    case "translate":
      return method(name, ["table", "delete?"], (args) => {
        const [table, drop] = [args.optional("table"), args.optional("delete")];
        const gone = drop?.kind === "bytes" ? drop.value : "";
        const to = table?.kind === "bytes" ? octetsOf(table.value) : null;
        const kept = octetsOf(value).filter((c) => gone === "" || !gone.includes(String.fromCharCode(c)));
        return bytesOf(textOfOctets(to ? kept.map((c) => to[c]!) : kept));
      });
    default:
      return shared(value, name);
  }
}

/** `bytes.fromhex(text)`. */
export const fromHex = method("fromhex", ["string"], (args) => {
  const text = args.string("string").replace(/\s/g, "");
  const at = text.search(/[^0-9a-fA-F]/);
  if (at >= 0 || text.length % 2 === 1)
    return args.misfit(
      "string",
      "pairs of hexadecimal digits",
      valueError(`non-hexadecimal number found in fromhex() arg at position ${at >= 0 ? at : text.length}`),
    );
  const octets = new Uint8Array(text.length / 2);
  for (let i = 0; i < octets.length; i++) octets[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytesOf(textOfOctets(octets));
});

/** `bytes.maketrans(from, to)`. */
export const bytesTable = method("maketrans", ["frm", "to"], (args) => {
  const [from, to] = [args.value("frm"), args.value("to")];
  if (from.kind !== "bytes" || to.kind !== "bytes") return args.misfit("frm", "bytes");
  const codes = Array.from({ length: 256 }, (_, i) => {
    const at = from.value.lastIndexOf(String.fromCharCode(i));
    return at < 0 ? String.fromCharCode(i) : to.value[at]!;
  });
  return bytesOf(codes.join(""));
});

/** `(258).to_bytes(2, "big")`. */
export const toBytes = (whole: bigint): BuiltinValue =>
  method("to_bytes", ["length?", "byteorder?", "signed?"], (args) => {
    const length = args.has("length") ? args.int("length") : 1;
    const signed = args.bool("signed", false);
    const room = 1n << BigInt(8 * length);
    const wrong = (said: string): never =>
      args.misfit("length", "as many bytes as the number needs", ["OverflowError", said]);
    if (whole < 0n && !signed) return wrong("can't convert negative int to unsigned");
    if (signed ? whole >= room / 2n || whole < -room / 2n : whole >= room) return wrong("int too big to convert");
    const bits = whole < 0n ? whole + room : whole;
    const codes = Array.from({ length }, (_, i) => Number((bits >> BigInt(8 * (length - 1 - i))) & 255n));
    if (args.has("byteorder") && args.string("byteorder") === "little") codes.reverse();
    return bytesOf(String.fromCharCode(...codes));
  });

/** `int.from_bytes(bytes, byteorder="big", signed=False)`. */
export const fromBytes = method("from_bytes", ["bytes", "byteorder?", "signed?"], (args, env) => {
  const b = bytesIn(args.value("bytes"), env) ?? args.misfit("bytes", "bytes");
  const octets = octetsOf(b);
  if (args.has("byteorder") && args.string("byteorder") === "little") octets.reverse();
  const whole = BigInt(`0x${hexOf(octets) || "0"}`);
  const below = args.has("signed") && args.bool("signed", false) && (octets[0] ?? 0) > 127;
  return intOf(below ? whole - (1n << BigInt(8 * octets.length)) : whole);
});
