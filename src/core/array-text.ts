/**
 * Text of whole arrays and tensors: brackets, lines, the mark for what is left out, and the names around them, as
 * NumPy 2 and TensorFlow 2 print them (numpy/_core/arrayprint.py). Knows nothing of colours or of our own answers.
 */
import { showFloat } from "./digits.ts";
import { type DType, isComplex, isFloat } from "./dtype.ts";
import { elementWords, type FloatMode, scalarText } from "./element-text.ts";
import { type Shape, showShape, sizeOf } from "./shape.ts";
import { type Element, elementAt, type Stored } from "./stored.ts";

/** Text for left-out items, or what makes it of their number. */
export type Mark = string | ((hidden: number) => string);

/** NumPy's print options; what is missing is NumPy's default. */
export interface ArrayTextOptions {
  /** Most digits after the point of a float: 8. */
  readonly precision?: number;
  /** Arrays of more elements are summarized: 1000. */
  readonly threshold?: number;
  /** Items shown at either end of a summarized axis: 3. */
  readonly edgeitems?: number;
  /** Columns of a line: 75. */
  readonly linewidth?: number;
  /** Between elements: a space in str, a comma and a space in repr. */
  readonly separator?: string;
  /** Write small floats as 0 rather than turn to exponents: false. */
  readonly suppress?: boolean;
  /** How many digits floats have: `maxprec`. */
  readonly floatmode?: FloatMode;
  /** What stands before numbers that are not negative: `-` says nothing. */
  readonly sign?: "-" | "+" | " ";
  readonly nanstr?: string;
  readonly infstr?: string;
  /** How a program writes elements of a dtype; null where it leaves them to us. */
  readonly writer?: ((dtype: DType) => ((x: Element) => string) | null) | undefined;
  /** Stands for the hidden elements of a row: `...`. */
  readonly ellipsis?: Mark;
  /** Stands for the hidden items of an outer axis, counted along that axis: `...`. */
  readonly rowEllipsis?: Mark;
}

/** As str(ndarray). */
export const arrayStr = (s: Stored, options: ArrayTextOptions = {}): string =>
  s.layout.shape.length === 0 ? scalarText(s.dtype, elementAt(s, s.layout.offset)) : arrayText(s, options);

/** As repr(ndarray): `array([1., 2.], dtype=float32)`. */
export function arrayRepr(s: Stored, options: ArrayTextOptions = {}): string {
  const { threshold = 1000, linewidth = 75 } = options;
  const { shape } = s.layout;
  const size = sizeOf(shape);
  const text = `array(${arrayText(s, { separator: ", ", ...options }, "array(", ")")}`;
  const extras: string[] = [];
  if ((size === 0 && shape.length !== 1) || size > threshold) extras.push(`shape=${showShape(shape)}`);
  if (size === 0 || !isImplied(s.dtype)) extras.push(`dtype=${s.dtype}`);
  if (extras.length === 0) return `${text})`;
  const rest = `${extras.join(", ")})`;
  const lastLine = text.length + 1 - (text.lastIndexOf("\n") + 1);
  return `${text},${lastLine + rest.length + 1 > linewidth ? `\n${" ".repeat("array(".length)}` : " "}${rest}`;
}

/** The dtypes that NumPy would give the text when it reads it back (on Linux). */
const isImplied = (dtype: DType): boolean => ["int64", "float64", "complex128", "bool"].includes(dtype);

/**
 * As numpy.array2string: lines go on under `prefix`, which stands before the text, and leave room for `suffix` after
 * it; neither is part of the text.
 */
export function arrayText(s: Stored, options: ArrayTextOptions = {}, prefix = "", suffix = ""): string {
  const { shape, strides, offset } = s.layout;
  if (sizeOf(shape) === 0) return "[]";
  const edge = sizeOf(shape) > (options.threshold ?? 1000) ? Math.max(options.edgeitems ?? 3, 1) : Infinity;
  const shown: Element[] = [];
  const collect = (axis: number, place: number): void => {
    if (axis === shape.length) {
      shown.push(elementAt(s, place));
      return;
    }
    const { items } = visible(shape[axis]!, edge);
    for (const i of items) collect(axis + 1, place + i * strides[axis]!);
  };
  collect(0, offset);
  const words = wordsOf(s.dtype, shown, shape.length === 0, options);
  return brackets({
    words: words.values(),
    shape,
    edge,
    separator: options.separator ?? " ",
    row: options.ellipsis ?? "...",
    outer: options.rowEllipsis ?? "...",
    indent: " ".repeat(prefix.length + 1),
    width: (options.linewidth ?? 75) - suffix.length,
  });
}

function wordsOf(
  dtype: DType,
  shown: readonly Element[],
  alone: boolean,
  options: ArrayTextOptions,
): readonly string[] {
  const own = options.writer?.(dtype);
  if (own) return shown.map(own);
  const { precision = 8, suppress = false, floatmode = "maxprec", sign = "-" } = options;
  const { nanstr: nan = "nan", infstr: infinity = "inf" } = options;
  return elementWords(dtype, shown, alone, {
    ...{ precision, suppress, floatmode, nan, infinity },
    plus: sign === "-" ? "" : sign,
  });
}

