// Figures in files, as the built program writes them: SVG, PNG, and pages that stand alone.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pngUrl } from "../../src/render/png.ts";
import { type Ran, tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "figures-"));
afterAll(() => rmSync(folder, { recursive: true }));
const bytes = (name: string): Buffer => readFileSync(join(folder, name));

/** Width, height, and the bytes of each pixel, of a PNG without interlacing whose rows are of any filter. */
function readPng(png: Buffer): { width: number; height: number; channels: number; raw: Buffer } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  return { width, height, channels: png[25] === 6 ? 4 : 3, raw: inflateSync(Buffer.concat(data)) };
}

describe("out=", () => {
  let ran: Ran;
  beforeAll(() => {
    const lines = [
      "X = linspace(0.0, 6.0, 40); var a = 2.0",
      "plot X 2*X + sin(9*X), X a*X labels=data,model out=a.svg title='two < three'",
      "plot X sin(X) out=a.png",
      "heat reshape(range(12), 3, 4) out=h.png size=300,200",
      "plot X X out=ga.png title='가'; plot X X out=na.png title='나'; plot X X out=ga2.png title='가'",
      "hist sin(X), cos(X) out='b c.html'",
      "plot X sin(X) out=a.pdf",
      "set lang ko; tape mean((a*X - 1)**2) out=t.svg; tape mean((a*X - 1)**2) out=t.html",
      "tape mean((a*X - 1)**2) out=t.png",
    ];
    ran = tensh(["--keep-going"], { input: `${lines.join("\n")}\n`, cwd: folder });
  });
  test("says what went where, and refuses other files", () => {
    expect(ran.out).toContain("a.svg: 1 line, 1 set of points\n");
    expect(ran.out).toContain("b c.html: 2 sets of bars\n");
    expect(ran.err).toContain("error[plot/format]: `a.pdf` does not end in .svg, .png or .html");
  });
  test("SVG has a mark for every point, a line, and the words", () => {
    const svg = bytes("a.svg").toString();
    expect(svg).toMatch(/^<svg width="800" height="500"/);
    for (const word of ["two &lt; three", ">data<", ">model<", ">X<"]) expect(svg).toContain(word);
    expect(svg.match(/fill="#4e9af1"/g)!.length).toBeGreaterThanOrEqual(40);
    expect(svg).toContain('stroke="#f28e2b"');
  });
  test("PNG has the size that was asked for, twice the drawing's otherwise, and ink", () => {
    const plot = readPng(bytes("a.png"));
    expect([plot.width, plot.height]).toEqual([1600, 1000]);
    const heat = readPng(bytes("h.png"));
    expect([heat.width, heat.height]).toEqual([300, 200]);
    expect(new Set(heat.raw).size).toBeGreaterThan(50);
  });
  test("PNG has Korean letters, each its own", () => {
    // Where a font lacks letters, all of them are the same empty box.
    expect(bytes("ga.png").equals(bytes("ga2.png"))).toBe(true);
    expect(bytes("ga.png").equals(bytes("na.png"))).toBe(false);
  });
  test("a page holds its script and its numbers, and asks for nothing", () => {
    const page = bytes("b c.html").toString();
    expect(page).toContain('<script type="application/json" id="figure">');
    expect(page).toContain("<noscript><svg");
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  });
  test("a tape is a drawing in the language of the session, a page of its own, and a PNG twice as large", () => {
    const svg = bytes("t.svg").toString();
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="\d+" height="\d+"/);
    expect(svg).toContain(">값, 앞으로</text>");
    const page = bytes("t.html").toString();
    expect(page).toMatch(/^<!doctype html>\n<html lang="ko">/);
    expect(page).toContain(svg);
    const [png, [width, height]] = [
      readPng(bytes("t.png")),
      /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number),
    ];
    expect([png.width, png.height]).toEqual([2 * width!, 2 * height!]);
    expect(new Set(png.raw).size).toBeGreaterThan(50);
  });
});

test("rasters within SVG are whole PNGs", () => {
  const pixels = Uint8Array.from({ length: 300 * 100 * 3 }, (_, i) => (i * 7) % 256);
  const { width, height, raw } = readPng(Buffer.from(pngUrl(300, 100, pixels).split(",")[1]!, "base64"));
  expect([width, height]).toEqual([300, 100]);
  const rows = Array.from({ length: 100 }, (_, r) => raw.subarray(r * 901 + 1, (r + 1) * 901));
  expect(Buffer.concat(rows).equals(Buffer.from(pixels))).toBe(true);
});
