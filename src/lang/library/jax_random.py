"""jax.random: arrays drawn from keys."""
import math
import jax
import _jax
import _jax_dtypes
import _jnp

# in _nowhere
_drawn = jax.random


def _f(name, *args, **options):
    return _jax.call(name, list(args), options)


def _sizes(shape):
    return [int(n) for n in shape] if isinstance(shape, (list, tuple)) else [int(shape)]


def _made(name, key, *args, **options):
    return _jnp.ArrayImpl(getattr(_drawn, name)(_words(name, key), *args, **options))


def _words(name, key):
    """The two words of what a function is given for a key."""
    if not isinstance(key, _jnp.ArrayImpl):
        if key is None or isinstance(key, (list, tuple, dict)):
            raise TypeError(f"unexpected PRNG key type {type(key)}")
        if not hasattr(key, "dtype"):
            raise TypeError(f"JAX encountered invalid PRNG key data: expected key_data to have ndim, shape, and dtype attributes. Got {key}")
        key = _jnp.asarray(key)
    words = key._value
    if words.dtype != "uint32":
        raise TypeError(f"JAX encountered invalid PRNG key data: expected key_data.dtype = uint32; got dtype={words.dtype}")
    if words.shape[-1:] != (2,):
        raise TypeError("JAX encountered invalid PRNG key data: expected key_data.shape to end with (2,); "
                        f"got shape={words.shape} for impl=PRNGSpec('fry')")
    if words.ndim > 1:
        raise ValueError(f"{name} accepts a single key, but was given a key array of shape {key.shape} != (). "
                         "Use jax.vmap for batching.")
    return words


def _float(dtype):
    """The float that numbers are drawn in: that of 32 bits also for those of 16."""
    name = _jax_dtypes.name_of(float if dtype is None else dtype)
    return name if name == "float64" else "float32"


def _short(dtype):
    """For floats of 16 bits: how many bits are drawn, how many of them are kept, and as what."""
    name = "" if dtype is None else _jax_dtypes.name_of(dtype)
    return {"float16": (16, 10, "uint16"), "bfloat16": (8, 7, "uint8")}.get(name)


def _least(dtype):
    """The smallest step above 1, that below it, and the smallest normal number."""
    return (2 ** -52, 2 ** -53, 2.2250738585072014e-308) if _float(dtype) == "float64" else (
        1.1920929e-07, 2 ** -24, 1.1754943508222875e-38)


# in _jax_draws
def typed(x, dtype):
    return x if dtype is None else x.astype(dtype)


# in _nowhere
def _floating(name, dtype, kinds="float"):
    """Refuses dtypes that a function draws nothing in."""
    if dtype is not None and not _jax_dtypes.name_of(dtype).startswith(("float", "bfloat") + (("complex",) if "complex" in kinds else ())):
        raise ValueError(f"dtype argument to `{name}` must be a {kinds} dtype, got {_jax_dtypes.name_of(dtype)}")


def _number(x):
    return x._value.item() if isinstance(x, _jnp.ArrayImpl) else x


class _Key(_jnp.ArrayImpl):
    """Keys of the new kind, which show how they are made."""
    __module__ = "jax._src.prng"

    @property
    def shape(self):
        return self._value.shape[:-1]

    @property
    def dtype(self):
        return "key<fry>"

    def __getitem__(self, i):
        return _Key(self._value[i])

    def __len__(self):
        return self._value.shape[0]

    def __iter__(self):
        return iter([_Key(self._value[i]) for i in range(len(self))])

    def __repr__(self):
        return f"Array({self.shape}, dtype=key<fry>) overlaying:\n{self._value}"

    __str__ = __repr__


def _like(key, made):
    return _Key(made._value) if isinstance(key, _Key) else made


# in jax.random, _jax_draws
def PRNGKey(seed, impl=None):
    return _jnp.ArrayImpl(_drawn.PRNGKey(_number(seed)))


def key(seed, impl=None):
    if seed is None:
        raise ValueError("None is not a valid value for jnp.array")
    return _Key(_drawn.PRNGKey(_number(seed)))


def key_data(keys):
    return _jnp.ArrayImpl(keys._value)


def wrap_key_data(data, impl=None):
    return _Key(data._value)


def split(key, num=2):
    if isinstance(num, (list, tuple)):
        count = math.prod(num)
        return _like(key, _made("split", key, count).reshape(*num, 2))
    return _like(key, _made("split", key, int(num)))


def fold_in(key, data):
    return _like(key, _made("fold_in", key, data._value if isinstance(data, _jnp.ArrayImpl) else data))


