/** Loops that count, for the code of matrix products. Counts are signed; addresses are never compared. */
import type { Code, Local, ValueType } from "../assembler.ts";

/** The types of `count` integer parameters. */
export const integers = (count: number): ValueType[] => Array<ValueType>(count).fill("i32");

export const localsOf = (code: Code, type: ValueType, count: number): Local[] =>
  Array.from({ length: count }, () => code.local(type));

/** For i from 0 to `end`, by `step`. */
export const eachTo = (code: Code, i: Local, end: Local, step: number, body: () => void): Code =>
  code.i32(0).set(i).upTo(i, end, step, body);

/** As long as `count` is at least `step`: the body, and `step` less. */
export function countDown(code: Code, count: Local, step: number, body: () => void): void {
  code.block((done) => {
    code.get(count).i32(step).op("i32.lt_s").brIf(done);
    code.loop((again) => {
      body();
      code.get(count).i32(step).op("i32.sub").tee(count).i32(step).op("i32.ge_s").brIf(again);
    });
  });
}

/** The smaller of two counts that `a` and `b` put on the stack. */
export function least(a: () => Code, b: () => Code): Code {
  a();
  b();
  a();
  return b().op("i32.lt_s").op("select");
}

/** pointer += step */
export const advance = (code: Code, pointer: Local, step: Local): Code =>
  code.get(pointer, step).op("i32.add").set(pointer);

/** Addresses `step` apart, as many as `count`, from `first` on, which is one of them. */
export function stepsFrom(code: Code, first: Local, count: number, step: Local): Local[] {
  const at = [first, ...localsOf(code, "i32", count - 1)];
  for (let r = 1; r < count; r++)
    code
      .get(at[r - 1]!, step)
      .op("i32.add")
      .set(at[r]!);
  return at;
}
