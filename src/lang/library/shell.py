"""Functions that the shell has under names of its own, made of others: draws, maps, checks, axes by their names, and small
sets of data to try things on."""
import tensorflow as tf
import _iris


# in _nowhere
def _tensor(x):
    x = tf.convert_to_tensor(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, tf.float32)


def _sizes(size):
    return [] if size is None else [size] if isinstance(size, int) else list(size)


def _part(x, i):
    return tuple([e[i] for e in x]) if isinstance(x, (tuple, list)) else x[i]


# in _shell
def bernoulli(p, size=None):
    p = _tensor(p)
    shape = list(p.shape) if size is None else _sizes(size)
    return tf.cast(tf.random.uniform(shape) < tf.cast(p, tf.float32), p.dtype)


def permutation(x):
    return tf.random.shuffle(tf.range(x) if isinstance(x, int) else tf.convert_to_tensor(x))


def choice(x, size=None, replace=True, p=None):
    rows = tf.range(x) if isinstance(x, int) else tf.convert_to_tensor(x)
    shape, count = _sizes(size), rows.shape[0]
    wanted = 1
    for d in shape:
        wanted = wanted * d
    if not replace and wanted > count:
        raise ValueError(f"choice: {wanted} of {count} without putting back")
    if p is None and replace:
        at = tf.random.uniform([wanted], maxval=count, dtype=tf.int32)
    elif replace:
        at = tf.random.categorical([tf.math.log(_tensor(p))], wanted)[0]
    elif p is None:
        at = tf.random.shuffle(tf.range(count))[:wanted]
    else:
        # The largest of log p and Gumbel's numbers are a choice without putting back.
        at = tf.math.top_k(tf.math.log(_tensor(p)) - tf.math.log(-tf.math.log(tf.random.uniform([count]))), wanted)[1]
    return tf.reshape(tf.gather(rows, at), shape + list(rows.shape)[1:])


def map_fn(fn, elems):
    return tf.map_fn(fn, elems)


def vectorized_map(fn, elems):
    return tf.map_fn(fn, elems)


def vmap(fn):
    def mapped(*args):
        rows = [a if isinstance(a, (tuple, list)) else tf.convert_to_tensor(a) for a in args]
        if len(rows) == 1:
            return tf.map_fn(fn, rows[0])
        return tf.map_fn(lambda row: fn(*row), tuple(rows))
    return mapped


def while_loop(cond, body, loop_vars):
    return tf.while_loop(cond, body, loop_vars)


def assert_equal(x, y, message=None):
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    assert tuple(x.shape) == tuple(y.shape), message or f"the shapes are {tuple(x.shape)} and {tuple(y.shape)}"
    same = tf.equal(x, y)
    assert tf.reduce_all(same), message or _first(x, y, same)


def assert_near(x, y, rtol=1e-6, atol=1e-6, message=None):
    x, y = _tensor(x), _tensor(y)
    near = tf.abs(x - y) <= atol + rtol * tf.abs(y)
    assert tf.reduce_all(near), message or _first(x + tf.zeros_like(y), y + tf.zeros_like(x), near)


def _first(x, y, same):
    places = tf.where(tf.math.logical_not(same))
    if x.ndim == 0:
        return f"{x.numpy()} is not {y.numpy()}"
    at = tuple([int(i) for i in places[0].numpy().tolist()])
    more = "" if len(places) == 1 else f", and {len(places) - 1} more differ"
    return f"at {list(at)}: {x[at].numpy()} is not {y[at].numpy()}{more}"


def assert_shapes(shapes):
    sizes = {}
    for tensor, wanted in shapes.items() if isinstance(shapes, dict) else shapes:
        found = tuple(tf.convert_to_tensor(tensor).shape)
        assert len(found) == len(wanted), f"shape {found} has not the {len(wanted)} axes of {tuple(wanted)}"
        for size, name in zip(found, wanted):
            known = name if isinstance(name, int) else sizes.get(name, size)
            assert name is None or known == size, f"{name} is {known}, and {size} in shape {found}"
            sizes[name] = size


def gradcheck(fn, inputs, eps=1e-3, rtol=1e-2, atol=1e-2):
    inputs = inputs if isinstance(inputs, (tuple, list)) and any([isinstance(v, tf.Tensor) for v in inputs]) else [inputs]
    exact, measured = tf.test.compute_gradient(fn, [_tensor(v) for v in inputs], eps)
    for e, m in zip(exact, measured):
        if not tf.reduce_all(tf.abs(e - m) <= atol + rtol * tf.abs(e)):
            return False
    return True


def saturate_cast(x, dtype):
    return tf.saturate_cast(x, dtype)


def nbytes(x):
    x = tf.convert_to_tensor(x)
    return int(tf.size(x)) * x.dtype.size


def itemsize(x):
    return tf.convert_to_tensor(x).dtype.size


def linear(n=100, slope=3.0, intercept=-2.0, noise=0.1):
    x = tf.random.normal([n])
    return x, slope * x + intercept + noise * tf.random.normal([n])


