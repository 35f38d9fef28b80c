#!/usr/bin/env node
"use strict";
// The launcher: hands the program what belongs to the process, and the parts that are loaded only when needed.
const { main } = require("../dist/tensh.cjs");

const code = main({
  argv: process.argv.slice(2),
  env: process.env,
  isTerminal: (fd) => require("node:tty").isatty(fd),
  version: require("../package.json").version,
  chunks: {
    table: () => require("../dist/table.cjs"),
    color: () => require("../dist/color.cjs"),
    program: () => require("../dist/program.cjs"),
    shell: () => require("../dist/shell.cjs"),
  },
  leave: (status) => process.exit(status),
});
if (code !== undefined) process.exitCode = code;
