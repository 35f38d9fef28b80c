"""torch.optim.lr_scheduler: what all schedules of learning rates are, and those with a rule for each step."""
import math
from collections import Counter
import torch


# in _nowhere
def _is_function(f):
    return type(f).__name__ == "function"


def _functions(schedule, given):
    """A function for each group; one stands for all."""
    count = len(schedule.optimizer.param_groups)
    if not isinstance(given, (list, tuple)):
        return [given] * count
    if len(given) != count:
        raise ValueError(f"Expected {count} lr_lambdas, but got {len(given)}")
    return list(given)


# in _torch_schedules
def check_optimizer(given):
    if not isinstance(given, torch.optim.Optimizer):
        raise TypeError(f"{type(given).__name__} is not an Optimizer")


def rates_of(optimizer, key="lr"):
    return [g[key].clone() if isinstance(g[key], torch.Tensor) else g[key] for g in optimizer.param_groups]


def put_rate(group, lr):
    """A learning rate that is a tensor stays the same tensor."""
    if isinstance(group["lr"], torch.Tensor):
        group["lr"].fill_(lr.item() if isinstance(lr, torch.Tensor) else lr)
    else:
        group["lr"] = lr


# in torch.optim.lr_scheduler
class LRScheduler:
    __module__ = "torch.optim.lr_scheduler"
    _get_lr_called_within_step = False
    _is_initial = False

    def __init__(self, optimizer, last_epoch=-1):
        check_optimizer(optimizer)
        self.optimizer = optimizer
        for i, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault("initial_lr", group["lr"].clone() if isinstance(group["lr"], torch.Tensor) else group["lr"])
            elif "initial_lr" not in group:
                raise KeyError(
                    f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with last_epoch >= 0.\n"
                    "This typically happens when:\n"
                    "1. You're trying to resume training from a checkpoint but haven't properly loaded the optimizer state\n"
                    "2. You're using last_epoch >= 0 for a fresh training run (not recommended)")
        self.base_lrs = rates_of(optimizer, "initial_lr")
        self.last_epoch = last_epoch
        self._initial_step()

    def _initial_step(self):
        self._step_count = 0
        self._is_initial = True
        try:
            self.step()
        finally:
            self._is_initial = False

    def state_dict(self):
        return {k: v for k, v in self.__dict__.items() if k != "optimizer"}

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            setattr(self, name, value)

    def get_last_lr(self):
        return self._last_lr

    def get_lr(self):
        raise NotImplementedError

    def step(self, epoch=None):
        self._step_count += 1
        self._update_lr(epoch)

    def _update_lr(self, epoch=None):
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        at_once = epoch is not None and hasattr(self, "_get_closed_form_lr")
        self._put(self._get_closed_form_lr if at_once else self.get_lr)

    def _put(self, rule):
        self._get_lr_called_within_step = True
        try:
            rates = rule()
        finally:
            self._get_lr_called_within_step = False
        for group, lr in zip(self.optimizer.param_groups, rates, strict=True):
            put_rate(group, lr)
        self._last_lr = rates_of(self.optimizer)

    def _times(self, factor):
        return [g["lr"] * factor for g in self.optimizer.param_groups]


# in _torch_schedules
class _LRScheduler(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"


# What many programs still derive their schedules from.
formerly = _LRScheduler


# in _nowhere
class _ByFunctions(LRScheduler):
    """Functions, which are not saved, say what happens at each step; objects that are called like functions are saved."""
    def state_dict(self):
        state = {k: v for k, v in self.__dict__.items() if k not in ("optimizer", "lr_lambdas")}
        state["lr_lambdas"] = [None if _is_function(f) else dict(f.__dict__) for f in self.lr_lambdas]
        return state

    def load_state_dict(self, state_dict):
        super().load_state_dict({k: v for k, v in state_dict.items() if k != "lr_lambdas"})
        for f, saved in zip(self.lr_lambdas, state_dict["lr_lambdas"]):
            for name, value in (saved or {}).items():
                setattr(f, name, value)


# in torch.optim.lr_scheduler
class LambdaLR(_ByFunctions):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.optimizer = optimizer
        self.lr_lambdas = _functions(self, lr_lambda)
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs, strict=True)]


