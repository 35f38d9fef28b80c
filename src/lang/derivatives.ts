/**
 * Differentiation of functions: jax.grad and its kin under JAX's and torch.func's names, tf.custom_gradient, and clipping
 * of lists of gradients. Tapes are src/lang/gradients.ts; the walks themselves are src/autodiff.
 */
import { jvp } from "../autodiff/forward.ts";
import { backward, jacobian, type Target } from "../autodiff/gradient.ts";
import { isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sameShape, showShape } from "../core/shape.ts";
import { type Node, watch } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { add } from "../ops/arithmetic.ts";
import { clipTogether, lengthOfAll } from "../ops/clipping.ts";
import { identity, stopGradient } from "../ops/create.ts";
import { castTo } from "../ops/operation.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { literalsOf, toNode } from "./convert.ts";
import { customGradient } from "./custom-gradient.ts";
import type { Env } from "./env.ts";
import { leavesOf as allLeaves, rearranged as allRearranged, targetOf } from "./gradients.ts";
import { isAnyNumber } from "./numbers.ts";
import {
  type Arg,
  type BuiltinValue,
  builtin,
  describe,
  listOf,
  none,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** A list of numbers is a tensor, unless Python's rules hold. */
const isTensorList = (value: Value, env: Env): boolean =>
  env.host.dialect === "tensh" && value.kind === "list" && allLeaves(value).every((leaf) => isAnyNumber(leaf));
const leavesOf = (value: Value, env: Env): Value[] => (isTensorList(value, env) ? [value] : allLeaves(value));
const rearranged = (value: Value, leaves: Iterator<Value>, env: Env): Value =>
  isTensorList(value, env) ? leaves.next().value! : allRearranged(value, leaves);

const argOf = (value: Value, span: Arg["span"]): Arg => ({ name: null, value, span });

/** The function and the places of the arguments to differentiate by, from 0. */
interface Subject {
  readonly of: Value;
  readonly places: readonly number[];
  /** A list of places was given, so a tuple of results is wanted. */
  readonly several: boolean;
  readonly auxiliary: boolean;
}

/** A function's result on arguments that are watched from here on. */
interface Traced {
  readonly out: Value;
  readonly auxiliary: Value | null;
  /** For each place its leaves. */
  readonly leaves: readonly (readonly Node[])[];
  readonly arguments: readonly Value[];
}

/** A float tensor of its own, so that it can be watched without watching what it was made of. */
function watched(value: Value, env: Env): Node {
  const node = toNode(value, literalsOf(env));
  const own = identity({ x: isFloat(node.dtype) ? node : castTo(node, env.host.float) });
  watch(own);
  return own;
}

/** Tensors in the arrangement of an argument; arrays where its leaves are arrays or, by Python's rules, plain numbers. */
function likeArgument(argument: Value, nodes: readonly Node[], env: Env): Value {
  const python = env.host.dialect === "python";
  const values = leavesOf(argument, env).map((leaf, i) =>
    tensorOf(nodes[i]!, leaf.kind === "tensor" ? leaf.array : python && leaf.kind !== "variable"),
  );
  return rearranged(argument, values.values(), env);
}

function trace(subject: Subject, args: readonly Arg[], env: Env, span: Arg["span"]): Traced {
  const leaves: Node[][] = [];
  const ready = args.map((arg, i) => {
    if (!subject.places.includes(i)) return arg;
    const nodes = leavesOf(arg.value, env).map((leaf) => watched(leaf, env));
    leaves[subject.places.indexOf(i)] = nodes;
    return { ...arg, value: likeArgument(arg.value, nodes, env) };
  });
  const missing = subject.places.find((_, i) => !leaves[i]);
  if (missing !== undefined)
    throw refuse("call/missing", { name: "the function", param: `the argument at place ${missing}` });
  const result = env.interpreter.call(subject.of, ready, env, span);
  if (!subject.auxiliary) return { out: result, auxiliary: null, leaves, arguments: args.map((a) => a.value) };
  if (result.kind !== "tuple" || result.items.length !== 2)
    throw refuse("call/kind", {
      name: "has_aux",
      wanted: "a function that returns a pair",
      param: "f",
      found: describe(result),
    });
  return { out: result.items[0]!, auxiliary: result.items[1]!, leaves, arguments: args.map((a) => a.value) };
}

/** One derivative for each place, in the arrangement of that argument. */
function arranged(
  subject: Subject,
  traced: Traced,
  env: Env,
  derive: (targets: readonly Target[]) => readonly Node[],
): Value {
  const found = derive(traced.leaves.flat().map((node) => ({ node })));
  let next = 0;
  const values = subject.places.map((p, i) => {
    const from = next;
    next += traced.leaves[i]!.length;
    return likeArgument(traced.arguments[p]!, found.slice(from, next), env);
  });
  return subject.several ? tupleOf(values) : values[0]!;
}

const nodeOf = (value: Value, env: Env): Node => toNode(value, literalsOf(env));

function scalarOut(value: Value, env: Env): Node {
  const node = nodeOf(value, env);
  if (node.shape.length === 0) return node;
  throw refuse("shape/rank", {
    name: "grad",
    wanted: "a function with one number as its result",
    shape: showShape(node.shape),
  });
}

const orZeros = (found: readonly (Node | null)[], like: readonly Target[]): Node[] =>
  found.map((g, i) => {
    const { node } = like[i] as { node: Node };
    return g ?? constant(0, node.dtype, node.shape);
  });

function gradientOf(subject: Subject, traced: Traced, env: Env): Value {
  const of = scalarOut(traced.out, env);
  return arranged(subject, traced, env, (targets) => orZeros(backward(of, targets).gradients, targets));
}

function jacobianOf(subject: Subject, traced: Traced, env: Env): Value {
  const of = nodeOf(traced.out, env);
  return arranged(subject, traced, env, (targets) => jacobiansOf(of, targets));
}
function jacobiansOf(of: Node, targets: readonly Target[]): Node[] {
  return jacobian(of, targets).map((g, i) => {
    const { node } = targets[i] as { node: Node };
    return g ?? constant(0, of.dtype, [...of.shape, ...node.shape]);
  });
}

function hessianOf(subject: Subject, traced: Traced, env: Env): Value {
  const of = scalarOut(traced.out, env);
  if (subject.places.length > 1)
    throw refuse("call/kind", { name: "hessian", wanted: "one argument", param: "argnums", found: "several" });
  return arranged(subject, traced, env, (targets) => {
    const gradients = orZeros(backward(of, targets).gradients, targets);
    return gradients.map((g, i) => jacobiansOf(g, [targets[i]!])[0]!);
  });
}

function subjectOf(args: Arguments): Subject {
  const asked = args.has("argnums") ? args.value("argnums") : null;
  const several = asked !== null && (asked.kind === "tuple" || asked.kind === "list");
  const items = several ? (asked as { readonly items: readonly Value[] }).items : [];
  const places = several
    ? items.map((v) => (v.kind === "int" ? Number(v.value) : args.misfit("argnums", "whole numbers")))
    : [asked ? args.int("argnums") : 0];
  return { of: args.value("fun"), places, several, auxiliary: args.bool("has_aux", false) };
}

type Derive = (subject: Subject, traced: Traced, env: Env) => Value;
/** A function that makes a function: `grad(f)` is the derivative of f. */
const transform = (name: string, derive: Derive): BuiltinValue =>
  method(name, ["fun", "argnums?", "has_aux?"], (given) => {
    const subject = subjectOf(given);
    return builtin(name, (args, env, span) => {
      const traced = trace(subject, args, env, span);
      const found = derive(subject, traced, env);
      return traced.auxiliary ? tupleOf([found, traced.auxiliary]) : found;
    });
  });

const valueAndGradient = method("value_and_grad", ["fun", "argnums?", "has_aux?"], (given) => {
  const subject = subjectOf(given);
  return builtin("value_and_grad", (args, env, span) => {
    const traced = trace(subject, args, env, span);
    const value = traced.auxiliary ? tupleOf([traced.out, traced.auxiliary]) : traced.out;
    return tupleOf([value, gradientOf(subject, traced, env)]);
  });
});

/** The tangents, each in the shape and dtype of its primal. */
function tangentsFor(nodes: readonly Node[], tangents: readonly Value[], env: Env): Node[] {
  if (nodes.length !== tangents.length)
    throw refuse("call/kind", {
      name: "jvp",
      wanted: `${nodes.length} tangents`,
      param: "tangents",
      found: `${tangents.length}`,
    });
  return nodes.map((node, i) => inShapeOf(node, tangents[i]!, "tangents", env));
}
function inShapeOf(like: Node, value: Value, name: string, env: Env): Node {
  const node = castTo(toNode(value, literalsOf(env), like.dtype), like.dtype);
  if (sameShape(node.shape, like.shape)) return node;
  throw refuse("assign/shape", { name, wanted: showShape(like.shape), shape: showShape(node.shape) });
}

export const along = (of: Node, targets: readonly Target[], tangents: readonly Node[]): Node =>
  jvp(of, targets, tangents) ?? constant(0, of.dtype, of.shape);

const itemsOf = (value: Value): readonly Value[] =>
  value.kind === "tuple" || value.kind === "list" ? value.items : [value];

const jvpOfFunction = method("jvp", ["fun", "primals", "tangents"], (args, env, span) => {
  const primals = itemsOf(args.value("primals"));
  const subject = { of: args.value("fun"), places: primals.map((_, i) => i), several: true, auxiliary: false };
  const traced = trace(
    subject,
    primals.map((p) => argOf(p, span)),
    env,
    span,
  );
  const nodes = traced.leaves.flat();
  const tangents = tangentsFor(
    nodes,
    itemsOf(args.value("tangents")).flatMap((t) => leavesOf(t, env)),
    env,
  );
  const targets = nodes.map((node) => ({ node }));
  const outs = leavesOf(traced.out, env).map((leaf) => along(nodeOf(leaf, env), targets, tangents));
  return tupleOf([traced.out, likeArgument(traced.out, outs, env)]);
});

/** vjp(f, *primals): the result, and a function from what comes in to what flows to each primal. */
const vjpOfFunction = builtin("vjp", ([of, ...primals], env, span) => {
  if (!of) throw refuse("call/missing", { name: "vjp", param: "fun" });
  const subject = { of: of.value, places: primals.map((_, i) => i), several: true, auxiliary: false };
  const traced = trace(subject, primals, env, span);
  const outs = leavesOf(traced.out, env).map((leaf) => nodeOf(leaf, env));
  const back = method("vjp_fun", ["cotangents"], (args, inner) => {
    const seeds = leavesOf(args.value("cotangents"), inner);
    return arranged(subject, traced, env, (targets) => {
      const parts = outs.map((out, i) => {
        const seed = inShapeOf(
          out,
          seeds[i] ?? args.misfit("cotangents", `${outs.length} tensors`),
          "cotangents",
          inner,
        );
        return backward(out, targets, { seed }).gradients;
      });
      return orZeros(
        targets.map((_, t) => addAll(parts.map((p) => p[t] ?? null))),
        targets,
      );
    });
  });
  return tupleOf([traced.out, back]);
});
const addAll = (found: readonly (Node | null)[]): Node | null =>
  found.filter((g) => g !== null).reduce<Node | null>((sum, g) => (sum ? add(sum, g) : g), null);

/** A list of gradients (None where there is none) and their length together; both come back. */
const clipByGlobalNorm = method("clip_by_global_norm", ["t_list", "clip_norm", "use_norm?", "name?"], (args, env) => {
  const leaves = allLeaves(args.value("t_list"));
  const nodes = leaves.filter((v) => v.kind !== "none").map((v) => nodeOf(v, env));
  if (nodes.length === 0) args.misfit("t_list", "a list of tensors");
  const { dtype } = nodes[0]!;
  const as = (value: Value): Node => castTo(toNode(value, literalsOf(env), dtype), dtype);
  const use = args.optional("use_norm");
  const length = use ? as(use) : lengthOfAll(nodes);
  const clipped = clipTogether(nodes, as(args.value("clip_norm")), length).values();
  const out = leaves.map((v): Value => (v.kind === "none" ? none : tensorOf(clipped.next().value!)));
  return tupleOf([listOf(out), tensorOf(length)]);
});

const jvpOf = method("jvp", ["of", "wrt", "tangent"], (args, env) => {
  const of = nodeOf(args.value("of"), env);
  const leaves = itemsOf(args.value("wrt"));
  const nodes = leaves.map((v) => nodeOf(v, env));
  const given = args.value("tangent");
  const tangents = leaves.length === 1 && args.value("wrt").kind !== "list" ? [given] : itemsOf(given);
  return tensorOf(along(of, leaves.map(targetOf), tangentsFor(nodes, tangents, env)));
});
const hessianOfValue = method("hessian", ["of", "wrt"], (args, env) => {
  const of = scalarOut(args.value("of"), env);
  const target = targetOf(args.value("wrt"));
  const gradient = backward(of, [target]).gradients[0];
  const like = nodeOf(args.value("wrt"), env);
  const found = gradient && jacobian(gradient, [target])[0];
  return tensorOf(found ?? constant(0, like.dtype, [...like.shape, ...like.shape]));
});

export const derivatives: readonly Builtin[] = [
  {
    value: jvpOf,
    form: "jvp(of, wrt, tangent)",
    doc: "The derivative of a recorded value in a direction: its Jacobian by a Variable, times a tangent.",
    examples: [],
  },
  {
    value: hessianOfValue,
    form: "hessian(of, wrt)",
    doc: "Second derivatives of a recorded number by every pair of elements of a Variable.",
    examples: [],
  },
  {
    value: customGradient,
    form: "tf.custom_gradient(f)",
    doc: "f, which returns a result and a function from the gradient that comes in to those that flow to its arguments.",
    examples: [],
    also: { tf: "custom_gradient" },
  },
  {
    value: clipByGlobalNorm,
    form: "clip_by_global_norm(list, clip_norm)",
    doc: "Tensors made shorter by one factor, so that together they are no longer than clip_norm; and their length.",
    examples: [{ code: "clip_by_global_norm([[3.0, 4.0]], 1.0)[1]", shows: "5.0" }],
    also: { tf: "clip_by_global_norm" },
  },
];

const functions: Readonly<Record<string, BuiltinValue>> = {
  grad: transform("grad", gradientOf),
  jacobian: transform("jacobian", jacobianOf),
  jacrev: transform("jacrev", jacobianOf),
  jacfwd: transform("jacfwd", jacobianOf),
  hessian: transform("hessian", hessianOf),
  jvp: jvpOfFunction,
  vjp: vjpOfFunction,
};
/** Functions of functions, by JAX's and torch.func's paths. */
export const functionTransforms: readonly (readonly [string, BuiltinValue])[] = [
  ...Object.entries(functions).flatMap(([name, f]) => [
    [`jax.${name}`, f] as const,
    ...(name === "jacobian" ? [] : [[`torch.func.${name}`, f] as const]),
  ]),
  ["jax.value_and_grad", valueAndGradient],
  ["torch.func.grad_and_value", gradAndValue()],
  [
    "jax.lax.stop_gradient",
    method("stop_gradient", ["x"], (args, env) => tensorOf(stopGradient({ x: nodeOf(args.value("x"), env) }))),
  ],
];

/** torch.func.grad_and_value: the other way round. */
function gradAndValue(): BuiltinValue {
  return method("grad_and_value", ["fun", "argnums?", "has_aux?"], (given) => {
    const subject = subjectOf(given);
    return builtin("grad_and_value", (args, env, span) => {
      const traced = trace(subject, args, env, span);
      return tupleOf([gradientOf(subject, traced, env), traced.out]);
    });
  });
}
