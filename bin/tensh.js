#!/usr/bin/env node
"use strict";
// The launcher: loads the program, with the machine code of its last run where there is some, and hands it what belongs
// to the process and the parts that are loaded only when they are needed.
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const argv = process.argv.slice(2);
// A script, a pipe and the shell use more of the program than a line does, and would make a line load what it needs not.
const length = argv.length === 0 || argv.some((word) => /\.(tsh|py|ipynb)$/.test(word)) ? "long" : "short";
const dist = `${__dirname}/../dist/`;
const unkept = [];

const code = run("tensh").main({
  argv,
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
    hdf5: () => require("../dist/hdf5.cjs"),
    page: () => readFileSync(`${dist}page.js`, "utf8"),
    shell: () => require("../dist/shell.cjs"),
  },
  leave: (status) => process.exit(status),
});
if (unkept.length > 0) keepCode();
// All is written by now. Only a shell goes on.
if (code !== undefined) process.exit(code);

// What a file of dist/ exports: it holds a function like those that Node makes of modules. What short runs do not need
// stands in files of its own, which are read at first use.
function run(name) {
  const file = `${dist}${name}.cjs`;
  // Latin-1 is quickest, and right: the bundle is ASCII.
  const source = readFileSync(file).toString("latin1");
  // It ends with what stands for its text.
  const cacheFile = `${file}-${source.slice(-16)}-${process.version}-${process.arch}-${length}.cache`;
  let cachedData;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    // The first run with this version of Node.
  }
  // V8 takes it under the flags only that it was kept under.
  if (unkept.length > 0) letGoOfCode(true);
  const script = new Script(source, { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) unkept.push({ script, cacheFile });
  if (unkept.length > 0) letGoOfCode(false);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, run);
  return module.exports;
}

// Whether V8 forgets the machine code of functions that are not called for a while.
function letGoOfCode(may) {
  require("node:v8").setFlagsFromString(may ? "--flush-bytecode" : "--no-flush-bytecode");
}

// Machine code is kept at the end of a run, so that all functions are there that it has called. It is written beside the
// bundle and renamed, so that nobody reads half of it. Where nothing can be written, nothing is lost but a few
// milliseconds of the next start.
function keepCode() {
  letGoOfCode(true);
  for (const { script, cacheFile } of unkept) {
    try {
      const unfinished = `${cacheFile}.${process.pid}`;
      writeFileSync(unfinished, script.createCachedData());
      renameSync(unfinished, cacheFile);
    } catch {}
  }
}
