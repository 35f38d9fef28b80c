/**
 * From a loop to calls of kernels: which kernel, its params, how many units of work there are and how many make a call
 * of a fitting length. Knows loops and addresses; knows no memory, no threads and no nodes.
 */
import { bytesOf } from "../core/dtype.ts";
import type { Combine } from "../graph/node.ts";
import type { Kernel } from "./kernel.ts";
import { keptCount, keyOf, type Loop, runOf } from "./loop.ts";
import { type Code, type Func, type Local, type Module, makeModule } from "./wasm/assembler.ts";
import { emitLoop, emitPairwise, strip } from "./wasm/loops.ts";
import { chain, rowBlock } from "./wasm/reducing.ts";

/** A kernel that can also be a function of a larger one. */
export interface Part extends Kernel {
  /** The same key, the same function. */
  readonly key: string;
  readonly emit: (module: Module, name: string | null) => Func;
}

export interface Call {
  readonly kernel: Part;
  readonly words: readonly number[];
  readonly total: number;
  readonly chunk: number;
  /** Elementary operations in all, about. */
  readonly work: number;
}

/** Where things lie: byte addresses of the first elements. */
export interface Placing {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** For every output, room for what its blocks give; 0 where it needs none. */
  readonly partials: readonly number[];
}

/** Elements that one call handles, about: a few ms at most, so that the host's compiler can step in. */
const callElements = 1 << 14;
/** Rows from this length on are cut; each is work of its own. */
const longRow = 1 << 16;
/** Kernels that are kept. */
const keptKernels = 2048;

const product = (sizes: readonly number[]): number => sizes.reduce((n, s) => n * s, 1);

interface Extent {
  readonly kept: number;
  readonly reduced: number;
  readonly columns: number;
  /** Blocks of reduced elements (`rows`) or reduced rows (`columns`) that are combined pairwise. */
  readonly blocks: number;
}
function extentOf(loop: Loop): Extent {
  const kept = keptCount(loop);
  const reduced = product(loop.sizes.slice(kept, kept + loop.reduced));
  const columns = loop.kind === "columns" ? loop.sizes.at(-1)! : 1;
  const block = loop.kind === "columns" ? chain : rowBlock;
  return { kept: product(loop.sizes.slice(0, kept)), reduced, columns, blocks: Math.ceil(reduced / block) };
}

/** Elements of each output. */
export function outputSizes(loop: Loop): readonly number[] {
  const { kept, columns } = extentOf(loop);
  return loop.outputs.map((o) => (o.combine ? kept * columns : product(loop.sizes)));
}

/** Bytes of room that each output needs for its blocks; 0 where one block is all. */
export function partialBytes(loop: Loop): readonly number[] {
  const { kept, columns, blocks } = extentOf(loop);
  return loop.outputs.map((o) => (o.combine && blocks > 1 ? kept * blocks * columns * bytesOf(o.dtype) : 0));
}

/** The calls that do the work of `loop`, one after another. */
export function callsOf(loop: Loop, placing: Placing): readonly Call[] {
  switch (loop.kind) {
    case "each":
      return eachCalls(loop, placing);
    case "rows":
    case "columns":
      return reducingCalls(loop, placing);
  }
}

const strideBytes = (loop: Loop): number[] => loop.inputs.flatMap((x) => x.strides.map((s) => s * bytesOf(x.dtype)));
const wordsOf = (loop: Loop, inputs: readonly number[], outputs: readonly number[], extra: readonly number[]) => [
  ...inputs,
  ...outputs,
  ...loop.sizes,
  ...strideBytes(loop),
  ...extra,
];

