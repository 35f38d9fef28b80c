"""torch.optim: optimizers step by step as PyTorch computes them, and schedules of their learning rates."""
import math
import torch
import _tensh
import _torch_modules

# in nowhere
def _listed(params):
    """Groups of parameters, each a dict."""
    if isinstance(params, torch.Tensor):
        raise TypeError("params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                        "torch.FloatTensor")
    params = list(params)
    if not params:
        raise ValueError("optimizer got an empty parameter list")
    if isinstance(params[0], dict):
        return [dict(g, params=list(g["params"]) if not isinstance(g["params"], torch.Tensor) else [g["params"]])
                for g in params]
    return [{"params": [p[1] if isinstance(p, tuple) else p for p in params]}]


class _Kept:
    """What an optimizer knows of each parameter, by which object it is."""
    def __init__(self):
        self._pairs = []

    def of(self, p):
        return _tensh.torch_state(self._pairs, p)

    def __getitem__(self, p):
        return self.of(p)

    def __len__(self):
        return len(self._pairs)

    def items(self):
        return self._pairs


def _check(name, value, least=0.0):
    if not isinstance(value, torch.Tensor) and value < least:
        raise ValueError(f"Invalid {name}: {value}")


# in torch.optim
class Optimizer:
    __module__ = "torch.optim.optimizer"

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = _Kept()
        self.param_groups = []
        for group in _listed(params):
            self.add_param_group(group)

    def add_param_group(self, group):
        for p in group["params"]:
            if not isinstance(p, torch.Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {type(p)}")
            if not p.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        found = {"params": group["params"]}
        for name, value in list(self.defaults.items()) + list(group.items()):
            found[name] = value
        self.param_groups.append(found)

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
        order = [p for g in self.param_groups for p in g["params"]]
        state = {}
        for p, kept in self.state.items():
            if kept:
                state[[i for i, q in enumerate(order) if q is p][0]] = dict(kept)
        groups, at = [], 0
        for g in self.param_groups:
            count = len(g["params"])
            groups.append({**{k: v for k, v in g.items() if k != "params"}, "params": list(range(at, at + count))})
            at += count
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        order = [p for g in self.param_groups for p in g["params"]]
        self.state = _Kept()
        for i, kept in state_dict["state"].items():
            self.state.of(order[i]).update({k: v.clone() if isinstance(v, torch.Tensor) else v for k, v in kept.items()})
        for group, saved in zip(self.param_groups, state_dict["param_groups"]):
            group.update({k: v for k, v in saved.items() if k != "params"})

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
        _check("learning rate", lr)
        _check("momentum value", momentum)
        _check("weight_decay value", weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        Optimizer.__init__(self, params, {"lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay,
                                          "nesterov": nesterov, "maximize": maximize, "foreach": foreach,
                                          "differentiable": differentiable, "fused": fused})

    def _advance(self, group):
        _tensh.torch_advance("sgd", group, self.state._pairs)


# in nowhere
class _Moments(Optimizer):
    apart = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=None, amsgrad=False, *, foreach=None,
                 maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        _check("learning rate", lr)
        _check("epsilon value", eps)
        for i, beta in enumerate(betas):
            if not 0.0 <= beta < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {beta}")
        weight_decay = (1e-2 if self.apart else 0) if weight_decay is None else weight_decay
        _check("weight_decay value", weight_decay)
        Optimizer.__init__(self, params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad,
                                          "maximize": maximize, "foreach": foreach, "capturable": capturable,
                                          "differentiable": differentiable, "fused": fused,
                                          "decoupled_weight_decay": decoupled_weight_decay or self.apart})

    def _advance(self, group):
        _tensh.torch_advance("adam", group, self.state._pairs)


# in torch.optim
class Adam(_Moments):
    __module__ = "torch.optim.adam"


class AdamW(_Moments):
    __module__ = "torch.optim.adamw"
    apart = True


class RMSprop(Optimizer):
    __module__ = "torch.optim.rmsprop"

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
                 foreach=None, maximize=False, differentiable=False):
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
            p.add_(state["momentum_buffer"], alpha=-group["lr"])
        else:
            p.addcdiv_(grad, root, value=-group["lr"])


class Adagrad(Optimizer):
    __module__ = "torch.optim.adagrad"

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
                 maximize=False, differentiable=False, fused=None):
        Optimizer.__init__(self, params, {"lr": lr, "lr_decay": lr_decay, "eps": eps, "weight_decay": weight_decay,
                                          "initial_accumulator_value": initial_accumulator_value, "foreach": foreach,
                                          "maximize": maximize, "differentiable": differentiable, "fused": fused})

    def _move(self, p, grad, state, group):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["sum"] = torch.full_like(p.detach(), group["initial_accumulator_value"])
        state["step"] += 1
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        rate = group["lr"] / (1 + (state["step"].item() - 1) * group["lr_decay"])
        state["sum"].addcmul_(grad, grad, value=1)
        p.addcdiv_(grad, state["sum"].sqrt().add_(group["eps"]), value=-rate)


