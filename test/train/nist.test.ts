// NIST's certified nonlinear regressions in float64, from both starts: the Statistical Reference Datasets.
import { describe, expect, test } from "vitest";
import { newSession, say, sayJson } from "../conversation.ts";
import { readRecorded } from "../ops/recorded.ts";

interface Dataset {
  readonly model: string;
  readonly starts: readonly (readonly number[])[];
  readonly certified: readonly number[];
  readonly deviations: readonly number[];
  readonly squares: number;
  readonly deviation: number;
  readonly y: readonly number[];
  readonly x: readonly (readonly number[])[];
}
const datasets = readRecorded<Readonly<Record<string, Dataset>>>("nist.json");

interface Fitted {
  readonly stopped: string;
  readonly loss: number;
  readonly variables: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly residual_std: number;
}
function fitted(name: string, start: number, method: string): Fitted {
  const { model, starts, y, x } = datasets[name]!;
  const session = newSession();
  const columns = x.map((c, i) => `x${x.length > 1 ? i + 1 : ""} = [${c}]`);
  const variables = starts[start]!.map((b, i) => `var b${i + 1} = ${b.toExponential()}`);
  const target = name === "Nelson" ? `y = log([${y}])` : `y = [${y}]`;
  say(["set float float64", ...columns, target, ...variables].join("\n"), session);
  const loss = method === "lm" ? `y - (${model})` : `sum((y - (${model}))**2)`;
  return sayJson(`fit ${loss} opt=${method} epochs=3000 log=none`, session)[0] as unknown as Fitted;
}

/** Digits in which two numbers agree; NIST gives 11. */
const digits = (found: number, certified: number): number =>
  found === certified ? 11 : Math.min(11, -Math.log10(Math.abs(found - certified) / Math.abs(certified)));
const inOrder = (named: Readonly<Record<string, number>>): number[] =>
  Object.keys(named)
    .toSorted()
    .map((name) => named[name]!);
/** Digits in which all of some numbers agree with those certified. */
const least = (found: Readonly<Record<string, number>>, certified: readonly number[]): number =>
  Math.min(...inOrder(found).map((v, i) => digits(v, certified[i]!)));

/** Digits of the variables that are asked for: three exponentials that are alike show the last bit of each. */
const wanted = (name: string): number => (name === "Thurber" ? 7 : name === "Lanczos3" ? 9 : 9.5);

const runs = Object.keys(datasets).flatMap((name) => [0, 1].map((start) => [name, start] as const));

describe("opt=lm", () => {
  test.each(runs)("%s from start %i", (name, start) => {
    const { certified, deviations, squares, deviation } = datasets[name]!;
    const found = fitted(name, start, "lm");
    expect(found.stopped).toBe("converged");
    expect(least(found.variables, certified)).toBeGreaterThan(wanted(name));
    // What is left of Lanczos1 is the rounding of its data, 1e-13 of it: no double can hold its squares.
    if (name === "Lanczos1") return;
    expect(digits(found.loss, squares)).toBeGreaterThan(9.5);
    expect(digits(found.residual_std, deviation)).toBeGreaterThan(9.5);
    expect(least(found.errors, deviations)).toBeGreaterThan(name === "Thurber" ? 6.5 : 9);
  });
});

describe("opt=lbfgs", () => {
  /** From there the loss leads elsewhere: to another minimum, to the same one with its terms in another order, too slowly. */
  const elsewhere = ["MGH17 0", "MGH10 0", "Roszman1 0", "Lanczos1 0", "Lanczos2 0", "Lanczos3 0", "BoxBOD 0"];
  const within = runs.filter(([name, start]) => !elsewhere.includes(`${name} ${start}`));
  test.each(within)("%s from start %i", (name, start) => {
    const { certified, squares } = datasets[name]!;
    const found = fitted(name, start, "lbfgs");
    expect(found.stopped).toBe("converged");
    expect(least(found.variables, certified)).toBeGreaterThan(6);
    if (name !== "Lanczos1") expect(digits(found.loss, squares)).toBeGreaterThan(9);
  });
});
