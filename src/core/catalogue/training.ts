/** Gradients and training: tapes, `fit`, and where a number came from. */
import type { Entry } from "./entry.ts";

export const trainingErrors = {
  "grad/scalar": {
    message: "a gradient needs one value to start from, this has shape {shape}",
    about: "Reduce it first: grad mean(y). For all elements at once use jacobian.",
  },
  "grad/float": {
    message: "{dtype} has no gradient",
    about: "Gradients exist for floating-point values. Write 3.0 instead of 3, or cast.",
  },
  "grad/unconnected": {
    message: "{of} does not depend on {name}",
    about:
      "No recorded step leads from one to the other: it may not be used at all, or a cast to integers, stop_gradient or a plain copy cut the way.",
  },
  "grad/recorded": {
    message: "nothing was recorded for this value",
    about:
      "Steps are kept when a Variable or a watched tensor takes part. Write the expression itself after grad, or use var.",
  },
  "grad/nothing": {
    message: "there is nothing to differentiate by",
    about:
      "Name what to differentiate by: grad EXPR wrt a, b. Without wrt, the Variables that the expression reads are taken.",
  },
  "grad/order": {
    message: "order {order} is not possible here",
    about: "order=2 differentiates the gradient again, with respect to one scalar.",
  },
  "grad/missing": {
    message: "`{name}` has no gradient rule",
    about: "The operation is not differentiable, or not yet.",
  },
  "tape/none": {
    message: "no gradient flows from `{of}` to `{by}`: it is None",
    about:
      "This is said once. What comes out was not computed from what it is differentiated by while the tape was on: a Variable that is not read, a tensor that is not watched, a number taken out of a tensor. `why` says which.",
  },
  "tape/used": {
    message: "this tape was already used",
    about: "A GradientTape gives one set of gradients unless it was made with persistent=True.",
  },
  "fit/nothing": {
    message: "the loss reads no trainable Variable",
    about: "fit changes Variables. Make one with `var a = 0.0` and use it in the loss.",
  },
  "fit/variable": {
    message: "`{name}` is {what}, not a trainable Variable",
    about: "fit changes Variables of a float dtype.",
  },
  "fit/diverged": {
    message: "the loss became {loss} at epoch {epoch}",
    about: "The steps were too large, or the loss left its domain (log of 0, say). A smaller lr helps most often.",
  },
  "fit/method": {
    message: "opt={method} cannot do this: {detail}",
    about:
      "lm (Levenberg–Marquardt) needs a sum of squares, or the residuals themselves; lm and lbfgs take all the data in each iteration and find their own step length.",
  },
  "fit/schedule": {
    message: "schedule: {detail}",
    about:
      "A schedule is a name, or a call that sets its numbers: schedule=cosine, schedule=exponential(decay_rate=0.9, decay_steps=50). `help fit` lists them.",
  },
  "fit/metric": {
    message: "metric `{name}`: {detail}",
    about:
      "mae, mse, rmse and r2 need a loss that is a mean of squares of a difference. Any expression with one value is a metric too.",
  },
  "fit/validation": {
    message: "val: {detail}",
    about:
      "val=0.2 keeps the last fifth of the rows, val=Xv,Yv gives other data in place of what the loss names, and any expression with one value is taken as it is.",
  },
  "fit/sweep": {
    message: "sweep: {detail}",
    about: "sweep lr=0.001..1 tries values in even ratios, sweep opt=sgd,adam or sweep lr=0.01,0.1 those listed.",
  },
  "fit/broadcast": {
    message: "in the loss, {a} and {b} broadcast to {out}: every row meets every other",
    about:
      "A column (n, 1) and a row (n,) give a table (n, n). A loss over it trains the wrong model without any error. Reshape one of them so that rows meet rows.",
  },
  "fit/unreached": {
    message: "the loss does not reach `{name}`: it stays as it is",
    about:
      "No recorded step leads from the Variable to the loss: a cast to integers, stop_gradient or a plain copy may cut the way, or it is not used at all.",
  },
  "fit/integer": {
    message: "`{name}` is of dtype {dtype}: integers cannot be trained, it stays as it is",
    about: "Gradients exist for float dtypes. `var n = cast(n, float32)` makes a Variable that can be trained.",
  },
  "fit/rate": {
    message: "lr={rate} is above {limit}, the largest stable learning rate where the run begins",
    about:
      "Along the direction in which the loss curves most, by c, a step of lr goes lr · c times the way to the bottom; from 2 on it lands farther away than it began.",
  },
  "fit/batch": {
    message: "{detail}",
    about: "batch=N cuts the data tensors of the loss along their first axis, which must have one size.",
  },
  "trace/unknown": {
    message: "TensorFlow would print {what} here, which tensh does not know",
    about:
      "While tf.function traces, print shows tensors by the names of their graph, of which tensh knows the parameters' alone.",
  },
  "trace/variable": {
    message: "a tf.function makes Variables on its first call only",
    about: "Each of its calls would make another one. Make the Variable outside, or only where there is none yet.",
  },
  "trace/one": {
    message: "one number can be traced, this has {count}",
    about: "Name one cell: trace r[1, 2]. The trail of a whole tensor would be that of each of its cells.",
  },
  "trace/again": {
    message: "this cannot be evaluated again: {why}",
    about:
      "trace evaluates statements again to see their steps, and changes nothing by it. Give the value a name first, then trace a cell of it.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
