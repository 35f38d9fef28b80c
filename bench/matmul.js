// How fast products of matrices are: GFLOP/s by size, and µs of small ones; the median and, in brackets, the best.
//   node bench/matmul.js [auto|plain|fma|revectorized|system] [threads] [bundle to keep, so that another Node can run it]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";

const [, , way = "auto", threads = "1", bundle] = process.argv;

/** The engine as one file: it is TypeScript, which Node 20 does not run. */
async function load() {
  const require = createRequire(import.meta.url);
  if (bundle?.endsWith(".cjs")) return require(bundle);
  const { build } = await import("esbuild");
  const contents = ["contract", "memory", "threads"]
    .map((name) => `export * from "./src/runtime/${name}.ts";`)
    .join("\n");
  const stdin = { contents, resolveDir: process.cwd(), loader: "ts" };
  const options = { bundle: true, platform: "node", format: "cjs", write: false, external: ["koffi"] };
  const { outputFiles } = await build({ stdin, ...options });
  const dir = mkdtempSync(join(process.cwd(), "node_modules", ".bench-"));
  const file = join(dir, "engine.cjs");
  writeFileSync(file, outputFiles[0].contents);
  try {
    return require(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const { contract, matmulVariant, setMatmulVariant, setBlas, blasName, setThreads, useEngineMemory, tensorRoom } =
  await load();
useEngineMemory();
setThreads(Number(threads));
if (way === "system") setBlas("system");
else setMatmulVariant(way);
if (way !== "system") setBlas("wasm");

const tensor = (dtype, shape, engine) => {
  const size = shape.reduce((a, b) => a * b, 1);
  const data = engine ? tensorRoom(dtype, size) : new (dtype === "float32" ? Float32Array : Float64Array)(size);
  for (let i = 0; i < size; i++) data[i] = Math.sin(i * 7);
  const strides = shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
  return { dtype, data, layout: { shape, strides, offset: 0 } };
};
const turned = (t) => {
  const swap = (x) => [...x.slice(0, -2), x.at(-1), x.at(-2)];
  return { ...t, layout: { shape: swap(t.layout.shape), strides: swap(t.layout.strides), offset: 0 } };
};

/** Milliseconds, sorted. */
function time(work, budget) {
  const end = performance.now() + budget * 0.4;
  do work();
  while (performance.now() < end);
  const times = [];
  const stop = performance.now() + budget;
  do {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  } while (performance.now() < stop || times.length < 5);
  return times.sort((a, b) => a - b);
}

function measure(name, dtype, m, k, n, { a, b, count = 1, engine = true, budget = 500 } = {}) {
  const lead = count > 1 ? [count] : [];
  const x = a ?? tensor(dtype, [...lead, m, k], engine);
  const y = b ?? tensor(dtype, [...lead, k, n], engine);
  const out = tensorRoom(dtype, count * m * n);
  const times = time(() => contract(x, y, engine ? out : null), budget);
  const flops = 2 * count * m * n * k;
  const speed = (ms) => (flops / ms / 1e6).toFixed(1);
  const [best, median] = [times[0], times[times.length >> 1]];
  const took = median < 1 ? `${(median * 1000).toFixed(1)} µs` : `${median.toFixed(2)} ms`;
  process.stdout.write(`| ${name} | ${dtype} | ${took} | ${speed(median)} (${speed(best)}) |\n`);
}

const how = way === "system" ? blasName() : matmulVariant();
process.stdout.write(`Node ${process.version}, ${cpus()[0].model}, ${threads} thread(s), ${how}\n\n`);
process.stdout.write("| product | dtype | time | GFLOP/s |\n|---|---|---|---|\n");
for (const dtype of ["float32", "float64"]) {
  for (const n of [256, 512, 1024, 2048]) measure(`${n}³`, dtype, n, n, n, { budget: n > 1000 ? 1500 : 500 });
}
const f = "float32";
for (const n of [2, 8, 16, 32, 64, 96, 128]) measure(`${n}³`, f, n, n, n, { engine: false, budget: 150 });
measure("512³, both turned", f, 512, 512, 512, {
  a: turned(tensor(f, [512, 512], true)),
  b: turned(tensor(f, [512, 512], true)),
});
measure("matrix × vector, 4096²", f, 4096, 4096, 1);
measure("vector × matrix, 4096²", f, 1, 4096, 4096);
measure("dot, 10⁷", f, 1, 10_000_000, 1);
measure("XᵀY, 10⁶ × 10 by 1", f, 10, 1_000_000, 1, { a: turned(tensor(f, [1_000_000, 10], true)) });
measure("XᵀX, 10⁶ × 10", f, 10, 1_000_000, 10, { a: turned(tensor(f, [1_000_000, 10], true)) });
measure("X·w, 10⁶ × 10 by 1", f, 1_000_000, 10, 1);
measure("thin right, 10⁵ × 64 by 10", f, 100_000, 64, 10);
measure("layer, 1797 × 64 by 128", f, 1797, 64, 128);
measure("two rows, 2 × 4096 by 4096", f, 2, 4096, 4096);
measure("eight rows, 8 × 4096 by 4096", f, 8, 4096, 4096);
measure("10,000 of 8³", f, 8, 8, 8, { count: 10_000 });
measure("64 of 128³", f, 128, 128, 128, { count: 64 });
process.exit(0);
