import torch
import torch.nn as nn
import torch.optim as optim


def row(t):
    return " ".join(f"{v:.8f}" for v in t.detach().reshape(-1).tolist())


def shown(value):
    if isinstance(value, torch.Tensor):
        return f"{tuple(value.shape)} {row(value)}"
    if isinstance(value, list):
        return f"[{', '.join([shown(v) for v in value])}]"
    return f"{value:.8f}" if isinstance(value, float) else repr(value)


x = torch.tensor([[1.0, 2.0, 3.0], [0.5, -1.0, 2.0], [2.0, 0.0, 1.0]])
y = torch.tensor([1.0, 2.0, 3.0])


def begun():
    return nn.Parameter(torch.tensor([1.0, -2.0, 3.0])), nn.Parameter(torch.zeros(1))


def train(opt, w, b, steps=20, up=False):
    for _ in range(steps):
        opt.zero_grad()
        loss = ((x @ w + b - y) ** 2).mean()
        (-loss if up else loss).backward()
        opt.step()
    return loss.item()


makers = {
    "Adadelta": lambda p: optim.Adadelta(p),
    "Adadelta slow": lambda p: optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-3, weight_decay=0.1),
    "Adamax": lambda p: optim.Adamax(p, lr=0.05),
    "Adamax decayed": lambda p: optim.Adamax(p, lr=0.1, betas=(0.8, 0.95), weight_decay=0.2),
    "NAdam": lambda p: optim.NAdam(p, lr=0.05),
    "NAdam decayed": lambda p: optim.NAdam(p, lr=0.05, weight_decay=0.1, momentum_decay=0.1),
    "NAdam apart": lambda p: optim.NAdam(p, lr=0.05, weight_decay=0.1, decoupled_weight_decay=True),
    "RAdam": lambda p: optim.RAdam(p, lr=0.05),
    "RAdam short": lambda p: optim.RAdam(p, lr=0.05, betas=(0.8, 0.7), weight_decay=0.1),
    "RAdam apart": lambda p: optim.RAdam(p, lr=0.05, betas=(0.9, 0.99), weight_decay=0.1, decoupled_weight_decay=True),
    "ASGD": lambda p: optim.ASGD(p, lr=0.01),
    "ASGD averaged": lambda p: optim.ASGD(p, lr=0.02, lambd=0.01, alpha=0.5, t0=5, weight_decay=0.1),
    "Rprop": lambda p: optim.Rprop(p),
    "Rprop bounded": lambda p: optim.Rprop(p, lr=0.1, etas=(0.3, 1.5), step_sizes=(0.01, 0.4)),
}
for name, make in makers.items():
    w, b = begun()
    opt = make([w, b])
    print(name, "|", f"{train(opt, w, b):.4f}", "|", row(w), "|", row(b))
    state = opt.state_dict()
    for key, value in state["state"][0].items():
        print("   ", key, shown(value), value.dtype)
    print("   ", state["param_groups"])
    # What is saved goes on where it was.
    w2, b2 = nn.Parameter(w.detach().clone()), nn.Parameter(b.detach().clone())
    other = make([w2, b2])
    other.load_state_dict({"state": {i: {k: v.clone() for k, v in s.items()} for i, s in state["state"].items()},
                           "param_groups": state["param_groups"]})
    train(opt, w, b, 3)
    train(other, w2, b2, 3)
    print("   ", torch.equal(w, w2), torch.equal(b, b2), list(other.state_dict()["state"][1]))

for kind in (optim.Adadelta, optim.Adamax, optim.NAdam, optim.RAdam, optim.ASGD, optim.Rprop, optim.LBFGS):
    w, b = begun()
    print(kind([w, b]), kind.__name__, kind.__module__, kind)
    if kind is not optim.LBFGS:
        opt = kind([w, b], maximize=True)
        train(opt, w, b, 5, up=True)
        print("   up", row(w), row(b))


def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


for options in ({}, {"lr": 0.5, "max_iter": 4}, {"line_search_fn": "strong_wolfe"}, {"history_size": 2, "max_iter": 6},
                {"line_search_fn": "strong_wolfe", "history_size": 3, "max_iter": 7}, {"max_eval": 3}, {"max_iter": 1},
                {"line_search_fn": "strong_wolfe", "tolerance_grad": 0.5, "tolerance_change": 1e-3}):
    w, b = begun()
    opt = optim.LBFGS([w, b], **options)
    calls = []

    def closure():
        opt.zero_grad()
        loss = ((x @ w + b - y) ** 2).mean() + 0.1 * (w ** 2).sum() + 0.1 * (b ** 2).sum()
        loss.backward()
        calls.append(loss.item())
        return loss

    print(options)
    for _ in range(3):
        loss = opt.step(closure)
        print("   ", f"{loss.item():.5f}", len(calls), type(loss).__name__, " ".join(f"{v:.4f}" for v in w.tolist() + b.tolist()))
    state = opt.state_dict()
    print("   ", list(state["state"][0]), state["state"][0]["n_iter"], state["state"][0]["func_evals"], state["param_groups"])

