import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    // Tests share no state, so that one loading of the modules serves all of them.
    isolate: false,
    testTimeout: 30_000,
  },
});
