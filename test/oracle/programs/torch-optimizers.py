import torch, torch.nn as nn
def run(name, make):
    torch.manual_seed(1)
    w = nn.Parameter(torch.tensor([1.0, -2.0, 3.0])); b = nn.Parameter(torch.zeros(1))
    opt = make([w, b])
    x = torch.tensor([[1., 2., 3.], [0.5, -1., 2.], [2., 0., 1.]]); t = torch.tensor([1., 2., 3.])
    for i in range(10):
        opt.zero_grad(); loss = ((x @ w + b - t) ** 2).mean(); loss.backward(); opt.step()
    print(name, w.data, b.data, f"{loss.item():.6f}")
    return opt
O = torch.optim
run("sgd", lambda p: O.SGD(p, lr=0.01))
run("mom", lambda p: O.SGD(p, lr=0.01, momentum=0.9))
run("nest", lambda p: O.SGD(p, lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.1))
run("damp", lambda p: O.SGD(p, lr=0.01, momentum=0.9, dampening=0.5))
o = run("adam", lambda p: O.Adam(p, lr=0.1))
print(o.state_dict()['state'][0]['step'], o.state_dict()['param_groups'])
run("adamwd", lambda p: O.Adam(p, lr=0.1, weight_decay=0.1, amsgrad=True))
run("adamw", lambda p: O.AdamW(p, lr=0.1))
run("rms", lambda p: O.RMSprop(p, lr=0.01)); run("rmsc", lambda p: O.RMSprop(p, lr=0.01, momentum=0.9, centered=True))
run("adagrad", lambda p: O.Adagrad(p, lr=0.1))
w = nn.Parameter(torch.ones(1)); opt = O.SGD([{'params': [w], 'lr': 0.1}, {'params': [nn.Parameter(torch.zeros(2))]}], lr=1.0)
print(opt)
for S in (lambda o: O.lr_scheduler.StepLR(o, 2, 0.5), lambda o: O.lr_scheduler.ExponentialLR(o, 0.9), lambda o: O.lr_scheduler.CosineAnnealingLR(o, 5), lambda o: O.lr_scheduler.LambdaLR(o, lambda e: 0.95 ** e), lambda o: O.lr_scheduler.MultiStepLR(o, [2, 4]), lambda o: O.lr_scheduler.LinearLR(o)):
    opt = O.SGD([w], lr=0.1); s = S(opt); lrs = []
    for i in range(6): lrs.append(round(s.get_last_lr()[0], 6)); opt.step(); s.step()
    print(lrs)
print(w, nn.Parameter(torch.zeros(2, 2)))
torch.manual_seed(0)
for l in (nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(), nn.HuberLoss(), nn.BCEWithLogitsLoss(), nn.MSELoss(reduction='sum'), nn.MSELoss(reduction='none')):
    a = torch.tensor([0.5, -1.0, 2.0], requires_grad=True); print(l, l(a, torch.tensor([1., 0., 1.])))
print(nn.CrossEntropyLoss()(torch.tensor([[1., 2., 3.]]), torch.tensor([2])), nn.NLLLoss()(torch.log_softmax(torch.tensor([[1., 2., 3.]]), 1), torch.tensor([0])))
for m in (nn.Tanh(), nn.Sigmoid(), nn.Softmax(dim=0), nn.LeakyReLU(0.1), nn.ELU(), nn.GELU(), nn.SiLU(), nn.Softplus(), nn.LogSoftmax(dim=0), nn.Hardtanh(), nn.Identity(), nn.Flatten(), nn.Dropout(0.2), nn.ReLU6(), nn.ReLU(inplace=True)):
    print(m, m.eval()(torch.tensor([-1.0, 0.5, 2.0])) if not isinstance(m, nn.Flatten) else '')
print(nn.Conv2d(1, 2, 3, padding=1), nn.MaxPool2d(2), nn.BatchNorm1d(3), nn.LayerNorm(4), nn.Embedding(5, 2), nn.AvgPool2d(2))
print(nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2), nn.ReLU()]), nn.ModuleDict({'a': nn.Linear(1, 1)}))
