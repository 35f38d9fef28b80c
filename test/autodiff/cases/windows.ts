/** Cases of operations over windows: convolutions and pooling, with channels last and with channels first. */
import { type Case, on } from "./case.ts";

const line = on(
  [
    [2, 6, 2],
    [3, 2, 2],
  ],
  "conv1d(x, y)",
  "conv1d(x, y, strides=2, padding='SAME')",
  "conv1d(x, y, dilations=2)",
);
const plane = on(
  [
    [1, 5, 4, 2],
    [2, 3, 2, 2],
  ],
  "conv2d(x, y)",
  "conv2d(x, y, strides=[2, 1], padding='SAME')",
  "conv2d(x, y, padding='SAME', dilations=[2, 1])",
  "conv2d(x, y, padding=[[0, 0], [1, 0], [2, 1], [0, 0]])",
  "atrous_conv2d(x, y, 2, padding='SAME')",
  "depthwise_conv2d(x, y)",
  "depthwise_conv2d(x, y, strides=2, padding='SAME')",
);

const convolutions = [
  ...line,
  ...plane,
  // Fewer channels in the kernel than in x: groups.
  ...on(
    [
      [1, 4, 4, 4],
      [2, 2, 2, 2],
    ],
    "conv2d(x, y)",
  ),
  ...on(
    [
      [1, 3, 3, 2, 1],
      [2, 2, 2, 1, 2],
    ],
    "conv3d(x, y)",
    "conv3d(x, y, strides=2, padding='SAME')",
  ),
  ...on(
    [
      [1, 3, 3, 2],
      [2, 2, 2, 1],
      [1, 1, 2, 2],
    ],
    "separable_conv2d(x, y, z)",
  ),
];

const transposed = [
  ...on(
    [
      [1, 3, 2],
      [3, 2, 2],
    ],
    "conv1d_transpose(x, y, strides=2)",
    "conv1d_transpose(x, y, padding='VALID')",
  ),
  ...on(
    [
      [1, 2, 3, 2],
      [2, 3, 1, 2],
    ],
    "conv2d_transpose(x, y, strides=2)",
    "conv2d_transpose(x, y, padding='VALID', strides=[1, 2])",
  ),
  ...on(
    [
      [1, 2, 2, 1, 1],
      [2, 2, 2, 1, 1],
    ],
    "conv3d_transpose(x, y, strides=2)",
  ),
];

const channelsFirst = [
  ...on(
    [[1, 2, 6], [2, 2, 3], [2]],
    "conv1d_channels_first(x, y, z)",
    "conv1d_channels_first(x, y, z, strides=2, padding=1, dilations=2)",
    "conv1d_transpose_channels_first(x, y, strides=2, padding=1, output_padding=1)",
  ),
  ...on(
    [[1, 2, 4, 4], [2, 1, 2, 3], [2]],
    "conv2d_channels_first(x, y, z, groups=2)",
    "conv2d_channels_first(x, y, z, groups=2, strides=2, padding=[1, 2])",
    "conv2d_transpose_channels_first(x, y, z, groups=2, strides=2)",
  ),
  ...on(
    [
      [1, 1, 2, 3, 3],
      [2, 1, 2, 2, 2],
    ],
    "conv3d_channels_first(x, y, padding=1)",
  ),
  ...on(
    [
      [1, 1, 2, 2, 2],
      [1, 2, 2, 2, 2],
    ],
    "conv3d_transpose_channels_first(x, y, strides=2)",
  ),
];

const pooling = [
  ...on(
    [[2, 6, 2]],
    "max_pool1d(x, 2)",
    "max_pool1d(x, 3, strides=2, padding='SAME')",
    "avg_pool1d(x, 2)",
    "avg_pool1d(x, 3, strides=1, padding='SAME')",
    "pool_nd(x, [2], 'MAX', strides=[1])",
    "pool_nd(x, [2], 'AVG', dilations=[2])",
  ),
  ...on(
    [[1, 5, 4, 2]],
    "max_pool2d(x, 2)",
    "max_pool2d(x, [3, 2], strides=[1, 2], padding='SAME')",
    "avg_pool2d(x, 2)",
    "avg_pool2d(x, [3, 2], strides=[2, 1], padding='SAME')",
  ),
  ...on([[1, 3, 2, 4, 1]], "max_pool3d(x, 2)", "avg_pool3d(x, 2, strides=1, padding='SAME')"),
  ...on(
    [[1, 2, 7]],
    "max_pool1d_channels_first(x, 3, padding=1)",
    "max_pool1d_channels_first(x, 2, ceil_mode=True)",
    "avg_pool1d_channels_first(x, 3, padding=1)",
    "adaptive_avg_pool1d(x, 3)",
    "adaptive_max_pool1d(x, 3)",
  ),
  ...on(
    [[1, 2, 5, 4]],
    "max_pool2d_channels_first(x, 2, dilations=2, strides=1)",
    "avg_pool2d_channels_first(x, 2, padding=1, count_include_pad=False)",
    "avg_pool2d_channels_first(x, 2, ceil_mode=True)",
    "avg_pool2d_channels_first(x, 2, divisor_override=3)",
    "adaptive_avg_pool2d(x, [2, 3])",
    "adaptive_max_pool2d(x, [3, 2])",
    "unfold_windows(x, [2, 3], dilations=[2, 1], padding=1, strides=2)",
  ),
  ...on(
    [[1, 1, 3, 4, 3]],
    "max_pool3d_channels_first(x, 2, strides=1)",
    "avg_pool3d_channels_first(x, 2)",
    "adaptive_avg_pool3d(x, 2)",
    "adaptive_max_pool3d(x, 2)",
  ),
];

export const windows: readonly Case[] = [...convolutions, ...transposed, ...channelsFirst, ...pooling];
