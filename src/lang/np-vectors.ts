/** np.random's vectors: counts that add up, shares, normals that belong together, and the order of each row of an array. */
import { dataFrom } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { gather, permute, reshape } from "../graph/structure.ts";
import { add, multiply } from "../ops/arithmetic.ts";
import { svd } from "../ops/decompositions.ts";
import { matmul } from "../ops/linalg.ts";
import { castTo } from "../ops/operation.ts";
import { sqrt } from "../ops/transcendental.ts";
import { multinomial as multinomialOf } from "../random/counts.ts";
import { dirichlet as dirichletOf } from "../random/distributions.ts";
import { type NumpyDraws, permutationOf } from "../random/numpy.ts";
import { type Arguments, method } from "./arguments.ts";
import { literalsOf, toNode } from "./convert.ts";
import type { Env } from "./env.ts";
import { numbersOf, outOf } from "./np-distributions.ts";
import { arrayOf, drawing, type Make, placesOf, sizeIn } from "./np-streams.ts";

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
    if (args.has("method") && args.string("method") !== "svd") args.misfit("method", "'svd'");
    const shape = [...(sizeIn(args, env) ?? []), n];
    const [normals, legacy] = drawing(place, env, (draws, old) => [
      Float64Array.from({ length: sizeOf(shape) }, draws.normal),
      old,
    ]);
    const rows = sourceOf(stored("float64", [sizeOf(shape.slice(0, -1)), n], normals));
    const root = rootOf(castTo(cov, "float64"), legacy);
    return arrayOf(reshape(add(matmul({ a: rows, b: root }), castTo(mean, "float64")), shape), env);
  });

/** A matrix whose transpose times itself is x: old streams take its rows from the right singular vectors. */
function rootOf(x: Node, legacy: boolean): Node {
  const [u, s, vh] = svd({ x }) as unknown as readonly [Node, Node, Node];
  const rows = legacy ? vh : permute(u, [1, 0]);
  return multiply(reshape(sqrt(s), [x.shape[0]!, 1]), rows);
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