function eachCalls(loop: Loop, { inputs, outputs }: Placing): readonly Call[] {
  const inner = loop.sizes.at(-1)!;
  const operations = loop.steps.length;
  if (loop.sizes.length === 1) {
    const words = wordsOf(loop, inputs, outputs, []);
    return [{ kernel: kernelOf(loop), words, total: inner, chunk: callElements, work: inner * operations }];
  }
  if (inner < longRow) {
    const total = product(loop.sizes.slice(0, -1));
    const chunk = Math.max(1, Math.floor(callElements / inner));
    const words = wordsOf(loop, inputs, outputs, []);
    return [{ kernel: kernelOf(loop), words, total, chunk, work: total * inner * operations }];
  }
  const row = { ...loop, sizes: [inner], inputs: loop.inputs.map((x) => ({ ...x, strides: x.strides.slice(-1) })) };
  return rowStarts(loop, inputs).flatMap((starts, r) =>
    eachCalls(row, {
      inputs: starts,
      outputs: outputs.map((at, k) => at + r * inner * bytesOf(loop.outputs[k]!.dtype)),
      partials: [],
    }),
  );
}

/** The inputs' addresses at the beginning of every row of the innermost dimension. */
function rowStarts(loop: Loop, inputs: readonly number[]): readonly (readonly number[])[] {
  let rows: (readonly number[])[] = [inputs];
  for (const [d, size] of loop.sizes.slice(0, -1).entries()) {
    rows = rows.flatMap((at) =>
      Array.from({ length: size }, (_, i) =>
        at.map((a, n) => a + i * loop.inputs[n]!.strides[d]! * bytesOf(loop.inputs[n]!.dtype)),
      ),
    );
  }
  return rows;
}

function reducingCalls(loop: Loop, { inputs, outputs, partials }: Placing): readonly Call[] {
  const { kept, reduced, columns, blocks } = extentOf(loop);
  const strips = Math.ceil(columns / strip);
  const extra = loop.kind === "rows" ? [reduced, blocks] : [reduced, blocks, strips];
  const targets = outputs.map((at, k) => partials[k] || at);
  const total = kept * blocks * strips;
  const unit = loop.kind === "rows" ? Math.min(reduced, rowBlock) : Math.min(reduced, chain) * Math.min(columns, strip);
  const main: Call = {
    kernel: kernelOf(loop),
    words: wordsOf(loop, inputs, targets, extra),
    total,
    chunk: Math.max(1, Math.floor(callElements / unit)),
    work: total * unit * loop.steps.length,
  };
  const ends = loop.outputs.flatMap((o, k): Call[] => {
    if (!o.combine || blocks === 1) return [];
    const words = [partials[k]!, outputs[k]!, blocks, columns, strips];
    const each = blocks * Math.min(columns, strip);
    const chunk = Math.max(1, Math.floor(callElements / each));
    return [
      { kernel: pairwiseKernel(o.dtype, o.combine), words, total: kept * strips, chunk, work: kept * blocks * columns },
    ];
  });
  return [main, ...ends];
}

const kernels = new Map<string, Part>();

function kept(key: string, name: () => string, emit: Part["emit"]): Part {
  const found = kernels.get(key) ?? partOf(key, name(), emit);
  // The one that was used longest ago goes first.
  kernels.delete(key);
  kernels.set(key, found);
  if (kernels.size > keptKernels) kernels.delete(kernels.keys().next().value!);
  return found;
}

/** Loops of equal structure share a kernel. */
const kernelOf = (loop: Loop): Part =>
  kept(
    keyOf(loop),
    () => nameOf(loop),
    (module, name) => emitLoop(module, name, loop),
  );

const pairwiseKernel = (dtype: Loop["outputs"][number]["dtype"], combine: Combine): Part =>
  kept(
    `pairwise ${dtype} ${combine}`,
    () => `${combine} of blocks, ${dtype}`,
    (module, name) => emitPairwise(module, name, dtype, combine),
  );

function partOf(key: string, name: string, emit: Part["emit"]): Part {
  const bytes = (): Uint8Array<ArrayBuffer> => {
    const module = makeModule();
    emit(module, "run");
    return module.bytes();
  };
  return { key, name, emit, bytes };
}

