/**
 * Eigenvalues and eigenvectors of a general complex matrix as a plain algorithm on float64: balanced, brought to
 * Hessenberg's form, then QR steps with Wilkinson's shift. Knows numbers. Shifts, deflation, order and the form of vectors
 * are those of LAPACK's geev (lahqr, trevc) for complex numbers.
 */
import { add, type Complex, complex, conjugate, divide, hypot, multiply, negative, subtract } from "../core/complex.ts";
import { sqrt } from "../core/complex-functions.ts";
import { type Balance, balance, unbalance } from "./balance.ts";
import type { Eigen } from "./eigen-real.ts";
import {
  at,
  type ComplexMatrix,
  identity,
  put,
  reflection,
  reflectLeft,
  reflectRight,
  sizeOf,
  zeros,
} from "./factorize-complex.ts";

const ulp = 2 ** -52;
const scaled = (v: Complex, by: number): Complex => complex(v.re * by, v.im * by);
const unitOf = (v: Complex): Complex => scaled(v, 1 / hypot(v.re, v.im));

/** Null where the steps do not converge, or a value is not finite. */
export function factorGeneral(a: ComplexMatrix, n: number, wantVectors: boolean): Eigen | null {
  if (![a.re, a.im].every((part) => part.every(Number.isFinite))) return null;
  const h = { re: a.re.slice(), im: a.im.slice() };
  const balanced = balance([h.re, h.im], n);
  const z = identity(n);
  toHessenberg(h, n, balanced, z);
  if (!new Schur(h, z, n, balanced).run()) return null;
  const values = zeros(n);
  for (let i = 0; i < n; i++) put(values, i, at(h, i * n + i));
  if (!wantVectors) return values;
  const v = vectorsOf(h, z, n, balanced);
  return { ...values, vectors: [v.re, v.im] };
}

/** A = Z T Zᴴ with a triangular T; null where the steps do not converge, or a value is not finite. */
export function schurOf(a: ComplexMatrix, n: number): { readonly t: ComplexMatrix; readonly z: ComplexMatrix } | null {
  if (![a.re, a.im].every((part) => part.every(Number.isFinite))) return null;
  const t = { re: a.re.slice(), im: a.im.slice() };
  const z = identity(n);
  const all = { low: 0, high: n - 1, scale: new Float64Array(n) };
  toHessenberg(t, n, all, z);
  return new Schur(t, z, n, all).run() ? { t, z } : null;
}

function toHessenberg(h: ComplexMatrix, n: number, { low, high }: Balance, z: ComplexMatrix): void {
  const v = zeros(n);
  for (let k = low; k < high; k++) {
    for (let i = k + 1; i <= high; i++) put(v, i, at(h, i * n + k));
    const { beta, tau } = reflection(v, k + 1, high + 1);
    if (sizeOf(tau) === 0) continue;
    reflectRight(h, n, high + 1, v, k + 1, high + 1, tau);
    reflectLeft(h, n, v, k + 1, high + 1, conjugate(tau), k + 1);
    reflectRight(z, n, n, v, k + 1, high + 1, tau);
    put(h, (k + 1) * n + k, complex(beta, 0));
    for (let i = k + 2; i <= high; i++) put(h, i * n + k, complex(0, 0));
  }
}

/** The steps that make h triangular; its subdiagonal is real all the time. */
class Schur {
  private readonly h: ComplexMatrix;
  private readonly z: ComplexMatrix;
  private readonly n: number;
  private readonly bounds: Balance;
  private readonly small: number;
  private deflations = 0;

  constructor(h: ComplexMatrix, z: ComplexMatrix, n: number, bounds: Balance) {
    this.h = h;
    this.z = z;
    this.n = n;
    this.bounds = bounds;
    this.small = 2 ** -1022 * ((bounds.high - bounds.low + 1) / ulp);
  }

  run(): boolean {
    const { low, high } = this.bounds;
    const most = 30 * Math.max(10, high - low + 1);
    for (let i = high; i >= low; i--) {
      let done = false;
      for (let step = 0; step <= most && !done; step++) {
        const l = this.deflation(low, i);
        done = l === i;
        if (!done) this.step(l, i);
      }
      if (!done) return false;
      this.deflations = 0;
    }
    return true;
  }

