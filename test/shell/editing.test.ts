// Editing as a user meets it: what is typed, what the screen shows, what runs.
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { History, storeIn } from "../../src/shell/history.ts";
import { keys, paste, Typist } from "./typist.ts";

const typed = async (...texts: readonly string[]): Promise<Typist> => {
  const typist = new Typist();
  await typist.type(...texts);
  return typist;
};

describe("the line below", () => {
  test.each([
    ["reshape range(24) 5,", "5 does not divide 24"],
    ["X @ W", "→ (10, 3) float32"],
    ["W @ X", "inner axes differ: 3 ≠ 10"],
    ["X[2:5, 0]", "→ (3,) float32"],
    ["v[v > 2]", "→ (n ≤ 5) int32"],
    ["k = X @ W", "k: (10, 3) float32"],
    ["sum(X @ W, axis=0", "→ (3,) float32"],
    ["nothing + 1", "nothing is called `nothing`"],
    ["X[X > 0.5] * 2", "→ (n ≤ 40) float32"],
    ["sum(X[X > 0.5])", "→ () float32"],
    ["X[X[:, 0] > 2, 1:]", "→ (n ≤ 10, 3) float32"],
    ["boolean_mask(X, X > 0)", "→ (n ≤ 40) float32"],
    ["where(X > 0)", "→ (n ≤ 40, 2) int64"],
    ["max(X[X > 0])", "→ () float32"],
    ["tensor t = X[X > 0.5]", "→ (n ≤ 40) float32"],
    ["tensor t = X > 0.5", "→ (10, 4) bool"],
    ["X[X > 0] + [1, 2, 3]", "> X[X > 0] + [1, 2, 3]"],
    ['f("abc', '> f("abc'],
  ])("%s", async (text, hint) => {
    const typist = await typed("X = ones([10, 4]); W = ones([4, 3]); v = [1, 2, 3, 4, 5]", "\r", text);
    await typist.pause();
    expect(typist.last.trim()).toBe(hint);
  });
  test.each([
    ['print("abc', "print(x, …, sep="],
    ["reshape(X, (5, ", "reshape(x, shape"],
    ["sum(X[", "sum(x, axis="],
  ])("says how the call is written: %s", async (text, form) => {
    const typist = await typed("X = ones([10, 4])", "\r", text);
    await typist.pause();
    expect(typist.last.trim().startsWith(form), typist.last).toBe(true);
  });
  test("nothing happens: no value, no random number, no file, no end", async () => {
    const typist = await typed("var w = [1, 2]; xs = [1]", "\r");
    const state = typist.session.random;
    for (const text of ["w.assign([3, 4])", "xs.append(2)", "normal([3])", "save w never.npy", "quit", "del w"])
      await typist.type(text, "\x15");
    expect([typist.session.random, typist.session.quitting, existsSync("never.npy")]).toEqual([state, false, false]);
    await typist.type("print(w.value(), xs)", "\r");
    expect(typist.said).toContain("[1 2]");
    expect(typist.said).toContain("[1]\n");
  });
});

