// What a program wrote and closed, flushed or left behind at the end of a statement lies on the disk while it goes on.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const program = `
import json, logging, time
with open("closed.txt", "w") as f: f.write("closed")
json.dump({"a": 1}, open("left.json", "w"))
kept = open("kept.txt", "a")
kept.write("flushed")
kept.flush()
logging.basicConfig(filename="log.txt", level=logging.INFO)
logging.info("said")
for i in range(2):
    last = open("last.txt", "a"); last.write("1"); last.close()
    time.sleep(30)
`;

test("files are whole while the program goes on", { timeout: 20_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "tensh-files-"));
  writeFileSync(join(folder, "p.py"), program);
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../bin/tensh.js"), "p.py"], { cwd: folder });
  const read = (name: string): string | null =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null;
  try {
    await expect.poll(() => read("last.txt"), { timeout: 15_000 }).toBe("1");
    expect(["closed.txt", "left.json", "kept.txt", "log.txt"].map(read)).toEqual([
      "closed",
      '{"a": 1}',
      "flushed",
      "INFO:root:said\n",
    ]);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  }
});