def bits(key, shape=(), dtype=None):
    name = _jax_dtypes.name_of("uint64" if dtype is None else dtype)
    if name in ("uint8", "uint16"):
        # The lower bits of those that make 32.
        return (_made("bits", key, _sizes(shape), dtype="uint32") & _jnp.asarray(255 if name == "uint8" else 65535, "uint32")).astype(name)
    return _made("bits", key, _sizes(shape), dtype=_jax_dtypes.name_of("uint64" if dtype is None else dtype))


def uniform(key, shape=(), dtype=None, minval=0.0, maxval=1.0):
    _floating("uniform", dtype)
    short = _short(dtype)
    if short is not None:
        wide, kept, drawn = short
        steps = _f("right_shift", bits(key, shape, drawn), _jnp.asarray(wide - kept, drawn)).astype("float32") / 2.0 ** kept
        minval, maxval = _jnp.asarray(minval, dtype), _jnp.asarray(maxval, dtype)
        return _f("maximum", minval, (steps.astype(dtype) * (maxval - minval)).astype(dtype) + minval)
    if not isinstance(minval, (int, float)) or not isinstance(maxval, (int, float)):
        minval, maxval = _jnp.asarray(minval, float), _jnp.asarray(maxval, float)
        if minval.ndim + maxval.ndim > 0:
            return typed(_f("maximum", minval, _made("uniform", key, _sizes(shape), dtype=_float(dtype)) * (maxval - minval) + minval), dtype)
    return typed(_made("uniform", key, _sizes(shape), minval=_number(minval), maxval=_number(maxval), dtype=_float(dtype)),
                  dtype)


def normal(key, shape=(), dtype=None):
    _floating("normal", dtype, "float or complex")
    short, name = _short(dtype), "" if dtype is None else _jax_dtypes.name_of(dtype)
    if short is not None:
        least = uniform(key, shape, dtype, -1.0 + 2.0 ** -(11 if name == "float16" else 8), 1.0)
        return (_jnp.asarray(math.sqrt(2), dtype) * _f("erfinv", least)).astype(dtype)
    if name.startswith("complex"):
        real = "float64" if name == "complex128" else "float32"
        first, second = split(key)
        return ((normal(first, shape, real) + 1j * normal(second, shape, real)) / math.sqrt(2)).astype(name)
    return typed(_made("normal", key, _sizes(shape), dtype=_float(dtype)), dtype)


def randint(key, shape, minval, maxval, dtype=None):
    name = _jax_dtypes.name_of(int if dtype is None else dtype)
    if "int" not in name:
        raise TypeError(f"randint only accepts integer dtypes, got {name}")
    drawn = name if name == "int64" else "int32"
    return typed(_made("randint", key, _sizes(shape), _number(minval), _number(maxval), dtype=drawn), dtype)


def bernoulli(key, p=0.5, shape=None):
    p = _jnp.asarray(p, float)
    return uniform(key, p.shape if shape is None else shape) < p


def permutation(key, x, axis=0, independent=False):
    if isinstance(x, int):
        return _made("permutation", key, x)
    x = _jnp.asarray(x)
    return _f("take", x, _made("permutation", key, x.shape[axis]), axis=axis)


def choice(key, a, shape=(), replace=True, p=None, axis=0):
    count = a if isinstance(a, int) else a.shape[axis]
    sizes = _sizes(shape)
    if not replace and math.prod(sizes) > count:
        raise ValueError(f"Cannot take a larger sample (size {math.prod(sizes)}) than population (size {count}) when 'replace=False'")
    if p is not None:
        if not replace:
            order = _f("argsort", -(gumbel(key, (count,)) + _f("log", p)))
            found = order[:math.prod(sizes)].reshape(sizes)
        else:
            sums = _f("cumsum", _jnp.asarray(p))
            found = _f("searchsorted", sums, sums[-1] * (1 - uniform(key, sizes)))
    else:
        found = randint(key, sizes, 0, count) if replace else _made("choice", key, count, sizes, replace)
    return found if isinstance(a, int) else _f("take", a, found, axis=axis)


def gumbel(key, shape=(), dtype=None):
    return -_f("log", -_f("log", uniform(key, shape, dtype, _least(dtype)[2], 1.0)))


def categorical(key, logits, axis=-1, shape=None, replace=True):
    logits = _jnp.asarray(logits)
    rest = list(logits.shape)
    del rest[axis]
    sizes = rest if shape is None else list(shape)
    lead = sizes[:len(sizes) - len(rest)]
    whole = list(logits.shape)
    return _f("argmax", gumbel(key, lead + whole) + logits, axis=axis if axis < 0 else axis + len(lead))


