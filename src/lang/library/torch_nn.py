"""torch.nn: modules, which hold parameters and other modules, and the layers that are made of them."""
import collections
import math
import torch
import _tensh
import _torch
import _torch_init
import _torch_states

# in _nowhere
_call = _tensh.torch_call


def _is_module(x):
    return isinstance(x, Module)


def _lines(text):
    """A text below the first line of another, moved to the right."""
    return text.replace("\n", "\n  ")


# in torch.nn, torch.nn.parameter, _torch_modules
class Parameter(torch.Tensor):
    __module__ = "torch.nn.parameter"
    _is_parameter = True

    def __init__(self, data=None, requires_grad=True):
        data = torch.empty(0) if data is None else data
        torch.Tensor.__init__(self, _of=data.detach()._value)
        if requires_grad:
            _torch.wanting(self)


# in torch.nn, torch.nn.modules, _torch_modules
class Module:
    __module__ = "torch.nn.modules.module"
    training = True
    _is_module = True
    _unsaved = ()
    _version = 1
    __call__ = _tensh.torch_module("call")

    def __init__(self, *args, **options):
        pass

    def _call_with_hooks(self, *args, **options):
        for one in list(self.__dict__.get("_before", [])):
            if one.named:
                changed = one.hook(self, args, options)
                if changed is not None:
                    if not isinstance(changed, tuple) or len(changed) != 2:
                        raise RuntimeError(f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}.")
                    args, options = changed
            else:
                changed = one.hook(self, args)
                if changed is not None:
                    args = changed if isinstance(changed, tuple) else (changed,)
        back = self.__dict__.get("_backward") or self.__dict__.get("_backward_before")
        watch = _Watch(self, args) if back and torch.is_grad_enabled() else None
        out = self.forward(*(watch.inputs() if watch else args), **options)
        for one in list(self.__dict__.get("_after", [])):
            changed = one.hook(self, args, options, out) if one.named else one.hook(self, args, out)
            out = out if changed is None else changed
        return watch.output(out) if watch else out

    def register_full_backward_hook(self, hook, prepend=False):
        return self._hooked("_backward", hook, prepend)

    def register_backward_hook(self, hook):
        return self._hooked("_backward", hook)

    def register_full_backward_pre_hook(self, hook, prepend=False):
        return self._hooked("_backward_before", hook, prepend)

    def forward(self, *args):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    # What it holds.
    @property
    def _parameters(self):
        return _Kept(self, self._own_parameters())

    @property
    def _buffers(self):
        return _Kept(self, self._own_buffers())

    @property
    def _modules(self):
        return _Kept(self, self._own_children())

    def _own_parameters(self):
        return _tensh.torch_own(self, "parameters")

    def _own_buffers(self):
        return _tensh.torch_own(self, "buffers")

    def _own_children(self):
        return _tensh.torch_own(self, "children")

    def named_children(self):
        return iter(_tensh.torch_held(self, "children"))

    def children(self):
        return iter([v for n, v in _tensh.torch_held(self, "children")])

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        return iter(_tensh.torch_modules(self, prefix))

    def modules(self):
        return iter([m for n, m in self.named_modules()])

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        return iter(_tensh.torch_held(self, "parameters", prefix, recurse))

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        return iter(_tensh.torch_held(self, "buffers", prefix, recurse))

    def parameters(self, recurse=True):
        return iter([p for n, p in self.named_parameters(recurse=recurse)])

    def buffers(self, recurse=True):
        return iter([b for n, b in self.named_buffers(recurse=recurse)])

    def get_submodule(self, target):
        found = self
        for name in target.split(".") if target else []:
            found = getattr(found, name)
        return found

    def get_parameter(self, target):
        return self.get_submodule(target)

    def register_parameter(self, name, param):
        setattr(self, name, param)

    def register_buffer(self, name, tensor, persistent=True):
        self.__dict__.setdefault("_kept", []).append(name) if "_kept" in self.__dict__ else setattr(self, "_kept", [name])
        setattr(self, name, tensor)
        if not persistent:
            self._unsaved = tuple(self._unsaved) + (name,)

    def add_module(self, name, module):
        setattr(self, name, module)

    register_module = add_module

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        return self._hooked("_after", hook, prepend, with_kwargs)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return self._hooked("_before", hook, prepend, with_kwargs)

    def _hooked(self, where, hook, prepend=False, named=False):
        if where not in self.__dict__:
            setattr(self, where, [])
        hooks = self.__dict__[where]
        one = _Hook(hook, named)
        hooks.insert(0 if prepend else len(hooks), one)
        return _Handle(hooks, one)

    # What is done with all of it.
    def train(self, mode=True):
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        return self.train(False)

    def apply(self, fn):
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def zero_grad(self, set_to_none=True):
        if set_to_none:
            _tensh.torch_forget(self.parameters())
            return
        for p in self.parameters():
            if p.grad is not None:
                p.grad = torch.zeros_like(p.grad.detach())

    def requires_grad_(self, requires_grad=True):
        for p in self.parameters():
            p.requires_grad_(requires_grad)
        return self

    def to(self, *args, **options):
        kind = options.get("dtype")
        for a in args:
            if isinstance(a, torch.dtype):
                kind = a
            elif isinstance(a, torch.Tensor):
                kind = a.dtype
            elif isinstance(a, (str, torch.device)):
                torch.zeros(0, device=a)
        torch.zeros(0, device=options.get("device"))
        if kind is None:
            return self
        if not (kind.is_floating_point or kind.is_complex):
            raise TypeError(f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={kind}")
        return self._cast(kind)

    def _cast(self, dtype):
        for p in list(self.parameters()) + list(self.buffers()):
            if p.is_floating_point():
                p.data = p.detach().to(dtype)
        return self

    def double(self):
        return self._cast(torch.float64)

    def float(self):
        return self._cast(torch.float32)

    def half(self):
        return self._cast(torch.float16)

    def cpu(self):
        return self

    def cuda(self, device=None):
        return self.to("cuda")

    def share_memory(self):
        return self

    def compile(self, *args, **options):
        return None

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        return _torch_states.saved(self, destination, prefix, keep_vars)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        _torch_states.save_own(self, destination, prefix, keep_vars)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        return _torch_states.loaded(self, state_dict, strict, assign)

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        _torch_states.load_own(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called.")

    def set_extra_state(self, state):
        raise RuntimeError("Reached a code path in Module.set_extra_state() that should never be called.")

    def register_state_dict_pre_hook(self, hook):
        return self._hooked("_before_saving", hook)

    def register_state_dict_post_hook(self, hook):
        return self._hooked("_after_saving", hook)

    def _register_state_dict_hook(self, hook):
        # What such a hook returns stands for the dict, where something is returned.
        return self._hooked("_after_saving", hook, named=True)

    def register_load_state_dict_pre_hook(self, hook):
        return self._hooked("_before_loading", hook, named=True)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return self._hooked("_before_loading", hook, named=with_module)

    def register_load_state_dict_post_hook(self, hook):
        return self._hooked("_after_loading", hook)

    # Its text.
    def extra_repr(self):
        return ""

    def _get_name(self):
        return type(self).__name__

    def __repr__(self):
        extra = self.extra_repr()
        parts = [f"({name}): " + _lines(repr(child)) for name, child in self._own_children()]
        return _told(self._get_name(), extra.split("\n") if extra else [], parts)


# in _nowhere
def _told(name, extra, parts):
    if len(extra) == 1 and not parts:
        return f"{name}({extra[0]})"
    lines = extra + parts
    return f"{name}(" + ("\n  " + "\n  ".join(lines) + "\n" if lines else "") + ")"


class _Kept(dict):
    """What a module holds of one kind; what is put there or taken away is so in the module."""
    def __init__(self, module, pairs):
        dict.__init__(self, pairs)
        self._module = module

    def __setitem__(self, name, value):
        dict.__setitem__(self, name, value)
        setattr(self._module, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        delattr(self._module, name)

    def pop(self, name, *other):
        found = dict.pop(self, name, *other)
        if name in self._module.__dict__:
            delattr(self._module, name)
        return found

    def update(self, *given, **named):
        for name, value in dict(*given, **named).items():
            self[name] = value

    def clear(self):
        for name in list(self):
            del self[name]


class _Hook:
    """What is called, and whether it sees arguments by name."""
    def __init__(self, hook, named):
        self.hook, self.named = hook, named


class _Handle:
    def __init__(self, hooks, one):
        self._hooks, self._one = hooks, one

    def remove(self):
        if self._one in self._hooks:
            self._hooks.remove(self._one)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()


class _Watch:
    """Steps before and behind a module that tell its hooks what flows back through it."""
    def __init__(self, module, args):
        self._module = module
        self._args = args
        self._wanted = [i for i, a in enumerate(args) if isinstance(a, torch.Tensor) and a.requires_grad]
        self._flow = None

    def inputs(self):
        if not self._wanted:
            return self._args
        given = [self._args[i] for i in self._wanted]
        made = _tensh.torch_custom("BackwardHookFunctionBackward", [g.detach() for g in given], given, self._into, False)
        found = list(self._args)
        for i, one in zip(self._wanted, made):
            found[i] = one
        return tuple(found)

    def _told(self, flows):
        for one in list(self._module.__dict__.get("_backward", [])):
            changed = one.hook(self._module, flows, self._flow)
            if changed is not None:
                flows = changed if isinstance(changed, tuple) else (changed,)
        return flows

    def _into(self, *flows):
        left = iter(flows)
        every = self._told(tuple([next(left) if i in self._wanted else None for i in range(len(self._args))]))
        return [every[i] for i in self._wanted]

    def output(self, out):
        given = list(out) if isinstance(out, (tuple, list)) else [out]
        places = [i for i, o in enumerate(given) if isinstance(o, torch.Tensor) and o.requires_grad]
        if not places:
            return out
        some = [given[i] for i in places]
        made = _tensh.torch_custom("BackwardHookFunctionBackward", [o.detach() for o in some], some, self._out, False)
        for i, one in zip(places, made):
            given[i] = one
        return type(out)(given) if isinstance(out, (tuple, list)) else given[0]

    def _out(self, *flows):
        self._flow = flows
        for one in list(self._module.__dict__.get("_backward_before", [])):
            changed = one.hook(self._module, self._flow)
            if changed is not None:
                self._flow = changed if isinstance(changed, tuple) else (changed,)
        if not self._wanted:
            self._told(tuple([None] * len(self._args)))
        return list(self._flow)


class _Row(Module):
    """Modules one behind the other. One may stand in several places."""
    def __len__(self):
        return len(self._own_children())

    def __iter__(self):
        return iter([m for _, m in self._own_children()])

    def _at(self, i):
        found = self._own_children()
        if not -len(found) <= i < len(found):
            raise IndexError(f"index {i} is out of range")
        return found[i][1]

    def __setitem__(self, i, module):
        setattr(self, self._own_children()[i][0], module)

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def pop(self, i):
        found = self[i]
        del self[i]
        return found

    def _without(self, i):
        found = self._own_children()
        del found[i]
        return found

    def _refilled(self, pairs):
        self._modules.clear()
        for name, module in pairs:
            self.add_module(name, module)

    def _inserted(self, index, module):
        found = list(self)
        if not -len(found) <= index <= len(found):
            raise IndexError(f"Index out of range: {index}")
        found.insert(index + len(found) if index < 0 else index, module)
        self._refilled([(str(k), m) for k, m in enumerate(found)])


# in torch.nn, torch.nn.modules
class Sequential(_Row):
    __module__ = "torch.nn.modules.container"

    def __init__(self, *args):
        if len(args) == 1 and isinstance(args[0], dict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for i, module in enumerate(args):
                if not _is_module(module):
                    raise TypeError(f"{type(module).__name__} is not a Module subclass")
                self.add_module(str(i), module)

    forward = _tensh.torch_module("chain")

    def __getitem__(self, i):
        found = self._own_children()
        return type(self)(collections.OrderedDict(found[i])) if isinstance(i, slice) else self._at(i)

    def __delitem__(self, i):
        rest = self._without(i)
        # Names of its own stay; numbers are counted anew.
        names = [str(k) for k in range(len(rest))] if all([n.isdigit() for n, _ in rest]) else [n for n, _ in rest]
        self._refilled(list(zip(names, [m for _, m in rest])))

    def insert(self, index, module):
        if not _is_module(module):
            raise AssertionError(f"module should be of type: {Module}")
        self._inserted(index, module)
        return self

    def extend(self, sequential):
        for module in sequential:
            self.append(module)
        return self

    def __add__(self, other):
        return Sequential(*self, *other)

    def __iadd__(self, other):
        return self.extend(list(other))

    def __mul__(self, count):
        return Sequential(*(list(self) * count))


class ModuleList(_Row):
    __module__ = "torch.nn.modules.container"

    def __init__(self, modules=None):
        self.extend(modules or [])

    def extend(self, modules):
        for module in list(modules):
            self.append(module)
        return self

    def __getitem__(self, i):
        return type(self)(list(self)[i]) if isinstance(i, slice) else self._at(i)

    def __delitem__(self, i):
        self._refilled([(str(k), m) for k, (_, m) in enumerate(self._without(i))])

    def insert(self, index, module):
        self._inserted(index, module)

    def __add__(self, other):
        return ModuleList([*self, *other])

    def __iadd__(self, other):
        return self.extend(other)

    def __repr__(self):
        children = [repr(c) for c in self]
        if not children:
            return f"{type(self).__name__}()"
        runs = []
        for i, text in enumerate(children):
            if runs and runs[-1][2] == text:
                runs[-1][1] = i
            else:
                runs.append([i, i, text])
        parts = [f"({a}): " + _lines(t) if a == b else f"({a}-{b}): {b - a + 1} x " + _lines(t) for a, b, t in runs]
        return type(self).__name__ + "(\n  " + "\n  ".join(parts) + "\n)"


class ModuleDict(Module):
    __module__ = "torch.nn.modules.container"

    def __init__(self, modules=None):
        self.update(modules or {})

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._own_children())

    def __iter__(self):
        return iter([n for n, v in self._own_children()])

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        self._modules.clear()

    def pop(self, key):
        return self._modules.pop(key)

    def update(self, modules):
        for name, module in dict(modules).items():
            self.add_module(name, module)

    def keys(self):
        return self._modules.keys()

    def values(self):
        return self._modules.values()

    def items(self):
        return self._modules.items()


class ParameterList(Module):
    __module__ = "torch.nn.modules.container"

    def __init__(self, values=None):
        for i, value in enumerate(values or []):
            setattr(self, str(i), value if isinstance(value, Parameter) else Parameter(value))

    def __len__(self):
        return len(self._own_parameters())

    def __iter__(self):
        return iter([p for n, p in self._own_parameters()])

    def __getitem__(self, i):
        return [p for n, p in self._own_parameters()][i]

    def append(self, value):
        setattr(self, str(len(self)), value if isinstance(value, Parameter) else Parameter(value))
        return self

    def extend(self, values):
        for value in values:
            self.append(value)
        return self

    def __setitem__(self, i, value):
        setattr(self, str(i % len(self)), value if isinstance(value, Parameter) else Parameter(value))

    def extra_repr(self):
        lines = [f"  ({i}): Parameter containing: [{p.dtype} of size {'x'.join([str(n) for n in p.shape])}]" for i, p in enumerate(self)]
        return "\n".join(lines)


class Identity(Module):
    __module__ = "torch.nn.modules.linear"

    def forward(self, input):
        return input


class Linear(Module):
    __module__ = "torch.nn.modules.linear"

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(torch.empty(out_features, in_features, dtype=dtype))
        self.bias = Parameter(torch.empty(out_features, dtype=dtype)) if bias else None
        self.reset_parameters()

    def reset_parameters(self):
        _torch_init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
            _torch_init.uniform_(self.bias, -bound, bound)

    forward = _tensh.torch_module("linear")

    def extra_repr(self):
        return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


class Flatten(Module):
    __module__ = "torch.nn.modules.flatten"

    def __init__(self, start_dim=1, end_dim=-1):
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, input):
        found = input.flatten(self.start_dim, self.end_dim)
        found._step = "ViewBackward0"
        return found

    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    __module__ = "torch.nn.modules.flatten"

    def __init__(self, dim, unflattened_size):
        self.dim, self.unflattened_size = dim, unflattened_size

    def forward(self, input):
        return input.unflatten(self.dim, list(self.unflattened_size))

    def extra_repr(self):
        return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


class Embedding(Module):
    __module__ = "torch.nn.modules.sparse"

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                 sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
        self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
        self.padding_idx = _row(padding_idx, num_embeddings)
        self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse = max_norm, norm_type, scale_grad_by_freq, sparse
        if _weight is not None:
            self.weight = Parameter(_weight, requires_grad=not _freeze)
            return
        self.weight = Parameter(torch.randn(num_embeddings, embedding_dim, dtype=dtype))
        if padding_idx is not None:
            with torch.no_grad():
                self.weight[padding_idx] = 0

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                        sparse=False):
        if embeddings.dim() != 2:
            raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
        return cls(*embeddings.shape, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, embeddings, freeze)

    def forward(self, input):
        if self.padding_idx is None and self.max_norm is None and not self.scale_grad_by_freq:
            return _rows(self.weight, input)
        return torch.nn.functional.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq)

    def extra_repr(self):
        text = f"{self.num_embeddings}, {self.embedding_dim}"
        for name, usual in (("padding_idx", None), ("max_norm", None), ("norm_type", 2.0), ("scale_grad_by_freq", False)):
            if getattr(self, name) != usual:
                text += f", {name}={getattr(self, name)}"
        return text + (", sparse=True" if self.sparse else "")


