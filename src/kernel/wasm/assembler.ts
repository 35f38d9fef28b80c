/**
 * A WebAssembly assembler: functions written instruction by instruction, assembled to the bytes of a module. Knows the
 * binary format; knows nothing of tensors, kernels or what the instructions are for. Blocks are TypeScript functions,
 * and a branch names the block it leaves (or the loop it repeats), so nobody counts depths.
 */
import * as opcodes from "./opcodes.ts";

export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128";
const valueTypes: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** A local variable or a parameter of one function. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}
/** A place to branch to: the end of a block, or the head of a loop. */
export interface Label {
  readonly level: number;
}
/** A function of the module being made. */
export interface Func {
  readonly index: number;
  readonly params: readonly Local[];
}

/** The instructions of one function. Every call appends and gives the code back, so that calls chain. */
export interface Code {
  /** A new local. */
  local(type: ValueType): Local;
  get(...locals: readonly Local[]): Code;
  set(local: Local): Code;
  tee(local: Local): Code;
  i32(value: number): Code;
  i64(value: bigint): Code;
  f32(value: number): Code;
  f64(value: number): Code;
  /** 16 bytes. */
  v128(bytes: Uint8Array): Code;
  /** A vector of equal lanes that is made once, at the start of the function. */
  constant(lane: "i32" | "i64" | "f32" | "f64", value: number | bigint): Local;
  /** The same, on the stack, made where it is used. */
  splat(lane: "i32" | "i64" | "f32" | "f64", value: number | bigint): Code;
  /** An operator without immediates, by its name in the specification. */
  op(name: string): Code;
  /** A load or store; the address (and value) are on the stack. `offset` in bytes. */
  mem(name: string, offset?: number): Code;
  /** An operator with a lane. */
  lane(name: string, lane: number): Code;
  /** A load or store of one lane. */
  laneMem(name: string, lane: number, offset?: number): Code;
  /** Bytes of two vectors: 0 to 15 of the first, 16 to 31 of the second. */
  shuffle(lanes: readonly number[]): Code;
  block(body: (end: Label) => void): Code;
  loop(body: (again: Label) => void): Code;
  /** Takes a condition from the stack. `result` is what both branches leave there. */
  when(then: (end: Label) => void, otherwise?: (end: Label) => void, result?: ValueType): Code;
  br(label: Label): Code;
  brIf(label: Label): Code;
  call(func: Func): Code;
  /** for (; i < end; i += step), signed; `i` has been set. */
  upTo(i: Local, end: Local, step: number, body: () => void): Code;
}

export interface Module {
  /** A function that whoever makes an instance gives, as `given.<name>`. To be named before the module's own. */
  given(name: string, params: readonly ValueType[], results: readonly ValueType[]): Func;
  /** A function; exported if it has a name. `write` is called at once. */
  func(
    name: string | null,
    params: readonly ValueType[],
    results: readonly ValueType[],
    write: (code: Code, params: readonly Local[]) => void,
  ): Func;
  bytes(): Uint8Array<ArrayBuffer>;
}

/** A module that imports one shared memory as `engine.memory`. `pages`, of 64 KiB, is the maximum that it states. */
export function makeModule(pages = 65536): Module {
  const types: string[] = [];
  const typeBytes: number[][] = [];
  const functions: { type: number; name: string | null; body: number[] }[] = [];
  const imported: number[][] = [];

  const typeOf = (params: readonly ValueType[], results: readonly ValueType[]): number => {
    const key = `${params}>${results}`;
    const found = types.indexOf(key);
    if (found >= 0) return found;
    typeBytes.push([
      0x60,
      ...vector(params.map((t) => [valueTypes[t]])),
      ...vector(results.map((t) => [valueTypes[t]])),
    ]);
    return types.push(key) - 1;
  };

  const globals = new Map<string, { readonly index: number; readonly bytes: readonly number[] }>();
  const globalOf = (bytes: readonly number[]): number => {
    const key = bytes.join();
    const known = globals.get(key) ?? { index: globals.size, bytes };
    globals.set(key, known);
    return known.index;
  };

  const localsOf = (params: readonly ValueType[]): Local[] => params.map((type, index) => ({ index, type }));

  return {
    given(name, params, results) {
      imported.push([...text("given"), ...text(name), 0, ...unsigned(typeOf(params, results))]);
      return { index: imported.length - 1, params: localsOf(params) };
    },
    func(name, params, results, write) {
      const type = typeOf(params, results);
      const index = imported.length + functions.length;
      const locals = localsOf(params);
      const record = { type, name, body: [] as number[] };
      functions.push(record);
      record.body = writeBody(locals, write, globalOf);
      return { index, params: locals };
    },
    bytes() {
      const memory = [...text("engine"), ...text("memory"), 2, 3, ...unsigned(1), ...unsigned(pages)];
      const exported = functions.flatMap((f, i) =>
        f.name ? [[...text(f.name), 0, ...unsigned(imported.length + i)]] : [],
      );
      return Uint8Array.from([
        ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
        ...section(1, vector(typeBytes)),
        ...section(2, vector([memory, ...imported])),
        ...section(3, vector(functions.map((f) => unsigned(f.type)))),
        ...section(6, vector([...globals.values()].map(({ bytes }) => [0x7b, 1, 0xfd, 12, ...bytes, 0x0b]))),
        ...section(7, vector(exported)),
        ...section(10, vector(functions.map((f) => [...unsigned(f.body.length), ...f.body]))),
      ]);
    },
  };
}

