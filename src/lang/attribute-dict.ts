/**
 * `x.__dict__`: names and values as a dict, and the attributes of an object as one that shows and changes them. Knows objects and dicts, nothing of
 * what either is for.
 */
import { type DictValue, dictOf, type ObjectValue, stringOf, type Value } from "./value.ts";

type Entry = { readonly key: Value; readonly value: Value };
type Entries = Map<string, Entry>;

/** Keys of a dict that are strings have this before them. */
const mark = "s";
const entryOf = ([name, value]: readonly [string, Value]): [string, Entry] => [
  mark + name,
  { key: stringOf(name), value },
];

/** A map of what lies elsewhere: all that goes through it asks for its entries anew. */
abstract class LiveMap<V> extends Map<string, V> {
  abstract override entries(): MapIterator<[string, V]>;
  override [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
  override *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }
  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }
  override forEach(use: (value: V, key: string, map: Map<string, V>) => void): void {
    for (const [key, value] of this.entries()) use(value, key, this);
  }
}

/** Entries that are the attributes of an object, whatever map holds these by now. */
class AttributeEntries extends LiveMap<Entry> {
  private readonly of: ObjectValue;
  constructor(of: ObjectValue) {
    super();
    this.of = of;
  }
  override get size(): number {
    return this.of.attributes.size;
  }
  override has(key: string): boolean {
    return this.of.attributes.has(key.slice(1));
  }
  override get(key: string): Entry | undefined {
    const name = key.slice(1);
    const value = key.startsWith(mark) ? this.of.attributes.get(name) : undefined;
    return value && { key: stringOf(name), value };
  }
  override set(key: string, { value }: Entry): this {
    if (key.startsWith(mark)) this.of.attributes.set(key.slice(1), value);
    return this;
  }
  override delete(key: string): boolean {
    return key.startsWith(mark) && this.of.attributes.delete(key.slice(1));
  }
  override clear(): void {
    this.of.attributes.clear();
  }
  override *entries(): MapIterator<[string, Entry]> {
    for (const attribute of this.of.attributes) yield entryOf(attribute);
  }
}

/** Attributes of an object that are the entries of a dict: `x.__dict__ = d`. */
class DictAttributes extends LiveMap<Value> {
  private readonly dict: DictValue;
  constructor(dict: DictValue) {
    super();
    this.dict = dict;
  }
  override get size(): number {
    return [...this.keys()].length;
  }
  override has(name: string): boolean {
    return this.dict.entries.has(mark + name);
  }
  override get(name: string): Value | undefined {
    return this.dict.entries.get(mark + name)?.value;
  }
  override set(name: string, value: Value): this {
    const [key, entry] = entryOf([name, value]);
    this.dict.entries.set(key, entry);
    return this;
  }
  override delete(name: string): boolean {
    return this.dict.entries.delete(mark + name);
  }
  override clear(): void {
    for (const name of [...this.keys()]) this.delete(name);
  }
  override *entries(): MapIterator<[string, Value]> {
    for (const [key, { value }] of this.dict.entries) if (key.startsWith(mark)) yield [key.slice(1), value];
  }
}

export const dictOfNames = (named: Iterable<readonly [string, Value]>): DictValue =>
  dictOf(new Map([...named].map(entryOf)));

export const attributesIn = (dict: DictValue): Map<string, Value> => new DictAttributes(dict);

export function attributeDict(of: ObjectValue): DictValue {
  const entries = new AttributeEntries(of);
  return Object.defineProperties(dictOf(new Map()), {
    // As old as the object, so that whoever changes it remembers how it was.
    born: { value: of.born },
    entries: {
      enumerable: true,
      get: () => entries,
      // What an undo puts back.
      set: (old: Entries) => {
        of.attributes = new Map([...old].map(([key, { value }]) => [key.slice(1), value]));
      },
    },
  });
}
