// Builds dist/: one lazy bundle for everything of our own, and one for each package or language that is loaded only when needed.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { lazyBundle } from "./build/lazy-bundle.js";
import { pixelsPlugin } from "./build/pixels-plugin.js";

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
writeFileSync("dist/tensh.cjs", lazyBundle("src/cli/main.ts"));
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
// Figures in files: ECharts for Node and for a page, and resvg with its WebAssembly and a font in it.
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
  entryPoints: { pixels: "src/render/pixels.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
  loader: { ".wasm": "binary", ".woff": "binary" },
  plugins: [pixelsPlugin],
});
// The first run leaves its machine code beside the bundle, so that the next ones start faster.
spawnSync(process.execPath, ["bin/tensh.js", "sum([1, 2, 3])"]);
