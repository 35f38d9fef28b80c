/**
 * Convolutions and pools: TensorFlow's, with channels last, and PyTorch's, with channels after the batch, each in the words of
 * the others. NumPy has views of windows instead. Knows parameters, no syntax trees.
 */
import { closed, type Framework, type Target, untranslatable } from "./framework.ts";
import type { Words } from "./operations.ts";

type Arg = (name: string, otherwise?: string) => string;
type Form = (arg: Arg, words: Words, f: Framework) => string;
type Forms = Partial<Record<Target, Form>>;

/** How windows move over the places of x. */
interface Windows {
  readonly x: string;
  readonly places: number;
  readonly channelsFirst: boolean;
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** As many on both sides of each axis, where it is no word. */
  readonly padding: "SAME" | "VALID" | readonly number[];
  /** Sizes of x and of the windows, where they are known. */
  readonly sizes?: readonly number[];
  readonly kernel?: readonly number[];
}

const letters: Readonly<Record<number, string>> = { 1: "W", 2: "HW", 3: "DHW" };
const layoutOf = ({ places, channelsFirst }: Windows): string =>
  channelsFirst ? `NC${letters[places]}` : `N${letters[places]}C`;
const tuple = (items: readonly unknown[]): string => `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
const plain = (w: Windows): boolean =>
  w.padding === "VALID" || (w.padding !== "SAME" && w.padding.every((p) => p === 0));
const isOne = (numbers: readonly number[]): boolean => numbers.every((n) => n === 1);

/** One number for each place, from one, as many, or as many as x has axes. @throws Untranslatable */
function numbersIn(
  code: string,
  { places, channelsFirst }: Pick<Windows, "places" | "channelsFirst">,
): readonly number[] {
  const found = code
    .replace(/[[\]()\s]/g, "")
    .split(",")
    .filter((n) => n !== "")
    .map(Number);
  if (found.some((n) => !Number.isInteger(n))) throw untranslatable("windows whose sizes are not written as numbers");
  if (found.length === 1) return Array(places).fill(found[0]);
  if (found.length === places + 2) return channelsFirst ? found.slice(2) : found.slice(1, -1);
  if (found.length !== places) throw untranslatable("such windows");
  return found;
}

function windowsIn(places: number, channelsFirst: boolean, arg: Arg, words: Words, strides: string): Windows {
  const allowed = ["x", "filters", "ksize", "strides", "padding", "dilations", "bias", "groups"];
  const other = [...words.given.keys()].find((n) => !allowed.includes(n));
  if (other) throw untranslatable(`windows with ${other}`);
  const way = { places, channelsFirst };
  const padding = arg("padding", channelsFirst ? "0" : '"VALID"');
  const word = /^["'](\w+)["']$/.exec(padding)?.[1]?.toUpperCase();
  return {
    ...way,
    x: arg("x"),
    strides: numbersIn(arg("strides", strides), way),
    dilations: numbersIn(arg("dilations", "1"), way),
    padding: word === "SAME" || word === "VALID" ? word : numbersIn(padding, way),
    ...sizesIn(places, channelsFirst, arg, words),
  };
}

function sizesIn(places: number, channelsFirst: boolean, arg: Arg, words: Words): Pick<Windows, "sizes" | "kernel"> {
  const [x, filters] = ["x", "filters"].map((name) => words.shapes?.get(name));
  if (x?.length !== places + 2) return {};
  const sizes = channelsFirst ? x.slice(2) : x.slice(1, -1);
  if (filters) return { sizes, kernel: channelsFirst ? filters.slice(2) : filters.slice(0, places) };
  return words.given.has("ksize") ? { sizes, kernel: numbersIn(arg("ksize"), { places, channelsFirst }) } : {};
}

const axesTo = (w: Windows, first: boolean): readonly number[] => {
  const inside = Array.from({ length: w.places }, (_, i) => i + 1);
  return first ? [0, w.places + 1, ...inside] : [0, ...inside.map((i) => i + 1), 1];
};
/** Axes of a kernel: (…sizes, channels, results) and (results, channels, …sizes). */
const kernelTo = (w: Windows, first: boolean): readonly number[] => {
  const sizes = Array.from({ length: w.places }, (_, i) => i);
  return first ? [w.places + 1, w.places, ...sizes] : [...sizes.map((i) => i + 2), 1, 0];
};
const turned = (code: string, axes: readonly number[], f: Framework): string =>
  f.target === "torch"
    ? `${closed(code)}.permute(${axes.join(", ")})`
    : `${f.prefix}.transpose(${code}, [${axes.join(", ")}])`;

const conv =
  (places: number, channelsFirst: boolean): Form =>
  (arg, words, f) => {
    const w = windowsIn(places, channelsFirst, arg, words, "1");
    if (words.ranks.get("x") !== places + 2) throw untranslatable("a convolution of one example");
    const groups = arg("groups", "1");
    const bias = arg("bias", "None");
    const own = convIn[f.target](w, arg("filters"), groups, f);
    if (bias === "None") return own;
    return `(${own} + ${f.prefix}.reshape(${bias}, [1, -1${", 1".repeat(places)}]))`;
  };

type Convolved = (w: Windows, kernel: string, groups: string, f: Framework) => string;
const convIn: Readonly<Record<Target, Convolved>> = {
  jax: (w, kernel, groups) => {
    const layout = layoutOf(w);
    const kernels = w.channelsFirst ? `OI${letters[w.places]}` : `${letters[w.places]}IO`;
    const dilated = isOne(w.dilations) ? "" : `, rhs_dilation=${tuple(w.dilations)}`;
    const grouped = groups === "1" ? "" : `, feature_group_count=${groups}`;
    return `jax.lax.conv_general_dilated(${w.x}, ${kernel}, ${tuple(w.strides)}, ${pairsOf(w)}${dilated}, dimension_numbers=("${layout}", "${kernels}", "${layout}")${grouped})`;
  },
  torch: (w, kernel, groups, f) => {
    if (w.channelsFirst || groups !== "1") throw untranslatable("such a convolution");
    const strided = w.padding === "SAME" && !isOne(w.strides);
    const x = turned(w.x, axesTo(w, true), f);
    const sides = strided ? sidesOf(w).toReversed().flat().join(", ") : "";
    const words = [
      strided ? `torch.nn.functional.pad(${x}, (${sides}))` : x,
      turned(kernel, kernelTo(w, true), f),
      ...(isOne(w.strides) ? [] : [`stride=${tuple(w.strides)}`]),
      ...(strided
        ? []
        : w.padding === "SAME"
          ? ['padding="same"']
          : plain(w)
            ? []
            : [`padding=${tuple(w.padding as number[])}`]),
      ...(isOne(w.dilations) ? [] : [`dilation=${tuple(w.dilations)}`]),
    ];
    return turned(`torch.nn.functional.conv${w.places}d(${words.join(", ")})`, axesTo(w, false), f);
  },
  tensorflow: (w, kernel, groups, f) => {
    if (groups !== "1") throw untranslatable("a convolution in groups");
    const dilated = isOne(w.dilations) ? "" : `, dilations=[${w.dilations.join(", ")}]`;
    const own = w.channelsFirst;
    const [x, k] = own ? [turned(w.x, axesTo(w, false), f), turned(kernel, kernelTo(w, false), f)] : [w.x, kernel];
    const counts = typeof w.padding === "string" ? [] : w.padding.map((p) => `[${p}, ${p}]`);
    const padded = plain(w) || w.padding === "SAME" ? x : `tf.pad(${x}, [[0, 0], ${counts.join(", ")}, [0, 0]])`;
    const how = w.padding === "SAME" ? "SAME" : "VALID";
    const found = `tf.nn.convolution(${padded}, ${k}, [${w.strides.join(", ")}], "${how}"${dilated})`;
    return own ? turned(found, axesTo(w, true), f) : found;
  },
  numpy: (w, kernel, groups) => {
    if (groups !== "1" || !isOne(w.dilations)) throw untranslatable("such a convolution");
    const strided = w.padding === "SAME" && !isOne(w.strides);
    const sizes = w.channelsFirst ? `${closed(kernel)}.shape[2:]` : `${closed(kernel)}.shape[:${w.places}]`;
    const same = `*(((n - 1) // 2, n // 2) for n in ${sizes})`;
    const around = strided ? sidesOf(w).map(tuple).join(", ") : same;
    const view = viewOf(w, sizes, w.padding === "SAME" ? around : null);
    const [inside, under] = ["xyz".slice(0, w.places), "ijk".slice(0, w.places)];
    return w.channelsFirst
      ? `np.einsum("nc${inside}${under},oc${under}->no${inside}", ${view}, ${kernel})`
      : `np.einsum("n${inside}c${under},${under}co->n${inside}o", ${view}, ${kernel})`;
  },
};

