/**
 * Small calls one after another as one kernel, once or again and again. Knows calls and addresses; knows no loops and
 * no nodes.
 */
import type { Call } from "./calls.ts";
import { kept } from "./parts.ts";
import type { Code, Local, Module } from "./wasm/assembler.ts";

/** What happens between a run of calls and the next one: all by addresses. */
export interface Between {
  /** Numbers for the log, as float64. The first must be finite, else no other run follows. */
  readonly watched: readonly { readonly at: number; readonly dtype: "float32" | "float64" }[];
  /** Where the rows of the log go, one for each run: the watched numbers, then the first `logged` of what is copied. */
  readonly log: number;
  readonly logged: number;
  /** The address of a float64: no other run follows one whose first watched number is less. */
  readonly below: number;
  /** Where the number of runs goes (int32). */
  readonly done: number;
  readonly copies: readonly { readonly from: number; readonly to: number; readonly bytes: number }[];
  /** Numbers that go up by one. */
  readonly counters: readonly { readonly at: number; readonly dtype: "float32" | "float64" }[];
}

/** A row of the log, in bytes: how long it is, and where each logged copy lies in it. */
export function logRow({ watched, copies, logged }: Pick<Between, "watched" | "copies" | "logged">): {
  readonly bytes: number;
  readonly places: readonly number[];
} {
  let bytes = vectors(8 * watched.length);
  const places = copies.slice(0, logged).map((c) => {
    bytes += vectors(c.bytes);
    return bytes - vectors(c.bytes);
  });
  return { bytes, places };
}
/** Bytes of whole vectors. */
const vectors = (bytes: number): number => 16 * Math.ceil(bytes / 16);

const entryTypes = ["i32", "i32", "i32", "i32"] as const;

/**
 * Small calls one after another as one: a single entry into one kernel, on one thread. Its params are those of all calls
 * in a row.
 */
export function chained(calls: readonly Call[]): Call {
  const kernel = kept(keyOfAll(calls), nameOfAll(calls), (module, name) => {
    const emitCalls = callsInto(module, calls);
    return module.func(name, entryTypes, [], (code, [params, , , scratch]) => emitCalls(code, params!, scratch!));
  });
  return { kernel, words: calls.flatMap((c) => c.words), total: 1, chunk: 1, work: workOf(calls) };
}

/**
 * Calls one after another over the same rows, of which each has so many units, in order. A unit is a row, for which all of
 * them are made: no call may read what another one writes for a later row. The first params say how many units a row has.
 */
export function banded(calls: readonly Call[], rows: number, chunk: number): Call {
  const kernel = kept(`rows of\n${keyOf(calls)}`, nameOfAll(calls), (module, name) => {
    const emitCalls = callsInto(module, calls, calls.length);
    return module.func(name, entryTypes, [], (code, [params, start, count, scratch]) =>
      emitCalls(code, params!, scratch!, (i) => {
        const units = code.local("i32");
        code
          .get(params!)
          .mem("i32.load", 4 * i)
          .set(units);
        code.get(start!, units).op("i32.mul").get(count!, units).op("i32.mul");
      }),
    );
  });
  const words = [...calls.map((c) => c.total / rows), ...calls.flatMap((c) => c.words)];
  return { kernel, words, total: rows, chunk, work: workOf(calls) };
}

/** The same again and again, `count` units of work: what a run gives, the next one takes. All on one thread, in order. */
export function repeated(calls: readonly Call[], between: Between): Call {
  const { watched, log, logged, below, done, copies, counters } = between;
  const key = [logged, watched.map((w) => w.dtype), copies.map((c) => c.bytes), counters.map((c) => c.dtype)].join("|");
  const own = [
    log,
    below,
    done,
    ...[...watched, ...counters].map((x) => x.at),
    ...copies.flatMap((c) => [c.from, c.to]),
  ];
  const kernel = kept(`again ${key}\n${keyOfAll(calls)}`, nameOfAll(calls), (module, name) => {
    const emitCalls = callsInto(module, calls);
    const first = calls.reduce((n, c) => n + c.words.length, 0);
    return module.func(name, entryTypes, [], (code, [params, , count, scratch]) => {
      const words = own.map((_, i) => {
        const local = code.local("i32");
        code
          .get(params!)
          .mem("i32.load", 4 * (first + i))
          .set(local);
        return local;
      });
      emitRepeated(code, between, words, count!, () => emitCalls(code, params!, scratch!));
    });
  });
  return { kernel, words: [...calls.flatMap((c) => c.words), ...own], total: 1, chunk: 1, work: workOf(calls) };
}

