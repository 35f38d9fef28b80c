// Functions that the shell has under names of its own, written in the library.
import { describe, expect, test } from "vitest";
import { newSession, sayValues } from "../conversation.ts";

const said = (code: string): string => sayValues(code, newSession()).trim();

describe("axes by names", () => {
  const x = "x = reshape(range(24), 2, 3, 4); ";
  test.each([
    ["rearrange(range(24), '(a b c) -> c (a b)', a=2, b=3)[1]", "[ 1  5  9 13 17 21]"],
    ["rearrange(x, 'b ... -> ... b').shape", "(3, 4, 2)"],
    ["rearrange(x, 'b ... -> b (...)').shape", "(2, 12)"],
    ["rearrange(x, 'b h (w two) -> two b h w', two=2).shape", "(2, 2, 3, 2)"],
    ["rearrange(x, 'b h w -> b 1 h w').shape", "(2, 1, 3, 4)"],
    ["reduce(x, 'b h w -> w b', 'max')", "[[ 8 20]\n [ 9 21]\n [10 22]\n [11 23]]"],
    ["reduce(x, 'b h w -> b () ()', 'sum').shape", "(2, 1, 1)"],
    ["import einops; einops.repeat([1, 2], 'a -> a 2')", "[[1 1]\n [2 2]]"],
    ["from einops import rearrange as r; r(x, 'b h w -> h b w').shape", "(3, 2, 4)"],
  ])("%s is %s", (code, shows) => expect(said(x + code)).toBe(shows));
  test.each([
    ["rearrange(x, 'b h -> h b')", "the pattern has 2 axes"],
    ["rearrange(x, 'b h w -> b h')", "need the same axes"],
    ["rearrange(x, 'b (h two) w -> two b h w', two=2)", "size 3 is not (h two) of 2"],
    ["rearrange(x, '(a b) h w -> a b h w')", "say one of them"],
    ["reduce(x, 'b h w -> b', 'middle')", "is none of sum"],
  ])("%s says %s", (code, words) => expect(said(x + code)).toContain(words));
});

describe("chance obeys seed", () => {
  test.each(["choice([10, 20, 30], 5)", "choice(9, [2, 2], replace=False)", "permutation(9)", "bernoulli(0.5, 9)"])(
    "%s",
    (code) => expect(said(`seed 3; ${code}`)).toBe(said(`seed 3; ${code}`)),
  );
  test.each([
    ["choice([1.0, 2.0], 3, p=[0.0, 1.0])", "[2. 2. 2.]"],
    ["sort(choice(4, 2, replace=False, p=[0.5, 0.5, 0, 0]))", "[0 1]"],
    ["choice(3, 4, replace=False)", "without putting back"],
    ["sort(permutation([[2], [1]]), axis=0)", "[[1]\n [2]]"],
  ])("%s gives %s", (code, words) => expect(said(`seed 3; ${code}`)).toContain(words));
});

describe("checks", () => {
  test.each([
    ["assert_equal([1, 2], [1, 3])", "at [1]: 2 is not 3"],
    ["assert_equal([1, 2], [1])", "the shapes are (2,) and (1,)"],
    ["assert_near([1.0], [1.5])", "error[assert/failed]"],
    ["assert_shapes([(ones([2, 3]), ('n', 3)), (ones([4]), ('n',))])", "n is 2, and 4 in shape (4,)"],
  ])("%s says %s", (code, words) => expect(said(code)).toContain(words));
  test("what holds says nothing", () => expect(said("assert_near([1.0], [1.5], atol=1)")).toBe(""));
});

test("gradients go through maps and arrangements", () => {
  const session = newSession();
  expect(sayValues("var v = [1.0, 2.0]; grad sum(vmap(lambda x: x * x)(v))", session)).toContain("[2. 4.]");
  expect(sayValues("grad sum(rearrange(v, '(a b) -> b a', a=2) ** 2)", session)).toContain("[2. 4.]");
});

describe("gradients are held against differences", () => {
  test.each([
    ["gradcheck(lambda x: sum(x ** 2), [1.0, 2.0])", "True"],
    ["gradcheck(lambda x: sum(x * stop_gradient(x)), [1.0, 2.0])", "False"],
    ["gradcheck(lambda x, y: sum(x * y), (constant([1.0, 2.0]), constant(3.0)))", "True"],
    ["tf.test.compute_gradient(lambda x: x * x, [[3.0, 4.0]])[0][0]", "[[6. 0.]\n [0. 8.]]"],
    ["var x = [[1.0, 2.0], [3.0, 4.0]]; y = x ** 2; batch_jacobian(y, x)[1]", "[[6. 0.]\n [0. 8.]]"],
    ["var x = [1.0, 2.0]; batch_jacobian(sum(x), x)", "batch_jacobian"],
  ])("%s gives %s", (code, words) => expect(said(code)).toContain(words));
});

test("TensorFlow's NumPy is NumPy's names on tensors", () => {
  expect(said("tf.experimental.numpy.diff([1, 4, 9])")).toBe("[3 5]");
  expect(said("import tensorflow.experimental.numpy as tnp; tnp.swapaxes(ones([2, 3]), 0, 1).shape")).toBe("(3, 2)");
});

test("irises are Fisher's", () => {
  expect(said("x, y = iris(); mean(x, 0)")).toBe("[5.8433347 3.054     3.7586665 1.1986669]");
  expect(said("x, y = iris(); bincount(y)")).toBe("[50 50 50]");
});
