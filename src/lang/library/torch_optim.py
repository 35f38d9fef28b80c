"""torch.optim: what all optimizers are, and those that most programs take, step by step as PyTorch computes them."""
import copy
import torch
import _tensh

# in _nowhere
class _Kept:
    """What an optimizer knows of each parameter, by which object it is."""
    def __init__(self):
        self._pairs = []

    def of(self, p):
        return _tensh.torch_state(self._pairs, p)

    def __getitem__(self, p):
        return self.of(p)

    def __setitem__(self, p, kept):
        known = self.of(p)
        known.clear()
        known.update(kept)

    def __contains__(self, p):
        return any([q is p for q, _ in self._pairs])

    def __len__(self):
        return len(self._pairs)

    def __iter__(self):
        return iter(self.keys())

    def get(self, p, default=None):
        return self.of(p) if p in self else default

    def items(self):
        return list(self._pairs)

    def keys(self):
        return [p for p, _ in self._pairs]

    def values(self):
        return [kept for _, kept in self._pairs]


def _group_of(given):
    """A group as it was given, with its parameters in a list and their names, if they have some, in another."""
    if not isinstance(given, dict):
        raise TypeError(f"param_group must be a dict, but got {type(given)}")
    if isinstance(given["params"], set):
        raise TypeError("optimizer parameters need to be organized in ordered collections, but the ordering of tensors in "
                        "sets will change between runs. Please use a list instead.")
    params = [given["params"]] if isinstance(given["params"], torch.Tensor) else list(given["params"])
    names = [p[0] for p in params if isinstance(p, tuple)]
    given["params"] = [p[1] if isinstance(p, tuple) else p for p in params]
    if names and len(names) != len(params):
        raise ValueError("all optimizer params should be with/without names. Some param names are missing")
    if names:
        given["param_names"] = names
    return given


def _kept_for(p, value, name=None):
    """Something that was saved for a parameter, in its dtype; how many steps there were stays what it is."""
    if isinstance(value, torch.Tensor):
        return value.to(dtype=p.dtype) if name != "step" and p.is_floating_point() else value
    return [_kept_for(p, v) for v in value] if isinstance(value, list) else value


# in _torch_optim
def check(name, value):
    if isinstance(value, torch.Tensor):
        if name == "learning rate" and value.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        value = value.item()
    if not 0.0 <= value:
        raise ValueError(f"Invalid {name}: {value}")


def check_betas(betas):
    for i, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {i}: {beta}")


def number(setting):
    """A setting that may be given as a tensor."""
    return setting.item() if isinstance(setting, torch.Tensor) else setting


