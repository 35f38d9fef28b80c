// Our speed beside everyone's: the same work on the same machine in one run, as ratios. Peers are asked one after another,
// so that none disturbs another; who is not installed is left out.
//   node bench/run.js [--python PATH] [--only WORD] [--record]
// `npm ci --prefix bench` brings the peers in JavaScript: TensorFlow.js with its WebAssembly backend, and jax-js.
// --record writes bench/RESULTS.md; the start of the process is measured by bench/start.js.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "./bundle.js";
import { record } from "./results.js";
import { rows, training } from "./rows.js";

const { values: wanted } = parseArgs({
  options: { python: { type: "string", default: "python3" }, only: { type: "string" }, record: { type: "boolean" } },
});
// The library of the peer's NumPy is found as that of an active environment is.
if (wanted.python.includes("/")) process.env.VIRTUAL_ENV ??= dirname(dirname(resolve(wanted.python)));
/** Seconds that a row may take in each framework, and those that it takes at least: compilers, threads and memory for undo need them. */
const seconds = 0.8;
const warm = 0.5;
/** Runs that count: the last ones. */
const counted = 25;

const contents = `
export { commandSet } from "./src/commands/dispatch.ts";
export { runText } from "./src/session/run.ts";
export { Session } from "./src/session/session.ts";
export { setEngine } from "./src/runtime/realize.ts";
export { blasName, matmulVariant, setBlas } from "./src/runtime/contract.ts";`;
const tensh = await bundled(contents);
const library = tensh.blasName();
const isWanted = (row) => (!wanted.only || row.name.includes(wanted.only)) && (library !== null || !row.library);
const all = [...rows, ...training].filter(isWanted);

const log = (text) => process.stderr.write(`${text}\n`);

const newSession = () => {
  const session = new tensh.Session(
    {
      commands: tensh.commandSet,
      readBytes: () => new Uint8Array(),
      writeBytes: () => {},
      entropy: () => 7n,
      now: () => performance.now(),
    },
    "tensh",
  );
  session.holdsAlone();
  // The engine is one for all sessions: what the last one set holds until then.
  tensh.setBlas("auto");
  return session;
};

function say(session, text) {
  const { failed } = tensh.runText(session, { name: "", text, line: 1 }, () => {});
  if (failed) throw new Error(`${text.slice(0, 60)}: ${JSON.stringify(failed).slice(0, 300)}`);
}

/** Whether there is another run after so many ms. */
const goesOn = (times, passed, limit) =>
  passed < 1000 * limit && (times.length <= counted || passed < 1000 * Math.min(warm, limit));

function measureTensh(row, limit = seconds) {
  log(`  ${row.name}`);
  const session = newSession();
  for (const [name, shape] of Object.entries(row.make)) say(session, `${name} = uniform([${shape}], -2, 2)`);
  if (row.prepare) say(session, row.prepare);
  const times = [];
  const began = performance.now();
  const repeat = row.repeat ?? 1;
  for (let passed = 0; times.length < 3 || goesOn(times, passed, limit); passed = performance.now() - began) {
    const start = performance.now();
    for (let i = 0; i < repeat; i++) say(session, row.tensh);
    times.push((performance.now() - start) / repeat);
    if (row.again) say(session, row.again);
  }
  return times.length > 3 ? times.slice(1).slice(-counted) : times;
}

function measureJs(row) {
  const inputs = Object.fromEntries(
    Object.entries(row.make).map(([name, shape]) => [
      name,
      Float32Array.from({ length: shape.reduce((n, d) => n * d, 1) }, () => 4 * Math.random() - 2),
    ]),
  );
  const times = [];
  const began = performance.now();
  while (times.length < 3 || (performance.now() - began < 1000 * seconds && times.length < 15)) {
    const start = performance.now();
    row.js(inputs);
    times.push(performance.now() - start);
  }
  return times.slice(1);
}

/** What the processor can do, where the system says so. */
function processorFlags() {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return "";
  }
}

const columns = [];

