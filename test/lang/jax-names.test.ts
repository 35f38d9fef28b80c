/** JAX's names outside of Python files: plain operations on tensors, with the values that JAX's arrays get in files. */
import { describe, expect, test } from "vitest";
import { jaxOperation, jaxPaths } from "../../src/lang/jax-names.ts";
import { runText } from "../../src/session/run.ts";
import { newSession, say } from "../conversation.ts";

/** What the text prints, in the shell or in a Python file. */
function printed(text: string, name: string): string {
  let out = "";
  const source = { name, text, line: 1 };
  const { failed } = runText(newSession(undefined, name ? "python" : "tensh"), source, (event) => {
    if (event.kind === "print") out += event.text;
  });
  return failed ? failed.code : out;
}

/** Rounded to three places, whatever the dtype in which they were printed. */
const numbers = (text: string): string[] => (text.match(/-?\d[\d.e-]*|nan/g) ?? []).map((n) => Number(n).toFixed(3));

describe.each(jaxPaths)("%s", (path) => {
  const given = Object.keys(jaxOperation(path)!.params).includes("b") ? "x, y" : "x";
  const program = `import jax
import jax.numpy as jnp
import numpy as np
x = jnp.array([0.25, 0.75])
y = jnp.array([0.75, 0.5])
print(np.round(np.asarray(${path}(${given})).astype(float), 3).tolist())`;
  test("gives in the shell what it gives in a file", () => {
    const inShell = numbers(printed(program, ""));
    expect(inShell.length).toBeGreaterThan(0);
    expect(inShell).toEqual(numbers(printed(program, "a.py")));
  });
});

test("a Variable keeps its fractions, and has a gradient", () => {
  const session = newSession();
  say("var x = [0.3, 1.7]", session);
  expect(say("jax.nn.relu(x)", session)).toContain("[0.3 1.7]");
  expect(say("grad sum(jax.nn.softplus(x))", session)).toContain("[0.57444257 0.84553474]");
  expect(printed("import jax\nprint(jax.grad(jax.nn.relu)(0.0))", "")).toContain("0.0");
});

test("what makes JAX's arrays or PyTorch's layers says where it works", () => {
  for (const code of ["jax.vmap", "jax.lax.scan", "torch.nn.Linear(2, 3)", "torch.optim.SGD"])
    expect(say(code)).toContain("error[name/elsewhere]");
  expect(say("torch.nn.Lineer")).toContain("error[name/module]");
  expect(say("from torch.nn import Linear")).toContain("warning[name/elsewhere]");
  expect(say("from jax.numpy import *; exp(zeros([1]))")).toContain("[1]");
});