  private at(i: number, j: number): Complex {
    return at(this.h, i * this.n + j);
  }
  private put(i: number, j: number, v: Complex): void {
    put(this.h, i * this.n + j, v);
  }

  private deflation(low: number, i: number): number {
    let k = i;
    for (; k > low; k--) {
      const below = sizeOf(this.at(k, k - 1));
      if (below <= this.small) break;
      let around = sizeOf(this.at(k - 1, k - 1)) + sizeOf(this.at(k, k));
      if (around === 0) {
        if (k - 2 >= low) around += Math.abs(this.at(k - 1, k - 2).re);
        if (k + 1 <= this.bounds.high) around += Math.abs(this.at(k + 1, k).re);
      }
      if (Math.abs(this.at(k, k - 1).re) > ulp * around) continue;
      const above = sizeOf(this.at(k - 1, k));
      const [ab, ba] = [Math.max(below, above), Math.min(below, above)];
      const [own, apart] = [sizeOf(this.at(k, k)), sizeOf(subtract(this.at(k - 1, k - 1), this.at(k, k)))];
      const [aa, bb] = [Math.max(own, apart), Math.min(own, apart)];
      const s = aa + ab;
      if (ba * (ab / s) <= Math.max(this.small, ulp * (bb * (aa / s)))) break;
    }
    if (k > low) this.put(k, k - 1, complex(0, 0));
    return k;
  }

  /** The eigenvalue of the last block of two that is nearer to its last element. */
  private shift(l: number, i: number): Complex {
    this.deflations++;
    const last = this.at(i, i);
    if (this.deflations % 20 === 0) return complex(last.re + 0.75 * Math.abs(this.at(i, i - 1).re), last.im);
    if (this.deflations % 10 === 0) {
      const first = this.at(l, l);
      return complex(first.re + 0.75 * Math.abs(this.at(l + 1, l).re), first.im);
    }
    const u = multiply(sqrt(this.at(i - 1, i)), sqrt(this.at(i, i - 1)));
    if (sizeOf(u) === 0) return last;
    const x = scaled(subtract(this.at(i - 1, i - 1), last), 0.5);
    const s = Math.max(sizeOf(u), sizeOf(x));
    const [xs, us] = [scaled(x, 1 / s), scaled(u, 1 / s)];
    let y = scaled(sqrt(add(multiply(xs, xs), multiply(us, us))), s);
    if (sizeOf(x) > 0 && x.re * y.re + x.im * y.im < 0) y = negative(y);
    return subtract(last, multiply(u, divide(u, add(x, y))));
  }

  /** The row at which the step begins, and the two parts that the first reflection acts on. */
  private beginning(l: number, i: number, t: Complex): { readonly m: number; readonly v: ComplexMatrix } {
    const v = zeros(2);
    for (let m = i - 1; ; m--) {
      const [own, next] = [this.at(m, m), this.at(m + 1, m + 1)];
      const apart = subtract(own, t);
      const below = this.at(m + 1, m).re;
      const s = sizeOf(apart) + Math.abs(below);
      put(v, 0, scaled(apart, 1 / s));
      put(v, 1, complex(below / s, 0));
      if (m === l) return { m, v };
      const left = Math.abs(this.at(m, m - 1).re) * Math.abs(below / s);
      if (left <= ulp * ((sizeOf(apart) / s) * (sizeOf(own) + sizeOf(next)))) return { m, v };
    }
  }

