// Whatever is typed, pasted or resized, the screen is what a fresh drawing would be: the painter against @xterm/headless.
// Families of emoji are left out: terminals do not agree on how wide they are.
import { describe, expect, test } from "vitest";
import { rowsAbove } from "../../src/shell/reflow.ts";
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

/** Whole numbers below n by a seed, the same each time. */
function randomFrom(start: number): (n: number) => number {
  let seed = start;
  return (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
}

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
    const random = randomFrom(columns);
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

const long = ["가나다라마바사아자차카타파하 ".repeat(3), "x = range(200) + 1 + 2 + 3 + 4 + 5 + 6", "if x:", "x[", "]"];

test.each([1, 2, 3])("with resizes and pauses between, run %i", { timeout: 60_000 }, async (run) => {
  const random = randomFrom(run * 7919);
  const any = (of: readonly string[]): string => of[random(of.length)]!;
  const typist = new Typist({ columns: 60, rows: 16, colors: 1 });
  // FUZZ=5000 makes it longer.
  for (let i = 0; i < Number(process.env["FUZZ"] ?? 400); i++) {
    const kind = random(14);
    if (kind === 0) await typist.resize(8 + random(112), 3 + random(30));
    else if (kind === 1) await typist.pause();
    else if (kind === 2) await typist.type(paste([any(texts), any(long), any(texts)].join("\n")));
    else await typist.type(any(kind < 6 ? texts : kind < 8 ? long : orders));
    expect(await typist.faults(), `step ${i}, ${typist.terminal.cols} × ${typist.terminal.rows}`).toEqual([]);
  }
});

describe("a resize", () => {
  test("leaves nothing of the old drawing below", async () => {
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
  test("takes nothing away that stood above", { timeout: 60_000 }, async () => {
    for (let run = 1; run <= 10; run++) {
      const random = randomFrom(run * 104729);
      const typist = new Typist({ columns: 20 + random(70), rows: 4 + random(24) });
      await typist.type("1\r", "2\r", "3\r");
      for (let i = 0; i < 30; i++) {
        if (random(3) === 0) await typist.resize(8 + random(112), 3 + random(30));
        else if (random(4) === 0) await typist.type("\x15".repeat(9));
        else await typist.type([...texts, ...long, keys.left, keys.home][random(texts.length + long.length + 2)]!);
        const { active } = typist.terminal.buffer;
        const lines = Array.from({ length: active.length }, (_, y) => active.getLine(y)!.translateToString(true));
        expect(lines, `run ${run}, step ${i}`).toEqual(expect.arrayContaining(["> 1", "> 2", "> 3"]));
      }
    }
  });
  test("leaves one copy of what is typed, however wide its characters", { timeout: 60_000 }, async () => {
    for (let run = 1; run <= 10; run++) {
      const random = randomFrom(run * 1299709);
      const typist = new Typist({ columns: 20 + random(70), rows: 60 });
      await typist.type("1\r", `# ${"가나다라마바사아자차카타파하 ".repeat(1 + random(3))}`, "x = 1 + 2");
      for (let i = 0; i < 12; i++) {
        await typist.resize(8 + random(112), 60);
        const { active } = typist.terminal.buffer;
        const above = active.baseY + active.cursorY - typist.frame().y - 1;
        expect(active.getLine(above)?.translateToString(true), `run ${run}, step ${i}`).toBe("> 1");
      }
    }
  });
});

describe("what a terminal makes of a row when it is narrower", () => {
  const rows = [
    { text: "\x1b[1m> \x1b[0mabcdef", width: 8 },
    { text: ". 가나다라", width: 10 },
  ];
  test.each([
    ["a row that fits", 8, 3, null, 1],
    ["a row that is wrapped once", 5, 3, null, 2],
    ["no wide character is cut in half", 5, 10, 2, 4],
    ["the cursor's row was cut", 5, 10, 4, 2],
    ["the cursor waits behind a full row", 5, 5, 5, 2],
  ])("%s", (_, columns, x, column, above) => {
    expect(rowsAbove(rows, { y: 1, x }, columns, column)).toBe(above);
  });
});
