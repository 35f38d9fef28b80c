"""jax.lax: loops and branches as functions, and the steps under jax.numpy."""
import math
import _tensh
import _jax
import _jnp
import _tree
import _jax_refusals as _refuse

# in _nowhere
def _arrays(tree):
    return _tree.tree_map(_jnp.asarray, tree)


def _plain(x):
    """The number itself, which is known here while jit traces too."""
    return x._value.item() if isinstance(x, _jnp.ArrayImpl) else x


def _own(name):
    def called(*args, **options):
        return _jax.call(name, list(args), options)
    return called


_named_in_jnp = {"sub": "subtract", "mul": "multiply", "div": "true_divide", "max": "maximum", "min": "minimum",
                 "rem": "fmod", "pow": "power", "eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal",
                 "gt": "greater", "ge": "greater_equal", "atan2": "arctan2"}


_tipless = ("lt", "le", "gt", "ge", "clamp", "rem", "atan2")


def _refuse_dtypes(name, *arrays):
    """Python's numbers have a dtype here too, which gives way to no other."""
    if all([x.dtype == arrays[0].dtype for x in arrays]):
        return
    like = "divide" if name == "div" else _named_in_jnp.get(name, name)
    tip = "" if name in _tipless else (
        f" (Tip: jnp.{like} is a similar function that does automatic type promotion on inputs).")
    raise TypeError(f"lax.{name} requires arguments to have the same dtypes, got {', '.join([str(x.dtype) for x in arrays])}.{tip}")


def _refuse_shapes(name, x, y):
    if x.ndim == 0 or y.ndim == 0 or x.shape == y.shape:
        return
    if x.ndim != y.ndim:
        raise TypeError(f"{name}: arrays must have the same number of dimensions, got {set([x.ndim, y.ndim])}")
    if any([m != n and m != 1 and n != 1 for m, n in zip(x.shape, y.shape)]):
        raise TypeError(f"{name} got incompatible shapes for broadcasting: {x.shape}, {y.shape}.")


def _operand(name, x, place):
    if x is None or isinstance(x, (list, tuple, str)):
        raise TypeError(f"Error interpreting argument to {name} as a JAX value. The problematic value is of type {type(x)} and was "
                        f"passed to {name} at position {place}.\n")
    return _jnp.asarray(x)


def _strict(name):
    """Of two arrays of one dtype, and of one shape but for axes of 1."""
    like = _named_in_jnp.get(name, name)

    def called(x, y):
        x, y = _operand(name, x, 0), _operand(name, y, 1)
        if name in ("add", "sub", "mul") and x.dtype == bool:
            raise TypeError(f"{name} does not accept dtype bool at position 0. Accepted dtypes at position 0 are subtypes of integer, "
                            "floating, complexfloating.")
        if not (name == "pow" and y.dtype in ("int32", "int64")):
            _refuse_dtypes(name, x, y)
        _refuse_shapes(name, x, y)
        return _jax.call(like, [x, y], {})
    return called


def _same(before, after, where):
    """What goes round a loop keeps its structure, shapes and dtypes."""
    old, marks = _tree.tree_flatten(before)
    new, others = _tree.tree_flatten(after)
    if marks != others:
        raise TypeError(f"{where} function carry input and carry output must have the same pytree structure, but they differ:"
                        f"\n\nThe input carry is {marks} but the output is {others}.")
    for a, b in zip(old, new):
        if a.shape != b.shape or (a.dtype != b.dtype and not a.weak_type):
            raise TypeError(f"{where} function carry input and carry output must have equal types, but they differ: the input "
                            f"is {a.dtype}{list(a.shape)} but the output is {b.dtype}{list(b.shape)}.")
    return after


def _unheard(fun, *args):
    """Python is heard when a loop is written down, not when it turns."""
    return _tensh.jax_unheard(fun, list(args), {})


