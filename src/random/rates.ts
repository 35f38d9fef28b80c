/**
 * tf.random.gamma and tf.random.poisson: numbers whose distributions have parameters of their own for each element. As
 * TensorFlow's CPU kernels do it: each number has 256 blocks of the stream for itself, and throws words away until some fit.
 * Knows streams and numbers.
 */

import { log, power } from "./distributions.ts";
import { fillNormal64 } from "./normal.ts";
import { advance, readWords, type Stream } from "./philox.ts";

const blocksEach = 256;
/** How far such a draw moves a stream that is shared between calls. */
export const blocksOfRates = (count: number): number => blocksEach * count;

/** The words of one number, as floats from 0 to 1 and as normal ones, two of a block, the later first. */
function reader(start: Stream) {
  let stream = start;
  const next = (): Stream => {
    const at = stream;
    stream = advance(stream, 1n);
    return at;
  };
  const [units, normals] = [new Float64Array(2), new Float64Array(2)];
  const words = new Uint32Array(4);
  let [unitsLeft, normalsLeft] = [0, 0];
  return {
    uniform(): number {
      if (unitsLeft === 0) {
        readWords(next(), words);
        for (let i = 0; i < 2; i++) units[i] = ((words[2 * i]! & 0xfffff) * 2 ** 32 + words[2 * i + 1]!) * 2 ** -52;
        unitsLeft = 2;
      }
      return units[--unitsLeft]!;
    },
    normal(): number {
      if (normalsLeft === 0) {
        fillNormal64(next(), normals);
        normalsLeft = 2;
      }
      return normals[--normalsLeft]!;
    },
  };
}
type Reader = ReturnType<typeof reader>;

/** `samples` numbers for each parameter: [samples, parameters] in row-major order. */
function drawEach(
  stream: Stream,
  parameters: ArrayLike<number>,
  samples: number,
  one: (parameter: number, words: Reader) => number,
): Float64Array {
  const out = new Float64Array(samples * parameters.length);
  for (let p = 0; p < parameters.length; p++)
    for (let s = 0; s < samples; s++) {
      const words = reader(advance(stream, BigInt(blocksEach * (p * samples + s))));
      out[s * parameters.length + p] = one(parameters[p]!, words);
    }
  return out;
}

/** Gamma numbers of scale 1 for each shape parameter (Marsaglia and Tsang 2000). */
export const drawGamma = (stream: Stream, alphas: ArrayLike<number>, samples: number): Float64Array =>
  drawEach(stream, alphas, samples, gammaOf);

function gammaOf(alpha: number, words: Reader): number {
  if (alpha === 1) return -Math.log1p(-words.uniform());
  if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) return Number.NaN;
  const isSmall = alpha < 1;
  const d = alpha + (isSmall ? 2 / 3 : -1 / 3);
  const c = 1 / 3 / Math.sqrt(d);
  for (;;) {
    const x = words.normal();
    let v = 1 + c * x;
    if (v <= 0) continue;
    v = v * v * v;
    const u = words.uniform();
    if (u >= 1 - 0.0331 * (x * x) * (x * x) && log(u) >= 0.5 * x * x + d * (1 - v + log(v))) continue;
    const out = d * v;
    return isSmall ? out * power(words.uniform(), 1 / alpha) : out;
  }
}

/**
 * Counts with each mean: by products of uniform numbers (Knuth) below 10, else by a ratio of them (Hörmann 1993).
 * @param most counts beyond are drawn again.
 */
export const drawPoisson = (
  stream: Stream,
  rates: ArrayLike<number>,
  samples: number,
  most: number,
  logGamma: (x: number) => number,
): Float64Array =>
  drawEach(stream, rates, samples, (rate, words) =>
    rate < 10 ? fewOf(rate, words, most) : manyOf(rate, words, most, logGamma),
  );

function fewOf(rate: number, words: Reader, most: number): number {
  const end = Math.exp(-rate);
  let product = 1;
  for (let count = 0; ; count++) {
    product *= words.uniform();
    if (product <= end && count <= most) return count;
  }
}

function manyOf(rate: number, words: Reader, most: number, logGamma: (x: number) => number): number {
  if (!(rate < Number.POSITIVE_INFINITY)) return rate;
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  for (;;) {
    const u = words.uniform() - 0.5;
    const v = words.uniform();
    const inside = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / inside + b) * u + rate + 0.43);
    if (count > most) continue;
    if (inside >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return count;
    if (count < 0 || (inside < 0.013 && v > inside)) continue;
    const height = log((v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (inside * inside) + b));
    if (height <= -rate + count * log(rate) - logGamma(count + 1)) return count;
  }
}
