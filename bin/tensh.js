#!/usr/bin/env node
"use strict";
// The launcher: loads the program, with the machine code of its last run where there is some, and hands it what belongs
// to the process and the parts that are loaded only when they are needed.
const { readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const loaded = [];

const code = run("tensh.cjs").main({
  argv: process.argv.slice(2),
  env: process.env,
  isatty: (fd) => require("node:tty").isatty(fd),
  version: () => require("../package.json").version,
  chunks: {
    table: () => require("../dist/table.cjs"),
    color: () => require("../dist/color.cjs"),
    korean: () => require("../dist/korean.cjs"),
    program: () => require("../dist/program.cjs"),
    chart: () => require("../dist/chart.cjs"),
    pixels: () => require("../dist/pixels.cjs"),
    hangul: () => require("../dist/hangul.cjs"),
    page: () => readFileSync(join(__dirname, "../dist/page.js"), "utf8"),
    shell: () => require("../dist/shell.cjs"),
  },
  leave: (status) => process.exit(status),
});
for (const bundle of loaded) if (bundle.isNew) keepCode(bundle);
if (code !== undefined) process.exitCode = code;

// What a file of dist/ exports: it holds a function like those that Node makes of modules. What short runs do not need
// stands in a file of its own, which is read at first use.
function run(name) {
  const file = join(__dirname, "../dist", name);
  // Reading it as Latin-1 is quickest, and right: the bundle is ASCII.
  const source = readFileSync(file, "latin1");
  const { size, mtimeMs } = statSync(file);
  const cacheFile = `${file}-${size}-${Math.floor(mtimeMs)}-${process.version}-${process.arch}.cache`;
  let cachedData;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    // The first run with this version of Node.
  }
  const script = new Script(source, { filename: file, cachedData });
  loaded.push({ script, cacheFile, isNew: cachedData === undefined || script.cachedDataRejected });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, () => run("rest.cjs"));
  return module.exports;
}

// Written beside the bundle and renamed, so that nobody reads half of it. Where nothing can be written, nothing is lost
// but a few milliseconds of the next start.
function keepCode({ script, cacheFile }) {
  try {
    const unfinished = `${cacheFile}.${process.pid}`;
    writeFileSync(unfinished, script.createCachedData());
    renameSync(unfinished, cacheFile);
  } catch {}
}
