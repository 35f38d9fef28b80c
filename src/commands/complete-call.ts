/**
 * What could stand inside the brackets of a call: its keyword arguments, and the values of those that take axes, dtypes
 * or one of a few words. Also how the call is written. Knows signatures, not what calls do.
 */
import { dtypes } from "../core/dtype.ts";
import type { Param } from "../core/params.ts";
import { showSignature } from "../core/params.ts";
import { builtins } from "../lang/builtins.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { Lexer } from "../lang/lex.ts";
import type { Value } from "../lang/value.ts";
import { methodNamed } from "../ops/index.ts";
import { preview } from "../session/preview.ts";
import type { Session } from "../session/session.ts";
import type { Item } from "./complete.ts";

/** The call whose brackets are open at the end of a text. */
export interface OpenCall {
  /** What is called: `np.sum`, `x.mean`. */
  readonly callee: string;
  /** What stands within the brackets so far. */
  readonly inside: string;
}

/** Longer texts are read from near their end on. */
const farthest = 2000;

/** The innermost bracket that is open at the end of a text, with what stands before it and within. */
function bracketAt(
  text: string,
): { readonly bracket: string; readonly before: string; readonly inside: string } | null {
  const lexer = new Lexer(text);
  try {
    while (lexer.next().kind !== "end");
  } catch {
    // An open string: the brackets before it are known.
  }
  const open = lexer.openBracket;
  if (!open) return null;
  return { bracket: open.text, before: text.slice(0, open.span.start), inside: text.slice(open.span.end) };
}

/** The innermost call that is open at the end of a text, if nothing else is open within it; else null. */
export function callAt(text: string): OpenCall | null {
  const open = bracketAt(text.slice(-farthest));
  if (open?.bracket !== "(") return null;
  const callee = /[\p{L}_][\p{L}\p{N}\p{M}_.]*$/u.exec(open.before)?.[0];
  return callee ? { callee, inside: open.inside } : null;
}

/** The innermost call that is open at the end of a text, whatever else is open within it. */
function callAround(text: string): OpenCall | null {
  const call = callAt(text);
  const open = call ? null : bracketAt(text.slice(-farthest));
  return open ? callAround(open.before) : call;
}

interface Signature {
  readonly form: string;
  readonly doc: string;
  readonly names: readonly string[];
  readonly params: Readonly<Record<string, Param>>;
}

/** How what is called is written; null where that is not known. */
function signatureOf(session: Session, { callee }: OpenCall): Signature | null {
  // In brackets, for a bare `reshape` is the command.
  const found = preview(session, `(${callee})`);
  const value = found.kind === "value" ? found.value : null;
  if (value?.kind === "operation") {
    const { name, params, doc } = value.operation;
    return { form: showSignature(name, params), doc, names: Object.keys(params), params };
  }
  if (value?.kind === "function") {
    const names = value.params.map((p) => p.name);
    return { form: `${value.name}(${names.join(", ")})`, doc: value.doc ?? "", names, params: {} };
  }
  const builtin = value?.kind === "builtin" ? builtins().get(value.name) : undefined;
  const method = callee.includes(".") ? methodNamed(callee.slice(callee.lastIndexOf(".") + 1)) : undefined;
  if (method && !isModule(session, callee.slice(0, callee.lastIndexOf(".")))) {
    const params = Object.fromEntries(Object.entries(method.params).slice(1));
    return { form: showSignature(method.name, params), doc: method.doc, names: Object.keys(params), params };
  }
  if (!builtin) return null;
  const names = Array.from(builtin.form.matchAll(/(\w+)=/g), (m) => m[1]!);
  return { form: builtin.form, doc: builtin.doc, names, params: {} };
}

function isModule(session: Session, owner: string): boolean {
  const found = preview(session, owner);
  return found.kind === "value" && found.value?.kind === "module";
}

/** `sum(x, axis=None, keepdims=False)  Sum of elements.`: for the line below; null where it is not known. */
export function formAt(session: Session, text: string): string | null {
  const call = callAround(text);
  const signature = call && signatureOf(session, call);
  return signature ? `${signature.form}  ${signature.doc.split("\n")[0]}` : null;
}

/** Keyword arguments that were not given yet. */
export function* keywordItems(session: Session, call: OpenCall): Generator<Item> {
  if (/(?:^|[,(])\s*\w*$/.test(call.inside) === false) return;
  const signature = signatureOf(session, call);
  for (const [i, name] of (signature?.names ?? []).entries()) {
    const param = signature!.params[name];
    // The first is what the call is about: it is given by place.
    if (new RegExp(`\\b${name}\\s*=`).test(call.inside) || (i === 0 && param?.kind.startsWith("tensor"))) continue;
    yield { text: `${name}=`, kind: "argument", doc: param?.doc.split("\n")[0] ?? "" };
  }
}

/** What a keyword argument may be, if the text ends behind its `=` and that is known. */
export function valueItems(session: Session, call: OpenCall): Item[] | null {
  const [, name, quote] = /\b(\w+)\s*=\s*(['"]?)$/.exec(call.inside) ?? [];
  if (name === undefined) return null;
  const param = signatureOf(session, call)?.params[name] ?? null;
  if (name === "dtype" || param?.kind === "dtype") return dtypes.map((t) => ({ text: t, kind: "dtype", doc: "" }));
  if (param?.choices)
    return param.choices.map((c) => ({ text: quote ? c + quote : `"${c}"`, kind: `${name}=`, doc: "" }));
  if (param?.kind === "bool") return ["True", "False"].map((w) => ({ text: w, kind: `${name}=`, doc: "" }));
  if (name === "axis" || name === "dim" || param?.kind.startsWith("ax")) return axisItems(session, call);
  return null;
}

/** The axes of what the call is about, each with its size. */
function axisItems(session: Session, { callee, inside }: OpenCall): Item[] | null {
  const first = /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*,/u.exec(inside)?.[1];
  const owner = callee.includes(".") ? callee.slice(0, callee.lastIndexOf(".")) : undefined;
  for (const text of [first, owner]) {
    const found = text === undefined ? null : preview(session, text);
    const shape = found?.kind === "value" && found.value ? shapeOf(session, found.value) : null;
    if (shape) return shape.map((size, axis) => ({ text: String(axis), kind: "axis", doc: `size ${size}` }));
  }
  return null;
}

function shapeOf(session: Session, value: Value): readonly number[] | null {
  try {
    return toNode(value, literalsOf(session.env({ name: "", text: "", line: 1 }))).shape;
  } catch {
    return null;
  }
}
