/** What PyTorch calls the steps that it records (`grad_fn`), and which of them keep values for their gradients. */
import { type Arg, stringOf, type Value, type ValueOf } from "./value.ts";

/** Where that is not the function's own name. */
const names: Readonly<Record<string, string>> = {
  divide: "Div",
  true_divide: "Div",
  multiply: "Mul",
  subtract: "Sub",
  negative: "Neg",
  clamp: "Clamp",
  "nn.functional.relu": "Relu",
  "nn.functional.softmax": "Softmax",
  absolute: "Abs",
  "nn.functional.log_softmax": "LogSoftmax",
  "nn.functional.cross_entropy": "NllLoss",
  "nn.functional.mse_loss": "MseLoss",
  concat: "Cat",
  concatenate: "Cat",
  tensor_split: "Split",
  "nn.functional.relu6": "Hardtanh",
  "nn.functional.selu": "Elu",
  "nn.functional.logsigmoid": "LogSigmoid",
  "nn.functional.max_pool2d": "MaxPool2DWithIndices",
  "nn.functional.avg_pool2d": "AvgPool2D",
  "nn.functional.adaptive_avg_pool2d": "AdaptiveAvgPool2D",
  "nn.functional.dropout": "Mul",
  "nn.functional.binary_cross_entropy_with_logits": "BinaryCrossEntropyWithLogits",
};

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
const texts = new Map<string, Value>();
function text(name: string): Value {
  let known = texts.get(name);
  if (known === undefined) {
    known = stringOf(name);
    texts.set(name, known);
  }
  return known;
}

const plain = new Map<string, Value>();
/** The step that a function by that name is, whatever it is given. */
function plainStep(name: string): Value {
  let known = plain.get(name);
  if (known === undefined) {
    const short = name.slice(name.lastIndexOf(".") + 1);
    known = text(`${names[name] ?? short.split("_").map(capitalized).join("")}Backward0`);
    plain.set(name, known);
  }
  return known;
}

const rankOf = (arg: Arg | undefined): number => (arg?.value.kind === "tensor" ? arg.value.node.shape.length : 0);

/** The step that a function called by that name, with these arrays, is. */
export function stepOf(name: string, args: readonly Arg[]): Value {
  switch (name) {
    case "matmul":
    case "mm":
      return productStep(rankOf(args[0]), rankOf(args[1]), name);
    case "sum":
    case "mean":
    case "prod": {
      const along = args.some((a, i) => (a.name === null ? i > 0 : a.name === "dim" || a.name === "axis"));
      return text(`${capitalized(name)}Backward${along ? 1 : 0}`);
    }
    case "max":
    case "min":
      return text(`${capitalized(name)}Backward${args.filter((a) => a.name === null).length === 1 ? 1 : 0}`);
    case "nn.functional.linear":
      return linearStep(args);
    case "nn.functional.conv1d":
    case "nn.functional.conv2d":
      return text("ConvolutionBackward0");
    case "nn.functional.layer_norm":
      return text("NativeLayerNormBackward0");
    case "nn.functional.cosine_similarity":
      return text("SumBackward1");
    case "nn.functional.pairwise_distance":
      return text("NormBackward1");
    case "nn.functional.cross_entropy":
      return crossStep(name, args);
    case "nn.functional.cosine_embedding_loss":
    case "nn.functional.triplet_margin_loss":
    case "nn.functional.hinge_embedding_loss":
    case "nn.functional.margin_ranking_loss":
    case "nn.functional.l1_loss":
    case "nn.functional.kl_div":
      return lossStep(name, args);
    default:
      return plainStep(name);
  }
}

function productStep(left: number, right: number, name: string): Value {
  if (name === "mm") return text("MmBackward0");
  if (left === 1 || right === 1)
    return text(left === right ? "DotBackward0" : right === 1 ? "MvBackward0" : "SqueezeBackward4");
  return text(left === 2 && right === 2 ? "MmBackward0" : right === 2 ? "UnsafeViewBackward0" : "BmmBackward0");
}

