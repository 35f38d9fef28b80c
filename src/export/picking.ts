/**
 * Calls of operations that frameworks word in their own ways: picking, joining and ordering, padding, activations. Knows
 * parameters, names and ranks, no syntax trees.
 */
import { closed, type Framework, type Target, untranslatable } from "./framework.ts";
import type { Words } from "./operations.ts";

type Form = (arg: (name: string, otherwise?: string) => string, words: Words, f: Framework) => string;
type Forms = Partial<Record<Target, Form>>;

/** @throws Untranslatable where one of these was given */
function without(words: Words, operation: string, ...names: readonly string[]): void {
  const found = names.find((n) => words.given.has(n));
  if (found) throw untranslatable(`${operation} with ${found}`);
}
const refused =
  (operation: string): Form =>
  () => {
    throw untranslatable(operation);
  };
const both = (form: Form): Forms => ({ numpy: form, jax: form });
const isList = (code: string): boolean => /^[[(]/.test(code);
/** `axis=1` under the framework's word, where it was given. */
const axisWord = ({ given }: Words, f: Framework, otherwise?: string): string => {
  const axis = given.get("axis") ?? otherwise;
  return axis === undefined ? "" : `, ${f.axis}=${axis}`;
};
const keeps = ({ given }: Words, f: Framework): string =>
  given.has("keepdims") ? `, ${f.keepdims}=${given.get("keepdims")}` : "";
/** A call with the tensors one by one, which stand in a list with us. */
const spread =
  (name: string, behind = ""): Form =>
  (arg, { given }, f) => {
    const list = [...given.values()][0] ?? arg("values");
    if (given.size > 1) throw untranslatable(`${name} with ${[...given.keys()][1]}`);
    return `${f.prefix}.${name}(${list.startsWith("[") ? list.slice(1, -1) : `*${closed(list)}`}${behind})`;
  };
/** A function of one argument, and no more. */
const only =
  (code: (x: string) => string): Form =>
  (arg, words) => {
    const more = [...words.given.keys()].find((n) => n !== "x");
    if (more) throw untranslatable(`that function with ${more}`);
    return code(arg("x"));
  };
const inJax = (path: string): Forms => ({ jax: only((x) => `jax.${path}(${x})`) });
/** SciPy has it for NumPy, and JAX of its own. */
const special = (path: string): Forms => ({
  jax: only((x) => `jax.scipy.special.${path}(${x})`),
  numpy: only((x) => `scipy.special.${path}(${x})`),
});
const pairInJax = (path: string): Forms => ({
  jax: (arg) => `jax.scipy.special.${path}(${arg("a")}, ${arg("b")})`,
  numpy: (arg) => `scipy.special.${path}(${arg("a")}, ${arg("b")})`,
});

/** Rows of ones and zeros: places that are not there have none. */
const oneHot: Form = (arg, words, f) => {
  without(words, "one_hot", "on_value", "off_value", "axis");
  const dtype = words.given.get("dtype") ?? f.dtype("float32");
  const own = closed(arg("indices"));
  const rows = `${own}[..., None] == ${f.prefix}.arange(${arg("depth")})`;
  return `(${rows}).${f.target === "torch" ? "to" : "astype"}(${dtype})`;
};

/** PyTorch writes what is picked as an index. */
const picked: Form = (arg, words) => {
  without(words, "gather", "batch_dims");
  const axis = words.given.get("axis") ?? "0";
  const before = axis === "-1" ? "..., " : /^\d$/.test(axis) ? ":, ".repeat(Number(axis)) : null;
  if (before === null) throw untranslatable("gather with such an axis");
  return `${closed(arg("x"))}[${before}${arg("indices")}]`;
};

/** The last axis of places taken apart, as an index has it. */
const coordinatesOf = (code: string, f: Framework): string =>
  f.target === "torch" ? `tuple(torch.movedim(${code}, -1, 0))` : `tuple(${f.prefix}.moveaxis(${code}, -1, 0))`;
const elements: Form = (arg, words, f) => {
  without(words, "gather_nd", "batch_dims");
  return `${closed(arg("x"))}[${coordinatesOf(arg("indices"), f)}]`;
};
/** What puts values at places of a copy, by the framework's word for how they come together with what is there. */
const scattered =
  (how: "set" | "add" | "sub" | "min" | "max", base: (arg: Parameters<Form>[0], f: Framework) => string): Form =>
  (arg, _, f) => {
    const [of, places] = [closed(base(arg, f)), coordinatesOf(arg("indices"), f)];
    const values = how === "sub" ? `-${closed(arg("updates"))}` : arg("updates");
    const joined = how === "sub" ? "add" : how;
    if (f.target === "jax") return `${of}.at[${places}].${joined}(${values})`;
    if (joined !== "set" && joined !== "add") throw untranslatable(`tensor_scatter_nd_${how}`);
    return `${of}.index_put(${places}, ${values}${joined === "add" ? ", accumulate=True" : ""})`;
  };
const scattering = (how: Parameters<typeof scattered>[0]): Forms => {
  const form = scattered(how, (arg) => arg("x"));
  return { jax: form, torch: form };
};
/** Zeros of a shape, with values added. */
const fromZeros = scattered(
  "add",
  (arg, f) => `${f.prefix}.zeros(${arg("shape")}, dtype=${closed(arg("updates"))}.dtype)`,
);

/** Parts of one size, or of the sizes in a list. */
const split: Form = (arg, words, f) => {
  const parts = arg("parts");
  const axis = axisWord(words, f);
  if (f.target === "torch")
    return isList(parts)
      ? `torch.split(${arg("x")}, ${parts}${axis})`
      : `torch.tensor_split(${arg("x")}, ${parts}${axis})`;
  const places = isList(parts) ? `np.cumsum(${parts})[:-1]` : parts;
  return `${f.prefix}.split(${arg("x")}, ${places}${axis})`;
};

/** One pair for each axis, as TensorFlow and PyTorch ask for it. */
function pairs(code: string, rank: number | undefined): string {
  if (/^\[\s*\[/.test(code)) return code;
  if (rank === 1 && /^\[\s*[^[\]]+,[^[\],]+\]$/.test(code)) return `[${code}]`;
  throw untranslatable("pad with such paddings");
}
const pad: Forms = {
  numpy: (arg, { given }, f) =>
    `${f.prefix}.pad(${arg("x")}, ${arg("paddings")}${given.has("mode") ? `, ${arg("mode")}` : ""}${given.has("value") ? `, constant_values=${arg("value")}` : ""})`,
  tensorflow: (arg, { given, ranks }) =>
    `tf.pad(${arg("x")}, ${pairs(arg("paddings"), ranks.get("x"))}${given.has("mode") ? `, ${arg("mode")}` : ""}${given.has("value") ? `, constant_values=${arg("value")}` : ""})`,
  torch: (arg, words) => {
    without(words, "pad", "mode");
    // The last axis comes first there.
    const rows = pairs(arg("paddings"), words.ranks.get("x")).match(/\[[^[\]]*\]/g)!;
    const flat = rows.reverse().map((row) => row.slice(1, -1));
    return `torch.nn.functional.pad(${arg("x")}, [${flat.join(", ")}]${words.given.has("value") ? `, value=${arg("value")}` : ""})`;
  },
};

/** Downwards it is the other way round; what is stable is seen in no value. */
const sort: Form = (arg, words, f) => {
  without(words, "sort", "direction", "kind");
  const down = words.given.get("descending") ?? "False";
  if (!["True", "False"].includes(down)) throw untranslatable("sort with such a direction");
  const axis = axisWord(words, f, "-1");
  switch (f.target) {
    case "tensorflow":
      return `tf.sort(${arg("x")}${axis}${down === "True" ? ', direction="DESCENDING"' : ""})`;
    case "torch":
      return `torch.sort(${arg("x")}${axis}${down === "True" ? ", descending=True" : ""}).values`;
    default: {
      const sorted = `${f.prefix}.sort(${arg("x")}${axis})`;
      return down === "True" ? `${f.prefix}.flip(${sorted}${axis})` : sorted;
    }
  }
};

const topK: Forms = {
  torch: (arg) => `torch.topk(${arg("x")}, ${arg("k", "1")})`,
  jax: (arg) => `jax.lax.top_k(${arg("x")}, ${arg("k", "1")})`,
  numpy: (arg) => {
    const [own, k] = [arg("x"), arg("k", "1")];
    return `(np.flip(np.sort(${own}), -1)[..., :${k}], np.argsort(-${closed(own)}, kind="stable")[..., :${k}])`;
  },
};

/** The logarithm of a sum of exponentials. */
const logSumExp: Forms = {
  numpy: (arg, words, f) =>
    `np.logaddexp.reduce(${arg("x")}, axis=${words.given.get("axis") ?? "None"}${keeps(words, f)})`,
  jax: (arg, words, f) => `jax.nn.logsumexp(${arg("x")}${axisWord(words, f)}${keeps(words, f)})`,
  torch: (arg, words, f) =>
    `torch.logsumexp(${arg("x")}, dim=${words.given.get("axis") ?? `list(range(${closed(arg("x"))}.ndim))`}${keeps(words, f)})`,
};

const leaky: Form = (arg, words, f) => {
  without(words, "leaky_relu", "short");
  const alpha = arg("alpha", "0.2");
  if (f.target === "numpy") return `np.where(${closed(arg("x"))} > 0, ${arg("x")}, ${alpha} * ${closed(arg("x"))})`;
  return `${f.target === "jax" ? "jax.nn" : "torch.nn.functional"}.leaky_relu(${arg("x")}, ${alpha})`;
};

/** Convolutions and pools of TensorFlow ask for strides and padding; ours have them from the start. */
const window =
  (name: string, second: "filters" | "ksize"): Form =>
  (arg, { given }) => {
    const strides = arg("strides", second === "ksize" ? arg("ksize") : "1");
    const more = [...given.keys()].find((n) => !["x", second, "strides", "padding"].includes(n));
    if (more) throw untranslatable(`${name} with ${more}`);
    return `tf.nn.${name}(${arg("x")}, ${arg(second)}, ${strides}, ${arg("padding", '"VALID"')})`;
  };
const windows: Readonly<Record<string, Forms>> = Object.fromEntries(
  ["1d", "2d", "3d"].flatMap((axes): [string, Forms][] => [
    ...(axes === "3d"
      ? []
      : [[`conv${axes}`, { tensorflow: window(`conv${axes}`, "filters") }] satisfies [string, Forms]]),
    [`max_pool${axes}`, { tensorflow: window(`max_pool${axes}`, "ksize") }],
    [`avg_pool${axes}`, { tensorflow: window(`avg_pool${axes}`, "ksize") }],
  ]),
);

/** By operation and framework; JAX's are not NumPy's here. */
export const pickingForms: Readonly<Record<string, Forms>> = {
  ...windows,
  gather: {
    torch: picked,
    ...both((arg, words, f) => {
      without(words, "gather", "batch_dims");
      return `${f.prefix}.take(${arg("x")}, ${arg("indices")}${axisWord(words, f, "0")})`;
    }),
    tensorflow: (arg, words, f) =>
      `tf.gather(${arg("x")}, ${arg("indices")}${axisWord(words, f)}${words.given.has("batch_dims") ? `, batch_dims=${arg("batch_dims")}` : ""})`,
  },
  gather_nd: { torch: elements, ...both(elements) },
  tensor_scatter_nd_update: scattering("set"),
  tensor_scatter_nd_add: scattering("add"),
  tensor_scatter_nd_sub: scattering("sub"),
  tensor_scatter_nd_min: scattering("min"),
  tensor_scatter_nd_max: scattering("max"),
  scatter_nd: { torch: fromZeros, jax: fromZeros },
  one_hot: { torch: oneHot, ...both(oneHot) },
  split: { torch: split, ...both(split) },
  pad: { ...pad, jax: pad.numpy! },
  sort: { tensorflow: sort, torch: sort, ...both(sort) },
  top_k: topK,
  logsumexp: logSumExp,
  log_softmax: {
    torch: (arg, words, f) => `torch.log_softmax(${arg("x")}${axisWord(words, f, "-1")})`,
    jax: (arg, words, f) => `jax.nn.log_softmax(${arg("x")}${axisWord(words, f)})`,
    numpy: (arg, words, f) =>
      `(${arg("x")} - np.logaddexp.reduce(${arg("x")}${axisWord(words, f, "-1")}, keepdims=True))`,
  },
  where: {
    ...Object.fromEntries(
      (["numpy", "jax", "torch"] as const).map((target): [Target, Form] => [
        target,
        (arg, { given }, f) =>
          given.size === 1
            ? `${f.prefix}.argwhere(${arg("condition")})`
            : `${f.prefix}.where(${[...given.values()].join(", ")})`,
      ]),
    ),
  },
  concat: { tensorflow: (arg) => `tf.concat(${arg("values")}, axis=${arg("axis", "0")})` },
  meshgrid: {
    tensorflow: spread("meshgrid"),
    ...both(spread("meshgrid")),
    torch: spread("meshgrid", ', indexing="xy"'),
  },
  broadcast_arrays: { ...both(spread("broadcast_arrays")), torch: spread("broadcast_tensors") },
  tile: {
    tensorflow: (arg, { ranks }) => {
      if (isList(arg("reps"))) return `tf.tile(${arg("x")}, ${arg("reps")})`;
      if (ranks.get("x") !== 1) throw untranslatable("tile with a number");
      return `tf.tile(${arg("x")}, [${arg("reps")}])`;
    },
    torch: (arg) => `torch.tile(${arg("x")}, ${isList(arg("reps")) ? arg("reps") : `(${arg("reps")},)`})`,
  },
  unique: {
    tensorflow: (arg, { given }) => {
      if (given.size > 1) throw untranslatable(`unique with ${[...given.keys()][1]}`);
      return `tf.sort(tf.unique(tf.reshape(${arg("x")}, [-1])).y)`;
    },
  },
  round: {
    torch: (arg, { given }) =>
      given.has("decimals") ? `torch.round(${arg("x")}, decimals=${arg("decimals")})` : `torch.round(${arg("x")})`,
  },
  moments: {
    tensorflow: (arg, words, f) =>
      `tf.nn.moments(${arg("x")}, axes=${arg("axis")}${words.given.has("keepdims") ? keeps(words, f) : ""})`,
  },
  solve: {
    tensorflow: (arg, { given, ranks }) => {
      if (given.size > 2) throw untranslatable("solve with such words");
      return ranks.get("b") === 1
        ? `tf.linalg.solve(${arg("a")}, ${closed(arg("b"))}[:, None])[:, 0]`
        : `tf.linalg.solve(${arg("a")}, ${arg("b")})`;
    },
  },
  lstsq: {
    ...both((arg, words, f) => {
      without(words, "lstsq", "rcond");
      return `${f.prefix}.linalg.lstsq(${arg("a")}, ${arg("b")}, rcond=None)[0]`;
    }),
    torch: refused("lstsq"),
    tensorflow: refused("lstsq"),
  },
  searchsorted: {
    tensorflow: (arg, words) => {
      without(words, "searchsorted", "sorter", "right");
      const side = words.given.has("side") ? `, side=${arg("side")}` : "";
      const dtype = words.given.get("out_type") ?? "tf.int64";
      const found = (values: string): string =>
        `tf.searchsorted(${arg("sorted")}, ${values}${side}, out_type=${dtype})`;
      return words.ranks.get("values") === 0 ? `${found(`[${arg("values")}]`)}[0]` : found(arg("values"));
    },
  },
  tril: { tensorflow: only((x) => `tf.linalg.band_part(${x}, -1, 0)`) },
  triu: { tensorflow: only((x) => `tf.linalg.band_part(${x}, 0, -1)`) },
  diagonal: Object.fromEntries(
    (["numpy", "jax", "torch"] as const).map((target): [Target, Form] => [
      target,
      (arg, words, f) => {
        without(words, "diagonal", "axis1", "axis2");
        return `${f.prefix}.diagonal(${arg("x")}${words.given.has("offset") ? `, ${arg("offset")}` : ""})`;
      },
    ]),
  ),
  dot: {
    tensorflow: (arg) => `tf.tensordot(${arg("a")}, ${arg("b")}, 1)`,
    torch: (arg, { ranks }) =>
      ranks.get("a") === 1 && ranks.get("b") === 1
        ? `torch.dot(${arg("a")}, ${arg("b")})`
        : `torch.tensordot(${arg("a")}, ${arg("b")}, 1)`,
  },
  svd: { tensorflow: refused("svd in that order") },
  triangular_solve: { tensorflow: refused("triangular_solve") },
  bitwise_count: { tensorflow: refused("bitwise_count") },
  digitize: { tensorflow: refused("digitize") },
  rot90: { tensorflow: refused("rot90") },
  sparsemax: { tensorflow: refused("sparsemax") },
  ...Object.fromEntries(
    ["fftn", "ifftn", "rfftn", "irfftn"].map((name): [string, Forms] => [name, { tensorflow: refused(name) }]),
  ),
  // PyTorch gives Python's truth value.
  allclose: {
    torch: (_, { given }) => {
      const words = [...given].map(([name, code]) => (name === "a" || name === "b" ? code : `${name}=${code}`));
      return `torch.tensor(torch.allclose(${words.join(", ")}))`;
    },
  },
  array_equal: {
    torch: (arg, words) => {
      without(words, "array_equal", "equal_nan");
      return `torch.tensor(torch.equal(${arg("a")}, ${arg("b")}))`;
    },
  },
  vecdot: { torch: refused("vecdot") },
  cummax: { torch: refused("cummax") },
  cummin: { torch: refused("cummin") },
  solve_triangular: { torch: refused("solve_triangular") },
  batch_norm: { torch: refused("batch_norm") },
  index_put: { torch: refused("index_put") },
  slopes: { torch: refused("slopes") },
  eigvals_or_real: { jax: refused("eigvals") },
  leaky_relu: { torch: leaky, ...both(leaky) },
  silu: {
    ...inJax("nn.silu"),
    numpy: only((x) => `(${closed(x)} / (1 + np.exp(-${closed(x)})))`),
  },
  relu6: { ...inJax("nn.relu6"), numpy: only((x) => `np.clip(${x}, 0, 6)`) },
  softsign: { ...inJax("nn.soft_sign"), numpy: only((x) => `(${closed(x)} / (1 + np.abs(${x})))`) },
  elu: { ...inJax("nn.elu"), numpy: only((x) => `np.where(${closed(x)} > 0, ${x}, np.expm1(${x}))`) },
  gelu: {
    numpy: (arg, { given }) => {
      const x = closed(arg("x"));
      if (!given.has("approximate") || arg("approximate") === "False")
        return `(0.5 * ${x} * (1 + scipy.special.erf(${x} / 2**0.5)))`;
      if (arg("approximate") !== "True") throw untranslatable("gelu with such an approximation");
      return `(0.5 * ${x} * (1 + np.tanh((2 / np.pi) ** 0.5 * (${x} + 0.044715 * ${x} ** 3))))`;
    },
    jax: (arg) => `jax.nn.gelu(${arg("x")}, approximate=${arg("approximate", "False")})`,
  },
  selu: {
    ...inJax("nn.selu"),
    numpy: only((x) => `(1.0507009873554805 * np.where(${closed(x)} > 0, ${x}, 1.6732632423543772 * np.expm1(${x})))`),
  },
  mish: inJax("nn.mish"),
  log_sigmoid: { ...inJax("nn.log_sigmoid"), numpy: only((x) => `-np.logaddexp(0, -${closed(x)})`) },
  ...Object.fromEntries(
    Object.entries({
      ...{ erf: "erf", erfc: "erfc", erfinv: "erfinv", lgamma: "gammaln", digamma: "digamma", logit: "logit" },
      ...{ i1: "i1", i0e: "i0e", i1e: "i1e", ndtr: "ndtr", ndtri: "ndtri", entr: "entr" },
    }).map(([own, theirs]): [string, Forms] => [own, special(theirs)]),
  ),
  xlogy: pairInJax("xlogy"),
  xlog1py: pairInJax("xlog1py"),
};
