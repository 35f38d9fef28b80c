/**
 * Classes and objects: which member a name finds, in what order classes are asked, how methods get their object, how an
 * object is made. Knows Python's rules of lookup; what a body does is the interpreter's business.
 */
import { refuse, type Span } from "../core/errors.ts";
import { attributeDict, attributesIn } from "./attribute-dict.ts";
import { type Env, partUndo, plainUndo } from "./env.ts";
import { failAt } from "./fail.ts";
import { noAttribute, unchangeable } from "./python-says.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  type ClassValue,
  describe,
  dictOf,
  heartOf,
  listOf,
  type ObjectValue,
  objectOf,
  stringOf,
  tupleOf,
  type Value,
  type ValueOf,
} from "./value.ts";

const nowhere: Span = { start: 0, end: 0 };

interface ClassParts {
  readonly name: string;
  readonly bases?: readonly ClassValue[];
  readonly members?: Map<string, Value>;
  readonly module?: string;
  readonly doc?: string | null;
  readonly own?: boolean;
  readonly meta?: ClassValue | undefined;
}

/**
 * A class that inherits from others.
 * @throws type/class if no order of its classes fits that of all bases
 */
export function makeClass({
  name,
  bases = [],
  members = new Map(),
  module = "",
  doc = null,
  own = true,
  meta,
}: ClassParts): ClassValue {
  const line: ClassValue[] = [];
  const made: ClassValue = { kind: "class", name, module, line, bases, members, doc, own, ...(meta ? { meta } : {}) };
  line.push(made, ...mergeLines(name, [...bases.map((b) => b.line), bases]));
  for (const base of bases) heirs.set(base, [...heirsOf(base), new WeakRef(made)]);
  return made;
}
/** The classes that name another as their base, for as long as they are there. */
const heirs = new WeakMap<ClassValue, readonly WeakRef<ClassValue>[]>();
const heirsOf = (of: ClassValue): WeakRef<ClassValue>[] =>
  (heirs.get(of) ?? []).filter((one) => one.deref() !== undefined);

/** The C3 linearization, as Python has it: each class before those it inherits from, bases in the order written. */
function mergeLines(name: string, lines: readonly (readonly ClassValue[])[]): ClassValue[] {
  const merged: ClassValue[] = [];
  for (let rest = lines.filter((l) => l.length > 0); rest.length > 0; ) {
    const [next] = rest.map((l) => l[0]!).filter((c) => rest.every((l) => l.indexOf(c) <= 0));
    if (!next) throw refuse("type/class", { name, detail: "its bases stand in orders that contradict each other" });
    merged.push(next);
    rest = rest.map((l) => (l[0] === next ? l.slice(1) : l)).filter((l) => l.length > 0);
  }
  return merged;
}

export const inherits = (type: ClassValue, from: ClassValue): boolean => type.line.includes(from);
export const isException = (type: ClassValue): boolean => type.line.at(-1)!.name === "BaseException";

/** The member that a class, or the first of those it inherits from, has under the name. */
export function findMember(type: ClassValue, name: string, after: ClassValue | null = null): Value | undefined {
  for (const one of after ? type.line.slice(type.line.indexOf(after) + 1) : type.line) {
    const found = one.members.get(name);
    if (found) return found;
  }
  return undefined;
}

/** What the class of a class says of a name; undefined where its class is `type` itself. */
const metaMember = (of: ClassValue, name: string): Value | undefined => of.meta && findMember(of.meta, name);

/** Whether an object's class, or one that it inherits from, has a member of that name, which does not change. */
export function says(name: string): (value: Value) => value is ObjectValue {
  const known = new WeakMap<ClassValue, boolean>();
  return (value): value is ObjectValue => {
    if (value.kind !== "object") return false;
    let said = known.get(value.type);
    if (said === undefined) {
      said = findMember(value.type, name) !== undefined;
      known.set(value.type, said);
    }
    return said;
  };
}

/** A method that has its first argument already. */
export const bound = (member: ValueOf<"function"> | BuiltinValue, self: Value): BuiltinValue => ({
  kind: "builtin",
  name: member.name,
  bound: { member, self },
  call: (args, env, span) => env.interpreter.call(member, [{ name: null, value: self, span }, ...args], env, span),
});

