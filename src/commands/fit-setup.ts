/** What a fit is about to do: its problem, its steps, its data and what is measured, from the words of the command. */
import type { FitLog } from "../core/answer.ts";
import { dataFrom } from "../core/dtype.ts";
import { usualInterval } from "../core/intervals.ts";
import { sliced } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { onlyElement, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { readVariable, type Variable } from "../graph/variable.ts";
import { literalsOf, toNode } from "../lang/convert.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { isPlain } from "../lang/numbers.ts";
import { didYouMean } from "../lang/suggest.ts";
import { square } from "../ops/arithmetic.ts";
import { sum } from "../ops/reduction.ts";
import { realize, replay } from "../runtime/realize.ts";
import { batchesOf, wholeData } from "../train/batches.ts";
import type { FitOptions, Problem } from "../train/fit.ts";
import { optimizers } from "../train/optimizers.ts";
import type { ExprArg } from "./command.ts";
import type { FitCall } from "./fit.ts";
import { determination, type Measure } from "./fit-measures.ts";
import { planOf } from "./fit-plan.ts";
import { buildLoss, buildOver, dataTensors, type NamedData, parametersOf } from "./loss.ts";

export interface SetUp {
  readonly call: FitCall;
  readonly problem: Problem;
  readonly fit: FitOptions;
  /** The loss over all the data it is trained on, as it was first built. */
  readonly loss: Node;
  /** What the Variables hold before the run, as values and as nodes of the loss. */
  readonly start: readonly Stored[];
  readonly readings: readonly Node[];
  /** All data that it is trained on, for the loss at the end. */
  readonly data: readonly Stored[];
  readonly names: readonly string[];
  /** R² of the loss as it was first built, where it has one. */
  readonly quality: Measure | null;
  readonly log: FitLog;
  readonly every: number;
  /** Nobody said how far apart the rows are: the further on, the further. */
  readonly widening: boolean;
}

export const isMethod = (opt: string): boolean => opt === "lm" || opt === "lbfgs";

export function setUp(call: FitCall): SetUp {
  const { options } = call;
  const many = options.opt === "lm";
  const built = buildLoss(call, [], [], many);
  const first = { ...built, node: asLoss(built.node) };
  const { parameters, gradients } = parametersOf(call, first.node);
  const quality = determination(first.node);
  const readings = parameters.map(readVariable);
  const split = splitOf(call);
  const named = options.batch === null && !split ? [] : dataTensors(call);
  const { training, kept } = split === null ? { training: named, kept: [] } : divided(call, named, split);
  const data = training.map((d) => d.value);
  const names = training.map((d) => d.name);
  const rows = data[0]?.layout.shape[0] ?? 1;
  const batches =
    data.length === 0 ? wholeData : batchesOf(data, options.batch ?? rows, options.shuffle, shuffleSeed(call));
  const start = parameters.map((v) => v.value);
  /** What was built first is what would be built again, as long as it reads the same numbers. */
  const isFirst = (): boolean => built.replayable && parameters.every((v, i) => v.value === start[i]);
  const loss = (nodes: readonly Node[]): Node =>
    nodes.length === 0 && isFirst() ? first.node : asLoss(buildLoss(call, names, nodes, many).node);
  const { epochs, lr: rate, clip, until, patience } = options;
  const { log, every, widening } = logOf(call);
  const steps = epochs * (options.batch === null ? 1 : Math.ceil(rows / options.batch));
  return {
    call,
    problem: {
      parameters,
      loss,
      replayable: first.replayable,
      built: { loss: first.node, gradients, beside: quality?.nodes ?? [] },
    },
    fit: {
      epochs,
      rate,
      clip,
      until,
      patience,
      batches,
      plan: planOf(call, steps),
      validation: validationOf(call, parameters, kept),
      every: log === "none" ? Number.POSITIVE_INFINITY : every,
      ...optimizerOf(call),
    },
    loss: data.length === 0 ? first.node : loss(data.map(sourceOf)),
    start,
    readings,
    data,
    names,
    quality,
    log,
    every,
    widening,
  };
}

/** Residuals, where they are given themselves, as the sum of their squares. */
const asLoss = (node: Node): Node => (sizeOf(node.shape) === 1 ? node : sum({ x: square(node) }));

const logs: readonly string[] = ["table", "book", "json", "csv", "none"];
/** `log=book`, `log=20`, `log=every 20`. */
function logOf({ options }: FitCall): Pick<SetUp, "log" | "every" | "widening"> {
  const own = isMethod(options.opt) ? 1 : usualInterval;
  const usual = { every: options.every ?? own, widening: options.every === null && !isMethod(options.opt) };
  if (options.log === null) return { log: "table", ...usual };
  const text = options.log.text.replace(/^(['"])(.*)\1$/s, "$2").trim();
  if (logs.includes(text)) return { log: text as FitLog, ...usual };
  const asked = Number(/^(?:every\s*)?(\d+)$/.exec(text)?.[1]);
  if (asked >= 1) return { log: "table", every: asked, widening: false };
  const help = didYouMean(text, logs);
  throw failAt("command/choice", { text, choices: [...logs, "every N"].join(", ") }, options.log.span, "", { help });
}

/** The optimizer, tuned as the options say; those that it does not know are refused. */
function optimizerOf({ options, args, places }: FitCall): Pick<FitOptions, "optimizer" | "tuning"> {
  const optimizer = optimizers[options.opt] ?? optimizers["sgd"]!;
  const given = options as unknown as Readonly<Record<string, number | boolean | null>>;
  const known = isMethod(options.opt) ? {} : optimizer.tuning;
  const all = new Set(Object.values(optimizers).flatMap((o) => Object.keys(o.tuning)));
  const unused = [...all].find((name) => given[name] !== null && !(name in known));
  if (unused) {
    const own = Object.keys(known);
    const help = own.length === 0 ? [] : [`its own: ${own.join(", ")}`];
    const span = places.get(unused) ?? args.loss.span;
    throw failAt("command/option", { command: `fit opt=${options.opt}`, name: unused }, span, "", { help });
  }
  if (given["nesterov"] === true && !given["momentum"]) {
    const detail = "nesterov looks ahead along the momentum, and there is none";
    throw failAt("fit/method", { method: options.opt, detail }, places.get("nesterov")!, "", {
      help: ["momentum=0.9 nesterov"],
    });
  }
  const tuning = Object.fromEntries(
    Object.entries(optimizer.tuning).map(([name, row]) => [name, Number(given[name] ?? row.default)]),
  );
  return { optimizer, tuning };
}

/** A seed for the order of batches: the one given, or one from the session's random state, so that `seed` rules it too. */
function shuffleSeed({ options, env }: FitCall): bigint {
  if (options.seed !== null) return BigInt(options.seed);
  return options.shuffle ? BigInt(env.host.random.stream("fit shuffle", null, 1).counter[2]) : 0n;
}

/** The part of the rows that `val=0.2` keeps; null where val says something else. */
function splitOf({ options, env }: FitCall): number | null {
  const [only, ...more] = options.val ?? [];
  if (!only || more.length > 0) return null;
  const value = evaluate(only.expr, env);
  if (!isPlain(value) || value.kind === "bool") return null;
  const part = Number(value.value);
  if (part > 0 && part < 1) return part;
  throw failAt("fit/validation", { detail: `a part of the rows lies between 0 and 1, not ${part}` }, only.span);
}

/** The last rows apart from the others, as Keras splits. */
function divided(
  { options }: FitCall,
  named: readonly NamedData[],
  part: number,
): { readonly training: readonly NamedData[]; readonly kept: readonly NamedData[] } {
  const rows = named[0]!.value.layout.shape[0]!;
  const at = Math.floor(rows * (1 - part));
  if (at === 0 || at === rows) {
    const detail = `${part} of ${rows} rows leaves nothing on one side`;
    throw failAt("fit/validation", { detail }, options.val![0]!.span);
  }
  const cut = (from: number, to: number) => named.map((d) => ({ ...d, value: rowsOf(d.value, from, to) }));
  return { training: cut(0, at), kept: cut(at, rows) };
}

function rowsOf(s: Stored, from: number, to: number): Stored {
  const { shape } = s.layout;
  const [begin, step] = [shape.map((_, i) => (i === 0 ? from : 0)), shape.map(() => 1)];
  return { ...s, layout: sliced(s.layout, begin, step, [to - from, ...shape.slice(1)]) };
}

/** The loss over the data that `val` names, as often as it is asked for. */
function validationOf(
  call: FitCall,
  parameters: readonly Variable[],
  kept: readonly NamedData[],
): (() => number) | null {
  const given = call.options.val;
  if (!given) return null;
  const others = kept.length > 0 ? kept : otherData(call, given);
  const of = others ? call.args.loss : given[0]!;
  const build = () =>
    buildOver(
      call,
      of,
      (others ?? []).map((d) => d.name),
      (others ?? []).map((d) => sourceOf(d.value)),
    );
  const first = build();
  if (sizeOf(first.node.shape) !== 1)
    throw failAt("fit/validation", { detail: `\`${of.text}\` has more than one value` }, given[0]!.span);
  if (!first.replayable) return () => Number(onlyElement(realize([build().node])[0]!));
  const { run } = replay([reshape(first.node, [])], parameters.map(readVariable));
  return () => Number(onlyElement(run(parameters.map((v) => v.value))[0]!));
}

/** `val=Xv,Yv`: other tensors in place of those that the loss names, in their order; null for an expression. */
function otherData(call: FitCall, given: readonly ExprArg[]): readonly NamedData[] | null {
  const values = given.map((arg) => {
    const value = evaluate(arg.expr, call.env);
    return realize([located(() => toNode(value, literalsOf(call.env)), new Map(), arg.span)])[0]!;
  });
  if (values.length === 1 && sizeOf(values[0]!.layout.shape) === 1) return null;
  const named = dataTensors(call);
  if (named.length === values.length) return named.map((d, i) => ({ name: d.name, value: values[i]! }));
  const detail = `${values.length} given in place of ${named.length}: ${named.map((d) => d.name).join(", ")}`;
  const span = { start: given[0]!.span.start, end: given.at(-1)!.span.end };
  throw failAt("fit/validation", { detail }, span, "", { help: ["data=X,Y says which tensors of the loss are data"] });
}

/** The loss over all the data with the Variables as they are now. */
export const lossNow = ({ problem, data }: SetUp): Node => problem.loss(data.map(sourceOf));

export const lossesAs = (losses: readonly number[]): Stored =>
  stored("float64", [losses.length], dataFrom("float64", losses));
