/**
 * The system's BLAS: large products go to a library such as OpenBLAS, MKL or Accelerate, or the OpenBLAS that NumPy
 * brought, which reads and writes the engine's memory itself. Knows libraries and the package that calls them, koffi,
 * which is optional; knows nothing of tensors. Without either, or where the library gives wrong results, kernels do the
 * work.
 *
 * The order of additions is then the library's, and may depend on how many threads it uses: it decides that itself, so
 * that results do not depend on how many threads are set.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Product } from "../kernel/matmul.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { type Koffi, loadKoffi, type Native } from "./native.ts";
import { pythonsOpenBlas } from "./python-libraries.ts";
import { abandonWork, leaveProcessors } from "./threads.ts";

/** system: for every product of matrices that it can do. auto: for large ones only. wasm: for none. */
export type BlasUse = "system" | "auto" | "wasm";

/** From this many products of numbers on, "auto" asks the library; with a vector, memory is the limit, so never. */
const large = 256 ** 3;
/** Below so many, a call takes longer than a kernel. */
const tiny = 1 << 12;
/** Products of numbers that one call makes, about: some 40 ms. */
const callProducts = 5e9;
/**
 * For OpenBLAS, which reads it when it is loaded: after about 2 to this power of turns, some 50 µs, its threads sleep, which is
 * time for the next statement. Left to itself they look out for tens of ms, on processors that kernels need meanwhile.
 */
const soonAsleep = "17";
/** As the C interface numbers them. */
const [rowOrder, plain, turned] = [101, 111, 112];

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

/** The products of a dtype: of two matrices, and of a matrix and a vector. */
interface Calls {
  readonly gemm: Native;
  readonly gemv: Native;
}
interface Library {
  readonly name: string;
  readonly float32: Calls;
  readonly float64: Calls;
}

let use: BlasUse = process.env["TENSH_BLAS"] === "wasm" ? "wasm" : "auto";
/** undefined: not looked for yet. */
let library: Library | null | undefined;
let address: Koffi["address"] | null = null;

/** From now on, products may go to the system's library; nothing is looked for before the first one that may. */
export const setBlas = (wanted: BlasUse): void => {
  use = wanted;
};

/** The library that products may go to, or null: none was asked for or found. */
export function blasName(): string | null {
  if (use === "wasm") return null;
  if (library === undefined) library = findLibrary();
  return library?.name ?? null;
}

/** Does the product with the library; false where that is not wanted or not possible. */
export function blasProduct(p: Product): boolean {
  const products = p.m * p.n * p.k;
  const isVector = p.m === 1 || p.n === 1;
  if (use === "wasm" || products < tiny || (use === "auto" && (isVector || products < large))) return false;
  if (blasName() === null) return false;
  return leaveProcessors(() => (isVector ? multiplyVector(library!, p) : multiply(library!, p)));
}

function multiply(own: Library, p: Product): boolean {
  const [left, right] = [turnOf(p, p.aRow, p.aStep, p.m, p.k), turnOf(p, p.bStep, p.bColumn, p.k, p.n)];
  if (!left || !right) return false;
  run(own, p, left, right);
  return true;
}

/** A vector on the left is one on the right of the matrix turned. */
function multiplyVector(own: Library, p: Product): boolean {
  const { dtype, m, n, k, items } = p;
  const bytes = bytesOf(dtype);
  const isRight = n === 1;
  const rows = isRight ? m : n;
  const matrix = isRight ? turnOf(p, p.aRow, p.aStep, m, k) : turnOf(p, p.bColumn, p.bStep, n, k);
  const step = isRight ? p.bStep : p.aStep;
  if (!matrix || step < bytes || step % bytes !== 0) return false;
  abandonWork();
  const base = address!(new Uint8Array(engineMemory().buffer));
  const stored = matrix.trans === plain ? [rows, k] : [k, rows];
  for (let i = 0; i < items.length; i += 3) {
    const [a, b, c] = items.slice(i, i + 3) as [number, number, number];
    // Some libraries multiply what is there with 0, and NaN stays NaN.
    dataIn(dtype, engineMemory().buffer, c, rows).fill(0 as never);
    const [from, x] = (isRight ? [a, b] : [b, a]).map((at) => base + BigInt(at)) as [bigint, bigint];
    const [high, wide] = stored as [number, number];
    own[dtype].gemv(
      ...[rowOrder, matrix.trans, high, wide, 1, from, matrix.lead],
      ...[x, step / bytes, 0, base + BigInt(c), 1],
    );
  }
  return true;
}

interface Turn {
  readonly trans: number;
  /** Elements from row to row, as stored. */
  readonly lead: number;
}

