/**
 * Eigenvalues and eigenvectors of a general real matrix as a plain algorithm on float64: balanced, brought to
 * Hessenberg's form by reflections, then Francis' double QR steps. Knows numbers. Shifts, deflation and the order of the
 * eigenvalues are those of LAPACK's geev (hqr, lahqr, lanv2), so that results come in the order that NumPy gives.
 *
 * Source: Francis, "The QR Transformation" (1961); Ahues and Tisseur, LAPACK Working Note 122 (1997) for deflation.
 */
import { hypot, withSign } from "../core/complex.ts";
import { type Balance, balance } from "./balance.ts";
import { vectorsOf } from "./eigen-vectors.ts";
import { identity, type Matrix } from "./factorize.ts";

/** Values and vectors (columns, row-major) as real and imaginary parts. */
export interface Eigen {
  readonly re: Matrix;
  readonly im: Matrix;
  /** Left out where only values were asked for. */
  readonly vectors?: readonly [re: Matrix, im: Matrix];
}

const ulp = 2 ** -52;
const tiny = 2 ** -1022;

/** Null where the steps do not converge, or a value is not finite. */
export function factorGeneral(a: Matrix, n: number, wantVectors: boolean): Eigen | null {
  const largest = a.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
  if (!Number.isFinite(largest)) return null;
  // Far from 1, squares would leave the range.
  const size = largest > 0 && (largest < 2 ** -485 || largest > 2 ** 485) ? 2 ** Math.floor(Math.log2(largest)) : 1;
  const h = a.map((v) => v / size);
  const balanced = balance([h], n);
  const z = identity(n);
  toHessenberg(h, n, balanced, z);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) if (i < balanced.low || i > balanced.high) re[i] = h[i * n + i]!;
  if (!new Schur(h, z, balanced, { re, im }, wantVectors).run()) return null;
  const vectors = wantVectors ? vectorsOf(h, z, n, re, im, balanced) : undefined;
  const back = (v: Matrix): Matrix => v.map((x) => x * size);
  return { re: back(re), im: back(im), ...(vectors ? { vectors } : {}) };
}

interface Reflection {
  /** What is left of the vector: beta and zeros. */
  readonly beta: number;
  readonly tau: number;
}
/** (I - tau v vᵀ) x = (beta, 0, …), with v[0] = 1; v stands in x afterwards, from its second part on. */
export function reflection(x: Matrix, from: number, to: number): Reflection {
  const alpha = x[from]!;
  let rest = 0;
  for (let i = from + 1; i < to; i++) rest = hypot(rest, x[i]!);
  if (rest === 0) return { beta: alpha, tau: 0 };
  const beta = -withSign(hypot(alpha, rest), alpha);
  for (let i = from + 1; i < to; i++) x[i]! /= alpha - beta;
  return { beta, tau: (beta - alpha) / beta };
}

/** H = Zᵀ A Z with nothing below the first subdiagonal; z is the identity before. */
function toHessenberg(h: Matrix, n: number, { low, high }: Balance, z: Matrix): void {
  const v = new Float64Array(n);
  for (let k = low; k < high - 1; k++) {
    for (let i = k + 1; i <= high; i++) v[i] = h[i * n + k]!;
    const { beta, tau } = reflection(v, k + 1, high + 1);
    v[k + 1] = 1;
    if (tau === 0) continue;
    for (let i = 0; i <= high; i++) fromRight(h, i * n, v, k + 1, high, tau);
    for (let j = k + 1; j < n; j++) {
      let s = 0;
      for (let i = k + 1; i <= high; i++) s += v[i]! * h[i * n + j]!;
      s *= tau;
      for (let i = k + 1; i <= high; i++) h[i * n + j]! -= s * v[i]!;
    }
    for (let i = 0; i < n; i++) fromRight(z, i * n, v, k + 1, high, tau);
    h[(k + 1) * n + k] = beta;
    for (let i = k + 2; i <= high; i++) h[i * n + k] = 0;
  }
}
/** A row times (I - tau v vᵀ). */
function fromRight(x: Matrix, row: number, v: Matrix, from: number, to: number, tau: number): void {
  let s = 0;
  for (let j = from; j <= to; j++) s += x[row + j]! * v[j]!;
  s *= tau;
  for (let j = from; j <= to; j++) x[row + j]! -= s * v[j]!;
}

