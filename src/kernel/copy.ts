/**
 * Kernels that move elements without looking at them: from one strided place to another. Knows element sizes, strides
 * in bytes and the loops around them; knows no dtypes and no operation.
 */
import type { Kernel } from "./kernel.ts";
import { advance, type ElementBytes, kernelNamed, loadElement, repeated, storeElement, walk, word } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

type Locals4 = [Local, Local, Local, Local];

/** Copies `bytes` bytes; moves both pointers to their ends. `size` divides `bytes`. */
export function copyRun(code: Code, to: Local, from: Local, bytes: Local, size: ElementBytes): void {
  const left = code.local("i32");
  const some = (step: number, move: () => void): void => {
    code.block((done) => {
      code.get(left).i32(step).op("i32.lt_u").brIf(done);
      code.loop((again) => {
        move();
        advance(code, to, step);
        advance(code, from, step);
        code.get(left).i32(step).op("i32.sub").tee(left).i32(step).op("i32.ge_u").brIf(again);
      });
    });
  };
  const vectors = (n: number): void => {
    const v = Array.from({ length: n }, () => code.local("v128"));
    v.forEach((one, i) => {
      code
        .get(from)
        .mem("v128.load", 16 * i)
        .set(one);
    });
    v.forEach((one, i) => {
      code.get(to, one).mem("v128.store", 16 * i);
    });
  };
  code.get(bytes).set(left);
  some(64, () => vectors(4));
  some(16, () => vectors(1));
  some(size, () => {
    code.get(to, from);
    loadElement(code, size);
    storeElement(code, size);
  });
}

/** Words: the bytes of a run; then a walk of (from, to), one run a unit. */
export const copyRuns = (size: ElementBytes): Kernel =>
  kernelNamed(`copy runs of ${size}-byte elements`, (code, entry) => {
    const bytes = word(code, entry, 0);
    const [from, to] = [code.local("i32"), code.local("i32")];
    walk(code, entry, 1, 2, (at) => {
      code.get(at[0]!).set(from).get(at[1]!).set(to);
      copyRun(code, to, from, bytes, size);
    });
  });

/** Words: elements of a row, its step from and its step to; then a walk of (from, to), one row a unit. */
export const copyStrided = (size: ElementBytes): Kernel =>
  kernelNamed(`copy strided rows of ${size}-byte elements`, (code, entry) => {
    const [n, stepFrom, stepTo] = [word(code, entry, 0), word(code, entry, 1), word(code, entry, 2)];
    const [from, to, left] = [code.local("i32"), code.local("i32"), code.local("i32")];
    const one = (): void => {
      code.get(to, from);
      loadElement(code, size);
      storeElement(code, size);
      advance(code, from, stepFrom);
      advance(code, to, stepTo);
    };
    walk(code, entry, 3, 2, (at) => {
      code.get(at[0]!).set(from).get(at[1]!).set(to);
      code.get(n).i32(2).op("i32.shr_u").set(left);
      repeated(code, left, () => {
        for (let i = 0; i < 4; i++) one();
      });
      code.get(n).i32(3).op("i32.and").set(left);
      repeated(code, left, one);
    });
  });

/** Words: elements of a run; then a walk of (from, to): one run filled with one element is a unit. */
export const fillRuns = (size: ElementBytes): Kernel =>
  kernelNamed(`fill runs of ${size}-byte elements`, (code, entry) => {
    const n = word(code, entry, 0);
    const [to, left, v] = [code.local("i32"), code.local("i32"), code.local("v128")];
    const lanes = 16 / size;
    walk(code, entry, 1, 2, (at) => {
      code
        .get(at[0]!)
        .mem(`v128.load${size * 8}_splat`)
        .set(v)
        .get(at[1]!)
        .set(to);
      code.get(n).i32(Math.log2(lanes)).op("i32.shr_u").set(left);
      repeated(code, left, () => {
        code.get(to, v).mem("v128.store");
        advance(code, to, 16);
      });
      code
        .get(n)
        .i32(lanes - 1)
        .op("i32.and")
        .set(left);
      repeated(code, left, () => {
        code.get(to, v).laneMem(`v128.store${size * 8}_lane`, 0);
        advance(code, to, size);
      });
    });
  });

