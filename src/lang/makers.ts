/** Functions that make what is not a tensor: Variables, tapes, generators; and those that differentiate or read. */

import { backward, batchJacobian, jacobian } from "../autodiff/gradient.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, showShape } from "../core/shape.ts";
import { fitsOpen, makeVariable, type OpenShape } from "../graph/variable.ts";
import { castTo } from "../ops/operation.ts";
import { Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import { checkWhole, elementsOf, literalsOf, toNode } from "./convert.ts";
import { dtypeOf } from "./dtypes.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { located } from "./fail.ts";
import { forwardAccumulator } from "./forward.ts";
import { generatorMakers } from "./generators.ts";
import { targetOf } from "./gradients.ts";
import { libraryMember } from "./library.ts";
import { printOptions } from "./print-options.ts";
import { noInitialValue, notOfShape } from "./python-says.ts";
import { shapeIn } from "./sizes.ts";
import { makeTape } from "./tape.ts";
import { checkPlainList } from "./tensorflow-lists.ts";
import { reprOf, showOpen } from "./text.ts";
import { traced } from "./traced.ts";
import { noteMade } from "./tracing.ts";
import { boolOf, builtin, byPlace, intOf, listOf, none, stringOf, tensorOf, tupleOf, type Value } from "./value.ts";

/** A Variable with the present value of `value`, which a literal takes in `dtype`. */
export function variableOf(
  value: Value,
  dtype: ReturnType<typeof dtypeOf>,
  name: string,
  trainable: boolean,
  env: Env,
  shape?: OpenShape,
): Value {
  checkWhole(value, dtype);
  const node = toNode(value, literalsOf(env), dtype ?? null);
  const ready = dtype ? castTo(node, dtype) : node;
  if (shape && !fitsOpen(shape, ready.shape))
    throw refuse(
      "assign/shape",
      { name, wanted: showOpen(shape), shape: showShape(ready.shape) },
      {
        notes: { value: noteShape(ready.shape) },
        exception: notOfShape(showShape(ready.shape), showOpen(shape).replace(/^\((.*?),?\)$/, "[$1]")),
      },
    );
  const open = shape === "unknown" || shape?.includes(null) ? shape : undefined;
  return { kind: "variable", variable: makeVariable(env.host.realize([ready])[0]!, name, trainable, null, open) };
}

/** What `shape=` says, which may leave sizes open; undefined for None, which says nothing. */
function openShapeIn(args: Arguments): OpenShape | undefined {
  const value = args.optional("shape");
  if (!value || value.kind === "none") return undefined;
  const sizes = value.kind === "object" ? (value.attributes.get("_sizes") ?? value) : value;
  if (sizes.kind === "none") return "unknown";
  if (sizes.kind === "shape") return sizes.shape;
  const items = sizes.kind === "int" ? [sizes] : elementsOf(sizes);
  return items?.map((size) => {
    if (size.kind === "none") return null;
    return size.kind === "int" ? Number(size.value) : args.misfit("shape", "a shape such as (2, None)");
  });
}

const variableParams = [
  "initial_value",
  "trainable?",
  "validate_shape?",
  "caching_device?",
  "name?",
  "variable_def?",
  "dtype?",
  "import_scope?",
  "constraint?",
  "shape?",
];

/** Strings, lists that begin with one, or a tensor of them. */
function holdsTexts(value: Value): boolean {
  if (value.kind === "object") return value.type.name === "EagerTensor" && value.attributes.has("_texts");
  if (value.kind === "string" || value.kind === "bytes") return true;
  return (
    (value.kind === "list" || value.kind === "tuple") && value.items[0] !== undefined && holdsTexts(value.items[0])
  );
}

const variable: Builtin = {
  value: builtin("Variable", (given, env, span) => {
    const args = new Arguments("Variable", given, variableParams, env, span);
    noteMade(env, span);
    const initial = args.value("initial_value");
    if (initial.kind === "none") throw raisedAs(...noInitialValue, args.spanOf("initial_value"));
    const called = initial.kind === "function" || initial.kind === "operation" || initial.kind === "builtin";
    const value = called ? env.interpreter.call(initial, [], env, span) : initial;
    const asked = args.optional("dtype");
    const dtype = asked && (dtypeOf(asked, literalsOf(env)) ?? args.misfit("dtype", "a dtype"));
    const name = args.optional("name") ? args.string("name") : "Variable";
    const texts = holdsTexts(value) ? libraryMember("_texts.variable", env) : undefined;
    if (texts) {
      const more = byPlace([value, boolOf(args.bool("trainable", true)), stringOf(name)], span);
      return env.interpreter.call(texts, more, env, span);
    }
    if (env.host.dialect === "python")
      checkPlainList(value, dtype, () => reprOf(value, env), args.spanOf("initial_value"));
    return located(
      () => variableOf(value, dtype, name, args.bool("trainable", true), env, openShapeIn(args)),
      new Map(),
      args.spanOf("initial_value"),
    );
  }),
  form: "Variable(value, trainable=True, name='Variable', dtype=None)",
  doc: "Holds values that change: of a fixed shape and dtype, replaced by assign, found by gradients.",
  examples: [{ code: "Variable([1, 2]).assign_add([1, 1]).numpy()", shows: "[2 3]" }],
  also: { tf: "Variable" },
};

const tape: Builtin = {
  value: method("GradientTape", ["persistent?", "watch_accessed_variables?"], (args) => ({
    kind: "tape",
    tape: makeTape(args.bool("persistent", false), args.bool("watch_accessed_variables", true)),
  })),
  form: "with GradientTape() as tape: …",
  doc: "Records what is computed in the block, so that tape.gradient(y, x) can go back through it.",
  examples: [],
  also: { tf: "GradientTape" },
};

const compiled: Builtin = {
  value: builtin("function", (given, env, span) => {
    const args = new Arguments("function", given, functionParams, env, span);
    const signature = args.optional("input_signature") ?? null;
    const f = args.optional("func");
    return f ? traced(f, signature, env) : method("function", ["f"], (own) => traced(own.value("f"), signature, env));
  }),
  form: "@tf.function",
  doc: "The function, in which Python's print is heard only when the arguments have a new dtype or shape.",
  examples: [],
  also: { tf: "function" },
};

const functionParams = [
  "func?",
  "input_signature?",
  "autograph?",
  "jit_compile?",
  "reduce_retracing?",
  "experimental_implements?",
  "experimental_autograph_options?",
  "experimental_attributes?",
  "experimental_relax_shapes?",
  "experimental_compile?",
  "experimental_follow_type_hints?",
];

const fromSeed: Builtin = {
  value: { ...generatorMakers.from_seed, name: "Generator" },
  form: "tf.random.Generator.from_seed(seed)",
  doc: "A generator of random numbers, the same as TensorFlow's for the same seed.",
  examples: [{ code: "tf.random.Generator.from_seed(2020).normal([2])", shows: "[-0.20943771  1.2746525 ]" }],
  also: { own: "Generator" },
};

const setSeed: Builtin = {
  value: method("set_seed", ["seed"], (args, env) => {
    const seed = args.value("seed");
    const whole = seed.kind === "float" && Number.isInteger(seed.value);
    env.host.setSeed(whole ? BigInt(seed.value) : args.wide("seed"));
    return none;
  }),
  form: "tf.random.set_seed(seed)",
  doc: "Starts the random operations (normal, uniform, shuffle …) afresh, with TensorFlow's numbers.",
  examples: [],
  also: { tf: "random.set_seed" },
};

/** Targets in a list give a list of gradients; one target gives one. */
function derivatives(
  args: Arguments,
  find: (targets: ReturnType<typeof targetOf>[]) => readonly (Value | null)[],
): Value {
  const wrt = args.value("wrt");
  const several = wrt.kind === "list" || wrt.kind === "tuple";
  const found = find((several ? wrt.items : [wrt]).map(targetOf)).map((g) => g ?? none);
  return several ? listOf(found) : found[0]!;
}

const gradient: Builtin = {
  value: method("gradient", ["of", "wrt"], (args, env) =>
    derivatives(args, (targets) =>
      backward(toNode(args.value("of"), literalsOf(env)), targets).gradients.map((g) => g && tensorOf(g)),
    ),
  ),
  form: "gradient(of, wrt)",
  doc: "Gradients of a recorded value by Variables; of a tensor, the gradient of its sum. `grad EXPR wrt a, b` shows them in a table.",
  examples: [],
  also: { torch: "autograd.grad" },
};

const jacobianOf: Builtin = {
  value: method("jacobian", ["of", "wrt"], (args, env) =>
    derivatives(args, (targets) =>
      jacobian(toNode(args.value("of"), literalsOf(env)), targets).map((g) => g && tensorOf(g)),
    ),
  ),
  form: "jacobian(of, wrt)",
  doc: "Every element of a recorded value differentiated by every element of Variables.",
  examples: [],
};

const batchJacobianOf: Builtin = {
  value: method("batch_jacobian", ["of", "wrt"], (args, env) => {
    const of = toNode(args.value("of"), literalsOf(env));
    const wrt = toNode(args.value("wrt"), literalsOf(env));
    if (of.shape.length === 0 || wrt.shape.length === 0 || of.shape[0] !== wrt.shape[0]) {
      const facts = { name: "batch_jacobian", wanted: "as many rows as the target", shape: showShape(wrt.shape) };
      throw refuse("assign/shape", facts);
    }
    return tensorOf(batchJacobian(of, wrt, targetOf(args.value("wrt"))));
  }),
  form: "batch_jacobian(of, wrt)",
  doc: "Row i of a recorded value differentiated by row i of a Variable, where rows depend on no others.",
  examples: [],
  also: {},
};

const read: Builtin = {
  value: method("read", ["path?"], (args, env) =>
    tensorOf(env.host.read(args.optional("path") ? args.string("path") : null)),
  ),
  form: "read() · read('file.csv')",
  doc: "The numbers in a file, or on standard input: npy, csv, json, numbers between white space, or what tensh prints.",
  examples: [],
};

const shapeTuple: Builtin = {
  value: method("np_shape", ["a"], (args, env) => tupleOf(shapeIn(args, env).map(intOf))),
  form: "np.shape(x)",
  doc: "The sizes of the axes, as a tuple.",
  examples: [{ code: "np.shape([[1, 2], [3, 4]])", shows: "(2, 2)" }],
  also: { np: "shape" },
};
const rankNumber: Builtin = {
  value: method("np_ndim", ["a"], (args, env) => intOf(shapeIn(args, env).length)),
  form: "np.ndim(x)",
  doc: "The number of axes, as a plain number.",
  examples: [{ code: "np.ndim([[1, 2], [3, 4]])", shows: "2" }],
  also: { np: "ndim" },
};

export const makers: readonly Builtin[] = [
  printOptions,
  variable,
  tape,
  forwardAccumulator,
  compiled,
  fromSeed,
  setSeed,
  gradient,
  jacobianOf,
  batchJacobianOf,
  read,
  shapeTuple,
  rankNumber,
];
