// Writes the documents that are made from the tables; with --check only says which are not fresh, and fails if one is.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { lazyBundle } from "./lazy-bundle.js";

const folder = mkdtempSync("dist/docs-");
writeFileSync(join(folder, "docs.cjs"), lazyBundle("build/docs.ts"));
const { documents, commandTable } = createRequire(import.meta.url)(join(process.cwd(), folder, "docs.cjs"));
rmSync(folder, { recursive: true });

const [open, close] = ["<!-- commands -->", "<!-- end of commands -->"];
const readme = readFileSync("README.md", "utf8");
const wanted = new Map(documents);
if (readme.includes(open)) {
  const end = readme.indexOf(close);
  wanted.set(
    "README.md",
    `${readme.slice(0, readme.indexOf(open) + open.length)}\n${commandTable}\n${readme.slice(end)}`,
  );
}

const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) process.stderr.write(`${path} is not fresh: npm run docs\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync("docs/screens", { recursive: true });
  for (const [path, text] of stale) writeFileSync(path, text);
  process.stdout.write(`${stale.length} of ${wanted.size} documents written\n`);
}
