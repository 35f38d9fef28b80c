/**
 * What the library's PyTorch asks of the host: its tensors' members, functions called by their names, whether steps are
 * recorded, arrays without what they were computed from. Found only in the library.
 */

import { type Arguments, method } from "./arguments.ts";
import { rootOf } from "./arrays.ts";
import { putAttribute } from "./attribute-writing.ts";
import type { Env } from "./env.ts";
import { objectAttribute } from "./object-attributes.ts";
import { passedOn } from "./passed-on.ts";
import { castingNow } from "./torch-autocast.ts";
import { callPlainly, callTorch, isFunction, torchFunction } from "./torch-calls.ts";
import { customFunctions } from "./torch-custom.ts";
import { flowFunctions } from "./torch-flow.ts";
import { numbersIn } from "./torch-lists.ts";
import { inPlaceNamed, memberNamed, operatorNamed } from "./torch-members.ts";
import { moduleFunctions } from "./torch-modules.ts";
import { optimizerFunctions } from "./torch-optimizers.ts";
import { originsOf } from "./torch-origins.ts";
import { bare, begin, detached, partsOf, recordFromNow, records, stepNow } from "./torch-tensors.ts";
import { viewFunctions } from "./torch-views.ts";
import { kindName } from "./torch-words.ts";
import { arrange, putOf } from "./torch-writing.ts";
import { isTrue } from "./truth.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  type DictValue,
  none,
  type ObjectValue,
  stringOf,
  type TensorValue,
} from "./value.ts";

const beginning = method("torch_begin", ["parts"], (args, env) => {
  begin(args.value("parts") as DictValue, env);
  return none;
});

/** Whether steps are recorded; with an argument, from now on, and what held before comes back. */
const recording = method("torch_records", ["on?"], (args, env) =>
  boolOf(args.has("on") ? recordFromNow(args.bool("on", true), env) : records(env)),
);

/** A block, or a function, in which steps are recorded as its object says; then holds what held before. */
const modes: Readonly<Record<string, BuiltinValue>> = {
  enter: builtin("__enter__", ([self], env, span) => {
    const of = self!.value as ObjectValue;
    const on = objectAttribute(of, "_records", env, span) ?? none;
    putAttribute(of, "_before", boolOf(recordFromNow(isTrue(on, env), env)), env);
    return of;
  }),
  exit: builtin("__exit__", ([self], env) => {
    const before = (self!.value as ObjectValue).attributes.get("_before");
    recordFromNow(before === undefined || isTrue(before, env), env);
    return none;
  }),
};
const mode = method("torch_mode", ["name"], (args) => modes[args.string("name")]!);

/** torch.NAME of the arguments in a list and a dict. */
const call = method("torch_call", ["name", "args", "options"], (args, env, span) =>
  callTorch(args.string("name"), passedOn(args, env, span), env, span),
);
/** The same, without a look at what the library's text has to say. */
const plainly = method("torch_plainly", ["name", "args", "options"], (args, env, span) =>
  callPlainly(args.string("name"), passedOn(args, env, span), env, span),
);

/** The function of that name; None if there is none. */
const named = method("torch_function", ["name"], (args) => {
  const name = args.string("name");
  return isFunction(name) ? torchFunction(name) : none;
});

/** What PyTorch calls the dtype of that name in messages. */
const kind = method("torch_kind", ["dtype"], (args) => stringOf(kindName(args.string("dtype"))));

/** Several results with names. */
const results = method("torch_results", ["name", "fields", "values"], (args, env, span) =>
  env.interpreter.call(
    partsOf(env).results,
    byPlace(
      ["name", "fields", "values"].map((p) => args.value(p)),
      span,
    ),
    env,
    span,
  ),
);

const tensorIn = (args: Arguments, param: string, env: Env): TensorValue => {
  const value = bare(args.value(param), env);
  return value.kind === "tensor" ? value : args.misfit(param, "a tensor");
};
const detach = method("torch_detach", ["of"], (args, env) => detached(tensorIn(args, "of", env), env));
/** Whether both show one array. */
const isSame = method("torch_same", ["a", "b"], (args, env) => {
  return boolOf(rootOf(tensorIn(args, "a", env)) === rootOf(tensorIn(args, "b", env)));
});

export const torchFunctions: readonly BuiltinValue[] = [
  beginning,
  recording,
  mode,
  call,
  castingNow,
  plainly,
  named,
  kind,
  detach,
  numbersIn,
  isSame,
  results,
  memberNamed,
  originsOf,
  operatorNamed,
  inPlaceNamed,
  putOf,
  stepNow,
  arrange,
  ...customFunctions,
  ...flowFunctions,
  ...moduleFunctions,
  ...optimizerFunctions,
  ...viewFunctions,
];
