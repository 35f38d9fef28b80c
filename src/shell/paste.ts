/** Pasted text made fit for where it goes: prompts of other shells away, indentation as the cursor's line has it. */

/** `>>> `, `In [3]: `, and our own. */
const first = /^(?:>>> ?|In ?\[\d+\]: ?|tensh> ?|> )/;
const further = /^(?:\.\.\. ?| +\.\.\.: ?|\. )/;

/** Without the prompts; lines between them that have none are output, and go too. */
function withoutPrompts(lines: readonly string[]): readonly string[] {
  const start = lines.find((l) => l.trim() !== "");
  if (start === undefined || !first.test(start)) return lines;
  const kept: string[] = [];
  for (const line of lines) {
    if (first.test(line)) kept.push(line.replace(first, ""));
    else if (further.test(line) || /^\s*\.\.\.:?$/.test(line)) kept.push(line.replace(further, ""));
  }
  return kept;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The text to put in behind `lead`, which is what stands before the cursor on its line. */
export function fitPaste(text: string, lead: string): string {
  const lines = withoutPrompts(text.replace(/\n+$/, "").split("\n"));
  if (lead.trim() !== "" || (lines.length === 1 && lead === "")) return lines.join("\n").replace(/^\s+$/, " ");
  const common = Math.min(...lines.filter((l) => l.trim() !== "").map(indentOf));
  const shift = Number.isFinite(common) ? common : 0;
  return lines.map((line, i) => (i === 0 ? "" : lead) + line.slice(Math.min(shift, indentOf(line)))).join("\n");
}
