// Our source as one module, for measurements inside a process.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** The file of a module that exports what `contents` says, in a folder of its own within `home`. Who asks removes the folder. */
export function bundleFile(contents, home = tmpdir()) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["koffi", "commander", "chalk", "cli-table3"],
    loader: { ".py": "text" },
    write: false,
  });
  const folder = mkdtempSync(join(home, "tensh-bench-"));
  const file = join(folder, "tensh.mjs");
  writeFileSync(file, outputFiles[0].text);
  return { folder, file };
}

/** That module. */
export async function bundled(contents) {
  const { folder, file } = bundleFile(contents);
  const found = await import(pathToFileURL(file).href);
  rmSync(folder, { recursive: true });
  return found;
}
