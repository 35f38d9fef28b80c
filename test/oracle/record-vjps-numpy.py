"""Records JAX's vector-Jacobian products through NumPy's functions into test/oracle/vjps-numpy.json: see vjps.py.

Run with a Python that has jax: python test/oracle/record-vjps-numpy.py
"""
from vjps import Recorder, by_jax

import jax
import jax.numpy as jnp
import numpy as np

nan, inf = float("nan"), float("inf")
recorder = Recorder(by_jax, 13)
case = recorder.case


def same(code, *inputs):
    """Code that means the same to Python, with np as jax.numpy."""
    names = {"np": jnp, "inf": inf, "nan": nan, "special": jax.scipy.special, "nn": jax.nn}
    case(code.replace("special.", "").replace("nn.", ""), eval(f"lambda x=None, y=None, z=None: {code}", names), *inputs)


# Element by element.
points = [-3.0, -1.5, -0.25, 0.5, 1.75, 4.0]
for name in ("sin", "cos", "tan", "arctan", "arcsinh", "sinh", "cosh", "tanh", "exp", "expm1", "exp2", "cbrt", "square", "abs", "sign", "degrees", "radians", "sinc", "nan_to_num", "positive", "negative"):
    same(f"np.{name}(x)", points)
for name in ("log", "log2", "log10", "log1p", "sqrt", "reciprocal", "arccosh"):
    same(f"np.{name}(x)", [1.25, 2.0, 3.5, 7.0])
for name in ("arcsin", "arccos", "arctanh"):
    same(f"np.{name}(x)", [-0.75, 0.0, 0.5, 0.875])
for name in ("erf", "erfc", "gammaln", "digamma", "expit", "logit", "erfinv"):
    at = [0.125, 0.5, 0.75, 0.9] if name in ("logit", "erfinv") else [0.25, 1.5, 3.0, 7.5]
    ours = {"gammaln": "lgamma", "expit": "sigmoid"}.get(name, name)
    case(f"{ours}(x)", getattr(jax.scipy.special, name), at)
case("lgamma(x)", jax.scipy.special.gammaln, [-0.5, -1.25, -3.75])
case("gelu(x)", lambda x: jax.nn.gelu(x, approximate=False), points)
case("gelu(x, approximate=True)", jax.nn.gelu, points)
for name in ("celu", "elu", "selu", "mish", "softplus", "silu", "soft_sign", "log_sigmoid", "squareplus", "relu6", "hard_tanh", "hard_sigmoid", "hard_silu", "sparse_plus", "relu"):
    ours = {"soft_sign": "softsign"}.get(name, name)
    case(f"{ours}(x)", getattr(jax.nn, name), [-4.5, -2.0, -0.25, 0.5, 1.75, 4.0, 7.0])
for name in ("arctan2", "hypot", "logaddexp", "logaddexp2", "fmax", "fmin", "fmod", "remainder", "float_power", "heaviside", "maximum", "minimum", "power"):
    first = "abs(x)" if name in ("float_power", "power") else "x"
    for shapes in (((2, 3), (3,)), ((2, 1), (3,)), ((), (2,))):
        case(f"np.{name}({first}, y)", lambda x, y: getattr(jnp, name)(jnp.abs(x) if "abs" in first else x, y), *shapes)
same("np.where(x > y, x, y)", (3, 1), (2,))
same("np.clip(x, -0.5, 0.75)", (3, 4))

# Reductions, statistics and running operations.
for name in ("sum", "mean", "max", "min", "prod", "var", "std", "median", "ptp", "nansum", "nanmean", "nanmax", "nanmin", "nanvar", "nanstd", "nanprod", "nanmedian", "amax", "amin"):
    for axis in ("", ", axis=0", ", axis=1", ", axis=(0, 2)", ", axis=1, keepdims=True"):
        same(f"np.{name}(x{axis})", (2, 3, 2))
same("np.var(x, ddof=1)", (5,))
same("np.std(x, axis=0, ddof=1)", (3, 2))
holes = [[1.0, nan, 3.0, -2.0], [0.5, 2.5, nan, 4.0], [nan, -1.0, 2.0, 0.25]]
for name in ("nansum", "nanmean", "nanmax", "nanmin", "nanvar", "nanstd", "nanprod", "nanmedian", "nancumsum", "nancumprod"):
    same(f"np.{name}(x, axis=1)", holes)
