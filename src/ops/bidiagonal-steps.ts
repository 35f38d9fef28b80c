/**
 * Singular values and vectors of small bidiagonal matrices by implicit shifts, from the side and in the steps that LAPACK's
 * bdsqr takes, so that vectors have its signs and small values keep their digits. Knows numbers.
 */
import { withSign } from "../core/complex.ts";
import { type Matrix, swapRows } from "./factorize.ts";
import { type Rotation, rotationTo, turnPair } from "./rotations.ts";

const ulp = 2 ** -53;
const tiny = 2 ** -1022;
const tolerance = Math.max(10, Math.min(100, ulp ** -0.125)) * ulp;
const mostSteps = 6;

/** Diagonal and what stands above it; left and right vectors as rows of `leftWidth` and `rightWidth`. */
interface Work {
  readonly d: Matrix;
  readonly e: Matrix;
  readonly n: number;
  readonly left: Matrix;
  readonly leftWidth: number;
  readonly right: Matrix;
  readonly rightWidth: number;
  /** What is so small counts as 0. */
  readonly least: number;
}
type Bidiagonal = Omit<Work, "least">;

/** The diagonal becomes the singular values, descending; false where that does not come to an end. */
export function stepsToSingular(given: Bidiagonal): boolean {
  const { d, e, n } = given;
  const work: Work = { ...given, least: leastOf(given) };
  let [before, after, down] = [-1, -1, true];
  let left = mostSteps * n * n;
  for (let last = n - 1; last > 0; ) {
    const { first, size } = blockUpTo(work, last);
    if (first === last) {
      last--;
      continue;
    }
    if (first === last - 1) {
      diagonalOfTwo(work, first);
      last -= 2;
      continue;
    }
    if (first > after || last < before) down = Math.abs(d[first]!) >= Math.abs(d[last]!);
    const smallest = smallestOf(work, first, last, down);
    if (smallest === null) continue;
    [before, after] = [first, last];
    const shift = shiftOf(work, first, last, down, smallest / size);
    left -= last - first;
    if (left < 0) return false;
    if (shift === 0) (down ? plainDown : plainUp)(work, first, last);
    else (down ? shiftedDown : shiftedUp)(work, first, last, shift);
    const end = down ? last - 1 : first;
    if (Math.abs(e[end]!) <= work.least) e[end] = 0;
  }
  finish(work);
  return true;
}

function leastOf({ d, e, n }: Bidiagonal): number {
  let smallest = Math.abs(d[0]!);
  let mu = smallest;
  for (let i = 1; i < n && smallest !== 0; i++) {
    mu = Math.abs(d[i]!) * (mu / (mu + Math.abs(e[i - 1]!)));
    smallest = Math.min(smallest, mu);
  }
  return Math.max((tolerance * smallest) / Math.sqrt(n), mostSteps * (n * (n * tiny)));
}

/** The block that ends with row `last`, and its largest element. */
function blockUpTo({ d, e, least }: Work, last: number): { readonly first: number; readonly size: number } {
  let size = Math.abs(d[last]!);
  for (let i = last - 1; i >= 0; i--) {
    const beside = Math.abs(e[i]!);
    if (beside <= least) {
      e[i] = 0;
      return { first: i + 1, size };
    }
    size = Math.max(size, Math.abs(d[i]!), beside);
  }
  return { first: 0, size };
}

/** A bound below the smallest singular value of the block; null where an element beside it was found to be 0. */
function smallestOf({ d, e }: Work, first: number, last: number, down: boolean): number | null {
  const end = down ? last - 1 : first;
  if (Math.abs(e[end]!) <= tolerance * Math.abs(d[down ? last : first]!)) {
    e[end] = 0;
    return null;
  }
  let mu = Math.abs(d[down ? first : last]!);
  let smallest = mu;
  for (let k = first; k < last; k++) {
    const i = down ? k : last - 1 - (k - first);
    const beside = Math.abs(e[i]!);
    if (beside <= tolerance * mu) {
      e[i] = 0;
      return null;
    }
    mu = Math.abs(d[down ? i + 1 : i]!) * (mu / (mu + beside));
    smallest = Math.min(smallest, mu);
  }
  return smallest;
}

function shiftOf({ d, e, n }: Work, first: number, last: number, down: boolean, share: number): number {
  if (n * tolerance * share <= Math.max(ulp, 0.01 * tolerance)) return 0;
  const at = down ? last - 1 : first;
  const shift = smallerOfTwo(d[at]!, e[at]!, d[at + 1]!);
  const start = Math.abs(d[down ? first : last]!);
  return start > 0 && (shift / start) ** 2 < ulp ? 0 : shift;
}

