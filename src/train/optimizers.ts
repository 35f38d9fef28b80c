/**
 * Optimizers, one entry each: how a step changes a Variable, written in operations, so that a step is a graph like any
 * other. Formulas and defaults are Keras 3's, except for the learning rate, which the caller gives.
 */
import type { Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { add, divide, multiply, numberLike, power, square, subtract } from "../ops/arithmetic.ts";
import { sqrt } from "../ops/transcendental.ts";

/** What a step works with: the value, its gradient, what the optimizer keeps beside it, the step's number (from 1), the rate. */
interface At {
  readonly value: Node;
  readonly gradient: Node;
  readonly slots: readonly Node[];
  readonly step: Node;
  readonly rate: Node;
}
interface Next {
  readonly value: Node;
  readonly slots: readonly Node[];
}

interface Tuning {
  readonly doc: string;
  readonly default: number;
  /** It is 0 or 1. */
  readonly flag?: true;
}

export interface Optimizer {
  readonly name: string;
  readonly doc: string;
  /** Numbers it can be tuned by, with their usual values. */
  readonly tuning: Readonly<Record<string, Tuning>>;
  /** What each slot begins with, in the shape of the Variable. Some are kept only with some tuning. */
  readonly slots: (tuning: Readonly<Record<string, number>>) => readonly number[];
  readonly update: (at: At, tuning: Readonly<Record<string, number>>) => Next;
}

const times = (k: number, x: Node): Node => multiply(numberLike(k, x), x);
/** a · x + (1 - a) · y, as x + (y - x) · (1 - a). */
const blend = (a: number, x: Node, y: Node): Node => add(x, times(1 - a, subtract(y, x)));

const sgd: Optimizer = {
  name: "sgd",
  doc: "w - lr · g; with momentum v = momentum · v - lr · g and w + v.",
  tuning: {
    momentum: { doc: "how much of the last step goes on", default: 0 },
    nesterov: { doc: "look ahead along the momentum", default: 0, flag: true },
  },
  slots: ({ momentum }) => (momentum ? [0] : []),
  update: ({ value, gradient, slots: [velocity], rate }, { momentum, nesterov }) => {
    const step = multiply(gradient, rate);
    if (!velocity || !momentum) return { value: subtract(value, step), slots: [] };
    const next = subtract(times(momentum, velocity), step);
    const moved = add(value, nesterov ? subtract(times(momentum, next), step) : next);
    return { value: moved, slots: [next] };
  },
};

const adam: Optimizer = {
  name: "adam",
  doc: "Steps scaled by running means of the gradient and of its square (Kingma and Ba 2014).",
  tuning: {
    beta1: { doc: "memory of the mean", default: 0.9 },
    beta2: { doc: "memory of the mean square", default: 0.999 },
    epsilon: { doc: "keeps the divisor away from 0", default: 1e-7 },
  },
  slots: () => [0, 0],
  update: ({ value, gradient, slots, step, rate }, { beta1, beta2, epsilon }) => {
    const [b1, b2] = [beta1!, beta2!];
    const mean = blend(b1, slots[0]!, gradient);
    const spread = blend(b2, slots[1]!, square(gradient));
    const one = numberLike(1, step);
    const fade = (b: number): Node => subtract(one, power(numberLike(b, step), step));
    const scale = divide(multiply(rate, sqrt(fade(b2))), fade(b1));
    const moved = divide(multiply(mean, scale), add(sqrt(spread), numberLike(epsilon!, spread)));
    return { value: subtract(value, moved), slots: [mean, spread] };
  },
};

const rmsprop: Optimizer = {
  name: "rmsprop",
  doc: "Steps scaled by a running mean of the squared gradient (Hinton).",
  tuning: {
    rho: { doc: "memory of the mean square", default: 0.9 },
    momentum: { doc: "how much of the last step goes on", default: 0 },
    epsilon: { doc: "keeps the divisor away from 0", default: 1e-7 },
  },
  slots: ({ momentum }) => (momentum ? [0, 0] : [0]),
  update: ({ value, gradient, slots, rate }, { rho, momentum, epsilon }) => {
    const spread = add(times(rho!, slots[0]!), times(1 - rho!, square(gradient)));
    const step = divide(multiply(rate, gradient), sqrt(add(spread, numberLike(epsilon!, spread))));
    if (!momentum) return { value: subtract(value, step), slots: [spread] };
    const next = add(times(momentum, slots[1]!), step);
    return { value: subtract(value, next), slots: [spread, next] };
  },
};

const adagrad: Optimizer = {
  name: "adagrad",
  doc: "Steps scaled by the sum of all squared gradients so far (Duchi et al. 2011).",
  tuning: {
    initial: { doc: "what the sum begins with", default: 0.1 },
    epsilon: { doc: "keeps the divisor away from 0", default: 1e-7 },
  },
  slots: ({ initial }) => [initial!],
  update: ({ value, gradient, slots, rate }, { epsilon }) => {
    const total = add(slots[0]!, square(gradient));
    const step = divide(multiply(rate, gradient), sqrt(add(total, numberLike(epsilon!, total))));
    return { value: subtract(value, step), slots: [total] };
  },
};

const adamw: Optimizer = {
  name: "adamw",
  doc: "Adam, with Variables that shrink by lr · weight_decay each step (Loshchilov and Hutter 2019).",
  tuning: { ...adam.tuning, weight_decay: { doc: "how fast Variables shrink by themselves", default: 0.004 } },
  slots: adam.slots,
  update: (at, tuning) => {
    const shrunk = subtract(at.value, multiply(times(tuning["weight_decay"]!, at.value), at.rate));
    return adam.update({ ...at, value: shrunk }, tuning);
  },
};

export const optimizers: Readonly<Record<string, Optimizer>> = { sgd, adam, adamw, rmsprop, adagrad };

/** The slots of an optimizer at the start, for a Variable of this shape and dtype. */
export const startingSlots = (o: Optimizer, tuning: Readonly<Record<string, number>>, like: Node): Node[] =>
  o.slots(tuning).map((v) => constant(v, like.dtype, like.shape));
