/** Commands in Python with a framework: those that make, change or differentiate something. */

import { isUpToDate } from "../autodiff/gradient.ts";
import { type DType, dtypeNamed } from "../core/dtype.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import type { Expr, IndexExpr, Target } from "../lang/syntax.ts";
import { assignmentLines } from "./calls.ts";
import { type Context, dtypeOf, known } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { derivativeLines } from "./derivatives.ts";
import { type ExprArg, list, lossName, nameIn, numbered, placesOf, prepared, type ReadCommand } from "./derived.ts";
import { expressionCode } from "./expressions.ts";
import { fitLines } from "./fit.ts";
import { copyCode, indented, printedIfAny, shownText, untranslatable } from "./framework.ts";
import { gradientLines, reached } from "./graph.ts";
import { lossCall, lossFunction } from "./losses.ts";
import { pythonName } from "./names.ts";
import { apartCode, tensorCode, variableValueCode } from "./tensors.ts";

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
      return named(apartCode(`${c.framework.prefix}.reshape(${tensorCode(expr, c)}, [${dims.join(", ")}])`, expr, c));
    }
    case "slice": {
      const { expr, span } = args["tensor"] as ExprArg;
      const { items } = args["index"] as { readonly items: readonly IndexExpr[] };
      const of = known(expr, c);
      if (of?.kind !== "tensor" && of?.kind !== "variable") throw untranslatable("a slice of what is no tensor");
      const index: Expr = { kind: "index", of: expr, items, several: items.length > 1, span };
      return named(apartCode(expressionCode(index, c), index, c));
    }
    case "convert":
      return named(copyCode(tensorCode((args["value"] as ExprArg).expr, c), c.framework));
    case "seed":
      if (c.framework.target === "tensorflow")
        return [`tf.random.set_seed(${expressionCode((args["seed"] as ExprArg).expr, c)})`];
      return [];
    case "set":
      return [];
    case "del":
      return [`del ${(args["names"] as readonly ExprArg[]).map((n) => expressionCode(n.expr, c)).join(", ")}`];
    case "jacobian":
    case "hessian":
      return derivativeLines(command.name, command, c, definitions);
    case "grad":
      return isPlain(command, c)
        ? gradLines(command, c, definitions)
        : derivativeLines("grad", command, c, definitions);
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
  const call = { set: "assign", add: "assign_add", sub: "assign_sub" } as const;
  const lines = assignmentLines(target as Expr, call[how], value.expr, c)!;
  return [...lines, shown(pythonName(of.name), c, owner.variable.dtype)];
}

/** What a tape or NumPy's own steps give: the first derivative by trained Variables and values that are recorded. */
function isPlain({ args, options }: ReadCommand, c: Context): boolean {
  const wrt = (args["wrt"] ?? []) as readonly ExprArg[];
  const recorded = wrt.every(({ expr }) => {
    const value = known(expr, c);
    return value?.kind === "variable" ? value.variable.trainable : value?.kind === "tensor" && value.node.recorded;
  });
  return !args["at"] && options["order"] === 1 && recorded;
}

function gradLines({ args, into }: ReadCommand, c: Context, definitions: Definitions): string[] {
  const of = args["of"] as ExprArg;
  const { loss, wrt, names } = prepared(of, args["wrt"] as readonly ExprArg[] | null, c);
  if (!isUpToDate(loss)) throw untranslatable("a gradient at what Variables held before");
  const gradients = names.map((n) => `d_${n}`);
  // TensorFlow and PyTorch have None where nothing flows, which has no `numpy()`; JAX and NumPy have zeros.
  const { target } = c.framework;
  const flows = target === "tensorflow" || target === "torch" ? reached(loss, wrt) : names.map(() => true);
  const targets = gradients.join(", ") + (gradients.length === 1 ? "," : "");
  const whole = target === "numpy" ? of.expr : unfolded(of.expr, wrt, c, definitions);
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
        `${targets} = torch.autograd.grad(torch.sum(${traced.code}), ${list(names)}${flows.every(Boolean) ? "" : ", allow_unused=True"})`,
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
      const found = gradientLines(loss, wrt, nameIn(c), numbered(c));
      return [...found.lines, ...gradients.map((g, i) => `${g} = ${found.gradients[i]}`)];
    },
  }[target]();
  const kept = into
    ? [`${pythonName(into.text)} = {${names.map((n, i) => `"${n}": ${gradients[i]}`).join(", ")}}`]
    : [];
  const said = gradients.map((g, i) => {
    const text = shownText(g, c.framework, wrt[i]!.dtype);
    return flows[i] ? `print(${text})` : printedIfAny(g, text);
  });
  return [...lines, ...kept, ...said];
}
