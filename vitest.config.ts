import { defineConfig } from "vitest/config";
import { pythonPlugin } from "./build/python-plugin.js";

export default defineConfig({
  plugins: [pythonPlugin],
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    // Tests share no state, so that one loading of the modules serves all of them.
    isolate: false,
    testTimeout: 30_000,
  },
});
