// Pages about subjects: their lines run, the pages they name exist; slips of the finger get a suggestion everywhere.
import { describe, expect, test } from "vitest";
import { topics } from "../../src/commands/topics.ts";
import { builtins } from "../../src/lang/builtins.ts";
import { frameworks } from "../../src/ops/index.ts";
import { tensh } from "../cli/run.ts";
import { newSession, say } from "../conversation.ts";

describe.each(Object.entries(topics))("help %s", (name, { about, lines, see }) => {
  test("says what it is about", () => {
    expect(say(`help ${name}`)).toContain(`${name}  ${about}`);
  });
  test.skipIf(name === "files")("its lines run one after the other", () => {
    const session = newSession();
    for (const [i, line] of lines.entries()) expect(say(line, session, {}, i + 1)).not.toMatch(/^error\[/m);
  });
  test.each(see)("leads on to %s", (page) => {
    const said = say(`help ${page.replace(/^set (\w+)$/, "$1")}`);
    expect(said).not.toMatch(/^error\[/m);
  });
});

describe("help of what a framework calls so", () => {
  const named = [...builtins()].flatMap(([name, { also }]) =>
    frameworks.flatMap((f) => (also?.[f]?.split(" ") ?? []).map((path) => [`${f}.${path}`, name] as const)),
  );
  test("there are such functions and types in each framework", () => {
    for (const f of frameworks) expect(named.map(([path]) => path.split(".")[0])).toContain(f);
  });
  test("is the page that our name has, or that of an operation or command of the name", () => {
    const session = newSession();
    for (const [path, name] of named) {
      const said = say(`help ${path}`, session);
      expect(said, path).not.toMatch(/^error\[/m);
      if (!said.startsWith(`${name}  `)) expect(said, path).toContain(path);
    }
  });
  test("is none where the framework has nothing of that name", () => {
    expect(say("help np.GradientTape")).toMatch(/^error\[name\//);
  });
});

describe("help of what nothing is called", () => {
  test("finds pages that speak of it", () => {
    expect(say("help derivative")).toMatch(/^derivative {2}pages that speak of it\n[\s\S]*^ {2}digamma /m);
    expect(say("help random numbers")).toMatch(/^ {2}seed /m);
    expect(say("help random zebras")).toContain("`help` has no use for `zebras`");
  });
  test("lists the nearest, and says how many more there are", () => {
    const said = say("help matrix").split("\n");
    expect(said[1]).toMatch(/^ {2}matrix_/);
    expect(said.at(-2)).toMatch(/^\d+ more; say it in more words$/);
  });
});

describe("did you mean", () => {
  test.each([
    ["help indexng", "indexing"],
    ["help reshpe", "reshape"],
    ["set digts 3", "digits"],
    ["set mixing eror", "error"],
    ["x = ones([2])\nreshap x 2", "reshape x 2"],
    ["fit 1 epocs=3", "epochs"],
    ["fit 1 opt=adm", "adam"],
    ["examples indexin", "indexing"],
    ["tutorial hnt", "hint"],
    ["sum(ones([2]), axs=0)", "axis"],
    ["x = cast([1], flot32)", "float32"],
    ["zeros([1], dtype='flot32')", "float32"],
    ["tensor x: flot32 = [1]", "float32"],
    ["weights = 1; wieghts", "weights"],
    ["tf.reduce_smu([1])", "reduce_sum"],
    ["ones([2]).reshap([2])", "reshape"],
    ["code as tensorflw", "tensorflow"],
    ["session sav x", "save"],
  ])("%s", (text, wanted) => {
    const help = say(text).split("help: ")[1] ?? "";
    expect(help).toContain(wanted);
  });
  test("a file beside the one that is not there", () => {
    expect(tensh(["-c", "load README.mdd"]).err).toContain("did you mean `README.md`?");
  });
});
