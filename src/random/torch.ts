/**
 * PyTorch's random numbers on the processor (MT19937), bit for bit where said: uniform numbers, integers, permutations,
 * float64 normals, and float32 normals, whose logarithm, sine and cosine are Cephes' in single precision, as in
 * PyTorch's vectorised kernel. Knows plain arrays; the language's values are the caller's.
 */
import { wholeFrom } from "../core/doubles.ts";
import { log, sincos } from "./libm64.ts";
import { type Twister, twisterOfWord, twisterSource } from "./mersenne.ts";
import type { Source } from "./source.ts";

export interface TorchState {
  readonly bits: Twister;
  /** The second of a pair of normals, waiting for its turn. */
  readonly gauss: number | null;
}

/** `torch.manual_seed(seed)`: the low 32 bits count. */
export const torchStateOf = (seed: bigint): TorchState => ({
  bits: twisterOfWord(Number(BigInt.asUintN(32, seed))),
  gauss: null,
});

type Fill = { readonly data: Float32Array | Float64Array; readonly next: TorchState };

/** Single numbers of 24 bits, doubles of 53. */
export const unitOf =
  (source: Source, single: boolean): (() => number) =>
  () => {
    if (single) return (source.word() & 0xffffff) * 2 ** -24;
    const high = source.wide();
    return ((high & 0x1fffff) * 2 ** 32 + source.low) * 2 ** -53;
  };

/** `torch.rand`: `count` numbers from `low` up to `high`. */
export function torchUniform(state: TorchState, count: number, single: boolean, low = 0, high = 1): Fill {
  const source = twisterSource(state.bits);
  const unit = unitOf(source, single);
  const data = single ? new Float32Array(count) : new Float64Array(count);
  const round = single ? Math.fround : Number;
  const range = round(round(high) - round(low));
  for (let i = 0; i < count; i++) data[i] = unit() * range + round(low);
  return { data, next: { ...state, bits: source.end() } };
}

/** `bernoulli_`: 1 as often as `p` says, else 0. Doubles decide, whatever the dtype. */
export function torchTrials(state: TorchState, count: number, single: boolean, p: number): Fill {
  const source = twisterSource(state.bits);
  const unit = unitOf(source, false);
  const data = single ? new Float32Array(count) : new Float64Array(count);
  for (let i = 0; i < count; i++) data[i] = Number(unit() < p);
  return { data, next: { ...state, bits: source.end() } };
}

/** `torch.randint`: `count` integers from low to high - 1. */
export function torchIntegers(
  state: TorchState,
  count: number,
  low: bigint,
  high: bigint,
): { readonly data: BigInt64Array; readonly next: TorchState } {
  const source = twisterSource(state.bits);
  const range = high - low;
  const ended = (data: BigInt64Array) => ({ data, next: { ...state, bits: source.end() } });
  if (range < 2n ** 28n && Number.isSafeInteger(Number(low))) {
    const [least, span] = [Number(low), Number(range)];
    const numbers = new Float64Array(count);
    for (let i = 0; i < count; i++) numbers[i] = least + (source.word() % span);
    return ended(wholeFrom(numbers, "int64") as BigInt64Array);
  }
  const data = new BigInt64Array(count);
  for (let i = 0; i < count; i++) {
    const top = range < 2n ** 28n ? 0 : source.wide();
    const below = range < 2n ** 28n ? BigInt(source.word()) : (BigInt(top) << 32n) | BigInt(source.low);
    data[i] = low + (below % range);
  }
  return ended(data);
}

/** `torch.randperm` */
export function torchPermutation(
  state: TorchState,
  n: number,
): { readonly order: Int32Array; readonly next: TorchState } {
  const source = twisterSource(state.bits);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = 0; i + 1 < n; i++) {
    const j = i + (source.word() % (n - i));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return { order, next: { ...state, bits: source.end() } };
}

/**
 * `torch.randn`: from 16 numbers on they are made sixteen at a time, fewer one after another in double. `half`: numbers of
 * which only whole sixteens are drawn before the last ones are made anew.
 */
export function torchNormal(
  state: TorchState,
  count: number,
  single: boolean,
  mean = 0,
  stddev = 1,
  half = false,
): Fill {
  const source = twisterSource(state.bits);
  const data = single ? new Float32Array(count) : new Float64Array(count);
  if (count < 16) {
    const normals = normalsOf(source, state.gauss);
    for (let i = 0; i < count; i++) data[i] = normals.next() * stddev + mean;
    return { data, next: { bits: source.end(), gauss: normals.gauss() } };
  }
  const unit = unitOf(source, single);
  const drawn = half ? count - (count % 16) : count;
  for (let i = 0; i < drawn; i++) data[i] = unit();
  const sixteen = single ? normals32 : normals64;
  for (let at = 0; at + 16 <= count; at += 16) sixteen(data as never, at, mean, stddev);
  if (count % 16 !== 0) {
    const at = count - 16;
    for (let i = at; i < count; i++) data[i] = unit();
    sixteen(data as never, at, mean, stddev);
  }
  return { data, next: { ...state, bits: source.end() } };
}

