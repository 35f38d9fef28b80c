/**
 * Optimizers: by the framework's own class where its steps are ours, else with the steps written out. Knows names of values,
 * no losses and no data.
 */
import { spokenIn } from "../session/spoken.ts";
import type { Context } from "./context.ts";
import { list } from "./derived.ts";
import { untranslatable } from "./framework.ts";
import { ownName } from "./names.ts";
import { type Count, rateCode } from "./rates.ts";

/** The numbers that each optimizer is tuned by, as they usually are. */
const tunings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sgd: { momentum: 0, nesterov: 0 },
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weight_decay: 0.004 },
  rmsprop: { rho: 0.9, momentum: 0, epsilon: 1e-7 },
  adagrad: { initial: 0.1, epsilon: 1e-7 },
};

/** How a step is made. */
export interface Method {
  readonly opt: string;
  readonly tuning: Readonly<Record<string, number>>;
  readonly lr: string;
  /** The rate of a step; null where it stays what it is. */
  readonly rate: string | null;
  readonly clip: number | null;
  /** The name that counts the steps. */
  readonly count: string;
}
/** It goes by the number of the step. */
export const counts = ({ opt, rate }: Method): boolean => rate !== null || opt === "adam" || opt === "adamw";

export function methodOf(options: Readonly<Record<string, unknown>>, count: Count, c: Context): Method {
  const opt = String(options["opt"]);
  const known = tunings[opt];
  if (!known) throw untranslatable(`fit opt=${opt}`);
  const tuning = Object.fromEntries(
    Object.entries(known).map(([name, number]) => [name, Number(options[name] ?? number)]),
  );
  return {
    opt,
    tuning,
    lr: String(options["lr"]),
    rate: rateCode(options, count, c),
    count: count.name,
    clip: (options["clip"] as number | null | undefined) ?? null,
  };
}

/** `, name=1` for what is not as it usually is with them. */
const words = (...given: readonly (readonly [name: string, value: number, usual: number])[]): string =>
  given.map(([name, value, usually]) => (value === usually ? "" : `, ${name}=${value}`)).join("");

export function kerasOptimizer({ opt, tuning: t, lr }: Method): string {
  const rate = `learning_rate=${lr}`;
  const moments = (): string =>
    words(["beta_1", t["beta1"]!, 0.9], ["beta_2", t["beta2"]!, 0.999], ["epsilon", t["epsilon"]!, 1e-7]);
  switch (opt) {
    case "sgd": {
      const nesterov = t["nesterov"] ? ", nesterov=True" : "";
      return `SGD(${rate}${words(["momentum", t["momentum"]!, 0])}${nesterov})`;
    }
    case "adam":
      return `Adam(${rate}${moments()})`;
    case "adamw":
      return `AdamW(${rate}${words(["weight_decay", t["weight_decay"]!, 0.004])}${moments()})`;
    case "rmsprop":
      return `RMSprop(${rate}${words(["rho", t["rho"]!, 0.9], ["momentum", t["momentum"]!, 0], ["epsilon", t["epsilon"]!, 1e-7])})`;
    default:
      return `Adagrad(${rate}${words(["initial_accumulator_value", t["initial"]!, 0.1], ["epsilon", t["epsilon"]!, 1e-7])})`;
  }
}

/** What PyTorch's optimizer is given anew in each step. */
export function groupLines({ opt, tuning: t, rate, count }: Method, c: Context): string[] {
  const corrected = opt === "adam" || opt === "adamw";
  if (rate === null && !corrected) return [];
  const group = ownName("group", c);
  const why = spokenIn(c.session).say("PyTorch adds it behind the correction of the moments, Keras before");
  return [
    `for ${group} in ${ownName("optimizer", c)}.param_groups:`,
    ...(rate === null ? [] : [`    ${group}["lr"] = ${ownName("rate", c)}`]),
    ...(corrected
      ? [`    # ${why}`, `    ${group}["eps"] = ${t["epsilon"]} / (1 - ${t["beta2"]} ** ${count}) ** 0.5`]
      : []),
  ];
}

/** PyTorch's, where its steps are ours: its momentum keeps gradients, not steps, and epsilon stands outside of some roots. */
export function torchOptimizer(names: readonly string[], { opt, tuning: t, lr, rate }: Method): string | null {
  const over = `${list(names)}, lr=${lr}`;
  const betas = t["beta1"] === 0.9 && t["beta2"] === 0.999 ? "" : `, betas=(${t["beta1"]}, ${t["beta2"]})`;
  if (opt === "sgd" && (rate === null || !t["momentum"]))
    return `SGD(${over}${words(["momentum", t["momentum"]!, 0])}${t["momentum"] && t["nesterov"] ? ", nesterov=True" : ""})`;
  if (opt === "adam") return `Adam(${over}${betas})`;
  if (opt === "adamw") return `AdamW(${over}${betas}, weight_decay=${t["weight_decay"]})`;
  return null;
}