function linearStep(args: readonly Arg[]): Value {
  const bias = args.find((a, i) => (a.name === null ? i === 2 : a.name === "bias"))?.value;
  const rank = rankOf(args[0]);
  const none = bias === undefined || bias.kind === "none";
  if (rank === 2) return text(none ? "MmBackward0" : "AddmmBackward0");
  return text(rank === 1 && none ? "SqueezeBackward4" : "UnsafeViewBackward0");
}

/** Smoothed labels and shares of classes are made of several steps. */
function crossStep(name: string, args: readonly Arg[]): Value {
  const smoothing = args.find((a, i) => (a.name === null ? i === 7 : a.name === "label_smoothing"))?.value;
  if (smoothing?.kind === "float" && smoothing.value > 0) return text("AddBackward0");
  const target = args.find((a, i) => (a.name === null ? i === 1 : a.name === "target"))?.value;
  const shares = target?.kind === "tensor" && target.node.dtype.startsWith("float");
  return shares ? text("DivBackward1") : plainStep(name);
}

function lossStep(name: string, args: readonly Arg[]): Value {
  const given = args.find((a) => a.name === "reduction")?.value;
  const how = given?.kind === "string" ? given.value : "mean";
  const known: Readonly<Record<string, string>> = { mean: "Mean", sum: "Sum", batchmean: "Div" };
  return text(`${known[how] ?? (name.endsWith("l1_loss") ? "Abs" : "Sub")}Backward0`);
}

/** What moves elements or adds them up, so that its gradient needs none of them. */
const savingNothing: ReadonlySet<string> = new Set(
  (
    "add sub subtract neg negative rsub sum mean reshape view view_as reshape_as flatten ravel unflatten permute transpose t " +
    "swapaxes swapdims movedim moveaxis squeeze unsqueeze expand expand_as broadcast_to repeat tile flip fliplr flipud rot90 " +
    "roll cat concat concatenate stack hstack vstack dstack column_stack row_stack unbind split tensor_split chunk hsplit " +
    "vsplit dsplit narrow select diag diagonal trace tril triu cumsum clone real floor ceil round trunc sign lerp remainder " +
    "unfold atleast_1d atleast_2d atleast_3d contiguous nn.functional.pad adjoint mT tensor"
  ).split(" "),
);
/** Whether the gradient of the function needs values that are let go once it was computed. */
export const savesValues = (name: string): boolean => !savingNothing.has(name);

/** What has gradients that turn with signs of its argument, as PyTorch says by keeping the argument for them. */
const turning: ReadonlySet<string> = new Set(
  (
    "relu nn.functional.relu nn.functional.relu6 nn.functional.leaky_relu nn.functional.hardtanh nn.functional.threshold " +
    "nn.functional.hardshrink nn.functional.softshrink nn.functional.l1_loss nn.functional.rrelu nn.functional.prelu abs absolute"
  ).split(" "),
);
export const turnsWithSigns = (name: string): boolean => turning.has(name);

/** The step that picking a part is: the last thing that the key does. */
export function partStep(key: Value, picked: boolean): Value {
  if (picked) return text("IndexBackward0");
  const items = key.kind === "tuple" ? key.items : [key];
  const last = items.findLast((k) => k.kind !== "ellipsis" && !(k.kind === "slice" && isWhole(k))) ?? items[0];
  switch (last?.kind) {
    case "int":
      return text("SelectBackward0");
    case "none":
      return text("UnsqueezeBackward0");
    case "slice":
      return text("SliceBackward0");
    case "ellipsis":
      return text("AliasBackward0");
    default:
      return text("IndexBackward0");
  }
}
const isWhole = ({ start, stop, step }: ValueOf<"slice">): boolean =>
  start === null && stop === null && (step === null || step === 1);

export const namedStep = text;
