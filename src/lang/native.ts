/**
 * What the library's Python asks of the host: Variables with a Keras path, figures, the clock, random words. Found only
 * in the library, as `_tensh`.
 */
import { UserError } from "../core/errors.ts";
import type { AxisOf, Figure, Mark, Panel } from "../core/figure.ts";
import { denseData } from "../core/stored.ts";
import { makeVariable } from "../graph/variable.ts";
import { operationNamed } from "../ops/index.ts";
import { drawn } from "../ops/random.ts";
import { permutation } from "../random/distribution.ts";
import { drawScaled, scalings } from "../random/initializers.ts";
import { advance, readWords, type Stream, wordsPerBlock } from "../random/philox.ts";
import { method } from "./arguments.ts";
import { isFixed, partIn } from "./arrays.ts";
import { callOperation } from "./bind.ts";
import { literalsOf, toNode } from "./convert.ts";
import { copyFunctions } from "./copying.ts";
import { dictFrom } from "./dicts.ts";
import { type Env, isPythonSession, plainUndo } from "./env.ts";
import { exceptionOf } from "./exceptions.ts";
import { framesOf } from "./frames.ts";
import { iteratorOf } from "./iterators.ts";
import { jaxFunctions } from "./jax.ts";
import { keyOf } from "./keys.ts";
import { bucketFunctions } from "./native-buckets.ts";
import { byteFunctions } from "./native-bytes.ts";
import { checkpointFunctions } from "./native-checkpoints.ts";
import { clockFunctions } from "./native-clocks.ts";
import { containerFunctions } from "./native-containers.ts";
import { depthFunctions } from "./native-depth.ts";
import { equationFunctions } from "./native-equations.ts";
import { fieldFunctions, newNamedTuple } from "./native-fields.ts";
import { fileFunctions } from "./native-files.ts";
import { floatFunctions } from "./native-floats.ts";
import { groupFunctions } from "./native-groups.ts";
import { heapFunctions } from "./native-heaps.ts";
import { interpolationFunctions } from "./native-interpolation.ts";
import { jsonFunctions } from "./native-json.ts";
import { operatorFunctions } from "./native-operators.ts";
import { orderFunctions } from "./native-orders.ts";
import { packingFunctions } from "./native-packing.ts";
import { patternFunctions } from "./native-patterns.ts";
import { rowFunctions } from "./native-rows.ts";
import { structFunctions } from "./native-structs.ts";
import { unicodeFunctions } from "./native-unicode.ts";
import { chanceMethods, wordFunctions } from "./native-words.ts";
import { zoneFunctions } from "./native-zones.ts";
import { streamFunctions } from "./np-states.ts";
import { outletOf, setOutlet } from "./outlets.ts";
import { modulesIn, reloaded } from "./own-modules.ts";
import { passedOn } from "./passed-on.ts";
import { writingFunctions } from "./print-options.ts";
import { literal } from "./reflection.ts";
import { layoutOf } from "./seeing.ts";
import { itemsOf } from "./sequences.ts";
import { stridedView } from "./strided-views.ts";
import { toItems } from "./subscript.ts";
import { torchFunctions } from "./torch.ts";
import { noteMade } from "./tracing.ts";
import { isTrue } from "./truth.ts";
import {
  type BuiltinValue,
  boolOf,
  functionWith,
  intOf,
  none,
  shapeOf,
  stringOf,
  tensorOf,
  tupleOf,
  type Value,
} from "./value.ts";

/** A Variable as Keras makes them: shown with its path. */
const variable = method("variable", ["value", "name", "path", "trainable"], (args, env, span) => {
  noteMade(env, span);
  const node = toNode(args.value("value"), literalsOf(env));
  const value = env.host.realize([node])[0]!;
  const made = makeVariable(value, args.string("name"), args.bool("trainable", true), args.string("path"));
  return { kind: "variable", variable: made };
});