/** Steps of an optimizer written out: what goes before the loop, and what belongs in it. */
export function updates(
  names: readonly string[],
  { opt, tuning: t, lr, rate: changing, clip, count }: Method,
  c: Context,
): { readonly before: readonly string[]; readonly steps: readonly string[] } {
  const p = c.framework.prefix;
  const own = (name: string): string => ownName(name, c);
  const [velocity, squares, mean, spread] = ["velocity", "squares", "mean", "spread"].map(own);
  const [length, scale, gradients] = ["length", "scale", "gradients"].map(own);
  const rate = changing === null ? lr : own("rate");
  const each = (line: (name: string, i: number) => string[]): string[] => names.flatMap((n, i) => line(n, i));
  const like = (value: number): string =>
    list(names.map((n) => (value === 0 ? `${p}.zeros_like(${n})` : `${p}.full_like(${n}, ${value})`)));
  const shortened =
    clip === null
      ? []
      : [
          `${length} = float(sum(${p}.sum(g ** 2) for g in ${gradients})) ** 0.5`,
          `${gradients} = [g * (${clip} / max(${length}, ${clip})) for g in ${gradients}]`,
        ];
  const made = (before: readonly string[], steps: readonly string[]) => ({ before, steps: [...shortened, ...steps] });
  const moved = (n: string, by: string): string => c.framework.assign(n, `${n} ${by}`);
  switch (opt) {
    case "sgd": {
      if (!t["momentum"])
        return made(
          [],
          each((n, i) => [moved(n, `- ${rate} * ${gradients}[${i}]`)]),
        );
      const by = (i: number): string =>
        t["nesterov"] ? `${t["momentum"]} * ${velocity}[${i}] - ${rate} * ${gradients}[${i}]` : `${velocity}[${i}]`;
      return made(
        [`${velocity} = ${like(0)}`],
        each((n, i) => [
          `${velocity}[${i}] = ${t["momentum"]} * ${velocity}[${i}] - ${rate} * ${gradients}[${i}]`,
          moved(n, `+ ${by(i)}`),
        ]),
      );
    }
    case "rmsprop": {
      const squared = (i: number): string =>
        `${squares}[${i}] = ${t["rho"]} * ${squares}[${i}] + (1 - ${t["rho"]}) * ${gradients}[${i}] ** 2`;
      const by = (i: number): string => `${rate} * ${gradients}[${i}] / ${p}.sqrt(${squares}[${i}] + ${t["epsilon"]})`;
      if (!t["momentum"])
        return made(
          [`${squares} = ${like(0)}`],
          each((n, i) => [squared(i), moved(n, `- ${by(i)}`)]),
        );
      return made(
        [`${squares}, ${velocity} = ${like(0)}, ${like(0)}`],
        each((n, i) => [
          squared(i),
          `${velocity}[${i}] = ${t["momentum"]} * ${velocity}[${i}] + ${by(i)}`,
          moved(n, `- ${velocity}[${i}]`),
        ]),
      );
    }
    case "adagrad":
      return made(
        [`${squares} = ${like(t["initial"]!)}`],
        each((n, i) => [
          `${squares}[${i}] = ${squares}[${i}] + ${gradients}[${i}] ** 2`,
          moved(n, `- ${rate} * ${gradients}[${i}] / ${p}.sqrt(${squares}[${i}] + ${t["epsilon"]})`),
        ]),
      );
    default: {
      const [b1, b2] = [t["beta1"], t["beta2"]];
      const shrunk = (n: string): string[] =>
        opt === "adamw" ? [moved(n, `- ${rate} * ${t["weight_decay"]} * ${n}`)] : [];
      // `rate` is what the schedule gives, where there is one.
      const scaled = `${scale} = ${rate} * (1 - ${b2} ** ${count}) ** 0.5 / (1 - ${b1} ** ${count})`;
      return made(
        [`${mean}, ${spread} = ${like(0)}, ${like(0)}`],
        [
          scaled,
          ...each((n, i) => [
            ...shrunk(n),
            `${mean}[${i}] = ${mean}[${i}] + (${gradients}[${i}] - ${mean}[${i}]) * (1 - ${b1})`,
            `${spread}[${i}] = ${spread}[${i}] + (${gradients}[${i}] ** 2 - ${spread}[${i}]) * (1 - ${b2})`,
            moved(n, `- ${scale} * ${mean}[${i}] / (${p}.sqrt(${spread}[${i}]) + ${t["epsilon"]})`),
          ]),
        ],
      );
    }
  }
}
