/**
 * What an entry of the operation table is, and the constructors for the common kinds. An entry says everything about
 * its operation: names, parameters, meaning, gradient, doc, examples. Machinery reads this interface, never an entry.
 */
import type { Complex } from "../core/complex.ts";
import { type DType, isComplex, isInexact, isInteger, kindOf, partOf, promote } from "../core/dtype.ts";
import type { ArgsOf, GivenOf, Param, Params } from "../core/params.ts";
import { broadcast, type Shape, sameShape, sizeOf } from "../core/shape.ts";
import { notReal } from "../core/stored.ts";
import { castReal } from "../graph/cast.ts";
import { byParts, imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import { type ElementwiseOp, type Gradient, makeAtOnce, makeNode, type Node, type Step } from "../graph/node.ts";
import { constant, expand } from "../graph/structure.ts";
import type { Distribution } from "../random/distribution.ts";
import type { Draw } from "../random/draws.ts";
import type { GraphPlace } from "../random/global.ts";
import type { Stream } from "../random/philox.ts";
import type { Expr } from "../scalar/expr.ts";
import { eachComplex } from "./complex-elements.ts";
import { roundedOnce } from "./rounding.ts";

/** What the same thing is called elsewhere, blank-separated; dots lead into modules (`math.reduce_sum`). */
export interface Names {
  readonly tf?: string;
  readonly np?: string;
  readonly torch?: string;
  /** Other names of our own. */
  readonly own?: string;
}

/** Code that runs, and the text of its value. */
export interface Example {
  readonly code: string;
  readonly shows: string;
}

/** Where random operations without a generator of their own draw from; each call moves it on. */
export interface RandomSource {
  /** `own` is the operation's seed; `of` the dtype of a tensor that is shuffled. */
  readonly draw: (
    distribution: Distribution,
    count: number,
    own: bigint | null,
    of?: DType,
    place?: GraphPlace | null,
  ) => Draw;
  /** The stream of a kernel that reads words itself, moved on by `blocks`. */
  readonly stream: (kernel: string, own: bigint | null, blocks: number, place?: GraphPlace | null) => Stream;
}

/** What an operation may ask of the session it runs in. */
export interface Surroundings {
  /** The float dtype of decimal literals, and of integers where a float is needed. */
  readonly float: DType;
  readonly random: RandomSource;
}

export interface Operation<P extends Params = Params> {
  readonly name: string;
  readonly also: Names;
  readonly params: P;
  readonly doc: string;
  readonly examples: readonly Example[];
  /** Frameworks whose defaults differ under their own name: `{ "torch.std": { ddof: 1 } }`. */
  readonly variants?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The operation that is meant where only the first argument is given; by framework where they differ. */
  readonly alone?: string | Readonly<Record<keyof Names, string>>;
  /** The operations that are meant where these keywords are given: `{ alpha: "add_scaled" }`. */
  readonly meant?: Readonly<Record<string, string>>;
  /** The operation that is meant where the second argument is a tensor. */
  readonly paired?: string;
  /** Not offered as a method of tensors. */
  readonly methodless?: true;
  /** It moves elements, asks for their dtype or rounds by itself: floats of 16 bits come to it as they are. */
  readonly moves?: true;
  /** Integers are the numbers that they are, whatever dtypes they have: it compares. */
  readonly exact?: true;
  /** Names of its several results, by which they can be asked for too: `unique_all(x).counts`. */
  readonly fields?: readonly string[];
  /** The same where a framework names them in its own way. */
  readonly fieldsIn?: {
    readonly np?: readonly string[];
    readonly tf?: readonly string[];
    /** By the name that it was called by. */
    readonly torch?: Readonly<Record<string, readonly string[]>>;
  };
  /** What they are called together where a framework names them: `TopKV2`. */
  readonly together?: { readonly tf?: string; readonly np?: string };
  /** How the result moves with plain numbers in which it is linear, element by element. */
  readonly slopes?: Readonly<Record<string, (out: Node, args: ArgsOf<P, Node>) => Node>>;
  /** The nodes for complete arguments. */
  readonly run: (args: ArgsOf<P, Node>, around: Surroundings) => Node | readonly Node[];
}

type Entry<P extends Params> = Omit<Operation<P>, "also"> & { readonly also?: Names };
type Call<P extends Params> = (given: GivenOf<P, Node>) => Node;

/** An entry that the engine calls with named arguments too; its defaults are filled in. */
export function operation<const P extends Params>(entry: Entry<P>): Operation<P> & Call<P> {
  const run = entry.moves ? entry.run : roundedOnce(entry.params, entry.run);
  let defaults: Readonly<Record<string, unknown>> | null = null;
  const call = (given: object): Node | readonly Node[] => {
    defaults ??= Object.fromEntries(Object.entries(entry.params).map(([n, p]) => [n, p.default]));
    return run({ ...defaults, ...given } as never, engineAlone);
  };
  const made = define<P>(call, entry) as { -readonly [K in keyof Operation<P>]: Operation<P>[K] } & Call<P>;
  made.run = run;
  return made;
}

/**
 * A function with the entry's properties. Its own `name` is read-only, so that one is defined; the others are put there
 * one by one, which is what the host does fastest: hundreds of entries are made at every start.
 */
function define<P extends Params>(call: (...args: never[]) => unknown, entry: Entry<P>): Operation<P> {
  Object.defineProperty(call, "name", { value: entry.name });
  const made = call as unknown as { -readonly [K in keyof Operation<P>]: Operation<P>[K] };
  made.also = entry.also ?? noNames;
  made.params = entry.params;
  made.doc = entry.doc;
  made.examples = entry.examples;
  made.run = entry.run;
  if (entry.variants) made.variants = entry.variants;
  if (entry.alone) made.alone = entry.alone;
  if (entry.meant) made.meant = entry.meant;
  if (entry.paired) made.paired = entry.paired;
  if (entry.methodless) made.methodless = true;
  if (entry.moves) made.moves = true;
  if (entry.exact) made.exact = true;
  if (entry.fields) made.fields = entry.fields;
  if (entry.fieldsIn) made.fieldsIn = entry.fieldsIn;
  if (entry.together) made.together = entry.together;
  if (entry.slopes) made.slopes = entry.slopes;
  return made;
}
const noNames: Names = {};

/** For calls from within the engine, where no session is near. */
const engineAlone: Surroundings = {
  float: "float32",
  get random(): RandomSource {
    throw new Error("a random operation was called without a session");
  },
};

export const tensor = <const M extends Partial<Param<"tensor">>>(
  doc: string,
  more?: M,
): { kind: "tensor"; doc: string } & M => ({ kind: "tensor", doc, ...more }) as { kind: "tensor"; doc: string } & M;

/** How the dtypes of the inputs become the dtype that the step works in. */
export type Takes =
  /** Joined by promotion. */
  | "any"
  /** Joined; bools count as integers, as in Python. */
  | "number"
  /** Joined; bools and integers become floats. */
  | "float"
  /** Each becomes a bool: is it different from 0? */
  | "truth"
  /** Joined; floats are refused. */
  | "integer";

/** The dtype in which inputs of these dtypes meet. */
export function meetingDType(inputs: readonly { readonly dtype: DType }[], takes: Takes): DType {
  if (takes === "truth") return "bool";
  let joined = inputs[0]!.dtype;
  for (let i = 1; i < inputs.length; i++) joined = promote(joined, inputs[i]!.dtype);
  if (takes === "float" && !isInexact(joined)) return "float32";
  return takes === "number" && kindOf(joined) === "bool" ? "int32" : joined;
}

/** The dtype that all of them promote to. */
export const joinedDType = (nodes: readonly Node[]): DType => nodes.map((n) => n.dtype).reduce(promote);

/**
 * x in another dtype; x itself where it has it. No gradient flows through integers. Of a complex number that becomes a
 * real one the real part stays; it is true if either part is.
 */
export function castTo(x: Node, dtype: DType): Node {
  if (x.dtype === dtype) return x;
  if (!isComplex(x.dtype)) return isComplex(dtype) ? joinParts(castReal(x, partOf(dtype)), null) : castReal(x, dtype);
  if (isComplex(dtype)) return byParts(x, (part) => castTo(part, partOf(dtype)));
  if (dtype !== "bool") return castTo(realPart(x), dtype);
  return select(castTo(realPart(x), "bool"), constant(1, "bool"), castTo(imaginaryPart(x), "bool"));
}

/** What an elementwise operation does with complex numbers. */
export type ComplexRule =
  /** The same with both parts. */
  | "parts"
  /** The value for each element; a function that has a complex derivative, which the entry's gradient holds. */
  | {
      readonly each: (...z: readonly Complex[]) => Complex;
      /** The same made of other operations, where these have it sooner; else null. */
      readonly sooner?: (...inputs: readonly Node[]) => Node | null;
    }
  /** What is made of other operations. */
  | { readonly nodes: (...inputs: readonly Node[]) => Node };

interface ElementwiseStep {
  readonly step: Step & { kind: "elementwise" };
  readonly takes: Takes;
  readonly truth: boolean;
  /** Left out where complex numbers are refused. */
  readonly complex: ComplexRule | undefined;
}

function complexStep(how: ElementwiseStep, inputs: readonly Node[], dtype: DType): Node {
  const { complex } = how;
  if (complex === undefined) throw notReal(dtype);
  const ready = inputs.map((x) => castTo(x, dtype));
  if (complex === "parts") {
    const parts = [realPart, imaginaryPart].map((part) => elementwise(how, ready.map(part))) as [Node, Node];
    return joinParts(...parts);
  }
  if ("nodes" in complex) return complex.nodes(...ready);
  return complex.sooner?.(...ready) ?? eachComplex(how.step.op, complex.each, ready);
}

/** Inputs joined in dtype and shape, then one elementwise step. */
function elementwise(how: ElementwiseStep, inputs: readonly Node[]): Node {
  const { step, takes, truth } = how;
  const dtype = meetingDType(inputs, takes);
  if (isComplex(dtype)) return complexStep(how, inputs, dtype);
  const shape = meetingShape(step.op, inputs);
  const cast = inputs.every((x) => x.dtype === dtype) ? inputs : inputs.map((x) => castTo(x, dtype));
  const out = truth ? "bool" : dtype;
  const computed = makeAtOnce(step, cast, shape, out);
  if (computed !== null) return computed;
  const ready = cast.map((x) => expand(x, shape));
  const single = shape.length > 0 && sizeOf(shape) > 1 ? ready.map(repeated) : [];
  // One number repeated with another is one number repeated.
  if (single.length > 0 && single.every((x) => x !== null)) return expand(makeNode(step, single, [], out), shape);
  return makeNode(step, ready, shape, out);
}

/** The shape in which the inputs of an elementwise step meet. @throws shape/broadcast */
function meetingShape(op: ElementwiseOp, inputs: readonly Node[]): Shape {
  let { shape } = inputs[0]!;
  for (let i = 1; i < inputs.length; i++) {
    const other = inputs[i]!.shape;
    if (shape.length === 0) shape = other;
    else if (other.length > 0 && !sameShape(shape, other))
      return broadcast(Object.fromEntries(inputs.map((x, n) => [op.inputs[n]!, x.shape])));
  }
  return shape;
}

/** The one number of which a constant is made; null for what varies, or what a gradient may ask for. */
function repeated(x: Node): Node | null {
  if (x.recorded || x.step.kind !== "movement" || x.step.move.kind !== "expand") return null;
  const [of] = x.inputs;
  return of && of.shape.length === 0 ? of : null;
}

interface Elementwise {
  readonly name: string;
  readonly also?: Names;
  readonly meant?: Readonly<Record<string, string>>;
  readonly takes?: Takes;
  /** The result is a truth value. */
  readonly truth?: true;
  /** What it does with complex numbers; left out where it refuses them. */
  readonly complex?: ComplexRule;
  readonly doc: string;
  readonly examples: readonly Example[];
}

const howOf = ({ truth, complex }: Elementwise, op: ElementwiseOp, takes: Takes): ElementwiseStep => ({
  step: { kind: "elementwise", op },
  takes,
  truth: truth ?? false,
  complex,
});

export interface UnaryEntry extends Elementwise {
  readonly scalar: (x: Expr) => Expr;
  readonly gradient: ((dy: Node, x: Node, out: Node) => Node) | null;
}
export type UnaryParams = { readonly x: Param<"tensor"> };
export type Unary = Operation<UnaryParams> & ((x: Node) => Node);

/** An elementwise operation of one tensor. */
export function unary(entry: UnaryEntry): Unary {
  const { scalar, gradient, takes = "any" } = entry;
  const flow: Gradient = gradient && ((dy, { inputs, out }) => gradient(dy, inputs[0]!, out));
  const op: ElementwiseOp = { name: entry.name, inputs: ["x"], scalar: ([x]) => scalar(x!), gradients: [flow] };
  const how = howOf(entry, op, takes);
  const call = (x: Node): Node => elementwise(how, [x]);
  const { name, also, doc, examples } = entry;
  const run = ({ x }: { readonly x: Node }): Node => call(x);
  return define(
    call as never,
    { name, also: also ?? noNames, doc, examples, params: unaryParams[takes], run } as never,
  ) as never;
}

export interface BinaryEntry extends Elementwise {
  /** `out` is the dtype that the result is rounded to. */
  readonly scalar: (a: Expr, b: Expr, out: DType) => Expr;
  /** Puts others in the place of integers that no integer dtype holds both: uint64 beside signed ones. */
  readonly apart?: (a: Node, b: Node) => readonly [Node, Node];
  readonly gradient: {
    readonly a: ((dy: Node, a: Node, b: Node, out: Node) => Node) | null;
    readonly b: ((dy: Node, a: Node, b: Node, out: Node) => Node) | null;
  } | null;
}
export type BinaryParams = { readonly a: Param<"tensor">; readonly b: Param<"tensor"> };
export type Binary = Operation<BinaryParams> & ((a: Node, b: Node) => Node);

/** An elementwise operation of two tensors, which broadcast with each other. */
export function binary(entry: BinaryEntry): Binary {
  const { scalar, gradient, takes = "number" } = entry;
  const flow = (side: "a" | "b"): Gradient => {
    const formula = gradient?.[side] ?? null;
    return formula && ((dy, { inputs, out }) => formula(dy, inputs[0]!, inputs[1]!, out));
  };
  const op: ElementwiseOp = {
    name: entry.name,
    inputs: ["a", "b"],
    scalar: ([a, b], out) => scalar(a!, b!, out),
    gradients: [flow("a"), flow("b")],
  };
  const how = howOf(entry, op, takes);
  const { name, also, doc, examples, meant, apart } = entry;
  const call = (a: Node, b: Node): Node =>
    elementwise(how, apart && noneHolds(a.dtype, b.dtype) ? apart(a, b) : [a, b]);
  const run = ({ a, b }: { readonly a: Node; readonly b: Node }): Node => call(a, b);
  return define(
    call as never,
    {
      name,
      also: also ?? noNames,
      doc,
      examples,
      meant,
      params: binaryParams[takes],
      ...(apart ? { exact: true } : {}),
      run,
    } as never,
  ) as never;
}

const noneHolds = (a: DType, b: DType): boolean => isInteger(a) && isInteger(b) && !isInteger(promote(a, b));

const wantOf = (takes: Takes): { want?: "float" | "int" | "bool" } => {
  if (takes === "float") return { want: "float" };
  return takes === "integer" ? { want: "int" } : {};
};
const paramsFor = <P>(make: (takes: Takes) => P): Readonly<Record<Takes, P>> => ({
  any: make("any"),
  number: make("number"),
  float: make("float"),
  truth: make("truth"),
  integer: make("integer"),
});
const unaryParams = paramsFor(
  (takes): UnaryParams => ({ x: tensor("any tensor", { also: "input", ...wantOf(takes) }) }),
);
const binaryParams = paramsFor(
  (takes): BinaryParams => ({
    a: tensor("any tensor", { also: "x x1 input", ...wantOf(takes) }),
    b: tensor("a tensor that broadcasts with it", { also: "y x2 other exponent", ...wantOf(takes) }),
  }),
);

/** condition ? a : b, element by element; the condition is a bool and stands apart from the other two. */
const selectOp: ElementwiseOp = {
  name: "where",
  inputs: ["condition", "x", "y"],
  scalar: ([c, x, y]) => ({ kind: "alu", name: "select", args: [c!, x!, y!], dtype: x!.dtype }),
  gradients: [
    null,
    (dy, { inputs }) => select(inputs[0]!, dy, zeroLike(dy)),
    (dy, { inputs }) => select(inputs[0]!, zeroLike(dy), dy),
  ],
};
const selectStep: Step = { kind: "elementwise", op: selectOp };

/** Elements of x where the condition holds, of y elsewhere. All three broadcast. */
export function select(condition: Node, x: Node, y: Node): Node {
  const dtype = promote(x.dtype, y.dtype);
  const shape = broadcast({ condition: condition.shape, x: x.shape, y: y.shape });
  if (isComplex(dtype)) {
    const [p, q] = [castTo(x, dtype), castTo(y, dtype)];
    return joinParts(
      select(condition, realPart(p), realPart(q)),
      select(condition, imaginaryPart(p), imaginaryPart(q)),
    );
  }
  const inputs = [castTo(condition, "bool"), castTo(x, dtype), castTo(y, dtype)];
  return makeNode(
    selectStep,
    inputs.map((n) => expand(n, shape)),
    shape,
    dtype,
  );
}

const zeroLike = (x: Node): Node => constant(0, x.dtype, x.shape);