# in _nowhere
def _row(padding_idx, count):
    """Which row that is, if any."""
    if padding_idx is None:
        return None
    if not -count <= padding_idx < count:
        raise AssertionError("Padding_idx must be within num_embeddings")
    return padding_idx % count


def _rows(weight, input):
    try:
        found = weight[input]
    except IndexError:
        raise IndexError("index out of range in self") from None
    found._step = "EmbeddingBackward0"
    return found


# in torch.nn.functional
def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    padding_idx = _row(padding_idx, weight.shape[0])
    if max_norm is not None:
        # Rows that are asked for are shortened, themselves.
        with torch.no_grad():
            asked = torch.unique(input)
            rows = weight.detach()[asked]
            sizes = torch.linalg.vector_norm(rows, norm_type, 1, keepdim=True)
            weight.detach()[asked] = torch.where(sizes > max_norm, rows * (max_norm / (sizes + 1e-7)), rows)
    found = _rows(weight, input)
    still = found.detach()
    if scale_grad_by_freq:
        counts = torch.bincount(input.reshape(-1), minlength=weight.shape[0])[input].to(weight.dtype).unsqueeze(-1)
        found = still + (found - still) / counts
    if padding_idx is not None:
        found = torch.where((input == padding_idx).unsqueeze(-1), still, found)
    found._step = "EmbeddingBackward0"
    return found


