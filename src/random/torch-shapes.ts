/**
 * PyTorch's draws of which each has a parameter of its own: gammas, counts by Poisson, successes. In double, whatever the
 * dtype of the result. Knows plain arrays.
 */
import { poisson } from "./counts.ts";
import { log } from "./libm64.ts";
import { twisterSource } from "./mersenne.ts";
import { normalsOf, type TorchState, unitOf } from "./torch.ts";

/** One number after another from a state. */
interface TorchDraws {
  readonly unit: () => number;
  readonly normal: () => number;
  readonly end: () => TorchState;
}

function drawsFrom(state: TorchState): TorchDraws {
  const source = twisterSource(state.bits);
  const normals = normalsOf(source, state.gauss);
  const end = (): TorchState => ({ bits: source.end(), gauss: normals.gauss() });
  return { unit: unitOf(source, false), normal: normals.next, end };
}

type Drawn = { readonly data: Float64Array; readonly next: TorchState };

function eachOf(state: TorchState, count: number, draw: (draws: TorchDraws, i: number) => number): Drawn {
  const draws = drawsFrom(state);
  const data = new Float64Array(count);
  for (let i = 0; i < count; i++) data[i] = draw(draws, i);
  return { data, next: draws.end() };
}

/** A gamma of scale 1 for each shape; `single`: shapes are floats of 32 bits. */
export const torchGamma = (state: TorchState, shapes: ArrayLike<number>, single: boolean): Drawn =>
  eachOf(state, shapes.length, (draws, i) => gamma(draws, shapes[i]!, single ? Math.fround : Number));

/** By Marsaglia and Tsang (2000); its thirds and 331 ten thousandths are floats of 32 bits in PyTorch. */
function gamma(draws: TorchDraws, shape: number, round: (x: number) => number): number {
  if (shape === 0) return 0;
  const scale = shape < 1 ? (1 - draws.unit()) ** round(1 / shape) : 1;
  const d = round((shape < 1 ? shape + 1 : shape) - Math.fround(1 / 3));
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = draws.normal();
    const y = 1 + c * x;
    if (y <= 0) continue;
    const v = y * y * y;
    const u = 1 - draws.unit();
    const xx = x * x;
    if (u < 1 - Math.fround(0.0331) * xx * xx || log(u) < 0.5 * xx + d * (1 - v + log(v))) return scale * d * v;
  }
}

/** A count for each rate. */
export const torchPoisson = (state: TorchState, rates: ArrayLike<number>): Drawn =>
  eachOf(state, rates.length, (draws, i) => poisson(draws, rates[i]!));

/** How many of so many trials succeed, for each number of trials and its probability. */
export const torchSuccesses = (state: TorchState, counts: ArrayLike<number>, chances: ArrayLike<number>): Drawn =>
  eachOf(state, counts.length, (draws, i) => successes(draws, counts[i]!, chances[i]!));

function successes(draws: TorchDraws, count: number, p: number): number {
  if (Number.isNaN(p)) return Number.NaN;
  if (count <= 0 || p <= 0) return 0;
  if (p >= 1) return count;
  if (p > 0.5) return count - successesOf(draws, count, 1 - p);
  return successesOf(draws, count, p);
}
const successesOf = (draws: TorchDraws, count: number, p: number): number =>
  count * p >= 10 ? byRejection(draws, count, p) : byWaiting(draws, count, p);

/** By how many trials there are from one success to the next. */
function byWaiting(draws: TorchDraws, count: number, p: number): number {
  const failing = Math.log1p(-p);
  let found = 0;
  for (let sum = 0; ; found++) {
    sum += Math.ceil(log(draws.unit()) / failing);
    if (sum > count) return found;
  }
}

const tails = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.00925546218271273, 0.00833056343336287,
];
/** What Stirling's formula leaves of log(k!). */
function tail(k: number): number {
  if (k <= 9) return tails[k]!;
  const square = (k + 1) ** 2;
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}

/** By Hörmann (1993), transformed rejection with squeeze. */
function byRejection(draws: TorchDraws, count: number, p: number): number {
  const stddev = Math.sqrt(count * p * (1 - p));
  const b = 1.15 + 2.53 * stddev;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = count * p + 0.5;
  const most = 0.92 - 4.2 / b;
  const odds = p / (1 - p);
  const alpha = (2.83 + 5.1 / b) * stddev;
  const m = Math.floor((count + 1) * p);
  for (;;) {
    const u = draws.unit() - 0.5;
    const v = draws.unit();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= most) return k;
    if (k < 0 || k > count) continue;
    const bound =
      (m + 0.5) * log((m + 1) / (odds * (count - m + 1))) +
      (count + 1) * log((count - m + 1) / (count - k + 1)) +
      (k + 0.5) * log((odds * (count - k + 1)) / (k + 1)) +
      tail(m) +
      tail(count - m) -
      tail(k) -
      tail(count - k);
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}
