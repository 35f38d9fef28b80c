/**
 * One long row ordered by all threads: dealt out to buckets part by part, then bucket by bucket. Knows where parts and
 * buckets lie; which order it is, the kernels know.
 */
import type { Kernel } from "../kernel/kernel.ts";
import { carriedBytes, type Ordering } from "../kernel/sorting-keys.ts";
import { bucketBits, rowKernels, spreadBytes } from "../kernel/sorting-parts.ts";
import { launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { threadCount } from "./threads.ts";

const buckets = 1 << bucketBits;
/** Elements of a part at most: a few ms of work. */
const partElements = 1 << 18;
/** Elements from the beginning that are looked at first. */
const sampled = 1 << 12;
/** Elementary operations for each element of a step, about. */
const operations = 8;

/** Orders the row; false where all keys are the same. */
export function sortTogether(o: Ordering, from: number, to: number, n: number): boolean {
  const threads = threadCount();
  const parts = threads * Math.max(2, Math.ceil(n / partElements / threads));
  const size = Math.ceil(n / parts);
  const { tally, deal, finish, restore } = rowKernels(o);
  const row = 16 * Math.ceil((n * carriedBytes(o)) / 16);
  const tables = parts * buckets * 4;
  // After the tables: what parts say, where buckets begin, and with which bucket each unit does.
  const room = 2 * row + tables + parts * spreadBytes + 2 * (buckets + 1) * 4;
  return withRoom(room, (dealt) => {
    const [spare, table] = [dealt + row, dealt + 2 * row];
    const said = table + tables;
    const starts = said + parts * spreadBytes;
    const units = starts + (buckets + 1) * 4;
    const each = (kernel: Kernel, shift: number) =>
      launch(kernel, [from, n, size, table, shift, said], parts, 1, operations * n);
    // The first elements tell in which bits keys differ, most likely.
    launch(tally, [from, sampled, sampled, table, 0, said], 1, 1);
    let shift = shiftFor(spreadOf(said, 1).differing);
    each(tally, shift);
    const { differing, hasOwnBits } = spreadOf(said, parts);
    if (differing === 0) return false;
    if (shiftFor(differing) !== shift) {
      shift = shiftFor(differing);
      each(tally, shift);
    }
    placeBuckets({ table, parts, starts, dealt, step: carriedBytes(o) });
    each(deal, shift);
    const count = cutUnits(starts, units, Math.ceil(n / (8 * threads)));
    launch(finish, [dealt, spare, to, shift, starts, units], count, 1, operations * n);
    if (hasOwnBits && restore) launch(restore, [from, to, n], 1, 1);
    return true;
  });
}

/** Bits below the highest digit in which keys differ. */
const shiftFor = (differing: number): number => Math.max(0, differing - bucketBits);

/** In how many of the lower bits keys differ, and whether some elements have bits that keys do not tell. */
function spreadOf(said: number, parts: number): { readonly differing: number; readonly hasOwnBits: boolean } {
  const words = new Int32Array(engineMemory().buffer, said, (parts * spreadBytes) / 4);
  let [low, high, own] = [0, 0, 0];
  for (let i = 0; i < words.length; i += spreadBytes / 4) {
    low |= words[i]!;
    high |= words[i + 1]!;
    own |= words[i + 2]!;
  }
  const differing = high !== 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(low);
  return { differing, hasOwnBits: own !== 0 };
}

interface Tables {
  readonly table: number;
  readonly parts: number;
  readonly starts: number;
  readonly dealt: number;
  readonly step: number;
}

/** Counts of all parts become the addresses at which each part's elements of a bucket begin. */
function placeBuckets({ table, parts, starts, dealt, step }: Tables): void {
  const { buffer } = engineMemory();
  const counts = new Uint32Array(buffer, table, parts * buckets);
  const begins = new Uint32Array(buffer, starts, buckets + 1);
  let before = 0;
  for (let b = 0; b < buckets; b++) {
    begins[b] = before;
    for (let i = b; i < counts.length; i += buckets) {
      const count = counts[i]!;
      counts[i] = dealt + before * step;
      before += count;
    }
  }
  begins[buckets] = before;
}

/** Units of neighbouring buckets with at least `least` elements; how many there are. */
function cutUnits(starts: number, units: number, least: number): number {
  const { buffer } = engineMemory();
  const begins = new Uint32Array(buffer, starts, buckets + 1);
  const firsts = new Uint32Array(buffer, units, buckets + 1);
  let count = 0;
  for (let b = 0; b < buckets; b++) {
    if (count === 0 || begins[b]! - begins[firsts[count - 1]!]! >= least) firsts[count++] = b;
  }
  firsts[count] = buckets;
  return count;
}
