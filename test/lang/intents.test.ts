/** What is said to names that people bring along: the texts are known, and the code in them runs. */
import { expect, test } from "vitest";
import { newSession, say, sayJson } from "../conversation.ts";

const helpFor = (code: string): unknown => sayJson(code).at(-1)?.["help"];

test.each([
  ["learn", "tutorial"],
  ["x = [1, 2]; x.push(3)", "append(x) puts an item at the end"],
  ["length([1])", "len(x) counts rows, size(x) all elements"],
  ["x = ones([2]); x.cuda()", ["x  → (2,)", "nothing has to be moved: leave it out"]],
  ["x = ones([2]); x.backward()", "grad y wrt x, where x was made by `var x = 2.0`; or with tf.GradientTape() as tape"],
  ["scipy.stats.norm.cdf(0.5)", "import scipy"],
  ["sp.stats", "import scipy as sp"],
  ["unittest.main()", "import unittest"],
  [
    "tf.ragged.cross([])",
    "`tf.ragged` has boolean_mask, constant, map_flat_values, range, row_splits_to_segment_ids, segment_ids_to_row_splits, stack",
  ],
  ["x = [1.0, 2.0]\nsave x.npy x", "save x x.npy"],
  ["tensor r = [[1, 2], [3]]", "r = tf.ragged.constant([[1, 2], [3]])"],
  ["r = tf.constant([[1, 2], [3]])", "r = tf.ragged.constant([[1, 2], [3]])"],
  ["tf.keras.layers.Dence(3)", "the nearest here: `tf.keras.layers.Dense`"],
  ["tf.Session()", "values are computed at once, as in TensorFlow 2: leave it out"],
  [
    "import pandas as pd",
    "tensors and np.array hold tables of numbers; load data.csv -> x reads one, in the shell and in .tsh files",
  ],
  ["tf.randn_like([1.0])", "normal(x.shape)"],
  ["tf.concatenate([[1]], 0)", "there it is called `tf.concat`"],
  ["np.reduce_sum([1])", "there it is called `np.sum`"],
  ["x = 3.0; x^2", "** is the power: x ** 2; ^ is the exclusive or of bits"],
  ["2.0^2", "** is the power: x ** 2; ^ is the exclusive or of bits"],
  ["x = [1.0, 2.0]\nx^2", "** is the power: x ** 2; ^ is the exclusive or of bits"],
  ["for i in 5: print(i)", "range(5) counts 5 times, from 0 on"],
  ["x = true", "it is written True"],
  ["false", "it is written False"],
  ["x = [1, null]", "it is written None"],
  ["x = 1\nx++", "write `x += 1`"],
  ["x = 1\nx--", "write `x -= 1`"],
  ["x = 1\nx > 0 && x < 3", "write `and`"],
  ["x = 1\nx > 0 || x < 3", "write `or`"],
  ["tf.foo_bar_baz(1)", "help operations lists what there is"],
])("%s", (code, help) => {
  expect(helpFor(code)).toEqual([help].flat());
});

test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"])(
  "%s is an ordinary unknown name",
  (name) => {
    const codes = sayJson(
      `${name}\nhelp ${name}\ntf.${name}\nones([2]).${name}\nset ${name} 3\nsum([1], ${name}=1)\nfit ${name}=1`,
    );
    expect(codes.map((e) => e["code"])).toEqual([
      "name/unknown",
      "name/unknown",
      "name/module",
      "name/attribute",
      "set/key",
      "call/keyword",
      "command/option",
    ]);
    expect(sayJson(`${name} = 3\n${name} + 1\nd = {"${name}": 1}\nd`).map((e) => e["value"])).toEqual([
      4,
      expect.anything(),
    ]);
  },
);

test.each([
  ["print_shape", "x.shape"],
  ["random", "uniform([2, 3])"],
])("the way out of %s runs", (name, code) => {
  expect(helpFor(name)).toContainEqual(expect.stringContaining(code));
  expect(say(`x = ones([2])\n${code}`, newSession())).not.toContain("error");
});
