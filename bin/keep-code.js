"use strict";
// Keeps the machine code of a run beside the bundles, so that the next ones start faster.
const { renameSync, writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");

// Whether V8 forgets the machine code of functions that are not called for a while.
const letGoOfCode = (may) => setFlagsFromString(may ? "--flush-bytecode" : "--no-flush-bytecode");

// Machine code is kept at the end of a run, so that all functions are there that it has called, and those that a rehearsal
// calls, where there is one. It is written beside the bundle and renamed, so that nobody reads half of it. Where nothing can be written,
// nothing is lost but a few milliseconds of the next start.
function keepCode(unkept, rehearse) {
  try {
    rehearse?.();
  } catch {
    // What is there is kept all the same.
  }
  letGoOfCode(true);
  for (const { script, cacheFile } of unkept) {
    try {
      const unfinished = `${cacheFile}.${process.pid}`;
      writeFileSync(unfinished, script.createCachedData());
      renameSync(unfinished, cacheFile);
    } catch {}
  }
}

module.exports = { keepCode, letGoOfCode };
