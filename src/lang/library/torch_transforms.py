"""torch.func and torch.autograd.functional: functions of functions. Each row and each gradient is computed by itself."""
import torch
import _tensh

# in _nowhere
_inner = [0]
_call = _tensh.torch_call


def _leaves(tree):
    if isinstance(tree, torch.Tensor):
        return [tree]
    if isinstance(tree, dict):
        return [x for v in tree.values() for x in _leaves(v)]
    if isinstance(tree, (list, tuple)):
        return [x for v in tree for x in _leaves(v)]
    return []


def _mapped(f, *trees):
    first = trees[0]
    if isinstance(first, dict):
        return {k: _mapped(f, *[t[k] for t in trees]) for k in first}
    if isinstance(first, (list, tuple)):
        found = [_mapped(f, *parts) for parts in zip(*trees)]
        return tuple(found) if isinstance(first, tuple) else found
    return f(*trees)


def _open(tree):
    """What gradients are wanted of: within another gradient a step from it, else a beginning."""
    def one(x):
        if not isinstance(x, torch.Tensor):
            return x
        if x.requires_grad:
            return x.view_as(x)
        begun = x.detach().clone().requires_grad_()
        begun._is_begun = True
        return begun
    return _mapped(one, tree)


def _closed(tree, outer):
    """Results are constants, unless something leads to them that the function reads beside its arguments."""
    def one(x):
        if not isinstance(x, torch.Tensor) or any([not hasattr(v, "_is_begun") for v in _tensh.torch_leaves(x)]):
            return x
        return x.detach()
    return tree if outer else _mapped(one, tree)


class _Within:
    """Inside of it gradients of gradients are kept."""
    def __enter__(self):
        _inner[0] += 1
        self._mode = torch.enable_grad()
        self._mode.__enter__()

    def __exit__(self, *error):
        _inner[0] -= 1
        self._mode.__exit__(*error)


def _outer(args):
    return _inner[0] > 0 or any([x.requires_grad for x in _leaves(args)])


def _flows(out, leaves, seed=None):
    if not out.requires_grad:
        return [torch.zeros_like(x) for x in leaves]
    found = torch.autograd.grad(out, leaves, seed, create_graph=True, allow_unused=True)
    return [torch.zeros_like(x) if g is None else g for g, x in zip(found, leaves)]


# in _torch_transforms
opened = _open
closed = _closed
flows = _flows
within = _Within


# in _nowhere
def _refilled(tree, values):
    left = iter(values)
    return _mapped(lambda x: next(left) if isinstance(x, torch.Tensor) else x, tree)


def _applied(func, args, options, argnums, has_aux):
    """The arguments that gradients are wanted of, begun anew, and what the function gives of them."""
    given = list(args)
    for i in (argnums,) if isinstance(argnums, int) else argnums:
        given[i] = _open(args[i])
    out = func(*given, **options)
    out, aux = out if has_aux else (out, None)
    return given[argnums] if isinstance(argnums, int) else tuple([given[i] for i in argnums]), out, aux


def _jacobian(func, argnums, has_aux, parts_of):
    """`parts_of` gives the derivatives of one result by every argument."""
    def found(*args, **options):
        outer = _outer(args)
        with _Within():
            trees, out, aux = _applied(func, args, options, argnums, has_aux)
            leaves = _leaves(trees)
            made = _mapped(lambda y: _refilled(trees, parts_of(y, leaves)), out)
        return (_closed(made, outer), _closed(aux, outer)) if has_aux else _closed(made, outer)
    return found


def _by_rows(y, leaves):
    rows = [_flows(e, leaves) for e in y.reshape(-1)]
    return [torch.stack([r[j] for r in rows]).reshape(*y.shape, *x.shape) for j, x in enumerate(leaves)]


def _seeded(y, leaves):
    """The way back is linear in what comes in, the seed: its own gradient is the way forward."""
    seed = torch.zeros_like(y.detach()).requires_grad_()
    return seed, _flows(y, leaves, seed)


def _by_columns(y, leaves):
    seed, flows = _seeded(y, leaves)
    parts = []
    for x, flow in zip(leaves, flows):
        columns = [_flows(e, [seed])[0] for e in flow.reshape(-1)]
        parts.append(torch.stack(columns, -1).reshape(*y.shape, *x.shape))
    return parts


# in torch.func
def grad_and_value(func, argnums=0, has_aux=False):
    def found(*args, **options):
        outer = _outer(args)
        with _Within():
            trees, out, aux = _applied(func, args, options, argnums, has_aux)
            if not isinstance(out, torch.Tensor):
                raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return tensor, got {type(out)}")
            if out.ndim != 0:
                raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return a scalar tensor, got tensor with "
                                   f"{out.ndim} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
            grads = _refilled(trees, _flows(out, _leaves(trees)))
        grads, value = _closed(grads, outer), _closed(out, outer)
        return (grads, (value, _closed(aux, outer))) if has_aux else (grads, value)
    return found


def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    def found(*args, **options):
        grads, value = both(*args, **options)
        return (grads, value[1]) if has_aux else grads
    return found


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    return _jacobian(func, argnums, has_aux, _by_rows)


