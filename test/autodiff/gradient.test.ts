// What the walk back reaches: readings of Variables, seeds, what is cut off, Jacobians and second derivatives.
import { describe, expect, test } from "vitest";
import { backward, jacobian, variablesOf } from "../../src/autodiff/gradient.ts";
import { nested, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, nextId, sourceOf, watch } from "../../src/graph/node.ts";
import { makeVariable, readVariable, type Variable } from "../../src/graph/variable.ts";
import { add, multiply, square } from "../../src/ops/arithmetic.ts";
import { stopGradient } from "../../src/ops/create.ts";
import { castTo } from "../../src/ops/operation.ts";
import { sum } from "../../src/ops/reduction.ts";
import { realize } from "../../src/runtime/realize.ts";

const vector = (...x: number[]): Stored => stored("float32", [x.length], Float32Array.from(x));
const variable = (trainable: boolean, ...x: number[]): Variable => makeVariable(vector(...x), "v", trainable);
const watched = (...x: number[]): Node => {
  const node = sourceOf(vector(...x));
  watch(node);
  return node;
};
const numbersOf = (node: Node | null | undefined): unknown => (node ? nested(realize([node])[0]!) : node);

describe("targets", () => {
  test("a Variable has the gradients of all its readings together", () => {
    const v = variable(true, 1, 2);
    const out = add(square(readVariable(v)), readVariable(v));
    expect(numbersOf(backward(out, [{ variable: v }]).gradients[0])).toEqual([3, 5]);
  });
  test("nothing flows to what the result does not depend on, to what is not trained, through stop_gradient or integers", () => {
    const [v, fixed, other] = [variable(true, 1, 2), variable(false, 1, 2), variable(true, 5, 6)];
    const out = multiply(readVariable(v), readVariable(fixed));
    expect(backward(out, [{ variable: fixed }, { variable: other }]).gradients).toEqual([null, null]);
    const stopped = multiply(readVariable(v), stopGradient({ x: readVariable(v) }));
    expect(numbersOf(backward(stopped, [{ variable: v }]).gradients[0])).toEqual([1, 2]);
    const rounded = castTo(castTo(readVariable(v), "int32"), "float32");
    expect(backward(rounded, [{ variable: v }]).gradients).toEqual([null]);
  });
  test("a result is its own gradient's beginning", () => {
    const x = watched(3);
    expect(numbersOf(backward(x, [{ node: x }]).gradients[0])).toEqual([1]);
    const y = square(x);
    expect(numbersOf(backward(add(y, y), [{ node: y }]).gradients[0])).toEqual([2]);
  });
  test("a seed weighs the elements of the result", () => {
    const x = watched(1, 2, 3);
    const { gradients } = backward(square(x), [{ node: x }], { seed: sourceOf(vector(1, 10, 100)) });
    expect(numbersOf(gradients[0])).toEqual([2, 40, 600]);
  });
  test("steps outside of a tape do not count", () => {
    const x = watched(2);
    const before = square(x);
    const from = nextId();
    const out = multiply(before, x);
    expect(numbersOf(backward(out, [{ node: x }], { within: (n) => n.id >= from }).gradients[0])).toEqual([4]);
  });
  test("gradients pass through a change of float dtype in the dtype of each side", () => {
    const x = watched(1, 2);
    const wide = square(castTo(x, "float64"));
    const { gradients } = backward(wide, [{ node: x }]);
    expect(gradients[0]!.dtype).toBe("float32");
    expect(numbersOf(gradients[0])).toEqual([2, 4]);
  });
  test("Variables are found in the order in which they were first read", () => {
    const [a, b] = [variable(true, 1), variable(true, 2)];
    const [readB, readA] = [readVariable(b), readVariable(a)];
    expect(variablesOf(add(readA, readB))).toEqual([b, a]);
  });
  test("after a result was computed, its gradient is still there", () => {
    const v = variable(true, 3);
    const out = sum({ x: square(readVariable(v)) });
    realize([out]);
    expect(numbersOf(backward(out, [{ variable: v }]).gradients[0])).toEqual([6]);
  });
});

describe("more than one derivative", () => {
  test("each element by each element", () => {
    const x = watched(1, 2);
    const out = multiply(square(x), sum({ x }));
    // d (x_i² s) / d x_j = 2 x_i s δ_ij + x_i²
    expect(numbersOf(jacobian(out, [{ node: x }])[0])).toEqual([
      [7, 1],
      [4, 16],
    ]);
  });
  test("a Jacobian of gradients is the Hessian", () => {
    const x = watched(1, 2);
    const cubes = sum({ x: multiply(square(x), x) });
    const slope = backward(cubes, [{ node: x }]).gradients[0]!;
    expect(numbersOf(jacobian(slope, [{ node: x }])[0])).toEqual([
      [6, 0],
      [0, 12],
    ]);
  });
  test("rows that do not depend on a target are zeros", () => {
    const [x, y] = [watched(1, 2), watched(3)];
    expect(numbersOf(jacobian(square(x), [{ node: x }])[0])).toEqual([
      [2, 0],
      [0, 4],
    ]);
    expect(jacobian(square(x), [{ node: y }])).toEqual([null]);
  });
});
