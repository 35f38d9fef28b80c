/** Searching the history for a piece of text (Ctrl-R). Knows which entry is shown; knows nothing of screens. */
import type { Entry, History } from "./history.ts";

export class Search {
  query = "";
  private at = -1;
  private readonly history: History;
  /** What was being edited before. */
  readonly saved: { readonly text: string; readonly cursor: number };

  constructor(history: History, saved: Search["saved"]) {
    this.history = history;
    this.saved = saved;
  }
  get hit(): Entry | null {
    return this.history.entries[this.at] ?? null;
  }
  /** The newest entry that has the query in it; case counts only where the query has capitals. */
  look(query: string): void {
    this.query = query;
    this.at = query === "" ? -1 : this.history.find(this.history.entries.length - 1, -1, this.fits);
  }
  /** The next older (or newer) entry, if there is one. */
  next(step: -1 | 1): void {
    if (this.query === "") return;
    const found = this.history.find(this.at + step, step, this.fits);
    if (found >= 0) this.at = found;
  }
  /** Where the query stands in a text. */
  placeIn(text: string): number {
    const plain = this.query === this.query.toLowerCase();
    return plain ? text.toLowerCase().indexOf(this.query) : text.indexOf(this.query);
  }
  private readonly fits = (text: string): boolean => this.placeIn(text) >= 0;
}
