"""What PyTorch draws by probabilities that tensors hold, number for number."""
import torch
import _tensh

# in _nowhere
def _units(like, sizes, generator):
    return torch.rand(sizes, dtype=torch.float64, generator=generator)


# in _torch_drawing
def exponential(like, rate=1.0, generator=None):
    """Waiting times, as many as the tensor has elements."""
    if not like.is_floating_point():
        kind = _tensh.torch_kind(like.dtype.name)
        raise RuntimeError("Exponential distribution is a continuous probability distribution. dtype must be a floating point "
                           f"but you specified {kind}")
    if not rate > 0:
        raise RuntimeError(f"exponential_ expects lambda > 0.0, but found lambda={rate}")
    return (-(1.0 / rate) * torch.log1p(-_units(like, list(like.shape), generator))).to(like.dtype)


# in torch
def multinomial(input, num_samples, replacement=False, *, generator=None, out=None):
    size = input.shape[-1] if input.ndim > 0 else 0
    if input.ndim not in (1, 2):
        raise RuntimeError("prob_dist must be 1 or 2 dim")
    if not input.is_floating_point():
        kind = _tensh.torch_kind(input.dtype.name)
        raise RuntimeError(f"multinomial only supports floating-point dtypes for input, got: {kind}")
    if num_samples <= 0:
        raise RuntimeError("cannot sample n_sample <= 0 samples")
    if not replacement and num_samples > size:
        raise RuntimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    weights = input.detach()
    if not bool((torch.isfinite(weights) & (weights >= 0)).all()):
        raise RuntimeError("probability tensor contains either `inf`, `nan` or element < 0")
    if bool((weights.sum(-1) <= 0).any()):
        raise RuntimeError("invalid multinomial distribution (sum of probabilities <= 0)")
    if not replacement or num_samples == 1:
        # Whoever waits least for his weight comes first.
        waits = weights / exponential(weights, 1.0, generator)
        return waits.topk(num_samples, -1).indices if num_samples > 1 else waits.argmax(-1, keepdim=True)
    below = weights.cumsum(-1)
    below = (below / below[..., -1:]).double()
    units = _units(weights, list(weights.shape)[:-1] + [num_samples], generator)
    return torch.searchsorted(below, units)
