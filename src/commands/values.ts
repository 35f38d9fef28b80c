/** What several commands do with expressions: evaluate them, name results, answer with tensors. */
import type { TensorAnswer } from "../core/answer.ts";
import type { Node } from "../graph/node.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { bindName, type Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { located } from "../lang/fail.ts";
import { tensorOf, type Value } from "../lang/value.ts";
import type { Call, ExprArg } from "./command.ts";

export const evaluated = (arg: ExprArg, env: Env): Value => evaluate(arg.expr, env);

/** The value as a tensor. */
export function nodeOf(arg: ExprArg, env: Env): Node {
  const value = evaluated(arg, env);
  return located(() => toNode(value, literalsOf(env)), new Map(), arg.span);
}

/** The computed tensor, under the name after `->` if there is one. It is what `_` means from now on. */
export function keepTensor({ into, env, session }: Pick<Call, "into" | "env" | "session">, node: Node): TensorAnswer {
  const value = tensorOf(node);
  const stored = env.host.realize([node])[0]!;
  if (into) bindName(env, into.text, value);
  session.keepResult(value);
  return { kind: "tensor", name: into?.text, value: stored };
}

export const isTensorValue = (value: Value): value is Extract<Value, { kind: "tensor" | "variable" }> =>
  value.kind === "tensor" || value.kind === "variable";