/** How the library reads a matrix of these strides, or null: one axis must be dense, the other must not overlap it. */
function turnOf({ dtype }: Product, row: number, column: number, rows: number, columns: number): Turn | null {
  const bytes = bytesOf(dtype);
  const lead = (stride: number, count: number, dense: number): number | null => {
    if (count === 1) return dense;
    return stride >= dense * bytes && stride % bytes === 0 ? stride / bytes : null;
  };
  const straight = column === bytes || columns === 1 ? lead(row, rows, columns) : null;
  if (straight !== null) return { trans: plain, lead: straight };
  const across = row === bytes || rows === 1 ? lead(column, columns, rows) : null;
  return across === null ? null : { trans: turned, lead: across };
}

function run(own: Library, p: Product, left: Turn, right: Turn): void {
  // An interrupted launch may still be writing.
  abandonWork();
  const { dtype, m, n, k, aRow, items } = p;
  const base = address!(new Uint8Array(engineMemory().buffer));
  const bytes = bytesOf(dtype);
  // In pieces of about one size, since nothing can break a call off.
  const pieces = Math.ceil((m * n * k) / callProducts);
  const rows = Math.max(64, Math.ceil(m / pieces));
  for (let i = 0; i < items.length; i += 3) {
    const [a, b, c] = items.slice(i, i + 3) as [number, number, number];
    for (let row = 0; row < m; row += rows) {
      const inputs = [base + BigInt(a + row * aRow), left.lead, base + BigInt(b), right.lead] as const;
      const to = base + BigInt(c + row * n * bytes);
      own[dtype].gemm(rowOrder, left.trans, right.trans, Math.min(rows, m - row), n, k, 1, ...inputs, 0, to, n);
    }
  }
}

function findLibrary(): Library | null {
  const koffi = loadKoffi();
  if (!koffi) return null;
  address = koffi.address;
  process.env["OPENBLAS_THREAD_TIMEOUT"] ??= soonAsleep;
  for (const name of candidates()) {
    const found = tryLibrary(koffi, name);
    if (found) return found;
  }
  return null;
}

function tryLibrary(koffi: Koffi, file: string): Library | null {
  try {
    const loaded = koffi.load(file);
    const name = file.slice(file.lastIndexOf("/") + 1);
    const { prefix, suffix, int } = spellingIn(name);
    const calls = (letter: string, type: string): Calls => {
      const matrix = `void *, ${int}`;
      const order = { gemm: `int, int, int, ${int}, ${int}, ${int}`, gemv: `int, int, ${int}, ${int}` };
      const declare = (call: keyof Calls): Native =>
        loaded.func(
          `void ${prefix}cblas_${letter}${call}${suffix}(${order[call]}, ${type}, ${matrix}, ${matrix}, ${type}, ${matrix})`,
        );
      return { gemm: declare("gemm"), gemv: declare("gemv") };
    };
    const found = { name, float32: calls("s", "float"), float64: calls("d", "double") };
    return isRight(found, "float32") && isRight(found, "float64") ? found : null;
  } catch {
    return null;
  }
}

/** NumPy and SciPy name the functions apart from everybody else's, and say in the file's name where sizes have 64 bits. */
const spellingIn = (file: string): { readonly prefix: string; readonly suffix: string; readonly int: string } => ({
  prefix: file.startsWith("libscipy_") ? "scipy_" : "",
  ...(file.includes("openblas64_") ? { suffix: "64_", int: "int64" } : { suffix: "", int: "int" }),
});

/**
 * Small whole numbers, of which the sums are exact, one matrix turned: a library of another convention fails here. One
 * element is NaN: a library that leaves out products with 0 fails too.
 */
function isRight(own: Library, dtype: Product["dtype"]): boolean {
  return [4, 1].every((n) => {
    const [m, k, bytes] = [5, 7, bytesOf(dtype)];
    const [inputs, all] = [(m + n) * k, (m + n) * k + m * n];
    return withRoom(all * bytes, (at) => {
      const data = dataIn(dtype, engineMemory().buffer, at, all) as Float64Array;
      for (let i = 0; i < inputs; i++) data[i] = ((i * 5) % 11) - 4;
      data[k + 1] = Number.NaN;
      for (let j = 0; j < n; j++) data[m * k + j * k + 1] = 0;
      const items = [at, at + m * k * bytes, at + inputs * bytes];
      const steps = { aRow: k * bytes, aStep: bytes, bStep: bytes, bColumn: k * bytes };
      const p: Product = { dtype, m, n, k, ...steps, items };
      if (!(n === 1 ? multiplyVector(own, p) : multiply(own, p))) return false;
      return Array.from({ length: m * n }, (_, e) => {
        const [i, j] = [Math.floor(e / n), e % n];
        let sum = 0;
        for (let x = 0; x < k; x++) sum += data[i * k + x]! * data[m * k + j * k + x]!;
        return Object.is(sum + 0, data[inputs + e]! + 0);
      }).every(Boolean);
    });
  });
}
