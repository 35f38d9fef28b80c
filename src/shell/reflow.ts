/**
 * Where rows are once a terminal of another width has wrapped them anew. Most terminals do that with every row; some
 * only cut the row that the cursor is in. Knows rows and widths; what the terminal did shows in the cursor's column.
 */
import { graphemesOf, graphemeWidth } from "../render/width.ts";
import type { Row } from "./layout.ts";

interface Place {
  readonly y: number;
  readonly x: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const colors = /\x1b\[[0-9;]*m/g;

/** Where the cell of a row is that so many cells precede. A character that takes two columns is not cut in half. */
function wrappedPlace(row: Row, cells: number, columns: number): Place {
  let [x, y, passed] = [0, 0, 0];
  for (const g of graphemesOf(row.text.replace(colors, ""))) {
    if (passed >= cells) break;
    const width = graphemeWidth(g);
    if (x + width > columns) [x, y] = [0, y + 1];
    [x, passed] = [x + width, passed + width];
  }
  // The cursor behind a full row is on the next one, unless the terminal says otherwise.
  return x >= columns ? { y: y + 1, x: 0 } : { y, x: x + cells - passed };
}

/** How many rows a row takes now. */
const wrappedHeight = (row: Row, columns: number): number => {
  const { y, x } = wrappedPlace(row, row.width, columns);
  return x === 0 && y > 0 ? y : y + 1;
};

/**
 * Rows from the first one down to the cursor, which was in row `y` of these. `column` is where the terminal says that the
 * cursor is now; null if it does not.
 */
export function rowsAbove(rows: readonly Row[], { y, x }: Place, columns: number, column: number | null): number {
  let above = 0;
  for (const row of rows.slice(0, y)) above += wrappedHeight(row, columns);
  const own = rows[y];
  if (!own || x < columns) return above;
  const place = wrappedPlace(own, x, columns);
  if (column === null) return above + place.y;
  // In the last column: the row was cut, and the cursor put back. Where both may be, nothing of others is taken away.
  if (column === columns - 1) return above;
  // Behind it: at the end of a full row.
  return above + place.y - (column >= columns ? 1 : 0);
}
