/**
 * `fit` as a loop: by the framework's own optimizer where its steps are ours, else with the steps written out. Knows what the
 * options of a fit ask for; how a loss is written and what a rate is say others.
 */
import { intervalAt, rowsInAStep, usualInterval } from "../core/intervals.ts";
import { spokenIn } from "../session/spoken.ts";
import type { Context } from "./context.ts";
import { type Definitions, unfolded } from "./definitions.ts";
import { type ExprArg, list, lossName, nameIn, numbered, placesOf, prepared, type ReadCommand } from "./derived.ts";
import { indented, untranslatable } from "./framework.ts";
import { gradientLines } from "./graph.ts";
import { lossCall, lossFunction } from "./losses.ts";
import { rateCode } from "./rates.ts";

/** What a loop of a few lines has no place for. */
const usual = (options: Readonly<Record<string, unknown>>): boolean =>
  ["batch", "data", "patience", "val", "metrics", "sweep"].every((n) => (options[n] ?? null) === null) &&
  !options["shuffle"];

/** How far apart the rows of a log are, as an expression of `epoch`, for a run of so many. */
function intervalCode(epochs: number): string {
  const last = intervalAt(epochs);
  let code = "";
  for (let interval = usualInterval; interval < last; interval *= 10)
    code += `${interval} if epoch <= ${rowsInAStep * interval} else `;
  return code === "" ? String(last) : `(${code}${last})`;
}

/** The numbers that each optimizer is tuned by, as they usually are. */
const tunings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sgd: { momentum: 0, nesterov: 0 },
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weight_decay: 0.004 },
  rmsprop: { rho: 0.9, momentum: 0, epsilon: 1e-7 },
  adagrad: { initial: 0.1, epsilon: 1e-7 },
};

/** How a step is made. */
interface Method {
  readonly opt: string;
  readonly tuning: Readonly<Record<string, number>>;
  readonly lr: string;
  /** The rate of an epoch; null where it stays what it is. */
  readonly rate: string | null;
  readonly clip: number | null;
}

function methodOf(options: Readonly<Record<string, unknown>>, c: Context): Method {
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
    rate: rateCode(options, c),
    clip: (options["clip"] as number | null | undefined) ?? null,
  };
}

export function fitLines(command: ReadCommand, c: Context, definitions: Definitions): string[] {
  const lines = loopLines(command, c, definitions);
  // What the steps keep must not be a name of the session.
  const taken = kept.find((n) => c.env.scope.lookup(n) && lines.some((line) => setsName(line, n)));
  if (taken !== undefined) throw untranslatable(`fit beside \`${taken}\``);
  return lines;
}
const kept = ["rate", "scale", "mean", "spread", "squares", "velocity", "length"];
const setsName = (line: string, name: string): boolean =>
  new RegExp(`^\\s*(?:\\w+, )?${name}(?:, \\w+|\\[\\d+\\])? = `).test(line);

