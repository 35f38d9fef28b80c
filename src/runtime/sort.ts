/**
 * Order along the last axis: sorted rows, the positions that sort them, the largest of each row. Knows how rows are
 * given to the sorting kernels; which order it is, they know.
 */
import { bytesOf, type Data, type DType, kindOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { scratchBytes } from "../kernel/kernel.ts";
import { countBytes, sortRows } from "../kernel/sorting.ts";
import { carriedBytes, type Ordering } from "../kernel/sorting-keys.ts";
import { isNear, nearRow } from "../kernel/sorting-near.ts";
import type { ElementBytes } from "../kernel/walk.ts";
import { launch } from "./launch.ts";
import { withRoom } from "./memory.ts";
import { sortTogether } from "./sort-parts.ts";
import { threadCount } from "./threads.ts";
import { resultRoom, withDense } from "./transpose.ts";

/** Rows from this length on are sorted by large digits. */
const longRow = 1 << 13;
/** Rows from this length on are cut into parts, where places go with values. */
const sharedRow = 1 << 17;
/** Elements that one call of a kernel sorts, about. */
const callElements = 1 << 15;
/** Bytes of room that rows sorted at the same time may take. */
const mostRoom = 1 << 26;

/** The elements of each row in order; NaN last, or first where the largest come first. */
export const sorted = (x: Stored, descending: boolean): Data => ordered(x, descending, "values");

/** The positions (int32) that sort each row; equal elements keep their order. */
export const sortingPlaces = (x: Stored, descending: boolean): Data => ordered(x, descending, "places");

function ordered(x: Stored, descending: boolean, result: "values" | "places"): Data {
  const { shape } = x.layout;
  const n = shape.at(-1)!;
  const size = sizeOf(shape);
  const out = resultRoom(result === "places" ? "int32" : x.dtype, size);
  if (size === 0) return out.data;
  const o = orderingOf(x.dtype, n, descending, result);
  withDense(x, (from) => {
    if (!isShared(o, n, size / n)) return sortAll(o, from, out.address, n, size / n);
    for (let row = 0; row < size; row += n) {
      const [at, to] = [from + row * o.bytes, out.address + row * (result === "places" ? 4 : o.bytes)];
      if (!sortTogether(o, at, to, n)) sortAll(o, at, to, n, 1);
    }
  });
  return out.data;
}

function orderingOf(t: DType, n: number, descending: boolean, result: "values" | "places"): Ordering {
  const bytes = bytesOf(t) as ElementBytes;
  const kind = kindOf(t) as Exclude<ReturnType<typeof kindOf>, "complex">;
  const digitBits = n >= longRow && bytes > 2 ? 11 : 8;
  const keys = { kind: kind === "bool" ? "uint" : kind, bits: 8 * bytes, from: "elements" } as const;
  return { bytes, descending, result, digitBits, ...keys };
}

/**
 * Whether rows are cut into parts: those of values where they do not fit the nearest caches, as their buckets do; with
 * places, where they are few, so that threads would be without a row of their own.
 */
function isShared(o: Ordering, n: number, rows: number): boolean {
  if (isNear(o)) return n > nearRow(o);
  return n >= sharedRow && o.bytes >= 4 && rows < 2 * threadCount() && rows % threadCount() !== 0;
}

function sortAll(o: Ordering, from: number, to: number, n: number, rows: number): void {
  const kernel = sortRows(o);
  const chunk = Math.max(1, Math.floor(callElements / n));
  const rowRoom = 2 * (Math.ceil((n * carriedBytes(o)) / 16) * 16);
  if (rowRoom <= scratchBytes - countBytes) return launch(kernel, [from, to, n, 0, 0], rows, chunk, 16 * n * rows);
  const together = Math.min(rows, Math.max(1, Math.floor(mostRoom / rowRoom)));
  const width = o.result === "places" ? 4 : o.bytes;
  withRoom(together * rowRoom, (room) => {
    for (let row = 0; row < rows; row += together) {
      const words = [from + row * n * o.bytes, to + row * n * width, n, room, rowRoom];
      launch(kernel, words, Math.min(together, rows - row), chunk, 16 * n * rows);
    }
  });
}