def exponential(key, shape=(), dtype=None):
    return -_f("log1p", -uniform(key, shape, dtype))


def laplace(key, shape=(), dtype=None):
    u = uniform(key, shape, dtype, -1.0 + _least(dtype)[1], 1.0)
    return _f("sign", u) * _f("log1p", -abs(u))


def truncated_normal(key, lower, upper, shape=(), dtype=None):
    root = math.sqrt(2)
    a, b = [_f("erf", _jnp.asarray(v, float) / root) for v in (lower, upper)]
    return root * _f("erfinv", uniform(key, shape, minval=_number(a), maxval=_number(b)))


def logistic(key, shape=(), dtype=None):
    u = uniform(key, shape, dtype, _least(dtype)[0], 1.0)
    return _f("log", u / (1 - u))


def lognormal(key, sigma=1.0, shape=(), dtype=None):
    return _f("exp", normal(key, shape, dtype) * sigma)


def clone(key):
    return key


def rademacher(key, shape=(), dtype=int):
    return (2 * bernoulli(key, 0.5, shape) - 1).astype(dtype)


def cauchy(key, shape=(), dtype=None):
    return _f("tan", math.pi * (uniform(key, shape, dtype, _least(dtype)[0]) - 0.5))


def multivariate_normal(key, mean, cov, shape=None, dtype=None, method="cholesky"):
    mean, cov = _jnp.asarray(mean, float), _jnp.asarray(cov, float)
    sizes = list(shape or ()) + list(mean.shape)
    return mean + _f("einsum", "ij,...j->...i", _f("linalg.cholesky", cov), normal(key, sizes))


# in _nowhere
def _fans(shape, in_axis, out_axis, batch_axis):
    def of(axes):
        return [a % len(shape) for a in (axes if isinstance(axes, (tuple, list)) else (axes,))]
    ins, outs, batch = of(in_axis), of(out_axis), of(batch_axis)
    field = math.prod([n for i, n in enumerate(shape) if i not in ins + outs + batch])
    return math.prod([shape[i] for i in ins]) * field, math.prod([shape[i] for i in outs]) * field


def _scaling(scale, mode, kind):
    def maker(in_axis=-2, out_axis=-1, batch_axis=(), dtype=None):
        usual = dtype

        def init(key, shape, dtype=usual):
            ins, outs = _fans(shape, in_axis, out_axis, batch_axis)
            sizes = {"fan_in": ins, "fan_out": outs, "fan_avg": (ins + outs) / 2, "fan_geo_avg": (ins * outs) ** 0.5}
            if mode not in sizes:
                raise ValueError(f"invalid mode for variance scaling initializer: {mode}")
            variance = _jnp.asarray(scale / sizes[mode], float)
            if kind == "uniform":
                return typed(uniform(key, shape, minval=-1) * _f("sqrt", 3 * variance), dtype)
            if kind == "normal":
                return typed(normal(key, shape) * _f("sqrt", variance), dtype)
            if kind != "truncated_normal":
                raise ValueError(f"invalid distribution for variance scaling initializer: {kind}")
            return typed(truncated_normal(key, -2, 2, shape) * (_f("sqrt", variance) / 0.87962566103423978), dtype)
        return init
    return maker


# in jax.nn.initializers
glorot_uniform = _scaling(1.0, "fan_avg", "uniform")
glorot_normal = _scaling(1.0, "fan_avg", "truncated_normal")
xavier_uniform = glorot_uniform
xavier_normal = glorot_normal
lecun_uniform = _scaling(1.0, "fan_in", "uniform")
lecun_normal = _scaling(1.0, "fan_in", "truncated_normal")
he_uniform = _scaling(2.0, "fan_in", "uniform")
he_normal = _scaling(2.0, "fan_in", "truncated_normal")
kaiming_uniform = he_uniform
kaiming_normal = he_normal


def zeros(key, shape, dtype=None):
    return typed(_jnp.zeros(shape), dtype)


def ones(key, shape, dtype=None):
    return typed(_jnp.ones(shape), dtype)


def constant(value, dtype=None):
    usual = dtype
    return lambda key, shape, dtype=usual: typed(_jnp.full(shape, value, float), dtype)


def variance_scaling(scale, mode, distribution, in_axis=-2, out_axis=-1, batch_axis=(), dtype=None):
    return _scaling(scale, mode, distribution)(in_axis, out_axis, batch_axis, dtype)
