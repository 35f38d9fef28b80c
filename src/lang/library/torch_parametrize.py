"""torch.nn.utils.parametrize and parametrizations: weights that modules compute from others whenever they are read."""
import torch
import torch.nn as nn
import _torch_modules
import _torch_weights

# in torch.nn.utils.parametrize
class ParametrizationList(nn.ModuleList):
    __module__ = "torch.nn.utils.parametrize"

    def __init__(self, modules, original, unsafe=False):
        nn.ModuleList.__init__(self, modules)
        found = original
        for module in reversed(list(self)):
            if hasattr(module, "right_inverse"):
                found = module.right_inverse(found)
        self.is_tensor = isinstance(found, torch.Tensor)
        self.ntensors = 1 if self.is_tensor else len(found)
        parts = {"original": found} if self.is_tensor else {f"original{i}": part for i, part in enumerate(found)}
        for name, part in parts.items():
            self._hold(name, part.detach() if part is not original else part, isinstance(original, _torch_modules.Parameter))

    def _hold(self, name, part, trained):
        if isinstance(part, _torch_modules.Parameter):
            setattr(self, name, part)
        elif trained:
            setattr(self, name, _torch_modules.Parameter(part))
        else:
            self.register_buffer(name, part)

    def _parts(self):
        return [self.original] if self.is_tensor else [getattr(self, f"original{i}") for i in range(self.ntensors)]

    def right_inverse(self, value):
        with torch.no_grad():
            for module in reversed(list(self)):
                if not hasattr(module, "right_inverse"):
                    raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                value = module.right_inverse(value)
            for part, new in zip(self._parts(), [value] if self.is_tensor else value):
                part.copy_(new)

    def forward(self):
        first, *others = list(self)
        found = first(*self._parts())
        for module in others:
            found = module(found)
        return found


def is_parametrized(module, tensor_name=None):
    held = module.__dict__.get("parametrizations")
    if not isinstance(held, nn.ModuleDict) or len(held) == 0:
        return False
    return tensor_name is None or tensor_name in held


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name not in module.__dict__:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
    original = module.__dict__.pop(tensor_name)
    made = ParametrizationList([parametrization], original, unsafe)
    if not is_parametrized(module):
        usual = type(module)
        module.__class__ = type("Parametrized" + usual.__name__, (usual,), {"__module__": usual.__module__, "_usual": usual})
        module.parametrizations = nn.ModuleDict()
    module.parametrizations[tensor_name] = made

    def read(self):
        return self.parametrizations[tensor_name]()

    def write(self, value):
        self.parametrizations[tensor_name].right_inverse(value)
    setattr(type(module), tensor_name, property(read, write))
    return module


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    held = module.parametrizations[tensor_name]
    original = held.original if held.is_tensor else None
    if leave_parametrized:
        with torch.no_grad():
            found = getattr(module, tensor_name)
        if original is not None:
            with torch.no_grad():
                original.copy_(found)
        else:
            original = _torch_modules.Parameter(found.detach())
    elif original is None:
        raise ValueError("Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
                         "sequence of tensors.")
    delattr(type(module), tensor_name)
    module.parametrizations.__dict__.pop(tensor_name)
    if len(module.parametrizations) == 0:
        module.__dict__.pop("parametrizations")
        module.__class__ = type(module)._usual
    setattr(module, tensor_name, original)
    return module


class cached:
    """What is computed once or many times is the same."""
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


# in _nowhere
class _WeightNorm(nn.Module):
    __module__ = "torch.nn.utils.parametrizations"

    def __init__(self, dim=0):
        self.dim = dim

    def forward(self, weight_g, weight_v):
        found = weight_v * (weight_g / _torch_weights.norms(weight_v, self.dim))
        found._step = "WeightNormInterfaceBackward0"
        return found

    def right_inverse(self, weight):
        return _torch_weights.norms(weight, self.dim), weight


class _SpectralNorm(nn.Module):
    __module__ = "torch.nn.utils.parametrizations"

    def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
        self.dim, self.n_power_iterations, self.eps = dim % weight.ndim, n_power_iterations, eps
        self._flat = weight.ndim == 1
        if not self._flat:
            with torch.no_grad():
                matrix = _torch_weights.rows(weight, self.dim)
                h, w = matrix.shape
                u, v = torch.empty(h).normal_(0, 1), torch.empty(w).normal_(0, 1)
                self.register_buffer("_u", nn.functional.normalize(u, dim=0, eps=eps))
                self.register_buffer("_v", nn.functional.normalize(v, dim=0, eps=eps))
                self._power(matrix, 15)

    def _power(self, matrix, rounds):
        with torch.no_grad():
            for _ in range(rounds):
                self._u.copy_(nn.functional.normalize(matrix @ self._v, dim=0, eps=self.eps))
                self._v.copy_(nn.functional.normalize(matrix.t() @ self._u, dim=0, eps=self.eps))

    def forward(self, weight):
        if self._flat:
            return nn.functional.normalize(weight, dim=0, eps=self.eps)
        matrix = _torch_weights.rows(weight, self.dim)
        if self.training:
            self._power(matrix, self.n_power_iterations)
        u, v = self._u.clone(), self._v.clone()
        return weight / torch.dot(u, matrix @ v)

    def right_inverse(self, value):
        return value


# in torch.nn.utils.parametrizations
def weight_norm(module, name="weight", dim=0):
    return register_parametrization(module, name, _WeightNorm(dim), unsafe=True)


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    weight = getattr(module, name)
    made = _SpectralNorm(weight, n_power_iterations, _torch_weights.axis(module, dim), eps)
    return register_parametrization(module, name, made)