def _one_way(tree):
    """What comes of as many turns as only the values say, through which no derivative goes back."""
    if not _jax.is_backward():
        return tree
    why = ("Reverse-mode differentiation does not work for lax.while_loop or lax.fori_loop with dynamic start/stop values. Try "
           "using lax.scan, or using fori_loop with static start/stop.")
    return _tree.tree_map(lambda x: _jnp.ArrayImpl(_tensh.jax_one_way(x, why), x.weak_type) if _tensh.jax_derived(x) else x, tree)


def _as_weak(first, carry):
    """The dtypes give way in each turn as they do in the first."""
    return _tree.tree_map(lambda a, b: _jnp.ArrayImpl(b._value, a.weak_type), first, carry)


def _branched(kind, branches, taken, operands):
    operands = [_arrays(o) for o in operands]
    found = _arrays(_jax.in_branch(branches[taken], operands))
    _refuse.check_branches(kind, branches, taken, found, operands)
    return found


# in jax.lax, _lax
def fori_loop(lower, upper, body_fun, init_val, unroll=None):
    value = _arrays(init_val)
    if _refuse.peeking():
        return value
    open = any([isinstance(n, _jnp.ArrayImpl) and _jax.is_abstract(n) for n in (lower, upper)])
    lower, upper = _plain(lower), _plain(upper)
    found = _tensh.jax_fori(lower, upper, body_fun, value)
    if found is not None:
        return _one_way(found[0]) if open else found[0]
    for i in range(lower, upper):
        value = _same(value, _arrays(_unheard(body_fun, _jnp.asarray(i), value)), "body_fun")
    return _one_way(value) if open else value


def while_loop(cond_fun, body_fun, init_val):
    value = _arrays(init_val)
    if _refuse.peeking():
        return value
    found = _tensh.jax_while(cond_fun, body_fun, value)
    if found is not None:
        return found[0]
    while _plain(_unheard(cond_fun, value)):
        value = _same(value, _arrays(_unheard(body_fun, value)), "body_fun")
    return _one_way(value)


def scan(f, init, xs=None, length=None, reverse=False, unroll=1):
    init = carry = _arrays(init)
    leaves, marks = _tree.tree_flatten(_arrays(xs))
    count = leaves[0].shape[0] if leaves else length
    for leaf in leaves:
        if leaf.shape[0] != count:
            raise ValueError("scan got values with different leading axis sizes: "
                             f"{', '.join([str(x.shape[0]) for x in leaves])}.")
    found = _tensh.jax_scan(f, init, marks.unflatten(leaves), count, reverse)
    if found is not None:
        return found
    order = list(range(count))
    outs = []
    for place in reversed(order) if reverse else order:
        x = marks.unflatten([leaf[place] for leaf in leaves])
        found, out = _unheard(f, _as_weak(init, carry), x)
        carry = _same(carry, _arrays(found), "scan body")
        outs.append(_arrays(out))
    if reverse:
        outs = outs[::-1]
    if not outs:
        return carry, None
    return carry, _tree.tree_map(lambda *rows: _jax.call("stack", [list(rows)], {}), *outs)


def map(f, xs, batch_size=None):
    return scan(lambda c, x: (c, f(x)), (), xs)[1]


def cond(pred, true_fun, false_fun, *operands, operand=None):
    if not (callable(true_fun) and callable(false_fun)):
        raise TypeError("lax.cond: true_fun and false_fun arguments should be callable.")
    if operand is not None:
        operands = (operand,)
    if isinstance(pred, _jnp.ArrayImpl) and pred.ndim > 0:
        raise TypeError(f"Pred must be a scalar, got {pred} of shape {pred.shape}.")
    return _branched("cond", [true_fun, false_fun], 0 if _plain(pred) else 1, operands)


def switch(index, branches, *operands):
    # `min` and `max` are those of arrays here.
    if len(branches) == 0:
        raise ValueError("Empty branch sequence")
    place, last = _plain(index), len(branches) - 1
    return _branched("switch", list(branches), 0 if place < 0 else last if place > last else place, operands)


