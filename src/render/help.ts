/** Help pages as documents. */
import type { HelpSection } from "../core/answer.ts";
import type { Speech } from "../core/speech.ts";
import { type Document, type Line, lines, textLines } from "./document.ts";
import { padEnd, widthOf, wrapped } from "./width.ts";

const usualWidth = 100;
/** Names longer than this stand on a line of their own. */
const nameWidth = 34;
/** Where there is less room than this, the terminal has to break the lines. */
const narrowest = 20;

export function helpDocument(sections: readonly HelpSection[], speech: Speech, room = usualWidth): Document {
  const width = Math.max(narrowest, Math.min(room, usualWidth));
  return [lines(...sections.flatMap((section) => sectionLines(section, speech, width)))];
}

function sectionLines(section: HelpSection, { say, label, message }: Speech, pageWidth: number): Line[] {
  switch (section.kind) {
    case "title": {
      const [first = "", ...rest] = wrapped(`${section.name}  ${say(section.about)}`, pageWidth);
      return [
        [
          ["title", section.name],
          ["plain", first.slice(section.name.length)],
        ],
        ...rest.map((text): Line => [["plain", text]]),
      ];
    }
    case "text":
      return wrapped(say(section.text), pageWidth).map((l) => [["plain", l]]);
    case "task":
      return wrapped(say(section.text), pageWidth - 2).map((text, i) => [
        ["title", i === 0 ? "→ " : "  "],
        ["plain", text],
      ]);
    case "form":
      return wrapped(section.text, pageWidth - 4).map((text, i) => [
        ["plain", i === 0 ? "  " : "    "],
        ["code", text],
      ]);
    case "heading":
      return [[], [["title", say(section.text)]]];
    case "example": {
      const code = section.code.split("\n").map(
        (l, i): Line => [
          ["dim", i === 0 ? "  > " : "  . "],
          ["code", l.startsWith("# ") ? `# ${say(l.slice(2))}` : l],
        ],
      );
      const said = section.error === undefined ? section.shows : message(section.error, undefined, section.shows);
      const shows = said === "" ? [] : textLines(said.replace(/^/gm, "    "));
      return [...code, ...shows];
    }
    case "entries": {
      const longest = Math.min(nameWidth, Math.floor(pageWidth / 2));
      const entries = section.facts ? section.entries.map(([n, doc]) => [label(n), doc] as const) : section.entries;
      return entries.flatMap(([name, doc]) =>
        entryLines(name, say(doc), Math.min(longest, Math.max(...entries.map(([n]) => widthOf(n)))), pageWidth),
      );
    }
  }
}

function entryLines(name: string, doc: string, width: number, pageWidth: number): Line[] {
  const [first = "", ...rest] = wrapped(doc, pageWidth - width - 4);
  const indent = " ".repeat(width + 4);
  const more = rest.map((l): Line => [["plain", indent + l]]);
  if (widthOf(name) > width)
    return [
      [
        ["plain", "  "],
        ["name", name],
      ],
      [["plain", indent + first]],
      ...more,
    ];
  return [
    [
      ["plain", "  "],
      ["name", padEnd(name, width)],
      ["plain", `  ${first}`],
    ],
    ...more,
  ];
}
