// Threads change how long work takes and nothing else: not its results, not what an interrupt or the end of a process does.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// @ts-expect-error: plain JavaScript without types
import { lazyBundle } from "../../build/lazy-bundle.js";
import {
  abandonWork,
  bytesHeld,
  engineMemory,
  failing,
  launch,
  polynomial,
  release,
  reserve,
  setThreads,
  threadCount,
  threadsUp,
} from "./threads-work.ts";

const much = 1e6;
const addOne = polynomial({ times: 1, slope: 1, shift: 1 });
const beSeven = polynomial({ times: 1, slope: 0, shift: 7 });
const steps = { times: 20, slope: 0.5, shift: 1.25, throughScratch: true };
const contract = polynomial(steps);
const slow = polynomial({ times: 2000, slope: 0.5, shift: 1, throughScratch: true });
const before = threadCount();

interface Floats {
  readonly at: number;
  readonly units: number;
  readonly values: Float32Array;
}
function withFloats<T>(units: number, use: (floats: Floats) => T): T {
  const room = reserve(units * 16)!;
  try {
    return use({ at: room.at, units, values: new Float32Array(engineMemory().buffer, room.at, units * 4) });
  } finally {
    release(room);
  }
}
/** Works until `count` threads do; a machine may not have let them come yet. */
function bringUp(count: number): void {
  setThreads(count);
  const until = performance.now() + 10_000;
  withFloats(4096, ({ at, units }) => {
    while (threadsUp() < count && performance.now() < until) launch(slow, [at], units, 128, much);
  });
  expect(threadsUp()).toBe(count);
}
/** Where numbers differ first, or -1. */
const difference = (found: Float32Array, right: Float32Array | number): number =>
  found.findIndex((x, i) => x !== (typeof right === "number" ? right : right[i]));
/** The same arithmetic by the host's own: every step rounds to float32 twice. */
function contracted(x: number): number {
  let y = x;
  for (let i = 0; i < steps.times; i++) y = Math.fround(Math.fround(y * steps.slope) + steps.shift);
  return y;
}

afterAll(() => setThreads(before));

describe("results", () => {
  test.each([1, 2, 4])("are right with %i thread(s), whatever the chunks", (threads) => {
    bringUp(threads);
    const start = Float32Array.from({ length: 4 * 3000 }, (_, i) => Math.fround(Math.sin(i) * 1000));
    const right = start.map(contracted);
    const sizes = fc.record({ units: fc.integer({ min: 0, max: 3000 }), chunk: fc.integer({ min: 1, max: 700 }) });
    fc.assert(
      fc.property(sizes, ({ units, chunk }) =>
        withFloats(3000, ({ at, values }) => {
          values.set(start);
          launch(contract, [at], units, chunk, much);
          expect(difference(values.subarray(0, units * 4), right)).toBe(-1);
          expect(difference(values.subarray(units * 4), start.subarray(units * 4))).toBe(-1);
        }),
      ),
      { numRuns: 60 },
    );
  });
  test("every unit is done once in each of 10,000 launches", () => {
    bringUp(4);
    withFloats(64, ({ at, units, values }) => {
      values.fill(0);
      for (let i = 0; i < 10_000; i++) launch(addOne, [at], units, 1 + (i % 40), i % 7 === 0 ? 0 : much);
      expect(difference(values, 10_000)).toBe(-1);
    });
  });
  test("many kernels reach threads that forget some", () => {
    bringUp(2);
    withFloats(256, ({ at, units, values }) => {
      values.fill(0);
      const kernels = Array.from({ length: 600 }, (_, i) => polynomial({ times: 1 + (i % 3), slope: 1, shift: i }));
      for (let round = 0; round < 2; round++) for (const k of kernels) launch(k, [at], units, 8, much);
      const sum = kernels.reduce((s, _, i) => s + (1 + (i % 3)) * i, 0);
      expect(difference(values, 2 * sum)).toBe(-1);
    });
  });
  test("the params may be many", () => {
    bringUp(2);
    withFloats(256, ({ at, units, values }) => {
      values.fill(0);
      launch(addOne, [at, ...new Array<number>(5000).fill(7)], units, 8, much);
      expect(difference(values, 1)).toBe(-1);
    });
  });
});

