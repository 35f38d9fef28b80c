// Whatever is typed, pasted or resized, the screen is what a fresh drawing would be: the painter against @xterm/headless.
// Families of emoji are left out: terminals do not agree on how wide they are.
import { expect, test } from "vitest";
import { keys, paste, Typist } from "./typist.ts";

const orders = [...Object.values(keys), "\x1b[3~", "\x17", "\x0b", "\x15", "\x19", "\x1f", "\x1br", "\n", "\x1b[Z"];
orders.push("\x1b[1;5C", "\x1b[1;5D", "\x14", "\x12", "\x1by", "\x03", "\x0c", "\x0e", "\x10");
const texts = [
  "a",
  "x = ",
  "ones([3, 4])",
  " @ ",
  "漢",
  "(",
  ")",
  '"str',
  "é",
  "한글",
  "변수 = ",
  "1234567890",
  " ",
  "+",
];
texts.push("softmax", "#c", "aaaaaaaaaaaaaaaaaaaaaaa", "for i in x:", "sum(", ".", "fit ");

test.each([
  [20, 8, 150],
  [40, 10, 150],
  [80, 24, 200],
  [33, 6, 150],
])(
  "%i columns, %i rows",
  async (columns, rows, steps) => {
    const past = ["w = ones([4, 5])", "def f(x):\n    return x @ w", "이름 = zeros(2)"].map((text) => ({
      text,
      failed: false,
    }));
    const typist = new Typist({ columns, rows, colors: 1, past });
    let seed = columns;
    const random = (n: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    const any = (of: readonly string[]): string => of[random(of.length)]!;
    for (let i = 0; i < steps; i++) {
      const kind = random(12);
      const pasted = paste(`${any(texts)}\r\n${any(texts)}\n  ${any(texts)}`);
      const typed = kind < 6 ? any(texts) : kind < 11 ? any(orders) : pasted;
      await typist.type(typed);
      expect(await typist.faults(), `step ${i}: ${JSON.stringify(typed)}`).toEqual([]);
    }
  },
  20_000,
);

test("after a resize, nothing of the old drawing is left below", async () => {
  const typist = new Typist({ columns: 60, rows: 20 });
  await typist.type("x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]");
  for (const [columns, rows] of [
    [30, 20],
    [45, 12],
    [80, 24],
    [24, 9],
  ] as const) {
    await typist.resize(columns, rows);
    expect(await typist.faults(), `${columns} × ${rows}`).toEqual([]);
  }
  expect(typist.rows.filter((r) => r.startsWith("> "))).toHaveLength(1);
});
