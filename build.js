// Builds dist/: two lazy bundles for everything of our own, what short runs use and the rest, and one for each package or
// language that is loaded only when needed.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { colorsPlugin } from "./build/colors-plugin.js";
import { hdf5Plugin } from "./build/hdf5-plugin.js";
import { lazyBundle, splitBundle } from "./build/lazy-bundle.js";
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
  plugins: [colorsPlugin],
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
// HDF5's own library.
await build({
  bundle: true,
  target: "node20",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  entryPoints: { hdf5: "src/formats/hdf5.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
  plugins: [hdf5Plugin],
});
// The files of the program: modules stand in the first of which a sample uses them. Who starts for a line reads one file,
// who trains reads three.
const parts = {
  tensh: [["sum([1, 2, 3])"]],
  more: [
    ["--json", "-c", "x = [1.5, 2]; x * 2", "-c", "1 + 2", "-c", "exp(x)"],
    ["x = [[1, 2], [3, 4]]; x @ x; x[0]; x.T; mean(x, axis=0); max(x); reshape(range(6), [2, 3]); x > 1"],
    ["[1, 2] + [1, 2, 3]"],
    ["-c", "for i in range(3): i * 2"],
  ],
  longer: [["examples/regression.tsh"], ["examples/gradients.tsh"], ["examples/indexing.tsh"]],
  library: [],
  rest: [],
};
const names = Object.keys(parts);
// For who looks at stacks and profiles.
const readable = process.argv.includes("--readable");
const texts = placesTexts();
await writeProgram(await partsOf());
// The first runs leave their machine code beside the bundles, so that the next ones start faster.
run(...parts.tensh[0]);
for (const args of parts.more) run(...args);
run(...parts.longer.flat());

function run(...args) {
  // As where nobody has set anything.
  const { TENSH_CONFIG: _, ...env } = { ...process.env, XDG_CONFIG_HOME: "dist", TENSH_LANG: "en" };
  return spawnSync(process.execPath, ["bin/tensh.js", ...args], { encoding: "utf8", env });
}

/** A file ends with what stands for its text: machine code is kept by that. */
async function writeProgram(partOf, watched = false) {
  const files = await splitBundle("src/cli/main.ts", { names, partOf, texts, watched, readable });
  for (const [i, name] of names.entries()) {
    const hash = createHash("sha256").update(files[i]).digest("hex").slice(0, 16);
    writeFileSync(`dist/${name}.cjs`, `${files[i]}//${hash}`);
  }
}

/** Where names stand, which the source itself finds out by looking. */
function placesTexts() {
  writeFileSync("dist/places.cjs", lazyBundle("build/places.ts"));
  const { places, library } = createRequire(import.meta.url)("./dist/places.cjs");
  rmSync("dist/places.cjs");
  return {
    "src/ops/known-places.ts": `exports.knownPlaces = ${JSON.stringify(places)};`,
    "src/lang/known-library.ts": `exports.knownLibrary = ${JSON.stringify(library)};`,
  };
}

/** In which part a module stands, as seen in the samples. */
async function partsOf() {
  await writeProgram(() => names[0], true);
  const found = new Map();
  for (const [name, samples] of Object.entries(parts))
    for (const sample of samples)
      for (const path of JSON.parse(
        run(...sample)
          .stderr.split("\n")
          .at(-1),
      ))
        if (!found.has(path)) found.set(path, name);
  for (const name of readdirSync("dist")) if (name.endsWith(".cache")) rmSync(`dist/${name}`);
  return (path) => (path.endsWith(".py") ? "library" : (found.get(path) ?? names.at(-1)));
}
