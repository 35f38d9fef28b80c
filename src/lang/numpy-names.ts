/** The names that NumPy itself calls its functions, whichever of several they were found by. Knows no functions. */
import { isUfuncName } from "./ufunc-facts.ts";

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

/** It is one of NumPy's own kind: `<ufunc 'add'>`. */
export const isUfunc = (as: string): boolean => as.startsWith("np.") && isUfuncName(numpyName(as.slice(3)));
