"""What JAX says where it refuses to map a function over its arguments."""
import collections
import inspect
import jax
import _jnp

# in _nowhere
def _type_of(x):
    x = _jnp.asarray(x)
    return f"{x.dtype}[{','.join([str(n) for n in x.shape])}]"


def _places(fun, args, named):
    """Each leaf of the arguments with the name under which the function takes it."""
    try:
        bound = inspect.signature(fun).bind(*args, **named).arguments
        roots = [(f"argument {name}", value) for name, value in bound.items()]
    except (TypeError, ValueError):
        roots = [("args", args), ("kwargs", named)]
    return [f"{root}{jax.tree_util.keystr(path)} of type {_type_of(x)}"
            for root, tree in roots for path, x in jax.tree_util.tree_leaves_with_path(tree)]


# in _jax_refusals
def check_axes(in_axes, args):
    """What `in_axes` may be for so many arguments."""
    if isinstance(in_axes, list):
        in_axes = tuple(in_axes)
    if isinstance(in_axes, bool) or not (in_axes is None or isinstance(in_axes, (int, tuple))):
        raise TypeError("vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments passed "
                        f"to the function, but got {in_axes}.")
    if isinstance(in_axes, tuple) and len(in_axes) != len(args):
        raise ValueError("vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments passed to "
                         f"the function, but got len(in_axes)={len(in_axes)}, len(args)={len(args)}")


def no_rows(args, named):
    """Nothing says how many rows there are."""
    if not args and not named:
        raise ValueError("vmap wrapped function must be passed at least one argument containing an array or axis_size must be "
                         f"specified, got empty *args={args} and **kwargs={named}")
    raise ValueError("vmap must have at least one non-None value in in_axes or axis_size must be specified")


def no_such_axis(axis, shape):
    least = -axis if axis < 0 else axis + 1
    raise ValueError(f"vmap was requested to map its argument along axis {axis}, which implies that its rank should be at least "
                     f"{least}, but is only {len(shape)} (its shape is {tuple(shape)})")


def uneven(fun, args, named, shapes, axes):
    """Arguments have different numbers of rows. `shapes` and `axes` are those of all leaves."""
    sizes = [None if a is None else shape[a] for shape, a in zip(shapes, axes)]
    places = _places(fun, args, named)
    lines = []
    for size, count in collections.Counter([s for s in sizes if s is not None]).most_common():
        at = sizes.index(size)
        where = f"axis {axes[at]} of {places[at]}"
        many = "some" if lines else "most"
        lines.append(f"  * one axis had size {size}: {where}" if count == 1 else
                     f"  * {many} axes ({count} of them) had size {size}, e.g. {where}")
    raise ValueError("vmap got inconsistent sizes for array axes to be mapped:\n" + ";\n".join(lines))
