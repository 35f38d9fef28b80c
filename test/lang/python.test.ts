/** Programs that Python ran and tensh runs by Python's rules: both print the same, and fail at the same statement. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Code } from "../../src/core/catalogue.ts";
import type { Diagnostic } from "../../src/core/errors.ts";
import { pythonException } from "../../src/lang/python-errors.ts";
import { runText } from "../../src/session/run.ts";
import { newSession, say, textOf } from "../conversation.ts";

const folder = new URL("../oracle/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const recorded = JSON.parse(read("lang.json")) as {
  readonly printed: Readonly<Record<string, readonly string[]>>;
  readonly scalars: readonly (readonly [dtype: string, literal: string, text: string])[];
};
const programsOf = (name: string): string[] => read(`lang/${name}.py`).split("# %%\n").slice(1);

/** Type and text of the exception that an error is. */
const saidOf = (d: Diagnostic): string =>
  d.code === "raise/uncaught"
    ? String(d.facts?.["said"])
    : pythonException(d)
        .filter((part) => part !== "")
        .join(": ");

/** What the program prints, the error that it ends with, and what that is in Python. */
function run(program: string): {
  readonly printed: string;
  readonly failed: Code | null;
  readonly exception: string | null;
} {
  const session = newSession(undefined, "python");
  let printed = "";
  const { failed } = runText(
    session,
    { name: "", text: program, line: 1 },
    (event) => {
      if (event.kind !== "diagnostic") printed += textOf(event, session);
    },
    { silent: true },
  );
  const exception = failed && saidOf(failed);
  return { printed, failed: failed?.code ?? null, exception };
}

for (const name of [
  ...["arrays", "classes", "containers", "flow", "functions", "numbers", "printing", "says", "strings", "values"],
  "walks",
]) {
  describe(name, () => {
    const programs = programsOf(name);
    const outs = recorded.printed[name]!;
    test("every program is recorded", () => expect(outs.length).toBe(programs.length));
    test.each(programs.map((program, i) => [i, program] as const))("%i", (i, program) => {
      expect(run(program)).toEqual({ printed: outs[i]!, failed: null, exception: null });
    });
  });
}

/** Codes that say what Python's exceptions say. */
const codesFor: Readonly<Record<string, RegExp>> = {
  ZeroDivisionError: /^value\/division$/,
  OverflowError: /^value\/(domain|convert)$/,
  ValueError: /^(value\/(convert|domain|missing)|type\/(unpack|format)|call\/kind)$/,
  TypeError: /^(call\/\w+|type\/(operand|unary|iterate|key|index|format)|index\/kind|syntax\/target|value\/convert)$/,
  IndexError: /^(index\/range|value\/domain|type\/format)$/,
  KeyError: /^(value\/(key|missing|domain)|type\/format)$/,
  NameError: /^name\/(unknown|unset)$/,
  UnboundLocalError: /^name\/(unset|unknown)$/,
  AttributeError: /^(name\/(attribute|module)|type\/attribute)$/,
  StopIteration: /^value\/missing$/,
  ModuleNotFoundError: /^name\/module$/,
  ImportError: /^name\/module$/,
  AssertionError: /^assert\/failed$/,
  RecursionError: /^limit\/depth$/,
};

describe("errors", () => {
  test.each(programsOf("errors").map((program, i) => [program, i] as const))("%s", (program, i) => {
    const [, printed, said, type] = /^([\s\S]*)!((\w+)(?:: .*)?)$/.exec(recorded.printed["errors"]![i]!)!;
    const found = run(program);
    expect(found.printed).toBe(printed);
    expect(found.failed).toMatch(codesFor[type!]!);
    if (!program.includes("# in our words")) expect(found.exception).toBe(said);
    else expect(found.exception).not.toBe(said);
  });
});

