/**
 * Kernels that read and write by position: gather and scatter. Integers that lie outside of their axis are reported
 * through a word of memory and read as 0; what to say about them is not known here.
 */
import { bytesOf, type DType, isWide, kindOf } from "../core/dtype.ts";
import { copyRun } from "./copy.ts";
import type { Kernel } from "./kernel.ts";
import { arithmeticOf, type Scan } from "./scan.ts";
import {
  advance,
  type ElementBytes,
  entryOf,
  entryTypes,
  kernelNamed,
  kernelOfModule,
  loadElement,
  repeated,
  storeElement,
  walk,
  word,
} from "./walk.ts";
import { type Code, type Func, type Local, type Module, makeModule } from "./wasm/assembler.ts";

/** Elements per call of an inner function: a compiler that improves code between calls gets its chance. */
const blockElements = 4096;

type Three = [Local, Local, Local];
type Four = [Local, Local, Local, Local];
type Five = [Local, Local, Local, Local, Local];
const locals = (code: Code, n: number): Local[] => Array.from({ length: n }, () => code.local("i32"));

/** What turns an integer into bytes from the start of its axis. */
interface Axis {
  readonly size: Local;
  /** Bytes from one element of the axis to the next. */
  readonly step: Local;
  /** Where 1 is written if an integer lies outside. */
  readonly outside: Local;
}

/** The integer of that dtype at `from`, counted from the end if negative, in bytes along its axis, on the stack. */
function loadIndex(code: Code, t: DType, from: Local, { size, step, outside }: Axis): Code {
  const signed = kindOf(t) === "int";
  const bits = bytesOf(t) * 8;
  const type = isWide(t) ? "i64" : "i32";
  const [i, n] = [code.local(type), code.local(type)];
  code.get(size);
  if (isWide(t)) code.op("i64.extend_i32_u");
  code
    .set(n)
    .get(from)
    .mem(bits < 32 ? `i32.load${bits}_${signed ? "s" : "u"}` : `${type}.load`)
    .set(i);
  if (signed) {
    code.get(i, n, i);
    if (isWide(t)) code.i64(63n);
    else code.i32(31);
    code.op(`${type}.shr_s`).op(`${type}.and`).op(`${type}.add`).set(i);
  }
  code.get(i, n).op(`${type}.ge_u`);
  code.when(() => {
    code.get(outside).i32(1).mem("i32.store");
    if (isWide(t)) code.i64(0n);
    else code.i32(0);
    code.set(i);
  });
  code.get(i);
  if (isWide(t)) code.op("i32.wrap_i64");
  return code.get(step).op("i32.mul");
}

/**
 * Words: integers of a row, their step in bytes; size of the axis, bytes from one of its elements to the next, where to
 * report; then a walk of (integers, places), one row a unit. Places are 32-bit sums of bytes; `first` begins them.
 */
export const addPlaces = (t: DType, first: boolean): Kernel =>
  kernelNamed(`${first ? "begin" : "add to"} places by ${t}`, (code, entry) => {
    const [n, stepIndex, size, step, outside] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const [from, to, left] = locals(code, 3) as Three;
    walk(code, entry, 5, 2, (at) => {
      code.get(at[0]!).set(from).get(at[1]!).set(to).get(n).set(left);
      repeated(code, left, () => {
        code.get(to);
        loadIndex(code, t, from, { size, step, outside });
        if (!first) code.get(to).mem("i32.load").op("i32.add");
        code.mem("i32.store");
        advance(code, from, stepIndex);
        advance(code, to, 4);
      });
    });
  });

/** What one position takes along: an element, a dense run of them, or a strided one. */
export type Taken = "element" | "run" | "strided";

/**
 * Words: positions of a row, the step of their integers, bytes in the result from one position to the next; elements of
 * a run and its step in the source; size of the axis, bytes from one of its elements to the next, where to report; then
 * a walk of (source, integers, result). Without a dtype the integers are places already.
 */
