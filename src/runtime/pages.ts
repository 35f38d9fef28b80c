/**
 * Asking the system to map the engine's memory in large pages: memory that was never touched then costs a third, and
 * every access finds its page sooner. Knows the system's call; without it, or without permission, pages stay small.
 */
import { loadKoffi } from "./native.ts";

/** As Linux numbers it: pages of 2 MiB where that is possible. */
const hugePages = 14;
const pageBytes = 1 << 12;

/** All of the memory, also what it has not grown to yet. */
export function adviseLargePages(memory: WebAssembly.Memory): void {
  if (process.platform !== "linux") return;
  const koffi = loadKoffi();
  if (!koffi) return;
  try {
    const advise = koffi.load("libc.so.6").func("int madvise(size_t, size_t, int)");
    const at = koffi.address(new Uint8Array(memory.buffer));
    if (at % BigInt(pageBytes) === 0n) advise(at, 2 ** 32, hugePages);
  } catch {}
}