describe("blocks", () => {
  const loop = "for i in range(2):\n    if i:\n        print(i)";
  test("are indented, and end with an empty line", async () => {
    const typist = await typed("for i in range(2):", "\r", "if i:", "\r", "print(i)", "\r", "\r");
    expect(typist.entered.map((t) => t.trimEnd())).toEqual([loop]);
  });
  test("indentation that is typed does not double", async () => {
    const typist = await typed(
      "for i in range(2):",
      "\r",
      "    if i:",
      "\r",
      "        print(i)",
      "\r",
      "    i",
      "\r",
      "\r",
    );
    expect(typist.entered.map((t) => t.trimEnd())).toEqual([`${loop}\n    i`]);
  });
  test("words that close a block go one step out", async () => {
    const keyed = "try:\rx = 1\rexcept E:\rx = 2\rfinally:\rx = 3";
    const typist = await typed(...keyed);
    expect(typist.editor.buffer.text).toBe("try:\n    x = 1\nexcept E:\n    x = 2\nfinally:\n    x = 3");
  });
  test("so they do where all of a line comes at once", async () => {
    const typist = await typed("if x:", "\r", "    y = 1", "\r", "else:", "\r", "    y = 2");
    expect(typist.editor.buffer.text).toBe("if x:\n    y = 1\nelse:\n    y = 2");
  });
  test("brackets say that they are open, and an empty line gets out", async () => {
    const typist = await typed("x = [1, 2", "\r", ", (3", "\r");
    await typist.pause();
    expect(typist.rows.join("\n")).toContain("( of line 2 is open: an empty line or Ctrl-C gets out");
    await typist.type("\r");
    expect(typist.entered).toHaveLength(1);
    expect(typist.said).toContain("`(` is never closed");
  });
  test("what stood in brackets that were left is not run", async () => {
    const left = await typed("x = [1,", "\r", "2,", "\r", "\r");
    expect(left.said).toContain("`[` is never closed");
    expect(left.said).not.toContain("(2,)");
  });
  test("an empty line within brackets belongs to what is sent at once", async () => {
    const typist = await typed("x = [1,\r\r2]\r", "x", "\r");
    expect(typist.said).toContain("[1, 2]");
  });
  test("an empty line above an indented one does not end a block that is sent at once", async () => {
    const typist = await typed("def f(x):\r    y = x + 1\r\r    return y * 2\r\rf(3)\r");
    expect(typist.said).toContain("8");
    expect(typist.said).not.toContain("error");
  });
  test("what comes at once with its line ends is not indented anew", async () => {
    for (const end of ["\n", "\r"]) {
      const typist = await typed(["if True:", "    if True:", "        a = 1", "    b = 2", ""].join(end));
      expect(typist.editor.buffer.text.trimEnd()).toBe("if True:\n    if True:\n        a = 1\n    b = 2");
    }
  });
  test("a paste of whole lines needs no empty line behind it, unless a bracket is open", async () => {
    const block = "x = 1\nfor i in range(2):\n    x += i";
    expect((await typed(paste(`${block}\n`), "\r")).entered.map((t) => t.trimEnd())).toEqual([block]);
    expect((await typed(paste(block), "\r")).entered).toEqual([]);
    expect((await typed(paste(`${block}\n`), "j", "\r")).entered).toEqual([]);
    expect((await typed(paste("y = [1,\n  2\n"), "\r")).entered).toEqual([]);
  });
  test("pastes keep theirs and lose prompts, and run as one", async () => {
    const typist = await typed(paste(">>> for i in range(2):\n...     if i:\n...         print(i)\n...\n"), "\r");
    expect(typist.editor.buffer.text === "" ? typist.entered[0] : typist.editor.buffer.text).toContain(loop);
    const inner = await typed("if True:", "\r", paste("    a = 1\n    b = 2\n"), "\r", "\r", "b", "\r");
    expect(inner.said.trim().split("\n").at(-1)).toBe("2");
    const ipython = await typed(paste("In [3]: 1 + 1\nOut[3]: 2\n"), "\r");
    expect(ipython.entered).toEqual(["1 + 1"]);
  });
});

