/** Fourier transforms along one axis or several, and what goes with them: frequencies, shifts. */
import { allocate, complexOf, type Data, type DType, isComplex, isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { resolveAxis, sizeOf } from "../core/shape.ts";
import { denseParts, notReal, stored } from "../core/stored.ts";
import { conjugate, realPart } from "../graph/complex.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { joinAlong } from "./joining.ts";
import { cut } from "./movement.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { flip, roll } from "./repeating.ts";
import { fromLast, toLast } from "./sorting.ts";
import { makeRow, planTransform } from "./transform.ts";

interface Turn {
  readonly inverse: boolean;
  /** What every value is multiplied with at the end. */
  readonly scale: number;
}

/** Along the last axis, in double precision. */
const transformRoutine: RoutineOp<Turn> = {
  name: "fft",
  complex: true,
  evaluate: ([z], { inverse, scale }, { shape, dtype }) => {
    const n = shape.at(-1)!;
    const parts = denseParts(z!) as Float64Array;
    const out = allocate(dtype, sizeOf(shape)) as Float64Array;
    const [row, transform] = [makeRow(n), planTransform(n, inverse)];
    for (let at = 0; at < parts.length; at += 2 * n) {
      for (let i = 0; i < n; i++) [row.re[i], row.im[i]] = [parts[at + 2 * i]!, parts[at + 2 * i + 1]!];
      transform(row);
      for (let i = 0; i < n; i++) {
        out[at + 2 * i] = row.re[i]! * scale;
        out[at + 2 * i + 1] = row.im[i]! * scale;
      }
    }
    return stored(dtype, shape, out as Data);
  },
  // The matrix of the transform is symmetric: its conjugate transpose is the transform the other way.
  gradient: (dy, _, { attrs: { inverse, scale } }) => turn(dy, { inverse: !inverse, scale }),
};
const turn = (z: Node, attrs: Turn): Node => structure.routine(transformRoutine, [z], attrs, z.shape, z.dtype);

type Norm = "backward" | "ortho" | "forward";
function scaleOf(n: number, inverse: boolean, norm: Norm): number {
  if (norm === "ortho") return 1 / Math.sqrt(n);
  return (norm === "forward") === inverse ? 1 : 1 / n;
}

/** Cut, or filled up with zeros, to `n` along an axis. */
function resized(x: Node, axis: number, n: number): Node {
  const size = x.shape[axis]!;
  if (n <= size) return cut(x, axis, 0, n);
  const shape = x.shape.map((d, a) => (a === axis ? n : d));
  return structure.place(
    x,
    x.shape.map(() => 0),
    x.shape.map(() => 1),
    shape,
  );
}

function checkedSize(n: number): number {
  if (n >= 1) return n;
  const detail = `a Fourier transform needs at least one point, not ${n}`;
  throw refuse("value/domain", { detail }, { notes: { n: { text: String(n) } } });
}

interface Along {
  readonly axis: number;
  /** The length of the transform; null for that of the axis. */
  readonly n: number | null;
  readonly norm: Norm;
}
/** The complex transform along one axis. */
function transformed(x: Node, inverse: boolean, { axis, n, norm }: Along): Node {
  const size = checkedSize(n ?? x.shape[axis]!);
  const z = castTo(resized(x, axis, size), complexOf(x.dtype));
  return fromLast(turn(toLast(z, axis), { inverse, scale: scaleOf(size, inverse, norm) }), axis);
}
/** Of a real tensor: the half of the transform that says all. */
function ofReal(x: Node, along: Along): Node {
  const size = checkedSize(along.n ?? x.shape[along.axis]!);
  return cut(transformed(x, false, { ...along, n: size }), along.axis, 0, Math.floor(size / 2) + 1);
}
/** The real tensor of which this is the half: the other half is its conjugate, backwards. */
function toReal(x: Node, { axis, n, norm }: Along): Node {
  const size = checkedSize(n ?? 2 * (x.shape[axis]! - 1));
  const half = Math.floor(size / 2) + 1;
  const z = castTo(resized(x, axis, half), complexOf(x.dtype));
  const mirrored = conjugate(flip({ x: cut(z, axis, 1, size - half), axis: [axis] }));
  const whole = size > half ? joinAlong([z, mirrored], axis) : z;
  return realPart(transformed(whole, true, { axis, n: size, norm }));
}

type Kind = "complex" | "from-real" | "to-real";
/** Along several axes: a real transform is that of the last one, whatever order they are done in. */
function alongAxes(
  x: Node,
  kind: Kind,
  inverse: boolean,
  sizes: readonly (number | null)[],
  axes: readonly number[],
  norm: Norm,
) {
  const at = (i: number): Along => ({ axis: axes[i]!, n: sizes[i] ?? null, norm });
  const last = axes.length - 1;
  if (last < 0) return castTo(x, complexOf(x.dtype));
  let out = kind === "from-real" ? ofReal(x, at(last)) : x;
  for (let i = 0; i < axes.length; i++) if (kind === "complex" || i < last) out = transformed(out, inverse, at(i));
  return kind === "to-real" ? toReal(out, at(last)) : out;
}

const x = tensor("any tensor", { also: "a input input_tensor", want: "float" });
const realX = tensor("a real tensor", { also: "a input input_tensor", want: "float" });
const length = {
  kind: "ints",
  doc: "the length of the transform; the axis is cut, or filled up with zeros",
  default: null,
  also: "fft_length s",
} as const;
const axisParam = { kind: "axis", doc: "the axis", default: -1, also: "dim" } as const;
const norm = {
  kind: "string",
  doc: "which way divides by n: backward, forward, or both by its root (ortho)",
  default: "backward",
  choices: ["backward", "ortho", "forward"],
} as const;

/** @throws dtype/complex where a real transform is asked of complex numbers */
function checkReal(x: Node, kind: Kind): Node {
  if (kind === "from-real" && isComplex(x.dtype)) throw notReal(x.dtype);
  return x;
}

const along = (name: string, kind: Kind, inverse: boolean, doc: string, code: string, shows: string) =>
  operation({
    name,
    also: { tf: `signal.${name}`, np: `fft.${name}`, torch: `fft.${name}` },
    params: { x: kind === "from-real" ? realX : x, n: length, axis: axisParam, norm },
    doc,
    examples: [{ code, shows }],
    run: ({ x, n, axis, norm }) => {
      const at: Along = { axis: resolveAxis(axis, x.shape.length), n: n?.[0] ?? null, norm: norm as Norm };
      const ready = checkReal(x, kind);
      if (kind === "from-real") return ofReal(ready, at);
      return kind === "to-real" ? toReal(ready, at) : transformed(ready, inverse, at);
    },
  });

export const fft = along(
  "fft",
  "complex",
  false,
  "The discrete Fourier transform along an axis, of any length.",
  "fft([1.0, 2.0, 3.0, 4.0])",
  "[10.+0.j -2.+2.j -2.+0.j -2.-2.j]",
);
export const ifft = along(
  "ifft",
  "complex",
  true,
  "The inverse Fourier transform along an axis.",
  "ifft([4.0, 0.0, 0.0, 0.0])",
  "[1.+0.j 1.+0.j 1.+0.j 1.+0.j]",
);
export const rfft = along(
  "rfft",
  "from-real",
  false,
  "The Fourier transform of real numbers: the first half, which says all.",
  "rfft([1.0, 2.0, 3.0, 4.0])",
  "[10.+0.j -2.+2.j -2.+0.j]",
);
export const irfft = along(
  "irfft",
  "to-real",
  true,
  "The real numbers whose `rfft` this is; an odd length has to be said.",
  "irfft([10.0, -2+2j, -2.0])",
  "[1. 2. 3. 4.]",
);

/** `rank`: how many last axes; null for those that are asked for, or all. */
const several = (
  name: string,
  kind: Kind,
  inverse: boolean,
  rank: number | null,
  also: string,
  doc: string,
  example: { code: string; shows: string },
) =>
  operation({
    name,
    also: { ...(also ? { tf: also } : {}), np: `fft.${name}`, torch: `fft.${name}` },
    params: {
      x: kind === "from-real" ? realX : x,
      s: { ...length, doc: "the lengths of the transforms", also: "n fft_length" },
      axes: {
        kind: "axes",
        doc: rank ? "the axes" : "the axes; left out: all, or the last ones of which lengths are given",
        default: rank ? Array.from({ length: rank }, (_, i) => i - rank) : null,
        also: "dim axis",
      },
      norm,
    },
    doc,
    examples: [example],
    run: ({ x, s, axes, norm }) => {
      const count = x.shape.length;
      const asked = axes ?? (s ? s.map((_, i) => i - s.length) : x.shape.map((_, a) => a));
      if (s && s.length !== asked.length) {
        const detail = `${s.length} lengths for ${asked.length} axes`;
        throw refuse("value/domain", { detail }, { notes: { s: { text: detail } } });
      }
      const resolved = asked.map((a) => resolveAxis(a, count, "axes"));
      return alongAxes(checkReal(x, kind), kind, inverse, s ?? resolved.map(() => null), resolved, norm as Norm);
    },
  });

const square = "[[1.0, 2.0], [3.0, 4.0]]";
export const fft2 = several(
  "fft2",
  "complex",
  false,
  2,
  "signal.fft2d",
  "The Fourier transform over the last two axes.",
  {
    code: `fft2(${square})`,
    shows: "[[10.+0.j -2.+0.j]\n [-4.+0.j  0.+0.j]]",
  },
);
export const ifft2 = several("ifft2", "complex", true, 2, "signal.ifft2d", "The inverse of `fft2`.", {
  code: "ifft2([[4.0, 0.0], [0.0, 0.0]])",
  shows: "[[1.+0.j 1.+0.j]\n [1.+0.j 1.+0.j]]",
});
export const rfft2 = several("rfft2", "from-real", false, 2, "signal.rfft2d", "`fft2` of real numbers: half of it.", {
  code: `rfft2(${square})`,
  shows: "[[10.+0.j -2.+0.j]\n [-4.+0.j  0.+0.j]]",
});
export const irfft2 = several("irfft2", "to-real", true, 2, "signal.irfft2d", "The inverse of `rfft2`.", {
  code: `irfft2(rfft2(${square}))`,
  shows: "[[1. 2.]\n [3. 4.]]",
});
export const fftn = several(
  "fftn",
  "complex",
  false,
  null,
  "signal.fftnd",
  "The Fourier transform over several axes.",
  {
    code: `fftn(${square})`,
    shows: "[[10.+0.j -2.+0.j]\n [-4.+0.j  0.+0.j]]",
  },
);
export const ifftn = several("ifftn", "complex", true, null, "signal.ifftnd", "The inverse of `fftn`.", {
  code: `real(ifftn(fftn(${square})))`,
  shows: "[[1. 2.]\n [3. 4.]]",
});
export const rfftn = several(
  "rfftn",
  "from-real",
  false,
  null,
  "signal.rfftnd",
  "`fftn` of real numbers: half of it.",
  {
    code: `rfftn(${square})`,
    shows: "[[10.+0.j -2.+0.j]\n [-4.+0.j  0.+0.j]]",
  },
);
export const irfftn = several("irfftn", "to-real", true, null, "signal.irfftnd", "The inverse of `rfftn`.", {
  code: `irfftn(rfftn(${square}))`,
  shows: "[[1. 2.]\n [3. 4.]]",
});

const conjugated = (
  name: "hfft" | "ihfft",
  doc: string,
  code: string,
  shows: string,
  run: (x: Node, at: Along) => Node,
) =>
  operation({
    name,
    also: { np: `fft.${name}`, torch: `fft.${name}` },
    params: { x: name === "ihfft" ? realX : x, n: length, axis: axisParam, norm },
    doc,
    examples: [{ code, shows }],
    run: ({ x, n, axis, norm }) =>
      run(checkReal(x, name === "ihfft" ? "from-real" : "complex"), {
        axis: resolveAxis(axis, x.shape.length),
        n: n?.[0] ?? null,
        norm: opposite[norm as Norm],
      }),
  });
const opposite: Readonly<Record<Norm, Norm>> = { backward: "forward", forward: "backward", ortho: "ortho" };
export const hfft = conjugated(
  "hfft",
  "The Fourier transform, which is real, of numbers of which the second half is the conjugate of the first.",
  "hfft([1.0, 2.0, 3.0])",
  "[ 8. -2.  0. -2.]",
  (x, at) => toReal(conjugate(x), at),
);
export const ihfft = conjugated(
  "ihfft",
  "The inverse of `hfft`.",
  "real(ihfft([8.0, -2.0, 0.0, -2.0]))",
  "[1. 2. 3.]",
  (x, at) => conjugate(ofReal(x, at)),
);

const axesToShift = {
  kind: "axes",
  doc: "the axes; left out: all",
  default: null,
  also: "dim axis",
} as const;
const shifting = (name: "fftshift" | "ifftshift", doc: string, shows: string, by: (n: number) => number) =>
  operation({
    name,
    also: { tf: `signal.${name}`, np: `fft.${name}`, torch: `fft.${name}` },
    params: { x: tensor("any tensor", { also: "input" }), axes: axesToShift },
    doc,
    examples: [{ code: `${name}([0, 1, 2, 3, 4])`, shows }],
    run: ({ x, axes }) => {
      const at = (axes ?? x.shape.map((_, a) => a)).map((a) => resolveAxis(a, x.shape.length, "axes"));
      return at.length === 0 ? x : (roll({ x, shift: at.map((a) => by(x.shape[a]!)), axis: at }) as Node);
    },
  });
export const fftshift = shifting("fftshift", "The frequency 0 moves to the middle.", "[3 4 0 1 2]", (n) =>
  Math.floor(n / 2),
);
export const ifftshift = shifting("ifftshift", "The inverse of `fftshift`.", "[2 3 4 0 1]", (n) => -Math.floor(n / 2));

const frequencies = (
  name: "fftfreq" | "rfftfreq",
  doc: string,
  shows: string,
  count: (n: number) => number,
  top: (n: number) => number,
) =>
  operation({
    name,
    also: { np: `fft.${name}`, torch: `fft.${name}` },
    params: {
      n: { kind: "scalar", doc: "the length of the transform" },
      d: { kind: "number", doc: "the time between two samples", default: 1 },
      dtype: { kind: "dtype", doc: "the element type; left out: a float", default: null },
    },
    methodless: true,
    doc,
    examples: [{ code: `${name}(5, 0.5)`, shows }],
    run: ({ n, d, dtype }, { float }) => {
      const size = checkedSize(n.value);
      // NumPy's integers are wide where its floats are.
      const t = dtype ?? (n.dtype === "int64" ? "float64" : float);
      if (!isInexact(t)) throw refuse("dtype/kind", { name, wanted: "floats", dtype: t });
      const places = Float64Array.from({ length: count(size) }, (_, i) => (i < top(size) ? i : i - size));
      return frequencyNode(places, 1 / (size * d), t);
    },
  });

const countRoutine: RoutineOp<{ readonly places: Float64Array; readonly by: number }> = {
  name: "frequencies",
  evaluate: (_, { places, by }, { shape, dtype }) => {
    const out = allocate(dtype, places.length) as Float64Array;
    for (const [i, k] of places.entries()) out[i] = k * by;
    return stored(dtype, shape, out as Data);
  },
  gradient: null,
};
const frequencyNode = (places: Float64Array, by: number, dtype: DType): Node =>
  structure.routine(countRoutine, [], { places, by }, [places.length], dtype);

export const fftfreq = frequencies(
  "fftfreq",
  "The frequencies that `fft` tells apart, in its order, in cycles per unit of time.",
  "[ 0.   0.4  0.8 -0.8 -0.4]",
  (n) => n,
  (n) => Math.ceil(n / 2),
);
export const rfftfreq = frequencies(
  "rfftfreq",
  "The frequencies that `rfft` tells apart.",
  "[0.  0.4 0.8]",
  (n) => Math.floor(n / 2) + 1,
  (n) => n,
);