export const gatherRows = (size: ElementBytes, taken: Taken, t: DType | null): Kernel =>
  kernelNamed(`gather ${taken}s of ${size} bytes by ${t ?? "places"}`, (code, entry) => {
    const [n, stepIndex, stepTo, run, stepRun] = [0, 1, 2, 3, 4].map((i) => word(code, entry, i)) as Five;
    const [axisSize, step, outside] = [5, 6, 7].map((i) => word(code, entry, i)) as Three;
    const [index, out, left, from, to] = locals(code, 5) as Five;
    const [inner, bytes] = locals(code, 2) as [Local, Local];
    code.get(run).i32(size).op("i32.mul").set(bytes);
    walk(code, entry, 8, 3, (at) => {
      code.get(at[1]!).set(index).get(at[2]!).set(out).get(n).set(left);
      repeated(code, left, () => {
        code.get(at[0]!);
        if (t) loadIndex(code, t, index, { size: axisSize, step, outside });
        else code.get(index).mem("i32.load");
        code.op("i32.add").set(from).get(out).set(to);
        if (taken === "run") copyRun(code, to, from, bytes, size);
        else {
          const one = (): void => {
            code.get(to, from);
            loadElement(code, size);
            storeElement(code, size);
          };
          if (taken === "element") one();
          else {
            code.get(run).set(inner);
            repeated(code, inner, () => {
              one();
              advance(code, from, stepRun);
              advance(code, to, size);
            });
          }
        }
        advance(code, index, stepIndex);
        advance(code, out, stepTo);
      });
    });
  });

export type Joining = Scan["combine"] | "set";

/**
 * Words: positions, bytes in the updates from one position to the next, elements of a run, its step in the target; then
 * a walk of (target, updates, places). Each unit takes all positions in their order, so that later ones come later.
 */
export const scatterRows = (t: DType, joining: Joining, taken: "element" | "strided"): Kernel =>
  kernelOfModule(`scatter ${taken}s, ${joining} of ${t}`, () => {
    const module = makeModule();
    const some = scatterFunction(module, t, joining, taken === "element");
    module.func("run", entryTypes, [], (code, params) => {
      const entry = entryOf(params);
      const [n, stepUpdates, run, stepRun] = [0, 1, 2, 3].map((i) => word(code, entry, i)) as Four;
      const [updates, places, left, size, most] = locals(code, 5) as Five;
      code.i32(blockElements).get(run).op("i32.div_u").i32(1).op("i32.add").set(most);
      walk(code, entry, 4, 3, (at) => {
        code.get(at[1]!).set(updates).get(at[2]!).set(places).get(n).set(left);
        code.block((done) => {
          code.loop((again) => {
            code.get(left).op("i32.eqz").brIf(done);
            code.get(left, most, left, most).op("i32.lt_u").op("select").set(size);
            code.get(at[0]!, updates, places, size, stepUpdates, run, stepRun).call(some);
            code.get(updates, size, stepUpdates).op("i32.mul").op("i32.add").set(updates);
            code.get(places, size).i32(4).op("i32.mul").op("i32.add").set(places);
            code.get(left, size).op("i32.sub").set(left).br(again);
          });
        });
      });
    });
    return module.bytes();
  });

/** some(target, updates, places, n, step of updates, run, step of run): n positions. */
const scatterFunction = (module: Module, t: DType, joining: Joining, single: boolean): Func =>
  module.func(null, ["i32", "i32", "i32", "i32", "i32", "i32", "i32"], [], (code, params) => {
    const [target, updates, places, n, stepUpdates] = params as Five;
    const [run, stepRun] = [params[5]!, params[6]!];
    const [from, to, left] = locals(code, 3) as Three;
    const a = arithmeticOf(t, joining);
    const one = (): void => {
      code.get(to);
      if (joining !== "set") code.get(to).mem(a.load);
      code.get(from).mem(a.load);
      a.combine(code);
      code.mem(a.store);
    };
    repeated(code, n, () => {
      code.get(target, places).mem("i32.load").op("i32.add").set(to).get(updates).set(from).get(run).set(left);
      if (single) one();
      else {
        repeated(code, left, () => {
          one();
          advance(code, from, a.bytes);
          advance(code, to, stepRun);
        });
      }
      advance(code, updates, stepUpdates);
      advance(code, places, 4);
    });
  });