function emitRepeated(code: Code, between: Between, words: readonly Local[], count: Local, run: () => void): void {
  const { watched, copies, counters } = between;
  const [log, below, done, ...places] = words as [Local, Local, Local, ...Local[]];
  const [u, row] = [code.local("i32"), code.local("i32")];
  const loss = code.local("f64");
  const layout = logRow(between);
  code.i32(0).set(u).get(log).set(row);
  code.block((end) => {
    code.loop((again) => {
      run();
      for (const [i, w] of watched.entries()) {
        code.get(row, places[i]!);
        if (w.dtype === "float32") code.mem("f32.load").op("f64.promote_f32");
        else code.mem("f64.load");
        if (i === 0) code.tee(loss);
        code.mem("f64.store", 8 * i);
      }
      code.get(u).i32(1).op("i32.add").set(u).get(done, u).mem("i32.store");
      // Not less than infinity: NaN too.
      code.get(loss).op("f64.abs").f64(Number.POSITIVE_INFINITY).op("f64.lt").op("i32.eqz").brIf(end);
      for (const [i, c] of copies.entries()) {
        const at = watched.length + counters.length + 2 * i;
        emitCopy(code, places[at]!, places[at + 1]!, c.bytes);
        if (layout.places[i] === undefined) continue;
        const target = code.local("i32");
        code.get(row).i32(layout.places[i]).op("i32.add").set(target);
        emitCopy(code, places[at]!, target, c.bytes);
      }
      code.get(row).i32(layout.bytes).op("i32.add").set(row);
      for (const [i, c] of counters.entries()) {
        const at = places[watched.length + i]!;
        if (c.dtype === "float32") code.get(at, at).mem("f32.load").f32(1).op("f32.add").mem("f32.store");
        else code.get(at, at).mem("f64.load").f64(1).op("f64.add").mem("f64.store");
      }
      code.get(loss, below).mem("f64.load").op("f64.lt").brIf(end);
      code.get(u, count).op("i32.lt_s").brIf(again);
    });
  });
}

/** Copies whole vectors: both places have room for them. */
function emitCopy(code: Code, from: Local, to: Local, bytes: number): void {
  const count = vectors(bytes) / 16;
  if (count <= 8) {
    for (let i = 0; i < count; i++)
      code
        .get(to, from)
        .mem("v128.load", 16 * i)
        .mem("v128.store", 16 * i);
    return;
  }
  const [i, end, at, target] = [code.local("i32"), code.local("i32"), code.local("i32"), code.local("i32")];
  code.i32(0).set(i).i32(count).set(end).get(from).set(at).get(to).set(target);
  code.upTo(i, end, 1, () => {
    code.get(target, at).mem("v128.load").mem("v128.store");
    code.get(at).i32(16).op("i32.add").set(at).get(target).i32(16).op("i32.add").set(target);
  });
}

const keyOf = (calls: readonly Call[]): string => calls.map((c) => c.kernel.key).join("\n");
const keyOfAll = (calls: readonly Call[]): string => calls.map((c) => `${c.kernel.key} ${c.total}`).join("\n");
const nameOfAll = (calls: readonly Call[]) => (): string => calls.map((c) => c.kernel.name).join("; ");
const workOf = (calls: readonly Call[]): number => calls.reduce((n, c) => n + c.work, 0);

/**
 * The calls' functions in `module`, and what calls them one after another, by default for all of their units: `range` puts
 * the first one and their number on the stack. Their params begin with word `first`.
 */
function callsInto(
  module: Module,
  calls: readonly Call[],
  first = 0,
): (code: Code, params: Local, scratch: Local, range?: (call: number) => void) => void {
  const parts = new Map(calls.map((c) => [c.kernel.key, c.kernel]));
  const made = new Map([...parts].map(([key, part]) => [key, part.emit(module, null)]));
  return (code, params, scratch, range = (i) => code.i32(0).i32(calls[i]!.total)) => {
    let words = first;
    for (const [i, { kernel, words: own }] of calls.entries()) {
      code
        .get(params)
        .i32(4 * words)
        .op("i32.add");
      range(i);
      code.get(scratch).call(made.get(kernel.key)!);
      words += own.length;
    }
  };
}