/** How often each name was asked for, by session. */
const counts = new WeakMap<object, Map<string, number>>();
/** The session's, which are about to change; a preview gives no names away. */
function countsOf({ host }: Env): Map<string, number> {
  const known = counts.get(host) ?? new Map<string, number>();
  counts.set(host, known);
  const write = (old: ReadonlyMap<string, number>): void => {
    known.clear();
    for (const [name, used] of old) known.set(name, used);
  };
  host.touch(known, () => plainUndo(() => new Map(known), write));
  return known;
}
/** The name of a class in the way of variables, with a number from its second use on: `my_layer_1`. */
const autoName = method("auto_name", ["name"], (args, env) => {
  const snake = args
    .string("name")
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
  const known = countsOf(env);
  const used = known.get(snake) ?? 0;
  known.set(snake, used + 1);
  return stringOf(used === 0 ? snake : `${snake}_${used}`);
});

const forgetNames = method("forget_names", [], (_, env) => {
  countsOf(env).clear();
  return none;
});

/** Text that a program writes itself: as print does, or beside it. */
const print = method("print", ["text", "seen"], (args, env) => {
  if (args.bool("seen", true)) env.host.print(args.string("text"));
  else env.host.printAside(args.string("text"));
  return none;
});

/** Leads what print writes to something that has `write`; out again, where that is None. Gives what it was led to before. */
const printInto = method("print_into", ["place"], (args, env) => {
  const before = outletOf(env) ?? none;
  setOutlet(args.optional("place"), env);
  return before;
});

/** The exception that a handler around is at, or None. */
const handled = method("handled", [], (_, env) =>
  env.handling instanceof UserError ? exceptionOf(env.handling) : none,
);

/** `sys.modules`, and a module that is run again. */
const modules = method("modules", [], (_, env) => modulesIn(env));
const reload = method("reloaded", ["module"], (args, env, span) => reloaded(args.value("module"), env, span));

/** NumPy's print options, as `np.get_printoptions` tells them. */
const writing = method("print_options", [], (_, env) => {
  const usual = { precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false, floatmode: "maxprec" };
  const given = { ...usual, sign: "-", nanstr: "nan", infstr: "inf", ...env.host.printing.options };
  const { precision, threshold, edgeitems, linewidth, suppress, floatmode } = given;
  const facts: [string, Value][] = [
    ["edgeitems", intOf(edgeitems)],
    ["threshold", intOf(threshold)],
    ["floatmode", stringOf(floatmode)],
    ["precision", intOf(precision)],
    ["suppress", boolOf(suppress)],
    ["linewidth", intOf(linewidth)],
    ["nanstr", stringOf(given.nanstr)],
    ["infstr", stringOf(given.infstr)],
    ["sign", stringOf(given.sign)],
    ["formatter", env.host.printing.formatter],
    ["legacy", boolOf(false)],
    ["override_repr", none],
  ];
  return dictFrom(facts.map(([name, value]) => [stringOf(name), value] as const));
});

/** Calls an operation, by its name in a library, with arguments in a list and a dict. */
const calling = (name: string, library: "tf" | "np") =>
  method(name, ["name", "args", "options"], (args, env, span) => {
    const found = operationNamed(args.string("name"));
    if (!found) return args.misfit("name", "an operation");
    return callOperation(found, passedOn(args, env, span), { env, span, as: `${library}.${found.name}` });
  });
const operation = calling("operation", "tf");
const numpy = calling("numpy", "np");

/** Whether an array is kept from being written to; with an argument, from now on. */
const fixed = method("fixed", ["of", "on?"], (args, env) => {
  const of = args.value("of");
  if (of.kind !== "tensor") return args.misfit("of", "an array");
  if (args.has("on")) {
    const put = (on: boolean): void => {
      of.fixed = on;
    };
    env.host.touch(of, () => plainUndo(() => of.fixed === true, put));
    put(args.bool("on", false));
  }
  return boolOf(isFixed(of));
});

