/**
 * Small steps, computed as they are made: where a loop goes round thousands of times, remembering a step and coming back
 * to it takes longer than its few elements do. Bit for bit what the reference gives. Leaves alone what can fail, so that
 * it fails where it always does, and mere movements, which cost nothing until somebody computes with them.
 */
import { addProduct } from "../core/block.ts";
import { allocate, type Data, type DType, isComplex, isFloat, isHalf } from "../core/dtype.ts";
import { type Integers, placeOutside } from "../core/index.ts";
import { expanded } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { denseData, type Stored, stored } from "../core/stored.ts";
import { bodyOf } from "../graph/body.ts";
import { type AtOnce, type ElementwiseOp, type Lowered, type Node, type Step, settle } from "../graph/node.ts";
import { isExact } from "../kernel/wasm/functions/index.ts";
import { type Step as BodyStep, linearize, load } from "../scalar/expr.ts";
import { type InstructionName, meaningOn } from "../scalar/instructions.ts";
import { contract } from "./contract.ts";
import { ifRoom, useEngineMemory } from "./memory.ts";
import { castElement } from "./reference/cast.ts";
import { evaluateContraction } from "./reference/contract.ts";
import { evaluateElementwise } from "./reference/elementwise.ts";
import { evaluateStep } from "./reference/evaluate.ts";
import { evaluateGather } from "./reference/indexing.ts";
import { evaluateReduction } from "./reference/reduce.ts";
import { arithmetic, layoutLike, type PlainInstruction, plainNamed, strideOf } from "./small-arithmetic.ts";

/** Elements that a step may have, and those that a sum or product may go through. */
export const mostElements = 2048;
export const mostSummed = 8192;
/** Elements for each of which a function of the host's is called; and one that takes longer, or a place is looked for. */
const mostCalled = 1024;
const mostSought = 256;
/** Elements that are joined in runs. */
const mostJoined = 8192;
/** Elements among which places are looked for. */
const mostSearched = 1024;
/** Products of numbers that a product of matrices may have, and the elements of these. */
export const mostProducts = 8192;
/** Elements of factors and of their product up to which kernels multiply them at once. */
const mostMultiplied = 1 << 16;
/** Movements that may wait in a row. */
const mostMoves = 16;

/** Gives small steps their values. */
export const computeSmall: AtOnce = (step, inputs, shape, dtype) => {
  const size = sizeOf(shape);
  if (size === 0) return null;
  if (step.kind === "contraction") return contraction(inputs, shape, dtype);
  if (size > mostElements) return null;
  switch (step.kind) {
    case "elementwise":
      return elementwise(step.op, inputs, shape, dtype);
    case "reduction": {
      const x = summable(inputs[0]!);
      return x && stored(dtype, shape, evaluateReduction(x, step));
    }
    case "gather":
      return gathered(step, inputs, shape, dtype);
    case "routine":
      return routine(step, inputs, shape, dtype);
    case "source":
    case "variable":
    case "movement":
    case "scatter":
      return null;
  }
};

/** Larger products than small steps are: nothing else comes into being together with them, so that waiting gains nothing. */
function contraction(inputs: readonly Node[], shape: Shape, dtype: DType): Stored | null {
  const isSmall = isSmallProduct(inputs, shape, dtype);
  const most = isSmall ? mostProducts : mostMultiplied;
  if (sizeOf(shape) > most || (!isSmall && productsOf(inputs, shape) <= mostProducts)) return null;
  const [a, b] = [factor(inputs[0]!, most), factor(inputs[1]!, most)];
  if (a === null || b === null) return null;
  if (!isSmall) useEngineMemory();
  const data = isSmall ? evaluateContraction(a, b) : ifRoom(() => contract(a, b, null));
  return data && stored(dtype, shape, data);
}
/** Whether few numbers are multiplied: in float64 one after another, which is done sooner. */
export const isSmallProduct = (inputs: readonly Node[], shape: Shape, dtype: DType): boolean =>
  productsOf(inputs, shape) <= (dtype === "float64" ? mostProducts : mostSummed);
