// How long a start takes, as a whole process, against Node alone: pairs of runs in turn, so that both meet the same noise.
// Prints rows for RESULTS.md.  node bench/start.js [pairs]
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

const pairs = Number(process.argv[2] ?? 40);
// Certificates that a machine may add to every start of Node would hide the difference.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const run = (args, input) => {
  const start = performance.now();
  spawnSync(process.execPath, args, { env, input, stdio: ["pipe", "ignore", "inherit"] });
  return performance.now() - start;
};

const statements = Array.from({ length: 5000 }, (_, i) => `x = ${i} + 2 * 3\nx * 2\n`).join("");
const cases = [
  ["one-shot: tensh 'sum([1,2,3])'", ["bin/tensh.js", "sum([1,2,3])"]],
  ["one-shot with options: tensh --json 'sum([1,2,3])'", ["bin/tensh.js", "--json", "sum([1,2,3])"]],
  ["script: the tutorial's first hour, with 200 epochs of fit", ["bin/tensh.js", "test/golden/first-hour.tsh"]],
  ["TensorFlow's gradient tutorial: tensh 8-gradients.py", ["bin/tensh.js", "test/golden/tutorial/8-gradients.py"]],
  ["10,000 statements over a pipe, --json", ["bin/tensh.js", "--json"], statements],
];

const sorted = (x) => x.toSorted((a, b) => a - b);
const show = (x, digits) =>
  `${x[0].toFixed(digits)} · ${x[x.length >> 1].toFixed(digits)} · ${x.at(-1).toFixed(digits)}`;

process.stdout.write(
  `Node ${process.version}, ${cpus()[0].model}, ${cpus().length} cores, ${pairs} pairs; minimum · median · maximum\n\n`,
);
process.stdout.write("| what | ms | node -e 0, ms | ratio of medians |\n|---|---|---|---|\n");
for (const [name, args, input] of cases) {
  const count = input ? Math.ceil(pairs / 8) : pairs;
  const times = Array.from({ length: count }, () => [run(args, input), run(["-e", "0"])]);
  const [ours, alone] = [sorted(times.map((t) => t[0])), sorted(times.map((t) => t[1]))];
  process.stdout.write(
    `| ${name} | ${show(ours, 1)} | ${show(alone, 1)} | ${(ours[count >> 1] / alone[count >> 1]).toFixed(2)} |\n`,
  );
}