/** A member as it comes out of an object (or of its class, where `self` is one). */
export function given(member: Value, self: ObjectValue | ClassValue, env: Env, span: Span): Value {
  const type = self.kind === "class" ? self : self.type;
  switch (member.kind) {
    case "function":
      return self.kind === "object" ? bound(member, self) : member;
    case "builtin":
      return self.kind === "object" && !member.type ? bound(member, self) : member;
    case "descriptor":
      if (member.as === "static") return member.get;
      if (member.as === "class") return bound(member.get as ValueOf<"function">, type);
      if (self.kind === "class") return member;
      return env.interpreter.call(member.get, [{ name: null, value: self, span }], env, span);
    case "object":
      return (
        callSpecial(member, "__get__", [self.kind === "class" ? { kind: "none" } : self, type], env, span) ?? member
      );
    default:
      return member;
  }
}

/** `of.name`; undefined if there is none. */
export function objectAttribute(of: ObjectValue, name: string, env: Env, span: Span): Value | undefined {
  const member = findMember(of.type, name);
  if (member?.kind === "descriptor" && member.as === "property") return given(member, of, env, span);
  // What says how it is set is asked before what stands in the object.
  const own = member && setsItself(member) ? undefined : of.attributes.get(name);
  if (own) return own;
  if (member) return given(member, of, env, span);
  switch (name) {
    case "__class__":
      return of.type;
    case "__dict__":
      if (!isException(of.type)) return attributeDict(of);
      return dictOfNames([...of.attributes].filter(([k]) => k !== "args" && !k.startsWith("__")));
    case "__doc__":
      return of.type.doc === null ? { kind: "none" } : stringOf(of.type.doc);
    case "__module__":
      return stringOf(of.type.module || "builtins");
    case "__cause__":
    case "__context__":
    case "__suppress_context__":
    case "__traceback__":
    case "add_note":
    case "with_traceback":
    case "value":
    case "code":
      return isException(of.type) ? exceptionPart(of, name) : askedFor(of, name, env, span);
    default:
      return askedFor(of, name, env, span);
  }
}

const dictOfNames = (named: readonly (readonly [name: string, value: Value])[]): Value =>
  dictOf(new Map(named.map(([name, value]) => [`s${name}`, { key: stringOf(name), value }])));

/** What an object makes up for a name that it does not have. */
const askedFor = (of: ObjectValue, name: string, env: Env, span: Span): Value | undefined =>
  name === "__getattr__" ? undefined : callSpecial(of, "__getattr__", [stringOf(name)], env, span);

function addNote(of: ObjectValue, note: Value | undefined, env: Env, span: Span): Value {
  if (note?.kind !== "string") {
    const facts = { name: "add_note", param: "note", wanted: "a string", found: note ? describe(note) : "nothing" };
    const exception = ["TypeError", `note must be a str, not '${note ? typeNameOf(note) : "NoneType"}'`] as const;
    throw failAt("call/kind", facts, span, "", { exception });
  }
  const notes = of.attributes.get("__notes__");
  putAttribute(of, "__notes__", listOf([...(notes?.kind === "list" ? notes.items : []), note]), env);
  return { kind: "none" };
}

/** What exceptions have besides their arguments; StopIteration has what the generator returned, SystemExit its code. */
function exceptionPart(of: ObjectValue, name: string): Value | undefined {
  if (name === "add_note") return builtin(name, ([note], env, span) => addNote(of, note?.value, env, span));
  if (name === "with_traceback") return builtin(name, () => of);
  // `raise … from …` says what it comes from, even where that is None.
  if (name === "__suppress_context__") return boolOf(of.attributes.has("__cause__"));
  if (name !== "value" && name !== "code") return { kind: "none" };
  if (of.type.name !== (name === "value" ? "StopIteration" : "SystemExit")) return undefined;
  const args = of.attributes.get("args");
  return (args?.kind === "tuple" ? args.items[0] : undefined) ?? { kind: "none" };
}

