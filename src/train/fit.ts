/**
 * Training: epochs of steps, each one run of the same graph (loss, gradients, update). Gives an account of every epoch
 * to whoever drives it, and changes Variables as it goes. Knows nothing of names, text or tables.
 */
import { backward } from "../autodiff/gradient.ts";
import { type DType, dataFrom, isFloat } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { onlyElement, type Stored, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { constant, reshape } from "../graph/structure.ts";
import { heldNow, holdValues, readVariable, type Variable } from "../graph/variable.ts";
import { add, divide, maximum, multiply, numberLike, square } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { sum } from "../ops/reduction.ts";
import { index } from "../ops/subscripts.ts";
import { sqrt } from "../ops/transcendental.ts";
import type { Program } from "../runtime/program.ts";
import { realize, replay } from "../runtime/realize.ts";
import type { Batches } from "./batches.ts";
import { type Optimizer, startingSlots } from "./optimizers.ts";
import { type Plan, rateAt } from "./schedules.ts";

export interface Problem {
  /** The loss over these data tensors: a graph whose root has one element. */
  readonly loss: (data: readonly Node[]) => Node;
  /** The graph is the same every time, so it may be built once. */
  readonly replayable: boolean;
  readonly parameters: readonly Variable[];
  /** A loss that was built already, and its gradients: those of the parameters, null where none flows. */
  readonly built?: {
    readonly loss: Node;
    readonly gradients: readonly (Node | null)[];
    /** Numbers beside them that are wanted at the end of a run. */
    readonly beside?: readonly Node[];
  };
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly optimizer: Optimizer;
  readonly tuning: Readonly<Record<string, number>>;
  /** Largest length of all gradients together; longer ones are shortened. */
  readonly clip: number | null;
  /** How the rate changes with the steps. */
  readonly plan: Plan | null;
  /** Stop as soon as the loss is below. */
  readonly until: number | null;
  /** Stop after so many epochs in which neither the loss nor, where there is one, the other loss became smaller. */
  readonly patience: number | null;
  /** The loss over data that is not trained on, with the Variables as they are after the epoch. */
  readonly validation: (() => number) | null;
  /** Whoever drives the run has something to do after every so many epochs. */
  readonly every: number;
  readonly batches: Batches;
}

/** Epochs one after another. The Variables hold what the last one left. */
export interface Stretch {
  /** The number of the first epoch. */
  readonly first: number;
  /** Before each epoch's update (with batches: the mean over them). */
  readonly losses: readonly number[];
  /** Length of all gradients together, of each epoch's last step. */
  readonly gradients: readonly number[];
  /** After the last update, over other data. */
  readonly validation?: number;
  /** What the Variables held after the epoch at this place. */
  readonly values: (place: number) => readonly Stored[];
}

type Outcome =
  | { readonly stopped: "epochs" | "until" }
  /** The epoch of the smallest loss, and that loss. */
  | { readonly stopped: "patience"; readonly best: number; readonly least: number }
  | { readonly stopped: "diverged"; readonly epoch: number; readonly loss: number };

export type Ending = Outcome & {
  /** What the Variables give at the end, where a step is over all data at once. */
  readonly last: Measured | null;
};
/** Of one moment: the loss, the length of each Variable's gradient, and what else was wanted. */
export interface Measured {
  readonly loss: number;
  readonly lengths: readonly number[];
  readonly beside: readonly number[];
}

/** What epochs gave that were made in one go. Only the last loss may be not finite; that epoch left no values. */
interface Made {
  readonly losses: readonly number[];
  readonly gradients: readonly number[];
  /** What each left for the Variables; null where there is one, and they have it. */
  readonly values: ((place: number) => readonly Stored[]) | null;
}

/**
 * Runs the epochs. Ends early when the loss is not finite any more
 * (the Variables then keep the values that made it so), is small enough, or has not become smaller for long.
 */
export function* fit(problem: Problem, options: FitOptions): Generator<Stretch, Ending> {
  const { parameters } = problem;
  const trainer = new Trainer(problem, options);
  const judge = judgeOf(options);
  for (let first = 1; first <= options.epochs; ) {
    const ahead = options.batches.whole ? trainer.ahead(options.epochs - first + 1) : null;
    const made = ahead ?? trainer.epoch(first);
    for (let from = 0; from < made.losses.length; ) {
      const start = from;
      const loss = made.losses[start]!;
      if (!Number.isFinite(loss)) return { stopped: "diverged", epoch: first, loss, last: null };
      const losses = made.losses.slice(start, stretchEnd(made, start, first, options));
      const hold = (place: number) => made.values && holdValues(parameters, made.values(start + place));
      if (options.validation) hold(0);
      const validation = options.validation?.();
      const { count, ending } = judge(first, losses, validation);
      if (!options.validation) hold(count - 1);
      yield {
        first,
        losses: losses.slice(0, count),
        gradients: made.gradients.slice(start, start + count),
        ...(validation === undefined ? {} : { validation }),
        values: made.values ? (place) => made.values!(start + place) : heldNow(parameters),
      };
      if (ending) return { ...ending, last: trainer.measured() };
      [first, from] = [first + count, from + count];
    }
  }
  return { stopped: "epochs", last: trainer.measured() };
}

/** The place of the first epoch that has to wait for whoever looks after the one before. */
function stretchEnd({ losses }: Made, from: number, first: number, { validation, every }: FitOptions): number {
  if (validation) return from + 1;
  const end = Math.min(losses.length, from + every - ((first - 1) % every));
  return Number.isFinite(losses[end - 1]) ? end : end - 1;
}

/** How many of these epochs there are to be, and why there are no others. */
interface Judgement {
  readonly count: number;
  readonly ending: Outcome | null;
}
function judgeOf({ until, patience }: FitOptions) {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  return (first: number, losses: readonly number[], other?: number): Judgement => {
    const all = { count: losses.length, ending: null };
    if (until === null && patience === null) return all;
    for (const [i, loss] of losses.entries()) {
      const watched = other ?? loss;
      if (watched < least) [best, least] = [first + i, watched];
      if (until !== null && watched < until) return { count: i + 1, ending: { stopped: "until" } };
      if (patience !== null && first + i - best >= patience)
        return { count: i + 1, ending: { stopped: "patience", best, least } };
    }
    return all;
  };
}

class Trainer {
  private readonly problem: Problem;
  private readonly options: FitOptions;
  private slots: readonly (readonly Stored[])[];
  private steps = 0;
  /** Compiled steps, by the shapes of their data. */
  private readonly compiled = new Map<string, Program>();

  constructor(problem: Problem, options: FitOptions) {
    this.problem = problem;
    this.options = options;
    this.slots = problem.parameters.map((v) =>
      realize(startingSlots(options.optimizer, options.tuning, readVariable(v))),
    );
  }

  /** All steps of an epoch: its loss is the mean over the rows. */
  epoch(epoch: number): Made {
    let [total, count, gradient] = [0, 0, 0];
    for (const { data, size } of this.options.batches.ofEpoch(epoch)) {
      const step = this.step(data);
      if (!Number.isFinite(step.loss)) return { losses: [step.loss], gradients: [step.gradient], values: null };
      [total, count, gradient] = [total + step.loss * size, count + size, step.gradient];
    }
    return { losses: [this.options.batches.whole ? total : total / count], gradients: [gradient], values: null };
  }

  private step(data: readonly Stored[]): { readonly loss: number; readonly gradient: number } {
    this.steps++;
    const { parameters } = this.problem;
    const [loss, gradient, ...rest] = this.runner(data).run(this.given(data));
    const found = { loss: numberIn(loss!), gradient: numberIn(gradient!) };
    if (!Number.isFinite(found.loss)) return found;
    holdValues(parameters, rest.slice(0, parameters.length));
    this.keepSlots(rest.slice(parameters.length));
    return found;
  }

  /** What the Variables give as they are: a step that nobody takes. Null where a step is not over all data at once. */
  measured(): Measured | null {
    if (!this.problem.replayable || !this.options.batches.whole) return null;
    const [program, values] = [this.runner([]), this.given([])];
    const ahead = program.ahead(values, 1, Number.NEGATIVE_INFINITY);
    const results = ahead ? [] : program.run(values);
    const [loss] = ahead ? ahead.watched[0]! : results.slice(0, 1).map(numberIn);
    const rest = (ahead?.rest ?? results.slice(2 + this.stateSize)).map(numberIn);
    const { length } = this.problem.parameters;
    return { loss: loss!, lengths: rest.slice(0, length), beside: rest.slice(length) };
  }

  /** All that a step reads. */
  private given(data: readonly Stored[]): readonly Stored[] {
    return [...data, ...this.problem.parameters.map((v) => v.value), ...this.slots.flat(), ...this.numbers()];
  }
  /** Tensors that a step gives the next one. */
  private get stateSize(): number {
    return this.slots.reduce((n, own) => n + 1 + own.length, 0);
  }

  /** Up to `count` epochs of one step on the whole data in one go, where that can be done. */
  ahead(count: number): Made | null {
    if (!this.problem.replayable) return null;
    const { parameters } = this.problem;
    this.steps++;
    const below = (this.options.validation ? null : this.options.until) ?? Number.NEGATIVE_INFINITY;
    const account = this.runner([]).ahead(this.given([]), count, below);
    this.steps--;
    if (!account) return null;
    const [losses, gradients] = account.watched as [number[], number[]];
    this.steps += losses.length;
    this.keepSlots(account.next.slice(parameters.length));
    return { losses, gradients, values: account.logged };
  }

  private keepSlots(values: readonly Stored[]): void {
    let at = 0;
    this.slots = this.slots.map((own) => own.map(() => values[at++]!));
  }

  /** The step's number and the learning rate, in each dtype that Variables have. */
  private numbers(): Stored[] {
    return this.dtypes().flatMap((t) => [
      stored(t, [], dataFrom(t, [this.steps])),
      stored(t, [], dataFrom(t, [this.options.rate])),
    ]);
  }
  private dtypes(): DType[] {
    return [...new Set(this.problem.parameters.map((v) => v.dtype))].filter(isFloat);
  }

  private runner(data: readonly Stored[]): Program {
    if (!this.problem.replayable) return this.build(data);
    const key = data.map((d) => d.layout.shape.join()).join(";");
    const known = this.compiled.get(key) ?? this.build(data);
    this.compiled.set(key, known);
    return known;
  }

  private build(data: readonly Stored[]): Program {
    const { parameters } = this.problem;
    const { optimizer, tuning } = this.options;
    const inputs = data.map(sourceOf);
    const loss = reshape(this.problem.loss(inputs), []);
    const readings = parameters.map(readVariable);
    const { built } = this.problem;
    const targets = parameters.map((variable) => ({ variable }));
    const found = built?.loss === loss ? built.gradients : backward(loss, targets).gradients;
    const gradients = found.map((g, i) => g ?? constant(0, readings[i]!.dtype, readings[i]!.shape));
    const { lengths, together: length } = lengthsOf(gradients);
    const used =
      this.options.clip === null ? gradients : gradients.map((g) => shortened(g, length, this.options.clip!));
    const slotNodes = this.slots.map((own) => own.map(sourceOf));
    const numbers = new Map(this.dtypes().map((t) => [t, { step: constant(0, t), rate: constant(0, t) }]));
    const { plan } = this.options;
    const next = readings.map((value, i) => {
      const { step, rate: given } = numbers.get(value.dtype)!;
      const rate = plan ? rateAt(given, step, plan) : given;
      return optimizer.update({ value, gradient: used[i]!, slots: slotNodes[i]!, step, rate }, tuning);
    });
    const isBuilt = built?.loss === loss;
    const outputs = [
      loss,
      length,
      ...next.map((n) => n.value),
      ...next.flatMap((n) => n.slots),
      // Steps over a part of the data have nobody who asks for more.
      ...(data.length === 0 ? [...lengths, ...((isBuilt && built.beside) || [])] : []),
    ];
    const given = [
      ...inputs,
      ...readings,
      ...slotNodes.flat(),
      ...[...numbers.values()].flatMap((n) => [n.step, n.rate]),
    ];
    const state = this.stateSize;
    return replay(outputs, given, {
      watched: [0, 1],
      logged: readings.length,
      feeds: Array.from({ length: state }, (_, i) => ({ output: 2 + i, input: inputs.length + i })),
      counters: this.dtypes().map((_, i) => inputs.length + state + 2 * i),
    });
  }
}

const numberIn = (s: Stored): number => Number(onlyElement(s));

/** Euclid's length of each gradient, and of all together. */
function lengthsOf(gradients: readonly Node[]): { readonly lengths: readonly Node[]; readonly together: Node } {
  const squares = gradients.map((g) => sum({ x: square(g) }));
  const lengths = squares.map((s) => sqrt(s));
  return { lengths, together: lengths.length === 1 ? lengths[0]! : sqrt(squares.reduce(add)) };
}

/** The elements of a value as nodes of one element. */
export function elementsOf(node: Node): readonly Node[] {
  const flat = reshape(node, [sizeOf(node.shape)]);
  return Array.from({ length: sizeOf(node.shape) }, (_, i) => index(flat, [{ kind: "at", index: i }]));
}

const shortened = (g: Node, length: Node, limit: number): Node => {
  const bound = numberLike(limit, length);
  return multiply(g, castTo(divide(bound, maximum(length, bound)), g.dtype));
};

/** Elements of all parameters together. */
export const countParameters = (parameters: readonly Variable[]): number =>
  parameters.reduce((n, v) => n + sizeOf(v.shape), 0);
