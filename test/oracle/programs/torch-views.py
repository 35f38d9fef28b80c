"""PyTorch's views: what is written through them is seen in the whole, and the other way round."""
import torch
import torch.nn as nn
import torch.nn.functional as F

print("reshape 0d")
try:
    x=torch.tensor(3.); y=x.reshape(1); y[0]=5.; print(x,y)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unsqueeze 0d")
try:
    x=torch.tensor(3.); y=x.unsqueeze(0); y[0]=5.; print(x,y)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("view 0d")
try:
    x=torch.tensor(3.); y=x.view(1,1); y.fill_(7); print(x,y)
    x=torch.tensor([3.]); y=x.view(()); y.add_(7); print(x,y)
    x=torch.tensor([3.]); y=x.squeeze(); y.mul_(7); print(x,y)
    x=torch.tensor([3.,4]); y=x[0]; y.mul_(7); print(x,y)
    x=torch.tensor([3.,4]); y=x[1].view(1); y[0]=9; print(x,y)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unfold")
try:
    x=torch.arange(8.); u=x.unfold(0,3,2); u[0,0]=100; print(x,u); u[1]=7; print(x); print(u)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unfold overlapping")
try:
    x=torch.arange(8.); u=x.unfold(0,3,1); u[0]=torch.tensor([10.,20,30]); print(x); print(u)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unfold add")
try:
    x=torch.arange(8.); u=x.unfold(0,2,2); u+=100; print(x); u.mul_(2); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("base change")
try:
    x=torch.arange(8.); u=x.unfold(0,3,2); x[2]=50; print(u); x.zero_(); print(u)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("as_strided")
try:
    x=torch.arange(9.); u=x.as_strided((2,2),(3,1),1); u[0,0]=100; print(x); u.zero_(); print(x); x.fill_(3); print(u)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("torch.as_strided")
try:
    x=torch.arange(9.).view(3,3); d=torch.as_strided(x,(3,),(4,)); d.fill_(-1); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("diagonal")
try:
    x=torch.zeros(3,3); x.diagonal().fill_(4); print(x); x.diagonal(1)[:]=torch.tensor([1.,2]); print(x); x.diagonal(-1).add_(3); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("diag of t")
try:
    x=torch.zeros(2,3); x.t().diagonal(offset=-1).fill_(4); print(x); torch.diagonal(x,0).copy_(torch.tensor([1.,2])); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("t")
try:
    x=torch.arange(6.).view(2,3); x.t()[0]=9; print(x); x.T[1,1]=-1; print(x); x.mT[2]=5; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand")
try:
    x=torch.arange(3.); e=x.expand(2,3); e[0,0]=5; print(e)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand2")
try:
    x=torch.arange(3.); e=x.expand(2,3); e.add_(1)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand3")
try:
    x=torch.arange(3.); e=x.unsqueeze(0).expand(1,3); e.add_(1); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand4")
try:
    x=torch.arange(3.).unsqueeze(1).expand(3,2); x.fill_(1)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand5")
try:
    x=torch.arange(3.); e=x.expand(2,3); x[0]=5; print(e)
    e=x.expand_as(torch.zeros(2,3)); x[1]=8; print(e)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("broadcast_to")
try:
    x=torch.arange(3.); e=torch.broadcast_to(x,(2,3)); x[0]=9; print(e); e[0]=1
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("permute etc")
try:
    x=torch.arange(24.).view(2,3,4); x.permute(2,0,1)[0]=-1; print(x); x.transpose(0,2)[1]=-2; print(x); x.movedim(0,1)[1]=7; print(x); x.swapaxes(0,1)[0]=3;print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("flatten")
try:
    x=torch.arange(6.).view(2,3); x.flatten()[0]=9; print(x); x.ravel()[1]=8; print(x); x.reshape(-1)[2]=5; print(x); x.t().reshape(-1)[0]=77; print(x); x.t().flatten()[0]=78; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("view err")
try:
    x=torch.arange(6.).view(2,3); x.t().view(-1)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("split chunk")
try:
    x=torch.arange(6.); a,b=x.split(3); a.zero_(); print(x); c,d=x.chunk(2); d[0]=-1; print(x); u,v=x.view(2,3).unbind(0); u+=1; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("tensor_split")
try:
    x=torch.arange(6.); a,b=torch.tensor_split(x,2); a.fill_(2); print(x); a,b=torch.hsplit(x,2); b.fill_(3); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("narrow select")
