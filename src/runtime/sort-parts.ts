/**
 * One long row ordered by all threads: dealt out to buckets part by part, then bucket by bucket. Knows where parts and
 * buckets lie; which order it is, the kernels know.
 */
import type { Kernel } from "../kernel/kernel.ts";
import { carriedBytes, type Ordering } from "../kernel/sorting-keys.ts";
import { rowKernels } from "../kernel/sorting-parts.ts";
import { launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { dealingFor } from "./sort-sample.ts";
import { threadCount } from "./threads.ts";

/** Elements of a part at most: a few ms of work. */
const partElements = 1 << 18;
/** Elements of a bucket, about: they stay in the nearest cache. */
const bucketElements = 1 << 10;
/** Buckets at most: tables of more do not stay there. */
const mostBuckets = 1 << 13;
/** Elementary operations for each element of a step, about. */
const operations = 8;

/** Orders the row; false where all elements are in one bucket. */
export function sortTogether(o: Ordering, from: number, to: number, n: number): boolean {
  const threads = threadCount();
  const size = Math.ceil(n / (threads * Math.max(2, Math.ceil(n / partElements / threads))));
  const parts = Math.ceil(n / size);
  const buckets = Math.min(mostBuckets, 2 ** Math.ceil(Math.log2(n / bucketElements)));
  const { by, words } = dealingFor(o, { buffer: engineMemory().buffer, from, n }, buckets);
  const { tally, deal, place, finish, restore } = rowKernels(o, by);
  const bytes = carriedBytes(o);
  const row = 16 * Math.ceil((n * bytes) / 16);
  const tables = parts * buckets * 4;
  // After the tables: what parts say, where buckets begin, with which bucket each unit does, and how many there are.
  return withRoom(2 * row + tables + 4 * parts + 2 * (buckets + 1) * 4 + 8, (dealt) => {
    const [spare, table] = [dealt + row, dealt + 2 * row];
    const said = table + tables;
    const starts = said + 4 * parts;
    const units = starts + (buckets + 1) * 4;
    const placed = units + (buckets + 1) * 4;
    const each = (kernel: Kernel) =>
      launch(kernel, [from, n, size, table, buckets, ...words, said], parts, 1, operations * n);
    each(tally);
    const least = Math.ceil(n / (8 * threads));
    launch(place, [table, parts, buckets, dealt, bytes, least, starts, units, placed], 1, 1);
    const [count, used] = new Int32Array(engineMemory().buffer, placed, 2);
    if (used === 1) return false;
    each(deal);
    launch(finish, [dealt, spare, to, starts, units], count!, 1, operations * n);
    const own = new Int32Array(engineMemory().buffer, said, parts);
    if (restore && own.some((x) => x !== 0)) launch(restore, [from, to, n], 1, 1);
    return true;
  });
}
