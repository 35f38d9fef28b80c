"""JAX's functions of functions, and its trees: lists, tuples and dicts of arrays."""
import math
import numpy as np
import tensorflow as tf
import _tensh
import _jax
import _jnp
import _jax_dtypes
import _named_axes
import _jax_refusals as _refuse

# in _nowhere
class _Leaf:
    """A place in a tree where a value stands."""
    def __repr__(self):
        return "*"


_leaf = _Leaf()
_nodes = {}


def _opened(tree, stops=None):
    """The leaves of a tree in JAX's order, and the tree with marks for them."""
    if stops is not None and stops(tree):
        return [tree], _leaf
    if tree is None:
        return [], None
    if isinstance(tree, dict):
        keys = sorted(tree.keys())
        parts = [_opened(tree[k], stops) for k in keys]
        return [v for p in parts for v in p[0]], {k: p[1] for k, p in zip(keys, parts)}
    if isinstance(tree, (list, tuple)) and not isinstance(tree, str):
        parts = [_opened(v, stops) for v in tree]
        marks = [p[1] for p in parts]
        leaves = [v for p in parts for v in p[0]]
        if isinstance(tree, list):
            return leaves, marks
        return leaves, type(tree)(*marks) if hasattr(tree, "_fields") else tuple(marks)
    known = _nodes.get(type(tree))
    if known is not None:
        children, extra = known[0](tree)
        parts = [_opened(v, stops) for v in children]
        return [v for p in parts for v in p[0]], _Own(type(tree), extra, [p[1] for p in parts])
    return [tree], _leaf


class _Own:
    """The structure of an object of a class that was registered."""
    def __init__(self, kind, extra, parts):
        self.kind = kind
        self.extra = extra
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, _Own) and (self.kind, self.extra, self.parts) == (other.kind, other.extra, other.parts)

    def __repr__(self):
        return f"CustomNode({self.kind.__name__}[{self.extra}], {self.parts})"


def _closed(marks, leaves):
    """The tree with the leaves, which are taken from an iterator."""
    if marks is None:
        return None
    if isinstance(marks, _Leaf):
        return next(leaves)
    if isinstance(marks, _Own):
        return _nodes[marks.kind][1](marks.extra, [_closed(m, leaves) for m in marks.parts])
    if isinstance(marks, dict):
        return {k: _closed(v, leaves) for k, v in marks.items()}
    found = [_closed(m, leaves) for m in marks]
    if isinstance(marks, list):
        return found
    return type(marks)(*found) if hasattr(marks, "_fields") else tuple(found)


def _shown(marks):
    if isinstance(marks, dict):
        return "{" + ", ".join([f"{k!r}: {_shown(m)}" for k, m in marks.items()]) + "}"
    if isinstance(marks, _Own):
        return f"CustomNode({marks.kind.__name__}[{marks.extra}], [{', '.join([_shown(m) for m in marks.parts])}])"
    if not isinstance(marks, (list, tuple)):
        return repr(marks)
    parts = [_shown(m) for m in marks]
    if hasattr(marks, "_fields"):
        return f"CustomNode(namedtuple[{type(marks).__name__}], [{', '.join(parts)}])"
    if isinstance(marks, list):
        return f"[{', '.join(parts)}]"
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


