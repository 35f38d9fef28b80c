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


def _chosen(x, where):
    """Without what is not to count."""
    return x if where is None else _f("where", where, x, -math.inf)


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


def softmax(x, axis=-1, where=None):
    x = _chosen(_floats(x), where)
    top = _lax.stop_gradient(_f("max", x, axis=axis, keepdims=True))
    powers = _f("exp", x - top)
    found = powers / _f("sum", powers, axis=axis, keepdims=True)
    return found if where is None else _f("where", where, found, 0.0)


def log_softmax(x, axis=-1, where=None):
    x = _chosen(_floats(x), where)
    shifted = x - _lax.stop_gradient(_f("max", x, axis=axis, keepdims=True))
    found = shifted - _f("log", _f("sum", _f("exp", shifted), axis=axis, keepdims=True))
    return found if where is None else _f("where", where, found, -math.inf)


def standardize(x, axis=-1, mean=None, variance=None, epsilon=1e-5, where=None):
    x = _floats(x)
    chosen = {} if where is None else {"where": where}
    mean = _f("mean", x, axis=axis, keepdims=True, **chosen) if mean is None else mean
    if variance is None:
        variance = _f("mean", _f("square", x), axis=axis, keepdims=True, **chosen) - _f("square", mean)
    return (x - mean) * _lax.rsqrt(variance + epsilon)


def one_hot(x, num_classes, dtype=None, axis=-1):
    found = _f("expand_dims", _jnp.asarray(x), -1) == _jnp.arange(num_classes)
    found = found.astype(float if dtype is None else dtype)
    return found if axis == -1 else _f("moveaxis", found, -1, axis)


# in jax.nn, jax.scipy.special, _jaxnn
def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False, where=None):
    a = _chosen(_floats(a), where)
    top = _lax.stop_gradient(_f("max", a, axis=axis, keepdims=True))
    top = _f("where", _f("isfinite", top), top, 0.0)
    powers = _f("exp", a - top)
    if b is not None:
        powers = b * powers
    total = _f("sum", powers, axis=axis, keepdims=True)
    sign = _f("sign", total)
    found = _f("log", abs(total) if return_sign else total) + top

    def shaped(x):
        if keepdims:
            return x
        return x.reshape(()) if axis is None else _f("squeeze", x, axis=axis)
    return (shaped(found), shaped(sign)) if return_sign else shaped(found)


# in jax.nn
def tanh(x):
    return _f("tanh", x)


def identity(x):
    return x


def sparse_plus(x):
    return _f("where", x <= -1.0, 0.0, _f("where", x >= 1.0, x, (x + 1.0) ** 2 / 4))


def squareplus(x, b=4):
    return (x + _f("sqrt", _f("square", x) + b)) / 2


def logmeanexp(x, axis=None, where=None, keepdims=False):
    x = _floats(x)
    counted = _f("ones_like", x) if where is None else _f("broadcast_to", where, list(x.shape)).astype(float)
    return logsumexp(x, axis, where=where, keepdims=keepdims) - _f("log", _f("sum", counted, axis=axis, keepdims=keepdims))


def log1mexp(x):
    x = _floats(x)
    return _f("where", x < math.log(2), _f("log", -_f("expm1", -x)), _f("log1p", -_f("exp", -x)))


def dot_product_attention(query, key, value, bias=None, mask=None, *, scale=None, is_causal=False, query_seq_lengths=None,
                          key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False):
    """Rows, steps, heads and features: each head looks by itself."""
    if query_seq_lengths is not None or key_value_seq_lengths is not None or local_window_size is not None or return_residual:
        raise NotImplementedError("dot_product_attention here has neither lengths, windows nor residuals: mask= says what is seen")
    alone = query.ndim == 3
    q, k, v = [x[None] if alone else x for x in (query, key, value)]
    groups = q.shape[2] // k.shape[2]
    if groups > 1:
        k, v = _f("repeat", k, groups, axis=2), _f("repeat", v, groups, axis=2)
    scale = 1 / math.sqrt(q.shape[-1]) if scale is None else scale
    scores = _f("einsum", "btnh,bsnh->bnts", q, k) * scale
    if bias is not None:
        scores = scores + bias
    steps, seen = q.shape[1], k.shape[1]
    if is_causal:
        causal = _f("expand_dims", _jnp.arange(steps), 1) >= _jnp.arange(seen)
        scores = _f("where", causal, scores, -0.7 * 3.4028234663852886e38)
    if mask is not None:
        scores = _f("where", mask, scores, -0.7 * 3.4028234663852886e38)
    found = _f("einsum", "bnts,bsnh->btnh", softmax(scores, -1), v)
    return found[0] if alone else found


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


def erfcx(x):
    x = _floats(x)
    return _f("exp", x * x) * _f("erfc", x)


def log_ndtr(x):
    """The logarithm itself in the middle; on the left by its series, on the right by how little is missing."""
    x = _floats(x)
    low, high = (-10.0, 5.0) if str(x.dtype) == "float32" else (-20.0, 8.0)
    left = _f("minimum", x, low)
    square, total = left * left, 0.0
    for term in (-1.0, 3.0, -15.0):
        total = total + term / square
        square = square * left * left
    tail = -(left * left) / 2 - _f("log", -left) - 0.5 * math.log(2 * math.pi) + _f("log1p", total)
    middle = _f("log", ndtr(_f("maximum", x, low)))
    return _f("where", x > high, -ndtr(-x), _f("where", x > low, middle, tail))


def factorial(n, exact=False):
    n = _floats(n)
    return _f("where", n < 0, 0, _f("exp", gammaln(n + 1)))


def beta(a, b):
    return _f("exp", betaln(a, b))


def kl_div(p, q):
    return rel_entr(p, q) - p + q


def multigammaln(a, d):
    a = _floats(a)
    total = d * (d - 1) / 4 * math.log(math.pi)
    for i in range(d):
        total = total + gammaln(a - i / 2)
    return total


def polygamma(n, x):
    return _f("polygamma", _floats(n), _floats(x))


def gammainc(a, x):
    return _f("igamma", _floats(a), _floats(x))


def gammaincc(a, x):
    return _f("igammac", _floats(a), _floats(x))


def betainc(a, b, x):
    return _f("betainc", _floats(a), _floats(b), _floats(x))


def zeta(x, q=None):
    return _f("zeta", _floats(x), _floats(1.0 if q is None else q))


def i0(x):
    return _f("i0", _floats(x))


def i0e(x):
    return _f("i0e", _floats(x))


def i1(x):
    return _f("i1", _floats(x))


def i1e(x):
    return _f("i1e", _floats(x))


def ndtri(p):
    return _f("ndtri", _floats(p))
