/**
 * An array's bits as numbers of another dtype, through which it is written to as well. Knows where those of another size lie;
 * whether they fit is NumPy's to say here, PyTorch's elsewhere.
 */
import { bytesOf, type DType, isComplex } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { bitcast } from "../ops/bits.ts";
import { stack } from "../ops/joining.ts";
import { index } from "../ops/subscripts.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { layoutOf, viewOf } from "./seeing.ts";
import type { TensorValue } from "./value.ts";

/** Complex numbers as pairs of real ones along a last axis, and back. */
export const pairsOf = (z: Node): Node => stack({ values: [realPart(z), imaginaryPart(z)], axis: -1 }) as Node;
export const joined = (pairs: Node): Node => {
  const part = (at: number): Node => index(pairs, [{ kind: "ellipsis" }, { kind: "at", index: at }]);
  return joinParts(part(0), part(1));
};
const widened = ({ shape }: Node, by: number): number[] => [...shape.slice(0, -1), shape.at(-1)! * by];
const flatPairs = (z: Node): Node => reshape(pairsOf(z), widened(z, 2));
const flatJoined = (x: Node): Node => joined(reshape(x, [...widened(x, 0.5), 2]));

/** What NumPy refuses. */
export function checkBits({ shape, dtype }: Node, to: DType, span: Span): void {
  const [old, size] = [bytesOf(dtype), bytesOf(to)];
  if (old === size) return;
  const last = shape.at(-1);
  if (last === undefined)
    throw raisedAs(
      "ValueError",
      "Changing the dtype of a 0d array is only supported if the itemsize is unchanged",
      span,
    );
  if ((last * old) % size === 0) return;
  const said =
    size > old
      ? "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array."
      : "When changing to a smaller dtype, its size must be a divisor of the size of original dtype";
  throw raisedAs("ValueError", said, span);
}

/** Elements of another size lie side by side along the last axis. */
export function bitView(of: TensorValue, to: DType, env: Env): TensorValue {
  const from = of.node.dtype;
  const [old, size] = [bytesOf(from), bytesOf(to)];
  const { shape, strides, offset } = layoutOf(of);
  const scaled = (n: number): number => Math.floor((n * old) / size);
  const layout =
    old === size
      ? { shape, strides, offset }
      : {
          shape: [...shape.slice(0, -1), scaled(shape.at(-1)!)],
          strides: [...strides.slice(0, -1).map(scaled), 1],
          offset: scaled(offset),
        };
  const bits = (x: Node, dtype: DType): Node => bitcast.run({ x, dtype, flat: true }, env.host) as Node;
  if (isComplex(from) && !isComplex(to))
    return viewOf(of, layout, { see: flatPairs, put: (_, part) => flatJoined(part) });
  if (isComplex(to) && !isComplex(from))
    return viewOf(of, layout, { see: flatJoined, put: (_, part) => flatPairs(part) });
  return viewOf(of, layout, { see: (x) => bits(x, to), put: (_, part) => bits(part, from) });
}