  private step(l: number, i: number): void {
    const { h, z, n } = this;
    const { m, v } = this.beginning(l, i, this.shift(l, i));
    const pair = zeros(n);
    for (let k = m; k < i; k++) {
      put(pair, k, k > m ? this.at(k, k - 1) : at(v, 0));
      put(pair, k + 1, k > m ? this.at(k + 1, k - 1) : at(v, 1));
      const { beta, tau } = reflection(pair, k, k + 2);
      if (k > m) {
        this.put(k, k - 1, complex(beta, 0));
        this.put(k + 1, k - 1, complex(0, 0));
      }
      reflectLeft(h, n, pair, k, k + 2, conjugate(tau), k);
      reflectRight(h, n, Math.min(k + 2, i) + 1, pair, k, k + 2, tau);
      reflectRight(z, n, n, pair, k, k + 2, tau);
      if (k === m && m > l) this.turnAfter(m, i, unitOf(subtract(complex(1, 0), tau)));
    }
    const last = this.at(i, i - 1);
    if (last.im === 0) return;
    this.put(i, i - 1, complex(hypot(last.re, last.im), 0));
    const unit = unitOf(last);
    this.turnRow(i, i + 1, conjugate(unit));
    this.turnColumn(i, i, unit);
  }

  /** A step that began inside the block left a subdiagonal element that is not real: rows and columns are turned. */
  private turnAfter(m: number, i: number, unit: Complex): void {
    this.put(m + 1, m, multiply(this.at(m + 1, m), conjugate(unit)));
    if (m + 2 <= i) this.put(m + 2, m + 1, multiply(this.at(m + 2, m + 1), unit));
    for (let j = m; j <= i; j++) {
      if (j === m + 1) continue;
      this.turnRow(j, j + 1, unit);
      this.turnColumn(j, j, conjugate(unit));
    }
  }
  private turnRow(i: number, from: number, by: Complex): void {
    for (let j = from; j < this.n; j++) this.put(i, j, multiply(this.at(i, j), by));
  }
  /** The part of column j above row `to`, and all of z's. */
  private turnColumn(j: number, to: number, by: Complex): void {
    for (let i = 0; i < to; i++) this.put(i, j, multiply(this.at(i, j), by));
    for (let i = 0; i < this.n; i++) put(this.z, i * this.n + j, multiply(at(this.z, i * this.n + j), by));
  }
}

/** Columns of length 1 whose largest part is real and positive. */
function vectorsOf(t: ComplexMatrix, z: ComplexMatrix, n: number, balanced: Balance): ComplexMatrix {
  const v = zeros(n * n);
  for (let k = 0; k < n; k++) {
    const x = substitute(t, n, k);
    for (let i = 0; i < n; i++) {
      let s = complex(0, 0);
      for (let j = 0; j <= k; j++) s = add(s, multiply(at(z, i * n + j), at(x, j)));
      put(v, i * n + k, s);
    }
  }
  unbalance([v.re, v.im], n, balanced);
  for (let k = 0; k < n; k++) normalize(v, n, k);
  return v;
}
function substitute(t: ComplexMatrix, n: number, k: number): ComplexMatrix {
  const x = zeros(n);
  const value = at(t, k * n + k);
  const least = Math.max(ulp * sizeOf(value), 2 ** -1000);
  x.re[k] = 1;
  for (let i = 0; i < k; i++) put(x, i, negative(at(t, i * n + k)));
  for (let j = k - 1; j >= 0; j--) {
    const pivot = subtract(at(t, j * n + j), value);
    const found = divide(at(x, j), sizeOf(pivot) < least ? complex(least, 0) : pivot);
    put(x, j, found);
    for (let i = 0; i < j; i++) put(x, i, subtract(at(x, i), multiply(found, at(t, i * n + j))));
    const size = sizeOf(found);
    if (size > 1e100) for (let i = 0; i <= k; i++) put(x, i, scaled(at(x, i), 1 / size));
  }
  return x;
}
function normalize(v: ComplexMatrix, n: number, k: number): void {
  let [length, largest, place] = [0, -1, 0];
  for (let i = 0; i < n; i++) {
    const size = hypot(v.re[i * n + k]!, v.im[i * n + k]!);
    length = hypot(length, size);
    if (size > largest) [largest, place] = [size, i];
  }
  const by = scaled(conjugate(at(v, place * n + k)), 1 / largest);
  for (let i = 0; i < n; i++) {
    const turned = scaled(multiply(at(v, i * n + k), by), 1 / length);
    put(v, i * n + k, i === place ? complex(turned.re, 0) : turned);
  }
}
