"""How PyTorch programs are run: compiled, traced, in mixed precision, on threads. Here they run as they are."""
import functools
import torch
import _tensh
import _torch_dtypes


# in torch
def compile(model=None, **options):
    return model if model is not None else lambda f: f


def get_num_threads():
    return 1


def set_num_threads(n):
    pass


def set_default_dtype(d):
    if d != torch.float32:
        raise NotImplementedError("torch.set_default_dtype: numbers with a point are float32 here; give dtype where they are made")


def set_default_device(device):
    torch.device(device) if device is not None else None


def typename(obj):
    return obj.type() if isinstance(obj, torch.Tensor) else type(obj).__name__


# in torch.jit
def script(obj, **options):
    return obj


def trace(func, example_inputs=None, **options):
    return func


def ignore(drop=False):
    return drop if callable(drop) else lambda f: f


# in torch, torch.amp, torch.cuda.amp
class autocast:
    """On the CPU; elsewhere there is nothing to compute on. torch.cuda.amp's is told first whether it is on."""
    def __init__(self, device_type="cuda", dtype=None, enabled=True, cache_enabled=None):
        self.device = "cuda" if isinstance(device_type, bool) else device_type
        self.fast_dtype = torch.bfloat16 if dtype is None else dtype
        self._enabled = enabled and device_type == "cpu" and self.fast_dtype in (torch.bfloat16, torch.float16)

    def __enter__(self):
        if self.device == "cpu":
            self._before = _tensh.torch_autocast(self.fast_dtype.name if self._enabled else None)
        return self

    def __exit__(self, *error):
        if self.device == "cpu":
            _tensh.torch_autocast(self._before)
        return False

    def __call__(self, f):
        @functools.wraps(f)
        def inside(*args, **options):
            with self:
                return f(*args, **options)
        return inside


# in torch
def is_autocast_enabled(device_type="cuda"):
    return device_type == "cpu" and _in_force() is not None


def is_autocast_cpu_enabled():
    return _in_force() is not None


def get_autocast_dtype(device_type):
    return _torch_dtypes.named(_in_force() or "bfloat16") if device_type == "cpu" else torch.float16


# in _nowhere
def _in_force():
    found = _tensh.torch_autocast(None)
    _tensh.torch_autocast(found)
    return found


# in torch.amp, torch.cuda.amp
class GradScaler:
    """As PyTorch has it without a GPU: it scales by 1."""
    def __init__(self, *args, **options):
        pass

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        pass

    def step(self, optimizer, *args, **options):
        return optimizer.step(*args, **options)

    def update(self, new_scale=None):
        pass

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return False

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        pass


# in _nowhere
def _name_of(type):
    return type if isinstance(type, str) else _torch_dtypes.of_type(type).name


# in torch
class finfo:
    def __init__(self, type=None):
        import numpy as np
        name = _name_of(type or torch.float32)
        found = np.finfo(name)
        self.bits, self.dtype = int(found.bits), name
        self.eps, self.max, self.min = float(found.eps), float(found.max), float(found.min)
        self.tiny = self.smallest_normal = float(found.tiny)
        self.resolution = float(found.resolution)

    def __repr__(self):
        short = lambda x: f"{x:g}"
        return (f"finfo(resolution={short(self.resolution)}, min={short(self.min)}, max={short(self.max)}, eps={short(self.eps)}, "
                f"smallest_normal={short(self.tiny)}, tiny={short(self.tiny)}, dtype={self.dtype})")


class iinfo:
    def __init__(self, type):
        import numpy as np
        found = np.iinfo(_name_of(type))
        self.bits, self.max, self.min, self.dtype = int(found.bits), int(found.max), int(found.min), _name_of(type)

    def __repr__(self):
        return f"iinfo(min={float(self.min):g}, max={float(self.max):g}, dtype={self.dtype})"
