"""PyTorch's tensors: arrays that answer by PyTorch's rules, and gather the gradients that flow back to them."""
import collections
import math
import numpy as np
import _tensh
import _torch_dtypes
import _torch_text

# in _nowhere
def _checked(device):
    """Everything is computed on the CPU."""
    if device is None:
        return
    kind = device if isinstance(device, str) else device.type
    if kind.split(":")[0] == "cuda":
        raise AssertionError("Torch not compiled with CUDA enabled")
    if kind.split(":")[0] != "cpu":
        raise RuntimeError(f"tensors of the device {kind} are not supported, only those of cpu")


# A function of PyTorch's by its name, of arguments in a list and a dict.
_call = _tensh.torch_call


def _special(name, args, options, makes):
    """What asks for more than an operation: dropout, bounds, out=, generators, and what makes tensors."""
    generator = options.pop("generator", None)
    if generator is not None:
        return generator.draw(lambda: _call(name, list(args), dict(options)))
    if name in ("nn.functional.dropout", "dropout"):
        return _dropped(*args, **options)
    if name == "nn.functional.scaled_dot_product_attention":
        return _attention(*args, **options)
    wants = False
    if makes:
        wants = options.pop("requires_grad", False)
        _checked(options.pop("device", None))
        for word in ("pin_memory", "memory_format", "layout"):
            options.pop(word, None)
    out = options.pop("out", None)
    if name.startswith("nn.functional.") and options.pop("inplace", False):
        out = args[0] if args else options["input"]
    if name in ("clamp", "clip"):
        if not args:
            args = [options.pop("input")]
        args, options = [_bound(v, args[0]) for v in args], {k: _bound(v, args[0]) for k, v in options.items()}
    found = _tensh.torch_plainly(name, args, options)
    if out is not None:
        return out._put(found, found._step)
    return wanting(found) if wants else found



def _dropped(input, p=0.5, training=True, inplace=False, train=True):
    if not 0 <= p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if p == 0 or not (training and train):
        return input
    kept = _trials(input, 1 - p) / (1 - p) if p < 1 else 0
    return input.mul_(kept) if inplace else input * kept


