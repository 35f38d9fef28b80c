/**
 * The threads that share the work of a kernel. Knows workers, chunks and who has which; knows nothing of tensors or of
 * what a kernel computes.
 *
 * A launch's chunks lie in ranges, one for each thread: everybody begins in a range of its own, the same through all
 * launches, so that what a thread wrote it finds in its cache when it reads on there, and then helps in the others'. The
 * chunks of a range are numbered by tickets that only ever go up, through all launches. Whoever moves the ticket owns the
 * chunk, and a launch changes nothing that describes it before every owned chunk is done. The calling thread works too and
 * waits for nobody who owns nothing, so a thread that is late, missing or gone costs time, never a result.
 *
 * The calling thread may be broken off anywhere (Ctrl-C in the shell; no `finally` runs then) while others still write.
 * `abandonWork` puts an end to that; every launch begins with it.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { scratchBytes } from "../kernel/kernel.ts";
import { type Code, type Entry, entryOf } from "./entry.ts";
import { bytesHeld, engineMemory, release, reserve } from "./memory.ts";

/** Units 0 to `total` of a compiled kernel's work, `chunk` at a time. Neither passes 2^31. */
export interface Job {
  /** Of the code: the same number, the same code. Greater than 0. */
  readonly id: number;
  readonly code: Code;
  readonly params: number;
  readonly total: number;
  readonly chunk: number;
}
interface Thread {
  readonly worker: Worker;
  /** The code that it was given. */
  readonly known: Set<number>;
}
interface Pool {
  readonly memory: WebAssembly.Memory;
  readonly control: Int32Array;
  readonly scratch: { readonly at: number; readonly bytes: number };
  readonly threads: Thread[];
  /** Workers that may come; fewer where one could not be started. */
  limit: number;
  /** Places given to workers. */
  places: number;
  /** Milliseconds of large work since a worker was last started. */
  spent: number;
}

/** Words of the control block. What different threads write lies on different cache lines. */
const line = 16;
const mostRanges = 8;
const words = {
  /** Goes up with every launch; idle workers sleep on it. */
  turn: 0,
  /** Chunks that workers have done in this launch. */
  done: line,
  /** The launch: the kernel's id, and as in a job. */
  kernel: 2 * line,
  params: 2 * line + 1,
  total: 2 * line + 2,
  chunk: 2 * line + 3,
  /** Ranges that there are. */
  ranges: 2 * line + 4,
  /** Not 0: workers are to leave. */
  quit: 2 * line + 5,
  /** Workers that are running. */
  up: 3 * line,
  /** Workers that could not do a chunk and have left. */
  failures: 3 * line + 1,
  /** Not 0: who waits for the next job sleeps at once. */
  rest: 3 * line + 2,
  /** A line for each range: its ticket, the one after the last, and what makes the number of a chunk of a ticket. */
  ticket: 4 * line,
  end: 4 * line + 1,
  shift: 4 * line + 2,
  /** A line for each worker: whether it may own a chunk, and the number after that of the one it could not do. */
  busy: (4 + mostRanges) * line,
  failed: (4 + mostRanges) * line + 1,
  line,
};
/**
 * Looks at a word before sleeping on it: some 300 µs, what lies between the launches of a statement and the next one.
 * Waking a sleeper takes 60, in which half of a small product is made.
 */
const spins = 150_000;
/** What starting a worker costs the calling thread, in ms: one comes whenever so much time went into large work. */
const startCost = 4;
/** Code that a worker keeps. */
const keptCode = 256;
const mostThreads = 8;

/** Bytes in the engine's memory that make large work likely. */
const muchMemory = 4 << 20;

let wanted: number | null = null;
/** Asked of the host once: it takes some 10 µs to say. */
let processors: number | null = null;
/** Somebody calls `prepareThreads` when there is time for it. */
let prepared = false;
let pool: Pool | null = null;
/** The pool whose launch has not come to its end. */
let unfinished: Pool | null = null;

/** Threads for which this machine has processors, whatever is set. */
export const processorCount = (): number => (processors ??= Math.min(mostThreads, availableParallelism()));
/** How many threads may work on a launch, the calling one included. */
export const threadCount = (): number => (wanted ??= processorCount());

/** How many do by now. Workers come with the work and take some 40 ms. */
export const threadsUp = (): number => 1 + (pool ? Atomics.load(pool.control, words.up) : 0);

/** From now on `n` threads share the work; 1 leaves it to the calling thread, null asks the machine. */
export function setThreads(n: number | null): void {
  abandonWork();
  wanted = n === null ? null : Math.max(1, Math.floor(n));
  if (pool) retire(pool);
}

/**
 * Starts the workers that are missing, if there has been large work or there are large tensors; some 4 ms each. From the
 * first call on, launches start none. For the shell, between statements: breaking off a launch is safe, but a broken
 * start leaves ports of the host half made, and their end would be the end of the process.
 */
