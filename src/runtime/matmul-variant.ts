/**
 * Which instructions products of matrices use: chosen once, by what the host can do and the user allows. Knows hosts;
 * knows nothing of shapes.
 *
 * - plain: 128-bit multiplications and additions, on every host.
 * - fma: products added without rounding in between, where the host has relaxed SIMD.
 * - revectorized: the same results, from pairs of 128-bit instructions that V8 joins into 256-bit ones. The flags for
 *   that are set only while the one module is compiled, and the module is used only if it gives the results of fma.
 * - machine: the same results, from the processor's own instructions on the longest vectors that it has. Used, too, only
 *   if it gives the results of fma.
 */
import { bytesOf, dataIn } from "../core/dtype.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { matmulKernel, mostColumns, type Step, type Tile, wordsOfProduct } from "../kernel/matmul.ts";
import { hostFuses, major, setFlags } from "./host.ts";
import { entryFor, launch } from "./launch.ts";
import { machineBlock, machineTile } from "./machine-blocks.ts";
import { vectorBytes } from "./machine-code.ts";
import { engineMemory, withRoom } from "./memory.ts";

export type Variant = "plain" | "fma" | "revectorized" | "machine";
export const variants: readonly Variant[] = ["plain", "fma", "revectorized", "machine"];
type Float = Tile["dtype"];

/** What is wanted, by `setMatmulVariant` or the environment. */
let wanted: Variant | "auto" | null = null;
/** What has been chosen, each when first needed. */
const chosen = new Map<Float, Variant>();
/** Products of numbers since the variant was wanted, as long as that matters. */
let spent = 0;
/** So many, some 40 ms of work, are made before one more module is compiled and tried, which takes half of that. */
const patience = 1e9;
/** The same for machine code, which is there sooner. */
const patienceForMachine = 4e8;
const vectorKits = new Map<Float, Kit<VectorStep>>();
const matrixKits = new Map<Float, MatrixKit>();
/** For few rows, of which tiles of four leave fewer over. */
const lowKits = new Map<Float, MatrixKit>();

type VectorStep = "dots" | "rows";
/** What products are made with. */
export interface Kit<S extends Step | "packed"> {
  readonly tile: Tile;
  readonly kernels: Readonly<Record<S, Kernel>>;
}
/** What products of matrices are made with: from rows as they lie, or from panels. */
export interface MatrixKit {
  readonly variant: Variant;
  /** From rows, for little work. */
  readonly small: Kit<"direct">;
  /** From rows, made when it is first asked for. */
  readonly direct: () => Kit<"direct">;
  readonly packed: Kit<"pack" | "packed">;
}

const environment = (): Variant | "auto" =>
  variants.find((v) => v === process.env["TENSH_MATMUL"]?.toLowerCase()) ?? "auto";

/** From now on, products use `variant`, or the best that there is below it. "auto" asks TENSH_MATMUL, then the host. */
export function setMatmulVariant(variant: Variant | "auto"): void {
  [wanted, spent] = [variant === "auto" ? null : variant, 0];
  chosen.clear();
  vectorKits.clear();
  matrixKits.clear();
  lowKits.clear();
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
  if (wanted === "fma") return "fma";
  if (wanted !== "revectorized" && canBeMachine() && agrees(dtype, "machine", ["packed"])) return "machine";
  return canRevectorize() && agrees(dtype, "revectorized", ["packed", "direct"]) ? "revectorized" : "fma";
}

/** What a product of so many products of numbers uses now: fma gives the bits of what is faster, and is there sooner. */
function variantNow(dtype: Float, products: number): Variant {
  if (!isFused() || wanted !== "auto" || chosen.has(dtype)) return matmulVariant(dtype);
  const enough = canBeMachine() ? patienceForMachine : canRevectorize() ? patience : 0;
  spent += products;
  return spent < enough ? "fma" : matmulVariant(dtype);
}

/** Whether large products are made, or will be as soon as that pays, by the processor's own instructions. */
export function isMachine(dtype: Float): boolean {
  if (!isFused() || (wanted !== "auto" && wanted !== "machine")) return false;
  const known = chosen.get(dtype);
  return known === undefined ? canBeMachine() : known === "machine";
}

/** As long as nobody has tried: whether the processor has the instructions, as far as the system says. */
const canBeMachine = (): boolean => vectorBytes() !== null;

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
      return { dtype, rows: 4, vectors: 2, unroll: 1, together: 4, fused: false };
    case "fma":
      return { dtype, rows: 5, vectors: 2, unroll: 2, together: 3, fused: true };
    case "revectorized":
      return { dtype, rows: 6, vectors: 4, unroll: 4, together: 6, fused: true };
    case "machine": {
      const { rows, vectors, width, unroll } = machineTile(dtype);
      return { dtype, rows, vectors: (vectors * width) / 16, unroll, together: rows, fused: true };
    }
  }
};