/** What a class has from its own class, with itself as the object. */
function ofMeta(of: ClassValue, name: string, env: Env, span: Span): Value | undefined {
  const member = metaMember(of, name);
  if (member?.kind === "function" || (member?.kind === "builtin" && !member.type)) return bound(member, of);
  if (member?.kind !== "descriptor" || member.as === "static") return member && given(member, of, env, span);
  return member.as === "class"
    ? bound(member.get as ValueOf<"function">, of.meta!)
    : env.interpreter.call(member.get, [{ name: null, value: of, span }], env, span);
}

export function classAttribute(of: ClassValue, name: string, env: Env, span: Span): Value | undefined {
  // A property of the class's class is asked first, as properties of objects are.
  if (of.meta && isProperty(metaMember(of, name))) return ofMeta(of, name, env, span);
  const member = findMember(of, name);
  if (member) return given(member, of, env, span);
  const meta = ofMeta(of, name, env, span);
  if (meta) return meta;
  switch (name) {
    case "__name__":
    case "__qualname__":
      return stringOf(of.name);
    case "__module__":
      return stringOf(of.module || "builtins");
    case "__doc__":
      return of.doc === null ? { kind: "none" } : stringOf(of.doc);
    case "__mro__":
      return tupleOf([...of.line, objectType]);
    case "__subclasses__":
      return builtin(name, () => listOf(heirsOf(of).flatMap((one) => one.deref() ?? [])));
    case "mro":
      return builtin(name, () => listOf([...of.line, objectType]));
    case "__bases__":
      return tupleOf(of.bases.length > 0 ? of.bases : [objectType]);
    case "__dict__":
      return dictOfNames([...of.members]);
    case "__init__":
      if (isException(of)) return builtin(name, ([self, ...args]) => withArgs(self?.value, args));
      break;
  }
  const asked = of.meta && name !== "__getattr__" ? ofMeta(of, "__getattr__", env, span) : undefined;
  return asked && env.interpreter.call(asked, byPlace([stringOf(name)], span), env, span);
}
const isProperty = (member: Value | undefined): member is ValueOf<"descriptor"> =>
  member?.kind === "descriptor" && member.as === "property";

/** What a method gives that has no answer: the other side is asked. */
const notImplementedType = makeClass({ name: "NotImplementedType" });
export const notImplemented: ObjectValue = objectOf(notImplementedType);

/** The class of classes, for those that inherit from it. */
export const typeClass: ClassValue = makeClass({
  name: "type",
  members: new Map<string, Value>([
    [
      "__call__",
      builtin("__call__", ([of, ...args], env, span) => makeObject(of!.value as ClassValue, args, env, span)),
    ],
    ["__init__", builtin("__init__", () => ({ kind: "none" }))],
    [
      "__new__",
      builtin("__new__", ([meta, ...args], env, span) =>
        env.interpreter.newClass(args, env, span, meta?.value.kind === "class" ? meta.value : undefined),
      ),
    ],
    [
      "__setattr__",
      builtin("__setattr__", ([of, name, value], env) => {
        if (of?.value.kind === "class" && name?.value.kind === "string" && value)
          setMember(of.value, name.value.value, value.value, env);
        return { kind: "none" };
      }),
    ],
    [
      "__delattr__",
      builtin("__delattr__", ([of, name], env, span) => {
        if (of?.value.kind === "class" && name?.value.kind === "string")
          dropPlainly(of.value, name.value.value, env, span);
        return { kind: "none" };
      }),
    ],
  ]),
});

const setsItself = says("__set__");

/** Names that `__slots__` of each class of the line allow; null where one of them has none. */
const slots = new WeakMap<ClassValue, ReadonlySet<string> | null>();
function isOutsideSlots(type: ClassValue, name: string, env: Env): boolean {
  let known = slots.get(type);
  if (known === undefined) {
    const written = type.line.map((one) => one.members.get("__slots__"));
    const texts = (value: Value): string[] =>
      value.kind === "string"
        ? [value.value]
        : value.kind === "tuple" || value.kind === "list"
          ? value.items.flatMap(texts)
          : [];
    const named = written.every((s) => s !== undefined) ? written.flatMap((s) => texts(s!)) : null;
    known = named && new Set(named);
    slots.set(type, known);
  }
  return known !== null && !known.has(name) && env.host.dialect === "python";
}

