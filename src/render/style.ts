/** How much is shown and how exactly: what the settings of a session say, as far as renderers care. */
import type { ArrayTextOptions } from "../core/array-text.ts";
import { arrayStr } from "../core/array-text.ts";
import { scalarText } from "../core/element-text.ts";
import { onlyElement, type Stored } from "../core/stored.ts";

export interface Style {
  readonly digits: number;
  readonly threshold: number;
  readonly edge: number;
  readonly width: number;
  readonly display: "full" | "values";
}

/** An ellipsis that says how many it stands for. */
const counted = (hidden: number): string => `… ${hidden} more …`;

export const arrayOptions = (style: Style): ArrayTextOptions => ({
  precision: style.digits,
  threshold: style.threshold,
  edgeitems: style.edge,
  linewidth: style.width,
  ellipsis: counted,
  rowEllipsis: counted,
});

/** The values of a tensor as NumPy writes them; what is left out is counted. */
export function bodyOf(s: Stored, style: Style): string {
  if (s.layout.shape.length === 0 && style.digits >= 8) return scalarText(s.dtype, onlyElement(s));
  return arrayStr(s, arrayOptions(style));
}
