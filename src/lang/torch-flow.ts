/**
 * What flows back through PyTorch's tensors: into the `grad` of those that want gradients, or as results. What a gradient
 * needs is let go once it was computed, so that a second one says so as PyTorch does.
 */

import { recordedSteps } from "../autodiff/flow.ts";
import { type Backward, backward } from "../autodiff/gradient.ts";
import type { Span } from "../core/errors.ts";
import { sameShape, sizeOf } from "../core/shape.ts";
import { type Node, type RoutineOp, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { method } from "./arguments.ts";
import { writeArray } from "./arrays.ts";
import { putAttribute } from "./attribute-writing.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { itemsOf } from "./sequences.ts";
import { namedStep } from "./torch-steps.ts";
import { arrayIn, arrayOf, own, ownerOf, plainTwin, requiresGradient, tensorObject, wants } from "./torch-tensors.ts";
import { checkKept } from "./torch-versions.ts";
import { dims } from "./torch-words.ts";
import { isTrue } from "./truth.ts";
import { unruledInTorch } from "./unruled.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  byPlace,
  listOf,
  none,
  type ObjectValue,
  tensorOf,
  type Value,
} from "./value.ts";

/** Results whose gradients need values that PyTorch keeps for them, and those whose values are gone. */
const saving = new WeakSet<Node>();
const freed = new WeakSet<Node>();

export function noteSaving(result: Value, given: readonly Arg[]): void {
  if (result.kind === "list" || result.kind === "tuple") for (const item of result.items) noteSaving(item, given);
  else if (result.kind === "tensor" && result.node.recorded) {
    const { node } = result;
    if (!given.some(({ value }) => value.kind === "tensor" && value.node === node)) saving.add(node);
  }
}

/** Results whose gradients turn with the signs of what they were computed from: that leads on, if only with zeros. */
const turning = new WeakSet<Node>();
export function noteTurning(result: Value): void {
  if (result.kind === "tensor" && result.node.recorded) turning.add(result.node);
}

const turned: RoutineOp<null> = {
  name: "turned",
  evaluate: ([dy]) => dy!,
  gradient: (dy, i, { inputs }) => (i === 0 ? dy : structure.constant(0, inputs[1]!.dtype, inputs[1]!.shape)),
};

/** What flows to a step, for gradients of what flows on: PyTorch says that it depends on what decided it. */
const ledOn = (node: Node, dy: Node): Node =>
  turning.has(node) ? structure.routine(turned, [dy, node], null, dy.shape, dy.dtype) : dy;

const freedText =
  "Trying to backward through the graph a second time (or directly access saved tensors after they have already been " +
  "freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify " +
  "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after " +
  "calling backward.";

interface Going {
  readonly of: Node;
  readonly seed: Node | null;
  /** Gradients are wanted of these alone; null: of all that lead to it. */
  readonly inputs: readonly Node[] | null;
  /** Gradients of the gradients are wanted. */
  readonly recording: boolean;
  readonly retain: boolean;
  readonly span: Span;
}

/** One walk back. */
function goBack({ of, seed, inputs, recording, retain, span }: Going): Backward {
  const targets = (inputs ?? []).map((node) => ({ node }));
  const found = backward(of, targets, {
    flat: "zeros",
    unruled: unruledInTorch,
    ...(seed ? { seed } : {}),
    ...(recording ? { taken: ledOn } : {}),
  });
  for (const n of inputs === null ? found.flows.keys() : stepsTo(inputs, of)) {
    if (!saving.has(n)) continue;
    if (freed.has(n)) throw raisedAs("RuntimeError", freedText, span);
    checkKept(n, span);
    if (!retain) freed.add(n);
  }
  return found;
}

/** The steps between the inputs and the result. */
function stepsTo(inputs: readonly Node[], of: Node): Node[] {
  const leading = new Set<Node>(inputs);
  return recordedSteps([of], () => true).filter((n) => {
    if (leading.has(n)) return false;
    const leads = n.inputs.some((x) => leading.has(x));
    if (leads) leading.add(n);
    return leads;
  });
}

/** The flows as arrays of their own, without what they were computed from, unless gradients of them are wanted. */
function arraysOf(flows: readonly Node[], recording: boolean, env: Env): Value[] {
  if (recording) return flows.map((n) => tensorOf(n, true));
  if (flows.some((n) => n.recorded && n.value === null)) env.host.realize(flows);
  return flows.map((n) => tensorOf(n.recorded ? sourceOf(n.value!) : n, true));
}

const seedOf = (value: Value | undefined, env: Env, span: Span): Node | null =>
  value === undefined || value.kind === "none" ? null : arrayOf(value, env, span).node;

const says = (shape: readonly number[]): string => `torch.Size(${dims(shape)})`;

function checkRoot(of: ObjectValue, seed: Node | null, env: Env, span: Span): void {
  if (!requiresGradient(of, env))
    throw raisedAs("RuntimeError", "element 0 of tensors does not require grad and does not have a grad_fn", span);
  const { shape } = arrayIn(of, env)!.node;
  if (seed === null && sizeOf(shape) !== 1)
    throw raisedAs("RuntimeError", "grad can be implicitly created only for scalar outputs", span);
  if (seed !== null && !sameShape(seed.shape, shape))
    throw raisedAs(
      "RuntimeError",
      `Mismatch in shape: grad_output[0] has a shape of ${says(seed.shape)} and output[0] has a shape of ${says(shape)}.`,
      span,
    );
}

