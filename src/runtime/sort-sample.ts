/**
 * Which buckets suit a row: some of its elements tell how evenly it would be dealt out by keys and by values. What is
 * chosen is never wrong, only slower. Knows the bits of keys; moves no elements.
 */
import type { DealtBy } from "../kernel/sorting-buckets.ts";
import type { Ordering } from "../kernel/sorting-keys.ts";

/** How elements find their buckets, and the words that tell the kernels of parts. */
export interface Dealing {
  readonly by: DealtBy;
  readonly words: readonly number[];
}
/** `crowding` is how many others of the sample an element meets in its bucket, in all. */
type Rated = Dealing & { readonly crowding: number };

const sampled = 1 << 8;
/** Floats this many standard deviations from the mean share the first or the last bucket. */
const deviations = 3;

/** A row of n elements at an address. */
export interface Row {
  readonly buffer: ArrayBufferLike;
  readonly from: number;
  readonly n: number;
}

/** How to deal a row out to so many buckets, a power of 2. */
export function dealingFor(o: Ordering, row: Row, buckets: number): Dealing {
  const byKeys = dealtByKeys(o, row, buckets);
  const byValues = o.kind === "float" ? dealtByValues(o, row, buckets) : null;
  return byValues && byValues.crowding < byKeys.crowding ? byValues : byKeys;
}

function dealtByKeys(o: Ordering, { buffer, from, n }: Row, buckets: number): Rated {
  const words = new Int32Array(buffer, from, (n * o.bytes) / 4);
  const wide = o.bytes === 8;
  const all = o.descending ? -1 : 0;
  const highAt = (i: number): number => {
    const high = words[wide ? 2 * i + 1 : i]!;
    const turned = o.kind === "float" ? (high >> 31) | (1 << 31) : o.kind === "int" ? 1 << 31 : 0;
    return (high ^ turned ^ all) >>> 0;
  };
  const lowAt = (i: number): number =>
    wide ? (words[2 * i]! ^ (o.kind === "float" ? words[2 * i + 1]! >> 31 : 0) ^ all) >>> 0 : 0;
  const [high, low, unit] = [highAt(0), lowAt(0), wide ? 2 ** 32 : 1];
  // From the first key on, so that 64 bits are exact where keys are near each other.
  const keys = sampleOf(n, (i) => (highAt(i) - high) * unit + (lowAt(i) - low));
  const [least, most] = rangeOf(keys);
  const shift = Math.max(0, Math.floor(Math.log2(most - least + 1)) + 1 - Math.log2(buckets));
  const first = BigInt(high) * BigInt(unit) + BigInt(low) + BigInt(least);
  const lowest = new Int32Array(BigInt64Array.of(first < 0n ? 0n : first).buffer);
  return { by: "keys", words: [shift, ...lowest, 0, 0], crowding: crowdingOf(keys, least, 2 ** -shift, buckets) };
}

/** Null where floats say nothing of themselves: too large, all the same, none finite. */
function dealtByValues(o: Ordering, { buffer, from, n }: Row, buckets: number): Rated | null {
  const Floats = o.bytes === 8 ? Float64Array : Float32Array;
  const elements = o.bytes === 8 ? new Float64Array(buffer, from, n) : new Float32Array(buffer, from, n);
  const values = sampleOf(n, (i) => elements[i]!).filter(Number.isFinite);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const spread = deviations * Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  const [least, most] = rangeOf(values);
  const [low] = Floats.of(Math.max(least, mean - spread));
  const [scale] = Floats.of(buckets / (Math.min(most, mean + spread) - low!));
  if (!Number.isFinite(low) || !Number.isFinite(scale) || !(scale! > 0)) return null;
  const words = Floats.BYTES_PER_ELEMENT === 8 ? Float64Array.of(low!, scale!) : Float32Array.of(low!, 0, scale!, 0);
  const crowding = crowdingOf(values, low!, scale!, buckets);
  return { by: "values", words: [0, ...new Int32Array(words.buffer)], crowding };
}

function sampleOf(n: number, at: (i: number) => number): Float64Array {
  const out = new Float64Array(Math.min(n, sampled));
  const step = Math.floor(n / out.length);
  for (let i = 0; i < out.length; i++) out[i] = at(i * step);
  return out;
}

function rangeOf(x: Float64Array): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of x) {
    if (one < least) least = one;
    if (one > most) most = one;
  }
  return [least, most];
}

function crowdingOf(x: Float64Array, low: number, scale: number, buckets: number): number {
  const counts = new Uint16Array(buckets);
  let out = 0;
  for (const one of x) {
    const bucket = Math.max(0, Math.min(buckets - 1, Math.floor((one - low) * scale)));
    out += counts[bucket]!++;
  }
  return out;
}
