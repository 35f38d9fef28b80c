/** Cases of layers, of blocks moved about, of matrix functions and of slopes. */
import { type Case, on } from "./case.ts";

export const layers: readonly Case[] = [
  ...on([[2, 3], [4, 3], [4]], "affine(x, y, z)"),
  ...on([[2, 3], [3], [3]], "layer_norm(x, [3], y, z)", "batch_norm(x, None, None, y, z, training=True)"),
  ...on([[2, 3], [3]], "rms_norm(x, [3], y)", "batch_normalization(x, y, 2.0, None, None, 0.1)", "bias_add(x, y)"),
  ...on([[2, 4, 3], [4], [4]], "group_norm(x, 2, y, z)"),
  ...on([[2, 2, 4]], "instance_norm(x)", "channel_shuffle(x, 2)", "normalize_along(x)"),
  ...on(
    [
      [2, 3],
      [4, 3],
      [4, 2],
    ],
    "scaled_dot_product_attention(x, y, z)",
  ),
  ...on(
    [[2, 3]],
    "moments(x, [0])[1]",
    "weighted_moments(x, [0], [[1.0], [3.0]])[1]",
    "dropout(x, 0.0)",
    "dropout_while(x, 0.5, False)",
    "embedding([1, 0, 1], x)",
    "pad_last(x, [1, -1, 2, 0], value=3.0)",
    "ediff1d(x)",
    "slopes(x)",
  ),
  ...on(
    [
      [2, 3],
      [2, 3],
    ],
    "vdot(x, y)",
  ),
  ...on([[1, 4, 2, 2]], "space_to_depth(x, 2)", "space_to_batch(x, [2, 2], [[0, 0], [1, 1]])", "pixel_shuffle(x, 2)"),
  ...on([[1, 2, 2, 4]], "depth_to_space(x, 2)", "pixel_unshuffle(x, 2)"),
  ...on([[4, 2, 2, 1]], "batch_to_space(x, [2, 2], [[0, 0], [1, 0]])"),
  ...on([[2, 2]], "matrix_exp(x)"),
  ...on(
    [
      [2, 3],
      [3, 4],
      [4, 1],
    ],
    "multi_dot([x, y, z])",
  ),
  ...on(
    [
      [2, 2],
      [2, 1],
    ],
    "solve_triangular(x + 2 * eye(2), y)",
  ),
];
