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
import { holdValues, readVariable, type Variable } from "../graph/variable.ts";
import { add, divide, maximum, multiply, numberLike, square } from "../ops/arithmetic.ts";
import { index } from "../ops/indexing.ts";
import { castTo } from "../ops/operation.ts";
import { sum } from "../ops/reduction.ts";
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
  readonly built?: { readonly loss: Node; readonly gradients: readonly (Node | null)[] };
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
  readonly batches: Batches;
}

export interface Epoch {
  readonly epoch: number;
  /** Before the epoch's update (with batches: the mean over them). */
  readonly loss: number;
  /** Length of all gradients together, of the last step. */
  readonly gradient: number;
  /** After the epoch's update, over other data. */
  readonly validation?: number;
  /** What the Variables come to hold, by the time the next epoch is asked for. Left out: they hold it already. */
  readonly values?: () => readonly Stored[];
}

export type Ending =
  | { readonly stopped: "epochs" | "until" }
  /** The epoch of the smallest loss, and that loss. */
  | { readonly stopped: "patience"; readonly best: number; readonly least: number }
  | { readonly stopped: "diverged"; readonly epoch: number; readonly loss: number };

/** One step's results. */
interface StepResult {
  readonly loss: number;
  readonly gradient: number;
  /** The values that the step left for the Variables, where these do not have them yet. */
  readonly values?: () => readonly Stored[];
}

/**
 * Runs the epochs. Ends early when the loss is not finite any more
 * (the Variables then keep the values that made it so), is small enough, or has not become smaller for long.
 */
export function* fit(problem: Problem, options: FitOptions): Generator<Epoch, Ending> {
  const trainer = new Trainer(problem, options);
  const judge = judgeOf(options);
  for (let epoch = 1; epoch <= options.epochs; ) {
    const ahead = options.batches.whole ? trainer.ahead(options.epochs - epoch + 1) : null;
    const steps = ahead ?? [trainer.epoch(epoch)];
    for (const [i, step] of steps.entries()) {
      const { loss, gradient, values } = step;
      if (!Number.isFinite(loss)) return { stopped: "diverged", epoch, loss };
      const isLast = i + 1 === steps.length || !Number.isFinite(steps[i + 1]!.loss);
      if (values && (options.validation || isLast)) holdValues(problem.parameters, values());
      const validation = options.validation?.();
      yield {
        epoch,
        loss,
        gradient,
        ...(validation === undefined ? {} : { validation }),
        ...(values ? { values } : {}),
      };
      const ending = judge(epoch, loss, validation);
      if (ending) {
        if (values) holdValues(problem.parameters, values());
        return ending;
      }
      epoch++;
    }
  }
  return { stopped: "epochs" };
}

/** Whether an epoch was the last one. */
function judgeOf({ until, patience }: FitOptions): (epoch: number, loss: number, other?: number) => Ending | null {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  return (epoch, loss, other) => {
    const watched = other ?? loss;
    if (watched < least) [best, least] = [epoch, watched];
    if (until !== null && watched < until) return { stopped: "until" };
    return patience !== null && epoch - best >= patience ? { stopped: "patience", best, least } : null;
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
  epoch(epoch: number): StepResult {
    let [total, count, gradient] = [0, 0, 0];
    for (const { data, size } of this.options.batches.ofEpoch(epoch)) {
      const step = this.step(data);
      if (!Number.isFinite(step.loss)) return step;
      [total, count, gradient] = [total + step.loss * size, count + size, step.gradient];
    }
    return { loss: this.options.batches.whole ? total : total / count, gradient };
  }

  private step(data: readonly Stored[]): StepResult {
    this.steps++;
    const { parameters } = this.problem;
    const values = [...data, ...parameters.map((v) => v.value), ...this.slots.flat(), ...this.numbers()];
    const results = this.runner(data).run(values);
    const [loss, gradient, ...rest] = results;
    const found = { loss: Number(onlyElement(loss!)), gradient: Number(onlyElement(gradient!)) };
    if (!Number.isFinite(found.loss)) return found;
    holdValues(parameters, rest.slice(0, parameters.length));
    this.keepSlots(rest.slice(parameters.length));
    return found;
  }

  /** Up to `count` steps on the whole data in one go, where that can be done. */
  ahead(count: number): readonly StepResult[] | null {
    if (!this.problem.replayable) return null;
    const { parameters } = this.problem;
    this.steps++;
    const values = [...parameters.map((v) => v.value), ...this.slots.flat(), ...this.numbers()];
    const below = (this.options.validation ? null : this.options.until) ?? Number.NEGATIVE_INFINITY;
    const account = this.runner([]).ahead(values, count, below);
    this.steps--;
    if (!account) return null;
    this.steps += account.runs.length;
    this.keepSlots(account.next.slice(parameters.length));
    return account.runs.map(({ watched: [loss, gradient], logged }) => ({
      loss: loss!,
      gradient: gradient!,
      values: logged,
    }));
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
    const length = lengthOf(gradients);
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
    const outputs = [loss, length, ...next.map((n) => n.value), ...next.flatMap((n) => n.slots)];
    const given = [
      ...inputs,
      ...readings,
      ...slotNodes.flat(),
      ...[...numbers.values()].flatMap((n) => [n.step, n.rate]),
    ];
    const state = readings.length + slotNodes.flat().length;
    return replay(outputs, given, {
      watched: [0, 1],
      logged: readings.length,
      feeds: Array.from({ length: state }, (_, i) => ({ output: 2 + i, input: inputs.length + i })),
      counters: this.dtypes().map((_, i) => inputs.length + state + 2 * i),
    });
  }
}

/** Euclid's length of all gradients together, as float32 or wider. */
function lengthOf(gradients: readonly Node[]): Node {
  const squares = gradients.map((g) => sum({ x: square(g) }));
  return sqrt(squares.reduce(add));
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
