/**
 * What terms of numbers are built of: instructions by their names, tests, and a number with the kinds that it may be of.
 * Knows no names and no statements.
 */
import type { Checked, Term, Width } from "../../scalar/procedure.ts";
import type { Tag } from "./tags.ts";
import * as tags from "./tags.ts";

/** What is met cannot be said by a procedure. */
export class Beyond extends Error {}
export const beyond = (): never => {
  throw new Beyond();
};

/** A number: what computes it, the kinds that it may be of, and what says which, if there are several. */
export interface Typed {
  readonly term: Term;
  readonly kinds: readonly Tag[];
  readonly tag: Term | null;
}

/** A text of one character, and never a number. */
export const isCharacter = ({ kinds }: Typed): boolean => kinds.every((k) => k === tags.character);
export const mayBeCharacter = ({ kinds }: Typed): boolean => kinds.includes(tags.character);

export const constant = (of: Width, value: number | bigint): Term => ({ kind: "constant", of, value });
export const instruction = (of: Width, name: string, ...args: readonly Term[]): Term => ({
  kind: "instruction",
  of,
  name,
  args,
});
export const checked = (name: Checked, a: Term, b: Term): Term => ({ kind: "checked", of: "i64", name, args: [a, b] });
export const require = (test: Term, use: Term): Term => ({ kind: "require", of: use.of, test, use });
export const whole = (value: number | bigint): Term => constant("i64", BigInt(value));
export const tagIs = (tag: Term, kinds: readonly Tag[]): Term =>
  kinds
    .map((k) => instruction("i32", "i32.eq", tag, constant("i32", k)))
    .reduce((a, b) => instruction("i32", "i32.or", a, b));
export const single = (term: Term): Term => instruction("f64", "f64.promote_f32", demoted(term));
// What a term of 32 bits gives is never kept: it becomes a float64 at once.
const demoted = (term: Term): Term => instruction("f64", "f32.demote_f64", term);
export const one = (term: Term, tag: Tag): Typed => ({ term, kinds: [tag], tag: null });

/** Whole numbers up to this size are floats too, every one of them. */
const exactlyFloat = 2n ** 53n;
export const within = (term: Term, low: bigint, high: bigint): Term =>
  instruction(
    "i32",
    "i32.and",
    instruction("i32", "i64.ge_s", term, whole(low)),
    instruction("i32", "i64.le_s", term, whole(high)),
  );
export const finite = (term: Term): Term =>
  instruction("i32", "f64.eq", instruction("f64", "f64.sub", term, term), constant("f64", 0));

/** A whole number as a float, if that is the same number. */
export const exact = (term: Term): Term =>
  require(within(term, -exactlyFloat, exactlyFloat), instruction("f64", "f64.convert_i64_s", term));
