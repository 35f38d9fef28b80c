/**
 * The learning rate of a step as an expression of what counts the steps, from 1: the formulas of the schedules (`train/`).
 * Knows no optimizer.
 */
import { evaluate } from "../lang/evaluate.ts";
import type { Argument } from "../lang/syntax.ts";
import { type Context, peek } from "./context.ts";
import type { ExprArg } from "./derived.ts";
import { untranslatable } from "./framework.ts";

type Numbers = Readonly<Record<string, string>>;
interface Schedule {
  /** What it is tuned by, with the usual values; null: all steps of the run. */
  readonly usual: Readonly<Record<string, string | null>>;
  /** `at` are the steps before. */
  readonly code: (lr: string, t: Numbers, at: string) => string;
}

const periods = (t: Numbers, at: string): string =>
  `(${at}) ${t["staircase"] === "0" ? "/" : "//"} ${t["decay_steps"]}`;
const done = (t: Numbers, at: string): string => `min(${at}, ${t["decay_steps"]}) / ${t["decay_steps"]}`;
const itemsOf = (list: string): string[] => list.replace(/^[[(]|[\])]$/g, "").split(/\s*,\s*/);

const schedules: Readonly<Record<string, Schedule>> = {
  exponential: {
    usual: { decay_rate: "0.5", decay_steps: "100", staircase: "0" },
    code: (lr, t, at) => `${lr} * ${t["decay_rate"]} ** (${periods(t, at)})`,
  },
  inverse: {
    usual: { decay_rate: "1", decay_steps: "100", staircase: "0" },
    code: (lr, t, at) => `${lr} / (1 + ${t["decay_rate"]} * (${periods(t, at)}))`,
  },
  cosine: {
    usual: { decay_steps: null, alpha: "0" },
    code: (lr, t, at) =>
      `${lr} * ((1 - ${t["alpha"]}) * 0.5 * (1 + float(np.cos(np.pi * ${done(t, at)}))) + ${t["alpha"]})`,
  },
  polynomial: {
    usual: { decay_steps: null, end: "0.0001", power: "1" },
    code: (lr, t, at) => `(${lr} - ${t["end"]}) * (1 - ${done(t, at)}) ** ${t["power"]} + ${t["end"]}`,
  },
  piecewise: {
    usual: { boundaries: "", values: "" },
    code: (_, t, at) => {
      const [boundaries, values] = [itemsOf(t["boundaries"]!), itemsOf(t["values"]!)];
      const until = boundaries.map((b, i) => `${values[i]} if ${at} <= ${b} else `);
      return `(${until.join("")}${values.at(-1)})`;
    },
  },
  step: {
    usual: { step_size: "100", gamma: "0.1" },
    code: (lr, t, at) => `${lr} * ${t["gamma"]} ** ((${at}) // ${t["step_size"]})`,
  },
};

/** What counts the steps of a run, and how many there are. */
export interface Count {
  readonly name: string;
  readonly steps: number;
}

/** The rate of each step; null where it stays what it is. @throws Untranslatable */
export function rateCode(
  { schedule, warmup, lr }: Readonly<Record<string, unknown>>,
  { name, steps }: Count,
  c: Context,
): string | null {
  const rises = Number(warmup ?? 0);
  if (!schedule && rises === 0) return null;
  const planned = schedule ? plannedCode(schedule as ExprArg, String(lr), { name, steps }, c) : String(lr);
  return rises === 0
    ? planned
    : `${/^[\d.e-]+$/.test(planned) ? planned : `(${planned})`} * min(1, ${name} / ${rises})`;
}

function plannedCode({ expr }: ExprArg, lr: string, { name: count, steps }: Count, c: Context): string {
  const called = expr.kind === "call" ? expr.callee : expr;
  const args: readonly Argument[] = expr.kind === "call" ? expr.args : [];
  const word = called.kind === "name" ? called.name.toLowerCase() : "";
  const schedule = schedules[word.replace(/_?decay$/, "").replace(/_?time$|_?constant$/, "")];
  if (!schedule) throw untranslatable("fit with that schedule");
  const names = Object.keys(schedule.usual);
  const tuning: Record<string, string> = {};
  for (const [name, usual] of Object.entries(schedule.usual)) tuning[name] = usual ?? String(steps);
  for (const [i, arg] of args.entries()) tuning[arg.name ?? names[i]!] = numberCode(arg, c);
  return schedule.code(lr, tuning, `${count} - 1`);
}

/** A number as it stands for one, or a list of them as it is written. */
function numberCode({ value }: Argument, c: Context): string {
  const found = peek(c, () => evaluate(value, c.env));
  if (found?.kind === "int" || found?.kind === "float" || found?.kind === "bool") return String(Number(found.value));
  return c.write(value, c);
}
