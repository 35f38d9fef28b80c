/**
 * What could stand at the cursor, with what each word is: commands, their options, names, operations by the names of
 * any framework, attributes after a dot, keyword arguments, axes, dtypes, settings. Files are left to who knows them.
 */
import { dtypes } from "../core/dtype.ts";
import { attributeNames } from "../lang/attribute.ts";
import { builtinNamed, builtins, commonNames, frameworkBuiltins } from "../lang/builtins.ts";
import { findMember } from "../lang/classes.ts";
import { memberOf, membersOf, moduleNamed, moduleNames } from "../lang/facade.ts";
import { tensorMethods } from "../lang/tensor-attributes.ts";
import { keywords } from "../lang/tokens.ts";
import { heartOf, type Value } from "../lang/value.ts";
import { allOperations, frameworks, methodNamed, namesIn, operationNamed } from "../ops/index.ts";
import { showKind } from "../session/outlook.ts";
import { preview, tentatively } from "../session/preview.ts";
import type { Session } from "../session/session.ts";
import { isSetting, settingNames, settingRows } from "../session/settings.ts";
import type { Command, CommandOption } from "./command.ts";
import { callAt, keywordItems, valueItems } from "./complete-call.ts";
import { commandNamed } from "./index.ts";
import { commandNames } from "./names.ts";
import { ownerAt } from "./owner.ts";
import { topics } from "./topics.ts";
import { tours } from "./tours.ts";

export interface Item {
  readonly text: string;
  /** What it is: `operation`, `(3, 4) float32`. */
  readonly kind: string;
  /** One line more. */
  readonly doc: string;
}
export interface Completion {
  /** Where the piece begins that would be replaced. */
  readonly from: number;
  readonly items: readonly Item[];
  /** The piece is a path, which only the file system can complete. */
  readonly path: boolean;
}

export const item = (text: string, kind: string, doc = ""): Item => ({ text, kind, doc: doc.split("\n")[0]! });

