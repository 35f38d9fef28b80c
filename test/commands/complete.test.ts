// What completion offers first: what people look for, not what comes first in the alphabet.
import { expect, test } from "vitest";
import { complete } from "../../src/commands/complete.ts";
import { computesAtOnce } from "../../src/graph/node.ts";
import { newSession, say } from "../conversation.ts";

function offered(text: string): readonly string[] {
  const session = newSession();
  say("x = tensor([[1, 2], [3, 4]])", session);
  const { items } = complete(session, text);
  return items.map((i) => i.text);
}

test("behind a tensor's dot, its attributes come first, then what everybody's arrays have", () => {
  const names = offered("x.");
  expect(names.slice(0, 3)).toEqual(["shape", "dtype", "ndim"]);
  expect(names.indexOf("mean")).toBeLessThan(names.indexOf("acos"));
  expect(names.indexOf("acos")).toBeLessThan(names.indexOf("cdouble"));
  expect(offered("x.resha")).toEqual(["reshape"]);
});

test("import offers modules, and what is in one behind its dot", () => {
  expect(offered("import ten")).toEqual(["tensorflow"]);
  expect(offered("a = 3; from num")).toEqual(["numbers", "numpy"]);
  expect(offered("from tensorflow.kera")).toEqual(["tensorflow.keras"]);
  expect(offered("import ")).toEqual(expect.arrayContaining(["json", "math", "torch", "jax"]));
  expect(offered("import ").filter((name) => /[._A-Z]/.test(name[0]!) || name.includes("."))).toEqual([]);
});

test("help offers topics before operations", () => {
  expect(offered("help ind")[0]).toBe("indexing");
});

test("from X import offers the names of the module, for the last of several", () => {
  expect(offered("from collections import Cou")).toEqual(["Counter"]);
  expect(offered("from collections import Counter, default")).toEqual(["defaultdict"]);
  expect(offered("from tensorflow.keras import ")).toEqual(expect.arrayContaining(["Sequential", "layers"]));
  expect(offered("from nothing import ")).toEqual([]);
  // What a library does in loops as it is read leaves no trace.
  expect(computesAtOnce()).toBe(false);
});

test("behind an object's dot, what begins with _ is offered only where it is asked for", () => {
  const session = newSession();
  say("class A:\n    def __init__(self):\n        self._inner = 1\n        self.outer = 2\na = A()", session);
  const names = (text: string): string[] => complete(session, text).items.map((i) => i.text);
  expect(names("a.")).toEqual(["outer"]);
  expect(names("a._")).toEqual(["_inner"]);
});

test("in the quotes behind a dict's bracket, its keys", () => {
  const session = newSession();
  say("d = {'alpha': tensor([1]), 'beta': 2}", session);
  const found = complete(session, "x = d['al");
  expect(found.items).toEqual([{ text: "alpha", kind: "(1,) int32", doc: "" }]);
  expect(found.from).toBe("x = d['".length);
});