interface Shifts {
  readonly re1: number;
  readonly im1: number;
  readonly re2: number;
  readonly im2: number;
}

/** The steps that bring h to Schur's form: triangular but for blocks of two, one for each pair of conjugate values. */
class Schur {
  private readonly small: number;
  private deflations = 0;
  private readonly v = new Float64Array(3);
  private readonly h: Matrix;
  private readonly z: Matrix;
  private readonly n: number;
  private readonly bounds: Balance;
  private readonly re: Matrix;
  private readonly im: Matrix;
  /** All rows and columns are kept up, for vectors; without, the active block alone. */
  private readonly whole: boolean;

  constructor(h: Matrix, z: Matrix, bounds: Balance, values: { re: Matrix; im: Matrix }, whole: boolean) {
    this.h = h;
    this.z = z;
    this.n = values.re.length;
    this.bounds = bounds;
    this.re = values.re;
    this.im = values.im;
    this.whole = whole;
    this.small = tiny * ((bounds.high - bounds.low + 1) / ulp);
  }

  run(): boolean {
    const { low, high } = this.bounds;
    const most = 30 * Math.max(10, high - low + 1);
    for (let i = high; i >= low; ) {
      let l = low;
      let done = false;
      for (let step = 0; step <= most && !done; step++) {
        l = this.deflation(l, i);
        done = l >= i - 1;
        if (!done) this.step(l, i);
      }
      if (!done) return false;
      if (l === i) this.re[i] = this.h[i * this.n + i]!;
      else this.standardize(i);
      this.deflations = 0;
      i = l - 1;
    }
    return true;
  }

  private at(i: number, j: number): number {
    return this.h[i * this.n + j]!;
  }

  /** The row at which the active block begins: what stands left of it is small enough to be 0. */
  private deflation(l: number, i: number): number {
    const { low, high } = this.bounds;
    let k = i;
    for (; k > l; k--) {
      const below = Math.abs(this.at(k, k - 1));
      if (below <= this.small) break;
      let around = Math.abs(this.at(k - 1, k - 1)) + Math.abs(this.at(k, k));
      if (around === 0) {
        if (k - 2 >= low) around += Math.abs(this.at(k - 1, k - 2));
        if (k + 1 <= high) around += Math.abs(this.at(k + 1, k));
      }
      if (below > ulp * around) continue;
      const above = Math.abs(this.at(k - 1, k));
      const [ab, ba] = [Math.max(below, above), Math.min(below, above)];
      const [own, apart] = [Math.abs(this.at(k, k)), Math.abs(this.at(k - 1, k - 1) - this.at(k, k))];
      const [aa, bb] = [Math.max(own, apart), Math.min(own, apart)];
      const s = aa + ab;
      if (ba * (ab / s) <= Math.max(this.small, ulp * (bb * (aa / s)))) break;
    }
    if (k > low) this.h[k * this.n + k - 1] = 0;
    return k;
  }

  private shifts(l: number, i: number): Shifts {
    this.deflations++;
    const odd = (s: number, d: number): Shifts => shiftsOf(0.75 * s + d, -0.4375 * s, s, 0.75 * s + d);
    if (this.deflations % 20 === 0)
      return odd(Math.abs(this.at(i, i - 1)) + Math.abs(this.at(i - 1, i - 2)), this.at(i, i));
    if (this.deflations % 10 === 0)
      return odd(Math.abs(this.at(l + 1, l)) + Math.abs(this.at(l + 2, l + 1)), this.at(l, l));
    return shiftsOf(this.at(i - 1, i - 1), this.at(i - 1, i), this.at(i, i - 1), this.at(i, i));
  }

