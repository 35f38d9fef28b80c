/**
 * Sessions as Python: the scripts were run with NumPy, PyTorch, JAX and TensorFlow (test/oracle/record-export.py), and every
 * name held there what it holds here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { TensorAnswer } from "../src/core/answer.ts";
import { answerOf } from "../src/session/answers.ts";
import { Files, newSession, say, sayJson } from "./conversation.ts";

const folder = new URL("oracle/export/", import.meta.url);
interface Recorded {
  readonly script: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const recorded = JSON.parse(readFileSync(new URL("oracle/export.json", import.meta.url), "utf8")) as Record<
  string,
  Record<string, Recorded>
>;
const sessions = readdirSync(folder).map((f) => f.replace(".tsh", ""));
const textOf = (name: string): string => readFileSync(new URL(`${name}.tsh`, folder), "utf8");

/** Equal up to the rounding of another order of float32 operations. */
function expectNear(found: unknown, wanted: unknown, where: string): void {
  if (Array.isArray(wanted)) {
    expect(Array.isArray(found) && found.length, where).toBe(wanted.length);
    for (const [i, w] of wanted.entries()) expectNear((found as unknown[])[i], w, `${where}[${i}]`);
  } else if (typeof wanted === "number") {
    const given = Number(found);
    expect(Math.abs(given - wanted), `${where}: ${given} and ${wanted}`).toBeLessThanOrEqual(
      2e-5 * Math.max(1, Math.abs(wanted)),
    );
  } else if (typeof wanted === "object" && wanted !== null) {
    expect(Object.keys(found as object)).toEqual(Object.keys(wanted));
    for (const [k, w] of Object.entries(wanted)) expectNear((found as Record<string, unknown>)[k], w, `${where}.${k}`);
  } else expect(found, where).toEqual(wanted);
}

describe.each(sessions)("%s", (name) => {
  const session = newSession();
  const said = say(textOf(name), session);
  test("runs", () => {
    expect(said).not.toContain("error[");
    expect(Object.keys(recorded[name]!)).toEqual(["numpy", "torch", "jax", "tensorflow"]);
  });
  test.each(["numpy", "torch", "jax", "tensorflow"])(
    "as %s is the script that was recorded, and gave these values",
    (target) => {
      const { script, values } = recorded[name]![target]!;
      const [answer] = sayJson(`code as ${target}`, session);
      expect(answer!["text"]).toBe(script);
      const env = session.env({ name: "", text: "", line: 1 });
      for (const [key, value] of Object.entries(values)) {
        const own = plain(contentOf(answerOf(session.scope.names.get(key)!, env)));
        expectNear(own, value, key);
      }
      // Functions, generators, classes and their objects alone have no content.
      const content = [...session.scope.names.values()].filter((v) => v.kind !== "class" && v.kind !== "object");
      expect(Object.keys(values).length).toBeGreaterThan(content.length - 4);
    },
  );
});

/** As JSON would have it. */
function plain(v: unknown): unknown {
  if (typeof v === "bigint") return Number(v);
  if (v instanceof Map) return Object.fromEntries([...v].map(([k, x]) => [k, plain(x)]));
  if (Array.isArray(v)) return v.map(plain);
  if (typeof v === "object" && v !== null && "layout" in v)
    return plain(contentOf({ kind: "tensor", value: v as TensorAnswer["value"] }));
  return typeof v === "object" && v !== null ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, plain(x)])) : v;
}

function contentOf(answer: ReturnType<typeof answerOf>): unknown {
  if (answer.kind !== "tensor" && answer.kind !== "variable") return answer.value;
  const { data, layout } = answer.value;
  const at = (axis: number, place: number): unknown => {
    const size = layout.shape[axis];
    if (size === undefined) return answer.value.dtype === "bool" ? data[place] === 1 : data[place];
    return Array.from({ length: size }, (_, i) => at(axis + 1, place + i * layout.strides[axis]!));
  };
  return at(0, layout.offset);
}

