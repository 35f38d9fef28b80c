/**
 * The discrete Fourier transform of any length in O(n log n): lengths with small factors by Stockham's mixed radix
 * algorithm, all others as a convolution of a length that has (Bluestein 1970). Real numbers take half of the work. Knows
 * rows of doubles, no tensors.
 */

/** Real and imaginary parts, apart. */
export interface Row {
  readonly re: Float64Array;
  readonly im: Float64Array;
}
export const makeRow = (n: number): Row => ({ re: new Float64Array(n), im: new Float64Array(n) });

/** Transforms a row in place, without scaling: x[k] becomes Σ x[j] · e^(∓2πi jk/n), minus for the forward one. */
export type Transform = (row: Row) => void;

/** Factors up to this one are worth a direct sum over them. */
const largestFactor = 31;

/** A transform that has its tables and its room ready. */
export function planTransform(n: number, inverse: boolean): Transform {
  if (n <= 1) return () => {};
  let [complex, real]: [Transform | null, Transform | null] = [null, null];
  return (row) => {
    if (!isReal(row)) {
      complex ??= inverse ? turned(complexTransform(n)) : complexTransform(n);
      return complex(row);
    }
    real ??= n % 2 === 0 ? realTransform(n) : mirroring(n);
    real(row);
    // Of real numbers, the inverse is the conjugate. What is 0 stays so, without a sign.
    if (inverse) for (let k = 0; k < n; k++) row.im[k] = 0 - row.im[k]!;
  };
}

function complexTransform(n: number): Transform {
  if (n <= 1) return () => {};
  const factors = factorsOf(n);
  return factors.every((p) => p <= largestFactor) ? mixedRadix(n, factors) : bluestein(n);
}

function isReal({ im }: Row): boolean {
  for (let i = 0; i < im.length; i++) if (im[i] !== 0) return false;
  return true;
}

/** Of real numbers: the second half is the conjugate of the first, to the last bit; what is 0 has no sign there. */
function mirroring(n: number): Transform {
  const transform = complexTransform(n);
  return (row) => {
    transform(row);
    const { re, im } = row;
    im[0] = 0;
    for (let k = 1; 2 * k < n; k++) {
      re[n - k] = re[k]!;
      im[n - k] = 0 - im[k]!;
    }
  };
}

/** Of an even number of real ones, by a transform of half the length: those at odd places are its imaginary parts. */
function realTransform(n: number): Transform {
  const m = n / 2;
  const transform = complexTransform(m);
  const { re: cos, im: sin } = rootsOf(n);
  const half = makeRow(m);
  return ({ re, im }) => {
    for (let j = 0; j < m; j++) {
      half.re[j] = re[2 * j]!;
      half.im[j] = re[2 * j + 1]!;
    }
    transform(half);
    const { re: hr, im: hi } = half;
    re[0] = hr[0]! + hi[0]!;
    re[m] = hr[0]! - hi[0]!;
    im[0] = 0;
    im[m] = 0;
    for (let k = 1; k < m; k++) {
      const evenRe = 0.5 * (hr[k]! + hr[m - k]!);
      const evenIm = 0.5 * (hi[k]! - hi[m - k]!);
      const oddRe = 0.5 * (hi[k]! + hi[m - k]!);
      const oddIm = 0.5 * (hr[m - k]! - hr[k]!);
      re[k] = evenRe + cos[k]! * oddRe - sin[k]! * oddIm;
      im[k] = evenIm + cos[k]! * oddIm + sin[k]! * oddRe;
      re[n - k] = re[k]!;
      im[n - k] = 0 - im[k]!;
    }
  };
}

/** The inverse is the forward transform with the parts in each other's place. */
const turned =
  (transform: Transform): Transform =>
  ({ re, im }) =>
    transform({ re: im, im: re });

/** Prime factors, twos in pairs: a radix of 4 has no products of its own. */
function factorsOf(n: number): number[] {
  const factors: number[] = [];
  let rest = n;
  const take = (p: number): void => {
    for (; rest % p === 0; rest /= p) factors.push(p);
  };
  take(4);
  take(2);
  for (let p = 3; p * p <= rest; p += 2) take(p);
  if (rest > 1) factors.push(rest);
  return factors;
}

