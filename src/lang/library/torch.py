"""PyTorch's tensors: arrays that answer by PyTorch's rules, and gather the gradients that flow back to them."""
import math
import numpy as np
import _tensh
import _torch_dtypes
import _torch_text

# in nowhere
_mode = {"records": True}

# What PyTorch calls the steps that it records, where that is not the function's own name.
_steps = {"divide": "Div", "true_divide": "Div", "multiply": "Mul", "subtract": "Sub", "negative": "Neg", "matmul": "Mm",
          "clamp": "Clamp", "nn.functional.relu": "Relu", "nn.functional.softmax": "Softmax", "absolute": "Abs",
          "nn.functional.log_softmax": "LogSoftmax", "nn.functional.cross_entropy": "NllLoss",
          "nn.functional.mse_loss": "MseLoss", "concat": "Cat", "concatenate": "Cat", "tensor_split": "Split",
          "nn.functional.relu6": "Hardtanh", "nn.functional.selu": "Elu", "nn.functional.logsigmoid": "LogSigmoid",
          "nn.functional.max_pool2d": "MaxPool2DWithIndices", "nn.functional.avg_pool2d": "AvgPool2D",
          "nn.functional.adaptive_avg_pool2d": "AdaptiveAvgPool2D", "nn.functional.dropout": "Mul",
          "nn.functional.linear": "Addmm", "nn.functional.binary_cross_entropy_with_logits": "BinaryCrossEntropyWithLogits"}


def _step(name, args, options, value):
    if name == "matmul":
        left, right = [a.ndim for a in (args[0]._value, args[1]._value)]
        if left == 1 or right == 1:
            return "DotBackward0" if left == right else "MvBackward0" if right == 1 else "SqueezeBackward4"
        return "MmBackward0" if left == right == 2 else "UnsafeViewBackward0" if right == 2 else "BmmBackward0"
    if name == "where":
        return "WhereBackward0"
    if name in ("sum", "mean", "var", "std", "prod"):
        along = len(args) > 1 or "dim" in options or "axis" in options
        return name.capitalize() + ("Backward1" if along and name in ("sum", "mean", "prod") else "Backward0")
    if name in ("max", "min"):
        return name.capitalize() + ("Backward1" if len(args) == 1 else "Backward0")
    if name in ("nn.functional.l1_loss", "nn.functional.kl_div"):
        how = options.get("reduction", "mean")
        alone = "AbsBackward0" if name.endswith("l1_loss") else "SubBackward0"
        return {"mean": "MeanBackward0", "sum": "SumBackward0", "batchmean": "DivBackward0"}.get(how, alone)
    known = _steps.get(name)
    short = name.split(".")[-1]
    return (known if known else "".join([p.capitalize() for p in short.split("_")])) + "Backward0"


def _wrapped(value, step):
    if isinstance(value, np.ndarray):
        return Tensor(value, step)
    if isinstance(value, tuple):
        return tuple([_wrapped(v, step) for v in value])
    if isinstance(value, list):
        return tuple([_wrapped(v, step) for v in value])
    return value


def _checked(device):
    """Everything is computed on the CPU."""
    kind = device if isinstance(device, str) else "cpu" if device is None else device.type
    if kind.split(":")[0] == "cuda":
        raise AssertionError("Torch not compiled with CUDA enabled")
    if kind.split(":")[0] != "cpu":
        raise RuntimeError(f"tensors of the device {kind} are not supported, only those of cpu")


_makers = ("tensor", "zeros", "ones", "full", "empty", "eye", "arange", "linspace", "logspace", "rand", "randn", "randint",
           "_uniform", "zeros_like", "ones_like", "full_like", "empty_like", "rand_like", "randn_like", "randperm", "normal",
           "_bernoulli")


