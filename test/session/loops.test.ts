/** A loop leaves behind what its turns would as statements of their own: values to the last bit, errors, undo. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/errors.ts";
import type { Dialect } from "../../src/lang/env.ts";
import { answerOf } from "../../src/session/answers.ts";
import { runText } from "../../src/session/run.ts";
import type { Session } from "../../src/session/session.ts";
import { newSession, plainly, textOf } from "../conversation.ts";

function run(session: Session, text: string): { readonly failed: Diagnostic | null; readonly said: string } {
  let said = "";
  const { failed } = runText(session, { name: "", text, line: 1 }, (event) => {
    said += textOf(event, session);
  });
  return { failed, said };
}

function stateOf(session: Session): string {
  const env = session.env({ name: "", text: "", line: 1 });
  const kept = [...session.scope.names].filter(([, v]) => !["module", "function", "tape"].includes(v.kind));
  return JSON.stringify(
    kept.map(([name, value]) => [name, answerOf(value, env)]),
    plainly,
  );
}

const turns = 6;
const indented = (body: string): string => body.replace(/^/gm, "  ");
function afterLoop(setup: string, body: string, dialect: Dialect): string {
  const session = newSession(undefined, dialect);
  expect(run(session, setup).failed).toBeNull();
  expect(run(session, `for i in range(${turns}):\n${indented(body)}`).failed).toBeNull();
  return stateOf(session);
}
function afterStatements(setup: string, body: string, dialect: Dialect): string {
  const session = newSession(undefined, dialect);
  run(session, setup);
  for (let i = 0; i < turns; i++) expect(run(session, `i = ${i}\n${body}`).failed).toBeNull();
  return stateOf(session);
}
/** The same names, whatever came first. */
const sorted = (state: string): unknown[] =>
  (JSON.parse(state) as [string, unknown][]).sort((a, b) => (a[0] < b[0] ? -1 : 1));

const cases: Readonly<Record<Dialect, readonly (readonly [setup: string, body: string])[]>> = {
  tensh: [
    ["w = arange(10, dtype=float32)", "w = w * 0.99 + 0.5"],
    ["w = arange(10, dtype=float64)", "w = w / 3 - i"],
    ["w = arange(10)", "w = w * 3 - 7\nf = w / 2\ng = w // 3 % 2"],
    ["w = arange(10)", "w = w * 100003"],
    ["w = [0.0, -0.0, inf, nan, -1.5]", "y = w * 0.0\nz = -w\nw = w * -1\nq = w ** 2\nr = w == w"],
    ["A = [[0.5, 0.1, 0.0], [0.2, 0.7, 0.3], [0.0, 0.4, 0.9]]; B = A", "B = A @ B * 0.5 + A.T"],
    ["x = arange(12, dtype=float32).reshape(3, 4); s = 0.0", "s = s + x[i % 3][-1] * x[1, i % 4] + sum(x[:, 1])"],
    ["var v = zeros(4)", "v[i % 4] = i / 3\nv[1:3] = v[0:2] * 0.5\nv[-1] += 1"],
    ["var v = [1.0, 2.0]", "v.assign_sub(v * 0.1)\nv.assign_add([0.3, 0.1])"],
    ["w = arange(5, dtype=float32); l = []", "l.append(w * i)\nd = {'w': w, 'i': i}\nif sum(w) > 11 + i: w = w - 1"],
    ["def f(a, b=2.0):\n  return a * b + mean(a)\nw = [1.0, 2.5]", "w = f(w) - f(w, b=0.5)\nn = float(w[0])"],
    ["w = cast([1, 2, 3], float16)", "w = w * 0.3 + 1"],
    ["z = [1+2j, 3-1j]", "z = z * (0.5+0.1j) + 1"],
    ["w = [0.2, -0.4]", "w = softmax(tanh(w) + relu(w)) * sigmoid(w) + exp(-w) + where(w > 0, w, 0.1)"],
  ],
  python: [
    ["import tensorflow as tf\nw = tf.range(10.)", "w = w * 0.99 + 0.5"],
    ["import tensorflow as tf\nw = tf.constant([1, 2, 3])", "w = w * 3 - 7\nf = w / 2\nb = w == -4"],
    ["import numpy as np\nw = np.arange(5)", "w = w * 2 + 1\nf = w / 3\ns = np.sum(w)\nm = w.mean(axis=0)"],
    [
      "import numpy as np\nw = np.arange(6.).reshape(2, 3)",
      "w[i % 2] = w[1 - i % 2] * 0.5\nw[0, 1] = i\nv = w[:, 1]\nv[0] += 2",
    ],
    [
      "import tensorflow as tf\nX = tf.range(10.)\nY = 3 * X + 2\na = tf.Variable(0.5)\nb = tf.Variable(0.1)",
      "with tf.GradientTape() as tape:\n  loss = tf.reduce_mean((a * X + b - Y) ** 2)\nda, db = tape.gradient(loss, [a, b])\na.assign_sub(0.01 * da)\nb.assign_sub(0.01 * db)",
    ],
    [
      "import tensorflow as tf\nx = tf.constant([0.3, -0.7])",
      "with tf.GradientTape() as outer:\n  outer.watch(x)\n  with tf.GradientTape() as inner:\n    inner.watch(x)\n    y = tf.reduce_sum(tf.tanh(x) * tf.exp(x))\n  g = inner.gradient(y, x)\nh = outer.gradient(g, x)\nx = x - 0.1 * g + 0.01 * h",
    ],
    [
      "import tensorflow as tf\nv = tf.Variable([1., 2., 3.])",
      "v[i % 3].assign(i * 0.5)\nu = tf.reduce_max(v, axis=0)\nn = v.numpy() * 2",
    ],
    [
      "import tensorflow as tf\nw = tf.constant([1., 2.])\nimport numpy as np\nn = np.array([3., 4.])",
      "y = w * n\nz = n * w\nw = w + n",
    ],
    ["import numpy as np\nw = np.float32(1.5)", "w = w * 2 - 1\ny = np.maximum(w, 3)"],
  ],
};

