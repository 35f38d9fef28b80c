/**
 * Python's pickles, protocol 2, as PyTorch's checkpoints hold them: plain values, ordered dicts, and whatever else is told
 * from outside by its name. A pickle is a program; only what makes such values is run, and nothing is ever called by name.
 * Knows the machine that reads them and writes for it; knows no tensors.
 * Source: the opcodes of CPython's Lib/pickletools.py.
 */

/** A value on the machine's stack. */
export type Pickled =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | { readonly kind: "list"; readonly items: Pickled[] }
  | { readonly kind: "tuple"; readonly items: Pickled[] }
  | { readonly kind: "dict"; readonly ordered: boolean; readonly entries: [Pickled, Pickled][] }
  /** A thing of a module, by its path; what it was called with, once it was. */
  | { readonly kind: "named"; readonly path: string }
  | { readonly kind: "made"; readonly path: string; readonly args: readonly Pickled[] }
  /** What the program asks its surroundings for. */
  | { readonly kind: "outside"; readonly id: Pickled };

/** A pickle that is damaged, or does what is not done here. */
export class Unreadable extends Error {}

const damaged = "the pickle is damaged";
const orderedDict = "collections.OrderedDict";

/** @throws Unreadable */
export function readPickle(bytes: Uint8Array): Pickled {
  return new Machine(bytes).run();
}

const mark = Symbol("mark");
type Slot = Pickled | typeof mark;

