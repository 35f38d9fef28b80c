// How fast products of matrices are beside NumPy's, which OpenBLAS makes: by turns in one run, on equal numbers of threads,
// as ratios (1: as fast; 2: twice as fast). Statements are measured whole; --kernel measures the engine's call alone.
//   node bench/matmul.js [--python PATH] [--node PATH]... [--threads 1,2] [--dtypes float32,float64] [--only WORD]
//     [--way auto|wasm|system|plain|fma|revectorized|machine] [--kernel] [--rounds 3] [--ms 40] [--record]
// --record puts the table into bench/RESULTS.md, behind the first one.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFile } from "./bundle.js";
import { shapes } from "./matmul-shapes.js";
import { record } from "./results.js";

const text = { type: "string" };
const { values: wanted } = parseArgs({
  options: {
    python: { ...text, default: "python3" },
    node: { ...text, multiple: true, default: [process.execPath] },
    threads: { ...text, default: "1,2" },
    dtypes: { ...text, default: "float32,float64" },
    only: text,
    way: { ...text, default: "wasm" },
    kernel: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    rounds: { ...text, default: "3" },
    ms: { ...text, default: "40" },
  },
});

const contents = `
export { commandSet } from "./src/commands/dispatch.ts";
export { runText } from "./src/session/run.ts";
export { Session } from "./src/session/session.ts";
export { setThreads } from "./src/runtime/threads.ts";
export { tensorRoom } from "./src/runtime/memory.ts";
export { contract, setMatmulVariant, matmulVariant, setBlas, blasName } from "./src/runtime/contract.ts";`;
// Beside the packages, so that koffi is found where it is installed.
const { folder, file: bundle } = bundleFile(contents, join(process.cwd(), "node_modules"));

const columns = [];
for (const node of wanted.node) {
  for (const threads of wanted.threads.split(",").map(Number)) {
    const { only, way, python, kernel } = wanted;
    const dtypes = wanted.dtypes.split(",");
    const options = {
      threads,
      dtypes,
      only,
      way,
      python,
      kernel,
      rounds: Number(wanted.rounds),
      ms: Number(wanted.ms),
    };
    const stdio = ["ignore", "pipe", "inherit"];
    const side = spawnSync(node, ["bench/matmul-side.js", bundle, JSON.stringify(options)], { stdio, maxBuffer: 1e8 });
    if (side.status !== 0) throw new Error(`${node} has failed: ${side.signal ?? side.status}`);
    columns.push({ threads, ...JSON.parse(side.stdout.toString()) });
  }
}
rmSync(folder, { recursive: true });

const median = (x) => x.toSorted((p, q) => p - q)[x.length >> 1];
const ms = (x) => (x >= 100 ? x.toFixed(0) : x >= 0.1 ? x.toPrecision(3) : x.toFixed(4));
function cell({ found }, key) {
  if (!found[key]) return "";
  const [ours, theirs] = [median(found[key].ours), median(found[key].theirs)];
  return `**${(theirs / ours).toFixed(2)}** <sub>${ms(ours)} : ${ms(theirs)}</sub>`;
}
const heads = columns.map(({ node, how, threads }) => `${node} ${how}, ${threads} thread${threads > 1 ? "s" : ""}`);
const table = [
  `| product | dtype | ${heads.join(" | ")} |`,
  `|---|---|${columns.map(() => "---").join("|")}|`,
  ...wanted.dtypes
    .split(",")
    .flatMap((dtype) => shapes.map(({ name }) => [name, dtype]))
    .filter(([name]) => !wanted.only || name.includes(wanted.only))
    .map(([name, dtype]) => `| ${name} | ${dtype} | ${columns.map((c) => cell(c, `${name}|${dtype}`)).join(" | ")} |`),
].join("\n");
const report = `NumPy's time in terms of ours, and both in ms, median${wanted.kernel ? "; the engine's call alone" : ""}\n\n${table}\n`;
process.stdout.write(report);
if (wanted.record) {
  const call = `node bench/matmul.js --way ${wanted.way}${wanted.kernel ? " --kernel" : ""}`;
  record(`## Products of matrices\n\n${new Date().toISOString().slice(0, 10)}, by \`${call}\`: ${report}`);
}
