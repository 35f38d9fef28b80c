/** What is offered for a mistyped name, and what is better not. */
import { describe, expect, test } from "vitest";
import { commonNames } from "../../src/lang/builtins.ts";
import { didYouMean, nearest } from "../../src/lang/suggest.ts";
import { say } from "../conversation.ts";

const known = [...commonNames("tensh")];

describe("nearest", () => {
  test.each(["foo", "x", "xx", "y", "ab", "bar", "hte", "zzz", "foobar", "epoch"])("nothing is near `%s`", (word) => {
    expect(nearest(word, known)).toEqual([]);
  });
  test.each([
    ["sumn", "sum"],
    ["maen", "mean"],
    ["reshpae", "reshape"],
    ["matmull", "matmul"],
    ["trnspose", "transpose"],
    ["ones_lik", "ones_like"],
    ["abz", "abs"],
    ["PI", "pi"],
    ["Sin", "sin"],
    ["revers", "reverse"],
    ["broadcast", "broadcast_to"],
  ])("`%s` is near `%s`", (word, name) => {
    expect(nearest(word, [...known, "reverse"])).toContain(name);
  });
  test("one slip in three letters, also a swap", () => {
    expect(nearest("sni", ["sin", "cos", "sum"])).toEqual(["sin"]);
    expect(nearest("sxy", ["sin", "cos", "sum"])).toEqual([]);
  });
  test("two slips in four letters if the first one stands", () => {
    expect(nearest("maxn", ["mean", "rain"])).toEqual(["mean"]);
    expect(nearest("xean", ["moan", "mean"])).toEqual(["mean"]);
    expect(nearest("xeen", ["mean"])).toEqual([]);
  });
  test("the nearest alone, at most three", () => {
    expect(didYouMean("aaab", ["aaaa", "aaac", "aaad", "aaae", "aazz"])).toEqual([
      "did you mean `aaaa` or `aaac` or `aaad`?",
    ]);
  });
  test("names of the user are known too", () => {
    expect(say("learning_rate = 0.5\nlearning_rte")).toContain("did you mean `learning_rate`?");
  });
});

describe("ragged lists", () => {
  test("both rows are marked with their lengths", () => {
    expect(say("[[1, 2], [3]] + 1").split("\n").slice(1)).toEqual([
      "  [[1, 2], [3]] + 1",
      "   ▔▔▔▔▔▔",
      "   2 items",
      "           ▔▔▔",
      "           1 item",
    ]);
  });
  test("also where the list was made before", () => {
    const out = say("rows = [[1, 2, 3],\n        [4, 5]]\nmean(rows)");
    expect(out).toContain("the list is ragged: [0] has 3 items, [1] has 2 items");
    expect(out).toContain("[4, 5]]\n          ▔▔▔▔▔▔\n          2 items");
  });
  test("not where the list is no longer as it was written", () => {
    const out = say("x = [[1, 2], [3, 4]]\nx[1].append(5)\nx + 1");
    expect(out).toContain("[0] has 2 items, [1] has 3 items");
    expect(out).not.toContain("2 items\n");
  });
  test("rows of tensors", () => {
    expect(say("stack([zeros([2]), 1])")).toContain("error");
    expect(say("[zeros([2]), zeros([3])] + 1")).toContain("shape (2,)  shape (3,)");
  });
});
