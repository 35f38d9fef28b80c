/**
 * PyTorch's functions on its tensors: from the evaluator straight to an operation, and the result as a tensor. What asks
 * for more (dropout, makers, out=, generators) goes to the library's text. Knows how functions are called, not what
 * flows back.
 */
import { type DType, isFloat, isHalf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import type { Param } from "../core/params.ts";
import { castReal } from "../graph/cast.ts";
import type { Node } from "../graph/node.ts";
import { operationIn } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";
import { numberBeside } from "./alike.ts";
import { callOperation } from "./bind.ts";
import type { CallSite } from "./call-site.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { failAt, placed } from "./fail.ts";
import { inOrder } from "./orders.ts";
import { filledForm, formOf, isOther, readyFor } from "./ready.ts";
import { autocast } from "./torch-autocast.ts";
import { type Check, checks } from "./torch-checks.ts";
import { noteSaving, noteTurning } from "./torch-flow.ts";
import { noteOrigins } from "./torch-origins.ts";
import { torchRandom } from "./torch-random.ts";
import { runAsTorch } from "./torch-rules.ts";
import { savesValues, stepOf, turnsWithSigns } from "./torch-steps.ts";
import { bare, partsOf, records, settled, unrecorded, wrapped } from "./torch-tensors.ts";
import { type Keeps, keepsOf, noteKept } from "./torch-versions.ts";
import { isTrue } from "./truth.ts";
import {
  type Arg,
  type BuiltinValue,
  boolOf,
  builtin,
  byPlace,
  listOf,
  stringOf,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";
import { givesViews } from "./views.ts";

/** What is known of a function, whatever it is called with. */
interface Known {
  readonly as: string;
  readonly operation: Operation | undefined;
  /** It draws from PyTorch's stream. */
  readonly drawn: BuiltinValue | undefined;
  /** Some of its results may be parts of what came in. */
  readonly views: boolean;
  readonly saves: boolean;
  readonly turns: boolean;
  readonly special: boolean;
  readonly checks: Check | undefined;
  /** What its gradient needs of what it was given and gave. */
  readonly keeps: Keeps | undefined;
}

/** What makes tensors, which may want gradients. */
const makers: ReadonlySet<string> = new Set(
  (
    "tensor zeros ones full empty eye arange linspace logspace rand randn randint _uniform zeros_like ones_like full_like " +
    "empty_like rand_like randn_like randperm normal _bernoulli"
  ).split(" "),
);
const special: ReadonlySet<string> = new Set([
  ...makers,
  "nn.functional.dropout",
  "dropout",
  "nn.functional.scaled_dot_product_attention",
  "clamp",
  "clip",
]);
const functions = new Map<string, Known>();
function knownOf(name: string): Known {
  let known = functions.get(name);
  if (known === undefined) {
    const as = `torch.${name}`;
    const operation = operationIn("torch", name);
    known = {
      as,
      operation,
      drawn: torchRandom.find(([path]) => path === as)?.[1],
      views: operation !== undefined && givesViews(operation, as),
      saves: savesValues(name),
      turns: turnsWithSigns(name),
      special: special.has(name),
      checks: checks[name],
      keeps: keepsOf(name),
    };
    functions.set(name, known);
  }
  return known;
}

/** Whether there is a function of that name. */
export const isFunction = (name: string): boolean => {
  const { operation, drawn } = knownOf(name);
  return operation !== undefined || drawn !== undefined;
};
/** Whether it takes a tensor first. */
export function isMethod(name: string): boolean {
  const { operation, drawn } = knownOf(name);
  if (!operation || drawn) return false;
  const [first] = Object.values(operation.params);
  return first?.kind === "tensor" || first?.kind === "known";
}

const builtins = new Map<string, BuiltinValue>();
/** A function of PyTorch's by its name. */
export function torchFunction(name: string): BuiltinValue {
  let known = builtins.get(name);
  if (known === undefined) {
    known = builtin(name, (args, env, span) => callTorch(name, args, env, span));
    builtins.set(name, known);
  }
  return known;
}

const asksForMore = ({ name }: Arg): boolean => name === "generator" || name === "out" || name === "inplace";

/** Where `inplace` stands among the arguments of functions of layers. */
const inplaceAt: Readonly<Record<string, number>> = {
  relu: 1,
  relu6: 1,
  selu: 1,
  silu: 1,
  mish: 1,
  hardswish: 1,
  hardsigmoid: 1,
  elu: 2,
  celu: 2,
  leaky_relu: 2,
  threshold: 3,
  hardtanh: 3,
};
/** The arguments with `inplace` by its name. */
function withInplace(name: string, args: readonly Arg[]): readonly Arg[] {
  const at = name.startsWith("nn.functional.") ? inplaceAt[name.slice("nn.functional.".length)] : undefined;
  if (at === undefined || args.length <= at || args[at]!.name !== null) return args;
  return args.map((a, i) => (i === at ? { ...a, name: "inplace" } : a));
}

export function callTorch(name: string, given: readonly Arg[], env: Env, span: Span): Value {
  const args = withInplace(name, given);
  if (!knownOf(name).special && !args.some(asksForMore)) return callPlainly(name, args, env, span);
  const places = args.filter((a) => a.name === null).map((a) => a.value);
  const named = args.flatMap((a) => (a.name === null ? [] : [[stringOf(a.name), a.value] as const]));
  const all = [stringOf(name), listOf(places), dictFrom(named), boolOf(makers.has(name))];
  return env.interpreter.call(partsOf(env).special, byPlace(all, span), env, span);
}

/** The function as it is, of what it is given. */
export function callPlainly(name: string, args: readonly Arg[], env: Env, span: Span): Value {
  const known = knownOf(name);
  const recording = records(env);
  const given = autocast(
    name,
    args.map((a) => bareArg(a, recording || known.views, env)),
    env,
  );
  if (known.checks) known.checks(given, env, span);
  const made = computed(known, given, env, span);
  const result = settled(made, recording, env);
  if (recording && known.saves) noteSaving(result, given);
  if (recording && known.turns) noteTurning(result);
  const fields = made.kind === "list" ? made.fields : undefined;
  const step = stepOf(name, given);
  if (fields && result.kind === "list") {
    const parts = [stringOf(name), tupleOf(fields.map(stringOf)), wrapped(result, step, env)];
    return env.interpreter.call(partsOf(env).results, byPlace(parts, span), env, span);
  }
  if (name === "allclose" || name === "equal") return boolOf(isTrue(result, env));
  const found = wrapped(result, step, env);
  if (recording && known.keeps) noteKept(name, known.keeps, args, given, found);
  if (recording) noteOrigins(found, args);
  return found;
}

function bareArg(arg: Arg, recording: boolean, env: Env): Arg {
  const found = bare(arg.value, env);
  const value = recording ? found : unrecorded(found, env);
  return value === arg.value ? arg : { name: arg.name, value, span: arg.span };
}

function computed(known: Known, given: readonly Arg[], env: Env, span: Span): Value {
  const { as, operation, drawn, views } = known;
  if (drawn) return drawn.call(given, env, span);
  if (!operation) throw failAt("name/module", { name: as }, span);
  const half = scaledHalf(operation, given);
  if (half) {
    const made = computed({ ...known, views: false }, given.map(inComputing), env, span);
    return made.kind === "tensor" ? { ...made, node: settledCast(made.node, half, env) } : made;
  }
  const site = { env, span, as };
  const bound = views || env.observe ? null : readyHere(operation, inOrder(given, as), site);
  if (!bound) return callOperation(operation, given, site);
  try {
    const made = runAsTorch(operation, bound, env.host);
    if (Array.isArray(made)) return listOf((made as readonly Node[]).map((n) => tensorOf(n, true)));
    env.host.settle(made as Node);
    return tensorOf(made as Node, true);
  } catch (error) {
    const spans = new Map(given.map((a, i) => [a.name ?? formOf(operation, as, false).names[i]!, a.span]));
    throw placed(error, spans, span, as);
  }
}

/** Where a number beside floats of 16 bits is not rounded to them first: only what comes of both is. */
const scaling: ReadonlySet<string> = new Set(["multiply", "divide", "lerp"]);
/** The dtype of such floats; null where nothing of the kind meets. */
function scaledHalf(operation: Operation, given: readonly Arg[]): DType | null {
  if (!scaling.has(operation.name)) return null;
  const nodes = given.flatMap(({ value }) => (value.kind === "tensor" ? [value.node] : []));
  const half = nodes.find((n) => isHalf(n.dtype));
  if (half === undefined) return null;
  const others = nodes.filter((n) => n.dtype !== half.dtype);
  const ranked = nodes.some((n) => n.dtype === half.dtype && n.shape.length > 0);
  if (others.some((n) => n.shape.length > 0 || !isFloat(n.dtype) || !ranked)) return null;
  const numbers = given.some(({ value }) => value.kind === "int" || value.kind === "float");
  return numbers || others.length > 0 ? half.dtype : null;
}
const inComputing = (arg: Arg): Arg =>
  arg.value.kind === "tensor" && isFloat(arg.value.node.dtype)
    ? { ...arg, value: { ...arg.value, node: castReal(arg.value.node, "float32") } }
    : arg;
function settledCast(node: Node, dtype: DType, env: Env): Node {
  const out = castReal(node, dtype);
  env.host.settle(out);
  return out;
}

/** Complete arguments where floats of one dtype and numbers meet; null where something has to be decided. */
function readyHere(op: Operation, args: readonly Arg[], { as }: CallSite): Record<string, unknown> | null {
  if (op.fields || op.fieldsIn?.torch || isOther(op, args)) return null;
  const dtype = floatMet(args);
  if (dtype === null) return null;
  return filledForm(
    formOf(op, as, false),
    args,
    (param, value, otherwise) => readyFor(param, value) ?? wordOrNumber(param, value, otherwise, dtype),
  );
}

/** A number beside tensors, a factor, and a word that is what it would be anyway. */
function wordOrNumber(param: Param, value: Value, otherwise: unknown, dtype: "float32" | "float64"): unknown {
  switch (param.kind) {
    case "tensor": {
      const alone = param.takes || param.like || param.apart || param.want === "int";
      return alone ? undefined : (numberBeside(value, dtype) ?? undefined);
    }
    case "factor":
    case "number":
      return value.kind === "int" || value.kind === "float" ? Number(value.value) : undefined;
    case "string":
      return value.kind === "string" && value.value === otherwise ? otherwise : undefined;
    default:
      return undefined;
  }
}

/** The one dtype of floats that all tensors among the arguments have; null if there is none. */
function floatMet(args: readonly Arg[]): "float32" | "float64" | null {
  let dtype: "float32" | "float64" | null = null;
  for (const { value } of args) {
    if (value.kind !== "tensor") continue;
    const found = value.node.dtype;
    if ((found !== "float32" && found !== "float64") || (dtype !== null && dtype !== found)) return null;
    dtype = found;
  }
  return dtype;
}