/** A part of an array, which shows it wherever that can be, also where it has no axes. */
const part = method("array_part", ["of", "key"], (args, env, span) => {
  const of = args.value("of");
  if (of.kind !== "tensor") return args.misfit("of", "an array");
  return partIn(of, toItems([{ value: args.value("key"), span }], env));
});

/** The elements at strides of one's own, from where the array begins; None where they leave what it holds. */
const strided = method("array_strided", ["of", "size", "stride"], (args) => {
  const of = args.value("of");
  if (of.kind !== "tensor") return args.misfit("of", "an array");
  const { offset } = layoutOf(of);
  const view = stridedView(of, { shape: args.ints("size")!, strides: args.ints("stride")!, offset });
  return view ?? none;
});

/** A function or class under the name of another, or under a text; of a function, with what it says of itself. */
const named = method("named", ["of", "like"], (args) => {
  const [of, like] = [args.value("of"), args.value("like")];
  if (of.kind === "class" && like.kind === "string") return Object.assign(of, { name: like.value });
  if (of.kind !== "function" || like.kind !== "function") return of;
  return functionWith(of, { name: like.name, doc: like.doc, around: like.around });
});

const shape = method("shape", ["sizes"], (args, env) =>
  shapeOf(itemsOf(args.value("sizes"), env).map((v) => (v.kind === "int" ? Number(v.value) : 0))),
);

/** Whether tf.function runs functions as they are; with an argument, from now on. */
const eagerly = method("eagerly", ["on?"], (args, env) => {
  const { functions } = env.host;
  if (args.has("on")) {
    const put = (eager: boolean): void => {
      functions.eager = eager;
    };
    env.host.touch(functions, () => plainUndo(() => functions.eager, put));
    put(args.bool("on", false));
  }
  return boolOf(functions.eager);
});

/** The order of the rows in which the first shuffle of a graph leaves them; null without a seed, which leaves it to chance. */
const graphOrder = method("graph_order", ["rows"], (args, env) => {
  const rows = Number(args.wide("rows"));
  const graph = "an order";
  env.host.forgetGraph(graph);
  const place = { graph, at: 0, unseeded: 0 };
  return tensorOf(drawn(env.host.random.draw(permutation(), rows, null, "int64", place), [rows]));
});

/** Calls a function as TensorFlow runs a graph: random operations in it are that graph's. */
const inGraph = method("in_graph", ["graph", "function", "arguments"], (args, env, span) => {
  const graph = { graph: args.string("graph"), at: 0, unseeded: 0 };
  const given = itemsOf(args.value("arguments"), env).map((value) => ({ name: null, value, span }));
  return env.interpreter.call(args.value("function"), given, { ...env, graph }, span);
});

/** Programs get the refusals of the real libraries where the shell takes what is meant. */
const isStrict = method("is_strict", [], (_, env) => boolOf(isPythonSession(env.host)));

const forgetGraph = method("forget_graph", ["graph"], (args, env) => {
  env.host.forgetGraph(args.string("graph"));
  return none;
});

/** The two seeds of an operation with this seed of its own, or none. */
const opSeeds = method("op_seeds", ["seed"], (args, env) => {
  const own = args.optional("seed") ? args.wide("seed") : null;
  const { counter, key } = env.host.random.stream("a dataset's order", own, 0);
  return tupleOf([intOf(key[0]), intOf(counter[2])]);
});

/** An iterator over the words of the Philox stream of two seeds. */
const philox = method("philox", ["seed", "seed2"], (args) => {
  const start: Stream = {
    counter: [0, 0, Number(args.wide("seed2")), 0],
    key: [Number(args.wide("seed")), 0],
  };
  const block = new Uint32Array(wordsPerBlock);
  let held = -1;
  return iteratorOf("words", (at) => {
    const index = Math.floor(at / wordsPerBlock);
    if (index !== held) readWords(advance(start, BigInt(index)), block);
    held = index;
    return intOf(block[at % wordsPerBlock]!);
  });
});

