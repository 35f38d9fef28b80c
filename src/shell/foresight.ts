/**
 * What texts would do, asked while they are typed: the hint below the line and whether an old line would still run.
 * Keeps typing quick whatever that costs: what was slow once is asked again only when there is a pause.
 */
import { within } from "./broken.ts";
import type { Hint, Host } from "./host.ts";

/** A keystroke costs no more than this, as far as it lies with what is asked here; in ms. */
const quick = 4;
/** Longer than this, nobody waits who types, nor who has paused; in ms. */
const longest = { typing: 60, paused: 150 };

export class Foresight {
  /** What was not asked for want of time: ask again in a pause. */
  unsettled = false;
  private slow = false;
  private paused = false;
  private readonly host: Pick<Host, "hint" | "wouldRun" | "previewBroken">;
  private last: { readonly text: string; readonly cursor: number; readonly hint: Hint | null } | null = null;
  private readonly runs = new Map<string, boolean>();

  constructor(host: Pick<Host, "hint" | "wouldRun" | "previewBroken">) {
    this.host = host;
  }
  /** The session has changed. */
  forget(): void {
    this.last = null;
    this.runs.clear();
  }
  hint(text: string, cursor: number): Hint | null {
    if (this.last?.text === text && this.last.cursor === cursor) return this.last.hint;
    const asked = this.ask(() => this.host.hint(text, cursor));
    if (!asked) return null;
    this.last = { text, cursor, hint: asked.value };
    return asked.value;
  }
  wouldRun(text: string): boolean {
    const known = this.runs.get(text);
    if (known !== undefined) return known;
    const asked = this.ask(() => this.host.wouldRun(text));
    if (!asked) return false;
    this.runs.set(text, asked.value ?? false);
    return asked.value ?? false;
  }
  /** There is a pause: what was put off may be asked. */
  settle(): void {
    [this.unsettled, this.slow, this.paused] = [false, false, true];
  }

  /** The answer, null within it where it took too long; null where there is no time to ask. */
  private ask<T>(question: () => T): { readonly value: T | null } | null {
    if (this.slow) {
      this.unsettled = true;
      return null;
    }
    const began = performance.now();
    const { paused } = this;
    const answer = within(paused ? longest.paused : longest.typing, question);
    if (!answer) this.host.previewBroken();
    [this.slow, this.paused] = [performance.now() - began > quick, false];
    if (answer || paused) return answer ?? { value: null };
    this.unsettled = true;
    return null;
  }
}
