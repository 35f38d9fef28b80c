import { defineConfig } from "vitest/config";
import { pythonPlugin } from "./build/python-plugin.js";

export default defineConfig({
  plugins: [pythonPlugin],
  test: {
    include: ["test/**/*.test.ts"],
    // Processes: the flags of V8 with which kernels are compiled are one process's, and threads would take them away
    // from each other.
    pool: "forks",
    // Functions that are not compiled yet take much of the stack, and some call each other a thousand times.
    execArgv: ["--stack-size=3900"],
    maxWorkers: "100%",
    // Tests share no state, so that one loading of the modules serves all that one process runs.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
