"""PyTorch's smaller functions: strides, runs of equal numbers, checks of gradients, and settings that change nothing here."""
import collections
import math
import numpy as np
import torch
import _tensh

# in _nowhere
_call = _tensh.torch_call


class _Format:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"torch.{self._name}"


# in torch
contiguous_format = _Format("contiguous_format")
preserve_format = _Format("preserve_format")
channels_last = _Format("channels_last")
channels_last_3d = _Format("channels_last_3d")


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    if dim is not None:
        rows = input.unbind(dim)
        same = [False] + [bool((a == b).all()) for a, b in zip(rows, rows[1:])]
    else:
        flat = input.reshape(-1)
        values = flat.tolist()
        same = [False] + [a == b for a, b in zip(values, values[1:])]
        same = same[:len(values)]
    firsts = [i for i, s in enumerate(same) if not s]
    places, run = [], -1
    for s in same:
        run += 0 if s else 1
        places.append(run)
    found = flat[torch.tensor(firsts, dtype=torch.int64)] if dim is None else input.index_select(dim, torch.tensor(firsts))
    results = [found.detach()]
    if return_inverse:
        inverse = torch.tensor(places, dtype=torch.int64)
        results.append(inverse.reshape(input.shape) if dim is None else inverse)
    if return_counts:
        edges = firsts + [len(same)]
        results.append(torch.tensor([b - a for a, b in zip(edges, edges[1:])], dtype=torch.int64))
    return results[0] if len(results) == 1 else tuple(results)


def histogram(input, bins=100, *, range=None, weight=None, density=False):
    flat = input.reshape(-1)
    if isinstance(bins, torch.Tensor):
        edges = bins
    else:
        low, high = range if range is not None else (float(flat.min()), float(flat.max())) if flat.numel() else (0.0, 0.0)
        low, high = (low - 0.5, high + 0.5) if low == high else (low, high)
        edges = torch.linspace(low, high, bins + 1, dtype=input.dtype)
    places = torch.searchsorted(edges, flat.detach(), right=True) - 1
    # The last edge belongs to the last bin.
    places = torch.where(flat == edges[-1], len(edges) - 2, places)
    inside = (places >= 0) & (places < len(edges) - 1)
    counted = torch.ones_like(flat) if weight is None else weight.reshape(-1)
    hist = torch.zeros(len(edges) - 1, dtype=input.dtype).index_add_(0, places[inside], counted[inside].detach())
    if density:
        hist = hist / (hist.sum() * edges.diff())
    return _tensh.torch_results("histogram", ("hist", "bin_edges"), [hist, edges])


def view_as_real(input):
    return _tensh.torch_as_real(input)


def view_as_complex(input):
    return _tensh.torch_as_complex(input)


def block_diag(*tensors):
    parts = [torch.atleast_2d(torch.as_tensor(t)) for t in tensors]
    width = sum([p.shape[1] for p in parts])
    rows, at = [], 0
    for p in parts:
        if p.ndim != 2:
            raise RuntimeError(f"torch.block_diag: Input tensors must have 2 or fewer dimensions. Input has {p.ndim} dimensions")
        left = torch.zeros(p.shape[0], at, dtype=p.dtype)
        right = torch.zeros(p.shape[0], width - at - p.shape[1], dtype=p.dtype)
        rows.append(torch.cat([left, p, right], 1))
        at += p.shape[1]
    found = torch.cat(rows, 0) if rows else torch.zeros(1, 0)
    found._step = "BlockDiagBackward0"
    return found


def randint_like(input, low, high=None, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None):
    low, high = (0, low) if high is None else (low, high)
    return torch.randint(low, high, tuple(input.shape), dtype=dtype or input.dtype)


def as_strided(input, size, stride, storage_offset=None):
    return _tensh.torch_strided(input, tuple(size), tuple(stride), storage_offset)


def broadcast_shapes(*shapes):
    shapes = [(s,) if isinstance(s, int) else tuple(s) for s in shapes]
    found = []
    for axis in range(max([len(s) for s in shapes], default=0), 0, -1):
        sizes = {s[len(s) - axis] for s in shapes if len(s) >= axis} - {1}
        if len(sizes) > 1:
            raise RuntimeError("Shape mismatch: objects cannot be broadcast to a single shape")
        found.append(sizes.pop() if sizes else 1)
    return torch.Size(found)


def promote_types(type1, type2):
    return (torch.zeros(1, dtype=type1) + torch.zeros(1, dtype=type2)).dtype


