/**
 * Losses as formulas, where a framework has no function that averages and rounds as ours does. Knows parameters and ranks, no
 * syntax trees.
 */
import { closed, type Framework, type Target, untranslatable } from "./framework.ts";
import type { Words } from "./operations.ts";

type Form = (arg: (name: string, otherwise?: string) => string, words: Words, f: Framework) => string;

/** The functions that losses are made of, in the words of a framework. */
interface Parts {
  readonly abs: string;
  readonly log: string;
  readonly sum: string;
  readonly mean: string;
  readonly clip: string;
  readonly softplus: (x: string) => string;
  readonly logSoftmax: (x: string) => string;
  /** One element of each row. */
  readonly picked: (rows: string, classes: string) => string;
}
const named = (prefix: string, clip: string) => ({
  abs: `${prefix}.abs`,
  log: `${prefix}.log`,
  sum: `${prefix}.sum`,
  mean: `${prefix}.mean`,
  clip: `${prefix}.${clip}`,
});
const alongRows =
  (prefix: string) =>
  (rows: string, classes: string): string =>
    `${prefix}.take_along_axis(${rows}, ${prefix}.asarray(${classes}).astype(${prefix}.int64)[..., None], axis=-1)[..., 0]`;
const parts: Readonly<Record<Target, Parts>> = {
  tensorflow: {
    ...named("tf", "clip_by_value"),
    log: "tf.math.log",
    sum: "tf.reduce_sum",
    mean: "tf.reduce_mean",
    softplus: (x) => `tf.math.softplus(${x})`,
    logSoftmax: (x) => `tf.nn.log_softmax(${x})`,
    picked: (rows, classes) => `tf.gather(${rows}, ${classes}, axis=-1, batch_dims=${closed(classes)}.shape.rank)`,
  },
  numpy: {
    ...named("np", "clip"),
    softplus: (x) => `np.logaddexp(${x}, 0)`,
    logSoftmax: (x) => `(${x} - np.logaddexp.reduce(${x}, axis=-1, keepdims=True))`,
    picked: alongRows("np"),
  },
  torch: {
    ...named("torch", "clip"),
    softplus: (x) => softplusInTorch(x),
    logSoftmax: (x) => `torch.log_softmax(${x}, dim=-1)`,
    picked: (rows, classes) => `torch.gather(${rows}, -1, ${closed(classes)}.long()[..., None])[..., 0]`,
  },
  jax: {
    ...named("jnp", "clip"),
    softplus: (x) => `jax.nn.softplus(${x})`,
    logSoftmax: (x) => `jax.nn.log_softmax(${x})`,
    picked: alongRows("jnp"),
  },
};
/** PyTorch's own function is a straight line from 20 on. */
export const softplusInTorch = (x: string): string => `torch.logaddexp(${x}, torch.zeros_like(${x}))`;

/** What no form here has words for. */
function only(words: Words, operation: string, ...names: readonly string[]): void {
  const other = [...words.given.keys()].find((n) => !names.includes(n));
  if (other) throw untranslatable(`${operation} with ${other}`);
}
function flag(words: Words, name: string): boolean {
  const code = words.given.get(name) ?? "False";
  if (code !== "True" && code !== "False") throw untranslatable(`such a ${name}`);
  return code === "True";
}
/** `, axis=-1`; nothing where it goes over all. */
function along(words: Words, f: Framework): string {
  const one = words.given.get("axis")?.replace(/^\[(-?\d+)\]$/, "$1");
  if (one === undefined || one === "None") return "";
  return `, ${f.axis}=${one.startsWith("[") ? `(${one.slice(1, -1)})` : one}`;
}
const lastAlone = (words: Words, operation: string): void => {
  const axis = words.given.get("axis") ?? "-1";
  if (axis !== "-1" && axis !== "[-1]") throw untranslatable(`${operation} along such an axis`);
};

const huber: Form = (arg, words, f) => {
  only(words, "huber", "y_true", "y_pred", "delta", "axis");
  const { abs, mean } = parts[f.target];
  const away = `${abs}(${closed(arg("y_pred"))} - ${closed(arg("y_true"))})`;
  const delta = closed(arg("delta", "1.0"));
  const each = `${f.prefix}.where(${away} <= ${delta}, 0.5 * ${away} ** 2, ${delta} * (${away} - 0.5 * ${delta}))`;
  return `${mean}(${each}${along(words, f)})`;
};

