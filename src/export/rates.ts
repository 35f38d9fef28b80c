/**
 * The learning rate of an epoch as an expression of `epoch`, which counts from 1: the formulas of the schedules (`train/`), with
 * one step in each epoch. Knows no optimizer.
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
  readonly code: (lr: string, t: Numbers) => string;
}

const step = "(epoch - 1)";
const periods = (t: Numbers): string => `${step} ${t["staircase"] === "0" ? "/" : "//"} ${t["decay_steps"]}`;
const done = (t: Numbers): string => `min(epoch - 1, ${t["decay_steps"]}) / ${t["decay_steps"]}`;
const itemsOf = (list: string): string[] => list.replace(/^[[(]|[\])]$/g, "").split(/\s*,\s*/);

const schedules: Readonly<Record<string, Schedule>> = {
  exponential: {
    usual: { decay_rate: "0.5", decay_steps: "100", staircase: "0" },
    code: (lr, t) => `${lr} * ${t["decay_rate"]} ** (${periods(t)})`,
  },
  inverse: {
    usual: { decay_rate: "1", decay_steps: "100", staircase: "0" },
    code: (lr, t) => `${lr} / (1 + ${t["decay_rate"]} * (${periods(t)}))`,
  },
  cosine: {
    usual: { decay_steps: null, alpha: "0" },
    code: (lr, t) => `${lr} * ((1 - ${t["alpha"]}) * 0.5 * (1 + float(np.cos(np.pi * ${done(t)}))) + ${t["alpha"]})`,
  },
  polynomial: {
    usual: { decay_steps: null, end: "0.0001", power: "1" },
    code: (lr, t) => `(${lr} - ${t["end"]}) * (1 - ${done(t)}) ** ${t["power"]} + ${t["end"]}`,
  },
  piecewise: {
    usual: { boundaries: "", values: "" },
    code: (_, t) => {
      const [boundaries, values] = [itemsOf(t["boundaries"]!), itemsOf(t["values"]!)];
      const until = boundaries.map((b, i) => `${values[i]} if epoch - 1 <= ${b} else `);
      return `(${until.join("")}${values.at(-1)})`;
    },
  },
  step: {
    usual: { step_size: "100", gamma: "0.1" },
    code: (lr, t) => `${lr} * ${t["gamma"]} ** (${step} // ${t["step_size"]})`,
  },
};

/** The rate of each epoch; null where it stays what it is. @throws Untranslatable */
export function rateCode(
  { schedule, warmup, lr, epochs }: Readonly<Record<string, unknown>>,
  c: Context,
): string | null {
  const rises = Number(warmup ?? 0);
  if (!schedule && rises === 0) return null;
  const planned = schedule ? plannedCode(schedule as ExprArg, String(lr), String(epochs), c) : String(lr);
  return rises === 0 ? planned : `${/^[\d.e-]+$/.test(planned) ? planned : `(${planned})`} * min(1, epoch / ${rises})`;
}

function plannedCode({ expr }: ExprArg, lr: string, steps: string, c: Context): string {
  const called = expr.kind === "call" ? expr.callee : expr;
  const args: readonly Argument[] = expr.kind === "call" ? expr.args : [];
  const word = called.kind === "name" ? called.name.toLowerCase() : "";
  const schedule = schedules[word.replace(/_?decay$/, "").replace(/_?time$|_?constant$/, "")];
  if (!schedule) throw untranslatable("fit with that schedule");
  const names = Object.keys(schedule.usual);
  const tuning: Record<string, string> = {};
  for (const [name, usual] of Object.entries(schedule.usual)) tuning[name] = usual ?? steps;
  for (const [i, arg] of args.entries()) tuning[arg.name ?? names[i]!] = numberCode(arg, c);
  return schedule.code(lr, tuning);
}

/** A number as it stands for one, or a list of them as it is written. */
function numberCode({ value }: Argument, c: Context): string {
  const found = peek(c, () => evaluate(value, c.env));
  if (found?.kind === "int" || found?.kind === "float" || found?.kind === "bool") return String(Number(found.value));
  return c.write(value, c);
}
