import math
import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler as S


def made(kind=optim.SGD, **options):
    return kind([nn.Parameter(torch.ones(1))], **{"lr": 0.1, **options})


def both():
    w, b = nn.Parameter(torch.ones(1)), nn.Parameter(torch.zeros(2))
    return optim.SGD([{"params": [w], "lr": 0.1}, {"params": [b]}], lr=0.5, momentum=0.9)


def run(name, opt, schedule, steps=12, also=()):
    print(name)
    for _ in range(steps):
        print("   ", *[repr(lr) for lr in schedule.get_last_lr()], *[g[key] for g in opt.param_groups for key in also])
        opt.step()
        schedule.step()
    print("   ", schedule.get_last_lr() == [g["lr"] for g in opt.param_groups], schedule.last_epoch if hasattr(schedule, "last_epoch") else "")
    print("   ", schedule.state_dict())


simple = {
    "StepLR": lambda o: S.StepLR(o, 3, 0.3),
    "MultiStepLR": lambda o: S.MultiStepLR(o, [2, 5, 5], 0.5),
    "ConstantLR": lambda o: S.ConstantLR(o),
    "ConstantLR short": lambda o: S.ConstantLR(o, factor=0.7, total_iters=3),
    "LinearLR": lambda o: S.LinearLR(o),
    "LinearLR down": lambda o: S.LinearLR(o, 1.0, 0.1, total_iters=7),
    "ExponentialLR": lambda o: S.ExponentialLR(o, 0.83),
    "PolynomialLR": lambda o: S.PolynomialLR(o),
    "PolynomialLR curved": lambda o: S.PolynomialLR(o, total_iters=9, power=1.7),
    "CosineAnnealingLR": lambda o: S.CosineAnnealingLR(o, 5, eta_min=0.01),
    "LambdaLR": lambda o: S.LambdaLR(o, lambda e: 0.9 ** e),
    "MultiplicativeLR": lambda o: S.MultiplicativeLR(o, lambda e: 1 - 0.5 / e),
    "CosineAnnealingWarmRestarts": lambda o: S.CosineAnnealingWarmRestarts(o, 4),
    "CosineAnnealingWarmRestarts longer": lambda o: S.CosineAnnealingWarmRestarts(o, 2, T_mult=2, eta_min=0.01),
}
for name, make in simple.items():
    opt = made()
    run(name, opt, make(opt))
    opt = both()
    schedule = make(opt)
    for _ in range(4):
        opt.step()
        schedule.step()
    print("   ", schedule.get_last_lr(), schedule.base_lrs)
    # Saved and loaded, a schedule goes on where it was.
    again = both()
    other = make(again)
    again.load_state_dict(opt.state_dict())
    other.load_state_dict(schedule.state_dict())
    for one, of in ((opt, schedule), (again, other)):
        for _ in range(3):
            one.step()
            of.step()
    print("   ", schedule.get_last_lr(), other.get_last_lr() == schedule.get_last_lr(), other.last_epoch)

for options in ({"total_steps": 10}, {"epochs": 2, "steps_per_epoch": 6, "anneal_strategy": "linear"},
                {"total_steps": 12, "three_phase": True}, {"total_steps": 9, "pct_start": 0.5, "div_factor": 10.0, "final_div_factor": 100},
                {"total_steps": 10, "cycle_momentum": False, "anneal_strategy": "linear", "three_phase": True}):
    opt = made(momentum=0.9)
    total = options["total_steps"] if "total_steps" in options else 12
    run(f"OneCycleLR {options}", opt, S.OneCycleLR(opt, max_lr=0.4, **options), total - 1, also=("momentum",))
opt = made(optim.Adam)
run("OneCycleLR of Adam", opt, S.OneCycleLR(opt, 0.01, total_steps=6, base_momentum=0.8), 5, also=("betas",))
print(opt)
opt = both()
run("OneCycleLR of groups", opt, S.OneCycleLR(opt, [0.1, 0.3], total_steps=6), 5, also=("momentum", "initial_lr", "max_lr", "min_lr"))

