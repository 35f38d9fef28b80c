"""torch.save and torch.load: files that PyTorch reads, and those that it writes, of tensors and plain values."""
import collections
from os import fspath
import torch
import _tensh


# in _nowhere
def _apart(x):
    if x is None or isinstance(x, (bool, int, float, str)):
        return x
    if isinstance(x, torch.Tensor):
        return "tensor", x.detach()._value, x.requires_grad, isinstance(x, torch.nn.Parameter)
    if isinstance(x, (dict, collections.OrderedDict)):
        pairs = [(_apart(k), _apart(v)) for k, v in x.items()]
        return "dict", pairs, isinstance(x, collections.OrderedDict)
    if isinstance(x, torch.Size):
        return "tuple", [int(n) for n in x]
    if isinstance(x, (list, tuple)):
        return ("list" if isinstance(x, list) else "tuple"), [_apart(v) for v in x]
    if isinstance(x, torch.nn.Module):
        raise TypeError("torch.save keeps values here, no code: save model.state_dict(), and load it into a new model")
    raise TypeError(f"torch.save keeps tensors, numbers, texts, lists, tuples and dicts of them here, not {type(x).__name__}")


def _together(x):
    if not isinstance(x, tuple):
        return x
    kind, inner = x[0], x[1]
    if kind == "list":
        return [_together(v) for v in inner]
    if kind == "tuple":
        return tuple([_together(v) for v in inner])
    if kind == "dict":
        pairs = [(_together(k), _together(v)) for k, v in inner]
        return collections.OrderedDict(pairs) if x[2] else dict(pairs)
    found = torch.from_numpy(inner)
    if x[3]:
        return torch.nn.Parameter(found, requires_grad=x[2])
    return found.requires_grad_(True) if x[2] else found


def _path(f):
    return fspath(f.name if hasattr(f, "read") or hasattr(f, "write") else f)


# in torch
def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
    _tensh.write_checkpoint(_path(f), _apart(obj))


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **options):
    return _together(_tensh.read_checkpoint(_path(f)))