def _call(name, args, options):
    generator = options.pop("generator", None)
    if generator is not None:
        return generator.draw(lambda: _call(name, list(args), dict(options)))
    if name in ("nn.functional.dropout", "dropout"):
        return _dropped(*args, **options)
    wants = False
    if name in _makers:
        wants = options.pop("requires_grad", False)
        _checked(options.pop("device", None))
        for word in ("pin_memory", "memory_format", "layout"):
            options.pop(word, None)
    out = options.pop("out", None)
    _refuse(name, args)
    if name in ("clamp", "clip"):
        args, options = [_bound(v, args[0]) for v in args], {k: _bound(v, args[0]) for k, v in options.items()}
    value, fields = _tensh.torch(name, args, options, _mode["records"])
    step = _step(name, args, options, value)
    if fields is not None and isinstance(value, list):
        return _Results(name, fields, _wrapped(value, step))
    found = _wrapped(value, step)
    if name in ("allclose", "equal"):
        return bool(found)
    if out is not None:
        out._put(found, step)
        return out
    return found.requires_grad_() if wants else found


def _dropped(input, p=0.5, training=True, inplace=False, train=True):
    if not 0 <= p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if p == 0 or not (training and train):
        return input
    kept = _trials(input, 1 - p) / (1 - p) if p < 1 else 0
    return input.mul_(kept) if inplace else input * kept


def _trials(like, p, generator=None):
    return _call("_bernoulli", [p], {"size": list(like.shape), "dtype": like.dtype, "generator": generator})


def _bound(v, of):
    """A tensor as a bound shares gradients at a tie, where a number takes them: it has axes from here on."""
    whole = isinstance(v, Tensor) and isinstance(of, Tensor) and v.ndim == 0 and v.dtype == of.dtype
    return v.reshape([1] * of.ndim) if whole else v


_inexact = ("mean", "std", "var", "softmax", "log_softmax", "nn.functional.softmax", "nn.functional.log_softmax", "norm")


def _refuse(name, args):
    """What PyTorch computes of floats alone."""
    first = args[0] if args else None
    if name in _inexact and isinstance(first, Tensor) and not (first.dtype.is_floating_point or first.dtype.is_complex):
        kind = _torch_text.kinds.get(first.dtype.name, first.dtype.name)
        if name == "mean":
            raise NotImplementedError("mean(): could not infer output dtype. Input dtype must be either a floating point or "
                               f"complex dtype. Got: {kind}")
        raise RuntimeError(f"{name} of {first.dtype} is not supported: make it a float tensor first, as by .float()")


class _Results:
    """Several results with names."""
    _is_a = "tuple"

    def __init__(self, name, fields, values):
        self._name = name.split(".")[-1]
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


def _plain(x):
    return x._value if isinstance(x, Tensor) else x


def _slices(key):
    for k in key if isinstance(key, tuple) else (key,):
        if isinstance(k, slice) and k.step is not None and k.step < 1:
            raise ValueError("step must be greater than zero")
    return key


def _sizes(given):
    """Sizes that stand alone, or in one list."""
    if len(given) == 1 and isinstance(given[0], (list, tuple, Size)):
        return list(given[0])
    return list(given)


# in _torch
def function(name):
    """A function of PyTorch's by its name; None if there is none."""
    if not _tensh.torch_has(name):
        return None

    def called(*args, **options):
        return _call(name, list(args), options)
    return called


class _Functions:
    """torch.nn.functional, by name."""
    def __getattr__(self, name):
        found = function("nn.functional." + name)
        if found is None:
            raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")
        return found


def functions():
    return _Functions()


# in _torch_draws
def seed():
    """A word of 63 bits."""
    return _tensh.torch("_seed", [], {}, False)[0]


def seeded(word, of):
    """What a function makes of the numbers that follow that seed."""
    return _tensh.torch("_seeded", [word, of], {}, False)[0]


# in torch
class Size:
    __module__ = "torch"

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
        self._drawn = []

    def manual_seed(self, seed):
        self._seed = seed
        self._drawn = []
        return self

    def initial_seed(self):
        return self._seed

    def draw(self, of):
        self._drawn.append(of)
        return seeded(self._seed, lambda: [d() for d in self._drawn])[-1]


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

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __repr__(self):
        return f"device(type='{self.type}'" + (")" if self.index is None else f", index={self.index})")


