/** The loss of a fit: built again and again over other data, and what of the session it is made of. */
import { variablesOf } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { noteShape, showShape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { namesIn } from "../lang/names.ts";
import { describe, tensorOf } from "../lang/value.ts";
import { realize } from "../runtime/realize.ts";
import type { Call, ExprArg } from "./command.ts";

/** What of a call of fit is needed here. */
interface LossCall extends Pick<Call, "session" | "env"> {
  readonly args: { readonly loss: ExprArg; readonly wrt: readonly ExprArg[] | null };
  readonly options: { readonly data: readonly ExprArg[] | null };
}

/** The loss with some names standing for other tensors, and whether its graph will be the same the next time. */
export function buildLoss(
  { session, env, args }: LossCall,
  names: readonly string[],
  nodes: readonly Node[],
): { node: Node; replayable: boolean } {
  const before = names.map((n) => session.scope.names.get(n));
  const { random, looked } = session;
  names.forEach((n, i) => {
    session.scope.names.set(n, tensorOf(nodes[i]!));
  });
  try {
    const value = evaluate(args.loss.expr, env);
    const node = located(() => toNode(value, literalsOf(env)), new Map(), args.loss.span);
    if (sizeOf(node.shape) !== 1) {
      throw failAt("grad/scalar", { shape: showShape(node.shape) }, args.loss.span, noteShape(node.shape).text, {
        shapes: [node.shape],
      });
    }
    if (!isFloat(node.dtype)) throw failAt("grad/float", { dtype: node.dtype }, args.loss.span, node.dtype);
    return { node, replayable: session.random === random && session.looked === looked && !session.printed };
  } finally {
    names.forEach((n, i) => {
      session.scope.names.set(n, before[i]!);
    });
  }
}

/** The Variables to change: those asked for, else every trainable one of a float dtype that the loss reads. */
export function parametersOf({ args, env }: LossCall, loss: Node): readonly Variable[] {
  const read = variablesOf(loss);
  if (!args.wrt) {
    const parameters = read.filter((v) => isFloat(v.dtype));
    if (parameters.length === 0)
      throw failAt("fit/nothing", {}, args.loss.span, "", { help: ["var a = 0.0 makes one"] });
    return parameters;
  }
  return args.wrt.map((arg) => {
    const value = evaluate(arg.expr, env);
    if (value.kind !== "variable")
      throw failAt("fit/variable", { name: arg.text, what: describe(value) }, arg.span, "", {
        help: arg.expr.kind === "name" ? [`var ${arg.text}`] : [],
      });
    if (!isFloat(value.variable.dtype))
      throw failAt("fit/variable", { name: arg.text, what: `of dtype ${value.variable.dtype}` }, arg.span);
    if (!read.includes(value.variable)) throw failAt("grad/unconnected", { of: "the loss", name: arg.text }, arg.span);
    return value.variable;
  });
}

export interface NamedData {
  readonly name: string;
  readonly value: Stored;
}

/** The tensors that batches are cut from: those named in the loss whose first axis is the longest among them. */
export function dataTensors({ args, options, session, env }: LossCall): readonly NamedData[] {
  const asked =
    options.data?.map((d) => ({ name: d.text, span: d.span })) ??
    namesIn(args.loss.expr).map((name) => ({ name, span: args.loss.span }));
  const found = asked.flatMap(({ name, span }): (NamedData & { rows: number })[] => {
    const value = session.scope.names.get(name);
    if (value?.kind !== "tensor" && value?.kind !== "list") {
      if (options.data)
        throw failAt("fit/batch", { detail: `\`${name}\` is no tensor that could be cut into batches` }, span);
      return [];
    }
    const node = toNode(value, literalsOf(env));
    return node.shape.length === 0 ? [] : [{ name, value: realize([node])[0]!, rows: node.shape[0]! }];
  });
  if (found.length === 0)
    throw failAt(
      "fit/batch",
      { detail: "the loss names no tensor that could be cut into batches" },
      args.loss.span,
      "",
      { help: ["data=X,Y says which"] },
    );
  const rows = found[0]!.rows;
  const other = found.find((f) => f.rows !== rows);
  if (other) {
    const detail = `\`${found[0]!.name}\` has ${rows} rows, \`${other.name}\` has ${other.rows}`;
    throw failAt("fit/batch", { detail }, args.loss.span, "", { help: [`data=${found[0]!.name} cuts only that one`] });
  }
  return found;
}
