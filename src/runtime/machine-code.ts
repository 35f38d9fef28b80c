/**
 * The processor's own code: which vectors it has, and room in the process from which it runs what was assembled. Knows
 * the system's calls for that; knows nothing of what the code does. Only for Linux on x86-64, and only with koffi, which
 * is optional; elsewhere there is none, and WebAssembly does the work.
 */
import { readFileSync } from "node:fs";
import { type Koffi, loadKoffi, type Native } from "./native.ts";

/** undefined: not asked yet. */
let longest: 32 | 64 | null | undefined;

/** Bytes of the longest vectors that can be multiplied and added at once; null where there are none, or nobody can say. */
export function vectorBytes(): 32 | 64 | null {
  if (longest === undefined) longest = findVectors();
  return longest;
}

function findVectors(): 32 | 64 | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const flags = processorFlags();
  if (flags.has("avx512f")) return 64;
  return flags.has("avx2") && flags.has("fma") ? 32 : null;
}

/** What the system lets programs use of the first processor. */
function processorFlags(): ReadonlySet<string> {
  try {
    return new Set(/^flags\s*: (.*)$/m.exec(readFileSync("/proc/cpuinfo", "latin1"))?.[1]?.split(" "));
  } catch {
    return new Set();
  }
}

/** As the system numbers them: what memory may be used for, and that it is this process's alone. */
const [readable, writable, executable] = [1, 2, 4] as const;
const privateAnonymous = 0x22;
/** Room comes in multiples of so many bytes. */
const pageBytes = 1 << 12;

/** Where code lies that may be run from now on, or null: no koffi, or the system does not allow it. It stays for good. */
export function placeCode(code: Uint8Array): number | null {
  const koffi = loadKoffi();
  if (!koffi) return null;
  try {
    return placeBy(koffi, code);
  } catch {
    return null;
  }
}

function placeBy(koffi: Koffi, code: Uint8Array): number | null {
  const system = koffi.load(null);
  const map = system.func("int64 mmap(int64, int64, int, int, int, int64)") as Native;
  const protect = system.func("int mprotect(int64, int64, int)") as Native;
  const bytes = Math.ceil(code.length / pageBytes) * pageBytes;
  const address = Number(map(0, bytes, readable | writable, privateAnonymous, -1, 0));
  if (address <= 0) return null;
  koffi.encode(address, `uint8[${code.length}]`, code);
  // Never writable and executable at once.
  return Number(protect(address, bytes, readable | executable)) === 0 ? address : null;
}
