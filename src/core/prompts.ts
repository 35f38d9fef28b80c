/**
 * The log of a session as the text that was typed: prompts of Python, IPython and our own away, output left out, every
 * line where it was. Knows how prompts look, nothing of what stands behind them.
 */

/** `>>> `, `In [3]: `, and our own. */
const first = /^(?:>>>(?: |$)|In ?\[[\d ]*\]:(?: |$)|tensh> ?|> )/;
const further = /^(?:\.\.\.(?: |$)|\s+\.\.\.:(?: |$)|[([{]?\. )/;
/** A notebook's cell, whose lines follow below its number. */
const cell = /^In ?\[[\d ]*\]:\s*$/;
const result = /^Out ?\[[\d ]*\]:/;
const startsLog = (line: string): boolean => first.test(line);
/** What may stand above the first prompt of a log. */
const isAside = (line: string): boolean => /^\s*(?:#.*)?$/.test(line);

/** Reads line after line, so that a log can come in pieces. */
export class PromptReader {
  /** Null until a line has shown whether there are prompts at all. */
  private log: boolean | null = null;
  /** Inside of a cell whose lines have no prompts. */
  private inCell = false;

  /** It is the log of a session, as far as was seen. */
  get isLog(): boolean {
    return this.log === true;
  }

  /** The line as it was typed; null if it is output. */
  line(line: string): string | null {
    this.log ??= isAside(line) ? null : startsLog(line);
    if (this.log !== true) return line;
    if (first.test(line)) {
      this.inCell = cell.test(line);
      return line.replace(first, "");
    }
    if (further.test(line)) return line.replace(further, "");
    if (result.test(line)) this.inCell = false;
    return this.inCell ? line : null;
  }

  /** Whole lines; those that are output become empty, so that all others keep their numbers. */
  text(lines: string): string {
    if (this.log === false) return lines;
    return lines
      .split("\n")
      .map((line) => this.line(line) ?? "")
      .join("\n");
  }
}

/** A whole text, and whether it was a log. */
export function withoutPrompts(text: string): { readonly text: string; readonly isLog: boolean } {
  const reader = new PromptReader();
  return { text: reader.text(text), isLog: reader.isLog };
}
