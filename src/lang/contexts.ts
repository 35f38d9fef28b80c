/** What `with` does around a block: how a context is entered, and how it is left with or without an error. */
import { UserError } from "../core/errors.ts";
import { assignTarget } from "./assign.ts";
import type { Env } from "./env.ts";
import { exceptionOf } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { turnOff, turnOn } from "./gradients.ts";
import { callSpecial } from "./members.ts";
import { typeError } from "./python-says.ts";
import type { StatementOf } from "./syntax.ts";
import { isTrue } from "./truth.ts";
import { typeNameOf } from "./type-names.ts";
import { describe, none, type Value, type ValueOf } from "./value.ts";

/** Leaves a context; true if it takes the error, so that nothing more comes of it. */
type Leave = (error: unknown) => boolean;

/** Enters the context that an item's value is, and gives its target what it has for it. */
export function enterContext(value: Value, item: StatementOf<"with">["items"][number], env: Env): Leave {
  switch (value.kind) {
    case "object":
      return enterObject(value, item, env);
    case "tape":
      turnOn(value.tape, env);
      if (item.target) assignTarget(item.target, value, env);
      return () => {
        turnOff(value.tape);
        return false;
      };
    case "context":
      value.enter(env);
      if (item.target) assignTarget(item.target, value, env);
      return () => {
        value.exit(env);
        return false;
      };
    default:
      throw noContext(value, item);
  }
}

const noContext = (value: Value, { value: { span } }: StatementOf<"with">["items"][number]): UserError =>
  failAt("call/kind", { name: "with", wanted: "a GradientTape", param: "as", found: describe(value) }, span, "", {
    exception: typeError(`'${typeNameOf(value)}' object does not support the context manager protocol`),
  });

/** An object that says itself what happens before and after the block. */
function enterObject(context: ValueOf<"object">, item: StatementOf<"with">["items"][number], env: Env): Leave {
  const { span } = item.value;
  const entered = callSpecial(context, "__enter__", [], env, span);
  if (!entered) throw noContext(context, item);
  if (item.target) assignTarget(item.target, entered, env);
  return (error) => {
    if (error === null) {
      callSpecial(context, "__exit__", [none, none, none], env, span);
      return false;
    }
    if (!(error instanceof UserError)) return false;
    const exception = exceptionOf(error);
    const taken = callSpecial(context, "__exit__", [exception.type, exception, none], env, span);
    return taken !== undefined && isTrue(taken, env);
  };
}
