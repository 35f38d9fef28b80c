/**
 * PyTorch's tensors as objects of the library's class: the array in each, whether steps are recorded, which of them want
 * gradients, how a result becomes one. Knows no operation by name.
 */
import type { DType } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { copyOf, type Node, type RoutineOp, sourceOf, watch } from "../graph/node.ts";
import { routine } from "../graph/structure.ts";
import { method } from "./arguments.ts";
import { rootOf } from "./arrays.ts";
import { putAttribute } from "./attribute-writing.ts";
import { says } from "./classes.ts";
import { dtypeOfPython } from "./dtypes.ts";
import { type Env, type Host, plainUndo, pythonHost } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { isAnyNumber } from "./numbers.ts";
import { withoutObjects } from "./passed-on.ts";
import {
  boolOf,
  type ClassValue,
  type DictValue,
  heartOf,
  listOf,
  none,
  type ObjectValue,
  objectOf,
  sequenceOf,
  stringOf,
  type TensorValue,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";
import { detachedView } from "./views.ts";

/** What the library's own text brings: classes of its objects, dtypes, and what it does with functions that are special. */
export interface Parts {
  readonly tensor: ClassValue;
  readonly size: ClassValue;
  readonly results: Value;
  readonly special: Value;
  /** By their names. */
  readonly dtypes: ReadonlyMap<string, Value>;
}
interface Torch {
  parts: Parts | null;
  /** Steps on tensors that want gradients are recorded. */
  records: boolean;
  /** The short float in which functions compute that can, in blocks of mixed precision. */
  autocasts: DType | null;
}

const sessions = new WeakMap<Host, Torch>();
function torchOf({ host }: Env): Torch {
  const known = sessions.get(host);
  if (known) return known;
  const python = pythonHost(host);
  const made = sessions.get(python) ?? { parts: null, records: true, autocasts: null };
  sessions.set(python, made);
  sessions.set(host, made);
  return made;
}

export const partsOf = (env: Env): Parts => torchOf(env).parts!;
export const records = (env: Env): boolean => torchOf(env).records;

/** The library is ready: from now on these are the classes of its objects. */
export function begin(given: DictValue, env: Env): void {
  const part = (name: string): Value => given.entries.get(`s${name}`)!.value;
  const dtypes = [...(part("dtypes") as DictValue).entries].map(([key, { value }]) => [key.slice(1), value] as const);
  torchOf(env).parts = {
    tensor: part("tensor") as ClassValue,
    size: part("size") as ClassValue,
    results: part("results"),
    special: part("special"),
    dtypes: new Map(dtypes),
  };
}

/** From now on steps are recorded, or not; gives what held before. */
export function recordFromNow(on: boolean, env: Env): boolean {
  const torch = torchOf(env);
  const before = torch.records;
  const put = (state: boolean): void => {
    torch.records = state;
  };
  env.host.touch(torch, () => plainUndo(() => torch.records, put));
  torch.records = on;
  return before;
}

export const autocasts = (env: Env): DType | null => torchOf(env).autocasts;
/** From now on functions compute in this float, or in their own; gives what held before. */
export function castFromNow(dtype: DType | null, env: Env): DType | null {
  const torch = torchOf(env);
  const before = torch.autocasts;
  const put = (state: DType | null): void => {
    torch.autocasts = state;
  };
  env.host.touch(torch, () => plainUndo(() => torch.autocasts, put));
  torch.autocasts = dtype;
  return before;
}

/** Tensors that want gradients, by the nodes that stand for them in graphs. */
const owners = new WeakMap<Node, ObjectValue>();
export const ownerOf = (node: Node): ObjectValue | undefined => owners.get(node);

export function own(node: Node, of: ObjectValue, env: Env): void {
  if (owners.get(node) === of) return;
  if (node.value === null) env.host.realize([node]);
  if (!node.recorded) watch(node);
  owners.set(node, of);
}

export const wants = (of: ObjectValue): boolean => {
  const said = of.attributes.get("_wants");
  return said?.kind === "bool" && said.value;
};

export const isTensor = says("__torch__");

/** The array in one of PyTorch's tensors; from now on it is recorded what is computed from it, if that is wanted. */
export function arrayIn(of: ObjectValue, env: Env): TensorValue | undefined {
  const held = of.attributes.get("_value");
  if (held?.kind !== "tensor" || !isTensor(of)) return undefined;
  if (wants(of)) own(held.node, of, env);
  return held;
}

/** The value without PyTorch's objects: arrays, names of dtypes, sizes. */
export function bare(value: Value, env: Env): Value {
  switch (value.kind) {
    case "object": {
      // What inherits from a number is that number.
      const heart = heartOf(value);
      if (heart !== value && isAnyNumber(heart)) return heart;
      return withoutObjects(value, (of) => arrayIn(of, env) ?? of.attributes.get("_bare"));
    }
    case "list":
    case "tuple":
      return withoutObjects(value, (of) => arrayIn(of, env) ?? of.attributes.get("_bare"));
    case "builtin": {
      // Python's own types are as wide here as they are in Python.
      const dtype = value.type ? dtypeOfPython(value.name) : undefined;
      return dtype ? { kind: "dtype", dtype } : value;
    }
    default:
      return value;
  }
}

const plainTwins = new WeakMap<Node, Node>();
/** The value as a step takes it that is not recorded: nothing leads back from its arrays. */
export function unrecorded(value: Value, env: Env): Value {
  if (value.kind === "tensor" && value.node.recorded) return tensorOf(plainTwin(value.node, env), true);
  if (value.kind !== "list" && value.kind !== "tuple") return value;
  return sequenceOf(
    value.kind,
    value.items.map((v) => unrecorded(v, env)),
  );
}
export function plainTwin(node: Node, env: Env): Node {
  if (!node.recorded) return node;
  let twin = plainTwins.get(node);
  if (twin === undefined) {
    twin = sourceOf(node.value ?? env.host.realize([node])[0]!);
    plainTwins.set(node, twin);
  }
  return twin;
}

/** The same elements, and the same array, for what is not to be recorded. */
export const detached = (value: TensorValue, env: Env): TensorValue =>
  value.node.recorded
    ? detachedView(value, (node) => copyOf(node, node.value ?? env.host.realize([node])[0]!, "detach()"), goingOn)
    : value;

/** Other elements, to which flows what flowed to those before. */
const overwritten: RoutineOp<null> = {
  name: "overwritten",
  evaluate: ([, now]) => now!,
  gradient: (dy, i) => (i === 0 ? dy : null),
};
/** What a tensor is after a write of which nothing is recorded: gradients go on as if nobody had written. */
export function goingOn(before: Node, now: Node): Node {
  const owner = ownerOf(before);
  if (!before.recorded || now.recorded || (owner && wants(owner))) return now;
  return routine(overwritten, [before, now], null, before.shape, before.dtype);
}

/** The tensors of a result as arrays of their own; without what they were computed from where nothing is recorded. */
export function settled(value: Value, recording: boolean, env: Env): Value {
  if (value.kind === "list" || value.kind === "tuple") {
    const items = value.items.map((v) => settled(v, recording, env));
    return value.kind === "list" ? { ...value, ...listOf(items) } : tupleOf(items);
  }
  if (value.kind !== "tensor") return value;
  if (value.node.recorded && !recording) return detached(value, env);
  return value.array ? value : tensorOf(value.node, true);
}

/** A tensor that shows an array; `step` is the name of what it was computed by. */
export function tensorObject(value: TensorValue, step: Value, env: Env): ObjectValue {
  const attributes = new Map<string, Value>();
  attributes.set("_value", value);
  attributes.set("_wants", boolOf(false));
  attributes.set("_step", step);
  attributes.set("_grad", none);
  return objectOf(partsOf(env).tensor, attributes);
}

/** The arrays of a result as tensors, several of them in a tuple. */
export function wrapped(value: Value, step: Value, env: Env): Value {
  if (value.kind === "tensor") return tensorObject(value, step, env);
  return value.kind === "list" || value.kind === "tuple"
    ? tupleOf(value.items.map((v) => wrapped(v, step, env)))
    : value;
}

/** The array of what has to be a tensor. */
export function arrayOf(value: Value | undefined, env: Env, span: Span): TensorValue {
  const found = value?.kind === "object" ? arrayIn(value, env) : value;
  if (found?.kind === "tensor") return found;
  throw raisedAs("TypeError", "a Tensor is expected", span);
}

/** Arrays that were written to through something that shows them, since their own step was said. */
const writtenThrough = new WeakSet<TensorValue>();
export const noteThrough = (view: TensorValue): void => {
  writtenThrough.add(rootOf(view));
};
export function stepIn(of: ObjectValue): Value {
  const held = of.attributes.get("_value");
  if (held?.kind === "tensor" && writtenThrough.has(held)) return copySlices;
  return of.attributes.get("_step") ?? none;
}
export const copySlices = stringOf("CopySlices");
export function setStep(of: ObjectValue, step: Value, env: Env): void {
  const held = of.attributes.get("_value");
  if (held?.kind === "tensor") writtenThrough.delete(held);
  putAttribute(of, "_step", step, env);
}
/** The name of the step that a tensor comes from now. */
export const stepNow = method("torch_step", ["self"], (args) => stepIn(args.value("self") as ObjectValue));

/** Whether gradients flow to it, or through it. */
export const requiresGradient = (of: ObjectValue, env: Env): boolean => wants(of) || arrayIn(of, env)!.node.recorded;