/** Tensor.backward */
export const backwardOf = method(
  "backward",
  ["self", "gradient?", "retain_graph?", "create_graph?", "inputs?"],
  (args, env, span) => {
    const self = args.value("self") as ObjectValue;
    const seed = seedOf(args.optional("gradient"), env, span);
    checkRoot(self, seed, env, span);
    const create = args.optional("create_graph");
    const recording = create !== undefined && isTrue(create, env);
    const given = args.optional("retain_graph");
    const retain = given === undefined ? recording : isTrue(given, env);
    const inputs = inputsIn(args.optional("inputs"), env);
    const of = arrayIn(self, env)!.node;
    const { flows } = goBack({ of, seed, inputs: inputs && nodesOf(inputs, env), recording, retain, span });
    const reached: [ObjectValue, Node][] = [];
    for (const [node, flow] of flows) {
      const owner = ownerOf(node);
      if (owner && (inputs === null || inputs.includes(owner))) reached.push([owner, flow]);
    }
    const arrays = arraysOf(
      reached.map(([, flow]) => flow),
      recording,
      env,
    );
    for (const [i, [owner]] of reached.entries()) {
      gather(owner, hooked(owner, "_hooks", arrays[i]!, env, span), recording, env);
      const after = hooksOf(owner, "_hooks_after");
      for (const hook of after) env.interpreter.call(hook, byPlace([owner], span), env, span);
    }
    return none;
  },
);

/** What a program wants done with what flows to a tensor that was not computed, in order. */
const hooksOf = (owner: ObjectValue, where: "_hooks" | "_hooks_after"): Value[] => {
  const hooks = owner.attributes.get(where);
  return hooks?.kind === "dict" ? [...hooks.entries.values()].map((e) => e.value) : [];
};
function hooked(owner: ObjectValue, where: "_hooks", flow: Value, env: Env, span: Span): Value {
  // What was computed has a step behind it that does it, and keeps what came of it.
  const passed = retains(owner) ? owner.attributes.get("_passed") : undefined;
  if (passed?.kind === "object") return arrayIn(passed, env) ?? flow;
  const hooks = retains(owner) ? [] : hooksOf(owner, where);
  return hooks.reduce((now, hook) => {
    const given = tensorObject(now as never, none, env);
    const found = env.interpreter.call(hook, byPlace([given], span), env, span);
    return found.kind === "object" ? (arrayIn(found, env) ?? now) : now;
  }, flow);
}

const inputsIn = (value: Value | undefined, env: Env): Value[] | null => {
  if (value === undefined) return null;
  return value.kind === "object" && arrayIn(value, env) ? [value] : itemsOf(value, env);
};
const nodesOf = (values: readonly Value[], env: Env): Node[] =>
  values.flatMap((v) => (v.kind === "object" ? (arrayIn(v, env)?.node ?? []) : []));

/** Adds what flowed to a tensor to its `grad`, in place, so that whoever holds that sees it. */
function gather(owner: ObjectValue, flow: Value, recording: boolean, env: Env): void {
  const sofar = owner.attributes.get("_grad");
  const { node } = flow as { readonly node: Node };
  const held = sofar?.kind === "object" ? arrayIn(sofar, env) : undefined;
  if (!held) putAttribute(owner, "_grad", tensorObject(flow as never, namedStep("Add"), env), env);
  else if (recording) {
    const sum = tensorOf(add(held.node, node), true);
    putAttribute(owner, "_grad", tensorObject(sum, namedStep("AddBackward0"), env), env);
  } else {
    const sum = add(plainTwin(held.node, env), node);
    writeArray(held, structure.expand(castTo(sum, held.node.dtype), held.node.shape), env);
  }
}

/** What flows back to each of the inputs; None where nothing does. */
const gradientsOf = method("torch_gradients", ["of", "seed", "inputs", "records", "retain"], (args, env, span) => {
  const inputs = nodesOf(itemsOf(args.value("inputs"), env), env);
  const recording = args.bool("records", false);
  const seed = seedOf(args.optional("seed"), env, span);
  const of = args.value("of") as ObjectValue;
  checkRoot(of, seed, env, span);
  const retain = args.bool("retain", false);
  const { gradients } = goBack({ of: arrayIn(of, env)!.node, seed, inputs, recording, retain, span });
  const found = gradients.filter((g) => g !== null);
  const arrays = arraysOf(found, recording, env).values();
  return listOf(
    gradients.map((g) => (g ? tensorObject(arrays.next().value as never, namedStep("AddBackward0"), env) : none)),
  );
});

/** It was computed, and is to gather what flows to it all the same. */
export const retains = (of: ObjectValue): boolean => of.attributes.has("_retains");

/** From now on gradients flow to this tensor too, although it was computed. */
export const retainGradient = method("retain_grad", ["self"], (args, env) => {
  const of = args.value("self");
  if (of.kind === "object" && !wants(of)) {
    own(arrayIn(of, env)!.node, of, env);
    putAttribute(of, "_retains", boolOf(true), env);
  }
  return none;
});

/** The tensors that want gradients and led to this one. */
const leavesOf = method("torch_leaves", ["of"], (args, env) => {
  const { node } = arrayIn(args.value("of") as ObjectValue, env)!;
  return listOf(recordedSteps([node], () => true).flatMap((n) => ownerOf(n) ?? []));
});

export const flowFunctions: readonly BuiltinValue[] = [gradientsOf, leavesOf];