# in _torch_modules
def many(x, count):
    """A setting for each axis."""
    return tuple(x) if isinstance(x, (list, tuple)) else (x,) * count


# in _nowhere
def _pair(x):
    return many(x, 2)


# in _torch_modules
class Convolution(Module):
    padding_mode = "zeros"
    _kind = None
    # What its text shows where it is not as usual.
    _told = (("padding", 0), ("dilation", 1))

    def _made(self, count, given, bias, padding_mode="zeros", dtype=None):
        names = ("kernel_size", "stride", "padding", "dilation")
        for name, x in zip(names, given):
            setattr(self, name, x if isinstance(x, str) else many(x, count))
        if padding_mode not in ("zeros", "reflect", "replicate", "circular"):
            raise ValueError("padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got "
                             f"padding_mode='{padding_mode}'")
        self.padding_mode, self._kind = padding_mode, dtype
        self._weigh([self.out_channels, self.in_channels // self.groups] + list(self.kernel_size), bias)

    def _weigh(self, sizes, bias):
        self.weight = Parameter(torch.empty(*sizes, dtype=self._kind))
        self.bias = Parameter(torch.empty(self.out_channels, dtype=self._kind)) if bias else None
        _torch_init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(math.prod(sizes[1:]))
            _torch_init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        padding = self.padding
        if self.padding_mode != "zeros" and padding != "valid":
            input, padding = torch.nn.functional.pad(input, self._ends(), mode=self.padding_mode), 0
        own = [self.weight, self.bias, self.stride, padding, self.dilation, self.groups]
        return _call(self._function, [input] + own, {})

    def _ends(self):
        """How much is added before and behind each axis, the last one first."""
        found = []
        for i in reversed(range(len(self.stride))):
            if self.padding == "same":
                total = self.dilation[i] * (self.kernel_size[i] - 1)
                found += [total // 2, total - total // 2]
            else:
                found += [self.padding[i], self.padding[i]]
        return found

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        for name, usual in self._told:
            if getattr(self, name) != (usual,) * len(self.stride):
                text += f", {name}={getattr(self, name)}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        text += "" if self.bias is not None else ", bias=False"
        return text if self.padding_mode == "zeros" else text + f", padding_mode={self.padding_mode}"


# in torch.nn, torch.nn.modules
class Conv1d(Convolution):
    __module__ = "torch.nn.modules.conv"
    _function = "nn.functional.conv1d"

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
        self._made(1, (kernel_size, stride, padding, dilation), bias, padding_mode, dtype)


class Conv2d(Convolution):
    __module__ = "torch.nn.modules.conv"
    _function = "nn.functional.conv2d"

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
        self._made(2, (kernel_size, stride, padding, dilation), bias, padding_mode, dtype)


class MaxPool2d(Module):
    __module__ = "torch.nn.modules.pooling"

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        self.kernel_size, self.padding, self.dilation, self.ceil_mode = kernel_size, padding, dilation, ceil_mode
        self.stride = kernel_size if stride is None else stride
        self.return_indices = return_indices

    def forward(self, input):
        options = {"ceil_mode": True} if self.ceil_mode else {}
        if self.dilation not in (1, (1, 1)):
            options["dilation"] = self.dilation
        if self.return_indices:
            options["return_indices"] = True
        return _call("nn.functional.max_pool2d", [input, _pair(self.kernel_size), _pair(self.stride), _pair(self.padding)], options)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, dilation={self.dilation}, "
                f"ceil_mode={self.ceil_mode}")


class AvgPool2d(Module):
    __module__ = "torch.nn.modules.pooling"

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
        self.kernel_size, self.padding, self.ceil_mode = kernel_size, padding, ceil_mode
        self.count_include_pad, self.divisor_override = count_include_pad, divisor_override
        self.stride = kernel_size if stride is None else stride

    def forward(self, input):
        options = {"ceil_mode": self.ceil_mode, "count_include_pad": self.count_include_pad} if self.ceil_mode or not self.count_include_pad else {}
        if self.divisor_override is not None:
            options["divisor_override"] = self.divisor_override
        return _call("nn.functional.avg_pool2d", [input, _pair(self.kernel_size), _pair(self.stride), _pair(self.padding)], options)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AdaptiveAvgPool2d(Module):
    __module__ = "torch.nn.modules.pooling"

    def __init__(self, output_size):
        self.output_size = output_size

    def forward(self, input):
        return _call("nn.functional.adaptive_avg_pool2d", [input, _pair(self.output_size)], {})

    def extra_repr(self):
        return f"output_size={self.output_size}"


class LayerNorm(Module):
    __module__ = "torch.nn.modules.normalization"

    def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True):
        self.normalized_shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        self.weight = Parameter(torch.ones(*self.normalized_shape)) if elementwise_affine else None
        self.bias = Parameter(torch.zeros(*self.normalized_shape)) if elementwise_affine and bias else None

    def forward(self, input):
        return _call("nn.functional.layer_norm", [input, list(self.normalized_shape), self.weight, self.bias, self.eps], {})

    def extra_repr(self):
        return (f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, "
                f"bias={self.bias is not None}")


# in _torch_modules
class Normalizing(Module):
    __module__ = "torch.nn.modules.batchnorm"

    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, **options):
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        self.weight = Parameter(torch.ones(num_features)) if affine else None
        self.bias = Parameter(torch.zeros(num_features)) if affine else None
        if track_running_stats:
            self.register_buffer("running_mean", torch.zeros(num_features))
            self.register_buffer("running_var", torch.ones(num_features))
            self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, input):
        if self.affine and input.dtype not in (self.weight.dtype, torch.float16, torch.bfloat16):
            raise RuntimeError("mixed dtype (CPU): all inputs must share same datatype.")
        short = input.dtype if input.dtype in (torch.float16, torch.bfloat16) and self.affine and self.weight.dtype == torch.float32 else None
        if short is not None:
            input = input.float()
        axes = [i for i in range(input.ndim) if i != 1]
        sizes = [self.num_features if i == 1 else 1 for i in range(input.ndim)]
        if self.training or not self.track_running_stats:
            if input.numel() == self.num_features:
                raise ValueError(f"Expected more than 1 value per channel when training, got input size {input.shape}")
            mean = input.mean(axes)
            var = input.var(axes, unbiased=False)
            if self.track_running_stats:
                with torch.no_grad():
                    n = input.numel() / self.num_features
                    self.num_batches_tracked += 1
                    rate = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
                    self.running_mean.copy_((1 - rate) * self.running_mean + rate * mean.detach())
                    self.running_var.copy_((1 - rate) * self.running_var + rate * (var.detach() * (n / (n - 1))))
        else:
            mean, var = self.running_mean, self.running_var
        found = (input - mean.reshape(sizes)) * (1 / torch.sqrt(var + self.eps)).reshape(sizes)
        if self.affine:
            found = found * self.weight.reshape(sizes) + self.bias.reshape(sizes)
        if short is not None:
            found = found.to(short)
        found._step = "NativeBatchNormBackward0"
        return found

    def reset_running_stats(self):
        if self.track_running_stats:
            self.running_mean.zero_()
            self.running_var.fill_(1)
            self.num_batches_tracked.zero_()

    def reset_parameters(self):
        self.reset_running_stats()
        if self.affine:
            _torch_init.ones_(self.weight)
            _torch_init.zeros_(self.bias)

    def extra_repr(self):
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


# in torch.nn, torch.nn.modules
class BatchNorm1d(Normalizing):
    __module__ = "torch.nn.modules.batchnorm"


class BatchNorm2d(Normalizing):
    __module__ = "torch.nn.modules.batchnorm"


# in _torch_modules
class Dropping(Module):
    def __init__(self, p=0.5, inplace=False):
        if not 0 <= p <= 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p, self.inplace = p, inplace

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"


# in torch.nn, torch.nn.modules
class Dropout(Dropping):
    __module__ = "torch.nn.modules.dropout"

    def forward(self, input):
        return _call("nn.functional.dropout", [input, self.p, self.training, self.inplace], {})


# in torch.nn
class DataParallel(Module):
    """On one device, the module itself."""
    __module__ = "torch.nn.parallel.data_parallel"

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module
        self.device_ids = []

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)
