/**
 * What a statement answers: data, so that a terminal, a pipe and `--json` can each show it their own way. Knows nothing
 * of how it was computed or how it will look.
 */
import type { FloatDType } from "./digits.ts";
import type { Explanation } from "./explanation.ts";
import type { Figure } from "./figure.ts";
import type { Fits, Shape } from "./shape.ts";
import type { Stored } from "./stored.ts";
import type { Trail } from "./trail.ts";

/**
 * Plain data that JSON can hold, with exact integers. A dict of the language is a Map, which keeps the order of its keys;
 * a tensor within it stays a tensor, whose numbers are written by its dtype.
 */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }
  | ReadonlyMap<string, Json>
  | Stored;

/** A tensor as an answer: what it is called, what kind it is, its values. */
export interface TensorAnswer {
  readonly kind: "tensor";
  readonly name?: string | undefined;
  readonly value: Stored;
  /** Of a table that was read from a file. */
  readonly columns?: Columns | undefined;
}
/** The columns of a table, where they have names or held text. */
export interface Columns {
  /** One for each column of the tensor; null where the file names none. */
  readonly names: readonly string[] | null;
  /** Those with text in them that are not in the tensor. */
  readonly left: readonly string[];
  /** The words of a column in which numbers stand for them, in the order of the numbers. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}
export interface VariableAnswer {
  readonly kind: "variable";
  readonly name?: string | undefined;
  /** As TensorFlow writes it: `Variable:0`. */
  readonly label: string;
  readonly trainable: boolean;
  readonly value: Stored;
}
/** A value that is no tensor: its text as Python writes it, and its content as data. */
export interface PlainAnswer {
  readonly kind:
    | "list"
    | "tuple"
    | "dict"
    | "set"
    | "string"
    | "number"
    | "complex"
    | "bool"
    | "none"
    | "function"
    | "other";
  readonly name?: string | undefined;
  readonly text: string;
  readonly value: Json;
  /** Of a container that holds tensors: what stands in it, and in the containers within that hold some. */
  readonly items?: readonly ContainerItem[] | undefined;
  /** How many items it has itself. */
  readonly length?: number;
  /** Of a long one, the texts of the items at both ends, and how many there are between. */
  readonly parts?:
    | { readonly first: readonly string[]; readonly hidden: number; readonly last: readonly string[] }
    | undefined;
}
/** Something in a list, a tuple or a dict, behind its place or key. */
export interface ContainerItem {
  readonly label: string;
  readonly what: "tensor" | "Variable" | null;
  /** A tensor's values, or the text of anything else. */
  readonly value: Stored | string;
}

/** How one axis came through an index: `axis 0  5 → 3`. */
export interface AxisChange {
  /** Null, as `from`: an axis that was not there before. */
  readonly axis: number | null;
  readonly from: number | null;
  /** What it became: no axis, one, or as many as a list of integers has. */
  readonly to: Shape;
  /** The part of the index that did it. */
  readonly by: string;
  /** `backwards`; `with axis 0` where two lists pick together. */
  readonly note: string | null;
}

export interface GradientRow {
  readonly name: string;
  /** Null: no gradient flows. */
  readonly value: Stored | null;
  readonly of: Shape;
}

/** A cell of a table: text, and how it stands in its column. */
export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
  /** Its cells are texts of ours, not of the user's: they are said in the language of the session. */
  readonly ours?: true;
}

