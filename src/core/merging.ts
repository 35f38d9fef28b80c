/** The order of floats, told by runs that are merged: no function is called for two of them. Knows nothing but numbers. */

/** The places of floats in their order, from the least or from the greatest; equal ones keep theirs. None is NaN. */
export function placesMerged(floats: Float64Array, falling: boolean): Int32Array {
  const keys = falling ? floats.map((x) => -x) : floats;
  let from = new Int32Array(keys.length);
  for (let i = 0; i < from.length; i++) from[i] = i;
  for (let start = 0; start < keys.length; start += runLength)
    insertEach(keys, from, start, Math.min(start + runLength, keys.length));
  let to = new Int32Array(keys.length);
  for (let width = runLength; width < keys.length; width *= 2) {
    for (let start = 0; start < keys.length; start += 2 * width) mergeRuns(keys, from, to, start, width);
    [from, to] = [to, from];
  }
  return from;
}
const runLength = 8;

function insertEach(keys: Float64Array, places: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const place = places[i]!;
    const key = keys[place]!;
    let at = i;
    for (; at > start && keys[places[at - 1]!]! > key; at--) places[at] = places[at - 1]!;
    places[at] = place;
  }
}

/** Two runs, one behind the other, as one. */
function mergeRuns(keys: Float64Array, from: Int32Array, to: Int32Array, start: number, width: number): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  if (middle === end || keys[from[middle - 1]!]! <= keys[from[middle]!]!) {
    to.set(from.subarray(start, end), start);
    return;
  }
  for (let at = start, left = start, right = middle; at < end; at++) {
    const takesLeft = right === end || (left < middle && keys[from[left]!]! <= keys[from[right]!]!);
    to[at] = takesLeft ? from[left++]! : from[right++]!;
  }
}

/** Numbers as floats that are in the same order; null where some have no place in one, or are no floats. */
export function floatsOf(row: ArrayLike<number | bigint>): Float64Array | null {
  const floats = new Float64Array(row.length);
  for (let i = 0; i < floats.length; i++) {
    const value = Number(row[i]!);
    if (Number.isNaN(value) || (typeof row[i] === "bigint" && !Number.isSafeInteger(value))) return null;
    floats[i] = value;
  }
  return floats;
}
