/** Values in one line and in little room: whole where they fit, else their beginning, number by number. */
import { sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { bodyOf, type Style } from "./style.ts";
import { widthOf } from "./width.ts";

/** Digits that are enough to tell numbers apart at a glance; of a beginning, so that it says more than one number. */
const [glance, first] = [4, 3];
/** Tensors with more elements are not written out to see whether they fit. */
const mayFit = 40;

/** `[[0.2 -0.5 …] …]`: no number is cut, the brackets say the rank, and an ellipsis stands for what is left out. */
export function briefValue(s: Stored, style: Style, room: number): string {
  const { shape } = s.layout;
  const size = sizeOf(shape);
  if (size <= mayFit) {
    const whole = bodyOf(s, { ...style, digits: Math.min(style.digits, glance) })
      .replace(/\s+/g, " ")
      .replaceAll("[ ", "[")
      .replaceAll(" ]", "]");
    if (widthOf(whole) <= room || shape.length === 0) return whole;
  }
  const brief = { ...style, digits: Math.min(style.digits, first) };
  // As NumPy writes them within brackets: `1.`.
  const element = (i: number): string => bodyOf(elementOf(s, i), brief).replace(/\.0$/, ".");
  // Where not even one number has room within brackets, the shape has to say the rank.
  let [best, begun] = [size === 0 ? "…" : `${element(0)} …`, ""];
  for (let i = 0; i < Math.min(size, mayFit); i++) {
    const ends = i === 0 ? shape.length : axesEndedAt(i, shape);
    const between = i === 0 ? "" : `${"]".repeat(ends)} `;
    begun += `${between}${"[".repeat(ends)}${element(i)}`;
    const ended = i + 1 === size ? shape.length : axesEndedAt(i + 1, shape);
    const rest = "]".repeat(ended) + (i + 1 === size ? "" : ` …${"]".repeat(shape.length - ended)}`);
    if (widthOf(begun + rest) > room) break;
    best = begun + rest;
  }
  return best;
}

/** How many of the last axes are complete before the i-th element in row-major order. */
function axesEndedAt(i: number, shape: readonly number[]): number {
  let [count, run] = [0, 1];
  for (let axis = shape.length - 1; axis > 0; axis--) {
    run *= shape[axis]!;
    if (i % run !== 0) break;
    count++;
  }
  return count;
}

/** The i-th element in row-major order, as a scalar. */
function elementOf(s: Stored, i: number): Stored {
  const { shape, strides } = s.layout;
  let [offset, rest] = [s.layout.offset, i];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    offset += (rest % shape[axis]!) * strides[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return { ...s, layout: { shape: [], strides: [], offset } };
}
