/** Writing into PyTorch's tensors: in-place functions and operators, parts, `out=`. */
import { heightOf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { isContiguous } from "../core/layout.ts";
import { sameShape, sizeOf } from "../core/shape.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { castTo } from "../ops/operation.ts";
import type { Index } from "../ops/subscripts.ts";
import { method } from "./arguments.ts";
import { partIn, rootOf, writeArray, writePart } from "./arrays.ts";
import { putAttribute } from "./attribute-writing.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { located, noPlaces } from "./fail.ts";
import { overlaps, repeats } from "./placed-views.ts";
import { layoutOf } from "./seeing.ts";
import { toItems } from "./subscript.ts";
import { callTorch } from "./torch-calls.ts";
import { namedStep } from "./torch-steps.ts";
import {
  arrayOf,
  bare,
  copySlices,
  goingOn,
  isTensor,
  noteThrough,
  ownerOf,
  records,
  setStep,
  stepIn,
  wants,
} from "./torch-tensors.ts";
import { noteWritten } from "./torch-versions.ts";
import { dims, kindName } from "./torch-words.ts";
import { type Arg, type BuiltinValue, builtin, none, type ObjectValue, type TensorValue, type Value } from "./value.ts";
import { isApart } from "./views.ts";

function checkWritable(of: ObjectValue, env: Env, span: Span, part = false): void {
  if (!records(env)) return;
  if (wants(of)) {
    const text = "a leaf Variable that requires grad is being used in an in-place operation.";
    throw raisedAs("RuntimeError", part ? text.replace("a ", "a view of a ") : text, span);
  }
  for (let at = arrayOf(of, env, span); at.base && !isApart(at); at = at.base) {
    const owner = ownerOf(at.base.node);
    if (!owner || !wants(owner) || owner.attributes.get("_value") !== at.base) continue;
    const text = "a view of a leaf Variable that requires grad is being used in an in-place operation.";
    throw raisedAs("RuntimeError", text, span);
  }
}

/** PyTorch writes nothing twice into one place. */
function checkPlaces(array: TensorValue, span: Span): void {
  if (!repeats(array)) return;
  const text =
    "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please " +
    "clone() the tensor before performing the operation.";
  throw raisedAs("RuntimeError", text, span);
}

/** Nor from a row of elements into one that begins within it. */
function checkApart(array: TensorValue, given: Value, span: Span): void {
  if (given.kind !== "tensor" || rootOf(array) !== rootOf(given)) return;
  const [to, from] = [layoutOf(array), layoutOf(given)];
  const far = Math.abs(to.offset - from.offset);
  const [size, other] = [to, from].map((l) => sizeOf(l.shape)) as [number, number];
  if (far === 0 || !isContiguous(to) || !isContiguous(from) || far >= (to.offset < from.offset ? size : other)) return;
  const text =
    "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. " +
    "Please clone() the tensor before performing the operation.";
  throw raisedAs("RuntimeError", text, span);
}

/** Writes into an array; where nothing is recorded, gradients go on as if nobody had. */
function unseen(array: TensorValue, write: () => void, env: Env): void {
  const root = rootOf(array);
  const before = root.node;
  write();
  if (records(env) || !before.recorded) return;
  root.node = goingOn(before, sourceOf(root.node.value ?? env.host.realize([root.node])[0]!));
}

/** All elements become one number, so that it does not matter which places they share. */
const isFilling = (step: Value): boolean => step.kind === "string" && /^(Zero|Fill)B/.test(step.value);

/** The tensor takes the elements of a result. */
export function put(of: ObjectValue, found: Node, step: Value, env: Env, span: Span): Value {
  checkWritable(of, env, span);
  const held = arrayOf(of, env, span);
  if (!isFilling(step)) checkPlaces(held, span);
  const { shape, dtype } = held.node;
  if (!sameShape(found.shape, shape))
    throw raisedAs(
      "RuntimeError",
      `output with shape ${dims(shape)} doesn't match the broadcast shape ${dims(found.shape)}`,
      span,
    );
  if (heightOf(found.dtype) > heightOf(dtype))
    throw raisedAs(
      "RuntimeError",
      `result type ${kindName(found.dtype)} can't be cast to the desired output type ${kindName(dtype)}`,
      span,
    );
  unseen(held, () => writeArray(held, castTo(found, dtype), env), env);
  noteWritten(held);
  noteStep(of, held, step, env);
  return of;
}

/** What was written through something that shows it is copied from slices, and what shows it was shown anew. */
function noteStep(of: ObjectValue, held: TensorValue, step: Value, env: Env): void {
  if (!records(env)) return;
  const through = held.base !== undefined && !isApart(held);
  setStep(of, through ? namedStep("AsStridedBackward0") : step, env);
  if (through) noteThrough(held);
}

const inPlace = new Map<string, BuiltinValue>();
/** `x.NAME_(…)` and `x += …`: what the function gives goes into the tensor. */
export function inPlaceFunction(name: string): BuiltinValue {
  let known = inPlace.get(name);
  if (known === undefined) {
    known = builtin(`${name}_`, (args, env, span) => putResult(callTorch(name, args, env, span), args, env, span));
    inPlace.set(name, known);
  }
  return known;
}

function putResult(found: Value, args: readonly Arg[], env: Env, span: Span): Value {
  const of = args[0]?.value;
  if (!of || !isTensor(of) || !isTensor(found))
    throw raisedAs("RuntimeError", "an in-place function takes a tensor and gives one", span);
  const held = arrayOf(of, env, span);
  for (const { value } of args.slice(1)) checkApart(held, bare(value, env), span);
  if (overlaps(held) && !repeats(held)) {
    const text = "a tensor whose elements share places in part cannot be computed in place: clone() it first";
    throw raisedAs("NotImplementedError", text, span);
  }
  return put(of, arrayOf(found, env, span).node, stepIn(found), env, span);
}

/** The tensor takes the elements of another, of its shape. */
export const putOf = method("torch_put", ["self", "found", "step"], (args, env, span) =>
  put(args.value("self") as ObjectValue, arrayOf(args.value("found"), env, span).node, args.value("step"), env, span),
);

/** The tensor shows its elements as another does that shows the same ones. */
export const arrange = method("torch_arrange", ["self", "found", "step"], (args, env, span) => {
  const [of, found] = [args.value("self") as ObjectValue, args.value("found")];
  checkWritable(of, env, span);
  putAttribute(of, "_value", arrayOf(found, env, span), env);
  if (records(env)) setStep(of, args.value("step"), env);
  return of;
});

export const zeros = builtin("zero_", ([self], env, span) => {
  const of = self!.value as ObjectValue;
  const { node } = arrayOf(of, env, span);
  return put(of, structure.constant(0, node.dtype, node.shape), namedStep("ZeroBackward0"), env, span);
});

function checkPart(held: TensorValue, items: readonly Index[], given: Value, span: Span): void {
  const part = partIn(held, items);
  if (!part.base) return;
  checkPlaces(part, span);
  checkApart(part, given, span);
}

export const setItem = method("__setitem__", ["self", "key", "value"], (args, env, span) => {
  const of = args.value("self") as ObjectValue;
  checkWritable(of, env, span, true);
  located(
    () => {
      const items = toItems([{ value: bare(args.value("key"), env), span }], env);
      const held = arrayOf(of, env, span);
      const given = bare(args.value("value"), env);
      if (held.base || given.kind === "tensor") checkPart(held, items, given, span);
      unseen(held, () => writePart(held, items, given, env), env);
      noteWritten(held);
      noteStep(of, held, copySlices, env);
    },
    noPlaces,
    span,
    "torch.setitem",
  );
  return none;
});
