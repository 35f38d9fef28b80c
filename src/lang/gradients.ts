/** Differentiation as the language offers it: GradientTape's methods, over values in any arrangement. */
import { type Backward, backward, batchJacobian, jacobian, type Target } from "../autodiff/gradient.ts";
import { isInexact } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sameShape, showShape } from "../core/shape.ts";
import { type Node, nextId, watch } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { onRead, type Variable, watchVariable } from "../graph/variable.ts";
import { add } from "../ops/arithmetic.ts";
import { castTo } from "../ops/operation.ts";
import { type Arguments, method } from "./arguments.ts";
import { elementsOf, literalsOf, toNode } from "./convert.ts";
import { type DifferentiatedBy, type Env, partUndo, type Scope } from "./env.ts";
import { warningAt } from "./fail.ts";
import { isOn, type Tape, wasOn } from "./tape.ts";
import { unruledInTensorFlow } from "./unruled.ts";
import { type BuiltinValue, describe, dictOf, listOf, none, tensorOf, tupleOf, type Value } from "./value.ts";

/** What to differentiate by, as the engine wants it. */
export function targetOf(value: Value): Target {
  if (value.kind === "variable") return { variable: value.variable };
  if (value.kind === "tensor") return { node: value.node };
  throw refuse("type/tensor", { what: describe(value) }, { notes: { sources: { text: "" } } });
}

/** Leaves of lists, tuples and dicts, in order. */
export function leavesOf(value: Value): Value[] {
  if (value.kind === "dict") return [...value.entries.values()].flatMap((e) => leavesOf(e.value));
  return value.kind === "list" || value.kind === "tuple" ? value.items.flatMap(leavesOf) : [value];
}

/** The same arrangement with other leaves. */
export function rearranged(value: Value, leaves: Iterator<Value>): Value {
  if (value.kind === "dict") {
    const entries = [...value.entries].map(
      ([k, e]) => [k, { key: e.key, value: rearranged(e.value, leaves) }] as const,
    );
    return dictOf(new Map(entries));
  }
  if (value.kind === "list") return listOf(value.items.map((v) => rearranged(v, leaves)));
  if (value.kind === "tuple") return tupleOf(value.items.map((v) => rearranged(v, leaves)));
  return leaves.next().value!;
}

const touchTape = (tape: Tape, env: Env): void => {
  const parts = (): Pick<Tape, "spans" | "watched" | "read" | "used"> => ({
    spans: tape.spans,
    watched: tape.watched,
    read: tape.read,
    used: tape.used,
  });
  env.host.touch(tape, () => partUndo(parts, (old) => Object.assign(tape, old)));
};

export function turnOn(tape: Tape, env: Env): void {
  touchTape(tape, env);
  tape.spans = [...tape.spans, { from: nextId(), to: Number.POSITIVE_INFINITY }];
  if (!tape.watchesVariables) return;
  const silence = onRead((variable) => {
    if (variable.trainable && !tape.read.includes(variable)) tape.read = [...tape.read, variable];
  });
  listening.set(tape, silence);
}
const listening = new WeakMap<Tape, () => void>();

export function turnOff(tape: Tape): void {
  listening.get(tape)?.();
  const last = tape.spans.at(-1);
  if (last?.to === Number.POSITIVE_INFINITY)
    tape.spans = [...tape.spans.slice(0, -1), { from: last.from, to: nextId() }];
}

/** A target that the tape does not watch has no gradient: one made before it was on, say, that it was not told of. */
export function watchedBy(tape: Tape, value: Value): boolean {
  if (value.kind === "variable")
    return (tape.watchesVariables && value.variable.trainable) || tape.watched.includes(value.variable);
  if (value.kind !== "tensor" || tape.watched.includes(value.node)) return true;
  return wasOn(tape, value.node) && !isCutOff(value.node);
}

/** All ways that lead to it go through a step that stops gradients, so that it is a constant to a tape. */
function isCutOff(node: Node): boolean {
  const seen = new Set([node]);
  for (const { step, inputs } of seen) {
    if (inputs.length === 0) return false;
    if (step.kind === "elementwise" && step.op.name === "stop_gradient") continue;
    for (const x of inputs) if (x.recorded) seen.add(x);
  }
  return true;
}

function claim(tape: Tape, env: Env): void {
  if (tape.used && !tape.persistent)
    throw refuse("tape/used", {}, { help: ["make it with tf.GradientTape(persistent=True)"] });
  touchTape(tape, env);
  tape.used = true;
}