/** Of the last lengths: signals of one length are transformed again and again. */
const lastRoots = new Map<number, Row>();
const keptLengths = 4;
function rootsOf(n: number): Row {
  const roots = lastRoots.get(n) ?? makeRoots(n);
  lastRoots.delete(n);
  lastRoots.set(n, roots);
  if (lastRoots.size > keptLengths) lastRoots.delete(lastRoots.keys().next().value!);
  return roots;
}

/** cos and -sin of 2πk/n for all k, from angles of at most π/4, so that none has lost a digit. */
function makeRoots(n: number): Row {
  const roots = makeRow(n);
  for (let k = 0; k < n; k++) {
    // In eighths of a turn: 8k/n = octant + part.
    const octant = Math.floor((8 * k) / n);
    const even = octant + (octant % 2);
    const angle = ((8 * k - even * n) / n) * (Math.PI / 4);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const quarter = (even / 2) % 4;
    const back = quarter >= 2 ? -1 : 1;
    roots.re[k] = back * (quarter % 2 === 0 ? c : -s);
    roots.im[k] = -back * (quarter % 2 === 0 ? s : c);
  }
  return roots;
}

/** One stage: sub-transforms of length `n`, `stride` of them side by side, cut by `radix`. */
interface Stage {
  readonly n: number;
  readonly stride: number;
  readonly radix: number;
}

function mixedRadix(n: number, factors: readonly number[]): Transform {
  const roots = rootsOf(n);
  const stages: Stage[] = [];
  let [left, stride] = [n, 1];
  for (const radix of factors) {
    stages.push({ n: left, stride, radix });
    left /= radix;
    stride *= radix;
  }
  const room = makeRow(n);
  const largest = makeRow(Math.max(...factors));
  return (row) => {
    let [from, to] = [row, room];
    for (const stage of stages) {
      if (stage.radix === 2) radix2(stage, roots, from, to);
      else if (stage.radix === 3) radix3(stage, roots, from, to);
      else if (stage.radix === 4) radix4(stage, roots, from, to);
      else if (stage.radix === 5) radix5(stage, roots, from, to);
      else radixAny(stage, roots, from, to, largest);
      [from, to] = [to, from];
    }
    if (from === row) return;
    row.re.set(from.re);
    row.im.set(from.im);
  };
}

function radix2({ n, stride }: Stage, roots: Row, x: Row, y: Row): void {
  const m = n / 2;
  for (let p = 0; p < m; p++) {
    const [c, s] = [roots.re[p * stride]!, roots.im[p * stride]!];
    for (let q = 0; q < stride; q++) {
      const [i, j] = [q + stride * p, q + stride * (p + m)];
      const [a, b] = [q + stride * 2 * p, q + stride * (2 * p + 1)];
      const re = x.re[i]! - x.re[j]!;
      const im = x.im[i]! - x.im[j]!;
      y.re[a] = x.re[i]! + x.re[j]!;
      y.im[a] = x.im[i]! + x.im[j]!;
      y.re[b] = re * c - im * s;
      y.im[b] = re * s + im * c;
    }
  }
}

/** Written out: what is read again and again stands in names of its own. */
function radix4({ n, stride }: Stage, { re: cos, im: sin }: Row, x: Row, y: Row): void {
  const m = n / 4;
  const [xr, xi, yr, yi] = [x.re, x.im, y.re, y.im];
  const apart = stride * m;
  for (let p = 0; p < m; p++) {
    const k1 = p * stride;
    const k2 = 2 * k1;
    const k3 = 3 * k1;
    const c1 = cos[k1]!;
    const s1 = sin[k1]!;
    const c2 = cos[k2]!;
    const s2 = sin[k2]!;
    const c3 = cos[k3]!;
    const s3 = sin[k3]!;
    for (let q = 0; q < stride; q++) {
      const i = q + k1;
      const j = i + apart;
      const k = j + apart;
      const l = k + apart;
      const sr = xr[i]! + xr[k]!;
      const si = xi[i]! + xi[k]!;
      const dr = xr[i]! - xr[k]!;
      const di = xi[i]! - xi[k]!;
      const tr = xr[j]! + xr[l]!;
      const ti = xi[j]! + xi[l]!;
      const er = xr[j]! - xr[l]!;
      const ei = xi[j]! - xi[l]!;
      const at = q + 4 * k1;
      yr[at] = sr + tr;
      yi[at] = si + ti;
      yr[at + stride] = (dr + ei) * c1 - (di - er) * s1;
      yi[at + stride] = (dr + ei) * s1 + (di - er) * c1;
      yr[at + 2 * stride] = (sr - tr) * c2 - (si - ti) * s2;
      yi[at + 2 * stride] = (sr - tr) * s2 + (si - ti) * c2;
      yr[at + 3 * stride] = (dr - ei) * c3 - (di + er) * s3;
      yi[at + 3 * stride] = (dr - ei) * s3 + (di + er) * c3;
    }
  }
}