/** What products with a vector are made with. */
export function vectorKit(dtype: Float): Kit<VectorStep> {
  const known = vectorKits.get(dtype);
  if (known) return known;
  const tile: Tile = { dtype, rows: 4, vectors: 2, unroll: 1, together: 4, fused: isFused() };
  const kit = { tile, kernels: { dots: matmulKernel("dots", tile), rows: matmulKernel("rows", tile) } };
  vectorKits.set(dtype, kit);
  return kit;
}

/** What products of `rows` rows are made with. `products`: how many products of numbers are asked for. */
export function matrixKit(dtype: Float, products: number, rows: number): MatrixKit {
  const variant = variantNow(dtype, products);
  const isMadeOfFma = variant === "fma" || variant === "machine";
  const isLow = isMadeOfFma && suitFour(rows);
  const kits = isLow ? lowKits : matrixKits;
  const known = kits.get(dtype);
  if (known?.variant === variant) return known;
  const made = makeKit(dtype, variant, isLow);
  kits.set(dtype, made);
  return made;
}

function makeKit(dtype: Float, variant: Variant, isLow: boolean): MatrixKit {
  const isMachine = variant === "machine";
  // Calling machine code takes as long as some work does.
  const smallVariant = isMachine ? "fma" : variant;
  const smallTile: Tile = isLow ? { ...tileOf("plain", dtype), fused: true } : tileOf(smallVariant, dtype);
  const small = directKit(smallVariant, smallTile);
  const tile = isMachine ? tileOf(variant, dtype) : smallTile;
  let direct: Kit<"direct"> | null = isMachine ? null : small;
  return {
    variant,
    small,
    direct: () => (direct ??= agrees(dtype, "machine", ["direct"]) ? directKit("machine", tile) : small),
    packed: { tile, kernels: { pack: matmulKernel("pack", tile), packed: kernelOf("packed", variant, tile) } },
  };
}
const directKit = (variant: Variant, tile: Tile): Kit<"direct"> => ({
  ...{ tile, kernels: { direct: kernelOf("direct", variant, tile) } },
});

/** Tiles of four rows take 8 % longer for each row, but what is left over is no row of the result. */
const suitFour = (rows: number): boolean => rows > 10 && 4 * Math.ceil(rows / 4) * 1.08 < 5 * Math.ceil(rows / 5);

function kernelOf(step: "direct" | "packed", variant: Variant, packed: Tile): Kernel {
  const tile = step === "direct" ? { ...packed, unroll: 1 } : packed;
  if (variant === "machine") {
    const block = machineBlock(step === "packed" ? "panels" : "rows", tile.dtype);
    return matmulKernel(`${step} by machine code`, tile, "", block);
  }
  if (variant !== "revectorized") return matmulKernel(step, tile);
  const kernel = matmulKernel(step, tile, " revectorized");
  setFlags(["--experimental-wasm-revectorize", ...atOnce.map((flag) => `--no-${flag}`)]);
  try {
    entryFor(kernel);
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

/** The kernels of a variant give the very bits of fma, also at edges and for turned matrices. */
function agrees(dtype: Float, variant: Variant, steps: readonly ("direct" | "packed")[]): boolean {
  try {
    return [true, false].every((turned) => {
      const wanted = tryOut("packed", "fma", dtype, turned);
      return steps.every((step) => {
        const found = tryOut(step, variant, dtype, turned);
        return wanted.every((v, i) => Object.is(v, found[i]));
      });
    });
  } catch {
    return false;
  }
}

function tryOut(step: "direct" | "packed", variant: Variant, dtype: Float, turned: boolean): readonly number[] {
  // Rows that fill tiles, one row left and several; an inner axis that fills no steps.
  const [m, n, k] = [turned ? 43 : 45, 55, 27];
  const bytes = bytesOf(dtype);
  const inputs = (m + n) * k;
  const tile = tileOf(variant, dtype);
  return withRoom((inputs + m * n) * bytes, (at) => {
    const data = dataIn(dtype, engineMemory().buffer, at, inputs + m * n) as Float64Array;
    for (let i = 0; i < inputs; i++) data[i] = ((i * i) % 1021) / 300 - 1.7;
    const steps = turned
      ? { aRow: bytes, aStep: m * bytes, bStep: bytes, bColumn: k * bytes }
      : { aRow: k * bytes, aStep: bytes, bStep: n * bytes, bColumn: bytes };
    const [rowBlock, columnBlock] = [tile.rows * 5, mostColumns(tile)];
    const blocks = { rowBlock, columnBlock, rowBlocks: Math.ceil(m / rowBlock), columnBlocks: 1 };
    const numbers = { m, n, k, ...steps, ldc: n * bytes, onto: 0, packedColumns: 0 };
    const items = [at, at + m * k * bytes, at + inputs * bytes];
    launch(kernelOf(step, variant, tile), wordsOfProduct(numbers, blocks, items), blocks.rowBlocks, 1, 0);
    return Array.from(data.subarray(inputs));
  });
}