log("tensh");
columns.push({
  name: "tensh",
  version: JSON.parse(readFileSync("package.json", "utf8")).version,
  times: Object.fromEntries(all.map((r) => [r.name, measureTensh(r)])),
});
log("reference");
tensh.setEngine("reference");
const referenceRows = all.filter((r) => !r.few && !/10⁸|1000 scalar|2048|1024/.test(r.name));
columns.push({
  name: "our reference",
  version: "",
  times: Object.fromEntries(referenceRows.map((r) => [r.name, measureTensh(r, 0.1)])),
});
log("plain JavaScript");
columns.push({
  name: "JS loop",
  version: process.version,
  times: Object.fromEntries(all.flatMap((r) => (r.js ? [[r.name, measureJs(r)]] : []))),
});
const python = (peer) => [wanted.python, "bench/peers.py", peer];
const node = (peer) => [process.execPath, "bench/peers.js", peer];
const peers = { numpy: python, torch: python, tensorflow: python, jax: python };
if (existsSync("bench/node_modules")) Object.assign(peers, { tfjs: node, "jax-js": node });
/** Asks a peer for its times; a column of another name may have surroundings of its own. */
function ask(peer, commandOf, rows, name = peer, env = process.env) {
  log(name);
  const [program, ...args] = commandOf(peer);
  const found = spawnSync(program, args, {
    input: JSON.stringify(rows.map((r) => ({ ...r, seconds, warm, counted }))),
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 1e8,
    env,
  });
  if (found.status === 0) columns.push({ ...JSON.parse(found.stdout.toString()), name });
  else log(`  ${name} is not here`);
}
for (const [peer, commandOf] of Object.entries(peers)) ask(peer, commandOf, all);
// Where vectors of 512 bits make the most of a difference, also what NumPy does on processors without them.
const narrow = { OPENBLAS_CORETYPE: "Haswell", NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR" };
const narrowRows = all.filter((r) => /^(matmul|sort|argsort|distinct)/.test(r.name));
if (/avx512f/.test(processorFlags()) && narrowRows.length > 0)
  ask("numpy", python, narrowRows, "numpy, 256 bits", { ...process.env, ...narrow });

const sorted = (x) => x.toSorted((a, b) => a - b);
const stats = (x) => {
  const s = sorted(x);
  return { min: s[0], median: s[s.length >> 1], max: s.at(-1) };
};
const ms = (x) => (x >= 100 ? x.toFixed(0) : x >= 0.01 ? x.toPrecision(3) : x.toFixed(4));
const cell = (row, column) => {
  const times = column.times[row.name];
  if (!times?.length) return "";
  const { min, median, max } = stats(times);
  const spread = `${ms(median)} <sub>${ms(min)}–${ms(max)}</sub>`;
  if (column.name === "tensh") return spread;
  const ours = stats(columns[0].times[row.name]).median;
  return `${spread} **${(median / ours).toPrecision(2)}×**`;
};
const git = (...args) => {
  try {
    return execFileSync("git", args, { encoding: "utf8" }).trim();
  } catch {
    return "?";
  }
};
const table = [
  `| work | ${columns.map((c) => `${c.name}${c.version ? ` ${c.version}` : ""}`).join(" | ")} |`,
  `|---|${columns.map(() => "---").join("|")}|`,
  ...all.map((r) => `| ${r.name} | ${columns.map((c) => cell(r, c)).join(" | ")} |`),
].join("\n");
const howMade = {
  plain: "kernels in WebAssembly",
  fma: "kernels in WebAssembly with fused additions",
  revectorized: "kernels in WebAssembly, revectorized",
  machine: "kernels with machine code",
};
const text = `# What was measured

${new Date().toISOString().slice(0, 10)}, commit ${git("rev-parse", "--short", "HEAD")}, Node ${process.version}, ${cpus()[0].model}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB, products of matrices by ${howMade[tensh.matmulVariant()]}${library ? `, by ${library} where it says so (\`set blas system\`)` : ""}.

Milliseconds, median of up to ${counted} runs, with minimum and maximum; in bold the median in terms of ours: above 1, the
peer takes longer. Short work is done for ${warm} s, and the last runs count; the first one never does. Our times are those of whole statements in a session: reading the text, checking, planning, running.
"256 bits" is NumPy kept from the processor's vectors of 512 bits, which most processors do not have; WebAssembly has 128, and machine code in our products what the processor has.
\`npm run bench -- --record\` makes this file anew; \`node bench/start.js\` measures starts of the process.

${table}
`;
process.stdout.write(`${text}\n`);
if (wanted.record) record(text);
process.exit(0);