describe("the commands", () => {
  test("export writes what code shows", () => {
    const files = new Files();
    const session = newSession(files);
    say("x = [1, 2]\ny = sum(x) * 2", session);
    expect(say("export session out.py as torch", session)).toBe("out.py: 5 lines of Python with torch");
    expect(new TextDecoder().decode(files.bytes.get("out.py"))).toBe(`${say("code as torch", session)}\n`);
    // The only word that can stand there goes without saying.
    expect(say("export short.py as torch", session)).toMatch(/^short\.py: \d+ lines/);
  });
  test("what showed something that was undone later is not in it", () => {
    const script = say("x = 1\nvar a = 1.0\na\ngrad a**2\nundo\nundo\ny = 2\ncode as numpy", newSession());
    expect(script.slice(script.indexOf("import"))).toBe("import numpy as np\n\ny = 2");
  });
  test("what was undone, failed or only shown is not in it", () => {
    expect(
      say("x = 1\nx = 2\nundo\nvars\nhelp sum\nseed 3\nif True: x = nothing\ny = x\ncode as numpy", newSession(), {
        keepGoing: true,
      }),
    ).toMatch(/import numpy as np\n\nx = 1\ny = x$/);
  });
  test("what the history does not give stands at the end", () => {
    const session = newSession();
    say("var a = 0.0\nfit (a - 3)**2 epochs=20 log=none\ngoto epoch 5", session);
    const text = say("code as numpy", session);
    expect(text).toContain("# What the statements above do not give.\na = np.array(1.2");
  });
  test.each([
    ["code as matlab", "command/choice"],
    ["export session numpy.py as torch", "export/name"],
    ["export notebook x.py", "command/choice"],
    ["export session", "command/missing"],
  ])("%s is refused", (text, code) => {
    expect(sayJson(text)).toMatchObject([{ kind: "error", code }]);
  });
});

test("what PyTorch cannot hand to NumPy is widened where it is shown, and what is NumPy's already stays", () => {
  const session = newSession();
  say(
    "b = tf.cast([1.1, 2.2], tf.bfloat16)\nb * 2\nvar w = b\ngrad tf.reduce_sum(w**2)\nf = b.numpy().tolist()",
    session,
  );
  const script = sayJson("code as torch", session)[0]!["text"] as string;
  expect(script).toContain("print((b * 2).detach().float().numpy())");
  expect(script).toContain("print(w.detach().float().numpy())");
  expect(script).toContain("print(d_w.detach().float().numpy())");
  expect(script).toContain("f = b.detach().tolist()");
  const widths = say("h = tf.cast([1.1, 2.2], tf.float16)\nh\ncode as torch", newSession());
  expect(widths).toContain("print(h.detach().numpy())");
});

test("a gradient that does not come to a name is None there too, which is not asked for its numbers", () => {
  const session = newSession();
  say("var w = 2.0\nvar u = 1.0\ngrad w*3 wrt w, u", session);
  const code = (target: string): unknown => sayJson(`code as ${target}`, session)[0]!["text"];
  expect(code("tf")).toContain("print(d_w.numpy())\nprint(None if d_u is None else d_u.numpy())");
  expect(code("torch")).toContain("[w, u], allow_unused=True)\nprint(d_w.detach().numpy())\nprint(None if d_u is None");
  expect(code("jax")).toContain("print(d_w)\nprint(d_u)");
});

test("stars and single names in brackets stay", () => {
  const lines =
    "xs = [1, 2]\nprint(*xs)\nfor x, in [[1], [2]]:\n    pass\nys = [x for x, in [[1], [2]]]\nt = tensor([[1.0], [2.0]])\nprint(*t)";
  const session = newSession();
  say(lines, session);
  const script = sayJson("code as torch", session)[0]!["text"] as string;
  for (const line of [
    "print(*xs)",
    "for x, in [[1], [2]]:",
    "ys = [x for x, in [[1], [2]]]",
    "print(*t.detach().numpy())",
  ])
    expect(script).toContain(line);
});

