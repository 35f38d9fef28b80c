// Gradients of every operation against finite differences in float64, and gradients of gradients.
import { describe, expect, test } from "vitest";
import { jvp } from "../../src/autodiff/forward.ts";
import { backward } from "../../src/autodiff/gradient.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { constant } from "../../src/graph/structure.ts";
import { add, multiply } from "../../src/ops/arithmetic.ts";
import { allOperations, operationsIn } from "../../src/ops/index.ts";
import { sum } from "../../src/ops/reduction.ts";
import { realize, replay } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { nodesOf, valueOfCode } from "../ops/recorded.ts";
import type { Case, Domain, Shape } from "./cases/case.ts";
import { complex } from "./cases/complex.ts";
import { elements as ofElements } from "./cases/elements.ts";
import { elementwise } from "./cases/elementwise.ts";
import { flat } from "./cases/flat.ts";
import { layers } from "./cases/layers.ts";
import { learning } from "./cases/learning.ts";
import { linalg } from "./cases/linalg.ts";
import { movement } from "./cases/movement.ts";
import { reduction } from "./cases/reduction.ts";
import { special } from "./cases/special.ts";
import { windows } from "./cases/windows.ts";

const cases: readonly Case[] = [
  ...elementwise,
  ...ofElements,
  ...special,
  ...layers,
  ...reduction,
  ...movement,
  ...linalg,
  ...learning,
  ...windows,
  ...complex,
];

/** The same numbers for the same case, away from kinks and ties. */
function numbers(shape: Shape, domain: Domain, seed: number): Stored {
  const size = shape.reduce((n, d) => n * d, 1);
  const at = (i: number): number => {
    const u = ((i * 0.6180339887 + seed * 0.2236067977 + 0.1337) % 1) * 0.96 + 0.02;
    if (domain === "positive") return u + 0.3;
    if (domain === "large") return u + 1.2;
    if (domain === "share") return 0.1 + 0.8 * u;
    return domain === "unit" ? 1.8 * u - 0.9 : (3 * u - 1.5) * (Math.abs(u - 0.5) < 0.02 ? 4 : 1);
  };
  return stored(
    "float64",
    shape,
    Float64Array.from({ length: size }, (_, i) => at(i)),
  );
}

const session = newSession();
const elements = (s: Stored): number[] => Array.from(denseData(s) as Float64Array);

/** The number sum(weights * code) over all results, its gradients, and the number sum(weights * gradients) with its own gradients. */
function prepare(c: Case): {
  inputs: Node[];
  first: Node;
  second: Node;
  gradients: readonly (Node | null)[];
  again: readonly (Node | null)[];
} {
  const inputs = c.shapes.map((shape, i) => sourceOf(numbers(shape, c.domain ?? "any", i)));
  inputs.forEach(watch);
  const targets = inputs.map((node) => ({ node }));
  const outs = nodesOf(valueOfCode(c.code, inputs, session), session);
  const weighed = (nodes: readonly Node[], seed: number): Node =>
    nodes
      .map((x, i) => sum({ x: multiply(x, sourceOf(numbers(x.shape, "positive", seed + i))) }))
      .reduce((a, b) => add(a, b), constant(0, "float64", []));
  const first = weighed(outs, 7);
  const { gradients } = backward(first, targets);
  const second = weighed(
    gradients.filter((g) => g !== null),
    8,
  );
  return { inputs, first, second, gradients, again: backward(second, targets).gradients };
}

/** d of / d input[which], by central differences refined once by Richardson, at the step that changes least. */
function differences(of: Node, inputs: readonly Node[], which: number): number[] {
  const { run } = replay([of], inputs);
  const values = inputs.map((n) => n.value!);
  const base = elements(values[which]!);
  const shape = values[which]!.layout.shape;
  const slope = (k: number, h: number): number => {
    const at = (d: number): number => {
      const moved = Float64Array.from(base, (v, i) => (i === k ? v + d : v));
      return elements(run(values.map((v, i) => (i === which ? stored("float64", shape, moved) : v)))[0]!)[0]!;
    };
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  };
  return base.map((_, k) => {
    const found = [1e-2, 1e-3, 1e-4, 1e-5].map((h) => slope(k, h));
    const jumps = found.slice(1).map((v, i) => Math.abs(v - found[i]!));
    return found[jumps.indexOf(Math.min(...jumps)) + 1]!;
  });
}

function compare(of: Node, inputs: readonly Node[], gradients: readonly (Node | null)[]): void {
  inputs.forEach((input, i) => {
    const gradient = gradients[i];
    const found = gradient ? elements(realize([gradient])[0]!) : elements(input.value!).map(() => 0);
    const wanted = differences(of, inputs, i);
    found.forEach((v, k) => {
      expect(Math.abs(v - wanted[k]!), `input ${i}, element ${k}: ${v}, not ${wanted[k]}`).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(wanted[k]!)),
      );
    });
  });
}

const titled = cases.map((c) => [`${c.code} of ${JSON.stringify(c.shapes)}`, c] as const);

describe("first order", () => {
  test.each(titled)("%s", (_, c) => {
    const { inputs, first, gradients } = prepare(c);
    gradients.forEach((g, i) => {
      if (g) expect(g.shape).toEqual(inputs[i]!.shape);
    });
    compare(first, inputs, gradients);
  });
});

describe("second order", () => {
  test.each(titled)("%s", (_, c) => {
    const { inputs, second, again } = prepare(c);
    compare(second, inputs, again);
  });
});

describe("in a direction", () => {
  // Forward mode differentiates by what comes in from outside, at 0: every gradient has to be linear in it.
  test.each(titled)("%s", (_, c) => {
    const { inputs, first, gradients } = prepare(c);
    const targets = inputs.map((node) => ({ node }));
    const tangents = inputs.map((node, i) => sourceOf(numbers(node.shape, "any", 20 + i)));
    const [found] = elements(realize([jvp(first, targets, tangents) ?? constant(0, "float64", [])])[0]!);
    const parts = gradients.flatMap((g, i) => (g ? [sum({ x: multiply(g, tangents[i]!) })] : []));
    const [wanted] = elements(realize([parts.reduce((a, b) => add(a, b), constant(0, "float64", []))])[0]!);
    expect(Math.abs(found! - wanted!)).toBeLessThan(1e-11 * Math.max(1, Math.abs(wanted!)));
  });
});

test("every operation is differentiated here, or stated to be flat", () => {
  const written = cases.map((c) => c.code).join("\n");
  const operators = { add: "+", subtract: "-", multiply: "*", divide: "/", mod: "%", pow: "**" } as Readonly<
    Record<string, string>
  >;
  const occurs = (name: string): boolean =>
    name in operators ? written.includes(` ${operators[name]} `) : new RegExp(`\\b${name}\\(`).test(written);
  const random = new Set(operationsIn("random"));
  const names = [...allOperations()].filter((op) => !random.has(op)).map((op) => op.name);
  expect(names.filter((n) => !occurs(n) && !flat.includes(n))).toEqual([]);
  expect(flat.filter((n) => !names.includes(n))).toEqual([]);
});