describe("room", () => {
  test("is the same after a thousand launches", () => {
    bringUp(2);
    withFloats(64, ({ at, units }) => {
      const atFirst = bytesHeld();
      for (let i = 0; i < 1000; i++) launch(addOne, [at], units, 8, much);
      expect(bytesHeld()).toBe(atFirst);
    });
  });
  test("of threads that are sent away comes back", () => {
    bringUp(1);
    const alone = bytesHeld();
    bringUp(4);
    expect(bytesHeld()).toBeGreaterThan(alone);
    setThreads(1);
    expect(bytesHeld()).toBe(alone);
  });
});

describe("an error of the kernel", () => {
  test.each([0, 1, 31, 63])("in unit %i is thrown to the caller, and the next launch is right", (unit) => {
    bringUp(2);
    for (let i = 0; i < 20; i++) expect(() => launch(failing(), [unit], 64, 1, much)).toThrow(/unreachable/);
    withFloats(64, ({ at, units, values }) => {
      values.fill(0);
      launch(addOne, [at], units, 1, much);
      expect(difference(values, 1)).toBe(-1);
    });
  });
});

/** Breaks work off after some milliseconds, by the means with which the shell does it. */
function breakOff(ms: number, work: () => void): boolean {
  const slot = Symbol.for("tensh.test");
  (globalThis as Record<symbol, unknown>)[slot] = work;
  try {
    runInThisContext(`globalThis[Symbol.for("tensh.test")]()`, { timeout: ms });
    return false;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return true;
  }
}

describe("an interrupt", () => {
  test.each([2, 4])("with %i threads leaves nobody writing, costs no room, and the next launch is right", (threads) => {
    bringUp(threads);
    withFloats(1 << 16, ({ at, units, values }) => {
      // What lay there before may be NaN, which differs from itself.
      values.fill(0);
      const room = bytesHeld();
      let broken = 0;
      for (let i = 0; i < 25; i++) {
        const task = (): void => {
          for (;;) {
            launch(slow, [at], units, 16, much);
            for (let j = 0; j < 20; j++) launch(addOne, [at], 64, 8, much);
          }
        };
        if (breakOff(1 + (i % 12), task)) broken++;
        if (i % 2 === 0) {
          abandonWork();
          const still = values.slice();
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
          expect(difference(values, still)).toBe(-1);
        }
        // Also where nobody asked for quiet, as a launch sees to that itself; with threads and without.
        launch(beSeven, [at], 1024, 16, i % 3 === 0 ? 0 : much);
        launch(addOne, [at], 1024, 16, much);
        expect(difference(values.subarray(0, 4096), 8)).toBe(-1);
      }
      expect(broken).toBe(25);
      expect(bytesHeld()).toBe(room);
    });
  });
});

