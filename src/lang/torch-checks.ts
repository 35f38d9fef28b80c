/** What PyTorch refuses of its functions' arguments where our operations would take them, in its words. */
import { isComplex, isFloat, isInteger } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { type Meeting, meetings } from "./torch-dtypes.ts";
import { dims, kindName, unmultiplied } from "./torch-words.ts";
import type { Arg, Value } from "./value.ts";

/** Looks at the arguments, in which arrays stand for tensors. */
export type Check = (args: readonly Arg[], env: Env, span: Span) => void;

const valueAt = (args: readonly Arg[], place: number, name: string): Value | undefined =>
  (args[place]?.name === null ? args[place] : args.find((a) => a.name === name))?.value;
const nodeAt = (args: readonly Arg[], place: number, name = ""): Node | undefined => {
  const value = valueAt(args, place, name);
  return value?.kind === "tensor" ? value.node : undefined;
};

/** Computed of floats alone. */
const floats =
  (name: string): Check =>
  (args, _env, span) => {
    const dtype = nodeAt(args, 0, "input")?.dtype;
    if (!dtype || isFloat(dtype) || isComplex(dtype)) return;
    if (name === "mean") {
      const text = `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${kindName(dtype)}`;
      throw raisedAs("NotImplementedError", text, span);
    }
    const text = `${name} of torch.${dtype} is not supported: make it a float tensor first, as by .float()`;
    throw raisedAs("RuntimeError", text, span);
  };

/** Classes are whole numbers of 64 bits. */
const places: Check = (args, _env, span) => {
  const dtype = nodeAt(args, 0, "input")?.dtype ?? nodeAt(args, 0, "tensor")?.dtype;
  if (!dtype || dtype === "int64") return;
  throw raisedAs("RuntimeError", "one_hot is only applicable to index tensor of type LongTensor.", span);
};

/** Of two tensors with so many axes; `says` tells what is wrong with the ranks found. */
const ranks =
  (wanted: readonly [number, number], says: (a: number, b: number) => string): Check =>
  (args, _env, span) => {
    const [a, b] = [nodeAt(args, 0)?.shape.length, nodeAt(args, 1)?.shape.length];
    if (a === undefined || b === undefined || (a === wanted[0] && b === wanted[1])) return;
    throw raisedAs("RuntimeError", says(a, b), span);
  };

/** As many columns as the weights have. */
const columns: Check = (args, _env, span) => {
  const [x, weight] = [nodeAt(args, 0, "input"), nodeAt(args, 1, "weight")];
  if (!x || !weight || weight.shape.length !== 2 || x.shape.length === 0) return;
  const [outs, ins] = weight.shape as [number, number];
  if (x.shape.at(-1) === ins) return;
  const step = nodeAt(args, 2, "bias") ? "addmm" : "mm";
  throw raisedAs("RuntimeError", unmultiplied(step, x.shape, [ins, outs]), span);
};

/** As many channels as the filters read. */
const channels: Check = (args, _env, span) => {
  const [x, weight] = [nodeAt(args, 0, "input"), nodeAt(args, 1, "weight")];
  if (!x || !weight || x.shape.length < weight.shape.length - 1) return;
  const given = valueAt(args, 6, "groups");
  const groups = given?.kind === "int" ? Number(given.value) : 1;
  const [wanted, found] = [weight.shape[1]! * groups, x.shape.at(-weight.shape.length + 1)];
  if (found === wanted) return;
  const text =
    `Given groups=${groups}, weight of size ${dims(weight.shape)}, expected input${dims(x.shape)} to have ${wanted} channels, ` +
    `but got ${found} channels instead`;
  throw raisedAs("RuntimeError", text, span);
};

/** Every class is one that there is a score for. */
const classes: Check = (args, env, span) => {
  const [scores, target] = [nodeAt(args, 0, "input"), nodeAt(args, 1, "target")];
  if (!scores || !target || !isInteger(target.dtype) || target.shape.length >= scores.shape.length + 1) return;
  const rank = scores.shape.length;
  const count = scores.shape[rank === 1 ? 0 : 1]!;
  if (rank > 1 && target.shape[0] !== scores.shape[0]) {
    const text = `Expected input batch_size (${scores.shape[0]}) to match target batch_size (${target.shape[0]}).`;
    throw raisedAs("ValueError", text, span);
  }
  const skipped = args.find((a) => a.name === "ignore_index")?.value;
  const ignored = skipped?.kind === "int" ? Number(skipped.value) : -100;
  for (const label of denseData(env.host.realize([target])[0]!)) {
    const at = Number(label);
    if (at !== ignored && (at < 0 || at >= count)) throw raisedAs("IndexError", `Target ${at} is out of bounds.`, span);
  }
};

const inexact = "mean std var softmax log_softmax nn.functional.softmax nn.functional.log_softmax norm".split(" ");

const dtypesFirst: ReadonlySet<string> = new Set([
  "nn.functional.linear",
  "nn.functional.cross_entropy",
  "nn.functional.nll_loss",
]);

/** Tensors of different dtypes that it does not join. */
const meeting =
  (look: Meeting): Check =>
  (args, _env, span) => {
    const first = args[0]?.value;
    const wrong = look((place, name) => nodeAt(args, place, name), first?.kind === "string" ? first.value : null);
    if (wrong) throw raisedAs(...wrong, span);
  };

const shapes: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(inexact.map((name) => [name, floats(name)])),
  mm: ranks([2, 2], (a, b) => `mm: ${a === 2 ? "mat2" : "self"} must be a matrix, got ${a === 2 ? b : a}-D tensor`),
  bmm: ranks([3, 3], (a) => `batch${a === 3 ? 2 : 1} must be a 3D tensor`),
  dot: ranks([1, 1], (a, b) => `1D tensors expected, but got ${a}D and ${b}D tensors`),
  mv: ranks([2, 1], (a, b) => `vector + matrix @ vector expected, got 1, ${a}, ${b}`),
  outer: ranks(
    [1, 1],
    (a, b) => `outer: Expected 1-D argument ${a === 1 ? "vec2" : "self"}, but got ${a === 1 ? b : a}-D`,
  ),
  "nn.functional.one_hot": places,
  "nn.functional.linear": columns,
  "nn.functional.cross_entropy": classes,
  "nn.functional.nll_loss": classes,
  "nn.functional.conv1d": channels,
  "nn.functional.conv2d": channels,
  "nn.functional.conv3d": channels,
};

/** What is wrong with sizes and values, and with dtypes, in the order in which PyTorch finds it. */
export const checks: Readonly<Record<string, Check>> = Object.fromEntries(
  [...new Set([...Object.keys(shapes), ...Object.keys(meetings)])].map((name) => {
    const found = [shapes[name], meetings[name] && meeting(meetings[name])].filter((check) => check !== undefined);
    if (dtypesFirst.has(name)) found.reverse();
    const [only] = found;
    const all: Check = (args, env, span) => {
      for (const check of found) check(args, env, span);
    };
    return [name, found.length === 1 && only ? only : all];
  }),
);
