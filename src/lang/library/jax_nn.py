"""jax.nn and jax.scipy.special: what layers are made of, in the steps in which JAX computes it."""
import math
import _jax
import _jnp
import _lax

# in _nowhere
def _f(name, *args, **options):
    return _jax.call(name, list(args), options)


def _floats(x):
    x = _jnp.asarray(x)
    return x if "float" in str(x.dtype) else x.astype(float)


# in jax.nn, _jaxnn
def relu(x):
    return _f("relu", x)


def relu6(x):
    return _f("relu6", x)


def sigmoid(x):
    return _f("sigmoid", _floats(x))


def softplus(x):
    return _f("logaddexp", x, 0.0)


def soft_sign(x):
    return x / (abs(x) + 1)


def silu(x):
    return x * sigmoid(x)


swish = silu


def mish(x):
    return x * _f("tanh", softplus(x))


def log_sigmoid(x):
    return -softplus(-x)


def elu(x, alpha=1.0):
    below = _f("where", x > 0, 0.0, x)
    return _f("where", x > 0, x, alpha * _f("expm1", below))


def leaky_relu(x, negative_slope=0.01):
    return _f("where", x >= 0, x, negative_slope * x)


def hard_tanh(x):
    return _f("where", x > 1, 1, _f("where", x < -1, -1, x))


def hard_sigmoid(x):
    return relu6(x + 3.0) / 6.0


def hard_swish(x):
    return x * hard_sigmoid(x)


hard_silu = hard_swish


def celu(x, alpha=1.0):
    return _f("maximum", x, 0.0) + alpha * _f("expm1", _f("minimum", x, 0.0) / alpha)


def selu(x):
    return 1.0507009873554804934193349852946 * elu(x, 1.6732632423543772848170429916717)


def gelu(x, approximate=True):
    x = _floats(x)
    if approximate:
        cdf = 0.5 * (1.0 + _f("tanh", math.sqrt(2 / math.pi) * (x + 0.044715 * (x ** 3))))
        return x * cdf
    return 0.5 * x * _f("erfc", -x * math.sqrt(0.5))


def glu(x, axis=-1):
    a, b = _f("split", x, 2, axis=axis)
    return a * sigmoid(b)


def softmax(x, axis=-1, where=None, initial=None):
    x = _floats(x)
    top = _lax.stop_gradient(_f("max", x, axis=axis, keepdims=True))
    powers = _f("exp", x - top)
    return powers / _f("sum", powers, axis=axis, keepdims=True)


def log_softmax(x, axis=-1, where=None, initial=None):
    x = _floats(x)
    shifted = x - _lax.stop_gradient(_f("max", x, axis=axis, keepdims=True))
    return shifted - _f("log", _f("sum", _f("exp", shifted), axis=axis, keepdims=True))


def standardize(x, axis=-1, mean=None, variance=None, epsilon=1e-5, where=None):
    x = _floats(x)
    mean = _f("mean", x, axis=axis, keepdims=True) if mean is None else mean
    variance = _f("mean", _f("square", x), axis=axis, keepdims=True) - _f("square", mean) if variance is None else variance
    return (x - mean) * _lax.rsqrt(variance + epsilon)


def one_hot(x, num_classes, dtype=None, axis=-1):
    found = _f("expand_dims", _jnp.asarray(x), -1) == _jnp.arange(num_classes)
    found = found.astype(float if dtype is None else dtype)
    return found if axis == -1 else _f("moveaxis", found, -1, axis)


# in jax.nn, jax.scipy.special, _jaxnn
def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False, where=None):
    a = _floats(a)
    top = _lax.stop_gradient(_f("max", a, axis=axis, keepdims=True))
    top = _f("where", _f("isfinite", top), top, 0.0)
    powers = _f("exp", a - top)
    if b is not None:
        powers = b * powers
    found = _f("log", _f("sum", powers, axis=axis, keepdims=True)) + top
    if keepdims:
        return found
    return found.reshape(()) if axis is None else _f("squeeze", found, axis=axis)


# in jax.nn
def tanh(x):
    return _f("tanh", x)


def identity(x):
    return x


def sparse_plus(x):
    return _f("where", x <= -1.0, 0.0, _f("where", x >= 1.0, x, (x + 1.0) ** 2 / 4))


def squareplus(x, b=4):
    return (x + _f("sqrt", _f("square", x) + b)) / 2


# in jax.scipy.special
def ndtr(x):
    return 0.5 * _f("erfc", -_floats(x) * math.sqrt(0.5))


def digamma(x):
    return _f("digamma", _floats(x))


def gamma(x):
    return _f("exp", gammaln(x))


def betaln(a, b):
    return gammaln(a) + gammaln(b) - gammaln(_floats(a) + b)


def xlog1py(x, y):
    return _f("xlogy", x, 1 + y)


def rel_entr(p, q):
    return _f("xlogy", p, p / q)


def expit(x):
    return sigmoid(x)


def logit(x):
    return _f("log", x / (1 - x))


def erf(x):
    return _f("erf", _floats(x))


def erfc(x):
    return _f("erfc", _floats(x))


def erfinv(x):
    return _f("erfinv", _floats(x))


def gammaln(x):
    return _f("lgamma", _floats(x))


def xlogy(x, y):
    return _f("xlogy", x, y)


def entr(x):
    return -_f("xlogy", x, x)


# in jax.scipy.stats.norm
def logpdf(x, loc=0, scale=1):
    x, loc, scale = [_floats(v) for v in (x, loc, scale)]
    squared = scale ** 2
    return -(_f("square", x - loc) / squared + _f("log", 2 * math.pi * squared)) / 2


def pdf(x, loc=0, scale=1):
    return _f("exp", logpdf(x, loc, scale))


def cdf(x, loc=0, scale=1):
    return 0.5 * _f("erfc", -(_floats(x) - loc) / scale * math.sqrt(0.5))
