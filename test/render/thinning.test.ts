/** Of very many points as many are drawn as can be seen, and what is seen is the same. */
import { expect, test } from "vitest";
import type { Mark } from "../../src/core/figure.ts";
import { thinned } from "../../src/render/thinning.ts";
import { randomFrom } from "../lang/chance.ts";

const r = randomFrom(3);
const chance = (): number => r.below(2 ** 30) / 2 ** 30;
const many = 200_000;
const points = (x: Float64Array, y: Float64Array): Extract<Mark, { kind: "points" }> => ({
  kind: "points",
  x,
  y,
  label: null,
  color: null,
});
const line = (x: Float64Array, y: Float64Array): Extract<Mark, { kind: "line" }> => ({
  ...points(x, y),
  kind: "line",
  dashed: false,
  dotted: false,
});
const filled = (make: (i: number) => number): Float64Array => Float64Array.from({ length: many }, (_, i) => make(i));

test("few points stay as they are", () => {
  const mark = points(new Float64Array(20_000), new Float64Array(20_000));
  expect(thinned(mark, "linear", "linear")).toBe(mark);
});

test.each(["linear", "log"] as const)("where a point was, one is (%s)", (scale) => {
  const y = filled(() => (scale === "log" ? 10 ** (6 * chance() ** 4) : chance() ** 4));
  const x = filled(() => chance());
  const kept = thinned(points(x, y), "linear", scale);
  expect(kept.x.length).toBeLessThan(many);
  const at = (v: number): number => (scale === "log" ? Math.log10(v) / 6 : v);
  const cell = (i: number, of: { readonly x: Float64Array; readonly y: Float64Array }): string =>
    `${Math.round(of.x[i]! * 100)},${Math.round(at(of.y[i]!) * 100)}`;
  const near = new Set(Array.from(kept.x, (_, i) => cell(i, kept)));
  const lost = Array.from(x, (_, i) => cell(i, { x, y })).filter((c) => !near.has(c));
  // A cell that is hardly cut by a kept one's can be without its own.
  expect(lost.length / many).toBeLessThan(0.001);
});

test("a line keeps its heights, its ends and its gaps", () => {
  const y = filled((i) => (i >= 50_000 && i < 60_000 ? Number.NaN : i === 123_456 ? 9 : i === 7 ? -9 : chance()));
  const x = filled((i) => i);
  const kept = thinned(line(x, y), "linear", "linear");
  expect(kept.x.length).toBeLessThanOrEqual(4 * 2001);
  const heights = [...kept.y].filter((v) => !Number.isNaN(v));
  expect([Math.max(...heights), Math.min(...heights)]).toEqual([9, -9]);
  expect([kept.x[0], kept.x.at(-1)]).toEqual([0, many - 1]);
  expect([...kept.x]).toEqual([...kept.x].sort((a, b) => a - b));
  const gaps = [...kept.x].filter((_, i) => Number.isNaN(kept.y[i]!));
  expect(gaps.length).toBeGreaterThan(0);
  expect(gaps.every((v) => v >= 50_000 && v < 60_000)).toBe(true);
});

test("a line that turns back keeps its way", () => {
  const turn = (i: number): number => (2 * Math.PI * i) / 40_000;
  const kept = thinned(
    line(
      filled((i) => Math.cos(turn(i))),
      filled((i) => Math.sin(turn(i))),
    ),
    "linear",
    "linear",
  );
  expect(kept.x.length).toBeLessThan(many);
  for (let i = 0; i < kept.x.length; i++) expect(Math.hypot(kept.x[i]!, kept.y[i]!)).toBeCloseTo(1, 9);
  for (let i = 1; i < kept.x.length; i++)
    expect(Math.hypot(kept.x[i]! - kept.x[i - 1]!, kept.y[i]! - kept.y[i - 1]!)).toBeLessThan(0.1);
});
