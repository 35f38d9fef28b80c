// Twenty steps of every optimizer against recorded runs of Keras 3.
import { expect, test } from "vitest";
import { type DType, dataFrom } from "../../src/core/dtype.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { constant } from "../../src/graph/structure.ts";
import { makeVariable, readVariable } from "../../src/graph/variable.ts";
import { realize } from "../../src/runtime/realize.ts";
import { optimizers, startingSlots } from "../../src/train/optimizers.ts";
import { difference, readRecorded } from "../ops/recorded.ts";

interface Run {
  readonly optimizer: string;
  readonly tuning: Readonly<Record<string, number>>;
  readonly dtype: DType;
  readonly rate: number;
  readonly start: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
}
const runs = readRecorded<readonly Run[]>("optimizers.json");
const vector = (dtype: DType, x: readonly number[]) => stored(dtype, [x.length], dataFrom(dtype, x));

test.each(runs.map((r) => [`${r.optimizer} ${JSON.stringify(r.tuning)} ${r.dtype} ${r.rate}`, r] as const))(
  "%s",
  (_, run) => {
    const { dtype } = run;
    const optimizer = optimizers[run.optimizer]!;
    const defaults = Object.entries(optimizer.tuning).map(([name, t]) => [name, t.default] as const);
    const tuning = { ...Object.fromEntries(defaults), ...run.tuning };
    let value = vector(dtype, run.start);
    let slots = realize(startingSlots(optimizer, tuning, readVariable(makeVariable(value, "w", true))));
    run.gradients.forEach((g, i) => {
      const at = {
        value: sourceOf(value),
        gradient: sourceOf(vector(dtype, g)),
        slots: slots.map(sourceOf),
        step: constant(i + 1, dtype),
        rate: constant(run.rate, dtype),
      };
      const next = optimizer.update(at, tuning);
      [value] = realize([next.value]) as [typeof value];
      slots = realize(next.slots);
      const wanted = vector(dtype, run.values[i]!);
      expect(difference(value, wanted, 0), `step ${i + 1}: ${denseData(value).join()}`).toBeNull();
    });
  },
);
