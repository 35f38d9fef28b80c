/**
 * What NumPy warns of where means, spreads and extremes are of nothing: `Mean of empty slice`. Whether they are shows in
 * the shapes; where NaN are left out it shows in the values, which are looked at only while somebody listens.
 */
import { isInexact } from "../core/dtype.ts";
import { resolveAxes } from "../core/shape.ts";
import { denseData } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import type { Operation } from "../ops/operation.ts";
import type { CallSite } from "./call-site.ts";
import type { FloatError } from "./env.ts";
import { sayThose } from "./float-errors.ts";
import { libraryMember } from "./library.ts";
import { byPlace, stringOf } from "./value.ts";

/** A reduction as it was called. */
interface Given {
  readonly x: Node;
  readonly axis?: readonly number[] | number | null;
  readonly ddof?: number;
  readonly unbiased?: boolean | null;
}

/** How many elements each result is of. */
function countIn({ x, axis }: Given): number {
  const axes = typeof axis === "number" ? [axis] : (axis ?? null);
  return resolveAxes(axes, x.shape.length).reduce((n, a) => n * x.shape[a]!, 1);
}

/** Tells of it, if so. `listed`: the elements came as a list. @throws what a filter makes of a warning, FloatingPointError */
export function sayEmptySlices(
  op: Operation,
  bound: Record<string, unknown>,
  out: Node,
  site: CallSite,
  listed: boolean,
): boolean {
  const say = sayings[op.name];
  const { x } = bound as Record<string, Node | undefined>;
  return say !== undefined && x !== undefined && say({ ...bound, x } as Given, out, site, listed);
}

function warn(text: string, { env, span }: CallSite): void {
  const told = libraryMember("_warnings.of_floats", env);
  if (told) env.interpreter.call(told, byPlace([stringOf(text)], span), env, span);
}

type Saying = (given: Given, out: Node, site: CallSite, listed: boolean) => boolean;
const noDivision = (name: string, kind: FloatError, site: CallSite): void => {
  if (site.env.host.floats.watched) sayThose(new Set([kind]), () => name, site);
};
/** The last division is one of numbers where the result is one of float64. */
const lastDivision = ({ shape, dtype }: Node): string =>
  shape.length === 0 && dtype === "float64" ? "scalar divide" : "divide";

const mean: Saying = (given, out, site) => {
  if (countIn(given) > 0 || out.shape.includes(0)) return false;
  warn("Mean of empty slice", site);
  noDivision(lastDivision(out), "invalid", site);
  return true;
};
const spread: Saying = (given, out, site) => {
  const count = countIn(given);
  const ddof = given.unbiased == null ? (given.ddof ?? 0) : Number(given.unbiased);
  if (count > ddof || out.shape.includes(0)) return false;
  warn("Degrees of freedom <= 0 for slice", site);
  if (!site.env.host.floats.watched) return true;
  if (count === 0) noDivision("divide", "invalid", site);
  const [values] = site.env.host.realize([out]);
  const some = Array.from(denseData(values!), Number);
  const found = new Set<FloatError>();
  if (some.some(Number.isNaN)) found.add("invalid");
  if (some.includes(Infinity)) found.add("divide");
  sayThose(found, () => lastDivision(out), site);
  return true;
};

/** How many results are NaN, of floats, while somebody listens. */
function missing({ x }: Given, out: Node, { env }: CallSite): number {
  if (!env.host.floats.heard || !isInexact(x.dtype) || !isInexact(out.dtype)) return 0;
  const [values] = env.host.realize([out]);
  return Array.from(denseData(values!), Number).filter(Number.isNaN).length;
}
const said = (text: string, times: number, site: CallSite): boolean => {
  for (let n = 0; n < times; n++) warn(text, site);
  return times > 0;
};
const once =
  (text: string): Saying =>
  (given, out, site) =>
    said(text, Math.min(1, missing(given, out, site)), site);
const extreme: Saying = (given, out, site, listed) =>
  once(`All-NaN ${listed ? "axis" : "slice"} encountered`)(given, out, site, listed);
const eachSlice: Saying = (given, out, site) =>
  countIn(given) === 0
    ? said("Mean of empty slice", 1, site)
    : said("All-NaN slice encountered", missing(given, out, site), site);

const sayings: Readonly<Record<string, Saying>> = {
  mean,
  median: mean,
  average: mean,
  variance: spread,
  std: spread,
  nanmean: once("Mean of empty slice"),
  nanvar: once("Degrees of freedom <= 0 for slice."),
  nanstd: once("Degrees of freedom <= 0 for slice."),
  nanmax: extreme,
  nanmin: extreme,
  nanmedian: eachSlice,
};
