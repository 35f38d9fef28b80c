/** Pages about values: names of the session, and names of frameworks that are neither operations nor our functions. */
import type { HelpSection } from "../core/answer.ts";
import { bytesOf, type DType, isDType } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { showBytes } from "../core/quantities.ts";
import { frameworkBuiltins } from "../lang/builtins.ts";
import { classNames, findMember } from "../lang/classes.ts";
import type { Env } from "../lang/env.ts";
import { memberOf, membersOf, shellModule } from "../lang/facade.ts";
import { isPlain } from "../lang/numbers.ts";
import { describe, type Value } from "../lang/value.ts";
import { describeBriefly } from "../session/answers.ts";
import { preview } from "../session/preview.ts";
import type { Session } from "../session/session.ts";
import { factsOf } from "./info.ts";

/** Names of a module that are listed. */
const shownMembers = 60;

/** A name that the user has given a value; nothing where there is none. */
export function ownPage(name: string, session: Session, env: Env): HelpSection[] {
  const value = session.scope.names.get(name);
  if (!value) return [];
  const line = session.madeAt.get(name);
  const made =
    line === undefined
      ? undefined
      : session.history.findLast((h) => h.line === line && !h.failed && h.text.includes(name))?.text;
  return [
    { kind: "title", name, about: describe(value) },
    ...docPage(value),
    ...(value.kind === "class" || value.kind === "function" ? formPage(name, value) : []),
    { kind: "entries", entries: factsOf(value, name, session, env), facts: true },
    ...(made === undefined ? [] : [{ kind: "form", text: made } as const]),
    ...membersPage(value),
  ];
}

/** `np.pi`, `tf.keras.Model`, `np.random`; null where there is nothing of that name. */
export function memberPage(name: string, session: Session, span: Span, env: Env): HelpSection[] | null {
  const attribute = attributeOf(name, session);
  const value = memberNamed(name, span, env) ?? attribute;
  if (!value) return null;
  if (attribute && attribute.kind !== "builtin") {
    const entries = [["value", describeBriefly(attribute, env)]] as const;
    return [
      { kind: "title", name, about: describe(attribute) },
      { kind: "entries", entries, facts: true },
    ];
  }
  return [
    { kind: "title", name, about: describe(value) },
    ...docPage(value),
    ...(value.kind === "dtype" ? dtypePage(name, value.dtype) : []),
    ...formPage(name, value),
    ...(isPlain(value) ? [{ kind: "entries", entries: factsOf(value, null, session, env), facts: true } as const] : []),
    ...membersPage(value),
  ];
}

const dtypePage = (name: string, dtype: DType): HelpSection[] => [
  { kind: "form", text: `${name}(x)   cast(x, ${dtype})   zeros([2], ${dtype})` },
  { kind: "entries", entries: [["size", showBytes(bytesOf(dtype))]] },
];

/** What a class or a function says of itself. */
function docPage(value: Value): HelpSection[] {
  const doc = (value.kind === "class" || value.kind === "function") && value.doc ? value.doc.split("\n")[0]! : null;
  return doc === null ? [] : [{ kind: "text", text: doc }];
}

/** How a class or a function of the library is called. */
function formPage(name: string, value: Value): HelpSection[] {
  const made = value.kind === "class" ? findMember(value, "__init__") : value;
  if (made?.kind !== "function") return [];
  const params = value.kind === "class" ? made.params.slice(1) : made.params;
  return [{ kind: "form", text: `${name}(${params.map((p) => p.star + p.name).join(", ")})` }];
}

/** What a framework calls so, or a module; null where there is nothing of that name. */
export function memberNamed(name: string, span: Span, env: Env): Value | null {
  const at = name.lastIndexOf(".");
  if (at < 0) return shellModule(name) ?? (isDType(name) ? { kind: "dtype", dtype: name } : null);
  try {
    return memberOf(name.slice(0, at), name.slice(at + 1), frameworkBuiltins, env, span);
  } catch {
    // Nothing of that name is there: the page says so in its own words.
    return null;
  }
}

/** What stands behind the dot of one of the session's names. */
function attributeOf(name: string, session: Session): Value | null {
  if (!name.includes(".") || !session.scope.names.has(name.split(".")[0]!)) return null;
  const found = preview(session, name);
  return found.kind === "value" ? (found.value ?? null) : null;
}

/** What a module has, and a class and its objects: what a program may ask for by a dot. */
function membersPage(value: Value): HelpSection[] {
  const type = value.kind === "object" ? value.type : value.kind === "class" ? value : null;
  const all = type
    ? [...new Set(classNames(type))].sort()
    : value.kind === "module" && !value.absent
      ? membersOf(value.path, frameworkBuiltins)
      : [];
  const names = all.filter((n) => !n.startsWith("_"));
  const more = names.length > shownMembers ? "  …" : "";
  return names.length === 0 ? [] : [{ kind: "text", text: names.slice(0, shownMembers).join("  ") + more }];
}
