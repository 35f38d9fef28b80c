/** The values of the language. Knows what they are made of, not how they are computed, called or printed. */
import { birth, type Changeable } from "../core/birth.ts";
import { type Complex, complex } from "../core/complex.ts";
import { showFloat } from "../core/digits.ts";
import type { DType } from "../core/dtype.ts";
import { complexText } from "../core/element-text.ts";
import type { Source, Span } from "../core/errors.ts";
import type { Layout } from "../core/layout.ts";
import type { Shape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import type { Operation } from "../ops/operation.ts";
import type { GeneratorState } from "../random/generator.ts";
import type { NumpyState } from "../random/numpy.ts";
import type { Env } from "./env.ts";
import type { ItemSet } from "./sets.ts";
import type { AsyncKind, Block, Expr, Parameter } from "./syntax.ts";
import type { Tape } from "./tape.ts";

export type Value =
  | { readonly kind: "none" | "ellipsis" }
  | { readonly kind: "bool"; readonly value: boolean }
  /** Exact, of any size, as in Python. */
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "complex"; readonly value: Complex }
  | { readonly kind: "string"; readonly value: string }
  /** Python's bytes: one character of the text for each, up to U+00FF. */
  | { readonly kind: "bytes"; readonly value: string }
  | TensorValue
  /** `unread`: it is what changing the Variable gave, which TensorFlow shows without a name. */
  | { readonly kind: "variable"; readonly variable: Variable; readonly unread?: true }
  | ListValue
  | TupleValue
  | DictValue
  | { readonly kind: "set"; readonly items: ItemSet; readonly frozen?: true }
  /** The keys, values or items of a dict, as they are at the time; only where Python's rules hold. */
  | { readonly kind: "view"; readonly of: "keys" | "values" | "items"; readonly dict: DictValue }
  | IteratorValue
  | RangeValue
  | { readonly kind: "shape"; readonly shape: Shape }
  /** Of an array it is written as NumPy writes it; NumPy's own names are those of its types of numbers. */
  | { readonly kind: "dtype"; readonly dtype: DType; readonly numpy?: "dtype" | "type" }
  | {
      readonly kind: "slice";
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
      /** What was written at its ends, where that are no whole numbers: for objects, which may take it. */
      readonly edges?: { readonly start: Value; readonly stop: Value; readonly step: Value };
    }
  | FunctionValue
  | BuiltinValue
  /** An operation under a framework's name, with the defaults that it has there. */
  | { readonly kind: "operation"; readonly operation: Operation; readonly as: string }
  /** Of one that is not there, the name can be imported, but nothing can be done with it. */
  | { readonly kind: "module"; readonly path: string; readonly absent?: true }
  | GeneratorValue
  | StreamValue
  | { readonly kind: "tape"; readonly tape: Tape }
  | ContextValue
  | ClassValue
  | ObjectValue
  | DescriptorValue
  /** An object (or a class) whose members are looked for behind those of one of its classes. */
  | { readonly kind: "super"; readonly of: ObjectValue | ClassValue; readonly after: ClassValue };

export type ValueOf<K extends Value["kind"]> = Extract<Value, { kind: K }>;

