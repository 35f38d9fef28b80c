/**
 * The functions on lanes of vectors: against true values (recorded from mpmath and NumPy by record-functions.py),
 * against the reference for every sort of argument, and for not depending on the lane.
 */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeModule } from "../../src/kernel/wasm/assembler.ts";
import { functions } from "../../src/kernel/wasm/functions/index.ts";
import { allowFused, isFused } from "../../src/kernel/wasm/fused.ts";
import { hostFuses, moduleOf } from "../../src/runtime/host.ts";
import { type InstructionName, instruction } from "../../src/scalar/instructions.ts";

type Float = "float32" | "float64";
type Values = Float32Array | Float64Array;
const arrays = { float32: Float32Array, float64: Float64Array } as const;

const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
const room = 1 << 20;

/** The function applied to all elements, whose count is a multiple of 4. */
function mapped(name: InstructionName, dtype: Float, args: readonly Values[]): Values {
  const module = makeModule();
  module.func("run", ["i32"], [], (code, [offset]) => {
    const end = code.local("i32");
    code.get(offset!).i32(args[0]!.byteLength).op("i32.add").set(end);
    code.upTo(offset!, end, 16, () => {
      const vectors = args.map((_, i) => {
        const vector = code.local("v128");
        code
          .get(offset!)
          .mem("v128.load", room * i)
          .set(vector);
        return vector;
      });
      const out = functions[dtype][name]!(code, ...vectors);
      code.get(offset!, out).mem("v128.store", room * args.length);
    });
  });
  const instance = new WebAssembly.Instance(moduleOf(module.bytes()), { engine: { memory } });
  const place = (i: number): Values =>
    dtype === "float32"
      ? new Float32Array(memory.buffer, room * i, args[0]!.length)
      : new Float64Array(memory.buffer, room * i, args[0]!.length);
  for (const [i, arg] of args.entries()) place(i).set(arg);
  (instance.exports["run"] as (offset: number) => void)(0);
  return place(args.length).slice();
}

/** Steps between floats of one dtype, as integers that count them. */
function stepsBetween(a: Values, b: Values): (i: number) => number {
  if (a instanceof Float32Array) {
    const [m, n] = [new Int32Array(a.buffer), new Int32Array(b.buffer)];
    const rank = (bits: number) => (bits < 0 ? -(bits & 0x7fffffff) : bits);
    return (i) => Math.abs(rank(m[i]!) - rank(n[i]!));
  }
  const [m, n] = [new BigInt64Array(a.buffer), new BigInt64Array(b.buffer)];
  const rank = (bits: bigint) => (bits < 0n ? -BigInt.asUintN(63, bits) : bits);
  return (i) => Math.abs(Number(rank(m[i]!) - rank(n[i]!)));
}

/** How far `got` is from the value that `want` is to more digits, in last places of a float32 there. */
function lastPlaces(got: number, want: number): number {
  if (Object.is(got, Math.fround(want))) return 0;
  if (Number.isNaN(got) || Number.isNaN(want) || isNegative(got) !== isNegative(want)) return Number.POSITIVE_INFINITY;
  // What overflows counts as the first number beyond.
  const size = (x: number): number => Math.min(Math.abs(x), 2 ** 128);
  const place = 2 ** Math.max(-149, Math.floor(Math.log2(size(want))) - 23);
  return Math.abs(size(got) - size(want)) / place;
}

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** What differs by more than `steps`, in words; NaN and the signs of zeros must agree. */
function failures(name: string, args: readonly Values[], got: Values, want: Values, steps: number): string[] {
  const between = stepsBetween(got, want);
  const out: string[] = [];
  for (let i = 0; i < got.length && out.length < 5; i++) {
    const [g, w] = [got[i]!, want[i]!];
    const close = isNegative(g) === isNegative(w) && between(i) <= steps;
    if (Number.isNaN(g) !== Number.isNaN(w) || !(Object.is(g, w) || close))
      out.push(`${name}(${args.map((x) => x[i])}) is ${w}, not ${g}`);
  }
  return out;
}

/** Bit patterns of all sorts, the same at every run: any, and some of each order of magnitude around 1. */
function spread(dtype: Float, count: number, seed: number): Values {
  const out = new arrays[dtype](count);
  const halves = new Uint32Array(out.buffer);
  let state = seed;
  for (let i = 0; i < halves.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    halves[i] = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  }
  const special = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 2, -0.5, 3, 1e30];
  for (let i = 0; i < count; i++) {
    if (i % 64 === 1) out[i] = special[(i >> 6) % special.length]!;
    else if (i % 4 === 2) out[i] = (out[i]! < 0 ? -1 : 1) * 2 ** ((i % 997) / 23 - 28);
    else if (i % 4 === 3) out[i] = ((i * 0.618) % 1) * (i % 8 === 3 ? 1 : 60) - (i % 16 === 3 ? 0.5 : 0);
  }
  return out;
}

