/** `tensor NAME = EXPR`: a tensor under a name. */

import { dtypeNamed, dtypeNames } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import { checkWhole, literalsOf, toNode } from "../lang/convert.ts";
import { bindName, type Env } from "../lang/env.ts";
import { failAt, located } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { tensorOf } from "../lang/value.ts";
import { castTo } from "../ops/operation.ts";
import { type BindingArg, command } from "./command.ts";
import { evaluated } from "./values.ts";

/** The dtype written after the colon; undefined if none is. */
export function dtypeIn({ dtype }: BindingArg) {
  const found = dtype && dtypeNamed(dtype.text.replace(/^(tf|np|torch)\./, ""));
  if (dtype && !found)
    throw failAt("dtype/unknown", { name: dtype.text }, dtype.span, "", { help: didYouMean(dtype.text, dtypeNames) });
  return found ?? undefined;
}

export const tensor = command({
  name: "tensor",
  summary: "Make a tensor, and give it a name.",
  params: { tensor: { kind: "binding", doc: "a name and its value, or a value alone", shown: "NAME[: DTYPE] = EXPR" } },
  options: {},
  arrow: true,
  examples: [
    { code: "tensor vec = [10, 20, 30]", shows: "[10 20 30]" },
    { code: "tensor x: float64 = [1, 2]", shows: "[1. 2.]" },
  ],
  made: ({ args, env }) => nodeIn(args.tensor, env),
  *run({ args: { tensor }, session, env }) {
    const made = tensorOf(nodeIn(tensor, env));
    if (tensor.name) bindName(env, tensor.name.text, made);
    session.keepResult(made);
    yield { kind: "tensor", name: tensor.name?.text, value: env.host.realize([made.node])[0]! };
  },
});

function nodeIn(tensor: BindingArg, env: Env): Node {
  const dtype = dtypeIn(tensor);
  const value = evaluated(tensor.value, env);
  const toTensor = () => {
    checkWhole(value, dtype);
    return toNode(value, literalsOf(env), dtype ?? null);
  };
  const node = located(toTensor, new Map(), tensor.value.span);
  return dtype ? castTo(node, dtype) : node;
}
