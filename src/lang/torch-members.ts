/** What PyTorch's tensors say of themselves, and which function stands behind each operator and method. */
import { bytesOf, isComplex, isFloat } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import { method } from "./arguments.ts";
import { partIn } from "./arrays.ts";
import { putAttribute } from "./attribute-writing.ts";
import { notImplemented } from "./classes.ts";
import { numberOf } from "./convert.ts";
import { copiedDeep, ownNode } from "./copying.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { located, noPlaces } from "./fail.ts";
import { libraryMember } from "./library.ts";
import { bound } from "./members.ts";
import { isAnyNumber } from "./numbers.ts";
import { toItems } from "./subscript.ts";
import { callTorch, isMethod, torchFunction } from "./torch-calls.ts";
import { backwardOf, noteSaving, retainGradient, retains } from "./torch-flow.ts";
import { namedStep, partStep } from "./torch-steps.ts";
import {
  arrayIn,
  arrayOf,
  bare,
  detached,
  isTensor,
  partsOf,
  records,
  requiresGradient,
  setStep,
  tensorObject,
  wants,
} from "./torch-tensors.ts";
import { leaveUncounted, versionOf } from "./torch-versions.ts";
import { outOfRange } from "./torch-words.ts";
import { inPlaceFunction, setItem, zeros } from "./torch-writing.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  heartOf,
  intOf,
  none,
  type ObjectValue,
  objectOf,
  type TensorValue,
  tupleOf,
  type Value,
} from "./value.ts";
import { separateView } from "./views.ts";

/** Something that is read from the tensor alone. */
const ofSelf = (name: string, read: (self: ObjectValue, env: Env, span: Span) => Value): BuiltinValue =>
  builtin(name, ([self], env, span) => read(self!.value as ObjectValue, env, span));

const nodeIn = (self: ObjectValue, env: Env, span: Span) => arrayOf(self, env, span).node;

/** torch.Size of the sizes. */
function sizeObject(shape: readonly number[], env: Env): ObjectValue {
  const sizes = tupleOf(shape.map((n) => intOf(n)));
  const attributes = new Map([
    ["_sizes", sizes],
    ["_bare", sizes],
  ]);
  return objectOf(partsOf(env).size, attributes);
}

/** The same array for another tensor, which gets gradients of its own. */
const apart = (held: TensorValue, env: Env): TensorValue => separateView(held, (node) => ownNode(node, env));

const setRequiresGradient = (self: ObjectValue, wanted: boolean, env: Env, span: Span): void => {
  const held = arrayOf(self, env, span);
  const { dtype, recorded } = held.node;
  if (wanted && !isFloat(dtype) && !isComplex(dtype))
    throw raisedAs("RuntimeError", "only Tensors of floating point dtype can require gradients", span);
  const had = wants(self);
  if (!had && recorded) {
    if (wanted) return;
    throw raisedAs(
      "RuntimeError",
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph " +
        "that doesn't require differentiation use var_no_grad = var.detach().",
      span,
    );
  }
  if (!wanted && had) putAttribute(self, "_value", detached(held, env), env);
  // What is computed from others that show the same elements does not lead to this one.
  if (wanted && !had) putAttribute(self, "_value", apart(held, env), env);
  putAttribute(self, "_wants", boolOf(wanted), env);
};

const item = ofSelf("item", (self, env, span) => {
  const node = nodeIn(self, env, span);
  const size = sizeOf(node.shape);
  if (size !== 1) throw raisedAs("RuntimeError", `a Tensor with ${size} elements cannot be converted to Scalar`, span);
  return numberOf(node.value ?? env.host.realize([node])[0]!);
});

const detach = ofSelf("detach", (self, env, span) => tensorObject(detached(arrayOf(self, env, span), env), none, env));

