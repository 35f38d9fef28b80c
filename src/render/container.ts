/**
 * A list, a tuple or a dict that holds tensors: each of them as it looks by itself, behind its place or key. Knows answers
 * and how tensors look.
 */
import type { ContainerItem, PlainAnswer } from "../core/answer.ts";
import { showShape, sizeOf } from "../core/shape.ts";
import { type Fragment, type Line, textLines } from "./document.ts";
import { bodyOf, type Style } from "./style.ts";
import { padEnd, widthOf } from "./width.ts";

/** More are counted. */
const shownItems = 20;

export function containerLines(answer: PlainAnswer, items: readonly ContainerItem[], whole: Style): Line[] {
  const { kind, length = items.length } = answer;
  const style = sharing(items.slice(0, shownItems), whole);
  const isBare = style.display === "values";
  if (isBare && kind !== "dict") return items.flatMap((x) => itemLines(x, style));
  const shown = isBare ? items : items.slice(0, shownItems);
  const { say } = style.speech;
  const width = Math.max(...shown.map(({ label }) => widthOf(label))) + 2;
  const rows = shown.flatMap((x) =>
    itemLines(x, style).map((line, i): Line => {
      const head: Fragment = i === 0 ? ["name", padEnd(x.label, width)] : ["plain", " ".repeat(width)];
      return [head, ...line];
    }),
  );
  if (isBare) return rows;
  const more = items.length - shown.length;
  const rest: Line[] = more > 0 ? [[["dim", say(`… ${more} more …`)]]] : [];
  return [[["dim", say(`${kind} of ${length}`)]], ...rows, ...rest];
}

/** As many elements are shown of all items together as of one tensor. */
function sharing(shown: readonly ContainerItem[], style: Style): Style {
  const sizes = shown.map(({ value }) => (typeof value === "string" ? 0 : sizeOf(value.layout.shape)));
  const total = sizes.reduce((a, b) => a + b, 0);
  if (style.display === "values" || total <= style.threshold) return style;
  return { ...style, threshold: Math.max(1, Math.floor(style.threshold / shown.length)) };
}

/** A long list, tuple, dict or set of plain values: both ends. */
export function partLines({ kind, parts, length }: PlainAnswer, style: Style): Line[] {
  const { first, hidden, last } = parts!;
  const [open, close] = kind === "list" ? "[]" : kind === "tuple" ? "()" : "{}";
  const { say } = style.speech;
  const text = `${open}${[...first, say(`… ${hidden} more …`), ...last].join(", ")}${close}`;
  const shown = textLines(text);
  return style.display === "values" ? shown : [[["dim", say(`${kind} of ${length}`)]], ...shown];
}

/** A tensor with its shape above its values, or beside a single one; anything else by its text. */
function itemLines({ what, value }: ContainerItem, style: Style): Line[] {
  if (typeof value === "string") return textLines(value);
  const body = bodyOf(value, style);
  if (style.display === "values") return textLines(body);
  const head: Fragment = ["dim", `${what} ${showShape(value.layout.shape)} ${value.dtype}`];
  return value.layout.shape.length === 0 ? [[head, ["plain", `  ${body}`]]] : [[head], ...textLines(body)];
}