for options in ({"step_size_up": 4}, {"step_size_up": 2, "step_size_down": 3, "mode": "triangular2"},
                {"step_size_up": 3, "mode": "exp_range", "gamma": 0.95},
                {"step_size_up": 2, "scale_fn": lambda x: 0.5 * (1 + math.sin(x * math.pi / 2.0)), "scale_mode": "iterations"},
                {"step_size_up": 3, "cycle_momentum": False}):
    opt = made(momentum=0.5)
    shown = {k: v for k, v in options.items() if k != "scale_fn"}
    run(f"CyclicLR {shown}", opt, S.CyclicLR(opt, 0.01, 0.1, **options), 11, also=("momentum",))
opt = made(optim.AdamW)
run("CyclicLR of AdamW", opt, S.CyclicLR(opt, 0.01, 0.1, step_size_up=2), 5, also=("betas",))

opt = made()
run("SequentialLR", opt, S.SequentialLR(opt, [S.ConstantLR(opt, 0.1, total_iters=20), S.ExponentialLR(opt, 0.9)], milestones=[4]), 10)
opt = made()
warm = S.LinearLR(opt, start_factor=0.01, total_iters=3)
run("SequentialLR warm", opt, S.SequentialLR(opt, [warm, S.CosineAnnealingLR(opt, T_max=6), S.CosineAnnealingWarmRestarts(opt, 2)], [3, 8]), 12)
opt = made()
run("ChainedScheduler", opt, S.ChainedScheduler([S.ConstantLR(opt, 0.1, total_iters=3), S.ExponentialLR(opt, 0.9)], optimizer=opt), 8)
opt = both()
run("ChainedScheduler of groups", opt, S.ChainedScheduler([S.StepLR(opt, 2, 0.5), S.MultiplicativeLR(opt, [lambda e: 0.9, lambda e: 0.8])]), 5)

for options in ({"patience": 1}, {"mode": "max", "factor": 0.5, "patience": 0, "cooldown": 2, "min_lr": 0.03},
                {"threshold_mode": "abs", "threshold": 0.05, "patience": 2}):
    opt = made()
    schedule = S.ReduceLROnPlateau(opt, **options)
    for metric in (1.0, 0.9, 0.89999, 0.91, 0.9, 0.95, torch.tensor(0.5), 0.5, 0.5, 0.5, 0.5):
        schedule.step(metric)
        print(repr(schedule.get_last_lr()[0]), schedule.num_bad_epochs, schedule.in_cooldown, end=" | ")
    print(schedule.state_dict())
    other = S.ReduceLROnPlateau(made())
    other.load_state_dict(schedule.state_dict())
    print(other.best, other.patience, other.mode)


class Slowing:
    def __init__(self, by):
        self.by = by

    def __call__(self, epoch):
        return 1 / (1 + self.by * epoch)


opt = made()
schedule = S.LambdaLR(opt, Slowing(0.5))
opt.step()
schedule.step()
saved = schedule.state_dict()
print(saved)
other = S.LambdaLR(made(), Slowing(3))
other.load_state_dict(saved)
print(other.lr_lambdas[0].by, saved["lr_lambdas"])

# A schedule that starts in the middle, a rate that is a tensor, an epoch that is named, and one of one's own.
opt = made()
opt.param_groups[0]["initial_lr"] = 0.1
for make in (lambda: S.CosineAnnealingLR(opt, 8, last_epoch=3), lambda: S.CosineAnnealingWarmRestarts(opt, 4, last_epoch=3),
             lambda: S.LambdaLR(opt, lambda e: 0.5 ** e, last_epoch=2), lambda: S.ExponentialLR(opt, 0.5, last_epoch=1)):
    schedule = make()
    opt.step()
    schedule.step()
    print(schedule.get_last_lr(), schedule.last_epoch)
