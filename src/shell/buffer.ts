/**
 * The text being edited, its cursor, what can be undone and what was cut. Knows lines, words and characters; knows
 * nothing of keys, screens or the language.
 */
import { graphemesOf, widthOf } from "../render/width.ts";

interface State {
  readonly text: string;
  readonly cursor: number;
}
/** Changes of the same kind in a row are undone together. */
type Change = "type" | "erase" | "whole";

const keptStates = 500;
const keptCuts = 32;
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
const outdent = 4;

export class EditBuffer {
  text = "";
  cursor = 0;
  private past: State[] = [];
  private future: State[] = [];
  private lastChange: Change | null = null;
  /** The column that moving up and down aims at. */
  private goal: number | null = null;
  private cuts: string[] = [];
  private yanked: { readonly from: number; readonly to: number; readonly cut: number } | null = null;

  /** An empty text; what was cut stays. */
  reset(): void {
    [this.text, this.cursor, this.past, this.future] = ["", 0, [], []];
    this.moved(0);
  }
  set(text: string, cursor = text.length): void {
    this.change("whole", text, cursor);
  }
  /** Puts text in at the cursor. */
  insert(text: string, change: Change = "type"): void {
    // A blank ends what undo takes back at once.
    if (change === "type" && /\s/.test(text)) this.lastChange = null;
    this.splice(change, this.cursor, this.cursor, text);
  }
  replace(from: number, to: number, text: string): void {
    this.splice("whole", from, to, text);
  }
  undo(): void {
    this.travel(this.past, this.future);
  }
  redo(): void {
    this.travel(this.future, this.past);
  }

  private splice(change: Change, from: number, to: number, text: string): void {
    this.change(change, this.text.slice(0, from) + text + this.text.slice(to), from + text.length);
  }
  private change(change: Change, text: string, cursor: number): void {
    if (change !== this.lastChange || change === "whole") this.past.push({ text: this.text, cursor: this.cursor });
    if (this.past.length > keptStates) this.past.shift();
    this.future = [];
    [this.text, this.cursor, this.lastChange] = [text, cursor, change];
    [this.goal, this.yanked] = [null, null];
  }
  private travel(from: State[], to: State[]): void {
    const state = from.pop();
    if (!state) return;
    to.push({ text: this.text, cursor: this.cursor });
    this.text = state.text;
    this.moved(state.cursor);
  }
  private moved(cursor: number): void {
    [this.cursor, this.lastChange, this.goal, this.yanked] = [cursor, null, null, null];
  }

  lineStart(at = this.cursor): number {
    return at === 0 ? 0 : this.text.lastIndexOf("\n", at - 1) + 1;
  }
  lineEnd(at = this.cursor): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }
  /** The text of the cursor's line, up to the cursor. */
  get lead(): string {
    return this.text.slice(this.lineStart(), this.cursor);
  }
  /** The place one character before, as a reader counts them. */
  before(at = this.cursor): number {
    if (at === 0) return 0;
    const start = this.lineStart(at);
    if (start === at) return at - 1;
    return at - graphemesOf(this.text.slice(start, at)).at(-1)!.length;
  }
  after(at = this.cursor): number {
    if (at === this.text.length) return at;
    const end = this.lineEnd(at);
    return end === at ? at + 1 : at + graphemesOf(this.text.slice(at, end))[0]!.length;
  }
  private wordStart(): number {
    let at = this.cursor;
    while (at > 0 && !wordCharacter.test(this.text[at - 1]!)) at--;
    while (at > 0 && wordCharacter.test(this.text[at - 1]!)) at--;
    return at;
  }

  left(): void {
    this.moved(this.before());
  }
  right(): void {
    this.moved(this.after());
  }
  wordLeft(): void {
    this.moved(this.wordStart());
  }
  wordRight(): void {
    this.moved(wordEnd(this.text, this.cursor));
  }
  home(): void {
    this.moved(this.lineStart());
  }
  end(): void {
    this.moved(this.lineEnd());
  }
  toStart(): void {
    this.moved(0);
  }
  toEnd(): void {
    this.moved(this.text.length);
  }
  /** To the line above or below; false where there is none. */
  vertical(direction: -1 | 1): boolean {
    const [start, end] = [this.lineStart(), this.lineEnd()];
    if (direction < 0 ? start === 0 : end === this.text.length) return false;
    const goal = this.goal ?? widthOf(this.text.slice(start, this.cursor));
    const from = direction < 0 ? this.lineStart(start - 1) : end + 1;
    const until = this.lineEnd(from);
    let [at, width] = [from, 0];
    while (at < until) {
      const next = this.after(at);
      width += widthOf(this.text.slice(at, next));
      if (width > goal) break;
      at = next;
    }
    this.moved(at);
    this.goal = goal;
    return true;
  }

  /** Erases the character before the cursor; of a line's indentation one step. */
  backspace(): void {
    if (this.cursor === 0) return;
    const { lead } = this;
    const step = lead.length % outdent || outdent;
    const from = lead !== "" && /^ +$/.test(lead) ? this.cursor - step : this.before();
    this.splice("erase", from, this.cursor, "");
  }
  erase(): void {
    if (this.cursor === this.text.length) return;
    this.splice("erase", this.cursor, this.after(), "");
  }
  cutWordLeft(): void {
    this.cut(this.wordStart(), this.cursor);
  }
  cutWordRight(): void {
    this.cut(this.cursor, wordEnd(this.text, this.cursor));
  }
  cutEnd(): void {
    const end = this.lineEnd();
    this.cut(this.cursor, end === this.cursor ? Math.min(end + 1, this.text.length) : end);
  }
  cutStart(): void {
    const start = this.lineStart();
    this.cut(start === this.cursor ? Math.max(0, start - 1) : start, this.cursor);
  }
  private cut(from: number, to: number): void {
    if (from === to) return;
    this.cuts = [this.text.slice(from, to), ...this.cuts].slice(0, keptCuts);
    this.splice("whole", from, to, "");
  }
  /** Puts in what was cut last. */
  yank(): void {
    this.yankCut(this.cursor, this.cursor, 0);
  }
  /** Puts an older cut in place of the one just put in. */
  yankOlder(): void {
    if (this.yanked) this.yankCut(this.yanked.from, this.yanked.to, (this.yanked.cut + 1) % this.cuts.length);
  }
  private yankCut(from: number, to: number, cut: number): void {
    const text = this.cuts[cut];
    if (text === undefined) return;
    this.replace(from, to, text);
    this.yanked = { from, to: this.cursor, cut };
  }
  /** Swaps the characters around the cursor. */
  transpose(): void {
    const middle = this.cursor === this.lineEnd() ? this.before() : this.cursor;
    const [from, to] = [this.before(middle), this.after(middle)];
    if (from === middle || to === middle || from < this.lineStart() || this.text.slice(from, to).includes("\n")) return;
    this.replace(from, to, this.text.slice(middle, to) + this.text.slice(from, middle));
  }
}

/** Where the word ends that stands at or after a place. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !wordCharacter.test(text[at]!)) at++;
  while (at < text.length && wordCharacter.test(text[at]!)) at++;
  return at;
}
