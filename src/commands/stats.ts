/** `stats EXPR`: mean, spread, extremes, and how the values are distributed. */
import type { Json } from "../core/answer.ts";
import { sparkline } from "../core/bars.ts";
import { showFloat } from "../core/digits.ts";
import { denseData } from "../core/stored.ts";
import { command } from "./command.ts";
import { nodeOf } from "./values.ts";

const bins = 20;

export const stats = command({
  name: "stats",
  summary: "Summarize the values of a tensor: mean, standard deviation, extremes, zeros, NaN, a small histogram.",
  params: { value: { kind: "expr", doc: "any tensor", shown: "EXPR" } },
  options: {},
  arrow: false,
  examples: [{ code: "stats [1.0, 2.0, 3.0, 4.0]", shows: "" }],
  *run({ args, env }) {
    const s = env.host.realize([nodeOf(args.value, env)])[0]!;
    const data = Float64Array.from(denseData(s) as Float64Array, Number);
    const finite = data.filter(Number.isFinite);
    const count = (test: (v: number) => boolean): number => data.reduce((n, v) => n + (test(v) ? 1 : 0), 0);
    const mean = finite.reduce((t, v) => t + v, 0) / finite.length;
    const std = Math.sqrt(finite.reduce((t, v) => t + (v - mean) ** 2, 0) / finite.length);
    const [low, high] = [
      finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ];
    const histogram = countInBins(finite, low, high);
    const numbers = {
      count: data.length,
      mean,
      std,
      min: low,
      max: high,
      zeros: count((v) => v === 0),
      nan: count(Number.isNaN),
      infinite: data.length - finite.length - count(Number.isNaN),
    };
    const shown = Object.entries(numbers)
      .filter(([name, v]) => v !== 0 || !["nan", "infinite"].includes(name))
      .map(
        ([name, v]) =>
          [
            name,
            ["mean", "std", "min", "max"].includes(name) ? (finite.length === 0 ? "none" : brief(v)) : String(v),
          ] as const,
      );
    const spread = finite.length > 1 && high > low ? [["spread", sparkline(histogram)] as const] : [];
    const data_: Json = { ...numbers, histogram: [...histogram] };
    yield { kind: "facts", name: args.value.text, facts: [...shown, ...spread], data: data_ };
  },
});

const brief = (v: number): string => showFloat(Number(v.toPrecision(7)), "float64");

function countInBins(data: Float64Array, low: number, high: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  if (high > low) for (const v of data) counts[Math.min(bins - 1, Math.floor(((v - low) / (high - low)) * bins))]!++;
  return counts;
}
