"""PyTorch as people use it: weights of others, masks, hooks, containers, many functions, and what is refused."""
import torch, torch.nn as nn, torch.nn.functional as F, math, copy

print("float subclass")
try:
    class F2(float): pass
    print(torch.ones(2)*F2(2.5), F2(2)*torch.ones(2), torch.ones(2)+F2(1), torch.full((2,),F2(3)), torch.tensor(F2(1.5)), torch.clamp(torch.ones(2),max=F2(0.5)), torch.pow(torch.ones(2)*2,F2(2)))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("parametrize")
try:
    import torch.nn.utils.parametrize as P
    class Sym(nn.Module):
        def forward(self,X): return X.triu()+X.triu(1).transpose(-1,-2)
    torch.manual_seed(0)
    l=nn.Linear(3,3); P.register_parametrization(l,'weight',Sym()); print(l); print(l.weight); print(torch.allclose(l.weight,l.weight.T), P.is_parametrized(l), list(dict(l.named_parameters()))); l(torch.ones(1,3)).sum().backward(); print(l.parametrizations.weight.original.grad); P.remove_parametrizations(l,'weight'); print(l)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("parametrizations")
try:
    from torch.nn.utils import parametrizations as PP
    torch.manual_seed(0)
    l=PP.weight_norm(nn.Linear(3,2)); print(l.weight, [n for n,_ in l.named_parameters()]); l=PP.spectral_norm(nn.Linear(3,2)); print(round(torch.linalg.matrix_norm(l.weight,2).item(),4))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("prune")
try:
    import torch.nn.utils.prune as prune
    torch.manual_seed(0)
    l=nn.Linear(4,2); prune.l1_unstructured(l,'weight',amount=0.5); print(l.weight, l.weight_mask, list(l.state_dict())); prune.remove(l,'weight'); print(l.weight)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("vec")
