"""torch.optim: optimizers that fewer programs take, step by step as PyTorch computes them."""
import torch
from _torch_optim import check, check_betas, number


# in _nowhere
def _begin(p, state, *names):
    """Zeros under each name, and no step taken yet."""
    if not state:
        state["step"] = torch.tensor(0.0)
        for name in names:
            state[name] = torch.zeros_like(p.detach())


def _decayed(p, grad, group):
    return grad.add(p, alpha=group["weight_decay"]) if group["weight_decay"] != 0 else grad


def _decay(p, grad, group):
    """The gradient after the decay of weights, which goes to the weights themselves if it is decoupled."""
    if group["decoupled_weight_decay"] and group["weight_decay"] != 0:
        p.mul_(1 - number(group["lr"]) * group["weight_decay"])
        return grad
    return _decayed(p, grad, group)


def _moments(grad, state, beta1, beta2):
    state["exp_avg"].lerp_(grad, 1 - beta1)
    state["exp_avg_sq"].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    return state["exp_avg"], state["exp_avg_sq"]


# in torch.optim
class Adadelta(torch.optim.Optimizer):
    __module__ = "torch.optim.adadelta"

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
                 differentiable=False):
        check("learning rate", lr)
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        check("epsilon value", eps)
        check("weight_decay value", weight_decay)
        super().__init__(params, {"lr": lr, "rho": rho, "eps": eps, "weight_decay": weight_decay, "maximize": maximize,
                                  "capturable": capturable, "foreach": foreach, "differentiable": differentiable})

    def _move(self, p, grad, state, group):
        _begin(p, state, "square_avg", "acc_delta")
        state["step"] += 1
        grad = _decayed(p, grad, group)
        rho, eps, squares, moved = group["rho"], group["eps"], state["square_avg"], state["acc_delta"]
        squares.mul_(rho).addcmul_(grad, grad, value=1 - rho)
        delta = moved.add(eps).sqrt().div(squares.add(eps).sqrt()).mul(grad)
        moved.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        p.add_(delta, alpha=-number(group["lr"]))


class Adamax(torch.optim.Optimizer):
    __module__ = "torch.optim.adamax"

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False,
                 differentiable=False, capturable=False):
        check("learning rate", lr)
        check("epsilon value", eps)
        check_betas(betas)
        check("weight_decay value", weight_decay)
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "foreach": foreach,
                                  "maximize": maximize, "differentiable": differentiable, "capturable": capturable})

    def _move(self, p, grad, state, group):
        _begin(p, state, "exp_avg", "exp_inf")
        state["step"] += 1
        beta1, beta2 = group["betas"]
        grad = _decayed(p, grad, group)
        state["exp_avg"].lerp_(grad, 1 - beta1)
        most = state["exp_inf"]
        most.copy_(torch.maximum(most.mul(beta2), grad.abs().add(group["eps"])))
        rate = number(group["lr"]) / (1 - beta1 ** state["step"].item())
        p.addcdiv_(state["exp_avg"], most, value=-rate)


class NAdam(torch.optim.Optimizer):
    __module__ = "torch.optim.nadam"

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
                 decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False):
        check("learning rate", lr)
        check("epsilon value", eps)
        check_betas(betas)
        check("weight_decay value", weight_decay)
        check("momentum_decay value", momentum_decay)
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay,
                                  "momentum_decay": momentum_decay, "decoupled_weight_decay": decoupled_weight_decay,
                                  "maximize": maximize, "foreach": foreach, "capturable": capturable,
                                  "differentiable": differentiable})

    def _move(self, p, grad, state, group):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["mu_product"] = torch.tensor(1.0)
            state["exp_avg"] = torch.zeros_like(p.detach())
            state["exp_avg_sq"] = torch.zeros_like(p.detach())
        state["step"] += 1
        step, lr, (beta1, beta2) = state["step"].item(), number(group["lr"]), group["betas"]
        grad = _decay(p, grad, group)
        mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * group["momentum_decay"]))
        mu_next = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * group["momentum_decay"]))
        state["mu_product"] *= mu
        product = state["mu_product"].item()
        mean, squares = _moments(grad, state, beta1, beta2)
        below = squares.div(1 - beta2 ** step).sqrt().add(group["eps"])
        p.addcdiv_(grad, below, value=-lr * (1.0 - mu) / (1.0 - product))
        p.addcdiv_(mean, below, value=-lr * mu_next / (1.0 - product * mu_next))


