/**
 * Keras' models of layers one behind the other, and single layers, in a framework that has none of them: PyTorch's modules,
 * or a function of the same steps. Their weights are written as they are. Knows the layers that there are words for.
 */
import { nested, type Stored, sameStored } from "../core/stored.ts";
import type { Argument, Expr } from "../lang/syntax.ts";
import type { ObjectValue } from "../lang/value.ts";
import { type Context, known } from "./context.ts";
import { type Framework, type Target, Untranslatable, untranslatable } from "./framework.ts";
import { isModel, isOf } from "./keras.ts";
import { literalCode } from "./literals.ts";
import { pythonName } from "./names.ts";
import { tensorCode } from "./tensors.ts";

/** Models that stand in the script, by the names that they have there. */
export type Models = Map<
  string,
  { readonly model: ObjectValue; readonly modules: string; readonly weights: readonly Stored[] }
>;

/** One layer: PyTorch's modules with their weights by name, and what becomes of x elsewhere. */
interface Step {
  readonly modules: readonly string[];
  readonly weights: readonly Weight[];
  readonly lines: (weights: readonly string[], target: Target) => readonly string[];
  /** It takes whole numbers. */
  readonly ofPlaces?: true;
}
interface Weight {
  readonly name: string;
  readonly value: Stored;
  /** PyTorch has it the other way round. */
  readonly turned?: true;
}

/** The layers of a model in a row; it itself where it is a layer. */
function layersOf(model: ObjectValue): readonly ObjectValue[] {
  if (!isOf(model, "Model")) return [model];
  const steps = isOf(model, "Sequential") ? model.attributes.get("_steps") : undefined;
  if (steps?.kind !== "list") throw untranslatable(`an object of ${model.type.name}`);
  return steps.items.flatMap((layer) => (isModel(layer) ? layersOf(layer) : []));
}

const storedIn = (layer: ObjectValue, name: string): Stored => {
  const value = layer.attributes.get(name);
  if (value?.kind === "variable") return value.variable.value;
  throw unbuilt;
};
/** Weights come with the first call. */
const unbuilt = untranslatable("a layer without weights");
const numberIn = (layer: ObjectValue, name: string): number => {
  const value = layer.attributes.get(name);
  return value?.kind === "int" || value?.kind === "float" ? Number(value.value) : 0;
};

function stepOf(layer: ObjectValue): readonly Step[] {
  const { type } = layer;
  const weightless = (module: string, ...lines: readonly string[]): Step[] => [
    { modules: [module], weights: [], lines: () => lines },
  ];
  switch (/^keras\b/.test(type.module) ? type.name : "") {
    case "Dense": {
      const kernel = storedIn(layer, "kernel");
      const [from, to] = kernel.layout.shape;
      const bias = layer.attributes.get("bias")?.kind === "variable" ? [storedIn(layer, "bias")] : [];
      const dense: Step = {
        modules: [`Linear(${from}, ${to}${bias.length > 0 ? "" : ", bias=False"})`],
        weights: [{ name: "weight", value: kernel, turned: true }, ...bias.map((value) => ({ name: "bias", value }))],
        lines: ([w, b]) => [`x = x @ ${w}${b === undefined ? "" : ` + ${b}`}`],
      };
      return [dense, ...activationOf(layer)];
    }
    case "Embedding": {
      const value = storedIn(layer, "embeddings");
      const embedding: Step = {
        modules: [`Embedding(${value.layout.shape.join(", ")})`],
        weights: [{ name: "weight", value }],
        lines: ([w]) => [`x = ${w}[x]`],
        ofPlaces: true,
      };
      return [embedding];
    }
    case "Activation":
      return activationOf(layer);
    case "ReLU":
      if (["negative_slope", "threshold", "max_value"].some((name) => numberIn(layer, name) !== 0)) break;
      return activation("relu");
    case "Softmax":
      if (numberIn(layer, "axis") !== -1) break;
      return activation("softmax");
    case "Flatten":
      return weightless("Flatten()", "x = x.reshape(len(x), -1)");
    case "Dropout":
      return weightless(`Dropout(${numberIn(layer, "rate")})`);
  }
  throw untranslatable(type.name);
}

function activationOf(layer: ObjectValue): readonly Step[] {
  const value = layer.attributes.get("activation");
  if (value?.kind === "operation") return activation(value.as.replace(/^.*\./, ""));
  throw untranslatable(`${layer.type.name} with such an activation`);
}
function activation(name: string): readonly Step[] {
  if (name === "linear") return [];
  const found = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (!found) throw untranslatable(name);
  const [module, lines] = found;
  const words = (target: Target): readonly string[] => {
    if (target === "jax") return [`x = jax.nn.${name}(x${name === "gelu" ? ", approximate=False" : ""})`];
    if (target === "numpy" && !lines) throw untranslatable(name);
    return lines ?? [];
  };
  return [{ modules: [module], weights: [], lines: (_, target) => words(target) }];
}
/** PyTorch's module, and what becomes of x in NumPy, where it has words for it. JAX has functions of all these names. */
const activations: Readonly<Record<string, readonly [module: string, lines: readonly string[] | null]>> = {
  gelu: ["GELU()", null],
  swish: ["SiLU()", ["x = x / (1 + np.exp(-x))"]],
  leaky_relu: ["LeakyReLU(0.2)", ["x = np.where(x > 0, x, 0.2 * x)"]],
  relu: ["ReLU()", ["x = np.maximum(x, 0)"]],
  sigmoid: ["Sigmoid()", ["x = 1 / (1 + np.exp(-x))"]],
  tanh: ["Tanh()", ["x = np.tanh(x)"]],
  elu: ["ELU()", ["x = np.where(x > 0, x, np.expm1(x))"]],
  softplus: ["Softplus()", ["x = np.logaddexp(x, 0)"]],
  silu: ["SiLU()", ["x = x / (1 + np.exp(-x))"]],
  softmax: [
    "Softmax(dim=-1)",
    ["x = np.exp(x - np.max(x, -1, keepdims=True))", "x = x / np.sum(x, -1, keepdims=True)"],
  ],
};

