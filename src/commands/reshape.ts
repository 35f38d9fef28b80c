/** `reshape EXPR DIMS`: the same values under another shape, with the sum that gives the missing size. */

import type { Span } from "../core/errors.ts";
import { type Fits, fitsOf, resolveDims, type Shape } from "../core/shape.ts";
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
  about:
    "DIMS are sizes with commas or spaces, or a list. One of them may be -1 or ?: what is left over. Several ? list every shape that fits.",
  params: {
    tensor: { kind: "expr", doc: "any tensor", shown: "EXPR" },
    dims: { kind: "words", doc: "the new sizes", shown: "DIMS" },
  },
  options: {},
  arrow: true,
  examples: [
    { code: "reshape range(6) 2,3", shows: "[[0 1 2]\n [3 4 5]]" },
    { code: "reshape range(8) ?,2,2", shows: "[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]" },
    { code: "reshape range(24) ?,?,4", shows: "" },
  ],
  made: ({ env, args }) => {
    const node = nodeOf(args.tensor, env);
    return reshapeNode(node, resolveDims(node.shape, dimsIn(args.dims, env)));
  },
  *run(call) {
    const { env, args } = call;
    const node = nodeOf(args.tensor, env);
    const dims = dimsIn(args.dims, env);
    const asked = dims.map((d) => (d === -1 ? null : d));
    const span = { start: args.dims[0]!.span.start, end: args.dims.at(-1)!.span.end };
    const spans = new Map([
      ["x", args.tensor.span],
      ["shape", span],
    ]);
    if (isOpen(args.dims, asked)) {
      const fits = located(() => fitsOf(node.shape, asked, mostFits), spans, span);
      if (call.into) throw severalFit(call.into, args.tensor.text, fits);
      yield { kind: "fits", from: node.shape, asked, fits };
      return;
    }
    const shape = located(() => resolveDims(node.shape, dims), spans, span);
    const result = keepTensor(call, reshapeNode(node, shape));
    yield { kind: "reshape", from: node.shape, asked, result };
  },
});

/** Shapes that are listed where several sizes are open. */
const mostFits = 1000;

/** Several question marks ask for all that fits; -1 twice is a mistake, as elsewhere. */
const isOpen = (words: readonly WordArg[], asked: readonly (number | null)[]): boolean =>
  words.some((w) => w.text.includes("?")) && asked.filter((d) => d === null).length > 1;

function severalFit(into: WordArg, of: string, { count, shapes }: Fits): Error {
  const found = `${count} that fit`;
  return failAt("command/value", { name: "->", wanted: "one shape", found }, into.span, "", {
    help: shapes.slice(0, 3).map((s) => `reshape ${of} ${s.join(",")} -> ${into.text}`),
  });
}

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