same("np.nanquantile(x, 0.3, axis=1)", holes)
for q in ("0.3", "0.5", "[0.1, 0.75]"):
    same(f"np.quantile(x, np.array({q}), axis=1)", (3, 5))
    same(f"np.percentile(x, 100 * np.array({q}))", (3, 5))
for method in ("lower", "higher", "midpoint"):
    same(f"np.quantile(x, 0.3, method='{method}')", (6,))
same("np.average(x, axis=1, weights=y)", (3, 4), (4,))
same("np.average(x, weights=y)", (4,), (4,))
same("np.cov(x)", (3, 5))
same("np.cov(x, rowvar=False)", (5, 3))
same("np.corrcoef(x)", (3, 5))
same("np.diff(x)", (3, 5))
same("np.diff(x, n=2, axis=0)", (4, 2))
same("np.trapezoid(x)", (5,))
same("np.cumsum(x)", (2, 3))
same("np.cumprod(x)", (2, 3))
same("np.cumprod(x, axis=1)", [[1.0, 0, 3, 0.0, 2], [0, 2, 3, 4, 5], [2, 3, -1, 4, 0]])
case("cummax(x, axis=1)", lambda x: jax.lax.cummax(x, axis=1), (2, 5))
case("cummin(x, axis=1)", lambda x: jax.lax.cummin(x, axis=1), (2, 5))
case("logsumexp(x, axis=0)", lambda x: jax.scipy.special.logsumexp(x, axis=0), (3, 4))
same("np.interp(x, np.array([0.0, 1.0, 3.0]), y)", [-1.0, 0.25, 0.75, 1.5, 2.5, 4.0], [1.0, 5.0, 2.0])
same("np.interp(x, y, z)", [-1.0, 0.25, 0.75, 1.5, 2.5, 4.0], [0.0, 1.0, 3.0], [1.0, 5.0, 2.0])

# Sorting and choosing.
for code in ("np.sort(x)", "np.sort(x, axis=0)", "np.partition(x, 2)", "np.take(x, np.array([1, 0, 5]))", "np.take(x, np.array([1, 1]), axis=1)",
             "np.take_along_axis(x, np.argsort(x, axis=1), axis=1)", "np.compress(np.array([True, False, True]), x, axis=0)", "np.delete(x, 1, axis=0)", "np.extract(np.array([[True, False], [False, True], [True, True]]), x[:, :2])"):
    same(code, (3, 4))
same("np.select([x > 1, x > -1], [x * y, y], 2 * x)", (5,), (5,))
same("np.insert(x, 1, y, axis=0)", (3, 2), (2,))
same("np.append(x, y)", (2, 2), (3,))

# Shapes.
for code in ("np.ravel(x)", "np.reshape(x, (3, -1))", "np.transpose(x, (2, 0, 1))", "np.swapaxes(x, 0, 2)", "np.moveaxis(x, 0, -1)", "np.rollaxis(x, 2)", "np.rot90(x)", "np.rot90(x, 2, axes=(1, 2))", "np.flip(x)", "np.flip(x, 1)", "np.fliplr(x)",
             "np.flipud(x)", "np.roll(x, 3)", "np.roll(x, (1, 2), axis=(0, 2))", "np.tile(x, (2, 1, 2))", "np.repeat(x, 2)", "np.repeat(x, np.array([1, 0, 2]), axis=1)", "np.expand_dims(x, 1)", "np.atleast_3d(x)",
             "np.broadcast_to(x, (2, 2, 3, 2))", "np.concatenate([x, x * x], axis=1)", "np.stack([x, 2 * x], axis=-1)", "np.hstack([x, x])", "np.vstack([x, x])", "np.dstack([x, x])", "np.split(x, 3, axis=1)[1]", "np.array_split(x, 2, axis=1)[0]", "np.hsplit(x, 3)[2]",
             "np.pad(x, 1)", "np.pad(x, ((0, 1), (1, 0), (2, 1)), mode='edge')", "np.pad(x, ((0, 0), (2, 1), (1, 1)), mode='reflect')", "np.pad(x, ((1, 1), (2, 1), (0, 0)), mode='symmetric')", "np.pad(x, ((0, 0), (1, 2), (0, 0)), mode='wrap')",
             "np.tril(x)", "np.triu(x, 1)", "np.trace(x)", "np.trace(x, 1, 0, 2)", "np.diagonal(x)", "np.diagonal(x, 1, 1, 2)", "x.T", "x.sum(axis=0)", "x.mean()", "x[::-1]", "x[..., 1]", "x[np.array([0, 1, 1])]", "x[:, np.array([2, 0])]",
             "x[np.array([0, 1]), np.array([2, 0])]", "x[:, np.array([0, 1]), np.array([1, 0])]", "x[np.array([[0], [1]]), :, np.array([0, 1])]", "x[np.array([True, False])]", "x[1, None, ::2, -1]", "x[-1, np.array([-1, -2])]", "x[0, :, np.array([1, 0])]"):
    same(code, (2, 3, 2))