/** The smaller singular value of [[f, g], [0, h]] (LAPACK's las2). */
function smallerOfTwo(f: number, g: number, h: number): number {
  const [least, most, beside] = [Math.min(Math.abs(f), Math.abs(h)), Math.max(Math.abs(f), Math.abs(h)), Math.abs(g)];
  if (least === 0) return 0;
  const [sum, apart] = [1 + least / most, (most - least) / most];
  if (beside < most) {
    const square = (beside / most) ** 2;
    return least * (2 / (Math.sqrt(sum * sum + square) + Math.sqrt(apart * apart + square)));
  }
  const share = most / beside;
  if (share === 0) return (least * most) / beside;
  const c = 1 / (Math.sqrt(1 + (sum * share) ** 2) + Math.sqrt(1 + (apart * share) ** 2));
  return 2 * (least * c * share);
}

const turnRight = ({ right, rightWidth }: Work, i: number, by: Rotation): void => turnPair(right, rightWidth, i, by);
const turnLeft = ({ left, leftWidth }: Work, i: number, by: Rotation): void => turnPair(left, leftWidth, i, by);
const back = ({ c, s }: Rotation): Rotation => ({ c, s: -s });

/** Without a shift, which keeps the digits of small values (Demmel and Kahan 1990). */
function plainDown(work: Work, first: number, last: number): void {
  const { d, e } = work;
  let [turn, other]: [Rotation, Rotation] = [
    { c: 1, s: 0 },
    { c: 1, s: 0 },
  ];
  for (let i = first; i < last; i++) {
    const made = rotationTo(d[i]! * turn.c, e[i]!);
    turn = made;
    if (i > first) e[i - 1] = other.s * made.r;
    const next = rotationTo(other.c * made.r, d[i + 1]! * made.s);
    other = next;
    d[i] = next.r;
    turnRight(work, i, turn);
    turnLeft(work, i, other);
  }
  const h = d[last]! * turn.c;
  d[last] = h * other.c;
  e[last - 1] = h * other.s;
}

function plainUp(work: Work, first: number, last: number): void {
  const { d, e } = work;
  let [turn, other]: [Rotation, Rotation] = [
    { c: 1, s: 0 },
    { c: 1, s: 0 },
  ];
  for (let i = last; i > first; i--) {
    const made = rotationTo(d[i]! * turn.c, e[i - 1]!);
    turn = made;
    if (i < last) e[i] = other.s * made.r;
    const next = rotationTo(other.c * made.r, d[i - 1]! * made.s);
    other = next;
    d[i] = next.r;
    turnRight(work, i - 1, back(other));
    turnLeft(work, i - 1, back(turn));
  }
  const h = d[first]! * turn.c;
  d[first] = h * other.c;
  e[first] = h * other.s;
}

function shiftedDown(work: Work, first: number, last: number, shift: number): void {
  const { d, e } = work;
  let f = (Math.abs(d[first]!) - shift) * (withSign(1, d[first]!) + shift / d[first]!);
  let g = e[first]!;
  for (let i = first; i < last; i++) {
    const right = rotationTo(f, g);
    if (i > first) e[i - 1] = right.r;
    f = right.c * d[i]! + right.s * e[i]!;
    e[i] = right.c * e[i]! - right.s * d[i]!;
    g = right.s * d[i + 1]!;
    d[i + 1] = right.c * d[i + 1]!;
    const left = rotationTo(f, g);
    d[i] = left.r;
    f = left.c * e[i]! + left.s * d[i + 1]!;
    d[i + 1] = left.c * d[i + 1]! - left.s * e[i]!;
    if (i < last - 1) {
      g = left.s * e[i + 1]!;
      e[i + 1] = left.c * e[i + 1]!;
    }
    turnRight(work, i, right);
    turnLeft(work, i, left);
  }
  e[last - 1] = f;
}

