/**
 * What a program asks of its own names, and text that it runs as a program: `dir`, `globals`, `locals`, `eval`, `exec`,
 * `compile`, `__import__`. They mean something only where Python's rules hold. Knows no statements of its own.
 */
import { type Span, UserError } from "../core/errors.ts";
import { Arguments } from "./arguments.ts";
import { attributeDict, attributesIn, dictOfNames } from "./attribute-dict.ts";
import { classNames, makeClass, objectNames } from "./classes.ts";
import { type Env, Scope, within } from "./env.ts";
import { withDiagnostic } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { callSpecial } from "./members.ts";
import { typeError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { StatementParser, type Vocabulary } from "./statements.ts";
import { asciiRepr } from "./string-repr.ts";
import type { Expr, Statement } from "./syntax.ts";
import { reprOf } from "./text.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  type DictValue,
  describe,
  heartOf,
  listOf,
  none,
  type ObjectValue,
  objectOf,
  stringOf,
  type Value,
} from "./value.ts";

/** The scope of the program as a whole. */
function outermost(scope: Scope): Scope {
  let found = scope;
  while (found.parent && (found.parent.parent !== null || found.parent.names.size > 0)) found = found.parent;
  return found;
}
/** The scope of the function, class or program that stands there; comprehensions have none to Python. */
function around(scope: Scope): Scope {
  let found = scope;
  while (found.ofClauses && found.parent) found = found.parent;
  return found;
}

/** The names of a scope as a dict, which shows and changes them. */
function dictOver(scope: Scope): DictValue {
  const names = {
    kind: "object",
    get attributes() {
      return scope.names;
    },
    set attributes(old: Map<string, Value>) {
      scope.names.clear();
      for (const [name, value] of old) scope.names.set(name, value);
    },
  };
  return attributeDict(names as unknown as ObjectValue);
}

const globals = builtin("globals", (_, env) => dictOver(outermost(env.scope)));
const locals = builtin("locals", (_, env) => {
  const scope = around(env.scope);
  return scope === outermost(scope) ? dictOver(scope) : dictOfNames(scope.names);
});

/** What every object of a class has. */
const ofObjects =
  "class delattr dict dir doc eq format ge getattribute getstate gt hash init init_subclass le lt module ne new reduce reduce_ex repr setattr sizeof str subclasshook weakref"
    .split(" ")
    .map((name) => `__${name}__`);

function namesIn(of: Value, env: Env): string[] {
  if (of.kind === "object")
    return [...ofObjects, ...objectNames(of), ...of.type.line.flatMap((one) => [...one.members.keys()])];
  if (of.kind === "class")
    return [...ofObjects, ...classNames(of), ...of.line.flatMap((one) => [...one.members.keys()])];
  const type = of.kind === "string" ? "str" : of.kind;
  const specials = env.interpreter.inheritable({ ...builtin(type, () => none), type: true });
  return [...ofObjects, ...env.interpreter.namesOf(of), ...(specials?.members.keys() ?? [])].filter(
    (name) => !/^_[a-z]/.test(name),
  );
}

const dir = builtin("dir", (args, env, span) => {
  const of = args[0]?.value;
  const said = of && callSpecial(of, "__dir__", [], env, span);
  const names = said
    ? itemsOf(said, env).flatMap((v) => (v.kind === "string" ? [v.value] : []))
    : of
      ? namesIn(of, env)
      : [...around(env.scope).names.keys()];
  return listOf([...new Set(names)].sort((a, b) => (a < b ? -1 : 1)).map(stringOf));
});

/** repr with everything beyond ASCII escaped. */
const ascii = builtin("ascii", (given, env, span) => {
  const x = new Arguments("ascii", given, ["x"], env, span).value("x");
  return stringOf(asciiRepr(reprOf(x, env)));
});

const vocabulary = {
  isCommand: () => false,
  pathsOf: () => "none",
  isValue: () => false,
  isCallable: () => false,
} as unknown as Vocabulary;

/** What `compile` gives, and functions have. */
export const codeType = makeClass({ name: "code" });

function textOf(of: Value, by: string, span: Span): string {
  const heart = heartOf(of);
  const held = heart.kind === "object" && heart.type === codeType ? heart.attributes.get("text") : heart;
  if (held?.kind === "string" || held?.kind === "bytes") return held.value;
  const exception = typeError(`${by}() arg 1 must be a string, bytes or code object`);
  throw failAt("call/kind", { name: by, param: "source", wanted: "text", found: describe(of) }, span, "", {
    exception,
  });
}

/** Where text runs that is given its names, or stands among those of who asks. */
function placeFor(args: Arguments, env: Env): Scope {
  const dictIn = (name: string): DictValue | null => {
    const heart = args.optional(name) && heartOf(args.value(name));
    return heart?.kind === "dict" ? heart : null;
  };
  const [outer, inner] = [dictIn("globals"), dictIn("locals")];
  const over = (dict: DictValue, parent: Scope): Scope => new Scope(parent, new Set(), false, attributesIn(dict));
  const whole = outer ? over(outer, new Scope(null)) : env.scope;
  if (outer) whole.isWhole = true;
  return inner && inner !== outer ? over(inner, whole) : whole;
}