export type Answer =
  | TensorAnswer
  | VariableAnswer
  | PlainAnswer
  /** What a command says; `verbatim` is no sentence of ours, but code, a page or a report. */
  | { readonly kind: "text"; readonly text: string; readonly verbatim?: true }
  /** A name got a value: shown as one line in the shell. */
  | { readonly kind: "named"; readonly answer: TensorAnswer | VariableAnswer | PlainAnswer }
  /** The whole tensor with the picked cells marked, and what was picked. */
  | {
      readonly kind: "slice";
      readonly of: Stored;
      /** How often each cell was picked, in row-major order; 255 stands for more. */
      readonly picked: Uint8Array;
      readonly changes: readonly AxisChange[];
      readonly note: string | null;
      readonly result: TensorAnswer;
    }
  | {
      readonly kind: "reshape";
      readonly from: Shape;
      readonly asked: readonly (number | null)[];
      readonly result: TensorAnswer;
    }
  /** The shapes that several open sizes of a reshape can mean. */
  | {
      readonly kind: "fits";
      readonly from: Shape;
      readonly asked: readonly (number | null)[];
      readonly fits: Fits;
    }
  | { readonly kind: "assigned"; readonly changed: number; readonly result: VariableAnswer }
  | {
      readonly kind: "gradients";
      readonly of: string;
      readonly value: Stored;
      readonly order: number;
      readonly rows: readonly GradientRow[];
      readonly what: "gradients" | "jacobian" | "hessian";
    }
  | TapeAnswer
  | {
      readonly kind: "epoch";
      readonly epoch: number;
      /** How many the run is to have. */
      readonly of: number;
      readonly loss: number;
      readonly variables: readonly (readonly [name: string, value: Stored])[];
      readonly gradient: number;
      /** The dtype of the loss. */
      readonly dtype: FloatDType;
      /** The loss over other data, and other measures, by name. */
      readonly measures: readonly (readonly [name: string, value: number])[];
      readonly log: FitLog;
      /** The first of a run: a heading goes before it. */
      readonly first: boolean;
      /** What is said above the row, a line each: above the heading, what was known before the run. */
      readonly before: readonly string[];
    }
  | FitAnswer
  | SweepAnswer
  | {
      readonly kind: "table";
      readonly name: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      readonly data: Json;
    }
  | {
      readonly kind: "facts";
      readonly name: string;
      readonly facts: readonly (readonly [name: string, text: string])[];
      readonly data: Json;
    }
  | PlotAnswer
  | Explanation
  | Trail
  | ReasonAnswer
  | CheckAnswer
  | SolveAnswer
  | { readonly kind: "help"; readonly topic: string; readonly sections: readonly HelpSection[] };

/** The recorded steps of an expression: each after those that it follows from. */
export interface TapeAnswer {
  readonly kind: "tape";
  readonly of: string;
  readonly rows: readonly TapeRow[];
  /** Where they were drawn, if that was asked for. */
  readonly file: string | null;
}
export interface TapeRow {
  readonly id: number;
  readonly step: string;
  /** The step as an expression; null where that says no more than its name. */
  readonly text: string | null;
  readonly inputs: readonly number[];
  readonly shape: Shape;
  readonly value: Stored;
  readonly gradient: Stored | null;
}

export type FitLog = "table" | "book" | "json" | "csv" | "none";
export interface FitAnswer {
  readonly kind: "fit";
  readonly epochs: number;
  readonly stopped: "epochs" | "until" | "patience" | "converged" | "stuck" | "interrupted";
  /** A word more on why it stopped. */
  readonly reason: string;
  readonly loss: number;
  readonly dtype: FloatDType;
  readonly variables: readonly (readonly [name: string, value: Stored])[];
  /** Standard errors of the Variables, where the method knows them. */
  readonly errors: readonly Stored[] | null;
  readonly losses: readonly number[];
  readonly measures: readonly (readonly [name: string, value: number])[];
  /** What the run tells about itself, a line each. */
  readonly remarks: readonly (readonly [name: string, text: string])[];
  /** The same as numbers. */
  readonly data: { readonly [key: string]: Json };
  readonly log: FitLog;
  readonly ms: number;
}
/** Runs of one fit that differ in one option. */
export interface SweepAnswer {
  readonly kind: "sweep";
  readonly option: string;
  readonly dtype: FloatDType;
  readonly runs: readonly SweepRun[];
  /** The place of the run with the smallest loss at its end; null if none ended well. */
  readonly best: number | null;
  /** What to type for the best run. */
  readonly command: string | null;
}
export interface SweepRun {
  readonly value: string;
  /** Null: not finite. */
  readonly loss: number | null;
  readonly epochs: number;
  readonly stopped: string;
  readonly losses: readonly number[];
  readonly ms: number;
}