function shiftedUp(work: Work, first: number, last: number, shift: number): void {
  const { d, e } = work;
  let f = (Math.abs(d[last]!) - shift) * (withSign(1, d[last]!) + shift / d[last]!);
  let g = e[last - 1]!;
  for (let i = last; i > first; i--) {
    const one = rotationTo(f, g);
    if (i < last) e[i] = one.r;
    f = one.c * d[i]! + one.s * e[i - 1]!;
    e[i - 1] = one.c * e[i - 1]! - one.s * d[i]!;
    g = one.s * d[i - 1]!;
    d[i - 1] = one.c * d[i - 1]!;
    const two = rotationTo(f, g);
    d[i] = two.r;
    f = two.c * e[i - 1]! + two.s * d[i - 1]!;
    d[i - 1] = two.c * d[i - 1]! - two.s * e[i - 1]!;
    if (i > first + 1) {
      g = two.s * e[i - 2]!;
      e[i - 2] = two.c * e[i - 2]!;
    }
    turnRight(work, i - 1, back(two));
    turnLeft(work, i - 1, back(one));
  }
  e[first] = f;
}

/** Rows i and i + 1 at once. */
function diagonalOfTwo(work: Work, i: number): void {
  const { d, e } = work;
  const { most, least, left, right } = factorTwo(d[i]!, e[i]!, d[i + 1]!);
  [d[i], e[i], d[i + 1]] = [most, 0, least];
  turnRight(work, i, right);
  turnLeft(work, i, left);
}

interface OfTwo {
  readonly most: number;
  readonly least: number;
  readonly left: Rotation;
  readonly right: Rotation;
}
/** [[f, g], [0, h]] as rotations of a diagonal, whose elements may be negative (LAPACK's lasv2). */
function factorTwo(f: number, g: number, h: number): OfTwo {
  const swap = Math.abs(h) > Math.abs(f);
  const [first, last] = swap ? [h, f] : [f, h];
  const found = factorAbove(first, g, last);
  const turned = ({ c, s }: Rotation): Rotation => ({ c: s, s: c });
  const [left, right] = swap ? [turned(found.right), turned(found.left)] : [found.left, found.right];
  const ofDiagonal = swap ? [right.s, left.s, h] : [right.c, left.c, f];
  const signs = found.wide ? [right.s, left.c, g] : ofDiagonal;
  const sign = signs.reduce<number>((all, x) => all * withSign(1, x), 1);
  return {
    most: withSign(found.most, sign),
    least: withSign(found.least, sign * withSign(1, f) * withSign(1, h)),
    left,
    right,
  };
}

/** The same where |f| is |h| at least; `wide`: the element above is the largest. */
function factorAbove(f: number, g: number, h: number): OfTwo & { readonly wide: boolean } {
  const [most, beside, least] = [Math.abs(f), Math.abs(g), Math.abs(h)];
  const wide = beside > most;
  if (beside === 0) return { most, least, left: { c: 1, s: 0 }, right: { c: 1, s: 0 }, wide };
  if (wide && most / beside < ulp) {
    const small = least > 1 ? most / (beside / least) : (most / beside) * least;
    return { most: beside, least: small, left: { c: 1, s: h / g }, right: { c: f / g, s: 1 }, wide };
  }
  const apart = most - least;
  const l = apart === most ? 1 : apart / most;
  const m = g / f;
  const t = 2 - l;
  const [mm, s] = [m * m, Math.sqrt(t * t + m * m)];
  const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + mm);
  const a = 0.5 * (s + r);
  const tangent = mm === 0 ? flatTangent(f, g, l, m, t, apart) : (m / (s + t) + m / (r + l)) * (1 + a);
  const length = Math.sqrt(tangent * tangent + 4);
  const right = { c: 2 / length, s: tangent / length };
  const left = { c: (right.c + right.s * m) / a, s: ((h / f) * right.s) / a };
  return { most: most * a, least: least / a, left, right, wide };
}
const flatTangent = (f: number, g: number, l: number, m: number, t: number, apart: number): number =>
  l === 0 ? withSign(2, f) * withSign(1, g) : g / withSign(apart, f) + m / t;

/** Positive and descending. */
function finish({ d, n, left, leftWidth, right, rightWidth }: Work): void {
  for (let i = 0; i < n; i++) {
    if (!(d[i]! < 0)) continue;
    d[i] = -d[i]!;
    for (let j = i * rightWidth; j < (i + 1) * rightWidth; j++) right[j] = -right[j]!;
  }
  for (let end = n - 1; end > 0; end--) {
    let least = 0;
    for (let j = 1; j <= end; j++) if (d[j]! <= d[least]!) least = j;
    if (least === end) continue;
    [d[least], d[end]] = [d[end]!, d[least]!];
    swapRows(left, leftWidth, least, end);
    swapRows(right, rightWidth, least, end);
  }
}
