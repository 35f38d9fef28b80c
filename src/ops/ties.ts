/**
 * The larger and the smaller of two as NumPy has them, to which zeros of both signs are equal: the second of equals is
 * taken. Knows no names.
 */
import type { Node } from "../graph/node.ts";
import { alu } from "../scalar/expr.ts";
import { numberLike } from "./arithmetic.ts";
import { equal } from "./compare.ts";
import { type Binary, binary, select } from "./operation.ts";

const ofTwo = (name: string, instruction: "maxlast" | "minlast"): Binary =>
  binary({
    name,
    takes: "float",
    scalar: (a, b) => alu(instruction, a, b),
    gradient: {
      a: (dy, _, b, out) => select(equal(b, out), numberLike(0, dy), dy),
      b: (dy, _, b, out) => select(equal(b, out), dy, numberLike(0, dy)),
    },
    doc: "",
    examples: [],
  });
export const largerOrSecond = ofTwo("larger_or_second", "maxlast");
export const smallerOrSecond = ofTwo("smaller_or_second", "minlast");

/** x where it equals an end, whatever the signs of zeros; with one end alone that is taken. */
export function clippedOrSecond(x: Node, low: Node | null, high: Node | null): Node {
  if (low && high) return smallerOrSecond(high, largerOrSecond(low, x));
  return low ? largerOrSecond(x, low) : high ? smallerOrSecond(x, high) : x;
}
