/**
 * What dataclasses and named tuples do each time that one is made or read: values go to fields. Found only in the library, as
 * `_tensh.…`, which does itself whatever is asked beyond that, and says what is wrong. Knows fields by name and place.
 */
import { method } from "./arguments.ts";
import { putAttribute } from "./attribute-writing.ts";
import { findMember } from "./classes.ts";
import { raisedAs } from "./exceptions.ts";
import { callSpecial, isProperty, setsItself } from "./members.ts";
import { objectAttribute } from "./object-attributes.ts";
import {
  boolOf,
  builtin,
  type ClassValue,
  type DictValue,
  heartOf,
  none,
  type ObjectValue,
  objectOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** A field: its name, its place among the arguments (below 0: by name alone), what it is where it is not given. */
interface Field {
  readonly name: string;
  readonly place: number;
  readonly byName: boolean;
  readonly otherwise: "needed" | "value" | "made";
  readonly value: Value;
}
/** By the list that the library keeps with its class. */
const plans = new WeakMap<Value, readonly Field[]>();
function planIn(given: Value): readonly Field[] {
  const known = plans.get(given);
  if (known) return known;
  const rows = (given as { items: readonly Value[] }).items.map((row) => (row as { items: readonly Value[] }).items);
  const plan = rows.map(
    ([name, place, byName, otherwise, value]): Field => ({
      name: (name as { value: string }).value,
      place: Number((place as { value: bigint }).value),
      byName: (byName as { value: boolean }).value,
      otherwise: (otherwise as { value: Field["otherwise"] }).value,
      value: value!,
    }),
  );
  plans.set(given, plan);
  return plan;
}

/** The value given for each field; null unless each has one, or does without, and nothing is given that is none's. */
function givenTo(
  plan: readonly Field[],
  args: readonly Value[],
  named: DictValue["entries"],
): (Value | undefined)[] | null {
  let taken = 0;
  const found: (Value | undefined)[] = [];
  for (const { name, place, byName, otherwise } of plan) {
    const byPlace = place >= 0 ? args[place] : undefined;
    const other = byName ? named.get(`s${name}`)?.value : undefined;
    if ((byPlace && other) || (!byPlace && !other && otherwise === "needed")) return null;
    if (byPlace || other) taken++;
    found.push(byPlace ?? other);
  }
  return taken === args.length + named.size ? found : null;
}

/** Nothing but the object's own attributes is behind its fields. */
function isBare(type: ClassValue, plan: readonly Field[]): boolean {
  if (findMember(type, "__getattr__") || findMember(type, "__slots__")) return false;
  return plan.every(({ name }) => {
    const member = findMember(type, name);
    return !member || !(isProperty(member) || setsItself(member));
  });
}

/** What `__init__` of a dataclass does; False where the library has to, and nothing has happened. */
const setFields = method("set_fields", ["of", "plan", "args", "named"], (args, env, span) => {
  const [of, plan] = [args.value("of") as ObjectValue, planIn(args.value("plan"))];
  const values = (args.value("args") as { items: readonly Value[] }).items;
  const given = givenTo(plan, values, (args.value("named") as DictValue).entries);
  if (given === null || of.kind !== "object" || !isBare(of.type, plan)) return boolOf(false);
  for (let i = 0; i < plan.length; i++) {
    const { name, otherwise, value } = plan[i]!;
    putAttribute(
      of,
      name,
      given[i] ?? (otherwise === "made" ? env.interpreter.call(value, [], env, span) : value),
      env,
    );
  }
  callSpecial(of, "__post_init__", [], env, span);
  return boolOf(true);
});

/** The values of those fields as a tuple; None where one is missing. */
const fieldsOf = method("fields_of", ["of", "names"], (args, env, span) => {
  const [of, names] = [args.value("of"), args.value("names") as { items: readonly { value: string }[] }];
  if (of.kind !== "object") return none;
  const values: Value[] = [];
  for (const { value: name } of names.items) {
    const found = objectAttribute(of, name, env, span);
    if (!found) return none;
    values.push(found);
  }
  return tupleOf(values);
});

/** `__new__` of a named tuple with a value for each field; all else goes to the class behind it. */
const newNamed = builtin("__new__", (args, env, span) => {
  const [cls, ...given] = args;
  if (cls?.value.kind !== "class") throw raisedAs("TypeError", "tuple.__new__(X): X is not a type object", span);
  const fields = findMember(cls.value, "_fields");
  const isEach = fields?.kind === "tuple" && fields.items.length === given.length;
  if (isEach && given.every((a) => a.name === null))
    return { ...objectOf(cls.value), holds: tupleOf(given.map((a) => a.value)) };
  const owner = cls.value.line.find((one) => one.members.get("__new__") === newNamed) ?? null;
  return env.interpreter.call(findMember(cls.value, "__new__", owner)!, args, env, span);
});
/** A field of a named tuple, read: the item at its place. */
const itemNamed = method("named_item", ["field", "of", "owner?"], (args) => {
  const [field, of] = [args.value("field") as ObjectValue, heartOf(args.value("of"))];
  const at = field.attributes.get("_at");
  return of.kind === "tuple" && at?.kind === "int" ? of.items[Number(at.value)]! : field;
});

export const fieldFunctions = [setFields, fieldsOf, itemNamed];
export const newNamedTuple = ["_tensh.new_named", newNamed] as const;
