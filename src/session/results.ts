/**
 * What lines of the session showed, for `_` and `_3`. Old ones keep no more memory than they may, and the last one stays
 * whatever it takes. Knows values; knows nothing of names and statements but their numbers.
 */
import { addHeld, type Held, nothingHeld } from "../lang/held.ts";
import type { Value } from "../lang/value.ts";
import { type Bound, Holdings } from "./holdings.ts";

/** A value that was shown, and the statement that showed it. */
export interface Result {
  readonly value: Value;
  readonly statement: number;
  /** What it was in a few words, where the value may change later. */
  readonly was?: string | undefined;
}
interface Kept extends Result {
  readonly held: Held;
}

/** Lines that can be reached at most, however little they hold. */
const limit = 1000;

export class Results {
  private readonly kept = new Map<number, Kept>();
  private readonly holdings = new Holdings();

  constructor(results: Iterable<readonly [line: number, Result]> = []) {
    for (const [line, result] of results) this.add(line, result);
  }

  get(line: number): Result | undefined {
    return this.kept.get(line);
  }
  get entries(): readonly (readonly [line: number, Result])[] {
    return [...this.kept];
  }
  /** Adds what the results hold now: lists may have grown since they were shown. */
  addHeld(held: Held): void {
    this.holdings.addHeld(held);
    for (const { value } of this.kept.values()) addHeld(value, held);
  }
  /** Bytes that the results hold. */
  get size(): number {
    return this.holdings.bytes;
  }

  keep(line: number, result: Result, bound: Bound): void {
    this.forget(line);
    this.add(line, result);
    if (this.kept.size > limit) this.forgetOldest();
    this.holdings.trim(bound, () => this.kept.size > 1 && this.forgetOldest());
  }

  private add(line: number, result: Result): void {
    const held = nothingHeld();
    addHeld(result.value, held);
    this.holdings.add(held);
    this.kept.set(line, { ...result, held });
  }
  private forget(line: number): void {
    const known = this.kept.get(line);
    if (!known) return;
    this.holdings.remove(known.held);
    this.kept.delete(line);
  }
  private forgetOldest(): boolean {
    this.forget(this.kept.keys().next().value!);
    return true;
  }
}
