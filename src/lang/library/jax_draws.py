"""jax.random's draws that are made of other draws: gammas and what is made of them, counts, directions."""
import math
import jax
import jax.numpy as jnp
import _jax_draws as _draws

# in _nowhere
def _shaped(shape, *parameters):
    return tuple(jnp.broadcast_shapes(*[jnp.shape(p) for p in parameters]) if shape is None else shape)


def _wide(x, shape):
    return jnp.broadcast_to(jnp.asarray(x, float), shape)


def _gamma_one(key, alpha, logarithm):
    """By Marsaglia and Tsang (2000), key by key as JAX splits them."""
    boosted = float(alpha) < 1
    shape = alpha + 1 if boosted else alpha
    d = shape - 1 / 3
    c = (1 / 3) / jnp.sqrt(d)
    key, subkey = _draws.split(key)
    while True:
        key, x_key, u_key = _draws.split(key, 3)
        v = -1.0
        while float(v) <= 0:
            x_key, inner = _draws.split(x_key)
            x = _draws.normal(inner)
            v = 1 + x * c
        square, cube = x * x, v * v * v
        u = _draws.uniform(u_key)
        if not (float(u) >= float(1 - 0.0331 * (square * square)) and
                float(jnp.log(u)) >= float(square * 0.5 + d * (1 - cube + jnp.log(cube)))):
            break
    if logarithm:
        log_u = -_draws.exponential(subkey)
        return jnp.log(d) + jnp.log(cube) + (log_u * (1 / alpha) if boosted and float(log_u) != 0 else 0.0)
    return d * cube * ((1 - _draws.uniform(subkey)) ** (1 / alpha) if boosted else 1.0)


def _gammas(key, a, shape, logarithm):
    shape = _shaped(shape, a)
    shapes, count = _wide(a, shape).reshape(-1), math.prod(shape)
    keys = _draws.split(key, count)
    return jnp.stack([_gamma_one(keys[i], shapes[i], logarithm) for i in range(count)]).reshape(shape) if count else jnp.zeros(shape)


def _few(key, lam, shape):
    """How many uniform numbers multiply to less than e^-lam, less one."""
    count, total = jnp.zeros(shape, int), jnp.zeros(shape)
    while bool((total > -lam).any()):
        key, subkey = _draws.split(key)
        count = jnp.where(total > -lam, count + 1, count)
        total = total + jnp.log(_draws.uniform(subkey, shape))
    return count - 1


def _many(key, lam, shape):
    """By Hörmann (1993), transformed rejection."""
    log_lam = jnp.log(lam)
    b = 0.931 + 2.53 * jnp.sqrt(lam)
    a = -0.059 + 0.02483 * b
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    most = 0.9277 - 3.6224 / (b - 2)
    found, accepted = jnp.full(shape, -1.0), jnp.zeros(shape, bool)
    while bool((~accepted).any()):
        key, first, second = _draws.split(key, 3)
        u = _draws.uniform(first, shape) - 0.5
        v = _draws.uniform(second, shape)
        apart = 0.5 - abs(u)
        k = jnp.floor((2 * a / apart + b) * u + lam + 0.43)
        s = jnp.log(v * inverse / (a / (apart * apart) + b))
        t = -lam + k * log_lam - jax.scipy.special.gammaln(k + 1)
        refused = (k < 0) | ((apart < 0.013) & (v > apart))
        taken = ((apart >= 0.07) & (v <= most)) | (~refused & (s <= t))
        found = jnp.where(taken, k, found)
        accepted = accepted | taken
    return found.astype(int)


# in jax.random
def gamma(key, a, shape=None, dtype=None):
    return _gammas(key, a, shape, False)


def loggamma(key, a, shape=None, dtype=None):
    return _gammas(key, a, shape, True)


def beta(key, a, b, shape=None, dtype=None):
    shape = _shaped(shape, a, b)
    key_a, key_b = _draws.split(key)
    log_a, log_b = _gammas(key_a, _wide(a, shape), shape, True), _gammas(key_b, _wide(b, shape), shape, True)
    top = jnp.maximum(log_a, log_b)
    first, second = jnp.exp(log_a - top), jnp.exp(log_b - top)
    return first / (first + second)


