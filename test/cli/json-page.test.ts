/** docs/json.md: what is shown there is what a program gets. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newSession, sayJson } from "../conversation.ts";

const page = readFileSync(new URL("../../docs/json.md", import.meta.url), "utf8");
const shown = [...page.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.trimEnd().split("\n"));
const statements = shown.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
const answers = shown.filter((line) => !line.startsWith("> "));

test("the answers on the page are the answers", () => {
  const given = sayJson(statements.join("\n"), newSession());
  expect(given.length).toBe(answers.length);
  for (const [i, line] of answers.entries()) {
    // A summary of training has more facts than the page shows, the time it took among them.
    const whole = !line.endsWith(", …}");
    const wanted = JSON.parse(line.replace(", …}", "}"));
    if (whole) expect(given[i]).toEqual(wanted);
    else expect(given[i]).toMatchObject(wanted);
  }
});

test("every kind is on the page", () => {
  for (const kind of "tensor variable number string bool none list tuple set dict text gradients tape epoch fit error warning".split(
    " ",
  ))
    expect(page).toContain(kind);
});
