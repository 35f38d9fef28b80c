/** Tensors within lists of which PyTorch makes a tensor: each is one number there. Knows nothing of how the list becomes one. */
import { isFloat } from "../core/dtype.ts";
import { reshape } from "../graph/structure.ts";
import { method } from "./arguments.ts";
import { raisedAs } from "./exceptions.ts";
import { withoutObjects } from "./passed-on.ts";
import { arrayIn, plainTwin } from "./torch-tensors.ts";
import { tensorOf } from "./value.ts";

/** The list with numbers of their dtypes for the tensors in it; where `whole` numbers are made, those of floats are refused. */
export const numbersIn = method("torch_numbers_in", ["list", "whole"], (args, env, span) =>
  withoutObjects(args.value("list"), (of) => {
    const held = arrayIn(of, env);
    if (!held) return undefined;
    const { node } = held;
    if (node.shape.some((size) => size !== 1))
      throw raisedAs("ValueError", "only one element tensors can be converted to Python scalars", span);
    if (args.bool("whole", false) && isFloat(node.dtype))
      throw raisedAs("TypeError", "only integer tensors of a single element can be converted to an index", span);
    return tensorOf(reshape(plainTwin(node, env), []), true);
  }),
);
