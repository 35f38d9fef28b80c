// Complex numbers against NumPy, TensorFlow and mpmath: values, special values, text, gradients.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { arrayRepr, arrayStr, tensorRepr, tensorStr } from "../../src/core/array-text.ts";
import * as arithmetic from "../../src/core/complex.ts";
import * as functions from "../../src/core/complex-functions.ts";
import type { DType } from "../../src/core/dtype.ts";
import { dataFrom } from "../../src/core/dtype.ts";
import { denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession, say } from "../conversation.ts";
import { nodesOf, readRecorded, valueOfCode } from "./recorded.ts";

type Part = number | string;
type Pair = readonly [Part, Part];
interface Recorded {
  readonly functions: Readonly<
    Record<string, Readonly<Record<"special" | "true", readonly (readonly [Pair, Pair])[]>>>
  >;
  readonly two: Readonly<Record<"divide" | "multiply", readonly (readonly [Pair, Pair, Pair])[]>>;
  readonly abs: readonly (readonly [Pair, Part])[];
  readonly text: readonly {
    readonly dtype: DType;
    readonly shape: readonly number[];
    readonly parts: readonly Part[];
    readonly str: string;
    readonly repr: string;
    readonly tensor: string;
    readonly tensor_repr: string;
  }[];
  readonly at: { readonly z: readonly Pair[]; readonly w: readonly Pair[]; readonly x: readonly number[] };
  readonly signals: readonly Readonly<Record<"z" | "fft" | "rfft", readonly Pair[]>>[];
  readonly block: readonly Pair[];
  readonly transforms: readonly {
    readonly code: string;
    readonly shape: readonly number[];
    readonly value: readonly Pair[];
  }[];
  readonly gradients: readonly {
    readonly code: string;
    readonly value: readonly Pair[];
    readonly gradients: readonly (readonly Pair[] | null)[];
  }[];
}
const recorded = readRecorded<Recorded>("complex.json");

const number = (x: Part): number => (x === "-0" ? -0 : Number(x));
const complex = ([re, im]: Pair) => arithmetic.complex(number(re), number(im));
type Complex = arithmetic.Complex;

/** How far off, in units of the last place of the whole number. */
function distance(found: Complex, wanted: Complex): number {
  if (!Number.isFinite(wanted.re) || !Number.isFinite(wanted.im)) return 0;
  const size = arithmetic.abs(wanted);
  const off = Math.max(Math.abs(found.re - wanted.re), Math.abs(found.im - wanted.im));
  return off === 0 ? 0 : off / Math.max(size * 2 ** -52, 5e-324);
}
/**
 * NaN is NaN and infinities are themselves; zeros have their sign; what is finite is near. C99 leaves signs open where
 * an argument has a NaN or two infinities, and C libraries differ there.
 */
function expectAlike(found: Complex, wanted: Complex, z: Complex): void {
  const open = !Number.isFinite(z.re) && !Number.isFinite(z.im);
  const sizes = (w: Complex): Complex =>
    open || Number.isNaN(z.re + z.im) ? complex([Math.abs(w.re), Math.abs(w.im)]) : w;
  expectParts(sizes(found), sizes(wanted));
}
function expectParts(found: Complex, wanted: Complex): void {
  for (const part of ["re", "im"] as const) {
    if (Number.isFinite(wanted[part]) && wanted[part] !== 0) expect(found[part]).toBeCloseTo(wanted[part], 14);
    else expect(found[part]).toBe(wanted[part]);
  }
}

const table = functions as unknown as Readonly<Record<string, (z: Complex) => Complex>>;
describe.each(Object.entries(recorded.functions))("%s", (name, cases) => {
  test("has the values of the mathematical function", () => {
    expect(cases.true.length).toBeGreaterThan(50);
    for (const [z, wanted] of cases.true) {
      const found = table[name]!(complex(z));
      expect(distance(found, complex(wanted)), `${name}(${z}) = ${wanted}, not ${found.re} ${found.im}`).toBeLessThan(
        8,
      );
    }
  });
  test.each(cases.special)("of %j is as NumPy's", (z, wanted) => {
    expectAlike(table[name]!(complex(z)), complex(wanted), complex(z));
  });
});

