"""torch.optim.swa_utils: averages of the weights that training went through."""
import copy
import math
import torch
import _torch_modules

# in _nowhere
_Module = _torch_modules.Module


# in torch.optim.swa_utils
def get_ema_multi_avg_fn(decay=0.999):
    def update(ema_param_list, current_param_list, num_averaged):
        for ema, current in zip(ema_param_list, current_param_list):
            ema.lerp_(current, 1 - decay)
    return update


def get_swa_multi_avg_fn():
    def update(averaged_param_list, current_param_list, num_averaged):
        for averaged, current in zip(averaged_param_list, current_param_list):
            averaged.lerp_(current, 1 / (int(num_averaged) + 1))
    return update


def get_ema_avg_fn(decay=0.999):
    return lambda ema_param, current_param, num_averaged: decay * ema_param + (1 - decay) * current_param


def get_swa_avg_fn():
    return lambda averaged, current, num_averaged: averaged + (current - averaged) / (num_averaged + 1)


class AveragedModel(_Module):
    __module__ = "torch.optim.swa_utils"

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = copy.deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0))
        self.avg_fn, self.multi_avg_fn, self.use_buffers = avg_fn, multi_avg_fn, use_buffers

    def forward(self, *args, **options):
        return self.module(*args, **options)

    def _all(self, model):
        found = list(model.parameters())
        return found + list(model.buffers()) if self.use_buffers else found

    def update_parameters(self, model):
        mine = self._all(self.module) if self.use_buffers else list(self.module.parameters())
        theirs = self._all(model) if self.use_buffers else list(model.parameters())
        with torch.no_grad():
            if int(self.n_averaged) == 0:
                for a, b in zip(mine, theirs):
                    a.copy_(b)
            elif self.avg_fn is None:
                pairs = [(a, b) for a, b in zip(mine, theirs) if a.is_floating_point()]
                by = self.multi_avg_fn or get_swa_multi_avg_fn()
                by([a for a, _ in pairs], [b.detach() for _, b in pairs], self.n_averaged)
                for a, b in zip(mine, theirs):
                    if not a.is_floating_point():
                        a.copy_(b)
            else:
                for a, b in zip(mine, theirs):
                    a.copy_(self.avg_fn(a.detach(), b.detach(), self.n_averaged))
            if not self.use_buffers:
                for a, b in zip(self.module.buffers(), model.buffers()):
                    a.copy_(b)
            self.n_averaged += 1


class SWALR(torch.optim.lr_scheduler.LRScheduler):
    __module__ = "torch.optim.swa_utils"

    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        count = len(optimizer.param_groups)
        rates = list(swa_lr) if isinstance(swa_lr, (list, tuple)) else [swa_lr] * count
        for rate, group in zip(rates, optimizer.param_groups):
            group["swa_lr"] = rate
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must by one of 'cos' or 'linear', instead got {anneal_strategy}")
        if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
            raise ValueError(f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
        self.anneal_epochs = anneal_epochs
        self._anneal = self._cosine if anneal_strategy == "cos" else self._line
        super().__init__(optimizer, last_epoch)

    @staticmethod
    def _line(t):
        return t

    @staticmethod
    def _cosine(t):
        return (1 - math.cos(math.pi * t)) / 2

    def _before(self, lr, swa_lr, alpha):
        return swa_lr if alpha == 1 else (lr - alpha * swa_lr) / (1 - alpha)

    def get_lr(self):
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        earlier = max(0, min(1, (step - 1) / max(1, self.anneal_epochs)))
        before = self._anneal(earlier)
        firsts = [self._before(group["lr"], group["swa_lr"], before) for group in self.optimizer.param_groups]
        alpha = self._anneal(max(0, min(1, step / max(1, self.anneal_epochs))))
        return [group["swa_lr"] * alpha + lr * (1 - alpha) for group, lr in zip(self.optimizer.param_groups, firsts)]


def update_bn(loader, model, device=None):
    norms = [m for m in model.modules() if isinstance(m, _torch_modules.Normalizing)]
    if not norms:
        return
    training = model.training
    model.train()
    kept = [m.momentum for m in norms]
    for m in norms:
        m.reset_running_stats()
        m.momentum = None
    with torch.no_grad():
        for batch in loader:
            model(batch[0] if isinstance(batch, (list, tuple)) else batch)
    for m, momentum in zip(norms, kept):
        m.momentum = momentum
    model.train(training)
