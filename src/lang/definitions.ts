/** `def` and `class`: functions and classes as values, and what decorators make of them. */
import type { Span } from "../core/errors.ts";
import { dictOfNames } from "./attribute-dict.ts";
import { findMember, inherits, makeClass } from "./classes.ts";
import { dictFrom } from "./dicts.ts";
import { type Env, Scope, within } from "./env.ts";
import { argsOf, defaultsOf, evaluate } from "./evaluate.ts";
import { failAt, located } from "./fail.ts";
import { keyOf } from "./keys.ts";
import { libraryMember } from "./library.ts";
import { assignedNames } from "./locals.ts";
import { callSpecial, given } from "./members.ts";
import { superAttribute } from "./object-attributes.ts";
import { moduleNameIn } from "./own-modules.ts";
import type { StatementOf } from "./syntax.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type Arg,
  byPlace,
  type ClassValue,
  type DictValue,
  describe,
  type FunctionValue,
  heartOf,
  none,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

export function functionOf(s: StatementOf<"def">, env: Env): FunctionValue {
  // The body of a method does not see the other members of its class.
  const own = env.scope.ofClass ? within(env, env.scope.parent!) : env;
  const defaults = defaultsOf(s.params, env);
  if (s.isReadLater) return new FunctionReadLater(s, env.scope, own, defaults);
  const { name, params, body, doc, yields, async } = s;
  return {
    kind: "function",
    name,
    around: env.scope,
    params,
    defaults,
    body,
    doc,
    env: own,
    source: env.source,
    span: s.span,
    locals: localsOf(s),
    yields,
    async,
    returns: s.returns,
  };
}

/** A function whose body is read when it is first called or looked at. */
class FunctionReadLater implements FunctionValue {
  readonly kind = "function";
  readonly name: string;
  readonly around: Scope;
  readonly params: FunctionValue["params"];
  readonly defaults: FunctionValue["defaults"];
  readonly env: Env;
  readonly source: FunctionValue["source"];
  readonly span: Span;
  readonly returns: FunctionValue["returns"];
  attributes?: Map<string, Value>;
  private readonly statement: StatementOf<"def">;
  private known: FunctionValue["locals"] | null = null;

  constructor(s: StatementOf<"def">, around: Scope, env: Env, defaults: FunctionValue["defaults"]) {
    [this.name, this.params, this.span, this.returns] = [s.name, s.params, s.span, s.returns];
    [this.statement, this.around, this.env, this.source, this.defaults] = [s, around, env, env.source, defaults];
  }
  get body(): FunctionValue["body"] {
    return this.statement.body;
  }
  get locals(): FunctionValue["locals"] {
    this.known ??= localsOf(this.statement);
    return this.known;
  }
  get yields(): boolean {
    return this.statement.yields;
  }
  get async(): FunctionValue["async"] {
    return this.statement.async;
  }
  get doc(): string | null {
    return this.statement.doc;
  }
}

const locals = new WeakMap<StatementOf<"def">, ReadonlySet<string>>();
function localsOf(s: StatementOf<"def">): ReadonlySet<string> {
  const known = locals.get(s) ?? new Set([...s.params.map((p) => p.name), ...assignedNames(s.body)]);
  locals.set(s, known);
  return known;
}

/** What the decorators make of a value, the one next to it first. */
export function decorated(s: StatementOf<"def"> | StatementOf<"class">, value: Value, env: Env): Value {
  return s.decorators.reduceRight((of, decorator) => {
    const callee = evaluate(decorator, env);
    return env.interpreter.call(callee, [{ name: null, value: of, span: decorator.span }], env, decorator.span);
  }, value);
}

/** What a class statement knows of its class besides the names of its body; the body's dict leads to it. */
interface Written {
  readonly cell: Scope;
  readonly doc: string | null;
  readonly module: string;
  readonly own: boolean;
}
const written = new WeakMap<DictValue, Written>();
/** The same by the scope that the methods see, for classes of classes that hand on a copy of the names. */
const writtenAround = new WeakMap<Scope, Written>();

