// Random graphs of many kinds of steps, made of a list of numbers.
import {
  allocate,
  type Data,
  type DType,
  dataFrom,
  isComplex,
  isFloat,
  isHalf,
  isInexact,
  isWide,
} from "../../src/core/dtype.ts";
import { type Shape, sizeOf } from "../../src/core/shape.ts";
import { denseData, denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { gather, permute, reshape, slice } from "../../src/graph/structure.ts";
import { abs, add, divide, maximum, multiply, negative, square, subtract } from "../../src/ops/arithmetic.ts";
import { greater, less } from "../../src/ops/compare.ts";
import { product } from "../../src/ops/linalg.ts";
import { castTo, select } from "../../src/ops/operation.ts";
import { mean, sum, variance } from "../../src/ops/reduction.ts";
import { scan } from "../../src/ops/scan.ts";
import { exp, floor, sigmoid, sin, sqrt, tanh } from "../../src/ops/transcendental.ts";

type Next = () => number;
const kinds: readonly DType[] = [
  ...(["float32", "float32", "float64", "int32", "int64", "uint8", "bool"] as const),
  ...(["float16", "bfloat16"] as const),
];

export function filled(dtype: DType, shape: Shape, next: Next): Stored {
  const data = allocate(isHalf(dtype) ? "float64" : dtype, sizeOf(shape)) as Float64Array;
  for (let i = 0; i < data.length; i++) {
    const v = (next() % 2001) / 250 - 4;
    const whole = dtype === "bool" ? next() % 2 : Math.trunc(dtype.startsWith("u") ? Math.abs(v) : v);
    data[i] = (isWide(dtype) ? BigInt(whole) : isFloat(dtype) ? v : whole) as number;
  }
  return stored(dtype, shape, isHalf(dtype) ? dataFrom(dtype, data) : (data as Data));
}

/** Elements as bits; one NaN is as good as another. */
export function bits(s: Stored): string {
  const data = (isComplex(s.dtype) ? denseParts(s) : denseData(s)) as Float64Array;
  const own = isInexact(s.dtype) ? data.map((v) => (Number.isNaN(v) ? Number.NaN : v)) : data;
  return `${s.dtype} ${s.layout.shape} ${Buffer.from(own.slice().buffer).toString("latin1")}`;
}

const binary = [add, subtract, multiply, divide, maximum, greater, less];
const unary = [negative, abs, square, sqrt, floor];
/** Steps whose last bits are free. */
const approximate = [exp, sin, tanh, sigmoid];
const single = (x: Node): Node => (isHalf(x.dtype) ? castTo(x, "float32") : x);

/**
 * One more step on some of the nodes made so far. Only `loose` graphs have steps whose last bits are free; the nodes
 * behind one are kept in it, and take only steps that make an error no larger: a floor, a comparison or a quotient
 * would turn a last bit into any value.
 */
function grow(nodes: readonly Node[], next: Next, loose: Set<Node> | undefined): Node {
  const x = nodes[next() % nodes.length]!;
  const alike = nodes.filter((n) => n.shape.join() === x.shape.join());
  const y = alike[next() % alike.length]!;
  const rank = x.shape.length;
  const axis = rank === 0 ? 0 : next() % rank;
  const behind = loose !== undefined && (loose.has(x) || loose.has(y));
  const free = (node: Node): Node => {
    loose?.add(node);
    return node;
  };
  const carried = (node: Node): Node => (behind ? free(node) : node);
  switch (next() % 12) {
    case 0:
    case 1:
    case 2: {
      const steps = behind ? [add, subtract, maximum] : binary;
      return carried(steps[next() % steps.length]!(x, y));
    }
    case 3:
    case 4: {
      const at = next();
      if (behind) return carried([negative, abs][at % 2]!(x));
      if (loose === undefined || at % 2 === 0) return unary[next() % unary.length]!(x);
      return free(approximate[next() % approximate.length]!(single(x)));
    }
    case 5:
      return behind ? carried(castTo(x, "float64")) : castTo(x, kinds[next() % kinds.length]!);
    case 6:
      return carried(behind ? maximum(x, y) : select(greater(x, y), x, y));
    case 7: {
      if (rank === 0) return x;
      const steps = behind ? [sum, mean] : [sum, mean, variance];
      return carried(steps[next() % steps.length]!({ x, axis: [axis], keepdims: next() % 2 === 0 }));
    }
    case 8:
      return carried(
        permute(
          x,
          x.shape.map((_, a) => (a + 1) % rank),
        ),
      );
    case 9:
      return carried(reshape(x, next() % 2 === 0 ? [sizeOf(x.shape)] : [...x.shape, 1]));
    case 10: {
      if (rank === 0 || x.shape[axis]! < 2) return x;
      const begin = x.shape.map((d, a) => (a === axis ? d - 1 : 0));
      const step = x.shape.map((_, a) => (a === axis ? -1 : 1));
      return carried(slice(x, begin, step, x.shape.with(axis, x.shape[axis]! - (next() % 2))));
    }
    default: {
      if (rank === 0) return x;
      if (next() % 3 === 0)
        return carried(scan(castTo(x, "float64"), axis, { combine: "add", exclusive: false, reverse: false }));
      if (rank === 2 && loose !== undefined && !behind && next() % 2 === 0)
        return free(product(single(x), permute(single(y), [1, 0])));
      const places = Int32Array.from({ length: 3 }, () => next() % Math.max(1, x.shape[axis]!));
      return x.shape[axis] === 0 ? x : carried(gather(x, [axis], [sourceOf(stored("int32", [3], places))], axis));
    }
  }
}

export const smallShapes: readonly Shape[] = [[], [5], [3, 4], [2, 3, 4], [1, 4], [0, 3], [70, 70]];
interface GraphOptions {
  readonly shapes?: readonly Shape[];
  /** Only steps whose results are defined to the last bit. */
  readonly exact?: boolean;
  /** What is put in place of the inputs that the numbers give. */
  readonly given?: (input: Stored) => Stored;
}
/** The same graph, made anew each time from the same numbers; `after` sees each node as it is made. */
export function graph(
  numbers: readonly number[],
  after: (node: Node) => void,
  { shapes = smallShapes, exact = false, given = (input) => input }: GraphOptions = {},
): { inputs: Node[]; nodes: Node[] } {
  let at = 0;
  const next = (): number => numbers[at++ % numbers.length]! + at;
  const shape = shapes[next() % shapes.length]!;
  const inputs = Array.from({ length: 3 }, () => sourceOf(given(filled(kinds[next() % kinds.length]!, shape, next))));
  const nodes = [...inputs];
  const loose = exact ? undefined : new Set<Node>();
  for (let count = 4 + (next() % 10); count > 0; count--) {
    const node = grow(nodes, next, loose);
    after(node);
    nodes.push(node);
  }
  return { inputs, nodes };
}
