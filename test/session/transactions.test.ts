/** A statement happens as a whole or not at all, and undo and redo go back and forth between the states around it. */
import { describe, expect, test, vi } from "vitest";
import { answerOf } from "../../src/session/answers.ts";
import { runText } from "../../src/session/run.ts";
import type { Session } from "../../src/session/session.ts";
import { newSession, plainly } from "../conversation.ts";
import { type Random, randomFrom } from "../lang/chance.ts";

/** All that a statement can change, as text. */
function stateOf(session: Session): string {
  const env = session.env({ name: "", text: "", line: 1 });
  const names = [...session.scope.names].map(([name, value]) => {
    if (value.kind === "function")
      return [name, env.host.dialect, value.source.text.slice(value.body[0]!.span.start, value.body[0]!.span.end)];
    if (value.kind === "iterator") return [name, value.at];
    if (value.kind === "generator") return [name, value.state];
    return [name, answerOf(value, env)];
  });
  names.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  return JSON.stringify([names, session.settings, session.random], plainly);
}

/** Runs one statement and gives the code of its error, and what was said. */
function run(session: Session, text: string): { readonly failed: string | null; readonly said: string } {
  let said = "";
  const { failed } = runText(session, { name: "", text, line: 1 }, (event) => {
    if (event.kind === "answer" && event.answer.kind === "text") said += event.answer.text;
  });
  return { failed: failed?.code ?? null, said };
}

const setup = `seed 7
x = 1
l = [1, 2, 3]
m = [[1, 2], [3, 4]]
d = {'a': 1, 'b': [2]}
s = {1, 2, 3}
t = reshape(range(6), [2, 3])
var v = [1.0, 2.0, 3.0]
var w = 0.5
it = iter([10, 20, 30])
g = tf.random.Generator.from_seed(3)
def f(a) = a + 1
class P:
    def __init__(self, items):
        self.items = items
        self.n = 0
    def __repr__(self):
        return f"P({self.items}, {self.n})"

def made(k):
    o, e, c = P([]), {}, {k}
    o.items.append(k)
    o.n = k
    e['o'] = o.items
    c.add(k + 1)
    return [o, e, c]

def from0(n):
    for i in range(n):
        yield i

p = P([1])`;

const statements: readonly ((r: Random) => string)[] = [
  (r) => `x = ${r.below(10)}`,
  (r) => `x, y = ${r.below(10)}, [${r.below(10)}]`,
  (r) => `x, l[${r.below(6)}], z = 1, 2, 3`,
  () => "a = b = l",
  () => "x += 1",
  (r) => `l = [${r.below(5)}, ${r.below(5)}]`,
  (r) => `l.append(${r.below(9)})`,
  (r) => `l[${r.below(5)}] = ${r.below(9)}`,
  (r) => `m[${r.below(3)}][${r.below(3)}] = ${r.below(9)}`,
  () => "m[0].extend([7, 8])",
  (r) => `del l[${r.below(4)}]`,
  () => "l.sort(); l.reverse()",
  () => "l.insert(0, l.pop())",
  (r) => `d['${r.pick(["a", "b", "c"])}'] = ${r.below(9)}`,
  (r) => `del d['${r.pick(["a", "b", "c"])}']`,
  () => "d['b'].append(3)",
  () => "d.update({'q': 1}, z=2)",
  (r) => `s.add(${r.below(50)})`,
  (r) => `s.remove(${r.below(20)})`,
  () => "s |= {100, 200}",
  () => "s.pop()",
  (r) => `del ${r.pick(["x", "y", "l", "nothing", "f"])}`,
  (r) => `def f(a) = a * ${r.below(5)}`,
  (r) => `v.assign([${r.below(9)}.0, 1, ${r.below(9)}])`,
  () => "v.assign([1, 2])",
  (r) => `v[${r.below(5)}] = ${r.below(9)}`,
  () => "v[1:] += 0.5",
  () => "w += 1",
  () => "w.assign_sub(v[0])",
  (r) => `v = v * ${r.below(3)}`,
  (r) => `seed ${r.below(100)}`,
  () => "x = tf.random.normal([2])",
  () => "x = tf.random.uniform([2], seed=5)",
  () => "y = g.normal([2])",
  (r) => `set digits ${r.below(20)}`,
  (r) => `set float ${r.pick(["float32", "float64", "int8"])}`,
  () => "set mixing error",
  () => "y = next(it)",
  () =>
    "for i in range(4):\n    l.append(i)\n    w += i\n    d['k'] = i\n    s.add(i + 60)\n    x = tf.random.normal([1])\n    y = 10 // (2 - i)",
  () => "for i in range(3):\n    l.append(next(it))\n    v[i] = l[0]",
  () => "while True:\n    x = l.pop()\n    v[0] = x",
  () => "if w > 0:\n    w.assign(-w)\n    q = 1\n    assert w > 0, 'now it is not'",
  () => "def h(n):\n    global x\n    x = n\n    l.append(n)\n    return nothing\n",
  () => "h(3)",
  (r) => `var v = [${r.below(5)}.0, 1.0, 2.0]`,
  (r) => `tensor t = ones([${r.below(4)}])`,
  () => "assign v = [3.0, 2.0, 1.0]",
  () => "assign add w 1.0",
  () => "reshape t 3,-1 -> u",
  () => "convert v -> u",
  () => "import numpy as np2",
  () => "fit mean((v - 1)**2) epochs=3",
  () => "fit nothing epochs=3",
  () => "t[0] = 5",
  () => "x = f(t) @ t",
  // What a statement makes itself, and changes then or later.
  (r) => `p = P([${r.below(5)}])`,
  (r) => `p.n = ${r.below(9)}`,
  (r) => `p.items.append(${r.below(9)})`,
  (r) => `d['o'] = made(${r.below(5)})`,
  (r) => `z, y, k = made(${r.below(5)})`,
  () => "z.items.append(p.items); y['p'] = p; k.add(77)",
  () => "d['o'][0].n += 1; d['o'][1]['new'] = 1; d['o'][2].add(5)",
  (r) =>
    `for i in range(4):\n    p = P([i])\n    p.items.append(i)\n    l.append(p.items)\n    y = 10 // (${r.below(8)} - i)`,
  (r) => `for i in range(1):\n    it = from0(4)\n    y = next(it)\n    y = next(it)\n    y = 1 // ${r.below(3)}`,
];

