/** Places in sorted rows by kernel. Knows how rows and values belong together. */
import type { Data } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { isSearched, searchBlock, searchRows } from "../kernel/searching.ts";
import { launch } from "./launch.ts";
import { resultRoom, withDense } from "./transpose.ts";

/** Units that one call of the kernel does. */
const callUnits = 16;

/** The places (int64) of values of the rows' dtype; null where there is no kernel for it, or nothing to search. */
export function placesAmong(rows: Stored, values: Stored, behind: boolean): Data | null {
  const { dtype, layout } = rows;
  const [size, n] = [layout.shape.at(-1)!, sizeOf(values.layout.shape)];
  if (!isSearched(dtype) || size === 0 || n === 0) return null;
  // One row serves all values.
  const each = layout.shape.length === 1 ? n : values.layout.shape.at(-1)!;
  const out = resultRoom("int64", n);
  withDense(rows, (from) =>
    withDense(values, (wanted) => {
      const words = [from, wanted, out.address, size, n, each];
      const work = n * 4 * Math.ceil(Math.log2(size + 1));
      launch(searchRows(dtype, behind), words, Math.ceil(n / searchBlock), callUnits, work);
    }),
  );
  return out.data;
}