/** tape.gradient(target, sources): gradients in the arrangement of the sources; None where none flows. */
function gradient(tape: Tape, args: Arguments, env: Env): Value {
  claim(tape, env);
  const sources = args.value("sources");
  const leaves = leavesOf(sources);
  const targets = leaves.map(targetOf);
  const seeds = args.optional("output_gradients");
  const ofs = leavesOf(args.value("target"));
  const seedLeaves = seeds ? leavesOf(seeds) : [];
  const spans = tape.spans;
  const within = (n: Node): boolean => spans.some((s) => n.id >= s.from && n.id < s.to);
  const nodes = ofs.map((of) => toNode(of, literalsOf(env)));
  env.host.differentiated({
    of: nodes,
    called: nameOf(ofs[0], env) ?? "the target",
    targets: leaves.flatMap((leaf, i) => differentiatedBy(tape, leaf, i, env)),
    within,
    tape: nameOf({ kind: "tape", tape }, env) ?? "tape",
  });
  const parts = nodes.map((node, i): Backward => {
    const seed = seedLeaves[i] ? seedFor(node, seedLeaves[i], env) : undefined;
    return backward(node, targets, { within, unruled: unruledInTensorFlow, ...(seed ? { seed } : {}) });
  });
  const zero = zeroAsked(args);
  const found = leaves.map((leaf, i): Value => {
    const flows = parts.map((p) => p.gradients[i] ?? null).filter((g) => g !== null);
    if (flows.length > 0 && watchedBy(tape, leaf)) return tensorOf(flows.reduce(add));
    // What is differentiated by itself changes as itself does, watched or not.
    const same = ofs.findIndex((of) => of.kind === "tensor" && leaf.kind === "tensor" && of.node === leaf.node);
    const seed = seedLeaves[same] && seedFor(nodes[same]!, seedLeaves[same], env);
    const node = toNode(leaf, literalsOf(env));
    if (same >= 0 && isInexact(node.dtype)) return tensorOf(seed ?? constant(1, node.dtype, node.shape));
    return zero ? tensorOf(constant(0, node.dtype, node.shape)) : none;
  });
  const missing = leaves.find((_, i) => found[i]!.kind === "none");
  if (missing) mentionNone(ofs[0]!, missing, args, env);
  return rearranged(sources, found.values());
}

/** Who types sees nothing where nothing flows. */
function mentionNone(of: Value, by: Value, args: Arguments, env: Env): void {
  if (env.source.library || env.host.dialect === "python") return;
  const textAt = (param: string): string => {
    const { start, end } = args.spanOf(param);
    return env.source.text.slice(start, end);
  };
  env.host.mention(() =>
    warningAt(
      "tape/none",
      { of: nameOf(of, env) ?? textAt("target"), by: nameOf(by, env) ?? textAt("sources") },
      args.spanOf("sources"),
      ["why"],
    ),
  );
}

function differentiatedBy(tape: Tape, leaf: Value, place: number, env: Env): DifferentiatedBy[] {
  if (leaf.kind !== "variable" && leaf.kind !== "tensor") return [];
  const by = leaf.kind === "variable" ? leaf.variable : leaf.node;
  const name = nameOf(leaf, env) ?? (leaf.kind === "variable" ? leaf.variable.label : `source ${place}`);
  return [{ name, by, unwatched: !watchedBy(tape, leaf) }];
}

/** What a value is called where the code runs. */
function nameOf(value: Value | undefined, env: Env): string | undefined {
  const core = coreOf(value);
  if (core === undefined) return undefined;
  for (let scope: Scope | null = env.scope; scope; scope = scope.parent)
    for (const [name, other] of scope.names) if (coreOf(other) === core) return name;
  return undefined;
}
const coreOf = (value: Value | undefined): unknown => {
  if (value?.kind === "variable") return value.variable;
  if (value?.kind === "tensor") return value.node;
  return value?.kind === "tape" ? value.tape : undefined;
};

/** Zeros are wanted where no gradient flows. */
export function zeroAsked(args: Arguments): boolean {
  const value = args.optional("unconnected_gradients");
  return value?.kind === "string" && value.value.toLowerCase() === "zero";
}

function seedFor(of: Node, value: Value, env: Env): Node {
  const seed = castTo(toNode(value, literalsOf(env), of.dtype), of.dtype);
  if (sameShape(seed.shape, of.shape)) return seed;
  throw refuse("assign/shape", { name: "output_gradients", wanted: showShape(of.shape), shape: showShape(seed.shape) });
}