/** What every class inherits from; what it makes itself is told from all else, and nothing more. */
const bareType = makeClass({ name: "object" });
export const objectType: BuiltinValue = {
  ...builtin("object", (args, env, span) => instantiate(bareType, args, env, span)),
  type: true,
};
export const isBare = (type: ClassValue): boolean => type === bareType;

/** `object.__setattr__` and its like, which are given the object. */
export const ofEveryObject = (name: string): BuiltinValue =>
  builtin(name, ([self, ...args], env, span) => {
    const of = self?.value;
    if (name === "__new__" && of?.kind === "class") return objectOf(of);
    const [key, value] = args.map((a) => a.value);
    if (name === "__setattr__" && of?.kind === "object" && key?.kind === "string" && value)
      setPlainly(of, key.value, value, env, span);
    else if (name === "__delattr__" && of?.kind === "object" && key?.kind === "string")
      dropPlainly(of, key.value, env, span);
    else if (name !== "__init__") throw failAt("call/missing", { name, param: "value" }, span);
    return { kind: "none" };
  });

/** An exception keeps what it is made with. */
function withArgs(self: Value | undefined, args: Parameters<BuiltinValue["call"]>[0]): Value {
  if (self?.kind === "object" && isException(self.type)) self.attributes.set("args", tupleOf(args.map((a) => a.value)));
  return { kind: "none" };
}

export function superAttribute(of: ValueOf<"super">, name: string, env: Env, span: Span): Value | undefined {
  // In a method of a class's class, the class is the object.
  const { meta = null } = of.of.kind === "class" ? of.of : {};
  const type = of.of.kind === "object" ? of.of.type : meta && inherits(meta, of.after) ? meta : of.of;
  const member = findMember(type, name, of.after);
  if (member && type === meta && (member.kind === "function" || member.kind === "builtin")) return bound(member, of.of);
  if (member) return given(member, of.of, env, span);
  if (name === "__init_subclass__") return builtin(name, (args) => nothingTaken(of.of, args));
  // What every object can do: nothing happens at its making, and attributes are simply set.
  if (name === "__init__") return builtin(name, (args) => withArgs(of.of, args));
  if (name === "__new__")
    return builtin(name, ([cls]) => (cls?.value.kind === "class" ? objectOf(cls.value) : { kind: "none" }));
  if (name === "__prepare__" && of.of.kind === "class") return builtin(name, () => dictOf(new Map()));
  if (of.of.kind !== "object" || (name !== "__setattr__" && name !== "__delattr__")) return undefined;
  const self = of.of;
  return builtin(name, (args, inner, at) => {
    const [key, value] = args.map((a) => a.value);
    if (key?.kind !== "string") return { kind: "none" };
    if (name === "__delattr__") dropPlainly(self, key.value, inner, at);
    else if (value) setPlainly(self, key.value, value, inner, at);
    return { kind: "none" };
  });
}

/** What a class does at the making of those that inherit from it, where nobody says: nothing. */
function nothingTaken(of: ObjectValue | ClassValue, args: Parameters<BuiltinValue["call"]>[0]): Value {
  if (args.length === 0) return { kind: "none" };
  const name = of.kind === "class" ? of.name : of.type.name;
  throw failAt("call/extra", { name, limit: "no arguments", count: args.length }, args[0]!.span, "", {
    exception: ["TypeError", `${name}.__init_subclass__() takes no keyword arguments`],
  });
}

/** Names that can stand after the dot. */
export const objectNames = (of: ObjectValue): string[] => [...of.attributes.keys(), ...classNames(of.type)];
export const classNames = (of: ClassValue): string[] =>
  of.line.flatMap((c) => [...c.members.keys()]).filter((n) => !n.startsWith("__"));

