/** Imports of what is not here: they stop nothing; the line that uses the name does, unless a `try` waits at the import. */
import { expect, test } from "vitest";
import { Files, newSession, say, sayJson } from "../conversation.ts";

const inPython = (program: string): Record<string, unknown>[] =>
  sayJson(program, newSession(undefined, "python"), { silent: true });

test.each([
  ["import pandas as pd", "pd.read_csv('x')", "`pandas.read_csv` is not in tensh"],
  ["import pandas as pd", "print(pd)", "`pandas` is not in tensh"],
  ["import sklearn.model_selection", "sklearn.model_selection", "`sklearn.model_selection` is not in tensh"],
  ["from sklearn.x import y as z", "z(1)", "`sklearn.x.y` is not in tensh"],
  ["from tensorflow.keras.layers import Dence", "Dence(3)", "`tf.keras.layers.Dence` is not in tensh"],
  ["from tensorflow.keras.layers import (Dense,\n  Dence,)", "Dence(3)", "`tf.keras.layers.Dence` is not in tensh"],
])("%s, then %s", (line, use, message) => {
  const lines = line.split("\n").length;
  const said = inPython(`${line}\nprint('on')\n${use}\nprint('after')`);
  expect(said.slice(0, 2)).toEqual([
    { kind: "text", line: lines + 1, text: "on" },
    expect.objectContaining({ code: "name/module", line: lines + 2, message }),
  ]);
  expect(said.length).toBe(2);
});

test.each([
  ["import pandas", "ModuleNotFoundError No module named 'pandas'"],
  ["from math import zzz", "ImportError cannot import name 'zzz' from 'math' (unknown location)"],
])("in a try, %s raises", (line, text) => {
  const said = inPython(`try:\n    ${line}\nexcept ImportError as e:\n    print(type(e).__name__, e)`);
  expect(said).toEqual([expect.objectContaining({ text })]);
});

test("all names of a module", () => {
  expect(inPython("from math import *\nprint(sqrt(4), floor(2.5), pi > 3)")).toEqual([
    expect.objectContaining({ text: "2.0 2 True" }),
  ]);
});

test("the shell says at the import what will be missing", () => {
  const [said] = sayJson("import pandas as pd", newSession());
  expect(said).toMatchObject({ kind: "warning", code: "name/absent" });
});

test("what a notebook times is run", () => {
  const said = inPython("if True:\n  %time x = 1 + 2\n  print(x)\n%time\n%timeit x");
  expect(said.map((e) => e["code"] ?? e["text"])).toEqual(["3", "syntax/notebook", "syntax/notebook"]);
});

test("lines for notebooks are left out", () => {
  const said = inPython("%matplotlib inline\n%%time\n!pip install x\n%cd /tmp\nprint('on')\n%%bash\nls");
  expect(said.map((e) => e["code"] ?? e["text"])).toEqual([
    "syntax/notebook",
    "syntax/notebook",
    "on",
    "syntax/unsupported",
  ]);
});

const withModules = (): Files => {
  const files = new Files();
  files.put("model.py", "W = 3\ncalls = 0\ndef twice(x):\n    global calls\n    calls += 1\n    return x * 2\n");
  files.put("numpy.py", "VERSION = 'of my own'\n");
  files.put("broken.py", "x = 1\ny = x / 0\n");
  files.put("unread.py", "print('begun')\ndef f(:\n");
  return files;
};

test("the shell takes back what a statement changed in a module of the program's own", () => {
  const session = newSession(withModules());
  expect(say("import model\nmodel.twice(4)\nmodel.calls = 10\nmodel.twice(1)\nmodel.calls", session)).toBe("8\n2\n11");
  expect(say("undo\nundo\nundo\nmodel.calls", session).split("\n").at(-1)).toBe("0");
});

test("a module beside a program comes before one of tensh's, but not for somebody who types", () => {
  expect(say("import numpy\nprint(numpy.VERSION)", newSession(withModules(), "python"))).toBe("of my own");
  expect(say("import numpy\nnumpy.pi", newSession(withModules()))).toMatch(/^3\.14/);
});

test.each([
  ["broken", "error[value/division]: integer division by zero\n  broken.py, line 2\n"],
  ["unread", "error[syntax/expected]: expected a parameter's name, found `:`\n  unread.py, line 2\n"],
])("an error in %s.py is shown where it stands, and the next import begins anew", (name, text) => {
  const session = newSession(withModules(), "python");
  expect(say(`import ${name}`, session)).toContain(text);
  expect(say(`import ${name}`, session)).toContain(text);
});
