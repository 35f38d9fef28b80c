/**
 * Lists of many numbers and arrays whose elements are there, as loops collect them: one tensor, filled element by element,
 * where a graph of all of them would take a thousand times longer. Knows rows of one form and one dtype, and leaves all else
 * to those who say what is wrong with it.
 */
import {
  allocate,
  bytesOf,
  type DType,
  integerRange,
  isComplex,
  isFloat,
  isHalf,
  isInteger,
  isWide,
} from "../core/dtype.ts";
import { type Shape, sameShape, sizeOf } from "../core/shape.ts";
import { denseParts, stored } from "../core/stored.ts";
import { madeOf, type Node } from "../graph/node.ts";
import { hasValue } from "../graph/written.ts";
import { floatNear } from "./numbers.ts";
import type { Value } from "./value.ts";

/** Below so many rows a graph does as well. */
const many = 64;
/** Bytes from which on kernels do better, which share the work. */
const large = 1 << 24;

/**
 * The tensor that rows become along a new first axis; null where they are not alike, or too few.
 * @param wanted the dtype that it is to have; left to the arrays among them where null
 */
export function filled(rows: readonly Value[], wanted: DType | null): Node | null {
  if (rows.length < many) return null;
  const inner = shapeOf(rows[0]!);
  const nodes = inner && nodesIn(rows);
  const dtype = nodes?.[0]?.dtype;
  if (!inner || !dtype || (wanted ?? dtype) !== dtype || isHalf(dtype) || isComplex(dtype)) return null;
  if (nodes.some((n) => n.dtype !== dtype || n.recorded || !hasValue(n))) return null;
  const shape = [rows.length, ...inner];
  const size = sizeOf(shape);
  if (size * bytesOf(dtype) > large) return null;
  const filling = new Filling(dtype, allocate(dtype, size) as Float64Array);
  if (!rows.every((row) => filling.put(row, inner))) return null;
  return madeOf(stored(dtype, shape, filling.data), nodes);
}

const isList = (v: Value): v is Value & { kind: "list" | "tuple" } => v.kind === "list" || v.kind === "tuple";

/** The shape of a value by the first of its items; null where that is no number and no tensor. */
function shapeOf(value: Value): Shape | null {
  if (value.kind === "tensor") return value.node.shape;
  if (value.kind === "int" || value.kind === "float" || value.kind === "bool") return [];
  if (!isList(value) || value.items.length === 0) return null;
  const inner = shapeOf(value.items[0]!);
  return inner && [value.items.length, ...inner];
}

function nodesIn(rows: readonly Value[]): Node[] {
  const nodes: Node[] = [];
  const visit = (value: Value): void => {
    if (value.kind === "tensor") nodes.push(value.node);
    else if (isList(value)) for (const item of value.items) visit(item);
  };
  for (const row of rows) visit(row);
  return nodes;
}

class Filling {
  readonly data: Float64Array;
  private readonly dtype: DType;
  private at = 0;
  constructor(dtype: DType, data: Float64Array) {
    [this.dtype, this.data] = [dtype, data];
  }

  /** Whether the value has that shape, and its elements fit. */
  put(value: Value, shape: Shape): boolean {
    if (value.kind === "tensor") return this.putTensor(value.node, shape);
    if (!isList(value)) return shape.length === 0 && this.putNumber(value);
    if (value.items.length !== shape[0]) return false;
    const inner = shape.slice(1);
    return value.items.every((item) => this.put(item, inner));
  }
  private putTensor(node: Node, shape: Shape): boolean {
    if (!sameShape(node.shape, shape)) return false;
    const parts = denseParts(node.value!) as Float64Array;
    if (parts.length === 1) this.data[this.at] = parts[0]!;
    else this.data.set(parts, this.at);
    this.at += parts.length;
    return true;
  }
  /** A number whose own kind gives way to the dtype. */
  private putNumber(value: Value): boolean {
    const { dtype } = this;
    if (value.kind !== "int" && value.kind !== "float") return false;
    if (isFloat(dtype)) {
      this.data[this.at++] = floatNear(value);
      return true;
    }
    if (value.kind === "float" || !isInteger(dtype)) return false;
    const [low, high] = integerRange(dtype);
    if (value.value < low || value.value > high) return false;
    this.data[this.at++] = (isWide(dtype) ? value.value : Number(value.value)) as number;
    return true;
  }
}