const productsOf = ([a]: readonly Node[], shape: Shape): number => sizeOf(shape) * a!.shape.at(-1)!;

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** Elements are there for all indices, so that nothing is out of range. */
function gathered(step: StepOf<"gather">, inputs: readonly Node[], shape: Shape, dtype: DType): Stored | null {
  const values = inputs.map(summable);
  if (!values.every((v) => v !== null)) return null;
  const [x, ...indices] = values;
  const isWithin = (index: Stored, k: number): boolean =>
    placeOutside(denseData(index) as Integers, x!.layout.shape[step.axes[k]!]!) < 0;
  return indices.every(isWithin) ? stored(dtype, shape, evaluateGather(values, step.axes, step.at)) : null;
}

/** Of the others some can fail. */
const safe: ReadonlySet<Lowered["kind"] | undefined> = new Set(["sort", "scan", "join", "range", "extreme"] as const);

/** A routine that cannot fail, on so few elements that looking for places among them takes no time. */
export function isSmallRoutine({ step, inputs, shape }: Pick<Node, "inputs" | "shape"> & { step: StepOf<"routine"> }) {
  if (step.op.each) return sizeOf(shape) <= mostElements;
  if (!isSafe(step)) return false;
  const { kind } = step.op.lower?.(step.attrs as never) ?? {};
  if (kind === "join") return sizeOf(shape) <= mostJoined;
  if (kind === "range") return sizeOf(shape) <= mostElements;
  return sizeOf(shape) <= mostSought && inputs.every((x) => sizeOf(x.shape) <= mostSearched);
}
/** A routine that cannot fail. */
export const isSafe = ({ op, attrs }: Pick<StepOf<"routine">, "op" | "attrs">): boolean =>
  op.rows === true || op.each === true || safe.has(op.lower?.(attrs as never)?.kind);

function routine(step: StepOf<"routine">, inputs: readonly Node[], shape: Shape, dtype: DType): Stored | null {
  if (!isSmallRoutine({ step, inputs, shape })) return null;
  const { op, attrs } = step;
  const values = inputs.map(op.each ? present : summable);
  return values.every((v) => v !== null) ? op.evaluate(values, attrs as never, { shape, dtype }, addProduct) : null;
}

const summable = (x: Node): Stored | null =>
  sizeOf(x.shape) <= mostSummed && !isComplex(x.dtype) ? presentValue(x, mostMoves) : null;

const present = (x: Node): Stored | null => presentValue(x, mostMoves);

const factor = (x: Node, most: number): Stored | null =>
  sizeOf(x.shape) <= most && !isComplex(x.dtype) ? presentValue(x, mostMoves) : null;

/** The value of few elements that lie there in another order; null for all else. */
export const smallMoved = (x: Node): Stored | null => (x.step.kind === "movement" ? summable(x) : null);

/** What is there already, or lies there in another order. */
function presentValue(x: Node, moves: number): Stored | null {
  if (x.value !== null) return x.value;
  if (x.step.kind !== "movement" || moves === 0 || sizeOf(x.shape) > mostMultiplied) return null;
  const from = presentValue(x.inputs[0]!, moves - 1);
  if (from === null) return null;
  settle(x, evaluateStep(x, [from]));
  return x.value;
}

/** What an operation does with elements of these dtypes. */
interface Body {
  readonly a: DType;
  readonly b: DType | null;
  readonly c: DType | null;
  readonly out: DType;
  /** It can fail, or takes floats of 16 bits. */
  readonly waits: boolean;
  readonly fails: boolean;
  /** It can fail only because it divides the first of two integers by the other. */
  readonly divides: boolean;
  /** Elements up to which the host does it sooner than a kernel is reached. */
  readonly most: number;
  /** It is this one instruction on two floats of one dtype. */
  readonly plain: PlainInstruction | null;
  /** Null where it is left to the reference. */
  readonly moves: readonly Move[] | null;
}
const bodies = new WeakMap<ElementwiseOp, Body[]>();