def dirichlet(key, alpha, shape=None, dtype=None):
    alpha = jnp.asarray(alpha, float)
    if alpha.ndim < 1:
        raise ValueError(f"dirichlet requires alpha.ndim >= 1, got alpha.ndim == {alpha.ndim}")
    shape = tuple(alpha.shape[:-1]) if shape is None else tuple(shape)
    return jax.nn.softmax(_gammas(key, alpha, shape + tuple(alpha.shape[-1:]), True), -1)


def chisquare(key, df, shape=None, dtype=None):
    return jnp.exp(_gammas(key, jnp.asarray(df, float) / 2, shape, True)) * 2


def f(key, dfnum, dfden, shape=None, dtype=None):
    shape = _shaped(shape, dfnum, dfden)
    below, above = _draws.split(key)
    return chisquare(above, _wide(dfnum, shape), shape) / dfnum / (chisquare(below, _wide(dfden, shape), shape) / dfden)


def t(key, df, shape=None, dtype=None):
    shape = _shaped(shape, df)
    first, second = _draws.split(key)
    half = jnp.asarray(df, float) / 2
    return _draws.normal(first, shape) * jnp.sqrt(half / _gammas(second, half, shape, False))


def poisson(key, lam, shape=None, dtype=None):
    shape = _shaped(shape, lam)
    lam = _wide(lam, shape)
    few = lam < 10
    found = jnp.zeros(shape, int)
    if bool(few.any()):
        found = _few(key, jnp.where(few, lam, 0.0), shape)
    if not bool(few.all()):
        found = jnp.where(few, found, _many(key, jnp.where(few, 1e5, lam), shape))
    return jnp.where(lam == 0, 0, found).astype(int if dtype is None else dtype)


def geometric(key, p, shape=None, dtype=None):
    shape = _shaped(shape, p)
    u = _draws.uniform(key, shape)
    u = jnp.where(u == 0, 1, u)
    return (jnp.floor(jnp.log(u) / jnp.log1p(-_wide(p, shape))) + 1).astype(int if dtype is None else dtype)


def pareto(key, b, shape=None, dtype=None):
    return jnp.exp(_draws.exponential(key, _shaped(shape, b)) / b)


def generalized_normal(key, p, shape=(), dtype=None):
    sizes, signs = _draws.split(key)
    return _draws.rademacher(signs, shape).astype(float) * gamma(sizes, 1 / p, shape) ** (1 / p)


def ball(key, d, p=2, shape=(), dtype=None):
    first, second = _draws.split(key)
    g = generalized_normal(first, p, (*shape, d))
    e = _draws.exponential(second, shape)
    return g / ((jnp.abs(g) ** p).sum(-1) + e)[..., None] ** (1 / p)


def rayleigh(key, scale, shape=None, dtype=None):
    shape = _shaped(shape, scale)
    return _wide(scale, shape) * jnp.sqrt(jnp.log(_draws.uniform(key, shape)) * -2)


def weibull_min(key, scale, concentration, shape=(), dtype=None):
    return jnp.power(-jnp.log1p(-_draws.uniform(key, shape)), 1.0 / concentration) * scale


def maxwell(key, shape=(), dtype=None):
    return jnp.linalg.norm(_draws.normal(key, (*shape, 3)), axis=-1)


def double_sided_maxwell(key, loc, scale, shape=(), dtype=None):
    shape = tuple(shape) or _shaped(None, loc, scale)
    first, second = _draws.split(key)
    return _draws.rademacher(second, shape) * maxwell(first, shape) * scale + loc


def triangular(key, left, mode, right, shape=None, dtype=None):
    shape = _shaped(shape, left, mode, right)
    left, mode, right = [_wide(v, shape) for v in (left, mode, right)]
    u = _draws.uniform(key, shape)
    below = left + jnp.sqrt(u * (right - left) * (mode - left))
    above = right - jnp.sqrt((1 - u) * (right - left) * (right - mode))
    return jnp.where(u < (mode - left) / (right - left), below, above)


