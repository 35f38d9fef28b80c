/** Polynomials by their coefficients, and what is made with the same sums of products: convolution and correlation. */
import { refuse } from "../core/errors.ts";
import { broadcast, showShape } from "../core/shape.ts";
import { conjugate } from "../graph/complex.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, multiply, numberLike } from "./arithmetic.ts";
import { arange } from "./create.ts";
import { vander } from "./grids.ts";
import { joinAlong } from "./joining.ts";
import { lstsq } from "./least-squares.ts";
import { product } from "./linalg.ts";
import { cut, rankError } from "./movement.ts";
import { castTo, meetingDType, operation, tensor } from "./operation.ts";
import { sum } from "./reduction.ts";
import { flip } from "./repeating.ts";
import { sqrt } from "./transcendental.ts";

const coefficients = (doc: string, also = "p") => tensor(doc, { also });
const vectorOf = (name: string, x: Node, param: string): Node => {
  if (x.shape.length === 1) return x;
  if (x.shape.length === 0) return structure.reshape(x, [1]);
  throw rankError(name, "a vector", x.shape, param);
};

/** Horner's rule over coefficients from the highest power on. */
const horner = (parts: readonly Node[], x: Node): Node => {
  const shape = parts.reduce((s, p) => broadcast({ x: s, p: p.shape }), x.shape);
  const zero = structure.constant(0, meetingDType([x, ...parts], "number"), shape);
  return parts.reduce((out, p, i) => (i === 0 ? add(zero, p) : add(multiply(out, x), p)), zero);
};
export const polyval = operation({
  name: "polyval",
  also: { np: "polyval", tf: "experimental.numpy.polyval" },
  params: { p: coefficients("coefficients, the highest power first"), x: tensor("where") },
  methodless: true,
  doc: "The value of a polynomial.",
  examples: [{ code: "polyval([1, 0, -1], [2, 3])", shows: "[3 8]" }],
  run: ({ p, x }) => {
    const line = vectorOf("polyval", p, "p");
    return horner(
      Array.from({ length: line.shape[0]! }, (_, i) => structure.reshape(cut(line, 0, i, 1), [])),
      x,
    );
  },
});
export const polyvalOfTensors = operation({
  name: "polyval_of",
  also: { tf: "math.polyval" },
  params: { coeffs: { kind: "tensors", doc: "coefficients, the highest power first" }, x: tensor("where") },
  methodless: true,
  doc: "The value of a polynomial whose coefficients are tensors.",
  examples: [{ code: "polyval_of([1, 0, -1], [2, 3])", shows: "[3 8]" }],
  run: ({ coeffs, x }) => horner(coeffs, x),
});

export const polyfit = operation({
  name: "polyfit",
  also: { np: "polyfit" },
  params: {
    x: tensor("where", { want: "float" }),
    y: tensor("values there", { want: "float" }),
    deg: { kind: "int", doc: "the highest power" },
    w: { ...tensor("how much each point counts", { want: "float" }), default: null },
  },
  methodless: true,
  doc: "The polynomial that comes closest to points, by least squares; the highest power first.",
  examples: [{ code: "round(polyfit([0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 1), 3)", shows: "[2. 1.]" }],
  run: ({ x, y, deg, w }) => {
    if (x.shape.length !== 1 || y.shape[0] !== x.shape[0])
      throw refuse("value/domain", { detail: `polyfit takes as many values as places, not ${showShape(y.shape)}` });
    const powers = vander({ x, n: deg + 1 }) as Node;
    const column = (v: Node): Node => structure.reshape(v, [v.shape[0]!, 1]);
    const rows = w ? multiply(powers, column(w)) : powers;
    // Columns of one length keep the problem well conditioned, as NumPy does it.
    const lengths = sqrt(sum({ x: multiply(rows, rows), axis: [0] }));
    const sides = w ? multiply(y, y.shape.length === 1 ? w : column(w)) : y;
    const found = lstsq({ a: divide(rows, lengths), b: sides }) as Node;
    return divide(found, y.shape.length === 1 ? lengths : column(lengths));
  },
});

export const polyadd = operation({
  name: "polyadd",
  also: { np: "polyadd" },
  params: { a: coefficients("coefficients, the highest power first", "a1"), b: coefficients("the others", "a2") },
  doc: "Sum of two polynomials.",
  examples: [{ code: "polyadd([1, 2], [1, 0, 0])", shows: "[1 1 2]" }],
  run: ({ a, b }) => {
    const [p, q] = [vectorOf("polyadd", a, "a"), vectorOf("polyadd", b, "b")];
    const size = Math.max(p.shape[0]!, q.shape[0]!);
    const padded = (v: Node): Node => structure.place(v, [size - v.shape[0]!], [1], [size]);
    return add(padded(p), padded(q));
  },
});

/** Sums of so many products, or fewer, are written out. */
const mostTerms = 32;

