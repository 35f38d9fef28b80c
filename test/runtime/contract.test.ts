import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { allocate, type Data, type DType, dataIn } from "../../src/core/dtype.ts";
import type { Layout } from "../../src/core/layout.ts";
import { sizeOf } from "../../src/core/shape.ts";
import { type Stored, stored } from "../../src/core/stored.ts";
import type { Product } from "../../src/kernel/matmul.ts";
import { addsAsReference, samples } from "../../src/runtime/blas-order.ts";
import { blasName, contract, matmulVariant, setBlas, setMatmulVariant } from "../../src/runtime/contract.ts";
import { variants } from "../../src/runtime/matmul-variant.ts";
import { addressOf, engineMemory, release, reserve, tensorRoom } from "../../src/runtime/memory.ts";
import { loadKoffi } from "../../src/runtime/native.ts";
import { multiply } from "../../src/runtime/product.ts";
import { evaluateContraction } from "../../src/runtime/reference/contract.ts";
import { setThreads, threadCount, threadsUp } from "../../src/runtime/threads.ts";

/** Variants that this host has: "fma" may come out as "plain". */
const here = variants.filter((v) => {
  setMatmulVariant(v);
  return matmulVariant() === v;
});

afterEach(() => {
  setMatmulVariant("auto");
  setBlas("wasm");
});

/** Numbers that any seed gives again; whole ones from -4 to 4, or fractions from -1 to 1. */
function fill(data: Data, seed: number, whole: boolean): Data {
  let state = seed | 1;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = whole ? ((state >>> 8) % 9) - 4 : ((state / 2 ** 31 - 1) as number);
  }
  return data;
}

interface Plan {
  readonly seed: number;
  /** Numbers from 0 to 1 that decide the strides. */
  readonly dice: readonly number[];
  readonly engine: boolean;
}

/** A tensor whose axes lie in some order, with gaps, backwards or repeated. */
function tensor(dtype: DType, shape: readonly number[], { seed, dice, engine }: Plan, whole: boolean): Stored {
  const die = (i: number): number => dice[i % dice.length]!;
  const order = shape.map((_, i) => i).sort((a, b) => die(a) - die(b));
  const strides = shape.map(() => 0);
  let [step, offset] = [die(3) < 0.2 ? 3 : 1, 0];
  for (const axis of die(4) < 0.5 ? order : order.map((_, i) => shape.length - 1 - i)) {
    const roll = die(axis + 5);
    if (roll < 0.08) continue;
    strides[axis] = roll > 0.9 ? -step : step;
    if (roll > 0.9) offset += step * Math.max(0, shape[axis]! - 1);
    step *= shape[axis]! + (roll < 0.3 ? 2 : 0) || 1;
  }
  const room = step + offset + 3;
  const data = fill(engine ? tensorRoom(dtype, room) : allocate(dtype, room), seed, whole);
  const layout: Layout = { shape, strides, offset };
  return { dtype, data, layout };
}

const absolute = (s: Stored): Stored => ({ ...s, data: (s.data as Float64Array).map(Math.abs) });

/** The largest error, in units of the bound k·eps·Σ|a||b| (and a little for the lanes' sums); at most 1 is right. */
function errorOf(a: Stored, b: Stored, result: Data): number {
  const [want, size] = [evaluateContraction(a, b), evaluateContraction(absolute(a), absolute(b))];
  expect(result.length).toBe(want.length);
  const eps = a.dtype === "float32" ? 2 ** -24 : 2 ** -53;
  const steps = a.layout.shape.at(-1)! + 4;
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(Number(result[i]) - Number(want[i]));
    const bound = 2 * steps * eps * Number(size[i]) + Number.MIN_VALUE;
    if (!(error <= worst * bound)) worst = error / bound;
  }
  return worst;
}

const extent = fc.oneof(
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 5, arbitrary: fc.nat(20) },
  { weight: 4, arbitrary: fc.nat(100) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 300 }) },
);
const plan = fc.record({
  seed: fc.nat(),
  dice: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 9 }),
  engine: fc.boolean(),
});
const lead = fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }));
const problem = fc.record({
  dtype: fc.constantFrom("float32" as const, "float64" as const),
  whole: fc.boolean(),
  lead,
  m: extent,
  k: extent,
  n: extent,
  left: plan,
  right: plan,
});

