import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import OrderedDict
torch.manual_seed(7)
class CNN(nn.Module):
    def __init__(self):
        super(CNN, self).__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc = nn.Linear(4 * 4 * 4, 3)
    def forward(self, x):
        x = self.pool(F.relu(self.bn(self.conv1(x))))
        x = x.view(-1, 4 * 4 * 4)
        return self.fc(x)
net = CNN(); print(net)
x = torch.randn(6, 1, 8, 8); y = torch.tensor([0, 1, 2, 0, 1, 2])
opt = torch.optim.AdamW(net.parameters(), lr=0.01)
for i in range(10):
    opt.zero_grad(); out = net(x); loss = F.cross_entropy(out, y); loss.backward(); opt.step()
print(f"{loss.item():.4f}", out.shape, out.argmax(dim=1))
net.eval(); print(net.training, F.softmax(net(x[:1]), dim=1).shape, net.bn.num_batches_tracked)
print([n for n, _ in net.named_modules()], [k for k in net.state_dict()])
seq = nn.Sequential(OrderedDict([('a', nn.Linear(2, 3)), ('act', nn.Tanh()), ('b', nn.Linear(3, 1))]))
print(seq, seq.a, seq[0] is seq.a, len(seq))
for i, layer in enumerate(seq): print(i, layer.__class__.__name__)
def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight); nn.init.zeros_(m.bias)
seq.apply(init_weights); print(seq.a.weight, seq.b.bias)
print(seq(torch.ones(2)), seq(torch.ones(4, 2)).shape)
for p in seq[0].parameters(): p.requires_grad = False
print([n for n, p in seq.named_parameters() if p.requires_grad], sum(p.numel() for p in seq.parameters() if p.requires_grad))
loss = seq(torch.ones(1, 2)).sum(); loss.backward(); print(seq.a.weight.grad, seq.b.weight.grad.shape)
torch.nn.utils.clip_grad_norm_(seq.parameters(), 0.1); print(seq.b.bias.grad)
try: nn.Linear(3, 2)(torch.ones(1, 4))
except RuntimeError as e: print(e)
try: net.load_state_dict({})
except RuntimeError as e: print(str(e)[:80])
emb = nn.Embedding(4, 3); print(emb(torch.tensor([0, 3])).shape, emb.weight.shape)
ln = nn.LayerNorm(3); print(ln(torch.tensor([[1., 2., 3.]])))
bn = nn.BatchNorm1d(2); print(bn(torch.tensor([[1., 2.], [3., 6.]])), bn.running_mean, bn.running_var)
w = torch.empty(2, 3); nn.init.normal_(w, std=0.02); print(w.shape); nn.init.constant_(w, 0.5); print(w)
nn.init.kaiming_normal_(w); print(w)
class Scale(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.k = nn.Parameter(torch.tensor(k)); self.register_buffer('seen', torch.zeros(1))
    def forward(self, x):
        self.seen += 1
        return self.k * x
    def extra_repr(self): return f"k={self.k.item()}"
s = Scale(2.0); print(s, s(torch.ones(2)), s.seen, s.state_dict(), list(s.buffers()))
h = s.register_forward_hook(lambda m, i, o: print("hook", o.shape)); s(torch.ones(3)); h.remove(); s(torch.ones(3))
mods = nn.ModuleList([Scale(1.0) for _ in range(2)]); print(len(list(mods.parameters())), mods)
print(isinstance(net, nn.Module), isinstance(s.k, nn.Parameter), isinstance(s.k, torch.Tensor), type(s.k), s.k)