function loopLines({ args, options, into }: ReadCommand, c: Context, definitions: Definitions): string[] {
  if (!usual(options) || into) throw untranslatable("fit with these options");
  const { epochs, lr } = options as { epochs: number; lr: number };
  const given = options["log"] as string | { readonly text: string } | null;
  const how = typeof given === "string" ? given : (given?.text ?? "");
  const every = options["every"] ?? /\d+/.exec(how)?.[0] ?? intervalCode(epochs);
  if (![epochs, lr].every((n) => typeof n === "number")) throw untranslatable("fit with these options");
  const of = args["loss"] as ExprArg;
  const { loss, wrt, names } = prepared(of, args["wrt"] as readonly ExprArg[] | null, c);
  const method = methodOf(options, c);
  const trained = c.framework.target === "numpy" ? of.expr : unfolded(of.expr, wrt, c, definitions);
  const its = lossName(c);
  const scalars = names.filter((_, i) => wrt[i]!.shape.length === 0);
  const number = (n: string): string => (c.framework.target === "torch" ? `${n}.item()` : `float(${n})`);
  const row = `print(${["epoch", number(its), ...scalars.map(number)].join(", ")})`;
  const log = how === "none" ? [] : [`if epoch % ${every} == 0:`, `    ${row}`];
  const until = options["until"] as number | null;
  const ending = until === null || until === undefined ? [] : [`if ${number(its)} < ${until}:`, "    break"];
  const loop = (before: readonly string[], steps: readonly string[]): string[] => [
    ...before,
    `for epoch in range(1, ${epochs + 1}):`,
    ...indented([...(method.rate === null ? [] : [`rate = ${method.rate}`]), ...steps, ...log, ...ending]),
  ];
  switch (c.framework.target) {
    case "tensorflow": {
      const traced = lossCall(trained, wrt, c, definitions);
      const clipped = method.clip === null ? [] : [`gradients, _ = tf.clip_by_global_norm(gradients, ${method.clip})`];
      return loop(
        [...traced.lines, `optimizer = tf.keras.optimizers.${kerasOptimizer(method)}`],
        [
          ...(method.rate === null ? [] : ["optimizer.learning_rate = rate"]),
          "with tf.GradientTape() as tape:",
          `    ${its} = ${traced.code}`,
          `gradients = tape.gradient(${its}, ${list(names)})`,
          ...clipped,
          `optimizer.apply_gradients(zip(gradients, ${list(names)}))`,
        ],
      );
    }
    case "torch": {
      const traced = lossCall(trained, wrt, c, definitions);
      const own = torchOptimizer(names, method);
      if (own === null) {
        const step = [`${its} = ${traced.code}`, `gradients = torch.autograd.grad(${its}, ${list(names)})`];
        const { before, steps } = updates(names, method, c);
        return loop([...traced.lines, ...before], [...step, ...steps]);
      }
      return loop(
        [...traced.lines, `optimizer = torch.optim.${own}`],
        [
          ...groupLines(method, c),
          "optimizer.zero_grad()",
          `${its} = ${traced.code}`,
          `${its}.backward()`,
          ...(method.clip === null ? [] : [`torch.nn.utils.clip_grad_norm_(${list(names)}, ${method.clip})`]),
          "optimizer.step()",
        ],
      );
    }
    case "jax": {
      const traced = lossFunction(names, (code) => code, trained, wrt, c, definitions);
      const made = `loss_and_gradients = jax.jit(jax.value_and_grad(${traced.code}, argnums=${placesOf(names)}))`;
      const { before, steps } = updates(names, method, c);
      return loop(
        [...traced.lines, made, ...before],
        [`${its}, gradients = loss_and_gradients(${names.join(", ")})`, ...steps],
      );
    }
    case "numpy": {
      const found = gradientLines(loss, wrt, nameIn(c), numbered(c));
      const { before, steps } = updates(names, method, c);
      return loop(before, [...found.lines, `${its} = ${found.loss}`, `gradients = ${list(found.gradients)}`, ...steps]);
    }
  }
}

/** `, name=1` for what is not as it usually is with them. */
const words = (...given: readonly (readonly [name: string, value: number, usual: number])[]): string =>
  given.map(([name, value, usually]) => (value === usually ? "" : `, ${name}=${value}`)).join("");

