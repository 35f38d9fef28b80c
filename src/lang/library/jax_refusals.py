"""What JAX says where it refuses to map a function over its arguments, and branches that give values of different types."""
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


# in _nowhere
# Branches that were found to agree, by where they stand and what they were given.
_agreed = set()
_now = {"peeking": False}


def _where(branch):
    code = getattr(branch, "__code__", None)
    return None if code is None else (code.co_name, code.co_filename, code.co_firstlineno)


def _kinds(tree):
    return tuple([_type_of(x) for x in jax.tree_util.tree_leaves(tree)])


def _shown(branch):
    name, file, line = _where(branch)
    return f"{name} at {file}:{line}"


def _structure(tree):
    if isinstance(tree, dict):
        return f"a <class 'dict'> with pytree metadata {tuple(sorted(tree))}"
    if isinstance(tree, (list, tuple)):
        return f"a {type(tree).__name__} of length {len(tree)}"
    return "a <class 'NoneType'>" if tree is None else "a pytree leaf"


def _unlike(a, b, path=()):
    """The first place where two trees are not alike: the path, both parts, and what differs; None where they are."""
    kinds = [type(x) if x is None or isinstance(x, (dict, list, tuple)) else "leaf" for x in (a, b)]
    if kinds[0] != kinds[1]:
        return path, a, b, "their Python types differ"
    if isinstance(a, dict):
        if sorted(a) != sorted(b):
            return path, a, b, "the pytree node metadata does not match"
        parts = [(k, a[k], b[k]) for k in sorted(a)]
    elif isinstance(a, (list, tuple)):
        if len(a) != len(b):
            return path, a, b, "the lengths do not match"
        parts = [(i, x, y) for i, (x, y) in enumerate(zip(a, b))]
    else:
        return None
    found = [_unlike(x, y, path + (k,)) for k, x, y in parts]
    return next((f for f in found if f is not None), None)


def _parts(a, b, why):
    """Both parts as they are named: by their classes alone where these differ."""
    if why == "their Python types differ":
        return [f"a {type(x)}" if x is None or isinstance(x, (dict, list, tuple)) else "a pytree leaf" for x in (a, b)]
    return [_structure(a), _structure(b)]


def _refuse_branches(kind, names, pair, found, other):
    about = f"{names[0]} is {_shown(pair[0])}\n{names[1]} is {_shown(pair[1])}\n\n"
    unlike = _unlike(found, other)
    if unlike is not None:
        path, a, b, why = unlike
        at = f" at path {''.join([f'[{p!r}]' for p in path])}" if path else ""
        left, right = _parts(a, b, why)
        raise TypeError(f"{kind} branch outputs must have the same pytree structure, but they differ:\n\n{about}"
                        f"{names[0]} output{at} is {left} but {names[1]} output{at} is {right}, so {why}.\n\n"
                        f"Revise {names[0]} and/or {names[1]} so that they have the same pytree structure.")
    lines = []
    for (path, x), y in zip(jax.tree_util.tree_leaves_with_path(found), jax.tree_util.tree_leaves(other)):
        x, y = _jnp.asarray(x), _jnp.asarray(y)
        why = (["the dtypes do not match"] if x.dtype != y.dtype else []) + (["the shapes do not match"] if x.shape != y.shape else [])
        if why:
            at = f" at path {jax.tree_util.keystr(path)}" if path else ""
            lines.append(f"the output of {names[0]}{at} has type {_type_of(x)} but the corresponding output of {names[1]} has type "
                         f"{_type_of(y)}, so {', and '.join(why)}")
    if lines:
        said = "T" + lines[0][1:] + "." if len(lines) == 1 else ";\n".join(["  * " + line for line in lines]) + "."
        raise TypeError(f"{kind} branches must have equal output types but they differ.\n\n{about}{said}\n\n"
                        f"Revise {names[0]} and/or {names[1]} so that all output types match.")


# in _jax_refusals
def peeking():
    """A branch is only asked what types it gives: loops make no turns, and nothing is printed."""
    return _now["peeking"]


def check_branches(kind, branches, taken, found, operands):
    """Branches give values of the same types, whichever is taken. Those that cannot be asked are not held against the others."""
    places = [_where(b) for b in branches]
    if _now["peeking"] or None in places:
        return
    key = (tuple(places), _kinds(operands))
    if key in _agreed:
        return
    gave = []
    for i, branch in enumerate(branches):
        if i == taken:
            gave.append((branch, i, found))
            continue
        _now["peeking"] = True
        try:
            gave.append((branch, i, branch(*operands)))
        except Exception:
            pass
        finally:
            _now["peeking"] = False
    for branch, i, value in gave[1:]:
        first, at, other = gave[0]
        names = ("true_fun", "false_fun") if kind == "cond" else (f"branch {at}", f"branch{i}")
        _refuse_branches(kind, names, (first, branch), other, value)
    _agreed.add(key)
