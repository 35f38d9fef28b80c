"""torch.optim.LBFGS: descent along what the last gradients say of the curvature, with PyTorch's search along a line."""
import torch
from _torch_optim import check, number


# in _nowhere
def _cubic(x1, f1, g1, x2, f2, g2, least=None, most=None):
    """Where the cubic through two points with these slopes is lowest, within bounds."""
    if least is None:
        least, most = (x1, x2) if x1 <= x2 else (x2, x1)
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    squared = d1 ** 2 - g1 * g2
    if not squared >= 0:
        return (least + most) / 2.0
    d2 = squared.sqrt()
    if x1 <= x2:
        lowest = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        lowest = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(lowest, least), most)


class _Search:
    """The search along a line for a place that is low enough and flat enough (strong Wolfe conditions). A place is a
    tuple: how far, the loss, the gradient, the slope."""
    def __init__(self, at, t, d, loss, grad, slope, most):
        self.at, self.d, self.most = at, d, most
        self.loss, self.slope, self.start = loss, slope, (0, loss, grad.clone(), slope)
        self.tried = 0
        self.here = self.visit(t)

    def visit(self, t):
        loss, grad = self.at(t)
        self.tried += 1
        return t, loss, grad, grad.dot(self.d)

    def too_high(self, place):
        return place[1] > self.loss + 1e-4 * place[0] * self.slope

    def is_flat(self, place):
        return abs(place[3]) <= -0.9 * self.slope

    def bracket(self):
        """Two places with a good one between them, or a good one alone, and how many rounds that took."""
        before, here = self.start, self.here
        for rounds in range(self.most):
            if self.too_high(here) or (rounds > 1 and here[1] >= before[1]):
                return [before, here], rounds
            if self.is_flat(here):
                return [here], rounds
            if here[3] >= 0:
                return [before, here], rounds
            least, furthest = here[0] + 0.01 * (here[0] - before[0]), here[0] * 10
            t = _cubic(before[0], before[1], before[3], here[0], here[1], here[3], least, furthest)
            before, here = here, self.visit(t)
        return [self.start, here], self.most

    def inside(self, places, stuck):
        """The next place to try, and whether it lay too near an end."""
        (x1, f1, _, g1), (x2, f2, _, g2) = places
        t = _cubic(x1, f1, g1, x2, f2, g2)
        low, high = min(x1, x2), max(x1, x2)
        margin = 0.1 * (high - low)
        if not min(high - t, t - low) < margin:
            return t, False
        if not (stuck or t >= high or t <= low):
            return t, True
        return (high - margin if abs(t - high) < abs(t - low) else low + margin), False

    def best(self, tolerance):
        places, rounds = self.bracket()
        longest = self.d.abs().max()
        low, high = (0, 1) if places[0][1] <= places[-1][1] else (1, 0)
        done, stuck = len(places) == 1, False
        while not done and rounds < self.most and not abs(places[1][0] - places[0][0]) * longest < tolerance:
            t, stuck = self.inside(places, stuck)
            here = self.visit(t)
            rounds += 1
            if self.too_high(here) or here[1] >= places[low][1]:
                places[high] = here
                low, high = (0, 1) if places[0][1] <= places[1][1] else (1, 0)
                continue
            done = bool(self.is_flat(here))
            if not done and here[3] * (places[high][0] - places[low][0]) >= 0:
                places[high] = places[low]
            places[low] = here
        return places[low]


_lasting = ("d", "t", "old_dirs", "old_stps", "ro", "H_diag", "prev_flat_grad", "prev_loss")


def _direction(state, work, group, grad):
    """Where to go: the gradient through what the last steps say of the curvature."""
    state["n_iter"] += 1
    if state["n_iter"] == 1:
        work.update({"d": grad.neg(), "old_dirs": [], "old_stps": [], "ro": [], "H_diag": 1})
        return
    change, step = grad.sub(work["prev_flat_grad"]), work["d"].mul(work["t"])
    along = change.dot(step)
    changes, steps, inverse = work["old_dirs"], work["old_stps"], work["ro"]
    if along > 1e-10:
        for known, new in ((changes, change), (steps, step), (inverse, 1.0 / along)):
            if len(known) == group["history_size"]:
                known.pop(0)
            known.append(new)
        work["H_diag"] = along / change.dot(change)
    weights = state.setdefault("al", [None] * group["history_size"])
    d = grad.neg()
    for i in reversed(range(len(changes))):
        weights[i] = steps[i].dot(d) * inverse[i]
        d.add_(changes[i], alpha=-weights[i])
    d = torch.mul(d, work["H_diag"])
    for i in range(len(changes)):
        d.add_(steps[i], alpha=weights[i] - changes[i].dot(d) * inverse[i])
    work["d"] = d


