/** What a tensor is, as tensors: its shape, rank and size. Nothing is computed; the answers are known at once. */
import { dataFrom } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { castTo, operation, tensor } from "./operation.ts";

const x = tensor("any tensor", { also: "input a" });
const kind = { kind: "dtype", doc: "int32 or int64", default: "int32" } as const;

export const shape = operation({
  name: "shape",
  also: { tf: "shape" },
  params: { x, out_type: kind },
  methodless: true,
  doc: "The sizes of the axes, as a vector of integers. x.shape gives them as a tuple.",
  examples: [{ code: "shape([[1, 2, 3], [4, 5, 6]])", shows: "[2 3]" }],
  run: ({ x, out_type }) => castTo(sourceOf(stored("int32", [x.shape.length], dataFrom("int32", x.shape))), out_type),
});

export const rank = operation({
  name: "rank",
  also: { tf: "rank", own: "ndim" },
  params: { x },
  methodless: true,
  doc: "The number of axes. x.ndim gives it as a plain number.",
  examples: [{ code: "rank([[1, 2, 3], [4, 5, 6]])", shows: "2" }],
  run: ({ x }) => constant(x.shape.length, "int32"),
});

export const size = operation({
  name: "size",
  also: { tf: "size", own: "numel" },
  params: { x, out_type: kind },
  methodless: true,
  doc: "The number of elements. x.size gives it as a plain number.",
  examples: [{ code: "size([[1, 2, 3], [4, 5, 6]])", shows: "6" }],
  run: ({ x, out_type }) => constant(sizeOf(x.shape), out_type),
});
