/**
 * Groups of exceptions: what `ExceptionGroup` can do, and what `except*` takes out of one. Knows no statements and no
 * handlers.
 */
import type { Span } from "../core/errors.ts";
import { findMember, inherits, makeClass } from "./classes.ts";
import type { Env } from "./env.ts";
import { isException } from "./exception-objects.ts";
import { failAt } from "./fail.ts";
import { typeError, valueError } from "./python-says.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  builtin,
  byPlace,
  type ClassValue,
  describe,
  listOf,
  none,
  type ObjectValue,
  objectOf,
  stringOf,
  tupleOf,
  type Value,
} from "./value.ts";

type Test = (exception: ObjectValue) => boolean;

/** The exceptions that a group holds; none where it is no group. */
export function membersOf(group: ObjectValue): readonly ObjectValue[] {
  const held = group.attributes.get("exceptions");
  const items = held?.kind === "tuple" ? held.items : [];
  return items.filter((v): v is ObjectValue => v.kind === "object");
}
export const isGroup = ({ type }: ObjectValue): boolean =>
  type.line.some((one) => one.name === "BaseExceptionGroup" && one.own);

/** The group with other exceptions, as its class says; with the same cause, context and notes. */
function derived(group: ObjectValue, exceptions: readonly ObjectValue[], env: Env, span: Span): ObjectValue {
  const derive = findMember(group.type, "derive")!;
  const args = byPlace([group, listOf([...exceptions])], span);
  const made = env.interpreter.call(derive, args, env, span) as ObjectValue;
  for (const name of ["__cause__", "__context__", "__notes__"]) {
    const part = group.attributes.get(name);
    if (part) made.attributes.set(name, part);
  }
  return made;
}

/** What of an exception a test holds for, and the rest; groups keep their form. */
export function splitBy(
  exception: ObjectValue,
  test: Test,
  env: Env,
  span: Span,
): readonly [ObjectValue | null, ObjectValue | null] {
  if (test(exception)) return [exception, null];
  if (!isGroup(exception)) return [null, exception];
  const parts = membersOf(exception).map((one) => splitBy(one, test, env, span));
  const side = (of: readonly (ObjectValue | null)[]): ObjectValue | null => {
    const found = of.filter((one) => one !== null);
    if (found.length === 0) return null;
    return derived(exception, found, env, span);
  };
  return [side(parts.map(([holds]) => holds)), side(parts.map(([, rest]) => rest))];
}

function testOf(asked: Value, env: Env, span: Span): Test {
  const types = asked.kind === "tuple" ? asked.items : [asked];
  if (types.every((t) => t.kind === "class" && isException(t)))
    return ({ type }) => types.some((t) => inherits(type, t as ClassValue));
  if (asked.kind === "tuple" || (asked.kind !== "function" && asked.kind !== "builtin"))
    throw failAt(
      "call/kind",
      { name: "split", param: "condition", wanted: "an exception type or a function", found: describe(asked) },
      span,
      "",
      {
        exception: typeError(
          "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ),
      },
    );
  return (one) => isTrue(env.interpreter.call(asked, byPlace([one], span), env, span), env);
}

/** A group of that message. */
export function groupOf(type: ClassValue, message: string, exceptions: readonly ObjectValue[]): ObjectValue {
  const made = objectOf(type);
  begin(made, stringOf(message), exceptions);
  made.attributes.set("args", tupleOf([stringOf(message), listOf([...exceptions])]));
  return made;
}
function begin(self: ObjectValue, message: Value, exceptions: readonly Value[]): void {
  self.attributes.set("message", message);
  self.attributes.set("exceptions", tupleOf(exceptions));
}

function ready([self, ...args]: readonly Arg[], _: Env, span: Span): Value {
  const [message, held] = args.map((a) => a.value);
  const of = self!.value as ObjectValue;
  const wrong = (said: ReturnType<typeof typeError>): never => {
    throw failAt("call/missing", { name: of.type.name, param: "exceptions" }, span, "", { exception: said });
  };
  if (!message || !held || args.length > 2)
    return wrong(typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`));
  if (message.kind !== "string") return wrong(typeError(`argument 1 must be str, not ${message.kind}`));
  const items = held.kind === "list" || held.kind === "tuple" ? held.items : null;
  if (!items) return wrong(typeError("second argument (exceptions) must be a sequence"));
  if (items.length === 0) return wrong(valueError("second argument (exceptions) must be a non-empty sequence"));
  const odd = items.findIndex((v) => v.kind !== "object" || !isException(v.type));
  if (odd >= 0) return wrong(valueError(`Item ${odd} of second argument (exceptions) is not an exception`));
  begin(of, message, items);
  return none;
}

const half = (name: string, at: 0 | 1 | null) =>
  builtin(name, ([self, asked], env, span) => {
    const found = splitBy(self!.value as ObjectValue, testOf(asked!.value, env, span), env, span);
    return at === null ? tupleOf(found.map((one) => one ?? none)) : (found[at] ?? none);
  });

export function groupClasses(base: ClassValue, exception: ClassValue): ClassValue[] {
  const said = builtin("__str__", ([self]) => {
    const group = self!.value as ObjectValue;
    const message = group.attributes.get("message");
    const { length } = membersOf(group);
    return stringOf(
      `${message?.kind === "string" ? message.value : ""} (${length} sub-exception${length === 1 ? "" : "s"})`,
    );
  });
  const members = new Map<string, Value>([
    ["__init__", builtin("__init__", ready)],
    ["__str__", said],
    ["split", half("split", null)],
    ["subgroup", half("subgroup", 0)],
    [
      "derive",
      builtin("derive", ([self, held]) => {
        const message = (self!.value as ObjectValue).attributes.get("message");
        const items = held?.value.kind === "list" ? held.value.items : [];
        return groupOf(group, message?.kind === "string" ? message.value : "", items as ObjectValue[]);
      }),
    ],
  ]);
  const bases = makeClass({ name: "BaseExceptionGroup", bases: [base], members });
  const group = makeClass({ name: "ExceptionGroup", bases: [bases, exception] });
  return [bases, group];
}
