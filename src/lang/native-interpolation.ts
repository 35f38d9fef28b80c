/** np.interp of plain arrays, found only in the library, as `_tensh.interpolated`. Knows straight lines between points. */
import { numbersIn } from "../core/doubles.ts";
import { stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import { none, tensorOf } from "./value.ts";

/** What numbers become in float64. */
const kinds: ReadonlySet<string> = new Set(["float64", "int64"]);

/**
 * The values at the places x on the lines through the points; None for all but numbers and arrays in float64 and int64, and
 * where there are no lines.
 */
const interpolated = method("interpolated", ["x", "xp", "fp"], (args, env) => {
  const nodes = ["x", "xp", "fp"].map((name) => toNode(args.value(name), literalsOf(env, true)));
  const [x, xp, fp] = nodes.map(({ shape }) => shape) as [readonly number[], readonly number[], readonly number[]];
  const count = xp[0] ?? 0;
  if (!nodes.every((n) => kinds.has(n.dtype)) || xp.length !== 1 || fp.length !== 1) return none;
  if (count < 2 || fp[0] !== count) return none;
  const [at, places, values] = env.host.realize(nodes).map((s) => Float64Array.from(numbersIn(s)));
  return tensorOf(sourceOf(stored("float64", x, valuesOn(at!, places!, values!))), true);
});

function valuesOn(x: Float64Array, places: Float64Array, values: Float64Array): Float64Array {
  const found = new Float64Array(x.length);
  const last = places.length - 1;
  for (let i = 0; i < x.length; i++) {
    const at = x[i]!;
    if (at <= places[0]!) found[i] = values[0]!;
    else if (at >= places[last]!) found[i] = values[last]!;
    else {
      const right = Math.min(Math.max(placeBehind(places, at), 1), last);
      const [from, low] = [places[right - 1]!, values[right - 1]!];
      found[i] = low + ((values[right]! - low) / (places[right]! - from)) * (at - from);
    }
  }
  return found;
}

/** How many places stand before a number, or where it does; what is no number stands behind all. */
function placeBehind(places: Float64Array, at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const interpolationFunctions = [interpolated];