# in torch.optim
class Optimizer:
    __module__ = "torch.optim.optimizer"

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = _Kept()
        self.param_groups = []
        if isinstance(params, torch.Tensor):
            raise TypeError("params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                            + params.type())
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        for group in groups if isinstance(groups[0], dict) else [{"params": groups}]:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        group = _group_of(param_group)
        for p in group["params"]:
            if not isinstance(p, torch.Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {str(type(p))[8:-2]}")
            if not p.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, value in self.defaults.items():
            group.setdefault(name, value)
        for other in self.param_groups:
            if ("param_names" in group) != ("param_names" in other):
                raise ValueError("all optimizer param groups should be with/without names. cannot add param group "
                                 f"{'with' if 'param_names' in group else 'without'} names to the optimizer")
        known = {id(p) for other in self.param_groups for p in other["params"]}
        if any([id(p) in known for p in group["params"]]):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(group)

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            if set_to_none:
                _tensh.torch_forget(group["params"])
                continue
            for p in group["params"]:
                if p.grad is not None:
                    p.grad = torch.zeros_like(p.grad.detach())

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            self._advance(group)
        return loss

    def _advance(self, group):
        with torch.no_grad():
            for p in group["params"]:
                if p.grad is not None:
                    grad = p.grad.detach()
                    self._move(p, -grad if group.get("maximize") else grad, self.state.of(p), group)

    def state_dict(self):
        places, groups, at = {}, [], 0
        for group in self.param_groups:
            for i, p in enumerate(group["params"]):
                places.setdefault(id(p), at + i)
            at += len(group["params"])
            packed = {k: v for k, v in group.items() if k != "params"}
            groups.append({**packed, "params": [places[id(p)] for p in group["params"]]})
        return {"state": {places[id(p)]: kept for p, kept in self.state.items() if kept}, "param_groups": groups}

    def load_state_dict(self, state_dict):
        groups = copy.deepcopy(state_dict["param_groups"])
        if len(groups) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        params = {}
        for group, own in zip(groups, self.param_groups):
            if len(group["params"]) != len(own["params"]):
                raise ValueError("loaded state dict contains a parameter group that doesn't match the size of "
                                 "optimizer's group")
            params.update(zip(group["params"], own["params"]))
            group["params"] = own["params"]
            if "param_names" in own:
                group.setdefault("param_names", own["param_names"])
        state = _Kept()
        for i, kept in state_dict["state"].items():
            state[params[i]] = {name: _kept_for(params[i], value, name) for name, value in kept.items()}
        self.state, self.param_groups = state, groups

    def __repr__(self):
        lines = [f"{type(self).__name__} ("]
        for i, group in enumerate(self.param_groups):
            lines.extend(["", f"Parameter Group {i}"] if i > 0 else [f"Parameter Group {i}"])
            lines.extend([f"    {k}: {group[k]}" for k in sorted(group) if k != "params"])
        return "\n".join(lines) + "\n)"


class SGD(Optimizer):
    __module__ = "torch.optim.sgd"

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                 foreach=None, differentiable=False, fused=None):
        check("learning rate", lr)
        check("momentum value", momentum)
        check("weight_decay value", weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        Optimizer.__init__(self, params, {"lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay,
                                          "nesterov": nesterov, "maximize": maximize, "foreach": foreach,
                                          "differentiable": differentiable, "fused": fused})

    def _advance(self, group):
        _tensh.torch_advance("sgd", group, self.state._pairs)


class Adam(Optimizer):
    __module__ = "torch.optim.adam"
    _apart = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=None, amsgrad=False, *, foreach=None,
                 maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        check("learning rate", lr)
        check("epsilon value", eps)
        check_betas(betas)
        weight_decay = (1e-2 if self._apart else 0) if weight_decay is None else weight_decay
        check("weight_decay value", weight_decay)
        Optimizer.__init__(self, params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad,
                                          "maximize": maximize, "foreach": foreach, "capturable": capturable,
                                          "differentiable": differentiable, "fused": fused,
                                          "decoupled_weight_decay": decoupled_weight_decay or self._apart})

    def _advance(self, group):
        _tensh.torch_advance("adam", group, self.state._pairs)


class AdamW(Adam):
    __module__ = "torch.optim.adamw"
    _apart = True


class RMSprop(Optimizer):
    __module__ = "torch.optim.rmsprop"

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
                 foreach=None, maximize=False, differentiable=False):
        check("learning rate", lr)
        check("epsilon value", eps)
        check("momentum value", momentum)
        check("weight_decay value", weight_decay)
        check("alpha value", alpha)
        Optimizer.__init__(self, params, {"lr": lr, "momentum": momentum, "alpha": alpha, "eps": eps, "centered": centered,
                                          "weight_decay": weight_decay, "capturable": capturable, "foreach": foreach,
                                          "maximize": maximize, "differentiable": differentiable})

    def _move(self, p, grad, state, group):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["square_avg"] = torch.zeros_like(p.detach())
            if group["momentum"] > 0:
                state["momentum_buffer"] = torch.zeros_like(p.detach())
            if group["centered"]:
                state["grad_avg"] = torch.zeros_like(p.detach())
        state["step"] += 1
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        squares = state["square_avg"]
        squares.mul_(group["alpha"]).addcmul_(grad, grad, value=1 - group["alpha"])
        if group["centered"]:
            state["grad_avg"].lerp_(grad, 1 - group["alpha"])
            root = squares.addcmul(state["grad_avg"], state["grad_avg"], value=-1).sqrt_()
        else:
            root = squares.sqrt()
        root = root.add_(group["eps"])
        if group["momentum"] > 0:
            state["momentum_buffer"].mul_(group["momentum"]).addcdiv_(grad, root)
            p.add_(state["momentum_buffer"], alpha=-number(group["lr"]))
        else:
            p.addcdiv_(grad, root, value=-number(group["lr"]))


class Adagrad(Optimizer):
    __module__ = "torch.optim.adagrad"

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
                 maximize=False, differentiable=False, fused=None):
        check("learning rate", lr)
        check("lr_decay value", lr_decay)
        check("weight_decay value", weight_decay)
        check("initial_accumulator_value value", initial_accumulator_value)
        check("epsilon value", eps)
        Optimizer.__init__(self, params, {"lr": lr, "lr_decay": lr_decay, "eps": eps, "weight_decay": weight_decay,
                                          "initial_accumulator_value": initial_accumulator_value, "foreach": foreach,
                                          "maximize": maximize, "differentiable": differentiable, "fused": fused})
        for group in self.param_groups:
            for p in group["params"]:
                self._begin(p, self.state.of(p), group)

    def _begin(self, p, state, group):
        state["step"] = torch.tensor(0.0)
        state["sum"] = torch.full_like(p.detach(), group["initial_accumulator_value"])

    def _move(self, p, grad, state, group):
        if not state:
            self._begin(p, state, group)
        state["step"] += 1
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        rate = number(group["lr"]) / (1 + (state["step"].item() - 1) * group["lr_decay"])
        state["sum"].addcmul_(grad, grad, value=1)
        p.addcdiv_(grad, state["sum"].sqrt().add_(group["eps"]), value=-rate)


# in torch.nn.utils
def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
    grads = [p.grad.detach() for p in parameters if p.grad is not None]
    if not grads:
        return torch.tensor(0.0)
    total = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(g, norm_type) for g in grads]), norm_type)
    factor = torch.clamp(max_norm / (total + 1e-6), max=1.0)
    for g in grads:
        g.mul_(factor)
    return total


def clip_grad_value_(parameters, clip_value, foreach=None):
    for p in [parameters] if isinstance(parameters, torch.Tensor) else list(parameters):
        if p.grad is not None:
            p.grad.detach().clamp_(-clip_value, clip_value)


def vector_to_parameters(vec, parameters):
    at = 0
    for p in parameters:
        p.data = vec[at:at + p.numel()].detach().reshape(p.shape).clone()
        at += p.numel()


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    found = [tensors] if isinstance(tensors, torch.Tensor) else list(tensors)
    if not found:
        return torch.tensor(0.0)
    return torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(g, norm_type) for g in found]), norm_type)


def parameters_to_vector(parameters):
    return torch.cat([p.reshape(-1) for p in parameters])