/** How many are put around each axis, so that there are as many windows as steps. @throws Untranslatable where sizes are open */
function sidesOf({ sizes, kernel, strides, dilations }: Windows): readonly (readonly [number, number])[] {
  if (!sizes || !kernel) throw untranslatable("padding SAME with strides");
  return sizes.map((n, i) => {
    const reach = (kernel[i]! - 1) * dilations[i]! + 1;
    const all = Math.max((Math.ceil(n / strides[i]!) - 1) * strides[i]! + reach - n, 0);
    return [Math.floor(all / 2), all - Math.floor(all / 2)];
  });
}

function pairsOf({ padding }: Windows): string {
  return typeof padding === "string" ? `"${padding}"` : `[${padding.map((p) => `(${p}, ${p})`).join(", ")}]`;
}

/** All windows of x, their sizes behind. `around` pads x first. */
function viewOf(w: Windows, sizes: string, around: string | null, filled = ""): string {
  const inside = around ?? (plain(w) ? null : (w.padding as readonly number[]).map((p) => `(${p}, ${p})`).join(", "));
  const pads = w.channelsFirst ? `[(0, 0), (0, 0), ${inside}]` : `[(0, 0), ${inside}, (0, 0)]`;
  const x = inside === null ? w.x : `np.pad(${w.x}, ${pads}${filled})`;
  const axes = Array.from({ length: w.places }, (_, i) => i + (w.channelsFirst ? 2 : 1));
  const view = `np.lib.stride_tricks.sliding_window_view(${x}, ${sizes}, ${tuple(axes)})`;
  if (isOne(w.strides)) return view;
  const steps = w.strides.map((s) => `::${s}`).join(", ");
  return `${view}[${w.channelsFirst ? ":, :, " : ":, "}${steps}]`;
}

