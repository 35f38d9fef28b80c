/**
 * What exceptions have that other objects have not: their arguments, notes, causes, the numbers of the system. Knows neither
 * which exceptions there are nor how they are raised.
 */
import type { Span } from "../core/errors.ts";
import { putAttribute } from "./attribute-writing.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { typeNameOf } from "./type-names.ts";
import {
  type Arg,
  boolOf,
  builtin,
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

export const isException = (type: ClassValue): boolean => type.line.at(-1)!.name === "BaseException";

/** A new exception of the class, which keeps what it is made with. */
export function newException(type: ClassValue, values: readonly Value[]): ObjectValue {
  const made = objectOf(ofSystem(type, values[0], values.length));
  const isSystems = values.length > 1 && type.line.some((one) => one.own && one.name === "OSError");
  made.attributes.set("args", tupleOf(isSystems ? values.slice(0, 2) : values));
  const names = isSystems ? ["errno", "strerror", "filename"] : [];
  for (const [i, name] of names.entries()) made.attributes.set(name, values[i] ?? none);
  return made;
}

/** What `__init__` of an exception does, and of anything else: nothing. */
export function keepArgs(self: Value | undefined, args: readonly Arg[]): Value {
  if (self?.kind === "object" && isException(self.type)) self.attributes.set("args", tupleOf(args.map((a) => a.value)));
  return none;
}

const systemErrors = new Map<bigint, string>([
  [2n, "FileNotFoundError"],
  [13n, "PermissionError"],
  [17n, "FileExistsError"],
  [20n, "NotADirectoryError"],
  [21n, "IsADirectoryError"],
  [32n, "BrokenPipeError"],
  [110n, "TimeoutError"],
]);
/** Classes of what the system refuses, by their names; they are told of where they are made. */
export const systemClasses = new Map<string, ClassValue>();
/** An OSError with the number of a more special one is that one. */
function ofSystem(type: ClassValue, number: Value | undefined, count: number): ClassValue {
  const name = number?.kind === "int" && count > 1 ? systemErrors.get(number.value) : undefined;
  return (type.own && type.name === "OSError" && name && systemClasses.get(name)) || type;
}

/** What stands behind the dot of an exception that neither itself nor its class has; undefined if it has no such part. */
export function exceptionPart(of: ObjectValue, name: string): Value | undefined {
  switch (name) {
    case "add_note":
      return builtin(name, ([note], env, span) => addNote(of, note?.value, env, span));
    case "with_traceback":
      return builtin(name, () => of);
    case "__suppress_context__":
      // `raise … from …` says what it comes from, even where that is None.
      return boolOf(of.attributes.has("__cause__"));
    case "__cause__":
    case "__context__":
    case "__traceback__":
      return none;
    case "value":
      // What the generator returned.
      return of.type.name === "StopIteration" ? firstArg(of) : undefined;
    case "code":
      return of.type.name === "SystemExit" ? firstArg(of) : undefined;
    case "name":
      return isOf(of, "ImportError") ? moduleIn(firstArg(of)) : undefined;
    case "msg":
      return isOf(of, "ImportError") ? firstArg(of) : undefined;
    default:
      return undefined;
  }
}

const isOf = (of: ObjectValue, type: string): boolean => of.type.line.some((one) => one.own && one.name === type);

/** The module that an import did not find, which Python's words for it name. */
function moduleIn(said: Value): Value {
  const named =
    said.kind === "string"
      ? /^No module named '([^']+)'|^cannot import name '.*' from '([^']+)'/.exec(said.value)
      : null;
  const module = named?.[1] ?? named?.[2];
  return module === undefined ? none : stringOf(module);
}

function firstArg(of: ObjectValue): Value {
  const args = of.attributes.get("args");
  return (args?.kind === "tuple" ? args.items[0] : undefined) ?? none;
}

function addNote(of: ObjectValue, note: Value | undefined, env: Env, span: Span): Value {
  if (note?.kind !== "string") {
    const facts = { name: "add_note", param: "note", wanted: "a string", found: note ? describe(note) : "nothing" };
    const exception = ["TypeError", `note must be a str, not '${note ? typeNameOf(note) : "NoneType"}'`] as const;
    throw failAt("call/kind", facts, span, "", { exception });
  }
  const notes = of.attributes.get("__notes__");
  putAttribute(of, "__notes__", listOf([...(notes?.kind === "list" ? notes.items : []), note]), env);
  return none;
}