function kerasOptimizer({ opt, tuning: t, lr }: Method): string {
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
function groupLines({ opt, tuning: t, rate }: Method, c: Context): string[] {
  const corrected = opt === "adam" || opt === "adamw";
  if (rate === null && !corrected) return [];
  const why = spokenIn(c.session).say("PyTorch adds it behind the correction of the moments, Keras before");
  return [
    "for group in optimizer.param_groups:",
    ...(rate === null ? [] : ['    group["lr"] = rate']),
    ...(corrected ? [`    # ${why}`, `    group["eps"] = ${t["epsilon"]} / (1 - ${t["beta2"]} ** epoch) ** 0.5`] : []),
  ];
}

/** PyTorch's, where its steps are ours: its momentum keeps gradients, not steps, and epsilon stands outside of some roots. */
function torchOptimizer(names: readonly string[], { opt, tuning: t, lr, rate }: Method): string | null {
  const over = `${list(names)}, lr=${lr}`;
  const betas = t["beta1"] === 0.9 && t["beta2"] === 0.999 ? "" : `, betas=(${t["beta1"]}, ${t["beta2"]})`;
  if (opt === "sgd" && (rate === null || !t["momentum"]))
    return `SGD(${over}${words(["momentum", t["momentum"]!, 0])}${t["momentum"] && t["nesterov"] ? ", nesterov=True" : ""})`;
  if (opt === "adam") return `Adam(${over}${betas})`;
  if (opt === "adamw") return `AdamW(${over}${betas}, weight_decay=${t["weight_decay"]})`;
  return null;
}

/** Steps of an optimizer written out: what goes before the loop, and what belongs in it. */
function updates(
  names: readonly string[],
  { opt, tuning: t, lr, rate: changing, clip }: Method,
  c: Context,
): { readonly before: readonly string[]; readonly steps: readonly string[] } {
  const p = c.framework.prefix;
  const rate = changing === null ? lr : "rate";
  const each = (line: (name: string, i: number) => string[]): string[] => names.flatMap((n, i) => line(n, i));
  const like = (value: number): string =>
    list(names.map((n) => (value === 0 ? `${p}.zeros_like(${n})` : `${p}.full_like(${n}, ${value})`)));
  const shortened =
    clip === null
      ? []
      : [
          `length = float(sum(${p}.sum(g ** 2) for g in gradients)) ** 0.5`,
          `gradients = [g * (${clip} / max(length, ${clip})) for g in gradients]`,
        ];
  const made = (before: readonly string[], steps: readonly string[]) => ({ before, steps: [...shortened, ...steps] });
  const moved = (n: string, by: string): string => c.framework.assign(n, `${n} ${by}`);
  switch (opt) {
    case "sgd": {
      if (!t["momentum"])
        return made(
          [],
          each((n, i) => [moved(n, `- ${rate} * gradients[${i}]`)]),
        );
      const by = (i: number): string =>
        t["nesterov"] ? `${t["momentum"]} * velocity[${i}] - ${rate} * gradients[${i}]` : `velocity[${i}]`;
      return made(
        [`velocity = ${like(0)}`],
        each((n, i) => [
          `velocity[${i}] = ${t["momentum"]} * velocity[${i}] - ${rate} * gradients[${i}]`,
          moved(n, `+ ${by(i)}`),
        ]),
      );
    }
    case "rmsprop": {
      const squares = (i: number): string =>
        `squares[${i}] = ${t["rho"]} * squares[${i}] + (1 - ${t["rho"]}) * gradients[${i}] ** 2`;
      const by = (i: number): string => `${rate} * gradients[${i}] / ${p}.sqrt(squares[${i}] + ${t["epsilon"]})`;
      if (!t["momentum"])
        return made(
          [`squares = ${like(0)}`],
          each((n, i) => [squares(i), moved(n, `- ${by(i)}`)]),
        );
      return made(
        [`squares, velocity = ${like(0)}, ${like(0)}`],
        each((n, i) => [
          squares(i),
          `velocity[${i}] = ${t["momentum"]} * velocity[${i}] + ${by(i)}`,
          moved(n, `- velocity[${i}]`),
        ]),
      );
    }
    case "adagrad":
      return made(
        [`squares = ${like(t["initial"]!)}`],
        each((n, i) => [
          `squares[${i}] = squares[${i}] + gradients[${i}] ** 2`,
          moved(n, `- ${rate} * gradients[${i}] / ${p}.sqrt(squares[${i}] + ${t["epsilon"]})`),
        ]),
      );
    default: {
      const [b1, b2] = [t["beta1"], t["beta2"]];
      const shrunk = (n: string): string[] =>
        opt === "adamw" ? [moved(n, `- ${rate} * ${t["weight_decay"]} * ${n}`)] : [];
      // `rate` is what the schedule gives, where there is one.
      const scale = `scale = ${rate} * (1 - ${b2} ** epoch) ** 0.5 / (1 - ${b1} ** epoch)`;
      return made(
        [`mean, spread = ${like(0)}, ${like(0)}`],
        [
          scale,
          ...each((n, i) => [
            ...shrunk(n),
            `mean[${i}] = mean[${i}] + (gradients[${i}] - mean[${i}]) * (1 - ${b1})`,
            `spread[${i}] = spread[${i}] + (gradients[${i}] ** 2 - spread[${i}]) * (1 - ${b2})`,
            moved(n, `- scale * mean[${i}] / (${p}.sqrt(spread[${i}]) + ${t["epsilon"]})`),
          ]),
        ],
      );
    }
  }
}
