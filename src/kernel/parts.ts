/**
 * Kernels that are made of functions, and the store of those made so far. Knows keys and modules; knows no loops.
 */
import { Kept } from "../core/kept.ts";
import type { Kernel } from "./kernel.ts";
import { type Func, type Module, makeModule } from "./wasm/assembler.ts";

/** A kernel that can also be a function of a larger one. */
export interface Part extends Kernel {
  /** The same key, the same function. */
  readonly key: string;
  readonly emit: (module: Module, name: string | null) => Func;
}

const kernels = new Kept<Part>(2048);

/** The kernel of this key, made by `emit` if there is none yet. */
export const kept = (key: string, name: () => string, emit: Part["emit"]): Part =>
  kernels.at(key, () => partOf(key, name(), emit));

function partOf(key: string, name: string, emit: Part["emit"]): Part {
  const bytes = (): Uint8Array<ArrayBuffer> => {
    const module = makeModule();
    emit(module, "run");
    return module.bytes();
  };
  return { key, name, emit, bytes };
}
