/** The instructions on vectors that products need, by what is in the vectors. Knows opcodes; knows no registers. */
import type { VectorBytes, VectorOperation } from "./assembler.ts";

/** Vectors of so many bytes, and what is in them. */
export interface VectorSet {
  readonly dtype: "float32" | "float64";
  readonly width: VectorBytes;
}

type Name =
  | "load"
  | "store"
  /** One element from memory becomes all of a vector. */
  | "spread"
  /** to = to + left · right, rounded once */
  | "addProduct"
  | "add"
  /** to = left xor right, of all bits; for 512-bit vectors another. */
  | "zero"
  | "zeroLong"
  /** Bits of the lanes that are not 0 in both; for 512-bit vectors only. */
  | "test"
  /** Of the lanes that the left operand's signs say; for 256-bit vectors only. */
  | "loadSome"
  | "storeSome";

const zeros = {
  zero: { opcode: 0x57, table: 1, prefix: 0 },
  zeroLong: { opcode: 0xef, table: 1, prefix: 1 },
} as const;

export const operations: Readonly<Record<VectorSet["dtype"], Readonly<Record<Name, VectorOperation>>>> = {
  float32: {
    ...zeros,
    load: { opcode: 0x10, table: 1, prefix: 0 },
    store: { opcode: 0x11, table: 1, prefix: 0 },
    spread: { opcode: 0x18, table: 2, prefix: 1, bytes: 4 },
    addProduct: { opcode: 0xb8, table: 2, prefix: 1 },
    add: { opcode: 0x58, table: 1, prefix: 0 },
    test: { opcode: 0x27, table: 2, prefix: 1 },
    loadSome: { opcode: 0x2c, table: 2, prefix: 1 },
    storeSome: { opcode: 0x2e, table: 2, prefix: 1 },
  },
  float64: {
    ...zeros,
    load: { opcode: 0x10, table: 1, prefix: 1, wide: true },
    store: { opcode: 0x11, table: 1, prefix: 1, wide: true },
    spread: { opcode: 0x19, table: 2, prefix: 1, wide: true, bytes: 8 },
    addProduct: { opcode: 0xb8, table: 2, prefix: 1, wide: true },
    add: { opcode: 0x58, table: 1, prefix: 1, wide: true },
    test: { opcode: 0x27, table: 2, prefix: 1, wide: true },
    loadSome: { opcode: 0x2d, table: 2, prefix: 1 },
    storeSome: { opcode: 0x2f, table: 2, prefix: 1 },
  },
};
