/**
 * Calls of operations in the words of a framework: its own function where it has one that means the same, else a formula.
 * Knows parameters and names, no syntax trees.
 */
import { type DType, isInteger } from "../core/dtype.ts";
import { namesIn } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { agreeingCode } from "./agreeing.ts";
import { closed, copyCode, type Framework, type Target, untranslatable } from "./framework.ts";
import { lossForms, softplusInTorch } from "./loss-forms.ts";
import { pickingForms } from "./picking.ts";
import { windowForms } from "./windows.ts";

/** The code of each argument that was given, by our parameter. */
export type Given = ReadonlyMap<string, string>;
/** `result` is the dtype of what the call gives; null where it gives no tensor. */
type Form = (
  arg: (name: string, otherwise?: string) => string,
  f: Framework,
  given: Given,
  result: DType | null,
) => string;
type Forms = Partial<Record<Target, Form>>;

const everywhere = (form: Form): Forms => ({ tensorflow: form, numpy: form, torch: form, jax: form });
const x =
  (before: string, after = ")"): Form =>
  (arg) =>
    `${before}${arg("x")}${after}`;
const dtypeArg = (given: Given, usual: string, f: Framework): string =>
  `dtype=${given.get("dtype") ?? f.dtype(usual as "float32")}`;
/** The axes of a PyTorch tensor in reverse, without naming its rank. */
export const reversedAxes = (code: string): string => `${closed(code)}.permute(*range(${closed(code)}.ndim)[::-1])`;

/** NumPy takes several axes as a tuple alone. */
const tupled = (axes: string): string =>
  /^\[.*\]$/.test(axes) ? `(${axes.slice(1, -1)}${axes.includes(",") ? "" : ","})` : axes;

