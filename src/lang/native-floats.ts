/** What the library's Python sets about numbers beyond floats. Found only in the library, as `_tensh`. */
import { method } from "./arguments.ts";
import { type Env, type FloatErrors, type FloatHandling, plainUndo } from "./env.ts";
import { listensFor } from "./float-errors.ts";
import { itemsOf } from "./sequences.ts";
import { none, type Value } from "./value.ts";

function change({ host }: Env, how: Partial<FloatErrors>): Value {
  const { floats } = host;
  const put = (now: Partial<FloatErrors>): void => {
    Object.assign(floats, now);
    floats.watched = listensFor(floats);
  };
  host.touch(floats, () => plainUndo(() => ({ ...floats }), put));
  put(how);
  return none;
}

/** How each kind of error is handled, in NumPy's order. */
const handleFloats = method("handle_floats", ["hows"], (args, env) => {
  const [divide, over, under, invalid] = itemsOf(args.value("hows"), env).map((v) =>
    v.kind === "string" ? (v.value as FloatHandling) : "warn",
  );
  return change(env, { handled: { divide: divide!, over: over!, under: under!, invalid: invalid! } });
});

/** Whether warnings are waited for. */
const hearFloats = method("hear_floats", ["on"], (args, env) => change(env, { heard: args.bool("on", false) }));

export const floatFunctions = [handleFloats, hearFloats];
