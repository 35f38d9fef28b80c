/** goto, history, reset, epochs of a fit, and the bounds on what old states may hold. */
import { describe, expect, test } from "vitest";
import { dataFrom } from "../../src/core/dtype.ts";
import { stored } from "../../src/core/stored.ts";
import { heldNow, makeVariable, writeVariable } from "../../src/graph/variable.ts";
import { recordEpochs } from "../../src/session/epochs.ts";
import { runText } from "../../src/session/run.ts";
import { Files, newSession, say, sayJson, sayValues } from "../conversation.ts";

/** Runs lines one after another, as the shell does, and gives what the last one says. */
function lines(session = newSession()): (text: string) => string {
  return (text) => say(text, session, {}, session.nextLine);
}

describe("goto", () => {
  test("goes back and forth between lines", () => {
    const run = lines();
    for (const text of ["x = 1", "x = 2", "l = [1]", "l.append(2)", "x = 5"]) run(text);
    expect(run("goto 2")).toBe("at line 2: 3 undone");
    expect(run("x")).toContain("2");
    expect(run("l")).toContain("name/unknown");
    expect(run("goto 4")).toBe("at line 4: 2 done again");
    expect(run("print(x, l)")).toBe("2 [1, 2]");
    expect(run("goto 0")).toBe("at line 0: 4 undone");
    expect(run("x")).toContain("name/unknown");
    expect(run("goto 5")).toBe("at line 5: 5 done again");
    expect(run("print(x, l)")).toBe("5 [1, 2]");
  });
  test("what made a name goes along", () => {
    const run = lines();
    for (const text of ["x = 1", "for i in range(3):\n    x = x + i\n", "y = x"]) run(text);
    const madeIn = (name: string): string | undefined => /made in line +(\d+)/.exec(run(`info ${name}`))?.[1];
    expect(madeIn("x")).toBe("2");
    run("undo");
    run("undo");
    expect(madeIn("x")).toBe("1");
    run("redo");
    expect(madeIn("x")).toBe("2");
  });
  test("the random state goes along", () => {
    const run = lines();
    run("seed 3");
    const first = run("uniform([3])");
    run("uniform([3])");
    run("goto 1");
    expect(run("uniform([3])")).toBe(first);
  });
  test.each([
    ["goto 99", "state/goto"],
    ["goto -1", "command/value"],
    ["goto 1.5", "command/value"],
    ["goto x", "command/value"],
    ["goto 1e400", "command/value"],
    ["goto", "command/missing"],
    ["goto 1 2", "command/extra"],
    ["goto epoch 3", "state/goto"],
    ["goto epoch", "command/missing"],
    ["history -1", "command/value"],
    ["history 1.5", "command/value"],
    ["history many", "command/value"],
    ["if True:\n    x = 3\n    undo\n", "state/inside"],
    ["for i in range(2):\n    goto 1\n", "state/inside"],
  ])("%s is refused, and nothing changes", (text, code) => {
    const session = newSession();
    runText(session, { name: "", text: "x = 1", line: 1 }, () => {});
    const [error] = sayJson(text, session);
    expect(error).toMatchObject({ kind: "error", code });
    expect(say("x", session)).toContain("1");
  });
  test("within a block that fails, time travel is taken back", () => {
    const session = newSession();
    say("x = 1\nx = 2", session);
    expect(say("if True:\n    undo\n    nothing\n", session)).toContain("name/unknown");
    expect(sayValues("x", session)).toBe("2");
  });
  test("a script that a line runs belongs to that line", () => {
    const files = new Files();
    files.put("a.tsh", "y = 1\ny = 2\n\n\ny\n");
    const session = newSession(files);
    const run = lines(session);
    run("x = 1");
    run("run a.tsh");
    run("x = 3");
    run("goto 2");
    expect(run("print(x, y, _2)")).toBe("1 2 2");
    run("goto 1");
    expect(run("y")).toContain("name/unknown");
  });
});

describe("undo and redo", () => {
  test("take all statements of a line", () => {
    const run = lines();
    for (const text of ["x = 1", "x = 2; y = 3", "x = 4"]) run(text);
    expect(run("undo")).toBe("undone: x = 4");
    expect(run("undo")).toBe("undone: x = 2; y = 3");
    expect(run("print(x)")).toBe("1");
    expect(run("redo")).toBe("done again: x = 2; y = 3");
    expect(run("print(x, y)")).toBe("2 3");
    expect(run("undo 2")).toBe("undone: x = 2; y = 3\nundone: x = 1");
  });
  test("within a line go by its statements", () => {
    const run = lines();
    run("x = 1");
    expect(run("x = 2; x = 3; undo; print(x); redo; print(x)")).toBe("undone: x = 3\n2\ndone again: x = 3\n3");
    run("undo");
    expect(run("print(x)")).toBe("1");
  });
  test("take a script as the line that ran it", () => {
    const files = new Files();
    files.put("a.tsh", "y = 1\ny = 2\nz = 3\nz = 4\nz = 5\n");
    const run = lines(newSession(files));
    run("y = 0");
    run("run a.tsh");
    expect(run("undo")).toBe("undone, 5 statements: y = 1 … z = 5");
    expect(run("print(y)")).toBe("0");
  });
});

