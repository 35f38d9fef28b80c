/** Functions that call functions on parts of tensors: along an axis, by conditions, on indices. */
import { resolveAxis, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { indices } from "../ops/grids.ts";
import { stack } from "../ops/joining.ts";
import { cut, moveaxis } from "../ops/movement.ts";
import { castTo, select } from "../ops/operation.ts";
import { row } from "../ops/subscripts.ts";
import { Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { elementsOf, literalsOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { integerIn } from "./subscript.ts";
import { type Arg, builtin, tensorOf, type Value } from "./value.ts";

const isCallable = ({ kind }: Value): boolean => kind === "function" || kind === "builtin" || kind === "operation";

/** An array where Python's rules hold, as these are NumPy's functions. */
const madeOf = (node: Node, env: Env): Value => tensorOf(node, env.host.dialect === "python");

const applyAlongAxis: Builtin = {
  value: builtin("apply_along_axis", (given, env, span) => {
    const own = given.filter((a, i) => i < 3 || ["func1d", "axis", "arr"].includes(a.name ?? ""));
    const more = given.filter((a) => !own.includes(a));
    const args = new Arguments("apply_along_axis", own, ["func1d", "axis", "arr"], env, span);
    const x = toNode(args.value("arr"), literalsOf(env, true));
    const at = resolveAxis(args.int("axis"), x.shape.length);
    const others = x.shape.flatMap((_, a) => (a === at ? [] : [a]));
    const kept = others.map((a) => x.shape[a]!);
    const rows = structure.reshape(structure.permute(x, [...others, at]), [sizeOf(kept), x.shape[at]!]);
    const results = Array.from({ length: sizeOf(kept) }, (_, i): Node => {
      const row = structure.reshape(cut(rows, 0, i, 1), [x.shape[at]!]);
      const first: Arg = { name: null, value: madeOf(row, env), span };
      return toNode(env.interpreter.call(args.value("func1d"), [first, ...more], env, span), literalsOf(env, true));
    });
    const all = stack({ values: results, axis: 0 }) as Node;
    const inner = all.shape.slice(1);
    const out = structure.reshape(all, [...kept, ...inner]);
    // The axes of the results stand where the axis was.
    const source = inner.map((_, i) => kept.length + i);
    return madeOf(moveaxis({ x: out, source, destination: inner.map((_, i) => at + i) }) as Node, env);
  }),
  form: "apply_along_axis(f, axis, x)",
  doc: "f of every vector along an axis.",
  examples: [{ code: "apply_along_axis(sum, 1, [[1, 2], [3, 4]])", shows: "[3 7]" }],
  also: { np: "apply_along_axis" },
};

const fromFunction: Builtin = {
  value: method("fromfunction", ["function", "shape", "dtype?"], (args, env, span) => {
    const asked = args.optional("dtype");
    const dtype = asked
      ? (dtypeOf(asked, literalsOf(env, true)) ?? args.misfit("dtype", "a dtype"))
      : literalsOf(env, true).float;
    const sizes = (elementsOf(args.value("shape")) ?? [args.value("shape")]).map(
      (v) => integerIn(v, env) ?? args.misfit("shape", "sizes"),
    );
    const grid = indices({ dimensions: sizes, dtype }) as Node;
    const coordinates = sizes.map((_, i): Arg => {
      const value = madeOf(row(grid, i), env);
      return { name: null, value, span };
    });
    return env.interpreter.call(args.value("function"), coordinates, env, span);
  }),
  form: "fromfunction(f, shape)",
  doc: "f of the indices of every position of a shape.",
  examples: [{ code: "fromfunction(lambda i, j: i + j, [2, 2], dtype=int32)", shows: "[[0 1]\n [1 2]]" }],
  also: { np: "fromfunction" },
};

const piecewise: Builtin = {
  value: method("piecewise", ["x", "condlist", "funclist"], (args, env, span) => {
    const literals = literalsOf(env, true);
    const x = toNode(args.value("x"), literals);
    const conditions = listIn(args.value("condlist")).map((c) => castTo(toNode(c, literals), "bool"));
    const parts = listIn(args.value("funclist")).map((f) => partOf(f, x, env, span));
    const last = parts.length > conditions.length ? parts.at(-1)! : structure.constant(0, x.dtype);
    const ordered = conditions.reduce(
      (rest, c, i) => select(c, castTo(parts[i]!, x.dtype), rest),
      castTo(last, x.dtype),
    );
    return madeOf(structure.expand(ordered, x.shape), env);
  }),
  form: "piecewise(x, [condition, …], [f, …, otherwise])",
  doc: "Each element by the function, or number, whose condition holds; the last of several that do.",
  examples: [{ code: "piecewise([-2.0, 3.0], [[True, False]], [lambda v: -v, lambda v: v * 10])", shows: "[ 2. 30.]" }],
  also: { np: "piecewise" },
};
const listIn = (value: Value): readonly Value[] => elementsOf(value) ?? [value];
function partOf(f: Value, x: Node, env: Env, span: Arg["span"]): Node {
  const value = isCallable(f) ? env.interpreter.call(f, [{ name: null, value: madeOf(x, env), span }], env, span) : f;
  return toNode(value, literalsOf(env, true), isCallable(f) ? null : x.dtype);
}

export const functionFunctions: readonly Builtin[] = [applyAlongAxis, fromFunction, piecewise];