class Tensor:
    __module__ = "torch"
    __torch__ = True

    def __init__(self, value=(), step=None):
        self._value = value if isinstance(value, np.ndarray) else np.array(value, dtype="float32")
        self._wants = False
        self._step = step
        self._grad = None

    # What it is.
    @property
    def dtype(self):
        return _torch_dtypes.named(str(self._value.dtype))

    @property
    def shape(self):
        return Size(self._value.shape)

    def size(self, dim=None):
        return self.shape if dim is None else self._value.shape[dim]

    def dim(self):
        return self._value.ndim

    @property
    def ndim(self):
        return self._value.ndim

    def ndimension(self):
        return self._value.ndim

    def numel(self):
        return self._value.size

    def nelement(self):
        return self._value.size

    def element_size(self):
        return self._value.itemsize

    @property
    def itemsize(self):
        return self._value.itemsize

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
            return "torch." + _torch_text.kinds.get(self.dtype.name, self.dtype.name) + "Tensor"
        return self.to(dtype)

    # Gradients.
    @property
    def requires_grad(self):
        return self._wants or _tensh.torch_recorded(self._value)

    @requires_grad.setter
    def requires_grad(self, wants):
        if wants and not (self.dtype.is_floating_point or self.dtype.is_complex):
            raise RuntimeError("only Tensors of floating point dtype can require gradients")
        if not self.is_leaf:
            if not wants:
                raise RuntimeError("you can only change requires_grad flags of leaf variables. If you want to use a "
                                   "computed variable in a subgraph that doesn't require differentiation use "
                                   "var_no_grad = var.detach().")
            return
        if not wants and self._wants:
            self._value = _tensh.torch_detach(self._value)
        self._wants = wants

    def requires_grad_(self, requires_grad=True):
        self.requires_grad = requires_grad
        return self

    @property
    def is_leaf(self):
        return self._wants or not _tensh.torch_recorded(self._value)

    @property
    def grad_fn(self):
        return None if self.is_leaf else _Step(self._step)

    @property
    def grad(self):
        return self._grad

    @grad.setter
    def grad(self, value):
        self._grad = value

    def retain_grad(self):
        _tensh.torch_retain(self)

    def detach(self):
        return Tensor(_tensh.torch_detach(self._value))

    def detach_(self):
        self._value = _tensh.torch_detach(self._value)
        self._wants = False
        return self

    @property
    def data(self):
        return self.detach()

    @data.setter
    def data(self, other):
        self._value = other.detach()._value

    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
        if not self.requires_grad:
            raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
        if gradient is None and self._value.size != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        if gradient is not None and gradient.shape != self.shape:
            raise RuntimeError(f"Mismatch in shape: grad_output[0] has a shape of {gradient.shape} and output[0] has a "
                               f"shape of {self.shape}.")
        if self._wants:
            _tensh.torch("clone", [self], {}, True)
        for owner, flow in _tensh.torch_backward(self, gradient, create_graph):
            if inputs is not None and not any([owner is i for i in inputs]):
                continue
            found = Tensor(flow, "Add")
            if owner._grad is None:
                owner._grad = found
            elif create_graph:
                owner._grad = owner._grad + found
            else:
                with no_grad():
                    owner._grad.add_(found)

    # Into Python and NumPy.
    def item(self):
        if self._value.size != 1:
            raise RuntimeError(f"a Tensor with {self._value.size} elements cannot be converted to Scalar")
        return self._value.item()

    def tolist(self):
        return self._value.tolist()

    def numpy(self, force=False):
        if self.requires_grad:
            if not force:
                raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
            return self.detach()._value
        return self._value

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
        return int(self.item())

    def __float__(self):
        return float(self.item())

    def __index__(self):
        return self._value if self._value.ndim > 0 or self.dtype.name == "bool" else int(self.item())

    def __contains__(self, item):
        return bool((self == item).any())

    def __format__(self, spec):
        return format(self.item(), spec) if self._value.ndim == 0 and spec != "" else format(str(self), spec)

    def __repr__(self):
        kind = "Parameter containing:\n" if self.__class__.__name__ == "Parameter" else ""
        step = None if self.is_leaf else self._step
        return kind + _torch_text.shown(_tensh.torch_detach(self._value), step, self._wants)

    # Parts.
    def __getitem__(self, key):
        found = _tensh.torch_part(self, _slices(key))
        if not _mode["records"]:
            found = _tensh.torch_detach(found)
        first = key[0] if isinstance(key, tuple) and len(key) > 0 else key
        return Tensor(found, "SliceBackward0" if isinstance(first, slice) else "UnsqueezeBackward0" if first is None
                      else "SelectBackward0" if isinstance(first, int) else "IndexBackward0")

    def __setitem__(self, key, value):
        self._writable()
        _tensh.torch_put(self._value, _slices(key), value)
        self._step = "CopySlices"

    def _writable(self):
        if self._wants and _mode["records"]:
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")

    def _put(self, found, step):
        """Takes the elements of a result."""
        self._writable()
        if found.shape != self.shape:
            raise RuntimeError(f"output with shape {list(self.shape)} doesn't match the broadcast shape {list(found.shape)}")
        own, other = self.dtype, found.dtype
        if _torch_text.height(other.name) > _torch_text.height(own.name):
            names = _torch_text.kinds
            raise RuntimeError(f"result type {names.get(other.name, other.name)} can't be cast to the desired output type "
                               f"{names.get(own.name, own.name)}")
        _tensh.torch_write(self._value, found._value)
        self._step = step
        return self

    def __getattr__(self, name):
        if _tensh.torch_has(name, True):
            def called(*args, **options):
                return _call(name, [self] + list(args), options)
            return called
        short = name[:-1]
        if name.endswith("_") and not name.startswith("_") and (_tensh.torch_has(short, True) or short in _filled):
            def written(*args, **options):
                found = getattr(self, short)(*args, **options)
                return self._put(found, found._step)
            return written
        if _tensh.torch_has("nn.functional." + name, True) and name in ("relu", "softmax", "log_softmax"):
            def of_layers(*args, **options):
                return _call("nn.functional." + name, [self] + list(args), options)
            return of_layers
        raise AttributeError(f"'Tensor' object has no attribute '{name}'")

    # Other arrangements.
    def view(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], _torch_dtypes.dtype):
            raise RuntimeError("view(dtype) is not supported: to(dtype) converts the numbers")
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

    def nonzero(self, as_tuple=False):
        found = _call("nonzero", [self], {})
        return tuple([found[:, i] for i in range(self._value.ndim)]) if as_tuple else found

    # In place.
    def copy_(self, src, non_blocking=False):
        return self._put(src.to(self.dtype).expand(*self.shape), "CopyBackwards")

    def fill_(self, value):
        return self._put(full_like(self.detach(), value), "FillBackward0")

    def zero_(self):
        return self._put(full_like(self.detach(), 0), "ZeroBackward0")

    def uniform_(self, a=0, b=1, generator=None):
        return self._put(_call("_uniform", [a, b], {"size": list(self.shape), "dtype": self.dtype}), None)

    def normal_(self, mean=0, std=1, generator=None):
        return self._put(_call("randn", [list(self.shape)], {"dtype": self.dtype}) * std + mean, None)

    def bernoulli_(self, p=0.5, generator=None):
        return self._put(_trials(self, p, generator) if isinstance(p, (int, float)) else bernoulli(p, generator=generator), None)

    def bernoulli(self, p=None, generator=None):
        return bernoulli(self, p, generator)

    def fill_diagonal_(self, value):
        self._writable()
        for i in range(min(self._value.shape)):
            self[(i,) * self._value.ndim] = value
        return self

    # Other dtypes.
    def to(self, *args, **options):
        kind = options.get("dtype")
        for a in args:
            if isinstance(a, _torch_dtypes.dtype):
                kind = a
            elif isinstance(a, Tensor):
                kind = a.dtype
            elif isinstance(a, (str, device)):
                _checked(a)
        _checked(options.get("device"))
        if kind is None or kind.name == self.dtype.name:
            return self.clone() if options.get("copy") else self
        value, none = _tensh.torch("tensor", [self, kind], {}, _mode["records"])
        return Tensor(value, "ToCopyBackward0")

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
    def __add__(self, other):
        return _call("add", [self, other], {})

    def __radd__(self, other):
        return _call("add", [self, other], {})

    def __sub__(self, other):
        return _call("sub", [self, other], {})

    def __rsub__(self, other):
        found = _call("sub", [other, self], {})
        found._step = "RsubBackward1"
        return found

    def __mul__(self, other):
        return _call("mul", [self, other], {})

    def __rmul__(self, other):
        return _call("mul", [self, other], {})

    def __truediv__(self, other):
        return _call("div", [self, other], {})

    def __rtruediv__(self, other):
        found = _call("div", [other, self], {})
        found._step = "MulBackward0"
        return found

    def __floordiv__(self, other):
        return _call("floor_divide", [self, other], {})

    def __rfloordiv__(self, other):
        return _call("floor_divide", [other, self], {})

    def __mod__(self, other):
        return _call("remainder", [self, other], {})

    def __rmod__(self, other):
        return _call("remainder", [other, self], {})

    def __pow__(self, other):
        found = _call("pow", [self, other], {})
        found._step = "PowBackward1" if isinstance(other, Tensor) else "PowBackward0"
        return found

    def __rpow__(self, other):
        return _call("pow", [other, self], {})

    def __matmul__(self, other):
        return _call("matmul", [self, other], {})

    def __and__(self, other):
        return _call("bitwise_and", [self, other], {})

    def __or__(self, other):
        return _call("bitwise_or", [self, other], {})

    def __xor__(self, other):
        return _call("bitwise_xor", [self, other], {})

    def __lshift__(self, other):
        return _call("bitwise_left_shift", [self, other], {})

    def __rshift__(self, other):
        return _call("bitwise_right_shift", [self, other], {})

    def __rand__(self, other):
        return _call("bitwise_and", [self, other], {})

    def __ror__(self, other):
        return _call("bitwise_or", [self, other], {})

    def __rxor__(self, other):
        return _call("bitwise_xor", [self, other], {})

    def __rlshift__(self, other):
        return _call("bitwise_left_shift", [other, self], {})

    def __rrshift__(self, other):
        return _call("bitwise_right_shift", [other, self], {})

    def __invert__(self):
        return _call("bitwise_not", [self], {})

    def __neg__(self):
        return _call("neg", [self], {})

    def __pos__(self):
        return self

    def __abs__(self):
        return _call("abs", [self], {})

    def __round__(self, decimals=0):
        return _call("round", [self], {"decimals": decimals})

    def __eq__(self, other):
        return _call("eq", [self, other], {}) if _comparable(other) else False

    def __ne__(self, other):
        return _call("ne", [self, other], {}) if _comparable(other) else True

    def __lt__(self, other):
        return _call("lt", [self, other], {})

    def __le__(self, other):
        return _call("le", [self, other], {})

    def __gt__(self, other):
        return _call("gt", [self, other], {})

    def __ge__(self, other):
        return _call("ge", [self, other], {})

    def __iadd__(self, other):
        found = self + other
        return self._put(found, found._step)

    def __isub__(self, other):
        found = self - other
        return self._put(found, found._step)

    def __imul__(self, other):
        found = self * other
        return self._put(found, found._step)

    def __itruediv__(self, other):
        found = self / other
        return self._put(found, found._step)

    def __ifloordiv__(self, other):
        found = self // other
        return self._put(found, found._step)

    def __ipow__(self, other):
        found = self ** other
        return self._put(found, found._step)

    def __iand__(self, other):
        found = self & other
        return self._put(found, found._step)

    def __ior__(self, other):
        found = self | other
        return self._put(found, found._step)

    def __tf_dispatch__(self, name, args, options):
        """NumPy's and TensorFlow's functions take the arrays."""
        return _tensh.numpy(name, [_bare(a) for a in args], {k: _bare(v) for k, v in options.items()})