/** Plays a random session; each step tells what it ran and the states around it. */
function play(
  seed: number,
  length: number,
): { session: Session; steps: { text: string; before: string; after: string }[] } {
  const random = randomFrom(seed);
  const session = newSession();
  expect(runText(session, { name: "", text: setup, line: 1 }, () => {}).failed).toBe(null);
  const steps: { text: string; before: string; after: string }[] = [];
  for (let i = 0; i < length; i++) {
    const text = random.pick(statements)(random);
    const before = stateOf(session);
    for (const line of text.includes("\n") ? [text] : text.split("; ")) {
      const around = stateOf(session);
      const { failed } = run(session, line);
      expect(failed).not.toBe("internal/bug");
      if (failed) expect(`${line}: ${stateOf(session)}`).toBe(`${line}: ${around}`);
      else steps.push({ text: line, before: around, after: stateOf(session) });
    }
    expect(before.length).toBeGreaterThan(0);
  }
  return { session, steps };
}

describe("random sessions", () => {
  const seeds = Array.from({ length: 15 }, (_, i) => i + 1);
  test.each(seeds)("a statement that fails leaves everything as it was (%i)", (seed) => {
    expect(play(seed, 40).steps.length).toBeGreaterThan(5);
  });

  test.each(seeds)("undo and redo walk through the states (%i)", (seed) => {
    const { session, steps } = play(seed * 1000, 30);
    const last = stateOf(session);
    const walked: string[] = [];
    let rest = [...steps];
    while (rest.length > 0) {
      const { failed, said } = run(session, "undo");
      expect(failed).toBe(null);
      const text = said.replace(/^undone: /, "");
      // What changed nothing is no step back.
      while (rest.at(-1) && rest.at(-1)!.text.trim() !== text.trim()) {
        const { before, after } = rest.pop()!;
        expect(after).toBe(before);
      }
      const step = rest.pop();
      if (!step) break;
      expect(stateOf(session)).toBe(step.before);
      walked.push(step.after);
    }
    for (const after of walked.reverse()) {
      expect(run(session, "redo").failed).toBe(null);
      expect(stateOf(session)).toBe(after);
    }
    rest = [];
    if (walked.length > 0) expect(stateOf(session)).toBe(last);
  });
});

describe("the journal", () => {
  test("forgets old statements, and history too", () => {
    const session = newSession();
    runText(session, { name: "", text: "x = 1\n".repeat(12000), line: 1 }, () => {});
    expect(session.history.length).toBeLessThan(11000);
    let undone = 0;
    while (run(session, "undo").failed === null) undone++;
    expect(undone).toBe(10_000);
  });
  test("holds nothing of what a statement made for itself", () => {
    const session = newSession();
    const touched = vi.spyOn(session.journal, "touch");
    const loop = `import numpy as np
class Box:
    pass

for i in range(100):
    n = np.zeros([100, 100])
    n[0, 0] = i
    l, d, b, s = [], {}, Box(), set()
    l.append(np.ones([100, 100]) * i)
    d['l'] = l
    b.d = d
    b.n = n
    s.add(i)
    g = (np.ones([100, 100]) * k for k in range(3))
    next(g)
    del g`;
    expect(runText(session, { name: "boxes.py", text: loop, line: 1 }, () => {}).failed).toBe(null);
    expect(touched.mock.calls.map(([key]) => key).filter((key) => typeof key !== "string")).toEqual([]);
  });
  test("a statement that was broken off stays in the history", () => {
    const session = newSession();
    run(session, "x = 1");
    session.underway = "while True: x += 1";
    session.breakOff();
    expect(session.history.map(({ text, failed }) => [text, failed])).toEqual([
      ["x = 1", false],
      ["while True: x += 1", true],
    ]);
    run(session, "undo");
    expect(session.scope.names.has("x")).toBe(false);
  });
  test("what undo took away is gone once something else is done", () => {
    const session = newSession();
    for (const line of ["x = 1", "x = 2", "undo", "y = 3"]) run(session, line);
    expect(run(session, "redo").failed).toBe("state/nothing");
  });
});
