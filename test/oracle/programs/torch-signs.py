"""Second derivatives of what turns with signs, and images read at places between their numbers."""
import torch
import torch.nn as nn
import torch.nn.functional as F

print("relu double")
try:
    x=torch.tensor([-1.,2.],requires_grad=True); y=F.relu(x).sum(); g,=torch.autograd.grad(y,x,create_graph=True); print(g.requires_grad, g.tolist()); h,=torch.autograd.grad(g.sum(),x); print(h)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("each")
try:
    for f in [torch.relu,F.leaky_relu,F.relu6,F.hardtanh,F.hardshrink,F.softshrink,torch.abs,lambda x:F.threshold(x,0.1,20),lambda x:x.clamp(0,1),lambda x: x.max(),lambda x:x*3, lambda x:x.floor(), lambda x:x.sign(), lambda x: x.norm(1), F.elu, F.selu, F.hardswish, F.softplus, F.logsigmoid, F.celu, F.tanhshrink,lambda x: F.l1_loss(x, torch.zeros(2)), lambda x: F.smooth_l1_loss(x, torch.zeros(2)), lambda x: F.huber_loss(x,torch.zeros(2)), lambda x: x.clamp_min(0), lambda x: torch.maximum(x, torch.zeros(2)), lambda x: torch.where(x>0,x,0*x), lambda x: x.sum(), lambda x: x.relu()**2, lambda x:F.relu(x,inplace=False)*2, nn.ReLU(), nn.LeakyReLU(0.1), nn.PReLU(), lambda x: x.sort()[0], lambda x: x.amax(), lambda x: x.median()]:
        x=torch.tensor([-1.,2.],requires_grad=True); y=f(x).sum()
        g,=torch.autograd.grad(y,x,create_graph=True)
        print(g.requires_grad, g.tolist())
        if g.requires_grad:
            try: print(torch.autograd.grad(g.sum(),x))
            except Exception as e: print(str(e)[:80])
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("gradient penalty relu net")
try:
    torch.manual_seed(0)
    net=nn.Sequential(nn.Linear(3,8),nn.ReLU(),nn.Linear(8,1))
    x=torch.randn(4,3,requires_grad=True)
    g,=torch.autograd.grad(net(x).sum(),x,create_graph=True)
    gp=((g.norm(2,dim=1)-1)**2).mean(); gp.backward()
    print(gp)
    for p in net.parameters(): print(p.grad)
    print(x.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("backward create graph")
try:
    x=torch.tensor([-1.,2.],requires_grad=True); F.relu(x).sum().backward(create_graph=True); print(x.grad.tolist(), x.grad.requires_grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("hessian")
try:
    from torch.autograd.functional import hessian, jacobian
    print(hessian(lambda x: F.relu(x).sum(), torch.tensor([1.,-1.])))
    print(hessian(lambda x: (F.relu(x)**2).sum(), torch.tensor([1.,-1.])))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("grid nan")
try:
    im=torch.arange(16.).view(1,1,4,4); g=torch.tensor([[[[float('nan'),0.],[0.5,0.3],[2.,2.]]]])
    for pm in ('zeros','border','reflection'):
        for mode in ('bilinear','nearest','bicubic'):
            for ac in (True, False):
                print(pm,mode,ac,F.grid_sample(im,g,mode=mode,padding_mode=pm,align_corners=ac))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("5d")
try:
    im=torch.arange(8.).view(1,1,2,2,2); g=torch.zeros(1,1,1,2,3); g[0,0,0,1]=torch.tensor([0.3,-0.2,0.9]); print(F.grid_sample(im,g,align_corners=True)); print(F.grid_sample(im,g,align_corners=False,mode='nearest'))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("inplace")
try:
    x=torch.tensor([-1.,2]); y=F.relu(x,inplace=True); print(x,y is x)
    x=torch.tensor([-1.,2]); y=F.relu(x,True); print(x)
    x=torch.tensor([-1.,2]); y=F.leaky_relu(x,0.2,True); print(x); y=F.elu(x,1.0,inplace=True); print(x); print(F.relu(x,False), F.relu(input=x, inplace=True), x)
    x=torch.tensor([-1.,2],requires_grad=True); y=F.relu(x*2,inplace=True); y.sum().backward(); print(x.grad, y)
    print(F.hardtanh(x,-0.5,0.5,True) if False else F.dropout(torch.ones(3),0.5,False,True))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("inplace leaf")
try:
    x=torch.tensor([-1.,2],requires_grad=True); y=F.relu(x,inplace=True)
except Exception as error:
    print(type(error).__name__, str(error)[:120])
