/** What a name stands for: in the scopes around it, among our own, among the results of lines; and what may have been meant. */
import type { PythonException, Span } from "../core/errors.ts";
import { builtinNamed, commonNames } from "./builtins.ts";
import { columnsNamed } from "./columns.ts";
import { importOf } from "./customary.ts";
import type { Env, Scope } from "./env.ts";
import { failAt } from "./fail.ts";
import { absentUsed } from "./imports.ts";
import { helpWith, intentOfName } from "./intents.ts";
import { docOfText } from "./own-modules.ts";
import { didYouMean } from "./suggest.ts";
import { stringOf, type Value } from "./value.ts";

/** A name's value, which has to be there. */
export function lookup(name: string, span: Span, env: Env): Value {
  const value = named(name, span, env);
  if (value.kind === "module" && value.absent) throw absentUsed(value, null, env, span);
  return value;
}

/** A text that is evaluated within a function knows no more than which names have values. */
const unset = (name: string, { scope, source }: Env): PythonException => {
  if (source.name === "<string>") return ["NameError", `name '${name}' is not defined`];
  return scope.own.has(name)
    ? ["UnboundLocalError", `cannot access local variable '${name}' where it is not associated with a value`]
    : ["NameError", `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`];
};

/** What a name stands for: the nearest scope's value, else a builtin or an operation. */
export function named(name: string, span: Span, env: Env): Value {
  const found = env.scope.lookup(name);
  if (found) return found;
  if (env.scope.isUnset(name)) throw failAt("name/unset", { name }, span, "", { exception: unset(name, env) });
  const last = name.startsWith("_") ? /^_(\d*)$/.exec(name) : null;
  if (last) {
    const line = last[1] ? Number(last[1]) : null;
    const value = env.host.result(line);
    if (value) return value;
    if (line !== null) throw failAt("state/line", { line }, span);
  }
  const known = builtinNamed(name, env.host.dialect) ?? (name.startsWith("__") ? ofScript(name, env) : undefined);
  if (known) return known;
  const said = [...columnsNamed(name, env), ...intentOfName(name)];
  throw failAt("name/unknown", { name }, span, "", {
    help: helpWith(said.length > 0 ? said : importFor(name, env), didYouMean(name, namesInReach(env))),
  });
}

/** What differs from one of our names by its capitals alone is that one, and nothing to be imported. */
const importFor = (name: string, { host: { dialect } }: Env): string[] =>
  builtinNamed(name.toLowerCase(), dialect) ? [] : importOf(name, dialect);

/** What Python says of the script that is running. */
function ofScript(name: string, env: Env): Value | undefined {
  if (name === "__file__") return scriptIn(env);
  return name === "__doc__" && env.host.dialect === "python" && !env.source.library
    ? docOfText(env.source.text)
    : undefined;
}

/** The path of the script that is running, as Python gives it: from the root on. */
function scriptIn(env: Env): Value | undefined {
  const [script] = env.host.scriptWords();
  if (!script || env.source.library) return undefined;
  return stringOf(/^(?:[/\\]|[A-Za-z]:)/.test(script) ? script : `${env.host.files.folder()}/${script}`);
}

function* namesInReach(env: Env): Generator<string> {
  for (let scope: Scope | null = env.scope; scope; scope = scope.parent) yield* scope.names.keys();
  yield* commonNames(env.host.dialect);
}
