/**
 * Classes: in what order they and those they inherit from are asked, and which member a name finds. Knows neither how a
 * member comes out of an object nor how an object is made.
 */
import { refuse } from "../core/errors.ts";
import { type ClassValue, type ObjectValue, objectOf, type Value } from "./value.ts";

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
  for (const base of bases)
    heirs.set(base, [...(heirs.get(base) ?? []).filter((one) => one.deref()), new WeakRef(made)]);
  return made;
}
/** The classes that name another as their base, for as long as they are there. */
const heirs = new WeakMap<ClassValue, readonly WeakRef<ClassValue>[]>();
export const heirsOf = (of: ClassValue): ClassValue[] => (heirs.get(of) ?? []).flatMap((one) => one.deref() ?? []);

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

/** The member that a class, or the first of those it inherits from, has under the name. */
export function findMember(type: ClassValue, name: string, after: ClassValue | null = null): Value | undefined {
  for (const one of after ? type.line.slice(type.line.indexOf(after) + 1) : type.line) {
    const found = one.members.get(name);
    if (found) return found;
  }
  return undefined;
}

/** What the class of a class says of a name; undefined where its class is `type` itself. */
export const metaMember = (of: ClassValue, name: string): Value | undefined => of.meta && findMember(of.meta, name);

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

/** Names that can stand after the dot. */
export const objectNames = (of: ObjectValue): string[] => [...of.attributes.keys(), ...classNames(of.type)];
export const classNames = (of: ClassValue): string[] =>
  of.line.flatMap((c) => [...c.members.keys()]).filter((n) => !n.startsWith("__"));

/** The class of what `object()` makes: it is told from all else, and nothing more. */
export const bareType = makeClass({ name: "object" });

const notImplementedType = makeClass({ name: "NotImplementedType" });
/** What a method gives that has no answer: the other side is asked. */
export const notImplemented: ObjectValue = objectOf(notImplementedType);

/** Objects of the class are of that type of Python's too. */
export const standsFor = (type: ClassValue, name: string): boolean =>
  type.line.some((one) => {
    const stands = one.members.get("_is_a");
    return stands?.kind === "string" && stands.value === name;
  });
