/**
 * Ordinary differential equations by ODEPACK's LSODA: Adams' formulas up to order 12 while they are stable, and the backward
 * differences up to order 5 once the equations are stiff (Hindmarsh; Petzold). The same steps as there, so that what is
 * printed of them is the same. Knows rows of floats and a function of them; nothing of Python's values.
 */
import { power } from "../core/precise.ts";
import { type Formula, formulaOf, type Method, stable } from "./lsoda-formulas.ts";
import { type Factors, factored, solved } from "./lu-rows.ts";

/** What the derivative is at a time and a place; of the Jacobian, row after row. */
export type Slope = (t: number, y: Float64Array) => Float64Array;

export interface Demands {
  /** One for each equation. */
  readonly rtol: ArrayLike<number>;
  readonly atol: ArrayLike<number>;
  /** 0 where it is for the solver to say. */
  readonly first: number;
  readonly least: number;
  readonly most: number;
  readonly adamsOrder: number;
  readonly stiffOrder: number;
}

/** Why there is no next step. */
export type Failure = "accuracy" | "error" | "convergence";

type Row = Float64Array;
const epsilon = Number.EPSILON;
const matrixChange = 0.3;
const matrixSteps = 20;
const switchAfter = 20;
const switchGain = 5;

/** The size of the error of each order. */
const errorOf = (method: Method, order: number): number => {
  const { spread, tests } = formulaOf(method, order);
  return tests[1] * spread[order]!;
};
const least = { 1.2: 0.0000012, 1.3: 0.0000013, 1.4: 0.0000014 };
const factor = (error: number, order: number, caution: keyof typeof least): number =>
  1 / (caution * power(error, 1 / order) + least[caution]);

export class Lsoda {
  t: number;
  h = 0;
  order = 1;
  /** Those of the last step. */
  lastOrder = 0;
  lastStep = 0;
  lastMethod: Method = "adams";
  switched = 0;
  steps = 0;
  calls = 0;
  matrices = 0;
  /** The place, and its derivatives, each scaled by h^j / j!. */
  readonly rows: Row[];
  private readonly slope: Slope;
  private readonly jacobian: Slope | null;
  private readonly demands: Demands;
  private readonly n: number;
  private readonly weights: Row;
  private method: Method = "adams";
  private formula: Formula;
  private correction: Row;
  private wait = 2;
  private growth = 1e4;
  private change = 0;
  /** How much nearer a correction comes than the one before; the worst of those of this step. */
  private contraction = 0.7;
  private slowest = 0;
  private matrixAt = 0;
  private needsMatrix = false;
  private isMatrixNew = false;
  private factors: Factors | null = null;
  private untilSwitch = switchAfter;
  private isHeld = false;
  private lipschitz = 0;
  private lastLipschitz = 0;
  private matrixNorm = 0;

  constructor(slope: Slope, jacobian: Slope | null, t: number, y: Row, demands: Demands) {
    this.slope = slope;
    this.jacobian = jacobian;
    this.t = t;
    this.demands = demands;
    this.n = y.length;
    this.weights = new Float64Array(this.n);
    this.correction = new Float64Array(this.n);
    this.rows = Array.from({ length: 14 }, () => new Float64Array(this.n));
    this.rows[0]!.set(y);
    this.rows[1]!.set(this.slopeAt(y));
    this.formula = formulaOf("adams", 1);
    this.weigh();
  }

  /** The length of the first step on the way to a time. */
  begin(end: number): void {
    const { first, most, rtol, atol } = this.demands;
    let h = first;
    if (h === 0) {
      const asked =
        Math.max(...Array.from(rtol)) || Math.max(...Array.from(atol, (a, i) => a / Math.abs(this.rows[0]![i]! || 1)));
      const tolerance = Math.min(Math.max(asked, 100 * epsilon), 0.001);
      const far = Math.max(Math.abs(this.t), Math.abs(end));
      const steep = this.norm(this.rows[1]!);
      h = Math.min(1 / Math.sqrt(1 / (tolerance * far * far) + tolerance * steep ** 2), Math.abs(end - this.t));
      h = end < this.t ? -h : h;
    }
    if (most > 0 && Math.abs(h) > most) h = Math.sign(h) * most;
    this.h = h;
    for (let i = 0; i < this.n; i++) this.rows[1]![i]! *= h;
  }

