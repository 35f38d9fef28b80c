// NIST's certified nonlinear regressions, from both starts, in float64: the Statistical Reference Datasets.
import { appendFileSync } from "node:fs";
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

/** Digits in which two numbers agree. */
const digits = (found: number, certified: number): number =>
  found === certified ? 15 : Math.min(15, -Math.log10(Math.abs(found - certified) / Math.abs(certified)));

function fitted(name: string, start: number, method: string) {
  const { model, starts, certified, deviations, squares, y, x } = datasets[name]!;
  const session = newSession();
  const columns = x.map((c, i) => `${x.length > 1 ? `x${i + 1}` : "x"} = [${c}]`);
  const variables = starts[start]!.map((b, i) => `var b${i + 1} = ${b.toExponential()}`);
  const target = name === "Nelson" ? "y = log(y)" : "";
  say(["set float float64", ...columns, `y = [${y}]`, target, ...variables].join("\n"), session);
  const residual = method === "lm" ? `y - (${model}) opt=lm` : `sum((y - (${model}))**2) opt=${method}`;
  const [answer] = sayJson(`fit ${residual} epochs=3000 log=none`, session) as [any];
  if (answer.kind === "error") throw new Error(`${answer.code} ${answer.message}`);
  const found = certified.map((_, i) => answer.variables[`b${i + 1}`] as number);
  const errors = answer.errors ? certified.map((_, i) => answer.errors[`b${i + 1}`] as number) : [];
  return {
    answer,
    parameters: Math.min(...found.map((b, i) => digits(b, certified[i]!))),
    deviations: errors.length === 0 ? 0 : Math.min(...errors.map((b, i) => digits(b, deviations[i]!))),
    squares: digits(answer.loss, squares),
  };
}
const runs = Object.keys(datasets).flatMap((name) => [0, 1].map((start) => [name, start] as const));

test.each(process.env["NIST_SHOW"] ? runs : [])("show %s %i", (name, start) => {
  for (const method of process.env["NIST_SHOW"]!.split(",")) {
    let text = "";
    const t = performance.now();
    try {
      const f = fitted(name, start, method);
      text = `${f.answer.stopped} ${f.answer.epochs} parameters ${f.parameters.toFixed(1)} errors ${f.deviations.toFixed(1)} squares ${f.squares.toFixed(1)}`;
    } catch (e) {
      text = String(e).slice(0, 200);
    }
    appendFileSync(
      "/tmp/nist.out",
      `${method} ${name} ${start + 1}: ${text} ${Math.round(performance.now() - t)} ms\n`,
    );
  }
});
describe.skip("x", () => {
  test("y", () => expect(1).toBe(1));
});
