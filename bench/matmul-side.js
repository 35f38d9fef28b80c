// One Node's part of bench/matmul.js: every product by turns with NumPy, on so many threads each; prints JSON.
//   node bench/matmul-side.js BUNDLE OPTIONS
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { shapes } from "./matmul-shapes.js";

const [, , bundle, options] = process.argv;
const { threads, dtypes, only, way, python, rounds, ms, kernel } = JSON.parse(options);
const tensh = await import(pathToFileURL(bundle).href);
const { runText, Session, commandSet, contract, setMatmulVariant, matmulVariant, setBlas, blasName } = tensh;
const sizeOf = (shape) => shape.reduce((n, d) => n * d, 1);
/** What OpenBLAS's threads wait for work before they sleep, and more. */
const quiet = 200;

const count = String(threads);
const peer = spawn(python, ["bench/matmul-peer.py"], {
  stdio: ["pipe", "pipe", "inherit"],
  env: { ...process.env, OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, MKL_NUM_THREADS: count },
});
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
async function ask(question) {
  peer.stdin.write(`${JSON.stringify(question)}\n`);
  const { value, done } = await lines.next();
  if (done) throw new Error("NumPy has gone");
  return JSON.parse(value);
}

tensh.setThreads(threads);
setBlas(way === "system" || way === "wasm" ? way : "auto");
if (!["auto", "system", "wasm"].includes(way)) {
  setBlas("wasm");
  setMatmulVariant(way);
}

const host = {
  commands: commandSet,
  readBytes: () => new Uint8Array(),
  writeBytes: () => {},
  entropy: () => 7n,
  now: () => performance.now(),
};
/** What does a row once: a whole statement. */
function statement({ a, b, ours }, dtype) {
  const session = new Session(host, "tensh");
  const say = (text) => {
    const { failed } = runText(session, { name: "", text, line: 1 }, () => {});
    if (failed) throw new Error(`${text}: ${JSON.stringify(failed).slice(0, 300)}`);
  };
  for (const [name, shape] of Object.entries({ a, b })) say(`${name} = uniform([${shape}], -2, 2, dtype=${dtype})`);
  return () => say(`r = ${ours}`);
}

const swapped = (x) => [...x.slice(0, -2), x.at(-1), x.at(-2)];
/** The same without a session: the engine's call alone, into room that is there. */
function engineCall({ a, b, turned }, dtype) {
  const tensor = (shape, isTurned) => {
    const data = tensh.tensorRoom(dtype, sizeOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = Math.sin(i * 7) * 2;
    const strides = shape.map((_, i) => sizeOf(shape.slice(i + 1)));
    const layout = isTurned ? { shape: swapped(shape), strides: swapped(strides) } : { shape, strides };
    return { dtype, data, layout: { ...layout, offset: 0 } };
  };
  const x = tensor(a.length === 1 ? [1, ...a] : a, turned.includes("a"));
  const y = tensor(b.length === 1 ? [...b, 1] : b, turned.includes("b"));
  const lead = [x, y].map((t) => t.layout.shape.slice(0, -2)).sort((p, q) => q.length - p.length)[0];
  const spread = (t) => {
    const { shape, strides, offset } = t.layout;
    const missing = lead.length - shape.length + 2;
    const zeros = lead.slice(0, missing).map(() => 0);
    return { ...t, layout: { shape: [...lead.slice(0, missing), ...shape], strides: [...zeros, ...strides], offset } };
  };
  const out = tensh.tensorRoom(dtype, sizeOf(lead) * x.layout.shape.at(-2) * y.layout.shape.at(-1));
  const [left, right] = [spread(x), spread(y)];
  return () => contract(left, right, out);
}

function burst(work) {
  const times = [];
  const end = performance.now() + ms;
  while (times.length < 2 || performance.now() < end) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times;
}

const found = {};
for (const dtype of dtypes) {
  for (const row of shapes.filter((s) => !only || s.name.includes(only))) {
    if (kernel && row.turned === undefined) continue;
    const work = (kernel ? engineCall : statement)(row, dtype);
    const into = `np.matmul(${row.theirs.replace(" @", ",")}, out=r)`;
    await ask({ a: row.a, b: row.b, dtype, result: row.theirs, code: kernel ? into : row.theirs });
    const [ours, theirs] = [[], []];
    // The first round is for compilers and threads to come.
    for (let i = 0; i <= rounds; i++) {
      const own = burst(work);
      const other = await ask({ ms });
      await pause(quiet);
      if (i === 0) continue;
      ours.push(...own);
      theirs.push(...other);
    }
    found[`${row.name}|${dtype}`] = { ours, theirs };
  }
}
peer.stdin.end();
process.stdout.write(JSON.stringify({ found, node: process.version, how: blasName() ?? matmulVariant() }), () =>
  process.exit(0),
);