p = nn.Parameter(torch.tensor([-1.2, 1.0]))
opt = optim.LBFGS([p], lr=1, max_iter=10, line_search_fn="strong_wolfe")


def valley():
    opt.zero_grad()
    loss = rosenbrock(p)
    loss.backward()
    return loss


for _ in range(3):
    print(f"{opt.step(valley).item():.3f}", opt.state[p]["func_evals"], [f"{v:.3f}" for v in p.tolist()])
for _ in range(4):
    opt.step(valley)
print([f"{v:.3f}" for v in p.tolist()], f"{rosenbrock(p).item():.3f}")

p = nn.Parameter(torch.tensor([2.0, 3.0]))
opt = optim.LBFGS([p], maximize=True, line_search_fn="strong_wolfe")


def hill():
    opt.zero_grad()
    height = 5 - ((p - torch.tensor([1.0, -1.0])) ** 2 * torch.tensor([1.0, 3.0])).sum()
    height.backward()
    return height


print(f"{opt.step(hill).item():.4f} {opt.step(hill).item():.4f}", [f"{v:.4f}" for v in p.tolist()])

w, b = begun()
for bad in (lambda: optim.Adadelta([w], lr=-1), lambda: optim.Adadelta([w], rho=1.5), lambda: optim.Adadelta([w], eps=-1e-3),
            lambda: optim.Adadelta([w], weight_decay=-1), lambda: optim.Adamax([w], betas=(1.0, 0.9)),
            lambda: optim.Adamax([w], betas=(0.9, -0.1)), lambda: optim.NAdam([w], momentum_decay=-0.5),
            lambda: optim.RAdam([w], eps=-1), lambda: optim.RAdam([w], betas=(0.9, 2)), lambda: optim.ASGD([w], lr=-0.1),
            lambda: optim.ASGD([w], weight_decay=-0.1), lambda: optim.Rprop([w], etas=(1.1, 1.2)), lambda: optim.Rprop([w], lr=-3),
            lambda: optim.LBFGS([w], lr=-1), lambda: optim.LBFGS([{"params": [w]}, {"params": [b]}]),
            lambda: optim.LBFGS([w], line_search_fn="armijo").step(lambda: (w.grad.zero_().add_(1), (w ** 2).sum())[1]),
            lambda: optim.RMSprop([w], alpha=-1), lambda: optim.RMSprop([w], momentum=-1), lambda: optim.Adagrad([w], lr_decay=-1),
            lambda: optim.Adamax([w], lr=float("nan")), lambda: optim.SGD([w, 3]), lambda: optim.SGD([w * 2]), lambda: optim.SGD([]), lambda: optim.SGD(w), lambda: optim.SGD(w.double()),
            lambda: optim.SGD([{"params": [w]}, {"params": [w, b]}]), lambda: optim.SGD([w], lr=torch.tensor([0.1, 0.2])),
            lambda: optim.SGD([w]).load_state_dict(optim.SGD([w, b]).state_dict()), lambda: optim.SGD([w]).add_param_group([b]),
            lambda: optim.SGD([w]).load_state_dict(optim.SGD([{"params": [w]}, {"params": [b]}]).state_dict())):
    try:
        w.grad = torch.zeros(3)
        print("no error", bad())
    except Exception as error:
        print(type(error).__name__, error)

# Groups have their keys in the order in which they were given; names of parameters are kept.
opt = optim.Adamax([{"params": [w], "lr": 0.5, "note": "first"}, {"params": b, "eps": 1e-3}], lr=0.1)
print(opt)
print(opt.state_dict()["param_groups"])
opt = optim.RAdam([("weight", w), ("bias", b)])
print(opt.param_groups[0]["param_names"], opt.state_dict()["param_groups"])
opt = optim.Adagrad([w], initial_accumulator_value=0.5)
print(opt.state_dict()["state"], w in opt.state, b in opt.state, len(opt.state))
print(isinstance(optim.AdamW([w]), optim.Adam), issubclass(optim.LBFGS, optim.Optimizer))