describe.each(["tensh", "python"] as const)("loops in %s", (dialect) => {
  test.each(cases[dialect])("%s: %s", (setup, body) => {
    expect(sorted(afterLoop(setup, body, dialect))).toEqual(sorted(afterStatements(setup, body, dialect)));
  });
});

describe("what goes wrong in a later turn", () => {
  const mistakes: readonly (readonly [setup: string, good: string, bad: string])[] = [
    ["w = arange(3, dtype=float32)", "ones(3)", "ones(4)"],
    ["w = arange(3)", "1", "99999999999"],
    ["w = [[1.0, 2.0]]", "[[3.0, 4.0]]", "'text'"],
  ];
  test.each(mistakes)("%s and %s, then %s", (setup, good, bad) => {
    const failing = (turn: number): Diagnostic => {
      const session = newSession();
      run(session, setup);
      const before = stateOf(session);
      const { failed } = run(
        session,
        `b = 0\nfor i in range(9):\n  b = ${good}\n  if i >= ${turn}: b = ${bad}\n  y = w + b`,
      );
      expect(failed).not.toBeNull();
      expect(JSON.parse(stateOf(session)).filter(([n]: [string]) => n === "w")).toEqual(JSON.parse(before));
      return failed!;
    };
    const [first, later] = [failing(0), failing(3)];
    expect({ ...later, source: null }).toEqual({ ...first, source: null });
  });

  test("an index out of range", () => {
    const { failed } = run(newSession(), "x = [1.0, 2.0, 3.0]\ns = 0\nfor i in range(9): s = s + x[i]");
    expect(failed).toMatchObject({ code: "index/range", facts: { index: 3, axis: 0, size: 3 } });
  });
  test("an integer divided by 0", () => {
    const { failed } = run(newSession(), "y = cast([4, 2], int32)\nfor i in range(9): y = y // (5 - i)");
    expect(failed?.code).toBe("value/division");
  });
});

/** Where an error is said to be, and the operation that found it. */
function failing(program: string, dialect: Dialect): { readonly at: string; readonly operation: string | undefined } {
  const { failed } = run(newSession(undefined, dialect), program);
  const [label] = failed!.labels;
  return { at: program.slice(label!.span.start, label!.span.end), operation: failed!.operation };
}
const head = "import tensorflow as tf\nimport numpy as np\n";
/** A step without a result for some values, and what is marked. */
const failures: readonly (readonly [step: string, at: string, operation: string])[] = [
  ["k // (d - i)", "(d - i)", "floordiv"],
  ["k % (d - i)", "(d - i)", "mod"],
  ["tf.gather(k, i + d)", "tf.gather(k, i + d)", "gather"],
  [
    "tf.linalg.inv(tf.eye(2) * tf.cast(d - i, tf.float32))",
    "tf.linalg.inv(tf.eye(2) * tf.cast(d - i, tf.float32))",
    "inv",
  ],
];
describe.each(["tensh", "python"] as const)("values that a step has no result for: %s", (dialect) => {
  const setup = `${head}k = tf.constant([7, 8, 9, 10, 11])\nd = tf.constant(3)\n`;
  test.each(failures)("%s in a loop", (step, at, operation) => {
    const program = `${setup}for i in range(8):\n  q = ${step}\n  r = q + 1\n  print(r)`;
    expect(failing(program, dialect)).toEqual({ at, operation });
  });
  test.each(failures)("%s in a function", (step, at, operation) => {
    const program = `${setup}def f(i, d):\n  q = ${step}\n  r = q + 1\n  return r\nprint(f(tf.constant(3), d))`;
    expect(failing(program, dialect)).toEqual({ at, operation });
  });
});

