/** Cases of activations, losses and distances. */
import { type Case, on, one, within } from "./case.ts";

const activations = [
  ...one(
    `bounded_relu hardtanh hard_sigmoid hard_silu celu mish exponential linear_activation log_sigmoid tanhshrink
    hardshrink softshrink softplus_scaled crelu softmin squareplus sparse_plus sparse_sigmoid sparsemax`,
  ),
  ...on([[5]], "bounded_relu(x, 0.2, 1.0, 0.3)", "celu(x, 0.7)", "threshold(x, 0.2, 5.0)", "softplus_scaled(x, 2.0)"),
  ...on([[2, 3, 2], [3]], "prelu(x, y)"),
  ...on([[2, 4]], "glu(x)", "glu(x, axis=0)", "sparsemax(x, axis=0)"),
  ...on(
    [[2, 3]],
    "softmax(x)",
    "softmax(x, 0)",
    "log_softmax(x)",
    "log_softmax(x, 0)",
    "l2_normalize(x)",
    "l2_normalize(x, axis=1)",
    "clip_by_norm(x, 0.3)",
    "clip_by_norm(x, 0.3, axes=[1])",
    "global_norm([x, x[0]])",
    "l2_loss(x)",
  ),
];

const pair = [
  [2, 3],
  [2, 3],
] as const;

/** Of what is wanted and what was found. */
const ofRows = [
  ...on(
    pair,
    "mse(x, y)",
    "mse(x, y, axis=1)",
    "mae(x, y)",
    "huber(x, y)",
    "huber(x, y, delta=0.3)",
    "mean_absolute_percentage_error(x, y)",
    "mean_squared_logarithmic_error(abs(x), abs(y))",
    "log_cosh(x, y)",
    "hinge(x, y)",
    "squared_hinge(x, y)",
    "hinge([[1, 0, 1], [0, 0, 1]], y)",
    "categorical_hinge(softmax(x), y)",
    "kl_divergence(softmax(x), softmax(y))",
    "poisson_loss(x, exp(y))",
    "cosine_similarity_loss(x, y)",
    "cosine_similarity_loss(x, y, axis=0)",
    "tversky_loss(sigmoid(x), sigmoid(y), alpha=0.3, beta=0.7)",
    "dice_loss(sigmoid(x), sigmoid(y))",
    "dice_loss(sigmoid(x), sigmoid(y), axis=1)",
  ),
  ...on(
    pair,
    "sigmoid_cross_entropy_with_logits(x, y)",
    "softmax_cross_entropy_with_logits(softmax(x), y)",
    "categorical_crossentropy(softmax(x), softmax(y))",
    "categorical_crossentropy(softmax(x), y, from_logits=True, label_smoothing=0.1)",
    "binary_crossentropy(sigmoid(x), sigmoid(y))",
    "binary_crossentropy(sigmoid(x), y, from_logits=True)",
    "binary_focal_crossentropy(sigmoid(x), sigmoid(y))",
    "binary_focal_crossentropy(sigmoid(x), y, from_logits=True, apply_class_balancing=True, gamma=3)",
    "categorical_focal_crossentropy(softmax(x), softmax(y))",
    "weighted_cross_entropy_with_logits(sigmoid(x), y, 2.5)",
    "log_poisson_loss(abs(x) + 1.5, y)",
    "log_poisson_loss(abs(x) + 1.5, y, compute_full_loss=True)",
  ),
  ...on(
    [[2, 3]],
    "sparse_softmax_cross_entropy_with_logits([2, 0], x)",
    "sparse_categorical_crossentropy([2, 0], softmax(x))",
    "sparse_categorical_crossentropy([2, 0], x, from_logits=True)",
    "sparse_categorical_crossentropy([2, 0], x, from_logits=True, ignore_class=0)",
    "cross_entropy(x, [2, 0])",
    "nll_loss(log_softmax(x), [2, 0])",
    "nll_loss(log_softmax(x), [2, 0], weight=[0.5, 1.0, 2.0], reduction='none')",
  ),
];

/** Of input and target, in PyTorch's order. */
const ofInputs = [
  ...on(
    pair,
    "mse_loss(x, y)",
    "l1_loss(x, y, reduction='sum')",
    "soft_margin_loss(x, y)",
    "huber_loss(x, y, delta=0.7)",
    "smooth_l1_loss(x, y, beta=0.4)",
    "binary_cross_entropy(sigmoid(x), sigmoid(y))",
    "binary_cross_entropy_with_logits(x, y)",
    "binary_cross_entropy_with_logits(x, sigmoid(y), pos_weight=[0.5, 2.0, 3.0])",
    "kl_div(log_softmax(x), softmax(y), reduction='sum')",
    "kl_div(log_softmax(x), log_softmax(y), log_target=True, reduction='none')",
    "poisson_nll_loss(x, abs(y) + 1.5)",
    "poisson_nll_loss(exp(x), abs(y) + 1.5, log_input=False, full=True)",
    "cosine_similarity(x, y)",
    "cosine_embedding_loss(x, y, [1.0, -1.0])",
    "pairwise_distance(x, y)",
    "pairwise_distance(x, y, p=3.0, keepdim=True)",
    "hinge_embedding_loss(x, [[1.0, -1.0, -1.0], [-1.0, 1.0, 1.0]], margin=2.0)",
    "margin_ranking_loss(x, y, [1.0, -1.0, 1.0], margin=0.5)",
  ),
  ...on([...pair, [2, 3]], "gaussian_nll_loss(x, y, exp(z))", "gaussian_nll_loss(x, y, exp(z), full=True)"),
  ...on(
    [...pair, [2, 3]],
    "triplet_margin_loss(x, y, z, margin=3.0)",
    "triplet_margin_loss(x, y, z, swap=True, margin=4.0)",
  ),
  ...on(
    [
      [2, 3],
      [4, 3],
    ],
    "cdist(x, y)",
    "cdist(x, y, p=1.0)",
    "cdist(x, y, p=3.0)",
  ),
];

export const learning: readonly Case[] = [
  ...activations,
  ...ofRows,
  ...ofInputs,
  ...within("share", on([[2, 3], [2, 3], []], "weighted_cross_entropy_with_logits(x, y, z)")),
];