/** Initial weights, for an integer seed. */
const scaled = method("scaled", ["how", "shape", "seed"], (args, env) => {
  const how = args.string("how") as keyof typeof scalings;
  const shape = itemsOf(args.value("shape"), env).map((v) => Number((v as { value: bigint }).value));
  const draw = drawScaled(scalings[how], shape, args.wide("seed"));
  return tensorOf(drawn(draw, shape));
});

const show = method("show", ["figure"], (args, env) => {
  env.host.show(figureOf(args.value("figure"), env));
  return none;
});
const save = method("save", ["figure", "path"], (args, env) => {
  env.host.save(figureOf(args.value("figure"), env), args.string("path"));
  return none;
});

/** `_tensh.…`, for the library alone. */
export const nativeFunctions: (readonly [string, BuiltinValue])[] = [
  variable,
  autoName,
  forgetNames,
  print,
  operation,
  numpy,
  fixed,
  named,
  shape,
  printInto,
  writing,
  modules,
  reload,
  handled,
  literal,
  eagerly,
  opSeeds,
  philox,
  graphOrder,
  inGraph,
  forgetGraph,
  isStrict,
  framesOf,
  scaled,
  part,
  strided,
  show,
  save,
  ...byteFunctions,
  ...copyFunctions,
  ...groupFunctions,
  ...heapFunctions,
  ...checkpointFunctions,
  ...clockFunctions,
  ...depthFunctions,
  ...bucketFunctions,
  ...fieldFunctions,
  ...fileFunctions,
  ...floatFunctions,
  ...writingFunctions,
  ...packingFunctions,
  ...structFunctions,
  ...interpolationFunctions,
  ...jsonFunctions,
  ...operatorFunctions,
  ...orderFunctions,
  ...equationFunctions,
  ...patternFunctions,
  ...rowFunctions,
  ...streamFunctions,
  ...torchFunctions,
  ...unicodeFunctions,
  ...wordFunctions,
  ...zoneFunctions,
  ...jaxFunctions,
].map((f) => [`_tensh.${f.name}`, f] as const);
nativeFunctions.push(...containerFunctions, ...chanceMethods, newNamedTuple);

/** What the library gathered as dicts, as a figure. */
function figureOf(value: Value, env: Env): Figure {
  const read = new Reader(env);
  return {
    title: read.text(value, "title"),
    panels: read.list(value, "panels").map((p) => panelOf(p, read)),
    columns: read.number(value, "columns"),
  };
}

const panelOf = (value: Value, read: Reader): Panel => ({
  title: read.text(value, "title"),
  marks: read.list(value, "marks").map((m) => markOf(m, read)),
  x: axisOf(read.field(value, "x"), read),
  y: axisOf(read.field(value, "y"), read),
  grid: read.flag(value, "grid"),
});

function axisOf(value: Value, read: Reader): AxisOf {
  const pair = read.isNone(value, "range") ? null : read.list(value, "range");
  const ticks = read.isNone(value, "ticks") ? null : read.list(value, "ticks");
  const range = pair?.every((v) => v.kind !== "none") ? pair.map((v) => read.plain(v)) : null;
  return {
    label: read.text(value, "label"),
    scale: read.text(value, "scale") === "log" ? "log" : "linear",
    range: range ? [Math.min(range[0]!, range[1]!), Math.max(range[0]!, range[1]!)] : null,
    ticks:
      ticks?.map((t) => {
        const [at, text] = itemsOf(t, read.env);
        return [read.plain(at!), text!.kind === "string" ? text!.value : ""] as const;
      }) ?? null,
  };
}

