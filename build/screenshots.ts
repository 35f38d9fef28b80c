/**
 * Pictures of a terminal with tensh in it, as SVG: lines are run in a session, what they say is drawn in colour as the
 * shell draws it, and each piece of text stands at its column by the widths that the shell itself goes by.
 */
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in them.
import { commandSet } from "../src/commands/dispatch.ts";
import { highlight } from "../src/commands/highlight.ts";
import { english, type Speech } from "../src/core/speech.ts";
import { korean } from "../src/korean/korean.ts";
import { showAnswer } from "../src/render/answer.ts";
import { colored } from "../src/render/color.ts";
import { showDiagnostic } from "../src/render/diagnostic.ts";
import { draw } from "../src/render/document.ts";
import { drawTable } from "../src/render/table.ts";
import { widthOf } from "../src/render/width.ts";
import type { Event } from "../src/session/outside.ts";
import { runText } from "../src/session/run.ts";
import { Session } from "../src/session/session.ts";
import { paletteOf } from "../src/shell/palette.ts";

interface Scene {
  readonly title: string;
  readonly speech: Speech;
  readonly lines: readonly string[];
}

const scenes: Readonly<Record<string, Scene>> = {
  shapes: {
    title: "tensh: a slice and what it picks, a shape error and ways out",
    speech: english,
    lines: ["tensor mat = [[10, 20, 30], [40, 50, 60]]", "slice mat :, ::2", "mat @ mat", "reshape mat 3,-1"],
  },
  training: {
    title: "tensh: a line is trained, and drawn over its data",
    speech: english,
    lines: [
      "X = tf.random.Generator.from_seed(2020).normal(shape=(10,)); Y = 3*X - 2",
      "var a = 0.0; var b = 0.0",
      "fit mean((a*X + b - Y)**2) epochs=200 lr=0.05 every=50",
      "plot fit",
    ],
  },
  korean: {
    title: "tensh in Korean: the tutorial and an error",
    speech: korean,
    lines: ["tutorial 11", "tensor mat = [[10, 20, 30], [40, 50, 60]]", "mat[1]", "mat[:, 1]", "mat[2, 0]"],
  },
};

const painter = { paint: colored(3), color: true, table: drawTable };

/** What the terminal shows, with its orders for colours. */
function terminalText({ speech, lines }: Scene): string {
  const refuse = (): never => {
    throw new Error("a scene reads and writes no files");
  };
  const files = { readBytes: refuse, writeBytes: refuse, groupLibrary: refuse };
  const outside = { commands: commandSet, ...files, show: () => "" };
  const session = new Session({ ...outside, entropy: () => 0n, now: () => 0 });
  const palette = paletteOf(3);
  let out = "";
  const emit = (event: Event): void => {
    if (event.kind === "print") out += event.text;
    else if (event.kind === "answer") out += draw(showAnswer(event.answer, session.settings, true, speech), painter);
    else if (event.stack) throw new Error(event.stack);
    else out += draw(showDiagnostic(event.diagnostic, speech), painter);
  };
  for (const [i, text] of lines.entries()) {
    let [typed, at] = ["", 0];
    for (const { start, end, style } of palette.marks(highlight(session, text, -1))) {
      typed += `${text.slice(at, start)}\x1b[${style}m${text.slice(start, end)}\x1b[0m`;
      at = end;
    }
    out += `${palette.paint("prompt", "> ")}${typed}${text.slice(at)}\n`;
    runText(session, { name: "", text, line: i + 1 }, emit, { interactive: true, keepGoing: true });
  }
  return out.trimEnd();
}

interface Look {
  color: string | null;
  back: string | null;
  bold: boolean;
  dim: boolean;
  inverse: boolean;
  underline: boolean;
}
const plain: Look = { color: null, back: null, bold: false, dim: false, inverse: false, underline: false };

/** The sixteen colours of a dark terminal; text and what is behind it. */
const ansi = ["#3b4252", "#f07178", "#a5d67b", "#f2c063", "#7aa8f7", "#cf92e8", "#74cfd6", "#d8dee9"] as const;
const [ink, paper] = ["#d8dee9", "#20242d"];