const binary = new Set<InstructionName>(["pow", "atan2", "mod", "fmod", "floordiv"]);
const exact = new Set<InstructionName>(["mod", "fmod", "floordiv", "rint", "sign"]);
const names = Object.keys(functions.float64) as InstructionName[];

/** Arguments, of which some quotients are small and some powers finite. */
function argumentsOf(name: InstructionName, dtype: Float, count: number): Values[] {
  const x = spread(dtype, count, 1);
  if (!binary.has(name)) return [x];
  const y = spread(dtype, count, 77);
  for (let i = 0; i < count; i += 3) y[i] = name === "pow" ? (i % 41) - 20 : x[i]! / ((i % 37) - 18.5);
  return [x, y];
}
function referenceOf(name: InstructionName, dtype: Float, args: readonly Values[]): Values {
  const { float } = instruction(name);
  return new arrays[dtype](args[0]!.length).map((_, i) => float!(args[0]![i]!, args[1]?.[i] ?? 0, 0));
}

/** Last places that a result of float32 may be away from the value. */
const allowed = 2;

/** What is further away, in words. */
function strays(name: InstructionName, args: readonly Values[], got: Values): string[] {
  const { float } = instruction(name);
  const out: string[] = [];
  for (let i = 0; i < got.length && out.length < 5; i++) {
    const want = float!(args[0]![i]!, args[1]?.[i] ?? 0, 0);
    const places = lastPlaces(got[i]!, want);
    if (places > allowed) out.push(`${name}(${args.map((x) => x[i])}) is ${want}, not ${got[i]}: ${places} places`);
  }
  return out;
}

/** Float32 by their bits, far apart and all over, from `start` on. */
function everywhere(start: number, count: number): Float32Array {
  const stride = Math.floor(2 ** 32 / count);
  return new Float32Array(Uint32Array.from({ length: count }, (_, i) => start + i * stride).buffer);
}

test("every function has both dtypes", () => {
  expect(Object.keys(functions.float32)).toEqual(names);
  expect(names).toHaveLength(31);
});

// Other tests run in the same place.
const before = isFused();
afterEach(() => allowFused(before));

const ways = hostFuses() ? [false, true] : [false];
describe.each(ways)("products rounded on their own or, %s, with their sums", (fused) => {
  beforeEach(() => allowFused(fused));

  describe("float64 is at most one or two steps from the rounded true value", () => {
    const further = new Set(["erfc", "ndtr", "gelu"]);
    const file = new URL("../oracle/functions.json", import.meta.url);
    const recorded = JSON.parse(readFileSync(file, "utf8")) as Record<string, { x: string; y?: string; out: string }>;
    const read = (packed: string): Float64Array => {
      const bytes = Uint8Array.from(Buffer.from(packed, "base64"));
      const values = new Float64Array(bytes.buffer);
      const filled = new Float64Array(Math.ceil(values.length / 4) * 4);
      filled.set(values);
      return filled;
    };
    test.each(Object.entries(recorded))("%s", (name, { x, y, out }) => {
      const count = Math.floor(Buffer.from(x, "base64").length / 32) * 4;
      const args = [x, ...(y ? [y] : [])].map((one) => read(one).slice(0, count));
      const got = mapped(name as InstructionName, "float64", args);
      expect(failures(name, args, got, read(out).slice(0, count), further.has(name) ? 2 : 1)).toEqual([]);
    });
  });

  describe("float32 is at most two last places from the reference", () => {
    test.each(names)("%s", (name) => {
      const args = argumentsOf(name, "float32", 1 << 15);
      expect(strays(name, args, mapped(name, "float32", args))).toEqual([]);
    });
    test.each(names.filter((name) => exact.has(name)))("%s, exactly", (name) => {
      const args = argumentsOf(name, "float32", 1 << 15);
      expect(failures(name, args, mapped(name, "float32", args), referenceOf(name, "float32", args), 0)).toEqual([]);
    });
    test.each(names.filter((name) => !binary.has(name)))("%s of numbers of every size", (name) => {
      const x = everywhere(1013, 1 << 17);
      expect(strays(name, [x], mapped(name, "float32", [x]))).toEqual([]);
    });
  });

  describe("float64 is near the reference, which has an error of its own", () => {
    test.each(names)("%s", (name) => {
      const args = argumentsOf(name, "float64", 1 << 14);
      const got = mapped(name, "float64", args);
      expect(failures(name, args, got, referenceOf(name, "float64", args), exact.has(name) ? 0 : 3)).toEqual([]);
    });
  });

  describe("a result does not depend on the lane or its neighbours", () => {
    const dtypes: readonly Float[] = ["float32", "float64"];
    test.each(dtypes.flatMap((dtype) => names.map((name) => [dtype, name] as const)))("%s %s", (dtype, name) => {
      const count = 4096;
      const args = argumentsOf(name, dtype, count);
      const turned = args.map((x) => x.map((_, i) => x[(i + 1) % count]!));
      const want = mapped(name, dtype, args);
      expect(mapped(name, dtype, turned)).toEqual(want.map((_, i) => want[(i + 1) % count]!));
    });
  });
});
