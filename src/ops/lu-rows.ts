/** A small matrix by its rows, taken apart into triangles to solve equations one after another. Knows rows of floats. */
type Row = Float64Array;

/** A matrix taken apart by rows, L below and U from the diagonal on, with the order of its rows. */
export interface Factors {
  readonly rows: readonly Row[];
  readonly places: readonly number[];
}

/** null of a matrix that has no inverse. */
export function factored(matrix: readonly Row[]): Factors | null {
  const n = matrix.length;
  const rows = matrix.slice();
  const places = matrix.map((_, i) => i);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i;
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    [places[k], places[best]] = [places[best]!, places[k]!];
    const pivot = rows[k]!;
    if (pivot[k] === 0) return null;
    for (let i = k + 1; i < n; i++) {
      const row = rows[i]!;
      row[k]! /= pivot[k]!;
      for (let j = k + 1; j < n; j++) row[j]! -= row[k]! * pivot[j]!;
    }
  }
  return { rows, places };
}

export function solved({ rows, places }: Factors, right: Row): Row {
  const n = right.length;
  const found = Float64Array.from(places, (p) => right[p]!);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) found[i]! -= rows[i]![j]! * found[j]!;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = n - 1; j > i; j--) found[i]! -= rows[i]![j]! * found[j]!;
    found[i]! /= rows[i]![i]!;
  }
  return found;
}
