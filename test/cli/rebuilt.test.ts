// tensh is built anew while a shell is open: the files of its build are gone, and it goes on.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, renameSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** A terminal of its own: `script` has one. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasTerminal)(
  "a shell goes on without the files that it began with",
  async () => {
    const home = mkdtempSync(join(tmpdir(), "rebuilt-"));
    for (const name of ["bin", "dist", "package.json"]) cpSync(resolve(name), join(home, name), { recursive: true });
    symlinkSync(resolve("node_modules"), join(home, "node_modules"));
    const shell = spawn("script", ["-qec", `"${process.execPath}" "${join(home, "bin/tensh.js")}"`, "/dev/null"], {
      env: { ...process.env, TENSH_CONFIG: "", TERM: "xterm", NO_COLOR: "1" },
    });
    let said = "";
    shell.stdout.on("data", (data) => {
      said += data;
    });
    const until = async (wanted: RegExp): Promise<void> => {
      for (let i = 0; i < 200 && !wanted.test(said); i++) await new Promise((done) => setTimeout(done, 50));
    };
    await until(/> /);
    await new Promise((done) => setTimeout(done, 1500));
    renameSync(join(home, "dist"), join(home, "gone"));
    shell.stdin.write("np.linalg.svd([[1.,2.],[3.,4.]])\r");
    await until(/list of 3|error/);
    shell.kill();
    expect(said).toMatch(/list of 3/);
    expect(said).not.toContain("internal/bug");
  },
  30_000,
);
