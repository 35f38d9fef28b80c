/**
 * Where the largest or smallest element of each row is. Knows how rows are given to the kernel and which of a row's blocks
 * wins.
 */
import { type Data, dataIn, isFloat } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { extremeBlock, extremePlaces } from "../kernel/extreme.ts";
import { launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { resultRoom, withDense } from "./transpose.ts";

/** Elements that one call of a kernel looks at, about. */
const callElements = 1 << 16;

/** The places (int64), one for each row of the last axis, which is not empty. */
export function placesOfExtremes(x: Stored, largest: boolean): Data {
  const n = x.layout.shape.at(-1)!;
  const rows = sizeOf(x.layout.shape) / n;
  const blocks = Math.ceil(n / extremeBlock);
  const kernel = extremePlaces({ dtype: x.dtype, largest });
  const out = resultRoom("int64", rows);
  const chunk = Math.max(1, Math.floor(callElements / Math.min(n, extremeBlock)));
  const work = rows * n;
  withDense(x, (from) => {
    if (blocks === 1) return launch(kernel, [from, out.address, n, 1], rows, chunk, work);
    withRoom(8 * rows * blocks, (room) => {
      launch(kernel, [from, room, n, blocks], rows * blocks, chunk, work);
      const { buffer } = engineMemory();
      const elements = dataIn(x.dtype, buffer, from, rows * n) as Float64Array;
      const found = dataIn("int64", buffer, room, rows * blocks) as BigInt64Array;
      const places = out.data as BigInt64Array;
      for (let row = 0; row < rows; row++) {
        const own = found.subarray(row * blocks, (row + 1) * blocks);
        places[row] = bestOf(own, elements.subarray(row * n, (row + 1) * n), largest, isFloat(x.dtype));
      }
    });
  });
  return out.data;
}

/** The first of the places whose element no other one's is better than; NaN is better than all. */
function bestOf(places: BigInt64Array, row: Float64Array, largest: boolean, float: boolean): bigint {
  let best = places[0]!;
  for (const place of places) {
    const [v, top] = [row[Number(place)]!, row[Number(best)]!];
    if (float && Number.isNaN(top)) break;
    if ((largest ? v > top : v < top) || (float && Number.isNaN(v))) best = place;
  }
  return best;
}
