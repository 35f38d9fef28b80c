/**
 * Kernels that show who did what, and the engine's parts around them: for tests and timings of the threads, also in a
 * process of their own.
 */
import type { Kernel } from "../../src/kernel/kernel.ts";
import { makeModule } from "../../src/kernel/wasm/assembler.ts";

export { launch } from "../../src/runtime/launch.ts";
export { bytesHeld, engineMemory, forgetMemory, release, reserve } from "../../src/runtime/memory.ts";
export { abandonWork, prepareThreads, setThreads, threadCount, threadsUp } from "../../src/runtime/threads.ts";

interface Steps {
  readonly times: number;
  readonly slope: number;
  readonly shift: number;
  /** Every step goes through scratch, so that threads that shared it would spoil each other's results. */
  readonly throughScratch?: boolean;
}

/** x = x · slope + shift, some times over; a unit is four float32, from the address in the first word on. */
export const polynomial = ({ times, slope, shift, throughScratch = false }: Steps): Kernel => ({
  name: `polynomial ${times}`,
  bytes: () => {
    const module = makeModule();
    module.func("run", ["i32", "i32", "i32", "i32"], [], (code, [params, start, count, scratch]) => {
      const [at, x, unit, step, end] = [
        code.local("i32"),
        code.local("v128"),
        code.local("i32"),
        code.local("i32"),
        code.local("i32"),
      ];
      const [a, b] = [code.constant("f32", slope), code.constant("f32", shift)];
      code.get(params!).mem("i32.load").get(start!).i32(16).op("i32.mul").op("i32.add").set(at);
      code
        .i32(times)
        .set(end)
        .upTo(unit, count!, 1, () => {
          code.get(at).mem("v128.load").set(x).i32(0).set(step);
          code.upTo(step, end, 1, () => {
            code.get(x, a).op("f32x4.mul").get(b).op("f32x4.add").set(x);
            if (throughScratch) code.get(scratch!, x).mem("v128.store").get(scratch!).mem("v128.load").set(x);
          });
          code.get(at, x).mem("v128.store").get(at).i32(16).op("i32.add").set(at);
        });
    });
    return module.bytes();
  },
});

/** Stops with an error at the unit whose number is the first word. */
export const failing = (): Kernel => ({
  name: "failing",
  bytes: () => {
    const module = makeModule();
    module.func("run", ["i32", "i32", "i32", "i32"], [], (code, [params, start]) => {
      code
        .get(params!)
        .mem("i32.load")
        .get(start!)
        .op("i32.eq")
        .when(() => code.op("unreachable"));
    });
    return module.bytes();
  },
});