/** Which items of an axis are shown, and how many are hidden in their middle. */
function visible(size: number, edge: number): { items: number[]; hidden: number } {
  const hidden = Math.max(0, size - 2 * edge);
  const items = Array.from({ length: size - hidden }, (_, i) => (hidden > 0 && i >= edge ? i + hidden : i));
  return { items, hidden };
}

interface Page {
  /** The shown elements in row-major order. */
  readonly words: Iterator<string>;
  /** The axes that are left. */
  readonly shape: Shape;
  readonly edge: number;
  readonly separator: string;
  readonly row: Mark;
  readonly outer: Mark;
  /** What stands before the items of a line that goes on. */
  readonly indent: string;
  readonly width: number;
}

/** The axes that are left, in brackets. Takes its elements from `page.words`. */
function brackets(page: Page): string {
  const { shape, edge, separator, indent, width } = page;
  if (shape.length === 0) return page.words.next().value;
  const { items, hidden } = visible(shape[0]!, edge);
  const within = { ...page, shape: shape.slice(1), indent: `${indent} `, width: width - 1 };
  const texts = items.map(() => brackets(within));
  if (hidden > 0) texts.splice(edge, 0, showMark(shape.length === 1 ? page.row : page.outer, hidden));
  if (shape.length === 1) return `[${wrapped(texts, separator, indent, width)}]`;
  return `[${texts.join(separator.trimEnd() + "\n".repeat(shape.length - 1) + indent)}]`;
}

const showMark = (mark: Mark, hidden: number): string => (typeof mark === "string" ? mark : mark(hidden));

/** Words on lines of `width` columns, the first of which has `indent` columns used already. */
function wrapped(words: readonly string[], separator: string, indent: string, width: number): string {
  const room = width - Math.max(separator.trimEnd().length, 1);
  const lines: string[] = [];
  let line = indent;
  words.forEach((word, i) => {
    // A word that does not fit into a fresh line either stays where it is.
    if (line.length + word.length > room && line.length > indent.length) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += i < words.length - 1 ? word + separator : word;
  });
  lines.push(line);
  return lines.join("\n").slice(indent.length);
}

/** As print(tensor): `tf.Tensor([1. 2.], shape=(2,), dtype=float32)`. */
export const tensorStr = (s: Stored, options: ArrayTextOptions = {}): string =>
  `tf.Tensor(${ownLines(arrayStr(s, options))}, shape=${showShape(s.layout.shape)}, dtype=${s.dtype})`;

/** As repr(tensor): `<tf.Tensor: shape=(), dtype=int32, numpy=7>`. */
export const tensorRepr = (s: Stored, options: ArrayTextOptions = {}): string =>
  `<tf.Tensor: shape=${showShape(s.layout.shape)}, dtype=${s.dtype}, numpy=${valueRepr(s, options)}>`;

/** As repr(variable): `<tf.Variable 'w:0' shape=() dtype=int32, numpy=7>` for the name `w:0`. */
export const variableRepr = (
  name: string,
  s: Stored,
  options: ArrayTextOptions = {},
  shape = showShape(s.layout.shape),
): string => `<tf.Variable '${name}' shape=${shape} dtype=${s.dtype}, numpy=${valueRepr(s, options)}>`;

/** As repr(variable) of Keras: `<Variable path=dense/bias, shape=(1,), dtype=float32, value=[0.]>`. */
export const kerasRepr = (path: string, s: Stored, options: ArrayTextOptions = {}): string =>
  `<Variable path=${path}, shape=${showShape(s.layout.shape)}, dtype=${s.dtype}, value=${s.layout.shape.length === 0 ? valueRepr(s, options) : arrayStr(s, options)}>`;

/** Text of several lines begins on a line of its own. */
const ownLines = (text: string): string => (text.includes("\n") ? `\n${text}` : text);

/** A scalar is written as the Python number that it becomes: a float32 with the digits of the float64, and complex numbers likewise. */
function valueRepr(s: Stored, options: ArrayTextOptions): string {
  if (s.layout.shape.length > 0) return ownLines(arrayRepr(s, options));
  const x = elementAt(s, s.layout.offset);
  if (isComplex(s.dtype)) return scalarText("complex128", x);
  return isFloat(s.dtype) ? showFloat(x as number, "float64") : scalarText(s.dtype, x);
}

/** How a trace of TensorFlow's writes a tensor without a value; `sizes` is its shape, or `<unknown>`. */
export function tensorSymbol(name: string, sizes: string, dtype: DType | "string", as: "str" | "repr"): string {
  if (as === "repr") return `<tf.Tensor '${name}:0' shape=${sizes} dtype=${dtype}>`;
  const shape = sizes.startsWith("(") ? `, shape=${sizes}` : "";
  return `Tensor("${name}:0"${shape}, dtype=${dtype})`;
}
/** The same for a Variable; Keras' have a path. */
export const variableSymbol = (path: string | null, name: string, sizes: string, dtype: DType): string =>
  path === null
    ? `<tf.Variable '${name}:0' shape=${sizes} dtype=${dtype}>`
    : `<Variable path=${path}, shape=${sizes}, dtype=${dtype}>`;
