/** `reshape EXPR DIMS`: the same values under another shape, with the sum that gives the missing size. */

import type { Span } from "../core/errors.ts";
import { resolveDims, type Shape } from "../core/shape.ts";
import { reshape as reshapeNode } from "../graph/structure.ts";
import { elementsOf } from "../lang/convert.ts";
import type { Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { parseExpr } from "../lang/parse.ts";
import { integerIn } from "../lang/subscript.ts";
import { describe, type Value } from "../lang/value.ts";
import { command, type WordArg } from "./command.ts";
import { keepTensor, nodeOf } from "./values.ts";

export const reshape = command({
  name: "reshape",
  summary: "Give the same values another shape.",
  about: "DIMS are sizes with commas or spaces, or a list. One of them may be -1 or ?: what is left over.",
  params: {
    tensor: { kind: "expr", doc: "any tensor", shown: "EXPR" },
    dims: { kind: "words", doc: "the new sizes", shown: "DIMS" },
  },
  options: {},
  arrow: true,
  examples: [
    { code: "reshape range(6) 2,3", shows: "[[0 1 2]\n [3 4 5]]" },
    { code: "reshape range(8) ?,2,2", shows: "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]" },
  ],
  *run(call) {
    const { env, args } = call;
    const node = nodeOf(args.tensor, env);
    const dims = dimsIn(args.dims, env);
    const span = { start: args.dims[0]!.span.start, end: args.dims.at(-1)!.span.end };
    const shape = located(
      () => resolveDims(node.shape, dims),
      new Map([
        ["x", args.tensor.span],
        ["shape", span],
      ]),
      span,
    );
    const result = keepTensor(call, reshapeNode(node, shape));
    yield { kind: "reshape", from: node.shape, asked: dims.map((d) => (d === -1 ? null : d)), result };
  },
});

/** `2,3`, `2 3`, `[2, 3]`, `?,3`, or a name of sizes. */
function dimsIn(words: readonly WordArg[], env: Env): Shape {
  return words.flatMap((word) => {
    // A question mark reads better than -1; both mean what is left over. They take the same room if blanks fill up.
    const text = env.source.text.slice(0, word.span.start) + word.text.replaceAll("?", "-1");
    const span = { start: word.span.start, end: text.length };
    return sizesIn(evaluate(parseExpr(text, span), env), word.span, env);
  });
}

function sizesIn(value: Value, span: Span, env: Env): number[] {
  const items = elementsOf(value);
  if (items) return items.flatMap((v) => sizesIn(v, span, env));
  const size = located(() => integerIn(value, env), new Map(), span);
  if (size === null)
    throw failAt("command/value", { name: "a size", wanted: "a whole number, -1 or ?", found: describe(value) }, span);
  return [size];
}
