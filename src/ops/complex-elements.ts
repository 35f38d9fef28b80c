/**
 * Functions of complex numbers, element by element: a routine made of a function of single numbers. Knows no function
 * by name.
 */
import type { Complex } from "../core/complex.ts";
import { allocate, type Data } from "../core/dtype.ts";
import { broadcast, sizeOf } from "../core/shape.ts";
import { denseParts, stored } from "../core/stored.ts";
import { conjugate } from "../graph/complex.ts";
import { type ElementwiseOp, makeNode, type Node, type RoutineOp } from "../graph/node.ts";
import { expand } from "../graph/structure.ts";

type Each = (...z: readonly Complex[]) => Complex;

const routines = new WeakMap<ElementwiseOp, RoutineOp<null>>();

/**
 * The gradient is the entry's own formula, which knows the derivative f': for real tensors dy · f', for complex ones
 * dy · conj(f'). The formulas are linear in dy, so that conj(conj(dy) · f') is asked of them.
 */
function routineOf(op: ElementwiseOp, each: Each): RoutineOp<null> {
  const known = routines.get(op);
  if (known) return known;
  const made: RoutineOp<null> = {
    name: op.name,
    complex: true,
    each: true,
    evaluate: (inputs, _, { shape, dtype }) => {
      const size = sizeOf(shape);
      const parts = inputs.map((x) => denseParts(x) as Float64Array);
      const out = allocate(dtype, size) as Float64Array;
      const [x, y] = parts as [Float64Array, Float64Array?];
      for (let i = 0; i < 2 * size; i += 2) {
        const a = { re: x[i]!, im: x[i + 1]! };
        const { re, im } = parts.length === 1 ? each(a) : each(a, { re: y![i]!, im: y![i + 1]! });
        out[i] = re;
        out[i + 1] = im;
      }
      return stored(dtype, shape, out as Data);
    },
    gradient: (dy, i, at) => {
      const formula = op.gradients[i];
      return formula ? conjugate(formula(conjugate(dy), at)) : null;
    },
  };
  routines.set(op, made);
  return made;
}

/** All inputs have one complex dtype; they broadcast. */
export function eachComplex(op: ElementwiseOp, each: Each, inputs: readonly Node[]): Node {
  const shape = broadcast(Object.fromEntries(inputs.map((x, i) => [op.inputs[i]!, x.shape])));
  const ready = inputs.map((x) => expand(x, shape));
  const step = { kind: "routine", op: routineOf(op, each) as RoutineOp, attrs: null } as const;
  return makeNode(step, ready, shape, inputs[0]!.dtype);
}
