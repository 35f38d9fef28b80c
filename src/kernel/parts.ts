/**
 * Kernels that are made of functions, and the store of those made so far. Knows keys and modules; knows no loops.
 */
import type { Kernel } from "./kernel.ts";
import { type Func, type Module, makeModule } from "./wasm/assembler.ts";

/** A kernel that can also be a function of a larger one. */
export interface Part extends Kernel {
  /** The same key, the same function. */
  readonly key: string;
  readonly emit: (module: Module, name: string | null) => Func;
}

/** Kernels that are kept. */
const keptKernels = 2048;

const kernels = new Map<string, Part>();

/** The kernel of this key, made by `emit` if there is none yet. */
export function kept(key: string, name: () => string, emit: Part["emit"]): Part {
  const found = kernels.get(key) ?? partOf(key, name(), emit);
  // The one that was used longest ago goes first.
  kernels.delete(key);
  kernels.set(key, found);
  if (kernels.size > keptKernels) kernels.delete(kernels.keys().next().value!);
  return found;
}

function partOf(key: string, name: string, emit: Part["emit"]): Part {
  const bytes = (): Uint8Array<ArrayBuffer> => {
    const module = makeModule();
    emit(module, "run");
    return module.bytes();
  };
  return { key, name, emit, bytes };
}