/** What `ESC [ … m` changes. */
function changed(look: Look, codes: readonly number[]): Look {
  const next = { ...look };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 0) Object.assign(next, plain);
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 4) next.underline = true;
    else if (code === 7) next.inverse = true;
    else if (code === 22) Object.assign(next, { bold: false, dim: false });
    else if (code === 24) next.underline = false;
    else if (code === 27) next.inverse = false;
    else if (code >= 30 && code <= 37) next.color = ansi[code - 30]!;
    else if (code === 39) next.color = null;
    else if (code === 49) next.back = null;
    else if ((code === 38 || code === 48) && codes[i + 1] === 2) {
      const hex = `#${codes
        .slice(i + 2, i + 5)
        .map((c) => c.toString(16).padStart(2, "0"))
        .join("")}`;
      next[code === 38 ? "color" : "back"] = hex;
      i += 4;
    } else throw new Error(`the colour ${code} is not known here`);
  }
  return next;
}

const [cell, line, size, edge] = [8.4, 19, 14, 16];
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);
const number = (x: number): string => String(Number(x.toFixed(2)));

/** Dots of braille characters, four rows of two; few fonts have them in the width of a terminal. */
function dotsOf(text: string, left: number, bottom: number, fill: string): string {
  const places = [0, 1, 2, 4, 5, 6, 3, 7];
  const dots = [...text].flatMap((char, i) =>
    places.flatMap((place, bit) => {
      if (((char.codePointAt(0)! - 0x2800) & (1 << bit)) === 0) return [];
      const [x, y] = [left + i * cell + (place < 4 ? 0.27 : 0.77) * cell, bottom - 11.6 + (place % 4) * (line / 4)];
      return [`M${number(x)} ${number(y)}h0`];
    }),
  );
  return `<path d="${dots.join("")}" stroke="${fill}" stroke-width="2.9" stroke-linecap="round"/>`;
}

/** A piece of a line at its column, as wide as its columns whatever the font makes of it. */
function pieceOf(text: string, column: number, row: number, look: Look): string {
  const [x, y, width] = [edge + column * cell, edge + 30 + row * line, widthOf(text) * cell];
  const [front, back] = look.inverse ? [look.back ?? paper, look.color ?? ink] : [look.color ?? ink, look.back];
  const behind = back
    ? `<rect x="${number(x)}" y="${number(y - 14)}" width="${number(width)}" height="${line}" fill="${back}"/>`
    : "";
  if (text.trim() === "") return behind;
  if (/^[\u2800-\u28ff]/.test(text)) return behind + dotsOf(text, x, y, front);
  const style = [
    `fill="${front}"`,
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.dim ? ['fill-opacity="0.62"'] : []),
    ...(look.underline ? ['text-decoration="underline"'] : []),
  ].join(" ");
  const length = `textLength="${number(width)}" lengthAdjust="spacingAndGlyphs"`;
  return `${behind}<text x="${number(x)}" y="${number(y)}" ${length} ${style} xml:space="preserve">${escaped(text)}</text>`;
}

/** The terminal as a drawing. */
function svgOf(scene: Scene): string {
  const rows = terminalText(scene).split("\n");
  let look = plain;
  let widest = 0;
  const pieces: string[] = [];
  for (const [row, text] of rows.entries()) {
    let column = 0;
    for (const [, codes, said] of text.matchAll(/(?:\x1b\[([\d;]*)m)?([^\x1b]*)/g)) {
      if (codes !== undefined) look = changed(look, codes === "" ? [0] : codes.split(";").map(Number));
      // Words far apart, and wide characters, stand each at their own column, so that nothing depends on the font.
      for (const part of said!.split(/( {2,}|[\u1100-\u11ff\u3000-\ud7ff]+|[\u2800-\u28ff]+)/)) {
        if (part === "") continue;
        pieces.push(pieceOf(part, column, row, look));
        column += widthOf(part);
      }
    }
    widest = Math.max(widest, column);
  }
  const [width, height] = [widest * cell + 2 * edge, rows.length * line + 2 * edge + 22];
  const dots = ["#ff5f56", "#ffbd2e", "#27c93f"].map(
    (c, i) => `<circle cx="${edge + 4 + i * 18}" cy="15" r="5" fill="${c}"/>`,
  );
  const fonts = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK KR', D2Coding, monospace";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" font-family="${fonts}" font-size="${size}">
<title>${escaped(scene.title)}</title>
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${dots.join("")}
${pieces.filter((p) => p !== "").join("\n")}
</svg>
`;
}

/** The drawings by their paths. */
export const screenshots = (): [path: string, svg: string][] =>
  Object.entries(scenes).map(([name, scene]) => [`docs/screens/${name}.svg`, svgOf(scene)]);
