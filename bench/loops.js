// Loops of programs: the same file by tensh and by Python, one after the other.
//   node bench/loops.js [--python PATH] [--record]
// --record puts the table behind the others in bench/RESULTS.md. `npm run build` comes first.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { record } from "./results.js";

const { values: wanted } = parseArgs({
  options: { python: { type: "string", default: "python3" }, record: { type: "boolean" } },
});
const program = "bench/loops.py";
const times = (command, args) => {
  const text = execFileSync(command, [...args, program], { encoding: "utf8" });
  return new Map(
    text
      .trim()
      .split("\n")
      .map((line) => line.split(" | "))
      .map(([name, ms]) => [name, Number(ms)]),
  );
};
const [ours, python] = [times(process.execPath, ["bin/tensh.js"]), times(wanted.python, [])];
const ms = (x) => (x >= 100 ? x.toFixed(0) : x.toPrecision(3));
const beside = (x, own) => `${ms(x)} **${(x / own).toPrecision(2)}×**`;
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const text = `## Loops of programs

${new Date().toISOString().slice(0, 10)}, tensh ${version}, Node ${process.version}, ${execFileSync(wanted.python, ["--version"], { encoding: "utf8" }).trim()}: milliseconds,
the least of seven runs within one process (\`${program}\`), made by \`node bench/loops.js --record\`.

| loop | tensh | Python |
|---|---|---|
${[...ours].map(([name, own]) => `| ${name} | ${ms(own)} | ${beside(python.get(name), own)} |`).join("\n")}
`;
process.stdout.write(text);
if (wanted.record) record(text);
