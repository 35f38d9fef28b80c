/** `tensor NAME = EXPR`: a tensor under a name. */

import { dtypeNamed, dtypeNames } from "../core/dtype.ts";
import { checkWhole, literalsOf, toNode } from "../lang/convert.ts";
import { bindName } from "../lang/env.ts";
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
  *run({ args: { tensor }, session, env }) {
    const dtype = dtypeIn(tensor);
    const value = evaluated(tensor.value, env);
    const toTensor = () => {
      checkWhole(value, dtype);
      return toNode(value, literalsOf(env), dtype ?? null);
    };
    const node = located(toTensor, new Map(), tensor.value.span);
    const made = tensorOf(dtype ? castTo(node, dtype) : node);
    if (tensor.name) bindName(env, tensor.name.text, made);
    session.keepResult(made);
    yield { kind: "tensor", name: tensor.name?.text, value: env.host.realize([made.node])[0]! };
  },
});