/** What there are no words for in the model, as far as it is known by now; null where there is nothing. */
export function lackOf(model: ObjectValue, f: Framework): Untranslatable | null {
  try {
    for (const s of stepsOf(model)) s.lines([], f.target);
    return null;
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    return error === unbuilt ? null : error;
  }
}

const stepsOf = (model: ObjectValue): readonly Step[] => layersOf(model).flatMap(stepOf);
const modulesOf = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap((s) => s.modules.map((m) => `torch.nn.${m}`));
const weightsOf = (steps: readonly Step[]): readonly Weight[] => steps.flatMap((s) => s.weights);

/** Lines for the model as it is now: all of it, or its weights where they alone are new; none where nothing is. @throws Untranslatable */
export function modelLines(name: string, model: ObjectValue, models: Models, f: Framework): readonly string[] {
  const steps = stepsOf(model);
  const weights = weightsOf(steps).map((w) => w.value);
  const before = models.get(name);
  const all = modulesOf(steps).join();
  const isNew = before?.model !== model || before.modules !== all;
  if (!isNew && weights.every((w, i) => w === before.weights[i])) return [];
  const write = f.target === "torch" ? modules : functionOf;
  const lines = write(pythonName(name), steps, isNew, f);
  models.set(name, { model, modules: all, weights });
  return lines;
}

const weightCode = (s: Stored, f: Framework): string => f.tensor(literalCode(nested(s), s.dtype), s.dtype);

function modules(name: string, steps: readonly Step[], isNew: boolean, f: Framework): readonly string[] {
  const all = modulesOf(steps);
  const made = [`${name} = torch.nn.Sequential(`, ...all.map((m) => `    ${m},`), ")"];
  const still = all.some((m) => m.includes("Dropout")) ? [`${name}.train(False)`] : [];
  const filled = steps.flatMap((s, i) =>
    s.weights.map((w) => `    ${name}[${i}].${w.name}.copy_(${weightCode(w.value, f)}${w.turned ? ".T" : ""})`),
  );
  return [...(isNew ? [...made, ...still] : []), ...(filled.length > 0 ? ["with torch.no_grad():", ...filled] : [])];
}

function functionOf(name: string, steps: readonly Step[], isNew: boolean, f: Framework): readonly string[] {
  const list = `${name}_weights`;
  const all = weightsOf(steps);
  const values = all.length === 0 ? [] : [`${list} = [`, ...all.map((w) => `    ${weightCode(w.value, f)},`), "]"];
  let at = 0;
  const lines = steps.flatMap((s) =>
    s.lines(
      s.weights.map(() => `${list}[${at++}]`),
      f.target,
    ),
  );
  const made = ["", `def ${name}(x):`, ...lines.map((l) => `    ${l}`), "    return x", ""];
  return [...values, ...(isNew ? made : [])];
}

/** Lines that give a model the weights that it has in the session, where those of the script are others. */
export function weightLines(
  name: string,
  model: ObjectValue,
  scripts: ObjectValue,
  models: Models,
  f: Framework,
): readonly string[] {
  if (lackOf(model, f) || lackOf(scripts, f)) return [];
  const [own, others] = [model, scripts].map((m) => builtWeights(m)) as [readonly Stored[], readonly Stored[]];
  if (own.length !== others.length || own.every((w, i) => sameStored(w, others[i]!))) return [];
  const written = models.get(name);
  if (written) models.set(name, { ...written, model });
  if (f.target !== "tensorflow") return modelLines(name, model, models, f);
  const arrays = own.map((w) => `np.array(${literalCode(nested(w), w.dtype)}, np.${w.dtype})`);
  return [`${pythonName(name)}.set_weights([${arrays.join(", ")}])`];
}
/** None where there are none yet. */
function builtWeights(model: ObjectValue): readonly Stored[] {
  try {
    return weightsOf(stepsOf(model)).map((w) => w.value);
  } catch (error) {
    if (error !== unbuilt) throw error;
    return [];
  }
}

/** What a call may say beside what the model is given. */
const harmless: ReadonlySet<string> = new Set(["verbose", "batch_size", "training"]);

/** The call of a model that stands in the script, by its name or by predict; null for any other. @throws Untranslatable */
export function modelCall(callee: Expr, args: readonly Argument[], c: Context): string | null {
  if (c.framework.target === "tensorflow") return null;
  const predicts = callee.kind === "attribute" && callee.name === "predict";
  const of = predicts ? callee.of : callee;
  const value = of.kind === "name" ? known(of, c) : null;
  if (of.kind !== "name" || !isModel(value)) return null;
  const lack = lackOf(value, c.framework);
  if (lack) throw lack;
  if (c.models.get(of.name)?.model !== value) return null;
  const steps = stepsOf(value);
  const [x, ...others] = args;
  const isPlain = x && x.name === null && x.star === "";
  const isFalse = (e: Expr): boolean => {
    const value = known(e, c);
    return value?.kind === "bool" && !value.value;
  };
  const trains = args.some((a) => a.name === "training" && !isFalse(a.value));
  if (!isPlain || trains || !others.every((a) => a.name !== null && harmless.has(a.name)))
    throw untranslatable("this call");
  const given = tensorCode(x.value, c, steps[0]?.ofPlaces ? null : "float32");
  const code = `${pythonName(of.name)}(${given})`;
  return predicts && c.framework.target === "torch" ? `${code}.detach()` : code;
}