/** Completions of a text that ends where the cursor stands. */
export function complete(session: Session, text: string): Completion {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const [, name, rest] = /^\s*([A-Za-z_]\w*)\s+([\s\S]*)$/.exec(line) ?? [];
  const entry = name === undefined || session.scope.names.has(name) ? undefined : commandNamed(name);
  const modules = modulesFor(line) ?? importedFrom(session, line);
  if (modules) return { ...modules, from: text.length - line.length + modules.from };
  const keys = keysFor(session, text);
  if (keys) return keys;
  const path = /['"]/.test(line) && isChoice(session, text) ? null : pathPiece(line, entry, rest ?? "");
  if (path !== null) return { from: text.length - path.length, items: [], path: true };
  const dotted = ownerAt(text);
  if (dotted) {
    const items = dotted.owner === null ? [] : members(session, dotted.owner, dotted.piece);
    return { from: text.length - dotted.piece.length, items, path: false };
  }
  const piece = /[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - piece.length);
  return { from: before.length, items: ordered(candidates(session, before, line, piece, entry), piece), path: false };
}

/** What stands in the quotes at the end is one of a few words that an argument can be. */
function isChoice(session: Session, text: string): boolean {
  const call = callAt(text.replace(/\w*$/, ""));
  return call !== null && /['"]$/.test(call.inside) && valueItems(session, call) !== null;
}

/** The piece of a path at the end: inside quotes, or as the word of a command that takes files. */
function pathPiece(line: string, entry: Command | undefined, rest: string): string | null {
  const quoted = /^(?:[^'"#]|'[^']*'|"[^"]*")*(['"])([^'"]*)$/.exec(line);
  if (quoted) return /[=(]\s*['"]|^\s*[a-z]+\s+['"]|['"]$/.test(line) ? quoted[2]! : null;
  const out = entry ? /(?:^|\s)(\w+)=(\S*)$/.exec(rest) : null;
  if (out && entry?.options[out[1]!]?.path) return out[2]!;
  if (!entry || /[=([]/.test(rest)) return null;
  // Behind `as` stands a word, whatever is before it.
  if (
    Object.values(entry.params).some((p) => p.lead && p.choices && rest.endsWith(` ${p.lead} ${/\w*$/.exec(rest)![0]}`))
  )
    return null;
  const params = Object.values(entry.params);
  const word = /\S*$/.exec(rest)![0];
  if (params.length > 0 && params.every((p) => p.kind === "path")) return word;
  const later = /\s/.test(rest.trimStart());
  return later && params.some((p) => p.kind === "path" || p.paths) ? word : null;
}

/** Those that begin with the piece, each text once, in their order; where there are none, those that have it inside. */
function ordered(items: Iterable<Item>, piece: string): Item[] {
  const found = new Map<string, Item>();
  for (const i of items) if (!found.has(i.text)) found.set(i.text, i);
  const all = [...found.values()];
  const starting = all.filter((i) => i.text.startsWith(piece));
  if (starting.length > 0 || piece.length < 2) return starting;
  return all.filter((i) => i.text.toLowerCase().includes(piece.toLowerCase()));
}

function* candidates(
  session: Session,
  before: string,
  line: string,
  piece: string,
  entry: Command | undefined,
): Generator<Item> {
  const call = callAt(before);
  if (call) {
    const values = valueItems(session, call);
    if (values) return yield* values;
    yield* keywordItems(session, call);
  }
  if (entry?.name === "tensor" || entry?.name === "var") {
    if (/^\s*\w+\s+[\p{L}_][\p{L}\p{N}_]*\s*:\s*$/u.test(line.slice(0, line.length - piece.length)))
      return yield* dtypes.map((t) => item(t, "dtype"));
  }
  if (entry && !call) {
    const before = line.slice(0, line.length - piece.length);
    const wanted = [...wantedNames(session, entry, before)];
    if (wanted.length > 0) return yield* wanted;
    yield* commandWords(session, entry, before);
    if (entry.name !== "help" && (!takesCode(entry) || choosing(entry, before))) return;
  }
  const starts = /^\s*$/.test(line.slice(0, line.length - piece.length));
  if (starts) for (const name of commandNames) yield item(name, "command", commandNamed(name)!.summary);
  yield* names(session);
  if (starts) for (const word of keywords) yield item(word, "keyword");
  else for (const word of ["if", "else", "for", "in", "lambda", "not", "and", "or", "is"]) yield item(word, "keyword");
  if (piece.length >= 2) yield* elsewhere();
}

const takesCode = (c: Command): boolean =>
  Object.values(c.params).some((p) =>
    ["expr", "list", "index", "binding", "assignment", "groups", "settings"].includes(p.kind),
  );

/** Names of the session where nothing else can stand: what is differentiated by, changed, or forgotten. */
function* wantedNames(session: Session, entry: Command, before: string): Generator<Item> {
  const by = Object.values(entry.params).some((p) => p.lead === "wrt") && /\swrt\s+(?:[^\s,]+\s*,\s*)*$/.test(before);
  const changed = entry.name === "assign" && /^\s*assign\s+(?:(?:add|sub|set)\s+)?$/.test(before);
  if (!by && !changed && entry.name !== "del") return;
  const own = [...session.scope.names].reverse();
  const variables = own.filter(([, value]) => value.kind === "variable");
  const others = own.filter(([, value]) =>
    by ? value.kind === "tensor" : entry.name === "del" && value.kind !== "variable",
  );
  for (const [name, value] of [...variables, ...others]) yield item(name, kindOf(session, value));
}

/** Names with values first, newest of all, then what the language has. */
function* names(session: Session): Generator<Item> {
  const own = [...session.scope.names].reverse();
  for (const [name, value] of own) yield item(name, kindOf(session, value));
  for (const name of commonNames(session.dialect)) yield about(session, name, builtinNamed(name, session.dialect));
}

/** Operations by the names that frameworks have for them. */
function* elsewhere(): Generator<Item> {
  for (const op of allOperations()) {
    for (const f of frameworks)
      for (const name of namesIn(op, f)) if (operationNamed(name) === op) yield item(name, `${f}: ${op.name}`, op.doc);
    for (const name of namesIn(op, "own")) yield item(name, `= ${op.name}`, op.doc);
  }
}

const kindOf = (session: Session, value: Value): string =>
  showKind(value, session.env({ name: "", text: "", line: 1 })) ?? value.kind;

/** A name of the language, and what it is. */
export function about(session: Session, name: string, value: Value | undefined): Item {
  if (value?.kind === "operation") return item(name, "operation", value.operation.doc);
  if (value?.kind === "builtin") return item(name, value.type ? "type" : "function", builtins().get(value.name)?.doc);
  if (value?.kind === "dtype") return item(name, "dtype");
  return item(name, value ? kindOf(session, value) : "");
}

/** Options, leading words and choices that a command takes where the line ends. */
function* commandWords(session: Session, entry: Command, before: string): Generator<Item> {
  if (entry.name === "set") return yield* settingWords(session, before);
  if (entry.name === "examples") for (const t of tours) yield item(t.name, "tour");
  if (entry.name === "help" && /^\s*help\s+set\s+$/.test(before))
    for (const n of settingNames) yield item(n, "setting", settingRows[n].doc);
  if (entry.name === "help") {
    for (const [name, topic] of Object.entries(topics)) yield item(name, "topic", topic.about);
    for (const name of commandNames) yield item(name, "command", commandNamed(name)!.summary);
  }
  const option = optionAt(entry, before);
  if (option) {
    for (const choice of choicesOf(option.given))
      yield item(choice, `${option.name}=`, (option.given.each?.[choice] ?? option.given).doc);
    return;
  }
  const params = Object.values(entry.params);
  const led = params.find((p) => p.lead && before.trimEnd().endsWith(` ${p.lead}`));
  for (const p of led ? [led] : params) for (const c of p.choices?.() ?? []) yield item(c, entry.name, p.doc);
  if (!/\s$/.test(before)) return;
  for (const p of Object.values(entry.params)) {
    if (p.lead && !before.includes(` ${p.lead} `)) yield item(`${p.lead} `, "word", p.doc);
  }
  for (const [name, o] of Object.entries(entry.options)) {
    if (before.includes(` ${name}=`)) continue;
    yield item(`${name}=`, o.default === null ? "option" : `option (${o.default})`, o.doc);
  }
}

/** The option whose value comes next. */
function optionAt(entry: Command, before: string): { readonly name: string; readonly given: CommandOption } | null {
  const name = /(\w+)=$/.exec(before)?.[1];
  const given = name !== undefined && Object.hasOwn(entry.options, name) ? entry.options[name] : undefined;
  return given ? { name: name!, given } : null;
}

const choicesOf = ({ kind, choices, offers }: CommandOption): readonly string[] =>
  kind === "bool" ? ["true", "false"] : (choices ?? offers ?? []);

/** Only one of a few words can come next. */
function choosing(entry: Command, before: string): boolean {
  const option = optionAt(entry, before);
  return option !== null && choicesOf(option.given).length > 0;
}

function* settingWords(session: Session, before: string): Generator<Item> {
  const [, name] = /^\s*set\s+(\w+)(?:\s+|=)$/.exec(before) ?? [];
  if (name === undefined) {
    for (const n of settingNames) yield item(n, String(session.settings[n]), settingRows[n].doc);
  } else if (isSetting(name) && !("low" in settingRows[name].takes)) {
    for (const word of settingRows[name].takes as readonly string[]) yield item(word, `set ${name}`);
  }
}

/** What can stand after the dot of a value, or of a module. */
function members(session: Session, owner: string, piece: string): Item[] {
  const found = preview(session, owner);
  if (found.kind !== "value" || !found.value) return [];
  const { value } = found;
  if (value.kind !== "module") {
    const names = attributeNames(value);
    if (value.kind !== "tensor" && value.kind !== "variable") {
      return ordered(
        meantBy(piece, [...new Set(names)])
          .toSorted()
          .map((n) => memberItem(value, n)),
        piece,
      );
    }
    // Few attributes, in their order, then hundreds of methods, those first that most people know.
    const items = names.map((n) => attribute(n));
    const methods = items.filter((i) => i.kind === "method").sort((a, b) => knownTo(b) - knownTo(a) || byText(a, b));
    return ordered([...items.filter((i) => i.kind !== "method"), ...methods], piece);
  }
  const fits = membersOf(value.path, frameworkBuiltins).filter((n) => n.startsWith(piece));
  return fits.map((name) => about(session, name, memberIn(session, value.path, name)));
}

/** What begins with `_` is a class's or module's own business, unless it is asked for. */
const meantBy = (piece: string, names: readonly string[]): string[] =>
  names.filter((n) => piece.startsWith("_") || !n.startsWith("_"));

/** A member of an object or a class: what can be called is a method, and says what it does. */
function memberItem(of: Value, name: string): Item {
  const type = of.kind === "object" ? of.type : of.kind === "class" ? of : null;
  const found = type ? findMember(type, name) : undefined;
  if (found?.kind === "function") return item(name, "method", found.doc ?? "");
  return item(name, found?.kind === "builtin" ? "method" : "attribute");
}

const memberIn = (session: Session, path: string, name: string): Value | undefined =>
  tentatively(session, () => {
    try {
      return memberOf(path, name, frameworkBuiltins, session.env({ name: "", text: "", line: 1 }), {
        start: 0,
        end: 0,
      });
    } catch {
      return undefined;
    }
  });

const methodNames = new Set(tensorMethods());

function attribute(name: string): Item {
  return methodNames.has(name) ? item(name, "method", methodNamed(name)?.doc) : item(name, "attribute");
}

/** What NumPy's arrays have as methods. */
const ofArrays: ReadonlySet<string> = new Set(
  (
    "all any argmax argmin argsort clip cumprod cumsum diagonal dot flatten max mean min nonzero prod ravel repeat reshape " +
    "round sort squeeze std sum swapaxes take trace transpose var"
  ).split(" "),
);

/** How many frameworks call it so; more where everybody's arrays have it. */
function knownTo({ text }: Item): number {
  if (ofArrays.has(text)) return frameworks.length + 1;
  const op = methodNamed(text);
  return op ? frameworks.filter((f) => namesIn(op, f).includes(text)).length : 0;
}
const byText = (a: Item, b: Item): number => (a.text < b.text ? -1 : 1);

/** What can be imported, for a piece that may have dots. */
function modulesFor(text: string): Completion | null {
  const [, piece] = /(?:^|;)\s*(?:import|from)\s+([\w.]*)$/.exec(text) ?? [];
  if (piece === undefined) return null;
  const depth = piece.split(".").length;
  const names = moduleNames(frameworkBuiltins).filter((name) => name.split(".").length === depth);
  const items = names.map((name) => item(name, "module"));
  return { from: text.length - piece.length, items: ordered(items, piece), path: false };
}

/** `from X import `: the names of the module, for the last of a list of them. */
function importedFrom(session: Session, text: string): Completion | null {
  const [, module, piece] = /(?:^|;)\s*from\s+([\w.]+)\s+import\s+(?:\(?[\w\s,]*[\s,(])?(\w*)$/.exec(text) ?? [];
  if (module === undefined || piece === undefined || /\bas\s+\w*$/.test(text)) return null;
  const path = moduleNamed(module);
  if (path === undefined) return { from: text.length - piece.length, items: [], path: false };
  const inside = meantBy(piece, membersOf(path, frameworkBuiltins));
  const below = moduleNames(frameworkBuiltins).flatMap((name) =>
    name.startsWith(`${module}.`) && !name.slice(module.length + 1).includes(".")
      ? [name.slice(module.length + 1)]
      : [],
  );
  const items = [
    ...inside.map((name) => about(session, name, memberIn(session, path, name))),
    ...below.map((name) => item(name, "module")),
  ];
  return { from: text.length - piece.length, items: ordered(items, piece), path: false };
}

/** `d["`: the keys of a dict that are strings, each with what stands there. */
function keysFor(session: Session, text: string): Completion | null {
  const [, before, quote, piece] = /^([\s\S]*)\[(['"])([^'"\n]*)$/.exec(text) ?? [];
  const owner = before === undefined ? null : ownerAt(`${before}.`)?.owner;
  if (!owner || piece === undefined) return null;
  const found = preview(session, owner);
  const of = found.kind === "value" && found.value ? heartOf(found.value) : null;
  if (of?.kind !== "dict") return null;
  const items = [...of.entries.values()].flatMap(({ key, value }) =>
    key.kind === "string" && !key.value.includes(quote!) ? [item(key.value, kindOf(session, value))] : [],
  );
  return { from: text.length - piece.length, items: ordered(items, piece), path: false };
}
