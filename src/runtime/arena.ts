/**
 * Places in a program's own memory, which is as long as it has to be: what is given back is used again. Knows bytes; knows
 * nothing of what lies there.
 */

const rounded = (bytes: number): number => Math.ceil(Math.max(bytes, 1) / 64) * 64;

export class ArenaPlan {
  /** Free pieces, by place. */
  private gaps: { at: number; bytes: number }[] = [];
  private length = 0;

  /** Bytes in all. */
  get end(): number {
    return this.length;
  }

  /** The place of that many bytes. */
  take(wanted: number): number {
    const bytes = rounded(wanted);
    const i = this.gaps.findIndex((g) => g.bytes >= bytes);
    if (i < 0) {
      this.length += bytes;
      return this.length - bytes;
    }
    const { at, bytes: all } = this.gaps[i]!;
    if (all === bytes) this.gaps.splice(i, 1);
    else this.gaps[i] = { at: at + bytes, bytes: all - bytes };
    return at;
  }

  /** What was taken is free for what comes later. */
  give(at: number, wanted: number): void {
    const gaps = [...this.gaps, { at, bytes: rounded(wanted) }].sort((a, b) => a.at - b.at);
    this.gaps = [];
    for (const gap of gaps) {
      const before = this.gaps.at(-1);
      if (before && before.at + before.bytes === gap.at) before.bytes += gap.bytes;
      else this.gaps.push({ ...gap });
    }
  }
}
