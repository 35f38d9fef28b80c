"""What torch.nn's modules save and load: state dicts, and what is called before and behind them."""
import collections
import torch
import torch.nn as nn


# in _nowhere
class _Keys:
    def __init__(self, missing, unexpected):
        self.missing_keys = missing
        self.unexpected_keys = unexpected

    def __iter__(self):
        return iter((self.missing_keys, self.unexpected_keys))

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"


def _hooks(module, where):
    return list(module.__dict__.get(where, []))


def _own(module):
    """What a module itself saves: its parameters, and those of its buffers that are kept."""
    buffers = [(n, b) for n, b in module._own_buffers() if n not in module._unsaved]
    return module._own_parameters() + buffers


def _has_own(module, name):
    return getattr(type(module), name) is not getattr(nn.Module, name)


def _taken(module, name, param, given, assign):
    """One tensor of a state dict goes into the module."""
    if assign:
        if isinstance(param, nn.Parameter) and not isinstance(given, nn.Parameter):
            given = nn.Parameter(given, requires_grad=param.requires_grad)
        setattr(module, name, given)
        return
    with torch.no_grad():
        param.copy_(given)


def _mistake(key, param, given):
    """Why a tensor cannot go where its name leads; None if it can."""
    if not isinstance(given, torch.Tensor):
        return (f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but '
                f"received {type(given)}")
    if given.shape != param.shape:
        return (f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in current model "
                f"is {param.shape}.")
    return None


def _load_tree(module, state, prefix, metadata, assign, missing, unexpected, wrong):
    about = dict(metadata.get(prefix[:-1], {}))
    if assign:
        about["assign_to_params_buffers"] = assign
    module._load_from_state_dict(state, prefix, about, True, missing, unexpected, wrong)
    for name, child in module._own_children():
        below = f"{prefix}{name}."
        part = collections.OrderedDict([(k, v) for k, v in state.items() if k.startswith(below)])
        _load_tree(child, part, below, metadata, assign, missing, unexpected, wrong)
    keys = _Keys(missing, unexpected)
    for one in _hooks(module, "_after_loading"):
        if one.hook(module, keys) is not None:
            raise AssertionError("Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new "
                                 "values, if incompatible_keys need to be modified, it should be done inplace.")


def _unknown(module, state, prefix, own):
    """Names in a state dict that lead to nothing in the module."""
    children = [n for n, _ in module._own_children()]
    found = []
    for key in state:
        parts = key[len(prefix):].split(".", 1) if key.startswith(prefix) and key != prefix + "_extra_state" else None
        if parts is not None and parts[0] not in (children if len(parts) > 1 else own):
            found.append(key)
    return found


def _listed(kind, keys):
    return f"{kind} key(s) in state_dict: " + ", ".join([f'"{k}"' for k in keys]) + ". "


# in _torch_states
def saved(module, destination, prefix, keep_vars):
    if destination is None:
        destination = collections.OrderedDict()
        destination._metadata = collections.OrderedDict()
    about = {"version": module._version}
    if hasattr(destination, "_metadata"):
        destination._metadata[prefix[:-1]] = about
    for one in _hooks(module, "_before_saving"):
        one.hook(module, prefix, keep_vars)
    module._save_to_state_dict(destination, prefix, keep_vars)
    for name, child in module._own_children():
        child.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
    for one in _hooks(module, "_after_saving"):
        changed = one.hook(module, destination, prefix, about)
        if changed is not None:
            if not one.named:
                raise RuntimeError("state_dict post-hook must return None")
            destination = changed
    return destination


def save_own(module, destination, prefix, keep_vars):
    for name, value in _own(module):
        destination[prefix + name] = value if keep_vars else value.detach()
    if _has_own(module, "get_extra_state"):
        destination[prefix + "_extra_state"] = module.get_extra_state()


def loaded(module, state_dict, strict, assign):
    if not isinstance(state_dict, dict):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
    missing, unexpected, wrong = [], [], []
    state = collections.OrderedDict(state_dict)
    _load_tree(module, state, "", getattr(state_dict, "_metadata", {}), assign, missing, unexpected, wrong)
    if strict:
        wrong = [_listed(kind, keys) for kind, keys in (("Missing", missing), ("Unexpected", unexpected)) if keys] + wrong
    if wrong:
        raise RuntimeError(f"Error(s) in loading state_dict for {type(module).__name__}:\n\t" + "\n\t".join(wrong))
    return _Keys(missing, unexpected)


def load_own(module, state, prefix, about, strict, missing, unexpected, wrong):
    for one in _hooks(module, "_before_loading"):
        given = [module] if one.named else []
        one.hook(*given, state, prefix, about, strict, missing, unexpected, wrong)
    own = dict(_own(module))
    for name, param in own.items():
        key = prefix + name
        if key not in state:
            if strict:
                missing.append(key)
            continue
        given = state[key]
        if hasattr(param, "materialize"):
            param.materialize(given.shape)
        mistake = _mistake(key, param, given)
        if mistake is None:
            _taken(module, name, param, given, about.get("assign_to_params_buffers", False))
        else:
            wrong.append(mistake)
    extra = prefix + "_extra_state"
    if _has_own(module, "set_extra_state"):
        if extra in state:
            module.set_extra_state(state[extra])
        elif strict:
            missing.append(extra)
    elif strict and extra in state:
        unexpected.append(extra)
    if strict:
        unexpected.extend(_unknown(module, state, prefix, own))
