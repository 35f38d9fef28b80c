// tape as a table that fits its line, and as a picture: every step is a box, every input an arrow, and none lies on another.
import { describe, expect, test } from "vitest";
import type { TapeAnswer } from "../../src/core/answer.ts";
import { english } from "../../src/core/speech.ts";
import { korean } from "../../src/korean/korean.ts";
import { type Layers, layersOf } from "../../src/render/layers.ts";
import type { Style } from "../../src/render/style.ts";
import { tapePicture } from "../../src/render/tape-picture.ts";
import { widthOf } from "../../src/render/width.ts";
import { runText } from "../../src/session/run.ts";
import { Session } from "../../src/session/session.ts";
import { defaultSettings } from "../../src/session/settings.ts";
import { Files, newSession, say, sayJson } from "../conversation.ts";

function tapeOf(text: string): TapeAnswer {
  const found: TapeAnswer[] = [];
  runText(newSession(), { name: "", text, line: 1 }, (e) => {
    if (e.kind === "answer" && e.answer.kind === "tape") found.push(e.answer);
  });
  return found[0]!;
}
const style: Style = { ...defaultSettings, speech: english };
const losses = {
  "the tutorial's loss":
    "tensor X = [1.0, 2.0, 3.0]; tensor Y = [3.0, 5.0, 7.0]; var a = 0.5; var b = 0.0; tape mean((a*X + b - Y)**2)",
  "a network": [
    "seed 1; x = normal([8, 4]); y = one_hot([0, 1, 2, 0, 1, 2, 0, 1], 3)",
    "W1 = Variable(normal([4, 16])); b1 = Variable(zeros(16)); W2 = Variable(normal([16, 3])); b2 = Variable(zeros(3))",
    "tape -mean(sum(y * log(softmax(relu(x @ W1 + b1) @ W2 + b2)), 1))",
  ].join("\n"),
  "a step that takes one thing twice": "var a = 2.0; tape a*a + a",
  "a Variable alone": "var a = 2.0; tape a",
  "names in Korean": "var 가중치 = [[1.0, 2.0]]; tape sum(가중치**2 + 가중치)",
};

interface Box {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const numberIn = (text: string, name: string): number => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(text)![1]);
const boxesIn = (svg: string): Box[] =>
  [...svg.matchAll(/<g data-step="(\d+)"><rect ([^>]*)>/g)].map(([, id, rest]) => {
    const of = (name: string): number => numberIn(` ${rest}`, name);
    return { id: Number(id), x: of("x"), y: of("y"), width: of("width"), height: of("height") };
  });
const waysIn = (svg: string, direction: string): string[] =>
  [...svg.matchAll(new RegExp(`data-${direction}="(\\d+ \\d+)"`, "g"))].map((m) => m[1]!);
const areApart = (a: Box, b: Box): boolean =>
  a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;

