/**
 * What the host's WebAssembly can do beyond what every host can. Knows versions of Node and flags of V8; knows no
 * kernel.
 */
import { setFlagsFromString } from "node:v8";
import { makeModule } from "../kernel/wasm/assembler.ts";

export const major = Number(process.versions.node.split(".")[0]);

export function setFlags(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}

let fuses: boolean | null = null;

/** Whether a product and a sum can be one instruction that rounds once. */
export function hostFuses(): boolean {
  if (fuses !== null) return fuses;
  const probe = makeModule();
  probe.func(null, ["v128"], ["v128"], (code, [x]) => code.get(x!, x!, x!).op("f32x4.relaxed_madd"));
  fuses = withRelaxed(() => WebAssembly.validate(probe.bytes()));
  return fuses;
}

/** A module of instructions that the host has. */
export const moduleOf = (bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module =>
  withRelaxed(() => new WebAssembly.Module(bytes));

/**
 * Node 20 has relaxed SIMD behind a flag, which counts for modules made while it is set. Under other flags than usual V8
 * takes no machine code that was kept for our own text: it is set no longer than it has to be.
 */
function withRelaxed<T>(task: () => T): T {
  if (major > 21) return task();
  setFlags(["--experimental-wasm-relaxed-simd"]);
  try {
    return task();
  } finally {
    setFlags(["--no-experimental-wasm-relaxed-simd"]);
  }
}
