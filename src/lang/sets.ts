/**
 * The items of a set. They come in the order in which CPython keeps them (Objects/setobject.c), for numbers and tuples of
 * numbers; with anything in it that Python hashes by chance, a set keeps the order in which items came.
 */
import { birth, type Changeable } from "../core/birth.ts";
import { hashOf } from "./hash.ts";
import { keyOf } from "./keys.ts";
import type { Value } from "./value.ts";

/** CPython's open hash table: slots hold keys of items; a removed one leaves `gone` behind. */
interface Table {
  slots: (string | typeof gone | undefined)[];
  fill: number;
}
const gone = Symbol("gone");
const smallest = 8;
const probes = 9;

const emptyTable = (): Table => ({ slots: new Array(smallest).fill(undefined), fill: 0 });

/** A set as plain data: its items as they came, and for each slot which of them is there (-1: one that was removed). */
export interface SetState {
  readonly items: readonly Value[];
  readonly slots: readonly (number | null)[] | null;
  readonly fill: number;
  readonly finger: number;
}

export class ItemSet implements Changeable {
  private known = new Map<string, Value>();
  private readonly hashes = new Map<string, bigint>();
  /** Null where the order of insertion holds. */
  private table: Table | null = emptyTable();
  /** When it was made. */
  readonly born = birth();
  /** Where `pop` looks next. */
  private finger = 0;

  constructor(items: Iterable<Value> = []) {
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.known.size;
  }
  has(key: string): boolean {
    return this.known.has(key);
  }
  keys(): string[] {
    return this.table ? this.table.slots.filter((s) => typeof s === "string") : [...this.known.keys()];
  }
  values(): Value[] {
    return this.keys().map((k) => this.known.get(k)!);
  }

  /** Of equal items the first one stays. */
  add(item: Value): void {
    const key = keyOf(item);
    if (this.known.has(key)) return;
    const hash = this.table && hashOf(item);
    this.known.set(key, item);
    if (hash === null || !this.table) {
      this.table = null;
      return;
    }
    this.hashes.set(key, hash);
    const { table } = this;
    const at = this.free(table.slots, hash);
    if (table.slots[at] === undefined) table.fill++;
    table.slots[at] = key;
    const mask = table.slots.length - 1;
    if (table.fill * 5 >= mask * 3) this.resize(this.size > 50000 ? this.size * 2 : this.size * 4);
  }
  /** Whether it was there. */
  remove(key: string): boolean {
    if (!this.known.delete(key)) return false;
    this.hashes.delete(key);
    const at = this.table?.slots.indexOf(key) ?? -1;
    if (this.table && at >= 0) this.table.slots[at] = gone;
    return true;
  }
  /** Takes one item out; undefined if there is none. */
  pop(): Value | undefined {
    const slots = this.table?.slots ?? this.keys();
    for (let i = 0; i < slots.length; i++) {
      const at = ((this.finger & (slots.length - 1)) + i) % slots.length;
      const key = slots[this.table ? at : i];
      if (typeof key !== "string") continue;
      const item = this.known.get(key);
      this.remove(key);
      this.finger = at + 1;
      return item;
    }
    return undefined;
  }
  /** All items of another set, in one go: the table grows at most once. */
  merge(other: ItemSet): void {
    if (other === this || other.size === 0) return;
    if (this.table && other.table && this.table.fill === 0 && this.mergeIntoEmpty(other, other.table)) return;
    this.makeRoom(other.size);
    for (const item of other.values()) this.add(item);
  }
  /** Before `count` items come at once. */
  makeRoom(count: number): void {
    const { table } = this;
    if (table && (table.fill + count) * 5 >= (table.slots.length - 1) * 3) this.resize((this.size + count) * 2);
  }
  /** A table of the same size without gaps is taken over as it is. */
  private mergeIntoEmpty(other: ItemSet, theirs: Table): boolean {
    this.makeRoom(other.size);
    if (this.table!.slots.length !== theirs.slots.length || theirs.fill !== other.size) return false;
    this.known = new Map(other.known);
    for (const [key, hash] of other.hashes) this.hashes.set(key, hash);
    this.table = { slots: [...theirs.slots], fill: theirs.fill };
    return true;
  }

