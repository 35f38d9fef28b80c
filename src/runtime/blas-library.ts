/**
 * Finding a BLAS on this machine: OpenBLAS, MKL, Accelerate, or the OpenBLAS that NumPy brought. Knows names, spellings and
 * the package that calls libraries, koffi, which is optional; knows nothing of products.
 */
import type { LibraryCode } from "./entry.ts";
import { home, type Koffi, type Loaded, loadKoffi, type Native } from "./native.ts";
import { pythonsOpenBlas } from "./python-libraries.ts";

/** Names by which the system finds libraries, the best first. */
const libraries: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["libopenblas.so.0", "libopenblas.so", "libmkl_rt.so.2", "libmkl_rt.so", "libblis.so.4"],
  darwin: [
    "/System/Library/Frameworks/Accelerate.framework/Accelerate",
    "libopenblas.dylib",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
  ],
  win32: ["libopenblas.dll", "openblas.dll", "mkl_rt.2.dll", "mkl_rt.dll"],
  freebsd: ["libopenblas.so", "libcblas.so"],
};
/** Any BLAS, of which nobody knows how fast it is: after all others. */
const anyBlas = ["libcblas.so.3", "libblas.so.3", "libcblas.so"];

const candidates = (): readonly string[] => [
  ...(libraries[process.platform] ?? []),
  ...(process.platform === "linux" ? [...pythonsOpenBlas(), ...anyBlas] : []),
];

/** The products of a dtype. */
interface Calls {
  /** Of two matrices, as any thread can be handed it. */
  readonly code: LibraryCode;
  /** Of a matrix and a vector. */
  readonly gemv: Native;
}
export interface Library {
  readonly name: string;
  readonly address: Koffi["address"];
  readonly float32: Calls;
  readonly float64: Calls;
  /** Null where nobody can tell it how many threads to use. */
  readonly threads: Threads | null;
}
interface Threads {
  readonly set: Native;
  readonly most: number;
}

/**
 * For OpenBLAS, which reads it when it is loaded: after about 2 to this power of turns, some 50 µs, its threads sleep, which is
 * time for the next statement. Left to itself they look out for tens of ms, on processors that kernels need meanwhile.
 */
const soonAsleep = "17";

/** The first library whose products are right; null where there is none, or no koffi. */
export function findLibrary(isRight: (library: Library) => boolean): Library | null {
  const koffi = loadKoffi();
  if (!koffi) return null;
  process.env["OPENBLAS_THREAD_TIMEOUT"] ??= soonAsleep;
  for (const file of candidates()) {
    const found = libraryIn(koffi, file, isRight);
    if (found) return found;
  }
  return null;
}

/** Null where it cannot be loaded, has no such functions or gives other results. */
function libraryIn(koffi: Koffi, file: string, isRight: (library: Library) => boolean): Library | null {
  try {
    const loaded = koffi.load(file);
    const name = file.slice(file.lastIndexOf("/") + 1);
    const { prefix, suffix, int } = spellingIn(name);
    const calls = (letter: string, type: string): Calls => {
      const matrix = `void *, ${int}`;
      const order = { gemm: `int, int, int, ${int}, ${int}, ${int}`, gemv: `int, int, ${int}, ${int}` };
      const declared = (call: keyof typeof order): string =>
        `void ${prefix}cblas_${letter}${call}${suffix}(${order[call]}, ${type}, ${matrix}, ${matrix}, ${type}, ${matrix})`;
      const code = { home: home(), library: file, declaration: declared("gemm") };
      return { code, gemv: loaded.func(declared("gemv")) };
    };
    const threads = threadsIn(loaded, prefix, suffix);
    const of = { float32: calls("s", "float"), float64: calls("d", "double") };
    const found = { name, address: koffi.address, ...of, threads };
    return isRight(found) ? found : null;
  } catch {
    return null;
  }
}

/** OpenBLAS can be told; how others can, nobody here knows. */
function threadsIn(loaded: Loaded, prefix: string, suffix: string): Threads | null {
  try {
    const most = loaded.func(`int ${prefix}openblas_get_num_threads${suffix}()`)() as number;
    return { set: loaded.func(`void ${prefix}openblas_set_num_threads${suffix}(int)`), most };
  } catch {
    return null;
  }
}

/** NumPy and SciPy name the functions apart from everybody else's, and say in the file's name where sizes have 64 bits. */
const spellingIn = (file: string): { readonly prefix: string; readonly suffix: string; readonly int: string } => ({
  prefix: file.startsWith("libscipy_") ? "scipy_" : "",
  ...(file.includes("openblas64_") ? { suffix: "64_", int: "int64" } : { suffix: "", int: "int" }),
});
