/**
 * Real tensors in another dtype, as a step of the graph; and steps that compute floats of 16 bits as float32. Knows no
 * complex numbers.
 */
import { computingDType, type DType, isHalf } from "../core/dtype.ts";
import { cast } from "../scalar/expr.ts";
import { realPart } from "./complex.ts";
import { type ElementwiseOp, makeNode, type Node, type Step } from "./node.ts";

const castOp: ElementwiseOp = {
  name: "cast",
  inputs: ["x"],
  scalar: ([x], out) => cast(x!, out),
  gradients: [(dy, { inputs }) => castReal(realPart(dy), inputs[0]!.dtype)],
};
const castStep: Step = { kind: "elementwise", op: castOp };

/** A real tensor in another real dtype; itself where it has it. No gradient flows through integers. */
export const castReal = (x: Node, dtype: DType): Node =>
  x.dtype === dtype ? x : makeNode(castStep, [x], x.shape, dtype);

/** The tensor in the dtype that computes for its own. */
export const computing = (x: Node): Node => (isHalf(x.dtype) ? castReal(x, computingDType(x.dtype)) : x);
