/**
 * Keras 3's initial weights, by the names that Keras gives them. One with an integer seed gives the same draw at every
 * call. Knows fans and scales; the numbers are stateless draws.
 */
import { type Shape, sizeOf } from "../core/shape.ts";
import { type FloatDType, normal, truncatedNormal, uniform } from "./distribution.ts";
import type { Draw } from "./draws.ts";
import { drawStateless, type Seed } from "./stateless.ts";

interface Scaling {
  readonly scale: number;
  readonly mode: "fanIn" | "fanOut" | "fanAverage";
  readonly spread: "truncatedNormal" | "normal" | "uniform";
}

/** Glorot and Bengio 2010, He et al. 2015, LeCun et al. 1998. */
export const scalings = {
  glorot_normal: { scale: 1, mode: "fanAverage", spread: "truncatedNormal" },
  glorot_uniform: { scale: 1, mode: "fanAverage", spread: "uniform" },
  he_normal: { scale: 2, mode: "fanIn", spread: "truncatedNormal" },
  he_uniform: { scale: 2, mode: "fanIn", spread: "uniform" },
  lecun_normal: { scale: 1, mode: "fanIn", spread: "truncatedNormal" },
  lecun_uniform: { scale: 1, mode: "fanIn", spread: "uniform" },
} as const satisfies Readonly<Record<string, Scaling>>;

/** The seed that an integer seed of Keras stands for on TensorFlow: its remainder by 2^31 - 2, with Python's sign. */
export function kerasSeed(seed: bigint): Seed {
  const limit = 2n ** 31n - 2n;
  return [((seed % limit) + limit) % limit, 0n];
}

/**
 * Inputs and outputs of a unit with weights of this shape: the last two axes, times the size of the others, which are
 * the window of a convolution.
 */
export function fansOf(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length < 2) return { fanIn: sizeOf(shape), fanOut: sizeOf(shape) };
  const window = sizeOf(shape.slice(0, -2));
  return { fanIn: shape.at(-2)! * window, fanOut: shape.at(-1)! * window };
}

/** `VarianceScaling`: numbers of variance scale / fan, for weights of this shape. */
export function drawScaled(scaling: Scaling, shape: Shape, seed: bigint, dtype: FloatDType = "float32"): Draw {
  const { fanIn, fanOut } = fansOf(shape);
  const fan = { fanIn, fanOut, fanAverage: (fanIn + fanOut) / 2 }[scaling.mode];
  const variance = scaling.scale / Math.max(1, fan);
  const from = kerasSeed(seed);
  switch (scaling.spread) {
    case "truncatedNormal":
      // The standard deviation of a standard normal that is cut off at 2.
      return drawStateless(from, truncatedNormal(dtype, 0, Math.sqrt(variance) / 0.8796256610342398));
    case "normal":
      return drawStateless(from, normal(dtype, 0, Math.sqrt(variance)));
    case "uniform": {
      const limit = Math.sqrt(3 * variance);
      return drawStateless(from, uniform(dtype, -limit, limit));
    }
  }
}
