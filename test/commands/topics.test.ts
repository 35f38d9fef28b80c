// Pages about subjects: their lines run, the pages they name exist; slips of the finger get a suggestion everywhere.
import { describe, expect, test } from "vitest";
import { topics } from "../../src/commands/topics.ts";
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
