/**
 * Places that TensorFlow's kernels pick from and write to by integers: it counts them from the front alone, and names the
 * first that lies outside by where it stands among them. Knows integers that have their values; of others, whoever computes
 * them says that they are outside.
 */
import type { PythonException } from "../core/errors.ts";
import { refuse } from "../core/errors.ts";
import { denseData, type Stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Operation } from "../ops/operation.ts";
import { kernelSays } from "./python-errors.ts";

type Bound = Readonly<Record<string, unknown>>;

/** The library counts from the end too. @throws index/range where the operation picks by integers that are outside */
export function checkPlaces(op: Operation, bound: Bound, library: boolean): void {
  const { x, indices } = bound as Record<string, Node | undefined>;
  if (!indices?.value || indices.value.dtype === "bool") return;
  if (op.name === "gather" && x) return checkRows(x.shape, indices.value, bound, library);
  const scatters = op.name.startsWith("tensor_scatter_nd_") || op.name === "scatter_nd";
  if (op.name !== "gather_nd" && !scatters) return;
  const sizes = (x?.shape ?? bound["shape"]) as readonly number[];
  const lead = scatters ? 0 : Number(bound["batch_dims"] ?? 0);
  if (!library) checkCoordinates(sizes, lead, indices.value, op.name);
}

function checkRows(shape: readonly number[], indices: Stored, { axis, batch_dims }: Bound, library: boolean): void {
  const at = Number(axis ?? batch_dims ?? 0);
  const size = shape.at(at);
  if (size === undefined) return;
  const values = denseData(indices);
  for (let i = 0; i < values.length; i++) {
    const index = Number(values[i]!);
    if (index >= (library ? -size : 0) && index < size) continue;
    const own = indices.layout.shape;
    const text = `indices${placeAt(i, own)} = ${index} is not in [0, ${size})`;
    throw outside(index, at, size, kernelSays("GatherV2", "GatherV2", text, own.length === 0 ? "" : null));
  }
}

/** How TensorFlow's kernels of coordinates are called, and what they call the tensor. */
const kernels: Readonly<Record<string, string>> = {
  gather_nd: "GatherNd",
  scatter_nd: "ScatterNd",
  tensor_scatter_nd_update: "TensorScatterUpdate",
  tensor_scatter_nd_add: "TensorScatterAdd",
  tensor_scatter_nd_sub: "TensorScatterSub",
  tensor_scatter_nd_min: "TensorScatterMin",
  tensor_scatter_nd_max: "TensorScatterMax",
};

function checkCoordinates(sizes: readonly number[], lead: number, indices: Stored, name: string): void {
  const count = indices.layout.shape.at(-1) ?? 0;
  const values = denseData(indices);
  for (let i = 0; i < values.length; i++) {
    const index = Number(values[i]!);
    const size = sizes[lead + (i % count)];
    if (size === undefined) return;
    if (index >= 0 && index < size) continue;
    const first = i - (i % count);
    const row = Array.from(values.subarray(first, first + count), Number).join(", ");
    const kernel = kernels[name]!;
    const place = placeAt(first / count, indices.layout.shape.slice(0, -1));
    const of = name === "gather_nd" ? "param shape" : "shape";
    const node = name === "gather_nd" ? ", node name: GatherNd" : "";
    const text = `indices${place} = [${row}] does not index into ${of} [${sizes.join(",")}]${node}`;
    throw outside(index, lead + (i % count), size, kernelSays(kernel, kernel, text, null));
  }
}

/** `[1,0]`: where the element of that number stands; nothing where there are no axes. */
function placeAt(i: number, shape: readonly number[]): string {
  const place: number[] = [];
  for (let axis = shape.length - 1, left = i; axis >= 0; axis--) {
    place.unshift(left % shape[axis]!);
    left = Math.floor(left / shape[axis]!);
  }
  return shape.length === 0 ? "" : `[${place.join(",")}]`;
}

const outside = (index: number, axis: number, size: number, exception: PythonException): Error =>
  refuse("index/range", { index, axis, size }, { exception });