/** Calls a method such as `__len__` of the object's class; undefined if the class has none, or it is None. */
export function callSpecial(
  of: Value,
  name: string,
  args: readonly Value[],
  env: Env,
  span: Span = nowhere,
): Value | undefined {
  if (of.kind === "class") {
    const asked = of.meta && ofMeta(of, name, env, span);
    return asked && env.interpreter.call(asked, byPlace(args, span), env, span);
  }
  if (of.kind !== "object") return undefined;
  const member = findMember(of.type, name);
  if (!member || member.kind === "none") return undefined;
  return env.interpreter.call(given(member, of, env, span), byPlace(args, span), env, span);
}

/** What calling a class gives: what its own class says, else a new object. */
export function instantiate(type: ClassValue, args: Parameters<BuiltinValue["call"]>[0], env: Env, span: Span): Value {
  const called = type.meta && findMember(type.meta, "__call__");
  if (called) return env.interpreter.call(called, [{ name: null, value: type, span }, ...args], env, span);
  return makeObject(type, args, env, span);
}

const systemError = (type: ClassValue): boolean => type.line.some((one) => one.own && one.name === "OSError");
const systemErrors = new Map<bigint, string>([
  [2n, "FileNotFoundError"],
  [13n, "PermissionError"],
  [17n, "FileExistsError"],
  [20n, "NotADirectoryError"],
  [21n, "IsADirectoryError"],
  [32n, "BrokenPipeError"],
  [110n, "TimeoutError"],
]);
/** Classes of what the system refuses, by its numbers; they are told of where they are made. */
export const systemClasses = new Map<string, ClassValue>();
/** An OSError with the number of a more special one is that one. */
function ofSystem(type: ClassValue, number: Value | undefined, count: number): ClassValue {
  const name = number?.kind === "int" && count > 1 ? systemErrors.get(number.value) : undefined;
  return (type.own && type.name === "OSError" && name && systemClasses.get(name)) || type;
}

/** A new object of the class, made ready by its `__init__`. */
export function makeObject(type: ClassValue, args: Parameters<BuiltinValue["call"]>[0], env: Env, span: Span): Value {
  const maker = findMember(type, "__new__");
  if (maker) {
    const found = env.interpreter.call(maker, [{ name: null, value: type, span }, ...args], env, span);
    // What a class of classes makes is a class, which it makes ready too.
    const own = found.kind === "object" ? found.type : found.kind === "class" ? found.meta : undefined;
    const begin = own && inherits(own, type) ? findMember(own, "__init__") : undefined;
    if (begin) env.interpreter.call(begin, [{ name: null, value: found, span }, ...args], env, span);
    return found;
  }
  const exception = isException(type);
  const made = objectOf(exception ? ofSystem(type, args[0]?.value, args.length) : type);
  if (exception) made.attributes.set("args", tupleOf(args.map((a) => a.value)));
  if (exception && args.length > 1 && systemError(type)) {
    const names = ["errno", "strerror", "filename"];
    for (const [i, name] of names.entries()) made.attributes.set(name, args[i]?.value ?? { kind: "none" });
    made.attributes.set("args", tupleOf(args.slice(0, 2).map((a) => a.value)));
  }
  const ready = findMember(type, "__init__");
  if (ready) env.interpreter.call(ready, [{ name: null, value: made, span }, ...args], env, span);
  else if (args.length > 0 && !exception)
    throw failAt("call/extra", { name: type.name, limit: "no arguments", count: args.length }, args[0]!.span, "", {
      exception: ["TypeError", `${type.name}() takes no arguments`],
    });
  return made;
}

function setProperty(
  { set }: ValueOf<"descriptor">,
  of: ObjectValue | ClassValue,
  name: string,
  value: Value,
  env: Env,
  span: Span,
): void {
  if (!set)
    throw failAt("type/attribute", { name, owner: describe(of) }, span, "", {
      help: ["the property has no setter"],
      exception: unchangeable(of.kind === "class" ? of.meta! : of.type, name, "setter"),
    });
  env.interpreter.call(set, byPlace([of, value], span), env, span);
}