describe("completion", () => {
  test.each([
    ["fit sum(w) wrt ", ["w"]],
    ["assign ", ["w"]],
    ["del ", ["w"]],
    ["fit sum(w) schedule=", ["exponential", "inverse", "cosine", "polynomial", "piecewise", "step"]],
    ["export session x.py as ", ["tensorflow", "numpy", "torch", "jax"]],
  ])("offers what can stand there: %s", async (text, wanted) => {
    const { host } = await typed("var w = [1.0]", "\r");
    expect(host.complete(text, text.length).items.map((i) => i.text)).toEqual(wanted);
  });
  test("knows settings, and where a picture goes", async () => {
    const { host } = await typed("");
    const [first] = host.complete("help set ", 9).items;
    expect(first!.text).toBe("digits");
    expect(host.complete("plot [1] out=pack", 17).items.map((i) => i.text)).toContain("package.json");
  });
  const offers = async (text: string): Promise<readonly string[]> => {
    const { host } = await typed("X = ones([10, 4])", "\r");
    return host.complete(text, text.length).items.map((i) => i.text);
  };
  test.each([
    ["res", "reshape"],
    ["reduce_su", "reduce_sum"],
    ["X.me", "mean"],
    ["tf.math.reduce_s", "reduce_sum"],
    ["sum(X, ax", "axis="],
    ["sum(X, axis=", "1"],
    ["fit X op", "opt="],
    ["fit X opt=ad", "adam"],
    ["set dis", "display"],
    ["cast(X, dtype=int", "int64"],
    ["(X @ X.T).", "shape"],
    ["X[0].su", "sum"],
    ["sum(X).", "dtype"],
    ["'a b'.sp", "split"],
    ["[1, 2].app", "append"],
    ["f(x, [X][0].sh", "shape"],
    ["tensor a: flo", "float64"],
    ["tensor a: ", "bool"],
    ['convolve(X, X, mode="fu', 'full"'],
  ])("%s", async (text, word) => {
    expect(await offers(text)).toContain(word);
  });
});

describe("what is not offered", () => {
  const offers = async (text: string): Promise<readonly string[]> => {
    const { host } = await typed("X = ones([10, 4])", "\r");
    return host.complete(text, text.length).items.map((i) => i.text);
  };
  test.each(["nope().", "3.", "history ", "fit X opt=s", "X.shape.zz"])(
    "%s: names that have no place there",
    async (text) => {
      expect(await offers(text)).not.toContain("X");
      expect(await offers(text)).not.toContain("shape");
    },
  );
  test("attributes come before the many methods", async () => {
    const all = await offers("X.");
    expect(all.indexOf("shape")).toBeLessThan(all.indexOf("abs"));
  });
});

describe("colours", () => {
  const unknown = async (text: string): Promise<readonly string[]> => {
    const { host } = await typed("X = ones([10, 4]); w = 1", "\r");
    const marks = host.highlight(text, 0).filter((m) => m.role === "unknown");
    return marks.map((m) => text.slice(m.start, m.end));
  };
  test.each([
    ["sum(nope, axis=1)", ["nope"]],
    ["y = nope + y2", ["nope", "y2"]],
    ["fit nope epochs=3", ["nope"]],
    ["def f(a, b=2) = a + b + c", ["c"]],
    ["lambda q: q + z", ["z"]],
    ["[j for j in js]", ["js"]],
    ["for a, b in zip(X, ys): print(a)", ["ys"]],
    ["a = b = X", []],
    ["x.y = 3", ["x"]],
    ["import numpy as np; np.sum(X)", []],
    ["(n := 3) + n", []],
    ["reshape X 4,10 -> Z; Z", []],
    ["tensor t = nope", ["nope"]],
    ["fit sum(X) wrt w2 opt=adam log=every 20", ["w2"]],
    ["x[0] = 1", ["x"]],
    ["with tf.GradientTape() as tape: y = w", []],
    ["한글 = 1; 한글 + 두글", ["두글"]],
  ])("unknown names in %s", async (text, names) => {
    expect(await unknown(text)).toEqual(names);
  });
  test("options in either form", async () => {
    const { host } = await typed("");
    const text = "fit X lr=3 --epochs 4";
    const marks = host.highlight(text, 0).filter((m) => m.role === "option");
    expect(marks.map((m) => text.slice(m.start, m.end))).toEqual(["lr", "--epochs"]);
  });
});