  /** Makes the next step no longer than to there. */
  limit(end: number): void {
    if ((this.t + this.h * (1 + 4 * epsilon) - end) * this.h <= 0) return;
    this.rescale(((end - this.t) * (1 - 4 * epsilon)) / this.h, false);
  }

  /** The place at a time within the last step. */
  at(t: number): Row {
    const s = (t - this.t) / this.h;
    const found = this.rows[this.order]!.slice();
    for (let j = this.order - 1; j >= 0; j--)
      for (let i = 0; i < this.n; i++) found[i] = this.rows[j]![i]! + s * found[i]!;
    return found;
  }

  step(): Failure | null {
    if (this.steps > 0) this.weigh();
    if (epsilon * this.norm(this.rows[0]!) > 0.01) return "accuracy";
    const { least } = this.demands;
    const start = this.t;
    let [unsolved, failures] = [0, 0];
    for (;;) {
      const size = this.predict();
      const found = this.correct(size);
      if (found !== null && found <= 1) {
        this.accept(found, size);
        return null;
      }
      this.t = start;
      this.retract();
      this.growth = 2;
      if (found === null) {
        unsolved++;
        if (Math.abs(this.h) <= least * 1.00001 || unsolved === 10) return "convergence";
        this.needsMatrix = this.method === "stiff";
        this.rescale(0.25);
        continue;
      }
      failures++;
      if (Math.abs(this.h) <= least * 1.00001 || failures === 10) return "error";
      if (failures >= 3) this.startAnew();
      else this.choose(found, failures);
    }
  }

  private slopeAt(y: Row): Row {
    this.calls++;
    return this.slope(this.t, y);
  }

  private weigh(): void {
    const { rtol, atol } = this.demands;
    for (let i = 0; i < this.n; i++) this.weights[i] = 1 / (rtol[i]! * Math.abs(this.rows[0]![i]!) + atol[i]!);
  }

  private norm(row: ArrayLike<number>): number {
    let found = 0;
    for (let i = 0; i < this.n; i++) found = Math.max(found, Math.abs(row[i]!) * this.weights[i]!);
    return found;
  }

  private get highest(): number {
    return this.method === "adams" ? this.demands.adamsOrder : this.demands.stiffOrder;
  }

  private setOrder(order: number): void {
    const before = this.formula.spread[0]!;
    this.order = order;
    this.formula = formulaOf(this.method, order);
    this.change *= this.formula.spread[0]! / before;
  }

  private rescale(wanted: number, isLeast = true): void {
    const { least, most } = this.demands;
    let by = isLeast ? Math.max(wanted, least / Math.abs(this.h)) : wanted;
    by = Math.min(by, this.growth);
    if (most > 0) by /= Math.max(1, (Math.abs(this.h) / most) * by);
    if (this.method === "adams") {
      const rate = Math.max(Math.abs(this.h) * this.lastLipschitz, 1e-6);
      const limit = stable[this.order - 1]!;
      this.isHeld = by * rate * 1.00001 >= limit;
      if (this.isHeld) by = limit / rate;
    }
    let power = 1;
    for (let j = 1; j <= this.order; j++) {
      power *= by;
      for (let i = 0; i < this.n; i++) this.rows[j]![i]! *= power;
    }
    this.h *= by;
    this.change *= by;
    this.wait = this.order + 1;
  }

  /** Goes on by the polynomial of the derivatives. */
  private predict(): number {
    const isStiff = this.method === "stiff";
    if (Math.abs(this.change - 1) > matrixChange || this.steps >= this.matrixAt + matrixSteps)
      this.needsMatrix = isStiff;
    this.t += this.h;
    this.pascal(1);
    return this.norm(this.rows[0]!);
  }
  private retract(): void {
    this.pascal(-1);
  }
  private pascal(sign: 1 | -1): void {
    for (let from = this.order - 1; from >= 0; from--)
      for (let j = from; j < this.order; j++)
        for (let i = 0; i < this.n; i++) this.rows[j]![i]! += sign * this.rows[j + 1]![i]!;
  }