/** Every shifted product summed: the coefficients of the product of two polynomials. */
function convolved(a: Node, b: Node): Node {
  const [n, m] = [a.shape[0]!, b.shape[0]!];
  if (n === 0 || m === 0) throw refuse("value/domain", { detail: "a convolution needs values on both sides" });
  const dtype = meetingDType([a, b], "number");
  const [long, short] = n >= m ? [castTo(a, dtype), castTo(b, dtype)] : [castTo(b, dtype), castTo(a, dtype)];
  const [size, taps] = [Math.max(n, m), Math.min(n, m)];
  // Windows of the longer one as rows, times the shorter one turned around.
  const wide = structure.place(long, [taps - 1], [1], [size + 2 * (taps - 1)]);
  const count = size + taps - 1;
  if (taps <= mostTerms && size >= taps * taps) {
    // All places at once, the shorter one's elements one after another: no window is made.
    const term = (k: number): Node => multiply(cut(wide, 0, k, count), cut(short, 0, taps - 1 - k, 1));
    return Array.from({ length: taps }, (_, k) => term(k)).reduce(add);
  }
  const starts = structure.reshape(arange({ start: { value: count, dtype: "int32" } }) as Node, [count, 1]);
  const steps = structure.reshape(arange({ start: { value: taps, dtype: "int32" } }) as Node, [1, taps]);
  const windows = structure.gather(wide, [0], [add(starts, steps)], 0);
  return product(windows, flip({ x: short, axis: [0] }));
}
/** The middle part of a full convolution that the mode asks for. */
function partOf(full: Node, n: number, m: number, mode: string): Node {
  const [size, taps] = [Math.max(n, m), Math.min(n, m)];
  if (mode === "full") return full;
  if (mode === "valid") return cut(full, 0, taps - 1, size - taps + 1);
  return cut(full, 0, Math.floor((taps - 1) / 2), size);
}
const mode = (value: "full" | "valid") =>
  ({ kind: "string", doc: "which part of the overlap", default: value, choices: ["full", "same", "valid"] }) as const;

export const convolve = operation({
  name: "convolve",
  also: { np: "convolve" },
  params: { a: tensor("a vector"), b: tensor("a vector", { also: "v" }), mode: mode("full") },
  doc: "Convolution of two vectors.",
  examples: [{ code: "convolve([1, 2, 3], [0, 1])", shows: "[0 1 2 3]" }],
  run: ({ a, b, mode }) => {
    const [p, q] = [vectorOf("convolve", a, "a"), vectorOf("convolve", b, "b")];
    return partOf(convolved(p, q), p.shape[0]!, q.shape[0]!, mode);
  },
});
export const polymul = operation({
  name: "polymul",
  also: { np: "polymul" },
  params: { a: coefficients("coefficients", "a1"), b: coefficients("the others", "a2") },
  doc: "Product of two polynomials. Leading zeros stay.",
  examples: [{ code: "polymul([1, 1], [1, -1])", shows: "[ 1  0 -1]" }],
  run: ({ a, b }) => convolved(vectorOf("polymul", a, "a"), vectorOf("polymul", b, "b")),
});
export const correlate = operation({
  name: "correlate",
  also: { np: "correlate" },
  params: { a: tensor("a vector"), b: tensor("a vector", { also: "v" }), mode: mode("valid") },
  doc: "Sums of products of two vectors at every shift against each other.",
  examples: [{ code: "correlate([1, 2, 3], [0, 1])", shows: "[2 3]" }],
  run: ({ a, b, mode }) => {
    const [p, q] = [vectorOf("correlate", a, "a"), vectorOf("correlate", b, "b")];
    const [n, m] = [p.shape[0]!, q.shape[0]!];
    const full = convolved(p, conjugate(flip({ x: q, axis: [0] })));
    if (mode !== "same" || n >= m) return partOf(full, n, m, mode);
    return cut(full, 0, Math.ceil((n - 1) / 2), m);
  },
});

export const polyder = operation({
  name: "polyder",
  also: { np: "polyder" },
  params: {
    p: coefficients("coefficients, the highest power first"),
    m: { kind: "int", doc: "how often", default: 1 },
  },
  doc: "The derivative of a polynomial.",
  examples: [{ code: "polyder([1, 2, 3])", shows: "[2 2]" }],
  run: ({ p, m }) => {
    let out = vectorOf("polyder", p, "p");
    for (let i = 0; i < m && out.shape[0]! > 0; i++) {
      const n = out.shape[0]! - 1;
      const powers = castTo(
        flip({ x: arange({ start: { value: 1, dtype: "int32" }, stop: { value: n + 1, dtype: "int32" } }) as Node }),
        out.dtype,
      );
      out = multiply(cut(out, 0, 0, n), powers);
    }
    return out;
  },
});
export const polyint = operation({
  name: "polyint",
  also: { np: "polyint" },
  params: {
    p: tensor("coefficients, the highest power first", { want: "float" }),
    k: { kind: "number", doc: "the constant", default: 0 },
  },
  doc: "The integral of a polynomial.",
  examples: [{ code: "polyint([2.0, 2.0])", shows: "[1. 2. 0.]" }],
  run: ({ p, k }) => {
    const line = vectorOf("polyint", p, "p");
    const n = line.shape[0]!;
    const powers = castTo(
      flip({ x: arange({ start: { value: 1, dtype: "int32" }, stop: { value: n + 1, dtype: "int32" } }) as Node }),
      line.dtype,
    );
    return joinAlong([divide(line, powers), structure.reshape(numberLike(k, line), [1])], 0);
  },
});