/** A figure to be seen here, or that was written into a file. */
export interface PlotAnswer {
  readonly kind: "plot";
  readonly figure: Figure;
  /** Characters across and down, if that was asked for. */
  readonly size: readonly [columns: number | null, rows: number | null];
  readonly file: string | null;
}

/** Why something came out as it did, and what to type. */
export interface ReasonAnswer {
  readonly kind: "reason";
  readonly about: "error" | "warning" | "gradient" | "value";
  /** What is explained, and the line on which it happened. */
  readonly of: string;
  readonly line: number | null;
  /** The code of an error or a warning. */
  readonly code: string | null;
  readonly findings: readonly Finding[];
  /** The names that take part, with what they hold. */
  readonly names: readonly NamedPart[];
  readonly help: readonly string[];
}
export interface Finding {
  /** The Variable whose gradient it is about, or the name of a value. */
  readonly name: string | null;
  /** `None`, `all 0`: what came out. */
  readonly found: string | null;
  readonly cause: string;
  readonly says: string;
}
export interface NamedPart {
  readonly name: string;
  /** `tensor (10, 3) float32`. */
  readonly what: string;
  /** The line and the statement that made it, where they are known. */
  readonly line: number | null;
  readonly text: string | null;
}

/** An expression held against itself in float64, and its gradients against differences. */
export interface CheckAnswer {
  readonly kind: "check";
  readonly of: string;
  readonly dtype: string;
  readonly shape: Shape;
  /** Elements with the fewest digits that hold, the worst first; empty where float64 was asked for anyway. */
  readonly values: readonly CheckedNumber[];
  readonly gradients: readonly CheckedGradient[];
  /** Steps in which digits cancel, the worst first. */
  readonly cancellations: readonly Cancellation[];
}
/** A number, and how many of its digits float64 confirms. */
export interface CheckedNumber {
  /** `[1, 2]`; empty for a single value. */
  readonly place: string;
  readonly text: string;
  readonly digits: number;
  readonly exact: number;
}
export interface CheckedGradient {
  readonly name: string;
  readonly shape: Shape;
  /** `agrees`; `kink`: the two sides of the point differ; `differs`: the rule and the differences do. */
  readonly verdict: "agrees" | "kink" | "differs" | "none";
  /** The element at which they are farthest apart, in the dtype asked for, and in float64. */
  readonly worst: CheckedNumber | null;
  readonly differences: number | null;
  /** How far apart the gradient and the differences are there, relative to the larger. */
  readonly apart: number | null;
  readonly checked: number;
  readonly all: number;
}
export interface Cancellation {
  readonly step: string;
  /** `1.0000001 - 1.0 = 1.1920929e-07`. */
  readonly shown: string;
  readonly lost: number;
}

/** Expressions that turn the given tensors into the wanted one, the simplest first. */
export interface SolveAnswer {
  readonly kind: "solve";
  readonly from: readonly string[];
  readonly wanted: string;
  readonly found: readonly { readonly code: string; readonly steps: number }[];
  readonly tried: number;
  /** Not everything was tried: the time was up. */
  readonly cut: boolean;
}

/** A part of a help page: a line of text, code with what it shows, or a list of names with their meaning. */
export type HelpSection =
  | { readonly kind: "title"; readonly name: string; readonly about: string }
  | { readonly kind: "text"; readonly text: string }
  /** What the reader is asked to do. */
  | { readonly kind: "task"; readonly text: string }
  | { readonly kind: "form"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  /** `error`: what it shows is the message of that code. */
  | { readonly kind: "example"; readonly code: string; readonly shows: string; readonly error?: string }
  /** `facts`: the names are words of ours, which are said in the language. */
  | {
      readonly kind: "entries";
      readonly entries: readonly (readonly [name: string, doc: string])[];
      readonly facts?: true;
    };
