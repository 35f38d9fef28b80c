/**
 * Kernels for running combinations: each result from the one before it and the next element, rounded or wrapped to
 * the dtype at every step. Along dense or strided rows one after another; across columns several lanes at a time.
 */
import type { DType } from "../core/dtype.ts";
import { bytesOf, isHalf, kindOf } from "../core/dtype.ts";
import { copyRun } from "./copy.ts";
import type { Kernel } from "./kernel.ts";
import { advance, type ElementBytes, entryOf, entryTypes, kernelOfModule, repeated, walk, word } from "./walk.ts";
import { type Code, type Func, type Local, type Module, makeModule, type ValueType } from "./wasm/assembler.ts";
import { simd } from "./wasm/opcodes.ts";

export interface Scan {
  readonly dtype: DType;
  readonly combine: "add" | "mul" | "max" | "min";
  /** Each result leaves out its own element; the first is the identity. */
  readonly exclusive: boolean;
}

/** Elements per call of an inner function: a compiler that improves code between calls gets its chance. */
const blockElements = 4096;

/** How elements of a dtype are read, combined and written. */
interface Arithmetic {
  readonly type: ValueType;
  readonly bytes: ElementBytes;
  readonly load: string;
  readonly store: string;
  /** Combines the two elements on the stack. */
  readonly combine: (code: Code) => void;
  /** Combines the two vectors on the stack; null where there is no such instruction. */
  readonly vector: ((code: Code) => void) | null;
}

/** The arithmetic of a combination; "set" takes the later element. */
export function arithmeticOf(dtype: DType, combine: Scan["combine"] | "set"): Arithmetic {
  const bytes = bytesOf(dtype) as ElementBytes;
  // Floats of 16 bits are only put, never combined: their bits go as integers do.
  const float = kindOf(dtype) === "float" && !isHalf(dtype);
  const type = (float ? (bytes === 4 ? "f32" : "f64") : bytes === 8 ? "i64" : "i32") as "f32" | "f64" | "i32" | "i64";
  const sign = kindOf(dtype) === "int" ? "s" : "u";
  const narrow = bytes < 4;
  const load = `${type}.load${narrow ? `${bytes * 8}_${sign}` : ""}`;
  const store = `${type}.store${narrow ? bytes * 8 : ""}`;
  const lanes = `${float ? "f" : "i"}${bytes * 8}x${16 / bytes}`;
  const extreme = combine === "max" || combine === "min";
  const vectorName = `${lanes}.${combine}${extreme && !float ? `_${sign}` : ""}`;
  return {
    type,
    bytes,
    load,
    store,
    combine(code) {
      if (extreme && !float) return pickInteger(code, type, combine === "max" ? `gt_${sign}` : `lt_${sign}`);
      if (combine !== "set") code.op(`${type}.${combine}`);
    },
    vector: simd[vectorName] === undefined ? null : (code) => code.op(vectorName),
  };
}

function pickInteger(code: Code, type: ValueType, test: string): void {
  const [a, b] = [code.local(type), code.local(type)];
  code.set(b).tee(a).get(b).get(a, b).op(`${type}.${test}`).op("select");
}

function number(code: Code, type: ValueType, value: number): Code {
  if (type === "f32") return code.f32(value);
  if (type === "f64") return code.f64(value);
  return type === "i64" ? code.i64(BigInt(value)) : code.i32(value);
}

const identity = ({ combine }: Scan): number => (combine === "mul" ? 1 : 0);
const nameOf = (s: Scan, how: string): string =>
  `running ${s.exclusive ? "exclusive " : ""}${s.combine} of ${s.dtype} ${how}`;

/** Words: elements of a row, its step from and its step to, in bytes; then a walk of (from, to), one row a unit. */
export const scanRows = (s: Scan): Kernel =>
  kernelOfModule(nameOf(s, "along rows"), () => {
    const module = makeModule();
    const a = arithmeticOf(s.dtype, s.combine);
    const some = rowFunction(module, s, a);
    module.func("run", entryTypes, [], (code, params) => {
      const entry = entryOf(params);
      const [n, stepFrom, stepTo] = [0, 1, 2].map((i) => word(code, entry, i)) as [Local, Local, Local];
      const [from, to, left, size] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Four;
      const last = code.local(a.type);
      walk(code, entry, 3, 2, (at) => {
        code.get(at[0]!).set(from).get(at[1]!).set(to).get(n).set(left);
        // What is combined with the first element leaves it as it is; the first result is then written by itself.
        if (s.exclusive) number(code, a.type, identity(s)).set(last);
        else {
          code.get(to, from).mem(a.load).tee(last).mem(a.store).get(left).i32(1).op("i32.sub").set(left);
          advance(code, from, stepFrom);
          advance(code, to, stepTo);
        }
        inBlocks(code, left, size, () => {
          code.get(from, to, size, stepFrom, stepTo, last).call(some).set(last);
          code.get(from, size, stepFrom).op("i32.mul").op("i32.add").set(from);
          code.get(to, size, stepTo).op("i32.mul").op("i32.add").set(to);
        });
      });
    });
    return module.bytes();
  });