describe("arithmetic", () => {
  test.each(recorded.two.divide)("%j / %j", (a, b, wanted) => {
    const [found, want] = [arithmetic.divide(complex(a), complex(b)), complex(wanted)];
    expect([found.re, found.im]).toEqual([want.re, want.im]);
  });
  test.each(recorded.two.multiply)("%j * %j", (a, b, wanted) => {
    expect(distance(arithmetic.multiply(complex(a), complex(b)), complex(wanted))).toBeLessThan(2);
  });
  test.each(recorded.abs)("abs of %j", (z, wanted) => {
    const [found, want] = [arithmetic.abs(complex(z)), number(wanted)];
    if (Number.isFinite(want) && want > 0) expect(Math.abs(found / want - 1)).toBeLessThanOrEqual(2 ** -52);
    else expect(found).toBe(want);
  });
});

const tensorIn = (dtype: DType, shape: readonly number[], parts: readonly number[]): Stored =>
  stored(dtype, shape, dataFrom(dtype, parts));

describe("text", () => {
  test.each(recorded.text)("$repr", ({ dtype, shape, parts, str, repr, tensor, tensor_repr }) => {
    const s = tensorIn(dtype, shape, parts.map(number));
    expect(arrayStr(s)).toBe(str);
    expect(arrayRepr(s)).toBe(repr);
    expect(tensorStr(s)).toBe(tensor);
    expect(tensorRepr(s)).toBe(tensor_repr);
  });
});

/** Parts as they lie; a real tensor has imaginary parts of 0. */
function partsOf(s: Stored): number[] {
  const data = Array.from(denseParts(s) as Float64Array, Number);
  return s.dtype.startsWith("complex") ? data : data.flatMap((x) => [x, 0]);
}
function expectNear(found: readonly number[], wanted: readonly Pair[]): void {
  const flat = wanted.flatMap((p) => p.map(number));
  expect(found.length).toBe(flat.length);
  const size = Math.max(1e-3, ...flat.map(Math.abs));
  for (const [i, x] of found.entries()) expect(Math.abs(x - flat[i]!) / size).toBeLessThan(1e-13);
}

describe.each(recorded.gradients)("$code", ({ code, value, gradients }) => {
  const { z, w, x } = recorded.at;
  const of = (watched: boolean): { out: Node; inputs: readonly Node[] } => {
    const session = newSession();
    const pairs = (from: readonly Pair[]) =>
      sourceOf(
        tensorIn(
          "complex128",
          [3],
          from.flatMap((p) => p.map(number)),
        ),
      );
    const named = { z: pairs(z), w: pairs(w), x: sourceOf(tensorIn("float64", [3], x)) };
    const inputs = [named.z, named.w, named.x];
    if (watched) for (const node of inputs) watch(node);
    for (const [name, node] of Object.entries(named))
      session.scope.names.set(name, { kind: "tensor", node, array: false });
    return { out: nodesOf(valueOfCode(code, [], session), session)[0]!, inputs };
  };
  test("has TensorFlow's value", () => {
    expectNear(partsOf(realize([of(false).out])[0]!), value);
  });
  test.each(["z", "w", "x"])("has TensorFlow's gradient by %s", (name) => {
    const i = "zwx".indexOf(name);
    const { out, inputs } = of(true);
    const [found] = backward(out, [{ node: inputs[i]! }]).gradients;
    const wanted = gradients[i];
    if (wanted) expectNear(partsOf(realize([found!])[0]!), wanted);
    else expect(found).toBeNull();
  });
});

const flat = (pairs: readonly Pair[]): number[] => pairs.flatMap((p) => p.map(number));
const valueAt = (code: string, z: Stored): Stored => {
  const session = newSession();
  session.scope.names.set("z", { kind: "tensor", node: sourceOf(z), array: false });
  return realize(nodesOf(valueOfCode(code, [], session), session))[0]!;
};

