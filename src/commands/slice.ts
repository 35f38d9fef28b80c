/** `slice EXPR INDEX`: a part of a tensor, with a picture of what was picked. */
import { sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { located } from "../lang/fail.ts";
import { indexItems } from "../lang/items.ts";
import { toItems } from "../lang/subscript.ts";
import { arange } from "../ops/create.ts";
import { type Index, index } from "../ops/subscripts.ts";
import { command } from "./command.ts";
import { changesOf } from "./index-changes.ts";
import { keepTensor, nodeOf } from "./values.ts";

export const slice = command({
  name: "slice",
  summary: "Pick a part of a tensor, and see which cells were picked.",
  about:
    "INDEX is what stands inside [ ]: integers, a:b:c, ..., newaxis, lists, masks. Write it without spaces, or with commas.",
  params: {
    tensor: { kind: "expr", doc: "any tensor", shown: "EXPR" },
    index: { kind: "index", doc: "what to pick", shown: "INDEX" },
  },
  options: {},
  arrow: true,
  examples: [
    { code: "slice [10, 20, 30, 40] :2", shows: "[10 20]" },
    { code: "slice [[1, 2], [3, 4]] :,1", shows: "[2 4]" },
  ],
  made: ({ env, args }) => index(nodeOf(args.tensor, env), toItems(indexItems(args.index.items, env), env)),
  *run(call) {
    const { env, args } = call;
    const node = nodeOf(args.tensor, env);
    const values = indexItems(args.index.items, env);
    const spans = new Map([["x", args.tensor.span], ...values.map((v, i) => [`index${i}`, v.span] as const)]);
    const { result, items } = located(
      () => {
        const items = toItems(values, env);
        return { items, result: index(node, items) };
      },
      spans,
      args.index.span,
    );
    const answer = keepTensor(call, result);
    const of = env.host.realize([node])[0]!;
    const texts = args.index.items.map((item) => env.source.text.slice(item.span.start, item.span.end));
    const { changes, note } = changesOf(node.shape, items, texts);
    yield {
      kind: "slice",
      of,
      picked: pickedCells(node, items, (n) => env.host.realize([n])[0]!),
      changes,
      note,
      result: answer,
    };
  },
});

/** How often an index reads each cell, in row-major order. */
function pickedCells(x: Node, items: readonly Index[], realize: (n: Node) => Stored): Uint8Array {
  const size = sizeOf(x.shape);
  const positions = reshape(arange({ start: { value: size, dtype: "int32" } }), x.shape);
  const picked = new Uint8Array(size);
  for (const cell of denseData(realize(index(positions, items))) as Int32Array) {
    if (picked[cell]! < 255) picked[cell]!++;
  }
  return picked;
}
