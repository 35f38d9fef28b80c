/**
 * Sessions of Python files in the framework that they were written for: the scripts were run with it
 * (test/oracle/record-export-programs.py), and printed there what the program prints here.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runText } from "../src/session/run.ts";
import type { Session } from "../src/session/session.ts";
import { newSession, say, sayJson, textOf } from "./conversation.ts";

interface Recorded {
  readonly target: string;
  readonly script: string;
  readonly printed: string;
}
const at = (path: string): string => readFileSync(new URL(`oracle/${path}`, import.meta.url), "utf8");
const recorded = JSON.parse(at("export-programs.json")) as Record<string, Recorded>;

/** The text as the Python file that `tensh -i` runs first; gives what it printed. */
function runFile(text: string, session: Session): string {
  let out = "";
  runText(session, { name: "x.py", text, line: 1 }, (event) => (out += textOf(event, session)), {});
  return out;
}

describe.each(Object.entries(recorded))("%s", (name, { target, script, printed }) => {
  const session = newSession();
  const said = runFile(at(`export-programs/${name.split(" ")[0]}.py`), session);
  test("prints what its script printed there", () => {
    expect(said).toBe(printed);
  });
  test(`is the script that was recorded, as ${target}`, () => {
    expect(sayJson(`code as ${target}`, session)[0]!["text"]).toBe(script.trimEnd());
  });
});

const loop = `import torch
model = torch.nn.Linear(1, 1)
torch.optim.SGD(model.parameters(), lr=0.1)`;

test("what has no counterpart in another framework is one error that says what", () => {
  const session = newSession();
  runFile(loop, session);
  expect(say("code as jax", session)).toMatch(
    /error\[export\/foreign\]: `model = torch.nn.Linear\(1, 1\)` has no counterpart with jax: the program is written for torch/,
  );
  expect(say("code as torch", session)).toBe(loop);
});

test("lines typed after the file stand behind it, what was undone does not, nor what showed it", () => {
  const session = newSession();
  runFile("import torch\nx = torch.ones(2)", session);
  say("y = x * 2\nz = np.zeros(2)\nz\nundo\ny\nvars", session);
  expect(say("code as torch", session)).toBe("import torch\nx = torch.ones(2)\ny = x * 2\nprint(y)");
  say("z = np.zeros(2)", session);
  expect(say("code as torch", session)).toMatch(/^import numpy as np\nimport torch\n/);
});

test("the array of what a model gives is shown as one in other frameworks", () => {
  const session = newSession();
  say(
    "from tensorflow import keras\nm = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(1)])\nx = ones([1, 2])\nprint(m(x).numpy())",
    session,
  );
  expect(say("code as torch", session)).toContain("print(m(x).detach())");
  expect(say("code as jax", session)).toContain("print(m(x))");
  expect(say("code as numpy", session)).toContain("print(m(x))");
});
