/** Reasons as documents: what is asked about, what was found, the names that take part, what to type. */
import type { Finding, NamedPart, ReasonAnswer } from "../core/answer.ts";
import type { Speech } from "../core/speech.ts";
import { type Document, type Line, lines } from "./document.ts";
import type { Style } from "./style.ts";
import { cutTo, padEnd, widthOf, wrapped } from "./width.ts";

export function reasonDocument(answer: ReasonAnswer, { width, speech }: Style): Document {
  const { say, label } = speech;
  const findings = answer.findings.flatMap((f, i) => findingLines(f, answer.findings[i - 1], width, say));
  const first = `  ${label("help")}: `;
  const help = answer.help.flatMap((h, i): Line[] =>
    wrapped(say(h), width - widthOf(first)).map((text, j) => [
      ["help", i === 0 && j === 0 ? first : " ".repeat(widthOf(first))],
      ["plain", text],
    ]),
  );
  return [lines(titleLine(answer, width, speech), ...findings, ...nameLines(answer.names, width, say), ...help)];
}

function titleLine({ about, of, line, code }: ReasonAnswer, width: number, { say, label }: Speech): Line {
  const place = line === null ? "" : `   ${say(`line ${line}`)}`;
  const room = (lead: string): number => Math.max(width - widthOf(lead) - widthOf(place), 20);
  if (about === "error" || about === "warning")
    return [
      [about, label(about)],
      ["dim", `[${code}]`],
      ["plain", `: ${cutTo(say(of), room(`${label(about)}[${code}]: `))}`],
      ["dim", place],
    ];
  const title = about === "gradient" ? say(`the gradient of ${of}`) : of;
  return [
    ["title", cutTo(title, room(""))],
    ["dim", place],
  ];
}

/** What a gradient came out as stands above the reasons for it, once. */
function findingLines(
  { name, found, says }: Finding,
  before: Finding | undefined,
  width: number,
  say: Speech["say"],
): Line[] {
  const repeated = before !== undefined && before.name === name && before.found === found;
  const head: Line[] =
    name === null || repeated
      ? []
      : [
          [
            ["name", `  ${name}`],
            ["plain", `  ${say(found ?? "")}`],
          ],
        ];
  if (says === "") return head;
  const indent = name === null ? "  " : "    ";
  // Lines that are laid out already stay as they are.
  if (says.startsWith("  ")) return [...head, [["code", `${indent}${says.slice(2)}`]]];
  return [...head, ...wrapped(say(says), width - indent.length).map((text): Line => [["plain", indent + text]])];
}

function nameLines(parts: readonly NamedPart[], width: number, say: Speech["say"]): Line[] {
  const names = parts.map((n) => ({ ...n, what: say(n.what) }));
  const nameWidth = Math.max(...names.map((n) => widthOf(n.name)));
  const whatWidth = Math.max(...names.map((n) => widthOf(n.what)));
  return names.map((n): Line => {
    const made = n.line === null ? "" : `${say(`line ${n.line}`)}: ${n.text}`;
    const room = width - nameWidth - whatWidth - 6;
    return [
      ["name", `  ${padEnd(n.name, nameWidth)}`],
      ["plain", `  ${made === "" ? n.what : padEnd(n.what, whatWidth)}`],
      ["dim", made === "" ? "" : `  ${cutTo(made, Math.max(room, 20))}`],
    ];
  });
}
