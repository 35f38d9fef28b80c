/** `convert VAR -> NAME`: the present value of a Variable as a tensor that stays. */
import { copyOf } from "../graph/node.ts";
import { command } from "./command.ts";
import { keepTensor, nodeOf } from "./values.ts";

export const convert = command({
  name: "convert",
  summary: "Turn a Variable (or a list) into a tensor that does not change.",
  params: { value: { kind: "expr", doc: "a Variable, a list, a number", shown: "EXPR" } },
  options: {},
  arrow: true,
  examples: [{ code: "var w = [[1, 2], [3, 4]]; convert w -> c", shows: "[[1 2]\n [3 4]]" }],
  made: ({ args, env }) => nodeOf(args.value, env),
  *run(call) {
    // A node of its own: nothing is recorded through it.
    const node = nodeOf(call.args.value, call.env);
    yield keepTensor(call, copyOf(node, call.env.host.realize([node])[0]!, "convert"));
  },
});
