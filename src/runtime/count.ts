/** Evenly spaced values by kernel. Knows where rounding and the last value differ; knows no graph. */
import type { Data, DType } from "../core/dtype.ts";
import type { Lowered } from "../graph/node.ts";
import { countBlock, countsBelow, countValues, isCounted } from "../kernel/counting.ts";
import { launch } from "./launch.ts";
import { resultRoom } from "./transpose.ts";

/** Units that one call of the kernel does. */
const callUnits = 16;

/** The values; null for a dtype, or integers of a size, that there is no kernel for. */
export function evenly(
  { start, step, last, rounded }: Lowered & { kind: "range" },
  n: number,
  dtype: DType,
): Data | null {
  if (!isCounted(dtype)) return null;
  const farthest = Math.max(Math.abs(start), Math.abs(start + n * step), Math.abs(last ?? 0));
  if (!(farthest < countsBelow[dtype])) return null;
  const out = resultRoom(dtype, n);
  const round = rounded && dtype === "float32" ? Math.fround : (v: number): number => v;
  const numbers = new Int32Array(Float64Array.of(round(start), round(step)).buffer);
  const words = [out.address, n, ...numbers];
  launch(countValues(dtype, rounded && dtype === "float32"), words, Math.ceil(n / countBlock), callUnits, n);
  if (last !== undefined)
    out.data[n - 1] = (
      dtype === "int64" ? BigInt(Math.floor(last)) : dtype === "int32" ? Math.floor(last) : last
    ) as never;
  return out.data;
}
