// Expressions by shortcuts against the same ones step by step: their values to the last bit, dtypes, errors and what changes.
import { describe, expect, test } from "vitest";
import type { Shortcut } from "../../src/runtime/shortcut.ts";
import { anyShortcutFor } from "../../src/runtime/shortcut-program.ts";
import { runText } from "../../src/session/run.ts";
import { newSession, textOf } from "../conversation.ts";

interface Said {
  readonly text: string;
  /** How often a shortcut was taken. */
  readonly taken: number;
}

function said(program: string, shortcuts: boolean, dialect: "python" | "tensh"): Said {
  const session = newSession(undefined, dialect);
  let taken = 0;
  const make: typeof anyShortcutFor = (output, inputs) => {
    const made = anyShortcutFor(output, inputs);
    const run: Shortcut["run"] = (values) => {
      taken++;
      return made!.run(values);
    };
    return made && { ...made, run };
  };
  Object.defineProperty(session.host, "shortcut", { get: () => (shortcuts ? make : null) });
  let text = "";
  runText(session, { name: "", text: program, line: 1 }, (event) => {
    text += textOf(event, session);
  });
  return { text, taken };
}

/** The program says the same both ways, and shortcuts were taken so often at least. */
function expectSame(program: string, dialect: "python" | "tensh", taken: number): string {
  const [quick, slow] = [said(program, true, dialect), said(program, false, dialect)];
  expect(quick.text, program).toBe(slow.text);
  expect(quick.taken, program).toBeGreaterThanOrEqual(taken);
  return quick.text;
}

/** Values that come again after a few turns: those of the last turns, by shortcuts, are those of the first. */
const inPython = (e: string): string => `
import numpy as np
rng = np.random.default_rng(3)
xs, ys, ws = [rng.normal(size=3) for _ in range(5)], [rng.normal(size=3) for _ in range(5)], [rng.normal(size=(3, 3)) for _ in range(5)]
ks = [rng.integers(-4, 9, size=3) for _ in range(5)]
zs, us = [[rng.normal(size=3) + 1j * rng.normal(size=3) for _ in range(5)] for _ in range(2)]
class O: pass
o, p, m = O(), {}, np.array([True, False, True])
first, wrong = [], 0
for t in range(120):
    x, y, w, k, n, f = xs[t % 5], ys[t % 5], ws[t % 5], ks[t % 5], 1 + t % 3 + t % 5 - t % 3, (t % 5) * 0.75 - 1
    z, u = zs[t % 5], us[t % 5]
    o.w, p["b"] = w, x
    v = ${e}
    if t < 5: first.append(repr(v))
    elif first[t % 5] != repr(v): wrong += 1
print(wrong, first, type(v).__name__)
`;
/** The same of arrays whose steps are programs. */
const ofLarger = (e: string): string => `
import numpy as np
rng = np.random.default_rng(3)
xs, ys = [rng.normal(size=(500, 20)) for _ in range(3)], [rng.normal(size=500) for _ in range(3)]
zs, vs = [[rng.normal(size=500) + 1j * rng.normal(size=500) for _ in range(3)] for _ in range(2)]
ws, ks = [rng.normal(size=(20, 30)) for _ in range(3)], [rng.integers(-4, 9, size=5000) for _ in range(3)]
first, wrong = [], 0
for t in range(60):
    x, y, w, k, n, f = xs[t % 3], ys[t % 3], ws[t % 3], ks[t % 3], 1 + t % 3, (t % 3) * 0.75 - 1
    z, v = zs[t % 3], vs[t % 3]
    v = ${e}
    if t < 3: first.append(v.tobytes())
    elif t >= 54 and first[t % 3] != v.tobytes(): wrong += 1
print(wrong, v.dtype, v.shape, v.flags.c_contiguous, v.base is None, [sum(b) for b in first])
`;
const inTensh = (e: string): string => `
xs = [normal([3]), normal([3]), normal([3])]
ws = [normal([3, 3]), normal([3, 3]), normal([3, 3])]
first = []
wrong = 0
for t in range(120):
  x = xs[t % 3]
  w = ws[t % 3]
  f = (t % 3) * 0.5 - 0.25
  v = ${e}
  if t < 3: first.append(f"{v!r}")
  elif first[t % 3] != f"{v!r}": wrong += 1
print(wrong, first)
`;

