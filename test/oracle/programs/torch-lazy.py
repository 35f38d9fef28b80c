import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
# lazy
torch.manual_seed(0)
net = nn.Sequential(nn.LazyConv2d(4, kernel_size=3, padding=1), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(10))
print(net)
y = net(torch.randn(2, 3, 4, 4)); print(y.shape, y[0, :3]); print(net); print(net[4].weight.shape, sum(p.numel() for p in net.parameters()), type(net[4]))
net2 = nn.Sequential(nn.LazyLinear(4), nn.ReLU(), nn.LazyLinear(1)); opt = torch.optim.SGD(net2.parameters(), lr=0.1)
X, Y = torch.ones(3, 2), torch.zeros(3, 1)
net2(X)
for i in range(3):
    l = ((net2(X) - Y) ** 2).mean(); opt.zero_grad(); l.backward(); opt.step(); print(round(l.item(), 4))
print(nn.LazyLinear(3), list(nn.LazyLinear(2).parameters()))
class M(nn.Module):
    def __init__(self):
        super().__init__(); self.fc = nn.LazyLinear(2)
    def forward(self, x): return self.fc(x)
m = M(); print(m(torch.ones(1, 3)).shape); print(m); 
def init(l):
    if type(l) == nn.Linear: nn.init.constant_(l.weight, 0.5)
m.apply(init); print(m.fc.weight)
# swa
torch.manual_seed(0)
from torch.optim.swa_utils import AveragedModel, SWALR, update_bn, get_ema_multi_avg_fn
m = nn.Linear(2, 1); opt = torch.optim.SGD(m.parameters(), lr=0.1); sw = AveragedModel(m); sch = SWALR(opt, swa_lr=0.05, anneal_epochs=2)
for i in range(3):
    opt.zero_grad(); m(torch.ones(4, 2)).sum().backward(); opt.step(); sw.update_parameters(m); sch.step(); print(opt.param_groups[0]["lr"])
print(sw.n_averaged, sw.module.weight, sw(torch.ones(1, 2)))
ema = AveragedModel(m, multi_avg_fn=get_ema_multi_avg_fn(0.9)); ema.update_parameters(m); print(ema.module.bias)
# settings
torch.manual_seed(0)
torch.use_deterministic_algorithms(True); print(torch.are_deterministic_algorithms_enabled()); torch.set_float32_matmul_precision("high"); print(torch.get_float32_matmul_precision())
torch.backends.cudnn.deterministic = True; torch.backends.cudnn.benchmark = False
torch.autograd.set_detect_anomaly(True)
with torch.autograd.detect_anomaly(): pass
from torch.autograd import Variable, gradcheck
x = Variable(torch.ones(2), requires_grad=True); print(x)
print(gradcheck(lambda a: (a ** 2).sum(), torch.ones(2, dtype=torch.double, requires_grad=True)))
print(torch.arange(6.).unfold(0, 2, 2), torch.arange(8.).reshape(2, 4).unfold(1, 2, 1).shape)

print(torch.initial_seed() if False else "", torch.promote_types(torch.int32, torch.float16))
