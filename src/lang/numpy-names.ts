/** The names that NumPy itself calls its functions, whichever of several they were found by. Knows no functions. */

const arcs = ["sin", "cos", "tan", "sinh", "cosh", "tanh", "tan2"].map((name) => [`a${name}`, `arc${name}`] as const);
const ownNames: ReadonlyMap<string, string> = new Map([
  ...arcs,
  ["abs", "absolute"],
  ["bitwise_invert", "invert"],
  ["bitwise_left_shift", "left_shift"],
  ["bitwise_not", "invert"],
  ["bitwise_right_shift", "right_shift"],
  ["concat", "concatenate"],
  ["conj", "conjugate"],
  ["mod", "remainder"],
  ["permute_dims", "transpose"],
  ["pow", "power"],
  ["true_divide", "divide"],
]);
/** Functions of two names are one. */
export const numpyName = (name: string): string => ownNames.get(name) ?? name;

const ufuncs: ReadonlySet<string> = new Set(
  (
    "absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_count bitwise_or bitwise_xor cbrt " +
    "ceil conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor " +
    "floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm " +
    "ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or " +
    "logical_xor matmul matvec maximum minimum modf multiply negative nextafter not_equal positive power rad2deg radians " +
    "reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh trunc vecdot vecmat"
  ).split(" "),
);
/** It is one of NumPy's own kind: `<ufunc 'add'>`. */
export const isUfunc = (as: string): boolean => as.startsWith("np.") && ufuncs.has(numpyName(as.slice(3)));
