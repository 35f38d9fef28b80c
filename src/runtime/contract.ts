/**
 * Contractions by kernels: where the numbers of a product lie, in the engine's memory or copied to it. Knows tensors and
 * addresses; knows nothing of the ways in which products are made.
 */
import { numbersIn, wholeFrom } from "../core/doubles.ts";
import { allocate, bytesOf, type Data, dataIn, isInteger } from "../core/dtype.ts";
import { eachRun, type Layout, reshaped, rowMajor } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { copyDense, type Stored, stored } from "../core/stored.ts";
import { addressOf, engineMemory, tensorRoom, withRoom } from "./memory.ts";
import { type Asked, multiply } from "./product.ts";
import { evaluateContraction, isDotted, isRowByRow } from "./reference/contract.ts";

export { blasName, setBlas } from "./blas.ts";
export { matmulVariant, setMatmulVariant, type Variant } from "./matmul-variant.ts";

/** Below so many products of numbers, asking a kernel takes longer than the work. */
const tiny = 1 << 10;

/**
 * a (…, m, k) times b (…, k, n), leading axes agree; null for dtypes that have no kernel. The caller holds `a` and `b`
 * until this returns.
 * @param out where the (…, m, n) results go in row-major order; it shares no element with `a` or `b`.
 */
export function contract(a: Stored, b: Stored, out: Data | null): Data | null {
  const { dtype } = a;
  if (dtype !== b.dtype) return null;
  if (isInteger(dtype)) return contractWhole(a, b, out);
  if (dtype !== "float32" && dtype !== "float64") return null;
  const lead = a.layout.shape.slice(0, -2);
  const [m, k, n] = [a.layout.shape.at(-2)!, a.layout.shape.at(-1)!, b.layout.shape.at(-1)!];
  const size = sizeOf(lead) * m * n;
  if (size * k <= tiny || isFarApart(a) || isFarApart(b)) return given(out, evaluateContraction(a, b));
  const result = out ?? (size * bytesOf(dtype) >= 1 << 16 ? tensorRoom(dtype, size) : allocate(dtype, size));
  const order = isDotted(a, b) ? "dots" : isRowByRow(a, b) ? "rows" : "blocks";
  withPlaces(a, b, result, (x, y, to) => contractPlaced({ dtype, m, n, k, order }, lead, x, y, to));
  return result;
}

/** Elements of an axis that lie further apart than a signed word says: views of next to all memory, two elements of it. */
const isFarApart = ({ dtype, layout }: Stored): boolean =>
  layout.strides.some((step) => Math.abs(step) * bytesOf(dtype) >= 2 ** 31);

/**
 * Integers by the kernels of floats, which hold all that can come up exactly; null where they do not, or for little work.
 * What is too large for the dtype comes around, as it does there.
 */
function contractWhole(a: Stored, b: Stored, out: Data | null): Data | null {
  const [k, n] = [a.layout.shape.at(-1)!, b.layout.shape.at(-1)!];
  if (sizeOf(a.layout.shape) * n < worthFloats) return null;
  const [x, y] = [numbersIn(a), numbersIn(b)];
  if (largestIn(x) * largestIn(y) * k > Number.MAX_SAFE_INTEGER) return null;
  const floats = (of: Float64Array, { layout }: Stored): Stored =>
    stored("float64", layout.shape, Float64Array.from(of));
  return given(out, wholeFrom(contract(floats(x, a), floats(y, b), null) as Float64Array, a.dtype));
}
const worthFloats = 1 << 14;

function largestIn(x: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(x[i]!);
    if (size > largest) largest = size;
  }
  return largest;
}

function given(out: Data | null, result: Data): Data {
  if (!out) return result;
  (out as Float64Array).set(result as Float64Array);
  return out;
}

