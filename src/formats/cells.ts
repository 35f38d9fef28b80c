/**
 * What one cell of a text file says: a number, a truth value, nothing at all, or other text.
 * Knows the spellings of other programs; knows nothing of rows, separators or dtypes.
 */

export type Cell = "integer" | "float" | "bool" | "missing" | "text";

/**
 * How programs write that a value is not there (in any case of letters): an empty cell, and these. NaN is among them:
 * both become NaN. A lone `.` or `--` is text, since it is as often a slip.
 */
const missing = new Set(["", "na", "n/a", "nan", "-nan", "+nan", "null", "none", "?", "-"]);

const integer = /^[+-]?\d+$/;
/** Digits are never grouped: a comma or a blank inside is no number. Hexadecimal and `1_000` are none either. */
const float = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const infinite = /^[+-]?inf(?:inity)?$/i;
const truth = /^(?:true|false)$/i;
const zero = 48;
const nine = 57;

/** What a cell (without white space around it) is. `3` is an integer, `3.0` and `3e0` are floats. */
export function kindOfCell(cell: string): Cell {
  const last = cell.charCodeAt(cell.length - 1);
  if (last >= zero && last <= nine) {
    if (integer.test(cell)) return "integer";
    return float.test(cell) ? "float" : "text";
  }
  if (cell.length <= 5 && missing.has(cell.toLowerCase())) return "missing";
  if (float.test(cell) || infinite.test(cell)) return "float";
  return truth.test(cell) ? "bool" : "text";
}

/** The float64 nearest to a cell of that kind; a bool is 0 or 1, a missing value NaN. */
export function numberIn(cell: string, kind: Exclude<Cell, "text">): number {
  switch (kind) {
    case "integer":
      return Number(cell) + 0; // integers have no -0
    case "float": {
      const x = Number(cell);
      if (!Number.isNaN(x)) return x;
      return cell.startsWith("-") ? -Infinity : Infinity;
    }
    case "bool":
      return cell.length === 4 ? 1 : 0;
    case "missing":
      return Number.NaN;
  }
}

/** A cell as an error message quotes it: on one line, and cut where it is long. */
export function showCell(cell: string): string {
  const line = cell.replace(/\s+/g, " ");
  return `\`${line.length > 40 ? `${line.slice(0, 40)}…` : line}\``;
}
