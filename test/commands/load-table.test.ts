/** Tables of numbers with columns of text: which are taken, and what is said of it. */
import { describe, expect, test } from "vitest";
import { Files, newSession, say, sayJson, sayValues } from "../conversation.ts";

const iris = "sepal_length,sepal_width,species\n5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor\n";
const passengers =
  'id,name,age,cabin,ticket\n1,"Braund, Mr.",22,,A/5 21171\n2,Cumings,,C85,17599\n3,Heikkinen,26,,113803\n';
const session = (text: string) => {
  const files = new Files();
  files.put("t.csv", text);
  files.stdin = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  return newSession(files);
};

test("columns are named", () => {
  expect(say("load t.csv", session("a,b\n1,2\n")).split("\n")).toEqual([
    "t  tensor (1, 2) int32",
    "[[1 2]]",
    "columns  a, b",
  ]);
  expect(say("load t.csv", session("1,2\n3,4\n"))).not.toContain("columns");
});

test("text is left out, and that is said", () => {
  const own = session(iris);
  expect(say("load t.csv", own)).toMatch(/^columns +sepal_length, sepal_width\nleft out +species {3}of text/m);
  expect(sayValues("t.shape; t_columns", own)).toBe("(3, 2)\n['sepal_length', 'sepal_width']");
});

test("codes number words in the order in which they come", () => {
  const own = session(iris);
  expect(say("load t.csv text=codes", own)).toMatch(/^codes +species: 0 setosa, 1 versicolor$/m);
  expect(sayValues("t[:, 2]; t_words", own)).toBe("[0. 0. 1.]\n{'species': ['setosa', 'versicolor']}");
});

test("empty cells, quoted cells, and columns that are text in part", () => {
  const [answer] = sayJson("load t.csv", session(passengers));
  expect(answer).toMatchObject({ columns: ["id", "age"], left: ["name", "cabin", "ticket"] });
  expect(answer!["data"]).toEqual([
    [1, 22],
    [2, "NaN"],
    [3, 26],
  ]);
  const [coded] = sayJson("load t.csv text=codes", session(passengers));
  expect(coded!["data"]).toEqual([
    [1, 0, 22, "NaN", 0],
    [2, 1, "NaN", 0, 1],
    [3, 2, 26, "NaN", 2],
  ]);
});

describe("a rare word among numbers", () => {
  const slip = `a,b\n${"1,2\n".repeat(30)}3,x5\n`;
  test("is a mistake, with its place", () => {
    const shown = say("load t.csv", session(slip));
    expect(shown).toContain("column 2 (`b`), line 32: `x5` is not a number");
    expect(shown).toContain("text=leave");
  });
  test("unless it is said that it is none", () => {
    expect(sayJson("load t.csv text=leave", session(slip))[0]).toMatchObject({ shape: [31, 1], left: ["b"] });
  });
});

test("a first row of numbers and text is data, where the next is alike", () => {
  expect(sayJson("load t.csv", session("5.1,setosa\n4.9,virginica\n"))[0]).toMatchObject({
    data: [[5.1], [4.9]],
    left: ["column 2"],
  });
});

test("names and words of an earlier file are forgotten", () => {
  const files = new Files();
  files.put("t.csv", iris);
  files.put("u.csv", "1,2\n3,4\n");
  const own = newSession(files);
  say("load t.csv text=codes -> x; load u.csv -> x", own);
  expect(say("x_words", own)).toContain("nothing is called `x_words`");
  expect(say("x_columns", own)).toContain("nothing is called `x_columns`");
});

test("read() takes numbers alone, and says who takes more", () => {
  expect(say("read()", session(iris))).toMatch(/`setosa` is not a number[\s\S]*help: load leaves columns of text out/);
  expect(sayJson("load -", session(iris))[0]).toMatchObject({ left: ["species"] });
});

describe("a file whose name begins with a word of Python", () => {
  const files = new Files();
  files.put("in.csv", "1,2\n");
  files.put("if/not.csv", "3,4\n");
  test("is read like any other", () => {
    const own = newSession(files);
    expect(say("load in.csv -> a", own)).toBe("a  tensor (1, 2) int32\n[[1 2]]");
    expect(say("load if/not.csv -> b", own)).toBe("b  tensor (1, 2) int32\n[[3 4]]");
  });
  test("and a value called load is still asked with in and if", () => {
    expect(sayValues("load = 3\nload in [3]\nload if False else 2", newSession(files))).toBe("True\n2");
  });
});

test.each([
  ["stats points.csv", 'stats read("points.csv")'],
  ["sum points.csv", 'sum(read("points.csv"))'],
  ["m = mean(points.csv, 0)", 'm = mean(read("points.csv"), 0)'],
  ["info ./points.csv", 'info read("./points.csv")'],
  ["points = 1; stats points.csv", 'stats read("points.csv")'],
])("%s: a file that is there is read by its name in quotes", (line, help) => {
  const files = new Files();
  for (const path of ["points.csv", "./points.csv"]) files.put(path, "x,y\n1,2\n");
  const [error] = sayJson(line, newSession(files)).slice(-1);
  expect(error!["help"]).toEqual(expect.arrayContaining([help]));
  expect(say(line, newSession())).not.toContain("read(");
});