export interface TensorValue extends Partial<Changeable> {
  readonly kind: "tensor";
  /** Replaced where an array of NumPy's is written to; what was computed from the old one stays as it was. */
  node: Node;
  /** It left the graph by `.numpy()`: printed, and combined with its like, as NumPy's arrays are. */
  readonly array: boolean;
  /** Its elements stand for several places each, so that it cannot be written to. */
  fixed?: boolean;
  /** It is a part of another array, and shows what is written there. */
  readonly base?: TensorValue;
  /** Where the elements of such a part lie among those of the array that holds them. */
  readonly layout?: Layout;
  /** An array although it has no axes, where what functions of NumPy give without axes is one of its numbers. */
  readonly cell?: true;
  /** Its dtype gives way to those that it meets, as those of JAX's do that were made of numbers. */
  readonly weak?: true;
}
export interface ListValue extends Changeable {
  readonly kind: "list";
  items: Value[];
  /** Names of the items, where an operation gave several results; they can be read as attributes. */
  readonly fields?: readonly string[];
  /** Where the items were written, so that errors about rows can show them; null once the list was changed. */
  origin?: { readonly source: Source; readonly spans: readonly Span[] } | null;
}
export interface TupleValue {
  readonly kind: "tuple";
  readonly items: readonly Value[];
  /** Names of the items, and what they are called together, where an operation gave several results. */
  readonly fields?: readonly string[];
  readonly called?: string;
}
export interface DictValue extends Changeable {
  readonly kind: "dict";
  /** A record: its keys can be read as attributes too. */
  readonly record?: true;
  /** By `keyOf(key)`, in order of insertion. */
  entries: Map<string, { readonly key: Value; readonly value: Value }>;
}
export interface IteratorValue extends Changeable {
  readonly kind: "iterator";
  readonly name: string;
  /** How many items were taken; infinite at the end. */
  at: number;
  readonly next: (at: number, env: Env) => Value | undefined;
  /** Nobody will ask for the item at that place again. */
  readonly passed?: (at: number) => void;
  /** It is a function with `yield` that waits: what it is to go on with, and what it returned. */
  readonly resume?: {
    readonly send: (value: Value) => void;
    readonly raise: (error: Error) => void;
    readonly result: () => Value | undefined;
  };
}
export interface RangeValue {
  readonly kind: "range";
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}
/** Python has brackets around the name of what has none. */
export const pythonName = ({ name }: FunctionValue): string => (name === "lambda" ? "<lambda>" : name);
/** Python says the classes and functions around a function too, where there are any: `A.f`. */
export function saidOf(f: FunctionValue): string {
  const [own, { around }] = [pythonName(f), f];
  return around === undefined || around.path === "" ? own : `${around.path}.${own}`;
}
export interface FunctionValue {
  readonly kind: "function";
  readonly name: string;
  /** The class or function that it was defined in, or what stands for that; what it says is its `path`. */
  readonly around?: { readonly path: string } | undefined;
  readonly params: readonly Parameter[];
  readonly defaults: ReadonlyMap<string, Value>;
  readonly body: Block;
  readonly doc: string | null;
  /** Where it was defined: its free names are looked up there. */
  readonly env: Env;
  readonly source: Source;
  /** The statement or expression that made it, in the source. */
  readonly span: Span;
  /** Names that the body assigns: they are its own. */
  readonly locals: ReadonlySet<string>;
  /** A call gives an iterator over what it yields. */
  readonly yields: boolean;
  /** What it yields goes to the loop that runs it. */
  readonly async?: AsyncKind | undefined;
  /** The type that was written behind `->`. */
  readonly returns?: Expr | undefined;
  /** It is a tf.function. */
  readonly traces?: Traces;
  /** What programs keep with it: `f.calls = 0`. */
  attributes?: Map<string, Value>;
}
/** The same function but for some of what it is. What is read when it is asked for is asked for. */
export function functionWith(f: FunctionValue, by: Partial<FunctionValue>): FunctionValue {
  const { body, doc, locals, yields, async } = f;
  return { ...f, body, doc, locals, yields, async, ...by };
}
/** What a tf.function was called with. */
export interface Traces {
  readonly seen: Set<string>;
  /** Its `input_signature`, by parameter; shapes as TensorFlow writes them. */
  readonly signature: ReadonlyMap<string, { readonly dtype: DType; readonly shape: string }> | null;
}
export interface ClassValue {
  readonly kind: "class";
  readonly name: string;
  /** The module that Python shows with its name. */
  readonly module: string;
  /** It and all that it inherits from, in the order in which they are asked for a member. */
  readonly line: readonly ClassValue[];
  /** What it says that it inherits from. */
  readonly bases: readonly ClassValue[];
  members: Map<string, Value>;
  readonly doc: string | null;
  /** It is the language's own and cannot be changed. */
  readonly own: boolean;
  /** The class that it is an object of, if that is not `type` itself. */
  readonly meta?: ClassValue;
}
export interface ObjectValue extends Changeable {
  readonly kind: "object";
  type: ClassValue;
  attributes: Map<string, Value>;
  /** What it is at heart, where its class inherits from a type such as dict, list or int. */
  readonly holds?: Value;
}
/** A member that is not simply given: a property, or a method of the class or of nothing. */
export interface DescriptorValue {
  readonly kind: "descriptor";
  readonly as: "property" | "class" | "static";
  readonly get: Value;
  readonly set: Value | null;
  readonly delete?: Value;
}
export interface GeneratorValue {
  readonly kind: "generator";
  state: GeneratorState;
}
/** A random stream of NumPy's: numpy.random.Generator or RandomState. */
export interface StreamValue {
  readonly kind: "stream";
  state: NumpyState;
}

/** An argument of a call, and where it stands in the source. */
export interface Arg {
  readonly name: string | null;
  readonly value: Value;
  readonly span: Span;
}
/** Values as the arguments of a call, each in its place. */
export const byPlace = (values: readonly Value[], span: Span): Arg[] =>
  values.map((value) => ({ name: null, value, span }));
export interface BuiltinValue {
  readonly kind: "builtin";
  readonly name: string;
  /** It is a type, which is called to make a value. */
  readonly type?: true;
  /** A type's own: it does with what an object is at heart what `[ ]` does with that. */
  readonly ofHeart?: true;
  /** It is a method of an object. */
  readonly bound?: { readonly member: FunctionValue | BuiltinValue; readonly self: Value };
  /** `span` is that of the call. */
  readonly call: (args: readonly Arg[], env: Env, span: Span) => Value;
}