describe("a process", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tensh-threads-"));
    writeFileSync(join(folder, "work.cjs"), lazyBundle("test/runtime/threads-work.ts"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const start = (code: string, flags: readonly string[] = []): ChildProcess => {
    const head = `const t = require(${JSON.stringify(join(folder, "work.cjs"))}); const { at } = t.reserve(1 << 20);
      const slow = t.polynomial({ times: 2000, slope: 0.5, shift: 1 });
      const work = (ms, until) => { for (const end = performance.now() + ms; performance.now() < end && !until();)
        t.launch(slow, [at], 1 << 14, 128, 1e6); };
      const say = (x) => require("node:fs").writeSync(1, x + "\\n");
      const bringUp = (n) => { t.setThreads(n); work(10000, () => t.threadsUp() === n); say(t.threadsUp() + " up"); };`;
    return spawn(process.execPath, [...flags, "-e", `${head}\n${code}`], { stdio: ["ignore", "pipe", "pipe"] });
  };
  const watch = (child: ChildProcess, onUp: () => void = () => {}) =>
    new Promise<{ out: string; err: string; code: number | null; signal: string | null; endMs: number }>((tell) => {
      let [out, err, last] = ["", "", performance.now()];
      child.stdout!.on("data", (piece) => {
        out += piece;
        last = performance.now();
        if (/up\n$/.test(out)) onUp();
      });
      child.stderr!.on("data", (piece) => (err += piece));
      child.on("close", (code, signal) => tell({ out, err, code, signal, endMs: performance.now() - last }));
    });

  test.each([
    ["by itself", "", 0],
    ["by process.exitCode", "process.exitCode = 3;", 3],
    ["by process.exit in the middle of work", "setTimeout(() => process.exit(4), 20); work(1e9, () => false)", 4],
    ["by an error", "throw new Error('out')", 1],
  ])("with live threads ends %s, soon and with its code", async (_, leave, code) => {
    const middle = leave.startsWith("setTimeout") ? "t.launch(slow, [at], 1 << 14, 128, 1e6); process.exit(4);" : leave;
    const ended = await watch(start(`bringUp(4); ${middle}`));
    expect([ended.code, ended.out]).toEqual([code, "4 up\n"]);
    expect(ended.endMs).toBeLessThan(1500);
  });
  test.each([0, 3, 11, 40])("is ended by Ctrl-C, %i ms into work", async (ms) => {
    const child = start("bringUp(4); work(60000, () => false);");
    const ended = await watch(child, () => setTimeout(() => child.kill("SIGINT"), ms));
    expect([ended.signal, ended.err]).toEqual(["SIGINT", ""]);
    expect(ended.endMs).toBeLessThan(1500);
  });
  test("that may not start threads does the work all the same", async () => {
    const [major] = process.versions.node.split(".").map(Number);
    const permission = major! >= 24 ? "--permission" : "--experimental-permission";
    const code = "t.setThreads(4); work(300, () => false); say(t.threadsUp());";
    const ended = await watch(start(code, [permission, "--allow-fs-read=*", "--no-warnings"]));
    expect(ended).toMatchObject({ out: "1\n", err: "", code: 0 });
  });
  test("that prepares threads in time may be interrupted while they come", async () => {
    const code = `const one = t.polynomial({ times: 1, slope: 1, shift: 1 });
      const values = new Float32Array(t.engineMemory().buffer, at, 1 << 16);
      globalThis.task = () => work(1e9, () => false);
      t.reserve(8 << 20);
      t.prepareThreads();
      // Every module of the engine is loaded now.
      work(5, () => false);
      for (let i = 0; i < 12; i++) {
        t.setThreads(2 + (i % 3));
        t.prepareThreads();
        try { require("node:vm").runInThisContext("task()", { timeout: 5 * i + 1 }); } catch {}
        t.abandonWork();
        values.fill(0);
        t.launch(one, [at], 1 << 14, 16, 1e6);
        if (values.some((x) => x !== 1)) say("wrong");
      }
      work(10000, () => t.threadsUp() === 4);
      say(t.threadsUp());`;
    expect(await watch(start(code))).toMatchObject({ out: "4\n", err: "", code: 0 });
  });
  test("goes on with other memory after the first is forgotten", async () => {
    const code = `bringUp(2); t.forgetMemory(); const room = t.reserve(4096);
      const one = t.polynomial({ times: 1, slope: 1, shift: 1 });
      for (let i = 0; i < 100; i++) t.launch(one, [room.at], 256, 8, 1e6);
      say(new Set(new Float32Array(t.engineMemory().buffer, room.at, 1024)).size + " " +
        new Float32Array(t.engineMemory().buffer, room.at, 1)[0]);`;
    expect(await watch(start(code))).toMatchObject({ out: "2 up\n1 100\n", err: "", code: 0 });
  });
});