def select(pred, on_true, on_false):
    return _jax.call("where", [pred, on_true, on_false], {})


def stop_gradient(x):
    return _tree.tree_map(lambda v: _jnp.ArrayImpl(_tensh.jax_stop(v), v.weak_type), _arrays(x))


def associative_scan(fn, elems, reverse=False, axis=0):
    leaves, marks = _tree.tree_flatten(elems)
    count = leaves[0].shape[axis]
    parts = [marks.unflatten([_jax.call("take", [leaf, i], {"axis": axis}) for leaf in leaves]) for i in range(count)]
    parts = parts[::-1] if reverse else parts
    found = [parts[0]]
    for part in parts[1:]:
        found.append(fn(found[-1], part))
    found = found[::-1] if reverse else found
    return _tree.tree_map(lambda *rows: _jax.call("stack", [list(rows)], {"axis": axis}), *found)


def rsqrt(x):
    return 1.0 / _jax.call("sqrt", [x], {})


def logistic(x):
    return _jax.call("sigmoid", [x], {})


def integer_pow(x, y):
    return _jnp.power(_jnp.asarray(x), y)


def convert_element_type(operand, new_dtype):
    return _jnp.array(operand, new_dtype)


def broadcast(operand, sizes):
    return _jax.call("broadcast_to", [operand, list(sizes) + list(_jnp.asarray(operand).shape)], {})


def concatenate(operands, dimension):
    return _jax.call("concatenate", [list(operands)], {"axis": dimension})


def reshape(operand, new_sizes, dimensions=None):
    return _jax.call("reshape", [operand, list(new_sizes)], {})


def transpose(operand, permutation):
    return _jax.call("transpose", [operand, list(permutation)], {})


def expand_dims(array, dimensions):
    return _jax.call("expand_dims", [array, list(dimensions)], {})


def dynamic_slice(operand, start_indices, slice_sizes):
    starts = [max(0, min(_plain(s), n - k)) for s, n, k in zip(start_indices, operand.shape, slice_sizes)]
    return operand[tuple([slice(s, s + k) for s, k in zip(starts, slice_sizes)])]


def dynamic_update_slice(operand, update, start_indices):
    operand, update = _jnp.asarray(operand), _jnp.asarray(update)
    starts = [max(0, min(_plain(s), n - k)) for s, n, k in zip(start_indices, operand.shape, update.shape)]
    return operand.at[tuple([slice(s, s + k) for s, k in zip(starts, update.shape)])].set(update)


def dynamic_index_in_dim(operand, index, axis=0, keepdims=True):
    found = _jax.call("take", [operand, _plain(index)], {"axis": axis})
    return _jax.call("expand_dims", [found, axis], {}) if keepdims else found


def dynamic_slice_in_dim(operand, start_index, slice_size, axis=0):
    starts = [0] * operand.ndim
    sizes = list(operand.shape)
    starts[axis], sizes[axis] = start_index, slice_size
    return dynamic_slice(operand, starts, sizes)


def slice_in_dim(operand, start_index, limit_index, stride=1, axis=0):
    return operand[(slice(None),) * axis + (slice(start_index, limit_index, stride),)]


def top_k(operand, k):
    order = _jax.call("argsort", [operand], {"axis": -1, "descending": True})[..., :k]
    return [_jax.call("take_along_axis", [operand, order], {"axis": -1}), order]


def iota(dtype, size):
    return _jnp.arange(size, dtype=dtype)


def full_like(x, fill_value, dtype=None, shape=None):
    return _jnp.full_like(x, fill_value, dtype, shape)


def batch_matmul(lhs, rhs, precision=None):
    return _jax.call("matmul", [lhs, rhs], {})