function writeBody(
  params: readonly Local[],
  write: (code: Code, params: readonly Local[]) => void,
  globalOf: (bytes: readonly number[]) => number,
): number[] {
  const bytes: number[] = [];
  const locals: ValueType[] = [];
  /** What runs once, before the rest: constants, each by its bytes. */
  const head: number[] = [];
  const constants = new Map<string, Local>();
  let level = 0;

  const put = (...more: readonly number[]): Code => {
    for (const b of more) bytes.push(b);
    return code;
  };
  const nest = (head: readonly number[], body: (label: Label) => void): void => {
    put(...head);
    level++;
    body({ level });
    level--;
  };
  const memoryImmediate = (offset: number): number[] => [0, ...unsigned(offset)];

  const code: Code = {
    local(type) {
      locals.push(type);
      return { index: params.length + locals.length - 1, type };
    },
    get(...from) {
      for (const l of from) put(0x20, ...unsigned(l.index));
      return code;
    },
    set: (l) => put(0x21, ...unsigned(l.index)),
    tee: (l) => put(0x22, ...unsigned(l.index)),
    i32: (v) => put(0x41, ...signed(BigInt(v | 0))),
    i64: (v) => put(0x42, ...signed(BigInt.asIntN(64, v))),
    f32: (v) => put(0x43, ...lanes("f32", v)),
    f64: (v) => put(0x44, ...lanes("f64", v)),
    v128: (b) => put(0xfd, 12, ...b),
    constant(lane, value) {
      const one = filled(lane, value);
      const key = one.join();
      const known = constants.get(key) ?? code.local("v128");
      if (!constants.has(key)) head.push(0x23, ...unsigned(globalOf(one)), 0x21, ...unsigned(known.index));
      constants.set(key, known);
      return known;
    },
    splat: (lane, value) => put(0xfd, 12, ...filled(lane, value)),
    op(name) {
      const one = opcodes.plain[name];
      if (one !== undefined) return put(one);
      const convert = opcodes.saturating[name];
      if (convert !== undefined) return put(0xfc, ...unsigned(convert));
      // Of the one memory that there is.
      if (name === "memory.fill") return put(0xfc, 11, 0);
      return put(0xfd, ...unsigned(numberOf(opcodes.simd, name)));
    },
    mem(name, offset = 0) {
      const one = opcodes.memory[name];
      if (one !== undefined) return put(one, ...memoryImmediate(offset));
      return put(0xfd, ...unsigned(numberOf(opcodes.simdMemory, name)), ...memoryImmediate(offset));
    },
    lane: (name, lane) => put(0xfd, ...unsigned(numberOf(opcodes.simdLane, name)), lane),
    laneMem: (name, lane, offset = 0) =>
      put(0xfd, ...unsigned(numberOf(opcodes.simdLaneMemory, name)), ...memoryImmediate(offset), lane),
    shuffle: (picked) => put(0xfd, 13, ...picked),
    block(body) {
      nest([0x02, 0x40], body);
      return put(0x0b);
    },
    loop(body) {
      nest([0x03, 0x40], body);
      return put(0x0b);
    },
    when(then, otherwise, result) {
      nest([0x04, result ? valueTypes[result] : 0x40], then);
      if (otherwise) nest([0x05], otherwise);
      return put(0x0b);
    },
    br: (label) => put(0x0c, ...unsigned(level - label.level)),
    brIf: (label) => put(0x0d, ...unsigned(level - label.level)),
    call: (func) => put(0x10, ...unsigned(func.index)),
    upTo(i, end, step, body) {
      return code.block((done) => {
        code.get(i, end).op("i32.ge_s").brIf(done);
        code.loop((again) => {
          body();
          code.get(i).i32(step).op("i32.add").tee(i).get(end).op("i32.lt_s").brIf(again);
        });
      });
    },
  };

  write(code, params);
  const runs: [number, ValueType][] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  return [...vector(runs.map(([count, type]) => [...unsigned(count), valueTypes[type]])), ...head, ...bytes, 0x0b];
}

function numberOf(table: Readonly<Record<string, number>>, name: string): number {
  const found = table[name];
  if (found === undefined) throw new Error(`no instruction ${name}`);
  return found;
}

const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const text = (s: string): number[] => [...unsigned(s.length), ...Array.from(s, (c) => c.charCodeAt(0))];

/** LEB128. */
function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
  return out;
}
function signed(value: bigint): number[] {
  const out: number[] = [];
  for (let rest = value; ; ) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    if ((rest === 0n && low < 64) || (rest === -1n && low >= 64)) return [...out, low];
    out.push(low + 128);
  }
}

const view = new DataView(new ArrayBuffer(8));
const filled = (lane: "i32" | "i64" | "f32" | "f64", value: number | bigint): number[] => {
  const one = lanes(lane, value);
  return Array.from({ length: 16 / one.length }, () => one).flat();
};
function lanes(lane: "i32" | "i64" | "f32" | "f64", value: number | bigint): number[] {
  const size = lane === "i32" || lane === "f32" ? 4 : 8;
  if (lane === "i32") view.setInt32(0, Number(value), true);
  else if (lane === "i64") view.setBigInt64(0, BigInt(value), true);
  else if (lane === "f32") view.setFloat32(0, Number(value), true);
  else view.setFloat64(0, Number(value), true);
  return Array.from({ length: size }, (_, i) => view.getUint8(i));
}