def can_cast(from_, to):
    def rank(t):
        return 3 if t.is_complex else 2 if t.is_floating_point else 0 if t == torch.bool else 1
    return rank(from_) <= rank(to)


def scalar_tensor(s, *, dtype=None, **options):
    return torch.tensor(s, dtype=dtype or torch.float32)


def nonzero(input, *, out=None, as_tuple=False):
    return input.nonzero(as_tuple)


def is_nonzero(input):
    if input.numel() != 1:
        raise RuntimeError(f"Boolean value of Tensor with {'no values' if input.numel() == 0 else 'more than one value'} is ambiguous")
    return bool(input)


def cumulative_trapezoid(y, x=None, *, dx=None, dim=-1):
    y = y.movedim(dim, -1)
    steps = (1.0 if dx is None else dx) if x is None else torch.diff(x.movedim(dim, -1) if x.ndim > 1 else x)
    return torch.cumsum((y[..., 1:] + y[..., :-1]) / 2 * steps, -1).movedim(-1, dim)


# in _nowhere
def _alike(name, what, a, b):
    if a.dtype != b.dtype:
        one, other = _tensh.torch_kind(a.dtype.name), _tensh.torch_kind(b.dtype.name)
        first, second = what
        raise RuntimeError(f"{name}: Expected {first} and {second} to have the same dtype, but found {first} of type {one} and "
                           f"{second} of type {other} instead")


# in torch.linalg
def solve(A, B, *, left=True, out=None):
    _alike("linalg.solve", ("A", "B"), A, B)
    options = {} if out is None else {"out": out}
    if not left:
        return _call("linalg.solve", [A.mT, B.mT], options).mT
    return _call("linalg.solve", [A, B], options)


def lstsq(A, B, rcond=None, *, driver=None):
    _alike("linalg.lstsq", ("input", "other"), A, B)
    solution, residuals, rank, values = _call("linalg.lstsq", [A, B], {} if rcond is None else {"rcond": rcond})
    # PyTorch's usual way has no singular values.
    values = values if driver in ("gelsd", "gelss") else torch.empty(0, dtype=A.dtype)
    return _tensh.torch_results("linalg_lstsq", ("solution", "residuals", "rank", "singular_values"),
                                (solution, residuals, rank.to(torch.int64), values))


def vecdot(x, y, *, dim=-1, out=None):
    _alike("linalg.vecdot", ("x", "y"), x, y)
    return _call("linalg.vecdot", [x, y], {"dim": dim} if out is None else {"dim": dim, "out": out})


LinAlgError = torch._C._LinAlgError


# in _nowhere
_settings = {"deterministic": False, "warns": False, "precision": "highest", "anomaly": False, "interop": 1}


# in torch
def use_deterministic_algorithms(mode, *, warn_only=False):
    _settings["deterministic"], _settings["warns"] = mode, warn_only


def are_deterministic_algorithms_enabled():
    return _settings["deterministic"]


def is_deterministic_algorithms_warn_only_enabled():
    return _settings["warns"]


def set_float32_matmul_precision(precision):
    if precision not in ("highest", "high", "medium"):
        raise RuntimeError(f"set_float32_matmul_precision(): expected precision to be one of highest, high, or medium but got {precision}")
    _settings["precision"] = precision


def get_float32_matmul_precision():
    return _settings["precision"]


def set_flush_denormal(mode):
    return False


def get_num_interop_threads():
    return _settings["interop"]


def set_num_interop_threads(n):
    _settings["interop"] = n


def is_anomaly_enabled():
    return _settings["anomaly"]


# in torch.backends
class _Flags:
    """Settings of libraries that are not here: they are kept, and change nothing."""
    def __init__(self, **given):
        self.__dict__.update(given)

    def is_available(self):
        return False

    def version(self):
        return None


# in torch.backends.cuda
matmul = _Flags(allow_tf32=False, allow_fp16_reduced_precision_reduction=True, allow_bf16_reduced_precision_reduction=True)


# in torch.backends
cudnn = _Flags(enabled=True, benchmark=False, deterministic=False, allow_tf32=True)
mkldnn = _Flags(enabled=True)
openmp = _Flags()


# in torch.autograd, torch.autograd.anomaly_mode
class set_detect_anomaly:
    """Gradients say where they come from in any case; this only says whether it was asked for."""
    def __init__(self, mode=True, check_nan=True):
        self._before = _settings["anomaly"]
        _settings["anomaly"] = mode

    def __enter__(self):
        pass

    def __exit__(self, *error):
        _settings["anomaly"] = self._before


