/**
 * `fit` by a method that finds its own steps (lm, lbfgs): SciPy's method of that name takes them, from derivatives that the
 * framework finds. Both end where nothing better can be found, not after equally many steps. Knows no loops.
 */
import { jacobian } from "../autodiff/gradient.ts";
import { sizeOf } from "../core/shape.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import type { Expr } from "../lang/syntax.ts";
import { spokenIn } from "../session/spoken.ts";
import type { Context } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { type ExprArg, list, nameIn, numbered, placesOf, prepared, type ReadCommand } from "./derived.ts";
import { indented, untranslatable } from "./framework.ts";
import { graphLines } from "./graph.ts";
import { lossFunction } from "./losses.ts";
import { sidesOf } from "./measures.ts";
import { ownName } from "./names.ts";

/** A run of fewer may end before it has converged. */
const enough = 20;

/** @throws Untranslatable */
export function solvingLines({ args, options, into }: ReadCommand, c: Context, definitions: Definitions): string[] {
  const opt = String(options["opt"]);
  const other = ["until", "val", "metrics", "batch"].find((n) => (options[n] ?? null) !== null);
  if (other) throw untranslatable(`fit opt=${opt} with ${other}`);
  if (into) throw untranslatable("the losses of steps that SciPy chooses");
  if (Number(options["epochs"]) < enough) throw untranslatable("so few iterations of a method that chooses its steps");
  const { expr: given } = args["loss"] as ExprArg;
  const { names, wrt } = prepared(args["loss"] as ExprArg, args["wrt"] as readonly ExprArg[] | null, c);
  const whole = unfolded(given, wrt, c, definitions);
  const of = opt === "lm" ? residualIn(whole, c) : whole;
  const count = sizeOf(nodeOf(of, c).shape);
  const size = wrt.reduce((n, v) => n + sizeOf(v.shape), 0);
  const own = (name: string): string => ownName(name, c);
  const [start, placed, row, found, at] = ["start", "placed", "row_of", "found", "derivatives_at"].map(own);
  const why = spokenIn(c.session).say("SciPy takes other steps to the same end");
  const value = `lambda row: np.ravel(${at}(*${placed}(row))[0]).astype(float)`;
  const both = `lambda row: (lambda value, parts: (float(value), ${row}(parts)))(*${at}(*${placed}(row)))`;
  const solved =
    opt === "lm"
      ? [
          `${found} = least_squares(`,
          `    ${value},`,
          `    ${row}(${start}),`,
          `    jac=lambda row: ${row}(${at}(*${placed}(row))[1], ${count}),`,
          `    method="${count >= size ? "lm" : "trf"}",`,
          "    xtol=1e-12,",
          "    ftol=1e-12,",
          ")",
        ]
      : [
          `${found} = minimize(`,
          `    ${both},`,
          `    ${row}(${start}),`,
          "    jac=True,",
          '    method="L-BFGS-B",',
          '    options={"ftol": 1e-16, "gtol": 1e-12, "maxiter": 10000},',
          ")",
        ];
  return [
    `# ${why}`,
    `from scipy.optimize import ${opt === "lm" ? "least_squares" : "minimize"}`,
    ...derivativesLines(of, names, wrt, at!, c, definitions),
    `${start} = ${list(names.map((n) => arrayCode(n, c)))}`,
    "",
    `def ${placed}(row):`,
    `    cuts = np.cumsum([v.size for v in ${start}])[:-1]`,
    `    return [p.reshape(v.shape).astype(v.dtype) for p, v in zip(np.split(row, cuts), ${start})]`,
    "",
    `def ${row}(parts, *shape):`,
    "    return np.concatenate([np.reshape(p, (*shape, -1)) for p in parts], -1).astype(float)",
    "",
    ...solved,
    ...names.map((n, i) => assignedCode(n, `${placed}(${found}.x)[${i}]`, c)),
    `print(${list(names.map((n) => arrayCode(n, c))).slice(1, -1)})`,
  ];
}

const nodeOf = (e: Expr, c: Context) => toNode(evaluate(e, c.env), literalsOf(c.env));

function residualIn(loss: Expr, c: Context): Expr {
  if (sizeOf(nodeOf(loss, c).shape) !== 1) return loss;
  const sides = sidesOf(loss, c);
  if (!sides) throw untranslatable("residuals that are not written as a difference; fit y - f opt=lm says them");
  const { span } = loss;
  return { kind: "binary", operator: "-", left: sides[0], right: sides[1], operatorSpan: span, span };
}

/** A function that gives a value and its derivatives by each that is trained, as NumPy's arrays. */
function derivativesLines(
  of: Expr,
  names: readonly string[],
  wrt: ReturnType<typeof prepared>["wrt"],
  at: string,
  c: Context,
  definitions: Definitions,
): string[] {
  if (c.framework.target === "numpy") {
    const node = nodeOf(of, c);
    const parts = jacobian(
      node,
      wrt.map((v) => ("trainable" in v ? { variable: v } : { node: v })),
    ).map((g) => {
      if (!g) throw untranslatable("a derivative that is None");
      return g;
    });
    const { lines, codes } = graphLines([node, ...parts], wrt, nameIn(c), numbered(c));
    const found = `return ${codes.get(node)}, ${list(parts.map((g) => codes.get(g)!))}`;
    return ["", `def ${at}(${names.join(", ")}):`, ...indented([...lines, found]), ""];
  }
  const f = ownName("value_of", c);
  const traced = lossFunction(names, (code) => code, of, wrt, c, definitions);
  const body = {
    jax: [`return ${f}(*values), jax.jacobian(${f}, argnums=${placesOf(names)})(*values)`],
    torch: [
      "values = [torch.from_numpy(v) for v in values]",
      `parts = torch.func.jacrev(${f}, argnums=${placesOf(names)})(*values)`,
      `return ${f}(*values).detach().numpy(), [p.detach().numpy() for p in parts]`,
    ],
    tensorflow: [
      "values = [tf.constant(v) for v in values]",
      "with tf.GradientTape() as tape:",
      "    tape.watch(values)",
      `    value = ${f}(*values)`,
      "return value.numpy(), [p.numpy() for p in tape.jacobian(value, values)]",
    ],
  }[c.framework.target];
  return [...traced.lines, `${f} = ${traced.code}`, "", `def ${at}(*values):`, ...indented(body), ""];
}

const arrayCode = (name: string, { framework }: Context): string =>
  ({
    numpy: `np.array(${name})`,
    jax: `np.array(${name})`,
    torch: `${name}.detach().numpy()`,
    tensorflow: `np.array(${name})`,
  })[framework.target];

function assignedCode(name: string, code: string, { framework }: Context): string {
  const made = { numpy: code, jax: `jnp.array(${code})`, torch: `torch.from_numpy(${code})`, tensorflow: code };
  return framework.target === "torch" ? `${name}.data = ${made.torch}` : framework.assign(name, made[framework.target]);
}