def jacfwd(func, argnums=0, has_aux=False, *, chunk_size=None, randomness="error"):
    return _jacobian(func, argnums, has_aux, _by_columns)


def hessian(func, argnums=0):
    return jacfwd(jacrev(func, argnums), argnums)


def vjp(func, *primals, has_aux=False):
    outer = _outer(primals)
    with _Within():
        given = _open(primals)
        out = func(*given)
        out, aux = out if has_aux else (out, None)

    def back(cotangents):
        with _Within():
            total = None
            for y, seed in zip(_leaves(out), _leaves(cotangents)):
                flows = _flows(y, _leaves(given), seed)
                total = flows if total is None else [a + b for a, b in zip(total, flows)]
            made = _refilled(given, total)
        return _closed(made, outer or any([c.requires_grad for c in _leaves(cotangents)]))
    found = _closed(out, outer)
    return (found, back, _closed(aux, outer)) if has_aux else (found, back)


def jvp(func, primals, tangents, *, has_aux=False):
    outer = _outer((primals, tangents))
    with _Within():
        given = _open(primals)
        out = func(*given)
        out, aux = out if has_aux else (out, None)

        def along(y):
            seed, flows = _seeded(y, _leaves(given))
            total = sum([(g * t).sum() for g, t in zip(flows, _leaves(tangents))])
            return _flows(total, [seed])[0]
        made = _mapped(along, out)
    found = (_closed(out, outer), _closed(made, outer))
    return (*found, _closed(aux, outer)) if has_aux else found


# in torch.func, torch
def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    def found(*args, **options):
        dims = in_dims if isinstance(in_dims, (list, tuple)) else (in_dims,) * len(args)
        if len(dims) != len(args):
            raise ValueError(f"vmap({getattr(func, '__name__', func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is not "
                             "compatible with the structure of inputs. ")
        counts = [n for a, d in zip(args, dims) for n in _counts(a, d)]
        if not counts:
            raise ValueError("vmap: at least one input has to have a dimension that is mapped over")
        if len(set(counts)) > 1:
            raise ValueError(f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {counts} for "
                             "the mapped dimension")
        turn = lambda i: func(*[_row(a, d, i) for a, d in zip(args, dims)], **options)
        # With "same" every row draws the numbers that the first one drew.
        again = (lambda i: _call("_again", [lambda: turn(i)], {})) if randomness == "same" else turn
        rows = [again(i) for i in range(counts[0] - 1)] + [turn(counts[0] - 1)]
        return _joined(rows, out_dims)
    return found


# in _nowhere
def _counts(tree, dim):
    if dim is None:
        return []
    if isinstance(dim, dict):
        return [n for k in tree for n in _counts(tree[k], dim[k])]
    if isinstance(dim, (list, tuple)):
        return [n for t, d in zip(tree, dim) for n in _counts(t, d)]
    return [x.shape[dim] for x in _leaves(tree)]


def _row(tree, dim, i):
    if dim is None:
        return tree
    if isinstance(dim, dict):
        return {k: _row(tree[k], dim[k], i) for k in tree}
    if isinstance(dim, (list, tuple)):
        return type(tree)([_row(t, d, i) for t, d in zip(tree, dim)])
    return _mapped(lambda x: x.select(dim, i) if isinstance(x, torch.Tensor) else x, tree)


def _joined(rows, dim):
    first = rows[0]
    if isinstance(first, tuple):
        dims = dim if isinstance(dim, tuple) else (dim,) * len(first)
        return tuple([_joined([r[j] for r in rows], d) for j, d in enumerate(dims)])
    if isinstance(first, list):
        return [_joined([r[j] for r in rows], dim) for j in range(len(first))]
    if isinstance(first, dict):
        return {k: _joined([r[k] for r in rows], dim) for k in first}
    if not isinstance(first, torch.Tensor):
        raise ValueError(f"vmap: `f` must only return Tensors, got type {type(first)} as a return")
    return first if dim is None else torch.stack(rows, dim)


class _Lent:
    """A module with other tensors in the places of its own, as long as it lasts."""
    def __init__(self, module, tensors):
        self._places = []
        for path, tensor in tensors.items():
            *way, name = path.split(".")
            at = module
            for part in way:
                at = getattr(at, part)
            self._places.append((at, name, tensor))

    def __enter__(self):
        self._own = [at.__dict__[name] for at, name, _ in self._places]
        for at, name, tensor in self._places:
            at.__dict__[name] = tensor

    def __exit__(self, *error):
        for (at, name, _), own in zip(self._places, self._own):
            at.__dict__[name] = own


# in torch.func, torch.nn.utils.stateless
def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    given = parameter_and_buffer_dicts
    tensors = {}
    for one in given if isinstance(given, (list, tuple)) else [given]:
        tensors.update(one)
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    with _Lent(module, tensors):
        return module(*args, **(kwargs or {}))


def stack_module_state(models):
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    kinds = [[dict(m.named_parameters()) for m in models], [dict(m.named_buffers()) for m in models]]
    params = {k: torch.stack([p[k].detach() for p in kinds[0]]).requires_grad_() for k in kinds[0][0]}
    buffers = {k: torch.stack([b[k] for b in kinds[1]]) for k in kinds[1][0]}
    return params, buffers