export function bodyFor(op: ElementwiseOp, inputs: readonly Node[], out: DType): Body {
  let known = bodies.get(op);
  if (known === undefined) {
    known = [];
    bodies.set(op, known);
  }
  const a = inputs[0]!.dtype;
  const b = inputs.length > 1 ? inputs[1]!.dtype : null;
  const c = inputs.length > 2 ? inputs[2]!.dtype : null;
  for (const body of known) if (body.a === a && body.b === b && body.c === c && body.out === out) return body;
  const loads = inputs.map((x, i) => load(i, x.dtype));
  const steps = linearize(bodyOf(op, loads, out));
  const fails = steps.some(canFailIn);
  const isOdd = inputs.length > 3 || steps.some((s) => isHalf(s.dtype));
  const waits = isOdd || fails;
  const divides = inputs.length === 2 && !isOdd && steps.every((s) => !canFailIn(s) || dividesByInput(s, steps));
  const body = {
    a,
    b,
    c,
    out,
    waits,
    fails,
    divides,
    most: steps.reduce((most, s) => Math.min(most, mostFor(s)), mostElements),
    plain: plainIn(steps, out),
    moves: waits ? null : movesOf(steps, out),
  };
  known.push(body);
  return body;
}

/** Functions that the host has, and does quickly. */
const quick: ReadonlySet<InstructionName> = new Set(["exp", "log", "sin", "cos"]);
function mostFor(step: BodyStep): number {
  if (isExact(step)) return mostElements;
  return step.kind === "alu" && quick.has(step.name) ? mostCalled : mostSought;
}

/** Between integers these can fail. */
const failing: ReadonlySet<InstructionName> = new Set(["floordiv", "mod", "fmod", "pow"]);
const canFailIn = (step: BodyStep): boolean => step.kind === "alu" && failing.has(step.name) && !isFloat(step.on);
/** The divisor is the second input as it is. */
const dividesByInput = (step: BodyStep, steps: readonly BodyStep[]): boolean => {
  if (step.kind !== "alu" || step.name === "pow") return false;
  const divisor = steps[step.args[1]!]!;
  return divisor.kind === "load" && divisor.slot === 1;
};

/**
 * Whether a node of few elements waits for a value that there may be none of: a quotient by 0, a place out of range.
 * Recorded ones stay graphs, which training runs again and again with other values.
 */
export function mayFail(node: Node): boolean {
  const { step, inputs } = node;
  if (node.value !== null || node.recorded || sizeOf(node.shape) > mostElements) return false;
  switch (step.kind) {
    case "movement":
      return mayFail(inputs[0]!);
    case "elementwise":
      return (
        inputs.some((x) => !isFloat(x.dtype)) && !inputs.some(isTall) && bodyFor(step.op, inputs, node.dtype).fails
      );
    case "gather":
      return !inputs.slice(1).some(isTall);
    case "routine":
      return !isSafe(step) && !inputs.some(isTall);
    case "source":
    case "variable":
    case "reduction":
    case "contraction":
    case "scatter":
      return false;
  }
}
const isTall = (x: Node): boolean => sizeOf(x.shape) > mostSummed;

function plainIn(steps: readonly BodyStep[], out: DType): PlainInstruction | null {
  const [x, y, last] = steps;
  if (steps.length !== 3 || x?.kind !== "load" || y?.kind !== "load" || last?.kind !== "alu") return null;
  const inOrder = x.slot === 0 && y.slot === 1 && last.args[0] === 0 && last.args[1] === 1;
  const alike = x.dtype === out && y.dtype === out && (out === "float32" || out === "float64");
  return inOrder && alike ? plainNamed(last.name) : null;
}

/** One step of a body for one element: what it does with numbers of earlier steps, and how the result is rounded. */
interface Move {
  readonly slot: number;
  readonly does: ((a: number, b: number, c: number) => number) | null;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly dtype: SimpleDType;
  /** Of a constant. */
  readonly value: number;
}
type SimpleDType = "float32" | "float64" | "int32" | "bool";
const isSimple = (dtype: DType): dtype is SimpleDType =>
  dtype === "float32" || dtype === "float64" || dtype === "int32" || dtype === "bool";

const longestBody = 32;
/** The numbers of the steps, for the element under way. */
const numbers = new Float64Array(longestBody);