describe("expressions of programs give the same bits", () => {
  test.each(
    `x + y | x * f + 1 | n * x - f * y | f / (x * x + 1) | x ** 2 | x ** n | 2 ** x | -(x - y) * 0.5 | np.exp(-x) / (1 + np.exp(x))
     np.mean((x - y) ** 2) | w @ x | w.T @ x + y | np.dot(w, x) | np.maximum(0, x) - np.minimum(x, y) | np.where(x > y, x, 0.1 * y)
     np.clip(x, -1, 1) | x[1:] - x[:-1] | x[0] + w[1, 2] | w[:, 0] * f | np.array([f, 1.0, 2]) | np.array([[f, 0.0], [1.0, f]]) @ x[:2]
     np.array([1.0, 2.0, 3.0]) * x | np.array([n, 2, 3]) + k | (x > 0) & (y > f) | np.sum(x > 0) | x.mean() - y.mean() | w.sum(axis=0)
     np.sum(w, axis=n % 2) | w / w.sum(axis=1, keepdims=True) | np.outer(x, y) | np.stack([x, y * n]) | np.concatenate([x, y])
     np.linalg.norm(x - y) | np.tanh(w @ x + y) | np.cumsum(x) | np.sort(x) | np.argmax(x) | x[:, None] - y[None, :]
     x.astype(np.float32) * 2 | x.astype(np.float32) + y | k + 1 | k * n | k / 2 | k + x | k.astype(np.uint8) + 250 | k.astype(np.int8) * 100
     np.full(3, f) | np.zeros([n]) | np.arange(n) * f | o.w @ x + p["b"] | len(x) * x | x.shape[0] * y | ~(x > 0) | x != x | m * 1.0
     z * z + u | z * f + 1 | n * z - x | z / (u + 3) | z ** 2 | np.abs(z) < f | np.exp(1j * x) | np.exp(-2j * np.pi * k / n) | z.real ** 2 + z.imag ** 2
     np.conj(z) * u | -z + 0.5j | np.concatenate([z + u, z - u]) | np.sqrt(z) | z[1:] + u[:-1] | np.abs(z) + x | z.sum() | z == u | np.where(m, z, u) | z.imag + x
     x + 1j * y | np.angle(z) | z.T * w | z * f * 1j | f / z | np.zeros(3, complex) + z
     np.array([x[0], y[1]]) | np.floor(x) + np.round(y, 1) | np.prod(x) | np.var(x) + np.std(y) | np.sum(x, dtype=np.float32) | x.copy()`
      .split(/[|\n]/)
      .map((e) => e.trim()),
  )("%s", (e) => {
    expect(expectSame(inPython(e), "python", 20)).toMatch(/^0 /);
  });
  test.each(
    `x @ w | x.T @ y | x @ w + f | np.maximum(0, x @ w) | (x * f - y[:, None]) / 500 | np.exp(-x) / (1 + np.exp(x)) | np.mean((x - f) ** 2)
     x.sum(axis=0) | np.tanh(x @ w).sum(axis=1) | x - x.max(axis=1, keepdims=True) | np.where(x > 0, x, f * x) | x.T + f | np.sqrt(np.abs(x)) * n
     (x > 0) & (x < f) | k * 2 + n | k / 3 | k.astype(np.float32) * f | x.astype(np.float32) @ w.astype(np.float32) | np.log(x * x + 1e-9)
     x.reshape(20, 500) @ x | np.concatenate([x, x * f]) | np.cumsum(x, axis=0) * f | np.argmax(x * n, axis=1) | x[1:] - x[:-1] | x.T @ (x @ w)
     np.sum(x * x) | np.sort(x, axis=1) + f | x.var(axis=0) | np.outer(y, y[:40]) | x[:, 3] * y | np.roll(x, 1, axis=0) + x
     z * z + v | np.abs(z) < 2 | z * f + v | np.exp(1j * y) * z | z.real + v.imag | np.conj(z)
     z.real ** 2 + z.imag ** 2 | y ** 3 | np.tanh(y) * f | np.log1p(np.abs(y)) + y ** 2.5 | 1 / (1 + np.exp(-y)) | np.sin(y) * np.cosh(y)`
      .split(/[|\n]/)
      .map((e) => e.trim()),
  )("larger: %s", (e) => {
    expect(expectSame(ofLarger(e), "python", 0)).toMatch(/^0 /);
  });
  test("larger ones are taken", () => {
    expectSame(ofLarger("np.maximum(0, x @ w + f)"), "python", 20);
  });
  test.each(
    `x + 1 | x * f | w @ x | sum(x ** 2) | mean((x - f) ** 2) | softmax(w) | relu(x) - sigmoid(x) | reshape(w, [9])[2:5]
     maximum(x, 0) | tensor([f, 1.0]) | tensor([[1.0, 2.0], [3.0, 4.0]]) * f | x > 0 | x.sum() / 3 | cast(x, float64) * f | concat([x, x])`
      .split(/[|\n]/)
      .map((e) => e.trim()),
  )("in the shell: %s", (e) => {
    expect(expectSame(inTensh(e), "tensh", 60)).toMatch(/^0 /);
  });
});

