/** Commands in Python with a framework: those that make, change or differentiate something. */

import { isUpToDate, variablesOf } from "../autodiff/gradient.ts";
import { type DType, dtypeNamed, isInexact } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { intervalAt, rowsInAStep, usualInterval } from "../core/intervals.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import type { Expr, IndexExpr, Target } from "../lang/syntax.ts";
import { type Context, dtypeOf, known } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { expressionCode } from "./expressions.ts";
import { closed, indented, shownText, untranslatable } from "./framework.ts";
import { gradientLines, type NameOf } from "./graph.ts";
import { lossCall, lossFunction } from "./losses.ts";
import { pythonName } from "./names.ts";
import { tensorCode, variableValueCode } from "./tensors.ts";

/** A command statement whose words were read. */
export interface ReadCommand {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly into: { readonly text: string } | null;
}
interface ExprArg {
  readonly expr: Expr;
  readonly span: Span;
}
interface Binding {
  readonly name: { readonly text: string } | null;
  readonly dtype: { readonly text: string } | null;
  readonly value: ExprArg;
}
/** Lines for a command. @throws Untranslatable */
export function commandLines(command: ReadCommand, c: Context, definitions: Definitions): string[] {
  const { args, into } = command;
  const named = (code: string, dtype = shownType((args["tensor"] ?? args["value"]) as ExprArg, c)): string[] =>
    into ? [`${pythonName(into.text)} = ${code}`, shown(pythonName(into.text), c, dtype)] : [shown(code, c, dtype)];
  switch (command.name) {
    case "tensor": {
      const { name, dtype, value } = bindingIn(command, "tensor");
      const code = tensorCode(value.expr, c, dtypeIn(dtype));
      const made = dtypeIn(dtype) ?? shownType(value, c);
      const target = name ?? into;
      return target
        ? [`${pythonName(target.text)} = ${code}`, shown(pythonName(target.text), c, made)]
        : [shown(code, c, made)];
    }
    case "var":
      return variableLines(bindingIn(command, "variable"), command, c);
    case "assign":
      return assignLines(args["assignment"] as Parameters<typeof assignLines>[0], c);
    case "reshape": {
      const { expr } = args["tensor"] as ExprArg;
      const words = (args["dims"] as readonly { readonly text: string }[]).map((w) => w.text).join(",");
      const dims = words
        .replace(/[[\]()]/g, "")
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((d) => (d === "?" ? "-1" : d));
      return named(`${c.framework.prefix}.reshape(${tensorCode(expr, c)}, [${dims.join(", ")}])`);
    }
    case "slice": {
      const { expr, span } = args["tensor"] as ExprArg;
      const { items } = args["index"] as { readonly items: readonly IndexExpr[] };
      const of = known(expr, c);
      if (of?.kind !== "tensor" && of?.kind !== "variable") throw untranslatable("a slice of what is no tensor");
      return named(expressionCode({ kind: "index", of: expr, items, several: items.length > 1, span }, c));
    }
    case "convert":
      return named(copied((args["value"] as ExprArg).expr, c));
    case "seed":
      if (c.framework.target === "tensorflow")
        return [`tf.random.set_seed(${expressionCode((args["seed"] as ExprArg).expr, c)})`];
      return [];
    case "set":
      return [];
    case "del":
      return [`del ${(args["names"] as readonly ExprArg[]).map((n) => expressionCode(n.expr, c)).join(", ")}`];
    case "grad":
      return gradLines(command, c, definitions);
    case "fit":
      return fitLines(command, c, definitions);
    default:
      throw untranslatable(command.name);
  }
}

