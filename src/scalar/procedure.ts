/**
 * A procedure: numbers in slots and elements of arrays that are changed one step after another, under loops and branches.
 * It is what a loop of the language comes to once it is known what its names hold. Where a step cannot be done as it
 * stands (a result that does not fit, a place outside of an array), the procedure is left before that step has changed
 * anything, and tells which step that was. Knows no names, no values of the language and no machine.
 */
import type { DType } from "../core/dtype.ts";

/** What a slot holds and a term gives: a whole number of 64 bits, a float64, or yes and no (and other small numbers). */
export type Width = "i64" | "f64" | "i32";

/** Arithmetic of whole numbers of which not every result fits, or exists. */
export type Checked = "add" | "subtract" | "multiply" | "floordiv" | "mod" | "left_shift" | "right_shift";

/** A number that is computed without changing anything. */
export type Term = { readonly of: Width } & (
  | { readonly kind: "constant"; readonly value: number | bigint }
  | { readonly kind: "slot"; readonly slot: number }
  /** Puts a value into a slot that nothing else reads, and goes on with that. */
  | { readonly kind: "let"; readonly slot: number; readonly value: Term; readonly use: Term }
  /** One instruction, by its name in WebAssembly. */
  | { readonly kind: "instruction"; readonly name: string; readonly args: readonly Term[] }
  | { readonly kind: "checked"; readonly name: Checked; readonly args: readonly [Term, Term] }
  /** `use`, where the test holds; else the step cannot be done. */
  | { readonly kind: "require"; readonly test: Term; readonly use: Term }
  | { readonly kind: "choose"; readonly test: Term; readonly yes: Term; readonly no: Term }
  /** A function of float64 numbers that whoever runs the procedure gives. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Term[] }
  /** An element; places below 0 count from the end. */
  | { readonly kind: "element"; readonly array: number; readonly at: readonly Term[] }
  | { readonly kind: "size"; readonly array: number; readonly axis: number }
);

/** `exit` is what the procedure tells when the step cannot be done; `pause` where it pauses before a turn of a loop. */
export type Step = { readonly exit: number } & (
  | { readonly kind: "set"; readonly slot: number; readonly value: Term }
  | { readonly kind: "put"; readonly array: number; readonly at: readonly Term[]; readonly value: Term }
  | { readonly kind: "when"; readonly test: Term; readonly yes: Steps; readonly no: Steps }
  /** As long as one slot is below the other, both whole: the body, and one more in the first. */
  | { readonly kind: "count"; readonly at: number; readonly end: number; readonly body: Steps; readonly pause: number }
  | { readonly kind: "while"; readonly test: Term; readonly body: Steps; readonly pause: number }
  /** Out of the innermost loop, or on to its next turn. */
  | { readonly kind: "break" | "continue" }
  /** Steps that `leave` leads out of, from within any loops in them. */
  | { readonly kind: "block"; readonly body: Steps }
  | { readonly kind: "leave" }
  /** One element more at the end of an array that grows, as long as there is room. */
  | { readonly kind: "append"; readonly array: number; readonly value: Term }
  /** Nothing more is done. */
  | { readonly kind: "stop" }
);
export type Steps = readonly Step[];

/** Dtypes of the elements that procedures know. Floats are float64 to them, all others whole numbers of 64 bits. */
const elementDTypes: readonly DType[] = [...(["float64", "float32", "int64", "int32", "uint8", "bool"] as const)];
export const hasElements = (dtype: DType): boolean => elementDTypes.includes(dtype);

/** An array whose elements a procedure reads or writes. */
export interface ArrayForm {
  readonly dtype: DType;
  readonly rank: number;
  /** Elements are appended to it. Its room is that of its buffer. */
  readonly grows?: true;
}

export interface Procedure {
  /** What `call` terms name, and how many numbers each takes. */
  readonly functions: readonly { readonly name: string; readonly count: number }[];
  readonly slots: readonly Width[];
  readonly arrays: readonly ArrayForm[];
  readonly steps: Steps;
}

/** What a procedure tells that ran through. */
export const ranThrough = 0;

/**
 * A frame: slots of eight bytes each, then for each array its address, its room, and for each axis its size and its step;
 * then the turns that were left before it would have paused.
 */
export const frameWords = (procedure: Procedure): number => wordOfTurns(procedure) + 1;
export const wordOfTurns = ({ slots, arrays }: Procedure): number =>
  slots.length + arrays.reduce((n, { rank }) => n + wordsBeforeAxes + 2 * rank, 0);
export const wordsBeforeAxes = 2;
/** Turns of loops, taken together, after which a procedure pauses. */
export const turnsBetweenPauses = 1 << 18;
