/** `slice EXPR INDEX`: a part of a tensor, with a picture of what was picked. */
import type { AxisChange } from "../core/answer.ts";
import { planIndex } from "../core/index.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { located } from "../lang/fail.ts";
import { indexItems } from "../lang/items.ts";
import { toItems } from "../lang/subscript.ts";
import { arange } from "../ops/create.ts";
import { type Index, index } from "../ops/indexing.ts";
import { command } from "./command.ts";
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

/** Row-major positions of the cells that an index reads. */
function pickedCells(x: Node, items: readonly Index[], realize: (n: Node) => Stored): ReadonlySet<number> {
  const positions = reshape(arange({ start: { value: sizeOf(x.shape), dtype: "int32" } }), x.shape);
  return new Set(Array.from(denseData(realize(index(positions, items))) as Int32Array));
}

/** How each axis came through, in the order of the tensor's axes; new axes where they were written. */
function changesOf(
  shape: Shape,
  items: readonly Index[],
  texts: readonly string[],
): { changes: AxisChange[]; note: string | null } {
  const plain = items.map((item) =>
    item.kind === "pick" ? { kind: "pick" as const, shape: item.node.shape, values: null } : item,
  );
  const plan = planIndex(shape, plain);
  const consumed = items.reduce(
    (n, i) => n + (i.kind === "mask" ? i.shape.length : i.kind === "newaxis" || i.kind === "ellipsis" ? 0 : 1),
    0,
  );
  const changes: AxisChange[] = [];
  let axis = 0;
  const pass = (count: number): void => {
    for (let k = 0; k < count; k++, axis++) changes.push({ from: shape[axis]!, to: shape[axis]!, by: ":" });
  };
  for (const [i, item] of items.entries()) {
    const by = texts[i] ?? "";
    switch (item.kind) {
      case "ellipsis":
        pass(shape.length - consumed);
        break;
      case "newaxis":
        changes.push({ from: null, to: 1, by });
        break;
      case "at":
        changes.push({ from: shape[axis++]!, to: null, by });
        break;
      case "slice":
        changes.push({ from: shape[axis]!, to: plan.size[axis]!, by });
        axis++;
        break;
      case "pick":
        changes.push({ from: shape[axis++]!, to: item.node.shape.length === 0 ? null : sizeOf(item.node.shape), by });
        break;
      case "mask":
        for (let k = 0; k < item.shape.length; k++)
          changes.push({ from: shape[axis++]!, to: k === 0 ? item.count : null, by });
    }
  }
  pass(shape.length - axis);
  const lists = items.filter((i) => i.kind === "pick" || i.kind === "mask").length;
  const inFront = plan.at === 0 && plan.picks.length > 0 && plan.picks[0]!.axis > 0 && plan.pickShape.length > 0;
  const note =
    lists > 0 && inFront ? "the picked axes do not stand together, so their common axis goes to the front" : null;
  return { changes, note };
}
