/** `fit … sweep lr=0.001..1`: the same run with several values of one option, compared. Changes no Variable. */
import type { SweepAnswer, SweepRun } from "../core/answer.ts";
import type { FloatDType } from "../core/digits.ts";
import { onlyElement } from "../core/stored.ts";
import { holdValues } from "../graph/variable.ts";
import { NotKnownYet } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { realize } from "../runtime/realize.ts";
import { optimizers } from "../train/optimizers.ts";
import type { WordArg } from "./command.ts";
import type { FitCall } from "./fit.ts";
import { allFinite } from "./fit-diverged.ts";
import { runOf } from "./fit-run.ts";
import { isMethod, lossNow, setUp } from "./fit-setup.ts";

/** Runs of one sweep, and how many values `low..high` means. */
const [most, usual] = [100, 7];
/** Options that can be swept besides the numbers that tune optimizers. */
const numeric = ["lr", "epochs", "batch", "clip", "warmup"];
const whole = ["epochs", "batch", "warmup"];

interface Swept {
  readonly option: string;
  readonly values: readonly (number | string)[];
}

export function* sweep(call: FitCall, word: WordArg): Generator<SweepAnswer> {
  const { option, values } = sweptBy(word);
  const place = call.places.get(option);
  if (place) throw failAt("fit/sweep", { detail: `${option} is given and swept` }, place);
  const base = setUp(call);
  if (call.session.previewing) throw new NotKnownYet();
  const { random } = call.session;
  const runs: SweepRun[] = [];
  const endings: number[] = [];
  try {
    for (const value of values) {
      holdValues(base.problem.parameters, base.start);
      call.session.changeRandom(random);
      const run = oneRun(call, option, value);
      runs.push(run);
      endings.push(run.loss ?? Number.POSITIVE_INFINITY);
    }
  } finally {
    holdValues(base.problem.parameters, base.start);
    call.session.changeRandom(random);
  }
  const least = Math.min(...endings);
  const best = Number.isFinite(least) ? endings.indexOf(least) : null;
  yield {
    kind: "sweep",
    option,
    dtype: base.loss.dtype as FloatDType,
    runs,
    best,
    command: best === null ? null : commandWith(call, word, option, runs[best]!.value),
  };
}

function oneRun(call: FitCall, option: string, value: number | string): SweepRun {
  const { session } = call;
  const places = new Map([...call.places, [option, call.args.sweep!.span] as const]);
  const set = setUp({ ...call, options: { ...call.options, [option]: value } as FitCall["options"], places });
  const started = session.outside.now();
  const losses: number[] = [];
  const epochs = runOf(set);
  let next = epochs.next();
  for (; !next.done; next = epochs.next()) losses.push(...next.value.losses);
  const { stopped } = next.value;
  const loss = Number(onlyElement(realize([lossNow(set)])[0]!));
  const fine =
    stopped !== "diverged" && Number.isFinite(loss) && set.problem.parameters.every((v) => allFinite(v.value));
  return {
    value: String(value),
    loss: fine ? loss : null,
    epochs: losses.length,
    stopped: fine ? stopped : "diverged",
    losses,
    ms: session.outside.now() - started,
  };
}

/** `lr=0.001..1`, `lr=0.001..1:13`, `lr=0.01,0.1`, `opt=sgd,adam`. */
function sweptBy({ text, span }: WordArg): Swept {
  const fail = (detail: string, help: readonly string[] = []) => failAt("fit/sweep", { detail }, span, "", { help });
  const [, name, given] = /^([a-z_]\w*)\s*=\s*(.+)$/s.exec(text) ?? [];
  if (!name || !given) throw fail(`\`${text}\` is no option with values`, ["sweep lr=0.001..1", "sweep opt=sgd,adam"]);
  const option = { learning_rate: "lr", optimizer: "opt", batch_size: "batch" }[name] ?? name;
  if (option === "opt") return { option, values: methodsIn(given, fail) };
  const tuned = Object.values(optimizers).some((o) => option in o.tuning);
  if (!tuned && !numeric.includes(option))
    throw fail(`${name} cannot be swept`, [`what can: opt, ${numeric.join(", ")}, and what tunes an optimizer`]);
  const range = /^(\S+?)\s*\.\.\s*([^\s:]+)(?::(\d+))?$/.exec(given);
  const found = range
    ? between(Number(range[1]), Number(range[2]), Number(range[3] ?? usual))
    : given.split(",").map(Number);
  const values = whole.includes(option) ? [...new Set(found.map(Math.round))] : found;
  if (values.some((v) => !Number.isFinite(v) || v < 0 || (v === 0 && (option === "lr" || whole.includes(option)))))
    throw fail(`\`${given}\` holds what is no value of ${option}`, [
      `sweep ${option}=0.001..1`,
      `sweep ${option}=0.01,0.1`,
    ]);
  if (values.length > most) throw fail(`${values.length} runs are more than ${most}`);
  return { option, values };
}

function methodsIn(given: string, fail: (detail: string) => Error): string[] {
  const values = given.split(",").map((v) => v.trim());
  const unknown = values.find((v) => !Object.hasOwn(optimizers, v) && !isMethod(v));
  if (unknown !== undefined) throw fail(`there is no optimizer \`${unknown}\``);
  return values;
}

/** Values in even ratios, of three digits; in even steps where one end is 0. */
function between(low: number, high: number, count: number): number[] {
  if (count < 2) return [low];
  return Array.from({ length: count }, (_, i) => {
    const part = i / (count - 1);
    const value = low > 0 && high > 0 ? low * (high / low) ** part : low + (high - low) * part;
    return Number(value.toPrecision(3));
  });
}

/** The command without its sweep, with the value in its place. */
function commandWith({ span, env }: FitCall, word: WordArg, option: string, value: string): string {
  const { text } = env.source;
  const lead = text.slice(span.start, word.span.start).replace(/sweep\s*$/, "");
  return `${lead}${option}=${value}${text.slice(word.span.end, span.end)}`;
}
