/** Plain arithmetic on floats that lie in rows, in the host language: few elements are done before a kernel would be reached. */
import { allocate } from "../core/dtype.ts";
import { contiguous, isContiguous, type Layout } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import type { InstructionName } from "../scalar/instructions.ts";
import { instructionLoop } from "./reference/element-loops.ts";

const plain = ["add", "sub", "mul", "div"] as const;
export type PlainInstruction = (typeof plain)[number];
/** The instruction of that name if it is one of plain arithmetic. */
export const plainNamed = (name: InstructionName): PlainInstruction | null => plain.find((p) => p === name) ?? null;

/** Immutable, so that tensors of one shape can share one. */
export const layoutLike = (x: Stored, stride: number, shape: Shape): Layout =>
  x.layout.shape === shape && stride === 1 && x.layout.offset === 0 ? x.layout : contiguous(shape);

/** How far apart the elements of a row lie: 0 for one that is repeated; -1 if it is no row. */
export function strideOf(layout: Layout, size: number): number {
  const { shape, strides } = layout;
  if (shape.length === 0) return 0;
  if (size === sizeOf(shape) && isContiguous(layout)) return 1;
  for (let i = 0; i < shape.length; i++) if (strides[i] !== 0 && shape[i] !== 1) return -1;
  return 0;
}

export function arithmetic(name: PlainInstruction, x: Stored, y: Stored, shape: Shape): Stored | null {
  const size = sizeOf(shape);
  const [i, j] = [strideOf(x.layout, size), strideOf(y.layout, size)];
  if (i < 0 || j < 0) return null;
  const data = allocate(x.dtype, size);
  const left = { data: x.data, at: x.layout.offset, by: i };
  instructionLoop(name, x.dtype)(
    size,
    { data, at: 0, by: 1 },
    left,
    { data: y.data, at: y.layout.offset, by: j },
    left,
  );
  return { dtype: x.dtype, data, layout: layoutLike(x, i, shape) };
}