def wald(key, mean, shape=None, dtype=None):
    shape = _shaped(shape, mean)
    first, second = _draws.split(key, 2)
    mean = _wide(mean, shape)
    v, z = _draws.normal(first, shape), _draws.uniform(second, shape)
    y = v ** 2
    x = mean + mean ** 2 * y / 2 - mean / 2 * jnp.sqrt(4 * mean * y + mean ** 2 * y ** 2)
    return jnp.where(z <= mean / (mean + x), x, mean ** 2 / x)


# in jax.random, _jax_draws
def orthogonal(key, n, shape=(), dtype=None, m=None):
    columns = n if m is None else m
    q, r = jnp.linalg.qr(_draws.normal(key, (*shape, max(n, columns), min(n, columns))))
    found = q * jnp.expand_dims(jnp.sign(jnp.diagonal(r, axis1=-2, axis2=-1)), -2)
    return jnp.swapaxes(found, -1, -2) if n < columns else found



# in _nowhere
_tails = [0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
          0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287]


def _tail(k):
    """What Stirling's formula leaves of log(k!)."""
    near = jnp.clip(k, 0.0, 9.0)
    square = (near + 1) * (near + 1)
    far = (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (near + 1)
    return jnp.where(k <= 9, jnp.array(_tails)[jnp.floor(near).astype(int)], far)


def _by_waiting(key, count, prob, shape):
    """How many waits for a success fit into so many trials."""
    log_miss = jnp.log1p(-prob)
    found, total = jnp.zeros(shape), jnp.zeros(shape)
    while bool((total <= count).any()):
        subkey, key = _draws.split(key)
        found = jnp.where(total <= count, found + 1, found)
        total = total + jnp.ceil(jnp.log(_draws.uniform(subkey, shape)) / log_miss)
    return found - 1


def _by_rejection(key, count, prob, shape):
    """By Hörmann (1993), transformed rejection."""
    spread = jnp.sqrt(count * prob * (1 - prob))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * prob
    c = count * prob + 0.5
    v_r = 0.92 - 4.2 / b
    r = prob / (1 - prob)
    alpha = (2.83 + 5.1 / b) * spread
    m = jnp.floor((count + 1) * prob)
    found, accepted = jnp.full(shape, -1.0), jnp.full(shape, False)
    while not bool(accepted.all()):
        key, key_u, key_v = _draws.split(key, 3)
        u, v = _draws.uniform(key_u, shape) - 0.5, _draws.uniform(key_v, shape)
        us = 0.5 - jnp.abs(u)
        early = (us >= 0.07) & (v <= v_r)
        k = jnp.floor((2 * a / us + b) * u + c)
        outside = (k < 0) | (k > count)
        v = jnp.log(v * alpha / (a / (us * us) + b))
        most = ((m + 0.5) * jnp.log((m + 1) / (r * (count - m + 1))) + (count + 1) * jnp.log((count - m + 1) / (count - k + 1))
                + (k + 0.5) * jnp.log(r * (count - k + 1) / (k + 1)) + _tail(m) + _tail(count - m) - _tail(k) - _tail(count - k))
        accept = early | (~outside & (v <= most))
        found = jnp.where(accept, k, found)
        accepted = accepted | accept
    return found


# in jax.random
def binomial(key, n, p, shape=None, dtype=None):
    shape = _shaped(shape, n, p)
    count, prob = _wide(n, shape), _wide(p, shape)
    rare = prob < 0.5
    q = jnp.where(rare, prob, 1.0 - prob)
    unknown, wrong = jnp.isnan(count) | (count < 0.0), jnp.isnan(q) | (q < 0.0)
    q = jnp.where(wrong, 0.01, q)
    waits = unknown | (count * q <= 10.0)
    count = jnp.floor(count)
    found = jnp.where(waits, _by_waiting(key, jnp.where(waits, count, 0.0), q, shape),
                      _by_rejection(key, jnp.where(waits, 1e4, count), jnp.where(waits, 0.5, q), shape))
    found = jnp.where(wrong | unknown, jnp.nan, found)
    found = jnp.where(jnp.isinf(count) & ~(wrong | unknown), jnp.inf, found)
    made = jnp.where(rare | unknown | jnp.isnan(prob) | jnp.isinf(count), found, count - found)
    return made if dtype is None else made.astype(dtype)