function movesOf(steps: readonly BodyStep[], out: DType): readonly Move[] | null {
  if (steps.length > longestBody || steps.at(-1)!.dtype !== out || !steps.every((s) => isSimple(s.dtype))) return null;
  return steps.map((s): Move => {
    const dtype = s.dtype as SimpleDType;
    if (s.kind === "load") return { slot: s.slot, does: null, a: 0, b: 0, c: 0, dtype, value: 0 };
    if (s.kind === "const") return { slot: -1, does: null, a: 0, b: 0, c: 0, dtype, value: rounded(s.value, dtype) };
    const [a, b = a, c = a] = s.args as [number, number?, number?];
    const meaning = s.kind === "cast" ? castElement(s.from, dtype) : meaningOn(s.name, s.on);
    return { slot: -1, does: meaning as Move["does"], a, b, c, dtype, value: 0 };
  });
}

/** As storing in an array of the dtype rounds or wraps. */
function rounded(x: number, dtype: SimpleDType): number {
  switch (dtype) {
    case "float32":
      return Math.fround(x);
    case "float64":
      return x;
    case "int32":
      return x | 0;
    case "bool":
      return x & 255;
  }
}

function elementwise(op: ElementwiseOp, inputs: readonly Node[], shape: Shape, dtype: DType): Stored | null {
  const body = bodyFor(op, inputs, dtype);
  if (sizeOf(shape) > body.most || (body.waits && !(body.divides && hasNoZero(inputs[1]!)))) return null;
  const x = presentValue(inputs[0]!, mostMoves);
  if (x === null) return null;
  const y = inputs.length > 1 ? presentValue(inputs[1]!, mostMoves) : x;
  if (y === null) return null;
  const z = inputs.length > 2 ? presentValue(inputs[2]!, mostMoves) : x;
  if (z === null) return null;
  const found = body.plain !== null ? arithmetic(body.plain, x, y, shape) : moved(body, x, y, z, shape);
  if (found) return found;
  const values = inputs.map(({ value }) => ({ ...value!, layout: expanded(value!.layout, shape) }));
  return stored(dtype, shape, evaluateElementwise(op, values, dtype));
}

/** One arithmetic instruction on two floats of one dtype, over rows that are there, however long; null for all else. */
export function computePlain({ step, inputs, shape, dtype }: Node): Stored | null {
  if (step.kind !== "elementwise" || inputs.length !== 2) return null;
  const body = bodyFor(step.op, inputs, dtype);
  return body.plain && arithmetic(body.plain, inputs[0]!.value!, inputs[1]!.value!, shape);
}

/** A value of few elements, none of which is 0. */
function hasNoZero({ value, shape }: Node): boolean {
  if (value === null || sizeOf(shape) > mostElements) return false;
  const elements = denseData(value) as Float64Array;
  for (let i = 0; i < elements.length; i++) if (Number(elements[i]!) === 0) return false;
  return true;
}

/** The steps of a body one after another, element by element; null where elements do not lie in rows. */
function moved({ moves, out }: Body, x: Stored, y: Stored, z: Stored, shape: Shape): Stored | null {
  const size = sizeOf(shape);
  const [i, j, k] = [strideOf(x.layout, size), strideOf(y.layout, size), strideOf(z.layout, size)];
  if (moves === null || i < 0 || j < 0 || k < 0) return null;
  const data = allocate(out, size) as Float64Array;
  const [p, q, r] = [x.data as Float64Array, y.data as Float64Array, z.data as Float64Array];
  const [a, b, c] = [x.layout.offset, y.layout.offset, z.layout.offset];
  for (let n = 0; n < size; n++) {
    for (let m = 0; m < moves.length; m++) {
      const move = moves[m]!;
      if (move.does !== null)
        numbers[m] = rounded(move.does(numbers[move.a]!, numbers[move.b]!, numbers[move.c]!), move.dtype);
      else if (move.slot < 0) numbers[m] = move.value;
      else numbers[m] = move.slot === 0 ? p[a + n * i]! : move.slot === 1 ? q[b + n * j]! : r[c + n * k]!;
    }
    data[n] = numbers[moves.length - 1]!;
  }
  return { dtype: out, data: data as Data, layout: layoutLike(x, i, shape) };
}