  /** The row at which the step begins, with the first column of the shifted product in v. */
  private beginning(l: number, i: number, { re1, im1, re2, im2 }: Shifts): number {
    const { v } = this;
    for (let m = i - 2; ; m--) {
      const own = this.at(m, m);
      const size = Math.abs(own - re2) + Math.abs(im2) + Math.abs(this.at(m + 1, m));
      const h21 = this.at(m + 1, m) / size;
      v[0] = h21 * this.at(m, m + 1) + (own - re1) * ((own - re2) / size) - im1 * (im2 / size);
      v[1] = h21 * (own + this.at(m + 1, m + 1) - re1 - re2);
      v[2] = h21 * this.at(m + 2, m + 1);
      const whole = Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]);
      for (let k = 0; k < 3; k++) v[k]! /= whole;
      if (m === l) return m;
      const around = Math.abs(this.at(m - 1, m - 1)) + Math.abs(own) + Math.abs(this.at(m + 1, m + 1));
      const beside = Math.abs(v[1]) + Math.abs(v[2]);
      if (Math.abs(this.at(m, m - 1)) * beside <= ulp * Math.abs(v[0]) * around) return m;
    }
  }

  /** One double step on rows l to i. */
  private step(l: number, i: number): void {
    const { h, z, n, v } = this;
    const m = this.beginning(l, i, this.shifts(l, i));
    const [first, last] = this.whole ? [0, n - 1] : [l, i];
    for (let k = m; k < i; k++) {
      const count = Math.min(3, i - k + 1);
      if (k > m) for (let r = 0; r < count; r++) v[r] = this.at(k + r, k - 1);
      const { beta, tau } = reflection(v, 0, count);
      if (k > m) {
        h[k * n + k - 1] = beta;
        for (let r = 1; r < count; r++) h[(k + r) * n + k - 1] = 0;
      } else if (m > l) h[k * n + k - 1]! *= 1 - tau;
      v[0] = 1;
      for (let j = k; j <= last; j++) {
        let s = 0;
        for (let r = 0; r < count; r++) s += v[r]! * h[(k + r) * n + j]!;
        for (let r = 0; r < count; r++) h[(k + r) * n + j]! -= s * (tau * v[r]!);
      }
      for (let j = first; j <= Math.min(k + 3, i); j++) turnRow(h, j * n + k, v, count, tau);
      if (this.whole) for (let j = 0; j < n; j++) turnRow(z, j * n + k, v, count, tau);
    }
  }

  /** The block of rows i - 1 and i becomes triangular, or has equal diagonal elements; its eigenvalues are told. */
  private standardize(i: number): void {
    const { h, n, whole } = this;
    const block = standard(this.at(i - 1, i - 1), this.at(i - 1, i), this.at(i, i - 1), this.at(i, i));
    const { a, b, c, d, cos, sin } = block;
    [h[(i - 1) * n + i - 1], h[(i - 1) * n + i], h[i * n + i - 1], h[i * n + i]] = [a, b, c, d];
    const im = c === 0 ? 0 : Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c));
    [this.re[i - 1], this.re[i], this.im[i - 1], this.im[i]] = [a, d, im, 0 - im];
    if (!whole) return;
    for (let j = i + 1; j < n; j++) turn(h, (i - 1) * n + j, i * n + j, cos, sin);
    for (let j = 0; j < i - 1; j++) turn(h, j * n + i - 1, j * n + i, cos, sin);
    for (let j = 0; j < n; j++) turn(this.z, j * n + i - 1, j * n + i, cos, sin);
  }
}

