/** Derivatives of functions, second ones, directions, custom gradients and clipping, against recorded JAX and TensorFlow. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newSession, say, sayJson } from "../conversation.ts";

const recorded = JSON.parse(readFileSync(new URL("../oracle/derivatives.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;

const session = newSession();
say(
  `set float float64
x = [1.0, 2.0, 3.0]
m = tf.constant([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])
f = lambda v: sum(v**3 * sin(v)) + v[0] * exp(v[1] / v[2])
g = lambda v: tanh(m @ v) * v[:2]
t = [1.0, 0.5, -1.0]
var b = [[1.0, 2.0], [3.0, 4.0]]
var c = [[3.0, 4.0], [0.0, 0.0], [0.3, 0.4]]
var w = [1.0, 2.0, 3.0]`,
  session,
);
const valueIn = (code: string): unknown => sayJson(code, session).at(-1)?.["data"];

function expectClose(found: unknown, want: unknown, name: string): void {
  if (Array.isArray(want)) {
    expect(found, name).toHaveLength(want.length);
    for (const [i, w] of want.entries()) expectClose((found as unknown[])[i], w, name);
    return;
  }
  expect(typeof found, name).toBe("number");
  expect(Math.abs((found as number) - (want as number)), name).toBeLessThan(
    1e-12 * Math.max(1, Math.abs(want as number)),
  );
}

test.each([
  ["grad", "jax.grad(f)(x)"],
  ["hessian", "jax.hessian(f)(x)"],
  ["hessian", "hessian(f(w), w)"],
  ["jvp", "jax.jvp(g, (x,), (t,))[1]"],
  ["jvp", "jvp(g(w), w, t)"],
  ["vjp", "jax.vjp(g, x)[1]([2.0, -3.0])[0]"],
  ["jacobian", "jax.jacobian(g)(x)"],
  ["jacobian", "torch.func.jacfwd(g)(x)"],
  ["hvp", "jax.jvp(jax.grad(f), (x,), (t,))[1]"],
  ["hvp", "jax.grad(lambda v: sum(jax.grad(f)(v) * t))(x)"],
  ["third", "jax.grad(lambda s: jax.grad(lambda r: jax.grad(lambda q: exp(q) * q**5)(r))(s))(1.5)"],
  ["clipped", "clip_by_norm(c, 1.0, axes=[1])"],
  ["clippedGrad", "gradient(clip_by_norm(c, 1.0, axes=[1]), c)"],
])("%s: %s", (name, code) => {
  expectClose(valueIn(code), recorded[name], name);
});

test("batch_jacobian takes row by row what jacobian takes all by all", () => {
  say("with tf.GradientTape(persistent=True) as tape:\n  y = sin(b) * sum(b, 1, keepdims=True)\n", session);
  expectClose(valueIn("tape.batch_jacobian(y, b)"), recorded["batch"], "batch");
});

test("clip_by_global_norm gives the list and the length", () => {
  const [matrix, number, length] = recorded["together"] as unknown[];
  say("r = tf.clip_by_global_norm([c, None, 12.0], 6.5)", session);
  expectClose(valueIn("r[0][0]"), matrix, "matrix");
  expectClose(valueIn("r[0][2]"), number, "number");
  expectClose(valueIn("r[1]"), length, "length");
});

test("a custom gradient is what flows back, once and again", () => {
  say("def double(y):\n  return y * y, lambda dy: dy * 100 * y\nh = tf.custom_gradient(double)\n", session);
  expectClose(valueIn("jax.grad(h)(3.0)"), 300, "first");
  expectClose(valueIn("h(3.0)"), 9, "value");
  say(
    "def cubed(y):\n  return y ** 3, lambda dy: dy * 3 * y ** 2\nk = tf.custom_gradient(lambda y: cubed(y))\n",
    session,
  );
  expect(sayJson("tf.custom_gradient(lambda y: y)(3.0)", session).at(-1)?.["code"]).toBe("call/kind");
});

test("stop_gradient holds in every order", () => {
  expectClose(valueIn("jax.grad(lambda v: v * tf.stop_gradient(v) * v)(3.0)"), 18, "first");
  expectClose(valueIn("jax.grad(jax.grad(lambda v: v * jax.lax.stop_gradient(v) * v))(3.0)"), 6, "second");
});

test("what is read as a plain number has no silent gradient", () => {
  say("var slope = 0.5", session);
  for (const code of ["unique([slope, 1.0])[0]", "quantile(w, slope)"])
    expect(sayJson(`gradient(sum(${code}), slope)`, session).at(-1)?.["code"], code).toBe("grad/missing");
});

test("a number that an operation takes as a factor has its gradient, in every order", () => {
  say("var bend = constant(0.7, float64)\nv = constant([-2.0, 0.3, 1.5], float64)", session);
  const byHand: readonly (readonly [string, number, number])[] = [
    ["sum(leaky_relu(v, bend) ** 2)", 2 * 0.7 * 4, 8],
    ["sum(elu(v, alpha=bend) ** 2)", 2 * 0.7 * Math.expm1(-2) ** 2, 2 * Math.expm1(-2) ** 2],
    ["huber(zeros_like(v), v, bend)", (2 - 0.7 + 1.5 - 0.7) / 3, -2 / 3],
    ["sum(torch.nn.functional.huber_loss(v, v * 0, delta=bend, reduction='none'))", 2 - 0.7 + 1.5 - 0.7, -2],
    ["sum(pad(v, [[1, 2]], value=bend) ** 2)", 3 * 2 * 0.7, 6],
    ["sum(torch.add(v, v, alpha=bend) ** 2)", 2 * 1.7 * (4 + 0.09 + 2.25), 2 * (4 + 0.09 + 2.25)],
  ];
  for (const [code, first, second] of byHand) {
    expectClose(valueIn(`gradient(${code}, bend)`), first, code);
    expectClose(valueIn(`gradient(gradient(${code}, bend), bend)`), second, code);
  }
  expectClose(valueIn("gradient(sum(slope * leaky_relu(-w, slope)), w)"), [-0.25, -0.25, -0.25], "by the tensor");
});

test("where two sides of a smooth function meet, each has its share", () => {
  say("var level = constant([0.0, 2.0], float64)", session);
  for (const name of ["logaddexp", "logaddexp2"])
    expect(valueIn(`gradient(sum(${name}(level, stop_gradient(level))), level)`), name).toEqual([0.5, 0.5]);
});
