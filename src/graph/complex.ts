/**
 * Complex tensors as two real ones: the steps that join and part them, and how other steps are made of steps on the
 * parts. Whatever acts on both parts alike runs on them as on any real tensors; kernels never see a complex number.
 *
 * The gradient of a complex tensor is the gradient by its real part plus i times that by its imaginary part, which is
 * TensorFlow's and PyTorch's convention (JAX's is the conjugate of it).
 */
import { allocate, complexOf, isComplex, partOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../core/stored.ts";
import { makeNode, type Node, type RoutineOp } from "./node.ts";

/** Which parts the inputs of `join` are; one that is not given is 0. */
type Given = "both" | "real" | "imaginary";

const joinOp: RoutineOp<Given> = {
  name: "complex",
  complex: true,
  each: true,
  evaluate: (inputs, given, { shape, dtype }) => {
    const out = allocate(dtype, sizeOf(shape)) as Float64Array;
    const put = (x: Stored, at: 0 | 1): void => {
      const data = denseData(x) as Float64Array;
      for (let i = 0; i < data.length; i++) out[2 * i + at] = data[i]!;
    };
    put(inputs[0]!, given === "imaginary" ? 1 : 0);
    if (given === "both") put(inputs[1]!, 1);
    return stored(dtype, shape, out as never);
  },
  lower: (given) => ({ kind: "complex", given }),
  gradient: (dy, i, { attrs }) => (attrs === "imaginary" || i === 1 ? imaginaryPart(dy) : realPart(dy)),
};

/** `at`: 0 for the real part, 1 for the imaginary one. */
const partOp = (name: string, at: 0 | 1): RoutineOp<null> => ({
  name,
  complex: true,
  each: true,
  // Every other number of the same buffer.
  evaluate: ([z], _, { shape, dtype }) => {
    const { strides, offset } = z!.layout;
    return { dtype, data: z!.data, layout: { shape, strides: strides.map((s) => 2 * s), offset: 2 * offset + at } };
  },
  gradient: (dy) => (at === 0 ? join([dy], "real") : join([dy], "imaginary")),
});
const [realOp, imaginaryOp] = [partOp("real", 0), partOp("imag", 1)];

const join = (parts: readonly Node[], given: Given): Node =>
  makeNode(
    { kind: "routine", op: joinOp as RoutineOp, attrs: given },
    parts,
    parts[0]!.shape,
    complexOf(parts[0]!.dtype),
  );

/** re + i · im, of one shape and one float dtype; without `im`, a real tensor as a complex one. */
export const joinParts = (re: Node, im: Node | null): Node => (im ? join([re, im], "both") : join([re], "real"));

/**
 * A part of z. Where z was just joined of its parts it is the part itself, unless somebody may ask for the gradient
 * of z: then the way has to lead through z.
 */
function part(z: Node, at: 0 | 1): Node {
  const { step, inputs } = z;
  if (step.kind === "routine" && (step.op as unknown) === joinOp && !z.recorded) {
    const found = step.attrs === "both" ? inputs[at] : step.attrs === "real" && at === 0 ? inputs[0] : undefined;
    if (found) return found;
  }
  const op = at === 0 ? realOp : imaginaryOp;
  return makeNode({ kind: "routine", op: op as RoutineOp, attrs: null }, [z], z.shape, partOf(z.dtype));
}
/** The real part; of a real tensor, itself. */
export const realPart = (z: Node): Node => (isComplex(z.dtype) ? part(z, 0) : z);
export const imaginaryPart = (z: Node): Node => part(z, 1);

const conjugateOp: RoutineOp<null> = {
  name: "conj",
  complex: true,
  each: true,
  evaluate: ([z], _, { shape, dtype }) => {
    const parts = denseParts(z!) as Float64Array;
    const out = allocate(dtype, sizeOf(shape)) as Float64Array;
    for (let i = 0; i < out.length; i++) out[i] = i % 2 === 0 ? parts[i]! : -parts[i]!;
    return stored(dtype, shape, out as never);
  },
  gradient: (dy) => conjugate(dy),
};
/** z with the sign of its imaginary part turned; of a real tensor, itself. */
export const conjugate = (z: Node): Node =>
  isComplex(z.dtype)
    ? makeNode({ kind: "routine", op: conjugateOp as RoutineOp, attrs: null }, [z], z.shape, z.dtype)
    : z;

/** What gives a complex tensor by doing the same with both parts. */
export const byParts = (z: Node, run: (part: Node, at: 0 | 1) => Node): Node =>
  joinParts(run(realPart(z), 0), run(imaginaryPart(z), 1));
