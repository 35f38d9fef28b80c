/** Types as functions: int("3"), float(x), list(range(3)). Of which type a value is, is `value-types.ts`' business. */
import { complex as number } from "../core/complex.ts";
import { refuse } from "../core/errors.ts";
import { textOfOctets } from "../core/octets.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { checkNumber, literalsOf, numberOf, toNode } from "./convert.ts";
import { dictFrom, pairsOf } from "./dicts.ts";
import { realOf } from "./discards.ts";
import type { Env } from "./env.ts";
import { callSpecial } from "./members.ts";
import { type AnyNumber, complexIn as complexOfNumber, isAnyNumber } from "./numbers.ts";
import { orOperation } from "./or-operation.ts";
import { overflow, type Says, unreadable as says, typeError, valueError } from "./python-says.ts";
import { itemSetOf, itemsOf, toListValue } from "./sequences.ts";
import { ItemSet } from "./sets.ts";
import { bytesRepr, stringRepr } from "./string-repr.ts";
import { reprOf, strOf } from "./text.ts";
import { bytesIn, codingIn, decoded, encoded } from "./text-bytes.ts";
import { isTrue } from "./truth.ts";
import { typeNameOf } from "./type-names.ts";
import {
  boolOf,
  builtin,
  complexOf,
  describe,
  floatOf,
  heartOf,
  intOf,
  listOf,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** Tensors of one element as the number they hold. */
function plain(value: Value, env: Env): Value {
  if (value.kind !== "tensor" && value.kind !== "variable") return value;
  checkNumber(value, env);
  return numberOf(env.host.realize([toNode(value, literalsOf(env))])[0]!);
}

const unreadable = (what: string, wanted: string, exception: Says): Error =>
  refuse("value/convert", { what, wanted }, { notes: { x: { text: "" } }, exception });

function toInt(value: Value, base: number | null, repr?: string): Value {
  switch (value.kind) {
    case "int":
    case "bool":
      return intOf(BigInt(value.value));
    case "float":
      if (!Number.isFinite(value.value))
        throw unreadable(String(value.value), "a whole number", says(value, "int", 10, ""));
      return intOf(BigInt(Math.trunc(value.value)));
    case "string":
      return intOf(wholeIn(value.value, base, repr ?? stringRepr(value.value)));
    case "bytes":
      return intOf(wholeIn(value.value, base, bytesRepr(value.value)));
    default:
      throw unreadable(describe(value), "a whole number", says(value, "int", 10, ""));
  }
}

/** What the object's own method gives for int(x) or float(x); the value itself where there is none. */
function converted(value: Value, name: "__int__" | "__float__", env: Env): Value {
  return callSpecial(value, name, [], env) ?? callSpecial(value, "__index__", [], env) ?? heartOf(value);
}
/** How an error shows text that is an object of a class of its own; else as it is. */
const ownRepr = (value: Value, env: Env): string | undefined =>
  value.kind === "object" && heartOf(value).kind === "string" ? reprOf(value, env) : undefined;

function wholeIn(text: string, given: number | null, repr: string): bigint {
  const digits = text.trim().replace(/(?<=[\da-zA-Z])_(?=[\da-zA-Z])/g, "");
  const shown = `'${text}'`;
  const said = (base: number): Says => says(stringOf(text), "int", base, repr);
  if (given !== null && given !== 0 && (given < 2 || given > 36))
    throw unreadable(shown, `a whole number to base ${given}`, valueError("int() base must be >= 2 and <= 36, or 0"));
  if (given === null || given === 10) {
    if (!/^[+-]?\d+$/.test(digits)) throw unreadable(shown, "a whole number", said(10));
    return BigInt(digits.replace("+", ""));
  }
  const [, sign, mark, rest] = /^([+-]?)(0[xXbBoO])?([\da-zA-Z]+)$/.exec(digits) ?? [];
  const marked = mark ? { x: 16, b: 2, o: 8 }[mark[1]!.toLowerCase()] : undefined;
  // A mark that is not that of the base is a part of the digits: int('0b1', 16).
  const isMark = marked !== undefined && (given === 0 || given === marked);
  const base = given === 0 ? (marked ?? 10) : given;
  const body = isMark ? rest : rest && `${mark ?? ""}${rest}`;
  const values = [...(body ?? "")].map((c) => Number.parseInt(c, 36));
  if (values.length === 0 || values.some((v) => v >= base))
    throw unreadable(shown, `a whole number to base ${base}`, said(given));
  const size = values.reduce((n, v) => n * BigInt(base) + BigInt(v), 0n);
  return sign === "-" ? -size : size;
}

function toFloat(value: Value, repr?: string): Value {
  switch (value.kind) {
    case "int":
    case "bool":
    case "float":
      if (value.kind === "int" && !Number.isFinite(Number(value.value)))
        throw refuse(
          "value/domain",
          { detail: "the integer is too large for a float" },
          { exception: overflow("int too large to convert to float") },
        );
      return floatOf(Number(value.value));
    case "string":
    case "bytes": {
      const text = value.value.trim().toLowerCase();
      const special = /^([+-]?)(inf|infinity|nan)$/.exec(text);
      if (special)
        return floatOf((special[1] === "-" ? -1 : 1) * (special[2] === "nan" ? Number.NaN : Number.POSITIVE_INFINITY));
      const digits = "\\d+(?:_\\d+)*";
      if (!new RegExp(`^[+-]?(${digits}\\.?(${digits})?|\\.${digits})(e[+-]?${digits})?$`).test(text))
        throw unreadable(
          `'${value.value}'`,
          "a number",
          says(
            stringOf(value.value),
            "float",
            10,
            repr ?? (value.kind === "bytes" ? bytesRepr : stringRepr)(value.value),
          ),
        );
      return floatOf(Number(text.replaceAll("_", "")));
    }
    default:
      throw unreadable(describe(value), "a number", says(value, "float", 10, ""));
  }
}

const type = (
  name: string,
  form: string,
  doc: string,
  examples: Builtin["examples"],
  call: Parameters<typeof method>[2],
  params = ["x?"],
): Builtin => ({
  value: { ...method(name, params, call), type: true },
  form,
  doc,
  examples,
});

const int = type(
  "int",
  "int(x)",
  "x as a whole number; a fraction is dropped. Text is read.",
  [{ code: "int('42')", shows: "42" }],
  (args, env, span) =>
    args.has("x")
      ? toInt(
          plain(realOf(converted(args.value("x"), "__int__", env), env, span), env),
          args.has("base") ? args.int("base") : null,
          ownRepr(args.value("x"), env),
        )
      : intOf(0),
  ["x?", "base?"],
);
const float = type(
  "float",
  "float(x)",
  "x as a number with a fraction. Text is read.",
  [{ code: "float('1e-3')", shows: "0.001" }],
  (args, env, span) =>
    args.has("x")
      ? toFloat(
          plain(realOf(converted(args.value("x"), "__float__", env), env, span), env),
          ownRepr(args.value("x"), env),
        )
      : floatOf(0),
);
const complexWants = (of: Value): Says =>
  typeError(`complex() first argument must be a string or a number, not '${typeNameOf(of)}'`);
/** `1+2j`, `3`, `-j`: what Python reads as a complex number. */
function complexIn(text: string): Value {
  const inner = text.trim().replace(/^\(\s*(.*?)\s*\)$/, "$1");
  const size = "(?:\\d[\\d_]*\\.?[\\d_]*(?:e[+-]?\\d+)?|\\.\\d+(?:e[+-]?\\d+)?|inf(?:inity)?|nan)";
  const whole = new RegExp(`^(?:([+-]?${size}))?(?:([+-]?(?:${size})?)j)?$`, "i").exec(inner);
  const [, re, im] = whole ?? [];
  // Two numbers in a row are none: the second needs its sign.
  if (!whole || inner === "" || (re !== undefined && im !== undefined && !/^[+-]/.test(im)))
    throw unreadable(`'${text}'`, "a complex number", valueError("complex() arg is a malformed string"));
  const part = (given: string | undefined): number => {
    if (given === undefined) return 0;
    return /^[+-]?$/.test(given) ? (given === "-" ? -1 : 1) : (toFloat(stringOf(given)) as { value: number }).value;
  };
  return complexOf(number(part(re), part(im)));
}

const asComplex = (value: Value, env: Env): Value =>
  callSpecial(value, "__complex__", [], env) ?? converted(value, "__float__", env);

/** re + im · 1j, where the parts may be complex themselves. */
function complexFrom(args: Arguments, env: Env): Value {
  const part = (name: string): AnyNumber => {
    const value = args.has(name) ? plain(asComplex(args.value(name), env), env) : floatOf(0);
    if (!isAnyNumber(value)) throw unreadable(describe(value), "a number", complexWants(value));
    return value;
  };
  const given = args.has("real") ? heartOf(args.value("real")) : null;
  if (given?.kind === "string") return complexIn(given.value);
  const [re, im] = [part("real"), part("imag")];
  const [p, q] = [complexOfNumber(re), complexOfNumber(im)];
  if (!args.has("imag")) return complexOf(p);
  // Only what is complex adds to the other part, so that a minus zero stays one.
  return complexOf(number(im.kind === "complex" ? p.re - q.im : p.re, re.kind === "complex" ? p.im + q.re : q.re));
}

const pythonComplex = type("complex", "", "", [], complexFrom, ["real?", "imag?"]).value;
const complex: Builtin = {
  value: {
    ...orOperation("complex", pythonComplex.call, (args) =>
      args.every((a) => isAnyNumber(a.value) || a.value.kind === "string"),
    ),
    type: true,
  },
  form: "complex(re, im)",
  doc: "A complex number of its real and imaginary part; of tensors, a complex tensor. Text is read.",
  examples: [
    { code: "complex(1, -2)", shows: "(1-2j)" },
    { code: "complex([1.0, 2.0], [0.0, -1.0])", shows: "[1.+0.j 2.-1.j]" },
  ],
};

const bool = type("bool", "bool(x)", "Whether x counts as true.", [{ code: "bool([])", shows: "False" }], (args, env) =>
  boolOf(args.has("x") && isTrue(args.value("x"), env)),
);
const str = type(
  "str",
  "str(x)",
  "x as print shows it.",
  [{ code: "str(1.5)", shows: "'1.5'" }],
  (args, env) => {
    if (!args.has("x")) return stringOf("");
    const x = args.value("x");
    const bytes = args.has("encoding") || args.has("errors") ? bytesIn(x, env) : undefined;
    if (bytes === undefined) return stringOf(strOf(x, env));
    return stringOf(decoded(bytes, ...codingIn(args)));
  },
  ["x?", "encoding?", "errors?"],
);
const repr: Builtin = {
  value: method("repr", ["x"], (args, env) => stringOf(reprOf(args.value("x"), env))),
  form: "repr(x)",
  doc: "x as it looks inside a list.",
  examples: [{ code: "repr('a')", shows: "\"'a'\"" }],
};

const list = type(
  "list",
  "list(x)",
  "The items of x as a list; a tensor gives its rows.",
  [{ code: "list(range(3))", shows: "[0, 1, 2]" }],
  (args, env) => listOf(args.has("x") ? itemsOf(args.value("x"), env) : []),
);
const tuple = type(
  "tuple",
  "tuple(x)",
  "The items of x as a tuple.",
  [{ code: "tuple([1, 2])", shows: "(1, 2)" }],
  (args, env) => tupleOf(args.has("x") ? itemsOf(args.value("x"), env) : []),
);
const set = type(
  "set",
  "set(x)",
  "The distinct items of x.",
  [{ code: "len(set([1, 2, 1]))", shows: "2" }],
  (args, env) => {
    if (!args.has("x")) return { kind: "set", items: new ItemSet() };
    const items = itemSetOf(args.value("x"), env);
    return { kind: "set", items: args.value("x").kind === "set" ? items.copy() : items };
  },
);

const frozenset = type(
  "frozenset",
  "frozenset(x)",
  "The distinct items of x, as a set that does not change and can be a key.",
  [{ code: "len(frozenset([1, 2, 1]))", shows: "2" }],
  (args, env) => {
    if (!args.has("x")) return { kind: "set", items: new ItemSet(), frozen: true };
    const x = args.value("x");
    if (x.kind === "set" && x.frozen) return x;
    const items = itemSetOf(x, env);
    return { kind: "set", items: x.kind === "set" ? items.copy() : items, frozen: true };
  },
);

const dict: Builtin = {
  value: { ...builtin("dict", (given, env, span) => dictFrom(pairsOf("dict", given, env, span))), type: true },
  form: "dict(a=1, b=2) · dict(pairs)",
  doc: "A dict of the given keys and values.",
  examples: [{ code: "dict(a=1)", shows: "{'a': 1}" }],
};

const bytes = type(
  "bytes",
  "bytes(x)",
  "Bytes of whole numbers from 0 to 255, or of a text.",
  [{ code: "bytes([104, 105])", shows: "b'hi'" }],
  (args, env, span) => {
    const x = args.optional("x");
    if (!x) return { kind: "bytes", value: "" };
    const heart = heartOf(x);
    if (heart.kind === "string") {
      if (!args.has("encoding"))
        return args.misfit("x", "an encoding", typeError("string argument without an encoding"));
      return { kind: "bytes", value: encoded(heart.value, ...codingIn(args)) };
    }
    const said = callSpecial(x, "__bytes__", [], env, span);
    if (said) return said;
    if (heart.kind === "int") {
      if (heart.value < 0n) return args.misfit("x", "a count from 0 up", valueError("negative count"));
      return { kind: "bytes", value: "\0".repeat(Number(heart.value)) };
    }
    const known = bytesIn(x, env);
    if (known !== undefined) return { kind: "bytes", value: known };
    const codes = itemsOf(x, env).map((v) =>
      v.kind === "int"
        ? Number(v.value)
        : args.misfit("x", "whole numbers", typeError(`'${typeNameOf(v)}' object cannot be interpreted as an integer`)),
    );
    if (codes.some((c) => c < 0 || c > 255))
      return args.misfit("x", "whole numbers from 0 to 255", valueError("bytes must be in range(0, 256)"));
    return { kind: "bytes", value: textOfOctets(Uint8Array.from(codes)) };
  },
  ["x?", "encoding?", "errors?"],
);

const tolist: Builtin = {
  value: method("tolist", ["x"], (args, env) => {
    const s = env.host.realize([toNode(args.value("x"), literalsOf(env))])[0]!;
    return toListValue(s);
  }),
  form: "tolist(x)",
  doc: "A tensor as nested lists of plain numbers.",
  examples: [{ code: "tolist(zeros([2], int32))", shows: "[0, 0]" }],
};

export const conversions: readonly Builtin[] = [
  int,
  float,
  complex,
  bool,
  str,
  repr,
  list,
  tuple,
  set,
  frozenset,
  dict,
  bytes,
  tolist,
];