test("products of vectors are in TensorFlow's words, whose matmul takes matrices only", () => {
  const session = newSession();
  say(
    "x = tf.constant([1.0, 2.0]); m = ones([2, 2])\ntf.matmul(x, x); tf.matmul(m, x); tf.matmul(m, m)\nx @ zeros([5, 2, 3])",
    session,
  );
  const code = say("code as tensorflow", session, {}, 3);
  expect(code).toContain("tf.tensordot(x, x, 1)");
  expect(code).toContain("tf.linalg.matvec(m, x)");
  expect(code).toContain("tf.matmul(m, m)");
  expect(code).toContain("tf.linalg.matvec(tf.zeros([5, 2, 3], dtype=tf.float32), x, transpose_a=True)");
});

test("Keras is written as it stands where TensorFlow is the framework, and elsewhere what its models do, with their weights", () => {
  const lines = [
    "import tensorflow as tf",
    "from tensorflow import keras",
    "from tensorflow.keras.layers import Dense as D",
    "tf.keras.utils.set_random_seed(1)",
    "model = keras.Sequential([keras.layers.Input((2,)), D(1)])",
    "model.compile(optimizer='sgd', loss='mse')",
    "X = tf.ones([3, 2])",
    "h = model.fit(X, tf.ones([3, 1]), epochs=1, verbose=0)",
    "l = h.history['loss']",
    "p = model(X)",
  ];
  const session = newSession();
  say(lines.join("\n"), session);
  const script = sayJson("code as tensorflow", session)[0]!["text"] as string;
  expect(script.trim().split("\n")).toEqual([
    "import numpy as np",
    "import tensorflow as tf",
    "",
    "from tensorflow import keras",
    "from tensorflow.keras.layers import Dense as D",
    "tf.keras.utils.set_random_seed(1)",
    "model = keras.Sequential([keras.layers.Input((2,)), D(1)])",
    "model.compile(optimizer='sgd', loss='mse')",
    "X = tf.ones([3, 2], dtype=tf.float32)",
    "h = model.fit(X, tf.ones([3, 1], dtype=tf.float32), epochs=1, verbose=0)",
    "l = h.history['loss']",
    "p = model(X)",
  ]);
  const torch = say("code as torch", session);
  expect(torch).toContain("model = torch.nn.Sequential(\n    torch.nn.Linear(2, 1),\n)\nwith torch.no_grad():\n");
  expect(torch.match(/model\[0\]\.weight\.copy_/g)).toHaveLength(2);
  expect(torch).toMatch(/# torch has no words here for \.compile\(\)\nX = /);
  expect(torch).toMatch(/p = model\(X\)$/);
  const numpy = say("code as numpy", session);
  expect(numpy).toContain("def model(x):\n    x = x @ model_weights[0] + model_weights[1]\n    return x\n");
  expect(numpy.match(/^model_weights = \[$/gm)).toHaveLength(2);
});

test("layers that a framework has no words for are named, and what was printed without words for it stands as text", () => {
  const session = newSession();
  const lines = [
    "from tensorflow import keras",
    "m = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(2, activation='gelu')])",
    "p = m.predict(ones([1, 2]), verbose=0)",
    "s = sum(p)",
    "print(ones([2, 3]).nbytes, 'bytes')",
  ];
  say(lines.join("\n"), session);
  const numpy = say("code as numpy", session);
  expect(numpy).toContain("# numpy has no words here for gelu\n");
  expect(numpy).toContain("# numpy has no words here for gelu; these are the values\np = np.array(");
  expect(numpy).toContain("print('24 bytes')");
  const torch = say("code as torch", session);
  expect(torch).toContain("    torch.nn.GELU(),\n");
  // What predict gives is NumPy's; PyTorch's operations take tensors.
  expect(torch).toContain("p = m(torch.ones([1, 2], dtype=torch.float32)).detach()\ns = torch.sum(p)\n");
});

test("a tape is named where a framework has none, as other things of TensorFlow's are", () => {
  const lines = "var x = 3.0\nwith tf.GradientTape() as tape:\n    y = x**2\ntape";
  for (const target of ["torch", "jax", "numpy"]) {
    const script = say(`${lines}\ncode as ${target}`, newSession());
    expect(script).toContain(`# ${target} has no words here for tape`);
    expect(script).not.toContain("print(tape_)");
  }
  expect(say(`${lines}\ncode as tensorflow`, newSession())).toContain("print(tape_)");
});
