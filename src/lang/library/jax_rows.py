"""jax.lax: what the rows of jax.vmap(…, axis_name=…) have in common."""
import _tensh
import _jnp
import _jax
import _tree

# in _nowhere
_levels = []
_numbers = [0]


def _level(axis_name, caller):
    for level in reversed(_levels):
        if level.name == axis_name:
            return level
    if caller == "psum of numbers":
        raise NameError(f"unbound axis name: {axis_name}")
    raise NameError(f"Found an unbound axis name: {axis_name}. To fix this, please call {caller} under `jax.shard_map`.")


def _joined(name, how, x, axis_name):
    """Over several axes one after the other."""
    if isinstance(axis_name, (tuple, list)):
        for one in axis_name:
            x = _joined(name, how, x, one)
        return x
    level = _level(axis_name, name)

    def of(leaf):
        array = _jnp.asarray(leaf)
        if level.alone:
            raise NotImplementedError(f"jax.lax.{name} in tensh is for functions that can be mapped over all rows at once, which do not "
                                      "look at values")
        if how != "sum" and _tensh.jax_derived(array):
            raise NotImplementedError(f"jax.lax.{name} has no derivative in tensh")
        return _jnp.ArrayImpl(_tensh.jax_across(array, how, level.number, level.count), array.weak_type)
    return _tree.tree_map(of, x)


# in _named_axes
class Level:
    """A mapping that is under way: its name, how many rows there are, and which row it is."""
    def __init__(self, name, count):
        _numbers[0] += 1
        self.name, self.count, self.number = name, count, _numbers[0]
        self.index, self.alone = None, False

    def __enter__(self):
        _levels.append(self)
        return self

    def __exit__(self, *error):
        _levels.pop()
        return None


def within(level, fun):
    def called(index, *args, **named):
        level.index = index
        # A block that catches would compute what it makes at once.
        with level:
            return fun(*args, **named)
    return called


def alone(level, fun, i):
    """One row by itself."""
    level.alone = True
    return lambda *args, **named: within(level, fun)(_jnp.asarray(i), *args, **named)


# in jax.lax
def psum(x, axis_name, *, axis_index_groups=None):
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        names = axis_name if isinstance(axis_name, (tuple, list)) else (axis_name,)
        for name in names:
            x = x * _level(name, "psum of numbers").count
        return x
    return _joined("psum", "sum", x, axis_name)


def pmean(x, axis_name, *, axis_index_groups=None):
    count = psum(1, axis_name)
    return _tree.tree_map(lambda total: total / count, psum(_tree.tree_map(_jnp.asarray, x), axis_name))


def pmax(x, axis_name, *, axis_index_groups=None):
    return _joined("pmax", "max", x, axis_name)


def pmin(x, axis_name, *, axis_index_groups=None):
    return _joined("pmin", "min", x, axis_name)


def axis_index(axis_name):
    return _level(axis_name, "axis_index").index


def axis_size(axis_name):
    return _level(axis_name, "axis_size").count


def all_gather(x, axis_name, *, axis_index_groups=None, axis=0, tiled=False):
    def of(all):
        if tiled:
            return _jax.call("concatenate", [[all[i] for i in range(all.shape[0])]], {"axis": axis})
        return all if axis == 0 else _jax.call("moveaxis", [all, 0, axis], {})
    return _tree.tree_map(of, _joined("all_gather", "all", x, axis_name))


def ppermute(x, axis_name, perm):
    index = axis_index(axis_name)
    rows = _joined("ppermute", "all", x, axis_name)

    if sorted([to for at, to in perm]) != list(range(axis_size(axis_name))):
        raise AssertionError("Permutation doesn't match the axis size!")
    sources = _jnp.asarray([at for to, at in sorted([(to, at) for at, to in perm])])
    source = _jax.call("take", [sources, index], {"axis": 0})
    return _tree.tree_map(lambda all: _jax.call("take", [all, source], {"axis": 0}), rows)