describe("a shortcut is taken only where it stands for the expression", () => {
  const ways: readonly (readonly [what: string, program: string, taken?: number])[] = [
    [
      "the dtype changes",
      "for t in range(900):\n  if t == 500: x = x.astype(np.float32)\n  v = x * 2\nprint(v, v.dtype)",
    ],
    ["the shape changes", "for t in range(900):\n  if t == 500: x = np.ones((2, 2))\n  v = x * 2 + 1\nprint(v)"],
    [
      "the shapes go together no more",
      "for t in range(900):\n  if t == 500: x = np.ones(4)\n  v = x * y + 1\nprint(v)",
    ],
    ["a number becomes another one", "n = 2\nfor t in range(900):\n  if t == 500: n = 3\n  v = x ** n\nprint(v)"],
    ["an int becomes a float", "n = 2\nfor t in range(900):\n  if t == 500: n = 2.5\n  v = np.array([n, n])\nprint(v)"],
    [
      "a name means something else",
      "def f(np, x):\n  return np.exp(x) + 1\nclass M:\n  def exp(self, x): return x\nfor t in range(900):\n  v = f(np if t < 500 else M(), x)\nprint(v)",
    ],
    [
      "an object stands where an array stood",
      "class A:\n  def __add__(self, o): return 'added'\nfor t in range(900):\n  v = (x if t < 500 else A()) + y\nprint(v)",
    ],
    ["the array is written to", "for t in range(900):\n  x[0] = t\n  v = x * 2 + y\n  y += 1\nprint(v)"],
    [
      "the result is written to",
      "z = []\nfor t in range(900):\n  v = x + y\n  v[0] = t\n  z.append(v)\nprint(z[5], z[-1], x, y)",
    ],
    [
      "what is written each time is written to",
      "for t in range(900):\n  v = np.array([1.0, 2.0])\n  v[0] += t\nprint(v)",
    ],
    ["a view is written to", "for t in range(900):\n  v = x[1:]\n  v[0] = t\n  w = v * 2 + 1\nprint(w, x)"],
    ["chance has a part in it", "np.random.seed(1)\nfor t in range(900):\n  v = x + np.random.rand(3)\nprint(v)", 0],
    [
      "functions within are called once",
      "calls = []\ndef f(x):\n  calls.append(1)\n  return x\nfor t in range(900):\n  v = f(x) * 2 + f(y)\nprint(v, len(calls))",
    ],
    [
      "a function calls itself",
      "def f(x, n):\n  return x if n == 0 else f(x, n - 1) * 0.5 + x\nfor t in range(300):\n  v = f(x, t % 9)\nprint(v)",
    ],
    [
      "an exception is raised within",
      "def f(t):\n  if t == 700: raise ValueError('seven')\n  return x\ntry:\n  for t in range(900):\n    v = f(t) + y\nexcept ValueError as e: print(e, t)",
    ],
    [
      "a function changes what was read before it is called",
      "def f(i):\n  x[i % 3] += 1\n  return y\ns = 0\nfor t in range(900):\n  v = x[0] * f(t) + x\n  s = s + v\nprint(s, v)",
    ],
    [
      "an array is no copy of itself",
      "a = np.zeros(3)\nfor t in range(460):\n  r = np.asarray(a)\n  if t > 440: r[0] = t\n  a[1] = t\nprint(a, r is a)",
      0,
    ],
    [
      "a property changes what was read before it",
      "class O:\n  @property\n  def p(self):\n    x[0] += 1\n    return 2.0\no, s = O(), 0\nfor t in range(900):\n  v = x * 2 + o.p\n  s = s + v\nprint(s, v)",
    ],
    [
      "operators of an object change what was read before them",
      "class O:\n  def __add__(self, n):\n    x[0] += n\n    return 3.0\n  def __getitem__(self, k):\n    x[1] += k\n    return y\n  def __neg__(self):\n    x[2] += 1\n    return y\no, s = O(), 0\nfor t in range(900):\n  v, w, u = x * 2 + (o + 1), x * 2 + o[1], x * 2 + -o\n  s = s + v + w + u\nprint(s, v, w, u)",
    ],
    [
      "what lies in objects and lists is added",
      "class O: pass\no, s = O(), 0\no.b, o.l = y, [O(), O()]\no.l[1].b = x\nfor t in range(900):\n  if t % 99 == 0: o.l[1].b = y * t\n  v = x * 2 + o.l[1].b + o.b\n  s = s + v\nprint(s, v)",
    ],
    [
      "a call that is no step stands beside a step",
      "a, s = np.zeros(3), 0\nfor t in range(900):\n  v = np.add(x, t, out=a) + a\n  w = np.multiply(x, 2, where=[True, False, True], out=np.zeros(3)) + 1\n  s = s + v + w\nprint(s, v, w)",
    ],
    [
      "an integer is beyond all floats",
      "n = 2\ntry:\n  for t in range(900):\n    if t == 500: n = 10 ** 400\n    v = np.array([n, 2.5])\nexcept OverflowError as e: print(e, t)\nprint(v)",
    ],
    [
      "nothing is divided",
      "k = np.array([1.0, 2.0])\nfor t in range(900):\n  v = k / (t - 500) if t != 500 else k\nprint(v)",
    ],
  ];
  test.each(ways.map(([what, program, taken = 100]) => ({ what, program, taken })))("$what", ({ program, taken }) => {
    expectSame(
      `import numpy as np\nx, y = np.array([1.0, 2.0, 3.0]), np.array([0.5, 0.25, 4.0])\n${program}`,
      "python",
      taken,
    );
  });
  test("a tensor is made of an array that is written to", () => {
    const text = expectSame(
      "import numpy as np\nimport tensorflow as tf\na = np.array([1.0, 2.0], np.float32)\nfor t in range(900):\n  a[0] = t\n  c = tf.constant(a)\n  w = c[:] * 2\n  a[1] = t\nprint(c, w)",
      "python",
      100,
    );
    expect(text).toContain("[899. 898.]");
    expect(text).toContain("[1798. 1796.]");
  });
  test("gradients are asked for", () => {
    const loss =
      "x = tf.constant([1.0, 2.0])\nv = tf.Variable([3.0, 4.0])\nfor t in range(700):\n  with tf.GradientTape() as tape:\n";
    const shown = `    y = tf.reduce_sum(x * x * v)\n  g = tape.gradient(y, v)\n  s = tf.reduce_sum(x * x)\nprint(g, s)`;
    expectSame(`import tensorflow as tf\n${loss}${shown}`, "python", 100);
    expectSame(`import tensorflow as tf\n${loss}    tape.watch(x)\n${shown.replaceAll(", v)", ", x)")}`, "python", 0);
  });
  test("a function of the shell's own gets the name of an operation", () => {
    expectSame(
      "x = [1.0, 2.0]\nx = tensor(x)\nfor t in range(900):\n  if t == 500: exp = 7\n  v = exp(x) + 1 if t < 500 else x\nv",
      "tensh",
      100,
    );
  });
});