describe("goto epoch", () => {
  const setUp = "var a = 0.0\nvar b = [1.0, 2.0]\nfit (a - 3)**2 + sum(b**2) epochs=30 lr=0.1 log=none\n";
  test("gives every epoch the values that the log shows", () => {
    const session = newSession();
    const log = sayJson(setUp.replace("log=none", "every=1"), session).filter((l) => l["kind"] === "epoch");
    expect(log.length).toBe(30);
    const end = sayValues("a; b", session);
    for (const epoch of [30, 1, 17, 29, 2]) {
      say(`goto epoch ${epoch}`, session);
      const [a, b] = sayJson("a; b", session);
      const shown = log[epoch - 1]!["variables"] as { readonly a: number; readonly b: readonly number[] };
      expect([a!["data"], ...(b!["data"] as number[])].map((x) => Math.fround(x as number))).toEqual(
        [shown.a, ...shown.b].map(Math.fround),
      );
      say("undo", session);
    }
    say("goto epoch 0", session);
    expect(sayValues("a; b", session)).toBe("0.0\n[1. 2.]");
    say("undo", session);
    expect(sayValues("a; b", session)).toBe(end);
  });
  test("needs a fit that holds", () => {
    const session = newSession();
    say(setUp, session);
    expect(say("goto epoch 31", session)).toContain("the last fit went from 0 to 30");
    say("undo", session);
    expect(say("goto epoch 3", session)).toContain("no fit was run");
    say("redo", session);
    expect(say("goto epoch 3", session)).toContain("a, b as after epoch 3 of 30");
  });
  test("keeps within its room by letting every second epoch go", () => {
    const value = (x: number) => stored("float64", [8], dataFrom("float64", new Array(8).fill(x)));
    const v = makeVariable(value(0), "v", true);
    const record = recordEpochs([v], 128 * 20);
    for (let epoch = 0; epoch <= 100; epoch++) {
      writeVariable(v, value(epoch));
      record.keep({ first: epoch, count: 1, values: heldNow([v]) }, null as never);
    }
    expect(record.bytes).toBeLessThanOrEqual(128 * 20);
    expect(record.stride).toBe(8);
    for (let epoch = 0; epoch <= 100; epoch++) {
      const kept = record.at(epoch)?.values[0]?.[1].data;
      expect(kept && [...(kept as Float64Array)]).toEqual(epoch % 8 === 0 ? new Array(8).fill(epoch) : undefined);
    }
  });
  test("keeps the same of many epochs at once, each with the random state of its time", () => {
    const value = (x: number) => stored("float64", [8], dataFrom("float64", new Array(8).fill(x)));
    const v = makeVariable(value(0), "v", true);
    const states = [0, 1, 2].map((x) => ({ x })) as never[];
    const record = recordEpochs([v], 128 * 20);
    let first = 0;
    for (const [i, count] of [1, 300, 43].entries()) {
      const start = first;
      record.keep({ first, count, values: (place) => [value(start + place)] }, states[i]!);
      first += count;
    }
    expect([record.last, record.stride, record.bytes]).toEqual([343, 32, 128 * 11]);
    for (let epoch = 0; epoch <= 360; epoch++) {
      const kept = record.at(epoch);
      const stays = epoch % 32 === 0 && epoch <= 343;
      expect(kept && [...(kept.values[0]![1].data as Float64Array)]).toEqual(stays ? new Array(8).fill(epoch) : null);
      if (kept) expect(kept.random).toBe(states[epoch === 0 ? 0 : epoch <= 300 ? 1 : 2]);
    }
  });
});

test("undo and redo reach attributes through __dict__", () => {
  const session = newSession();
  for (const line of ["class C:\n    pass\n", "c = C()", "c.a = 1", 'c.__dict__["b"] = 2']) say(line, session);
  say("undo", session);
  expect(say('[c.a, hasattr(c, "b")]', session)).toContain("[1, False]");
  say("redo", session);
  expect(say("[c.a, c.b]", session)).toContain("[1, 2]");
});

test("the history has what a line gave then, whatever became of it", () => {
  const session = newSession();
  say("var w = 1.0\nw\nl = [1, 2]\nl\nw.assign(5.0)\nl.append(3)", session);
  const told = (of: typeof session): string[] =>
    say("history", of)
      .split("\n")
      .filter((line) => /^ +[124] /.test(line));
  const wanted = [
    expect.stringMatching(/var w = 1\.0 +Variable \(\) float32 {2}1\.0$/),
    expect.stringMatching(/w +Variable \(\) float32 {2}1\.0$/),
    expect.stringMatching(/l +\[1, 2\]$/),
  ];
  expect(told(session)).toEqual(wanted);
});

