// What terminals send, read back; the sequences are those of xterm, kitty, rxvt, the Linux console and tmux.
import { expect, test } from "vitest";
import { columnIn, type Input, KeyDecoder } from "../../src/shell/keys.ts";

const decode = (text: string): Input[] => {
  const decoder = new KeyDecoder();
  return [...decoder.feed(Buffer.from(text)), ...decoder.flush()];
};
const names = (text: string): string[] => decode(text).map((i) => (i.type === "key" ? i.name : `${i.type} ${i.text}`));

test.each([
  ["\x1b[A", "up"],
  ["\x1bOA", "up"],
  ["\x1b[1;5C", "C-right"],
  ["\x1b[1;3D", "A-left"],
  ["\x1b\x1b[C", "A-right"],
  ["\x1b[3~", "delete"],
  ["\x1b[7~", "home"],
  ["\x1b[2^", "C-insert"],
  ["\x1b[[A", "f1"],
  ["\x1b[Z", "S-tab"],
  ["\x1b[13;2u", "S-enter"],
  ["\x1b[27;2;13~", "S-enter"],
  ["\x1b[99;5u", "C-c"],
  ["\x1b[57414u", "enter"],
  ["\x1b[97;2u", "text A"],
  ["\x1b[97;65u", "text a"],
  ["\x03", "C-c"],
  ["\x7f", "backspace"],
  ["\x1f", "C-_"],
  ["\x1bf", "A-f"],
  ["\x1b\x7f", "A-backspace"],
  ["\x1b\r", "A-enter"],
  ["\x1b", "escape"],
  ["한글", "text 한글"],
])("%j is %s", (sent, name) => {
  expect(names(sent)).toEqual([name]);
});

test("releases of keys are nothing, answers of the terminal are no keys", () => {
  expect(names("\x1b[97;1:3u")).toEqual([]);
  for (const reply of ["\x1b]11;rgb:11/22/33\x1b\\", "\x1b[?62;4c", "\x1b[12;40R", "\x1bP>|tmux 3.3a\x1b\\"])
    expect(decode(reply)).toEqual([{ type: "reply", text: reply }]);
});

test("where the cursor is, once that was asked", () => {
  const decoder = new KeyDecoder();
  expect(decoder.feed(Buffer.from("\x1b[1;2R"))).toEqual([{ type: "key", name: "S-f3" }]);
  decoder.placeAsked = true;
  expect(decoder.feed(Buffer.from("a\x1b[1;2R"))).toEqual([
    { type: "text", text: "a" },
    { type: "reply", text: "\x1b[1;2R" },
  ]);
  expect([columnIn("\x1b[1;2R"), columnIn("\x1b[?62;4c")]).toEqual([1, null]);
});

test("a paste is one input without orders for the terminal", () => {
  expect(decode("\x1b[200~a\r\n\tb\x1b[A\x07\x1b[201~c")).toEqual([
    { type: "paste", text: "a\n    b[A" },
    { type: "text", text: "c" },
  ]);
});

test("however the bytes are split, the inputs are the same", () => {
  const pieces = [
    "a",
    "é",
    "한",
    "👨‍👩‍👧",
    "\x1b[A",
    "\x1bOA",
    "\x1b[1;5C",
    "\x1b[13;2u",
    "\x1b[27;2;13~",
    "\x1bf",
    "\r",
    "\t",
  ];
  pieces.push(
    "\x1b[200~x\r\ny\x1b[201~",
    "\x1b[200~\x1b[A\x1b]0;t\x07z\x1b[201~",
    "\x1b]11;rgb:1/2/3\x1b\\",
    "\x1b\x1b[A",
    "\x03",
  );
  const joined = (inputs: readonly Input[]): Input[] => {
    const out: Input[] = [];
    for (const i of inputs) {
      const last = out.at(-1);
      if (i.type === "text" && last?.type === "text") out[out.length - 1] = { type: "text", text: last.text + i.text };
      else out.push(i);
    }
    return out;
  };
  let seed = 7;
  const random = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + random(8) }, () => pieces[random(pieces.length)]!).join("");
    const bytes = Buffer.from(text);
    const decoder = new KeyDecoder();
    const inputs: Input[] = [];
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + random(4);
      inputs.push(...decoder.feed(bytes.subarray(at, at + size)));
      at += size;
    }
    inputs.push(...decoder.flush());
    expect(joined(inputs), JSON.stringify(text)).toEqual(joined(decode(text)));
    for (const i of inputs) if (i.type === "text" || i.type === "paste") expect(i.text).not.toContain("\x1b");
  }
});