# in nowhere
def _bare(x):
    if isinstance(x, (list, tuple)):
        return [_bare(v) for v in x]
    return x.numpy() if isinstance(x, Tensor) else x


_filled = ("t", "T", "reshape")


def _comparable(x):
    return isinstance(x, (Tensor, int, float, bool, complex, np.ndarray))


class _Step:
    """What was recorded last."""
    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name

    def __repr__(self):
        return f"<{self._name} object>"


class _Mode:
    """A `with`, or a decorator, that says whether steps are recorded."""
    def __init__(self, records):
        self._records = records
        self._before = True

    def __enter__(self):
        self._before = _mode["records"]
        _mode["records"] = self._records
        return self

    def __exit__(self, *error):
        _mode["records"] = self._before
        return None

    def __call__(self, function):
        def called(*args, **options):
            with _Mode(self._records):
                return function(*args, **options)
        return called


# in torch, torch.autograd
class no_grad(_Mode):
    def __init__(self):
        _Mode.__init__(self, False)


class enable_grad(_Mode):
    def __init__(self):
        _Mode.__init__(self, True)


class inference_mode(_Mode):
    def __init__(self, mode=True):
        _Mode.__init__(self, not mode)


class set_grad_enabled(_Mode):
    def __init__(self, mode):
        _Mode.__init__(self, mode)
        self._before = _mode["records"]
        _mode["records"] = mode

    def __enter__(self):
        return self