describe("history", () => {
  test("lists lines, what became of them, and results", () => {
    const run = lines();
    for (const text of ["x = 2", "x * 3", "bad", "tensor t = [[1, 2]]", "x = 9", "undo"]) run(text);
    const table = run("history");
    expect(table).toMatch(/^ *1 +x = 2 *$/m);
    expect(table).toMatch(/^ *2 +x \* 3 +6 *$/m);
    expect(table).toMatch(/^ *3 +failed +bad *$/m);
    expect(table).toMatch(/^ *4 +tensor t = \[\[1, 2\]\] +tensor \(1, 2\) int32 *$/m);
    expect(table).toMatch(/^ *5 +undone +x = 9 *$/m);
    expect(run("history 2").split("\n").length).toBe(run("history 3").split("\n").length - 1);
    expect(run("history grep tensor")).toMatch(/4 +tensor t/);
    expect(run("history grep tensor")).not.toMatch(/x \* 3/);
  });
  test("what can not be redone any more stays marked", () => {
    const run = lines();
    for (const text of ["x = 2", "x = 3", "undo", "y = 1"]) run(text);
    expect(run("history")).toMatch(/2 +undone +x = 3/);
    expect(run("redo")).toContain("state/nothing");
  });
});

describe("reset and del", () => {
  test("can be undone", () => {
    const run = lines();
    for (const text of ["x = 2", "l = [x]", "def f(a) = a + x", "reset"]) run(text);
    expect(run("vars")).not.toContain("l");
    expect(run("undo")).toBe("undone: reset");
    expect(run("print(f(1), l)")).toBe("3 [2]");
    for (const text of ["del x, l", "undo"]) run(text);
    expect(run("print(x, l)")).toBe("2 [2]");
    run("redo");
    expect(run("x")).toContain("name/unknown");
  });
});

describe("old states are bounded", () => {
  const size = (megabytes: number): number => megabytes * 2 ** 20;
  test("by the setting, in bytes; what is shared counts once", () => {
    const session = newSession();
    const run = lines(session);
    run("set undo 10");
    for (let i = 0; i < 40; i++) run(`x = reshape(range(250000), [1000, 250]) + ${i}`);
    expect(session.journal.size).toBeLessThanOrEqual(size(10));
    expect(session.journal.size).toBeGreaterThan(size(8));
    let undone = 0;
    while (!run("undo").includes("state/nothing")) undone++;
    expect(undone).toBe(10);
    expect(run("goto 3")).toContain("was forgotten");
    const shared = newSession();
    const say2 = lines(shared);
    say2("set undo 2");
    say2("x = range(250000) + 1");
    for (let i = 0; i < 20; i++) say2(i % 2 === 0 ? "y = x; x = None" : "x = y; y = 1");
    expect(say2("goto 2")).toContain("undone");
  });
  test("results of old lines too: the oldest are forgotten, the last one never", () => {
    const session = newSession();
    const run = lines(session);
    run("set undo 16");
    for (let i = 0; i < 12; i++) run(`range(250000) + ${i}`);
    const lineOf = (text: string): number => session.memory.history.find((h) => h.text === text)!.line;
    // Four megabytes hold four of them.
    expect(run(`_${lineOf("range(250000) + 8")}[0]`)).toContain("8");
    expect(run(`_${lineOf("range(250000) + 7")}[0]`)).toContain("state/line");
    run("set undo 0");
    run("range(250000) + 12");
    expect(run("_[0]")).toContain("12");
  });
  test("0 keeps nothing", () => {
    const run = lines();
    run("set undo 0");
    run("x = 'abc'");
    run("x = 'def'");
    expect(run("undo")).toContain("state/nothing");
  });
});

describe("long chains", () => {
  test("a loop of many lazy steps gives what short ones give", () => {
    const [long] = sayJson("x = [0.1, 0.2]\nfor i in range(20000):\n    x = x * 0.5 + [1.0, 0.3]\nx");
    const wanted = [0.1, 0.2].map((start, k) => {
      let x = Math.fround(start);
      for (let i = 0; i < 20000; i++) x = Math.fround(Math.fround(x * 0.5) + Math.fround([1.0, 0.3][k]!));
      return x;
    });
    expect((long!["data"] as number[]).map(Math.fround)).toEqual(wanted);
  });
  test("gradients go through a long loop", () => {
    expect(sayValues("w = Variable(2.0)\ny = w * 1.0\nfor i in range(5000):\n    y = y + w\ngradient(y, w)")).toBe(
      "5001.0",
    );
  });
});

describe("containers in themselves", () => {
  test.each([
    ["a = []; a.append(a); a", "[[...]]"],
    ["a = []; a.append(a); print(a, [a, a])", "[[...]] [[[...]], [[...]]]"],
    ["d = {}; d['d'] = d; d", "{'d': {...}}"],
    ["a = [1]; t = (a, 2); a.append(t); print(t)", "([1, (...)], 2)"],
  ])("%s", (text, shown) => {
    expect(sayValues(text)).toBe(shown);
  });
  test("as JSON", () => {
    expect(sayJson("a = [1]; a.append(a); a")).toMatchObject([{ kind: "list", value: [1, "[...]"] }]);
    expect(sayJson("b = [1]; c = [b, b]; c")).toMatchObject([{ kind: "list", value: [[1], [1]] }]);
  });
});
