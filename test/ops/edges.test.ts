// Values, shapes and dtypes at the edges, as TensorFlow, NumPy and PyTorch have them.
import { describe, expect, test } from "vitest";
import { newSession, say, sayValues } from "../conversation.ts";

const said = (code: string): string => sayValues(code, newSession()).trim();

test.each([
  // Terms that fall below all numbers, and as many of them as the order is large.
  ["tf.math.zeta(inf, 3.0)", "0.0"],
  ["tf.math.zeta(inf, 1.0)", "1.0"],
  ["tf.math.zeta(inf, 0.5)", "inf"],
  ["tf.math.zeta(cast(1e9, float64), 3.0)", "0.0"],
  ["tf.math.zeta(cast(3.0, float64), cast(-1000000.5, float64))", "4.991562718714704e-13"],
  ["tf.math.polygamma(cast(200.0, float64), cast(300.0, float64))", "-2.0343035127673098e-123"],
  ["tf.math.polygamma(cast(9e17, float64), cast(nan, float64))", "nan"],
  ["tf.math.polygamma(cast(170.0, float64), cast([5.0, -0.3], float64))", "[-2.17225724e+187              inf]"],
  ["full_like([1, 2], 2.7, dtype=float64)", "[2.7 2.7]"],
  ["median([3.0, -inf])", "-inf"],
  ["median([1.0, inf])", "inf"],
  ["median([-inf, inf])", "nan"],
  ["np.sort_complex([[3, 1], [2, 0]])", "[[1.+0.j 3.+0.j]\n [0.+0.j 2.+0.j]]"],
  ["tf.saturate_cast(cast([inf, -inf, -3], float16), tf.int32)", "[ 65504 -65504     -3]"],
  ["tf.saturate_cast([1 + 2j, 1e10 + 0j], tf.int32)", "[         1 2147483647]"],
  ["add_scaled([True], [True], alpha=2)", "[3]"],
])("%s is %s", (code, shows) => expect(said(code)).toBe(shows));

describe("options of TensorFlow's", () => {
  test.each([
    ["tf.shape(ones([2, 3]), out_type=tf.int64).dtype", "int64"],
    ["tf.size(ones([2, 3]), out_type=tf.int64).dtype", "int64"],
    ["tf.transpose([[1 + 2j, 3]], conjugate=True)", "[[1.-2.j]\n [3.-0.j]]"],
    ["tf.linalg.inv([[1.0, 2.0], [0.0, 1.0]], adjoint=True)", "[[ 1.  0.]\n [-2.  1.]]"],
    ["tf.split(range(6), [2, -1, 1])[1]", "[2 3 4]"],
    ["tf.ensure_shape(ones([1, 2]), [None, 2])", "[[1. 1.]]"],
    ["tf.truncatemod([7, -7], 3)", "[ 1 -1]"],
    ["tf.float16.max, tf.bfloat16.min", "(65504.0, -3.3895313892515355e+38)"],
    ["tf.float32.is_compatible_with(tf.int32)", "False"],
    ["ones([2]).shape.is_fully_defined()", "True"],
    ["Generator.from_seed(2020).normal([2])", "[-0.20943771  1.2746525 ]"],
  ])("%s is %s", (code, shows) => expect(said(code)).toBe(shows));
});

describe("bits", () => {
  test.each([
    ["bitcast([1.0, -2.0], int32)", "[ 1065353216 -1073741824]"],
    ["bitcast([1, 256], uint8)", "[[1 0 0 0]\n [0 1 0 0]]"],
    ["bitcast(cast([[1, 2, 3, 4]], uint8), int32)", "[67305985]"],
    ["bitcast(cast([1.5, 2.0], float16), uint16)", "[15872 16384]"],
    ["x = constant([1.0, 2.0]); x.view(int32)", "[1065353216 1073741824]"],
    ["x = constant([[1, 2]]); x.view(uint8)", "[[1 0 0 0 2 0 0 0]]"],
    ["x = cast([[1, 2, 3, 4]], uint8); x.view(uint16)", "[[ 513 1027]]"],
  ])("%s is %s", (code, shows) => expect(said(code)).toBe(shows));
  test.each(["bitcast(ones([3], dtype=uint8), int32)", "bitcast([1.0], complex64)"])("%s is refused", (code) =>
    expect(said(code)).toContain("error["),
  );
});

test.each([
  ["x = constant([3, 1, 3]); x.unique()", "[1 3]"],
  ["x = constant([0, 3, 1]); x.argwhere()", "[[1]\n [2]]"],
  ["divmod(constant([7, -7]), 3)[1]", "[1 2]"],
  ["ndim([[1]])", "2"],
  ["truediv(3, 2)", "1.5"],
])("%s is %s, by a method or a bare name", (code, shows) => expect(said(code)).toBe(shows));

// Kernels are kept by what is in them: JSON has one word for infinities and NaN, and one for both zeros.
test("kernels with inf and -inf are two", () => {
  const session = newSession();
  const code = "x = concat([full([50000], inf), full([50000], -inf)], 0); sum(cast(np.isposinf(x), int32))";
  expect(sayValues(code, session)).toContain("50000");
  expect(sayValues("y = np.isneginf(x); y[0], y[-1]", session)).toContain("False");
  expect(sayValues("y[-1]", session)).toContain("True");
});

test.each([
  ["assign w = 1", "help: assign w = broadcast_to(1.0, [2, 2])"],
  ["assign sub w 1", "help: assign sub w broadcast_to(1.0, [2, 2])"],
  ["w.assign(2)", "help: w.assign(broadcast_to(2.0, [2, 2]))"],
])("%s of a matrix offers the number broadcast", (code, help) => {
  const session = newSession();
  sayValues("var w = [[1.0, 2.0], [3.0, 4.0]]", session);
  expect(say(code, session)).toContain(help);
});
