/** np.random's vectors: counts that add up, shares, normals that belong together, and the order of each row of an array. */
import { dataFrom } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { gather, permute, reshape } from "../graph/structure.ts";
import { add, multiply } from "../ops/arithmetic.ts";
import { eigh, svd } from "../ops/decompositions.ts";
import { matmul } from "../ops/linalg.ts";
import { castTo } from "../ops/operation.ts";
import { cholesky } from "../ops/solving.ts";
import { sqrt } from "../ops/transcendental.ts";
import { hypergeometric, multinomial as multinomialOf } from "../random/counts.ts";
import { dirichlet as dirichletOf } from "../random/distributions.ts";
import { type NumpyDraws, permutationOf } from "../random/numpy.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { numbersOf, outOf } from "./np-distributions.ts";
import { arrayOf, drawing, type Make, placesOf, sizeIn } from "./np-streams.ts";
import { valueError } from "./python-says.ts";

/** Vectors that are drawn as wholes: one for each place of `size`. */
const vectors =
  (
    params: readonly string[],
    width: (
      args: Arguments,
      env: Env,
    ) => { readonly count: number; readonly next: (draws: NumpyDraws, legacy: boolean) => readonly number[] },
    dtype: "float64" | "int64",
  ): Make =>
  (place, name) =>
    method(name, [...params, "size?"], (args, env) => {
      const { count, next } = width(args, env);
      const shape = [...(sizeIn(args, env) ?? []), count];
      const rows = drawing(place, env, (draws, legacy) =>
        Array.from({ length: sizeOf(shape.slice(0, -1)) }, () => next(draws, legacy)).flat(),
      );
      return arrayOf(sourceOf(stored(dtype, shape, dataFrom(dtype, dtype === "int64" ? rows.map(BigInt) : rows))), env);
    });
export const multinomial = vectors(
  ["n", "pvals"],
  (args, env) => {
    const [n, chances] = [args.int("n"), Array.from(numbersOf(args, "pvals", env).data)];
    if (n < 0) throw outOf("n < 0");
    if (chances.some((p) => !(p >= 0 && p <= 1))) throw outOf("pvals < 0, pvals > 1 or pvals contains NaNs");
    if (chances.slice(0, -1).reduce((a, b) => a + b, 0) > 1 + 1e-12) throw outOf("sum(pvals[:-1]) > 1.0");
    return { count: chances.length, next: (draws) => multinomialOf(draws, n, chances) };
  },
  "int64",
);
export const dirichlet = vectors(
  ["alpha"],
  (args, env) => {
    const alpha = Array.from(numbersOf(args, "alpha", env).data);
    if (alpha.some((a) => a < 0)) throw outOf("alpha < 0");
    return { count: alpha.length, next: (draws, legacy) => dirichletOf(draws, legacy, alpha) };
  },
  "float64",
);

/** Normals that belong together: independent ones times a root of their covariances, which comes of its singular values. */
export const multivariateNormal: Make = (place, name) =>
  method(name, ["mean", "cov", "size?", "check_valid?", "tol?", "method?"], (args, env) => {
    const [mean, cov] = ["mean", "cov"].map((p) => toNode(args.value(p), literalsOf(env, true))) as [Node, Node];
    const [n = 0] = mean.shape;
    if (mean.shape.length !== 1) throw outOf("mean must be 1 dimensional");
    if (cov.shape.length !== 2 || cov.shape[0] !== cov.shape[1]) throw outOf("cov must be 2 dimensional and square");
    if (cov.shape[0] !== n) throw outOf("mean and cov must have same length");
    const root = rootBy[args.has("method") ? args.string("method") : "svd"];
    if (!root) throw args.misfit("method", "a method", valueError("method must be one of {'eigh', 'svd', 'cholesky'}"));
    const shape = [...(sizeIn(args, env) ?? []), n];
    const [normals, legacy] = drawing(place, env, (draws, old) => [
      Float64Array.from({ length: sizeOf(shape) }, draws.normal),
      old,
    ]);
    const rows = sourceOf(stored("float64", [sizeOf(shape.slice(0, -1)), n], normals));
    const turned = root(castTo(cov, "float64"), legacy);
    return arrayOf(reshape(add(matmul({ a: rows, b: turned }), castTo(mean, "float64")), shape), env);
  });