def xor():
    return tf.constant([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), tf.constant([0, 1, 1, 0])


def moons(n=100, noise=0.1):
    upper = n // 2
    a, b = tf.linspace(0.0, 3.141592653589793, upper), tf.linspace(0.0, 3.141592653589793, n - upper)
    x = tf.concat([tf.cos(a), 1 - tf.cos(b)], 0)
    y = tf.concat([tf.sin(a), 0.5 - tf.sin(b)], 0)
    kinds = tf.concat([tf.zeros([upper], tf.int32), tf.ones([n - upper], tf.int32)], 0)
    return tf.stack([x, y], axis=1) + noise * tf.random.normal([n, 2]), kinds


def iris():
    return tf.constant(_iris.measures()), tf.repeat(tf.range(3), 50)


# in _shell, einops
def rearrange(x, pattern, **sizes):
    given, wanted = _sides(pattern)
    x, axes = _taken(x, given, sizes)
    wanted = _spread(wanted, axes)
    names = [name for group in wanted for name in group]
    known = [name for name, size in axes]
    if sorted(names) != sorted(known):
        raise ValueError(f"rearrange: both sides of {pattern!r} need the same axes")
    return _laid(tf.transpose(x, [known.index(name) for name in names]), wanted, dict(axes))


def reduce(x, pattern, reduction, **sizes):
    given, wanted = _sides(pattern)
    x, axes = _taken(x, given, sizes)
    wanted = _spread(wanted, axes)
    names = [name for group in wanted for name in group]
    known = [name for name, size in axes]
    strange = [name for name in names if name not in known]
    if strange:
        raise ValueError(f"reduce: {strange[0]!r} is no axis of the left side of {pattern!r}")
    gone = [i for i, name in enumerate(known) if name not in names]
    kept = [name for name in known if name in names]
    if reduction not in _reductions:
        raise ValueError(f"reduce: {reduction!r} is none of {', '.join(_reductions)}")
    x = getattr(tf, "reduce_" + reduction)(x, axis=gone) if gone else x
    return _laid(tf.transpose(x, [kept.index(name) for name in names]), wanted, dict(axes))


# in einops
def repeat(x, pattern, **sizes):
    given, wanted = _sides(pattern)
    fresh = [name for group in wanted for name in group if name != "…" and not any(name in g for g in given)]
    for name in fresh:
        if not name.isdigit() and name not in sizes:
            raise ValueError(f"repeat: how large is {name!r}? say {name}=2")
    x, axes = _taken(x, given, {name: size for name, size in sizes.items() if name not in fresh})
    long = [int(name) if name.isdigit() else sizes[name] for name in fresh]
    x = tf.broadcast_to(tf.reshape(x, [1] * len(fresh) + [size for name, size in axes]), long + [size for name, size in axes])
    axes = list(zip(fresh, long)) + axes
    wanted = _spread(wanted, axes)
    known = [name for name, size in axes]
    names = [name for group in wanted for name in group]
    return _laid(tf.transpose(x, [known.index(name) for name in names]), wanted, dict(axes))


# in _nowhere
_reductions = ("sum", "mean", "max", "min", "prod", "any", "all")


def _sides(pattern):
    """Both sides of `b (h w) -> b h w`: a list of lists of names."""
    parts = pattern.split("->")
    if len(parts) != 2:
        raise ValueError(f"a pattern has one ->, as in 'b h w -> b (h w)', not {pattern!r}")
    return _groups(parts[0]), _groups(parts[1])


def _groups(side):
    found, inside = [], None
    for word in side.replace("(", " ( ").replace(")", " ) ").replace("...", " … ").split():
        if word == "(":
            inside = []
        elif word == ")":
            found.append(inside)
            inside = None
        elif inside is None:
            found.append([] if word == "1" else word if word == "…" else [word])
        elif word != "1":
            inside.append(word)
    return found


def _spread(wanted, axes):
    """With the axes that ... stands for written out."""
    rest = [name for name, size in axes if name.startswith("…")]
    found = []
    for group in wanted:
        if group == "…":
            found = found + [[name] for name in rest]
        else:
            found.append([n for name in group for n in (rest if name == "…" else [name])])
    return found


def _taken(x, given, sizes):
    """The tensor with an axis for each name of the left side, and their names and sizes."""
    x = tf.stack(x) if isinstance(x, (list, tuple)) and x and isinstance(x[0], tf.Tensor) else tf.convert_to_tensor(x)
    shape = list(x.shape)
    rest = len(shape) - len(given) + 1
    axes, at = [], 0
    if not any(g == "…" for g in given) and rest != 1:
        raise ValueError(f"the pattern has {len(given)} axes, the shape {tuple(shape)} has {len(shape)}")
    for group in given:
        if group == "…":
            axes = axes + [(f"…{i}", shape[at + i]) for i in range(rest)]
            at = at + rest
            continue
        axes = axes + _split(group, shape[at], sizes)
        at = at + 1
    return tf.reshape(x, [size for name, size in axes]), axes


def _split(names, size, sizes):
    known, open_name = 1, None
    for name in names:
        if name in sizes:
            known = known * sizes[name]
        elif open_name is None and len(names) > 0:
            open_name = name
        else:
            raise ValueError(f"how large are {open_name!r} and {name!r}? say one of them, as in {name}=2")
    if open_name is None and known != size or known == 0 or size % known != 0:
        raise ValueError(f"an axis of size {size} is not ({' '.join(names)}) of {known}")
    return [(name, sizes[name] if name in sizes else size // known) for name in names]


def _laid(x, wanted, sizes):
    shape = []
    for group in wanted:
        size = 1
        for name in group:
            size = size * sizes[name]
        shape.append(size)
    return tf.reshape(x, shape)