function turnRow(x: Matrix, at: number, v: Matrix, count: number, tau: number): void {
  let s = 0;
  for (let r = 0; r < count; r++) s += v[r]! * x[at + r]!;
  for (let r = 0; r < count; r++) x[at + r]! -= s * (tau * v[r]!);
}
function turn(x: Matrix, p: number, q: number, cos: number, sin: number): void {
  const [f, g] = [x[p]!, x[q]!];
  x[p] = cos * f + sin * g;
  x[q] = cos * g - sin * f;
}

/** The eigenvalues of a block of two; of two real ones the nearer to its last element, twice. */
function shiftsOf(a: number, b: number, c: number, d: number): Shifts {
  const s = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d);
  if (s === 0) return { re1: 0, im1: 0, re2: 0, im2: 0 };
  const last = d / s;
  const middle = (a / s + last) / 2;
  const det = (a / s - middle) * (last - middle) - (b / s) * (c / s);
  const root = Math.sqrt(Math.abs(det));
  if (det >= 0) return { re1: middle * s, im1: root * s, re2: middle * s, im2: -root * s };
  const nearer = Math.abs(middle + root - last) <= Math.abs(middle - root - last) ? middle + root : middle - root;
  return { re1: nearer * s, im1: 0, re2: nearer * s, im2: 0 };
}

interface Block {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly cos: number;
  readonly sin: number;
}
const signOf = (x: number): number => withSign(1, x);

/** A block of two under the rotation that makes c zero, or a and d equal and b c negative. */
function standard(a: number, b: number, c: number, d: number): Block {
  if (c === 0) return { a, b, c, d, cos: 1, sin: 0 };
  if (b === 0) return { a: d, b: -c, c: 0, d: a, cos: 0, sin: 1 };
  if (a === d && signOf(b) !== signOf(c)) return { a, b, c, d, cos: 1, sin: 0 };
  const apart = a - d;
  const p = 0.5 * apart;
  const most = Math.max(Math.abs(b), Math.abs(c));
  const least = Math.min(Math.abs(b), Math.abs(c)) * signOf(b) * signOf(c);
  const scale = Math.max(Math.abs(p), most);
  const z = (p / scale) * p + (most / scale) * least;
  if (z >= 4 * ulp) {
    const far = p + withSign(Math.sqrt(scale) * Math.sqrt(z), p);
    const tau = hypot(c, far);
    return { a: d + far, b: b - c, c: 0, d: d - (most / far) * least, cos: far / tau, sin: c / tau };
  }
  return nearlyEqual(a, b, c, d);
}
/** Complex eigenvalues, or real ones that are nearly equal: the diagonal elements are made equal. */
function nearlyEqual(a: number, b: number, c: number, d: number): Block {
  const [sigma, apart] = [b + c, a - d];
  const tau = hypot(sigma, apart);
  const cos = Math.sqrt(0.5 * (1 + Math.abs(sigma) / tau));
  const sin = -((0.5 * apart) / (tau * cos)) * signOf(sigma);
  const [aa, bb, cc, dd] = [a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin];
  const [b1, c1] = [bb * cos + dd * sin, cc * cos - aa * sin];
  const middle = 0.5 * (aa * cos + cc * sin + (dd * cos - bb * sin));
  const even = { a: middle, b: b1, c: c1, d: middle, cos, sin };
  if (c1 === 0) return even;
  if (b1 === 0) return { ...even, b: -c1, c: 0, cos: -sin, sin: cos };
  if (signOf(b1) !== signOf(c1)) return even;
  const [sab, sac] = [Math.sqrt(Math.abs(b1)), Math.sqrt(Math.abs(c1))];
  const off = withSign(sab * sac, c1);
  const whole = 1 / Math.sqrt(Math.abs(b1 + c1));
  const [cos1, sin1] = [sab * whole, sac * whole];
  return {
    a: middle + off,
    b: b1 - c1,
    c: 0,
    d: middle - off,
    cos: cos * cos1 - sin * sin1,
    sin: cos * sin1 + sin * cos1,
  };
}