function markOf(value: Value, read: Reader): Mark {
  const kind = read.text(value, "kind") as Mark["kind"];
  const labelled = () => ({ label: read.text(value, "label"), color: read.color(value) });
  switch (kind) {
    case "line": {
      const [dashed, dotted] = [read.flag(value, "dashed"), read.flag(value, "dotted")];
      return { kind, x: read.floats(value, "x"), y: read.floats(value, "y"), dashed, dotted, ...labelled() };
    }
    case "points":
      return { kind, x: read.floats(value, "x"), y: read.floats(value, "y"), ...labelled() };
    case "bars": {
      const [low, high] = [read.floats(value, "low"), read.floats(value, "high")];
      return { kind, low, high, height: read.floats(value, "height"), base: read.number(value, "base"), ...labelled() };
    }
    case "band": {
      const [low, high] = [read.floats(value, "low"), read.floats(value, "high")];
      return { kind, x: read.floats(value, "x"), low, high, ...labelled() };
    }
    case "rule": {
      const axis = read.text(value, "axis") === "x" ? "x" : "y";
      return { kind, axis, at: read.number(value, "at"), dashed: read.flag(value, "dashed"), ...labelled() };
    }
    case "text":
      return { kind, x: read.number(value, "x"), y: read.number(value, "y"), text: read.text(value, "text") ?? "" };
    case "grid":
      return gridOf(value, read);
    case "image": {
      const { shape, data } = read.tensor(value, "values");
      const pixels = Uint8Array.from({ length: shape[0]! * shape[1]! * 3 }, (_, i) => {
        const [at, channel] = [Math.floor(i / 3), i % 3];
        return Math.max(0, Math.min(255, data[at * shape[2]! + Math.min(channel, shape[2]! - 1)]!));
      });
      return { kind, rows: shape[0]!, columns: shape[1]!, pixels };
    }
  }
}

function gridOf(value: Value, read: Reader): Mark {
  const { shape, data } = read.tensor(value, "values");
  const finite = data.filter(Number.isFinite);
  const end = (name: string, found: () => number): number =>
    read.isNone(value, name) ? found() : read.number(value, name);
  return {
    kind: "grid",
    rows: shape[0]!,
    columns: shape[1]!,
    values: data,
    low: end("low", () => finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)),
    high: end("high", () => finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)),
    map: read.text(value, "map") === "gray" ? "gray" : "viridis",
    scale: read.flag(value, "scale"),
  };
}

/** Fields of dicts, as what a figure wants. */
class Reader {
  readonly env: Env;
  constructor(env: Env) {
    this.env = env;
  }
  field(of: Value, name: string): Value {
    return (of.kind === "dict" && of.entries.get(keyOf(stringOf(name)))?.value) || none;
  }
  isNone(of: Value, name: string): boolean {
    return this.field(of, name).kind === "none";
  }
  text(of: Value, name: string): string | null {
    const found = this.field(of, name);
    return found.kind === "string" ? found.value : null;
  }
  list(of: Value, name: string): Value[] {
    return itemsOf(this.field(of, name), this.env);
  }
  flag(of: Value, name: string): boolean {
    return isTrue(this.field(of, name), this.env);
  }
  plain(value: Value): number {
    return this.numbers(value).data[0]!;
  }
  number(of: Value, name: string): number {
    return this.plain(this.field(of, name));
  }
  floats(of: Value, name: string): Float64Array {
    return this.tensor(of, name).data;
  }
  tensor(of: Value, name: string): { readonly shape: readonly number[]; readonly data: Float64Array } {
    return this.numbers(this.field(of, name));
  }
  private numbers(value: Value): { readonly shape: readonly number[]; readonly data: Float64Array } {
    const node = toNode(value, { int: "float64", float: "float64" });
    const data = denseData(this.env.host.realize([node])[0]!) as Float64Array;
    return { shape: node.shape, data: Float64Array.from(data, Number) };
  }
  color(of: Value): string | number | null {
    const found = this.field(of, "color");
    if (found.kind === "string") return found.value;
    return found.kind === "int" ? Number(found.value) : null;
  }
}
