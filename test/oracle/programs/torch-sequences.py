"""Sequences of several lengths: padded, packed, and through recurrent layers."""
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence, pack_sequence, PackedSequence, unpad_sequence, unpack_sequence

print("pad")
try:
    a,b,c=torch.arange(3.),torch.arange(2.),torch.arange(4.)
    print(pad_sequence([a,b,c])); print(pad_sequence([a,b,c],batch_first=True,padding_value=-1)); print(pad_sequence([a,b,c],batch_first=True,padding_side='left'))
    print(pad_sequence([torch.tensor([1,2]),torch.tensor([3])],batch_first=True,padding_value=0))
    print(pad_sequence([torch.ones(2,3),torch.ones(1,3)]).shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pack")
try:
    x=torch.arange(12.).view(3,4); p=pack_padded_sequence(x,[4,2,1],batch_first=True); print(p); print(p.data,p.batch_sizes); print(pad_packed_sequence(p,batch_first=True)); print(pad_packed_sequence(p,batch_first=True,total_length=6,padding_value=-1.)[0])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unsorted")
try:
    p=pack_padded_sequence(x,torch.tensor([2,4,1]),batch_first=True,enforce_sorted=False); print(p); print(pad_packed_sequence(p,batch_first=True))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unsorted err")
try:
    pack_padded_sequence(x,torch.tensor([2,4,1]),batch_first=True)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("zero")
try:
    pack_padded_sequence(x,torch.tensor([2,1,0]),batch_first=True)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("pack_sequence")
try:
    p=pack_sequence([torch.tensor([1,2,3]),torch.tensor([4,5]),torch.tensor([6])]); print(p); print(unpack_sequence(p)); print(type(p).__name__, isinstance(p,tuple), p[0])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("lstm packed")
try:
    torch.manual_seed(0)
    for cls in (nn.LSTM, nn.GRU, nn.RNN):
        for bi in (False, True):
            m=cls(3,4,num_layers=2,batch_first=True,bidirectional=bi)
            x=torch.randn(3,5,3,requires_grad=True); lens=torch.tensor([3,5,2])
            p=pack_padded_sequence(x,lens,batch_first=True,enforce_sorted=False)
            o,h=m(p); y,l=pad_packed_sequence(o,batch_first=True)
            print(cls.__name__,bi,y.shape,l); print(y[0])
            hs=h if isinstance(h,tuple) else (h,)
            print([t.shape for t in hs], hs[0][-1])
            (y.pow(2).sum()+hs[0].sum()).backward(); print(x.grad[2]); print(m.weight_hh_l0.grad[0])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("with state")
try:
    m=nn.LSTM(3,4); x=torch.randn(5,3,3); p=pack_padded_sequence(x,[5,3,1]); h0=torch.randn(1,3,4); c0=torch.randn(1,3,4)
    o,(h,c)=m(p,(h0,c0)); print(h); print(o.data.shape, o.batch_sizes)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("classifier")
try:
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.emb=nn.Embedding(10,4,padding_idx=0); self.rnn=nn.GRU(4,6,batch_first=True,bidirectional=True); self.fc=nn.Linear(12,2)
        def forward(self,x,l):
            e=self.emb(x); p=pack_padded_sequence(e,l.cpu(),batch_first=True,enforce_sorted=False)
            _,h=self.rnn(p); return self.fc(torch.cat([h[0],h[1]],dim=1))
    torch.manual_seed(1); net=Net(); opt=torch.optim.Adam(net.parameters(),0.05)
    x=pad_sequence([torch.tensor([1,2,3]),torch.tensor([4,5]),torch.tensor([6,7,8,9])],batch_first=True); l=torch.tensor([3,2,4]); t=torch.tensor([0,1,0])
    for i in range(5):
        opt.zero_grad(); loss=nn.functional.cross_entropy(net(x,l),t); loss.backward(); opt.step(); print(f"{loss.item():.3f}")
except Exception as error:
    print(type(error).__name__, str(error)[:120])