describe.each(here)("products, %s", (variant) => {
  beforeAll(() => setMatmulVariant(variant));

  test("agree with the reference: any shape, strides and batches", () => {
    fc.assert(
      fc.property(problem, ({ dtype, whole, lead: batch, m, k, n, left, right }) => {
        setMatmulVariant(variant);
        const a = tensor(dtype, [...batch, m, k], left, whole);
        const b = tensor(dtype, [...batch, k, n], right, whole);
        const result = contract(a, b, null)!;
        // What is rounded once is the same to the last bit.
        const exact = whole || (dtype === "float32" && variant !== "plain");
        if (exact) expect(result).toEqual(evaluateContraction(a, b));
        else expect(errorOf(a, b, result)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["a row and many rows", 1, 9001, 40],
    ["a row and a few long columns", 1, 20_000, 8],
  ])("add in the reference's order: %s", (_, m, k, n) => {
    setMatmulVariant(variant);
    const a = tensor("float32", [m, k], { seed: 1, dice: [0.5], engine: true }, false);
    const b = tensor("float32", [k, n], { seed: 2, dice: [0.5], engine: true }, false);
    if (variant !== "plain") expect(contract(a, b, null)).toEqual(evaluateContraction(a, b));
    else expect(errorOf(a, b, contract(a, b, null)!)).toBeLessThanOrEqual(1);
  });

  test.each([
    ["several blocks of rows", 500, 300, 70],
    ["several blocks of columns and inner blocks", 245, 260, 2100],
    ["a matrix and a vector", 3000, 700, 1],
    ["a vector and a matrix", 1, 700, 3000],
    ["a long inner axis", 10, 40_000, 3],
    ["a dot product", 1, 100_003, 1],
    ["an outer product", 500, 1, 400],
  ])("agree with the reference: %s", (_, m, k, n) => {
    setMatmulVariant(variant);
    for (const dice of [[0.5], [0.6, 0.4, 0.7]]) {
      const a = tensor("float32", [m, k], { seed: 1, dice, engine: true }, true);
      const b = tensor("float32", [k, n], { seed: 2, dice, engine: true }, true);
      const [result, want] = [contract(a, b, null)!, evaluateContraction(a, b)];
      expect((result as Float32Array).every((v, i) => v === want[i])).toBe(true);
    }
  });
});

const dense = (dtype: DType, shape: readonly number[], seed: number, engine = true): Stored =>
  stored(dtype, shape, fill((engine ? tensorRoom : allocate)(dtype, sizeOf(shape)), seed, false));

test("a product with no inner elements is zero, one without rows is empty", () => {
  const zeros = contract(
    dense("float32", [40, 0], 1),
    dense("float32", [0, 50], 2),
    fill(tensorRoom("float32", 2000), 1, false),
  );
  expect(zeros).toEqual(new Float32Array(2000));
  expect(contract(dense("float64", [3, 0, 4], 1), dense("float64", [3, 4, 50], 2), null)).toHaveLength(0);
});

test("results go where they are wanted, in the engine's memory or elsewhere", () => {
  const [a, b] = [dense("float32", [30, 40], 1), dense("float32", [40, 50], 2, false)];
  const [own, other] = [tensorRoom("float32", 1500), new Float32Array(1500)];
  expect(contract(a, b, own)).toBe(own);
  expect(contract(a, b, other)).toBe(other);
  expect(own).toEqual(other);
});

test("integers have no kernel", () => {
  expect(
    contract(stored("int32", [1, 1], Int32Array.of(1)), stored("int32", [1, 1], Int32Array.of(1)), null),
  ).toBeNull();
});

test("infinities and NaN go to the elements that they belong to, also at edges", () => {
  const [a, b] = [dense("float32", [70, 300], 1), dense("float32", [300, 90], 2)];
  a.data[69 * 300 + 299] = Number.POSITIVE_INFINITY;
  b.data[5] = Number.NaN;
  const result = contract(a, b, null) as Float32Array;
  for (const [i, v] of result.entries()) {
    const [row, column] = [Math.floor(i / 90), i % 90];
    if (column === 5) expect(v).toBeNaN();
    else if (row === 69) expect(Math.abs(v)).toBe(Number.POSITIVE_INFINITY);
    else expect(Number.isFinite(v)).toBe(true);
  }
});

test.each([
  ["a turned matrix and a vector", [901, 130], true, [901, 1], false],
  ["a turned matrix and rows", [901, 7], true, [901, 70], false],
  ["a vector and a matrix, in turn", [901, 1], true, [901, 130], false],
  ["dense rows and a vector", [131, 901], false, [901, 1], false],
  ["dense rows and columns", [67, 901], false, [130, 901], true],
  ["a batch of rows and matrices", [3, 1, 901], false, [3, 901, 130], false],
] as const)("several inner blocks, bit for bit: %s", (_, left, isLeftTurned, right, isRightTurned) => {
  const turned = (s: Stored): Stored => {
    const [rows, columns] = s.layout.shape as [number, number];
    return { ...s, layout: { shape: [columns, rows], strides: [1, columns], offset: 0 } };
  };
  const [a, b] = [dense("float32", left, 1), dense("float32", right, 2)];
  const [x, y] = [isLeftTurned ? turned(a) : a, isRightTurned ? turned(b) : b];
  for (const variant of here.filter((v) => v !== "plain")) {
    setMatmulVariant(variant);
    expect(contract(x, y, null)).toEqual(evaluateContraction(x, y));
  }
});

test("the number of threads changes no bit", () => {
  const before = threadCount();
  const pairs = [
    [dense("float32", [400, 700], 1), dense("float32", [700, 300], 2)],
    [dense("float64", [1, 90_000], 3), dense("float64", [90_000, 5], 4)],
    [dense("float32", [40, 60, 70], 5), dense("float32", [40, 70, 50], 6)],
    [dense("float32", [1, 300_000], 7), dense("float32", [300_000, 1], 8)],
    [dense("float32", [300, 900], 9), dense("float32", [900, 1], 10)],
    [dense("float32", [1, 900], 11), dense("float32", [900, 5000], 12)],
  ] as const;
  const results = [1, 2, 3].map((threads) => {
    setThreads(threads);
    return pairs.map(([a, b]) => Array.from(contract(a, b, null) as Float32Array));
  });
  setThreads(before);
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test("what was done before changes no bit", () => {
  const [a, b] = [dense("float32", [130, 300], 1), dense("float32", [300, 150], 2)];
  const first = contract(a, b, null);
  // Enough for the quickest kernel to be compiled, where there is a choice.
  contract(dense("float32", [1100, 1000], 3), dense("float32", [1000, 1000], 4), null);
  expect(contract(a, b, null)).toEqual(first);
});

test("an item of a batch is what it is alone", () => {
  const [a, b] = [dense("float32", [5, 100, 300], 1), dense("float32", [5, 300, 90], 2)];
  const all = contract(a, b, null) as Float32Array;
  const item = (s: Stored, i: number): Stored => {
    const [, rows, columns] = s.layout.shape as [number, number, number];
    return { ...s, layout: { shape: [rows, columns], strides: [columns, 1], offset: i * rows * columns } };
  };
  for (let i = 0; i < 5; i++) {
    expect(contract(item(a, i), item(b, i), null)).toEqual(all.slice(i * 9000, (i + 1) * 9000));
  }
});

test("addresses may pass 2 GiB", () => {
  const span = reserve(2 ** 31 + 2 ** 23);
  if (!span) throw new Error("this host does not reserve 2 GiB of addresses");
  try {
    // The first one lies across 2 GiB, the others behind it.
    const room = (n: number, size: number): Data =>
      dataIn("float32", engineMemory().buffer, 2 ** 31 - 2 ** 16 + n * 2 ** 20, size);
    const [a, b] = [0, 1].map((i) => stored("float32", [260, 300], fill(room(i, 78_000), i + 1, true))) as [
      Stored,
      Stored,
    ];
    expect(span.at).toBeLessThan(addressOf(a.data)!);
    expect(addressOf(b.data)).toBeGreaterThan(2 ** 31);
    const turned: Stored = { ...b, layout: { shape: [300, 260], strides: [1, 300], offset: 0 } };
    const heap = (s: Stored): Stored => ({ ...s, data: Float32Array.from(s.data as Float32Array) });
    expect(contract(a, turned, room(2, 67_600))).toEqual(evaluateContraction(heap(a), heap(turned)));
  } finally {
    release(span);
  }
});

test("the system's BLAS, or the kernels where there is none, gives the same whole numbers", () => {
  setBlas("system");
  for (const dtype of ["float32", "float64"] as const) {
    for (const dice of [[0.5], [0.6, 0.4, 0.7], [0.2, 0.95, 0.05]]) {
      const a = tensor(dtype, [3, 50, 60], { seed: 1, dice, engine: true }, true);
      const b = tensor(dtype, [3, 60, 40], { seed: 2, dice, engine: false }, true);
      expect(contract(a, b, null)).toEqual(evaluateContraction(a, b));
      for (const [m, k, n] of [
        [70, 90, 1],
        [1, 90, 70],
        [1, 5000, 1],
      ] as const) {
        const x = tensor(dtype, [2, m, k], { seed: 3, dice, engine: true }, true);
        const y = tensor(dtype, [2, k, n], { seed: 4, dice, engine: true }, true);
        expect(contract(x, y, null)).toEqual(evaluateContraction(x, y));
      }
    }
  }
  const name = blasName();
  expect(name === null || /blas|mkl|blis|Accelerate/i.test(name)).toBe(true);
  setBlas("wasm");
  expect(blasName()).toBeNull();
});

test("threads of ours change no bit of what the system's BLAS gives, however a product is cut", async () => {
  setBlas("system");
  const byThreads = async (threads: number, a: Stored, b: Stored): Promise<Data> => {
    setThreads(threads);
    // Workers come with the work.
    for (let tries = 0; threadsUp() < threads && tries < 50; tries++) {
      contract(a, b, null);
      await new Promise((done) => setTimeout(done, 2));
    }
    return contract(a, b, null)!;
  };
  try {
    for (const [count, m, k, n] of [
      [1, 600, 70, 130],
      [1, 40, 300, 900],
      [5, 130, 64, 129],
    ] as const) {
      for (const whole of [true, false]) {
        const a = tensor("float32", [count, m, k], { seed: 1, dice: [0.5], engine: true }, whole);
        const b = tensor("float32", [count, k, n], { seed: 2, dice: [0.6, 0.4, 0.7], engine: true }, whole);
        const [alone, together] = [await byThreads(1, a, b), await byThreads(2, a, b)];
        expect(together).toEqual(alone);
        if (whole) expect(alone).toEqual(evaluateContraction(a, b));
      }
    }
  } finally {
    setThreads(null);
  }
});

test("the system's BLAS gives the bits of the kernels where it is asked by itself, for float32", () => {
  const sizes = fc.record({
    count: fc.constantFrom(1, 1, 1, 5),
    m: fc.integer({ min: 2, max: 200 }),
    k: fc.integer({ min: 20, max: 1300 }),
    n: fc.integer({ min: 2, max: 200 }),
    turned: fc.tuple(fc.boolean(), fc.boolean()),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(sizes, ({ count, m, k, n, turned, seed }) => {
      fc.pre(count * m * k * n > 1 << 21);
      const [a, b] = [matrices([count, m, k], turned[0], seed), matrices([count, k, n], turned[1], seed + 1)];
      setBlas("auto");
      const found = contract(a, b, null)!;
      setBlas("wasm");
      const expected = contract(a, b, null)!;
      const bytes = ({ buffer, byteOffset, byteLength }: Data) => new Uint8Array(buffer, byteOffset, byteLength);
      expect(Buffer.compare(bytes(found), bytes(expected))).toBe(0);
    }),
    { numRuns: 40 },
  );
});

/** Fractions, each matrix as it is or turned. */
function matrices([count, rows, columns]: readonly [number, number, number], turned: boolean, seed: number): Stored {
  const size = rows * columns;
  const strides = turned ? [size, 1, rows] : [size, columns, 1];
  const data = fill(tensorRoom("float32", count * size), seed, false);
  return { dtype: "float32", data, layout: { shape: [count, rows, columns], strides, offset: 0 } };
}

test("what adds in another order than the reference is found out", () => {
  const byKernels = (p: Product): void => multiply({ ...p, order: "blocks" });
  const inHalves = (p: Product): void => {
    byKernels({ ...p, k: p.k >> 1 });
    const [a, b, c] = p.items as [number, number, number];
    const [from, also] = [a + (p.k >> 1) * p.aStep, b + (p.k >> 1) * p.bStep];
    byKernels({ ...p, k: p.k - (p.k >> 1), items: [from, also, c], onto: { row: 4 * p.n } });
  };
  setBlas("wasm");
  expect(samples.map((sample) => addsAsReference(byKernels, sample))).toEqual(samples.map(() => true));
  expect(samples.map((sample) => addsAsReference(inHalves, sample))).toEqual(samples.map(() => false));
});

test("the system's library is looked for once, whether it is there or not", () => {
  const koffi = loadKoffi();
  if (!koffi) return;
  setBlas("auto");
  const found = blasName();
  const load = vi.spyOn(koffi, "load");
  expect(blasName()).toBe(found);
  expect(load).not.toHaveBeenCalled();
  load.mockRestore();
});

test.each(here.filter((v) => v !== "plain"))("%s: a sum that is too small for a number stays -0", (variant) => {
  setMatmulVariant(variant);
  // Inner axes that fill no unrolled step; rows for tiles of either height.
  for (const [m, k, n] of [
    [61, 263, 64],
    [16, 263, 96],
  ] as const) {
    const [a, b] = [allocate("float32", m * k).fill(-1e-30 as never), allocate("float32", k * n).fill(1e-30 as never)];
    const [x, y] = [stored("float32", [m, k], a as Data), stored("float32", [k, n], b as Data)];
    expect(evaluateContraction(x, y).every((v) => Object.is(v, -0))).toBe(true);
    expect(contract(x, y, null)!.every((v) => Object.is(v, -0))).toBe(true);
  }
});

describe("integers", () => {
  const dtypes = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"] as const;
  const wide = (dtype: DType): boolean => dtype.endsWith("64");
  /** Integers of up to so many bits, as they lie in a buffer. */
  function whole(dtype: DType, size: number, bits: number, seed: number): Data {
    const data = allocate(dtype, size);
    let state = seed | 1;
    for (let i = 0; i < size; i++) {
      let value = 0n;
      for (let at = 0; at < bits; at += 16) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        value = (value << 16n) | BigInt(state >>> 16);
      }
      value = BigInt.asIntN(bits, value);
      data[i] = wide(dtype) ? value : Number(value);
    }
    return data;
  }

  test("come out exactly, and around where they are too large", () => {
    let byFloats = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...dtypes),
        fc.integer({ min: 20, max: 40 }),
        fc.integer({ min: 30, max: 60 }),
        fc.integer({ min: 20, max: 40 }),
        fc.integer({ min: 2, max: 64 }),
        fc.integer({ min: 1, max: 2 ** 30 }),
        (dtype, m, k, n, bits, seed) => {
          const a = stored(dtype, [m, k], whole(dtype, m * k, bits, seed));
          const b = stored(dtype, [n, k], whole(dtype, n * k, bits, seed + 1));
          const turned = { ...b, layout: { shape: [k, n], strides: [1, k], offset: 0 } };
          const made = contract(a, turned, null);
          if (!made) return;
          byFloats++;
          const truth = allocate(dtype, m * n);
          for (let i = 0; i < m; i++)
            for (let j = 0; j < n; j++) {
              let sum = 0n;
              for (let t = 0; t < k; t++) sum += BigInt(a.data[i * k + t]!) * BigInt(b.data[j * k + t]!);
              truth[i * n + j] = wide(dtype) ? sum : Number(BigInt.asIntN(32, sum));
            }
          expect(made).toEqual(truth);
        },
      ),
      { numRuns: 300 },
    );
    expect(byFloats).toBeGreaterThan(50);
  });
});
