/**
 * What kernels that move elements have in common: their entry, loops that count down, and a walk over outer axes of any
 * number. Knows element sizes and steps in bytes; knows no dtypes. Addresses are unsigned and wrap, so negative steps are
 * added as they are.
 */
import type { Kernel } from "./kernel.ts";
import { type Code, type Local, makeModule } from "./wasm/assembler.ts";

export type ElementBytes = 1 | 2 | 4 | 8;

/** Bytes at the start of a thread's scratch where `walk` counts. */
export const walkBytes = 256;

/** One outer axis of a walk: how many steps, and how far each pointer goes with one, in bytes. */
export interface WalkAxis {
  readonly size: number;
  readonly steps: readonly number[];
}

/** The words that `walk` reads: where the pointers begin, and the axes, innermost first. */
export const walkWords = (bases: readonly number[], axes: readonly WalkAxis[]): number[] => [
  axes.length,
  ...bases,
  ...axes.flatMap((a) => [a.size, ...a.steps]),
];

/** The parameters that every kernel's entry has. */
export interface Entry {
  readonly params: Local;
  readonly start: Local;
  readonly count: Local;
  readonly scratch: Local;
}
export const entryTypes = ["i32", "i32", "i32", "i32"] as const;
export const entryOf = ([params, start, count, scratch]: readonly Local[]): Entry => ({
  params: params!,
  start: start!,
  count: count!,
  scratch: scratch!,
});

/** A word of the params as a local. */
export function word(code: Code, { params }: Entry, at: number): Local {
  const out = code.local("i32");
  code
    .get(params)
    .mem("i32.load", at * 4)
    .set(out);
  return out;
}

/** local += other, or a number. */
export const advance = (code: Code, local: Local, by: Local | number): Code =>
  (typeof by === "number" ? code.get(local).i32(by) : code.get(local, by)).op("i32.add").set(local);

/** Runs `body` `times` times, which counts down to 0. */
export function repeated(code: Code, times: Local, body: () => void): void {
  code.block((done) => {
    code.get(times).op("i32.eqz").brIf(done);
    code.loop((again) => {
      body();
      code.get(times).i32(1).op("i32.sub").tee(times).brIf(again);
    });
  });
}

/**
 * The units of an entry as positions of outer axes: runs `body` for each with its pointers. Words from `head` on are
 * those of `walkWords`.
 */
export function walk(code: Code, entry: Entry, head: number, pointers: number, body: (at: readonly Local[]) => void) {
  const rank = word(code, entry, head);
  const at = Array.from({ length: pointers }, (_, k) => word(code, entry, head + 1 + k));
  const [axis, row, place, c, rest] = ["i32", "i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Locals5;
  const rowBytes = (pointers + 1) * 4;
  const eachAxis = (step: (next: () => void) => void): void => {
    code
      .get(entry.params)
      .i32((head + 1 + pointers) * 4)
      .op("i32.add")
      .set(row);
    code.get(entry.scratch).set(place).get(rank).set(axis);
    code.block((done) => {
      code.get(axis).op("i32.eqz").brIf(done);
      code.loop((again) => {
        step(() => {
          advance(code, row, rowBytes);
          advance(code, place, 4);
          code.get(axis).i32(1).op("i32.sub").tee(axis).brIf(again);
        });
      });
    });
  };
  const moveBy = (op: "i32.add" | "i32.sub"): void => {
    at.forEach((p, k) => {
      code
        .get(p, c)
        .get(row)
        .mem("i32.load", 4 + 4 * k)
        .op("i32.mul")
        .op(op)
        .set(p);
    });
  };

  code.get(entry.start).set(rest);
  eachAxis((next) => {
    code.get(rest).get(row).mem("i32.load").op("i32.rem_u").set(c);
    code.get(rest).get(row).mem("i32.load").op("i32.div_u").set(rest);
    code.get(place, c).mem("i32.store");
    moveBy("i32.add");
    next();
  });
  repeated(code, entry.count, () => {
    body(at);
    code.block((stepped) => {
      eachAxis((next) => {
        code.get(place).mem("i32.load").i32(1).op("i32.add").tee(c).get(row).mem("i32.load").op("i32.lt_u");
        code.when(() => {
          code.get(place, c).mem("i32.store").i32(1).set(c);
          moveBy("i32.add");
          code.br(stepped);
        });
        code.get(c).i32(1).op("i32.sub").set(c).get(place).i32(0).mem("i32.store");
        moveBy("i32.sub");
        next();
      });
    });
  });
}
type Locals5 = [Local, Local, Local, Local, Local];

const loads: Readonly<Record<ElementBytes, string>> = {
  1: "i32.load8_u",
  2: "i32.load16_u",
  4: "i32.load",
  8: "i64.load",
};
const stores: Readonly<Record<ElementBytes, string>> = {
  1: "i32.store8",
  2: "i32.store16",
  4: "i32.store",
  8: "i64.store",
};
/** The bits of an element, whatever they mean, by way of the stack. */
export const loadElement = (code: Code, size: ElementBytes, offset = 0): Code => code.mem(loads[size], offset);
export const storeElement = (code: Code, size: ElementBytes, offset = 0): Code => code.mem(stores[size], offset);

const kernels = new Map<string, Kernel>();
/** The kernel of that name, whose module is written at first need. */
export function kernelOfModule(name: string, bytes: Kernel["bytes"]): Kernel {
  const known = kernels.get(name);
  if (known) return known;
  const kernel: Kernel = { name, bytes };
  kernels.set(name, kernel);
  return kernel;
}
/** The same for a module of one function. */
export const kernelNamed = (name: string, write: (code: Code, entry: Entry) => void): Kernel =>
  kernelOfModule(name, () => {
    const module = makeModule();
    module.func("run", entryTypes, [], (code, params) => write(code, entryOf(params)));
    return module.bytes();
  });