const shownType = ({ expr }: ExprArg, c: Context): DType | undefined => dtypeOf(known(expr, c));
const shown = (code: string, c: Context, dtype?: DType): string => `print(${shownText(code, c.framework, dtype)})`;
const dtypeIn = (word: { readonly text: string } | null) =>
  word && dtypeNamed(word.text.replace(/^(['"])(.*)\1$/, "$2").replace(/^(tf|np|torch)\./, ""));
/** With the dtype that stands after the name, or as an option. */
function bindingIn({ args, options }: ReadCommand, name: string): Binding {
  const binding = args[name] as Binding;
  return { ...binding, dtype: binding.dtype ?? (options["dtype"] as Binding["dtype"]) };
}

function copied(e: Expr, c: Context): string {
  const code = tensorCode(e, c);
  return {
    tensorflow: `tf.identity(${code})`,
    numpy: `np.array(${code})`,
    torch: `${closed(code)}.detach().clone()`,
    jax: code,
  }[c.framework.target];
}

function variableLines({ name, dtype, value }: Binding, { options }: ReadCommand, c: Context): string[] {
  if (!name) throw untranslatable("a Variable without a name");
  const found = known(value.expr, c);
  const node = found && toNode(found, literalsOf(c.env), dtypeIn(dtype));
  if (!node) throw untranslatable("a value that is not known yet");
  const made = c.framework.variable(
    variableValueCode(value.expr, node.dtype, c),
    dtypeIn(dtype) ?? node.dtype,
    String(options["name"]),
    options["trainable"] !== false,
  );
  const py = pythonName(name.text);
  return [`${py} = ${made}`, shown(py, c, dtypeIn(dtype) ?? node.dtype)];
}
function assignLines(
  { how, target, value }: { readonly how: "set" | "add" | "sub"; readonly target: Target; readonly value: ExprArg },
  c: Context,
): string[] {
  const of = target.kind === "index" ? target.of : target;
  const owner = of.kind === "name" ? known(of, c) : null;
  if (of.kind !== "name" || owner?.kind !== "variable") throw untranslatable("this assignment");
  const name = pythonName(of.name);
  const code = tensorCode(value.expr, c, owner.variable.dtype);
  if (target.kind === "name") {
    const whole =
      c.framework.target === "tensorflow" ? code : `${c.framework.prefix}.broadcast_to(${code}, tuple(${name}.shape))`;
    const next = how === "set" ? whole : `${name} ${how === "add" ? "+" : "-"} ${closed(code)}`;
    return [c.framework.assign(name, next), shown(name, c, owner.variable.dtype)];
  }
  const element = expressionCode(target as Expr, c);
  const index = element.slice(element.indexOf("["));
  const next = how === "set" ? code : `${element} ${how === "add" ? "+" : "-"} ${closed(code)}`;
  const lines = {
    tensorflow: `${element}.assign(${next})`,
    numpy: `${element} = ${next}`,
    torch: `${name}.data${index} = ${next}`,
    jax: `${name} = ${name}.at${index}.set(${next})`,
  };
  return [lines[c.framework.target], shown(name, c, owner.variable.dtype)];
}

/** The names of what a loss is differentiated by, and the loss as a graph. */
function prepared(
  of: ExprArg,
  wrt: readonly ExprArg[] | null,
  c: Context,
): { loss: Node; wrt: readonly (Variable | Node)[]; names: string[] } {
  const loss = toNode(evaluate(of.expr, c.env), literalsOf(c.env));
  const found = wrt?.map((w) => evaluate(w.expr, c.env));
  const targets = found
    ? found.map((v) => (v.kind === "variable" ? v.variable : v.kind === "tensor" ? v.node : null))
    : variablesOf(loss).filter((v) => isInexact(v.dtype));
  const names = targets.map((t) => t && nameIn(c)(t));
  if (names.some((n) => n === undefined || n === null)) throw untranslatable("something without a name");
  return { loss, wrt: targets as (Variable | Node)[], names: names as string[] };
}

const nameIn = (c: Context): NameOf => {
  const byValue = new Map<Node | Variable, string>();
  for (const [name, v] of c.session.scope.names) {
    if (v.kind === "variable") byValue.set(v.variable, pythonName(name));
    if (v.kind === "tensor") byValue.set(v.node, pythonName(name));
  }
  return (leaf) => byValue.get(leaf);
};

const list = (names: readonly string[]): string => `[${names.join(", ")}]`;
const placesOf = (names: readonly string[]): string => `(${names.map((_, i) => `${i},`).join(" ")})`;

/** What a loss is called while it is differentiated: a name of the session keeps its value. */
const lossName = (c: Context): string => (c.env.scope.lookup("loss") ? "loss_" : "loss");

function gradLines({ args, options, into }: ReadCommand, c: Context, definitions: Definitions): string[] {
  if (args["at"] || options["order"] !== 1) throw untranslatable("grad at other values, or of higher order");
  const of = args["of"] as ExprArg;
  const { loss, wrt, names } = prepared(of, args["wrt"] as readonly ExprArg[] | null, c);
  if (!isUpToDate(loss)) throw untranslatable("a gradient at what Variables held before");
  const gradients = names.map((n) => `d_${n}`);
  const targets = gradients.join(", ") + (gradients.length === 1 ? "," : "");
  const whole = c.framework.target === "numpy" ? of.expr : unfolded(of.expr, wrt, c, definitions);
  const lines = {
    tensorflow: () => {
      const traced = lossCall(whole, wrt, c, definitions);
      return [
        ...traced.lines,
        "with tf.GradientTape() as tape:",
        ...indented(names.flatMap((n, i) => ("trainable" in wrt[i]! ? [] : [`tape.watch(${n})`]))),
        `    ${lossName(c)} = ${traced.code}`,
        `${targets} = tape.gradient(${lossName(c)}, ${list(names)})`,
      ];
    },
    torch: () => {
      const traced = lossCall(whole, wrt, c, definitions);
      return [
        ...traced.lines,
        ...names.flatMap((n, i) => ("trainable" in wrt[i]! ? [] : [`${n}.requires_grad_(True)`])),
        `${targets} = torch.autograd.grad(torch.sum(${traced.code}), ${list(names)})`,
      ];
    },
    jax: () => {
      const traced = lossFunction(names, (code) => `jnp.sum(${code})`, whole, wrt, c, definitions);
      return [
        ...traced.lines,
        `${targets} = jax.grad(${traced.code}, argnums=${placesOf(names)})(${names.join(", ")})`,
      ];
    },
    numpy: () => {
      const found = gradientLines(loss, wrt, nameIn(c));
      return [...found.lines, ...gradients.map((g, i) => `${g} = ${found.gradients[i]}`)];
    },
  }[c.framework.target]();
  const kept = into
    ? [`${pythonName(into.text)} = {${names.map((n, i) => `"${n}": ${gradients[i]}`).join(", ")}}`]
    : [];
  return [...lines, ...kept, ...gradients.map((g, i) => shown(g, c, wrt[i]!.dtype))];
}

/** Options of fit that a loop of a few lines has no place for. */
const usual = (options: Readonly<Record<string, unknown>>): boolean =>
  ["batch", "data", "clip", "until", "schedule", "patience", "val", "metrics", "sweep"].every(
    (n) => (options[n] ?? null) === null,
  ) && [options["shuffle"], options["nesterov"], options["warmup"]].every((v) => !v);

/** How far apart the rows of a log are, as an expression of `epoch`, for a run of so many. */
function intervalCode(epochs: number): string {
  const last = intervalAt(epochs);
  let code = "";
  for (let interval = usualInterval; interval < last; interval *= 10)
    code += `${interval} if epoch <= ${rowsInAStep * interval} else `;
  return code === "" ? String(last) : `(${code}${last})`;
}

function fitLines({ args, options, into }: ReadCommand, c: Context, definitions: Definitions): string[] {
  if (!usual(options) || into) throw untranslatable("fit with these options");
  const { epochs, lr, opt } = options as { epochs: number; lr: number; opt: string };
  const given = options["log"] as string | { readonly text: string } | null;
  const how = typeof given === "string" ? given : (given?.text ?? "");
  const every = options["every"] ?? /\d+/.exec(how)?.[0] ?? intervalCode(epochs);
  if (![epochs, lr].every((n) => typeof n === "number")) throw untranslatable("fit with these options");
  const of = args["loss"] as ExprArg;
  const { loss, wrt, names } = prepared(of, args["wrt"] as readonly ExprArg[] | null, c);
  const momentum = Number(options["momentum"] ?? 0);
  if (!["sgd", "adam"].includes(opt) || (momentum !== 0 && opt !== "sgd")) throw untranslatable(`fit opt=${opt}`);
  const trained = c.framework.target === "numpy" ? of.expr : unfolded(of.expr, wrt, c, definitions);
  const its = lossName(c);
  const scalars = names.filter((_, i) => wrt[i]!.shape.length === 0);
  const number = (n: string): string => (c.framework.target === "torch" ? `${n}.item()` : `float(${n})`);
  const row = `print(${["epoch", number(its), ...scalars.map(number)].join(", ")})`;
  const log = how === "none" ? [] : [`if epoch % ${every} == 0:`, `    ${row}`];
  const head = `for epoch in range(1, ${epochs + 1}):`;
  switch (c.framework.target) {
    case "tensorflow": {
      const traced = lossCall(trained, wrt, c, definitions);
      return [
        ...traced.lines,
        opt === "sgd"
          ? `optimizer = tf.keras.optimizers.SGD(learning_rate=${lr}${momentum ? `, momentum=${momentum}` : ""})`
          : `optimizer = tf.keras.optimizers.Adam(learning_rate=${lr})`,
        head,
        ...indented([
          "with tf.GradientTape() as tape:",
          `    ${its} = ${traced.code}`,
          `gradients = tape.gradient(${its}, ${list(names)})`,
          `optimizer.apply_gradients(zip(gradients, ${list(names)}))`,
          ...log,
        ]),
      ];
    }
    case "torch": {
      const traced = lossCall(trained, wrt, c, definitions);
      return [
        ...traced.lines,
        opt === "sgd"
          ? `optimizer = torch.optim.SGD(${list(names)}, lr=${lr}${momentum ? `, momentum=${momentum}` : ""})`
          : `optimizer = torch.optim.Adam(${list(names)}, lr=${lr}, eps=1e-7)`,
        head,
        ...indented([
          "optimizer.zero_grad()",
          `${its} = ${traced.code}`,
          `${its}.backward()`,
          "optimizer.step()",
          ...log,
        ]),
      ];
    }
    case "jax": {
      const traced = lossFunction(names, (code) => code, trained, wrt, c, definitions);
      const made = [
        ...traced.lines,
        `loss_and_gradients = jax.jit(jax.value_and_grad(${traced.code}, argnums=${placesOf(names)}))`,
      ];
      const step = `${its}, gradients = loss_and_gradients(${names.join(", ")})`;
      return [...made, ...updates(names, opt, lr, momentum, head, [step], log, c)];
    }
    case "numpy": {
      const found = gradientLines(loss, wrt, nameIn(c));
      const steps = [...found.lines, `${its} = ${found.loss}`, `gradients = ${list(found.gradients)}`];
      return updates(names, opt, lr, momentum, head, steps, log, c);
    }
  }
}

/** Steps of an optimizer written out. */
function updates(
  names: readonly string[],
  opt: string,
  lr: number,
  momentum: number,
  head: string,
  steps: readonly string[],
  log: readonly string[],
  c: Context,
): string[] {
  const p = c.framework.prefix;
  const each = (line: (name: string, i: number) => string[]): string[] => names.flatMap((n, i) => line(n, i));
  if (opt === "sgd" && momentum === 0) {
    const update = each((n, i) => [c.framework.assign(n, `${n} - ${lr} * gradients[${i}]`)]);
    return [head, ...indented([...steps, ...update, ...log])];
  }
  if (opt === "sgd") {
    const update = each((n, i) => [
      `velocity[${i}] = ${momentum} * velocity[${i}] - ${lr} * gradients[${i}]`,
      c.framework.assign(n, `${n} + velocity[${i}]`),
    ]);
    return [
      `velocity = [${names.map((n) => `${p}.zeros_like(${n})`).join(", ")}]`,
      head,
      ...indented([...steps, ...update, ...log]),
    ];
  }
  const update = each((n, i) => [
    `mean[${i}] = mean[${i}] + (gradients[${i}] - mean[${i}]) * (1 - 0.9)`,
    `spread[${i}] = spread[${i}] + (gradients[${i}] ** 2 - spread[${i}]) * (1 - 0.999)`,
    c.framework.assign(n, `${n} - rate * mean[${i}] / (${p}.sqrt(spread[${i}]) + 1e-7)`),
  ]);
  const zeros = `[${names.map((n) => `${p}.zeros_like(${n})`).join(", ")}]`;
  const rate = `rate = ${lr} * (1 - 0.999 ** epoch) ** 0.5 / (1 - 0.9 ** epoch)`;
  return [`mean, spread = ${zeros}, ${zeros}`, head, ...indented([...steps, rate, ...update, ...log])];
}