function writtenOf(members: DictValue): Written | undefined {
  const known = written.get(members);
  if (known) return known;
  for (const { value } of members.entries.values()) {
    const method = value.kind === "descriptor" ? value.get : value;
    const around = method.kind === "function" ? writtenAround.get(method.env.scope) : undefined;
    // A method borrowed from a class that is made stays with that one.
    if (around && !around.cell.names.has("__class__")) return around;
  }
  return undefined;
}

export function classOf(s: StatementOf<"class">, env: Env): Value {
  const given = argsOf(s.bases, env, none);
  const bases = given
    .filter((a) => a.name === null)
    .map(({ value, span }) => ({ value: baseOf(value, s.name, env, span), span }));
  // What `super()` in its methods looks for: they all see one scope that will hold the class.
  const cell = new Scope(env.scope);
  const classes = bases.flatMap((b): ClassValue[] => (b.value ? [b.value] : []));
  const options = given.filter((a) => a.name !== null && a.name !== "metaclass");
  const meta = metaOf(given.find((a) => a.name === "metaclass")?.value, classes);
  const prepared = meta?.kind === "class" ? preparedBy(meta, s, [tupleOf(classes), options], env) : undefined;
  const names = prepared && new BodyNames(prepared, env, s.span);
  const scope = new Scope(cell, new Set(), true, names);
  scope.ofClassNamed = env.scope.path === "" ? s.name : `${env.scope.path}.${s.name}`;
  env.interpreter.runBlock(s.body, within(env, scope));
  const hints = s.body.flatMap((one) =>
    one.kind === "hint" ? [one.hint] : one.kind === "assign" && one.hint ? [one.hint] : [],
  );
  if (hints.length > 0)
    scope.names.set("__annotations__", dictFrom(hints.map(({ name, type }) => [stringOf(name), stringOf(type)])));
  const said = scope.names.get("__module__");
  const module = said?.kind === "string" ? said.value : moduleNameIn(env);
  const own = env.source.library !== undefined;
  const knowing = { cell, doc: s.doc, module, own };
  if (!meta) {
    const parts = { name: s.name, bases: classes, members: scope.names, module, doc: s.doc, own };
    return ready(
      located(() => makeClass(parts), new Map(), s.span),
      cell,
      options,
      env,
      s.span,
    );
  }
  const members = prepared ?? dictOfNames(scope.names);
  written.set(heartOf(members) as DictValue, knowing);
  writtenAround.set(cell, knowing);
  const args = byPlace([stringOf(s.name), tupleOf(classes), members], s.span);
  return env.interpreter.call(meta, [...args, ...options], env, s.span);
}

/** What the class of a class asks its body's names to be put into; undefined where it does not say. */
function preparedBy(
  meta: ClassValue,
  s: StatementOf<"class">,
  [bases, options]: readonly [Value, readonly Arg[]],
  env: Env,
): Value | undefined {
  const member = findMember(meta, "__prepare__");
  if (!member) return undefined;
  const args = [...byPlace([stringOf(s.name), bases], s.span), ...options];
  const found = env.interpreter.call(given(member, meta, env, s.span), args, env, s.span);
  if (heartOf(found).kind === "dict") return found;
  throw failAt("type/class", { name: s.name, detail: `its names cannot be put into ${describe(found)}` }, s.span, "", {
    exception: ["TypeError", `${meta.name}.__prepare__() must return a mapping, not ${typeNameOf(found)}`],
  });
}

/** The names of a class's body, each put into what was prepared for them, which may keep another value. */
class BodyNames extends Map<string, Value> {
  private readonly kept: Value;
  private readonly env: Env;
  private readonly span: Span;