try:
    x=torch.arange(6.).view(2,3); x.narrow(1,1,2).zero_(); print(x); x.select(0,1).fill_(4); print(x); x.index_select(0,torch.tensor([0])).fill_(9); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("real imag")
try:
    z=torch.zeros(2,dtype=torch.complex64); z.real.fill_(3); z.imag[0]=1; print(z); torch.view_as_real(z)[0,0]=9; print(z)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("view_as_complex")
try:
    x=torch.zeros(2,2); c=torch.view_as_complex(x); c[0]=1+2j; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("unflatten")
try:
    x=torch.arange(6.); x.unflatten(0,(2,3))[1]=0; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("detach data")
try:
    x=torch.ones(2,requires_grad=True); x.detach()[0]=5; print(x); x.data[1]=6; print(x); x.data.mul_(2); print(x); x.data=torch.zeros(3); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("numpy share")
try:
    x=torch.ones(2); n=x.numpy(); n[0]=3; print(x); x[1]=9; print(n)
    import numpy as np
    a=np.zeros(2); t=torch.from_numpy(a); t[0]=1; print(a); a[1]=2; print(t); t2=torch.as_tensor(a); t2+=1; print(a,t); t3=torch.tensor(a); t3+=1; print(a)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("view_as")
try:
    x=torch.arange(6.); y=x.view_as(torch.zeros(2,3)); y[0,0]=4; print(x); y=x.reshape_as(torch.zeros(3,2)); y[0,1]=4; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("contiguous")
try:
    x=torch.arange(4.).view(2,2); c=x.contiguous(); c[0,0]=9; print(x); c=x.t().contiguous(); c[0,0]=10; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("to")
try:
    x=torch.zeros(2); y=x.to(torch.float32); y[0]=1; print(x); y=x.float(); y[1]=4; print(x); y=x.cpu(); y[1]=5; print(x); y=x.clone(); y[0]=8; print(x); y=x.double(); y[0]=6; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("atleast")
try:
    x=torch.tensor(2.); torch.atleast_1d(x)[0]=5; print(x); torch.atleast_2d(x)[0,0]=6; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grads2")
try:
    x=torch.ones(3,3,requires_grad=True); y=x*2; y.diagonal().mul_(3); y.sum().backward(); print(x.grad); 
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grads3")
try:
    x=torch.ones(6,requires_grad=True); y=x*2; y.unfold(0,2,2).mul_(3); (y**2).sum().backward(); print(x.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grads4")
try:
    x=torch.ones(6,requires_grad=True); y=x*2; y.as_strided((2,),(2,)).mul_(3); (y**2).sum().backward(); print(x.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grads5")
try:
    x=torch.tensor(2.,requires_grad=True); y=x*2; y.unsqueeze(0).mul_(3); (y**2).backward(); print(x.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grads6")
try:
    x=torch.tensor(2.,requires_grad=True); u=x.unsqueeze(0); u.mul_(3)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("swap")
try:
    x=torch.arange(3.); x[[0,1]]=x[[1,0]]; print(x); x.index_fill_(0,torch.tensor([0]),7); print(x); x[x>1]=0; print(x); x.masked_fill_(x==0,4.); print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("set slices")
try:
    x=torch.arange(5.); x[1:]=x[:-1]; print(x)
    x=torch.arange(5.); x[1:]+=x[:-1]
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("T on nd")
try:
    x=torch.arange(8).view(2,2,2); x.mT[0,0]=100; print(x); x.mH[1,1]=4; print(x); x.adjoint()[0]=3;print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("rot flip (copies)")
try:
    x=torch.arange(4.); x.flip(0)[0]=9; print(x); torch.rot90(x.view(2,2))[0]=0; print(x); x.roll(1)[0]=8; print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand write via x[...]")
try:
    x=torch.zeros(3,1); y=x.expand(3,4); y[:,0]=1
    print(x)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("storage")
try:
    x=torch.zeros(3,4); print(x.t().is_contiguous(), x.t().stride(), x[:, 1].storage_offset(), x.data_ptr()==x.view(-1).data_ptr(), x.expand(2,3,4).stride(), x.unfold(1,2,1).stride(), x.unfold(1,2,1).shape)
except Exception as error:
    print(type(error).__name__, str(error)[:120])
