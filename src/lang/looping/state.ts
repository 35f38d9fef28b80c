/**
 * What is known at a place of a loop: where names are kept and of which kinds they may be, the functions of the program that
 * are under way, the arrays that were asked for. Knows no expressions.
 */
import type { ArrayForm, Step } from "../../scalar/procedure.ts";
import type { FunctionValue } from "../value.ts";
import type { ArrayHeld } from "./givens.ts";
import type { Tag } from "./tags.ts";

/** Where the value of a name is kept: as a whole number, as a float, and which kind it is of. */
export interface Variable {
  readonly whole: number;
  readonly real: number;
  readonly tag: number;
}

export type Variables = ReadonlyMap<string, Variable>;

/** The kinds that each name may hold at a place of the loop. */
export type State = ReadonlyMap<string, readonly Tag[]>;

/** A function of the program where it is called. */
export interface Frame {
  readonly f: FunctionValue;
  readonly mark: string;
  /** What its own names begin with. */
  readonly own: string;
  /** Arrays that parameters were given, by their names outside. */
  readonly arrays: ReadonlyMap<string, string>;
}

/** A step that has not been told its exit yet. */
export type Bare = Step extends infer S ? (S extends Step ? Omit<S, "exit"> : never) : never;

/** An array that the loop asks for. */
export interface ArrayUsed {
  readonly name: string;
  readonly held: ArrayHeld;
  form: ArrayForm;
  /** The kind of its elements: of a list without any, that of the first that is appended. */
  tag: Tag | null;
}
