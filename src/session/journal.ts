/**
 * What every statement changed, so that it can be taken back: undo, redo, going to a line, and the rollback of a
 * statement that failed. Knows functions that put states back and how much they hold, not what the states are.
 */
import { isYounger, latestBirth } from "../core/birth.ts";
import { largeBytes } from "../core/dtype.ts";
import type { Undo } from "../lang/env.ts";
import { type Held, nothingHeld } from "../lang/held.ts";
import type { EpochRecord } from "./epochs.ts";
import { type Bound, Holdings } from "./holdings.ts";

/** A statement that went through. */
export interface Step {
  /** The line on which it began. */
  readonly line: number;
  /** Its text, for people. */
  readonly text: string;
  /** Its place among all statements ever run. */
  readonly id: number;
}

/** The changes of one statement. */
interface Entry extends Step {
  readonly undos: readonly Undo[];
  readonly epochs: EpochRecord | null;
  /** What only old states hold, as far as the measure goes. */
  readonly held: Held;
}

/** Statements that can be undone at most, however little they hold. */
const limit = 10_000;
/** Statements that are looked at one by one to find what all of them hold: a fraction of a millisecond. */
const walked = 2_000;

function addEntry({ undos, epochs }: Pick<Entry, "undos" | "epochs">, held: Held): void {
  for (const undo of undos) undo.addHeld?.(held);
  // The record's last epochs may still lie in the Variables' own buffers.
  if (epochs?.variables.some((v) => v.value.data.byteLength >= largeBytes)) held.partial = true;
}

/** Entries, oldest first. The oldest are forgotten one at a time, and all others stay where they are meanwhile. */
class Past {
  private readonly entries: (Entry | undefined)[] = [];
  /** How many at the beginning are forgotten. */
  private gone = 0;

  get length(): number {
    return this.entries.length - this.gone;
  }
  get last(): Entry | undefined {
    return this.entries.at(-1);
  }
  lastThat(fits: (entry: Entry) => boolean): Entry | undefined {
    return this.entries.findLast((e) => e !== undefined && fits(e));
  }
  all(): Entry[] {
    return this.entries.slice(this.gone) as Entry[];
  }
  push(entry: Entry): void {
    this.entries.push(entry);
  }
  pop(): Entry | undefined {
    return this.length > 0 ? this.entries.pop() : undefined;
  }
  forgetOldest(): Entry {
    const entry = this.entries[this.gone]!;
    this.entries[this.gone++] = undefined;
    if (this.gone === forgotten) this.gone -= this.entries.splice(0, forgotten).length;
    return entry;
  }
  clear(): void {
    this.entries.length = 0;
    this.gone = 0;
  }
}
const forgotten = 500;

export class Journal {
  private readonly past = new Past();
  private future: Entry[] = [];
  private open: Map<unknown, Undo> | null = null;
  private epochs: EpochRecord | null = null;
  /** What is younger was made by the statement under way. */
  private moment = Number.POSITIVE_INFINITY;
  /** What was made until then outlives the statement, whoever made it. */
  private lasting = 0;
  /** Moves of the statement under way. */
  private moves: ("undo" | "redo")[] = [];
  /** What all entries hold together. */
  private readonly holdings = new Holdings();
  /** Statements that were undone and can not be redone any more. */
  private readonly lost = new Set<number>();
  /** The last line whose statements cannot be undone any more; 0 if all can. */
  forgotten = 0;

  /** From here on, changes belong to one statement. Within another one they belong to that. */
  begin(): boolean {
    if (this.open) return false;
    this.open = new Map();
    this.moment = latestBirth();
    this.epochs = null;
    this.moves = [];
    return true;
  }
  /** The statement under way changed something already. */
  get changed(): boolean {
    return this.open !== null && this.open.size > 0;
  }
  /** Whatever a task changes is taken back at its end, within a statement too. */
  aside<T>(task: () => T): T {
    const [outer, moment] = [this.open, this.moment];
    const own = new Map<unknown, Undo>();
    this.open = own;
    this.moment = latestBirth();
    try {
      return task();
    } finally {
      for (const undo of [...own.values()].reverse()) undo();
      this.open = outer;
      this.moment = Math.max(moment, this.lasting);
    }
  }
  /** How the statement under way can take back what it does to `key` is known. */
  knows(key: unknown): boolean {
    return this.open?.has(key) === true;
  }
  /** Something is about to change; only its first state within a statement counts. */
  touch(key: unknown, undo: () => Undo): void {
    if (this.open && !this.open.has(key)) this.open.set(key, undo());
  }
  /** The statement went through these epochs. */
  keepEpochs(record: EpochRecord): void {
    if (this.open) this.epochs = record;
  }
  /** The statement went through. */
  commit(step: Step, bound: Bound): void {
    const undos = [...(this.open?.values() ?? [])];
    const { epochs } = this;
    this.close();
    this.epochs = null;
    if (undos.length === 0) return;
    for (const entry of this.future) {
      this.holdings.remove(entry.held);
      this.lost.add(entry.id);
    }
    this.future = [];
    this.past.push(this.entryOf(step, undos, epochs));
    this.trim(bound);
  }
  /** What happened since the beginning stays, and cannot be undone. */
  drop(): void {
    this.close();
  }
  /** The statement failed: everything is as it was before. */
  rollback(): void {
    const undos = [...(this.open?.values() ?? [])].reverse();
    this.close();
    for (const undo of undos) undo();
    for (const move of this.moves.splice(0).reverse()) this.move(move === "undo" ? "redo" : "undo");
  }

