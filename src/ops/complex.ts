/** Complex tensors: made of their parts, taken apart, turned. */
import { complexOf, isComplex, partOf } from "../core/dtype.ts";
import { broadcast } from "../core/shape.ts";
import { conjugate, imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import { constant, expand } from "../graph/structure.ts";
import { multiply, numberLike } from "./arithmetic.ts";
import { equal, notEqual } from "./compare.ts";
import { castTo, meetingDType, operation, tensor } from "./operation.ts";
import { atan2, cos, sin } from "./transcendental.ts";

const z = tensor("any tensor", { also: "x input val a" });
const zeroOf = (x: Node): Node => constant(0, x.dtype, x.shape);

export const complex = operation({
  name: "complex",
  also: { tf: "complex dtypes.complex", torch: "complex" },
  params: {
    re: tensor("the real part", { also: "real", want: "float" }),
    im: tensor("the imaginary part", { also: "imag", want: "float" }),
  },
  doc: "A complex tensor of its real and imaginary part, which broadcast. Of float32 it is complex64, of float64 complex128.",
  examples: [{ code: "complex([1.0, 2.0], [0.0, -1.0])", shows: "[1.+0.j 2.-1.j]" }],
  methodless: true,
  run: ({ re, im }) => {
    const dtype = partOf(complexOf(meetingDType([re, im], "float")));
    const shape = broadcast({ re: re.shape, im: im.shape });
    const [p, q] = [re, im].map((x) => expand(castTo(x, dtype), shape)) as [Node, Node];
    return joinParts(p, q);
  },
});

export const polar = operation({
  name: "polar",
  also: { torch: "polar" },
  params: {
    abs: tensor("the distance from 0", { want: "float" }),
    angle: tensor("the angle in radians", { want: "float" }),
  },
  doc: "The complex numbers at a distance and an angle from 0.",
  examples: [{ code: "polar([1.0, 2.0], [0.0, 0.0])", shows: "[1.+0.j 2.+0.j]" }],
  methodless: true,
  run: ({ abs, angle }) => complex({ re: multiply(abs, cos(angle)), im: multiply(abs, sin(angle)) }),
});

export const real = operation({
  name: "real",
  also: { tf: "math.real", np: "real", torch: "real" },
  params: { z },
  doc: "The real part; of a real tensor, itself.",
  examples: [{ code: "real([1+2j, 3])", shows: "[1. 3.]" }],
  run: ({ z }) => realPart(z),
});

export const imag = operation({
  name: "imag",
  also: { tf: "math.imag", np: "imag", torch: "imag" },
  params: { z },
  doc: "The imaginary part; of a real tensor, zeros.",
  examples: [{ code: "imag([1+2j, 3])", shows: "[2. 0.]" }],
  run: ({ z }) => (isComplex(z.dtype) ? imaginaryPart(z) : zeroOf(z)),
});

export const conj = operation({
  name: "conj",
  also: { tf: "math.conj", np: "conj conjugate", torch: "conj conj_physical", own: "conjugate" },
  params: { z },
  doc: "The conjugate: the imaginary part with its sign turned. A real tensor is its own.",
  examples: [{ code: "conj([1+2j, 3])", shows: "[1.-2.j 3.-0.j]" }],
  run: ({ z }) => conjugate(z),
});

export const angle = operation({
  name: "angle",
  also: { tf: "math.angle", np: "angle", torch: "angle" },
  params: { z: { ...z, want: "float" }, deg: { kind: "bool", doc: "in degrees", default: false } },
  doc: "The angle of a complex number, from -pi to pi; pi for negative real ones.",
  examples: [{ code: "angle([1j, -1])", shows: "[1.57079633 3.14159265]" }],
  run: ({ z, deg }) => {
    const out = isComplex(z.dtype) ? atan2(imaginaryPart(z), realPart(z)) : atan2(zeroOf(z), z);
    return deg ? multiply(out, numberLike(180 / Math.PI, out)) : out;
  },
});

const hasImaginary = (z: Node): Node => {
  const part = isComplex(z.dtype) ? imaginaryPart(z) : zeroOf(z);
  return notEqual(part, numberLike(0, part));
};
export const iscomplex = operation({
  name: "iscomplex",
  also: { np: "iscomplex" },
  params: { z },
  doc: "True where the imaginary part is not 0.",
  examples: [{ code: "iscomplex([1+2j, 3])", shows: "[ True False]" }],
  run: ({ z }) => hasImaginary(z),
});
export const isreal = operation({
  name: "isreal",
  also: { np: "isreal", torch: "isreal" },
  params: { z },
  doc: "True where the imaginary part is 0.",
  examples: [{ code: "isreal([1+2j, 3])", shows: "[False  True]" }],
  run: ({ z }) => {
    const part = isComplex(z.dtype) ? imaginaryPart(z) : zeroOf(z);
    return equal(part, numberLike(0, part));
  },
});
