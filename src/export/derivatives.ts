/**
 * Derivatives at other values, of higher order, of many values: `grad … at`, `order=`, `jacobian` and `hessian`. What is
 * differentiated is a function of the names that it is differentiated by, whose values are given to it; in NumPy every step
 * is a line. Knows no training.
 */
import { backward, jacobian as jacobianOf } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { type Node, sourceOf, watch } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import type { Argument, Expr } from "../lang/syntax.ts";
import { tensorOf, type Value } from "../lang/value.ts";
import type { Context } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { type ExprArg, nameIn, numbered, prepared, type ReadCommand } from "./derived.ts";
import { shownText, untranslatable } from "./framework.ts";
import { graphLines } from "./graph.ts";
import { lossFunction } from "./losses.ts";
import { ownName, pythonName } from "./names.ts";
import { tensorCode } from "./tensors.ts";

export type Kind = "grad" | "jacobian" | "hessian";
const letters: Readonly<Record<Kind, string>> = { grad: "d", jacobian: "j", hessian: "h" };

/** A name that stands for something in what is differentiated. */
interface Stand {
  readonly name: string;
  /** What is given for it. */
  readonly code: string;
  readonly of: Variable | Node;
  readonly isTarget: boolean;
}

interface Differentiated {
  readonly kind: Kind;
  readonly order: number;
  readonly of: Node;
  readonly expr: Expr;
  readonly stands: readonly Stand[];
}

/** Lines for a derivative, which is shown and, with `-> NAME`, kept. @throws Untranslatable */
export function derivativeLines(kind: Kind, command: ReadCommand, c: Context, definitions: Definitions): string[] {
  const { args, options, into } = command;
  const of = args["of"] as ExprArg;
  const before = new Map(c.session.scope.names);
  try {
    const stands = standsOf(command, c);
    const node = toNode(evaluate(of.expr, c.env), literalsOf(c.env));
    const order = kind === "grad" ? Number(options["order"]) : 1;
    const wrt = stands.map((s) => s.of);
    const expr = c.framework.target === "numpy" ? of.expr : unfolded(of.expr, wrt, c, definitions);
    const found = wordsOf({ kind, order, of: node, expr, stands }, c, definitions);
    const targets = stands.filter((s) => s.isTarget);
    const names = targets.map((s) => ownName(`${letters[kind]}_${s.name}`, c));
    const entries = targets.map((s, i) => `"${s.name}": ${names[i]}`);
    return [
      ...found.lines,
      ...names.map((n, i) => `${n} = ${found.codes[i]}`),
      ...(into ? [`${pythonName(into.text)} = {${entries.join(", ")}}`] : []),
      ...names.map((n, i) => `print(${shownText(n, c.framework, targets[i]!.of.dtype)})`),
    ];
  } finally {
    const { names } = c.session.scope;
    for (const name of [...names.keys()]) if (!before.has(name)) names.delete(name);
    for (const [name, value] of before) names.set(name, value);
  }
}

/** Names get the values that they stand for; the caller takes them back. */
function standsOf({ args }: ReadCommand, c: Context): readonly Stand[] {
  const at = (args["at"] ?? []) as readonly Argument[];
  const wrt = args["wrt"] as readonly ExprArg[] | null;
  const { names } = c.session.scope;
  const asked = wrt?.map(({ expr }) => {
    if (expr.kind !== "name") throw untranslatable("a derivative by what has no name");
    return expr.name;
  });
  const given = at.map((setting): Stand => {
    const name = setting.name!;
    const value = evaluate(setting.value, c.env);
    const own = toNode(value, literalsOf(c.env));
    const node = isFloat(own.dtype) ? own : toNode(value, literalsOf(c.env), c.env.host.float);
    const of = watched(node, c);
    const code = tensorCode(setting.value, c, node.dtype);
    names.set(name, tensorOf(of));
    return { name, code, of, isTarget: !asked || asked.includes(name) };
  });
  const others = (asked ?? []).filter((name) => !given.some((s) => s.name === name));
  if (!asked && at.length === 0) {
    const found = prepared(args["of"] as ExprArg, null, c);
    return found.names.map((name, i) => ({ name, code: name, of: found.wrt[i]!, isTarget: true }));
  }
  return [...given, ...others.map((name) => standOf(name, names.get(name), args["of"] as ExprArg, c))];
}

function standOf(name: string, value: Value | undefined, { span }: ExprArg, c: Context): Stand {
  if (!value) throw untranslatable(name);
  const code = tensorCode({ kind: "name", name, span }, c);
  if (value.kind === "variable" && value.variable.trainable) return { name, code, of: value.variable, isTarget: true };
  const node = value.kind === "variable" ? sourceOf(value.variable.value) : toNode(value, literalsOf(c.env));
  if (node.recorded) return { name, code, of: node, isTarget: true };
  const of = watched(node, c);
  c.session.scope.names.set(name, tensorOf(of));
  return { name, code, of, isTarget: true };
}

