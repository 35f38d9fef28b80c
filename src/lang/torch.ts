/**
 * What the library's PyTorch asks of the host: operations by PyTorch's rules on the arrays that its tensors hold, views
 * of them, writing into them, and what flows back to the tensors that want gradients. Found only in the library.
 */

import { recordedSteps } from "../autodiff/flow.ts";
import { backward } from "../autodiff/gradient.ts";
import { copyOf, type Node, watch } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { operationIn } from "../ops/index.ts";
import { index } from "../ops/indexing.ts";
import { castTo } from "../ops/operation.ts";
import { type Arguments, method } from "./arguments.ts";
import { writeArray, writePart } from "./arrays.ts";
import { callOperation } from "./bind.ts";
import { findMember } from "./classes.ts";
import type { Env } from "./env.ts";
import { passedOn, withoutObjects } from "./passed-on.ts";
import { itemsOf } from "./sequences.ts";
import { toItems } from "./subscript.ts";
import { torchRandom } from "./torch-random.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  listOf,
  none,
  type ObjectValue,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";
import { blankLike, detachedView, viewBy } from "./views.ts";

/** Tensors that want gradients, by the nodes that stand for them in graphs. */
const owners = new WeakMap<Node, ObjectValue>();

/** The array in one of PyTorch's tensors; from now on it is recorded what is computed from it, if that is wanted. */
function arrayIn(of: ObjectValue, env: Env): TensorValue | undefined {
  const held = of.attributes.get("_value");
  if (held?.kind !== "tensor" || !findMember(of.type, "__torch__")) return undefined;
  const wants = of.attributes.get("_wants");
  if (wants?.kind === "bool" && wants.value) own(held.node, of, env);
  return held;
}

function own(node: Node, of: ObjectValue, env: Env): void {
  if (owners.get(node) === of) return;
  env.host.realize([node]);
  if (!node.recorded) watch(node);
  owners.set(node, of);
}

/** The value without PyTorch's objects: arrays, names of dtypes, sizes. */
const bare = (value: Value, env: Env): Value =>
  withoutObjects(value, (of) => arrayIn(of, env) ?? of.attributes.get("_bare"));

/** The tensors of a result as arrays of their own; without what they were computed from where nothing is recorded. */
function settled(value: Value, records: boolean, env: Env): Value {
  if (value.kind === "list" || value.kind === "tuple") {
    const items = value.items.map((v) => settled(v, records, env));
    return value.kind === "list" ? { ...value, items } : tupleOf(items);
  }
  if (value.kind !== "tensor") return value;
  if (value.node.recorded && !records) return detached(value, env);
  return value.array ? value : tensorOf(value.node, true);
}

/** The same elements, and the same array, for what is not to be recorded. */
const detached = (value: TensorValue, env: Env): TensorValue =>
  detachedView(value, (node) => copyOf(node, env.host.realize([node])[0]!, "detach()"));

const tensorIn = (args: Arguments, param: string, env: Env): TensorValue => {
  const value = bare(args.value(param), env);
  return value.kind === "tensor" ? value : args.misfit(param, "a tensor");
};

/** torch.NAME of the arguments: the result, and the names of its parts if it has several that are called something. */
const call = method("torch", ["name", "args", "options", "records"], (args, env, span) => {
  const name = args.string("name");
  const given = passedOn(args, env, span, (value) => bare(value, env));
  const made = callNamed(name, given, args, env, span);
  const fields = made.kind === "list" ? made.fields : undefined;
  const result = settled(made, args.bool("records", true), env);
  return tupleOf([result, fields ? tupleOf(fields.map(stringOf)) : none]);
});

function callNamed(name: string, given: readonly Arg[], args: Arguments, env: Env, span: Arg["span"]): Value {
  const drawn = torchRandom.find(([path]) => path === `torch.${name}`)?.[1];
  if (drawn) return drawn.call(given, env, span);
  const operation = operationIn("torch", name);
  if (!operation) return args.misfit("name", "a function of PyTorch's");
  return callOperation(operation, given, { env, span, as: `torch.${name}` });
}

