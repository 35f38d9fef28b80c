/** `schedule=` and `warmup=` of a fit: from an expression to a row of the table of schedules and its numbers. */

import { elementsOf } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt } from "../lang/fail.ts";
import { isPlain } from "../lang/numbers.ts";
import { didYouMean } from "../lang/suggest.ts";
import type { Argument } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import { type Plan, type Schedule, type ScheduleNumbers, schedules } from "../train/schedules.ts";
import type { FitCall } from "./fit.ts";

/** The plan of a run of so many steps; null where the rate stays what it is. */
export function planOf({ options, env }: FitCall, steps: number): Plan | null {
  const { schedule: given, warmup } = options;
  if (!given) return warmup > 0 ? { schedule: null, tuning: {}, warmup } : null;
  const { expr, span } = given;
  const called = expr.kind === "call" ? expr.callee : expr;
  const args: readonly Argument[] = expr.kind === "call" ? expr.args : [];
  const fail = (detail: string, help: readonly string[] = []) => failAt("fit/schedule", { detail }, span, "", { help });
  const word = called.kind === "name" ? called.name : null;
  const schedule = word === null ? undefined : scheduleNamed(word);
  if (!schedule) {
    const close = word === null ? [] : didYouMean(word, Object.keys(schedules));
    throw fail(
      `there is no \`${word ?? given.text}\``,
      close.length > 0 ? close : [`known: ${Object.keys(schedules).join(", ")}`],
    );
  }
  const names = Object.keys(schedule.tuning);
  const tuning: Record<string, number | readonly number[]> = {};
  for (const [name, usual] of Object.entries(schedule.tuning)) if (usual !== "list") tuning[name] = usual ?? steps;
  for (const [i, arg] of args.entries()) {
    const name = arg.name ?? names[i];
    if (name === undefined || !names.includes(name)) throw fail(`${schedule.name} has ${names.join(", ")}`);
    const value = numbersIn(evaluate(arg.value, env));
    if (value === null || Array.isArray(value) !== (schedule.tuning[name] === "list"))
      throw fail(`${name} wants ${schedule.tuning[name] === "list" ? "a list of numbers" : "a number"}`);
    tuning[name] = value;
  }
  checkTuning(schedule, tuning, fail);
  return { schedule, tuning, warmup };
}

/** By its own name, or Keras's: `cosine`, `cosine_decay`, `CosineDecay`. */
function scheduleNamed(word: string): Schedule | undefined {
  const plain = word
    .toLowerCase()
    .replace(/_?decay$/, "")
    .replace(/_?time$|_?constant$/, "");
  return Object.hasOwn(schedules, plain) ? schedules[plain] : undefined;
}

function checkTuning(schedule: Schedule, tuning: ScheduleNumbers, fail: (detail: string) => Error): void {
  const missing = Object.keys(schedule.tuning).filter((name) => !(name in tuning));
  if (missing.length > 0) throw fail(`${schedule.name} needs ${missing.join(" and ")}`);
  const [boundaries, values] = [tuning["boundaries"], tuning["values"]];
  if (Array.isArray(boundaries) && Array.isArray(values) && values.length !== boundaries.length + 1)
    throw fail(`${boundaries.length} boundaries want ${boundaries.length + 1} values, got ${values.length}`);
  const span = tuning["decay_steps"] ?? tuning["step_size"] ?? 1;
  if (!(Number(span) > 0)) throw fail("a number of steps is more than 0");
}

function numbersIn(value: Value): number | readonly number[] | null {
  if (isPlain(value)) return Number(value.value);
  const parts = elementsOf(value)?.map(numbersIn);
  return parts?.every((p) => typeof p === "number") ? (parts as number[]) : null;
}