same("np.diag(x, 1)", (3,))
same("np.diag(x, -1)", (3, 4))
same("np.vander(x)", (3,))
same("np.outer(x, y)", (2, 2), (3,))
same("np.squeeze(x)", (1, 3, 1))
same("np.column_stack([x, y])", (3,), (3,))
same("np.meshgrid(x, x * x)[1]", (3,))

# Products.
for code, *shapes in (("np.dot(x, y)", (2, 3), (3, 2)), ("np.dot(x, y)", (2, 3), (3,)), ("np.dot(x, y)", (2, 2, 3), (4, 3, 2)), ("np.dot(x, y)", (), (2,)), ("np.inner(x, y)", (2, 3), (4, 3)),
                      ("np.matmul(x, y)", (3,), (3, 2)), ("np.matmul(x, y)", (2, 3), (3,)), ("np.matmul(x, y)", (3,), (3,)), ("np.matmul(x, y)", (2, 2, 3), (3,)), ("np.tensordot(x, y, axes=([1, 0], [0, 1]))", (2, 3), (3, 2)),
                      ("np.kron(x, y)", (2, 2), (2, 3)), ("np.cross(x, y)", (3,), (3,)), ("np.cross(x, y)", (2, 3), (3,)), ("np.einsum('i,i', x, y)", (3,), (3,)), ("np.einsum('ii', x)", (3, 3)), ("np.einsum('...jj->...', x)", (2, 3, 3)),
                      ("np.convolve(x, y)", (5,), (3,)), ("np.convolve(x, y, 'same')", (5,), (3,)), ("np.convolve(x, y, 'valid')", (5,), (3,)), ("np.correlate(x, y, 'full')", (5,), (3,)),
                      ("np.polyval(x, y)", (3,), (4,)), ("np.polymul(x, y)", (3,), (2,)), ("np.polyadd(x, y)", (3,), (2,)), ("np.polyder(x)", (4,)), ("np.polyint(x)", (4,)), ("np.polyfit(x, y, 2)", (6,), (6,)),
                      ("np.linalg.vecdot(x, y)", (2, 3), (2, 3)), ("np.linalg.outer(x, y)", (2,), (3,))):
    same(code, *shapes)
for code, *shapes in (("np.linalg.inv(x)", (2, 3, 3)), ("np.linalg.det(x)", (2, 3, 3)), ("np.linalg.slogdet(x)[1]", (3, 3)), ("np.linalg.solve(x, y)", (3, 3), (3,)), ("np.linalg.solve(x, y)", (3, 3), (3, 2)), ("np.linalg.pinv(x)", (4, 2)),
                      ("np.linalg.pinv(x)", (2, 4)), ("np.linalg.norm(x)", (3,)), ("np.linalg.norm(x, 1)", (3, 2)), ("np.linalg.norm(x, 2)", (3, 2)), ("np.linalg.norm(x, 'nuc')", (3, 2)), ("np.linalg.norm(x, inf)", (3, 2)), ("np.linalg.norm(x, -2)", (3, 2)),
                      ("np.linalg.norm(x, 3, axis=0)", (3, 2)), ("np.linalg.matrix_power(x, 3)", (3, 3)), ("np.linalg.matrix_power(x, -2)", (3, 3)), ("np.linalg.svdvals(x)", (4, 2)), ("np.linalg.cond(x)", (3, 3)), ("np.linalg.eigvalsh(x + x.T)", (3, 3)),
                      ("np.linalg.lstsq(x, y)[0]", (4, 2), (4,)), ("np.linalg.cholesky(x @ x.T + 3 * np.eye(3))", (3, 3)), ("abs(np.linalg.qr(x)[0])", (3, 2)), ("abs(np.linalg.qr(x)[1])", (3, 2))):
    same(code, *shapes)
# A determinant has a slope where there is no inverse.
for singular in ([[1.0, 2], [2, 4]], [[1.0, 2, 3], [4, 5, 6], [5, 7, 9]], [[1.0, 2, 0], [3, 4, 0], [5, 6, 0]]):
    same("np.linalg.det(x)", singular)

recorder.write("vjps-numpy.json")
