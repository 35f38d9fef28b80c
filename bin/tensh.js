#!/usr/bin/env node
"use strict";
// The launcher: loads the program, with the machine code of its last run where there is some. It is compiled anew at every
// start, so what it need not know stands in the program or in files that are read when they are needed.
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");

const argv = process.argv.slice(2);
// A script, a pipe and the shell use more of the program than a line does, and would make a line load what it needs not.
const length =
  argv.length === 0 || argv.some((word) => [".tsh", ".py", ".ipynb"].some((end) => word.endsWith(end)))
    ? "long"
    : "short";
// A process with a larger stack has other flags, and machine code of its own.
const flags = process.execArgv.some((word) => word.startsWith("--stack-size")) ? "deep-" : "";
const dist = `${__dirname}/../dist/`;
const unkept = [];
/** Files as they were when a shell began, which goes on whatever becomes of them. */
const held = new Map();

const { main, rehearse } = run("tensh");
const code = main(argv, require);
// A shell goes on in this process: nothing else may run in it meanwhile.
const rehearsal = code === undefined ? null : () => rehearse(require);
if (unkept.length > 0) require("./keep-code.js").keepCode(unkept, rehearsal);
// All is written by now. Only a shell goes on.
if (code !== undefined) process.exit(code);
setTimeout(holdOthers, 200).unref();

// The files of a build belong together: those of another one know other modules by the same numbers.
function holdOthers() {
  for (const name of ["more", "longer", "library", "rest"])
    held.set(`${dist}${name}.cjs`, textOf(`${dist}${name}.cjs`));
}

// What a file of dist/ exports: it holds a function like those that Node makes of modules. What short runs do not need
// stands in files of its own, which are read at first use.
function run(name) {
  const file = `${dist}${name}.cjs`;
  // Latin-1 is quickest, and right: the bundle is ASCII.
  const source = held.get(file) ?? textOf(file);
  // It ends with what stands for its text.
  const cacheFile = `${file}-${source.slice(-16)}-${process.version}-${process.arch}-${flags}${length}.cache`;
  let cachedData;
  try {
    cachedData = readFileSync(cacheFile);
  } catch {
    // The first run with this version of Node.
  }
  // V8 takes it under the flags only that it was kept under.
  if (unkept.length > 0) require("./keep-code.js").letGoOfCode(true);
  const script = new Script(source, { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) unkept.push({ script, cacheFile });
  if (unkept.length > 0) require("./keep-code.js").letGoOfCode(false);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, run);
  return module.exports;
}

function textOf(file) {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    process.stderr.write(`error: ${file} is not there. \`npm ci\` in the folder of tensh builds it.\n`);
    process.exit(1);
  }
}
