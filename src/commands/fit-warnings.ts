/** What looks wrong about a loss although it can be trained on: said before the run. */
import { isFloat } from "../core/dtype.ts";
import type { Diagnostic } from "../core/errors.ts";
import { type Shape, sameShape, showShape } from "../core/shape.ts";
import { crossedIn } from "../graph/crossed.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { warningAt } from "../lang/fail.ts";
import { namesIn } from "../lang/names.ts";
import type { Call, ExprArg } from "./command.ts";
import type { FitCall } from "./fit.ts";
import { castFix, variablesNamed } from "./loss.ts";

export function* suspicions(call: FitCall, loss: Node, trained: readonly Variable[]): Generator<Diagnostic> {
  yield* broadcasts({ ...call, of: call.args.loss }, loss);
  if (!call.args.wrt) yield* idle(call, trained);
}

/** Variables that the loss names and that the run will not change. */
function* idle(call: FitCall, trained: readonly Variable[]): Generator<Diagnostic> {
  const { span } = call.args.loss;
  for (const [name, variable] of variablesNamed(call.args.loss, call)) {
    const { dtype } = variable;
    if (!isFloat(dtype)) yield warningAt("fit/integer", { name, dtype }, span, [castFix(name)]);
    else if (variable.trainable && !trained.includes(variable)) yield warningAt("fit/unreached", { name }, span, []);
  }
}

/** A loss as it was written, and where. */
interface Written extends Pick<Call, "session" | "env"> {
  readonly of: ExprArg;
}

/** Steps in which both sides grow although they have different ranks: (n, 1) with (n,) gives (n, n). */
export function* broadcasts(call: Written, loss: Node): Generator<Diagnostic> {
  for (const { node, operands } of crossedIn([loss])) {
    const [a, b] = operands.map((n) => n.shape) as [Shape, Shape];
    const facts = { a: showShape(a), b: showShape(b), out: showShape(node.shape) };
    yield warningAt("fit/broadcast", facts, call.of.span, waysOut(call, a, b));
  }
}

/** Names of the loss that can be made columns, where a column meets them. */
function waysOut({ of, session, env }: Written, a: Shape, b: Shape): readonly string[] {
  const [flat, other] = a.length < b.length ? [a, b] : [b, a];
  if (flat.length !== 1 || !sameShape(other, [flat[0]!, 1])) return [];
  const names = namesIn(of.expr).filter((name) => {
    const value = session.scope.names.get(name);
    if (value?.kind !== "tensor" && value?.kind !== "list") return false;
    return sameShape(toNode(value, literalsOf(env)).shape, flat);
  });
  return names.map((name) => `${name} = reshape(${name}, [-1, 1])  if rows belong to rows`);
}