  /** How large the error of the step is, as a part of what may be; null where the corrections come to no end. */
  private correct(size: number): number | null {
    this.isMatrixNew = false;
    let before = 0;
    for (;;) {
      let y = this.rows[0]!.slice();
      let slope = this.slopeAt(y);
      if (this.needsMatrix && !this.makeMatrix(y, slope)) return null;
      this.correction = new Float64Array(this.n);
      this.slowest = 0;
      for (let m = 0; ; ) {
        const moved = this.norm(this.move(slope));
        y = Float64Array.from(this.rows[0]!, (v, i) => v + this.formula.spread[0]! * this.correction[i]!);
        if (moved <= 100 * size * epsilon || this.isNear(m, moved, before)) {
          this.isMatrixNew = false;
          return (m === 0 ? moved : this.norm(this.correction)) / this.formula.tests[1];
        }
        m++;
        if (m === 3 || (m >= 2 && moved > 2 * before)) break;
        before = moved;
        slope = this.slopeAt(y);
      }
      if (this.method === "adams" || this.isMatrixNew) return null;
      this.needsMatrix = true;
    }
  }

  /** Takes one correction, and says how it differs from what was there. */
  private move(slope: Row): Row {
    const [derivative, before] = [this.rows[1]!, this.correction];
    if (this.method === "adams") {
      this.correction = slope.map((s, i) => this.h * s - derivative[i]!);
      return this.correction.map((c, i) => c - before[i]!);
    }
    const rest = slope.map((s, i) => this.h * s - (derivative[i]! + before[i]!));
    const moved = solved(this.factors!, rest);
    this.correction = before.map((c, i) => c + moved[i]!);
    return moved;
  }

  /** Whether the corrections have come near enough; by Adams' formulas two of them are made, to learn how fast they do. */
  private isNear(m: number, moved: number, before: number): boolean {
    if (m === 0 && this.method === "adams") return false;
    if (m > 0) {
      const part = moved <= 1024 * before ? moved / before : 1024;
      this.slowest = Math.max(this.slowest, part);
      this.contraction = Math.max(0.2 * this.contraction, part);
    }
    const limit = (this.formula.tests[1] * 0.5) / (this.order + 2);
    if ((moved * Math.min(1, 1.5 * this.contraction)) / limit > 1) return false;
    this.lipschitz = Math.max(this.lipschitz, this.slowest / Math.abs(this.h * this.formula.spread[0]!));
    if (this.lipschitz !== 0) this.lastLipschitz = this.lipschitz;
    return true;
  }

  /** Takes 1 - h l J apart; whether that can be. */
  private makeMatrix(y: Row, slope: Row): boolean {
    const { n, weights } = this;
    this.matrices++;
    this.isMatrixNew = true;
    this.needsMatrix = false;
    const scale = this.h * this.formula.spread[0]!;
    const given = this.jacobian?.(this.t, y).map((v) => v * -scale) ?? this.differences(y, slope, -scale);
    const matrix = Array.from({ length: n }, (_, i) => given.slice(i * n, (i + 1) * n));
    this.matrixNorm =
      Math.max(...matrix.map((row, i) => row.reduce((sum, a, j) => sum + Math.abs(a) / weights[j]!, 0) * weights[i]!)) /
      Math.abs(scale);
    for (let i = 0; i < n; i++) matrix[i]![i]! += 1;
    [this.change, this.matrixAt, this.contraction] = [1, this.steps, 0.7];
    this.factors = factored(matrix);
    return this.factors !== null;
  }

  /** The Jacobian by differences, times a number. */
  private differences(y: Row, slope: Row, by: number): Row {
    const { n } = this;
    const least = 1000 * Math.abs(this.h) * epsilon * n * this.norm(slope) || 1;
    const found = new Float64Array(n * n);
    for (let j = 0; j < n; j++) {
      const apart = Math.max(Math.sqrt(epsilon) * Math.abs(y[j]!), least / this.weights[j]!);
      const moved = y.slice();
      moved[j]! += apart;
      const there = this.slopeAt(moved);
      for (let i = 0; i < n; i++) found[i * n + j] = (there[i]! - slope[i]!) * (by / apart);
    }
    return found;
  }

  private accept(error: number, size: number): void {
    this.steps++;
    [this.lastStep, this.lastOrder, this.lastMethod] = [this.h, this.order, this.method];
    for (let j = 0; j <= this.order; j++)
      for (let i = 0; i < this.n; i++) this.rows[j]![i]! += this.formula.spread[j]! * this.correction[i]!;
    if (
      --this.untilSwitch < 0 &&
      (this.method === "adams" ? this.becomeStiff(error, size) : this.becomeAdams(error, size))
    )
      return;
    this.wait--;
    if (this.wait === 0) {
      if (this.choose(error, 0)) this.growth = 10;
    } else if (this.wait === 1 && this.order < this.highest) this.rows[this.highest]!.set(this.correction);
  }

