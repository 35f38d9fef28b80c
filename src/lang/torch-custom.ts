/** torch.autograd.Function: results that depend on their inputs by the gradients that a program states. */
import { method } from "./arguments.ts";
import { flowsOf, withFlow } from "./custom-gradient.ts";
import type { Env } from "./env.ts";
import { itemsOf } from "./sequences.ts";
import { noteSaving } from "./torch-flow.ts";
import { namedStep } from "./torch-steps.ts";
import { arrayOf, bare, tensorObject } from "./torch-tensors.ts";
import { type BuiltinValue, byPlace, listOf, none, tensorOf, tupleOf, type Value } from "./value.ts";

const custom = method("torch_custom", ["step", "outs", "inputs", "back", "saves"], (args, env, span) => {
  const nodesIn = (name: string) => itemsOf(args.value(name), env).map((v) => arrayOf(v, env, span).node);
  const inputs = nodesIn("inputs");
  const back = args.value("back");
  const made = withFlow(nodesIn("outs"), inputs, (dys) => {
    const flows = dys.map((dy) => tensorObject(tensorOf(dy, true), none, env));
    return flowsOf(bareList(env.interpreter.call(back, byPlace(flows, span), env, span), env), inputs, env);
  });
  const step = namedStep(args.string("step"));
  return listOf(
    made.map((node) => {
      const array = tensorOf(node, true);
      if (args.bool("saves", false)) noteSaving(array, []);
      return tensorObject(array, step, env);
    }),
  );
});

const bareList = (found: Value, env: Env): Value => tupleOf(itemsOf(found, env).map((v) => bare(v, env)));

export const customFunctions: readonly BuiltinValue[] = [custom];
