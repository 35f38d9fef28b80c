/**
 * Which instructions products of matrices use: chosen once, by what the host can do and the user allows. Knows hosts;
 * knows nothing of shapes.
 *
 * - plain: 128-bit multiplications and additions, on every host.
 * - fma: products added without rounding in between, where the host has relaxed SIMD.
 * - revectorized: the same results, from pairs of 128-bit instructions that V8 joins into 256-bit ones. The flags for
 *   that are set only while the one module is compiled, and the module is used only if it gives the results of fma.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { matmulKernel, mostColumns, type Tile, wordsOfProduct } from "../kernel/matmul.ts";
import { hostFuses, major, setFlags } from "./host.ts";
import { entryOf, launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";

export type Variant = "plain" | "fma" | "revectorized";
export const variants: readonly Variant[] = ["plain", "fma", "revectorized"];
type Float = Tile["dtype"];

/** What is wanted, by `setMatmulVariant` or the environment. */
let wanted: Variant | "auto" | null = null;
/** What has been chosen, each when first needed. */
const chosen = new Map<Float, Variant>();
/** Products of numbers since the variant was wanted, as long as that matters. */
let spent = 0;
/** So many, some 40 ms of work, are made before one more module is compiled and tried, which takes half of that. */
const patience = 1e9;
const directKits = new Map<Float, DirectKit>();
const packedKits = new Map<Float, PackedKit>();

/** What products without packing, and of vectors, are made with. */
export interface DirectKit {
  readonly tile: Tile;
  readonly kernels: Readonly<Record<"direct" | "dots" | "rows", Kernel>>;
}
/** What packed products are made with. */
export interface PackedKit {
  readonly variant: Variant;
  readonly tile: Tile;
  readonly kernels: Readonly<Record<"pack" | "packed", Kernel>>;
}

const environment = (): Variant | "auto" =>
  variants.find((v) => v === process.env["TENSH_MATMUL"]?.toLowerCase()) ?? "auto";

/** From now on, products use `variant`, or the best that there is below it. "auto" asks TENSH_MATMUL, then the host. */
export function setMatmulVariant(variant: Variant | "auto"): void {
  [wanted, spent] = [variant === "auto" ? null : variant, 0];
  chosen.clear();
  directKits.clear();
  packedKits.clear();
}

/** What large products of matrices use. */
export function matmulVariant(dtype: Float = "float32"): Variant {
  const known = chosen.get(dtype);
  if (known) return known;
  const variant = choose(dtype);
  chosen.set(dtype, variant);
  return variant;
}

function choose(dtype: Float): Variant {
  if (!isFused()) return "plain";
  return wanted === "fma" || !canRevectorize() || !agrees(dtype) ? "fma" : "revectorized";
}

/** What a product of so many products of numbers uses now: fma gives the bits of revectorized, and is there sooner. */
function variantNow(dtype: Float, products: number): Variant {
  if (!isFused() || wanted !== "auto" || chosen.has(dtype) || !canRevectorize()) return matmulVariant(dtype);
  spent += products;
  return spent < patience ? "fma" : matmulVariant(dtype);
}

/** Whether any product is fused: asked before there is need to know how packed ones are compiled. */
function isFused(): boolean {
  wanted ??= environment();
  return wanted !== "plain" && hostFuses();
}

/** Only versions that have been tried: V8 complains about flags that it does not know. */
const canRevectorize = (): boolean => major >= 24 && major <= 26 && process.arch === "x64";

const tileOf = (variant: Variant, dtype: Float): Tile => {
  switch (variant) {
    case "plain":
      return { dtype, rows: 4, vectors: 2, unroll: 1, fused: false };
    case "fma":
      // Before Node 24, V8 loads all of an unrolled step first and runs out of registers.
      return major >= 24
        ? { dtype, rows: 6, vectors: 2, unroll: 4, fused: true }
        : { dtype, rows: 4, vectors: 2, unroll: 1, fused: true };
    case "revectorized":
      return { dtype, rows: 6, vectors: 4, unroll: 4, fused: true };
  }
};

export function directKit(dtype: Float): DirectKit {
  const known = directKits.get(dtype);
  if (known) return known;
  const tile: Tile = { dtype, rows: 4, vectors: 2, unroll: 1, fused: isFused() };
  const kernels = {
    direct: matmulKernel("direct", tile),
    dots: matmulKernel("dots", tile),
    rows: matmulKernel("rows", tile),
  };
  const kit = { tile, kernels };
  directKits.set(dtype, kit);
  return kit;
}

/** `products`: how many products of numbers are asked for. */
export function packedKit(dtype: Float, products: number): PackedKit {
  const variant = variantNow(dtype, products);
  const known = packedKits.get(dtype);
  if (known?.variant === variant) return known;
  const tile = tileOf(variant, dtype);
  const kernels = { pack: matmulKernel("pack", tile), packed: kernelOf(variant, dtype) };
  const kit = { variant, tile, kernels };
  packedKits.set(dtype, kit);
  return kit;
}

function kernelOf(variant: Variant, dtype: Float): Kernel {
  const tile = tileOf(variant, dtype);
  if (variant !== "revectorized") return matmulKernel("packed", tile);
  const kernel = matmulKernel("packed", tile, " revectorized");
  setFlags(["--experimental-wasm-revectorize", ...atOnce.map((flag) => `--no-${flag}`)]);
  try {
    entryOf(kernel);
  } finally {
    setFlags(["--no-experimental-wasm-revectorize", ...atOnce.map((flag) => `--${flag}`)]);
  }
  return kernel;
}

/**
 * Without these, a module is optimized when it is compiled, not later. Inlining must go too: without what the first
 * compiler counts, that of Node 26 aborts the process on calls within calls.
 */
const atOnce = ["liftoff", "wasm-lazy-compilation", "wasm-inlining"];

const trial = { m: 43, n: 51, k: 263 } as const;

/** The revectorized kernel gives the very bits of the other one, also at edges and for turned matrices. */
function agrees(dtype: Float): boolean {
  try {
    return [true, false].every((turned) => {
      const [x, y] = [tryOut("fma", dtype, turned), tryOut("revectorized", dtype, turned)];
      return x.every((v, i) => Object.is(v, y[i]));
    });
  } catch {
    return false;
  }
}

function tryOut(variant: Variant, dtype: Float, turned: boolean): readonly number[] {
  const { m, n, k } = trial;
  const bytes = bytesOf(dtype);
  const inputs = (m + n) * k;
  const tile = tileOf(variant, dtype);
  return withRoom((inputs + m * n) * bytes, (at) => {
    const data = dataIn(dtype, engineMemory().buffer, at, inputs + m * n) as Float64Array;
    for (let i = 0; i < inputs; i++) data[i] = Math.sin(i * i + 0.5) * 3;
    const steps = turned
      ? { aRow: bytes, aStep: m * bytes, bStep: bytes, bColumn: k * bytes }
      : { aRow: k * bytes, aStep: bytes, bStep: n * bytes, bColumn: bytes };
    const [rowBlock, columnBlock] = [tile.rows * 5, mostColumns(tile)];
    const blocks = { rowBlock, columnBlock, rowBlocks: Math.ceil(m / rowBlock), columnBlocks: 1 };
    const numbers = { m, n, k, ...steps, ldc: n * bytes, onto: 0, packedColumns: 0 };
    const items = [at, at + m * k * bytes, at + inputs * bytes];
    launch(kernelOf(variant, dtype), wordsOfProduct(numbers, blocks, items), blocks.rowBlocks, 1, 0);
    return Array.from(data.subarray(inputs));
  });
}
