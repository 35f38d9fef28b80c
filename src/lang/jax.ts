/**
 * What the library's JAX asks of the host: operations by JAX's rules on the arrays that its own hold, parts of them,
 * arrays with other elements at some places, and derivatives. Found only in the library.
 */

import { jacobian } from "../autodiff/gradient.ts";
import { isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { stopGradient } from "../ops/create.ts";
import { operationIn } from "../ops/index.ts";
import { castTo } from "../ops/operation.ts";
import { index, update } from "../ops/subscripts.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { withFlow } from "./custom-gradient.ts";
import { along } from "./derivatives.ts";
import type { Env } from "./env.ts";
import { bare, concrete, heldIn, homeIn, jitDepth, settleHome } from "./jax-arrays.ts";
import { callBare, dtypeNamed, operationOf } from "./jax-calls.ts";
import { asInJax, detached, flowsTo, taken, watchedCopy } from "./jax-gradients.ts";
import { callJitted, signatureCount } from "./jax-jit.ts";
import { counted, repeated, scanned } from "./jax-loops.ts";
import { callJax, giveMembers } from "./jax-operators.ts";
import { tracerFunctions } from "./jax-tracers.ts";
import { closed, marksText, opened } from "./jax-trees.ts";
import { acrossRows, mappedCall } from "./jax-vmap.ts";
import { fromLeaf, isLeaf, leafOf, printed, unheard } from "./jax-written.ts";
import { passedOn } from "./passed-on.ts";
import { valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { toItems } from "./subscript.ts";
import {
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  intOf,
  listOf,
  none,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

const arrayOf = (args: Arguments, param: string): TensorValue => {
  const value = bare(args.value(param));
  return value.kind === "tensor" ? value : args.misfit(param, "an array");
};

/** The function of that name, of the arguments: the result, and whether its dtype gives way. */
const call = method("jax", ["name", "args", "options", "wide"], (args, env, span) => {
  const name = args.string("name");
  const operation = operationOf(name) ?? args.misfit("name", "a function of JAX's");
  const { value, weak } = callBare(
    name,
    operation,
    passedOn(args, env, span, bare),
    env,
    span,
    args.bool("wide", false),
  );
  return tupleOf([value, boolOf(weak)]);
});

/** The function of that name, from the library's arrays to the library's arrays. */
const callWhole = method("jax_call", ["name", "args", "options"], (args, env, span) =>
  callJax(args.string("name"), passedOn(args, env, span), env, span),
);

/** The same as something that can be called; None where there is no such function. */
const functionNamed = method("jax_function", ["name"], (args) => {
  const name = args.string("name");
  if (operationIn("np", name) === undefined) return none;
  return builtin(name, (given, env, span) => callJax(name, given, env, span));
});

/** Tells where the class of the arrays is and what holds for them, and gives it what it does without Python. */
const home = method("jax_home", ["array", "mode", "dtypes", "python", "methods"], (args, env) => {
  const [array, mode, dtypes, python] = ["array", "mode", "dtypes", "python"].map((n) => args.value(n));
  if (array?.kind !== "class" || mode?.kind !== "dict" || dtypes?.kind !== "dict" || python?.kind !== "dict")
    return args.misfit("array", "a dict");
  const functions = new Map([...python.entries.values()].map((e) => [(e.key as { value: string }).value, e.value]));
  const made = { array, mode, dtypes, python: functions };
  settleHome(env, made);
  giveMembers(
    made,
    itemsOf(args.value("methods"), env).map((v) => (v as { value: string }).value),
  );
  return none;
});

const dtypeName = method("jax_dtype", ["kind", "wide"], (args, env) =>
  stringOf(dtypeNamed(args.value("kind"), args.bool("wide", false), env)),
);

/** Indices beyond the ends are the nearest there are, as JAX reads them. */
const part = method("jax_part", ["of", "key"], (args, env, span) => {
  const of = arrayOf(args, "of");
  return tensorOf(index(of.node, toItems([{ value: bare(args.value("key")), span }], env)), true);
});

/** The array with other elements at some places. */
const put = method("jax_put", ["of", "key", "value", "how"], (args, env, span) => {
  const { node } = arrayOf(args, "of");
  const items = toItems([{ value: bare(args.value("key")), span }], env);
  const value = castTo(toNode(bare(args.value("value")), literalsOf(env)), node.dtype);
  const how = args.string("how") as Parameters<typeof update>[3];
  return tensorOf(update(node, items, value, how), true);
});

/** The same elements in a step of its own, from which on it is recorded what is computed. */
const watched = method("jax_watch", ["of"], (args) => tensorOf(watchedCopy(arrayOf(args, "of").node), true));

/** The same elements without what they were computed from. */
const apart = method("jax_detach", ["of"], (args, env) =>
  tensorOf(detached([arrayOf(args, "of").node], env)[0]!, true),
);
const stopped = method("jax_stop", ["of"], (args) => tensorOf(stopGradient({ x: arrayOf(args, "of").node }), true));

const nodesIn = (args: Arguments, param: string, env: Env): Node[] =>
  itemsOf(args.value(param), env).map((v) => {
    const value = bare(v);
    return value.kind === "tensor" ? value.node : args.misfit(param, "arrays");
  });
const arraysOf = (nodes: readonly Node[]): Value => listOf(nodes.map((n) => tensorOf(n, true)));

/** What flows back to each of the targets from the results together; zeros where nothing does. */
const gradients = method("jax_gradients", ["results", "seeds", "targets"], (args, env) => {
  const seeds = args.optional("seeds") ? nodesIn(args, "seeds", env) : null;
  return arraysOf(flowsTo(nodesIn(args, "targets", env), nodesIn(args, "results", env), seeds));
});

const jacobians = method("jax_jacobians", ["of", "targets"], (args, env) => {
  const { node } = arrayOf(args, "of");
  const targets = nodesIn(args, "targets", env);
  const found = jacobian(
    node,
    targets.map((t) => ({ node: t })),
  );
  return arraysOf(
    found.map((g, i) => (g ? asInJax(g) : constant(0, node.dtype, [...node.shape, ...targets[i]!.shape]))),
  );
});

/** The same elements, from which nothing flows back: who wants that is told why not. */
const oneWay = method("jax_one_way", ["of", "why"], (args) => {
  const { node } = arrayOf(args, "of");
  const why = args.string("why");
  const refused = (): never => {
    throw refuse("value/domain", { detail: why }, { exception: valueError(why) });
  };
  return tensorOf(withFlow([node], [node], refused)[0]!, true);
});

/** The derivative of each result along the tangents. */
const tangents = method("jax_tangents", ["results", "targets", "along"], (args, env) => {
  const targets = nodesIn(args, "targets", env).map((node) => ({ node }));
  const directions = nodesIn(args, "along", env);
  return arraysOf(
    nodesIn(args, "results", env).map((of) =>
      isInexact(of.dtype) ? along(of, targets, directions) : constant(0, "float32", of.shape),
    ),
  );
});

/** Calls a function whose prints are not heard. */
const callUnheard = method("jax_unheard", ["of", "args", "options"], (args, env, span) => {
  return env.interpreter.call(args.value("of"), passedOn(args, env, span), unheard(env), span);
});

/** More functions that stay Python. */
const also = method("jax_also", ["python"], (args, env) => {
  const python = args.value("python");
  if (python.kind !== "dict") return args.misfit("python", "a dict");
  for (const e of python.entries.values()) homeIn(env).python.set((e.key as { value: string }).value, e.value);
  return none;
});

/** A function of the leaves of trees that are alike; None where Python has to open them. */
const treeMap = method("jax_tree_map", ["f", "trees"], (args, env, span) => {
  const trees = itemsOf(args.value("trees"), env).map((t) => opened(t, env, span));
  const [first, ...rest] = trees;
  const text = marksText(first!.marks);
  if (rest.some((t) => marksText(t.marks) !== text)) return none;
  const f = args.value("f");
  const found = first!.leaves.map((_, i) =>
    env.interpreter.call(
      f,
      byPlace(
        trees.map((t) => t.leaves[i]!),
        span,
      ),
      env,
      span,
    ),
  );
  return closed(first!.marks, found.values(), env, span);
});

/** Prints by what Python makes of a tree once its arrays have values. */
const print = method("jax_print", ["write", "tree"], (args, env, span) => {
  const home = homeIn(env);
  const { marks, leaves } = opened(args.value("tree"), env, span);
  const isTraced = jitDepth(home) > 0;
  const own = leaves.map((v) => (isLeaf(v) ? leafOf(v, env, span) : null));
  printed({
    nodes: own.flatMap((l) => l?.node ?? []),
    print: (nodes) => {
      const values = env.host.realize(nodes).map(sourceOf).values();
      const arrays = own.map((leaf, i) => {
        if (leaf === null) return leaves[i]!;
        return concrete(fromLeaf(home, { ...leaf, weak: leaf.weak && !isTraced }, values.next().value!));
      });
      const tree = closed(marks, arrays.values(), env, span);
      env.interpreter.call(args.value("write"), byPlace([tree], span), env, span);
    },
  });
  return none;
});

/** Whether arrays stand in a list, however deep. */
const holds = method("jax_holds", ["of"], (args) => boolOf(holdsArrays(args.value("of"))));
const holdsArrays = (value: Value): boolean =>
  value.kind === "list" || value.kind === "tuple"
    ? value.items.some(holdsArrays)
    : heldIn(value) !== undefined || (value.kind === "tensor" && value.array);

/** How many signatures of a function jit knows. */
const known = method("jax_known", ["fun"], (args) => intOf(signatureCount(args.value("fun"))));

export const jaxFunctions: readonly BuiltinValue[] = [
  also,
  known,
  { ...callJitted, name: "jax_jit" },
  call,
  callWhole,
  functionNamed,
  home,
  dtypeName,
  part,
  put,
  watched,
  apart,
  taken,
  treeMap,
  holds,
  acrossRows,
  mappedCall,
  scanned,
  counted,
  repeated,
  stopped,
  gradients,
  jacobians,
  tangents,
  print,
  callUnheard,
  oneWay,
  ...tracerFunctions,
];