class _Tree:
    def __init__(self, marks):
        self._marks = marks

    @property
    def num_leaves(self):
        return _count(self._marks)

    @property
    def num_nodes(self):
        return 1 + sum([t.num_nodes for t in self.children()])

    def children(self):
        marks = self._marks
        parts = marks.parts if isinstance(marks, _Own) else marks.values() if isinstance(marks, dict) else \
            [] if marks is None or isinstance(marks, _Leaf) else marks
        return [_Tree(m) for m in parts]

    def unflatten(self, leaves):
        return _closed(self._marks, iter(leaves))

    def flatten_up_to(self, tree):
        return _matched(tree, self._marks)

    def __eq__(self, other):
        return isinstance(other, _Tree) and repr(self) == repr(other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"PyTreeDef({_shown(self._marks)})"


def _count(marks):
    if marks is None:
        return 0
    if isinstance(marks, _Leaf):
        return 1
    if isinstance(marks, _Own):
        return sum([_count(m) for m in marks.parts])
    return sum([_count(m) for m in (marks.values() if isinstance(marks, dict) else marks)])


def _matched(tree, marks, way=()):
    """The parts of another tree that stand where the leaves of the first do."""
    if isinstance(marks, _Leaf):
        return [tree]
    if marks is None:
        return []
    kind = marks.kind if isinstance(marks, _Own) else type(marks)
    if type(tree) is not kind:
        raise ValueError(f"pytree structure error: different types at key path\n    tree_map tree{_way_text(way)}\n"
                         "At that key path, the prefix pytree tree_map tree has a subtree of type\n"
                         f"    {kind}\nbut at the same key path the full pytree has a subtree of different type\n    {type(tree)}.")
    if isinstance(marks, _Own):
        parts = _nodes[kind][0](tree)[0]
        return [v for t, m, step in zip(parts, marks.parts, _steps(marks)) for v in _matched(t, m, way + (step,))]
    if isinstance(marks, dict):
        own, others = tuple(marks.keys()), tuple(sorted(tree.keys()))
        if own != others:
            import difflib
            diff = "\n    ".join(difflib.ndiff([f"{own}"], [f"{others}"]))
            raise ValueError(f"pytree structure error: different pytree metadata at key path\n    tree_map tree{_way_text(way)}\n"
                             "At that key path, the prefix pytree tree_map tree has a subtree of type\n"
                             f"    {kind}\nwith metadata\n    {own}\n"
                             "but at the same key path the full pytree has a subtree of the same type but with metadata\n"
                             f"    {others}\nso the diff in the metadata at these pytree nodes is\n    {diff}")
        return [v for k, m in marks.items() for v in _matched(tree[k], m, way + (DictKey(k),))]
    if len(tree) != len(marks):
        raise ValueError(f"pytree structure error: different lengths of {kind.__name__} at key path\n    tree_map tree{_way_text(way)}\n"
                         f"At that key path, the prefix pytree tree_map tree has a subtree of type {kind.__name__} of length {len(marks)}, "
                         f"but the full pytree has a subtree of the same type but of length {len(tree)}.")
    return [v for t, m, step in zip(tree, marks, _steps(marks)) for v in _matched(t, m, way + (step,))]


def _way_text(way):
    return "".join([str(step) for step in way])


def _steps(marks):
    """The keys of what stands in a list, a tuple or an object."""
    if isinstance(marks, _Own):
        names, count = _fields.get(marks.kind), len(marks.parts)
        return [GetAttrKey(names[i]) if names else FlattenedIndexKey(i) for i in range(count)]
    names = marks._fields if hasattr(marks, "_fields") else None
    return [GetAttrKey(names[i]) if names else SequenceKey(i) for i in range(len(marks))]


# The names of the fields of classes that are opened by them.
_fields = {}


def _ways(marks):
    """The keys on the way to each leaf."""
    if marks is None:
        return []
    if isinstance(marks, _Leaf):
        return [()]
    if isinstance(marks, dict):
        return [(DictKey(k), *way) for k, m in marks.items() for way in _ways(m)]
    parts = marks.parts if isinstance(marks, _Own) else marks
    return [(step, *way) for step, m in zip(_steps(marks), parts) for way in _ways(m)]


# in jax.tree_util, _tree
def tree_flatten(tree, is_leaf=None):
    leaves, marks = _opened(tree, is_leaf)
    return leaves, _Tree(marks)


def tree_unflatten(treedef, leaves):
    return treedef.unflatten(leaves)


def tree_leaves(tree, is_leaf=None):
    return _opened(tree, is_leaf)[0]


def tree_structure(tree, is_leaf=None):
    return _Tree(_opened(tree, is_leaf)[1])


def tree_map(f, tree, *rest, is_leaf=None):
    found = _tensh.jax_tree_map(f, [tree] + list(rest)) if is_leaf is None and tree is not None else None
    if found is not None:
        return found
    leaves, marks = _opened(tree, is_leaf)
    others = [_matched(r, marks) for r in rest]
    return _closed(marks, iter([f(*given) for given in zip(leaves, *others)]))


def tree_reduce(function, tree, *initializer, is_leaf=None):
    leaves = _opened(tree, is_leaf)[0]
    found = initializer[0] if initializer else leaves[0]
    for leaf in leaves if initializer else leaves[1:]:
        found = function(found, leaf)
    return found


def tree_all(tree):
    return len([v for v in _opened(tree)[0] if not v]) == 0


def register_pytree_node(nodetype, flatten_func, unflatten_func):
    _nodes[nodetype] = (flatten_func, unflatten_func)


def register_pytree_with_keys_class(cls):
    _nodes[cls] = (lambda x: x.tree_flatten(), lambda extra, children: cls.tree_unflatten(extra, children))
    return cls


def register_dataclass(nodetype, data_fields=None, meta_fields=None, drop_fields=()):
    if data_fields is None:
        if not hasattr(nodetype, "__dataclass_fields__"):
            raise TypeError("register_dataclass: data_fields and meta_fields are required when nodetype is not a dataclass. "
                            f"Got {nodetype}.")
        every = [f.name for f in nodetype.__dataclass_fields__.values() if f.init and f._role == "field"]
        meta_fields = [n for n in every if nodetype.__dataclass_fields__[n].metadata.get("static")]
        data_fields = [n for n in every if n not in meta_fields]
    data, meta = tuple(data_fields), tuple(meta_fields or ())

    def flatten(x):
        return tuple([getattr(x, n) for n in data]), tuple([getattr(x, n) for n in meta])

    def unflatten(extra, children):
        return nodetype(**dict(zip(data, children)), **dict(zip(meta, extra)))
    _nodes[nodetype] = (flatten, unflatten)
    _fields[nodetype] = data
    return nodetype


def tree_transpose(outer_treedef, inner_treedef, pytree_to_transpose):
    leaves = _opened(pytree_to_transpose)[0]
    outer, inner = outer_treedef.num_leaves, inner_treedef.num_leaves
    if len(leaves) != outer * inner:
        raise TypeError(f"Mismatch\n{outer_treedef}\n{inner_treedef}")
    return inner_treedef.unflatten([outer_treedef.unflatten([leaves[i * inner + j] for i in range(outer)])
                                    for j in range(inner)])


class DictKey:
    def __init__(self, key):
        self.key = key

    def __str__(self):
        return f"[{self.key!r}]"

    def __repr__(self):
        return f"DictKey(key={self.key!r})"

    def __eq__(self, other):
        return isinstance(other, DictKey) and self.key == other.key

    def __hash__(self):
        return hash(self.key)


class SequenceKey:
    def __init__(self, idx):
        self.idx = idx

    def __str__(self):
        return f"[{self.idx!r}]"

    def __repr__(self):
        return f"SequenceKey(idx={self.idx!r})"

    def __eq__(self, other):
        return isinstance(other, SequenceKey) and self.idx == other.idx

    def __hash__(self):
        return hash(self.idx)


class GetAttrKey:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f".{self.name}"

    def __repr__(self):
        return f"GetAttrKey(name={self.name!r})"

    def __eq__(self, other):
        return isinstance(other, GetAttrKey) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class FlattenedIndexKey(SequenceKey):
    def __str__(self):
        return f"[<flat index {self.idx}>]"

    def __repr__(self):
        return f"FlattenedIndexKey(key={self.idx!r})"


def keystr(keys, *, simple=False, separator=""):
    return separator.join([str(k) for k in keys])


def tree_flatten_with_path(tree, is_leaf=None):
    leaves, marks = _opened(tree, is_leaf)
    return list(zip(_ways(marks), leaves)), _Tree(marks)


def tree_leaves_with_path(tree, is_leaf=None):
    return tree_flatten_with_path(tree, is_leaf)[0]


def tree_map_with_path(f, tree, *rest, is_leaf=None):
    leaves, marks = _opened(tree, is_leaf)
    others = [_matched(r, marks) for r in rest]
    return _closed(marks, iter([f(way, *given) for way, *given in zip(_ways(marks), leaves, *others)]))


def register_pytree_node_class(cls):
    _nodes[cls] = (lambda x: x.tree_flatten(), lambda extra, children: cls.tree_unflatten(extra, children))
    return cls


# in jax.tree
flatten = tree_flatten
unflatten = tree_unflatten
leaves = tree_leaves
structure = tree_structure
map = tree_map
reduce = tree_reduce
all = tree_all
transpose = tree_transpose
flatten_with_path = tree_flatten_with_path
leaves_with_path = tree_leaves_with_path
map_with_path = tree_map_with_path

# in _nowhere
def _places(argnums):
    return [argnums] if isinstance(argnums, int) else list(argnums)


def _is_array(x):
    return isinstance(x, _jnp.ArrayImpl)


def _to_array(x):
    return x if _is_array(x) else _jnp.asarray(x)


def _check_float(x, name, holomorphic=False):
    if isinstance(x, str):
        raise TypeError(f"Argument {x!r} of type {type(x)} is not a valid JAX type.")
    if holomorphic and "complex" not in str(x.dtype):
        raise TypeError(f"{'grad' if name == 'value_and_grad' else name} with holomorphic=True requires inputs with complex dtype, but got {x.dtype}.")
    if "float" not in str(x.dtype) and "complex" not in str(x.dtype):
        raise TypeError(f"{name} requires real- or complex-valued inputs (input dtype that is a sub-dtype of np.inexact), but "
                        f"got {x.dtype}. If you want to use Boolean- or integer-valued inputs, use vjp or set allow_int to "
                        "True.")
    return x


def _traced(x):
    return _jnp.ArrayImpl(_tensh.jax_watch(x), x.weak_type)


class _Watching:
    """While derivatives are taken; what comes out of the outermost of them is not recorded any more."""
    def __init__(self, kind="grad"):
        self._kind = kind

    def __enter__(self):
        _jax.trace_depth(1, self._kind)
        return self

    def __exit__(self, *error):
        _jax.trace_depth(-1, self._kind)
        return None


def _settled(tree):
    if _jax.trace_depth() > 0:
        return tree
    return _tree_map(lambda x: _jnp.ArrayImpl(_tensh.jax_detach(x), x.weak_type) if _is_array(x) else x, tree)


def _tree_map(f, tree):
    leaves, marks = _opened(tree)
    return _closed(marks, iter([f(leaf) for leaf in leaves]))


def _lacks_argument(place, count):
    raise TypeError(f"differentiating with respect to argnums={place} requires at least {place + 1} positional arguments to be "
                     f"passed by the caller, but got only {count} positional arguments.")


class _Watched:
    """The arguments of a call, some of which derivatives are taken by."""
    def __init__(self, name, args, argnums, holomorphic=False):
        self.args = list(args)
        self.marks = []
        self.targets = []
        self.counts = []
        for place in _places(argnums):
            if place >= len(args):
                _lacks_argument(place, len(args))
            leaves, marks = _opened(args[place])
            own = [_traced(_check_float(_to_array(leaf), name, holomorphic)) for leaf in leaves]
            for x in own:
                if name == "jacfwd" and not holomorphic and "complex" in str(x.dtype):
                    raise TypeError("jacfwd requires real-valued inputs (input dtype that is a sub-dtype of np.floating), but got "
                                    f"{x.dtype}. For holomorphic differentiation, pass holomorphic=True. For differentiation of "
                                    "non-holomorphic functions involving complex inputs, use jax.jvp directly.")
            self.args[place] = _closed(marks, iter(own))
            self.marks.append(marks)
            self.counts.append(len(own))
            self.targets.extend(own)

    def arranged(self, values, single):
        """Values for all the leaves, in the arrangement of the arguments."""
        values = iter(values)
        found = [_closed(marks, values) for marks in self.marks]
        return found[0] if single else tuple(found)


def _check_dtype(dtype, name, holomorphic):
    if holomorphic and "complex" not in str(dtype):
        raise TypeError(f"{name} with holomorphic=True requires outputs with complex dtype, but got {dtype}.")
    if not holomorphic and "float" not in str(dtype):
        way = ("holomorphic differentiation, pass holomorphic=True. For differentiation of non-holomorphic functions involving "
               "complex outputs" if "complex" in str(dtype) else "differentiation of functions with integer outputs")
        raise TypeError(f"{name} requires real-valued outputs (output dtype that is a sub-dtype of np.floating), but got "
                        f"{dtype}. For {way}, use jax.vjp directly.")


def _check_value(value, name, holomorphic=False):
    if isinstance(value, str):
        raise TypeError(f"Argument {value!r} of type {type(value)} is not a valid JAX type")
    if not _is_array(value):
        raise TypeError(f"Gradient only defined for scalar-output functions. Output was {value}.")
    if value.shape != ():
        raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {value.shape}.")
    _check_dtype(value.dtype, "grad" if name == "value_and_grad" else name, holomorphic)


def _jacobian_of(fun, argnums, has_aux, args, options, name, holomorphic=False):
    with _Watching("jvp" if name == "jacfwd" else "grad"):
        given = _Watched(name, args, argnums, holomorphic)
        if name == "jacfwd":
            _jax.along(given.targets, [_jnp.ones_like(x) for x in given.targets])
        out = fun(*given.args, **options)
        out, aux = out if has_aux else (out, None)
        leaves, marks = _opened(out)
        parts = []
        for leaf in leaves:
            leaf = _to_array(leaf)
            if name == "jacfwd" and holomorphic and "complex" not in str(leaf.dtype):
                raise TypeError(f"jacfwd with holomorphic=True requires outputs with complex dtype, but got {leaf.dtype}.")
            if name == "jacrev":
                _check_dtype(leaf.dtype, name, holomorphic)
            if "complex" in str(leaf.dtype) and not holomorphic:
                # By real arguments: of either part.
                found = [_jnp.ArrayImpl(a) + 1j * _jnp.ArrayImpl(b)
                         for a, b in zip(*[_tensh.jax_jacobians(part, given.targets) for part in (leaf.real, leaf.imag)])]
            else:
                found = [_jnp.ArrayImpl(j) for j in _tensh.jax_jacobians(leaf, given.targets)]
            parts.append(given.arranged(found, isinstance(argnums, int)))
        result = _closed(marks, iter(parts))
    result = _settled(result)
    return (result, _settled(aux)) if has_aux else result


# in jax
def grad(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False):
    def grad_of(*args, **options):
        value, gradient, aux = _tensh.jax_taken("grad", fun, argnums, has_aux, holomorphic, args, options)
        return (gradient, aux) if has_aux else gradient
    return grad_of


def value_and_grad(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False):
    def value_and_grad_of(*args, **options):
        value, gradient, aux = _tensh.jax_taken("value_and_grad", fun, argnums, has_aux, holomorphic, args, options)
        return ((value, aux) if has_aux else value), gradient
    return value_and_grad_of


def jacrev(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False):
    return lambda *args, **named: _jacobian_of(fun, argnums, has_aux, args, named, "jacrev", holomorphic)


def jacfwd(fun, argnums=0, has_aux=False, holomorphic=False):
    return lambda *args, **named: _jacobian_of(fun, argnums, has_aux, args, named, "jacfwd", holomorphic)


def jacobian(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False):
    return jacrev(fun, argnums, has_aux, holomorphic)


def hessian(fun, argnums=0, has_aux=False, holomorphic=False):
    return jacfwd(jacrev(fun, argnums, has_aux, holomorphic), argnums, has_aux, holomorphic)


def jvp(fun, primals, tangents, has_aux=False):
    with _Watching("jvp"):
        given = _Watched("jvp", primals, tuple(range(len(primals))))
        directions = [_to_array(t).astype(x.dtype) for t, x in zip(_opened(tangents)[0], given.targets)]
        _jax.along(given.targets, directions)
        out = fun(*given.args)
        out, aux = out if has_aux else (out, None)
        leaves, marks = _opened(out)
        results = [_to_array(leaf) for leaf in leaves]
        flows = _tensh.jax_tangents(results, given.targets, directions)
        tangent = _closed(marks, iter([_jnp.ArrayImpl(f, r.weak_type) for f, r in zip(flows, results)]))
        value = _closed(marks, iter(results))
    found = (_settled(value), _settled(tangent))
    return found + (_settled(aux),) if has_aux else found


def vjp(fun, *primals, has_aux=False):
    with _Watching():
        given = _Watched("vjp", primals, tuple(range(len(primals))))
        out = fun(*given.args)
    out, aux = out if has_aux else (out, None)
    leaves, marks = _opened(out)
    results = [_to_array(leaf) for leaf in leaves]

    def vjp_fun(cotangents):
        seeds = [_to_array(s).astype(r.dtype) for s, r in zip(_opened(cotangents)[0], results)]
        flows = _tensh.jax_gradients(results, seeds, given.targets)
        return _settled(given.arranged([_jnp.ArrayImpl(f, t.weak_type) for f, t in zip(flows, given.targets)], False))
    value = _settled(_closed(marks, iter(results)))
    return (value, vjp_fun, _settled(aux)) if has_aux else (value, vjp_fun)


def linearize(fun, *primals):
    value = device_put(fun(*[device_put(p) for p in primals]))
    return value, lambda *tangents: jvp(fun, primals, tangents)[1]


def checkpoint(fun=None, *, static_argnums=(), **options):
    if fun is None:
        return lambda f: checkpoint(f, static_argnums=static_argnums, **options)
    known = _places(static_argnums)

    def called(*args, **named):
        args = [a if i in known else device_put(a) for i, a in enumerate(args)]
        return device_put(fun(*args, **{k: device_put(v) for k, v in named.items()}))
    called.__name__ = getattr(fun, "__name__", "<unnamed function>")
    return called


remat = checkpoint


class _Jitted:
    """A function whose Python is heard once for each signature of its arguments; the host keeps what it does."""
    def __init__(self, fun, static_argnums, static_argnames):
        self._fun = fun
        self.__wrapped__ = fun
        self.__name__ = getattr(fun, "__name__", "<unnamed function>")
        self.__doc__ = getattr(fun, "__doc__", None)
        self._places = [] if static_argnums is None else _places(static_argnums)
        self._names = [static_argnames] if isinstance(static_argnames, str) else list(static_argnames or ())

    def __get__(self, instance, owner=None):
        return self if instance is None else lambda *args, **options: self(instance, *args, **options)

    __call__ = _tensh.jax_jit

    def __repr__(self):
        return f"<PjitFunction of {self._fun!r}>"

    def _cache_size(self):
        return _tensh.jax_known(self._fun)

    def lower(self, *args, **options):
        raise NotImplementedError("lower is not in tensh: what jit is given runs as it is")


def _check_leaf(fun, leaf):
    if not hasattr(leaf, "dtype"):
        raise TypeError(f"Error interpreting argument to {fun} as an abstract array. The problematic value is of type "
                        f"{type(leaf)}. This typically means that a jit-wrapped function was called with a non-array argument, "
                        "and this argument was not marked as static using the static_argnums or static_argnames parameters of "
                        "jax.jit.")


def _check_result(fun, leaf):
    if not isinstance(leaf, (int, float, complex)) and not hasattr(leaf, "dtype"):
        raise TypeError(f"function {getattr(fun, '__name__', fun)} traced for jit returned a value of type {type(leaf)}, which is not "
                        "a valid JAX type")


def _unhashable(value):
    raise ValueError("Non-hashable static arguments are not supported. An error occurred while trying to hash an object of type "
                     f"{type(value)}, {value!r}. The error was:\nTypeError: unhashable type: '{type(value).__name__}'\n")


def _parts(tree):
    """The parts of a tree in order, what makes such a tree of others, and what it is besides; None for a leaf."""
    if isinstance(tree, dict):
        keys = sorted(tree.keys())
        return [tree[k] for k in keys], lambda parts: dict(zip(keys, parts)), repr(keys)
    if isinstance(tree, (list, tuple)) and not isinstance(tree, str):
        kind = type(tree)
        return list(tree), lambda parts: kind(*parts), f"{kind.__name__} {id(kind)}"
    known = _nodes.get(type(tree))
    if known is None:
        return None
    children, extra = known[0](tree)
    return list(children), lambda parts: known[1](extra, parts), f"{id(type(tree))} {extra!r}"


_tensh.jax_also({"check_float": _check_float, "check_value": _check_value, "lacks_argument": _lacks_argument,
                 "trace_depth": _jax.trace_depth, "jitted": _jax.jitted, "mapped": _jax.mapped, "check_leaf": _check_leaf, "check_result": _check_result,
                 "unhashable": _unhashable, "parts": _parts})


def jit(fun=None, static_argnums=None, static_argnames=None, donate_argnums=None, **options):
    if fun is None:
        return lambda f: _Jitted(f, static_argnums, static_argnames)
    return _Jitted(fun, static_argnums, static_argnames)


def vmap(fun, in_axes=0, out_axes=0, axis_name=None, axis_size=None, **options):
    def mapped(*args, **named):
        if not (isinstance(in_axes, int) or in_axes is None or isinstance(in_axes, tuple) and len(in_axes) == len(args)):
            _refuse.check_axes(in_axes, args)
        axes = [in_axes] * len(args) if isinstance(in_axes, int) or in_axes is None else list(in_axes)
        opened = [_opened(a) for a in list(args) + [named]]
        leaf_axes = [_axes_for(a, marks) for a, (leaves, marks) in zip(axes, opened)] + [[0] * len(opened[-1][0])]
        arrays = [[_to_array(leaf) for leaf in leaves] for leaves, marks in opened]
        shapes, along = [x.shape for xs in arrays for x in xs], [a for some in leaf_axes for a in some]
        for shape, a in zip(shapes, along):
            if a is not None and not -len(shape) <= a < len(shape):
                _refuse.no_such_axis(a, shape)
        sizes = [shape[a] for shape, a in zip(shapes, along) if a is not None]
        if not sizes and axis_size is None:
            _refuse.no_rows(args, named)
        count = sizes[0] if sizes else axis_size
        if any([size != count for size in sizes]):
            _refuse.uneven(fun, args, named, shapes, along)
        if axis_name is None:
            found = _tensh.jax_mapped(fun, list(args) + [named], leaf_axes, count, -1)
        else:
            numbers = _jnp.arange(count)
            level = _named_axes.Level(axis_name, count)
            found = _tensh.jax_mapped(_named_axes.within(level, fun), [numbers] + list(args) + [named], [[0]] + leaf_axes, count, level.number)
        if found is not None:
            leaves, marks = _opened(found[0])
            along = _axes_for(out_axes, marks, "out_axes")
            for many, a in zip(found[1], along):
                if a is None and many:
                    raise ValueError("at vmap out_axes, got axis spec None but output was batched on axis 0")
            return _closed(marks, iter([_moved(x, a) for x, a in zip(leaves, along)]))
        rows = []
        for i in range(count):
            given = [_closed(marks, iter([x if a is None else _row(x, a, i) for x, a in zip(xs, along)]))
                     for (leaves, marks), xs, along in zip(opened, arrays, leaf_axes)]
            own = fun if axis_name is None else _named_axes.alone(level, fun, i)
            rows.append(_tensh.jax_unheard(own, given[:-1], given[-1]))
        marks = _opened(rows[0])[1]
        columns = zip(*[_opened(r)[0] for r in rows])
        along = _axes_for(out_axes, marks, "out_axes")
        return _closed(marks, iter([_stacked(c, a) for c, a in zip(columns, along)]))
    return mapped


# in _nowhere
def _axes_for(axes, marks, named="in_axes"):
    """For each leaf the axis along which it is taken apart."""
    if axes is None or isinstance(axes, int):
        return [axes] * _count(marks)
    if isinstance(marks, _Leaf):
        return [axes]
    if isinstance(marks, _Own) and isinstance(axes, marks.kind):
        axes, marks = _nodes[marks.kind][0](axes)[0], marks.parts
    if marks is None or isinstance(marks, _Own):
        raise ValueError(f"vmap {named} specification must be a tree prefix of the corresponding value")
    alike = isinstance(axes, dict) and list(sorted(axes)) == list(sorted(marks)) if isinstance(marks, dict) else len(axes) == len(marks)
    if not alike:
        raise ValueError(f"vmap {named} specification must be a tree prefix of the corresponding value")
    if isinstance(marks, dict):
        return [a for k, m in marks.items() for a in _axes_for(axes[k], m, named)]
    return [a for x, m in zip(axes, marks) for a in _axes_for(x, m, named)]


def _row(x, axis, i):
    return x[i] if axis == 0 else x[(slice(None),) * (axis % x.ndim) + (i,)]


def _moved(x, axis):
    """What lies along the first axis along another one; what is the same for all by itself."""
    if axis is None:
        return x[0]
    if not -x.ndim <= axis < x.ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {x.ndim}")
    return x if axis == 0 else _jax.call("moveaxis", [x, 0, axis], {})


def _stacked(items, axis):
    if axis is None:
        return _to_array(items[0])
    return _jax.call("stack", [[_to_array(v) for v in items]], {"axis": axis})


# in jax
def pmap(fun, **options):
    raise NotImplementedError("jax.pmap is not in tensh, which has one device: jax.vmap maps along an axis")


def make_jaxpr(fun, **options):
    raise NotImplementedError("jax.make_jaxpr is not in tensh, which has no such language: jax.eval_shape says shapes and dtypes, and "
                              "in the shell `tape` and `explain` say what is computed")


class ShapeDtypeStruct:
    def __init__(self, shape, dtype, **options):
        self.shape = tuple(shape)
        self.dtype = _jnp.zeros((), dtype).dtype

    def __repr__(self):
        return f"ShapeDtypeStruct(shape={self.shape}, dtype={self.dtype})"


def eval_shape(fun, *args, **options):
    def shaped(x):
        return ShapeDtypeStruct(x.shape, x.dtype)

    def filled(x):
        return _jnp.zeros(x.shape, x.dtype) if isinstance(x, ShapeDtypeStruct) else x
    args = [_tree_map(filled, a) for a in args]
    return _tree_map(lambda x: shaped(_to_array(x)), fun(*args, **options))


def device_put(x, device=None, **options):
    return _tree_map(_to_array, x)


def device_get(x):
    return _tree_map(lambda v: v.__array__() if _is_array(v) else v, x)


def block_until_ready(x):
    return x


def effects_barrier():
    return None


def devices(backend=None):
    return [_jax_dtypes.cpu]


def local_devices(*args, **options):
    return [_jax_dtypes.cpu]


def device_count(backend=None):
    return 1


def local_device_count(backend=None):
    return 1


def default_backend():
    return "cpu"


def clear_caches():
    return None


def named_call(fun, name=None):
    return fun


__version__ = "0.10.2"


# in _nowhere
class _Config:
    jax_enable_x64 = False

    def update(self, name, value):
        if name == "jax_enable_x64":
            _jax_dtypes.set_wide(bool(value))
            self.jax_enable_x64 = bool(value)

    def __getattr__(self, name):
        return None


def _own(x):
    return _jnp.ArrayImpl(np.asarray(x))


def _bare(x):
    return x._value


def _turned(x):
    """A complex gradient of JAX's as it flows in the graph, and the other way."""
    return _jax.call("conj", [x], {}) if "complex" in str(x.dtype) else x


class _Derived:
    """A function with a derivative that its author states."""
    def __init__(self, fun, places):
        self._fun = fun
        self._fixed = list(places)
        self._busy = False
        self.__name__ = getattr(fun, "__name__", "")
        self.__doc__ = getattr(fun, "__doc__", None)

    def __call__(self, *args, **options):
        if options:
            raise TypeError(f"functions with derivatives of their own take their arguments by place, not {list(options)}")
        if _jax.trace_depth() == 0 or self._busy:
            return self._fun(*args)
        places = [i for i in range(len(args)) if i not in self._fixed]
        opened = [_opened(args[i]) for i in places]
        leaves = [_to_array(leaf) for found in opened for leaf in found[0]]
        if isinstance(self, _Backward) and _jax.is_forward() and not _jax.is_backward() and any([_tensh.jax_derived(x) for x in leaves]):
            raise TypeError("can't apply forward-mode autodiff (jvp) to a custom_vjp function.")
        shape = []

        def inner(*values):
            values = iter([_own(v) for v in values])
            given = list(args)
            for i, (found, marks) in zip(places, opened):
                given[i] = _closed(marks, values)
            self._busy = True
            try:
                out, back = self._stated(given, places)
            finally:
                self._busy = False
            outs, marks = _opened(out)
            shape.append((marks, len(outs)))

            def flows(*dys):
                found = back(_closed(marks, iter([_turned(_own(d)) for d in dys])))
                parts = [v for (old, m), f in zip(opened, found) for v in (_matched(f, m) if f is not None else old)]
                return tuple([_bare(_turned(_to_array(v))) for v in parts])
            return tuple([_bare(_to_array(o)) for o in outs]), flows
        found = tf.custom_gradient(inner)(*[_bare(v) for v in leaves])
        marks, count = shape[0]
        return _closed(marks, iter([_own(v) for v in found]))


class _Backward(_Derived):
    def defvjp(self, fwd, bwd, **options):
        self._fwd, self._bwd = fwd, bwd

    def _stated(self, given, places):
        out, kept = self._fwd(*given)
        fixed = [given[i] for i in self._fixed]
        return out, lambda dy: self._bwd(*fixed, kept, dy)


class _Forward(_Derived):
    def defjvp(self, jvp, **options):
        self._jvp = jvp
        return jvp

    def defjvps(self, *rules):
        def jvp(primals, tangents):
            out = self(*primals)
            parts = [r(t, out, *primals) for r, t in zip(rules, tangents) if r is not None]
            total = parts[0]
            for part in parts[1:]:
                total = total + part
            return out, total
        self._jvp = jvp

    def _stated(self, given, places):
        fixed = [given[i] for i in self._fixed]
        primals = tuple([given[i] for i in places])
        leaves, marks = _opened(primals)
        probes = [_traced(_jnp.zeros_like(_to_array(leaf))) for leaf in leaves]
        out, tangent = self._jvp(*fixed, primals, _closed(marks, iter(probes)))
        ends = [_to_array(t) for t in _opened(tangent)[0]]

        def back(dy):
            seeds = [_to_array(d) for d in _opened(dy)[0]]
            flows = _tensh.jax_gradients(ends, seeds, probes)
            return _closed(marks, iter([_jnp.ArrayImpl(f) for f in flows]))
        return out, back


# in jax
config = _Config()
version = "0.10.2"


def custom_jvp(fun, nondiff_argnums=()):
    return _Forward(fun, nondiff_argnums)


def custom_vjp(fun, nondiff_argnums=()):
    return _Backward(fun, nondiff_argnums)


class disable_jit:
    def __init__(self, disable=True):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


debug_nans = disable_jit
enable_x64 = disable_jit
default_device = disable_jit
named_scope = disable_jit


def process_index():
    return 0


def process_count():
    return 1


# in jax.ops
def segment_sum(data, segment_ids, num_segments=None, **options):
    count = int(segment_ids._value.max()) + 1 if num_segments is None else num_segments
    return _jnp.zeros([count] + list(data.shape[1:]), data.dtype).at[segment_ids].add(data)


# in jax.tree_util
def tree_leaves_with_path(tree, is_leaf=None):
    return tree_flatten_with_path(tree, is_leaf)[0]


def tree_flatten_with_path(tree, is_leaf=None):
    leaves, marks = _opened(tree, is_leaf)
    return list(zip(_ways(marks), leaves)), _Tree(marks)


def tree_map_with_path(f, tree, *rest, is_leaf=None):
    leaves, marks = _opened(tree, is_leaf)
    others = [_matched(r, marks) for r in rest]
    return _closed(marks, iter([f(*given) for given in zip(_ways(marks), leaves, *others)]))


def keystr(keys, simple=False, separator=""):
    """The way to a leaf as text: `['w'][0]`, or `w/0`."""
    if not simple:
        return separator.join([str(k) for k in keys])
    return separator.join([str(k.key if isinstance(k, (DictKey, FlattenedIndexKey)) else k.name if isinstance(k, GetAttrKey) else k.idx)
                           for k in keys])


class Partial:
    def __init__(self, func, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        given = [repr(self.func), *[repr(a) for a in self.args], *[f"{k}={v!r}" for k, v in self.keywords.items()]]
        return f"Partial({', '.join(given)})"


_nodes[Partial] = (lambda p: ((p.args, p.keywords), p.func), lambda func, parts: Partial(func, *parts[0], **parts[1]))


# in jax.tree
map_with_path = tree_map_with_path
flatten_with_path = tree_flatten_with_path
leaves_with_path = tree_leaves_with_path


# in jax.debug
def print(fmt, *args, ordered=False, **options):
    if _refuse.peeking():
        return
    _tensh.jax_print(lambda given: _tensh.print(fmt.format(*given[0], **given[1]) + "\n", True), (args, options))


# in jax.flatten_util
def ravel_pytree(pytree):
    """The leaves of a tree as one vector, and what makes the tree of such a vector."""
    import jax.numpy as jnp
    leaves, treedef = tree_flatten(pytree)
    given = [jnp.asarray(x) for x in leaves]
    if not given:
        return jnp.zeros(0), lambda flat: tree_unflatten(treedef, [])
    flat = jnp.concatenate([jnp.ravel(x) for x in given])
    shapes, kinds = [tuple(x.shape) for x in given], [x.dtype for x in given]

    def unravel(vector):
        if vector.shape != flat.shape:
            raise ValueError(f"The unravel function expected an input of shape {flat.shape} but got shape {vector.shape}.")
        parts, at = [], 0
        for shape, kind in zip(shapes, kinds):
            size = math.prod(shape)
            parts.append(vector[at:at + size].reshape(shape).astype(kind))
            at += size
        return tree_unflatten(treedef, parts)
    return flat, unravel


# in jax.core
class _Kind(type):
    def __instancecheck__(cls, x):
        return isinstance(x, _jnp.ArrayImpl) and _jax.is_traced(x)


class Tracer(metaclass=_Kind):
    """What arrays are while a function of them is followed."""


# in jax.test_util
def check_grads(f, args, order, modes=("fwd", "rev"), atol=None, rtol=None, eps=None):
    """The derivatives of a function beside quotients of small differences, in directions by chance."""
    if order < 1:
        return
    if "fwd" in modes:
        check_jvp(f, lambda primals, tangents: jvp(f, primals, tangents), args, atol, rtol, eps)
        check_grads(lambda *values: jvp(f, tuple(values), tuple([_ones(v) for v in values]))[1], args, order - 1, ("fwd",), atol, rtol, eps)
    if "rev" in modes:
        check_vjp(f, lambda *values: vjp(f, *values), args, atol, rtol, eps)
        check_grads(lambda *values: _pulled(f, values), args, order - 1, ("rev",), atol, rtol, eps)


def check_jvp(f, f_jvp, args, atol=None, rtol=None, eps=None, err_msg=""):
    rng = np.random.RandomState(0)
    tangents = _tree_map(lambda x: _by_chance(rng, x), tuple(args))
    out, tangent = f_jvp(tuple(args), tangents)
    _compared(f(*args), out, atol, rtol, err_msg, "jvp")
    _compared(_difference(f, tuple(args), tangents, eps), tangent, atol, rtol, err_msg, "jvp")


def check_vjp(f, f_vjp, args, atol=None, rtol=None, eps=None, err_msg=""):
    rng = np.random.RandomState(0)
    out, back = f_vjp(*args)
    _compared(f(*args), out, atol, rtol, err_msg, "vjp")
    tangents = _tree_map(lambda x: _by_chance(rng, x), tuple(args))
    slope = _difference(f, tuple(args), tangents, eps)
    cotangent = _tree_map(lambda x: _by_chance(rng, x), slope)
    _compared(_together(cotangent, slope), _together(back(cotangent), tangents), atol, rtol, err_msg, "vjp")


# in _nowhere
def _ones(tree):
    return _tree_map(lambda x: _jnp.ones_like(_to_array(x)), tree)


def _pulled(f, values):
    out, back = vjp(f, *values)
    return back(_ones(out))


def _by_chance(rng, x):
    x = _to_array(x)
    return _jnp.asarray(rng.randn(*x.shape)).astype(x.dtype)


def _difference(f, args, tangents, eps):
    eps = eps or 1e-2
    leaves, marks = _opened(args)
    along = _opened(tangents)[0]

    def at(step):
        return _opened(f(*_closed(marks, iter([_to_array(x) + step * t for x, t in zip(leaves, along)]))))
    (above, shape), (below, _) = at(eps / 2), at(-eps / 2)
    return _closed(shape, iter([(_to_array(a) - _to_array(b)) / eps for a, b in zip(above, below)]))


def _together(a, b):
    parts = [_jax.call("sum", [_to_array(x) * _to_array(y)], {}) for x, y in zip(_opened(a)[0], _opened(b)[0])]
    return sum(parts[1:], parts[0])


def _compared(wanted, found, atol, rtol, err_msg, name):
    for a, b in zip(_opened(wanted)[0], _opened(found)[0]):
        np.testing.assert_allclose(np.asarray(_to_array(b)), np.asarray(_to_array(a)), rtol=rtol or 2e-2, atol=atol or 2e-2,
                                   err_msg=err_msg or name)