describe.each(Object.entries(losses))("the picture of %s", (_, text) => {
  const tape = tapeOf(text);
  const { svg, width, height } = tapePicture(tape, style);
  const boxes = boxesIn(svg);
  test("has a box for each step, none on another, all on the paper", () => {
    expect(boxes.map((b) => b.id)).toEqual(tape.rows.map((r) => r.id));
    for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(areApart(a, b)).toBe(true);
    for (const b of boxes) {
      expect(Math.min(b.x, b.y)).toBeGreaterThanOrEqual(0);
      expect(b.x + b.width).toBeLessThan(width);
      expect(b.y + b.height).toBeLessThan(height);
    }
  });
  test("has an arrow from each input down to its step, and one back where a gradient flowed", () => {
    const edges = tape.rows.flatMap((r) => [...new Set(r.inputs)].map((from) => [from, r.id] as const));
    expect(waysIn(svg, "forward").sort()).toEqual(edges.map((e) => e.join(" ")).sort());
    const flows = (id: number): boolean => tape.rows[id - 1]!.gradient !== null;
    const back = edges.filter((e) => e.every(flows)).map(([from, to]) => `${to} ${from}`);
    expect(waysIn(svg, "back").sort()).toEqual(back.sort());
    const top = new Map(boxes.map((b) => [b.id, b.y]));
    for (const [from, to] of edges) expect(top.get(from)!).toBeLessThan(top.get(to)!);
  });
  test("says names and shapes, and nothing that XML cannot read", () => {
    for (const row of tape.rows) expect(svg).toContain(`>${row.step}</text>`);
    expect(svg.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
  });
});

test("signs of XML in an expression are written as such", () => {
  const { svg } = tapePicture(tapeOf("var a = [1.0, 5.0]; tape sum(where((a > 2) & (a < 9), a, 0.0))"), style);
  expect(svg).toContain("&lt;");
  expect(svg).toContain("&amp;");
});

test("words of the picture are Korean where the session is, values and names stay", () => {
  const { svg } = tapePicture(tapeOf(losses["names in Korean"]), { ...style, speech: korean });
  expect(svg).toContain(">값, 앞으로</text>");
  expect(svg).toContain(">가중치</text>");
  expect(svg).toContain(">[[1. 2.]]</text>");
});

describe("layers", () => {
  const box = (...inputs: number[]) => ({ width: 100, height: 40, inputs });
  /** Ways that lead through a box that they do not belong to. */
  const through = ({ places, ways }: Layers): string[] =>
    ways.flatMap(({ from, to, lines }) =>
      places.flatMap((p, i) => {
        const inside = lines.some(
          ([[x, y0], [, y1]]) => x > p.left && x < p.left + p.width && y0 < p.top + p.height && y1 > p.top,
        );
        return inside && i !== from && i !== to ? [`${from} → ${to} through ${i}`] : [];
      }),
    );
  test("a way past other layers leads around their boxes", () => {
    const layers = layersOf([box(), box(0), box(1), box(2), box(0, 3)]);
    expect(through(layers)).toEqual([]);
    expect(layers.ways.find((w) => w.from === 0 && w.to === 4)!.lines.length).toBe(5);
  });
  test("boxes are ordered so that ways need not cross", () => {
    // 2 follows from 1, and 3 from 0: drawn as they come, the ways would cross.
    const { places, ways } = layersOf([box(), box(), box(1), box(0), box(2, 3)]);
    expect(ways.length).toBe(4);
    const side = (a: number, b: number): number => Math.sign(places[a]!.left - places[b]!.left);
    expect(side(0, 1)).toBe(side(3, 2));
  });
  test("what follows from nothing stands just above what needs it", () => {
    const { places } = layersOf([box(), box(0), box(1), box(), box(2, 3)]);
    expect(places[3]!.top).toBe(places[2]!.top);
  });
  test("two hundred boxes in any order do not lie on each other", () => {
    let state = 7;
    const chance = (n: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * n);
    };
    const boxes = Array.from({ length: 200 }, (_, i) =>
      box(...(i < 5 ? [] : [chance(i), Math.max(0, i - 1 - chance(4))])),
    );
    const layers = layersOf(boxes);
    const all = layers.places.map((p, id): Box => ({ ...p, id, x: p.left, y: p.top }));
    for (const [i, a] of all.entries()) for (const b of all.slice(i + 1)) expect(areApart(a, b)).toBe(true);
    expect(through(layers)).toEqual([]);
  });
});

describe("a file", () => {
  const tried = (statement: string): { said: string; drawn: string[] } => {
    const [files, drawn]: [Files, string[]] = [new Files(), []];
    const session: Session = new Session({
      ...newSession(files).outside,
      drawTape: (tape, format) => {
        drawn.push(`${format} ${tape.rows.length}`);
        return new Uint8Array();
      },
    });
    return { said: say(statement, session), drawn };
  };
  test("is drawn as its name says", () => {
    expect(tried("var a = 2.0; tape a**2 out=a.SVG")).toMatchObject({ drawn: ["svg 2"] });
    expect(tried("var a = 2.0; tape a out='b c.html'").said).toContain("b c.html: 1 step");
  });
  test("of another kind, or of more steps than anybody reads, is refused before anything is drawn", () => {
    const many = "var a = 2.0; y = a + 1; for i in range(199): y = y + 1\ntape y out=";
    expect(tried(`${many}y.svg`)).toMatchObject({ drawn: [], said: expect.stringContaining("plot/steps") });
    expect(tried("var a = 2.0; tape a out=a.gif")).toMatchObject({
      drawn: [],
      said: expect.stringContaining("plot/format"),
    });
  });
});

test("JSON has the steps as expressions", () => {
  const [tape] = sayJson("var a = 2.0; tape (a*3 - 1)**2").slice(-1) as unknown as [
    { steps: { step: string; text: string | null }[] },
  ];
  expect(tape.steps.map((s) => [s.step, s.text])).toEqual([
    ["a", null],
    ["multiply", "a * 3"],
    ["subtract", "a * 3 - 1"],
    ["pow", "(a * 3 - 1) ** 2"],
  ]);
});

test.each(Object.entries(losses))("the table of %s fits 80 columns and cuts no number", (_, text) => {
  const lines = say(text).split("\n");
  const table = lines.slice(lines.findIndex((l) => /^ *# +step/.test(l)));
  for (const line of table) {
    expect(widthOf(line)).toBeLessThanOrEqual(80);
    expect(line).not.toMatch(/[\d.]…/);
  }
});
