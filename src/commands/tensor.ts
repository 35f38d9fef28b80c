/** `tensor NAME = EXPR`: a tensor under a name. */

import { dtypeNamed, dtypeNames } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import { checkWhole, literalsOf, toNode } from "../lang/convert.ts";
import { bindName, type Env } from "../lang/env.ts";
import { failAt, located } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { tensorOf } from "../lang/value.ts";
import { castTo } from "../ops/operation.ts";
import { type BindingArg, command, type WordArg } from "./command.ts";
import { evaluated } from "./values.ts";

export const dtypeOption = {
  kind: "text",
  doc: "the dtype, where it does not stand after the name",
  default: null,
  shown: "float32",
} as const;

/** The dtype written after the colon, or as an option; undefined if none is. */
export function dtypeIn(binding: BindingArg, option: WordArg | null) {
  const written = option && { ...option, text: option.text.replace(/^(['"])(.*)\1$/, "$2") };
  if (written && binding.dtype)
    throw failAt("command/value", { name: "dtype", wanted: "to be given once", found: written.text }, written.span);
  const dtype = written ?? binding.dtype;
  const found = dtype && dtypeNamed(dtype.text.replace(/^(tf|np|torch)\./, ""));
  if (dtype && !found)
    throw failAt("dtype/unknown", { name: dtype.text }, dtype.span, "", { help: didYouMean(dtype.text, dtypeNames) });
  return found ?? undefined;
}

export const tensor = command({
  name: "tensor",
  summary: "Make a tensor, and give it a name.",
  params: { tensor: { kind: "binding", doc: "a name and its value, or a value alone", shown: "NAME[: DTYPE] = EXPR" } },
  options: { dtype: dtypeOption },
  arrow: true,
  examples: [
    { code: "tensor vec = [10, 20, 30]", shows: "[10 20 30]" },
    { code: "tensor x: float64 = [1, 2]", shows: "[1. 2.]" },
  ],
  made: ({ args, options, env }) => nodeIn(args.tensor, options.dtype, env),
  *run({ args: { tensor }, options, session, env }) {
    const made = tensorOf(nodeIn(tensor, options.dtype, env));
    if (tensor.name) bindName(env, tensor.name.text, made);
    session.keepResult(made);
    yield { kind: "tensor", name: tensor.name?.text, value: env.host.realize([made.node])[0]! };
  },
});

function nodeIn(tensor: BindingArg, option: WordArg | null, env: Env): Node {
  const dtype = dtypeIn(tensor, option);
  const value = evaluated(tensor.value, env);
  const toTensor = () => {
    checkWhole(value, dtype);
    return toNode(value, literalsOf(env), dtype ?? null);
  };
  const node = located(toTensor, new Map(), tensor.value.span);
  return dtype ? castTo(node, dtype) : node;
}