/** The axes that were given as a list; all of them where none was. */
function axesOf(code: string, given: Given): string {
  const axis = given.get("axis");
  if (axis === undefined) return `list(range(len(${closed(code)}.shape)))`;
  return /^[[(]/.test(axis) ? axis : `[${axis}]`;
}

const made = (name: string): Forms => {
  const form: Form = (arg, f, given, result) =>
    `${f.prefix}.${name}(${arg("shape")}, ${dtypeArg(given, result ?? "float32", f)})`;
  return everywhere(form);
};
const loss = (inner: (t: string, p: string, prefix: string) => string): Forms =>
  everywhere((arg, f, given) => {
    const mean = f.target === "tensorflow" ? "tf.reduce_mean" : `${f.prefix}.mean`;
    const axis = given.has("axis") ? `, ${f.axis}=${given.get("axis")}` : "";
    return `${mean}(${inner(closed(arg("y_true")), arg("y_pred"), f.prefix)}${axis})`;
  });

/** Running sums and products: where no axis is given they go over all elements, which only NumPy and JAX do by themselves. */
const running = (name: string): Forms =>
  everywhere((arg, f, given, result) => {
    const counted = result !== null && isInteger(result);
    const other = [...given.keys()].find((n) => !["x", "axis"].includes(n) && !(counted && n === "dtype"));
    if (other) throw untranslatable(`${name} with ${other}`);
    const flattens = f.target === "numpy" || f.target === "jax";
    const flat = given.has("axis") || flattens ? arg("x") : `${f.prefix}.reshape(${arg("x")}, [-1])`;
    const axis = given.get("axis") ?? (f.target === "torch" ? "0" : null);
    const words = [flat, ...(axis === null ? [] : [`${f.axis}=${axis}`])];
    if (counted && f.target !== "tensorflow") words.push(`dtype=${f.dtype(result)}`);
    const path = f.target === "tensorflow" && name === "cumprod" ? `math.${name}` : name;
    return `${f.prefix}.${path}(${words.join(", ")})`;
  });

/** PyTorch's take one matrix, with a variable in each row. */
function rowsTogether(name: string): Form {
  return (arg, _, given) => {
    if (given.has("rowvar")) throw untranslatable(`${name} with rowvar`);
    const rows = given.has("y") ? `torch.vstack([${arg("x")}, ${arg("y")}])` : arg("x");
    return `torch.${name}(${rows}${given.has("ddof") ? `, correction=${arg("ddof")}` : ""})`;
  };
}

/** What is written down, in the dtype asked for; what another value becomes may go on changing with it, but in TensorFlow. */
function held(...[arg, f, given, result]: Parameters<Form>): string {
  const code = arg("value");
  if (given.has("shape") || result === null) throw untranslatable("constant with a shape");
  const [before = "", behind = ""] = f.tensor("\n", result).split("\n");
  const values = code.startsWith(before) && code.endsWith(behind) ? code.slice(before.length, -behind.length) : null;
  if (values !== null && !values.includes(`${f.prefix}.`)) return code;
  if (f.target === "tensorflow" && !given.has("dtype")) return `tf.convert_to_tensor(${code})`;
  if (values === null && !given.has("dtype") && !code.startsWith("[")) return copyCode(code, f);
  throw untranslatable("constant of what is no literal of its dtype");
}

/** Forms that the names alone do not give. */
const forms: Readonly<Record<string, Forms>> = {
  cast: everywhere((arg, f) =>
    f.target === "tensorflow"
      ? `tf.cast(${arg("x")}, ${arg("dtype")})`
      : `${closed(arg("x"))}.${f.target === "torch" ? "to" : "astype"}(${arg("dtype")})`,
  ),
  reshape: everywhere((arg, f) => `${f.prefix}.reshape(${arg("x")}, ${arg("shape")})`),
  broadcast_to: everywhere((arg, f) => `${f.prefix}.broadcast_to(${arg("x")}, ${arg("shape")})`),
  flatten: everywhere((arg, f, given) => {
    if (given.has("order") && f.target !== "numpy" && f.target !== "jax") throw untranslatable("flatten with order");
    return given.has("order")
      ? `${f.prefix}.ravel(${arg("x")}, ${arg("order")})`
      : `${f.prefix}.reshape(${arg("x")}, [-1])`;
  }),
  transpose: {
    torch: (arg, _, given) =>
      given.has("axes") ? `torch.permute(${arg("x")}, ${arg("axes")})` : reversedAxes(arg("x")),
    tensorflow: (arg, _, given) => `tf.transpose(${arg("x")}${given.has("axes") ? `, ${arg("axes")}` : ""})`,
    numpy: (arg, f, given) => `${f.prefix}.transpose(${arg("x")}${given.has("axes") ? `, ${arg("axes")}` : ""})`,
  },
  matrix_transpose: {
    torch: (arg) => `${closed(arg("x"))}.mT`,
    tensorflow: x("tf.linalg.matrix_transpose("),
    numpy: x("np.swapaxes(", ", -1, -2)"),
    jax: x("jnp.swapaxes(", ", -1, -2)"),
  },
  expand_dims: {
    torch: (arg) => `torch.unsqueeze(${arg("x")}, ${arg("axis", "0")})`,
    tensorflow: (arg) => `tf.expand_dims(${arg("x")}, ${arg("axis", "0")})`,
    numpy: (arg, f) => `${f.prefix}.expand_dims(${arg("x")}, ${arg("axis", "0")})`,
  },
  squeeze: {
    torch: (arg, _, given) => `torch.squeeze(${arg("x")}${given.has("axis") ? `, ${tupled(arg("axis"))}` : ""})`,
  },
  constant: everywhere(held),
  convert_to_tensor: everywhere(held),
  zeros: made("zeros"),
  ones: made("ones"),
  full: {
    tensorflow: (arg) => `tf.fill(${arg("shape")}, ${arg("value")})`,
    numpy: (arg, f) => `${f.prefix}.full(${arg("shape")}, ${arg("value")})`,
    torch: (arg) => `torch.full(${arg("shape")}, ${closed(arg("value"))}.item(), dtype=${closed(arg("value"))}.dtype)`,
  },
  eye: {
    tensorflow: (arg, f, given, result) =>
      `tf.eye(${arg("n")}, ${arg("m", "None")}, ${dtypeArg(given, result ?? "float32", f)})`,
    numpy: (arg, f, given, result) =>
      `${f.prefix}.eye(${arg("n")}, ${arg("m", "None")}, ${dtypeArg(given, result ?? "float32", f)})`,
    torch: (arg, f, given, result) =>
      `torch.eye(${arg("n")}, ${arg("m", arg("n"))}, ${dtypeArg(given, result ?? "float32", f)})`,
  },
  arange: everywhere((arg, f, given, result) => {
    if (given.has("step") && !given.has("stop")) throw untranslatable("arange with a step and no start");
    const ends = ["start", "stop", "step"].flatMap((name) => (given.has(name) ? [arg(name)] : []));
    const isUsual = f.target === "tensorflow" && (result === "int32" || result === "float32");
    const dtype = isUsual && !given.has("dtype") ? [] : [dtypeArg(given, result ?? "int32", f)];
    return `${f.target === "tensorflow" ? "tf.range" : `${f.prefix}.arange`}(${[...ends, ...dtype].join(", ")})`;
  }),
  linspace: {
    numpy: (arg, f, given, result) =>
      `${f.prefix}.linspace(${arg("start")}, ${arg("stop")}, ${arg("num", "50")}, ${dtypeArg(given, result ?? "float32", f)})`,
    torch: (arg, f, given, result) =>
      `torch.linspace(${arg("start")}, ${arg("stop")}, ${arg("num", "50")}, ${dtypeArg(given, result ?? "float32", f)})`,
    tensorflow: (arg, _, given, result) => {
      if (given.has("dtype") || result === "float64") throw untranslatable("linspace with a dtype");
      return `tf.linspace(float(${arg("start")}), float(${arg("stop")}), ${arg("num", "50")})`;
    },
  },
  rsqrt: { numpy: (arg, f) => `(1 / ${f.prefix}.sqrt(${arg("x")}))` },
  squared_difference: everywhere((arg) => `(${arg("a")} - ${closed(arg("b"))}) ** 2`),
  sigmoid: { numpy: (arg) => `(1 / (1 + np.exp(-${closed(arg("x"))})))`, jax: x("jax.nn.sigmoid(") },
  softplus: {
    numpy: x("np.logaddexp(", ", 0)"),
    jax: x("jax.nn.softplus("),
    torch: (arg) => softplusInTorch(arg("x")),
  },
  relu: { numpy: x("np.maximum(", ", 0)"), jax: x("jax.nn.relu(") },
  softmax: {
    tensorflow: (arg) => `tf.nn.softmax(${arg("x")}, axis=${arg("axis", "-1")})`,
    torch: (arg) => `torch.softmax(${arg("x")}, dim=${arg("axis", "-1")})`,
    jax: (arg) => `jax.nn.softmax(${arg("x")}, axis=${arg("axis", "-1")})`,
    numpy: (arg) => {
      const shifted = `np.exp(${arg("x")} - np.max(${arg("x")}, axis=${arg("axis", "-1")}, keepdims=True))`;
      return `(${shifted} / np.sum(${shifted}, axis=${arg("axis", "-1")}, keepdims=True))`;
    },
  },
  mse: loss((t, p) => `(${p} - ${t}) ** 2`),
  mae: loss((t, p, prefix) => `${prefix}.abs(${p} - ${t})`),
  variance: {
    torch: (arg, _, given) =>
      `torch.var(${arg("x")}${given.has("axis") ? `, dim=${arg("axis")}` : ""}, correction=${arg("ddof", "0")}${keep(given, "keepdim")})`,
  },
  std: {
    torch: (arg, _, given) =>
      `torch.std(${arg("x")}${given.has("axis") ? `, dim=${arg("axis")}` : ""}, correction=${arg("ddof", "0")}${keep(given, "keepdim")})`,
  },
  clip: {
    torch: (arg) => `torch.clip(${arg("x")}, ${arg("low", "None")}, ${arg("high", "None")})`,
    numpy: (arg, f) => `${f.prefix}.clip(${arg("x")}, ${arg("low", "None")}, ${arg("high", "None")})`,
    tensorflow: (arg) => `tf.clip_by_value(${arg("x")}, ${arg("low")}, ${arg("high")})`,
  },
  log: { tensorflow: x("tf.math.log(") },
  // NumPy and JAX turn all axes around by themselves.
  flip: {
    torch: (arg, _, given) => `torch.flip(${arg("x")}, ${axesOf(arg("x"), given)})`,
    tensorflow: (arg, _, given) => `tf.reverse(${arg("x")}, ${axesOf(arg("x"), given)})`,
  },
  // The others go over all elements where no axis is given.
  roll: {
    tensorflow: (arg, _, given) =>
      given.has("axis")
        ? `tf.roll(${arg("x")}, ${arg("shift")}, axis=${arg("axis")})`
        : `tf.reshape(tf.roll(tf.reshape(${arg("x")}, [-1]), ${arg("shift")}, axis=0), tf.shape(${arg("x")}))`,
    torch: (arg, _, given) =>
      `torch.roll(${arg("x")}, ${arg("shift")}${given.has("axis") ? `, dims=${arg("axis")}` : ""})`,
  },
  cov: { torch: rowsTogether("cov") },
  corrcoef: { torch: rowsTogether("corrcoef") },
  cumsum: running("cumsum"),
  cumprod: running("cumprod"),
  identity: everywhere((arg) => arg("x")),
  stop_gradient: { numpy: x("", ""), jax: x("jax.lax.stop_gradient("), torch: (arg) => `${closed(arg("x"))}.detach()` },
  norm: {
    tensorflow: (arg, _, given) =>
      `tf.norm(${arg("x")}${given.has("axis") ? `, axis=${arg("axis")}` : ""}, ord=${arg("ord", '"euclidean"')}${keep(given, "keepdims")})`,
  },
};
/** TensorFlow's transforms of complex numbers take nothing else. */
const complexOnly = new Set(["fft", "ifft", "fft2", "ifft2"]);
const keep = (given: Given, name: string): string =>
  given.has("keepdims") ? `, ${name}=${given.get("keepdims")}` : "";

/** Operations whose functions take all of our parameters under our names (`axis` and `keepdims` under theirs). */
const plainParams = new Set([
  "x",
  "a",
  "b",
  "axis",
  "keepdims",
  "condition",
  "y",
  "values",
  "shift",
  "equation",
  "operands",
  "reps",
]);

/** What adds up and multiplies integers in a dtype that every framework chooses in its own way; TensorFlow's in that of what comes in. */
const totals = new Set(["sum", "prod", "cumsum", "cumprod"]);
export const countsIn = ({ name }: Operation, result: DType | null): DType | null =>
  totals.has(name) && result !== null && isInteger(result) ? result : null;

/** What runs over all elements where no axis is given. */
export const runs = ({ name }: Operation): boolean => name === "cumsum" || name === "cumprod";

/** What was given to an operation: the code, and the rank and sizes where it is a tensor, by our parameter. */
export interface Words {
  readonly given: Given;
  readonly ranks: ReadonlyMap<string, number>;
  /** Left out where a call of another size may come. */
  readonly shapes?: ReadonlyMap<string, readonly number[]>;
}

/** A call of an operation. @throws Untranslatable */
export function operationCode(operation: Operation, words: Words, f: Framework, result: DType | null): string {
  const { given } = words;
  const arg = (name: string, otherwise?: string): string => {
    const code = given.get(name) ?? otherwise;
    if (code === undefined) throw untranslatable(`${operation.name} without ${name}`);
    return code;
  };
  const form = forms[operation.name]?.[f.target] ?? (f.target === "jax" ? forms[operation.name]?.numpy : undefined);
  if (form) return form(arg, f, given, result);
  const tables = [pickingForms, lossForms, windowForms];
  const special = tables.map((table) => table[operation.name]?.[f.target]).find((found) => found !== undefined);
  if (special) return special(arg, words, f);
  if (operation.name === "matmul" && f.target === "tensorflow" && [...words.ranks.values()].some((rank) => rank < 2)) {
    if (given.size > 2) throw untranslatable("matmul of a vector with options");
    const [a, b] = (["a", "b"] as const).map((name) => ({ code: arg(name), rank: words.ranks.get(name) ?? 2 }));
    return vectorProduct(a!, b!);
  }
  const [name] = namesIn(operation, { tensorflow: "tf", numpy: "np", torch: "torch", jax: "np" }[f.target] as "tf");
  if (f.target === "tensorflow" && name?.startsWith("random."))
    return `tf.${name}(${[...given].map(([param, code]) => (param === "x" ? code : `${param}=${code}`)).join(", ")})`;
  const counted = countsIn(operation, result);
  const unknown = [...given.keys()].find((n) => !plainParams.has(n) && !(counted && n === "dtype"));
  if (!name || unknown) {
    const code = agreeingCode(operation, given, f);
    if (code !== null) return code;
    throw untranslatable(`${operation.name}${unknown ? ` with ${unknown}` : ""}`);
  }
  const written = [...given].flatMap(([param, code]) => {
    if (param === "dtype") return [];
    if (f.target === "tensorflow" && complexOnly.has(operation.name) && result !== null) return f.cast(code, result);
    if (param === "axis") return `${f.axis}=${f.target === "numpy" ? tupled(code) : code}`;
    if (param === "keepdims") return `${f.keepdims}=${code}`;
    return param === "operands" ? code.slice(1, -1) : code;
  });
  if (counted && f.target !== "tensorflow") written.push(`dtype=${f.dtype(counted)}`);
  return `${f.prefix}.${name}(${written.join(", ")})`;
}

interface Factor {
  readonly code: string;
  readonly rank: number;
}
/** A product with a vector in it, in TensorFlow's words, whose matmul takes matrices only. */
export function vectorProduct(a: Factor, b: Factor): string {
  if (a.rank < 2 && b.rank < 2) return `tf.tensordot(${a.code}, ${b.code}, 1)`;
  return a.rank < 2
    ? `tf.linalg.matvec(${b.code}, ${a.code}, transpose_a=True)`
    : `tf.linalg.matvec(${a.code}, ${b.code})`;
}