opt = made(lr=torch.tensor(0.5))
schedule = S.StepLR(opt, 1, 0.5)
opt.step()
schedule.step()
print(schedule.get_last_lr(), opt.param_groups[0]["lr"])
opt = made()
schedule = S.CosineAnnealingWarmRestarts(opt, 3, 2)
for at in (0.5, 2.9, 3.25, 9.5, 20):
    schedule.step(at)
    print(schedule.get_last_lr(), schedule.T_cur, schedule.T_i, schedule.last_epoch)


class Halving(S._LRScheduler):
    def get_lr(self):
        return [base / 2 ** self.last_epoch for base in self.base_lrs]


opt = made()
run("Halving", opt, Halving(opt), 4)
print(isinstance(S.StepLR(opt, 1), S._LRScheduler), issubclass(Halving, S.LRScheduler), S._LRScheduler)
print(isinstance(S.ReduceLROnPlateau(opt), S.LRScheduler), S.OneCycleLR.__module__, S.StepLR)

opt = made()
w = nn.Parameter(torch.ones(1))
for bad in (lambda: S.StepLR(w, 3), lambda: S.ConstantLR(opt, factor=1.5), lambda: S.LinearLR(opt, start_factor=0),
            lambda: S.LinearLR(opt, end_factor=2), lambda: S.LambdaLR(opt, [lambda e: 1, lambda e: 2]),
            lambda: S.MultiplicativeLR(opt, 0.5), lambda: S.SequentialLR(opt, [], []),
            lambda: S.SequentialLR(opt, [S.StepLR(opt, 1)], [1]), lambda: S.SequentialLR(opt, [S.ReduceLROnPlateau(opt)], []),
            lambda: S.SequentialLR(opt, [S.StepLR(made(lr=1), 1)], []), lambda: S.ChainedScheduler([]),
            lambda: S.ChainedScheduler([S.StepLR(opt, 1), S.ReduceLROnPlateau(opt)]), lambda: S.ReduceLROnPlateau(opt, factor=1.0),
            lambda: S.ReduceLROnPlateau(opt, mode="mean"), lambda: S.ReduceLROnPlateau(opt, threshold_mode="x"),
            lambda: S.ReduceLROnPlateau(opt, min_lr=[0.1, 0.2]), lambda: S.CosineAnnealingWarmRestarts(opt, 0),
            lambda: S.CosineAnnealingWarmRestarts(opt, 2, T_mult=1.5), lambda: S.CosineAnnealingWarmRestarts(opt, 2, eta_min="a"),
            lambda: S.OneCycleLR(opt, 0.1), lambda: S.OneCycleLR(opt, 0.1, total_steps=-2),
            lambda: S.OneCycleLR(opt, 0.1, epochs=2, steps_per_epoch=1.5), lambda: S.OneCycleLR(opt, 0.1, total_steps=5, pct_start=2),
            lambda: S.OneCycleLR(opt, 0.1, total_steps=5, anneal_strategy="square"), lambda: S.OneCycleLR(opt, [0.1, 1], total_steps=5),
            lambda: S.CyclicLR(opt, 0.1, 1, mode="square"), lambda: S.CyclicLR(opt, [0.1, 0.2], 1),
            lambda: S.CyclicLR(made(optim.Adagrad), 0.1, 1), lambda: S.OneCycleLR(made(optim.Adagrad), 0.1, total_steps=5),
            lambda: S.StepLR(made(), 1, last_epoch=2), lambda: S.LRScheduler(opt)):
    try:
        print("no error", bad())
    except Exception as error:
        print(type(error).__name__, error)
opt = made(momentum=0.9)
schedule = S.OneCycleLR(opt, 0.1, total_steps=4)
try:
    for _ in range(5):
        opt.step()
        schedule.step()
except ValueError as error:
    print(error)
