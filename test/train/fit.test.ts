// Training: which rows a step sees, what an epoch reports, and when it ends. Formulas are those of Keras, by hand.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { makeVariable, readVariable, type Variable } from "../../src/graph/variable.ts";
import { log, multiply, square, subtract } from "../../src/ops/arithmetic.ts";
import { mean, sum } from "../../src/ops/reduction.ts";
import { batchesOf, wholeData } from "../../src/train/batches.ts";
import { type Ending, type FitOptions, fit, type Problem } from "../../src/train/fit.ts";
import { optimizers } from "../../src/train/optimizers.ts";
import { newSession, say, sayJson } from "../conversation.ts";

const vector = (...x: number[]): Stored => stored("float32", [x.length], Float32Array.from(x));
const scalar = (x: number): Variable => makeVariable(stored("float32", [], Float32Array.of(x)), "w", true);
const numberIn = (v: Variable): number => Number(denseData(v.value)[0]);
const options = (more: Partial<FitOptions>): FitOptions => ({
  epochs: 3,
  rate: 0.25,
  optimizer: optimizers["sgd"]!,
  tuning: {},
  clip: null,
  plan: null,
  until: null,
  patience: null,
  validation: null,
  every: Number.POSITIVE_INFINITY,
  batches: wholeData,
  ...more,
});

interface Epoch {
  readonly epoch: number;
  readonly loss: number;
  readonly gradient: number;
}
interface Run {
  readonly epochs: Epoch[];
  /** How many epochs there were in each stretch. */
  readonly stretches: number[];
  readonly ending: Omit<Ending, "last">;
  readonly last: Ending["last"];
}
function run(problem: Problem, more: Partial<FitOptions>): Run {
  const epochs: Epoch[] = [];
  const stretches: number[] = [];
  // biome-ignore lint/suspicious/noFocusedTests: this fit trains; it is no test.
  const steps = fit(problem, options(more));
  for (;;) {
    const next = steps.next();
    if (next.done) {
      const { last, ...ending } = next.value;
      return { epochs, stretches, ending, last };
    }
    const { first, losses, gradients } = next.value;
    stretches.push(losses.length);
    for (const [i, loss] of losses.entries()) epochs.push({ epoch: first + i, loss, gradient: gradients[i]! });
  }
}
/** (w - 3)² over no data. */
const parabola = (w: Variable): Problem => ({
  loss: () => square(subtract(readVariable(w), readVariable(scalar(3)))),
  replayable: true,
  parameters: [w],
});
/** mean((x - w)²) over one column of data. */
const distance = (w: Variable): Problem => ({
  loss: ([x]) => mean({ x: square(subtract(x!, readVariable(w))) }),
  replayable: true,
  parameters: [w],
});

