/** Windows of signals: weights that fall off toward both ends; and differences along signals. */
import { dataFrom } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { divide, numberLike, subtract } from "./arithmetic.ts";
import { besselI } from "./bessel-values.ts";
import { joinAlong } from "./joining.ts";
import { cut, flatten } from "./movement.ts";
import { operation, tensor } from "./operation.ts";

type Shape = (share: number, beta: number) => number;
const cosines =
  (...weights: readonly number[]): Shape =>
  (share) =>
    weights.reduce((sum, w, k) => sum + (k % 2 === 0 ? w : -w) * Math.cos(2 * Math.PI * k * share), 0);

/** NumPy's windows are symmetric, those of PyTorch and TensorFlow begin again after their last value. */
const taper = (name: string, tf: string, torch: string, doc: string, of: Shape, shows: string, beta = 0) =>
  operation({
    name,
    also: { np: name, torch, ...(tf ? { tf } : {}) },
    params: {
      n: { kind: "int", doc: "how many values", also: "M window_length" },
      ...(beta === 0 ? {} : { beta: { kind: "number" as const, doc: "how sharp it is", default: beta } }),
      periodic: { kind: "bool", doc: "begin again after the last value", default: false },
      dtype: { kind: "dtype", doc: "element type", default: null },
    },
    variants: { [`torch.${torch}`]: { periodic: true }, ...(tf ? { [`tf.${tf}`]: { periodic: true } } : {}) },
    methodless: true,
    doc,
    examples: [{ code: `${name}(3${beta === 0 ? "" : ", 1.0"})`, shows }],
    run: (given, { float }) => {
      const { n, periodic, dtype } = given as { n: number; periodic: boolean; dtype: "float64" | null };
      const sharp = (given as { beta?: number }).beta ?? 0;
      const parts = periodic ? n : n - 1;
      const values = Float64Array.from({ length: Math.max(0, n) }, (_, i) => (n === 1 ? 1 : of(i / parts, sharp)));
      const to = dtype ?? float;
      return sourceOf(stored(to, [values.length], dataFrom(to, values)));
    },
  });
export const hanning = taper("hanning", "", "hann_window", "A raised cosine.", cosines(0.5, 0.5), "[0. 1. 0.]");
export const hamming = taper(
  "hamming",
  "",
  "hamming_window",
  "A raised cosine that does not reach 0.",
  cosines(0.54, 0.46),
  "[0.08 1.   0.08]",
);
export const blackman = taper(
  "blackman",
  "",
  "blackman_window",
  "Blackman's sum of two cosines.",
  cosines(0.42, 0.5, 0.08),
  "[-1.3877788e-17  1.0000000e+00 -1.3877788e-17]",
);
export const bartlett = taper(
  "bartlett",
  "",
  "bartlett_window",
  "A triangle.",
  (share) => 1 - Math.abs(2 * share - 1),
  "[0. 1. 0.]",
);
export const kaiser = taper(
  "kaiser",
  "",
  "kaiser_window",
  "Kaiser's window, by the Bessel function i0.",
  (share, beta) => besselI(0, beta * Math.sqrt(Math.max(0, 1 - (2 * share - 1) ** 2))) / besselI(0, beta),
  "[0.7898483 1.        0.7898483]",
  12,
);

export const ediff1d = operation({
  name: "ediff1d",
  also: { np: "ediff1d" },
  params: {
    x: tensor("any tensor", { also: "ary" }),
    to_end: { ...tensor("what comes after"), default: null },
    to_begin: { ...tensor("what comes before"), default: null },
  },
  doc: "Each element of the flattened tensor less the one before it.",
  examples: [{ code: "ediff1d([1, 4, 9], to_end=[0])", shows: "[3 5 0]" }],
  run: ({ x, to_end, to_begin }) => {
    const flat = flatten({ x });
    const n = flat.shape[0]!;
    const size = Math.max(0, n - 1);
    const steps = subtract(cut(flat, 0, Math.min(1, n), size), cut(flat, 0, 0, size));
    const ends = [to_begin && flatten({ x: to_begin }), steps, to_end && flatten({ x: to_end })];
    return joinAlong(
      ends.filter((v): v is Node => v !== null),
      0,
    );
  },
});

/** Slopes at each place: between the neighbours inside, at both ends toward the only one. */
function slopes(x: Node, axis: number, h: number): Node {
  const n = x.shape[axis]!;
  if (n < 2) throw refuse("value/domain", { detail: `a gradient needs two values along axis ${axis}, not ${n}` });
  const at = (from: number, size: number): Node => cut(x, axis, from, size);
  const over = (v: Node, by: number): Node => divide(v, numberLike(by, v));
  const first = over(subtract(at(1, 1), at(0, 1)), h);
  const last = over(subtract(at(n - 1, 1), at(n - 2, 1)), h);
  const inside = over(subtract(at(2, n - 2), at(0, n - 2)), 2 * h);
  return joinAlong(n > 2 ? [first, inside, last] : [first, last], axis);
}
export const slopesOf = operation({
  name: "slopes",
  also: { np: "gradient", torch: "gradient" },
  params: {
    x: tensor("any tensor", { also: "f input", want: "float" }),
    spacing: { kind: "number", doc: "the distance of neighbours", default: 1 },
    axis: { kind: "axes", doc: "axes; left out: all of them, one result each", default: null, also: "dim" },
  },
  methodless: true,
  doc: "Slopes along axes: half the difference of both neighbours, at the ends the difference to the only one.",
  examples: [{ code: "slopes([1.0, 2.0, 4.0, 7.0])", shows: "[1.  1.5 2.5 3. ]" }],
  run: ({ x, spacing, axis }) => {
    const asked = axis ?? x.shape.map((_, a) => a);
    const all = asked.map((a) => slopes(x, resolveAxis(a, x.shape.length), spacing));
    return all.length === 1 ? all[0]! : all;
  },
});