/** Whether there is a function of that name; a method, if it takes a tensor first. */
const hasFunction = method("torch_has", ["name", "method?"], (args) => {
  const name = args.string("name");
  if (torchRandom.some(([path]) => path === `torch.${name}`)) return boolOf(!args.bool("method", false));
  const operation = operationIn("torch", name);
  const [first] = Object.values(operation?.params ?? {});
  return boolOf(
    operation !== undefined && (!args.bool("method", false) || first?.kind === "tensor" || first?.kind === "known"),
  );
});

const part = method("torch_part", ["of", "key"], (args, env, span) => {
  const of = tensorIn(args, "of", env);
  const items = toItems([{ value: bare(args.value("key"), env), span }], env);
  const picked = items.some((item) => item.kind === "mask" || item.kind === "pick");
  const blank = blankLike(of.node);
  return (picked ? null : viewBy(index(blank, items), blank, of)) ?? tensorOf(index(of.node, items), true);
});

const put = method("torch_put", ["of", "key", "value"], (args, env, span) => {
  const items = toItems([{ value: bare(args.value("key"), env), span }], env);
  writePart(tensorIn(args, "of", env), items, bare(args.value("value"), env), env);
  return none;
});

/** Other elements for the whole array, which keeps its shape and dtype. */
const write = method("torch_write", ["of", "value"], (args, env) => {
  const of = tensorIn(args, "of", env);
  const { node } = tensorIn(args, "value", env);
  writeArray(of, structure.expand(castTo(node, of.node.dtype), of.node.shape), env);
  return none;
});

const detach = method("torch_detach", ["of"], (args, env) => {
  const of = tensorIn(args, "of", env);
  return of.node.recorded ? detached(of, env) : of;
});
const isRecorded = method("torch_recorded", ["of"], (args, env) => boolOf(tensorIn(args, "of", env).node.recorded));
/** Whether both show one array. */
const isSame = method("torch_same", ["a", "b"], (args, env) => {
  const root = (v: TensorValue): TensorValue => (v.base ? root(v.base) : v);
  return boolOf(root(tensorIn(args, "a", env)) === root(tensorIn(args, "b", env)));
});

/** From now on gradients flow to this tensor too, although it was computed. */
const retain = method("torch_retain", ["of"], (args, env) => {
  const of = args.value("of");
  if (of.kind === "object") own(tensorIn(args, "of", env).node, of, env);
  return none;
});

const seedOf = (value: Value, env: Env): { seed?: Node } => {
  const seed = bare(value, env);
  return seed.kind === "tensor" ? { seed: seed.node } : {};
};

/** Every tensor that wants a gradient, with what flows back to it. */
const flowBack = method("torch_backward", ["of", "seed", "records"], (args, env) => {
  const { node } = tensorIn(args, "of", env);
  const nodes = recordedSteps([node], () => true).filter((n) => owners.has(n));
  const { gradients } = backward(
    node,
    nodes.map((n) => ({ node: n })),
    seedOf(args.value("seed"), env),
  );
  const flows = nodes.flatMap((n, i) => {
    const flow = gradients[i];
    return flow ? [tupleOf([owners.get(n)!, settled(tensorOf(flow, true), args.bool("records", false), env)])] : [];
  });
  return listOf(flows);
});

/** What flows back to each of the inputs; None where nothing does. */
const gradientsOf = method("torch_gradients", ["of", "seed", "inputs", "records"], (args, env) => {
  const targets = itemsOf(args.value("inputs"), env).map((v) => bare(v, env) as TensorValue);
  const { gradients } = backward(
    tensorIn(args, "of", env).node,
    targets.map(({ node }) => ({ node })),
    seedOf(args.value("seed"), env),
  );
  return listOf(gradients.map((g) => (g ? settled(tensorOf(g, true), args.bool("records", false), env) : none)));
});

export const torchFunctions: readonly BuiltinValue[] = [
  call,
  hasFunction,
  part,
  put,
  write,
  detach,
  isRecorded,
  isSame,
  retain,
  flowBack,
  gradientsOf,
];