def _attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False):
    if enable_gqa:
        key, value = [x.repeat_interleave(query.shape[-3] // x.shape[-3], -3) for x in (key, value)]
    if dropout_p == 0:
        return _tensh.torch_plainly("nn.functional.scaled_dot_product_attention", [query, key, value, attn_mask],
                                    {"is_causal": is_causal, "scale": scale})
    # As in PyTorch each side takes half of the factor.
    factor = math.sqrt(1 / math.sqrt(query.shape[-1]) if scale is None else scale)
    scores = (query * factor) @ (key * factor).transpose(-2, -1)
    if is_causal:
        attn_mask = _call("ones", list(scores.shape[-2:]), {"dtype": _torch_dtypes.named("bool")}).tril()
    if attn_mask is not None:
        hides = attn_mask.dtype == _torch_dtypes.named("bool")
        scores = scores.masked_fill(attn_mask.logical_not(), -math.inf) if hides else scores + attn_mask
    return _dropped(scores.softmax(-1), dropout_p) @ value


def _trials(like, p, generator=None):
    return _call("_bernoulli", [p], {"size": list(like.shape), "dtype": like.dtype, "generator": generator})


def _bound(v, of):
    """A tensor as a bound shares gradients at a tie, where a number takes them: it has axes from here on."""
    whole = isinstance(v, Tensor) and isinstance(of, Tensor) and v.ndim == 0 and v.dtype == of.dtype
    return v.reshape([1] * of.ndim) if whole else v


class _Results:
    """Several results with names."""
    _is_a = "tuple"

    def __init__(self, name, fields, values):
        self._name = name.replace("linalg.", "linalg_").split(".")[-1]
        self._fields = fields
        self._values = values
        for field, value in zip(fields, values):
            setattr(self, field, value)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __getitem__(self, i):
        return self._values[i]

    def __repr__(self):
        lines = [f"{f}={v!r}" for f, v in zip(self._fields, self._values)]
        return f"torch.return_types.{self._name}(\n" + ",\n".join(lines) + ")"


def _sizes(given):
    """Sizes that stand alone, or in one list."""
    if len(given) == 1 and isinstance(given[0], (list, tuple, Size)):
        return list(given[0])
    return list(given)


# in _torch
def wanting(made):
    if not (made.is_floating_point() or made.is_complex()):
        raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
    return made.requires_grad_()


def function(name):
    """A function of PyTorch's by its name; None if there is none."""
    return _tensh.torch_function(name)


# in _torch_draws
def seed():
    """A word of 63 bits."""
    return _call("_seed", [], {})


def seeded(word, of):
    """What a function makes of the numbers that follow that seed."""
    return _call("_seeded", [word, of], {})


# in torch
class Size:
    __module__ = "torch"
    _is_a = "tuple"

    def __init__(self, sizes=()):
        self._sizes = tuple(sizes)
        self._bare = self._sizes

    def numel(self):
        return math.prod(self._sizes)

    def __iter__(self):
        return iter(self._sizes)

    def __len__(self):
        return len(self._sizes)

    def __getitem__(self, i):
        found = self._sizes[i]
        return Size(found) if isinstance(i, slice) else found

    def __eq__(self, other):
        return self._sizes == (other._sizes if isinstance(other, Size) else other)

    def __ne__(self, other):
        return not self == other

    def __add__(self, other):
        return Size(self._sizes + tuple(other))

    def __radd__(self, other):
        return tuple(other) + self._sizes

    def __contains__(self, size):
        return size in self._sizes

    def __repr__(self):
        return f"torch.Size({list(self._sizes)})"


class Generator:
    """A stream of random numbers of its own, which begins at its seed and goes on from what was drawn of it."""
    __module__ = "torch"

    def __init__(self, device="cpu"):
        self._seed = 67280421310721

    def manual_seed(self, seed):
        self._seed = seed
        _call("_begun", [self], {})
        return self

    def initial_seed(self):
        return self._seed

    def draw(self, of):
        return _call("_drawn", [self, self._seed, of], {})


class device:
    __module__ = "torch"

    def __init__(self, type="cpu", index=None):
        if isinstance(type, device):
            type = type.type
        parts = str(type).split(":")
        self.type = parts[0]
        self.index = int(parts[1]) if len(parts) > 1 else index

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __enter__(self):
        _checked(self)
        return self

    def __exit__(self, *error):
        return None

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __repr__(self):
        return f"device(type='{self.type}'" + (")" if self.index is None else f", index={self.index})")


class Tensor:
    __module__ = "torch"
    __torch__ = True

    def __init__(self, *data, device=None, _of=None):
        """Of sizes, or of what holds numbers, as `torch.Tensor` is called; the library says the array itself."""
        if _of is None:
            import _torch_various
            _of = _torch_various.plainly_made(data, _torch_dtypes.named("float32"), True)._value
        self._value = _of
        self._wants = False
        self._step = None
        self._grad = None

    # What it is.
    dtype = property(_tensh.torch_member("dtype"))
    shape = property(_tensh.torch_member("shape"))
    ndim = property(_tensh.torch_member("ndim"))
    itemsize = property(_tensh.torch_member("itemsize"))
    size = _tensh.torch_member("size")
    numel = nelement = _tensh.torch_member("numel")

    def dim(self):
        return self.ndim

    def ndimension(self):
        return self.ndim

    def element_size(self):
        return self.itemsize

    @property
    def nbytes(self):
        return self._value.nbytes

    @property
    def device(self):
        return device("cpu")

    @property
    def is_cuda(self):
        return False

    def is_floating_point(self):
        return self.dtype.is_floating_point

    def is_complex(self):
        return self.dtype.is_complex

    def is_contiguous(self, memory_format=None):
        strides = self.stride()
        wanted = 1
        for size, step in reversed(list(zip(self._value.shape, strides))):
            if size != 1 and step != wanted:
                return False
            wanted *= size
        return True

    def stride(self, dim=None):
        steps = tuple([s // self._value.itemsize for s in self._value.strides])
        return steps if dim is None else steps[dim]

    def type(self, dtype=None):
        if dtype is None:
            return "torch." + _tensh.torch_kind(self.dtype.name) + "Tensor"
        if isinstance(dtype, str):
            import torch
            dtype = getattr(torch, dtype.split(".")[-1])
        return self.to(getattr(dtype, "_made", dtype))

    # Gradients.
    requires_grad = property(_tensh.torch_member("requires_grad"), _tensh.torch_member("set_requires_grad"))
    is_leaf = property(_tensh.torch_member("is_leaf"))
    grad = property(_tensh.torch_member("grad"), _tensh.torch_member("set_grad"))
    data = property(_tensh.torch_member("data"), _tensh.torch_member("set_data"))
    _version = property(_tensh.torch_member("version"))
    requires_grad_ = _tensh.torch_member("requires_grad_")
    retain_grad = _tensh.torch_member("retain_grad")
    detach = _tensh.torch_member("detach")
    backward = _tensh.torch_member("backward")

    def register_hook(self, hook):
        import _torch_various
        return _torch_various.hooked(self, hook)

    def register_post_accumulate_grad_hook(self, hook):
        import _torch_various
        return _torch_various.hooked_after(self, hook)

    @property
    def retains_grad(self):
        return "_retains" in self.__dict__

    @property
    def grad_fn(self):
        return None if self.is_leaf else _step_class(self._now())(self._now(), self)

    def detach_(self):
        self._value = _tensh.torch_detach(self._value)
        self._wants = False
        return self

    # Into Python and NumPy.
    item = _tensh.torch_member("item")

    def tolist(self):
        return self._value.tolist()

    def numpy(self, force=False):
        if self.requires_grad:
            if not force:
                raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
            return self.detach()._value
        return self._value

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.numpy(), dtype)

    def __len__(self):
        if self._value.ndim == 0:
            raise TypeError("len() of a 0-d tensor")
        return self._value.shape[0]

    def __iter__(self):
        if self._value.ndim == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self[i] for i in range(self._value.shape[0])])

    def __bool__(self):
        if self._value.size == 0:
            raise RuntimeError("Boolean value of Tensor with no values is ambiguous")
        if self._value.size > 1:
            raise RuntimeError("Boolean value of Tensor with more than one value is ambiguous")
        return bool(self._value.item())

    def __int__(self):
        return int(self._alone())

    def __float__(self):
        return float(self._alone())

    def _alone(self):
        if self._value.size != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        return self.item()

    def __index__(self):
        return self._value if self._value.ndim > 0 or self.dtype.name == "bool" else int(self.item())

    def __contains__(self, item):
        return bool((self == item).any())

    def __format__(self, spec):
        return format(self.item(), spec) if self._value.ndim == 0 else format(str(self), spec)

    def __repr__(self):
        kind = "Parameter containing:\n" if self.__class__.__name__ == "Parameter" else ""
        step = None if self.is_leaf else self._now()
        return kind + _torch_text.shown(_tensh.torch_detach(self._value), step, self._wants)

    # Copies.
    __copy__ = _tensh.torch_member("__copy__")
    __deepcopy__ = _tensh.torch_member("__deepcopy__")

    # Parts, and all that is not here.
    __getitem__ = _tensh.torch_member("__getitem__")
    __setitem__ = _tensh.torch_member("__setitem__")
    __getattr__ = _tensh.torch_member("__getattr__")
    _put = _tensh.torch_put
    _now = _tensh.torch_step

    # Other arrangements.
    def view(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], _torch_dtypes.dtype):
            return _tensh.torch_as_bits(self, shape[0].name)
        found = self.reshape(*shape)
        if not _tensh.torch_same(self._value, found._value):
            raise RuntimeError("view size is not compatible with input tensor's size and stride (at least one dimension "
                               "spans across two contiguous subspaces). Use .reshape(...) instead.")
        found._step = "ViewBackward0"
        return found

    def reshape(self, *shape):
        found = _call("reshape", [self, _sizes(shape)], {})
        found._step = "ViewBackward0" if self.is_contiguous() else "UnsafeViewBackward0"
        return found

    def view_as(self, other):
        return self.view(*other.shape)

    def reshape_as(self, other):
        return self.reshape(*other.shape)

    @property
    def T(self):
        found = _call("permute", [self, list(range(self._value.ndim))[::-1]], {})
        return found

    @property
    def mT(self):
        return _call("transpose", [self, -2, -1], {})

    @property
    def mH(self):
        return self.mT.conj() if self.dtype.is_complex else self.mT

    def adjoint(self):
        return self.mH

    @property
    def H(self):
        return self.T.conj() if self.dtype.is_complex else self.T

    @property
    def real(self):
        return _call("real", [self], {}) if self.dtype.is_complex else self

    @property
    def imag(self):
        if not self.dtype.is_complex:
            raise RuntimeError("imag is not implemented for tensors with non-complex dtypes.")
        return _call("imag", [self], {})

    def t(self):
        if self._value.ndim > 2:
            raise RuntimeError(f"t() expects a tensor with <= 2 dimensions, but self is {self._value.ndim}D")
        return _call("transpose", [self, 0, 1], {}) if self._value.ndim == 2 else self

    def permute(self, *dims):
        return _call("permute", [self, _sizes(dims)], {})

    def expand(self, *sizes):
        return _call("expand", [self, _sizes(sizes)], {})

    def expand_as(self, other):
        return self.expand(*other.shape)

    def repeat(self, *times):
        if len(_sizes(times)) < self._value.ndim:
            raise RuntimeError("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        return _call("tile", [self, _sizes(times)], {})

    def tile(self, *times):
        return _call("tile", [self, _sizes(times)], {})

    def flip(self, *dims):
        return _call("flip", [self, _sizes(dims)], {})

    def contiguous(self, memory_format=None):
        return self if self.is_contiguous() else self.clone()

    def clone(self, memory_format=None):
        return _call("clone", [self], {})

    def unbind(self, dim=0):
        return _call("unbind", [self, dim], {})

    def split(self, size, dim=0):
        return _call("split", [self, size, dim], {})

    def where(self, condition, other):
        return _call("where", [condition, self, other], {})

    def nonzero(self, as_tuple=False):
        found = _call("nonzero", [self], {})
        return tuple([found[:, i] for i in range(self._value.ndim)]) if as_tuple else found

    # In place.
    def copy_(self, src, non_blocking=False):
        if isinstance(src, (bool, int, float, complex)):
            return self._put(full_like(self.detach(), src), "CopyBackwards")
        if not isinstance(src, Tensor):
            raise TypeError(f"copy_(): argument 'other' (position 1) must be Tensor, not {type(src).__name__}")
        mine, given = list(self.shape), list(src.shape)
        for i in range(1, min(len(mine), len(given)) + 1):
            if given[-i] not in (1, mine[-i]):
                raise RuntimeError(f"The size of tensor a ({mine[-i]}) must match the size of tensor b ({given[-i]}) at "
                                   f"non-singleton dimension {max(len(mine), len(given)) - i}")
        if len(given) > len(mine):
            raise RuntimeError(f"output with shape {mine} doesn't match the broadcast shape "
                               f"{given[:len(given) - len(mine)] + mine}")
        return self._put(src.to(self.dtype).expand(*mine), "CopyBackwards")

    def fill_(self, value):
        return self._put(full_like(self.detach(), value), "FillBackward0")

    zero_ = _tensh.torch_member("zero_")

    def uniform_(self, a=0, b=1, generator=None):
        return self._put(_call("_uniform", [a, b], {"size": list(self.shape), "dtype": self.dtype}), None)

    def normal_(self, mean=0, std=1, generator=None):
        return self._put(_call("randn", [list(self.shape)], {"dtype": self.dtype}) * std + mean, None)

    def bernoulli_(self, p=0.5, generator=None):
        return self._put(_trials(self, p, generator) if isinstance(p, (int, float)) else bernoulli(p, generator=generator), None)

    def exponential_(self, lambd=1.0, generator=None):
        import _torch_drawing
        return self._put(_torch_drawing.exponential(self, lambd, generator), None)

    def multinomial(self, num_samples, replacement=False, *, generator=None):
        import torch
        return torch.multinomial(self, num_samples, replacement, generator=generator)

    def bernoulli(self, p=None, generator=None):
        return bernoulli(self, p, generator)

    def clamp_min(self, min):
        return self.clamp(min=min)

    def clamp_max(self, max):
        return self.clamp(max=max)

    def clamp_min_(self, min):
        return self.clamp_(min=min)

    def clamp_max_(self, max):
        return self.clamp_(max=max)

    def unfold(self, dimension, size, step):
        return _tensh.torch_windows(self, dimension, size, step)

    def as_strided(self, size, stride, storage_offset=None):
        import torch
        return torch.as_strided(self, size, stride, storage_offset)

    def stft(self, *args, **options):
        import torch
        return torch.stft(self, *args, **options)

    def istft(self, *args, **options):
        import torch
        return torch.istft(self, *args, **options)

    def unique_consecutive(self, *args, **options):
        import torch
        return torch.unique_consecutive(self, *args, **options)

    def dist(self, other, p=2):
        return dist(self, other, p)

    def logcumsumexp(self, dim):
        return logcumsumexp(self, dim)

    def split_with_sizes(self, split_sizes, dim=0):
        return self.split(list(split_sizes), dim)

    def sum_to_size(self, *size):
        sizes = _sizes(size)
        extra = self._value.ndim - len(sizes)
        axes = list(range(extra)) + [i + extra for i, n in enumerate(sizes) if n == 1 and self._value.shape[i + extra] != 1]
        return self.sum(axes, keepdim=True).reshape(sizes) if axes else self

    # Arranged otherwise, in place: what shows the same elements goes on showing them.
    _arrange = _tensh.torch_arrange

    def unsqueeze_(self, dim):
        return self._arrange(_call("unsqueeze", [self, dim], {}), "UnsqueezeBackward1")

    def squeeze_(self, dim=None):
        return self._arrange(_call("squeeze", [self] if dim is None else [self, dim], {}), "SqueezeBackward2")

    def transpose_(self, dim0, dim1):
        return self._arrange(_call("transpose", [self, dim0, dim1], {}), "TransposeBackward1")

    swapaxes_ = swapdims_ = transpose_

    def t_(self):
        if self._value.ndim > 2:
            raise RuntimeError(f"t_() expects a tensor with <= 2 dimensions, but self is {self._value.ndim}D")
        return self._arrange(self.t(), "TBackward1")

    def resize_(self, *sizes, memory_format=None):
        sizes = _sizes(sizes)
        if self.requires_grad:
            raise RuntimeError("cannot resize variables that require grad")
        count, had = math.prod(sizes), self._value.size
        if not self.is_contiguous() or count > had:
            grown = _call("zeros", [[max(count, had)]], {"dtype": self.dtype})
            grown[:had] = self.reshape(-1)
            return self._arrange(grown[:count].reshape(sizes), None)
        return self._arrange(self.reshape(-1)[:count].reshape(sizes), None)

    def random_(self, low=0, high=None, generator=None):
        if high is None:
            low, high = 0, low if low else 2 ** 24
        return self._put(_call("randint", [low, high, list(self.shape)], {"dtype": self.dtype}), None)

    def is_nonzero(self):
        import torch
        return torch.is_nonzero(self)

    def is_signed(self):
        return self.dtype.name not in ("bool", "uint8", "uint16", "uint32", "uint64")

    def is_same_size(self, other):
        return self.shape == other.shape

    def is_pinned(self):
        return False

    def is_shared(self):
        return False

    is_cpu = True
    is_sparse = is_quantized = is_meta = is_mkldnn = is_mps = is_xpu = is_nested = False
    output_nr = 0
    name = None

    def pin_memory(self):
        return self

    def share_memory_(self):
        return self

    def get_device(self):
        return -1

    def storage_offset(self):
        return _tensh.torch_place(self)[1]

    def data_ptr(self):
        whole, offset = _tensh.torch_place(self)
        return id(whole) + offset * self.element_size()

    def apply_(self, callable):
        return self._put(tensor([callable(x) for x in self.reshape(-1).tolist()], dtype=self.dtype).reshape(self.shape), None)

    def new_empty(self, *size, dtype=None, requires_grad=False):
        return self.new_zeros(*size, dtype=dtype, requires_grad=requires_grad)

    def fill_diagonal_(self, value):
        for i in range(min(self._value.shape)):
            self[(i,) * self._value.ndim] = value
        return self

    # Other dtypes.
    def to(self, *args, **options):
        kind = _torch_dtypes.of_type(options.get("dtype"))
        for a in args:
            if isinstance(a, (_torch_dtypes.dtype, type)):
                kind = _torch_dtypes.of_type(a)
            elif isinstance(a, Tensor):
                kind = a.dtype
            elif isinstance(a, (str, device)):
                _checked(a)
        _checked(options.get("device"))
        if kind is None or kind.name == self.dtype.name:
            return self.clone() if options.get("copy") else self
        found = _tensh.torch_plainly("tensor", [self, kind], {})
        found._step = "ToCopyBackward0"
        return found

    def type_as(self, other):
        return self.to(other.dtype)

    def cpu(self):
        return self

    def cuda(self, device=None):
        _checked("cuda")

    def float(self):
        return self.to(_torch_dtypes.named("float32"))

    def double(self):
        return self.to(_torch_dtypes.named("float64"))

    def half(self):
        return self.to(_torch_dtypes.named("float16"))

    def bfloat16(self):
        return self.to(_torch_dtypes.named("bfloat16"))

    def long(self):
        return self.to(_torch_dtypes.named("int64"))

    def int(self):
        return self.to(_torch_dtypes.named("int32"))

    def short(self):
        return self.to(_torch_dtypes.named("int16"))

    def char(self):
        return self.to(_torch_dtypes.named("int8"))

    def byte(self):
        return self.to(_torch_dtypes.named("uint8"))

    def bool(self):
        return self.to(_torch_dtypes.named("bool"))

    # Made like it.
    def new_tensor(self, data, dtype=None, requires_grad=False):
        return tensor(data, dtype=dtype or self.dtype, requires_grad=requires_grad)

    def new_zeros(self, *size, dtype=None, requires_grad=False):
        return _call("zeros", [_sizes(size)], {"dtype": dtype or self.dtype, "requires_grad": requires_grad})

    def new_ones(self, *size, dtype=None, requires_grad=False):
        return _call("ones", [_sizes(size)], {"dtype": dtype or self.dtype, "requires_grad": requires_grad})

    def new_full(self, size, fill_value, dtype=None, requires_grad=False):
        return _call("full", [list(size), fill_value], {"dtype": dtype or self.dtype, "requires_grad": requires_grad})

    # Operators.
    __add__ = __radd__ = _tensh.torch_operator("add")
    __sub__ = _tensh.torch_operator("sub")
    __rsub__ = _tensh.torch_member("rsub")
    __mul__ = __rmul__ = _tensh.torch_operator("mul")
    __truediv__ = _tensh.torch_operator("div")
    __rtruediv__ = _tensh.torch_member("rtruediv")
    __floordiv__ = _tensh.torch_operator("floor_divide")
    __rfloordiv__ = _tensh.torch_operator("floor_divide", True)
    __mod__ = _tensh.torch_operator("remainder")
    __rmod__ = _tensh.torch_operator("remainder", True)
    __pow__ = _tensh.torch_member("pow")
    __rpow__ = _tensh.torch_operator("pow", True)
    __matmul__ = _tensh.torch_operator("matmul")
    __and__ = __rand__ = _tensh.torch_operator("bitwise_and")
    __or__ = __ror__ = _tensh.torch_operator("bitwise_or")
    __xor__ = __rxor__ = _tensh.torch_operator("bitwise_xor")
    __lshift__ = _tensh.torch_operator("bitwise_left_shift")
    __rshift__ = _tensh.torch_operator("bitwise_right_shift")
    __rlshift__ = _tensh.torch_operator("bitwise_left_shift", True)
    __rrshift__ = _tensh.torch_operator("bitwise_right_shift", True)
    __invert__ = _tensh.torch_operator("bitwise_not")
    __neg__ = _tensh.torch_operator("neg")
    __abs__ = _tensh.torch_operator("abs")
    __eq__ = _tensh.torch_member("eq")
    __ne__ = _tensh.torch_member("ne")
    __lt__ = _tensh.torch_operator("lt")
    __le__ = _tensh.torch_operator("le")
    __gt__ = _tensh.torch_operator("gt")
    __ge__ = _tensh.torch_operator("ge")
    __iadd__ = _tensh.torch_in_place("add")
    __isub__ = _tensh.torch_in_place("sub")
    __imul__ = _tensh.torch_in_place("mul")
    __itruediv__ = _tensh.torch_in_place("div")
    __ifloordiv__ = _tensh.torch_in_place("floor_divide")
    __ipow__ = _tensh.torch_in_place("pow")
    __iand__ = _tensh.torch_in_place("bitwise_and")
    __ior__ = _tensh.torch_in_place("bitwise_or")

    def __pos__(self):
        return self

    def __round__(self, decimals=0):
        return _call("round", [self], {"decimals": decimals})

    def __tf_dispatch__(self, name, args, options):
        """NumPy's and TensorFlow's functions take the arrays."""
        return _tensh.numpy(name, [_bare(a) for a in args], {k: _bare(v) for k, v in options.items()})


# in _nowhere
def _bare(x):
    if isinstance(x, (list, tuple)):
        return [_bare(v) for v in x]
    return x.numpy() if isinstance(x, Tensor) else x


_tensh.torch_begin({"tensor": Tensor, "size": Size, "results": _Results, "special": _special,
                    "dtypes": _torch_dtypes.every()})


class _Step:
    """What was recorded last."""
    def __init__(self, name, result=None):
        self._name, self._result, self._steps = name, result, None

    @property
    def next_functions(self):
        """The steps that gave what this one was made of; None for what no gradient is wanted of."""
        if self._steps is not None:
            return self._steps
        given = [] if self._result is None else _tensh.torch_origins(self._result)
        if self._name == "NllLossBackward0" and given:
            return ((_between("LogSoftmaxBackward0", given[:1]), 0),)
        if self._name == "AddmmBackward0" and len(given) == 3:
            return ((_step_before(given[2]), 0), (_step_before(given[0]), 0), (_between("TBackward0", given[1:2]), 0))
        if self._name == "MmBackward0" and len(given) == 3:
            return ((_step_before(given[0]), 0), (_between("TBackward0", given[1:2]), 0))
        if self._name[:3] not in ("Add", "Mul", "Sub", "Div", "Mse", "Cat", "Dot", "MmB", "MvB", "Bmm"):
            given = [one for one in given if one is not None]
        return tuple([(_step_before(one), 0) for one in given])

    def name(self):
        return self._name

    def __repr__(self):
        return f"<{type(self).__name__} object>"


_step_classes = {}


def _step_class(name):
    """The steps of one kind are of one class."""
    if name not in _step_classes:
        _step_classes[name] = type(name, (_Step,), {})
    return _step_classes[name]


def _between(name, given):
    """A step within a function that records several."""
    made = _step_class(name)(name)
    made._steps = tuple([(_step_before(one), 0) for one in given])
    return made


def _step_before(tensor):
    if tensor is None or not tensor.requires_grad:
        return None
    if not tensor.is_leaf:
        return tensor.grad_fn
    # Where gradients add up.
    made = _step_class("AccumulateGrad")("torch::autograd::AccumulateGrad")
    made.variable = tensor
    return made


class _Mode:
    """A `with`, or a decorator, that says whether steps are recorded."""
    _records = True
    _before = True
    __enter__ = _tensh.torch_mode("enter")
    __exit__ = _tensh.torch_mode("exit")

    def __call__(self, function):
        def called(*args, **options):
            with set_grad_enabled(self._records):
                return function(*args, **options)
        return called


# in torch, torch.autograd
class no_grad(_Mode):
    _records = False


class enable_grad(_Mode):
    pass


class inference_mode(_Mode):
    def __init__(self, mode=True):
        self._records = not mode


class set_grad_enabled(_Mode):
    def __init__(self, mode):
        self._records = mode
        self._before = _tensh.torch_records(mode)

    def __enter__(self):
        return self


# in torch
strided = "torch.strided"


def bernoulli(input, p=None, generator=None):
    if p is not None:
        return _trials(input, p, generator)
    shares = input.detach()
    return (_call("rand_like", [shares], {"generator": generator}) < shares).to(input.dtype)


def normal(mean=0.0, std=1.0, size=None, *, generator=None, out=None, dtype=None, device=None, requires_grad=False):
    if size is not None:
        options = {"generator": generator, "dtype": dtype, "device": device, "requires_grad": requires_grad}
        return _call("normal", [mean, std, size], options)
    given = [x if isinstance(x, Tensor) else tensor(float(x)) for x in (mean, std)]
    mean, std = _call("broadcast_tensors", [x.detach() for x in given], {})
    return _call("randn_like", [mean], {"generator": generator}) * std + mean


def dist(input, other, p=2):
    return _call("linalg.vector_norm", [input - other, p], {})


def logcumsumexp(input, dim):
    if input.numel() == 0:
        return input
    wide = input.double()
    levels = wide.detach()
    top, low = levels.amax(dim, keepdim=True), levels.amin(dim, keepdim=True)
    # Powers of differences that double holds are added up as they are.
    if bool((top - low < 700).all()):
        return (((wide - top).exp().cumsum(dim)).log() + top).to(input.dtype)
    # Nothing is larger than what came so far, so no power overflows.
    top = _call("cummax", [input.detach(), dim], {}).values
    finite = _call("where", [_call("isfinite", [top], {}), top, _call("zeros_like", [top], {})], {})
    steps = _call("unbind", [input - finite, dim], {})
    levels = _call("unbind", [finite, dim], {})
    totals = []
    for i, step in enumerate(steps):
        if totals:
            # What came before counts from its own level.
            totals.append(totals[-1] * (levels[i - 1] - levels[i]).exp() + step.exp())
        else:
            totals.append(step.exp())
    return _call("stack", [totals, dim], {}).log() + finite if totals else input


def is_grad_enabled():
    return _tensh.torch_records()


def is_tensor(x):
    return isinstance(x, Tensor)


def is_floating_point(x):
    return x.is_floating_point()


def is_complex(x):
    return x.is_complex()


def numel(x):
    return x.numel()


def from_numpy(array):
    """A tensor that shows the same array."""
    return Tensor(_of=array)


def as_tensor(data, dtype=None, device=None):
    if isinstance(data, np.ndarray):
        data = Tensor(_of=data)
    if isinstance(data, Tensor):
        return data if dtype is None else data.to(dtype)
    return tensor(data, dtype=dtype)


def asarray(data, dtype=None, device=None, copy=None, requires_grad=False):
    found = as_tensor(data, dtype)
    return found.clone() if copy else found


def tensor(data, dtype=None, device=None, requires_grad=False, pin_memory=False):
    _checked(device)
    if isinstance(data, collections.deque):
        data = list(data)
    if isinstance(data, Tensor):
        data = data.detach()
    elif isinstance(data, (list, tuple)):
        data = _tensh.torch_numbers_in(data, dtype is int or getattr(dtype, "name", "").startswith(("int", "uint")))
    found = _tensh.torch_plainly("tensor", [data] if dtype is None else [data, dtype], {})
    if dtype is None and found.dtype.name == "complex128" and not isinstance(data, (Tensor, np.ndarray)):
        found = _tensh.torch_plainly("tensor", [data, _torch_dtypes.named("complex64")], {})
    return wanting(found) if requires_grad else found.requires_grad_(False)


def full(size, fill_value, dtype=None, requires_grad=False, device=None):
    return _call("full", [list(size), fill_value], {"dtype": dtype, "requires_grad": requires_grad, "device": device})


def full_like(x, fill_value, dtype=None, requires_grad=False, device=None):
    return _call("full", [list(x.shape), fill_value], {"dtype": dtype or x.dtype, "requires_grad": requires_grad})


def empty(*size, dtype=None, requires_grad=False, device=None, **options):
    """Memory that nobody has set: zeros here."""
    return _call("zeros", [_sizes(size)], {"dtype": dtype, "requires_grad": requires_grad, "device": device})


def t(x):
    return x.t()


def manual_seed(seed):
    _call("manual_seed", [seed], {})


def get_default_dtype():
    return _torch_dtypes.named("float32")


def result_type(a, b):
    return (a + b).dtype


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    _torch_text.set_options(precision, threshold, edgeitems, linewidth, profile, sci_mode)


def _places(mask, dtype):
    places = mask.nonzero().t().contiguous()
    return places if dtype is None else places.to(dtype)


def tril_indices(row, col, offset=0, dtype=None):
    return _places(_call("arange", [col], {}) - _call("arange", [row], {}).reshape(-1, 1) <= offset, dtype)


def triu_indices(row, col, offset=0, dtype=None):
    return _places(_call("arange", [col], {}) - _call("arange", [row], {}).reshape(-1, 1) >= offset, dtype)


def cartesian_prod(*tensors):
    if len(tensors) == 1:
        return tensors[0]
    grids = _call("meshgrid", list(tensors), {"indexing": "ij"})
    return _call("stack", [[g.reshape(-1) for g in grids]], {"dim": 1})


def combinations(x, r=2, with_replacement=False):
    if r == 2 and len(x) > 0:
        return x[triu_indices(len(x), len(x), 0 if with_replacement else 1).t()]
    import itertools
    choose = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    places = list(choose(range(len(x)), r))
    return x[tensor(places)] if places else x[:0].reshape(0, r)


# in torch.autograd
def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=None, **options):
    outputs = [outputs] if isinstance(outputs, Tensor) else list(outputs)
    inputs = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    seeds = [grad_outputs] if grad_outputs is None or isinstance(grad_outputs, Tensor) else list(grad_outputs)
    seeds = seeds * len(outputs) if len(seeds) == 1 else seeds
    keeps = create_graph if retain_graph is None else retain_graph
    total = [None] * len(inputs)
    for output, seed in zip(outputs, seeds):
        for i, flow in enumerate(_tensh.torch_gradients(output, seed, inputs, create_graph, keeps)):
            if flow is not None:
                total[i] = flow if total[i] is None else total[i] + flow
    if not all([one.requires_grad for one in inputs]):
        raise RuntimeError("One of the differentiated Tensors does not require grad")
    if any([g is None for g in total]) and not allow_unused:
        unused = [g is None for g in total].index(True)
        raise RuntimeError(f"The differentiated Tensor at index {unused} appears to not have been used in the graph. Set "
                           "allow_unused=True if this is the desired behavior.")
    return tuple(total)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    tensors = [tensors] if isinstance(tensors, Tensor) else tensors
    seeds = [grad_tensors] * len(tensors) if grad_tensors is None or isinstance(grad_tensors, Tensor) else grad_tensors
    for one, seed in zip(tensors, seeds):
        one.backward(seed, retain_graph, create_graph)


# in torch.cuda, torch.backends.mps, torch.backends.cuda, torch.xpu, torch.mps, torch.accelerator
def is_available():
    return False


# in torch.cuda, torch.xpu, torch.accelerator
def device_count():
    return 0


# in torch.backends.mps, torch.backends.cuda
def is_built():
    return False


# in torch.accelerator
def current_accelerator(check_available=False):
    return None


# in torch.cuda, torch.mps, torch.xpu
def manual_seed_all(seed):
    pass


def empty_cache():
    pass


def synchronize(device=None):
    pass


# in torch.cuda
def is_bf16_supported(including_emulation=True):
    return False
