/**
 * Modules that a program brings itself: `.py` files and folders of them that lie beside it, or where `sys.path` leads. Each
 * is run once, and is an object whose attributes are the names of its file. Knows nothing of what tensh has of its own.
 */
import { type Span, UserError } from "../core/errors.ts";
import { setKey, touchDict } from "./assign.ts";
import { makeClass } from "./classes.ts";
import { type Env, pythonHost, Scope, within } from "./env.ts";
import { withDiagnostic } from "./exceptions.ts";
import { failAt, noPlaces, placed } from "./fail.ts";
import { keyOf } from "./keys.ts";
import { libraryMember } from "./library.ts";
import { noModule, notImported, notInModule, notPackage, notRelative, type Says } from "./python-says.ts";
import { decodeScript } from "./scripts.ts";
import { StatementParser, type Vocabulary } from "./statements.ts";
import { didYouMean } from "./suggest.ts";
import type { Statement } from "./syntax.ts";
import {
  type BuiltinValue,
  builtin,
  type DictValue,
  dictOf,
  listOf,
  none,
  type ObjectValue,
  objectOf,
  stringOf,
  type Value,
} from "./value.ts";

/** Where a module was found: the file that is run for it, and the folders of what lies below it, if it is a package. */
interface Found {
  readonly file: string | null;
  readonly below: readonly string[] | null;
}

const textIn = (of: ObjectValue, name: string): string | undefined => {
  const held = of.attributes.get(name);
  return held?.kind === "string" ? held.value : undefined;
};

/** A module may say by a function of its own what else it has. */
const askedFor = builtin("__getattr__", ([self, name], env, span) => {
  const [of, wanted] = [self?.value, name?.value];
  if (of?.kind !== "object" || wanted?.kind !== "string") return none;
  if (wanted.value === "__name__") return stringOf(mainName);
  const own = of.attributes.get("__getattr__");
  if (own) return env.interpreter.call(own, [{ name: null, value: wanted, span }], env, span);
  const called = textIn(of, "__name__") ?? mainName;
  throw failAt("name/attribute", { owner: `the module ${called}`, name: wanted.value }, span, "", {
    help: didYouMean(wanted.value, of.attributes.keys()),
    exception: notInModule(called, wanted.value, underWay.has(of)),
  });
});
const shown: BuiltinValue = builtin("__repr__", ([self]) => {
  if (self?.value.kind !== "object") return none;
  const [name, file] = [textIn(self.value, "__name__"), textIn(self.value, "__file__")];
  return stringOf(file === undefined ? `<module '${name}'>` : `<module '${name}' from '${file}'>`);
});
const moduleType = makeClass({
  name: "module",
  members: new Map<string, Value>([
    ["__getattr__", askedFor],
    ["__repr__", shown],
  ]),
});
export const isOwnModule = (value: Value | undefined): value is ObjectValue =>
  value?.kind === "object" && value.type === moduleType;

/** Modules whose last statement has not come yet: others that import them find a part of their names. */
const underWay = new WeakSet<ObjectValue>();

/** The object that has the names of a scope as its attributes. */
function moduleOver(scope: Scope): ObjectValue {
  const made = Object.defineProperty(objectOf(moduleType), "attributes", {
    enumerable: true,
    get: () => scope.names,
    // What an undo puts back.
    set: (names: Map<string, Value>) => {
      scope.names = names;
    },
  });
  scope.module = made;
  return made;
}

const loadedBy = new WeakMap<Env["host"], DictValue>();
/** `sys.modules`: what was imported, by name. */
export function modulesIn(env: Env): DictValue {
  const host = pythonHost(env.host);
  const known = loadedBy.get(host);
  if (known) return known;
  // Older than every statement: what one adds is taken back with it.
  const made = { ...dictOf(new Map()), born: 0 };
  loadedBy.set(host, made);
  return made;
}
const moduleKey = (name: string): string => keyOf(stringOf(name));
function loaded(name: string, env: Env): Value | undefined {
  return modulesIn(env).entries.get(moduleKey(name))?.value;
}
/** The program itself is a module too, for those who look for it among them. */
export function noteMain(env: Env): void {
  const { global } = env.scope;
  if (global.parent !== null || env.source.library || loaded(mainName, env)) return;
  // Once and for all, so that no statement takes it back.
  modulesIn(env).entries.set(moduleKey(mainName), { key: stringOf(mainName), value: moduleOver(global) });
}
const mainName = "__main__";
function forget(name: string, env: Env): void {
  touchDict(modulesIn(env), env);
  modulesIn(env).entries.delete(moduleKey(name));
}

/** The name of the module that code stands in. */
export function moduleNameIn({ source, scope }: Env): string {
  if (source.library !== undefined) return source.library;
  const { module } = scope.global;
  return (module && textIn(module, "__name__")) ?? mainName;
}

