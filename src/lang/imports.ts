/**
 * `import` and `from … import …`. What is not here may be imported, as scripts import more than they use: the first line
 * that uses it says so. Only a program that provides for its absence, by a `try` around it, is told at once.
 */
import { type PythonException, type Span, UserError } from "../core/errors.ts";
import { frameworkBuiltins } from "./builtins.ts";
import { bindName, type Env } from "./env.ts";
import { memberOf, membersOf, moduleNamed } from "./facade.ts";
import { failAt, warningAt } from "./fail.ts";
import { helpWith, intentOfPath } from "./intents.ts";
import { broughtMember, broughtModule, broughtNames, isBrought, noteMain, wholeName } from "./own-modules.ts";
import { noMember, noModule, noModuleAt, type Says } from "./python-says.ts";
import { didYouMean } from "./suggest.ts";
import type { StatementOf } from "./syntax.ts";
import type { Value } from "./value.ts";

type Imported = StatementOf<"import">["names"][number];

/** The path of a module that scripts may name; those that begin with `_` are the library's own. */
function pathOf(module: string, env: Env): string | undefined {
  const path = moduleNamed(module);
  return /^_[a-z]/.test(path ?? "") && !env.source.library ? undefined : path;
}

/** Python says which part of a path is missing first. */
const absent = (module: string): Says => noModuleAt(module, (path) => moduleNamed(path) !== undefined);

export function importName(name: Imported, env: Env): void {
  if (env.host.dialect === "python") noteMain(env);
  if (isOwn(name, env)) return importOwn(name, env);
  const path = pathOf(name.module, env);
  if (name.member === "*") return importAll(name, path, env);
  if (path === undefined) return bindAbsent(name, env, notHere(name.module, name.span, absent(name.module)));
  if (name.member === null) return bindName(env, name.as, { kind: "module", path });
  try {
    bindName(env, name.as, memberOf(path, name.member, frameworkBuiltins, env, name.span));
  } catch (error) {
    if (!(error instanceof UserError) || !isMissing(error)) throw error;
    const exception = noMember(name.module, name.member);
    bindAbsent(name, env, new UserError({ ...error.diagnostic, exception }));
  }
}

/** A module of the program's own comes before those of the same name here, but for somebody who types. */
function isOwn({ module }: Imported, env: Env): boolean {
  if (env.source.library) return false;
  if (module.startsWith(".")) return true;
  if (env.host.dialect === "python" && isBrought(module, "first", env)) return true;
  return moduleNamed(module.split(".")[0]!) === undefined && isBrought(module, "last", env);
}

function importOwn(name: Imported, env: Env): void {
  const { span, member, as } = name;
  const whole = (said: string): string => wholeName(said, env, span);
  const last = broughtModule(whole(name.loads), env, span);
  const module = name.module === name.loads ? last : broughtModule(whole(name.module), env, span);
  if (!module) throw notHere(name.module, span, noModule(name.module));
  if (member === null) return bindName(env, as, module);
  for (const one of member === "*" ? broughtNames(module) : [member])
    bindName(env, member === "*" ? one : as, broughtMember(module, one, env, span));
}

const isMissing = ({ diagnostic }: UserError): boolean => ["name/module", "name/elsewhere"].includes(diagnostic.code);

function importAll(name: Imported, path: string | undefined, env: Env): void {
  if (path === undefined) throw notHere(name.module, name.span, absent(name.module));
  for (const member of membersOf(path, frameworkBuiltins).filter((m) => !m.startsWith("_"))) {
    try {
      bindName(env, member, memberOf(path, member, frameworkBuiltins, env, name.span));
    } catch (error) {
      if (!(error instanceof UserError) || error.diagnostic.code !== "name/elsewhere") throw error;
    }
  }
}

/** Gives the name to a thing that is not there, or throws `error` where a `try` waits for it. */
function bindAbsent(name: Imported, env: Env, error: UserError): void {
  if (env.eager || env.source.library) throw error;
  const path = name.member === null ? name.module : `${name.module}.${name.member}`;
  const { code, help } = error.diagnostic;
  if (env.host.dialect === "tensh")
    env.host.warn(
      code === "name/elsewhere"
        ? warningAt(code, { name: path }, name.span, help)
        : warningAt("name/absent", { name: path, as: name.as }, name.span, help),
    );
  bindName(env, name.as, { kind: "module", path, absent: true });
}

function notHere(path: string, span: Span, exception?: PythonException): UserError {
  const near = didYouMean(path, ["tensorflow", "numpy", "matplotlib", "torch", "jax", "math"]);
  const help = helpWith(intentOfPath(path), near);
  return failAt("name/module", { name: path }, span, "", exception ? { help, exception } : { help });
}

/** The error of a line that uses what was imported and is not here. */
export function absentUsed(of: Value & { kind: "module" }, member: string | null, env: Env, span: Span): UserError {
  const path = member === null ? of.path : `${of.path}.${member}`;
  // A name of a module that is here says what is near it.
  const at = of.path.lastIndexOf(".");
  const home = at < 0 ? undefined : pathOf(of.path.slice(0, at), env);
  if (home === undefined) return notHere(path, span);
  try {
    memberOf(home, of.path.slice(at + 1), frameworkBuiltins, env, span);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return notHere(path, span);
}
