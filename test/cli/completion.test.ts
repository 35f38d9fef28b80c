/** What outer shells are told about tensh: completion scripts and the manual page. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { completionScripts } from "../../src/commands/completion-scripts.ts";
import { allCommands } from "../../src/commands/index.ts";
import { environment, launchOptions } from "../../src/commands/launch.ts";
import { manualPage } from "../../src/commands/manual.ts";
import { commandNames } from "../../src/commands/names.ts";
import { korean as speech } from "../../src/korean/korean.ts";
import { say } from "../conversation.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));
const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;
const scripts = Object.fromEntries(
  Object.entries(completionScripts).map(([name, make]) => {
    const path = join(folder, name);
    writeFileSync(path, make(allCommands()));
    return [name, path];
  }),
) as Record<keyof typeof completionScripts, string>;

describe.runIf(has("bash"))("bash", () => {
  writeFileSync(join(folder, "data.csv"), "1\n");
  /** What bash offers for words, the last of which is being typed. Bash cuts at `=`, so does the caller. */
  function offered(...words: string[]): string[] {
    const line = words.map((w) => `'${w}'`).join(" ");
    const program = `source ${scripts.bash}; COMP_WORDS=(tensh ${line}); COMP_CWORD=${words.length}; _tensh; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const ran = spawnSync("bash", ["--norc", "-c", program], { cwd: folder, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    return ran.stdout.split("\n").filter(Boolean);
  }
  test("takes the script", () => {
    expect(spawnSync("bash", ["-n", scripts.bash], { encoding: "utf8" }).stderr).toBe("");
  });
  test.each([
    [["resh"], ["reshape"]],
    [["fit", "loss", "epo"], ["epochs="]],
    [["fit", "loss", "--epo"], ["--epochs"]],
    [["fit", "loss", "opt", "=", "rms"], ["rmsprop"]],
    [["fit", "loss", "--opt", "rms"], ["rmsprop"]],
    [
      ["fit", "loss", "opt", "="],
      ["sgd", "adam", "adamw", "rmsprop", "adagrad", "lbfgs", "lm"],
    ],
    [["set", "dig"], ["digits"]],
    [["session", ""], expect.arrayContaining(["save", "load", "restore"])],
    [["completion", "z"], ["zsh"]],
    [["--ses"], ["--session"]],
    [
      ["--color", ""],
      ["auto", "always", "never"],
    ],
    [["--session", "da"], ["data.csv"]],
    [["--session", "x", "resh"], ["reshape"]],
    [["load", "da"], ["data.csv"]],
    [["da"], ["data.csv"]],
    [["grad", "x", "wr"], ["wrt"]],
  ])("%j", (words, wanted) => {
    expect(offered(...words)).toEqual(wanted);
  });
  test("every command is offered", () => {
    expect(offered("")).toEqual(expect.arrayContaining([...commandNames]));
  });
});

describe("zsh and fish", () => {
  test.runIf(has("zsh"))("zsh takes its script", () => {
    expect(spawnSync("zsh", ["-n", scripts.zsh], { encoding: "utf8" }).stderr).toBe("");
  });
  test.runIf(has("fish"))("fish takes its script", () => {
    expect(spawnSync("fish", ["--no-execute", scripts.fish], { encoding: "utf8" }).stderr).toBe("");
  });
  test("each line of fish's is one command with closed quotes", () => {
    const word = /'(?:[^'\\]|\\.)*'|[\w=|.<>-]+/g;
    for (const line of readFileSync(scripts.fish, "utf8")
      .split("\n")
      .filter((l) => !l.startsWith("#"))) {
      expect(line.replace(word, "").trim()).toBe("");
      expect(line).toMatch(/^complete -c tensh /);
    }
  });
  test("zsh's quotes and brackets are closed, as far as bash can tell", () => {
    if (has("bash")) expect(spawnSync("bash", ["-n", scripts.zsh], { encoding: "utf8" }).stderr).toBe("");
    const text = readFileSync(scripts.zsh, "utf8");
    for (const name of commandNames) expect(text).toContain(`    ${name})`);
    for (const { flags } of launchOptions) expect(text).toContain(flags.match(/--[\w-]+/)![0]);
  });
  test("another shell is refused", () => {
    expect(say("completion powershell")).toContain("`powershell` is not one of bash, zsh, fish");
  });
});

describe("the manual page", () => {
  const page = manualPage(allCommands());
  test("speaks of every command, option and variable", () => {
    for (const name of commandNames) expect(page).toContain(`.SS ${name.replaceAll("-", "\\-")}\n`);
    for (const { flags } of launchOptions) expect(page).toContain(flags.replaceAll("-", "\\-"));
    for (const [name] of environment) expect(page).toContain(`\\fB${name}\\fR`);
  });
  test("speaks Korean, with its sections", () => {
    const korean = manualPage(allCommands(), speech);
    const said = korean.replace(/\\\[u([0-9A-F]{4,5})\]/g, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    for (const head of ["이름", "사용법", "옵션", "명령", "종료 상태"]) expect(said).toContain(`.SH ${head}\n`);
    expect(said).toContain("텐서 셸");
    expect(said.split("\n").filter((l) => /^[A-Z][a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+/.test(l))).toEqual([]);
  });
  test.runIf(has("groff"))("groff has nothing to say against it", () => {
    const ran = spawnSync("groff", ["-ww", "-man", "-Tutf8"], { input: page, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(ran.stdout.length).toBeGreaterThan(5000);
  });
  test("no line of text is taken for a request", () => {
    const requests = new Set(
      page
        .split("\n")
        .filter((l) => l.startsWith(".") || l.startsWith("'"))
        .map((l) => l.split(" ")[0]),
    );
    expect([...requests].sort()).toEqual([".PP", ".SH", ".SS", ".TH", ".TP", '.\\"', ".br"]);
  });
});

test("every variable of the environment that the source reads is documented", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
  const texts = [...files.map((f) => readFileSync(join("src", f), "utf8")), readFileSync("bin/tensh.js", "utf8")];
  const read = new Set(texts.flatMap((t) => t.match(/\bTENSH_[A-Z_]+/g) ?? []));
  expect([...read].sort()).toEqual(
    environment
      .map(([n]) => n)
      .filter((n) => n.startsWith("TENSH_"))
      .sort(),
  );
});