def clamp(min, x, max):
    _refuse_dtypes("clamp", _jnp.asarray(min), _jnp.asarray(x), _jnp.asarray(max))
    # What reaches a bound has no gradient, nor has the bound that it reaches.
    inside = _jax.call("logical_and", [x > min, x < max], {})
    bound = _jax.call("where", [x < min, _jax.call("minimum", [min, max], {}), max], {})
    beyond = _jax.call("logical_or", [x < min, x > max], {})
    ends = stop_gradient(_jax.call("clip", [x, min, max], {}))
    return _jax.call("where", [inside, x, _jax.call("where", [beyond, bound, ends], {})], {})


def select_n(which, *cases):
    return _jax.call("where", [which, cases[1], cases[0]], {}) if len(cases) == 2 else _jax.call("choose", [which, list(cases)], {})


def full(shape, fill_value, dtype=None):
    return _jnp.full(shape, fill_value, dtype)


def squeeze(array, dimensions):
    return _jax.call("squeeze", [array], {"axis": tuple(dimensions)})


def reduce(operands, init_values, computation, dimensions):
    axes = sorted([d % operands.ndim for d in dimensions])
    rest = [i for i in range(operands.ndim) if i not in axes]
    moved = operands.transpose(*(axes + rest))
    rows = moved.reshape(-1, *[operands.shape[i] for i in rest])
    found = _jnp.asarray(init_values)
    for i in range(rows.shape[0]):
        found = computation(found, rows[i])
    return found


def dynamic_update_index_in_dim(operand, update, index, axis):
    where = (slice(None),) * axis + (_plain(index),)
    return _jnp.asarray(operand).at[where].set(update)


def dynamic_update_slice_in_dim(operand, update, start_index, axis):
    starts = [0] * operand.ndim
    starts[axis] = start_index
    return dynamic_update_slice(operand, update, starts)


def index_in_dim(operand, index, axis=0, keepdims=True):
    return dynamic_index_in_dim(operand, index, axis, keepdims)


reciprocal = _own("reciprocal")
is_finite = _own("isfinite")
erfc = _own("erfc")
erf_inv = _own("erfinv")
lgamma = _own("lgamma")
digamma = _own("digamma")
cbrt = _own("cbrt")
exp2 = _own("exp2")
real = _own("real")
imag = _own("imag")
conj = _own("conj")
asin = _own("arcsin")
acos = _own("arccos")
atan = _own("arctan")
asinh = _own("arcsinh")
acosh = _own("arccosh")
atanh = _own("arctanh")
bitwise_and = _own("bitwise_and")
bitwise_or = _own("bitwise_or")
bitwise_xor = _own("bitwise_xor")
bitwise_not = _own("invert")
shift_left = _own("left_shift")
shift_right_arithmetic = _own("right_shift")
tile = _own("tile")
split = _own("split")
add = _strict("add")
sub = _strict("sub")
mul = _strict("mul")
_quotient = _strict("div")


def div(x, y):
    """Integers are rounded towards 0."""
    x, y = _jnp.asarray(x), _jnp.asarray(y)
    if x.dtype != y.dtype or "int" not in str(x.dtype):
        return _quotient(x, y)
    return _jax.call("floor_divide", [x - _jax.call("fmod", [x, y], {}), y], {})


rem = _strict("rem")
pow = _strict("pow")
max = _strict("max")
min = _strict("min")
eq = _strict("eq")
ne = _strict("ne")
lt = _strict("lt")
le = _strict("le")
gt = _strict("gt")
ge = _strict("ge")
atan2 = _strict("atan2")
neg = _own("negative")
abs = _own("abs")
sign = _own("sign")
exp = _own("exp")
expm1 = _own("expm1")
log = _own("log")
log1p = _own("log1p")
sqrt = _own("sqrt")
square = _own("square")
sin = _own("sin")
cos = _own("cos")
tan = _own("tan")
tanh = _own("tanh")
sinh = _own("sinh")
cosh = _own("cosh")
floor = _own("floor")
ceil = _own("ceil")
round = _own("round")
erf = _own("erf")
dot = _own("dot")
cumsum = _own("cumsum")
cumprod = _own("cumprod")
rev = _own("flip")
