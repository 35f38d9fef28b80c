/** Gradients against differences of the values themselves, in float64. Knows graphs and numbers, no expressions. */
import { backward, type Target } from "../autodiff/gradient.ts";
import { sizeOf } from "../core/shape.ts";
import { denseData, onlyElement, type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { reshape } from "../graph/structure.ts";
import { readVariable } from "../graph/variable.ts";
import { sum } from "../ops/reduction.ts";
import { realize, replay } from "../runtime/realize.ts";

export interface Compared {
  readonly place: number;
  readonly gradient: number;
  readonly differences: number;
  readonly apart: number;
  readonly verdict: "agrees" | "kink" | "differs";
}

/** Elements that are looked at; of larger tensors an even selection. */
const mostElements = 200;

/** Each target's elements, gradient beside differences; null where no gradient flows. `goOn` bounds the work. */
export function compareGradients(
  of: Node,
  targets: readonly Target[],
  goOn: () => boolean,
): readonly (readonly Compared[] | null)[] {
  const loss = sizeOf(of.shape) === 1 ? reshape(of, []) : sum({ x: of });
  if (targets.length === 0) return [];
  const { gradients } = backward(loss, targets);
  const leaves = targets.map((t) => ("variable" in t ? readVariable(t.variable) : t.node));
  const values = leaves.map((n) => n.value!);
  const exact = gradients.map((g) => (g ? (denseData(realize([g])[0]!) as Float64Array) : null));
  const program = replay([loss], leaves);
  const valueAt = (t: number, place: number, x: number): number =>
    Number(onlyElement(program.run(values.map((v, i) => (i === t ? moved(v, place, x) : v)))[0]!));
  const middle = Number(onlyElement(realize([loss])[0]!));
  return exact.map((g, t) => {
    if (!g) return null;
    const data = denseData(values[t]!) as Float64Array;
    const found: Compared[] = [];
    for (const place of selection(data.length)) {
      if (!goOn()) break;
      found.push(compareOne(place, g[place]!, data[place]!, middle, (x) => valueAt(t, place, x)));
    }
    return found;
  });
}

function moved(s: Stored, place: number, x: number): Stored {
  const data = (denseData(s) as Float64Array).slice();
  data[place] = x;
  return stored("float64", s.layout.shape, data);
}

function selection(size: number): number[] {
  const count = Math.min(size, mostElements);
  return Array.from({ length: count }, (_, i) => Math.floor((i * size) / count));
}

/** Neighbours this near differ by rounding alone, next to what bends. */
const near = 1e-8;
/** Relative difference that the method itself can leave. */
const tolerance = 1e-6;

/** How far near neighbours are off a straight line: what rounding leaves in the values. */
function noiseAround(x: number, middle: number, d: number, f: (x: number) => number): number {
  const slope = (f(x + 500 * d) - f(x - 500 * d)) / (1000 * d);
  const off = [1, 2, 5, 12, 30, -1, -3, -7, -17, -40].map((k) => Math.abs(f(x + k * d) - middle - slope * k * d));
  return Math.max(...off, 2 * Number.EPSILON * Math.abs(middle), Number.MIN_VALUE);
}

/** Differences at two distances, put together so that the error of the second order falls away (Richardson). */
function compareOne(place: number, gradient: number, x: number, middle: number, f: (x: number) => number): Compared {
  const scale = Math.max(Math.abs(x), 1);
  const noise = noiseAround(x, middle, near * scale, f);
  // The distance at which the errors of rounding and of bending are about equal for central differences.
  const h = Math.cbrt(Math.min(1e-6, noise / Math.max(Math.abs(middle), noise))) * scale;
  const [up, down, upHalf, downHalf] = [f(x + h), f(x - h), f(x + h / 2), f(x - h / 2)];
  const [whole, half] = [(up - down) / (2 * h), (upHalf - downHalf) / h];
  const differences = (4 * half - whole) / 3;
  const size = Math.max(Math.abs(gradient), Math.abs(differences));
  const blur = noise / h;
  const off = Math.abs(gradient - differences);
  const apart = size === 0 ? 0 : off / size;
  // At a kink the two sides stay apart however near they are taken; where it is smooth, their difference halves.
  const jump = Math.abs((upHalf - middle) / (h / 2) - (middle - downHalf) / (h / 2));
  const wider = Math.abs((up - middle) / h - (middle - down) / h);
  const kink = jump > 1e-3 * size + 10 * blur && jump > 0.75 * wider;
  const allowed = tolerance * size + 10 * blur + Math.abs(half - whole);
  return {
    place,
    gradient,
    differences,
    apart,
    verdict: off <= allowed && !kink ? "agrees" : kink ? "kink" : "differs",
  };
}
