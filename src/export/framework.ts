/** The frameworks that a session can be written for: how each makes, casts, shows and changes tensors. Knows no syntax. */
import { type DType, isComplex, isInexact } from "../core/dtype.ts";

export const targets = ["tensorflow", "numpy", "torch", "jax"] as const;
export type Target = (typeof targets)[number];

export interface Framework {
  readonly target: Target;
  /** What stands before its functions. */
  readonly prefix: string;
  readonly imports: readonly string[];
  /** The parameters that our `axis` and `keepdims` are. */
  readonly axis: string;
  readonly keepdims: string;
  readonly dtype: (t: DType) => string;
  readonly tensor: (values: string, t: DType) => string;
  readonly variable: (values: string, t: DType, name: string, trainable: boolean) => string;
  readonly cast: (x: string, t: DType) => string;
  /** As text that NumPy writes. */
  readonly shown: (x: string, dtype?: DType) => string;
  /** A statement that gives a Variable another value. */
  readonly assign: (variable: string, value: string) => string;
}

const typed =
  (prefix: string) =>
  (t: DType): string =>
    `${prefix}.${t}`;

const tensorflow: Framework = {
  target: "tensorflow",
  prefix: "tf",
  imports: ["import numpy as np", "import tensorflow as tf"],
  axis: "axis",
  keepdims: "keepdims",
  dtype: typed("tf"),
  tensor: (values, t) => `tf.constant(${values}, tf.${t})`,
  variable: (values, t, name, trainable) =>
    `tf.Variable(${values}, dtype=tf.${t}${name === "Variable" ? "" : `, name=${JSON.stringify(name)}`}${trainable ? "" : ", trainable=False"})`,
  cast: (x, t) => `tf.cast(${x}, tf.${t})`,
  shown: (x) => `${x}.numpy()`,
  assign: (variable, value) => `${variable}.assign(${value})`,
};

/** What NumPy calls a dtype; bfloat16 is that of the package which TensorFlow and JAX have it from. */
export function numpyType(t: DType): string {
  if (t === "bfloat16") return `${numpyExtension}.bfloat16`;
  return t === "bool" ? "np.bool_" : `np.${t}`;
}
/** Imported by scripts that name it. */
export const numpyExtension = "ml_dtypes";

const numpy: Framework = {
  target: "numpy",
  prefix: "np",
  imports: ["import numpy as np"],
  axis: "axis",
  keepdims: "keepdims",
  dtype: numpyType,
  tensor: (values, t) => `np.array(${values}, ${numpyType(t)})`,
  variable: (values, t) => `np.array(${values}, ${numpyType(t)})`,
  cast: (x, t) => `np.asarray(${x}).astype(${numpyType(t)})`,
  shown: (x) => x,
  assign: (variable, value) => `${variable}[...] = ${value}`,
};

const torch: Framework = {
  target: "torch",
  prefix: "torch",
  imports: ["import numpy as np", "import torch"],
  axis: "dim",
  keepdims: "keepdim",
  dtype: typed("torch"),
  tensor: (values, t) => `torch.tensor(${values}, dtype=torch.${t})`,
  variable: (values, t, _, trainable) =>
    `torch.tensor(${values}, dtype=torch.${t}${trainable && isInexact(t) ? ", requires_grad=True" : ""})`,
  cast: (x, t) => `${closed(x)}.to(torch.${t})`,
  // NumPy has no bfloat16, and PyTorch none for it.
  // Conjugates are marks there until they are resolved.
  shown: (x, t) => `${x}.detach()${t === "bfloat16" ? ".float()" : t && isComplex(t) ? ".resolve_conj()" : ""}.numpy()`,
  // What has a name, or is a part of something, would go on sharing its memory.
  assign: (variable, value) =>
    `${variable}.data = ${closed(value)}.detach()${isClosed(value) && !value.startsWith("torch.tensor(") ? ".clone()" : ""}`,
};

const jax: Framework = {
  ...numpy,
  target: "jax",
  prefix: "jnp",
  imports: ["import jax", 'jax.config.update("jax_enable_x64", True)', "import jax.numpy as jnp", "import numpy as np"],
  dtype: (t) => (t === "bool" ? "jnp.bool_" : `jnp.${t}`),
  tensor: (values, t) => `jnp.array(${values}, jnp.${t})`,
  variable: (values, t) => `jnp.array(${values}, jnp.${t})`,
  cast: (x, t) => `jnp.asarray(${x}).astype(jnp.${t})`,
  assign: (variable, value) => `${variable} = ${value}`,
};

export const frameworks: Readonly<Record<Target, Framework>> = { tensorflow, numpy, torch, jax };

/** Something that this framework has no words for. The statement's values are written down instead. */
export class Untranslatable extends Error {}
export const untranslatable = (what: string): Untranslatable => new Untranslatable(what);

/** A name, number or text, or something in brackets, and what stands behind it: nothing outside binds to a part of it. */
export function isClosed(code: string): boolean {
  let depth = 0;
  let quote = "";
  for (let i = 0; i < code.length; i++) {
    const c = code[i]!;
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if ("([{".includes(c)) depth++;
    else if (")]}".includes(c)) depth--;
    else if (depth === 0 && !/[\p{L}\p{M}\p{N}_.]/u.test(c)) return false;
  }
  return true;
}
/** Code that something can be put before or behind. */
export const closed = (code: string): string => (isClosed(code) ? code : `(${code})`);

/** A tensor that stays what it is, whatever becomes of the one that it was made of. */
export const copyCode = (code: string, f: Framework): string =>
  ({
    tensorflow: `tf.identity(${code})`,
    numpy: `np.array(${code})`,
    torch: `${closed(code)}.detach().clone()`,
    jax: code,
  })[f.target];

/** Lines of a block. */
export const indented = (lines: readonly string[]): string[] => lines.map((l) => (l === "" ? l : `    ${l}`));

/** Prints what may be None, of which nothing else can be asked. */
export const printedIfAny = (name: string, text: string): string => `print(None if ${name} is None else ${text})`;
/** Code of a tensor as it is printed. */
export const shownText = (code: string, f: Framework, dtype?: DType): string =>
  f.shown(f.shown("") === "" ? code : closed(code), dtype);