# in torch
strided = "torch.strided"


def bernoulli(input, p=None, generator=None):
    if p is not None:
        return _trials(input, p, generator)
    shares = input.detach()
    return (_call("rand_like", [shares], {"generator": generator}) < shares).to(input.dtype)


def dist(input, other, p=2):
    return _call("linalg.vector_norm", [input - other, p], {})


def logcumsumexp(input, dim):
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
    return _mode["records"]


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
    return Tensor(array)


def as_tensor(data, dtype=None, device=None):
    if isinstance(data, np.ndarray):
        data = Tensor(data)
    if isinstance(data, Tensor):
        return data if dtype is None else data.to(dtype)
    return tensor(data, dtype=dtype)


def asarray(data, dtype=None, device=None, copy=None, requires_grad=False):
    found = as_tensor(data, dtype)
    return found.clone() if copy else found


def tensor(data, dtype=None, device=None, requires_grad=False, pin_memory=False):
    _checked(device)
    if isinstance(data, Tensor):
        data = data.detach()
    elif isinstance(data, (list, tuple)) and len(data) > 0 and isinstance(data[0], Tensor):
        data = [d.item() for d in data]
    value, none = _tensh.torch("tensor", [data] if dtype is None else [data, dtype], {}, False)
    if dtype is None and str(value.dtype) == "complex128" and not isinstance(data, (Tensor, np.ndarray)):
        value, none = _tensh.torch("tensor", [data, _torch_dtypes.named("complex64")], {}, False)
    return Tensor(value).requires_grad_(requires_grad)


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
    _tensh.torch("manual_seed", [seed], {}, False)


