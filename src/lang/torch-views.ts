/**
 * PyTorch's views by windows, by strides of one's own, and of complex numbers as pairs; where tensors lie in what they
 * show. Knows which there are and what PyTorch refuses of them, not how views are read and written.
 */
import { bytesOf, type DType, dtypeNamed, isComplex } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import type { Layout } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { method } from "./arguments.ts";
import { rootOf } from "./arrays.ts";
import { bitView, joined, pairsOf } from "./bit-views.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { placedView } from "./placed-views.ts";
import { layoutOf, viewOf } from "./seeing.ts";
import { reachOf, stridedView } from "./strided-views.ts";
import { namedStep } from "./torch-steps.ts";
import { arrayOf, records, settled, wrapped } from "./torch-tensors.ts";
import { dims, kindName, outOfRange } from "./torch-words.ts";
import { type BuiltinValue, intOf, type TensorValue, tupleOf, type Value } from "./value.ts";

const shown = (view: TensorValue, step: string, env: Env): Value =>
  wrapped(settled(view, records(env), env), namedStep(`${step}Backward0`), env);

/** Windows of `size` elements along an axis, `step` apart; they become the last axis. */
const windows = method("torch_windows", ["of", "dimension", "size", "step"], (args, env, span) => {
  const of = arrayOf(args.value("of"), env, span);
  const { shape } = of.node;
  const [asked, size, step] = [args.int("dimension"), args.int("size"), args.int("step")];
  const axis = asked < 0 ? asked + Math.max(1, shape.length) : asked;
  const length = shape.length === 0 && axis === 0 ? 1 : shape[axis];
  if (length === undefined) throw raisedAs("IndexError", outOfRange(asked, shape.length), span);
  if (size > length) {
    const text = `maximum size for tensor at dimension ${axis} is ${length} but size is ${size}`;
    throw raisedAs("RuntimeError", text, span);
  }
  if (step <= 0) throw raisedAs("RuntimeError", `step is ${step} but must be > 0`, span);
  const count = Math.floor((length - size) / step) + 1;
  const lay = ({ shape, strides, offset }: Layout): Layout =>
    shape.length === 0
      ? { shape: [size], strides: [1], offset }
      : {
          shape: [...shape.map((n, a) => (a === axis ? count : n)), size],
          strides: [...strides.map((s, a) => (a === axis ? s * step : s)), strides[axis]!],
          offset,
        };
  const see = (whole: Node): Node =>
    shape.length === 0 ? structure.reshape(whole, [size]) : cut(whole, axis, [count, size], step);
  return shown(placedView(of, lay, see)!, "Unfold", env);
});

function cut(whole: Node, axis: number, windows: readonly [number, number], step: number): Node {
  const [count, size] = windows;
  const places = new Int32Array(count * size).map((_, i) => Math.floor(i / size) * step + (i % size));
  const found = structure.gather(whole, [axis], [sourceOf(stored("int32", windows, places))], axis);
  const axes = found.shape.map((_, a) => a).filter((a) => a !== axis + 1);
  return structure.permute(found, [...axes, axis + 1]);
}

/** The elements at those strides of what the tensor shows. */
const strided = method("torch_strided", ["of", "size", "stride", "offset?"], (args, env, span) => {
  const given = arrayOf(args.value("of"), env, span);
  const [shape, strides] = [args.ints("size")!, args.ints("stride")!];
  const offset = args.optional("offset") ? args.int("offset") : layoutOf(given).offset;
  if (shape.length !== strides.length) throw raisedAs("RuntimeError", "mismatch in length of strides and shape", span);
  if (strides.some((s) => s < 0)) {
    const text = `as_strided: Negative strides are not supported at the moment, got strides: ${dims(strides)}`;
    throw raisedAs("RuntimeError", text, span);
  }
  const layout = { shape, strides, offset };
  const view = stridedView(given, layout);
  if (view) return shown(view, "AsStrided", env);
  const [size, held] = [reachOf(layout).end, sizeOf(rootOf(given).node.shape)];
  const bytes = bytesOf(given.node.dtype);
  const text =
    `setStorage: sizes ${dims(shape)}, strides ${dims(strides)}, storage offset ${offset}, and itemsize ${bytes} ` +
    `requiring a storage size of ${size * bytes} are out of bounds for storage of size ${held * bytes}`;
  throw raisedAs("RuntimeError", text, span);
});

/** Complex numbers as pairs of real ones along a last axis. */
const asReal = method("torch_as_real", ["of"], (args, env, span) => {
  const of = arrayOf(args.value("of"), env, span);
  if (!isComplex(of.node.dtype))
    throw raisedAs("RuntimeError", "view_as_real is only supported for complex tensors", span);
  const { shape, strides, offset } = layoutOf(of);
  const layout = { shape: [...shape, 2], strides: [...strides.map((s) => 2 * s), 1], offset: 2 * offset };
  return shown(viewOf(of, layout, { see: pairsOf, put: (_, part) => joined(part) }), "ViewAsReal", env);
});

/** Pairs of real numbers along the last axis as complex ones. */
const asComplex = method("torch_as_complex", ["of"], (args, env, span) => {
  const of = arrayOf(args.value("of"), env, span);
  const { shape, strides, offset } = layoutOf(of);
  if (shape.at(-1) !== 2) throw raisedAs("RuntimeError", "Tensor must have a last dimension of size 2", span);
  const halved = strides.slice(0, -1).map((s) => Math.floor(s / 2));
  const layout = { shape: shape.slice(0, -1), strides: halved, offset: Math.floor(offset / 2) };
  return shown(viewOf(of, layout, { see: joined, put: (_, part) => pairsOf(part) }), "ViewAsComplex", env);
});

/** The same bits as numbers of another dtype; those of another size lie side by side along the last axis. */
const asBits = method("torch_as_bits", ["of", "dtype"], (args, env, span) => {
  const of = arrayOf(args.value("of"), env, span);
  const [from, to] = [of.node.dtype, dtypeNamed(args.string("dtype"))!];
  const [old, size] = [bytesOf(from), bytesOf(to)];
  if (old !== size) checkBits(layoutOf(of).shape, from, to, span);
  return shown(bitView(of, to, env), "View", env);
});

function checkBits(shape: readonly number[], from: DType, to: DType, span: Span): void {
  const how = `to view ${kindName(from)} as ${kindName(to)} (different element sizes)`;
  const ratio = bytesOf(to) / bytesOf(from);
  const last = shape.at(-1);
  if (last === undefined) throw raisedAs("RuntimeError", `self.dim() cannot be 0 ${how}`, span);
  if (ratio > 1 && last % ratio !== 0)
    throw raisedAs("RuntimeError", `self.size(-1) must be divisible by ${ratio} ${how}, but got ${last}`, span);
}

/** Where a tensor lies: which array holds it, as a number of its own, and after how many elements it begins there. */
const placeOf = method("torch_place", ["of"], (args, env, span) => {
  const of = arrayOf(args.value("of"), env, span);
  return tupleOf([rootOf(of), intOf(layoutOf(of).offset)]);
});

export const viewFunctions: readonly BuiltinValue[] = [windows, strided, asReal, asComplex, asBits, placeOf];
