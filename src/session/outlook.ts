/**
 * What would come of a text that is still being typed: kind, shape and dtype of its result, or what is wrong with it.
 * Built as it would be on Enter, computed not at all. Knows no colours and no words for people but those of errors.
 */
import type { Answer } from "../core/answer.ts";
import type { Diagnostic, Source } from "../core/errors.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { type Env, NotKnownYet } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { execute } from "../lang/execute.ts";
import { StatementParser } from "../lang/statements.ts";
import type { Expr, Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { describeBriefly } from "./answers.ts";
import { explain, isUnfinished, tentatively, vocabularyOf } from "./preview.ts";
import type { Session } from "./session.ts";

export type Outlook =
  /** Nothing to say: no text, or its meaning shows only when it runs. */
  | { readonly kind: "none" }
  /** More of the text has to come. */
  | { readonly kind: "open" }
  | { readonly kind: "command"; readonly name: string }
  /** `name` is what the text gives the value to; sizes that depend on values are written `n ≤ 5`. */
  | { readonly kind: "result"; readonly name: string | null; readonly text: string }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic };

const nothing: Outlook = { kind: "none" };
/** Statements that may go round and round: they are not tried. */
const blocks: ReadonlySet<Statement["kind"]> = new Set(["def", "for", "while", "if", "with"]);

/** The outlook of the last statement of a text, after those before it. */
export function outlook(session: Session, text: string): Outlook {
  const source: Source = { name: "", text, line: 1 };
  return tentatively(session, () => {
    const parser = new StatementParser(text, vocabularyOf(session));
    let last = nothing;
    for (let s = parser.next(); s; s = parser.next()) {
      if (blocks.has(s.kind)) return nothing;
      last = outlookOf(session, s, session.env(source));
      if (last.kind !== "result" && last.kind !== "command") return last;
    }
    return last;
  });
}

function outlookOf(session: Session, s: Statement, env: Env): Outlook {
  if (isUnfinished(s)) return { kind: "open" };
  try {
    switch (s.kind) {
      case "expression":
        return resultOf(evaluate(s.value, env), env, null);
      case "assign": {
        execute(s, env);
        const [target] = s.targets;
        if (target?.kind !== "name") return nothing;
        const value = env.scope.lookup(target.name);
        return value ? resultOf(value, env, target.name) : nothing;
      }
      case "command":
        session.foreseen = null;
        if (session.outside.commands.canPreview(s.name)) execute(s, env);
        return foreseenResult(session.foreseen) ?? { kind: "command", name: s.name };
      default:
        execute(s, env);
        return nothing;
    }
  } catch (error) {
    if (!(error instanceof NotKnownYet)) return { kind: "error", diagnostic: explain(error, s) };
    if (s.kind === "command") return pendingResult(error, s.name, () => wantedBy(s, env), session);
    const [value, name] = s.kind === "assign" ? [s.value, nameIn(s)] : [s.kind === "expression" ? s.value : null, null];
    if (!value) return nothing;
    return maskResult(value, env, name) ?? supposedResult(session, () => shapeOf(value, env), name) ?? nothing;
  }
}

const nameIn = (s: Statement & { kind: "assign" }): string | null => {
  const [target] = s.targets;
  return target?.kind === "name" ? target.name : null;
};

/** A command came as far as its result, which is all that is left to compute: or as far as a mask that decides about it. */
function pendingResult({ wanted }: NotKnownYet, name: string, again: () => Kind | null, session: Session): Outlook {
  const [node] = wanted;
  if (!node || wanted.length > 1 || !["tensor", "reshape", "slice", "convert", "var"].includes(name))
    return { kind: "command", name };
  const result: Outlook = { kind: "result", name: null, text: `${showShape(node.shape)} ${node.dtype}` };
  return node.dtype === "bool" ? (supposedResult(session, again, null) ?? result) : result;
}

/** Shapes that a command finds without computing anything. */
function foreseenResult(answer: Answer | null): Outlook | null {
  if (answer?.kind !== "fits") return null;
  const { count, shapes } = answer.fits;
  const shown = shapes.slice(0, 4).map(showShape).join(", ");
  const text = count === 1 ? shown : `${count} shapes fit: ${shown}${count > 4 ? ", …" : ""}`;
  return { kind: "result", name: null, text };
}

/** What a statement would have to compute; null if that is nothing, or if it fails. */
function wantedBy(s: Statement, env: Env): Kind | null {
  try {
    execute(s, env);
    return null;
  } catch (error) {
    return error instanceof NotKnownYet ? (error.wanted[0] ?? null) : null;
  }
}

/**
 * A result whose shape depends on masks that are not computed yet: what it is if all their elements are true, and if none
 * is. An axis of two sizes may have any between these.
 */
function supposedResult(session: Session, read: () => Kind | null, name: string | null): Outlook | null {
  const supposing = (all: boolean): Kind | null => {
    session.supposed = all;
    try {
      return read();
    } finally {
      session.supposed = null;
    }
  };
  const most = supposing(true);
  if (!most) return null;
  const least = most.shape.length === 0 ? most : supposing(false);
  if (!least || least.dtype !== most.dtype || least.shape.length !== most.shape.length) return null;
  const sizes = most.shape.map((size, axis) => (size === least.shape[axis] ? String(size) : `n ≤ ${size}`));
  return { kind: "result", name, text: `${shapeText(sizes)} ${most.dtype}` };
}

/** `(4,)`, but `(n ≤ 4)`. */
const shapeText = (sizes: readonly string[]): string =>
  `(${sizes.join(", ")}${sizes.length === 1 && /^\d/.test(sizes[0]!) ? "," : ""})`;

function resultOf(value: Value, env: Env, name: string | null): Outlook {
  const text = showKind(value, env);
  return text === null ? nothing : { kind: "result", name, text };
}

/** A value in a few words; null for those of which there is nothing to say. */
export function showKind(value: Value, env: Env): string | null {
  switch (value.kind) {
    case "tensor":
      return `${showShape(value.node.shape)} ${value.node.dtype}`;
    case "variable":
      return `${showShape(value.variable.shape)} ${value.variable.dtype} Variable`;
    case "none":
    case "ellipsis":
    case "module":
      return null;
    case "list":
    case "tuple":
      return `${value.kind === "list" ? "list" : "tuple"} of ${value.items.length}`;
    case "dict":
      return `dict of ${value.entries.size}`;
    case "int":
    case "float":
    case "complex":
    case "bool":
    case "string":
    case "shape":
    case "dtype":
      return describeBriefly(value, env);
    default:
      return value.kind === "builtin" || value.kind === "operation" ? "function" : value.kind;
  }
}

/** `x[x > 0]`: how many elements there are shows only when it runs, but no more than the mask has. */
function maskResult(value: Expr, env: Env, name: string | null): Outlook | null {
  if (value.kind !== "index" || value.items.length !== 1 || value.items[0]!.kind === "slice") return null;
  const [of, mask] = [shapeOf(value.of, env), shapeOf(value.items[0]!, env)];
  if (!of || !mask || mask.dtype !== "bool" || mask.shape.length === 0) return null;
  const rest = of.shape.slice(mask.shape.length);
  const sizes = [`n ≤ ${sizeOf(mask.shape)}`, ...rest.map(String)];
  return { kind: "result", name, text: `(${sizes.join(", ")}) ${of.dtype}` };
}

interface Kind {
  readonly shape: Shape;
  readonly dtype: string;
}

function shapeOf(e: Expr, env: Env): Kind | null {
  try {
    const { shape, dtype } = toNode(evaluate(e, env), literalsOf(env));
    return { shape, dtype };
  } catch {
    return null;
  }
}
