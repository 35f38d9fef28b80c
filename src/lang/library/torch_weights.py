"""torch.nn.utils: weights that a layer computes from other parameters before each call."""
import torch
import _torch_modules

# in _nowhere
def _norms(weight, dim):
    """The length of each part along an axis; of all where that is None."""
    if dim is None or dim == -1 and weight.ndim == 0:
        return torch.linalg.vector_norm(weight)
    axes = [i for i in range(weight.ndim) if i != dim % weight.ndim]
    return torch.linalg.vector_norm(weight, 2, axes, keepdim=True)


def _rows(weight, dim):
    """The weight as a matrix, of which the parts along an axis are the rows."""
    weight = weight if dim == 0 else weight.movedim(dim, 0)
    return weight.reshape(weight.shape[0], -1)


def _axis(module, dim):
    if dim is not None:
        return dim
    return 1 if type(module).__name__.startswith("ConvTranspose") else 0


# in _torch_weights
norms = _norms
rows = _rows
axis = _axis


# in _nowhere
def _moved(module, name, made):
    """A parameter goes by other names, and its own holds what is computed of them."""
    module.__dict__.pop(name)
    for suffix, parameter in made.items():
        setattr(module, name + suffix, parameter)


class _Normed:
    def __init__(self, name, dim):
        self.name, self.dim = name, dim

    def weight(self, module):
        g, v = getattr(module, self.name + "_g"), getattr(module, self.name + "_v")
        return v * (g / _norms(v, self.dim))

    def __call__(self, module, args):
        module.__dict__[self.name] = self.weight(module)


# in torch.nn.utils
def weight_norm(module, name="weight", dim=0):
    weight = getattr(module, name)
    rule = _Normed(name, dim)
    _moved(module, name, {"_g": _torch_modules.Parameter(_norms(weight.detach(), dim)),
                          "_v": _torch_modules.Parameter(weight.detach().clone())})
    module.__dict__[name] = rule.weight(module)
    module.register_forward_pre_hook(rule)
    return module


def remove_weight_norm(module, name="weight"):
    for hook in list(module.__dict__.get("_before", [])):
        if isinstance(hook, _Normed) and hook.name == name:
            found = hook.weight(module).detach()
            for suffix in ("_g", "_v"):
                module.__dict__.pop(name + suffix)
            module.__dict__.pop(name)
            setattr(module, name, _torch_modules.Parameter(found))
            module.__dict__["_before"].remove(hook)
            return module
    raise ValueError(f"weight_norm of '{name}' not found in {module}")


# in _nowhere
def _unit(x, eps):
    return x / torch.linalg.vector_norm(x).clamp(min=eps)


class _Spectral:
    def __init__(self, name, rounds, dim, eps):
        self.name, self.rounds, self.dim, self.eps = name, rounds, dim, eps

    def __call__(self, module, args):
        weight = getattr(module, self.name + "_orig")
        u, v = getattr(module, self.name + "_u"), getattr(module, self.name + "_v")
        matrix = _rows(weight, self.dim)
        if module.training:
            with torch.no_grad():
                for _ in range(self.rounds):
                    v.copy_(_unit(matrix.t() @ u, self.eps))
                    u.copy_(_unit(matrix @ v, self.eps))
        sigma = torch.dot(u.clone(), matrix @ v.clone())
        module.__dict__[self.name] = weight / sigma


# in torch.nn.utils
def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    dim = _axis(module, dim)
    weight = getattr(module, name)
    rule = _Spectral(name, n_power_iterations, dim, eps)
    with torch.no_grad():
        h, w = _rows(weight.detach(), dim).shape
        u = _unit(torch.empty(h).normal_(0, 1), eps)
        v = _unit(torch.empty(w).normal_(0, 1), eps)
    _moved(module, name, {"_orig": weight})
    module.register_buffer(name + "_u", u)
    module.register_buffer(name + "_v", v)
    module.__dict__[name] = weight.detach()
    module.register_forward_pre_hook(rule)
    return module