class MultiplicativeLR(_ByFunctions):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.optimizer = optimizer
        self.lr_lambdas = _functions(self, lr_lambda)
        for f in self.lr_lambdas:
            if not callable(f):
                raise TypeError(f"lr_lambda should be a function, but got {type(f).__name__}")
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self._is_initial:
            return rates_of(self.optimizer)
        return [g["lr"] * f(self.last_epoch) for f, g in zip(self.lr_lambdas, self.optimizer.param_groups, strict=True)]


class StepLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        self.step_size, self.gamma = step_size, gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        turns = self.last_epoch != 0 and self.last_epoch % self.step_size == 0
        return self._times(self.gamma) if turns else rates_of(self.optimizer)

    def _get_closed_form_lr(self):
        return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]


class MultiStepLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        self.milestones, self.gamma = Counter(milestones), gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        turns = self.milestones.get(self.last_epoch, 0)
        return self._times(self.gamma ** turns) if turns else rates_of(self.optimizer)

    def _get_closed_form_lr(self):
        turns = sum([n for at, n in self.milestones.items() if at <= self.last_epoch])
        return [base * self.gamma ** turns for base in self.base_lrs]


class ConstantLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
        if factor > 1.0 or factor < 0:
            raise ValueError("Constant multiplicative factor expected to be between 0 and 1.")
        self.factor, self.total_iters = factor, total_iters
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._times(self.factor)
        return self._times(1.0 / self.factor) if self.last_epoch == self.total_iters else rates_of(self.optimizer)

    def _get_closed_form_lr(self):
        return [base * (self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor)) for base in self.base_lrs]


class LinearLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
        if start_factor > 1.0 or start_factor <= 0:
            raise ValueError("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
        if end_factor > 1.0 or end_factor < 0:
            raise ValueError("Ending multiplicative factor expected to be between 0 and 1.")
        self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._times(self.start_factor)
        if self._is_initial or self.last_epoch > self.total_iters:
            return rates_of(self.optimizer)
        change = self.end_factor - self.start_factor
        before = self.total_iters * self.start_factor + (self.last_epoch - 1) * change
        return self._times(1.0 + change / before)

    def _get_closed_form_lr(self):
        change, at = self.end_factor - self.start_factor, min(self.total_iters, self.last_epoch)
        return [base * (self.start_factor + change * at / self.total_iters) for base in self.base_lrs]


class ExponentialLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, gamma, last_epoch=-1):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return rates_of(self.optimizer) if self._is_initial else self._times(self.gamma)

    def _get_closed_form_lr(self):
        return [base * self.gamma ** self.last_epoch for base in self.base_lrs]


class PolynomialLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
        self.total_iters, self.power = total_iters, power
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self._is_initial or self.last_epoch > self.total_iters:
            return rates_of(self.optimizer)
        before, now = [1.0 - at / self.total_iters for at in (self.last_epoch - 1, self.last_epoch)]
        return self._times((now / before) ** self.power)

    def _get_closed_form_lr(self):
        left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
        return [base * left ** self.power for base in self.base_lrs]


class CosineAnnealingLR(LRScheduler):
    __module__ = "torch.optim.lr_scheduler"

    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
        self.T_max, self.eta_min = T_max, eta_min
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        at, most, least = self.last_epoch, self.T_max, self.eta_min
        if self._is_initial:
            return rates_of(self.optimizer)
        if self._step_count == 1 and at > 0:
            return [least + (base - least) * (1 + math.cos(at * math.pi / most)) / 2 for base in self.base_lrs]
        now = rates_of(self.optimizer)
        if (at - 1 - most) % (2 * most) == 0:
            return [lr + (base - least) * (1 - math.cos(math.pi / most)) / 2 for base, lr in zip(self.base_lrs, now)]
        return [(1 + math.cos(math.pi * at / most)) / (1 + math.cos(math.pi * (at - 1) / most)) * (lr - least) + least
                for lr in now]

    def _get_closed_form_lr(self):
        least, cosine = self.eta_min, math.cos(math.pi * self.last_epoch / self.T_max)
        return [least + (base - least) * (1 + cosine) / 2 for base in self.base_lrs]