/** What `with` turns on for a block. */
export interface ContextValue {
  readonly kind: "context";
  readonly name: string;
  readonly enter: (env: Env) => void;
  readonly exit: (env: Env) => void;
  readonly methods: readonly BuiltinValue[];
}

export const none: Value = { kind: "none" };
export const ellipsis: Value = { kind: "ellipsis" };
const yes: Value = { kind: "bool", value: true };
const no: Value = { kind: "bool", value: false };
export const boolOf = (value: boolean): Value => (value ? yes : no);
export const intOf = (value: number | bigint): Value =>
  typeof value === "bigint" ? { kind: "int", value } : (smallInts[value] ?? intMade(value));
/** Each made once: loops count through them again and again. */
const smallInts = new Array<Value | undefined>(1024);
function intMade(value: number): Value {
  const made: Value = { kind: "int", value: BigInt(value) };
  if (value >= 0 && value < smallInts.length) smallInts[value] = made;
  return made;
}
export const floatOf = (value: number): Value => ({ kind: "float", value });
export const complexOf = (value: Complex): Value => ({ kind: "complex", value });
/** A number without a real part: `2j`. */
export const imaginaryOf = (im: number): Value => complexOf(complex(0, im));
export const stringOf = (value: string): Value => ({ kind: "string", value });
/** Arrays can change. */
export const tensorOf = (node: Node, array = false): TensorValue =>
  array ? { kind: "tensor", node, array, born: birth() } : { kind: "tensor", node, array };
export const listOf = (items: Value[]): ListValue => ({ kind: "list", items, born: birth() });
export const dictOf = (entries: DictValue["entries"]): DictValue => ({ kind: "dict", entries, born: birth() });
export const objectOf = (type: ClassValue, attributes: ObjectValue["attributes"] = new Map()): ObjectValue => ({
  kind: "object",
  type,
  attributes,
  born: birth(),
});
/** What an object is at heart; any other value is that itself. */
export const heartOf = (value: Value): Value => (value.kind === "object" && value.holds) || value;
export const tupleOf = (items: readonly Value[]): Value => ({ kind: "tuple", items });
export const sequenceOf = (kind: "list" | "tuple", items: Value[]): Value =>
  kind === "list" ? listOf(items) : tupleOf(items);
export const shapeOf = (shape: Shape): Value => ({ kind: "shape", shape });
export const builtin = (name: string, call: BuiltinValue["call"]): BuiltinValue => ({ kind: "builtin", name, call });

export const rangeLength = ({ start, stop, step }: RangeValue): number => Math.max(0, Math.ceil((stop - start) / step));

/** What a view of a dict shows now. */
export function viewItems({ of, dict }: ValueOf<"view">): Value[] {
  const entries = [...dict.entries.values()];
  if (of === "items") return entries.map(({ key, value }) => tupleOf([key, value]));
  return entries.map((e) => (of === "keys" ? e.key : e.value));
}

/** What a value is called in messages: `a list`, `a tensor of shape (3,)`. */
export function describe(value: Value): string {
  switch (value.kind) {
    case "none":
      return "None";
    case "ellipsis":
      return "`...`";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return `the integer ${shorten(value.value.toString())}`;
    case "float":
      return `the number ${showFloat(value.value, "float64")}`;
    case "complex":
      return `the complex number ${complexText(value.value, "float64")}`;
    case "string":
      return `the string '${shorten(value.value)}'`;
    case "bytes":
      return "a bytes string";
    case "tensor":
      return `a${value.node.dtype === "int8" || value.node.dtype.startsWith("int") ? "n" : ""} ${value.node.dtype} tensor of shape ${showTuple(value.node.shape)}`;
    case "variable":
      return `the Variable ${value.variable.label}`;
    case "view":
      return `the ${value.of} of a dict`;
    case "iterator":
      return `a ${value.name} iterator`;
    case "set":
      return value.frozen ? "a frozenset" : "a set";
    case "list":
    case "tuple":
    case "dict":
    case "range":
    case "shape":
    case "dtype":
    case "slice":
    case "module":
    case "tape":
      return `a ${value.kind}`;
    case "context":
      return `a ${value.name}`;
    case "function":
    case "builtin":
      return value.kind === "builtin" && value.type ? `the type ${value.name}` : `the function ${value.name}`;
    case "operation":
      return `the operation ${value.operation.name}`;
    case "class":
      return `the class ${value.name}`;
    case "object":
      return `${/^[AEIOU]/.test(value.type.name) ? "an" : "a"} ${value.type.name} object`;
    case "descriptor":
      return `a ${value.as === "property" ? "property" : `${value.as} method`}`;
    case "super":
      return "super()";
    case "generator":
    case "stream":
      return "a random generator";
  }
}

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 27)}…` : text);
const showTuple = (shape: Shape): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);
