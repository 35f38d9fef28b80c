/** np.random's integers between bounds, which may be arrays, in any dtype. Knows arguments and results, no streams. */

import { wholeFrom } from "../core/doubles.ts";
import { bytesOf, type Data, type DType, dataFrom, integerRange, isInteger, isWide } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { broadcast, type Shape, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import { expand } from "../graph/structure.ts";
import type { NumpyDraws } from "../random/numpy.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, plainOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { outOf } from "./np-distributions.ts";
import { arrayOf, drawing, type Make, sizeIn } from "./np-streams.ts";
import { dtypeIn, wideIn } from "./sizes.ts";
import { type Arg, builtin, intOf, type Value } from "./value.ts";

export const integers: Make = (place, name) => {
  const whole = wholly(place, name);
  return builtin(name, (args, env, span) => {
    const bounds = plainly(args);
    if (bounds === null) return whole.call(args, env, span);
    const made = bounds.low + drawing(place, env, (draws) => draws.number(bounds.high - bounds.low));
    if (isOfPython(undefined, name) || env.host.dialect !== "python") return intOf(made);
    return arrayOf(sourceOf(stored("int64", [], wholeFrom(Float64Array.of(made), "int64"))), env);
  });
};
/** The bounds where there is nothing but one or two integers, as loops ask for it; the higher one counts. */
function plainly(args: readonly Arg[]): { readonly low: number; readonly high: number } | null {
  const [first, second] = args;
  if (!first || args.length > 2 || args.some((a) => a.name !== null || a.value.kind !== "int")) return null;
  const [low, end] = second ? [first, second] : [null, first];
  const from = low ? Number(low.value.kind === "int" ? low.value.value : 0) : 0;
  const high = Number(end.value.kind === "int" ? end.value.value : 0) - 1;
  return from <= high && [from, high, high - from].every(Number.isSafeInteger) ? { low: from, high } : null;
}
const wholly: Make = (place, name) =>
  method(name, ["low", "high?", "size?", "dtype?", "endpoint?"], (args, env) => {
    const dtype = dtypeIn(args, env, true) ?? "int64";
    if (!isInteger(dtype) && dtype !== "bool")
      throw refuse("dtype/kind", { name, wanted: "integers", dtype }, { notes: { dtype: { text: "" } } });
    const size = sizeIn(args, env);
    const bounds = boundsIn(args, size, dtype, env);
    const made = drawing(place, env, (draws) => {
      const next = drawerOf(draws, dtype);
      const plain = plainBounds(bounds, dtype);
      return stored(
        dtype,
        bounds.shape,
        plain
          ? drawnBetween(plain, sizeOf(bounds.shape), dtype, draws)
          : dataFrom(dtype, filled(bounds, dtype, next) as number[]),
      );
    });
    const ofPython = isOfPython(args.optional("dtype"), name) || env.host.dialect !== "python";
    return size === null && bounds.shape.length === 0 && ofPython ? plainOf(made) : arrayOf(sourceOf(made), env);
  });

/** One integer is Python's own where the dtype is Python's, which the older functions take if none is named. */
const isOfPython = (dtype: Value | undefined, name: string): boolean =>
  dtype === undefined || dtype.kind === "none" ? name === "randint" : dtype.kind === "builtin";

interface Bounds {
  readonly shape: Shape;
  /** One for all, or one for each place. */
  readonly low: readonly bigint[];
  readonly high: readonly bigint[];
}

function boundsIn(args: Arguments, size: Shape | null, dtype: DType, env: Env): Bounds {
  const two = args.optional("high") !== undefined;
  const given = [two ? wholesIn(args, "low", env) : null, wholesIn(args, two ? "high" : "low", env)];
  const met = broadcast(Object.fromEntries(given.flatMap((g, i) => (g ? [[`bound${i}`, g.shape]] : []))));
  const shape = size ?? met;
  const [first, last] = given.map((g) => (g ? g.spread(shape) : [0n]));
  const low = first!;
  const high = args.bool("endpoint", false) ? last! : last!.map((h) => h - 1n);
  const [least, most] = dtype === "bool" ? [0n, 1n] : integerRange(dtype);
  for (let i = 0; i < Math.max(low.length, high.length); i++) {
    if (at(low, i) < least) throw outOf(`low is out of bounds for ${dtype}`);
    if (at(high, i) > most) throw outOf(`high is out of bounds for ${dtype}`);
    if (at(low, i) > at(high, i)) throw outOf(args.bool("endpoint", false) ? "low > high" : "low >= high");
  }
  return { shape, low, high };
}

const at = (bound: readonly bigint[], i: number): bigint => bound[bound.length === 1 ? 0 : i]!;

/** The whole numbers of an argument. */
function wholesIn(args: Arguments, name: string, env: Env) {
  const value = args.value(name);
  if (value.kind !== "list" && value.kind !== "tuple" && !(value.kind === "tensor" && value.node.shape.length > 0)) {
    const one = wideIn(args, name, 0n, env);
    return { shape: [], spread: () => [one] };
  }
  const node = toNode(value, literalsOf(env, true));
  const spread = (shape: Shape): bigint[] =>
    Array.from(denseData(env.host.realize([expand(node, shape)])[0]!) as Float64Array, (n) =>
      typeof n === "bigint" ? n : BigInt(Math.trunc(n)),
    );
  return { shape: node.shape, spread };
}

/** Bounds for all places that are numbers of JavaScript; null for others, and for integers that share words. */
function plainBounds({ low, high }: Bounds, dtype: DType): { readonly low: number; readonly high: number } | null {
  if (low.length !== 1 || high.length !== 1 || bytesOf(dtype) <= 2) return null;
  const [least, most] = [Number(low[0]), Number(high[0])];
  const isExact = [least, most, most - least].every(Number.isSafeInteger);
  return isExact ? { low: least, high: most } : null;
}

function drawnBetween(
  { low, high }: { readonly low: number; readonly high: number },
  count: number,
  dtype: DType,
  draws: NumpyDraws,
): Data {
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = low + draws.number(high - low);
  return wholeFrom(numbers, dtype);
}

type Drawer = (most: bigint) => bigint;
/** Small integers share the words of the stream among them. */
function drawerOf(draws: NumpyDraws, dtype: DType): Drawer {
  const bytes = bytesOf(dtype);
  if (bytes > 2) return draws.below;
  const next = draws.narrow(dtype === "bool" ? 1 : bytes === 1 ? 8 : 16);
  return (most) => BigInt(next(Number(most)));
}

function filled({ shape, low, high }: Bounds, dtype: DType, next: Drawer): (number | bigint)[] {
  const wide = isWide(dtype);
  return Array.from({ length: sizeOf(shape) }, (_, i) => {
    const value = at(low, i) + next(at(high, i) - at(low, i));
    return wide ? value : Number(value);
  });
}
