/**
 * The distributions of np.random: parameters, which may be arrays that broadcast, what they may be, and which dtype comes
 * of them. Knows arguments and results; the numbers are src/random/distributions.ts and counts.ts.
 */

import { numbersIn } from "../core/doubles.ts";
import { allocate, type DType } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { contiguous, eachRun, expanded } from "../core/layout.ts";
import { broadcast, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import * as counts from "../random/counts.ts";
import * as floats from "../random/distributions.ts";
import type { NumpyDraws } from "../random/numpy.ts";
import type { Arguments } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { valueError } from "./python-says.ts";
import type { Arg } from "./value.ts";

/** What a parameter may be; anything else is refused as NumPy refuses it. */
type Range = "any" | "nonnegative" | "positive" | "share" | "chance" | "part" | "many";

interface Param {
  readonly name: string;
  readonly range: Range;
  readonly default?: number;
}
export interface Distribution {
  readonly params: readonly Param[];
  readonly dtype: "float32" | "float64" | "int64";
  /** One number; `legacy`: as RandomState's streams have it. */
  readonly next: (draws: NumpyDraws, legacy: boolean, values: readonly number[]) => number;
}

const any = (name: string, otherwise?: number): Param => param(name, "any", otherwise);
const from0 = (name: string, otherwise?: number): Param => param(name, "nonnegative", otherwise);
const above0 = (name: string): Param => param(name, "positive");
const param = (name: string, range: Range, otherwise?: number): Param =>
  otherwise === undefined ? { name, range } : { name, range, default: otherwise };

type Next = Distribution["next"];
const of = (dtype: Distribution["dtype"], params: readonly Param[], next: Next): Distribution => ({
  dtype,
  params,
  next,
});

/** By the names that they have as methods of a generator. */
export const distributions: Readonly<Record<string, Distribution>> = {
  uniform: of("float64", [any("low", 0), any("high", 1)], (d, legacy, [low, high]) => {
    // Only the older functions take their bounds in either order.
    if (high! < low! && !legacy) throw outOf("high - low < 0");
    return low! + (high! - low!) * d.unit();
  }),
  normal: of("float64", [any("loc", 0), from0("scale", 1)], (d, _, [loc, scale]) => loc! + scale! * d.normal()),
  exponential: of("float64", [from0("scale", 1)], (d, _, [scale]) => scale! * d.exponential()),
  standard_gamma: of("float64", [from0("shape")], (d, _, [shape]) => floats.gamma(d, shape!)),
  gamma: of("float64", [from0("shape"), from0("scale", 1)], (d, _, [k, scale]) => scale! * floats.gamma(d, k!)),
  beta: of("float64", [above0("a"), above0("b")], (d, _, [a, b]) => floats.beta(d, a!, b!)),
  chisquare: of("float64", [above0("df")], (d, _, [df]) => floats.chisquare(d, df!)),
  f: of("float64", [above0("dfnum"), above0("dfden")], (d, _, [a, b]) => floats.fRatio(d, a!, b!)),
  noncentral_chisquare: of("float64", [above0("df"), from0("nonc")], (d, _, [df, nonc]) =>
    counts.noncentralChisquare(d, df!, nonc!),
  ),
  noncentral_f: of("float64", [above0("dfnum"), above0("dfden"), from0("nonc")], (d, _, [a, b, nonc]) =>
    counts.noncentralF(d, a!, b!, nonc!),
  ),
  standard_t: of("float64", [above0("df")], (d, _, [df]) => floats.student(d, df!)),
  standard_cauchy: of("float64", [], floats.cauchy),
  laplace: of("float64", [any("loc", 0), from0("scale", 1)], (d, _, [loc, scale]) => floats.laplace(d, loc!, scale!)),
  logistic: of("float64", [any("loc", 0), from0("scale", 1)], (d, _, [loc, scale]) => floats.logistic(d, loc!, scale!)),
  gumbel: of("float64", [any("loc", 0), from0("scale", 1)], (d, _, [loc, scale]) => floats.gumbel(d, loc!, scale!)),
  lognormal: of("float64", [any("mean", 0), from0("sigma", 1)], (d, _, [mean, sigma]) =>
    floats.exp(mean! + sigma! * d.normal()),
  ),
  pareto: of("float64", [above0("a")], (d, legacy, [a]) =>
    legacy ? floats.exp(d.exponential() / a!) - 1 : floats.expm1(d.exponential() / a!),
  ),
  weibull: of("float64", [from0("a")], (d, _, [a]) => (a === 0 ? 0 : floats.power(d.exponential(), 1 / a!))),
  power: of("float64", [above0("a")], (d, legacy, [a]) =>
    floats.power(legacy ? 1 - floats.exp(-d.exponential()) : -floats.expm1(-d.exponential()), 1 / a!),
  ),
  rayleigh: of("float64", [from0("scale", 1)], (d, legacy, [scale]) => floats.rayleigh(d, legacy, scale!)),
  triangular: of("float64", [any("left"), any("mode"), any("right")], (d, _, [left, mode, right]) =>
    floats.triangular(d, left!, mode!, right!),
  ),
  vonmises: of("float64", [any("mu"), from0("kappa")], (d, _, [mu, kappa]) => floats.vonMises(d, mu!, kappa!)),
  wald: of("float64", [above0("mean"), above0("scale")], (d, legacy, [mean, scale]) =>
    floats.wald(d, legacy, mean!, scale!),
  ),
  poisson: of("int64", [from0("lam", 1)], (d, _, [lam]) => counts.poisson(d, lam!)),
  binomial: of("int64", [from0("n"), param("p", "share")], (d, _, [n, p]) => counts.binomial(d, n!, p!)),
  negative_binomial: of("int64", [above0("n"), param("p", "chance")], (d, _, [n, p]) =>
    counts.negativeBinomial(d, n!, p!),
  ),
  geometric: of("int64", [param("p", "chance")], (d, legacy, [p]) => counts.geometric(d, legacy, p!)),
  hypergeometric: of("int64", [from0("ngood"), from0("nbad"), from0("nsample")], (d, legacy, [good, bad, sample]) => {
    if (sample! > good! + bad!) throw outOf("ngood + nbad < nsample");
    return counts.hypergeometric(d, legacy, good!, bad!, sample!);
  }),
  logseries: of("int64", [param("p", "part")], (d, legacy, [p]) => counts.logseries(d, legacy, p!)),
  zipf: of("int64", [param("a", "many")], (d, legacy, [a]) => counts.zipf(d, legacy, a!)),
};

/** Those that are drawn in float32 too, where that is asked for. */
export const distributions32: Readonly<Record<string, Distribution>> = {
  standard_gamma: of("float32", [from0("shape")], (d, _, [shape]) => floats.gamma32(d, shape!)),
};

export const outOf = (detail: string): Error => refuse("random/bounds", { detail }, { exception: valueError(detail) });

/** What is wrong with a value, in NumPy's words; null if nothing is. */
function fault({ name, range }: Param, value: number): string | null {
  switch (range) {
    case "any":
      return null;
    case "nonnegative":
      return value < 0 || Object.is(value, -0) ? `${name} < 0` : null;
    case "positive":
      return value > 0 ? null : `${name} <= 0`;
    case "share":
      return value >= 0 && value <= 1 ? null : `${name} < 0, ${name} > 1 or ${name} is NaN`;
    case "chance":
      return value > 0 && value <= 1 ? null : `${name} <= 0, ${name} > 1 or ${name} contains NaNs`;
    case "part":
      return value >= 0 && value < 1 ? null : `${name} < 0, ${name} >= 1 or ${name} is NaN`;
    case "many":
      return value > 1 ? null : `${name} <= 1 or ${name} is NaN`;
  }
}

interface Given {
  readonly shape: Shape;
  readonly data: ArrayLike<number>;
}

/** The numbers of a parameter. */
export function numbersOf(args: Arguments, name: string, env: Env): Given {
  const given = args.value(name);
  if (given.kind === "float") return { shape: [], data: [given.value] };
  const node = toNode(given, literalsOf(env, true));
  const value = env.host.realize([node])[0]!;
  return { shape: node.shape, data: numbersIn(value) };
}

/** The values of all parameters where each that is given is one number, in its place, and in range; null for all else. */
export function plainParameters({ params }: Distribution, args: readonly Arg[]): readonly number[] | null {
  if (args.length > params.length) return null;
  const values: number[] = [];
  for (let i = 0; i < params.length; i++) {
    const { name, value } = args[i] ?? {};
    if (name || (value && value.kind !== "float" && value.kind !== "int")) return null;
    const number = value ? Number(value.value) : params[i]!.default;
    if (number === undefined || (value?.kind === "int" && !Number.isSafeInteger(number))) return null;
    if (fault(params[i]!, number) !== null) return null;
    values.push(number);
  }
  return values;
}

/** Values of each parameter, checked, and the shape in which they meet. */
export class Parameters {
  readonly shape: Shape;
  private readonly rows: readonly ArrayLike<number>[];

  constructor({ params }: Distribution, args: Arguments, size: Shape | null, env: Env) {
    const given = params.map((p): Given => {
      if (!args.optional(p.name) && p.default !== undefined) return { shape: [], data: [p.default] };
      const found = numbersOf(args, p.name, env);
      for (let i = 0; i < found.data.length; i++) {
        const wrong = fault(p, found.data[i]!);
        if (wrong !== null) throw outOf(wrong);
      }
      return found;
    });
    if (given.every((g) => g.shape.length === 0)) {
      this.shape = size ?? [];
      this.rows = given.map((g) => g.data);
      return;
    }
    const met = broadcast(Object.fromEntries(given.map((g, i) => [params[i]!.name, g.shape])));
    this.shape = size ?? met;
    if (size && !sameShape(broadcast({ size, params: met }), size))
      throw outOf(
        `Output size ${showShape(size)} is not compatible with broadcast dimensions of inputs ${showShape(met)}.`,
      );
    this.rows = given.map((g) => (sizeOf(g.shape) === 1 ? g.data : spread(g, this.shape)));
  }

  /** The value of every parameter at a place of the result. */
  at(place: number): readonly number[] {
    return this.rows.map((row) => row[row.length === 1 ? 0 : place]!);
  }
  get alike(): boolean {
    return this.rows.every((row) => row.length === 1);
  }
}

function spread({ shape, data }: Given, to: Shape): Float64Array {
  const out = new Float64Array(sizeOf(to));
  let n = 0;
  eachRun(expanded(contiguous(shape), to), (place, count, stride) => {
    for (let i = 0; i < count; i++, place += stride) out[n++] = data[place]!;
  });
  return out;
}

/** Numbers of a distribution, in the order of the result. */
export function drawnFrom(
  { dtype, next }: Distribution,
  parameters: Parameters,
  draws: NumpyDraws,
  legacy: boolean,
): ReturnType<typeof stored> {
  const count = sizeOf(parameters.shape);
  const numbers = new Float64Array(count);
  const fixed = parameters.alike && count > 0 ? parameters.at(0) : null;
  if (dtype === "float64") draws.expect(count);
  for (let i = 0; i < count; i++) numbers[i] = next(draws, legacy, fixed ?? parameters.at(i));
  if (dtype === "float64") return stored(dtype, parameters.shape, numbers);
  if (dtype === "float32") return stored(dtype, parameters.shape, Float32Array.from(numbers));
  const whole = allocate("int64" satisfies DType, count) as BigInt64Array;
  for (let i = 0; i < count; i++) whole[i] = BigInt(numbers[i]!);
  return stored(dtype, parameters.shape, whole);
}
