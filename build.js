// Builds dist/: one bundle for the short path, and one for each part that is loaded only when it is needed.
import { build } from "esbuild";

const parts = {
  tensh: "src/cli/main.ts",
  program: "src/cli/program.ts",
  shell: "src/shell/shell.ts",
  table: "src/render/table.ts",
  color: "src/render/color.ts",
};

await build({
  entryPoints: parts,
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
