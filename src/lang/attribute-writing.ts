/**
 * `of.name = value` and `del of.name`: who has a say in how an object or a class changes (its class's methods, properties,
 * descriptors, slots), and how the change is taken back. Knows nothing of how attributes are read.
 */
import type { Span } from "../core/errors.ts";
import { attributesIn } from "./attribute-dict.ts";
import { bareType, findMember, metaMember } from "./classes.ts";
import { type Env, partUndo, plainUndo, touchAttributes } from "./env.ts";
import { failAt } from "./fail.ts";
import { callSpecial, isProperty, setsItself } from "./members.ts";
import { noAttribute, unchangeable } from "./python-says.ts";
import {
  byPlace,
  type ClassValue,
  describe,
  heartOf,
  type ObjectValue,
  stringOf,
  type Value,
  type ValueOf,
} from "./value.ts";

/** `of.name = value`. */
export function setAttribute(of: ObjectValue | ClassValue, name: string, value: Value, env: Env, span: Span): void {
  if (of.kind === "class") {
    if (of.own && !env.source.library && !isOpen(of, env))
      throw failAt("type/attribute", { name, owner: describe(of) }, span);
    const ofMeta = metaMember(of, name);
    if (isProperty(ofMeta)) return setProperty(ofMeta, of, name, value, env, span);
  }
  const told = of.kind === "class" || findMember(of.type, "__setattr__") !== undefined;
  if (told && callSpecial(of, "__setattr__", [stringOf(name), value], env, span)) return;
  if (of.kind === "class") setMember(of, name, value, env);
  else setPlainly(of, name, value, env, span);
}

/** Frameworks' classes are written in Python, where programs may change them. */
const isOpen = ({ module }: ClassValue, env: Env): boolean =>
  env.host.dialect === "python" && /^(?:torch|keras|tensorflow)\b/.test(module);

/** `del of.name`. */
export function dropAttribute(of: ObjectValue | ClassValue, name: string, env: Env, span: Span): void {
  if (callSpecial(of, "__delattr__", [stringOf(name)], env, span)) return;
  dropPlainly(of, name, env, span);
}

/** What `object.__setattr__` and `object.__delattr__` do; whether the method is one of them and has what it needs. */
export function changePlainly(
  method: string,
  of: ObjectValue,
  [key, value]: readonly Value[],
  env: Env,
  span: Span,
): boolean {
  if (key?.kind !== "string") return false;
  if (method === "__setattr__" && value) setPlainly(of, key.value, value, env, span);
  else if (method === "__delattr__") dropPlainly(of, key.value, env, span);
  else return false;
  return true;
}

/** No class has a say in it but by properties, descriptors and slots. */
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
    touchAttributes(of, env);
    of.attributes = attributesIn(dict);
    return;
  }
  putAttribute(of, name, value, env);
}

/** What `object.__delattr__` and `type.__delattr__` do. */
export function dropPlainly(of: ObjectValue | ClassValue, name: string, env: Env, span: Span): void {
  const member = of.kind === "object" ? findMember(of.type, name) : metaMember(of, name);
  if (isProperty(member)) {
    if (!member.delete)
      throw failAt("type/attribute", { owner: describe(of), name }, span, "", {
        exception: unchangeable(ownerOfProperties(of), name, "deleter"),
      });
    env.interpreter.call(member.delete, byPlace([of], span), env, span);
    return;
  }
  if (member && callSpecial(member, "__delete__", [of], env, span)) return;
  if (of.kind === "object" && of.attributes.has(name)) return putAttribute(of, name, undefined, env);
  const changes = of.kind === "class" && (!of.own || env.source.library !== undefined || isOpen(of, env));
  if (changes && of.members.has(name)) return setMember(of, name, undefined, env);
  throw failAt("name/attribute", { owner: describe(of), name }, span, "", { exception: noAttribute(of, name) });
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
      exception: unchangeable(ownerOfProperties(of), name, "setter"),
    });
  env.interpreter.call(set, byPlace([of, value], span), env, span);
}
const ownerOfProperties = (of: ObjectValue | ClassValue): ClassValue => (of.kind === "class" ? of.meta! : of.type);

/** Names that `__slots__` of each class of the line allow; null where one of them has none. */
const slots = new WeakMap<ClassValue, ReadonlySet<string> | null>();
function isOutsideSlots(type: ClassValue, name: string, env: Env): boolean {
  let known = slots.get(type);
  if (known === undefined) {
    const written = type.line.flatMap((one) => one.members.get("__slots__") ?? []);
    known = written.length === type.line.length ? new Set(written.flatMap(textsIn)) : null;
    slots.set(type, known);
  }
  return known !== null && !known.has(name) && env.host.dialect === "python";
}
function textsIn(value: Value): string[] {
  if (value.kind === "string") return [value.value];
  return value.kind === "tuple" || value.kind === "list" ? value.items.flatMap(textsIn) : [];
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

/** The class has another member of that name, or none any more. */
export function setMember(of: ClassValue, name: string, value: Value | undefined, env: Env): void {
  env.host.touch(of, () => membersUndo(of));
  if (value) of.members.set(name, value);
  else of.members.delete(name);
}

/** The object itself has another attribute of that name, or none any more, whatever its class says. */
export function putAttribute(of: ObjectValue, name: string, value: Value | undefined, env: Env): void {
  touchAttributes(of, env);
  if (value) of.attributes.set(name, value);
  else of.attributes.delete(name);
}

const membersUndo = (of: ClassValue): ReturnType<typeof partUndo> =>
  partUndo(
    () => of.members,
    (old) => {
      of.members = old;
    },
    new Map(of.members),
  );
