/**
 * Walking through outer dimensions: from a flat position to addresses, and on to the next position. Sizes and strides
 * are read from the kernel's params. Knows dimensions; knows no bodies.
 */
import type { Code, Local } from "./assembler.ts";

/** Where the numbers of a loop lie in its params, in words. */
export interface Words {
  readonly inputs: number;
  readonly outputs: number;
  readonly dimensions: number;
}
export const inputWord = (_: Words, i: number): number => i;
export const outputWord = (w: Words, i: number): number => w.inputs + i;
export const sizeWord = (w: Words, d: number): number => w.inputs + w.outputs + d;
/** In bytes. */
export const strideWord = (w: Words, i: number, d: number): number => w.inputs + w.outputs + w.dimensions * (1 + i) + d;
/** First word after sizes and strides. */
export const extraWord = (w: Words): number => w.inputs + w.outputs + w.dimensions * (1 + w.inputs);

export const word = (code: Code, params: Local, at: number): Code => code.get(params).mem("i32.load", at * 4);

export interface Cursor {
  /** Adds the place of flat position `at` (row-major over the dimensions) to every address. */
  seek(at: Local, addresses: readonly Local[]): void;
  /** On to the next position. */
  advance(addresses: readonly Local[]): void;
}

/** A cursor over dimensions `first` to `first + count` of a loop. */
export function makeCursor(code: Code, params: Local, words: Words, first: number, count: number): Cursor {
  const index = Array.from({ length: count }, () => code.local("i32"));
  const size = (d: number): Code => word(code, params, sizeWord(words, first + d));
  const stride = (i: number, d: number): Code => word(code, params, strideWord(words, i, first + d));
  return {
    seek(at, addresses) {
      const rest = code.local("i32");
      code.get(at).set(rest);
      for (let d = count - 1; d >= 0; d--) {
        if (d === 0) code.get(rest).set(index[d]!);
        else {
          code.get(rest);
          size(d).op("i32.rem_u").set(index[d]!);
          code.get(rest);
          size(d).op("i32.div_u").set(rest);
        }
        for (const [i, address] of addresses.entries()) {
          code.get(address, index[d]!);
          stride(i, d).op("i32.mul").op("i32.add").set(address);
        }
      }
    },
    advance(addresses) {
      const step = (d: number): void => {
        if (d < 0) return;
        for (const [i, address] of addresses.entries()) {
          code.get(address);
          stride(i, d).op("i32.add").set(address);
        }
        code.get(index[d]!).i32(1).op("i32.add").tee(index[d]!);
        size(d).op("i32.eq");
        code.when(() => {
          code.i32(0).set(index[d]!);
          for (const [i, address] of addresses.entries()) {
            code.get(address);
            stride(i, d);
            size(d).op("i32.mul").op("i32.sub").set(address);
          }
          step(d - 1);
        });
      };
      step(count - 1);
    },
  };
}
