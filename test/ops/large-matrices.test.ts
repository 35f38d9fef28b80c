// Matrices that are worked on in blocks: what an algorithm gives fulfils what defines it, whoever makes the products, and
// the number of threads changes no bit.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { setEngine } from "../../src/runtime/realize.ts";
import { setThreads } from "../../src/runtime/threads.ts";
import { newSession } from "../conversation.ts";
import { outcome } from "./recorded.ts";

afterEach(() => {
  setEngine("compiled");
  setThreads(null);
});

/** Numbers from -1 to 1 that any run gives again. */
function matrix(m: number, n: number, seed = 1): Stored {
  let state = seed;
  const data = Float64Array.from({ length: m * n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  return stored("float64", [m, n], data);
}
function numbersOf(code: string, ...inputs: readonly Stored[]): Float64Array {
  const found = outcome(code, inputs, newSession());
  if (typeof found === "string") throw new Error(`${code}: ${found}`);
  return denseData(found[0]!) as Float64Array;
}

/** Differences that are 0 but for rounding, for x (m, n) and y (m, n) of another seed. */
const square = [
  "inv(x) @ x - eye(x.shape[0], dtype=float64)",
  "x @ solve(x, y) - y",
  "x @ solve(x, y[:, 0]) - y[:, 0]",
  "triangular_solve(tril(x) + 20 * eye(x.shape[0], dtype=float64), y) - solve(tril(x) + 20 * eye(x.shape[0], dtype=float64), y)",
  "triu(x + 20 * eye(x.shape[0], dtype=float64)) @ triangular_solve(x + 20 * eye(x.shape[0], dtype=float64), y, lower=False) - y",
  "(lambda l: l @ l.T - (x @ x.T + y @ y.T))(cholesky(x @ x.T + y @ y.T))",
  "triu(cholesky(x @ x.T + y @ y.T), 1)",
  "slogdet(x @ y)[1] - slogdet(x)[1] - slogdet(y)[1]",
  "slogdet(x @ y)[0] - slogdet(x)[0] * slogdet(y)[0]",
  "det(x / 10) * det(inv(x / 10)) - 1",
  "(lambda e: (x + x.T) @ e[1] - e[1] * e[0])(eigh(x + x.T))",
  "(lambda v: v.T @ v - eye(x.shape[0], dtype=float64))(eigh(x + x.T)[1])",
  "eigvalsh(x + x.T) - eigh(x + x.T)[0]",
  "sort(eigvalsh(x + x.T)) - eigvalsh(x + x.T)",
  // Values of many orders of magnitude.
  "(lambda h: eigvalsh(h) - eigh(h)[0])(1 / (1 + arange(x.shape[0], dtype=float64)[:, None] + arange(x.shape[0], dtype=float64)))",
  "(lambda h: svdvals(h) - svd(h)[1])(1 / (1 + arange(x.shape[0], dtype=float64)[:, None] + arange(x.shape[0], dtype=float64)))",
  "(lambda u: u.T @ u - eye(u.shape[1], dtype=float64))(svd(x * 10.0 ** (-2 * arange(x.shape[0], dtype=float64))[:, None])[0])",
  "(lambda v: v @ v.T - eye(v.shape[0], dtype=float64))(svd(x * 10.0 ** (-2 * arange(x.shape[0], dtype=float64))[:, None])[2])",
  // Many equal values, and many of 0.
  "(lambda e: (x[:, :3] @ x[:, :3].T) @ e[1] - e[1] * e[0])(eigh(x[:, :3] @ x[:, :3].T))",
  "(lambda v: v.T @ v - eye(x.shape[0], dtype=float64))(eigh(x[:, :3] @ x[:, :3].T)[1])",
  "eigh(eye(x.shape[0], dtype=float64))[1] - eye(x.shape[0], dtype=float64)",
  "eigvalsh(0 * x)",
  "matrix_exp(x / 10) @ matrix_exp(-x / 10) - eye(x.shape[0], dtype=float64)",
];
const any = [
  "(lambda q: q[0] @ q[1] - x)(qr(x))",
  "(lambda q: q.T @ q - eye(q.shape[1], dtype=float64))(qr(x)[0])",
  "tril(qr(x)[1], -1)",
  "(lambda d: d[0] @ diag(d[1]) @ d[2] - x)(svd(x))",
  "(lambda u: u.T @ u - eye(u.shape[1], dtype=float64))(svd(x)[0])",
  "(lambda v: v @ v.T - eye(v.shape[0], dtype=float64))(svd(x)[2])",
  "svdvals(x) - svd(x)[1]",
  "-sort(-svdvals(x)) - svdvals(x)",
  "(lambda p: p - pinv(x))(np.linalg.pinv(x.T).T)",
  "x @ pinv(x) @ x - x",
  "x.T @ (x @ lstsq(x, x[:, 0] + y[:, -1]) - (x[:, 0] + y[:, -1]))",
  "x.T @ (x @ lstsq(x, y) - y)",
  // Values of 0, and equal ones.
  "(lambda d: d[0] @ diag(d[1]) @ d[2] - x * (y[0] > 0.5))(svd(x * (y[0] > 0.5)))",
  "(lambda u: u.T @ u - eye(u.shape[1], dtype=float64))(svd(x * (y[0] > 0.5))[0])",
  "(lambda v: v @ v.T - eye(v.shape[0], dtype=float64))(svd(x * (y[0] > 0.5))[2])",
  "(lambda u: u.T @ u - eye(u.shape[1], dtype=float64))(svd(ones_like(x))[0])",
  "(lambda d: d[0] @ diag(d[1]) @ d[2] - qr(x)[0])(svd(qr(x)[0]))",
  "svdvals(qr(x)[0]) - 1",
  "svd(0 * x)[1]",
  "(lambda d: (d[0] @ diag(d[1]) @ d[2] - 1e250 * x) / 1e250)(svd(1e250 * x))",
  "(lambda q: q[0] @ q[1] - x)(qr(x, mode='complete'))",
  "(lambda q: q.T @ q - eye(q.shape[1], dtype=float64))(qr(x, mode='complete')[0])",
  "(lambda f: f.P @ f.L @ f.U - x)(lu(x))",
];

const sizes = [
  [1, 1],
  [7, 7],
  [25, 25],
  [33, 33],
  [100, 100],
  [157, 157],
  [40, 90],
  [130, 33],
] as const;

describe.each(["compiled", "reference"] as const)("by the %s engine", (engine) => {
  beforeEach(() => setEngine(engine));
  describe.each(sizes)("(%i, %i)", (m, n) => {
    test.each([...any, ...(m === n ? square : [])])("%s", (code) => {
      const fault = Math.max(...numbersOf(code, matrix(m, n), matrix(m, n, 7)).map(Math.abs));
      expect(fault).toBeLessThan(1e-9);
    });
  });
});

test.each(["inv(x)", "solve(x, y)", "cholesky(x @ x.T)", "det(x / 10)", "eigh(x)[1]", "qr(x)[0]", "svd(x)[0]"])(
  "%s: threads change no bit",
  (code) => {
    const found = [1, 2].map((threads) => {
      setThreads(threads);
      return Array.from(numbersOf(code, matrix(300, 300), matrix(300, 300, 7)));
    });
    expect(found[0]).toEqual(found[1]);
  },
);

test("singular ones are found at any size", () => {
  const x = matrix(200, 200);
  for (const code of ["inv(x * (x == x[0]))", "solve(0 * x, x)", "cholesky(-x @ x.T)"])
    expect(outcome(code, [x], newSession())).toBe("value/domain");
  // A column of zeros in the middle.
  (x.data as Float64Array).forEach((_, i, all) => {
    if (i % 200 === 130) all[i] = 0;
  });
  expect(outcome("inv(x)", [x], newSession())).toBe("value/domain");
  expect(numbersOf("det(x)", x)[0]! + 0).toBe(0);
});