class Machine {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private readonly stack: Slot[] = [];
  private readonly memo = new Map<number, Slot>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): Pickled {
    try {
      for (;;) {
        const code = this.byte();
        if (code === codes.stop) return this.pop();
        this.step(code);
      }
    } catch (error) {
      if (error instanceof RangeError) throw new Unreadable("the pickle is cut short");
      throw error;
    }
  }

  private step(code: number): void {
    switch (code) {
      case codes.protocol:
        this.at++;
        return;
      case codes.frame:
        this.at += 8;
        return;
      case codes.mark:
        this.stack.push(mark);
        return;
      case codes.none:
        return this.push(null);
      case codes.true:
        return this.push(true);
      case codes.false:
        return this.push(false);
      case codes.emptyList:
        return this.push({ kind: "list", items: [] });
      case codes.emptyTuple:
        return this.push({ kind: "tuple", items: [] });
      case codes.emptyDict:
        return this.push({ kind: "dict", ordered: false, entries: [] });
      case codes.tuple:
        return this.push({ kind: "tuple", items: this.popToMark() });
      case codes.tuple1:
      case codes.tuple2:
      case codes.tuple3: {
        const items = Array.from({ length: code - codes.tuple1 + 1 }, () => this.pop()).reverse();
        return this.push({ kind: "tuple", items });
      }
      case codes.append:
        return this.extend([this.pop()]);
      case codes.appends:
        return this.extend(this.popToMark());
      case codes.setItem:
        return this.update([this.pop(), this.pop()].reverse());
      case codes.setItems:
        return this.update(this.popToMark());
      case codes.persistent:
        return this.push({ kind: "outside", id: this.pop() });
      case codes.global:
        return this.push({ kind: "named", path: `${this.line()}.${this.line()}` });
      case codes.stackGlobal: {
        const [name, module] = [this.pop(), this.pop()];
        return this.push({ kind: "named", path: `${module}.${name}` });
      }
      case codes.reduce:
      case codes.newObject:
        return this.reduce();
      case codes.build:
        // What an object has besides its items; ordered dicts of weights have `_metadata`, which says nothing of values.
        this.pop();
        return;
      default:
        if (!this.number(code) && !this.text(code) && !this.remembered(code))
          throw new Unreadable(`the pickle has an instruction that is not run here (${code})`);
    }
  }

  private number(code: number): boolean {
    const { view } = this;
    switch (code) {
      case codes.int1:
        this.push(BigInt(this.byte()));
        return true;
      case codes.int2:
        this.push(BigInt(view.getUint16(this.skip(2), true)));
        return true;
      case codes.int4:
        this.push(BigInt(view.getInt32(this.skip(4), true)));
        return true;
      case codes.long1:
        this.push(this.long(this.byte()));
        return true;
      case codes.long4:
        this.push(this.long(view.getInt32(this.skip(4), true)));
        return true;
      case codes.float:
        this.push(view.getFloat64(this.skip(8), false));
        return true;
      default:
        return false;
    }
  }

  private text(code: number): boolean {
    const { view } = this;
    switch (code) {
      case codes.text1:
        this.push(new TextDecoder().decode(this.take(this.byte())));
        return true;
      case codes.text4:
        this.push(new TextDecoder().decode(this.take(view.getUint32(this.skip(4), true))));
        return true;
      case codes.bytes1:
        this.push(this.take(this.byte()));
        return true;
      case codes.bytes4:
        this.push(this.take(view.getUint32(this.skip(4), true)));
        return true;
      default:
        return false;
    }
  }

  private remembered(code: number): boolean {
    switch (code) {
      case codes.put1:
        this.memo.set(this.byte(), this.stack.at(-1)!);
        return true;
      case codes.put4:
        this.memo.set(this.view.getUint32(this.skip(4), true), this.stack.at(-1)!);
        return true;
      case codes.memoize:
        this.memo.set(this.memo.size, this.stack.at(-1)!);
        return true;
      case codes.get1:
        this.recall(this.byte());
        return true;
      case codes.get4:
        this.recall(this.view.getUint32(this.skip(4), true));
        return true;
      default:
        return false;
    }
  }

  private recall(place: number): void {
    const found = this.memo.get(place);
    if (found === undefined || found === mark) throw new Unreadable(damaged);
    this.push(found);
  }

  /** A call. Ordered dicts are made, all else is left to who reads the result. */
  private reduce(): void {
    const [args, called] = [this.pop(), this.pop()];
    const isCall = isKind(args, "tuple") && isKind(called, "named");
    if (!isCall) throw new Unreadable(damaged);
    if (called.path === orderedDict) {
      const [pairs] = args.items;
      const entries = isKind(pairs, "list") ? pairs.items.map(pairIn) : [];
      return this.push({ kind: "dict", ordered: true, entries });
    }
    this.push({ kind: "made", path: called.path, args: args.items });
  }

  private extend(items: readonly Pickled[]): void {
    const list = this.stack.at(-1);
    if (!isKind(list, "list")) throw new Unreadable(damaged);
    for (const item of items) list.items.push(item);
  }
  private update(items: readonly Pickled[]): void {
    const dict = this.stack.at(-1);
    if (!isKind(dict, "dict")) throw new Unreadable(damaged);
    for (let i = 0; i < items.length; i += 2) dict.entries.push([items[i]!, items[i + 1]!]);
  }

  private push(value: Pickled): void {
    this.stack.push(value);
  }
  private pop(): Pickled {
    const value = this.stack.pop();
    if (value === undefined || value === mark) throw new Unreadable(damaged);
    return value;
  }
  private popToMark(): Pickled[] {
    const from = this.stack.lastIndexOf(mark);
    if (from < 0) throw new Unreadable(damaged);
    return this.stack.splice(from).slice(1) as Pickled[];
  }
  private skip(count: number): number {
    const { at } = this;
    this.at += count;
    return at;
  }
  private byte(): number {
    return this.view.getUint8(this.at++);
  }
  private take(count: number): Uint8Array {
    const start = this.skip(count);
    if (count < 0 || start + count > this.bytes.length) throw new RangeError();
    return this.bytes.subarray(start, start + count);
  }
  private line(): string {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) throw new RangeError();
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, end));
    this.at = end + 1;
    return text;
  }
  /** Two's complement, the lowest byte first. */
  private long(count: number): bigint {
    let value = 0n;
    const bytes = this.take(count);
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
    return BigInt.asIntN(8 * count, value);
  }
}

function pairIn(value: Pickled): [Pickled, Pickled] {
  if (isKind(value, "list") || isKind(value, "tuple")) return [value.items[0] ?? null, value.items[1] ?? null];
  throw new Unreadable(damaged);
}

/** Whether a value on the stack is of a kind. */
export const isKind = <K extends (Pickled & object & { kind: string })["kind"]>(
  value: Slot | undefined,
  kind: K,
): value is Extract<Pickled, { readonly kind: K }> =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === kind;