/** A matrix whose transpose times itself is x: old streams take its rows from the right singular vectors. */
const rootBy: Readonly<Record<string, (x: Node, legacy: boolean) => Node>> = {
  svd: (x, legacy) => {
    const [u, s, vh] = svd({ x }) as unknown as readonly [Node, Node, Node];
    return rowsTimes(s, legacy ? vh : permute(u, [1, 0]));
  },
  eigh: (x) => {
    const [s, u] = eigh({ x }) as unknown as readonly [Node, Node];
    return rowsTimes(s, permute(u, [1, 0]));
  },
  cholesky: (x) => permute(cholesky({ x }), [1, 0]),
};
const rowsTimes = (squares: Node, rows: Node): Node => multiply(reshape(sqrt(squares), [rows.shape[0]!, 1]), rows);

/** How many of each colour are among those taken from an urn. */
export const multivariateHypergeometric: Make = (place, name) =>
  method(name, ["colors", "nsample", "size?", "method?"], (args, env) => {
    const colors = Array.from(numbersOf(args, "colors", env).data);
    const sample = args.int("nsample");
    const by = args.has("method") ? args.string("method") : "marginals";
    if (by !== "marginals" && by !== "count") throw outOf('method must be "count" or "marginals".');
    if (colors.some((n) => n < 0)) throw outOf("colors must not contain negative integers.");
    const total = colors.reduce((a, b) => a + b, 0);
    if (sample < 0) throw outOf("nsample must be nonnegative.");
    if (sample > total) throw outOf("nsample > sum(colors)");
    const shape = [...(sizeIn(args, env) ?? []), colors.length];
    const rows = drawing(place, env, (draws) => {
      const next = by === "count" ? takenOneByOne : takenByColor;
      // Whoever takes more than half draws those that stay.
      const stays = sample > Math.floor(total / 2);
      const urn = by === "count" ? colors.flatMap((n, i) => Array<number>(n).fill(i)) : colors;
      return Array.from({ length: sizeOf(shape.slice(0, -1)) }, () => {
        const taken = next(draws, urn, stays ? total - sample : sample, colors.length);
        return stays ? taken.map((n, i) => colors[i]! - n) : taken;
      }).flat();
    });
    return arrayOf(sourceOf(stored("int64", shape, dataFrom("int64", rows.map(BigInt)))), env);
  });

function takenByColor(draws: NumpyDraws, colors: readonly number[], sample: number): number[] {
  const taken = colors.map(() => 0);
  let [left, remaining] = [sample, colors.reduce((a, b) => a + b, 0)];
  for (let i = 0; left > 0 && i + 1 < colors.length; i++) {
    remaining -= colors[i]!;
    taken[i] = hypergeometric(draws, false, colors[i]!, remaining, left);
    left -= taken[i]!;
  }
  if (left > 0) taken[colors.length - 1] = left;
  return taken;
}

/** Shuffles the beginning of the urn, which lists the colour of each. */
function takenOneByOne(draws: NumpyDraws, urn: number[], sample: number, count: number): number[] {
  const taken = Array<number>(count).fill(0);
  for (let i = 0; i < sample; i++) {
    const j = i + draws.place(urn.length - i - 1);
    [urn[i], urn[j]] = [urn[j]!, urn[i]!];
  }
  for (const color of urn.slice(0, sample)) taken[color]!++;
  return taken;
}

/** Each row along an axis in an order of its own. */
export const permuted: Make = (place, name) =>
  method(name, ["x", "axis?"], (args, env) => {
    const x = toNode(args.value("x"), literalsOf(env, true));
    const rank = x.shape.length;
    if (!args.optional("axis")) {
      const flat = reshape(x, [sizeOf(x.shape)]);
      const order = drawing(place, env, (draws) => permutationOf(draws, sizeOf(x.shape)));
      return arrayOf(reshape(gather(flat, [0], [placesOf(order)], 0), x.shape), env);
    }
    const axis = args.int("axis") + (args.int("axis") < 0 ? rank : 0);
    if (!(axis >= 0 && axis < rank))
      throw outOf(`axis ${args.int("axis")} is out of bounds for array of dimension ${rank}`);
    const last = [...x.shape.keys()].filter((a) => a !== axis).concat(axis);
    const turned = permute(x, last);
    const [count, rows] = [x.shape[axis]!, sizeOf(x.shape) / Math.max(1, x.shape[axis]!)];
    const order = drawing(place, env, (draws) =>
      Array.from({ length: rows }, (_, row) => Array.from(permutationOf(draws, count), (i) => row * count + i)).flat(),
    );
    const mixed = reshape(gather(reshape(turned, [sizeOf(x.shape)]), [0], [placesOf(order)], 0), turned.shape);
    return arrayOf(
      permute(
        mixed,
        [...last.keys()].map((a) => last.indexOf(a)),
      ),
      env,
    );
  });