/** Tensors that were computed cannot be copied with all that leads to them. */
function checkCopied(of: ObjectValue, span: Span): void {
  const held = of.attributes.get("_value");
  if (held?.kind !== "tensor" || !held.node.recorded || wants(of)) return;
  throw raisedAs(
    "RuntimeError",
    "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were " +
      "attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see " +
      "https://github.com/pytorch/pytorch/pull/103001",
    span,
  );
}

const copyMember = ofSelf("__copy__", (self, env, span) => {
  const attributes = new Map(self.attributes);
  attributes.set("_value", apart(arrayOf(self, env, span), env));
  return objectOf(self.type, attributes);
});
const deepCopy = method("__deepcopy__", ["self", "memo"], (args, env, span) => {
  const [self, memo] = [args.value("self") as ObjectValue, args.value("memo")];
  checkCopied(self, span);
  return copiedDeep(self, memo.kind === "dict" ? memo : args.misfit("memo", "a dict"), env, span);
});

const getItem = method("__getitem__", ["self", "key"], (args, env, span) => {
  const self = args.value("self") as ObjectValue;
  const key = args.value("key");
  for (const k of key.kind === "tuple" ? key.items : [key])
    if (k.kind === "slice" && k.step !== null && k.step < 1)
      throw raisedAs("ValueError", "step must be greater than zero", span);
  const of = arrayOf(self, env, span);
  const [found, picked] = located(
    () => {
      const items = toItems([{ value: bare(key, env), span }], env);
      return [partIn(of, items), items.some((i) => i.kind === "mask" || i.kind === "pick")] as const;
    },
    noPlaces,
    span,
    "torch.getitem",
  );
  if (picked) noteSaving(found, []);
  return tensorObject(records(env) ? found : detached(found, env), partStep(key, picked), env);
});

const size = method("size", ["self", "dim?"], (args, env, span) => {
  const { shape } = nodeIn(args.value("self") as ObjectValue, env, span);
  const all = sizeObject(shape, env);
  if (!args.optional("dim")) return all;
  const dim = args.int("dim");
  const found = shape[dim < 0 ? dim + shape.length : dim];
  if (found === undefined) throw raisedAs("IndexError", outOfRange(dim, shape.length), span);
  return intOf(found);
});

const requiresGrad = method("requires_grad_", ["self", "requires_grad?"], (args, env, span) => {
  const self = args.value("self") as ObjectValue;
  setRequiresGradient(self, args.bool("requires_grad", true), env, span);
  return self;
});

/** Beside anything else, the other side is asked what it means. */
const isOperand = (value: Value): boolean => isAnyNumber(heartOf(value)) || value.kind === "tensor" || isTensor(value);

/** A function of two tensors whose result is that of a step called otherwise, and which may have them the other way round. */
const operator = (name: string, { turned = false, step }: { turned?: boolean; step?: string } = {}): BuiltinValue =>
  builtin(name, ([self, other], env, span) => {
    if (other && !isOperand(other.value)) return notImplemented;
    const args: Arg[] = !other ? [self!] : turned ? [other, self!] : [self!, other];
    const found = callTorch(name, args, env, span);
    if (step && found.kind === "object") setStep(found, namedStep(step), env);
    return found;
  });

/** Compared with what is no number, a tensor is not equal. */
const comparison = (name: "eq" | "ne"): BuiltinValue =>
  builtin(name, ([self, other], env, span) => {
    return isOperand(other!.value) ? callTorch(name, [self!, other!], env, span) : boolOf(name === "ne");
  });

const power = builtin("pow", ([self, other], env, span) => {
  if (!isOperand(other!.value)) return notImplemented;
  const found = callTorch("pow", [self!, other!], env, span);
  if (found.kind === "object") setStep(found, namedStep(isTensor(other!.value) ? "PowBackward1" : "PowBackward0"), env);
  return found;
});

