/**
 * Functions that the shell alone has under bare names, made of others in `library/shell.py`: what is said of them, and how
 * they are called. What they do stands there.
 */
import type { Builtin } from "./builtins.ts";
import { libraryMember } from "./library.ts";
import { builtin } from "./value.ts";

const texts: readonly Pick<Builtin, "form" | "doc" | "examples">[] = [
  {
    form: "choice(x, size=None, replace=True, p=None)",
    doc: "Rows of x by chance, or whole numbers below x; with probabilities p, without putting back if replace is False.",
    examples: [{ code: "choice([7, 7, 7], 2)", shows: "[7 7]" }],
  },
  {
    form: "permutation(x)",
    doc: "The rows of x, or the whole numbers below x, in random order.",
    examples: [{ code: "sum(permutation(4))", shows: "6" }],
  },
  {
    form: "bernoulli(p, size=None)",
    doc: "1 with probability p, else 0.",
    examples: [{ code: "bernoulli([0.0, 1.0])", shows: "[0. 1.]" }],
  },
  {
    form: "map_fn(fn, elems)",
    doc: "What a function makes of each row of a tensor, stacked.",
    examples: [{ code: "map_fn(lambda row: sum(row), [[1, 2], [3, 4]])", shows: "[3 7]" }],
  },
  {
    form: "vectorized_map(fn, elems)",
    doc: "What a function makes of each row of a tensor, stacked.",
    examples: [{ code: "vectorized_map(lambda x: x * 2, [1, 2])", shows: "[2 4]" }],
  },
  {
    form: "vmap(fn)",
    doc: "A function of rows, made one of stacks of rows.",
    examples: [{ code: "vmap(lambda x, y: sum(x * y))([[1, 2], [3, 4]], [[1, 1], [2, 2]])", shows: "[ 3 14]" }],
  },
  {
    form: "while_loop(cond, body, loop_vars)",
    doc: "Calls body with its own results as long as cond of them is true.",
    examples: [{ code: "while_loop(lambda i: i < 5, lambda i: [i + 2], [0])[0]", shows: "6" }],
  },
  {
    form: "rearrange(x, pattern, …)",
    doc: "Axes by names, in another order, split and joined, as einops writes it. Sizes that do not follow are given: h=2.",
    examples: [
      { code: "rearrange([[1, 2], [3, 4]], 'h w -> (w h)')", shows: "[1 3 2 4]" },
      { code: "rearrange(range(6), '(h w) -> h w', h=2)", shows: "[[0 1 2]\n [3 4 5]]" },
    ],
  },
  {
    form: "reduce(x, pattern, reduction, …)",
    doc: "As rearrange, and axes that the right side does not name are reduced: sum, mean, max, min, prod, any, all.",
    examples: [{ code: "reduce([[1, 2], [3, 6]], 'h w -> w', 'sum')", shows: "[4 8]" }],
  },
  {
    form: "assert_equal(x, y, message=None)",
    doc: "Stops with exit code 3 if two tensors differ.",
    examples: [{ code: "assert_equal([1, 2], [1, 2])", shows: "" }],
  },
  {
    form: "assert_near(x, y, rtol=1e-6, atol=1e-6, message=None)",
    doc: "Stops with exit code 3 if two tensors differ by more than atol + rtol |y| somewhere.",
    examples: [{ code: "assert_near([0.1 + 0.2], [0.3])", shows: "" }],
  },
  {
    form: "assert_shapes(shapes)",
    doc: "Stops with exit code 3 if axes of one name have several sizes. Shapes are pairs of a tensor and its axes: names, sizes or None.",
    examples: [{ code: "assert_shapes([(ones([2, 3]), ('n', 3)), (ones([2]), ('n',))])", shows: "" }],
  },
  {
    form: "gradcheck(fn, inputs, eps=1e-3, rtol=1e-2, atol=1e-2)",
    doc: "Whether gradients of a function agree with differences of its values. `check EXPR` shows both.",
    examples: [{ code: "gradcheck(lambda x: sum(x ** 2), [1.0, 2.0])", shows: "True" }],
  },
  {
    form: "saturate_cast(x, dtype)",
    doc: "The nearest values that a dtype has.",
    examples: [{ code: "saturate_cast([300.0, -5.0], uint8)", shows: "[255   0]" }],
  },
  {
    form: "nbytes(x)",
    doc: "How many bytes the elements take.",
    examples: [{ code: "nbytes([1, 2, 3])", shows: "12" }],
  },
  {
    form: "itemsize(x)",
    doc: "How many bytes one element takes.",
    examples: [{ code: "itemsize([1.0])", shows: "4" }],
  },
  {
    form: "linear(n=100, slope=3.0, intercept=-2.0, noise=0.1)",
    doc: "A line to be found again: x by chance, and slope x + intercept with noise.",
    examples: [{ code: "linear(50)[1].shape", shows: "(50,)" }],
  },
  {
    form: "moons(n=100, noise=0.1)",
    doc: "Two half moons: points (n, 2), and which of the two each is on.",
    examples: [{ code: "moons(6, noise=0)[1]", shows: "[0 0 0 1 1 1]" }],
  },
  {
    form: "xor()",
    doc: "The four pairs of 0 and 1, and whether just one of each is 1.",
    examples: [{ code: "xor()[1]", shows: "[0 1 1 0]" }],
  },
  {
    form: "iris()",
    doc: "Fisher's irises: four measures of each of 150 flowers, and which of three kinds it is.",
    examples: [{ code: "iris()[0].shape", shows: "(150, 4)" }],
  },
];

const nameOf = ({ form }: { readonly form: string }): string => form.slice(0, form.indexOf("("));

export const shellFunctions: readonly Builtin[] = texts.map((text) => ({
  ...text,
  value: builtin(nameOf(text), (args, env, span) =>
    env.interpreter.call(libraryMember(`_shell.${nameOf(text)}`, env)!, args, env, span),
  ),
  // Python itself has none of them.
  also: {},
}));