export function prepareThreads(): void {
  prepared = true;
  abandonWork();
  if (threadCount() === 1 || (pool === null && bytesHeld() < muchMemory)) return;
  const own = poolNow();
  while (own.places < own.limit) startWorker(own);
}

/** Runs what shares its work among threads of its own: workers that look out for a job would take processors from it. */
export function leaveProcessors<T>(use: () => T): T {
  if (!pool) return use();
  const { control } = pool;
  Atomics.store(control, words.rest, 1);
  try {
    return use();
  } finally {
    Atomics.store(control, words.rest, 0);
  }
}

/** Does a job together with the workers that are up. `run` does units on the calling thread. */
export function workTogether(job: Job, run: (start: number, count: number) => void): void {
  abandonWork();
  const own = poolNow();
  const { control } = own;
  for (const thread of own.threads) inform(thread, job);
  unfinished = own;
  try {
    const chunks = publish(control, job);
    const runChunk = (i: number): void => run(i * job.chunk, Math.min(job.chunk, job.total - i * job.chunk));
    waitForDone(control, chunks - workAlong(own, job, runChunk));
    if (Atomics.load(control, words.failures) !== 0) redo(own, runChunk);
    unfinished = null;
  } finally {
    abandonWork();
  }
}

/**
 * Ends what a launch left behind that was broken off: nobody takes another chunk of it, and when this returns no thread
 * reads or writes the engine's memory. To be called before memory of that launch is given to others.
 */
export function abandonWork(): void {
  if (!unfinished) return;
  const { control, places } = unfinished;
  for (let range = 0; range < mostRanges * line; range += line)
    Atomics.store(control, words.ticket + range, Atomics.load(control, words.end + range));
  for (let place = 0; place < places; place++) {
    const busy = words.busy + place * line;
    while (Atomics.load(control, busy) !== 0) Atomics.wait(control, busy, 1);
    Atomics.store(control, words.failed + place * line, 0);
  }
  unfinished = null;
}

/** The pool for the memory there is; without workers where there is no room for their scratch. */
function poolNow(): Pool {
  if (pool && pool.memory !== engineMemory()) retire(pool);
  if (pool) return pool;
  const scratch = reserve(Math.max(1, threadCount() - 1) * scratchBytes) ?? { at: 0, bytes: 0 };
  const limit = Math.floor(scratch.bytes / scratchBytes);
  const control = new Int32Array(new SharedArrayBuffer(4 * (words.busy + limit * line)));
  control[words.ranges] = Math.min(mostRanges, limit + 1);
  pool = { memory: engineMemory(), control, scratch, threads: [], limit, places: 0, spent: 0 };
  return pool;
}

/** Sends a pool's workers away. They may take a while to notice, but have no chunk and will get none. */
function retire(gone: Pool): void {
  Atomics.store(gone.control, words.quit, 1);
  Atomics.add(gone.control, words.turn, 1);
  Atomics.notify(gone.control, words.turn);
  if (pool !== gone) return;
  // In this order, so that an interrupt in between cannot make it free twice.
  pool = null;
  if (gone.scratch.bytes > 0 && gone.memory === engineMemory()) release(gone.scratch);
}

/** Makes a job's chunks available, once all else is known. Gives back how many there are. */
function publish(control: Int32Array, { id, params, total, chunk }: Job): number {
  const chunks = Math.ceil(total / chunk);
  const ranges = control[words.ranges]!;
  const startOf = (range: number): number => Math.floor((range * chunks) / ranges);
  Atomics.store(control, words.kernel, id);
  Atomics.store(control, words.params, params);
  Atomics.store(control, words.total, total);
  Atomics.store(control, words.chunk, chunk);
  Atomics.store(control, words.done, 0);
  // Every range is described before there is a chunk in any: who comes from another one may be first.
  for (let range = 0; range < ranges; range++) {
    const first = Atomics.load(control, words.end + range * line);
    Atomics.store(control, words.shift + range * line, (startOf(range) - first) | 0);
  }
  for (let range = 0; range < ranges; range++)
    Atomics.add(control, words.end + range * line, startOf(range + 1) - startOf(range));
  Atomics.add(control, words.turn, 1);
  Atomics.notify(control, words.turn, chunks - 1);
  return chunks;
}

/** The calling thread's share: chunks until there are no more. Gives back how many it did. */
function workAlong(own: Pool, job: Job, runChunk: (i: number) => void): number {
  let count = 0;
  const mayStart = (): boolean => !prepared && own.places < own.limit;
  let before = mayStart() ? performance.now() : 0;
  for (let i = claim(own.control, words, 0); i >= 0; i = claim(own.control, words, 0)) {
    runChunk(i);
    count++;
    if (!mayStart()) continue;
    const now = performance.now();
    own.spent += now - before;
    before = now;
    if (own.spent < startCost) continue;
    startWorker(own);
    for (const thread of own.threads) inform(thread, job);
    own.spent = 0;
    before = performance.now();
  }
  return count;
}