/** Elements in the engine's memory: the address of the first one, strides in bytes. */
interface Place {
  readonly at: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

/** Calls `use` with all three in the engine's memory; what lies elsewhere is copied. */
function withPlaces(a: Stored, b: Stored, result: Data, use: (a: Place, b: Place, to: number) => void): void {
  const [x, y] = [addressOf(a.data) === null ? spanOf(a) : null, addressOf(b.data) === null ? spanOf(b) : null];
  const to = addressOf(result);
  const bytes = [x?.bytes ?? 0, y?.bytes ?? 0, to === null ? result.byteLength : 0].map((n) => Math.ceil(n / 64) * 64);
  const total = bytes[0]! + bytes[1]! + bytes[2]!;
  if (total === 0) return use(placeOf(a), placeOf(b), to!);
  withRoom(total, (at) => {
    const behind = at + bytes[0]! + bytes[1]!;
    use(x ? x.copyTo(at) : placeOf(a), y ? y.copyTo(at + bytes[0]!) : placeOf(b), to ?? behind);
    if (to !== null) return;
    const made = dataIn(a.dtype, engineMemory().buffer, behind, result.length);
    (result as Float64Array).set(made as Float64Array);
  });
}

function placeOf(s: Stored): Place {
  const bytes = bytesOf(s.dtype);
  const { shape, strides, offset } = s.layout;
  return { at: addressOf(s.data)! + offset * bytes, shape, strides: strides.map((n) => n * bytes) };
}

interface Span {
  readonly bytes: number;
  readonly copyTo: (at: number) => Place;
}

/** The piece of a buffer that the layout reads, or its elements in row-major order where they lie far apart. */
function spanOf(s: Stored): Span {
  const { shape, strides, offset } = s.layout;
  const bytes = bytesOf(s.dtype);
  let [low, high] = [offset, offset];
  for (const [i, n] of shape.entries()) {
    const reach = (n - 1) * strides[i]!;
    if (reach < 0) low += reach;
    else high += reach;
  }
  const [length, size] = [high - low + 1, sizeOf(shape)];
  const dense = length > 4 * size;
  const inBytes = (steps: readonly number[]) => steps.map((n) => n * bytes);
  return {
    bytes: (dense ? size : length) * bytes,
    copyTo(at) {
      const to = dataIn(s.dtype, engineMemory().buffer, at, dense ? size : length) as Float64Array;
      if (dense) {
        copyDense(s, to);
        return { at, shape, strides: inBytes(rowMajor(shape)) };
      }
      to.set(s.data.subarray(low, high + 1) as Float64Array);
      return { at: at + (offset - low) * bytes, shape, strides: inBytes(strides) };
    },
  };
}

/** One product of tall matrices where the left ones follow each other and the right one is the same, else many. */
function contractPlaced(
  { dtype, order, m, n, k }: Pick<Asked, "dtype" | "order" | "m" | "n" | "k">,
  lead: Shape,
  a: Place,
  b: Place,
  to: number,
): void {
  const count = sizeOf(lead);
  const axes = lead.length;
  const [bStep, bColumn] = [b.strides[axes]!, b.strides[axes + 1]!];
  // Spelled out: small products are made faster than objects are copied.
  const ask = (rows: number, aRow: number, aStep: number, items: readonly number[]): void =>
    multiply({ dtype, order, m: rows, n, k, aRow, aStep, bStep, bColumn, items });
  const whole = count > 1 && repeats(b) ? reshaped({ ...a, offset: 0 }, [count * m, k]) : null;
  if (whole) return ask(count * m, whole.strides[0]!, whole.strides[1]!, [a.at, b.at, to]);
  const [aRow, aStep] = [a.strides[axes]!, a.strides[axes + 1]!];
  if (count === 1) return ask(m, aRow, aStep, [a.at, b.at, to]);
  const bytes = bytesOf(dtype);
  const [from, also] = [placesOf(a), placesOf(b)];
  const items = new Array<number>(3 * count);
  for (let i = 0; i < count; i++) {
    items[3 * i] = from[i]!;
    items[3 * i + 1] = also[i]!;
    items[3 * i + 2] = to + i * m * n * bytes;
  }
  ask(m, aRow, aStep, items);
}

const repeats = ({ shape, strides }: Place): boolean => strides.slice(0, -2).every((s, i) => s === 0 || shape[i] === 1);

/** Where each matrix begins. */
function placesOf({ at, shape, strides }: Place): number[] {
  const out: number[] = [];
  const leads: Layout = { shape: shape.slice(0, -2), strides: strides.slice(0, -2), offset: at };
  eachRun(leads, (place, count, stride) => {
    for (let i = 0; i < count; i++) out.push(place + i * stride);
  });
  return out;
}