describe("epochs", () => {
  test("the loss is that before the update, the Variable holds what came after", () => {
    const w = scalar(1);
    const { epochs, ending, last } = run(parabola(w), {});
    // w: 1, 2, 2.5, 2.75; gradient 2 (w - 3), half of the distance each step.
    expect(epochs).toEqual([
      { epoch: 1, loss: 4, gradient: 4 },
      { epoch: 2, loss: 1, gradient: 2 },
      { epoch: 3, loss: 0.25, gradient: 1 },
    ]);
    expect(numberIn(w)).toBe(2.75);
    expect(ending).toEqual({ stopped: "epochs" });
    expect(last).toEqual({ loss: 0.0625, lengths: [0.5], beside: [] });
  });
  test("it stops as soon as the loss is small enough", () => {
    const { epochs, ending } = run(parabola(scalar(1)), { epochs: 50, until: 0.5 });
    expect(epochs.map((e) => e.loss)).toEqual([4, 1, 0.25]);
    expect(ending).toEqual({ stopped: "until" });
  });
  test("a loss that is not finite stops it, and nothing is written any more", () => {
    const w = scalar(0.5);
    // log(w): the step 0.25 * 1 / w goes 0.5 → 0 → log is -inf.
    const problem: Problem = { loss: () => log(readVariable(w)), replayable: true, parameters: [w] };
    const { epochs, ending } = run(problem, { epochs: 50 });
    expect(epochs).toHaveLength(1);
    expect(ending).toEqual({ stopped: "diverged", epoch: 2, loss: Number.NEGATIVE_INFINITY });
    expect(numberIn(w)).toBe(0);
  });
  test("a graph that is built anew each time gives the same", () => {
    const [a, b] = [scalar(1), scalar(1)];
    const anew = run(
      { ...parabola(a), replayable: false },
      { optimizer: optimizers["adam"]!, tuning: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } },
    );
    const once = run(parabola(b), {
      optimizer: optimizers["adam"]!,
      tuning: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    });
    expect(anew.epochs).toEqual(once.epochs);
    expect([anew.stretches, once.stretches]).toEqual([[1, 1, 1], [3]]);
    expect(anew.last).toBeNull();
    expect(numberIn(a)).toBe(numberIn(b));
  });
  test("clipping shortens all gradients together to the limit, and leaves shorter ones", () => {
    const [v, w] = [scalar(0), scalar(0)];
    // Gradients 3 and 4: length 5, shortened to 1 they are 0.6 and 0.8.
    const problem: Problem = {
      loss: () =>
        subtract(
          multiply(readVariable(v), readVariable(scalar(3))),
          multiply(readVariable(w), readVariable(scalar(-4))),
        ),
      replayable: true,
      parameters: [v, w],
    };
    const { epochs } = run(problem, { epochs: 1, clip: 1 });
    expect(epochs[0]!.gradient).toBe(5);
    expect(numberIn(v)).toBeCloseTo(-0.15, 7);
    expect(numberIn(w)).toBeCloseTo(-0.2, 7);
    const u = scalar(1);
    run(parabola(u), { epochs: 1, clip: 100 });
    expect(numberIn(u)).toBe(2);
  });
  test("a Variable that the loss does not read stays as it is", () => {
    const [w, idle] = [scalar(1), scalar(7)];
    const { last } = run({ ...parabola(w), parameters: [w, idle] }, {});
    expect([numberIn(w), numberIn(idle)]).toEqual([2.75, 7]);
    expect(last?.lengths).toEqual([0.5, 0]);
  });
  test("what is wanted beside the loss is that of the end, what does not depend on Variables too", () => {
    const wide = Float32Array.from({ length: 40_000 }, (_, i) => (i % 3) - 1);
    for (const data of [Float32Array.of(1, 2), wide]) {
      const w = scalar(1);
      const x = sourceOf(stored("float32", [data.length], data));
      const loss = mean({ x: square(subtract(x, readVariable(w))) });
      const beside = [sum({ x: multiply(x, readVariable(w)) }), sum({ x })];
      const { gradients } = backward(loss, [{ variable: w }]);
      const { last } = run(
        { loss: () => loss, replayable: true, parameters: [w], built: { loss, gradients, beside } },
        { epochs: 2 },
      );
      const [total, end] = [data.reduce((a, b) => a + b, 0), numberIn(w)];
      expect(last!.beside).toEqual([expect.closeTo(total * end, 1), total]);
      expect(last!.lengths).toEqual([expect.closeTo(Math.abs(2 * (end - total / data.length)), 4)]);
    }
  });
});

