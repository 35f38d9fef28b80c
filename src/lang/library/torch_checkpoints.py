"""torch.save and torch.load: files that PyTorch reads, and those that it writes, of tensors and plain values; whole models too,
which are read here alone."""
import collections
import os
import pickle
import sys
import tempfile
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
        return "module", _class_of(x), _apart(dict(x.__dict__))
    if isinstance(x, (torch.dtype, torch.device)):
        return "module", "torch.dtype" if isinstance(x, torch.dtype) else "torch.device", _apart({"name": str(x)})
    raise TypeError(f"torch.save keeps tensors, numbers, texts, lists, tuples and dicts of them here, not {type(x).__name__}")


def _class_of(x):
    """Where the class of a model is found again: PyTorch's own, or what it is made of; the program's in its file."""
    kind = type(x)
    for name in ["__main__"] + [n for n in sys.modules if n != "__main__"]:
        of = sys.modules.get(name)
        if of is not None and getattr(of, kind.__qualname__, None) is kind:
            return f"{name}.{kind.__qualname__}"
    for one in kind.__mro__:
        if getattr(torch.nn, one.__name__, None) is one:
            if one is torch.nn.Module:
                break
            return f"torch.nn.{one.__name__}"
    raise AttributeError(f"Can't get local object '{kind.__qualname__}'" if "<locals>" in kind.__qualname__ else
                         f"Can't pickle {kind}: it's not found as {kind.__module__}.{kind.__qualname__}")


def _class_at(path):
    module, name = path.rsplit(".", 1)
    of = torch.nn if module == "torch.nn" else sys.modules.get(module)
    if of is None or not hasattr(of, name):
        raise AttributeError(f"Can't get attribute '{name}' on <module '{module}'>")
    return getattr(of, name)


def _restored(path, state):
    if path in ("torch.dtype", "torch.device"):
        return getattr(torch, state["name"].split(".")[-1]) if path == "torch.dtype" else torch.device(state["name"])
    made = object.__new__(_class_at(path))
    training = state.pop("training", True)
    for k, v in state.items():
        setattr(made, k, v)
    made.train(training) if not list(made.children()) else setattr(made, "training", training)
    return made


def _together(x):
    if not isinstance(x, tuple):
        return x
    kind, inner = x[0], x[1]
    if kind == "module":
        return _restored(inner, _together(x[2]))
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


def _models(x):
    """The classes of models in what was read."""
    if not isinstance(x, tuple):
        return []
    if x[0] == "module":
        return [] if x[1] in ("torch.dtype", "torch.device") else [x[1]]
    if x[0] == "dict":
        return [m for pair in x[1] for v in pair for m in _models(v)]
    return [m for v in x[1] for m in _models(v)] if x[0] in ("list", "tuple") else []


def _by_file(f, path):
    """For what holds bytes and is no file: what is done to a path is done to a file beside it."""
    if not (hasattr(f, "read") or hasattr(f, "write")):
        return path(fspath(f))
    if hasattr(f, "name"):
        return path(fspath(f.name))
    with tempfile.TemporaryDirectory() as folder:
        beside = os.path.join(folder, "held.pt")
        if f.tell() < len(f.getvalue()):
            with open(beside, "wb") as file:
                file.write(f.read())
        found = path(beside)
        if found is None:
            with open(beside, "rb") as file:
                f.write(file.read())
        return found


# in torch
def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
    parts = _apart(obj)
    _by_file(f, lambda path: _tensh.write_checkpoint(path, parts))


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **options):
    parts = _by_file(f, _tensh.read_checkpoint)
    models = _models(parts) if weights_only is None or weights_only else []
    if models:
        raise pickle.UnpicklingError(
            "Weights only load failed. This file can still be loaded, to do so you have two options, \x1b[1mdo those steps only if you "
            "trust the source of the checkpoint\x1b[0m. \n\t(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in "
            "`torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can "
            f"result in arbitrary code execution. Do it only if you got the file from a trusted source.\n\tUnsupported global: GLOBAL {models[0]}")
    return _together(parts)
