// Learning rates at every step against recorded schedules of Keras 3 and PyTorch.
import { expect, test } from "vitest";
import { dataFrom } from "../../src/core/dtype.ts";
import { denseData, onlyElement, stored } from "../../src/core/stored.ts";
import { constant } from "../../src/graph/structure.ts";
import { makeVariable, readVariable } from "../../src/graph/variable.ts";
import { realize } from "../../src/runtime/realize.ts";
import { wholeData } from "../../src/train/batches.ts";
import { fit as train } from "../../src/train/fit.ts";
import { optimizers } from "../../src/train/optimizers.ts";
import { rateAt, type ScheduleNumbers, schedules } from "../../src/train/schedules.ts";
import { readRecorded } from "../ops/recorded.ts";

interface Row {
  readonly schedule: string;
  readonly tuning: ScheduleNumbers;
  readonly rate: number;
  readonly rates: readonly number[];
}
const rows = readRecorded<readonly Row[]>("schedules.json");
const rateOf = ({ schedule, tuning, rate }: Row, step: number, warmup = 0): number => {
  const plan = { schedule: schedules[schedule]!, tuning, warmup };
  const node = rateAt(constant(rate, "float32"), constant(step, "float32"), plan);
  return Number(onlyElement(realize([node])[0]!));
};

test.each(rows.map((r) => [`${r.schedule} ${JSON.stringify(r.tuning)}`, r] as const))("%s", (_, row) => {
  for (const [i, wanted] of row.rates.entries()) {
    const found = rateOf(row, i + 1);
    expect(Math.abs(found - wanted), `step ${i}: ${found} for ${wanted}`).toBeLessThanOrEqual(3e-7 * row.rate);
  }
});

test("every schedule of the table is recorded", () => {
  expect([...new Set(rows.map((r) => r.schedule))].sort()).toEqual(Object.keys(schedules).sort());
});

test("warmup rises evenly to the schedule's own rate", () => {
  const row = rows.find((r) => r.schedule === "cosine")!;
  expect([1, 2, 3, 4].map((step) => rateOf(row, step, 4) / row.rates[step - 1]!)).toEqual(
    [0.25, 0.5, 0.75, 1].map((part) => expect.closeTo(part, 5)),
  );
  expect(rateOf(row, 9, 4)).toBeCloseTo(row.rates[8]!, 7);
});

test("a run takes the rate of each step, though several epochs are made in one go", () => {
  const row = rows.find((r) => r.schedule === "exponential")!;
  // The loss is w: each step goes down by the rate alone.
  const w = makeVariable(stored("float32", [], dataFrom("float32", [0])), "w", true);
  const problem = { loss: () => readVariable(w), replayable: true, parameters: [w] };
  const run = train(problem, {
    epochs: row.rates.length,
    rate: row.rate,
    optimizer: optimizers["sgd"]!,
    tuning: {},
    plan: { schedule: schedules[row.schedule]!, tuning: row.tuning, warmup: 0 },
    clip: null,
    until: null,
    patience: null,
    validation: null,
    every: Number.POSITIVE_INFINITY,
    batches: wholeData,
  });
  while (!run.next().done);
  const total = row.rates.reduce((a, b) => a + b, 0);
  expect(Number(denseData(w.value)[0])).toBeCloseTo(-total, 5);
});