/** The number of a chunk that nobody else has, of one's own range if there are any, or -1. Workers get this as text. */
function claim(control: Int32Array, at: typeof words, own: number): number {
  const ranges = control[at.ranges]!;
  for (let i = 0; i < ranges; i++) {
    const range = ((own + i) % ranges) * at.line;
    for (;;) {
      const ticket = Atomics.load(control, at.ticket + range);
      if (((Atomics.load(control, at.end + range) - ticket) | 0) <= 0) break;
      if (Atomics.compareExchange(control, at.ticket + range, ticket, (ticket + 1) | 0) === ticket)
        return (ticket + Atomics.load(control, at.shift + range)) | 0;
    }
  }
  return -1;
}

function waitForDone(control: Int32Array, count: number): void {
  for (let i = 0; ; i++) {
    const done = Atomics.load(control, words.done);
    if (done === count) return;
    if (i >= spins) Atomics.wait(control, words.done, done);
  }
}

/** What workers could not do, the calling thread tries; if it is the kernel's fault, the error comes from here. */
function redo({ control, places }: Pool, runChunk: (i: number) => void): void {
  Atomics.store(control, words.failures, 0);
  for (let place = 0; place < places; place++) {
    const after = Atomics.exchange(control, words.failed + place * line, 0);
    if (after !== 0) runChunk(after - 1);
  }
}

/** Hands a thread the code of a job before it can meet it. */
function inform({ worker, known }: Thread, { id, code }: Job): void {
  if (known.has(id)) return;
  if (known.size >= keptCode) {
    known.clear();
    worker.postMessage(null);
  }
  worker.postMessage({ id, code });
  known.add(id);
}

/** Where a worker cannot be had (no permission, no resources) the threads that are there do the work. */
function startWorker(own: Pool): void {
  const place = own.places++;
  const { memory, control } = own;
  const workerData = { memory, control, place, scratch: own.scratch.at + place * scratchBytes, words, spins };
  try {
    // As expressions, since a bundler may give functions other names.
    const text = `(${serve})(require("node:worker_threads"), require("node:module"), ${claim}, ${entryOf});`;
    const worker = new Worker(text, { eval: true, workerData, execArgv: [], name: "tensh" });
    worker.unref();
    worker.on("error", () => {});
    own.threads.push({ worker, known: new Set() });
  } catch {
    own.limit = own.places;
  }
}

/** A worker's whole life. It runs from its text, so it may use nothing but what it is given. */
function serve(
  { parentPort, receiveMessageOnPort, workerData }: typeof import("node:worker_threads"),
  { createRequire }: typeof import("node:module"),
  take: typeof claim,
  enter: typeof entryOf,
): void {
  const at = workerData.words as typeof words;
  const control = workerData.control as Int32Array;
  const busy = at.busy + workerData.place * at.line;
  const failed = at.failed + workerData.place * at.line;
  const entries = new Map<number, Entry>();

  /** The kernel's entry; undefined where its code has not come. */
  const known = (id: number): Entry | undefined => {
    while (!entries.has(id)) {
      const found = receiveMessageOnPort(parentPort!) as { message: { id: number; code: Code } | null };
      if (!found) return undefined;
      const { message } = found;
      if (message === null) {
        entries.clear();
        continue;
      }
      entries.set(message.id, enter(message.code, workerData.memory, createRequire));
    }
    return entries.get(id);
  };
  /** Does chunks until there are no more; false where it could not. */
  const work = (): boolean => {
    let chunk = -1;
    try {
      for (;;) {
        // Made ready first, so that nobody waits for that.
        known(Atomics.load(control, at.kernel));
        chunk = take(control, at, workerData.place + 1);
        if (chunk < 0) return true;
        const run = known(Atomics.load(control, at.kernel))!;
        const size = Atomics.load(control, at.chunk);
        const count = Math.min(size, Atomics.load(control, at.total) - chunk * size);
        run(Atomics.load(control, at.params), chunk * size, count, workerData.scratch);
        Atomics.add(control, at.done, 1);
      }
    } catch {
      if (chunk < 0) return false;
      Atomics.store(control, failed, chunk + 1);
      Atomics.add(control, at.failures, 1);
      Atomics.add(control, at.done, 1);
      return false;
    }
  };

  Atomics.add(control, at.up, 1);
  for (let able = true; able; ) {
    const turn = Atomics.load(control, at.turn);
    if (Atomics.load(control, at.quit) !== 0) break;
    Atomics.store(control, busy, 1);
    able = work();
    Atomics.store(control, busy, 0);
    Atomics.notify(control, busy);
    Atomics.notify(control, at.done);
    for (let i = 0; able && Atomics.load(control, at.turn) === turn; i++) {
      if (i >= workerData.spins || Atomics.load(control, at.rest) !== 0) Atomics.wait(control, at.turn, turn);
    }
  }
  Atomics.sub(control, at.up, 1);
}