class detect_anomaly:
    def __init__(self, check_nan=True):
        self._before = _settings["anomaly"]

    def __enter__(self):
        _settings["anomaly"] = True

    def __exit__(self, *error):
        _settings["anomaly"] = self._before


# in torch.autograd, torch.autograd.gradcheck
class GradcheckError(RuntimeError):
    __module__ = "torch.autograd.gradcheck"


def gradcheck(func, inputs, *, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, **options):
    """The gradients against differences of values, in the inputs' own precision."""
    inputs = inputs if isinstance(inputs, (list, tuple)) else (inputs,)
    wanted = [x for x in inputs if isinstance(x, torch.Tensor) and x.requires_grad]
    if not wanted:
        raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of the them have "
                         "requires_grad=True.")
    outs = func(*inputs)
    outs = outs if isinstance(outs, tuple) else (outs,)
    for o, out in enumerate(outs):
        if not isinstance(out, torch.Tensor) or not out.requires_grad:
            continue
        flows = [torch.autograd.grad(e, wanted, retain_graph=True, allow_unused=True) for e in out.reshape(-1)]
        for i, x in enumerate(wanted):
            numbers = x.numel()
            analytic = torch.stack([(torch.zeros_like(x) if f[i] is None else f[i]).reshape(-1) for f in flows], 1)
            rows = []
            for j in range(numbers):
                ends = []
                for step in (eps, -eps):
                    moved = x.detach().clone()
                    moved.view(-1)[j] += step
                    given = [moved if a is x else a.detach() if isinstance(a, torch.Tensor) else a for a in inputs]
                    found = func(*given)
                    ends.append((found[o] if isinstance(found, tuple) else found).detach().reshape(-1))
                rows.append((ends[0] - ends[1]) / (2 * eps))
            numeric = torch.stack(rows)
            if not torch.allclose(analytic, numeric, rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(f"Jacobian mismatch for output {o} with respect to input {i},\n"
                                     f"numerical:{numeric}\nanalytical:{analytic}\n")
    return True


# in _nowhere
class _Variables(type):
    """Every tensor is one; made of a tensor, another one that shows the same numbers."""
    def __instancecheck__(cls, value):
        return isinstance(value, torch.Tensor)

    def __call__(cls, data, requires_grad=False, volatile=None):
        return data.detach().requires_grad_(requires_grad)


# in torch.autograd, torch.autograd.variable
class Variable(metaclass=_Variables):
    __module__ = "torch.autograd.variable"


# in _nowhere
class _Hook:
    """A hook among others, and what takes it away."""
    def __init__(self, hooks, hook):
        self._hooks = hooks
        self._id = max(hooks, default=-1) + 1
        hooks[self._id] = hook

    def remove(self):
        self._hooks.pop(self._id, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()


# in _torch_various
def hooked(self, hook):
    """What is to be done with a gradient on its way. A step that does nothing else stands behind a tensor that was computed."""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    hooks = self.__dict__.get("_hooks")
    if hooks is None:
        hooks = {}
        if not self.is_leaf:
            made = _tensh.torch_custom("Hooked", [self.detach()], [self], lambda flow: [_kept_passing(self, hooks, flow)], False)[0]
            self._value = made._value
        self._hooks = hooks
    return _Hook(hooks, hook)


def _kept_passing(self, hooks, flow):
    """What the hooks make of a flow is what a tensor that retains its gradient has."""
    self._passed = through(hooks, flow)
    return self._passed


def through(hooks, flow):
    for hook in list(hooks.values()):
        found = hook(flow)
        if found is not None:
            flow = found
    return flow


def hooked_after(self, hook):
    if not self.is_leaf:
        raise RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors")
    hooks = self.__dict__.get("_hooks_after")
    if hooks is None:
        hooks = self._hooks_after = {}
    return _Hook(hooks, hook)


# in torch.fft
def fftfreq(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    places = list(range((n + 1) // 2)) + list(range(-(n // 2), 0))
    return torch.tensor(places, dtype=dtype or torch.get_default_dtype()) * (1.0 / (n * d))


def rfftfreq(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    return torch.arange(n // 2 + 1, dtype=dtype or torch.get_default_dtype()) * (1.0 / (n * d))


# in _torch_various
def plainly_made(data, dtype, any_dtype):
    """What `torch.Tensor` and its like make: of sizes, or of what holds numbers. Tensors stay as they are."""
    if len(data) != 1:
        return torch.zeros(*data, dtype=dtype) if data else torch.zeros(0, dtype=dtype)
    given = data[0]
    if isinstance(given, torch.Tensor):
        if given.dtype != dtype and not any_dtype:
            raise TypeError(f"expected a tensor of {dtype}, but got one of {given.dtype}")
        return given.detach()
    if isinstance(given, torch.Size):
        return torch.zeros(given, dtype=dtype)
    if isinstance(given, (list, tuple, range, collections.deque)) or isinstance(given, np.ndarray) and given.ndim > 0:
        return torch.tensor(list(given) if isinstance(given, range) else given, dtype=dtype)
    if isinstance(given, str):
        raise TypeError("new(): invalid data type 'str'")
    if isinstance(given, np.floating) or not isinstance(given, (int, np.integer, np.ndarray)):
        raise TypeError(f"new(): data must be a sequence (got {str(type(given))[8:-2]})")
    return torch.zeros(int(given), dtype=dtype)


def single(x):
    return _repeated(x, 1)


def pair(x):
    return _repeated(x, 2)


def triple(x):
    return _repeated(x, 3)


# in _nowhere
def _repeated(x, n):
    return tuple(x) if isinstance(x, (list, tuple)) else (x,) * n


# in torch.utils.checkpoint
def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False, **kwargs):
    """Nothing is thrown away between forward and backward, so nothing is computed twice."""
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    for function in functions.children() if isinstance(functions, torch.nn.Module) else functions:
        input = function(input)
    return input


# in torch.autograd
def once_differentiable(fn):
    return fn


# in torch.testing
def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
                 check_dtype=True, check_layout=True, check_stride=False, msg=None):
    if isinstance(expected, (list, tuple)) and isinstance(actual, (list, tuple)) and len(actual) == len(expected):
        for a, b in zip(actual, expected):
            assert_close(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, msg=msg)
        return
    a = actual if isinstance(actual, torch.Tensor) else torch.tensor(actual)
    b = expected if isinstance(expected, torch.Tensor) else torch.tensor(expected)
    if a.shape != b.shape:
        raise AssertionError(msg or f"The values for attribute 'shape' do not match: {a.shape} != {b.shape}.")
    if a.dtype != b.dtype and check_dtype and isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
        raise AssertionError(msg or f"The values for attribute 'dtype' do not match: {a.dtype} != {b.dtype}.")
    wide = {"float16": 1e-3, "bfloat16": 1.6e-2, "float32": 1.3e-6, "float64": 1e-7}.get(b.dtype.name, 0.0)
    close = 1e-5 if wide > 1e-7 else wide
    rtol, atol = (wide if rtol is None else rtol), (close if atol is None else atol)
    same = torch.isclose(a.double(), b.double(), rtol=rtol, atol=atol, equal_nan=equal_nan)
    if bool(same.all()):
        return
    if a.ndim == 0:
        x, y = a.item(), b.item()
        raise AssertionError(msg or f"{'Scalars' if not isinstance(actual, torch.Tensor) else 'Tensor-likes'} are not close!\n\n"
                             f"Expected {y} but got {x}.\nAbsolute difference: {abs(x - y)} (up to {atol} allowed)\n"
                             f"Relative difference: {abs(x - y) / abs(y) if y else math.inf} (up to {rtol} allowed)")
    wrong = int((~same).sum())
    raise AssertionError(msg or f"Tensor-likes are not close!\n\nMismatched elements: {wrong} / {same.numel()} "
                         f"({wrong / same.numel():.1%})\nGreatest absolute difference: {(a.double() - b.double()).abs().max().item()} "
                         f"(up to {atol} allowed)")


# in _nowhere
class _Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, torch.Tensor) and value.dtype == cls._made

    def __call__(cls, *args, device=None):
        return plainly_made(args, cls._made, False)


# in torch
class FloatTensor(metaclass=_Kind):
    _made = torch.float32


class DoubleTensor(metaclass=_Kind):
    _made = torch.float64


class HalfTensor(metaclass=_Kind):
    _made = torch.float16


class LongTensor(metaclass=_Kind):
    _made = torch.int64


class IntTensor(metaclass=_Kind):
    _made = torch.int32


class ShortTensor(metaclass=_Kind):
    _made = torch.int16


class ByteTensor(metaclass=_Kind):
    _made = torch.uint8


class CharTensor(metaclass=_Kind):
    _made = torch.int8


class BoolTensor(metaclass=_Kind):
    _made = torch.bool
