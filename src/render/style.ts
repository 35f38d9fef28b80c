/** How much is shown and how exactly: what the settings of a session say, as far as renderers care. */
import type { ArrayTextOptions } from "../core/array-text.ts";
import { arrayStr } from "../core/array-text.ts";
import { isFloat } from "../core/dtype.ts";
import { scalarText } from "../core/element-text.ts";
import type { Speech } from "../core/speech.ts";
import { elementAt, type Stored, stored } from "../core/stored.ts";

export interface Detail {
  readonly digits: number;
  readonly threshold: number;
  readonly edge: number;
  readonly width: number;
  readonly display: "full" | "values";
  /** The columns of the terminal, where pages are read on one. */
  readonly page?: number | undefined;
}
/** How it is shown, and in which language. */
export interface Style extends Detail {
  readonly speech: Speech;
}

export const arrayOptions = (style: Style): ArrayTextOptions => ({
  precision: style.digits,
  threshold: style.threshold,
  edgeitems: style.edge,
  linewidth: style.width,
  // An ellipsis that says how many it stands for.
  ellipsis: (hidden) => style.speech.say(`… ${hidden} more …`),
  rowEllipsis: (hidden) => style.speech.say(`… ${hidden} more …`),
});

/** A single value, rounded only where fewer digits were asked for than float32 has. */
function singleText(s: Stored, style: Style): string {
  if (!isFloat(s.dtype) || style.digits >= 8) return scalarText(s.dtype, elementAt(s, s.layout.offset));
  const text = arrayStr({ ...s, layout: { ...s.layout, shape: [1], strides: [1] } }, arrayOptions(style)).slice(1, -1);
  return text.endsWith(".") ? `${text}0` : text;
}
/** A float of the language, the same way. */
export const numberText = (x: number, style: Style): string =>
  singleText(stored("float64", [], Float64Array.of(x)), style);

/** The values of a tensor as NumPy writes them; what is left out is counted. */
export function bodyOf(s: Stored, style: Style): string {
  if (s.layout.shape.length === 0) return singleText(s, style);
  return arrayStr(s, arrayOptions(style));
}