describe("what may fail for some values", () => {
  test("is still part of a graph where it leads to a Variable", () => {
    const session = newSession();
    run(session, "var E = ones([5, 3])\ndef f(E) = mean(tf.gather(E, [0, 2, 4]) ** 2)");
    const before = session.looked;
    expect(run(session, "l = f(E)").failed).toBeNull();
    // Once, at the end of the statement.
    expect(session.looked).toBe(before + 1);
  });

  test("follows the Variables in training, in functions too", () => {
    const loss = "sum((W - gather([5.0, 6.0, 7.0], argmax(W) + 0))**2 * [0.1, 1.0, 2.0])";
    const trained = (fit: string): string => {
      const session = newSession();
      expect(
        run(session, `var W = [0.0, 1.0, 0.9]\ndef loss(W) = ${loss}\nfit ${fit} epochs=20 lr=0.05`).failed,
      ).toBeNull();
      return run(session, "W * 1").said;
    };
    expect(trained("loss(W)")).toBe(trained(loss));
  });

  test("of an object of the library is an error of the line that asked", () => {
    const line = "x[torch.tensor([0, 7])]";
    const program = `import torch\nx = torch.tensor([1.0, 2.0])\ny = ${line}`;
    expect(failing(program, "python").at).toBe(line);
  });
});

describe("a loop as a statement", () => {
  test("is undone as a whole, lists and dicts with it", () => {
    const session = newSession();
    run(session, "l = [1]\nd = {'a': 1}\nvar v = [1.0, 2.0]\nw = [1.0, 2.0]");
    const before = stateOf(session);
    run(session, "for i in range(20):\n  l.append(i)\n  d[i] = w\n  v.assign_add(w)\n  w = w * 1.5");
    const after = stateOf(session);
    expect(after).not.toBe(before);
    run(session, "undo");
    expect(sorted(stateOf(session))).toEqual(sorted(before));
    run(session, "redo");
    expect(sorted(stateOf(session))).toEqual(sorted(after));
  });

  test("shows commands in it graphs as they are written, of what is computed", () => {
    const { said } = run(newSession(), "w = [1.0, 2.0]\nfor i in range(3):\n  w = w + 1\n  explain w * 2 + i");
    expect(said.match(/\(2,\) and \(\) → \(2,\)/g)).toHaveLength(6);
    // After the first turn, what it left has been computed: no turn has the steps of others to do.
    expect(said.match(/cost +4 operations/g)).toHaveLength(2);
  });

  test("is built into a loss as it is written: what is whole or true depends on Variables and data too", () => {
    const setup =
      "seed 3\nX = [[1.0, 2.0], [3.0, -1.0], [0.5, 4.0], [2.0, 2.0]]\nt = [1.0, 2.0, 3.0, 5.0]\nvar a = [-1.0, 2.0]\n";
    const term = (i: string) => `s = s + sum(square(X @ a - t) * cast(X @ a > ${i} - 2.0, float32))`;
    const looped = `def f():\n  s = 0.0\n  for i in range(4):\n    ${term("i")}\n  return s\n\n`;
    const straight = `def f():\n  s = 0.0\n${[0, 1, 2, 3].map((i) => `  ${term(`${i}`)}\n`).join("")}  return s\n\n`;
    const fits =
      "fit f() epochs=30 lr=0.002\nfit f() data=X,t batch=2 epochs=5 lr=0.002\nfit f() opt=lbfgs epochs=5\na";
    const found = run(newSession(), setup + looped + fits);
    expect(found.failed).toBeNull();
    expect(found.said).toBe(run(newSession(), setup + straight + fits).said);
    expect(found.said).not.toContain("the loss has settled");
  });

  test("leaves later statements as lazy as they were", () => {
    const session = newSession();
    run(session, "w = [1.0, 2.0]\nfor i in range(3): w = w + 1");
    expect(run(session, "explain w * 2 + 1").said).toContain("multiply, 2 elements");
  });
});

test("what a turn holds by name is computed once, also where the next turn asks for what it leads to", () => {
  const session = newSession(undefined, "python");
  const Module = WebAssembly.Module;
  let bytes = 0;
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, [code]: [Uint8Array<ArrayBuffer>]) => {
      bytes += code.byteLength;
      return new target(code);
    },
  });
  try {
    const text = [
      "import numpy as np",
      "def down(x):",
      "    z = x * 0 + 1",
      "    high = x >= 3",
      "    while np.any(high):",
      "        x = np.where(high, x - 1, x)",
      "        z = np.where(high, z * x, z)",
      "        high = x >= 3",
      "    return z",
      "print(down(np.linspace(1, 24, 20000)).sum() > 1e20)",
    ].join("\n");
    expect(run(session, text)).toMatchObject({ failed: null, said: "True\n" });
  } finally {
    WebAssembly.Module = Module;
  }
  // 277,000 where each turn goes through all that came before.
  expect(bytes).toBeLessThan(45_000);
});