const logCosh: Form = (arg, words, f) => {
  only(words, "log_cosh", "y_true", "y_pred");
  const { mean, softplus } = parts[f.target];
  const away = `(${closed(arg("y_pred"))} - ${closed(arg("y_true"))})`;
  const each = `${away} + ${softplus(`-2.0 * ${away}`)} - ${Math.LN2}`;
  return words.ranks.get("y_pred") === 0 ? `(${each})` : `${mean}(${each}, ${f.axis}=-1)`;
};

/** Probabilities that have a logarithm, as far from 0 and 1 as Keras keeps them. */
const safe = (p: string, { clip }: Parts): string => `${clip}(${p}, 1e-07, ${1 - 1e-7})`;

const binary: Form = (arg, words, f) => {
  only(words, "binary_crossentropy", "y_true", "y_pred", "from_logits", "axis");
  const own = parts[f.target];
  const [t, p] = [closed(arg("y_true")), closed(arg("y_pred"))];
  const kept = safe(p, own);
  const each = flag(words, "from_logits")
    ? `${own.softplus(p)} - ${p} * ${t}`
    : `-(${t} * ${own.log}(${kept}) + (1 - ${t}) * ${own.log}(1 - ${kept}))`;
  return `${own.mean}(${each}${along(words, f)})`;
};

/** Logarithms of the shares in each row. */
function logShares(p: string, isScores: boolean, f: Framework): string {
  const own = parts[f.target];
  if (isScores) return own.logSoftmax(p);
  return `${own.log}(${safe(`${p} / ${own.sum}(${p}, ${f.axis}=-1, ${f.keepdims}=True)`, own)})`;
}
const crossed = (t: string, logs: string, f: Framework): string =>
  `-${parts[f.target].sum}(${closed(t)} * ${logs}, ${f.axis}=-1)`;

const categorical: Form = (arg, words, f) => {
  only(words, "categorical_crossentropy", "y_true", "y_pred", "from_logits", "axis");
  lastAlone(words, "categorical_crossentropy");
  return crossed(arg("y_true"), logShares(closed(arg("y_pred")), flag(words, "from_logits"), f), f);
};
const sparse: Form = (arg, words, f) => {
  only(words, "sparse_categorical_crossentropy", "y_true", "y_pred", "from_logits", "axis");
  lastAlone(words, "sparse_categorical_crossentropy");
  if (words.ranks.get("y_true") !== (words.ranks.get("y_pred") ?? 0) - 1)
    throw untranslatable("sparse_categorical_crossentropy of such labels");
  const logs = logShares(closed(arg("y_pred")), flag(words, "from_logits"), f);
  return `-${parts[f.target].picked(logs, arg("y_true"))}`;
};
const scores: Form = (arg, words, f) => {
  lastAlone(words, "softmax_cross_entropy_with_logits");
  return crossed(arg("labels"), parts[f.target].logSoftmax(closed(arg("logits"))), f);
};
const sparseScores: Form = (arg, _, f) =>
  `-${parts[f.target].picked(parts[f.target].logSoftmax(closed(arg("logits"))), arg("labels"))}`;
const sigmoidScores: Form = (arg, _, f) => {
  const x = closed(arg("logits"));
  return `(${parts[f.target].softplus(x)} - ${x} * ${closed(arg("labels"))})`;
};

/** By operation. TensorFlow has functions of its own for most. */
const elsewhere = (form: Form): Partial<Record<Target, Form>> => ({ numpy: form, torch: form, jax: form });
export const lossForms: Readonly<Record<string, Partial<Record<Target, Form>>>> = {
  huber: { ...elsewhere(huber), tensorflow: huber },
  log_cosh: elsewhere(logCosh),
  binary_crossentropy: { ...elsewhere(binary), tensorflow: binary },
  categorical_crossentropy: elsewhere(categorical),
  sparse_categorical_crossentropy: elsewhere(sparse),
  softmax_cross_entropy_with_logits: elsewhere(scores),
  sparse_softmax_cross_entropy_with_logits: elsewhere(sparseScores),
  sigmoid_cross_entropy_with_logits: elsewhere(sigmoidScores),
};
