// Builds dist/: two lazy bundles for everything of our own, what short runs use and the rest, and one for each package or
// language that is loaded only when needed.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { splitBundle } from "./build/lazy-bundle.js";
import { pixelsPlugin } from "./build/pixels-plugin.js";

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
await build({
  entryPoints: {
    program: "src/cli/program.ts",
    shell: "src/shell/shell.ts",
    table: "src/render/table.ts",
    color: "src/render/color.ts",
    korean: "src/korean/korean.ts",
  },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
});
// Figures in files: ECharts for Node and for a page, and resvg with its WebAssembly and a font in it; Korean letters by
// themselves.
const figures = { bundle: true, target: "node20", minify: true, legalComments: "none", logLevel: "warning" };
await build({
  ...figures,
  entryPoints: { chart: "src/render/chart.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
});
await build({
  ...figures,
  entryPoints: ["src/render/page.ts"],
  outfile: "dist/page.js",
  format: "iife",
  platform: "browser",
  target: "es2020",
});
await build({
  ...figures,
  entryPoints: { pixels: "src/render/pixels.ts", hangul: "src/render/hangul.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
  loader: { ".wasm": "binary", ".woff": "binary" },
  plugins: [pixelsPlugin],
});
writeProgram(hotModules());
// The first runs leave their machine code beside the bundles, so that the next ones start faster.
run("sum([1, 2, 3])");
run("examples/regression.tsh");

function run(...args) {
  return spawnSync(process.execPath, ["bin/tensh.js", ...args], { encoding: "utf8" });
}

/** What the launcher calls, so that it need not put a text of this size together at every start. */
function asFunction(text) {
  return `(function (exports, require, module, $rest) {${text}\n})`;
}

/** The program in two files: what short runs use, and the rest. */
function writeProgram(isHot, watched) {
  const { hot, rest } = splitBundle("src/cli/main.ts", isHot, watched);
  for (const [name, text] of Object.entries({ tensh: hot, rest })) writeFileSync(`dist/${name}.cjs`, asFunction(text));
}

/** The modules that short runs use, as seen in some. */
function hotModules() {
  writeProgram(() => true, true);
  const used = new Set();
  for (const args of [["sum([1, 2, 3])"], ["--json", "-c", "x = [1.5, 2]; x * 2"]]) {
    const { stderr } = run(...args);
    for (const path of JSON.parse(stderr)) used.add(path);
  }
  for (const name of readdirSync("dist")) if (name.endsWith(".cache")) rmSync(`dist/${name}`);
  return (path) => used.has(path);
}