/** What tensh does not have, and the word by which it says so. */
const refused: readonly (readonly [program: string, name: string])[] = [
  ["x = '\\N{DASH}'", "a character by this name"],
];
describe("what Python has and tensh has not", () => {
  test.each(refused)("%s", (program, name) => {
    const out = say(`print('before')\n${program}`, newSession(undefined, "python"), { silent: true });
    expect(out.split("\n")[0]).toBe("before");
    expect(out.split("\n")[1]).toBe(`error[syntax/unsupported]: ${name} is Python that tensh does not have`);
  });
  test.each([
    ["eval('1')", "eval"],
    ["__import__('os')", "__import__"],
    ["globals()", "globals"],
    ["exec('1')", "exec"],
    ["compile('1', '', 'eval')", "compile"],
  ])("%s means nothing in the shell", (program, name) => {
    expect(say(program, newSession())).toContain(`error[name/unknown]: nothing is called \`${name}\``);
  });
  // What Python's own lexer and parser refuse.
  test.each([
    ["print(1);;print(2)", "syntax/unexpected"],
    ["; print(1)", "syntax/unexpected"],
    ["if 1:\n\tprint(1)\n        print(2)", "syntax/indent"],
    ["if 1:\n        print(1)\n\tprint(2)", "syntax/indent"],
    ["x² = 1", "syntax/character"],
    ["b'é'", "syntax/expected"],
    ["'a' b'b'", "syntax/expected"],
    ["ub'x'", "syntax/expected"],
    ["bf'x'", "syntax/expected"],
    ["try:\n  pass\nexcept:\n  pass\nexcept ValueError:\n  pass", "syntax/expected"],
    ["await f()", "syntax/outside"],
    ["def f():\n  async with a: pass", "syntax/outside"],
    ["def f():\n  return [x async for x in y]", "syntax/outside"],
  ])("%s is refused", (program, code) => {
    expect(say(program, newSession(undefined, "python"), { silent: true })).toContain(`error[${code}]`);
  });
  test("a block that was refused is left out as a whole", () => {
    const out = say("async with f():\n    b = 2\n    c = 3\nprint('after')", newSession(undefined, "python"), {
      keepGoing: true,
      silent: true,
    });
    expect(out.match(/error\[/g)?.length).toBe(1);
    expect(out).toMatch(/after$/);
  });
});

describe("scalars are written as NumPy writes them", () => {
  test.each(recorded.scalars)("%s %s", (dtype, literal, text) => {
    const session = newSession();
    expect(say(`set float float64\nprint(f"{cast(${literal}, ${dtype})}")`, session).split("\n").at(-1)).toBe(text);
  });
  test.each(recorded.scalars)("%s %s as an answer", (dtype, literal, text) => {
    const session = newSession();
    session.settings = { ...session.settings, float: "float64", display: "values", digits: 17 };
    expect(say(`cast(${literal}, ${dtype})`, session)).toBe(text);
  });
});

test("tqdm counts turns and draws nothing", () => {
  const program = [
    "from tqdm import tqdm, trange",
    "from tqdm.auto import tqdm as bar",
    "with bar(total=4) as rows:",
    "    for i in trange(2):",
    "        rows.update(2)",
    "    rows.set_postfix(loss=0.5)",
    "    print(rows.n, len(tqdm([1, 2, 3], desc='x')), [i * 2 for i in tqdm(range(3))])",
  ].join("\n");
  expect(run(program).printed).toBe("4 3 [0, 2, 4]\n");
});

test("tensors have the names of their library, and parts of Variables can be assigned to", () => {
  const program = [
    "import tensorflow as tf",
    "v = tf.Variable([1.0, 2.0])",
    "v[1].assign(5.0)",
    "t = tf.constant([1.0])",
    "print(v.numpy(), hasattr(t, 'detach'), hasattr(t, 'numpy'), hasattr(v, 'assign_add'), hasattr(v, 'backward'))",
  ].join("\n");
  expect(run(program).printed).toBe("[1. 5.] False True True False\n");
});