/**
 * Words: elements along axis a, which is dense in the source, and its step in the target; elements along axis b,
 * which is dense in the target, and its step in the source; then a walk of (from, to), one such rectangle a unit.
 */
export const transposeTiles = (size: ElementBytes): Kernel =>
  kernelNamed(`transpose ${size}-byte elements`, (code, entry) => {
    const [na, stepTo, nb, stepFrom] = [0, 1, 2, 3].map((i) => word(code, entry, i)) as [Local, Local, Local, Local];
    const lanes = 16 / size;
    const [rowFrom, rowTo, from, to] = [0, 1, 2, 3].map(() => code.local("i32")) as Locals4;
    const [leftA, leftB, read, write] = [0, 1, 2, 3].map(() => code.local("i32")) as Locals4;
    const rows = Array.from({ length: lanes }, () => code.local("v128"));
    const spare = Array.from({ length: lanes }, () => code.local("v128"));

    /** A square of lanes × lanes: source rows at `read` on, to the columns at `to` + offset. */
    const square = (offset: number): void => {
      for (const r of rows) {
        code.get(read).mem("v128.load").set(r);
        advance(code, read, stepFrom);
      }
      code.get(to).set(write);
      for (const r of transposed(code, rows, spare, size)) {
        code.get(write, r).mem("v128.store", offset);
        advance(code, write, stepTo);
      }
    };
    /** One element of b after another, for one of a. */
    const column = (count: number): void => {
      code.get(from).set(read);
      for (let i = 0; i < count; i++) {
        code.get(to, read);
        loadElement(code, size);
        storeElement(code, size, i * size);
        advance(code, read, stepFrom);
      }
    };
    /** A strip of `count` elements of b, along all of a. */
    const strip = (count: number): void => {
      code.get(rowFrom).set(from).get(rowTo).set(to);
      if (count % lanes === 0) {
        code.get(na).i32(Math.log2(lanes)).op("i32.shr_u").set(leftA);
        repeated(code, leftA, () => {
          code.get(from).set(read);
          for (let i = 0; i < count; i += lanes) square(i * size);
          advance(code, from, 16);
          code.get(to, stepTo).i32(Math.log2(lanes)).op("i32.shl").op("i32.add").set(to);
        });
        code
          .get(na)
          .i32(lanes - 1)
          .op("i32.and")
          .set(leftA);
      } else code.get(na).set(leftA);
      repeated(code, leftA, () => {
        column(count);
        advance(code, from, size);
        advance(code, to, stepTo);
      });
    };
    const strips = (count: number): void => {
      code.block((done) => {
        code.get(leftB).i32(count).op("i32.lt_u").brIf(done);
        code.loop((again) => {
          strip(count);
          code.get(rowFrom, stepFrom).i32(count).op("i32.mul").op("i32.add").set(rowFrom);
          advance(code, rowTo, count * size);
          code.get(leftB).i32(count).op("i32.sub").tee(leftB).i32(count).op("i32.ge_u").brIf(again);
        });
      });
    };
    walk(code, entry, 4, 2, (at) => {
      code.get(at[0]!).set(rowFrom).get(at[1]!).set(rowTo).get(nb).set(leftB);
      // A cache line of the target at a time, then a vector, then single elements.
      if (size > 1) strips(64 / size);
      strips(lanes);
      strips(1);
    });
  });

/** Rows of a square become columns, by interleaving halves again and again. Overwrites both lists. */
function transposed(code: Code, rows: readonly Local[], spare: readonly Local[], size: number): readonly Local[] {
  const lanes = rows.length;
  const bytes = (lane: number): number[] => Array.from({ length: size }, (_, i) => lane * size + i);
  const interleaved = (first: number): number[] =>
    Array.from({ length: lanes / 2 }, (_, i) => [...bytes(first + i), ...bytes(lanes + first + i)]).flat();
  let [from, to] = [rows, spare];
  for (let stage = lanes; stage > 1; stage /= 2) {
    for (let i = 0; i < lanes / 2; i++) {
      code
        .get(from[i]!, from[i + lanes / 2]!)
        .shuffle(interleaved(0))
        .set(to[2 * i]!);
      code
        .get(from[i]!, from[i + lanes / 2]!)
        .shuffle(interleaved(lanes / 2))
        .set(to[2 * i + 1]!);
    }
    [from, to] = [to, from];
  }
  return from;
}