const isAbsolute = (path: string): boolean => /^(?:[/\\]|[A-Za-z]:)/.test(path);
const joined = (folder: string, name: string): string =>
  folder === "" || folder === "." ? name : `${folder.replace(/[/\\]$/, "")}/${name}`;
const folderOf = (path: string): string => /^(.*)[/\\]/.exec(path)?.[1] ?? (path.startsWith("/") ? "/" : ".");

/** Where a program's modules lie: in the folder of the script that runs, else of the text that stands here. */
function besideIn(env: Env): string {
  const [script] = env.host.scriptWords();
  const path = script || (/\.py$/.test(env.source.name) ? env.source.name : "");
  return path === "" ? "." : folderOf(path);
}

function foundIn(folders: readonly string[], name: string, env: Env): Found | undefined {
  for (const folder of folders) {
    const path = joined(folder, name);
    if (env.host.files.kindOf(`${path}/__init__.py`) === "file") return { file: `${path}/__init__.py`, below: [path] };
    if (env.host.files.kindOf(`${path}.py`) === "file") return { file: `${path}.py`, below: null };
  }
  const spaces = folders.map((f) => joined(f, name)).filter((path) => env.host.files.kindOf(path) === "folder");
  return spaces.length > 0 ? { file: null, below: spaces } : undefined;
}

/** Folders that a program added to `sys.path`. */
function addedFolders(env: Env): string[] {
  const path = libraryMember("sys.path", env);
  return path?.kind === "list" ? path.items.slice().flatMap((v) => (v.kind === "string" ? [v.value] : [])) : [];
}

/** Where a name is looked for: first of all, or after tensh's own modules. */
export type Turn = "first" | "last";

/** The first part of a module's name leads to a program's own. */
export function isBrought(name: string, turn: Turn, env: Env): boolean {
  const [root] = name.split(".");
  if (loaded(root!, env) !== undefined) return true;
  return rootFound(root!, turn, env) !== undefined;
}
function rootFound(root: string, turn: Turn, env: Env): Found | undefined {
  const beside = foundIn([besideIn(env)], root, env);
  // Folders alone make no module where another has the name.
  if (beside && (beside.file !== null || turn === "last")) return beside;
  return turn === "last" ? foundIn(addedFolders(env), root, env) : undefined;
}

/** A failed import, in our words and in Python's. */
const refused = (name: string, detail: string, exception: Says, span: Span): UserError =>
  failAt("name/import", { name, detail }, span, "", { exception });

/** The module of that name with those that it lies in, run if it was not yet; undefined if the first part is nobody's. */
export function broughtModule(name: string, env: Env, span: Span): ObjectValue | undefined {
  const parts = name.split(".");
  let path = "";
  let above: ObjectValue | undefined;
  for (const part of parts) {
    const said = path === "" ? part : `${path}.${part}`;
    const known = loaded(said, env) ?? loadedAt(said, part, above, env, span);
    if (known === undefined) {
      if (!above) return undefined;
      if (above.attributes.has("__path__"))
        throw refused(name, `no module of that name lies in \`${path}\``, noModule(name), span);
      throw refused(name, `\`${path}\` is a file, not a folder`, notPackage(name, path), span);
    }
    if (!isOwnModule(known)) return undefined;
    [above, path] = [known, said];
  }
  return above;
}

function loadedAt(
  name: string,
  part: string,
  above: ObjectValue | undefined,
  env: Env,
  span: Span,
): ObjectValue | undefined {
  const found = above
    ? foundIn(foldersOf(above), part, env)
    : (rootFound(part, "first", env) ?? rootFound(part, "last", env));
  if (!found) return undefined;
  const made = load(name, found, env, span);
  above?.attributes.set(part, made);
  return made;
}
function foldersOf(of: ObjectValue): string[] {
  const path = of.attributes.get("__path__");
  return path?.kind === "list" ? path.items.flatMap((v) => (v.kind === "string" ? [v.value] : [])) : [];
}

function load(name: string, { file, below }: Found, env: Env, span: Span): ObjectValue {
  // Names of the session live in a scope without a parent; these are none of them.
  const scope = new Scope(new Scope(null));
  scope.isWhole = true;
  const made = moduleOver(scope);
  const at = name.lastIndexOf(".");
  const whole = (path: string): string => (isAbsolute(path) ? path : `${env.host.files.folder()}/${path}`);
  scope.names.set("__name__", stringOf(name));
  scope.names.set("__doc__", none);
  scope.names.set("__package__", stringOf(below ? name : name.slice(0, Math.max(0, at))));
  if (file !== null) scope.names.set("__file__", stringOf(whole(file)));
  if (below) scope.names.set("__path__", listOf(below.map((path) => stringOf(path))));
  setKey(modulesIn(env), stringOf(name), made, env);
  if (file === null) return made;
  homes.set(made, { file, scope });
  try {
    runFile(file, made, scope, env, span);
  } catch (error) {
    forget(name, env);
    throw error;
  }
  return made;
}