function jacobianOf(tape: Tape, args: Arguments, env: Env): Value {
  claim(tape, env);
  const sources = args.value("sources");
  const of = toNode(args.value("target"), literalsOf(env));
  const leaves = leavesOf(sources);
  const found = jacobian(of, leaves.map(targetOf), { within: (n) => wasOn(tape, n), unruled: unruledInTensorFlow });
  const zero = zeroAsked(args);
  const values = leaves.map((leaf, i): Value => {
    if (found[i] && watchedBy(tape, leaf)) return tensorOf(found[i]);
    return zero ? tensorOf(constant(0, of.dtype, [...of.shape, ...toNode(leaf, literalsOf(env)).shape])) : none;
  });
  return rearranged(sources, values.values());
}

/** Row i of the target by row i of the source, where rows depend on no others: shape (rows, …target, …source). */
function batchJacobianOf(tape: Tape, args: Arguments, env: Env): Value {
  claim(tape, env);
  const of = toNode(args.value("target"), literalsOf(env));
  const source = toNode(args.value("source"), literalsOf(env));
  if (of.shape.length === 0 || source.shape.length === 0 || of.shape[0] !== source.shape[0]) {
    const name = "batch_jacobian";
    throw refuse("assign/shape", { name, wanted: "as many rows as the target", shape: showShape(source.shape) });
  }
  const found = batchJacobian(of, source, targetOf(args.value("source")), { within: (n) => wasOn(tape, n) });
  return tensorOf(found);
}

/** Variables that were read, or watched, while the tape was on. */
function watchedVariables(tape: Tape): Value[] {
  const watched = tape.watched.filter((w) => !("step" in w)) as Variable[];
  return [...new Set([...tape.read, ...watched])].map((variable) => ({ kind: "variable", variable }));
}

function watchAll(tape: Tape, value: Value, env: Env): void {
  touchTape(tape, env);
  for (const leaf of leavesOf(value)) {
    if (leaf.kind === "variable") {
      watchVariable(leaf.variable);
      tape.watched = [...tape.watched, leaf.variable];
    } else if (leaf.kind === "tensor") {
      watch(leaf.node);
      tape.watched = [...tape.watched, leaf.node];
    } else if (!elementsOf(leaf))
      throw refuse("type/tensor", { what: describe(leaf) }, { notes: { tensor: { text: "" } } });
  }
}

/** What is computed in its block does not count as recorded. */
function pause(tape: Tape): Value {
  if (!isOn(tape))
    throw refuse("call/kind", {
      name: "stop_recording",
      wanted: "a tape that records",
      param: "self",
      found: "one that does not",
    });
  return {
    kind: "context",
    name: "stop_recording",
    enter: (env) => {
      touchTape(tape, env);
      turnOff(tape);
    },
    exit: (env) => turnOn(tape, env),
    methods: [],
  };
}

const gradientParams = ["target", "sources", "output_gradients?", "unconnected_gradients?"];

/** A method of a tape, or undefined. */
export function tapeMethod(tape: Tape, name: string): BuiltinValue | undefined {
  switch (name) {
    case "gradient":
      return method(name, gradientParams, (args, env) => gradient(tape, args, env));
    case "jacobian":
      return method(
        name,
        ["target", "sources", "unconnected_gradients?", "parallel_iterations?", "experimental_use_pfor?"],
        (args, env) => jacobianOf(tape, args, env),
      );
    case "batch_jacobian":
      return method(
        name,
        ["target", "source", "unconnected_gradients?", "parallel_iterations?", "experimental_use_pfor?"],
        (args, env) => batchJacobianOf(tape, args, env),
      );
    case "watched_variables":
      return method(name, [], () => tupleOf(watchedVariables(tape)));
    case "watch":
      return method(name, ["tensor"], (args, env) => {
        watchAll(tape, args.value("tensor"), env);
        return none;
      });
    case "stop_recording":
      return method(name, [], () => pause(tape));
    case "reset":
      return method(name, [], (_, env) => {
        touchTape(tape, env);
        tape.spans =
          tape.spans.at(-1)?.to === Number.POSITIVE_INFINITY ? [{ from: nextId(), to: Number.POSITIVE_INFINITY }] : [];
        tape.watched = [];
        tape.read = [];
        tape.used = false;
        return none;
      });
    default:
      return undefined;
  }
}
export const tapeMethods: readonly string[] = [
  "gradient",
  "jacobian",
  "batch_jacobian",
  "watched_variables",
  "watch",
  "stop_recording",
  "reset",
];