const pool =
  (places: number, channelsFirst: boolean, how: "max" | "avg"): Form =>
  (arg, words, f) => {
    const w = windowsIn(places, channelsFirst, arg, words, arg("ksize"));
    if (words.ranks.get("x") !== places + 2) throw untranslatable("a pool of one example");
    const sizes = numbersIn(arg("ksize"), w);
    if (!isOne(w.dilations)) throw untranslatable("such a pool");
    return poolIn[f.target](w, sizes, how, f);
  };

type Pooled = (w: Windows, sizes: readonly number[], how: "max" | "avg", f: Framework) => string;
const poolIn: Readonly<Record<Target, Pooled>> = {
  jax: (w, sizes, how) => {
    if (how === "avg" && w.padding === "SAME") throw untranslatable("avg_pool with padding SAME");
    const around = (numbers: readonly number[]): string =>
      tuple(w.channelsFirst ? [1, 1, ...numbers] : [1, ...numbers, 1]);
    const none = "(0, 0)";
    const pairs = typeof w.padding === "string" ? [] : w.padding.map((p) => `(${p}, ${p})`);
    const padding =
      typeof w.padding === "string"
        ? `"${w.padding}"`
        : tuple(w.channelsFirst ? [none, none, ...pairs] : [none, ...pairs, none]);
    const reduced = how === "max" ? "-jnp.inf, jax.lax.max" : "0.0, jax.lax.add";
    const found = `jax.lax.reduce_window(${w.x}, ${reduced}, ${around(sizes)}, ${around(w.strides)}, ${padding})`;
    return how === "max" ? found : `(${found} / ${sizes.reduce((a, b) => a * b, 1)})`;
  },
  torch: (w, sizes, how, f) => {
    if (w.channelsFirst || (w.padding === "SAME" && how === "avg")) throw untranslatable("a pool with padding SAME");
    const x = turned(w.x, axesTo(w, true), f);
    const sides = w.padding === "SAME" ? sidesOf(w).toReversed().flat().join(", ") : null;
    const padded = sides === null ? x : `torch.nn.functional.pad(${x}, (${sides}), value=float("-inf"))`;
    const words = `${padded}, ${tuple(sizes)}, ${tuple(w.strides)}`;
    return turned(`torch.nn.functional.${how}_pool${w.places}d(${words})`, axesTo(w, false), f);
  },
  tensorflow: (w, sizes, how, f) => {
    if (!plain(w)) throw untranslatable("a pool with such a padding");
    const words = `[${sizes.join(", ")}], [${w.strides.join(", ")}], "VALID"`;
    return turned(`tf.nn.${how}_pool${w.places}d(${turned(w.x, axesTo(w, false), f)}, ${words})`, axesTo(w, true), f);
  },
  numpy: (w, sizes, how) => {
    const same = w.padding === "SAME" && how === "max";
    if (!plain(w) && !same) throw untranslatable("a pool with such a padding");
    const axes = sizes.map((_, i) => i - sizes.length);
    const sides = same ? sidesOf(w).map(tuple).join(", ") : null;
    return `${viewOf(w, tuple(sizes), sides, same ? ", constant_values=-np.inf" : "")}.${how === "max" ? "max" : "mean"}(${tuple(axes)})`;
  },
};

/** What each operation is in the frameworks that have none of its name. */
export const windowForms: Readonly<Record<string, Forms>> = Object.fromEntries(
  [1, 2, 3].flatMap((places): [string, Forms][] => {
    const forms = (form: Form, ...targets: readonly Target[]): Forms =>
      Object.fromEntries(targets.map((target) => [target, form]));
    return [
      [
        `conv${places}d`,
        forms(conv(places, false), "numpy", "jax", "torch", ...(places === 3 ? (["tensorflow"] as const) : [])),
      ],
      [`conv${places}d_channels_first`, forms(conv(places, true), "numpy", "jax", "tensorflow")],
      ...(["max", "avg"] as const).flatMap((how): [string, Forms][] => [
        [`${how}_pool${places}d`, forms(pool(places, false, how), "numpy", "jax", "torch")],
        [`${how}_pool${places}d_channels_first`, forms(pool(places, true, how), "numpy", "jax", "tensorflow")],
      ]),
    ];
  }),
);