/** What happens between a run of calls and the next one: all by addresses. */
export interface Between {
  /** Numbers that are kept for the log: a row of float64 each run. The first must be finite, else no other run follows. */
  readonly watched: readonly { readonly at: number; readonly dtype: "float32" | "float64" }[];
  readonly log: number;
  /** The address of a float64: no other run follows one whose first watched number is less. */
  readonly below: number;
  /** Where the number of runs goes (int32). */
  readonly done: number;
  readonly copies: readonly { readonly from: number; readonly to: number; readonly bytes: number }[];
  /** Numbers that go up by one. */
  readonly counters: readonly { readonly at: number; readonly dtype: "float32" | "float64" }[];
}

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

/** The same again and again, `count` units of work: what a run gives, the next one takes. All on one thread, in order. */
export function repeated(calls: readonly Call[], between: Between): Call {
  const { watched, log, below, done, copies, counters } = between;
  const key = [watched.map((w) => w.dtype), copies.map((c) => c.bytes), counters.map((c) => c.dtype)].join("|");
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
      code
        .get(row)
        .i32(8 * watched.length)
        .op("i32.add")
        .set(row);
      code.get(u).i32(1).op("i32.add").set(u).get(done, u).mem("i32.store");
      // Not less than infinity: NaN too.
      code.get(loss).op("f64.abs").f64(Number.POSITIVE_INFINITY).op("f64.lt").op("i32.eqz").brIf(end);
      for (const [i, c] of copies.entries()) {
        const at = watched.length + counters.length + 2 * i;
        emitCopy(code, places[at]!, places[at + 1]!, c.bytes);
      }
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
  const vectors = Math.ceil(bytes / 16);
  if (vectors <= 8) {
    for (let i = 0; i < vectors; i++)
      code
        .get(to, from)
        .mem("v128.load", 16 * i)
        .mem("v128.store", 16 * i);
    return;
  }
  const [i, end, at, target] = [code.local("i32"), code.local("i32"), code.local("i32"), code.local("i32")];
  code.i32(0).set(i).i32(vectors).set(end).get(from).set(at).get(to).set(target);
  code.upTo(i, end, 1, () => {
    code.get(target, at).mem("v128.load").mem("v128.store");
    code.get(at).i32(16).op("i32.add").set(at).get(target).i32(16).op("i32.add").set(target);
  });
}

const keyOfAll = (calls: readonly Call[]): string => calls.map((c) => `${c.kernel.key} ${c.total}`).join("\n");
const nameOfAll = (calls: readonly Call[]) => (): string => calls.map((c) => c.kernel.name).join("; ");
const workOf = (calls: readonly Call[]): number => calls.reduce((n, c) => n + c.work, 0);

/** The calls' functions in `module`, and what calls them one after another. */
function callsInto(module: Module, calls: readonly Call[]): (code: Code, params: Local, scratch: Local) => void {
  const parts = new Map(calls.map((c) => [c.kernel.key, c.kernel]));
  const made = new Map([...parts].map(([key, part]) => [key, part.emit(module, null)]));
  return (code, params, scratch) => {
    let words = 0;
    for (const { kernel, words: own, total } of calls) {
      code
        .get(params)
        .i32(4 * words)
        .op("i32.add")
        .i32(0)
        .i32(total)
        .get(scratch)
        .call(made.get(kernel.key)!);
      words += own.length;
    }
  };
}

/** `rows add: mul add float32, 2 inputs`, for people. */
function nameOf(loop: Loop): string {
  const what = loop.steps.flatMap((s) => (s.kind === "alu" ? [s.name] : s.kind === "cast" ? ["cast"] : []));
  const combines = loop.outputs.flatMap((o) => o.combine ?? []);
  const kind = loop.kind === "each" ? "each" : `${loop.kind} ${combines.join(", ")}`;
  const reads = loop.inputs.map((x) => `${x.dtype}${{ unit: "", zero: " repeated", any: " strided" }[runOf(x)]}`);
  return `${kind}: ${what.join(" ") || "copy"} of ${reads.join(", ") || "nothing"}`;
}
