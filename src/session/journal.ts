/**
 * What every statement changed, so that it can be taken back: undo, redo, and the rollback of a statement that failed.
 * Knows functions that put states back, not what the states are.
 */
import type { Undo } from "../lang/env.ts";

/** The changes of one statement. */
interface Entry {
  /** The text of the statement, for people. */
  readonly text: string;
  readonly undos: readonly Undo[];
}

/** Statements that can be undone; older ones are forgotten. */
const limit = 1000;

export class Journal {
  private readonly past: Entry[] = [];
  private future: Entry[] = [];
  private open: Map<unknown, Undo> | null = null;

  /** From here on, changes belong to one statement. Within another one they belong to that. */
  begin(): boolean {
    if (this.open) return false;
    this.open = new Map();
    return true;
  }
  /** Something is about to change; only its first state within a statement counts. */
  touch(key: unknown, undo: Undo): void {
    if (this.open && !this.open.has(key)) this.open.set(key, undo);
  }
  /** The statement went through. */
  commit(text: string): void {
    const undos = [...(this.open?.values() ?? [])];
    this.open = null;
    if (undos.length === 0) return;
    this.past.push({ text, undos });
    if (this.past.length > limit) this.past.shift();
    this.future = [];
  }
  /** The statement failed: everything is as it was before. */
  rollback(): void {
    const undos = [...(this.open?.values() ?? [])].reverse();
    this.open = null;
    for (const undo of undos) undo();
  }

  /** Takes the last statement back and gives its text; null if there is none. */
  undo(): string | null {
    return move(this.past, this.future);
  }
  redo(): string | null {
    return move(this.future, this.past);
  }
}

function move(from: Entry[], to: Entry[]): string | null {
  const entry = from.pop();
  if (!entry) return null;
  const undos = [...entry.undos].reverse().map((undo) => undo());
  to.push({ text: entry.text, undos });
  return entry.text;
}