function watched(node: Node, c: Context): Node {
  const copy = sourceOf(c.session.host.realize([node])[0]!);
  watch(copy);
  return copy;
}

interface Words {
  readonly lines: readonly string[];
  /** One for each that it is differentiated by. */
  readonly codes: readonly string[];
}

function wordsOf(d: Differentiated, c: Context, definitions: Definitions): Words {
  if (c.framework.target === "numpy") return inNumpy(d, c);
  const { kind, order, expr, stands } = d;
  const { target, prefix } = c.framework;
  const total = target === "tensorflow" ? "tf.reduce_sum" : `${prefix}.sum`;
  const scalar = d.of.shape.length === 0;
  const whole = (code: string): string => (kind === "jacobian" || scalar ? code : `${total}(${code})`);
  const params = stands.map((s) => pythonName(s.name));
  const traced = lossFunction(
    params,
    whole,
    expr,
    stands.map((s) => s.of),
    c,
    definitions,
  );
  const given = stands.map((s) => s.code).join(", ");
  const places = stands.flatMap((s, i) => (s.isTarget ? [i] : []));
  const f = ownName("value_of", c);
  const named = [...traced.lines, `${f} = ${traced.code}`];
  const nested = (wrap: string): string => `${`${wrap}(`.repeat(order)}${f}${")".repeat(order)}(${given})`;
  if (target === "jax") {
    if (order > 1) return { lines: named, codes: [nested("jax.grad")] };
    const how = { grad: "jax.grad", jacobian: "jax.jacobian", hessian: "jax.hessian" }[kind];
    return {
      lines: named,
      codes: places.map((p) => `${how}(${f}${p === 0 ? "" : `, argnums=${p}`})(${given})`),
    };
  }
  if (target === "torch") {
    if (order > 1) return { lines: named, codes: [nested("torch.func.grad")] };
    const how = { grad: "torch.func.grad", jacobian: "torch.func.jacrev", hessian: "torch.func.hessian" }[kind];
    return { lines: named, codes: places.map((p) => `${how}(${f}${p === 0 ? "" : `, argnums=${p}`})(${given})`) };
  }
  const derivative = ownName("derivative", c);
  const at = (p: number): string => `(${given}${stands.length === 1 ? "," : ""})${p === 0 ? "" : `, ${p}`}`;
  const helper = (how: string): string[] => [
    "",
    `def ${derivative}(f, values, place=0, how=${JSON.stringify(how)}):`,
    "    with tf.GradientTape() as tape:",
    "        tape.watch(values)",
    "        value = f(*values)",
    "    return getattr(tape, how)(value, values[place])",
    "",
  ];
  if (kind === "grad") {
    const code = (n: number): string =>
      n === 1 ? `${derivative}(${f}, values)` : `${derivative}(lambda *values: ${code(n - 1)}, values)`;
    const codes =
      order === 1 ? places.map((p) => `${derivative}(${f}, ${at(p)})`) : [`(lambda *values: ${code(order)})(${given})`];
    return { lines: [...helper("gradient"), ...named], codes };
  }
  const codes = places.map((p) =>
    kind === "jacobian"
      ? `${derivative}(${f}, ${at(p)})`
      : `${derivative}(lambda *values: ${derivative}(${f}, values, ${p}, "gradient"), ${at(p)})`,
  );
  return { lines: [...helper("jacobian"), ...named], codes };
}

/** Every step is a line. */
function inNumpy({ kind, order, of, stands }: Differentiated, c: Context): Words {
  const targets = stands.filter((s) => s.isTarget).map((s) => s.of);
  const asTarget = (x: Variable | Node) => ("trainable" in x ? { variable: x } : { node: x });
  let found =
    kind === "jacobian" ? jacobianOf(of, targets.map(asTarget)) : backward(of, targets.map(asTarget)).gradients;
  for (let n = 2; n <= order; n++) found = backward(heldIn(found[0]), targets.map(asTarget)).gradients;
  if (kind === "hessian") found = found.map((g, i) => jacobianOf(heldIn(g), [asTarget(targets[i]!)])[0] ?? null);
  const roots = found.map(heldIn);
  const isName = (s: Stand): boolean => s.code === pythonName(s.name);
  const codeOf = (s: Stand): string => (isName(s) ? s.code : ownName(`${pythonName(s.name)}_at`, c));
  const lines = stands.flatMap((s) => (isName(s) ? [] : [`${codeOf(s)} = ${s.code}`]));
  const inScope = nameIn(c);
  const nameOf = (leaf: Node | Variable): string | undefined => {
    const stand = stands.find((s) => s.of === leaf);
    return stand ? codeOf(stand) : inScope(leaf);
  };
  const written = graphLines(
    roots,
    stands.map((s) => s.of),
    nameOf,
    numbered(c),
  );
  return { lines: [...lines, ...written.lines], codes: roots.map((r) => written.codes.get(r)!) };
}
function heldIn(g: Node | null | undefined): Node {
  if (!g) throw untranslatable("a derivative that is None");
  return g;
}