  private close(): void {
    this.open = null;
    this.moment = Number.POSITIVE_INFINITY;
  }
  /** The statement under way made it, so that it goes with it. */
  isOwn(key: unknown): boolean {
    return isYounger(key, this.moment);
  }
  /** What was made until now outlives the statement under way. */
  keepMade(): void {
    this.lasting = latestBirth();
    if (this.open) this.moment = this.lasting;
  }

  /**
   * Takes back what the last line did and gives its statements, the latest first; none if there is nothing to take back.
   * Of the line that is under way itself, only the last statement.
   */
  undo(underway: number): Step[] {
    return this.movedLine("undo", underway);
  }
  redo(underway: number): Step[] {
    return this.movedLine("redo", underway);
  }
  /** Back or forth to the state after the statements of a line. Gives how many statements were undone and redone. */
  goTo(line: number): { readonly undone: number; readonly redone: number } {
    let [undone, redone] = [0, 0];
    for (; (this.past.last?.line ?? 0) > line; undone++) this.moved("undo");
    if (undone === 0)
      for (; (this.future.at(-1)?.line ?? Number.POSITIVE_INFINITY) <= line; redone++) this.moved("redo");
    return { undone, redone };
  }
  /** The last statement that went through epochs and was not undone. */
  lastEpochs(): { readonly step: Step; readonly epochs: EpochRecord } | null {
    const entry = this.past.lastThat((e) => e.epochs !== null);
    return entry ? { step: entry, epochs: entry.epochs! } : null;
  }
  /** Statements whose changes do not hold at the moment. */
  undone(): ReadonlySet<number> {
    return new Set([...this.lost, ...this.future.map((e) => e.id)]);
  }
  /** Adds what old states hold now; where there are many of them, only that there is more. */
  addHeld(held: Held): void {
    if (this.past.length + this.future.length > walked) held.partial = true;
    if (held.partial) return;
    this.holdings.addHeld(held);
    for (const entry of [...this.past.all(), ...this.future]) {
      if (held.partial) return;
      addEntry(entry, held);
    }
  }
  /** Bytes that old states hold. */
  get size(): number {
    return this.holdings.bytes;
  }
  /** Nothing can be undone any more. */
  clear(): void {
    for (const entry of [...this.past.all(), ...this.future]) this.holdings.remove(entry.held);
    this.past.clear();
    this.future = [];
  }

  private movedLine(how: "undo" | "redo", underway: number): Step[] {
    const next = (): Step | undefined => (how === "undo" ? this.past.last : this.future.at(-1));
    const steps: Step[] = [];
    for (let step = this.moved(how); step; step = this.moved(how)) {
      steps.push(step);
      if (step.line === underway || next()?.line !== step.line) break;
    }
    return steps;
  }
  private moved(how: "undo" | "redo"): Step | null {
    const entry = this.move(how);
    if (entry && this.open) this.moves.push(how);
    return entry;
  }
  private move(how: "undo" | "redo"): Step | null {
    const [from, to] = how === "undo" ? [this.past, this.future] : [this.future, this.past];
    const entry = from.pop();
    if (!entry) return null;
    this.holdings.remove(entry.held);
    const undos = [...entry.undos].reverse().map((undo) => undo());
    to.push(this.entryOf(entry, undos, entry.epochs));
    return entry;
  }

  private entryOf({ line, text, id }: Step, undos: readonly Undo[], epochs: EpochRecord | null): Entry {
    const held: Held = { ...nothingHeld(), bytes: (epochs?.bytes ?? 0) + 2 * text.length };
    addEntry({ undos, epochs }, held);
    this.holdings.add(held);
    return { line, text, id, undos, epochs, held };
  }
  /** Forgets the oldest statements until the rest keeps within the bound. */
  private trim(bound: Bound): void {
    if (this.past.length > limit) this.forget();
    this.holdings.trim(bound, () => {
      if (this.past.length > 0) this.forget();
      return this.past.length > 0;
    });
  }
  private forget(): void {
    const entry = this.past.forgetOldest();
    this.holdings.remove(entry.held);
    this.forgotten = Math.max(this.forgotten, entry.line);
  }
}
