/** Which line of a text an offset is on. Asked with rising offsets, it counts each line end once. */
import type { Source } from "../core/errors.ts";

export class Lines {
  private source: Source | null = null;
  private offset = 0;
  private line = 1;

  /** The number of the line at an offset of a text, by the number of the text's first line. */
  at(source: Source, offset: number): number {
    if (this.source !== source || this.offset > offset) {
      [this.source, this.offset, this.line] = [source, 0, source.line];
    }
    const next = (from: number): number => source.text.indexOf("\n", from);
    for (let end = next(this.offset); end >= 0 && end < offset; end = next(end + 1)) {
      this.offset = end + 1;
      this.line++;
    }
    return this.line;
  }
}
