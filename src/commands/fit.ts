/** `fit LOSS`: changes Variables until a loss is small, with an account of every `every` epochs. */
import type { Answer, FitLog } from "../core/answer.ts";
import { dataFrom } from "../core/dtype.ts";
import { onlyElement, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { writeVariable } from "../graph/variable.ts";
import { bindName, partUndo } from "../lang/env.ts";
import { failAt } from "../lang/fail.ts";
import { tensorOf } from "../lang/value.ts";
import { realize } from "../runtime/realize.ts";
import { batchesOf, wholeData } from "../train/batches.ts";
import { type Ending, type Epoch, type FitOptions, type Problem, fit as train } from "../train/fit.ts";
import { optimizers } from "../train/optimizers.ts";
import { type Call, type CommandOption, type CommandParam, command } from "./command.ts";
import { buildLoss, dataTensors, parametersOf } from "./loss.ts";
import { nameOfVariable } from "./targets.ts";

const params = {
  loss: { kind: "expr", doc: "what shall become small: an expression with one value", shown: "LOSS" },
  wrt: {
    kind: "list",
    doc: "the Variables to change; left out: every trainable one that the loss reads",
    lead: "wrt",
    shown: "a, b",
    optional: true,
  },
} as const satisfies Record<string, CommandParam>;

const tuningNames = [...new Set(Object.values(optimizers).flatMap((o) => Object.keys(o.tuning)))];
const tuningOptions = Object.fromEntries(
  tuningNames.map((name) => {
    const users = Object.values(optimizers).filter((o) => name in o.tuning);
    return [
      name,
      { kind: "number", doc: `${users.map((o) => o.name).join(", ")}: ${users[0]!.tuning[name]!.doc}`, default: null },
    ] as const;
  }),
) as Record<string, CommandOption<"number"> & { default: null }>;

const options = {
  epochs: { kind: "int", doc: "how many times to go through the data", default: 200, least: 1 },
  lr: { kind: "number", doc: "learning rate: how far each step goes", default: 0.05 },
  opt: { kind: "word", doc: "how steps are made", default: "sgd", choices: Object.keys(optimizers) },
  every: { kind: "int", doc: "a row of the log every so many epochs", default: 20, least: 1 },
  batch: { kind: "int", doc: "rows of the data in each step; left out: all of them", default: null, least: 1 },
  data: {
    kind: "list",
    doc: "the tensors that batches are cut from; left out: those that the loss names",
    default: null,
  },
  shuffle: { kind: "bool", doc: "batches in another random order each epoch", default: false },
  seed: { kind: "int", doc: "makes the order of batches the same every time", default: null },
  clip: { kind: "number", doc: "largest length of all gradients together", default: null },
  until: { kind: "number", doc: "stop when the loss is below", default: null },
  log: { kind: "word", doc: "how the log looks", default: "table", choices: ["table", "book", "json", "csv", "none"] },
} as const satisfies Record<string, CommandOption>;

export type FitCall = Call<typeof params, typeof options>;

export const fit = command({
  name: "fit",
  summary: "Train: change Variables by gradient descent until a loss is small.",
  about:
    "The loss of an epoch is the one before its update, the Variables are those after it, as in a training loop written by hand.",
  params,
  options: { ...options, ...tuningOptions },
  arrow: true,
  examples: [
    { code: "var a = 0.0; fit (a - 3)**2 epochs=60 lr=0.1", shows: "" },
    { code: "var w = [1.0, -1.0]; fit sum(w**2) opt=adam epochs=40 log=book", shows: "" },
  ],
  *run(call) {
    yield* training(call as unknown as FitCall);
  },
});

function* training(call: FitCall): Generator<Answer> {
  const { session, env, options } = call;
  const set = setUp(call);
  const { problem } = set;
  const names = problem.parameters.map((v) => nameOfVariable(session, v));
  for (const v of problem.parameters)
    env.host.touch(
      v,
      partUndo(
        () => v.value,
        (old) => writeVariable(v, old),
      ),
    );
  const values = (): (readonly [string, Stored])[] => problem.parameters.map((v, i) => [names[i]!, v.value]);
  const log = options.log as FitLog;
  const started = session.outside.now();
  const losses: number[] = [];
  const lengths: number[] = [];
  const epochs = train(problem, set.fit);
  const keepEpoch = session.recordEpochs(problem.parameters);
  let first = true;
  let next: IteratorResult<Epoch, Ending>;
  for (next = epochs.next(); !next.done; next = epochs.next()) {
    const { epoch, loss, gradient } = next.value;
    keepEpoch(epoch);
    losses.push(loss);
    lengths.push(gradient);
    if (epoch % options.every !== 0 || log === "none") continue;
    yield { kind: "epoch", epoch, loss, gradient, variables: values(), log, first };
    first = false;
  }
  const ending = next.value;
  if (ending.stopped === "diverged") throw diverged(call, set, ending, lengths);
  const loss = lossNow(set);
  if (call.into)
    bindName(env, call.into.text, tensorOf(sourceOf(stored("float64", [losses.length], dataFrom("float64", losses)))));
  const reason =
    ending.stopped === "until" ? `the loss went below ${options.until}` : `all ${options.epochs} epochs were run`;
  const ms = session.outside.now() - started;
  yield {
    kind: "fit",
    epochs: losses.length,
    stopped: ending.stopped,
    reason,
    loss,
    variables: values(),
    losses,
    log,
    ms,
  };
}

interface SetUp {
  readonly problem: Problem;
  readonly fit: FitOptions;
  /** What the Variables hold before the run. */
  readonly start: readonly Stored[];
  /** All data, for the loss at the end. */
  readonly data: readonly Stored[];
}

function setUp(call: FitCall): SetUp {
  const { options } = call;
  const first = buildLoss(call, [], []);
  const parameters = parametersOf(call, first.node);
  const named = options.batch === null ? [] : dataTensors(call);
  const data = named.map((d) => d.value);
  const batches =
    options.batch === null ? wholeData : batchesOf(data, options.batch, options.shuffle, shuffleSeed(call));
  const names = named.map((d) => d.name);
  const loss = (nodes: readonly Node[]): Node => buildLoss(call, names, nodes).node;
  const { epochs, lr: rate, clip, until } = options;
  return {
    problem: { parameters, loss, replayable: first.replayable },
    fit: { epochs, rate, clip, until, batches, ...optimizerOf(call) },
    start: parameters.map((v) => v.value),
    data,
  };
}

/** The optimizer, tuned as the options say; those that it does not know are refused. */
function optimizerOf({ options, args }: FitCall): Pick<FitOptions, "optimizer" | "tuning"> {
  const optimizer = optimizers[options.opt]!;
  const given = options as unknown as Readonly<Record<string, number | null>>;
  const unused = tuningNames.find((name) => given[name] !== null && !(name in optimizer.tuning));
  if (unused) {
    const help = [`its own: ${Object.keys(optimizer.tuning).join(", ")}`];
    throw failAt("command/option", { command: `fit opt=${optimizer.name}`, name: unused }, args.loss.span, "", {
      help,
    });
  }
  const tuning = Object.fromEntries(
    Object.entries(optimizer.tuning).map(([name, row]) => [name, given[name] ?? row.default]),
  );
  return { optimizer, tuning };
}

/** A seed for the order of batches: the one given, or one from the session's random state, so that `seed` rules it too. */
function shuffleSeed({ options, env }: FitCall): bigint {
  if (options.seed !== null) return BigInt(options.seed);
  return options.shuffle ? BigInt(env.host.random.stream("fit shuffle", null, 1).counter[2]) : 0n;
}

/** The loss over all the data with the Variables as they are now. */
function lossNow({ problem, data }: SetUp): number {
  return Number(onlyElement(realize([problem.loss(data.map(sourceOf))])[0]!));
}

/** The error of a run whose loss is not finite any more. The Variables go back to what they were before it. */
function diverged(
  call: FitCall,
  set: SetUp,
  ending: Ending & { stopped: "diverged" },
  lengths: readonly number[],
): Error {
  const { epoch, loss } = ending;
  const word = Number.isNaN(loss) ? "NaN" : loss > 0 ? "infinite" : "-infinite";
  const grew = lengths.length > 1 && lengths.at(-1)! > lengths[0]! * 10;
  const why =
    epoch === 1
      ? "it was so from the start: look for NaN in the data, or a log or division of 0"
      : grew
        ? `the gradient grew from ${brief(lengths[0]!)} to ${brief(lengths.at(-1)!)}: each step went too far`
        : "the loss left its domain";
  const smaller = epoch === 1 ? null : stableRate(call, set);
  const help = [...(smaller === null ? [] : [withRate(call, smaller)]), "the Variables are as they were before fit"];
  return failAt("fit/diverged", { loss: word, epoch }, call.args.loss.span, why, { help });
}

const brief = (x: number): string => String(Number(x.toPrecision(2)));

/** The same command with another learning rate. */
function withRate({ span, env }: FitCall, rate: number): string {
  const text = env.source.text.slice(span.start, span.end);
  return /\blr\s*=\s*[^\s]+/.test(text) ? text.replace(/\blr\s*=\s*[^\s]+/, `lr=${rate}`) : `${text} lr=${rate}`;
}

/** The largest tenth, hundredth … of the learning rate with which the same run stays finite; tried, within some work. */
function stableRate(call: FitCall, { problem, fit: given, start }: SetUp): number | null {
  const deadline = call.session.outside.now() + 500;
  try {
    for (let rate = given.rate / 10; rate > given.rate / 1e7; rate /= 10) {
      const tidy = Number(rate.toPrecision(3));
      putBack(problem, start);
      const run = train(problem, { ...given, rate: tidy });
      let next = run.next();
      while (!next.done && call.session.outside.now() < deadline) next = run.next();
      if (!next.done) return null;
      if (next.value.stopped !== "diverged") return tidy;
    }
    return null;
  } finally {
    putBack(problem, start);
  }
}

function putBack(problem: Problem, values: readonly Stored[]): void {
  for (const [i, v] of problem.parameters.entries()) writeVariable(v, values[i]!);
}
