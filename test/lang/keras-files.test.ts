/** Models that Keras wrote (test/oracle/record-keras.py) predict and train on as they do there; what cannot be taken is said. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Dialect } from "../../src/lang/env.ts";
import { runText } from "../../src/session/run.ts";
import { Files, newSession, textOf } from "../conversation.ts";
import recorded from "../oracle/keras.json" with { type: "json" };

const bytesIn = (text: string): Uint8Array => new Uint8Array(inflateSync(Buffer.from(text, "base64")));
const chain = bytesIn(recorded.chain.keras);
const files = (): Files => {
  const found = new Files();
  const all = {
    "m.keras": recorded.chain.keras,
    "m.h5": recorded.chain.h5,
    "m.weights.h5": recorded.chain.weights,
    "graph.keras": recorded.graph.keras,
    "lambda.keras": recorded.lambda,
    "foreign.keras": recorded.foreign,
  };
  for (const [name, text] of Object.entries(all)) found.bytes.set(name, bytesIn(text));
  found.bytes.set("short.keras", chain.subarray(0, chain.length - 3000));
  found.bytes.set("short.weights.h5", bytesIn(recorded.chain.weights).subarray(0, 4000));
  found.put("text.h5", "a,b\n1,2\n");
  return found;
};

function said(text: string, dialect: Dialect = "python", from = files()): string {
  const session = newSession(from, dialect);
  let out = "";
  runText(session, { name: "", text, line: 1 }, (event) => {
    if (event.kind !== "print" || !event.aside) out += textOf(event, session);
  });
  return out;
}

const start = `import numpy as np
import keras
x = np.linspace(-1, 1, 24).reshape(6, 4).astype("float32")
y = (x[:, :1] > 0).astype("float32")
def tell(values):
    print(" ".join([repr(float(v)) for v in values]))
`;
const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number);
function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [i, w] of wanted.entries()) expect(Math.abs(found[i]! - w)).toBeLessThan(1e-5 * Math.max(1, Math.abs(w)));
}

describe("what Keras wrote", () => {
  test.each([
    ["a model", `m = keras.models.load_model("m.keras")`],
    ["a model in an old file", `m = keras.models.load_model("m.h5")`],
    [
      "weights, into its config",
      `m = keras.models.clone_model(keras.models.load_model("m.keras", compile=False))\nm.load_weights("m.weights.h5")`,
    ],
    [
      "weights out of a model",
      `m = keras.models.clone_model(keras.models.load_model("m.h5", compile=False))\nm.load_weights("m.keras")`,
    ],
  ])("%s predicts the same", (_, load) => {
    expectNear(numbers(said(`${start}${load}\ntell(m.predict(x, verbose=0).ravel())`)), recorded.chain.predicted);
  });
  test.each(["m.keras", "m.h5"])("%s trains on with its optimizer's state", (name) => {
    const out = said(`${start}m = keras.models.load_model("${name}")
h = m.fit(x, y, batch_size=6, epochs=3, verbose=0, shuffle=False)
tell(h.history["loss"])
tell(m.predict(x, verbose=0).ravel())`);
    const [losses, predicted] = out.trim().split("\n");
    expectNear(numbers(losses!), recorded.chain.losses);
    expectNear(numbers(predicted!), recorded.chain.afterwards);
  });
  test("a graph with a layer used twice and an operator", () => {
    const out = said(`${start}tell(keras.models.load_model("graph.keras").predict(x, verbose=0).ravel())`);
    expectNear(numbers(out), recorded.graph.predicted);
  });
  test("what tensh writes of it has the same parts", () => {
    const from = files();
    said(
      `import keras\nkeras.models.load_model("m.keras").save("again.keras")\nkeras.models.load_model("m.h5").save("again.h5")`,
      "python",
      from,
    );
    const paths = `load a -> a; load b -> b; sorted(a) == sorted(b); all([abs(a[k] - b[k]).max() < 1e-6 for k in a])`;
    for (const ending of ["keras", "h5"])
      expect(
        said(paths.replace("load a", `load m.${ending}`).replace("load b", `load again.${ending}`), "tensh", from),
      ).toMatch(/True[\s\S]*True/);
  });
  test("at the prompt", () => {
    expect(said("load m.weights.h5 -> w; w['layers/dense/vars/0'].shape", "tensh")).toContain("(4, 3)");
    expect(said("m = tf.keras.models.load_model('m.keras'); m.count_params()", "tensh")).toContain("31");
  });
});

describe("what cannot be taken is said in one error, and nothing is lost", () => {
  test.each([
    [`load_model("short.keras")`, "no zip archive, or it is cut short"],
    [`load_model("text.h5")`, "no HDF5 file"],
    [`load_model("m.weights.h5")`, "holds weights alone"],
    [`load_model("lambda.keras")`, "code: it is not run here"],
    [`load_model("lambda.keras", safe_mode=False)`, "code: it is not run here"],
    [`load_model("foreign.keras")`, "ConvLSTM1D"],
    [`load_model("nowhere.keras")`, "File not found"],
  ])("%s", (call, says) => {
    const out = said(
      `import keras\nkept = 7\ntry:\n    keras.models.${call}\nexcept Exception as error:\n    print("said", error)\nprint(kept)`,
    );
    expect(out).toContain(says);
    expect(out.trim().split("\n").at(-1)).toBe("7");
    expect(said(`kept = 7\ntf.keras.models.${call}\nkept`, "tensh").match(/^error\[/gm)).toHaveLength(1);
  });
  test("weights of other shapes leave those that are there", () => {
    const out =
      said(`${start}m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), keras.layers.BatchNormalization(), keras.layers.Dense(1)])
before = m.get_weights()
for path in ["m.weights.h5", "short.weights.h5"]:
    try:
        m.load_weights(path)
    except Exception as error:
        print(str(error).replace("\\n", " "))
print(all([(a == b).all() for a, b in zip(before, m.get_weights())]))`);
    expect(out).toContain("variable.shape=(4, 2), Received: value.shape=(4, 3)");
    expect(out).toContain("cut short");
    expect(out.trim().split("\n").at(-1)).toBe("True");
  });
  test("a function stands for the code of a layer, by its name", () => {
    const out = said(`import keras
import numpy as np
m = keras.models.load_model("lambda.keras", custom_objects={"code": lambda v: v * 2})
print(m.predict(np.array([[1.0, 2, 3, 4]]), verbose=0))`);
    expect(out.trim()).toBe("[[2. 4. 6. 8.]]");
  });
  test("a lambda is not saved", () => {
    const out = said(`import keras
m = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(lambda v: v * 2, name="double")])
try:
    m.save("m2.keras")
except ValueError as error:
    print(error)`);
    expect(out).toContain("The lambda of layer 'double' is code");
  });
});

test.each(["m.keras", "m.h5"])("load gives the weights of %s, and says what its optimizer keeps", (name) => {
  const text = said(`load ${name}`, "tensh");
  expect(text).toMatch(/values of the optimizer were left out; with all of them in a dict: load m\.\w+ -> NAME\n$/);
  expect(text).not.toMatch(/^optimizer/m);
  expect(said(`load ${name} -> m\nany([k.startswith('optimizer') for k in m])`, "tensh")).toMatch(/True\n$/);
});