const sine60 = Math.sqrt(3) / 2;
function radix3({ n, stride }: Stage, { re: cos, im: sin }: Row, x: Row, y: Row): void {
  const m = n / 3;
  const [xr, xi, yr, yi] = [x.re, x.im, y.re, y.im];
  const apart = stride * m;
  for (let p = 0; p < m; p++) {
    const k1 = p * stride;
    const c1 = cos[k1]!;
    const s1 = sin[k1]!;
    const c2 = cos[2 * k1]!;
    const s2 = sin[2 * k1]!;
    for (let q = 0; q < stride; q++) {
      const i = q + k1;
      const j = i + apart;
      const k = j + apart;
      const tr = xr[j]! + xr[k]!;
      const ti = xi[j]! + xi[k]!;
      const dr = sine60 * (xr[j]! - xr[k]!);
      const di = sine60 * (xi[j]! - xi[k]!);
      const mr = xr[i]! - 0.5 * tr;
      const mi = xi[i]! - 0.5 * ti;
      const at = q + 3 * k1;
      yr[at] = xr[i]! + tr;
      yi[at] = xi[i]! + ti;
      yr[at + stride] = (mr + di) * c1 - (mi - dr) * s1;
      yi[at + stride] = (mr + di) * s1 + (mi - dr) * c1;
      yr[at + 2 * stride] = (mr - di) * c2 - (mi + dr) * s2;
      yi[at + 2 * stride] = (mr - di) * s2 + (mi + dr) * c2;
    }
  }
}

/** Cosines and sines of a fifth of a turn and of two. */
const [cos72, cos144] = [(Math.sqrt(5) - 1) / 4, -(Math.sqrt(5) + 1) / 4];
const [sin72, sin144] = [Math.sqrt((5 + Math.sqrt(5)) / 8), Math.sqrt((5 - Math.sqrt(5)) / 8)];
function radix5({ n, stride }: Stage, { re: cos, im: sin }: Row, x: Row, y: Row): void {
  const m = n / 5;
  const [xr, xi, yr, yi] = [x.re, x.im, y.re, y.im];
  const apart = stride * m;
  for (let p = 0; p < m; p++) {
    const k1 = p * stride;
    for (let q = 0; q < stride; q++) {
      const i = q + k1;
      const j = i + apart;
      const k = j + apart;
      const l = k + apart;
      const o = l + apart;
      const ar = xr[j]! + xr[o]!;
      const ai = xi[j]! + xi[o]!;
      const br = xr[k]! + xr[l]!;
      const bi = xi[k]! + xi[l]!;
      const dr = xr[j]! - xr[o]!;
      const di = xi[j]! - xi[o]!;
      const er = xr[k]! - xr[l]!;
      const ei = xi[k]! - xi[l]!;
      const gr = xr[i]! + cos72 * ar + cos144 * br;
      const gi = xi[i]! + cos72 * ai + cos144 * bi;
      const hr = xr[i]! + cos144 * ar + cos72 * br;
      const hi = xi[i]! + cos144 * ai + cos72 * bi;
      const vr = sin72 * dr + sin144 * er;
      const vi = sin72 * di + sin144 * ei;
      const wr = sin144 * dr - sin72 * er;
      const wi = sin144 * di - sin72 * ei;
      const at = q + 5 * k1;
      yr[at] = xr[i]! + ar + br;
      yi[at] = xi[i]! + ai + bi;
      putTurned(yr, yi, at + stride, gr + vi, gi - vr, cos[k1]!, sin[k1]!);
      putTurned(yr, yi, at + 2 * stride, hr + wi, hi - wr, cos[2 * k1]!, sin[2 * k1]!);
      putTurned(yr, yi, at + 3 * stride, hr - wi, hi + wr, cos[3 * k1]!, sin[3 * k1]!);
      putTurned(yr, yi, at + 4 * stride, gr - vi, gi + vr, cos[4 * k1]!, sin[4 * k1]!);
    }
  }
}
/** Writes a number times a root. */
function putTurned(
  yr: Float64Array,
  yi: Float64Array,
  at: number,
  re: number,
  im: number,
  cos: number,
  sin: number,
): void {
  yr[at] = re * cos - im * sin;
  yi[at] = re * sin + im * cos;
}