/** Writes a pickle; things by name, calls and what lies outside are written as they are read. */
export function writePickle(value: Pickled): Uint8Array {
  const out: number[] = [codes.protocol, 2];
  write(value, out);
  out.push(codes.stop);
  return Uint8Array.from(out);
}

function write(value: Pickled, out: number[]): void {
  if (value === null) out.push(codes.none);
  else if (typeof value === "boolean") out.push(value ? codes.true : codes.false);
  else if (typeof value === "bigint") writeInt(value, out);
  else if (typeof value === "number") out.push(codes.float, ...new Uint8Array(float64(value)));
  else if (typeof value === "string") {
    const bytes = new TextEncoder().encode(value);
    out.push(codes.text4, ...uint32(bytes.length));
    for (const b of bytes) out.push(b);
  } else if (value instanceof Uint8Array) throw new Unreadable("bytes are not written");
  else writeThing(value, out);
}

function writeThing(
  value: Exclude<Pickled, null | boolean | bigint | number | string | Uint8Array>,
  out: number[],
): void {
  switch (value.kind) {
    case "list":
      out.push(codes.emptyList, codes.mark);
      for (const item of value.items) write(item, out);
      out.push(codes.appends);
      return;
    case "tuple":
      out.push(codes.mark);
      for (const item of value.items) write(item, out);
      out.push(codes.tuple);
      return;
    case "dict":
      if (value.ordered) write({ kind: "made", path: orderedDict, args: [] }, out);
      else out.push(codes.emptyDict);
      out.push(codes.mark);
      for (const entry of value.entries) for (const part of entry) write(part, out);
      out.push(codes.setItems);
      return;
    case "named": {
      const dot = value.path.lastIndexOf(".");
      const text = `${value.path.slice(0, dot)}\n${value.path.slice(dot + 1)}\n`;
      out.push(codes.global, ...new TextEncoder().encode(text));
      return;
    }
    case "made":
      write({ kind: "named", path: value.path }, out);
      write({ kind: "tuple", items: [...value.args] }, out);
      out.push(codes.reduce);
      return;
    case "outside":
      write(value.id, out);
      out.push(codes.persistent);
      return;
  }
}

function writeInt(value: bigint, out: number[]): void {
  if (value >= -(2n ** 31n) && value < 2n ** 31n) {
    out.push(codes.int4, ...uint32(Number(BigInt.asUintN(32, value))));
    return;
  }
  let count = 8;
  while (BigInt.asIntN(8 * count, value) !== value) count++;
  if (count > 255) throw new Unreadable("a whole number of more than 2,000 bits");
  out.push(codes.long1, count);
  for (let i = 0; i < count; i++) out.push(Number((value >> BigInt(8 * i)) & 255n));
}

const uint32 = (n: number): number[] => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];
function float64(value: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, false);
  return view.buffer;
}

const codeOf = (letter: string): number => letter.charCodeAt(0);
const codes = {
  protocol: 0x80,
  frame: 0x95,
  stop: codeOf("."),
  mark: codeOf("("),
  none: codeOf("N"),
  true: 0x88,
  false: 0x89,
  emptyList: codeOf("]"),
  emptyTuple: codeOf(")"),
  emptyDict: codeOf("}"),
  tuple: codeOf("t"),
  tuple1: 0x85,
  tuple2: 0x86,
  tuple3: 0x87,
  append: codeOf("a"),
  appends: codeOf("e"),
  setItem: codeOf("s"),
  setItems: codeOf("u"),
  persistent: codeOf("Q"),
  global: codeOf("c"),
  stackGlobal: 0x93,
  reduce: codeOf("R"),
  newObject: 0x81,
  build: codeOf("b"),
  int1: codeOf("K"),
  int2: codeOf("M"),
  int4: codeOf("J"),
  long1: 0x8a,
  long4: 0x8b,
  float: codeOf("G"),
  text1: 0x8c,
  text4: codeOf("X"),
  bytes1: codeOf("C"),
  bytes4: codeOf("B"),
  put1: codeOf("q"),
  put4: codeOf("r"),
  memoize: 0x94,
  get1: codeOf("h"),
  get4: codeOf("j"),
} as const;