type Four = [Local, Local, Local, Local];

/** row(from, to, n, step from, step to, last) → last: n more results of a row. */
const rowFunction = (module: Module, s: Scan, a: Arithmetic): Func =>
  module.func(null, ["i32", "i32", "i32", "i32", "i32", a.type], [a.type], (code, params) => {
    const [from, to, n, stepFrom, stepTo, last] = params as [Local, Local, Local, Local, Local, Local];
    repeated(code, n, () => {
      if (s.exclusive) code.get(to, last).mem(a.store);
      code.get(last, from).mem(a.load);
      a.combine(code);
      code.set(last);
      if (!s.exclusive) code.get(to, last).mem(a.store);
      advance(code, from, stepFrom);
      advance(code, to, stepTo);
    });
    code.get(last);
  });

/** Takes `left` down to 0 in pieces, each of which is in `size` when `body` runs. */
function inBlocks(code: Code, left: Local, size: Local, body: () => void, block: Local | number = blockElements): void {
  const limit = (): Code => (typeof block === "number" ? code.i32(block) : code.get(block));
  code.block((done) => {
    code.loop((again) => {
      code.get(left).op("i32.eqz").brIf(done).get(left);
      limit().get(left);
      limit().op("i32.lt_u").op("select").set(size);
      body();
      code.get(left, size).op("i32.sub").set(left).br(again);
    });
  });
}

/**
 * Words: columns side by side (dense in source and target), elements of each column, steps from and to its next one in
 * bytes; then a walk of (from, to), one such strip a unit.
 */
export const scanColumns = (s: Scan): Kernel =>
  kernelOfModule(nameOf(s, "across columns"), () => {
    const module = makeModule();
    const a = arithmeticOf(s.dtype, s.combine);
    const next = columnFunction(module, a);
    module.func("run", entryTypes, [], (code, params) => {
      const entry = entryOf(params);
      const [columns, n, stepFrom, stepTo] = [0, 1, 2, 3].map((i) => word(code, entry, i)) as Four;
      const [from, to, left, size] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Four;
      const [bytes, block] = [code.local("i32"), code.local("i32")];
      code.get(columns).i32(a.bytes).op("i32.mul").set(bytes);
      code.i32(blockElements).get(columns).op("i32.div_u").i32(1).op("i32.add").set(block);
      walk(code, entry, 4, 2, (at) => {
        code.get(at[0]!).set(from).get(at[1]!).set(to);
        if (s.exclusive) {
          code.get(columns).set(size);
          repeated(code, size, () => {
            code.get(to);
            number(code, a.type, identity(s)).mem(a.store);
            advance(code, to, a.bytes);
          });
        } else copyRun(code, to, from, bytes, a.bytes);
        code.get(at[0]!);
        if (!s.exclusive) code.get(stepFrom).op("i32.add");
        code.set(from).get(at[1]!, stepTo).op("i32.add").set(to).get(n).i32(1).op("i32.sub").set(left);
        const body = (): void => {
          code.get(from, to, size, columns, stepFrom, stepTo).call(next);
          code.get(from, size, stepFrom).op("i32.mul").op("i32.add").set(from);
          code.get(to, size, stepTo).op("i32.mul").op("i32.add").set(to);
        };
        inBlocks(code, left, size, body, block);
      });
    });
    return module.bytes();
  });

/** next(from, to, n, columns, step from, step to): n more results of each column; those before them are there. */
const columnFunction = (module: Module, a: Arithmetic): Func =>
  module.func(null, ["i32", "i32", "i32", "i32", "i32", "i32"], [], (code, params) => {
    const [from, to, n, columns, stepFrom, stepTo] = params as [Local, Local, Local, Local, Local, Local];
    const [x, before, out, left] = ["i32", "i32", "i32", "i32"].map(() => code.local("i32")) as Four;
    const lanes = 16 / a.bytes;
    const onward = (bytes: number): void => {
      for (const p of [x, before, out]) advance(code, p, bytes);
    };
    repeated(code, n, () => {
      code.get(from).set(x).get(to).set(out).get(to, stepTo).op("i32.sub").set(before).get(columns).set(left);
      if (a.vector) {
        code.get(columns).i32(Math.log2(lanes)).op("i32.shr_u").set(left);
        repeated(code, left, () => {
          code.get(out, before).mem("v128.load").get(x).mem("v128.load");
          a.vector?.(code);
          code.mem("v128.store");
          onward(16);
        });
        code
          .get(columns)
          .i32(lanes - 1)
          .op("i32.and")
          .set(left);
      }
      repeated(code, left, () => {
        code.get(out, before).mem(a.load).get(x).mem(a.load);
        a.combine(code);
        code.mem(a.store);
        onward(a.bytes);
      });
      advance(code, from, stepFrom);
      advance(code, to, stepTo);
    });
  });
