/**
 * Learning rates that change with the steps, one entry each, written in operations so that they are part of the compiled
 * step. Formulas and names of their numbers are those of Keras's schedules; `step` counts from 0.
 */
import type { DType } from "../core/dtype.ts";
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { add, divide, minimum, multiply, numberLike, power, subtract } from "../ops/arithmetic.ts";
import { greater } from "../ops/compare.ts";
import { castTo, select } from "../ops/operation.ts";
import { cos, floor } from "../ops/transcendental.ts";

/** What a schedule is tuned by: numbers, and lists of them. */
export type ScheduleNumbers = Readonly<Record<string, number | readonly number[]>>;

export interface Schedule {
  readonly name: string;
  readonly doc: string;
  /** Its numbers with their usual values; null: all the steps of the run. */
  readonly tuning: Readonly<Record<string, number | null | "list">>;
  /** The learning rate at a step, from the one given. */
  readonly rate: (rate: Node, step: Node, tuning: ScheduleNumbers) => Node;
}

const num = (tuning: ScheduleNumbers, name: string): number => tuning[name] as number;
const times = (k: number, x: Node): Node => multiply(numberLike(k, x), x);
const over = (step: Node, steps: number): Node => divide(step, numberLike(steps, step));
/** The part of the way that is done, 1 from its end on. */
const progress = (step: Node, steps: number): Node => over(minimum(step, numberLike(steps, step)), steps);

const exponential: Schedule = {
  name: "exponential",
  doc: "lr · decay_rate ** (step / decay_steps)",
  tuning: { decay_rate: 0.5, decay_steps: 100, staircase: 0 },
  rate: (rate, step, t) => {
    const periods = over(step, num(t, "decay_steps"));
    return multiply(rate, power(numberLike(num(t, "decay_rate"), step), t["staircase"] ? floor(periods) : periods));
  },
};
const inverse: Schedule = {
  name: "inverse",
  doc: "lr / (1 + decay_rate · step / decay_steps)",
  tuning: { decay_rate: 1, decay_steps: 100, staircase: 0 },
  rate: (rate, step, t) => {
    const periods = over(step, num(t, "decay_steps"));
    const by = times(num(t, "decay_rate"), t["staircase"] ? floor(periods) : periods);
    return divide(rate, add(numberLike(1, by), by));
  },
};
const cosine: Schedule = {
  name: "cosine",
  doc: "half a cosine from lr down to alpha · lr over decay_steps, by default all steps",
  tuning: { decay_steps: null, alpha: 0 },
  rate: (rate, step, t) => {
    const done = progress(step, num(t, "decay_steps"));
    const half = times(0.5, add(numberLike(1, done), cos(times(Math.PI, done))));
    const alpha = num(t, "alpha");
    return multiply(rate, add(times(1 - alpha, half), numberLike(alpha, half)));
  },
};
const polynomial: Schedule = {
  name: "polynomial",
  doc: "from lr down to end over decay_steps, by default all steps, as (1 - step / decay_steps) ** power",
  tuning: { decay_steps: null, end: 0.0001, power: 1 },
  rate: (rate, step, t) => {
    const rest = subtract(numberLike(1, step), progress(step, num(t, "decay_steps")));
    const end = numberLike(num(t, "end"), rate);
    return add(multiply(subtract(rate, end), power(rest, numberLike(num(t, "power"), rest))), end);
  },
};
const piecewise: Schedule = {
  name: "piecewise",
  doc: "values[0] up to step boundaries[0], values[1] up to boundaries[1], …",
  tuning: { boundaries: "list", values: "list" },
  rate: (rate, step, t) => {
    const [boundaries, values] = [t["boundaries"] as readonly number[], t["values"] as readonly number[]];
    return boundaries.reduce(
      (sofar, b, i) => select(greater(step, numberLike(b, step)), numberLike(values[i + 1]!, rate), sofar),
      numberLike(values[0]!, rate),
    );
  },
};
const staircase: Schedule = {
  name: "step",
  doc: "lr · gamma ** (step // step_size), PyTorch's StepLR",
  tuning: { step_size: 100, gamma: 0.1 },
  rate: (rate, step, t) => {
    const stairs = floor(over(step, num(t, "step_size")));
    return multiply(rate, power(numberLike(num(t, "gamma"), step), stairs));
  },
};

export const schedules: Readonly<Record<string, Schedule>> = {
  exponential,
  inverse,
  cosine,
  polynomial,
  piecewise,
  step: staircase,
};

/** How the learning rate of a run goes: steps over which it rises first, then a schedule. */
export interface Plan {
  readonly schedule: Schedule | null;
  readonly tuning: ScheduleNumbers;
  readonly warmup: number;
}

/** The rate at a step that counts from 1, after `warmup` steps over which it rises evenly. */
export function rateAt(rate: Node, step: Node, { schedule, tuning, warmup }: Plan): Node {
  const from = subtract(step, constant(1, step.dtype as DType));
  const planned = schedule ? schedule.rate(rate, from, tuning) : rate;
  if (warmup === 0) return planned;
  return multiply(planned, castTo(progress(step, warmup), planned.dtype));
}
