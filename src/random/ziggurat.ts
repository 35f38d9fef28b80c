/**
 * Normal and exponential numbers by the ziggurat method (Marsaglia and Tsang 2000; Doornik 2005), as
 * numpy.random.Generator draws them: almost always one number of 64 bits (a word of 32 for float32) and one product. Knows a source, no generator.
 */
import type { Source } from "./source.ts";
import {
  exponentialBounds,
  exponentialDensities,
  exponentialWidths,
  normalBounds,
  normalDensities,
  normalWidths,
} from "./ziggurat-tables.ts";

interface Layers {
  readonly bounds: Float64Array;
  readonly widths: Float64Array;
  readonly densities: Float64Array;
}
const tableOf = (text: string): Float64Array => {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Float64Array(bytes.buffer);
};
const layersOf = (bounds: string, widths: string, densities: string): Layers => ({
  bounds: tableOf(bounds),
  widths: tableOf(widths),
  densities: tableOf(densities),
});

/** Where the normal's tail begins, and its inverse. */
const normalTail = 3.654152885361009;
const inverseTail = 0.2736612373297583;
const exponentialTail = 7.69711747013105;

let normalLayers: Layers | null = null;
let exponentialLayers: Layers | null = null;

/** A standard normal number. */
export function zigguratNormal(source: Source): number {
  normalLayers ??= layersOf(normalBounds, normalWidths, normalDensities);
  const { bounds, widths, densities } = normalLayers;
  for (;;) {
    const high = source.wide();
    const { low } = source;
    const layer = low & 0xff;
    const size = (high & 0x1fffffff) * 2 ** 23 + (low >>> 9);
    const x = size * widths[layer]! * ((low >>> 8) & 1 ? -1 : 1);
    if (size < bounds[layer]!) return x;
    if (layer === 0) return normalFromTail(source, low);
    const [outer, inner] = [densities[layer - 1]!, densities[layer]!];
    if ((outer - inner) * source.unit() + inner < Math.exp(-0.5 * x * x)) return x;
  }
}

/** Bit 8 of the size decides the sign here: bit 17 of the low word. */
function normalFromTail(source: Source, low: number): number {
  for (;;) {
    const x = -inverseTail * Math.log1p(-source.unit());
    const y = -Math.log1p(-source.unit());
    if (y + y > x * x) return (low >>> 17) & 1 ? -(normalTail + x) : normalTail + x;
  }
}

/** A standard exponential number. */
export function zigguratExponential(source: Source): number {
  exponentialLayers ??= layersOf(exponentialBounds, exponentialWidths, exponentialDensities);
  const { bounds, widths, densities } = exponentialLayers;
  for (;;) {
    const high = source.wide();
    const { low } = source;
    const layer = (low >>> 3) & 0xff;
    const size = high * 2 ** 21 + (low >>> 11);
    const x = size * widths[layer]!;
    if (size < bounds[layer]!) return x;
    if (layer === 0) return exponentialTail - Math.log1p(-source.unit());
    const [outer, inner] = [densities[layer - 1]!, densities[layer]!];
    if ((outer - inner) * source.unit() + inner < Math.exp(-x)) return x;
  }
}

interface Layers32 {
  readonly bounds: Float64Array;
  readonly widths: Float32Array;
  readonly densities: Float32Array;
}
/** The same layers for sizes of 23 bits, in float32; `lost`: so many bits fewer than those of 64. */
const narrowed = ({ bounds, widths, densities }: Layers, lost: number): Layers32 => ({
  bounds: bounds.map((b) => Math.floor(b / 2 ** lost)),
  widths: Float32Array.from(widths, (w) => w * 2 ** lost),
  densities: Float32Array.from(densities),
});
let normalLayers32: Layers32 | null = null;
let exponentialLayers32: Layers32 | null = null;

const f = Math.fround;
/** The published width of layer 226 is one float above what the wider one gives. */
function exponential32(): Layers32 {
  const made = narrowed(layersOf(exponentialBounds, exponentialWidths, exponentialDensities), 30);
  made.widths[226]! += 2 ** -45;
  return made;
}
/** Whether a point between two layers, whose height is drawn, lies below a density. */
const isBelow = ({ densities }: Layers32, layer: number, height: number, density: number): boolean =>
  f(f(f(densities[layer - 1]! - densities[layer]!) * height) + densities[layer]!) < density;

/** A standard normal number of 32 bits, of one word; `unit` draws a float32 from 0 up to 1. */
export function zigguratNormal32(source: Source, unit: () => number): number {
  normalLayers32 ??= narrowed(layersOf(normalBounds, normalWidths, normalDensities), 29);
  const { bounds, widths } = normalLayers32;
  for (;;) {
    const word = source.word();
    const layer = word & 0xff;
    const size = word >>> 9;
    const x = f(size * widths[layer]!) * ((word >>> 8) & 1 ? -1 : 1);
    if (size < bounds[layer]!) return x;
    if (layer === 0) return normalFromTail32(unit, size);
    if (isBelow(normalLayers32, layer, unit(), Math.exp(-0.5 * x * x))) return x;
  }
}

function normalFromTail32(unit: () => number, size: number): number {
  for (;;) {
    const x = f(-f(inverseTail) * f(Math.log1p(-unit())));
    const y = -f(Math.log1p(-unit()));
    if (f(y + y) > f(x * x)) return (size >>> 8) & 1 ? -f(f(normalTail) + x) : f(f(normalTail) + x);
  }
}

/** A standard exponential number of 32 bits, of one word. */
export function zigguratExponential32(source: Source, unit: () => number): number {
  exponentialLayers32 ??= exponential32();
  const { bounds, widths } = exponentialLayers32;
  for (;;) {
    const word = source.word() >>> 1;
    const layer = word & 0xff;
    const size = word >>> 8;
    const x = f(size * widths[layer]!);
    if (size < bounds[layer]!) return x;
    if (layer === 0) return f(f(exponentialTail) - f(Math.log1p(-unit())));
    if (isBelow(exponentialLayers32, layer, unit(), f(Math.exp(-x)))) return x;
  }
}
