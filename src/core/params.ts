/**
 * One description of a parameter, read by calls, command flags, help, completion and docs. Pure data.
 * Knows nothing of how a value of the language becomes an argument.
 */
import type { DType } from "./dtype.ts";
import type { Shape } from "./shape.ts";
import type { Stored } from "./stored.ts";

/** What an argument of each kind is, once bound. `T` is the engine's tensor. */
export interface ParamTypes<T> {
  readonly tensor: T;
  readonly tensors: readonly T[];
  /** A tensor whose values the operation must see now, since the shape of its result depends on them. */
  readonly known: Stored;
  readonly int: number;
  readonly number: number;
  /** A number, or one that a gradient may flow back to. */
  readonly factor: number | T;
  /** One number and the dtype it came in. */
  readonly scalar: { readonly value: number; readonly dtype: DType };
  /** A number, or one of the names in `choices`. */
  readonly order: number | string;
  readonly bool: boolean;
  readonly string: string;
  /** One axis, possibly counted from the end. */
  readonly axis: number;
  /** One axis or several. */
  readonly axes: readonly number[];
  readonly ints: readonly number[];
  /** A count, or a list of places or sizes: `split(x, 3)` is not `split(x, [3])`. */
  readonly parts: number | readonly number[];
  /** Integers, or one of the names in `choices`. */
  readonly padding: string | readonly number[];
  /** Sizes, all of them from 0 up. */
  readonly shape: Shape;
  /** Sizes of which one may be -1. */
  readonly dims: readonly number[];
  readonly dtype: DType;
}
export type ParamKind = keyof ParamTypes<unknown>;

export interface Param<K extends ParamKind = ParamKind> {
  readonly kind: K;
  readonly doc: string;
  /** Left out: the argument must be given. Null: may be left out, and the operation decides. */
  readonly default?: ParamTypes<never>[K] | null;
  /** None is an answer too, other than leaving it out. */
  readonly nullable?: true;
  readonly choices?: readonly string[];
  /** Names of the same parameter elsewhere (`dim`, `input_tensor`), blank-separated; accepted as keywords. */
  readonly also?: string;
  /** For tensors: integers and bools become floats on the way in (`float`), or must be of this kind already. */
  readonly want?: "float" | "int" | "bool";
  /** For tensors: stands apart, so its dtype is not joined with that of the other tensors. */
  readonly apart?: boolean;
  /** For tensors: a literal takes the dtype given for this parameter. */
  readonly takes?: string;
  /** For tensors: a literal takes the dtype of the tensor given for this parameter. */
  readonly like?: string;
  /** For sizes: None is any size, as -1 is. */
  readonly open?: boolean;
  /** Takes all positional arguments from here on, as one list (`reshape(x, 2, 3)`). */
  readonly rest?: boolean;
}
export type Params = Readonly<Record<string, Param>>;

type ArgOf<P extends Param, T> =
  | ParamTypes<T>[P["kind"]]
  | (P extends { readonly default: null } | { readonly nullable: true } ? null : never);
type Optional<P extends Params> = { [N in keyof P]: P[N] extends { readonly default: unknown } ? N : never }[keyof P];
/** Bound arguments, complete. */
export type ArgsOf<P extends Params, T> = { readonly [N in keyof P]: ArgOf<P[N], T> };
/** Arguments as a caller may give them: those with a default may be left out. */
export type GivenOf<P extends Params, T> = { readonly [N in Exclude<keyof P, Optional<P>>]: ArgOf<P[N], T> } & {
  readonly [N in Optional<P>]?: ArgOf<P[N], T> | undefined;
};

/** `sum(x, axis=None, keepdims=False)`: the one-line signature that help and errors show. */
export const showSignature = (name: string, params: Params): string =>
  `${name}(${Object.entries(params)
    .map(([n, p]) => (p.default === undefined ? n : `${n}=${showDefault(p.default)}`))
    .join(", ")})`;

function showDefault(value: unknown): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return `'${value}'`;
  return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
}
