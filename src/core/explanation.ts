/**
 * How an expression comes about, as data: its steps from the inside out, what each does to shapes, dtypes and memory, what
 * it costs and which kernels run. Knows no nodes and no look.
 */
import type { AxisChange } from "./answer.ts";
import type { DType } from "./dtype.ts";
import type { Shape } from "./shape.ts";

/** A tensor by its name, or by the text that makes it. */
export interface Operand {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Axes of several tensors one under the other. */
export interface AlignedRow {
  readonly name: string;
  /** The size in each column; null: the tensor has no such axis. */
  readonly sizes: readonly (number | null)[];
  /** Columns in which it is repeated to reach the size of the result. */
  readonly repeated: readonly number[];
}

export type ExplainedPart =
  /** Shapes that broadcast with each other; the last row is the result. */
  | { readonly kind: "broadcast"; readonly rows: readonly AlignedRow[]; readonly suspicion: string | null }
  /** Products over axes with names: matmul's rows and columns, or the letters of einsum. The last row is the result. */
  | {
      readonly kind: "contraction";
      readonly heads: readonly string[];
      readonly rows: readonly AlignedRow[];
      /** Columns that are summed. */
      readonly summed: readonly number[];
      readonly multiplyAdds: number;
    }
  | {
      readonly kind: "reduction";
      readonly combine: string;
      readonly from: Shape;
      readonly axes: readonly number[];
      readonly to: Shape;
      /** The axes stay, with size 1. */
      readonly keepdims: boolean;
    }
  | {
      readonly kind: "reshape";
      readonly from: Shape;
      readonly to: Shape;
      /** Null: the size that was left open. */
      readonly asked: readonly (number | null)[];
    }
  | {
      readonly kind: "transpose";
      readonly from: Shape;
      readonly to: Shape;
      /** Axis i of the result is this axis of the input. */
      readonly axes: readonly number[];
      readonly strides: readonly [before: readonly number[], after: readonly number[]];
    }
  | { readonly kind: "index"; readonly changes: readonly AxisChange[]; readonly note: string | null }
  | {
      readonly kind: "cast";
      readonly of: string;
      readonly from: DType;
      readonly to: DType;
      readonly why: string;
      /** What may go wrong with the values; null: all of them stay what they are. */
      readonly lost: string | null;
    }
  /** A step that has its own algorithm, or part of a longer calculation. */
  | { readonly kind: "note"; readonly text: string };

/** Whether the result shares its input's memory; `repeated`: one number stands for all of a new tensor. */
export type MemoryUse = "view" | "copy" | "new" | "none" | "repeated";

export interface ExplainedStep {
  readonly text: string;
  /** The function of the session that it belongs to. */
  readonly within: string | null;
  readonly does: string;
  readonly operands: readonly Operand[];
  readonly results: readonly Operand[];
  readonly memory: MemoryUse;
  readonly parts: readonly ExplainedPart[];
}

/** Work in the order in which it runs. */
export interface ExplainedWork {
  readonly by: "loop" | "kernel" | "reference";
  readonly name: string;
  readonly elements: number;
  readonly operations: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly body: readonly string[] | null;
}

export interface Explanation {
  readonly kind: "explanation";
  readonly of: string;
  readonly steps: readonly ExplainedStep[];
  /** Steps that are not listed. */
  readonly hidden: number;
  readonly work: readonly ExplainedWork[];
  readonly hiddenWork: number;
  readonly operations: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** More about the whole: where a bare name came from, what is too small for kernels. */
  readonly notes: readonly string[];
}