  copy(): ItemSet {
    const made = new ItemSet();
    made.merge(this);
    return made;
  }
  /** Becomes what another set is. */
  become(other: ItemSet): void {
    this.known = new Map(other.known);
    this.hashes.clear();
    for (const [key, hash] of other.hashes) this.hashes.set(key, hash);
    this.table = other.table && { slots: [...other.table.slots], fill: other.table.fill };
    this.finger = other.finger;
  }
  /** Just as it is, gaps in its table included; `copy` makes a new table, as Python does. */
  snapshot(): ItemSet {
    const made = new ItemSet();
    made.become(this);
    return made;
  }
  /** All that it is, as plain data; `restored` makes the same set of it. */
  state(): SetState {
    const keys = [...this.known.keys()];
    const places = new Map(keys.map((key, i) => [key, i]));
    const slots = this.table?.slots.map((s) => (s === undefined ? null : s === gone ? -1 : places.get(s)!)) ?? null;
    return { items: [...this.known.values()], slots, fill: this.table?.fill ?? 0, finger: this.finger };
  }
  static restored({ items, slots, fill, finger }: SetState): ItemSet {
    const made = new ItemSet();
    const keys = items.map(keyOf);
    made.known = new Map(items.map((item, i) => [keys[i]!, item]));
    made.table = slots && { slots: slots.map((s) => (s === null ? undefined : s < 0 ? gone : keys[s])), fill };
    if (slots) for (const [i, item] of items.entries()) made.hashes.set(keys[i]!, hashOf(item)!);
    made.finger = finger;
    return made;
  }
  /** After many were removed: a new table, once a quarter of it is gaps. */
  settle(): void {
    const { table } = this;
    if (table && table.fill - this.size > (table.slots.length - 1) / 4)
      this.resize(this.size > 50000 ? this.size * 2 : this.size * 4);
  }

  private resize(least: number): void {
    let length = smallest;
    while (length <= least) length *= 2;
    const slots: Table["slots"] = new Array(length).fill(undefined);
    for (const key of this.keys()) slots[this.free(slots, this.hashes.get(key)!)] = key;
    this.table = { slots, fill: this.size };
  }
  /** The last gap on the way that a hash takes through the table to a slot that was never used, else that slot. */
  private free(slots: Table["slots"], hash: bigint): number {
    const mask = BigInt(slots.length - 1);
    let at = hash & mask;
    let gap = -1;
    for (let perturb = hash; ; ) {
      const from = Number(at);
      const last = from + probes < slots.length ? from + probes : from;
      for (let i = from; i <= last; i++) {
        if (slots[i] === undefined) return gap >= 0 ? gap : i;
        if (slots[i] === gone) gap = i;
      }
      perturb >>= 5n;
      at = (at * 5n + 1n + perturb) & mask;
    }
  }
}

export const union = (a: ItemSet, b: ItemSet): ItemSet => {
  const made = a.copy();
  made.merge(b);
  return made;
};
export function intersection(a: ItemSet, b: ItemSet): ItemSet {
  const [walked, asked] = b.size > a.size ? [a, b] : [b, a];
  return new ItemSet(walked.values().filter((v) => asked.has(keyOf(v))));
}
export function difference(a: ItemSet, b: ItemSet): ItemSet {
  if (a.size >> 2 > b.size) {
    const made = a.copy();
    for (const key of b.keys()) made.remove(key);
    return made;
  }
  return new ItemSet(a.values().filter((v) => !b.has(keyOf(v))));
}
export function symmetricDifference(a: ItemSet, b: ItemSet): ItemSet {
  const made = b.copy();
  for (const item of a.values()) if (!made.remove(keyOf(item))) made.add(item);
  return made;
}
export const isSubset = (a: ItemSet, b: ItemSet): boolean => a.size <= b.size && a.keys().every((k) => b.has(k));