  constructor(kept: Value, env: Env, span: Span) {
    super();
    this.kept = kept;
    this.env = env;
    this.span = span;
    for (const { key, value } of this.dict.entries.values()) if (key.kind === "string") super.set(key.value, value);
  }
  private get dict(): DictValue {
    return heartOf(this.kept) as DictValue;
  }
  override set(name: string, value: Value): this {
    const key = stringOf(name);
    if (!callSpecial(this.kept, "__setitem__", [key, value], this.env, this.span))
      this.dict.entries.set(keyOf(key), { key, value });
    const now = this.dict.entries.get(keyOf(key));
    return now ? super.set(name, now.value) : this;
  }
  override delete(name: string): boolean {
    this.dict.entries.delete(keyOf(stringOf(name)));
    return super.delete(name);
  }
}

/** The class that stands for NumPy's arrays where a class inherits from them. */
function arraysIn(value: Value, env: Env): ClassValue | undefined {
  if (value.kind !== "builtin" || value.name !== "ndarray") return undefined;
  const found = libraryMember("_numpy_inherited.ndarray", env);
  return found?.kind === "class" ? found : undefined;
}

/** A class to inherit from; null for `object`. */
function baseOf(value: Value, name: string, env: Env, span: Span): ClassValue | null {
  if (value.kind === "class") return value;
  if (value.kind === "builtin" && value.name === "object") return null;
  const found = env.interpreter.inheritable(value) ?? arraysIn(value, env);
  if (found) return found;
  throw failAt("type/class", { name, detail: `it cannot inherit from ${describe(value)}` }, span);
}

/** The class of a new class: that which is asked for, or that of a base, the one that inherits from the others. */
function metaOf(asked: Value | undefined, bases: readonly ClassValue[]): Value | undefined {
  // `type` itself makes classes as they are.
  if (asked && asked.kind !== "class") return asked.kind === "builtin" && asked.name === "type" ? undefined : asked;
  return [...(asked ? [asked] : []), ...bases.flatMap((b) => b.meta ?? [])].reduce<ClassValue | undefined>(
    (found, one) => (found && inherits(found, one) ? found : one),
    undefined,
  );
}

/** A class that is made: its members learn their names, and those that it inherits from hear of it. */
function ready(made: ClassValue, cell: Scope | null, options: readonly Arg[], env: Env, span: Span): ClassValue {
  cell?.names.set("__class__", made);
  for (const name of ["__init_subclass__", "__class_getitem__"]) {
    const member = made.members.get(name);
    if (member?.kind === "function")
      made.members.set(name, { kind: "descriptor", as: "class", get: member, set: null });
  }
  for (const [name, member] of [...made.members])
    if (member.kind === "object") callSpecial(member, "__set_name__", [made, stringOf(name)], env, span);
  const inherited: ValueOf<"super"> = { kind: "super", of: made, after: made };
  const hear = made.bases.length > 0 || options.length > 0;
  const heard = hear ? superAttribute(inherited, "__init_subclass__", env, span) : undefined;
  if (heard) env.interpreter.call(heard, options, env, span);
  return made;
}

/** `type(name, bases, members)`, and what `type.__new__` does for classes of classes. */
export function newClass(args: readonly Arg[], env: Env, span: Span, meta?: ClassValue): Value {
  const [name, bases, names] = args.filter((a) => a.name === null).map((a) => a.value);
  const members = names && heartOf(names);
  if (name?.kind !== "string" || bases?.kind !== "tuple" || members?.kind !== "dict")
    throw failAt("call/missing", { name: "type", param: "bases" }, span);
  const classes = bases.items.flatMap((b) => baseOf(b, name.value, env, span) ?? []);
  const known = writtenOf(members);
  const named = [...members.entries.values()].map(({ key, value }): [string, Value] => [
    key.kind === "string" ? key.value : "",
    value,
  ]);
  const own = meta ?? (metaOf(undefined, classes) as ClassValue | undefined);
  const { doc = null, module = "__main__", own: library = false } = known ?? {};
  const parts = { name: name.value, bases: classes, members: new Map(named), doc, module, own: library, meta: own };
  const options = args.filter((a) => a.name !== null);
  return ready(
    located(() => makeClass(parts), new Map(), span),
    known?.cell ?? null,
    options,
    env,
    span,
  );
}