describe("Fourier transforms", () => {
  test.each(recorded.signals.map((s) => [s.z.length, s] as const))("of length %i", (n, { z, fft, rfft }) => {
    const signal = tensorIn("complex128", [n], flat(z));
    expectNear(partsOf(valueAt("fft(z)", signal)), fft);
    expectNear(partsOf(valueAt("rfft(real(z))", signal)), rfft);
    expectNear(partsOf(valueAt("ifft(fft(z))", signal)), z);
    expectNear(
      partsOf(valueAt(`irfft(rfft(real(z)), ${n})`, signal)),
      z.map(([re]) => [re, 0] as const),
    );
  });
  test.each(recorded.transforms)("$code", ({ code, shape, value }) => {
    const found = valueAt(code, tensorIn("complex128", [2, 3, 4], flat(recorded.block)));
    expect(found.layout.shape).toEqual(shape);
    expectNear(partsOf(found), value);
  });
  test("complex64 is rounded once, so that it is nearer than single precision would be", () => {
    const z = tensorIn("complex128", [24], flat(recorded.block));
    const single = valueAt("fft(cast(z, complex64))", z);
    expect(single.dtype).toBe("complex64");
    const wanted = partsOf(valueAt("fft(z)", z));
    const size = Math.max(...wanted.map(Math.abs));
    for (const [i, x] of partsOf(single).entries()) expect(Math.abs(x - wanted[i]!) / size).toBeLessThan(2 ** -22);
  });
  test("long prime lengths take no quadratic time and lose no digits", () => {
    const n = 100_003;
    const z = tensorIn(
      "complex128",
      [n],
      Array.from({ length: 2 * n }, (_, i) => Math.sin(i * i)),
    );
    const back = partsOf(valueAt("ifft(fft(z))", z));
    const given = partsOf(z);
    expect(Math.max(...back.map((x, i) => Math.abs(x - given[i]!)).slice(0, 50_000))).toBeLessThan(1e-13);
  }, 20_000);
});

describe("a user", () => {
  test.each([
    ["1+2j", "(1+2j)"],
    ["(1+2j) * (3-1j)", "(5+5j)"],
    ["(1+2j) / (1+1j)", "(1.5+0.5j)"],
    ["1j ** 2", "(-1+0j)"],
    ["2.5J.imag", "2.5"],
    ["complex('1-2j') == 1-2j", "True"],
    ["f'{1+2j:.2f}'", "'1.00+2.00j'"],
    ["abs(3+4j)", "5.0"],
    ["{1+0j: 'one'}[1]", "'one'"],
    ["cast([1+2j, 3], complex64).dtype", "complex64"],
    ["([1.0, 2.0] * tf.constant(1j)).dtype", "complex128"],
    ["(cast([1, 2], float32) * 1j).dtype", "complex64"],
    ["prod([1+1j, 2j, 3])", "tensor () complex128  (-6+6j)"],
    ["var([1j, 3j])", "tensor () float64  1.0"],
    ["tf.constant([1+2j])[0].real", "tensor () float64  1.0"],
  ])("%s", (code, shown) => {
    expect(say(code)).toBe(shown);
  });
  test.each([
    "[1j] < [2]",
    "max([1j])",
    "sort([1j, 2])",
    "floor([1j])",
    "1j // 2",
    "1j < 2",
    "unique([1j])",
    "argmax([1j])",
  ])("%s has no meaning", (code) => {
    expect(say(code)).toMatch(/^error\[(dtype\/complex|type\/operand)\]/);
  });
  test("a Variable is trained by nobody, changed by its owner and undone", () => {
    const said = say("var u: complex64 = [1, 2]; u.assign([1j, 2]); undo; u");
    expect(said).toMatch(/\[1\.\+0\.j 2\.\+0\.j\]$/);
  });
  test("a session keeps every bit", () => {
    const said = say(
      "z = tf.constant([1j, complex(0.0, -0.0), 1e300-2j]); s = 2-3j; session save a.tensh; reset; session load a.tensh; z; s",
    );
    expect(said).toMatch(/\[0\.e\+000\+1\.j 0\.e\+000-0\.j 1\.e\+300-2\.j\]/);
    expect(said).toMatch(/\(2-3j\)$/);
  });
});
