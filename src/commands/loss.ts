/** The loss of a fit: built again and again over other data, and what of the session it is made of. */
import { backward, variablesOf } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { noteShape, showShape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { readAgain, type Variable } from "../graph/variable.ts";
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

/** An expression with some names standing for other tensors, and whether its graph will be the same the next time. */
export function buildOver(
  { session, env }: Pick<LossCall, "session" | "env">,
  of: ExprArg,
  names: readonly string[],
  nodes: readonly Node[],
): { node: Node; replayable: boolean } {
  const before = names.map((n) => session.scope.names.get(n));
  const { random, looked } = session;
  names.forEach((n, i) => {
    session.scope.names.set(n, tensorOf(nodes[i]!));
  });
  try {
    const value = evaluate(of.expr, env);
    const node = readAgain(located(() => toNode(value, literalsOf(env)), new Map(), of.span));
    return { node, replayable: session.random === random && session.looked === looked && !session.printed };
  } finally {
    names.forEach((n, i) => {
      session.scope.names.set(n, before[i]!);
    });
  }
}

/** The loss over some data. @throws grad/scalar unless it has one value or many are asked for, grad/float */
export function buildLoss(
  call: LossCall,
  names: readonly string[],
  nodes: readonly Node[],
  many = false,
): { node: Node; replayable: boolean } {
  const { loss } = call.args;
  const built = buildOver(call, loss, names, nodes);
  const { shape, dtype } = built.node;
  if (sizeOf(shape) !== 1 && !many)
    throw failAt("grad/scalar", { shape: showShape(shape) }, loss.span, noteShape(shape).text, { shapes: [shape] });
  if (!isFloat(dtype)) throw failAt("grad/float", { dtype }, loss.span, dtype);
  return built;
}

/** The Variables that an expression names, with their names. */
export function variablesNamed(
  of: ExprArg,
  { session }: Pick<LossCall, "session">,
): readonly (readonly [string, Variable])[] {
  return namesIn(of.expr).flatMap((name) => {
    const value = session.scope.names.get(name);
    return value?.kind === "variable" ? [[name, value.variable] as const] : [];
  });
}

/** What makes a Variable of integers one that can be trained. */
export const castFix = (name: string): string => `var ${name} = cast(${name}, float32)`;

export interface Parameters {
  readonly parameters: readonly Variable[];
  /** The gradient of the loss for each, null where none flows. */
  readonly gradients: readonly (Node | null)[];
}
/** The Variables to change: those asked for, else every trainable one of a float dtype that the loss reads. */
export function parametersOf(call: LossCall, loss: Node): Parameters {
  const { args, env } = call;
  const read = variablesOf(loss);
  if (!args.wrt) {
    const floats = read.filter((v) => isFloat(v.dtype));
    const targets = floats.map((variable) => ({ variable }));
    const found = backward(loss, targets).gradients;
    const parameters = floats.filter((_, i) => found[i] !== null);
    if (parameters.length === 0) throw failAt("fit/nothing", {}, args.loss.span, "", { help: waysToOne(call) });
    return { parameters, gradients: found.filter((g) => g !== null) };
  }
  const parameters = args.wrt.map((arg) => {
    const value = evaluate(arg.expr, env);
    const isName = arg.expr.kind === "name";
    const refused = (what: string, fix: string) =>
      failAt("fit/variable", { name: arg.text, what }, arg.span, "", { help: isName ? [fix] : [] });
    if (value.kind !== "variable") throw refused(describe(value), `var ${arg.text}`);
    const { variable } = value;
    if (!isFloat(variable.dtype)) throw refused(`of dtype ${variable.dtype}`, castFix(arg.text));
    if (!variable.trainable) throw refused("made with trainable=false", `var ${arg.text} = ${arg.text}`);
    if (!read.includes(variable)) throw failAt("grad/unconnected", { of: "the loss", name: arg.text }, arg.span);
    return variable;
  });
  const targets = parameters.map((variable) => ({ variable }));
  return { parameters, gradients: backward(loss, targets).gradients };
}

/** What gives the loss a Variable to change: for each that it names and that cannot be, a way; else an example. */
function waysToOne(call: LossCall): readonly string[] {
  const found = variablesNamed(call.args.loss, call).flatMap(([name, v]) => {
    if (!isFloat(v.dtype)) return [castFix(name)];
    return v.trainable ? [] : [`var ${name} = ${name}`];
  });
  const ways = found.length > 0 ? found : numbersNamed(call).map((name) => `var ${name} = ${name}`);
  return ways.length > 0 ? ways : ["var a = 0.0 makes one"];
}

/** Single decimals that the loss names: parameters that were not made Variables, as often as not. */
const numbersNamed = ({ args, session }: LossCall): readonly string[] =>
  [...new Set(namesIn(args.loss.expr))].filter((name) => {
    const value = session.scope.names.get(name);
    if (value?.kind === "tensor") return value.node.shape.length === 0 && isFloat(value.node.dtype);
    return value?.kind === "float";
  });

export interface NamedData {
  readonly name: string;
  readonly value: Stored;
}

/** The tensors that batches are cut from: those named in the loss, which must have equally many rows. */
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
  const [first] = found;
  const other = found.find((f) => f.rows !== first!.rows);
  if (other) {
    const detail = `\`${first!.name}\` has ${first!.rows} rows, \`${other.name}\` has ${other.rows}`;
    const help = [
      "rows of the data tensors belong together: cut them to one number of rows",
      `if \`${other.name}\` is no data, data=${found.filter((f) => f.rows === first!.rows).map((f) => f.name)} leaves it whole beside every batch`,
    ];
    throw failAt("fit/batch", { detail }, args.loss.span, "", { help });
  }
  return found;
}