# in torch.optim
class LBFGS(torch.optim.Optimizer):
    __module__ = "torch.optim.lbfgs"

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                 line_search_fn=None, *, maximize=False):
        check("learning rate", lr)
        max_eval = max_iter * 5 // 4 if max_eval is None else max_eval
        super().__init__(params, {"lr": lr, "max_iter": max_iter, "max_eval": max_eval, "tolerance_grad": tolerance_grad,
                                  "tolerance_change": tolerance_change, "history_size": history_size,
                                  "line_search_fn": line_search_fn, "maximize": maximize})
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _evaluate(self, closure):
        """The loss, as the closure gave it and as a number to make small, and all gradients in a row."""
        with torch.enable_grad():
            given = closure()
        rows = [torch.zeros_like(p.detach()).reshape(-1) if p.grad is None else p.grad.detach().reshape(-1)
                for p in self._params]
        grad = torch.cat(rows, 0)
        down = not self.param_groups[0].get("maximize")
        return given, float(given) if down else -float(given), grad if down else grad.neg()

    def _go(self, t, d):
        at = 0
        for p in self._params:
            p.add_(d[at:at + p.numel()].view_as(p), alpha=t)
            at += p.numel()

    def _search(self, closure, work, loss, grad, slope, most):
        begun = [p.detach().clone() for p in self._params]

        def at(t):
            self._go(t, work["d"])
            _, there, slopes = self._evaluate(closure)
            for p, before in zip(self._params, begun):
                p.copy_(before)
            return there, slopes

        search = _Search(at, work["t"], work["d"], loss, grad, slope, most)
        work["t"], loss, grad, _ = search.best(self.param_groups[0]["tolerance_change"])
        self._go(work["t"], work["d"])
        return loss, grad, search.tried

    def step(self, closure):
        with torch.no_grad():
            state = self.state.of(self._params[0])
            state.setdefault("func_evals", 0)
            state.setdefault("n_iter", 0)
            given, loss, grad = self._evaluate(closure)
            state["func_evals"] += 1
            if not grad.abs().max() <= self.param_groups[0]["tolerance_grad"]:
                work = {name: state.get(name) for name in _lasting}
                self._descend(closure, state, work, loss, grad)
                state.update(work)
            return given

    def _descend(self, closure, state, work, loss, grad):
        group, tried = self.param_groups[0], 1
        for turn in range(1, group["max_iter"] + 1):
            _direction(state, work, group, grad)
            work["prev_flat_grad"], work["prev_loss"] = grad.clone(), loss
            work["t"] = number(group["lr"])
            if state["n_iter"] == 1:
                work["t"] = min(1.0, 1.0 / grad.abs().sum()) * work["t"]
            slope = grad.dot(work["d"])
            if slope > -group["tolerance_change"]:
                return
            last, used = turn == group["max_iter"], 0
            if group["line_search_fn"] is None:
                self._go(work["t"], work["d"])
                if not last:
                    (_, loss, grad), used = self._evaluate(closure), 1
            elif group["line_search_fn"] == "strong_wolfe":
                loss, grad, used = self._search(closure, work, loss, grad, slope, group["max_eval"] - tried)
            else:
                raise RuntimeError("only 'strong_wolfe' is supported")
            tried += used
            state["func_evals"] += used
            if last or tried >= group["max_eval"] or self._is_there(work, group, loss, grad):
                return

    def _is_there(self, work, group, loss, grad):
        return (grad.abs().max() <= group["tolerance_grad"]
                or work["d"].mul(work["t"]).abs().max() <= group["tolerance_change"]
                or abs(loss - work["prev_loss"]) < group["tolerance_change"])