const vocabulary = {
  isCommand: () => false,
  pathsOf: () => "none",
  isValue: () => false,
  isCallable: () => false,
} as unknown as Vocabulary;

/** Runs a file's statements among the names of its module. Python reads all of it before it runs any. */
function runFile(file: string, made: ObjectValue, scope: Scope, env: Env, span: Span): void {
  let text: string;
  try {
    text = decodeScript(env.host.files.bytes(file));
  } catch (error) {
    throw placed(error, noPlaces, span);
  }
  const source = { name: file, text, line: 1 };
  const host = pythonHost(env.host);
  const inner = within(env, scope, { host, source, depth: env.depth, tracing: undefined, graph: undefined });
  underWay.add(made);
  try {
    const statements = statementsIn(text);
    const doc = docOf(statements);
    if (doc !== null) made.attributes.set("__doc__", stringOf(doc));
    for (const statement of statements) env.interpreter.runBlock([statement], inner);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { source: at = source, ...found } = error.diagnostic;
    throw withDiagnostic(error, { ...found, source: at });
  } finally {
    underWay.delete(made);
  }
}

function statementsIn(text: string): Statement[] {
  const parser = new StatementParser(text, vocabulary);
  const statements: Statement[] = [];
  for (let s = parser.next(); s; s = parser.next()) {
    // What only we do not know is met where it stands.
    if (s.kind === "bad" && s.diagnostic.code !== "syntax/unsupported") throw new UserError(s.diagnostic);
    statements.push(s);
  }
  return statements;
}

/** The text that stands alone at the beginning of a file. */
/** What a script says of itself in its first line. */
export const docOfText = (text: string): Value => {
  // All that may stand before it is blank lines and comments.
  if (!/^(?:\s|#.*)*[rRuU]?["']/.test(text)) return none;
  const doc = docOf(statementsIn(text));
  return doc === null ? none : stringOf(doc);
};

function docOf([first]: readonly Statement[]): string | null {
  return first?.kind === "expression" && first.value.kind === "string" ? first.value.value : null;
}

/** Modules that came from files: which, and where their names are. */
const homes = new WeakMap<ObjectValue, { readonly file: string; readonly scope: Scope }>();

/** Runs a module's file again, among the names that it has. */
export function reloaded(of: Value, env: Env, span: Span): Value {
  const home = isOwnModule(of) ? homes.get(of) : undefined;
  if (isOwnModule(of) && home) runFile(home.file, of, home.scope, env, span);
  return of;
}

/** The whole name of a module that is given by its distance from the one that asks: `.`, `..data`. */
export function wholeName(name: string, env: Env, span: Span): string {
  const [dots] = /^\.+/.exec(name) ?? [];
  if (dots === undefined) return name;
  const held = env.scope.global.module?.attributes.get("__package__");
  const home = held?.kind === "string" ? held.value : "";
  if (home === "") throw refused(name, "what stands here is in no package", notRelative(home), span);
  const parts = home.split(".");
  if (dots.length > parts.length) throw refused(name, "fewer folders lie above it", notRelative(home), span);
  const above = parts.slice(0, parts.length - dots.length + 1);
  return [...above, ...(name.length > dots.length ? [name.slice(dots.length)] : [])].join(".");
}

/** What `from … import name` finds: what the module has, or a module that lies in it. */
export function broughtMember(of: ObjectValue, name: string, env: Env, span: Span): Value {
  const own = of.attributes.get(name) ?? askedMember(of, name, env, span);
  if (own) return own;
  const called = textIn(of, "__name__")!;
  const known = loaded(`${called}.${name}`, env) ?? loadedAt(`${called}.${name}`, name, of, env, span);
  if (known) return known;
  const begun = underWay.has(of);
  const detail = begun ? "its module has not come so far: they import each other" : "the module has no such name";
  throw refused(`${called}.${name}`, detail, notImported(called, name, begun, textIn(of, "__file__")), span);
}
function askedMember(of: ObjectValue, name: string, env: Env, span: Span): Value | undefined {
  const asked = of.attributes.get("__getattr__");
  if (!asked) return undefined;
  try {
    return env.interpreter.call(asked, [{ name: null, value: stringOf(name), span }], env, span);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Names that `from … import *` takes. */
export function broughtNames(of: ObjectValue): readonly string[] {
  const all = of.attributes.get("__all__");
  if (all?.kind === "list" || all?.kind === "tuple")
    return all.items.flatMap((v) => (v.kind === "string" ? [v.value] : []));
  return [...of.attributes.keys()].filter((name) => !name.startsWith("_"));
}