try:
    m=nn.Linear(2,2); v=nn.utils.parameters_to_vector(m.parameters()); print(v.shape); nn.utils.vector_to_parameters(torch.arange(6.),m.parameters()); print(m.weight,m.bias); print(nn.utils.clip_grad_value_, nn.utils.get_total_norm if hasattr(nn.utils,'get_total_norm') else '')if False else None
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("maxunpool")
try:
    pool=nn.MaxPool2d(2,stride=2,return_indices=True); un=nn.MaxUnpool2d(2,stride=2); x=torch.arange(16.).view(1,1,4,4); o,i=pool(x); print(o,i); print(un(o,i)); print(F.max_unpool2d(o,i,2), F.max_unpool1d(*F.max_pool1d(torch.arange(4.).view(1,1,4),2,return_indices=True),2)); print(un(o,i,output_size=torch.Size([1,1,5,5])).shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("lp")
try:
    print(nn.LPPool2d(2,2)(torch.arange(16.).view(1,1,4,4)), nn.LPPool1d(1.5,2)(torch.arange(4.).view(1,1,4)), F.lp_pool2d(torch.ones(1,1,2,2),2,2))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("amp")
try:
    from torch.cuda.amp import GradScaler
    s=torch.amp.GradScaler('cpu',enabled=False); m=nn.Linear(2,1); o=torch.optim.SGD(m.parameters(),0.1)
    with torch.autocast('cpu',enabled=False): l=m(torch.ones(1,2)).sum()
    s.scale(l).backward(); s.step(o); s.update(); print('ok')
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("hooks")
try:
    torch.manual_seed(0)
    acts={}; m=nn.Sequential(nn.Linear(2,3),nn.ReLU(),nn.Linear(3,1)); h=m[1].register_forward_hook(lambda mod,i,o: acts.__setitem__('r',o.detach())); h2=m[0].register_full_backward_hook(lambda mod,gi,go: print('bw',go[0].shape)); m.register_forward_pre_hook(lambda mod,i: print('pre',i[0].shape)); m(torch.ones(2,2)).sum().backward(); print(acts['r'].shape); h.remove(); h2.remove()
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("modules")
try:
    class N(nn.Module):
        def __init__(s):
            super().__init__(); s.d=nn.ModuleDict({'a':nn.Linear(2,2),'b':nn.Identity()}); s.p=nn.ParameterList([nn.Parameter(torch.ones(2)) for _ in range(2)]); s.register_buffer('c',torch.ones(1),persistent=False); s.act=nn.ReLU6()
        def forward(s,x): return s.d['a'](x)*s.p[0]
    n=N(); print(n); print([k for k,_ in n.named_parameters()],list(n.state_dict()),[k for k,_ in n.named_modules()],[type(c).__name__ for c in n.children()]); n.requires_grad_(False); print(any(p.requires_grad for p in n.parameters())); n.train(False); print(n.training); n.half(); print(n.d['a'].weight.dtype); n.float(); c=copy.deepcopy(n); print(c.d['a'].weight is n.d['a'].weight); print(n.get_submodule('d.a'), n.load_state_dict(c.state_dict())); print(n.load_state_dict({},strict=False))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("strict")
try:
    nn.Linear(2,2).load_state_dict({'weight':torch.ones(3,2)})
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("missing attr")
try:
    nn.Linear(2,2).foo
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("functions")
try:
    x=torch.tensor([[3.,1.,2.],[6.,5.,4.]])
    print(torch.bucketize(torch.tensor([1.5,3.5]),torch.tensor([1.,2.,3.])), torch.searchsorted(torch.tensor([1.,3.,5.]),torch.tensor([2.,6.])), torch.kthvalue(x,2), torch.cummax(x,1), torch.logcumsumexp(x,1), torch.histc(x,3), torch.cdist(x,x), torch.trapezoid(x), torch.combinations(torch.arange(3)), torch.cartesian_prod(torch.arange(2),torch.arange(2)), torch.tensordot(x,x,dims=([1],[1])), torch.diff(x), torch.unique(torch.tensor([1,2,2,3]),return_counts=True), torch.bincount(torch.tensor([0,1,1])), torch.nan_to_num(torch.tensor([float('nan'),float('inf')])), torch.lerp(torch.zeros(2),torch.ones(2),0.3), torch.quantile(x,0.5,dim=1), torch.nanmean(torch.tensor([1.,float('nan')])), torch.std_mean(x), torch.var(x,dim=0,correction=0), torch.addmm(torch.ones(2,2),x,x.T,beta=0.5), torch.einsum('ij,kj->ik',x,x), torch.rot90(x), torch.isin(torch.tensor([1,2,3]),torch.tensor([2])), torch.take_along_dim(x,x.argsort(1),1), torch.gather(x,1,torch.tensor([[0],[1]])), torch.scatter(torch.zeros(2,3),1,torch.tensor([[0],[2]]),5.), torch.index_add(torch.zeros(3),0,torch.tensor([0,0]),torch.ones(2)), torch.masked_select(x,x>2), torch.heaviside(torch.tensor([-1.,0.,1.]),torch.tensor(0.5)), torch.gcd(torch.tensor(12),torch.tensor(18)), torch.frac(torch.tensor(1.5)), torch.hypot(torch.tensor(3.),torch.tensor(4.)), torch.triu_indices(2,3), torch.meshgrid(torch.arange(2),torch.arange(2),indexing='ij'), torch.block_diag(torch.ones(1,1),torch.ones(1,2)), torch.scatter_reduce(torch.zeros(2),0,torch.tensor([0,1,1]),torch.tensor([1.,2.,3.]),'mean',include_self=False), torch.aminmax(x), torch.argwhere(x>3), torch.count_nonzero(x), torch.renorm(x,2,0,1.), torch.vander(torch.tensor([1,2,3])), torch.nonzero(x>3,as_tuple=True), torch.polar(torch.tensor(1.),torch.tensor(0.5)), torch.signbit(x-3), torch.logaddexp(x,x), torch.msort(x), torch.cov(x), torch.corrcoef(x), torch.swapaxes(x,0,1).shape, torch.tile(x,(1,2)).shape, torch.repeat_interleave(x,2,0).shape, torch.unravel_index(torch.tensor(4),(2,3)), torch.squeeze(x[None],0).shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("linalg fft")
try:
    A=torch.tensor([[4.,1.],[1.,3.]]); print(torch.linalg.eigh(A), torch.linalg.svdvals(A), torch.linalg.cholesky(A), torch.linalg.inv(A), torch.linalg.det(A), torch.linalg.slogdet(A), torch.linalg.lstsq(A,torch.ones(2,1)).solution, torch.linalg.matrix_power(A,3), torch.linalg.pinv(A), torch.linalg.cond(A), torch.linalg.matrix_rank(A), torch.linalg.norm(A), torch.linalg.matrix_exp(A*0.1), torch.linalg.multi_dot([A,A,A]), torch.fft.fft(torch.arange(4.)), torch.fft.rfft(torch.arange(4.)).abs(), torch.fft.fftfreq(4), torch.fft.fftshift(torch.arange(4)), torch.linalg.solve(A,torch.ones(2)), torch.trace(A), torch.linalg.cross(torch.tensor([1.,0,0]),torch.tensor([0.,1,0])))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("print")
try:
    print(torch.randn(0), torch.zeros(2,0), torch.tensor(3), torch.tensor([1e-8,1.]), torch.tensor([1e10,1.]), torch.arange(2000), torch.ones(2,2,dtype=torch.bool), torch.tensor([1+2j]), torch.tensor([float('nan'),1.]), torch.full((3,3),1/3,dtype=torch.float64)); torch.set_printoptions(precision=2,sci_mode=False); print(torch.tensor([1.23456,1000.])); torch.set_printoptions(profile='default'); print(torch.rand(3,requires_grad=True).shape, repr(torch.Size([2,3])), torch.Size([2,3]).numel(), torch.float32, torch.device('cpu'), torch.get_default_dtype())
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs")
try:
    torch.ones(2,3)@torch.ones(2,3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs2")
try:
    torch.tensor([1,2]).mean()
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs3")
try:
    F.cross_entropy(torch.ones(2,3),torch.tensor([0,5]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs4")
try:
    nn.Linear(3,2)(torch.ones(2,4))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs5")
try:
    torch.ones(2,requires_grad=True).numpy()
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs6")
try:
    torch.cat([torch.ones(2,2),torch.ones(3,3)])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs7")
try:
    nn.Conv2d(3,4,3)(torch.ones(1,1,5,5))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs8")
try:
    nn.Embedding(3,2)(torch.tensor([5]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs9")
try:
    x=torch.ones(2,requires_grad=True); y=x*2; y.backward()
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs10")
try:
    torch.zeros(3)[5]
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs11")
try:
    nn.BatchNorm1d(3)(torch.ones(1,3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs12")
try:
    F.mse_loss(torch.ones(2),torch.ones(3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs13")
try:
    nn.MSELoss()(torch.ones(2),torch.tensor([1,2]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs14")
try:
    torch.tensor([1.,2.]).view(3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs15")
try:
    int(torch.tensor([1,2]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("errs16")
try:
    if torch.tensor([1,2])>0: pass
except Exception as error:
    print(type(error).__name__, str(error)[:120])
