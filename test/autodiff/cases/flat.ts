/** Operations through which nothing flows back, and why. */

/** Their results are whole numbers, truth values, positions or bits. */
const counted = `
  matrix_rank signbit bincount histogram histogram_bin_edges histc histogram_fixed_width
  histogram_fixed_width_bins zero_fraction isin equal not_equal less less_equal greater greater_equal logical_and logical_or
  logical_xor logical_not isnan isinf isfinite isposinf isneginf isclose allclose array_equal array_equiv bitcast bitwise_and
  bitwise_or bitwise_xor left_shift right_shift invert bitwise_count gcd lcm any all argmax argmin nanargmax nanargmin
  argsort argpartition lexsort argwhere nonzero flatnonzero count_nonzero searchsorted digitize unravel_index
  ravel_multi_index iscomplex isreal one_hot shape rank size accuracy
  bucketize one_hot_classes in_top_k confusion_matrix is_non_decreasing is_strictly_increasing`;

/** Their results jump, and stay as they are in between. */
const stepped = "truncatediv floordiv sign floor ceil trunc rint round spacing nextafter";

/** They make tensors out of shapes and numbers. */
const made = `
  zeros ones zeros_like ones_like arange linspace logspace geomspace eye tri indices tril_indices triu_indices
  diag_indices fftfreq rfftfreq sequence_mask invert_permutation hanning hamming blackman bartlett kaiser`;

/** Their shapes depend on the values, which they take as known: who asks for a gradient by them is refused. */
const known = `
  unique unique_with_index unique_with_counts unique_all unique_counts unique_inverse unique_values union1d intersect1d
  setdiff1d setxor1d trim_zeros eig_or_real eigvals_or_real roots poly`;

export const flat: readonly string[] = [counted, stepped, made, known, "stop_gradient"].flatMap((names) =>
  names.trim().split(/\s+/),
);
