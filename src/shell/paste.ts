/** Pasted text made fit for where it goes: prompts of other shells away, indentation as the cursor's line has it. */
import { PromptReader } from "../core/prompts.ts";

/** Without the prompts; lines between them that have none are output, and go too. */
function typedLines(lines: readonly string[]): readonly string[] {
  const reader = new PromptReader();
  return lines.map((line) => reader.line(line)).filter((line) => line !== null);
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The text to put in behind `lead`, which is what stands before the cursor on its line. */
export function fitPaste(text: string, lead: string): string {
  const lines = typedLines(text.replace(/\n+$/, "").split("\n"));
  if (lead.trim() !== "" || (lines.length === 1 && lead === "")) return lines.join("\n").replace(/^\s+$/, " ");
  const common = Math.min(...lines.filter((l) => l.trim() !== "").map(indentOf));
  const shift = Number.isFinite(common) ? common : 0;
  return lines.map((line, i) => (i === 0 ? "" : lead) + line.slice(Math.min(shift, indentOf(line)))).join("\n");
}