/** `of.name = value`. */
export function setAttribute(of: ObjectValue | ClassValue, name: string, value: Value, env: Env, span: Span): void {
  if (of.kind === "class") {
    if (of.own && !env.source.library) throw failAt("type/attribute", { name, owner: describe(of) }, span);
    const ofMeta = metaMember(of, name);
    if (isProperty(ofMeta)) return setProperty(ofMeta, of, name, value, env, span);
    if (callSpecial(of, "__setattr__", [stringOf(name), value], env, span)) return;
    setMember(of, name, value, env);
    return;
  }
  if (!callSpecial(of, "__setattr__", [stringOf(name), value], env, span)) setPlainly(of, name, value, env, span);
}

/** What `object.__setattr__` does: no class has a say in it but by properties, descriptors and slots. */
function setPlainly(of: ObjectValue, name: string, value: Value, env: Env, span: Span): void {
  const member = findMember(of.type, name);
  if (isProperty(member)) return setProperty(member, of, name, value, env, span);
  if (member && setsItself(member)) {
    callSpecial(member, "__set__", [of, value], env, span);
    return;
  }
  if (of.type === bareType || isOutsideSlots(of.type, name, env))
    throw failAt("name/attribute", { owner: describe(of), name }, span, "", { exception: noAttribute(of, name) });
  if (name === "__class__" && value.kind === "class") return becomes(of, value, env);
  const dict = name === "__dict__" ? heartOf(value) : null;
  if (dict?.kind === "dict") {
    env.host.touch(of, () => attributesUndo(of));
    of.attributes = attributesIn(dict);
    return;
  }
  putAttribute(of, name, value, env);
}

/** `del of.name`. */
export function dropAttribute(of: ObjectValue | ClassValue, name: string, env: Env, span: Span): void {
  if (callSpecial(of, "__delattr__", [stringOf(name)], env, span)) return;
  dropPlainly(of, name, env, span);
}

/** What `object.__delattr__` and `type.__delattr__` do. */
function dropPlainly(of: ObjectValue | ClassValue, name: string, env: Env, span: Span): void {
  const member = of.kind === "object" ? findMember(of.type, name) : metaMember(of, name);
  if (isProperty(member)) {
    if (member.delete) {
      env.interpreter.call(member.delete, byPlace([of], span), env, span);
      return;
    }
    const type = of.kind === "object" ? of.type : of.meta!;
    const facts = { owner: describe(of), name };
    throw failAt("type/attribute", facts, span, "", { exception: unchangeable(type, name, "deleter") });
  }
  if (member && callSpecial(member, "__delete__", [of], env, span)) return;
  if (of.kind === "object" && of.attributes.has(name)) return putAttribute(of, name, undefined, env);
  const changes = of.kind === "class" && (!of.own || env.source.library !== undefined);
  if (changes && of.members.has(name)) return setMember(of, name, undefined, env);
  throw failAt("name/attribute", { owner: describe(of), name }, span, "", { exception: noAttribute(of, name) });
}

/** What the classes of objects that turned into others are remembered by, apart from their attributes. */
const turned = new WeakMap<ObjectValue, object>();
/** The object is one of another class from now on. */
function becomes(of: ObjectValue, type: ClassValue, env: Env): void {
  const put = (one: ClassValue): void => {
    of.type = one;
  };
  const before = of.type;
  const key = turned.get(of) ?? {};
  turned.set(of, key);
  env.host.touch(key, () => plainUndo(() => before, put));
  put(type);
}

export function setMember(of: ClassValue, name: string, value: Value | undefined, env: Env): void {
  env.host.touch(of, () => membersUndo(of));
  if (value) of.members.set(name, value);
  else of.members.delete(name);
}

export function putAttribute(of: ObjectValue, name: string, value: Value | undefined, env: Env): void {
  env.host.touch(of, () => attributesUndo(of));
  if (value) of.attributes.set(name, value);
  else of.attributes.delete(name);
}

const attributesUndo = (of: ObjectValue): ReturnType<typeof partUndo> =>
  partUndo(
    () => of.attributes,
    (old) => {
      of.attributes = old;
    },
    new Map(of.attributes),
  );
const membersUndo = (of: ClassValue): ReturnType<typeof partUndo> =>
  partUndo(
    () => of.members,
    (old) => {
      of.members = old;
    },
    new Map(of.members),
  );
