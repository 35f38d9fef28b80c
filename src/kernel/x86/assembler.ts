/**
 * An assembler for x86-64: functions written instruction by instruction, as processors with 256- or 512-bit vectors read
 * them. Knows how instructions are encoded (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2);
 * knows nothing of products, nor of where code lies.
 */

/** General registers, by their numbers in instructions. */
export const [rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export const [r8, r9, r10, r11, r12, r13, r14, r15] = [8, 9, 10, 11, 12, 13, 14, 15] as const;
export type Register = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15;
/** Registers that an address may be multiples of. */
export type Index = Exclude<Register, typeof rsp>;

/** A place in memory: a register, bytes from there, and another register so many times. */
export interface Place {
  readonly base: Register;
  readonly offset: number;
  readonly index?: Index;
  readonly times?: 1 | 2 | 4 | 8;
}
export const at = (base: Register, offset = 0): Place => ({ base, offset });
export const beside = (base: Register, index: Index, times: 1 | 2 | 4 | 8): Place => ({
  ...{ base, offset: 0, index, times },
});

/** What a jump goes to: signed conditions of the last comparison, or none. */
export type Condition = "always" | "zero" | "not zero" | "less" | "at most";
const jumps: Readonly<Record<Condition, readonly number[]>> = {
  always: [0xe9],
  zero: [0x0f, 0x84],
  "not zero": [0x0f, 0x85],
  less: [0x0f, 0x8c],
  "at most": [0x0f, 0x8e],
};

/** A place in the code, named before or after it is reached. */
export interface Label {
  position: number | null;
}

/** One instruction on vectors: its opcode, the table that it is in (1: 0F, 2: 0F38), its prefix and its W bit. */
export interface VectorOperation {
  readonly opcode: number;
  readonly table: 1 | 2;
  /** 0: none, 1: 66. */
  readonly prefix: 0 | 1;
  readonly wide?: true;
  /** Bytes of memory it reads or writes, where that is not a whole vector. */
  readonly bytes?: number;
}

/** Widths of vectors, in bytes; only of 64 there are 32 registers. */
export type VectorBytes = 32 | 64;

export interface Assembler {
  move(to: Register, from: Register): void;
  load(to: Register, from: Place): void;
  store(to: Place, from: Register): void;
  /** to = the address of a place; what the last comparison found stays known */
  address(to: Register, of: Place): void;
  /** to = the address of what is placed at the label */
  addressOf(to: Register, label: Label): void;
  add(to: Register, by: Register | { readonly number: number }): void;
  subtract(to: Register, by: Register | { readonly number: number }): void;
  /** to = from * number */
  multiplyBy(to: Register, from: Register, number: number): void;
  compare(one: Register, other: Register | { readonly number: number }): void;
  push(from: Register): void;
  pop(to: Register): void;
  label(): Label;
  place(label: Label): void;
  jump(when: Condition, to: Label): void;
  return(): void;
  /** Asks for the cache line there. */
  prefetch(from: Place): void;
  /**
   * to = operation(left, right); an operation of two operands takes 0 on the left. `mask`: the number of the register of
   * bits that say which elements of 512-bit vectors are worked on, 0: all. Of others nothing is read or written.
   */
  vector(o: VectorOperation, width: VectorBytes, to: number, left: number, right: number | Place, mask?: number): void;
  /** Bytes that are no instructions. */
  data(bytes: readonly number[]): void;
  /** Vectors are done with: code without them runs as fast as before. */
  leaveVectors(): void;
  /** @throws a label that was never placed */
  bytes(): Uint8Array;
}

export function makeAssembler(): Assembler {
  // As numbers of a byte each: a block has thousands of instructions, and is made while somebody waits.
  let code = new Uint8Array(1 << 12);
  let length = 0;
  const gaps: { readonly at: number; readonly label: Label }[] = [];

  const emit = (byte: number): void => {
    if (length === code.length) {
      const longer = new Uint8Array(2 * length);
      longer.set(code);
      code = longer;
    }
    code[length++] = byte;
  };
  const emit32 = (value: number): void => {
    for (let shift = 0; shift < 32; shift += 8) emit((value >> shift) & 255);
  };
  /** Two registers, or one and what belongs to the opcode. */
  const emitPair = (reg: number, rm: number): void => emit(0xc0 | ((reg & 7) << 3) | (rm & 7));
  const rex = (reg: number, rm: number, index = 0): void =>
    emit(0x48 | ((reg >> 3) << 2) | ((index >> 3) << 1) | (rm >> 3));
  const between = (opcode: number, reg: number, rm: number): void => {
    rex(reg, rm);
    emit(opcode);
    emitPair(reg, rm);
  };
  /** The operand of an instruction in memory; its offset goes into one byte as a multiple of `unit` where it can. */
  const emitPlace = (reg: number, { base, offset, index, times = 1 }: Place, unit: number): void => {
    const scaled = offset / unit;
    const isShort = Number.isInteger(scaled) && scaled >= -128 && scaled < 128;
    const isAlone = index === undefined && (base & 7) !== rsp;
    emit((isShort ? 0x40 : 0x80) | ((reg & 7) << 3) | (isAlone ? base & 7 : 4));
    if (!isAlone) emit((Math.log2(times) << 6) | (((index ?? rsp) & 7) << 3) | (base & 7));
    if (isShort) emit(scaled & 255);
    else emit32(offset);
  };
  const withPlace = (opcode: number, reg: Register, place: Place): void => {
    rex(reg, place.base, place.index);
    emit(opcode);
    emitPlace(reg, place, 1);
  };
  const withNumber = (extension: number, to: Register, value: number): void => {
    rex(0, to);
    emit(0x81);
    emitPair(extension, to);
    emit32(value);
  };
  const arithmetic =
    (opcode: number, extension: number) =>
    (to: Register, by: Register | { readonly number: number }): void =>
      typeof by === "number" ? between(opcode, by, to) : withNumber(extension, to, by.number);
  const emitGap = (label: Label): void => {
    gaps.push({ at: length, label });
    emit32(0);
  };

  /** The first bytes of instructions on 256-bit vectors. Bits of registers' numbers are stored inverted. */
  function emitVex(o: VectorOperation, to: number, left: number, rm: number, index: number): void {
    emit(0xc4);
    emit(((~to & 8) << 4) | ((~index & 8) << 3) | ((~rm & 8) << 2) | o.table);
    // Only instructions on 512-bit vectors tell elements of 8 bytes apart where the opcode does.
    const wide = o.wide && o.table === 2 && o.bytes === undefined ? 0x80 : 0;
    emit(wide | ((~left & 15) << 3) | 4 | o.prefix);
    emit(o.opcode);
  }

  /** The same of 512-bit vectors. @param high the fifth bit of a register, or the fourth of an index, at its place */
  function emitEvex(o: VectorOperation, to: number, left: number, rm: number, high: number, mask: number): void {
    emit(0x62);
    emit(((~to & 8) << 4) | high | ((~rm & 8) << 2) | (~to & 16) | o.table);
    emit((o.wide ? 0x80 : 0) | ((~left & 15) << 3) | 4 | o.prefix);
    emit(0x40 | ((~left & 16) >> 1) | mask);
    emit(o.opcode);
  }

  return {
    move: (to, from) => between(0x89, from, to),
    load: (to, from) => withPlace(0x8b, to, from),
    store: (to, from) => withPlace(0x89, from, to),
    address: (to, of) => withPlace(0x8d, to, of),
    addressOf(to, label) {
      rex(to, 0);
      emit(0x8d);
      // From the end of the instruction on.
      emit(((to & 7) << 3) | 5);
      emitGap(label);
    },
    add: arithmetic(0x01, 0),
    subtract: arithmetic(0x29, 5),
    multiplyBy(to, from, number) {
      between(0x69, to, from);
      emit32(number);
    },
    compare: arithmetic(0x39, 7),
    push(from) {
      emit(0x40 | (from >> 3));
      emit(0x50 | (from & 7));
    },
    pop(to) {
      emit(0x40 | (to >> 3));
      emit(0x58 | (to & 7));
    },
    label: () => ({ position: null }),
    place(label) {
      label.position = length;
    },
    jump(when, to) {
      for (const byte of jumps[when]) emit(byte);
      emitGap(to);
    },
    prefetch(from) {
      rex(0, from.base, from.index);
      emit(0x0f);
      emit(0x18);
      emitPlace(1, from, 1);
    },
    vector(operation, width, to, left, right, mask = 0) {
      const isRegister = typeof right === "number";
      const rm = isRegister ? right : right.base;
      const index = isRegister ? 0 : (right.index ?? 0);
      if (width === 64) emitEvex(operation, to, left, rm, isRegister ? (~right & 16) << 2 : (~index & 8) << 3, mask);
      else emitVex(operation, to, left, rm, index);
      if (isRegister) emitPair(to, rm);
      else emitPlace(to, right, width === 64 ? (operation.bytes ?? 64) : 1);
    },
    leaveVectors() {
      for (const byte of [0xc5, 0xf8, 0x77]) emit(byte);
    },
    data: (bytes) => bytes.forEach(emit),
    bytes() {
      const all = code.slice(0, length);
      const view = new DataView(all.buffer);
      for (const { at: gap, label } of gaps) {
        if (label.position === null) throw new Error("a label has no place");
        view.setInt32(gap, label.position - (gap + 4), true);
      }
      return all;
    },
    return: () => emit(0xc3),
  };
}
