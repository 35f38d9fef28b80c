/** `fit LOSS`: the entry of the command table; what it does stands in the files beside it. */
import { optimizers } from "../train/optimizers.ts";
import { schedules } from "../train/schedules.ts";
import { type Call, type CommandOption, type CommandParam, command } from "./command.ts";
import { metricNames } from "./fit-measures.ts";
import { training } from "./fit-run.ts";
import { sweep } from "./sweep.ts";

const params = {
  loss: { kind: "expr", doc: "what shall become small: an expression with one value", shown: "LOSS" },
  wrt: {
    kind: "list",
    doc: "the Variables to change; left out: every trainable one that the loss reads",
    lead: "wrt",
    shown: "a, b",
    optional: true,
  },
  sweep: {
    kind: "setting",
    doc: "compare runs that differ in one option: lr=0.001..1, opt=sgd,adam; the Variables stay as they are",
    lead: "sweep",
    shown: "lr=0.001..1",
    optional: true,
  },
} as const satisfies Record<string, CommandParam>;

/** Methods that find their own steps, beside the optimizers of the table. */
const methods = ["lbfgs", "lm"];

const tuningNames = [...new Set(Object.values(optimizers).flatMap((o) => Object.keys(o.tuning)))];
const tuningOptions = Object.fromEntries(
  tuningNames.map((name) => {
    const users = Object.values(optimizers).filter((o) => name in o.tuning);
    const { doc, flag } = users[0]!.tuning[name]!;
    const said = `${users.map((o) => o.name).join(", ")}: ${doc}`;
    return [name, { kind: flag ? "bool" : "number", doc: said, default: null, ...(flag ? {} : { least: 0 }) }] as const;
  }),
) as Record<string, CommandOption<"number"> & { default: null }>;

const options = {
  epochs: { kind: "int", doc: "how many times to go through the data", default: 200, least: 1 },
  lr: { kind: "number", doc: "learning rate: how far each step goes", default: 0.05, above: 0, also: "learning_rate" },
  opt: {
    kind: "word",
    doc: "how steps are made; lm (Levenberg–Marquardt, sums of squares) and lbfgs need no lr",
    default: "sgd",
    choices: [...Object.keys(optimizers), ...methods],
    each: optimizers,
    also: "optimizer",
  },
  every: {
    kind: "int",
    doc: "a row of the log every so many epochs; left out: 20, from epoch 2000 on 200 and so on, with lm and lbfgs 1",
    default: null,
    least: 1,
    shown: "20",
  },
  batch: {
    kind: "int",
    doc: "rows of the data in each step; left out: all of them",
    default: null,
    least: 1,
    also: "batch_size",
  },
  data: {
    kind: "list",
    doc: "the tensors that batches are cut from; left out: those that the loss names",
    default: null,
  },
  shuffle: { kind: "bool", doc: "batches in another random order each epoch", default: false },
  seed: { kind: "int", doc: "makes the order of batches the same every time", default: null },
  clip: { kind: "number", doc: "largest length of all gradients together", default: null, above: 0, also: "clipnorm" },
  schedule: {
    kind: "expr",
    doc: `how lr changes with the steps: ${Object.keys(schedules).join(", ")}; numbers as in exponential(decay_rate=0.9)`,
    default: null,
    shown: "cosine",
    offers: Object.keys(schedules),
    each: schedules,
  },
  warmup: { kind: "int", doc: "steps over which lr rises from 0 first", default: 0, least: 0 },
  until: { kind: "number", doc: "stop when the loss is below", default: null },
  patience: { kind: "int", doc: "stop after so many epochs without a smaller loss (val's)", default: null, least: 1 },
  metrics: {
    kind: "list",
    doc: `more columns of the log: ${metricNames.join(", ")}, or expressions with one value`,
    default: null,
    shown: "mae,r2",
  },
  val: {
    kind: "list",
    doc: "a loss over other data: 0.2 keeps the last fifth of the rows, Xv,Yv stand in for the data, or an expression",
    default: null,
    shown: "0.2|Xv,Yv",
    also: "validation_split validation_data",
  },
  log: {
    kind: "text",
    doc: "how the log looks; a number stands for every=N",
    default: null,
    choices: ["table", "book", "json", "csv", "none"],
    shown: "table|book|json|csv|none|every N",
    joins: "every",
  },
} as const satisfies Record<string, CommandOption>;

export type FitCall = Call<typeof params, typeof options>;

const schedulePages = Object.values(schedules)
  .map(({ name, doc, tuning }) => {
    const numbers = Object.entries(tuning).map(([k, v]) => (typeof v === "number" ? `${k}=${v}` : k));
    return `${name}(${numbers.join(", ")}): ${doc}`;
  })
  .join("\n");

export const fit = command({
  name: "fit",
  summary: "Train: change Variables by gradient descent until a loss is small.",
  about: [
    "The loss of an epoch is the one before its update, the Variables are those after it, as in a training loop written by hand.",
    "With plain gradient descent fit first says the largest learning rate that is stable where it begins. Numbers may be expressions: epochs=2*n. `-> NAME` keeps the losses.",
    `Schedules:\n${schedulePages}`,
  ].join("\n"),
  params,
  options: { ...options, ...tuningOptions },
  arrow: true,
  examples: [
    { code: "var a = 0.0; fit (a - 3)**2 epochs=60 lr=0.1", shows: "" },
    { code: "var w = [1.0, -1.0]; fit sum(w**2) opt=adam epochs=40 log=book", shows: "" },
    { code: "x = range(5); y = 3*exp(-0.5*x); var a = 1.0; var k = 1.0; fit y - a*exp(-k*x) opt=lm", shows: "" },
    { code: "var a = 0.0; fit (a - 3)**2 epochs=50 sweep lr=0.01..1", shows: "" },
  ],
  *run(call) {
    const own = call as unknown as FitCall;
    yield* own.args.sweep ? sweep(own, own.args.sweep) : training(own);
  },
});
