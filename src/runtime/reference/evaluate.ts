/** The meaning of one step: values in, value out. Views stay views wherever the layout allows it. */
import { type AddProduct, addProduct } from "../../core/block.ts";
import { allocate, type Data } from "../../core/dtype.ts";
import { contiguous, expanded, permuted, reshaped, sliced } from "../../core/layout.ts";
import { type Shape, sizeOf } from "../../core/shape.ts";
import { denseParts, putDense, type Stored, stored } from "../../core/stored.ts";
import type { Move, Node } from "../../graph/node.ts";
import { castElement } from "./cast.ts";
import { evaluateContraction } from "./contract.ts";
import { evaluateElementwise } from "./elementwise.ts";
import { evaluateGather, evaluateScatter } from "./indexing.ts";
import { evaluateReduction } from "./reduce.ts";

/** The value of `node`, given those of its inputs. `add`: how algorithms on matrices have products made. */
export function evaluateStep(node: Node, inputs: readonly Stored[], add: AddProduct = addProduct): Stored {
  const { step, shape, dtype } = node;
  switch (step.kind) {
    case "source":
    case "variable":
      return node.value!;
    case "elementwise":
      return stored(dtype, shape, evaluateElementwise(step.op, inputs, dtype));
    case "movement":
      return evaluateMove(step.move, inputs[0]!, node);
    case "gather":
      return stored(dtype, shape, evaluateGather(inputs, step.axes, step.at));
    case "scatter":
      return stored(dtype, shape, evaluateScatter(inputs, step.axes, step.combine));
    case "reduction":
      return stored(dtype, shape, evaluateReduction(inputs[0]!, step));
    case "contraction":
      return stored(dtype, shape, evaluateContraction(inputs[0]!, inputs[1]!));
    case "routine":
      return step.op.evaluate(inputs, step.attrs as never, node, add);
  }
}

function evaluateMove(move: Move, x: Stored, { shape }: Node): Stored {
  const { dtype, data, layout } = x;
  switch (move.kind) {
    case "reshape": {
      const view = reshaped(layout, shape);
      return view ? { dtype, data, layout: view } : stored(dtype, shape, denseParts(x));
    }
    case "permute":
      return { dtype, data, layout: permuted(layout, move.axes) };
    case "expand":
      return { dtype, data, layout: expanded(layout, shape) };
    case "slice":
      return { dtype, data, layout: sliced(layout, move.begin, move.step, shape) };
    case "place":
      return stored(dtype, shape, evaluatePlace(x, shape, move));
  }
}

/** A tensor full of `fill`, with the elements of x at begin, begin + step, … on every axis. */
function evaluatePlace(x: Stored, shape: Shape, move: Move & { kind: "place" }): Data {
  const out = allocate(x.dtype, sizeOf(shape));
  if (move.fill !== 0)
    (out as Float64Array).fill((castElement("float64", x.dtype) as (v: number) => number)(move.fill));
  putDense(denseParts(x), sliced(contiguous(shape), move.begin, move.step, x.layout.shape), out);
  return out;
}
