/** A session that was saved and loaded is the same session: every value, bit for bit, and all that happens after. */
import { describe, expect, test } from "vitest";
import { readSession, sessionBytes } from "../../src/commands/session.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import type { Dialect } from "../../src/lang/env.ts";
import type { Value } from "../../src/lang/value.ts";
import type { Session } from "../../src/session/session.ts";
import { Files, newSession, say, sayJson, sayValues } from "../conversation.ts";

const bytesOf = (session: Session): Uint8Array => Uint8Array.from(Buffer.concat(sessionBytes(session).pieces));
function reloaded(session: Session, dialect: Dialect = "tensh"): Session {
  const fresh = newSession(new Files(), dialect);
  fresh.journal.begin();
  readSession(fresh, bytesOf(session), "x");
  fresh.journal.drop();
  return fresh;
}
/** The bytes of a tensor or Variable, with what tells it from others. */
function bitsOf(value: Value | undefined): string {
  if (value?.kind === "variable") {
    const { name, trainable, value: v } = value.variable;
    return `${name} ${trainable} ${v.dtype} ${v.layout.shape} ${Buffer.from(dense(v)).toString("hex")}`;
  }
  if (value?.kind !== "tensor") return String(value?.kind);
  const s = value.node.value!;
  return `${value.array} ${s.dtype} ${s.layout.shape} ${Buffer.from(dense(s)).toString("hex")}`;
}
function dense(s: Parameters<typeof denseData>[0]): Uint8Array {
  const data = denseData(s);
  return Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

const rich = `set digits 5
set float float64
seed 11
uniform([2]) * 0
a = uniform([3, 4])
b = a.T[1:, ::2]
wide = broadcast_to([1.5, 2.5], [40000, 2])
i = cast(range(10), int64)
flags = a > 0.5
nothing = zeros([0, 3])
n = tf.constant([1, 2]).numpy()
odd = [nan, -0.0, inf, -inf, 0.1]
big = 2**200
text = 'ünïcode "quoted" \\n 이름'
t = (1, (2.5, None), [True])
l = [1, [2, 3], 'x']
same = l
l.append(l)
d = {'k': l, 3: 'three', (1, 2): a, True: False}
s = {5, 3, 100, (1, 2)}
s.remove(100)
var w = [1.0, 2.0] name="weights"
var frozen = 3 trainable=false
also_w = w
g = tf.random.Generator.from_seed(7)
skipped = g.normal([3])
r = range(3, 30, 4)
k = 10
def f(x, y=[1], *rest, z=2, **more) = x * k + z
def counter():
    n = [0]
    def step(by=1):
        n[0] = n[0] + by
        return n[0]
    return step
c = counter()
c()
sq = lambda v, p=2: v**p
def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)
root = tf.sqrt
add = tf.add
m = np
dt = float32
length = len
b @ ones([b.shape[1], 2], float32)
`;

describe("a session with something of everything", () => {
  const before = newSession();
  const said = say(rich, before, { keepGoing: true });
  const after = reloaded(before);
  test("was made without errors", () => {
    expect(said).not.toContain("error[");
  });
  test("loses nothing", () => {
    expect(sessionBytes(before).lost).toEqual([]);
    expect([...after.scope.names.keys()]).toEqual([...before.scope.names.keys()]);
  });
  test("has the same bits in its tensors and Variables", () => {
    for (const [name, value] of before.scope.names) {
      if (value.kind !== "tensor" && value.kind !== "variable") continue;
      expect(`${name} ${bitsOf(after.scope.names.get(name))}`).toBe(`${name} ${bitsOf(value)}`);
    }
  });
  test.each([
    "print(big, text, t, l, d['k'][1], s, r, odd)",
    "print(d)",
    "print([same is l, l[3] is l, d['k'] is l, also_w is w, d[(1, 2)] is a])",
    "same.append('more'); print(l)",
    "w.assign_add([1, 1]); also_w",
    "frozen.trainable; w.name",
    "f(2); f(2, z=5); f(1, 2, 3)",
    "k = 100; f(1)",
    "c(); c(5); c()",
    "sq(3); sq(2, p=5); fact(10)",
    "root([4, 9]); add(1, 2); m.sum([1, 2]); cast([1.7], dt); length(text)",
    "uniform([4]); normal([2]); tf.random.uniform([2], seed=3)",
    "g.normal([3]); g.uniform([2]); g",
    "grad sum(w**2)",
    "_; _4; history; vars; set",
    "s.add(7); s.pop(); s",
    "1.0 / 3; i + 1",
  ])("says the same to: %s", (text) => {
    expect(say(text, reloaded(after))).toBe(say(text, reloaded(before)));
    expect(say(text, reloaded(after))).not.toContain("error[");
  });
  test("is the same file again when it is saved again", () => {
    expect(Buffer.from(bytesOf(after)).equals(Buffer.from(bytesOf(before)))).toBe(true);
  });
  test("repeated values take no room", () => {
    expect(bytesOf(before).length).toBeLessThan(60_000);
  });
});

test("a tensor's bits survive that arithmetic would not keep", () => {
  const session = newSession();
  say("x = zeros([3])\ny = zeros([2], float64)", session);
  const bits = new Uint32Array([0x7fa00001, 0xffc12345, 0x80000000]);
  const value = session.scope.names.get("x") as Extract<Value, { kind: "tensor" }>;
  value.node.value = stored("float32", [3], new Float32Array(bits.buffer));
  expect(bitsOf(reloaded(session).scope.names.get("x"))).toBe(
    `false float32 3 ${Buffer.from(bits.buffer).toString("hex")}`,
  );
});

test("Python's session too", () => {
  const session = newSession(new Files(), "python");
  say(
    "import tensorflow as tf\nimport numpy as np\nx = tf.constant([1, 2])\nn = np.array([1.5])\ndef f(a):\n    return tf.reduce_sum(a)\n",
    session,
  );
  expect(say("print(f(x), x, repr(n))", reloaded(session, "python"))).toBe(say("print(f(x), x, repr(n))", session));
});

test("where a fit was broken off, so that a script has the epochs that it made", () => {
  const session = newSession();
  say("var a = 0.0", session);
  session.brokenAt = { fit: 1, epochs: 3 };
  session.underway = "fit (a - 3)**2 epochs=1000 log=none";
  session.endStatement(session.underway, false);
  expect(say("code as numpy", reloaded(session))).toContain(
    "# interrupted after epoch 3 of 1000\nfor epoch in range(1, 4):",
  );
});

test("very deep and very long containers", () => {
  const session = newSession();
  say("a = []\nfor i in range(30000):\n    a = [a]\nl = list(range(50000))", session);
  expect(
    sayValues("n = 0\nwhile len(a) > 0:\n    a = a[0]\n    n = n + 1\nprint(n, len(l), l[-1])", reloaded(session)),
  ).toBe("30000 50000 49999");
});

describe("what a file cannot hold", () => {
  test("is named, and the rest is kept", () => {
    const files = new Files();
    const session = newSession(files);
    say("x = [1, 2]\nit = iter(x)\ny = [it, 5]", session);
    expect(say("session save f", session)).toBe("f: 3 names, 3 lines\nnot kept: it: a list iterator");
    const fresh = newSession(files);
    expect(say("session load f\nprint(x, y, it)", fresh)).toBe("3 names from f\n[1, 2] [None, 5] None");
  });
});

describe("session save and load", () => {
  const files = new Files();
  const first = newSession(files);
  say("x = [1.0]\nvar w = 2.0\nsession save keep.session", first);
  test("load takes the place of what is there, and undo brings that back", () => {
    const session = newSession(files);
    say("y = 5\nset digits 2\n", session);
    expect(say("session load keep.session", session)).toBe("2 names from keep.session");
    expect(sayJson("x; w; y", session)).toMatchObject([{ value: [1] }, { kind: "variable" }, { code: "name/unknown" }]);
    expect(say("undo", session)).toBe("undone: session load keep.session");
    expect(sayJson("y; set digits; x", session)).toMatchObject([
      { value: 5 },
      { data: { digits: 2 } },
      { code: "name/unknown" },
    ]);
    say("redo", session);
    expect(sayJson("x", session)).toMatchObject([{ value: [1] }]);
  });
  test("a tensor file of others is no session, and nothing changes", () => {
    const session = newSession(files);
    say("y = 5", session);
    files.put("text", "not a session, but text that is long enough for a length");
    const [a, b] = sayJson("session load text\ny", session);
    expect([a, b]).toMatchObject([{ code: "io/format" }, { value: 5 }]);
  });
  test.each([
    ["session", "command/missing"],
    ["session keep x", "command/choice"],
    ["session save", "command/missing"],
    ["session restore", "state/nothing"],
    ["session load a b", "command/extra"],
  ])("%s is refused", (text, code) => {
    expect(sayJson(text)).toMatchObject([{ kind: "error", code }]);
  });
  test("any damage to the document is refused, and nothing changes", () => {
    const whole = bytesOf(first);
    const at = Buffer.from(whole).indexOf('{"format":"tensh session","version":1');
    expect(at).toBeGreaterThan(0);
    const text = Buffer.from(whole).subarray(at).toString();
    const document = JSON.parse(
      text.slice(0, JSON.stringify(JSON.parse(text.slice(0, text.lastIndexOf("}") + 1))).length),
    );
    let tried = 0;
    const damage = (change: (d: Record<string, unknown>) => void): void => {
      const copy = structuredClone(document);
      change(copy);
      const put = JSON.stringify(copy);
      const session = newSession();
      say("y = 5", session);
      session.journal.begin();
      const broken = withDocument(whole, document, put);
      expect(() => readSession(session, broken, "x")).toThrow(/holds no session that can be read/);
      session.journal.rollback();
      expect(sayValues("y", session)).toBe("5");
      tried++;
    };
    for (const key of ["format", "version", "objects", "names", "random", "history", "results", "settings"])
      damage((d) => delete d[key]);
    damage((d) => Object.assign(d, { version: 99 }));
    damage((d) => Object.assign(d, { names: [["x", { ref: 999 }, 1]] }));
    damage((d) => Object.assign(d, { objects: [{ kind: "constructor" }] }));
    damage((d) => Object.assign(d, { objects: [{ kind: "tensor", values: { tensor: "__proto__" } }] }));
    damage((d) =>
      Object.assign(d, { objects: [{ kind: "function", source: { name: "", line: 1, text: "1 + 1" }, defaults: [] }] }),
    );
    expect(tried).toBe(13);
  });
});

/** The same file with another text in place of the document. */
function withDocument(whole: Uint8Array, document: unknown, put: string): Uint8Array {
  const buffer = Buffer.from(whole);
  const length = Number(buffer.readBigUInt64LE(0));
  const header = JSON.parse(buffer.subarray(8, 8 + length).toString()) as Record<
    string,
    { data_offsets: [number, number] }
  >;
  const [begin, end] = header["__session__"]!.data_offsets;
  expect(end - begin).toBe(Buffer.byteLength(JSON.stringify(document)));
  const body = buffer.subarray(8 + length);
  // The document is the last of the bytes.
  header["__session__"] = { ...header["__session__"], data_offsets: [begin, begin + Buffer.byteLength(put)] };
  (header["__session__"] as unknown as { shape: number[] }).shape = [Buffer.byteLength(put)];
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(text.length));
  return Uint8Array.from(Buffer.concat([size, text, body.subarray(0, begin), Buffer.from(put)]));
}

test("the streams of NumPy and PyTorch go on where they were", () => {
  const session = newSession();
  say("rng = np.random.default_rng(3)\nrng.integers(5)\nold = np.random.RandomState(4)\nold.randn(3)", session);
  say("np.random.seed(5)\nnp.random.randn(1)\ntorch.manual_seed(6)\ntorch.randn(3)", session);
  const next =
    "rng.integers(0, 9, 3)\nrng.random()\nold.randn(2)\nnp.random.randn(2)\ntorch.randn(2)\nrng.spawn(1)[0].random()";
  expect(sayValues(next, reloaded(session))).toBe(sayValues(next, session));
});