  private becomeStiff(error: number, size: number): boolean {
    const { order } = this;
    if (order > 5) return false;
    const most = this.demands.stiffOrder;
    if (error <= 100 * size * epsilon || this.lipschitz === 0)
      return this.isHeld && this.turn("stiff", Math.min(order, most), 2);
    const here = this.within(factor(error, order + 1, 1.2), this.lastLipschitz, order);
    const there =
      order > most
        ? factor(this.norm(this.rows[most + 1]!) / errorOf("stiff", most), most + 1, 1.2)
        : factor((error * errorOf("adams", order)) / errorOf("stiff", order), order + 1, 1.2);
    return there >= switchGain * here && this.turn("stiff", Math.min(order, most), there);
  }

  private becomeAdams(error: number, size: number): boolean {
    const { order } = this;
    const most = this.demands.adamsOrder;
    const next = Math.min(order, most);
    const there =
      order > most
        ? this.norm(this.rows[most + 1]!) / errorOf("adams", most)
        : (error * errorOf("stiff", order)) / errorOf("adams", order);
    const gain = this.within(factor(there, next + 1, 1.2), this.matrixNorm, next);
    if (gain * switchGain < 5 * factor(error, order + 1, 1.2)) return false;
    // Adams' steps would be so small that their errors are those of rounding.
    if (power(Math.max(0.001, gain), 1 / (next + 1)) * there <= 1000 * epsilon * size) return false;
    return this.turn("adams", next, gain);
  }

  private within(gain: number, lipschitz: number, order: number): number {
    const rate = lipschitz * Math.abs(this.h);
    return Math.min(gain, rate * gain > 1e-5 ? stable[order - 1]! / rate : 2 * gain);
  }

  private turn(method: Method, order: number, by: number): true {
    this.switched = this.t;
    [this.untilSwitch, this.method, this.lastLipschitz, this.order] = [switchAfter, method, 0, order];
    this.rescale(by);
    this.growth = 10;
    this.needsMatrix = method === "stiff";
    this.setOrder(order);
    return true;
  }

  /** The order of the next step, and its length; whether it is another one. */
  private choose(error: number, failures: number): boolean {
    const { order, formula } = this;
    const isAdams = this.method === "adams";
    const rate = Math.max(Math.abs(this.h) * this.lastLipschitz, 1e-6);
    const limit = (gain: number, q: number): number => (isAdams ? Math.min(gain, stable[q - 1]! / rate) : gain);
    let [up, down] = [0, 0];
    if (failures === 0 && order < this.highest) {
      const kept = this.rows[this.highest]!;
      up = limit(
        factor(this.norm(this.correction.map((c, i) => c - kept[i]!)) / formula.tests[2], order + 2, 1.4),
        order + 1,
      );
    }
    const same = limit(factor(error, order + 1, 1.2), order);
    if (order > 1) down = limit(factor(this.norm(this.rows[order]!) / formula.tests[0], order, 1.3), order - 1);
    if (isAdams) this.lipschitz = 0;
    if (same < up && up > down) return this.rise(up);
    const isLower = same >= up ? same < down : true;
    let by = isLower ? down : same;
    if (isLower && failures > 0) by = Math.min(by, 1);
    const next = isLower ? order - 1 : order;
    const isBound = isAdams && by * rate * 1.00001 >= stable[next - 1]!;
    if (!isBound && failures === 0 && by < 1.1) {
      this.wait = 3;
      return false;
    }
    if (failures >= 2) by = Math.min(by, 0.2);
    if (isLower) this.setOrder(next);
    this.rescale(by);
    return true;
  }

  private rise(by: number): boolean {
    if (by < 1.1) {
      this.wait = 3;
      return false;
    }
    const { order } = this;
    const part = this.formula.spread[order]! / (order + 1);
    this.rows[order + 1]!.set(this.correction.map((c) => c * part));
    this.setOrder(order + 1);
    this.rescale(by);
    return true;
  }

  /** After many failures the derivatives are not to be trusted: from the first one, with a tenth of the step. */
  private startAnew(): void {
    this.h *= Math.max(this.demands.least / Math.abs(this.h), 0.1);
    this.rows[1]!.set(this.slopeAt(this.rows[0]!.slice()).map((s) => this.h * s));
    this.needsMatrix = this.method === "stiff";
    this.wait = 5;
    if (this.order !== 1) this.setOrder(1);
  }
}
