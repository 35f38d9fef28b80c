"""torch.nn.utils.prune: weights of which masks leave some."""
import torch
import _torch_modules

# in _nowhere
class _Mask:
    """Before each call the weight is what the mask leaves of the original."""
    def __init__(self, name):
        self.name = name

    def __call__(self, module, args):
        module.__dict__[self.name] = _kept(module, self.name)


def _kept(module, name):
    return getattr(module, name + "_mask").to(getattr(module, name + "_orig").dtype) * getattr(module, name + "_orig")


def _count(amount, size):
    if isinstance(amount, bool) or not isinstance(amount, (int, float)):
        raise TypeError(f"Invalid type for amount: {amount}. Must be numeric.")
    if isinstance(amount, int) and amount < 0 or isinstance(amount, float) and not 0 <= amount <= 1:
        raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")
    if isinstance(amount, float):
        return round(amount * size)
    if amount > size:
        raise ValueError(f"amount={amount} should be smaller than the number of parameters to prune={size}")
    return amount


def _masked(module, name, mask):
    if name + "_orig" in module.__dict__:
        mask = getattr(module, name + "_mask") * mask
        setattr(module, name + "_mask", mask)
    else:
        original = module.__dict__.pop(name)
        setattr(module, name + "_orig", original)
        module.register_buffer(name + "_mask", mask)
        module.register_forward_pre_hook(_Mask(name))
    module.__dict__[name] = _kept(module, name)
    return module


def _mask_of(module, name):
    weight = getattr(module, name)
    held = module.__dict__.get(name + "_mask")
    return weight.detach(), torch.ones_like(weight.detach()) if held is None else held.clone()


def _thinned(mask, scores, amount, chosen):
    """The mask without some more of the places that it leaves; `chosen` finds so many of their scores."""
    flat = mask.reshape(-1)
    left = flat.nonzero().reshape(-1)
    count, scores = _count(amount, left.numel()), scores.reshape(-1)[left]
    if count:
        flat[left[chosen(scores, count)]] = 0
        mask = flat.reshape(mask.shape)
    return mask


def _smallest(scores, count):
    return torch.topk(scores.abs(), count, largest=False).indices


def _by_chance(scores, count):
    return torch.topk(torch.rand_like(scores), count).indices


# in torch.nn.utils.prune
def identity(module, name):
    return _masked(module, name, _mask_of(module, name)[1])


def l1_unstructured(module, name, amount, importance_scores=None):
    weight, mask = _mask_of(module, name)
    return _masked(module, name, _thinned(mask, weight if importance_scores is None else importance_scores, amount, _smallest))


def random_unstructured(module, name, amount):
    weight, mask = _mask_of(module, name)
    return _masked(module, name, _thinned(mask, weight, amount, _by_chance))


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    weight, mask = _mask_of(module, name)
    count = _count(amount, weight.shape[dim])
    axes = [i for i in range(weight.ndim) if i != dim % weight.ndim]
    norms = torch.linalg.vector_norm(weight if importance_scores is None else importance_scores, n, axes)
    kept = torch.topk(norms, weight.shape[dim] - count, largest=True).indices
    line = torch.zeros(weight.shape[dim])
    line[kept] = 1
    return _masked(module, name, mask * line.reshape([-1 if i == dim % weight.ndim else 1 for i in range(weight.ndim)]))


def custom_from_mask(module, name, mask):
    return _masked(module, name, mask)


def global_unstructured(parameters, pruning_method, importance_scores=None, **options):
    if pruning_method not in (L1Unstructured, RandomUnstructured):
        raise NotImplementedError("global_unstructured here knows L1Unstructured and RandomUnstructured")
    found = [_mask_of(module, name) for module, name in parameters]
    weights = torch.cat([w.reshape(-1) for w, m in found])
    mask = torch.cat([m.reshape(-1) for w, m in found])
    mask = _thinned(mask, weights, options["amount"], _smallest if pruning_method is L1Unstructured else _by_chance)
    at = 0
    for (module, name), (weight, _) in zip(parameters, found):
        _masked(module, name, mask[at:at + weight.numel()].reshape(weight.shape).clone())
        at += weight.numel()


class L1Unstructured:
    """By the smallest sizes."""


class RandomUnstructured:
    """By chance."""


def is_pruned(module):
    return any([isinstance(one.hook, _Mask) for m in module.modules() for one in m.__dict__.get("_before", [])])


def remove(module, name):
    for one in list(module.__dict__.get("_before", [])):
        hook = one.hook
        if isinstance(hook, _Mask) and hook.name == name:
            kept, original = _kept(module, name).detach(), module.__dict__.pop(name + "_orig")
            for held in (name, name + "_mask"):
                module.__dict__.pop(held)
            with torch.no_grad():
                original.copy_(kept)
            setattr(module, name, original)
            module.__dict__["_before"].remove(one)
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
