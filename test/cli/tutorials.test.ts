/** Scripts that TensorFlow 2.21, Keras 3.15 and NumPy 2.4 ran: tensh prints the same, byte for byte. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tensh } from "./run.ts";

const room = mkdtempSync(join(tmpdir(), "tensh-"));
afterAll(() => rmSync(room, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(room, name);
  writeFileSync(path, text);
  return path;
};

const folder = "test/golden/tutorials";
test.each(readdirSync(folder).filter((f) => f.endsWith(".py")))("%s", (script) => {
  const { out, code } = tensh([`${folder}/${script}`]);
  expect(out).toBe(readFileSync(`${folder}/${script.replace(/py$/, "out")}`, "utf8"));
  expect(code).toBe(0);
});

describe("what is not there", () => {
  test.each([
    ["print(1)\nx = tf.keras.layers.ConvLSTM2D(3, 3)", "tf.keras.layers.ConvLSTM2D", 3],
    ["print(1)\nm = tf.keras.losses.MeanSquareError()", "`tf.keras.losses.MeanSquaredError`", 3],
    ["print(1)\n\n%%bash\nls", "the cell is for notebooks", 4],
    ["import sklearn as sk\nprint(1)\nsk.fit()", "`sklearn.fit` is not in tensh", 4],
  ])("%s", (text, name, line) => {
    const { out, err, code } = tensh([file("missing.py", `import tensorflow as tf\n${text}\n`)]);
    expect(out).toBe("1\n");
    expect(err).toContain(name);
    expect(err).toContain(`line ${line}`);
    expect(code).toBe(1);
  });
});

test("a script that cannot be read to its end is not begun", () => {
  const { out, err, code } = tensh([file("unread.py", "print(1)\nfor i in range(3)\n    print(i)\n")]);
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain("line 2");
});

test("a figure does not get between the lines of a script whose output goes elsewhere", () => {
  const text =
    "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3], label='up')\nplt.legend()\nplt.show()\nprint('after')\n";
  const { out, err } = tensh([file("figure.py", text)]);
  expect(out).toBe("after\n");
  expect(err).toContain("up");
});

test("what goes wrong inside of the library is shown where it was called", () => {
  const { err } = tensh([
    file("wrong.py", "import tensorflow as tf\no = tf.keras.optimizers.SGD(learning_rate='fast')\n"),
  ]);
  expect(err).toContain("wrong.py, line 2");
  expect(err).not.toContain("optimizers, line");
});

describe("a program that ends itself", () => {
  test.each([
    ["import sys\nprint(1)\nsys.exit()\nprint(2)", 0, ""],
    ["import sys\ndef main():\n    print(1)\n    sys.exit(3)\nmain()", 3, ""],
    ["print(1)\nexit()", 0, ""],
    ["print(1)\nraise SystemExit('no data')", 1, "no data\n"],
  ])("%s", (text, exit, said) => {
    expect(tensh([file("exit.py", `${text}\n`)])).toMatchObject({ out: "1\n", err: said, code: exit });
  });
});

test.each([["exit.py"], ["run", "exit.py"]])("bare expressions of a script are not shown: %s", (...words) => {
  const path = file("exit.py", "'doc'\n1 + 1\n[1]\nprint('printed')\n");
  expect(tensh([...words.slice(0, -1), path])).toMatchObject({ out: "printed\n", err: "", code: 0 });
});

test("a file that is the log of a session runs, shows its values, and keeps its lines", () => {
  const log = ">>> x = [1, 2]\n>>> x\n[1, 2]\n>>> for i in x:\n...     print(i)\n...\n1\n2\n>>> x.foo\n";
  const { out, err, code } = tensh([file("log.py", log)]);
  expect(out).toBe("[1, 2]\n1\n2\n");
  expect(err).toContain("log.py, line 9");
  expect(code).toBe(1);
});