class RAdam(torch.optim.Optimizer):
    __module__ = "torch.optim.radam"

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False):
        check("learning rate", lr)
        check("epsilon value", eps)
        check_betas(betas)
        check("weight_decay value", weight_decay)
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "maximize": maximize,
                                  "foreach": foreach, "capturable": capturable,
                                  "decoupled_weight_decay": decoupled_weight_decay, "differentiable": differentiable})

    def _move(self, p, grad, state, group):
        _begin(p, state, "exp_avg", "exp_avg_sq")
        state["step"] += 1
        step, (beta1, beta2) = state["step"].item(), group["betas"]
        grad = _decay(p, grad, group)
        mean, squares = _moments(grad, state, beta1, beta2)
        correction = 1 - beta2 ** step
        move = mean / (1 - beta1 ** step) * number(group["lr"])
        # How long the average of the squares is in effect: a short one says too little to divide by.
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * (beta2 ** step) / correction
        if length > 5.0:
            rectified = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) ** 0.5
            move = move * (correction ** 0.5 / squares.sqrt().add(group["eps"])) * rectified
        p.add_(move, alpha=-1.0)


class ASGD(torch.optim.Optimizer):
    __module__ = "torch.optim.asgd"

    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
                 differentiable=False, capturable=False):
        check("learning rate", lr)
        check("lambd value", lambd)
        check("alpha value", alpha)
        check("weight_decay value", weight_decay)
        super().__init__(params, {"lr": lr, "lambd": lambd, "alpha": alpha, "t0": t0, "weight_decay": weight_decay,
                                  "foreach": foreach, "maximize": maximize, "differentiable": differentiable,
                                  "capturable": capturable})

    def _move(self, p, grad, state, group):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["eta"] = torch.tensor(float(group["lr"]))
            state["mu"] = torch.tensor(1.0)
            state["ax"] = torch.zeros_like(p.detach())
        state["step"] += 1
        grad = _decayed(p, grad, group)
        step, eta, lr, lambd = state["step"].item(), state["eta"].item(), number(group["lr"]), group["lambd"]
        p.mul_(1 - lambd * eta)
        p.add_(grad, alpha=-eta)
        mean = state["ax"]
        if state["mu"].item() != 1:
            mean.add_(p.detach().sub(mean).mul(state["mu"]))
        else:
            mean.copy_(p.detach())
        state["eta"].copy_(torch.tensor(lr / ((1 + lambd * lr * step) ** group["alpha"])))
        state["mu"].copy_(torch.tensor(1 / max(1, step - group["t0"])))


class Rprop(torch.optim.Optimizer):
    __module__ = "torch.optim.rprop"

    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        check("learning rate", lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(params, {"lr": lr, "etas": etas, "step_sizes": step_sizes, "foreach": foreach, "maximize": maximize,
                                  "differentiable": differentiable, "capturable": capturable})

    def _move(self, p, grad, state, group):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["prev"] = torch.zeros_like(p.detach())
            state["step_size"] = torch.full_like(grad, number(group["lr"]))
        state["step"] += 1
        (shrink, grow), (least, most) = group["etas"], group["step_sizes"]
        along = grad * state["prev"]
        turned = along < 0
        factor = torch.where(along > 0, grow, torch.where(turned, shrink, 1.0))
        size = state["step_size"]
        size.mul_(factor.to(size.dtype)).clamp_(least, most)
        grad = torch.where(turned, torch.zeros_like(grad), grad)
        p.addcmul_(grad.sign(), size, value=-1)
        state["prev"].copy_(grad)
