// What is typed while a line runs: each line is entered on its own, in its order.
import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Terminal } from "../../src/shell/terminal.ts";
import { Typist } from "./typist.ts";

/** A terminal whose lines are entered one after another; `during` is typed while a line runs. */
function entering(during: (line: string) => readonly string[], setEcho: (on: boolean) => void = () => {}) {
  const input = Object.assign(new EventEmitter(), { setRawMode: () => {}, resume: () => {}, pause: () => {} });
  const output = Object.assign(new EventEmitter(), { write: () => true, columns: 80, rows: 24 });
  const { editor } = new Typist();
  const terminal = new Terminal(editor, input as never, output as never, { setEcho });
  const entered: string[] = [];
  const type = (text: string): boolean => input.emit("data", Buffer.from(text));
  const ask = (): void =>
    terminal.edit(() => {
      const { text } = editor.buffer;
      entered.push(text);
      const typed = during(text);
      ask();
      // It is read once the terminal gives keys again.
      for (const chunk of typed) type(chunk);
    });
  ask();
  return { entered, type, editor };
}
const settled = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, 20);
  });

test("lines that were typed ahead are entered one by one", async () => {
  const { entered, type, editor } = entering((line) =>
    line === "long" ? ["1 + 1\nfor i in range(2):\n    print(i)\n\n3 * 3\nhal"] : [],
  );
  type("long\r");
  await settled();
  expect(entered.map((t) => t.trimEnd())).toEqual(["long", "1 + 1", "for i in range(2):\n    print(i)", "3 * 3"]);
  expect(editor.buffer.text).toBe("hal");
});

test("what is typed later does not come before it", async () => {
  const { entered, type, editor } = entering((line) => (line === "long" ? ["a = 1\nb = 2\n"] : []));
  type("long\r");
  type("c = 3\r");
  await settled();
  expect(entered).toEqual(["long", "a = 1", "b = 2", "c = 3"]);
  expect(editor.buffer.text).toBe("");
});

test("at the prompt Ctrl-J still breaks the line", async () => {
  const { entered, type, editor } = entering(() => []);
  type("x = 1");
  type("\ny = 2");
  await settled();
  expect(entered).toEqual([]);
  expect(editor.buffer.text).toBe("x = 1\ny = 2");
});

test("the terminal itself shows nothing of what is typed ahead", async () => {
  const echo: (boolean | string)[] = [];
  const { type } = entering(
    (line) => {
      echo.push(line);
      return [];
    },
    (on) => void echo.push(on),
  );
  type("long\r");
  await settled();
  expect(echo).toEqual([false, "long"]);
});

test("signals are heard while a line is typed, and end a line that runs", async () => {
  const signals = ["SIGTERM", "SIGHUP", "SIGINT"] as const;
  const heard = (): number[] => signals.map((s) => process.listenerCount(s));
  const [before, during]: [number[], number[][]] = [heard(), []];
  const { type, entered, editor } = entering(() => {
    during.push(heard());
    return [];
  });
  expect(heard()).toEqual(before.map((n) => n + 1));
  type("long\r");
  await settled();
  expect(during).toEqual([before]);
  type("hal");
  process.emit("SIGINT");
  expect([entered, editor.buffer.text]).toEqual([["long", "hal"], ""]);
});
