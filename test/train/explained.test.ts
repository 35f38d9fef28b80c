// What fit says of a run, against runs: the stable rate is where runs begin to run away, R² and errors are those of theory.
import { describe, expect, test } from "vitest";
import { type Dense, dense, eigenvaluesOf } from "../../src/train/dense.ts";
import { newSession, say, sayJson } from "../conversation.ts";

// biome-ignore lint/suspicious/noExplicitAny: lines of JSON, each with fields of its own.
type Said = Record<string, any>;
const last = (text: string): Said => sayJson(text).at(-1)!;

describe("the largest stable learning rate", () => {
  const bowl = "var a = 1.0; var b = 1.0\n";
  const cases = [
    ["two Variables", `${bowl}fit 3*a**2 + a*b + 0.5*b**2`, ""],
    ["momentum", `${bowl}fit 3*a**2 + a*b + 0.5*b**2`, "momentum=0.8"],
    ["Nesterov's momentum", `${bowl}fit 3*a**2 + a*b + 0.5*b**2`, "momentum=0.8 nesterov"],
    ["many elements, by power iteration", "c = range(1, 31) / 10\nvar w = ones([30])\nfit sum(c * w**2)", ""],
  ] as const;
  test.each(cases)("%s", (_, loss, more) => {
    const limit = last(`set float float64\n${loss} epochs=1 lr=1e-9 ${more}`)["stable_lr"];
    const run = (lr: number): Said => last(`set float float64\n${loss} epochs=4000 lr=${lr} ${more}`);
    expect(run(0.98 * limit)).toMatchObject({ kind: "fit", loss: expect.closeTo(0, 6) });
    const beyond = run(1.03 * limit);
    expect(beyond["kind"] === "error" || beyond["loss"] > 1).toBe(true);
  });
  test("the curvature of a bowl is that of its matrix", () => {
    // 3a² + ab + b²/2 has the second derivatives [[6, 1], [1, 1]].
    const { curvature } = last(`set float float64\n${bowl}fit 3*a**2 + a*b + 0.5*b**2 epochs=1`);
    expect(curvature).toEqual([(7 - Math.sqrt(29)) / 2, (7 + Math.sqrt(29)) / 2].map((v) => expect.closeTo(v, 12)));
  });
  test("eigenvalues of a Hilbert matrix", () => {
    const n = 4;
    const hilbert: Dense = dense(n, n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) hilbert.data[i + j * n] = 1 / (i + j + 1);
    // numpy.linalg.eigvalsh
    const known = [9.67023040225868e-5, 0.00673827360576075, 0.16914122022145, 1.50021428005924];
    expect(eigenvaluesOf(hilbert)).toEqual(known.map((v) => expect.closeTo(v, 14)));
  });
});

describe("stopping", () => {
  test("patience watches the loss over other data, and goto brings the best back", () => {
    const session = newSession();
    const text =
      "X = [1.0, 2.0, 3.0]\nY = [2.0, 4.0, 6.0]\nvar a = 0.0\n" +
      "fit mean((a*X - Y)**2) lr=0.01 val=(a - 1)**2 patience=3 epochs=100 log=none";
    const answer = sayJson(text, session).at(-1) as Said;
    expect(answer).toMatchObject({ stopped: "patience" });
    const best = Number(/goto epoch (\d+)/.exec(answer["reason"])![1]);
    expect(best).toBe(answer["epochs"] - 3);
    const at = (epoch: number): number => Number((sayJson(`goto epoch ${epoch}\na`, session).at(-1) as Said)["data"]);
    const away = [best - 1, best, best + 1].map((e) => (at(e) - 1) ** 2);
    expect(Math.min(...away)).toBe(away[1]);
  });
  test("val=0.25 keeps the last rows and trains on the others alone", () => {
    const data = "X = [1.0, 2.0, 3.0, 100.0]\nY = [2.0, 4.0, 6.0, 0.0]\nvar a = 0.0\n";
    const answer = last(`${data}fit mean((a*X - Y)**2) lr=0.05 val=0.25 epochs=200 log=none`);
    expect(answer["variables"].a).toBeCloseTo(2, 5);
    expect(answer["measures"].val).toBeCloseTo(40000, 0);
  });
  test("the last update counts: what it breaks is an error, and taken back", () => {
    const session = newSession();
    expect(say("var p = 0.5\nfit log(p) lr=0.25 epochs=1", session)).toContain("error[fit/diverged]");
    expect(sayJson("p", session)[0]).toMatchObject({ data: 0.5 });
  });
});

describe("a straight line", () => {
  // scipy.stats.linregress on these numbers.
  const data = "x = [1.0, 2.0, 3.0, 4.0, 5.0]\ny = [2.2, 4.1, 6.2, 7.9, 10.3]\nvar a = 0.0\nvar b = 0.0\n";
  test.each(["lm", "lbfgs"])("opt=%s finds slope, intercept, errors and R²", (opt) => {
    const answer = last(`set float float64\n${data}fit mean((a*x + b - y)**2) opt=${opt} log=none`);
    expect(answer["variables"]).toEqual({ a: expect.closeTo(2, 9), b: expect.closeTo(0.14, 9) });
    expect(answer["errors"]).toEqual({
      a: expect.closeTo(0.055377492419456414, 8),
      b: expect.closeTo(0.18366636418608737, 8),
    });
    expect(answer["r2"]).toBeCloseTo(0.9977052778609197, 9);
  });
});

describe("a sweep", () => {
  test("leaves Variables and random numbers alone, and its command gives the best run", () => {
    const session = newSession();
    say("seed 1\nX = tf.random.normal([8, 2])\nvar w = [[1.0], [2.0]]", session);
    const loss = "fit mean((X @ w)**2) epochs=20 batch=4 shuffle";
    const sweep = sayJson(`${loss} sweep lr=0.01,0.1,0.5`, session)[0] as Said;
    expect(sayJson("w", session)[0]).toMatchObject({ data: [[1], [2]] });
    const again = sayJson(`${sweep["command"]} log=none`, session)[0] as Said;
    const best = sweep["runs"].find((r: Said) => String(r["value"]) === sweep["best"]);
    expect(again["loss"]).toBe(best.loss);
    expect(Math.min(...sweep["runs"].map((r: Said) => r["loss"] ?? Number.POSITIVE_INFINITY))).toBe(best.loss);
  });
});