/** Runs `run` with the text as what errors point into. */
function inText<T>(text: string, env: Env, scope: Scope, run: (statements: readonly Statement[], env: Env) => T): T {
  const source = { name: "<string>", text, line: 1 };
  const inner = within(env, scope, {
    host: env.host,
    source,
    depth: env.depth + 1,
    tracing: env.tracing,
    graph: env.graph,
  });
  try {
    const parser = new StatementParser(text, vocabulary);
    const statements: Statement[] = [];
    for (let s = parser.next(); s; s = parser.next()) {
      if (s.kind === "bad") throw new UserError(s.diagnostic);
      statements.push(s);
    }
    return run(statements, inner);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { source: at = source, ...found } = error.diagnostic;
    throw withDiagnostic(error, { ...found, source: at });
  }
}

function expressionIn(statements: readonly Statement[], span: Span): Expr {
  const [only] = statements;
  if (statements.length === 1 && only?.kind === "expression") return only.value;
  throw failAt("syntax/expected", { wanted: "a value", found: only ? "a statement" : "nothing" }, span, "", {
    exception: ["SyntaxError", "invalid syntax"],
  });
}

const params = ["source", "globals?", "locals?"];
const evaluated = builtin("eval", (given: readonly Arg[], env, span) => {
  const args = new Arguments("eval", given, params, env, span);
  const text = textOf(args.value("source"), "eval", span).trim();
  return inText(text, env, placeFor(args, env), (statements, inner) =>
    env.interpreter.evaluate(expressionIn(statements, span), inner),
  );
});

const executed = builtin("exec", (given, env, span) => {
  const args = new Arguments("exec", given, params, env, span);
  const text = textOf(args.value("source"), "exec", span);
  inText(text, env, placeFor(args, env), (statements, inner) => env.interpreter.runBlock(statements, inner));
  return none;
});

const compiled = builtin("compile", (given, env, span) => {
  const args = new Arguments("compile", given, ["source", "filename", "mode", "flags?", "dont_inherit?"], env, span);
  const text = textOf(args.value("source"), "compile", span);
  const mode = args.string("mode");
  inText(mode === "eval" ? text.trim() : text, env, env.scope, (statements) =>
    mode === "eval" ? expressionIn(statements, span) : null,
  );
  return objectOf(codeType, new Map<string, Value>([["text", stringOf(text)]]));
});

const imported = builtin("__import__", (given, env, span) => {
  const name = new Arguments("__import__", given, ["name", "globals?", "locals?", "fromlist?", "level?"], env, span);
  const path = name.string("name");
  const scope = new Scope(new Scope(null));
  const from = name.optional("fromlist");
  // Without names that are wanted of it, it is the first of the modules that lie in each other.
  const isLast = from !== undefined && isTrue(from, env);
  const text = ["import", path, ...(isLast ? ["as", "found"] : [])].join(" ");
  inText(text, env, scope, (statements, inner) => env.interpreter.runBlock(statements, inner));
  return scope.names.get(isLast ? "found" : path.split(".")[0]!) ?? none;
});

/** A value that is written out, with no names and no calls in it. @throws ValueError for anything else */
export const literal = builtin("literal", ([text], env, span) =>
  inText(
    textOf(text?.value ?? none, "literal_eval", span).trim(),
    env,
    new Scope(new Scope(null)),
    (statements, inner) => {
      const e = expressionIn(statements, span);
      if (isWritten(e)) return env.interpreter.evaluate(e, inner);
      throw failAt("value/domain", { detail: "only values that are written out are read" }, span, "", {
        exception: ["ValueError", "malformed node or string"],
      });
    },
  ),
);
function isWritten(e: Expr): boolean {
  switch (e.kind) {
    case "int":
    case "float":
    case "imaginary":
    case "string":
    case "bytes":
    case "constant":
    case "ellipsis":
      return true;
    case "list":
    case "tuple":
    case "set":
      return e.items.every(isWritten);
    case "dict":
      return e.entries.every(({ key, value }) => key !== null && isWritten(key) && isWritten(value));
    case "unary":
      return e.operator !== "not" && e.operator !== "~" && isNumber(e.of);
    case "binary":
      return (e.operator === "+" || e.operator === "-") && isWritten(e.left) && e.right.kind === "imaginary";
    default:
      return false;
  }
}
const isNumber = ({ kind }: Expr): boolean => kind === "int" || kind === "float" || kind === "imaginary";

/** All of them by name. */
export const reflections: ReadonlyMap<string, BuiltinValue> = new Map(
  [globals, locals, dir, ascii, evaluated, executed, compiled, imported].map((b) => [b.name, b]),
);
