/**
 * JAX's names outside of Python files: those of operations that no other framework calls so, by their paths, and what the
 * library has that makes no arrays. There all works on tensors; JAX's own arrays are for Python files.
 */
import { operationNamed } from "../ops/index.ts";
import type { Operation } from "../ops/operation.ts";

/** Our operations by their names in a module of JAX, each as JAX's it has where the two differ. */
const operations: Readonly<Record<string, string>> = {
  "jax.nn":
    "relu relu6 sigmoid softplus soft_sign=softsign silu swish=silu mish log_sigmoid elu leaky_relu hard_tanh=hardtanh celu " +
    "selu gelu glu softmax log_softmax logsumexp tanh",
  "jax.lax":
    "abs acos acosh add asin asinh atan atan2 atanh cbrt ceil cos cosh digamma eq=equal erf erfc erf_inv=erfinv exp " +
    "expm1 floor ge=greater_equal gt=greater is_finite=isfinite le=less_equal lgamma log log1p logistic=sigmoid lt=less " +
    "max=maximum min=minimum mul=multiply ne=not_equal neg=negative pow=power reciprocal rsqrt sign sin sinh sqrt square " +
    "sub=subtract tan tanh",
  "jax.scipy.special":
    "digamma entr erf erfc erfinv expit=sigmoid gammaln=lgamma i0 i0e i1 i1e log_ndtr logit logsumexp ndtr ndtri xlog1py xlogy",
};

const ownName = (full: string): string | undefined => {
  const dot = full.lastIndexOf(".");
  const [module, name] = [full.slice(0, dot), full.slice(dot + 1)];
  if (!Object.hasOwn(operations, module)) return undefined;
  const found = operations[module]!.split(" ").find((entry) => entry === name || entry.startsWith(`${name}=`));
  return found && (found.split("=")[1] ?? found);
};

/** The operation that a path of JAX's means for tensors. */
export function jaxOperation(full: string): Operation | undefined {
  const own = ownName(full);
  return own === undefined ? undefined : operationNamed(own);
}

/** Every path that `jaxOperation` is for. */
export const jaxPaths: readonly string[] = Object.entries(operations).flatMap(([module, names]) =>
  names.split(" ").map((entry) => `${module}.${entry.split("=")[0]}`),
);

/** Of the library's JAX: it does to trees and texts what it does in Python files, and makes no arrays. */
export const makesNoArrays = (full: string): boolean =>
  /^jax\.(?:tree|tree_util|debug|errors)\.|^jax\.(?:__version__|devices|default_backend|block_until_ready|effects_barrier)$/.test(
    full,
  );
