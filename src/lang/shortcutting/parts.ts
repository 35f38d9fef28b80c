/**
 * What an expression is made of for a shortcut: the graph of its steps, what that is given, and what leaves and names have to
 * be for it to stand for the expression.
 */
import type { DType } from "../../core/dtype.ts";
import type { Shape } from "../../core/shape.ts";
import type { Node } from "../../graph/node.ts";
import type { TensorValue, Value, ValueOf } from "../value.ts";
import type { Leaf } from "./rest.ts";

/** What the graph is given: a leaf's tensor; a leaf's number as a tensor without axes; numbers in order, as a tensor of a shape. */
export type Input = { readonly node: Node } & (
  | { readonly kind: "tensor"; readonly leaf: number }
  | { readonly kind: "number"; readonly leaf: number; readonly dtype: DType }
  | {
      readonly kind: "numbers";
      readonly of: readonly NumberIn[];
      readonly dtype: "float32" | "float64";
      readonly shape: Shape;
    }
);

/** A number that is written, or that a leaf is. */
export type NumberIn = number | { readonly leaf: number };

/** What an expression is to its shortcut. */
export type Part =
  | { readonly kind: "tensor"; readonly value: TensorValue }
  /** A leaf that is a number. */
  | { readonly kind: "number"; readonly value: NumberValue; readonly leaf: number }
  /** The same each time, as long as the leaves are that are held to it. */
  | { readonly kind: "fixed"; readonly value: Value }
  /** Several numbers, in lists or tuples. */
  | { readonly kind: "numbers"; readonly value: Value; readonly of: readonly NumberIn[] }
  /** Lists or tuples with tensors in them. */
  | { readonly kind: "tensors"; readonly value: Value }
  /** What no step takes. */
  | { readonly kind: "other"; readonly value: Value };
type NumberValue = ValueOf<"int"> | ValueOf<"float">;
export type Numbers = Extract<Part, { kind: "numbers" }>;

/** What a name of no leaf has to mean: functions and modules. */
export interface Meaning {
  readonly name: string;
  /** Undefined: no scope knows it, and it is one of ours. */
  readonly value: Value | undefined;
}

/** What a leaf has to be for the shortcut to hold. */
export type Held =
  | { readonly kind: "tensor"; readonly dtype: DType; readonly shape: Shape; readonly array: boolean }
  | { readonly kind: "int" | "float" }
  | { readonly kind: "same"; readonly value: Value };

/** An expression taken apart: the graph that its steps made, and when it stands for the expression. */
export interface Parts {
  readonly leaves: readonly Leaf[];
  readonly inputs: readonly Input[];
  readonly meanings: readonly Meaning[];
  readonly held: readonly Held[];
  /** Null where the steps make no tensor. */
  readonly made: TensorValue | null;
  readonly values: readonly Value[];
}

/** Whether a tensor may take part: nothing is remembered of where it came from. */
export const isPlainTensor = (value: Value): value is TensorValue =>
  value.kind === "tensor" &&
  value.cell === undefined &&
  value.weak === undefined &&
  !value.node.recorded &&
  value.node.cuts.length === 0;