def get_default_dtype():
    return _torch_dtypes.named("float32")


def result_type(a, b):
    return (a + b).dtype


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    _torch_text.set_options(precision, threshold, edgeitems, linewidth, profile, sci_mode)


def tril_indices(row, col, offset=0, dtype=None):
    return tensor([list(r) for r in zip(*[(i, j) for i in range(row) for j in range(col) if j - i <= offset])])


def triu_indices(row, col, offset=0, dtype=None):
    return tensor([list(r) for r in zip(*[(i, j) for i in range(row) for j in range(col) if j - i >= offset])])


def cartesian_prod(*tensors):
    if len(tensors) == 1:
        return tensors[0]
    grids = _call("meshgrid", list(tensors), {"indexing": "ij"})
    return _call("stack", [[g.reshape(-1) for g in grids]], {"dim": 1})


def combinations(x, r=2, with_replacement=False):
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
    total = [None] * len(inputs)
    for output, seed in zip(outputs, seeds):
        if seed is None and output.numel() != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        if not output.requires_grad:
            raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
        for i, flow in enumerate(_tensh.torch_gradients(output, seed, inputs, create_graph)):
            if flow is not None:
                found = Tensor(flow, "AddBackward0")
                total[i] = found if total[i] is None else total[i] + found
    if any([g is None for g in total]) and not allow_unused:
        raise RuntimeError("One of the differentiated Tensors appears to not have been used in the graph. Set "
                           "allow_unused=True if this is the desired behavior.")
    return tuple(total)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    tensors = [tensors] if isinstance(tensors, Tensor) else tensors
    seeds = [grad_tensors] * len(tensors) if grad_tensors is None or isinstance(grad_tensors, Tensor) else grad_tensors
    for one, seed in zip(tensors, seeds):
        one.backward(seed, create_graph=create_graph)


# in torch.cuda, torch.backends.mps, torch.backends.cuda, torch.xpu, torch.accelerator
def is_available():
    return False


# in torch.cuda
def device_count():
    return 0