describe("history", () => {
  const past = ["x = 1", "missing_name + 1", "x = [1, 2, 3]"].map((text) => ({ text, failed: text.startsWith("m") }));
  test("Up goes back by what was typed, Ctrl-R finds pieces and says what failed", async () => {
    const typist = new Typist({ past });
    await typist.type("x =", keys.up);
    expect(typist.editor.buffer.text).toBe("x = [1, 2, 3]");
    await typist.type("\x15", "\x12", "missing");
    expect(typist.rows.join("\n")).toContain("search missing: missing_name + 1");
    expect(typist.rows.join("\n")).toContain("failed");
  });
  test("a leading blank keeps a line out, and changes nothing else", async () => {
    const typist = await typed(" k = 3", "\r", "  for i in [k]:", "\r", "print('is', i)", "\r", "\r", " k + ones([2])");
    await typist.pause();
    expect(typist.last.trim()).toBe("→ (2,) float32");
    expect(typist.said).toContain("is 3");
    expect([...typist.history.entries, ...typist.kept]).toEqual([]);
  });
  test("ghost text is taken with →, and offered only where it would run", async () => {
    const typist = new Typist({ past, colors: 1 });
    await typist.type("x = [", keys.right);
    expect(typist.editor.buffer.text).toBe("x = [1, 2, 3]");
    await typist.type("\x15", "missing", keys.right);
    expect(typist.editor.buffer.text).toBe("missing");
  });
  test("the file is our own, has each text once, knows failures, and outlives spoiled lines", () => {
    const folder = mkdtempSync(join(tmpdir(), "tensh-"));
    const env = { XDG_STATE_HOME: folder };
    const history = new History(storeIn(env));
    for (const text of ["a = 1", "b\n  c", "a = 1", " secret"]) history.add(text);
    history.add("bad");
    history.markFailed("bad");
    const file = join(folder, "tensh", "history");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, `${readFileSync(file, "utf8")}{"text": "cut off`, { mode: 0o600 });
    const again = new History(storeIn(env)).entries;
    expect(again).toEqual([
      { text: "b\n  c", failed: false },
      { text: "a = 1", failed: false },
      { text: "bad", failed: true },
    ]);
  });
});

describe("ways out", () => {
  test.each(["exit", "exit()", "quit()", "quit"])("%s", async (text) => {
    expect((await typed(text, "\r")).ended).toBe("quit");
  });
  test("Ctrl-D leaves on an empty line only, Ctrl-C clears the line", async () => {
    expect((await typed("x", "\x04")).ended).toBe(null);
    expect((await typed("x", "\x03", "\x04")).ended).toBe("end");
  });
});

test("without colours, none are sent", async () => {
  const typist = await typed("x = 'a' + 1 # c", "\r", "nope", keys.tab);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  expect(typist.sent.match(/\x1b\[(?:[0-9]*;)*(?:3[0-7]|4[0-7]|9[0-7])(?:;[0-9]*)*m/g)).toBe(null);
});

test("1,000 old lines and 200 names do not make a keystroke three times as long", async () => {
  const past = Array.from({ length: 1000 }, (_, i) => ({ text: `x${i} = ones([${i % 7}, 4]) @ w`, failed: false }));
  const [laden, bare] = [new Typist({ past, colors: 1 }), new Typist({ colors: 1 })];
  for (const { session } of [laden, bare]) session.scope.names.set("n100", { kind: "float", value: 100 });
  for (let i = 0; i < 200; i++) laden.session.scope.names.set(`n${i}`, { kind: "float", value: i });
  const text = "y = sum(ones([3, 4]) @ ones([4, 5]), axis=0) + n100";
  const ratios: number[] = [];
  // Both in turn, so that whatever else the machine does meets both. The first rounds meet code that is not warm.
  for (let i = 0; i < 8 * text.length; i++) {
    const key = text[i % text.length]!;
    // A pause, too: after a keystroke that met a slow moment, hints wait for one, and the line would cost nothing.
    if (i % text.length === 0)
      for (const typist of [laden, bare]) {
        await typist.type("\x15");
        await typist.pause();
      }
    if (i === 3 * text.length) ratios.length = 0;
    const [long, short] = [laden, bare].map((typist) => {
      const began = performance.now();
      typist.editor.take([{ type: "text", text: key }]);
      typist.frame();
      return performance.now() - began;
    });
    ratios.push(long! / short!);
  }
  expect(ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]).toBeLessThan(3);
});
