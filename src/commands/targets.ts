/** What to differentiate by, as `wrt`, `at` and the expression itself say it; shared by grad, tape and fit. */
import { type Target, variablesOf } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { type Node, sourceOf, watch } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import type { Argument } from "../lang/syntax.ts";
import { tensorOf, type Value } from "../lang/value.ts";
import type { Session } from "../session/session.ts";
import type { ExprArg } from "./command.ts";

/** `wrt a, b`: what derivatives are taken by. */
export const wrtParam = { kind: "list", lead: "wrt", shown: "a, b", optional: true } as const;
/** `at x=2`. */
export const atParam = {
  kind: "settings",
  doc: "values that names have for this once",
  lead: "at",
  shown: "x=2",
  optional: true,
} as const;

export interface NamedTarget {
  readonly name: string;
  readonly target: Target;
  readonly node: Node;
}

/** The value of an expression, and what to differentiate it by. */
export interface Differentiation {
  readonly of: Node;
  readonly targets: readonly NamedTarget[];
}

/**
 * Evaluates `of` so that its steps from the targets on are recorded. Targets that are plain tensors are watched for this
 * one evaluation: while it lasts, their names mean watched copies.
 */
export function differentiate(
  session: Session,
  env: Env,
  of: ExprArg,
  wrt: readonly ExprArg[] | null,
  at: readonly Argument[] | null,
): Differentiation {
  const names = session.scope.names;
  const before = new Map<string, Value | undefined>();
  const stand = (name: string, value: Value): void => {
    if (!before.has(name)) before.set(name, names.get(name));
    names.set(name, value);
  };
  try {
    for (const setting of at ?? []) stand(setting.name!, floating(setting, env));
    const asked = wrt ?? (at ?? []).map(nameExpr);
    const targets = asked.map((arg) => targetOf(arg, env, stand));
    const value = evaluate(of.expr, env);
    const node = located(() => toNode(value, literalsOf(env)), new Map(), of.span);
    if (wrt || at) return { of: node, targets };
    const nameOf = namesOfVariables(session);
    return { of: node, targets: variablesOf(node).map((variable) => ofVariable(nameOf(variable), variable)) };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) names.delete(name);
      else names.set(name, value);
    }
  }
}

const nameExpr = (a: Argument): ExprArg => ({
  expr: { kind: "name", name: a.name!, span: a.span },
  text: a.name!,
  span: a.span,
});

/** `at x=2` means 2.0: whole numbers have no gradient. */
function floating(setting: Argument, env: Env): Value {
  const value = evaluate(setting.value, env);
  const node = located(() => toNode(value, literalsOf(env)), new Map(), setting.span);
  return tensorOf(isFloat(node.dtype) ? node : toNode(value, literalsOf(env), env.host.float));
}

export const ofVariable = (name: string, variable: Variable): NamedTarget => ({
  name,
  target: { variable },
  node: sourceOf(variable.value),
});

function targetOf(arg: ExprArg, env: Env, stand: (name: string, value: Value) => void): NamedTarget {
  const value = evaluate(arg.expr, env);
  if (value.kind === "variable") {
    checkFloat(value.variable.dtype, arg);
    // One that is not trainable is not recorded by itself; asked for by its name, it is watched like a tensor.
    if (value.variable.trainable || arg.expr.kind !== "name") return ofVariable(arg.text, value.variable);
    const watched = sourceOf(value.variable.value);
    watch(watched);
    stand(arg.expr.name, tensorOf(watched));
    return { name: arg.text, target: { node: watched }, node: watched };
  }
  const node = located(() => toNode(value, literalsOf(env)), new Map(), arg.span);
  checkFloat(node.dtype, arg);
  if (node.recorded) return { name: arg.text, target: { node }, node };
  if (arg.expr.kind !== "name")
    throw failAt("grad/unconnected", { of: "the value", name: arg.text }, arg.span, "", {
      help: ["give it a name first"],
    });
  const watched = sourceOf(env.host.realize([node])[0]!);
  watch(watched);
  stand(arg.expr.name, tensorOf(watched));
  return { name: arg.text, target: { node: watched }, node: watched };
}

function checkFloat(dtype: Node["dtype"], arg: ExprArg): void {
  if (!isFloat(dtype))
    throw failAt("grad/float", { dtype }, arg.span, dtype, {
      help: [`cast(${arg.text}, float32), or write its numbers with a decimal point`],
    });
}

/** Tells the session what was differentiated, so that `why` can be asked. */
export function tellOf(session: Session, { of, targets }: Differentiation, called: string): void {
  session.ask({
    kind: "gradients",
    of: [of],
    called,
    targets: targets.map(({ name, target }) => ({
      name,
      by: "variable" in target ? target.variable : target.node,
      unwatched: false,
    })),
    within: () => true,
    tape: null,
  });
}

/** What the session calls Variables now; TensorFlow's name for those that nothing names. */
export function namesOfVariables(session: Session): (variable: Variable) => string {
  const names = new Map<Variable, string>();
  for (const [name, value] of session.scope.names)
    if (value.kind === "variable" && !names.has(value.variable)) names.set(value.variable, name);
  return (variable) => names.get(variable) ?? variable.label;
}
export const nameOfVariable = (session: Session, variable: Variable): string => namesOfVariables(session)(variable);