/** Normal numbers one after another, in double. They come in pairs: `gauss` waits for the next time. */
export function normalsOf(source: Source, waiting: number | null) {
  const both = new Float64Array(2);
  let gauss = waiting;
  const next = (): number => {
    const kept = gauss;
    gauss = kept === null ? pairOf(source, both) : null;
    return kept ?? both[1]!;
  };
  return { next, gauss: (): number | null => gauss };
}

/** Box-Muller in double; the sine's number is for the next time, the cosine's in both[1]. */
function pairOf(source: Source, both: Float64Array): number {
  const unit = unitOf(source, false);
  const angle = 2 * Math.PI * unit();
  const radius = Math.sqrt(-2 * Math.log1p(-unit()));
  sincos(angle, both, 0);
  both[1] = both[1]! * radius;
  return both[0]! * radius;
}

function normals64(data: Float64Array, at: number, mean: number, stddev: number): void {
  const both = new Float64Array(2);
  for (let i = at; i < at + 8; i++) {
    const radius = Math.sqrt(-2 * log(1 - data[i]!));
    sincos(2 * Math.PI * data[i + 8]!, both, 0);
    data[i] = radius * both[1]! * stddev + mean;
    data[i + 8] = radius * both[0]! * stddev + mean;
  }
}

const f = Math.fround;
/** a · b + c, rounded once. */
const fma = (a: number, b: number, c: number): number => f(a * b + c);

function normals32(data: Float32Array, at: number, mean: number, stddev: number): void {
  const [by, plus] = [f(stddev), f(mean)];
  const both = new Float32Array(2);
  for (let i = at; i < at + 8; i++) {
    const radius = f(Math.sqrt(f(-2 * cephesLog(f(1 - data[i]!)))));
    cephesSincos(f(f(2 * Math.PI) * data[i + 8]!), both);
    data[i] = fma(f(radius * both[1]!), by, plus);
    data[i + 8] = fma(f(radius * both[0]!), by, plus);
  }
}

const bitsView = new Int32Array(1);
const floatView = new Float32Array(bitsView.buffer);
const logTerms = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);

/** Cephes' logf of a normal number x > 0. */
function cephesLog(x: number): number {
  floatView[0] = x;
  let exponent = ((bitsView[0]! >>> 23) & 0xff) - 0x7e;
  bitsView[0] = (bitsView[0]! & ~0x7f800000) | 0x3f000000;
  let m = floatView[0]!;
  if (m < f(Math.SQRT1_2)) {
    exponent -= 1;
    m = f(f(m - 1) + m);
  } else m = f(m - 1);
  const z = f(m * m);
  let y = logTerms[0]!;
  for (const term of logTerms.slice(1)) y = fma(y, m, term);
  y = fma(f(y * m), z, f(exponent * f(-2.1219444e-4)));
  y = f(y - z * 0.5);
  return fma(exponent, 0.693359375, f(m + y));
}

const [c0, c1, c2] = [f(2.443315711809948e-5), f(-1.388731625493765e-3), f(4.166664568298827e-2)];
const [s0, s1, s2] = [f(-1.9515295891e-4), f(8.3321608736e-3), f(-1.6666654611e-1)];
const [p1, p2, p3] = [f(-0.78515625), f(-2.4187564849853516e-4), f(-3.774894977445941e-8)];

/** Cephes' sinf and cosf of x, from 0 to 2π, into out[0] and out[1]. */
function cephesSincos(x: number, out: Float32Array): void {
  const octant = (Math.trunc(f(x * f(1.27323954473516))) + 1) & ~1;
  const r = fma(octant, p3, fma(octant, p2, fma(octant, p1, x)));
  const z = f(r * r);
  const cosine = f(fma(f(fma(fma(c0, z, c1), z, c2) * z), z, z * -0.5) + 1);
  const sine = fma(f(fma(fma(s0, z, s1), z, s2) * z), r, r);
  const swap = (octant & 2) !== 0;
  const sineSign = octant & 4 ? -1 : 1;
  const cosineSign = (octant - 2) & 4 ? 1 : -1;
  out[0] = sineSign * (swap ? cosine : sine);
  out[1] = cosineSign * (swap ? sine : cosine);
}