# in torch.optim.lr_scheduler
class LRScheduler:
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, last_epoch=-1):
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
        self.base_lrs = [g["initial_lr"] for g in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.step()

    def step(self, epoch=None):
        self.last_epoch += 1
        for group, lr in zip(self.optimizer.param_groups, self.get_lr()):
            group["lr"] = lr
        self._last_lr = [g["lr"] for g in self.optimizer.param_groups]

    def get_last_lr(self):
        return self._last_lr

    def _now(self):
        return [g["lr"] for g in self.optimizer.param_groups]


class StepLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        self.step_size, self.gamma = step_size, gamma
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        turns = self.last_epoch != 0 and self.last_epoch % self.step_size == 0
        return [lr * self.gamma if turns else lr for lr in self._now()]


class MultiStepLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        self.milestones, self.gamma = list(milestones), gamma
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        return [lr * self.gamma ** self.milestones.count(self.last_epoch) for lr in self._now()]


class ExponentialLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, gamma, last_epoch=-1):
        self.gamma = gamma
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        return [lr if self.last_epoch == 0 else lr * self.gamma for lr in self._now()]


class LambdaLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.lr_lambdas = list(lr_lambda) if isinstance(lr_lambda, (list, tuple)) else [lr_lambda] * len(optimizer.param_groups)
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs)]


class LinearLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
        self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch == 0:
            return [lr * self.start_factor for lr in self._now()]
        if self.last_epoch > self.total_iters:
            return self._now()
        change = self.end_factor - self.start_factor
        before = self.total_iters * self.start_factor + (self.last_epoch - 1) * change
        return [lr * (1.0 + change / before) for lr in self._now()]


class CosineAnnealingLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
        self.T_max, self.eta_min = T_max, eta_min
        LRScheduler.__init__(self, optimizer, last_epoch)

    def get_lr(self):
        at, most, least = self.last_epoch, self.T_max, self.eta_min
        if at == 0:
            return self._now()
        if (at - 1 - most) % (2 * most) == 0:
            return [lr + (base - least) * (1 - math.cos(math.pi / most)) / 2 for base, lr in zip(self.base_lrs, self._now())]
        return [(1 + math.cos(math.pi * at / most)) / (1 + math.cos(math.pi * (at - 1) / most)) * (lr - least) + least
                for lr in self._now()]


class ReduceLROnPlateau:
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel", cooldown=0,
                 min_lr=0, eps=1e-8):
        self.optimizer, self.mode, self.factor, self.patience = optimizer, mode, factor, patience
        self.threshold, self.threshold_mode, self.cooldown, self.min_lr, self.eps = threshold, threshold_mode, cooldown, min_lr, eps
        self.best = math.inf if mode == "min" else -math.inf
        self.num_bad_epochs, self.cooldown_counter, self.last_epoch = 0, 0, 0
        self._last_lr = [g["lr"] for g in optimizer.param_groups]

    def _is_better(self, a):
        by = self.threshold if self.threshold_mode == "abs" else abs(self.best) * self.threshold if self.best != math.inf else 0
        return a < self.best - by if self.mode == "min" else a > self.best + by

    def step(self, metrics, epoch=None):
        current = float(metrics)
        self.last_epoch += 1
        if self._is_better(current):
            self.best, self.num_bad_epochs = current, 0
        else:
            self.num_bad_epochs += 1
        if self.cooldown_counter > 0:
            self.cooldown_counter -= 1
            self.num_bad_epochs = 0
        if self.num_bad_epochs > self.patience:
            for group in self.optimizer.param_groups:
                lr = max(group["lr"] * self.factor, self.min_lr)
                if group["lr"] - lr > self.eps:
                    group["lr"] = lr
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0
        self._last_lr = [g["lr"] for g in self.optimizer.param_groups]

    def get_last_lr(self):
        return self._last_lr


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


def parameters_to_vector(parameters):
    return torch.cat([p.reshape(-1) for p in parameters])
