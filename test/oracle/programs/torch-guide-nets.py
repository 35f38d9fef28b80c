import torch, torch.nn as nn, torch.nn.functional as F, math
torch.manual_seed(0)
mha = nn.MultiheadAttention(8, 2, batch_first=True); x = torch.randn(2, 3, 8); o, w = mha(x, x, x); print(o, w)
o, w = mha(x, x, x, attn_mask=torch.triu(torch.ones(3, 3, dtype=torch.bool), 1), average_attn_weights=False); print(w.shape, o.sum())
enc = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True); te = nn.TransformerEncoder(enc, 2); print(te(x).shape, te(x)[0, 0])
tr = nn.Transformer(d_model=8, nhead=2, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=16, dropout=0., batch_first=True); print(tr(x, torch.randn(2, 4, 8))[0, 0]); print(nn.Transformer.generate_square_subsequent_mask(3))
print(enc)
lstm = nn.LSTM(4, 5, num_layers=2, bidirectional=True, batch_first=True); out, (h, c) = lstm(torch.randn(2, 3, 4)); print(out.shape, h.shape, c.shape, out[0, 0])
gru = nn.GRU(4, 3); out, h = gru(torch.randn(3, 2, 4)); print(out, h); rnn = nn.RNN(4, 3, nonlinearity='relu'); print(rnn(torch.randn(3, 1, 4))[0])
cell = nn.LSTMCell(3, 2); print(cell(torch.ones(1, 3))); print(nn.GRUCell(3, 2)(torch.ones(1, 3)))
packed = nn.utils.rnn.pack_padded_sequence(torch.randn(2, 3, 4), torch.tensor([3, 2]), batch_first=True); o2, _ = lstm(packed); u, l = nn.utils.rnn.pad_packed_sequence(o2, batch_first=True); print(u.shape, l)
emb = nn.Embedding(10, 3, padding_idx=0); print(emb(torch.tensor([[0, 2]])), emb)
print(nn.utils.rnn.pad_sequence([torch.ones(2), torch.zeros(3)], batch_first=True))
class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout=0.1, max_len=50):
        super().__init__(); self.dropout = nn.Dropout(p=dropout)
        position = torch.arange(max_len).unsqueeze(1); div = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model)); pe = torch.zeros(max_len, 1, d_model); pe[:, 0, 0::2] = torch.sin(position * div); pe[:, 0, 1::2] = torch.cos(position * div); self.register_buffer('pe', pe)
    def forward(self, x): return self.dropout(x + self.pe[:x.size(0)])
pe = PositionalEncoding(8); pe.eval(); print(pe(torch.zeros(2, 1, 8)), list(pe.state_dict()))
class LSTMTagger(nn.Module):
    def __init__(self, e, h, v, t): super().__init__(); self.hidden_dim = h; self.word_embeddings = nn.Embedding(v, e); self.lstm = nn.LSTM(e, h); self.hidden2tag = nn.Linear(h, t)
    def forward(self, s): em = self.word_embeddings(s); o, _ = self.lstm(em.view(len(s), 1, -1)); return F.log_softmax(self.hidden2tag(o.view(len(s), -1)), dim=1)
m = LSTMTagger(6, 6, 9, 3); lf = nn.NLLLoss(); opt = torch.optim.SGD(m.parameters(), lr=0.1)
for ep in range(20):
    m.zero_grad(); s = m(torch.tensor([0, 1, 2, 3, 4])); loss = lf(s, torch.tensor([0, 1, 2, 0, 1])); loss.backward(); opt.step()
print(loss, s)
torch.save(m.state_dict(), 'b_m.pth'); m2 = LSTMTagger(6, 6, 9, 3); print(m2.load_state_dict(torch.load('b_m.pth', weights_only=True))); print(torch.equal(m(torch.tensor([1])), m2(torch.tensor([1]))))
torch.save({'epoch': 3, 'model_state_dict': m.state_dict(), 'optimizer_state_dict': opt.state_dict(), 'loss': loss}, 'b_c.pth'); ck = torch.load('b_c.pth'); print(ck['epoch'], ck['loss'], list(ck['model_state_dict'])[:2], ck['optimizer_state_dict'])
try: m2.load_state_dict({'x': torch.ones(1)})
except RuntimeError as e: print(str(e)[:300])
print(m2.load_state_dict({'x': torch.ones(1)}, strict=False))
acts = {}
def hook(name):
    def f(mod, inp, out): acts[name] = out.detach().shape
    return f
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1)); hs = [net[0].register_forward_hook(hook('a')), net[2].register_full_backward_hook(lambda m, gi, go: print('bw', gi[0].shape, go[0]))]; net[1].register_forward_pre_hook(lambda m, i: print('pre', i[0].shape))
net(torch.ones(2, 3)).sum().backward(); print(acts); [h.remove() for h in hs]; t = torch.ones(2, requires_grad=True); t.register_hook(lambda g: g * 2); (t * 3).sum().backward(); print(t.grad)
class Exp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, i): r = i.exp(); ctx.save_for_backward(r); return r
    @staticmethod
    def backward(ctx, g): r, = ctx.saved_tensors; return g * r
x = torch.tensor([1., 2.], requires_grad=True); Exp.apply(x).sum().backward(); print(x.grad, torch.autograd.gradcheck(Exp.apply, (torch.ones(2, dtype=torch.float64, requires_grad=True),)))
class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input): ctx.save_for_backward(input); return 0.5 * (5 * input ** 3 - 3 * input)
    @staticmethod
    def backward(ctx, grad_output): input, = ctx.saved_tensors; return grad_output * 1.5 * (5 * input ** 2 - 1)
print(LegendrePolynomial3.apply(x))
from torch.func import vmap, grad, jacrev, jacfwd, hessian, vjp, jvp, functional_call, stack_module_state, grad_and_value
print(vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3)), grad(lambda x: torch.sin(x))(torch.tensor(1.)), jacrev(torch.sin)(torch.ones(2)), hessian(lambda x: (x ** 3).sum())(torch.ones(2)), vjp(torch.sin, torch.ones(2))[1](torch.ones(2)), jvp(torch.sin, (torch.ones(2),), (torch.ones(2),)), vmap(grad(lambda w, x: (w * x).sum() ** 2), in_dims=(None, 0))(torch.ones(2), torch.arange(6.).view(3, 2)))
params = {k: v.detach() for k, v in net.named_parameters()}
def cl(params, s, t): return F.mse_loss(functional_call(net, params, (s.unsqueeze(0),)), t.unsqueeze(0))
net = nn.Sequential(net[0], nn.ReLU(), net[2])
g = vmap(grad(cl), in_dims=(None, 0, 0))(params, torch.ones(4, 3), torch.zeros(4, 1)); print({k: v.shape for k, v in g.items()})
models = [nn.Linear(2, 1) for _ in range(3)]; pp, bb = stack_module_state(models); print(pp['weight'].shape, vmap(lambda p, b, x: functional_call(models[0], (p, b), (x,)), in_dims=(0, 0, None))(pp, bb, torch.ones(1, 2)).detach())
print(torch.einsum('ij,jk->ik', torch.ones(2, 3), torch.ones(3, 2)), torch.einsum('bij,bjk->bik', torch.ones(1, 2, 3), torch.ones(1, 3, 2)), torch.einsum('ii', torch.eye(3)), torch.einsum('i,j->ij', torch.arange(2.), torch.arange(3.)), torch.einsum('...ij->...ji', torch.arange(4.).view(1, 2, 2)))
