/**
 * Blocks of products in the processor's own instructions: how they are cut into tiles here, and where their code lies.
 * Knows which there are; knows nothing of which product is worth one, nor of instructions.
 */
import type { MachineBlock } from "../kernel/kernel.ts";
import { directBlock, type MachineTile, packedBlock } from "../kernel/x86/product.ts";
import { placeCode, vectorBytes } from "./machine-code.ts";

/** As many sums as registers hold beside two vectors and the elements that they are multiplied with. */
export function machineTile(dtype: MachineTile["dtype"], width = vectorBytes() ?? 32): MachineTile {
  return { dtype, width, rows: width === 64 ? 12 : 6, vectors: 2, unroll: 4 };
}

/** What has its place in the process; null where it has none. */
const placed = new Map<string, MachineBlock | null>();

/** @throws where the process cannot have it */
export function machineBlock(from: MachineBlock["from"], dtype: MachineTile["dtype"]): MachineBlock {
  const key = `${from} ${dtype}`;
  if (!placed.has(key)) placed.set(key, placeBlock(from, machineTile(dtype)));
  const block = placed.get(key);
  if (!block) throw new Error("machine code has no place");
  return block;
}

/** Makes a block; null where the process cannot have it. */
export function placeBlock(from: MachineBlock["from"], tile: MachineTile): MachineBlock | null {
  const at = placeCode(from === "panels" ? packedBlock(tile) : directBlock(tile));
  return at === null ? null : { from, at };
}