/** A direct sum over the factor. */
function radixAny({ n, stride, radix }: Stage, roots: Row, x: Row, y: Row, part: Row): void {
  const [m, total] = [n / radix, roots.re.length];
  const step = total / radix;
  for (let p = 0; p < m; p++) {
    for (let q = 0; q < stride; q++) {
      for (let k = 0; k < radix; k++) {
        const i = q + stride * (p + k * m);
        [part.re[k], part.im[k]] = [x.re[i]!, x.im[i]!];
      }
      for (let u = 0; u < radix; u++) {
        let [re, im] = [part.re[0]!, part.im[0]!];
        for (let k = 1; k < radix; k++) {
          const w = ((u * k) % radix) * step;
          re += part.re[k]! * roots.re[w]! - part.im[k]! * roots.im[w]!;
          im += part.re[k]! * roots.im[w]! + part.im[k]! * roots.re[w]!;
        }
        const w = p * u * stride;
        const at = q + stride * (radix * p + u);
        y.re[at] = re * roots.re[w]! - im * roots.im[w]!;
        y.im[at] = re * roots.im[w]! + im * roots.re[w]!;
      }
    }
  }
}

/** jk = (j² + k² - (k - j)²) / 2: a convolution with a chirp, whose length may be chosen. */
function bluestein(n: number): Transform {
  let size = 1;
  while (size < 2 * n - 1) size *= 2;
  const forward = mixedRadix(size, factorsOf(size));
  // e^(-πi k²/n), by k² modulo 2n, which is exact.
  const roots = rootsOf(2 * n);
  const chirp = makeRow(n);
  for (let k = 0, square = 0; k < n; square = (square + 2 * k + 1) % (2 * n), k++)
    [chirp.re[k], chirp.im[k]] = [roots.re[square]!, roots.im[square]!];
  const filter = makeRow(size);
  for (let k = 0; k < n; k++) {
    for (const at of k === 0 ? [0] : [k, size - k]) [filter.re[at], filter.im[at]] = [chirp.re[k]!, -chirp.im[k]!];
  }
  forward(filter);
  const work = makeRow(size);
  const back = turned(forward);
  return ({ re, im }) => {
    work.re.fill(0);
    work.im.fill(0);
    for (let k = 0; k < n; k++) {
      work.re[k] = re[k]! * chirp.re[k]! - im[k]! * chirp.im[k]!;
      work.im[k] = re[k]! * chirp.im[k]! + im[k]! * chirp.re[k]!;
    }
    forward(work);
    for (let k = 0; k < size; k++) {
      const [x, y] = [work.re[k]!, work.im[k]!];
      work.re[k] = (x * filter.re[k]! - y * filter.im[k]!) / size;
      work.im[k] = (x * filter.im[k]! + y * filter.re[k]!) / size;
    }
    back(work);
    for (let k = 0; k < n; k++) {
      const [x, y] = [work.re[k]!, work.im[k]!];
      re[k] = x * chirp.re[k]! - y * chirp.im[k]!;
      im[k] = x * chirp.im[k]! + y * chirp.re[k]!;
    }
  };
}
