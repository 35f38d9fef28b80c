/**
 * What torch.optim's steps are made of, twice: on plain arrays, for parameters of few elements, where making and planning
 * nodes would take longer than their numbers do; and on nodes, for all else. Both give the same bits: every result of a
 * single step is rounded to its dtype.
 */
import { sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, maximum, multiply, negative, numberLike } from "../ops/arithmetic.ts";
import { addcdiv, addcmul, addScaled } from "../ops/scaled.ts";
import { lerp } from "../ops/special.ts";
import { sqrt } from "../ops/transcendental.ts";

export interface Arithmetic<T> {
  /** The elements of a node that has its value, and a node that has such elements. */
  readonly read: (node: Node) => T;
  readonly node: (of: T, like: Node) => Node;
  readonly zeros: (like: T) => T;
  readonly negative: (a: T) => T;
  readonly scale: (a: T, by: number) => T;
  readonly shift: (a: T, by: number) => T;
  readonly divideBy: (a: T, by: number) => T;
  readonly sqrt: (a: T) => T;
  readonly maximum: (a: T, b: T) => T;
  /** a + by * b. */
  readonly addScaled: (a: T, b: T, by: number) => T;
  /** a + by * (b - a). */
  readonly lerp: (a: T, b: T, by: number) => T;
  /** a + by * b * c, and a + by * b / c. */
  readonly addProduct: (a: T, b: T, c: T, by: number) => T;
  readonly addQuotient: (a: T, b: T, c: T, by: number) => T;
}

export const onNodes: Arithmetic<Node> = {
  read: (node) => node,
  node: (of) => of,
  zeros: ({ shape, dtype }) => structure.constant(0, dtype, shape),
  negative: (a) => negative(a),
  scale: (a, by) => multiply(a, numberLike(by, a)),
  shift: (a, by) => add(a, numberLike(by, a)),
  divideBy: (a, by) => divide(a, numberLike(by, a)),
  sqrt: (a) => sqrt(a),
  maximum: (a, b) => maximum(a, b),
  addScaled: (a, b, by) => addScaled({ x: a, other: b, alpha: by }),
  lerp: (a, b, by) => lerp({ start: a, end: b, weight: numberLike(by, a) }),
  addProduct: (a, b, c, by) => addcmul({ x: a, tensor1: b, tensor2: c, value: by }),
  addQuotient: (a, b, c, by) => addcdiv({ x: a, tensor1: b, tensor2: c, value: by }),
};

type Floats = Float32Array | Float64Array;
const like = (a: Floats): Floats =>
  a instanceof Float32Array ? new Float32Array(a.length) : new Float64Array(a.length);
/** The number as the dtype of the elements holds it. */
const fitting = (by: number, a: Floats): number => (a instanceof Float32Array ? Math.fround(by) : by);

/** Elements up to which plain arrays are worth it. */
const most = 4096;
export const isSmall = ({ dtype, shape }: Node): boolean =>
  (dtype === "float32" || dtype === "float64") && sizeOf(shape) <= most;

/** Storing an element rounds it. */
function scaled(a: Floats, by: number): Floats {
  const [out, k] = [like(a), fitting(by, a)];
  for (let i = 0; i < a.length; i++) out[i] = a[i]! * k;
  return out;
}
/** Adds to each element what `from` has there. */
function added(a: Floats, from: Floats): Floats {
  for (let i = 0; i < a.length; i++) from[i] = a[i]! + from[i]!;
  return from;
}
function multiplied(a: Floats, b: Floats): Floats {
  const out = like(a);
  for (let i = 0; i < a.length; i++) out[i] = a[i]! * b[i]!;
  return out;
}
function divided(a: Floats, b: Floats): Floats {
  const out = like(a);
  for (let i = 0; i < a.length; i++) out[i] = a[i]! / b[i]!;
  return out;
}
const timesUnlessOne = (a: Floats, by: number): Floats => (by === 1 ? a.slice() : scaled(a, by));

export const onArrays: Arithmetic<Floats> = {
  read: (node) => denseData(node.value!) as Floats,
  node: (of, { dtype, shape }) => sourceOf(stored(dtype, shape, of)),
  zeros: like,
  negative: (a) => a.map((v) => -v) as Floats,
  scale: scaled,
  shift: (a, by) => {
    const [out, k] = [like(a), fitting(by, a)];
    for (let i = 0; i < a.length; i++) out[i] = a[i]! + k;
    return out;
  },
  divideBy: (a, by) => {
    const [out, k] = [like(a), fitting(by, a)];
    for (let i = 0; i < a.length; i++) out[i] = a[i]! / k;
    return out;
  },
  sqrt: (a) => {
    const out = like(a);
    for (let i = 0; i < a.length; i++) out[i] = Math.sqrt(a[i]!);
    return out;
  },
  maximum: (a, b) => a.map((v, i) => Math.max(v, b[i]!)) as Floats,
  addScaled: (a, b, by) => added(a, timesUnlessOne(b, by)),
  lerp: (a, b, by) => {
    const out = like(a);
    for (let i = 0; i < a.length; i++) out[i] = b[i]! - a[i]!;
    return added(a, scaled(out, by));
  },
  addProduct: (a, b, c, by) => added(a, timesUnlessOne(multiplied(b, c), by)),
  addQuotient: (a, b, c, by) => added(a, timesUnlessOne(divided(b, c), by)),
};