describe("batches", () => {
  const rows = (of: Iterable<{ readonly data: readonly Stored[] }>): number[][] =>
    [...of].map(({ data }) => [...denseData(data[0]!)].map(Number));
  const x = vector(0, 1, 2, 3, 4, 5, 6);

  test("in order, the last one smaller, without a copy", () => {
    const batches = batchesOf([x], 3, false, 0n);
    expect(rows(batches.ofEpoch(1))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect([...batches.ofEpoch(2)].map((b) => b.size)).toEqual([3, 3, 1]);
    for (const { data } of batches.ofEpoch(1)) expect(data[0]!.data).toBe(x.data);
  });
  test("shuffled, every row comes once an epoch, in an order that seed and epoch decide", () => {
    const orderOf = (seed: bigint, epoch: number): number[] =>
      rows(batchesOf([x], 3, true, seed).ofEpoch(epoch)).flat();
    for (const epoch of [1, 2, 3]) expect(orderOf(5n, epoch).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(orderOf(5n, 1)).toEqual(orderOf(5n, 1));
    expect(orderOf(5n, 1)).not.toEqual(orderOf(5n, 2));
    expect(orderOf(5n, 1)).not.toEqual(orderOf(6n, 1));
  });
  test("rows of several tensors stay together", () => {
    const y = stored(
      "float32",
      [7, 2],
      Float32Array.from({ length: 14 }, (_, i) => 10 * Math.floor(i / 2) + (i % 2)),
    );
    for (const { data } of batchesOf([x, y], 2, true, 1n).ofEpoch(4)) {
      const [a, b] = data.map((d) => [...denseData(d)].map(Number));
      expect(b).toEqual(a!.flatMap((v) => [10 * v, 10 * v + 1]));
    }
  });
  test("each batch is a step, and the epoch's loss is the mean over the rows", () => {
    const w = scalar(0);
    const { epochs } = run(distance(w), { epochs: 1, rate: 0.25, batches: batchesOf([vector(2, 4, 8)], 2, false, 0n) });
    // First batch: loss (4 + 16) / 2 = 10, gradient -2 · 3, w = 1.5; second: loss 6.5², gradient -13, w = 4.75.
    expect(epochs).toEqual([{ epoch: 1, loss: (10 * 2 + 42.25) / 3, gradient: 13 }]);
    expect(numberIn(w)).toBe(4.75);
  });
  test("a sum over all the data at once is what batches of all rows give", () => {
    const [a, b] = [scalar(0), scalar(0)];
    const total = (w: Variable): Problem => ({
      ...distance(w),
      loss: ([x]) => sum({ x: square(subtract(x!, readVariable(w))) }),
    });
    const data = vector(1, 2);
    const once = run(total(a), { rate: 0.125, batches: batchesOf([data], 2, false, 0n) });
    const large = run(total(b), { rate: 0.125, batches: batchesOf([data], 99, false, 0n) });
    expect(once).toEqual(large);
    expect(numberIn(a)).toBe(numberIn(b));
  });
});

describe("several epochs in one go", () => {
  const runs = Object.entries(optimizers).flatMap(([name, optimizer]) =>
    [null, 0.5].map((clip) => ({ name, optimizer, clip })),
  );
  const tuned = (optimizer: FitOptions["optimizer"]): Record<string, number> =>
    Object.fromEntries(Object.entries(optimizer.tuning).map(([k, t]) => [k, k === "momentum" ? 0.5 : t.default]));
  /** The same with every epoch by itself, since its loss is built anew, and in one go. */
  const both = (start: readonly number[], more: Partial<FitOptions>) => {
    const train = (replayable: boolean) => {
      const w = makeVariable(vector(...start), "w", true);
      const loss = () => mean({ x: square(subtract(readVariable(w), readVariable(scalar(3)))) });
      const seen: number[][] = [];
      // biome-ignore lint/suspicious/noFocusedTests: this fit trains; it is no test.
      const steps = fit({ loss, replayable, parameters: [w] }, options(more));
      for (let next = steps.next(); ; next = steps.next()) {
        const held = [...denseData(w.value)].map(Number);
        if (next.done) return { seen, ending: { ...next.value, last: null }, held };
        const { first, losses, gradients, values } = next.value;
        for (const [i, loss] of losses.entries())
          seen.push([first + i, loss, gradients[i]!, ...[...denseData(values(i)[0]!)].map(Number)]);
        expect(seen.at(-1)!.slice(3)).toEqual(held);
      }
    };
    return [train(true), train(false)] as const;
  };

  test.each(runs)("$name with clip $clip: every epoch is the same to the bit", ({ optimizer, clip }) => {
    const [together, apart] = both([1.5, -2, 0.25], {
      epochs: 300,
      rate: 0.05,
      optimizer,
      tuning: tuned(optimizer),
      clip,
    });
    expect(together).toEqual(apart);
    expect(together.seen.length).toBe(300);
  });

  test("it ends where it would have ended", () => {
    const [together, apart] = both([1, 2], { epochs: 100, until: 1e-3 });
    expect(together).toEqual(apart);
    expect(together.ending).toEqual({ stopped: "until", last: null });
  });

  test("it halts where somebody looks, and goes on as if nobody had", () => {
    const lengths = (more: Partial<FitOptions>) => run(parabola(scalar(1)), { rate: 0.01, ...more }).stretches;
    expect(lengths({ epochs: 300, every: 70 })).toEqual([70, 70, 70, 46, 24, 20]);
    expect(lengths({ epochs: 5, validation: () => 1 })).toEqual([1, 1, 1, 1, 1]);
    const seen = [1, 7, Number.POSITIVE_INFINITY].map((every) => both([1, 2], { epochs: 40, rate: 0.1, every })[0]);
    expect(seen[0]).toEqual(seen[2]);
    expect(seen[1]).toEqual(seen[2]);
  });

  test("patience ends it at the epoch, though more were made", () => {
    // The steps go back and forth: the loss is never smaller than the first.
    const [together, apart] = both([1, 2], { epochs: 100, rate: 2, patience: 5 });
    expect(together).toEqual(apart);
    expect(together.seen.length).toBe(6);
    expect(together.ending).toMatchObject({ stopped: "patience", best: 1 });
  });

  test("a loss that is not finite ends it, and the Variables are those that made it so", () => {
    const [together, apart] = both([1, 2], { epochs: 1000, rate: 3 });
    expect(together).toEqual(apart);
    expect(together.ending.stopped).toBe("diverged");
  });
});

describe("rows of the log where nobody says how far apart", () => {
  const rows = (more: string): number[] =>
    sayJson(`var a = 0.0; fit (a - 3)**2 lr=0.001 ${more}`).flatMap((a) =>
      a["kind"] === "epoch" ? [a["epoch"] as number] : [],
    );
  const every = (n: number, from: number, to: number): number[] =>
    Array.from({ length: (to - from) / n }, (_, i) => from + (i + 1) * n);
  const usual = every(20, 0, 2000);
  test.each([
    ["epochs=2000", usual],
    ["epochs=2199", usual],
    ["epochs=5000", [...usual, ...every(200, 2000, 5000)]],
    ["epochs=40000", [...usual, ...every(200, 2000, 20_000), ...every(2000, 20_000, 40_000)]],
    ["epochs=100000000 until=8", every(20, 0, 20)],
    ["epochs=4000 every=20", every(20, 0, 4000)],
    ["epochs=4000 log=20", every(20, 0, 4000)],
  ])("%s", (more, wanted) => {
    expect(rows(more)).toEqual(wanted);
  });
  test("where they come further apart, that is said", () => {
    const said = (more: string): string => say(`var a = 0.0; fit (a - 3)**2 lr=0.01 ${more}`);
    expect(said("epochs=5000")).toMatch(/\n +2000 .*\na row every 200 epochs from here on\n +2200 /);
    expect(said("epochs=5000 every=50")).not.toContain("a row every");
    expect(said("epochs=2000")).not.toContain("a row every");
    expect(said("epochs=5000 log=book")).not.toContain("a row every");
  });
  test("a script prints the same rows", () => {
    const session = newSession();
    say("var a = 0.0\nfit (a - 3)**2 epochs=5000", session);
    expect(say("code as numpy", session)).toContain("if epoch % (20 if epoch <= 2000 else 200) == 0:");
  });
});

test("a loss that was named before is that of what the Variables hold now", () => {
  const named = newSession();
  const written = newSession();
  say("var a = 0.0\nloss = (a - 3)**2", named);
  say("var a = 0.0", written);
  const both = (line: (loss: string) => string): void => {
    expect(say(line("loss"), named)).toBe(say(line("(a - 3)**2"), written));
  };
  for (let i = 0; i < 2; i++) both((loss) => `fit ${loss} epochs=10 lr=0.1`);
  both(() => "a.assign(10.0)");
  both((loss) => `fit ${loss} epochs=40 lr=0.1`);
  expect(say("round(a)", named)).toContain("3.0");
});
