// What threads cost and bring: the cost of a launch that is shared, the gain for work that needs no memory, the start of
// workers, and how long a process takes to end while they live.  node bench/threads.js [bundle to keep, for another Node]
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const kept = process.argv[2] ? resolve(process.argv[2]) : null;
const folder = kept ? null : mkdtempSync(join(tmpdir(), "tensh-bench-"));
const file = kept ?? join(folder, "work.cjs");
if (!kept || !existsSync(kept)) {
  const { lazyBundle } = await import("../build/lazy-bundle.js");
  writeFileSync(file, lazyBundle("test/runtime/threads-work.ts"));
}
const { launch, polynomial, setThreads, threadsUp, reserve, engineMemory } = createRequire(import.meta.url)(file);

const say = (name, text) => process.stdout.write(`${name.padEnd(58)} ${text}\n`);
const sorted = (x) => x.toSorted((a, b) => a - b);
const timesOf = (count, run) =>
  sorted(
    Array.from({ length: count }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
const show = (x, scale, digits) =>
  [0.1, 0.5, 0.9].map((q) => (x[Math.floor(q * x.length)] * scale).toFixed(digits)).join(" · ");
const pause = (ms) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

const floats = 1_000_000;
const { at } = reserve(4 * floats);
new Float32Array(engineMemory().buffer, at, floats).fill(1);
const long = polynomial({ times: 200, slope: 0.5, shift: 1 });
const short = polynomial({ times: 1, slope: 0.5, shift: 1 });
const much = () => launch(long, [at], floats / 4, 1024, 400 * floats);
const small = (work) => launch(short, [at], 2, 1, work);
const cores = availableParallelism();

process.stdout.write(`Node ${process.version}, ${cpus()[0].model}, ${cores} cores; 10 % · median · 90 %\n\n`);
let alone = 0;
for (const threads of [...new Set([1, 2, 4, Math.min(8, cores)])]) {
  setThreads(threads);
  const until = performance.now() + 2000;
  for (let i = 0; i < 3 || (threadsUp() < threads && performance.now() < until); i++) much();
  const times = timesOf(25, much);
  if (threads === 1) alone = times[12];
  const gain = `${(alone / times[12]).toFixed(2)} × (${threadsUp()} up)`;
  say(`200 steps on 10^6 float32, ${threads} thread(s), ms`, `${show(times, 1, 1)}   ${gain}`);
  timesOf(3000, () => small(1e6));
  say(
    `  a launch of two units that is shared, µs`,
    show(
      timesOf(5000, () => small(1e6)),
      1000,
      2,
    ),
  );
  say(
    `  the same after 1 ms of rest, µs`,
    show(
      timesOf(300, () => small(1e6, pause(1))).map((t) => t - 1),
      1000,
      1,
    ),
  );
  say(
    `  a launch of two units that is not shared, µs`,
    show(
      timesOf(5000, () => small(2)),
      1000,
      2,
    ),
  );
}

/** Milliseconds of a process that runs `code` with the engine as `t`. */
const whole = (code) => {
  const text = `const t = require(${JSON.stringify(file)}); const { at } = t.reserve(4e6);
    const k = t.polynomial({ times: 200, slope: 0.5, shift: 1 });
    const much = (times) => { for (let i = 0; i < times; i++) t.launch(k, [at], 250000, 1024, 4e8); };
    const untilUp = (n) => { const end = performance.now() + 3000; while (t.threadsUp() < n && performance.now() < end) much(1); };
    ${code}`;
  const env = { ...process.env };
  delete env.NODE_EXTRA_CA_CERTS;
  return Number(spawnSync(process.execPath, ["-e", text], { env, encoding: "utf8" }).stdout);
};
const repeated = (code) => show(sorted(Array.from({ length: 11 }, () => whole(code))), 1, 1);
const first = "const start = performance.now(); much(1); process.stdout.write(String(performance.now() - start));";
say("\nfirst launch of a process, 1 thread, ms", repeated(`t.setThreads(1); ${first}`));
say("first launch of a process, 2 threads, ms", repeated(`t.setThreads(2); ${first}`));
const up = "process.stdout.write(String(performance.now() - start));";
say(
  "from the first launch until the second thread is up, ms",
  repeated(`t.setThreads(2); const start = performance.now(); untilUp(2); ${up}`),
);
const exits = (threads, leave) => {
  const ends = Array.from({ length: 11 }, () => {
    const before = whole(
      `t.setThreads(${threads}); untilUp(${threads}); process.stdout.write(String(performance.timeOrigin + performance.now())); ${leave}`,
    );
    return performance.timeOrigin + performance.now() - before;
  });
  return show(sorted(ends), 1, 1);
};
for (const [name, leave] of [
  ["by itself", ""],
  ["by process.exit", "process.exit()"],
]) {
  for (const threads of [1, 2, 8]) say(`end of a process, ${name}, ${threads} thread(s), ms`, exits(threads, leave));
}
if (folder) rmSync(folder, { recursive: true });
