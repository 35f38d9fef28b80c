/**
 * Normal and exponential numbers by the ziggurat method (Marsaglia and Tsang 2000; Doornik 2005), as
 * numpy.random.Generator draws them: almost always one 64-bit number and one product. Knows a source, no generator.
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