/** `x.NAME`, for names that the class does not have. */
const attribute = builtin("__getattr__", ([self, name], env, span) => {
  const called = name!.value.kind === "string" ? name!.value.value : "";
  const found = methodNamed(called) ?? libraryMember(`_torch_methods.${called}`, env);
  if (found?.kind === "builtin" || found?.kind === "function") return bound(found, self!.value);
  throw raisedAs("AttributeError", `'Tensor' object has no attribute '${called}'`, span);
});
function methodNamed(name: string): BuiltinValue | undefined {
  if (isMethod(name)) return torchFunction(name);
  const short = name.slice(0, -1);
  if (name.endsWith("_") && !name.startsWith("_") && isMethod(short)) return inPlaceFunction(short);
  const ofLayers = name === "relu" || name === "softmax" || name === "log_softmax";
  return ofLayers ? torchFunction(`nn.functional.${name}`) : undefined;
}

const members: Readonly<Record<string, BuiltinValue>> = {
  dtype: ofSelf("dtype", (self, env, span) => partsOf(env).dtypes.get(nodeIn(self, env, span).dtype)!),
  shape: ofSelf("shape", (self, env, span) => sizeObject(nodeIn(self, env, span).shape, env)),
  ndim: ofSelf("ndim", (self, env, span) => intOf(nodeIn(self, env, span).shape.length)),
  numel: ofSelf("numel", (self, env, span) => intOf(sizeOf(nodeIn(self, env, span).shape))),
  itemsize: ofSelf("itemsize", (self, env, span) => intOf(bytesOf(nodeIn(self, env, span).dtype))),
  requires_grad: ofSelf("requires_grad", (self, env) => boolOf(requiresGradient(self, env))),
  set_requires_grad: builtin("requires_grad", ([self, wanted], env, span) => {
    setRequiresGradient(self!.value as ObjectValue, isTrue(wanted!.value, env), env, span);
    return none;
  }),
  is_leaf: ofSelf("is_leaf", (self, env) =>
    boolOf((wants(self) && !retains(self)) || !arrayIn(self, env)!.node.recorded),
  ),
  grad: ofSelf("grad", (self) => self.attributes.get("_grad") ?? none),
  set_grad: builtin("grad", ([self, value], env) => {
    putAttribute(self!.value as ObjectValue, "_grad", value!.value, env);
    return none;
  }),
  set_data: builtin("data", ([self, value], env, span) => {
    const held = detached(arrayOf(value!.value, env, span), env);
    putAttribute(self!.value as ObjectValue, "_value", held, env);
    return none;
  }),
  item,
  version: ofSelf("_version", (self, env, span) => intOf(versionOf(arrayOf(self, env, span)))),
  data: ofSelf("data", (self, env, span) => {
    const held = arrayOf(self, env, span);
    const found = detached(held, env);
    if (found !== held) leaveUncounted(found);
    return tensorObject(found, none, env);
  }),
  detach,
  size,
  backward: backwardOf,
  retain_grad: retainGradient,
  requires_grad_: requiresGrad,
  zero_: zeros,
  pow: power,
  eq: comparison("eq"),
  ne: comparison("ne"),
  rsub: operator("sub", { turned: true, step: "RsubBackward1" }),
  rtruediv: operator("div", { turned: true, step: "MulBackward0" }),
  __copy__: copyMember,
  __deepcopy__: deepCopy,
  __getitem__: getItem,
  __setitem__: setItem,
  __getattr__: attribute,
};

/** A member of the class of tensors, for its text. */
export const memberNamed = method("torch_member", ["name"], (args) => members[args.string("name")]!);
/** A function of two as an operator; `turned`: the tensor stands behind it. */
export const operatorNamed = method("torch_operator", ["name", "turned?"], (args) => {
  const name = args.string("name");
  return name === "matmul" ? product : operator(name, { turned: args.bool("turned", false) });
});
const product = builtin("matmul", ([self, other], env, span) =>
  other && isTensor(other.value) ? callTorch("matmul", [self!, other], env, span) : notImplemented,
);
/** The function that writes its result into its first argument. */
export const inPlaceNamed = method("torch_in_place", ["name"], (args) => inPlaceFunction(args.string("name")));
