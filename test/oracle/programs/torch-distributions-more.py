"""torch.distributions: draws, densities, moments, divergences, and what they refuse."""
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch.distributions import *

print("all")
try:
    torch.manual_seed(0)
    t=torch.tensor
    ds=[Normal(0.,1.),Normal(t([0.,1.]),t([1.,2.])),Uniform(0.,2.),Exponential(2.),Bernoulli(0.3),Bernoulli(logits=t([0.5,-1.])),Categorical(t([0.2,0.3,0.5])),Categorical(logits=t([[0.,1.],[2.,0.]])),
     Gamma(2.,3.),Gamma(t([0.5,1.,10.]),t([1.,2.,3.])),Beta(2.,5.),Beta(t([0.5,2.]),t([0.5,1.])),Dirichlet(t([1.,2.,3.])),Dirichlet(t([[0.5,0.5],[3.,4.]])),Poisson(t([0.5,4.,20.])),Poisson(3.),
     Binomial(10,t([0.1,0.5,0.9])),Binomial(100,t([0.3])),Binomial(5,logits=t([0.2])),Geometric(0.3),Geometric(t([0.2,0.7])),Laplace(0.,1.),Laplace(t([1.,2.]),t([0.5,3.])),Cauchy(0.,1.),StudentT(3.),StudentT(t([2.,5.]),1.,2.),Chi2(4.),
     LogNormal(0.,0.5),HalfNormal(2.),Gumbel(0.,1.),Gumbel(t([1.,2.]),t([1.,2.])),OneHotCategorical(t([0.2,0.8])),Multinomial(5,t([0.2,0.3,0.5])),MultivariateNormal(torch.zeros(2),t([[2.,0.5],[0.5,1.]])),MultivariateNormal(torch.zeros(3,2),torch.eye(2)),
     MultivariateNormal(t([1.,2.]),scale_tril=t([[1.,0.],[0.5,2.]])),MultivariateNormal(t([1.,2.]),precision_matrix=t([[2.,0.5],[0.5,1.]])),Independent(Normal(torch.zeros(3),torch.ones(3)),1),NegativeBinomial(5.,t([0.3])),
     TransformedDistribution(Normal(0.,1.),[ExpTransform()]),TransformedDistribution(Normal(torch.zeros(2),torch.ones(2)),[TanhTransform(),AffineTransform(1.,2.)]),TransformedDistribution(Normal(0.,1.),SigmoidTransform()),
     MixtureSameFamily(Categorical(t([0.3,0.7])),Normal(t([-1.,1.]),t([0.5,1.])))]
    for d in ds:
        print(d if type(d) not in (TransformedDistribution, MixtureSameFamily) else "T", d.batch_shape, d.event_shape)
        torch.manual_seed(1)
        x=d.sample((3,)); print(" ", x.tolist() if x.numel()<12 else x.shape, x.dtype)
        y=d.sample(); 
        print("  lp", d.log_prob(x))
        for name in ("mean","variance","stddev","mode"):
            try: print("  ",name,getattr(d,name))
            except NotImplementedError: print("  ",name,"NI")
        try: print("   H", d.entropy())
        except NotImplementedError: print("   H NI")
        try: print("   cdf", d.cdf(x))
        except (NotImplementedError,AttributeError): print("   cdf NI")
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("kl")
try:
    t=torch.tensor
    pairs=[(Normal(0.,1.),Normal(1.,2.)),(Gamma(2.,3.),Gamma(1.,1.)),(Beta(2.,3.),Beta(1.,1.)),(Dirichlet(t([1.,2.])),Dirichlet(t([2.,2.]))),(Poisson(2.),Poisson(3.)),(Exponential(2.),Exponential(1.)),(Laplace(0.,1.),Laplace(1.,2.)),(Bernoulli(0.3),Bernoulli(0.6)),(Categorical(t([0.2,0.8])),Categorical(t([0.5,0.5]))),
     (MultivariateNormal(torch.zeros(2),torch.eye(2)),MultivariateNormal(torch.ones(2),2*torch.eye(2))),(Independent(Normal(torch.zeros(3),torch.ones(3)),1),Independent(Normal(torch.ones(3),torch.ones(3)),1)),(Uniform(0.,1.),Uniform(-1.,2.)),(Geometric(0.3),Geometric(0.5)),(LogNormal(0.,1.),LogNormal(1.,1.)),(Gumbel(0.,1.),Gumbel(1.,2.)),(Uniform(0.,1.),Normal(0.,1.)),(Exponential(1.),Normal(0.,1.)),(Normal(0.,1.),Laplace(0.,1.)),(Laplace(0.,1.),Normal(0.,1.)),(Cauchy(0.,1.),Cauchy(1.,1.)),(Binomial(5,t([0.3])),Binomial(5,t([0.5]))),(HalfNormal(1.),HalfNormal(2.)),(Gamma(2.,1.),Exponential(1.))]
    for p,q in pairs: print(type(p).__name__,type(q).__name__,kl_divergence(p,q))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("kl none")
try:
    kl_divergence(Poisson(1.),Normal(0.,1.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad scale")
try:
    Normal(0.,-1.)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad value")
try:
    Exponential(1.).log_prob(torch.tensor(-1.))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad2")
try:
    Categorical(torch.tensor([-0.1,1.1]))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad3")
try:
    Bernoulli(1.5)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad4")
try:
    Categorical(torch.tensor([0.5,0.5])).log_prob(torch.tensor(3))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("bad5")
try:
    Beta(1.,-1.)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("nan")
try:
    Normal(torch.tensor([float('nan')]),1.)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("rsample grads")
try:
    mu=torch.tensor(0.5,requires_grad=True); s=torch.tensor(1.2,requires_grad=True)
    for mk in (Normal,Laplace,LogNormal,Gumbel,Cauchy):
        torch.manual_seed(3); mu.grad=None; s.grad=None
        x=mk(mu,s).rsample((4,)); x.sum().backward(); print(mk.__name__, x.detach(), mu.grad, s.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("mvn grads")
try:
    m=torch.zeros(2,requires_grad=True); L=torch.tensor([[1.,0.],[0.3,2.]],requires_grad=True)
    d=MultivariateNormal(m,scale_tril=L); (-d.log_prob(torch.tensor([1.,2.]))).backward(); print(m.grad,L.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("expand")
try:
    d=Normal(0.,1.).expand((2,3)); print(d.batch_shape, d.sample().shape, d)
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("relaxed")
try:
    torch.manual_seed(0)
    d=RelaxedOneHotCategorical(torch.tensor(0.5),logits=torch.tensor([0.1,0.2,0.7])); x=d.rsample(); print(x, d.log_prob(x))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("functional")
try:
    torch.manual_seed(2); print(torch.poisson(torch.tensor([[1.,5.],[30.,0.]]))); print(torch.binomial(torch.tensor([10.,20.]),torch.tensor([0.5,0.1]))); print(F.gumbel_softmax(torch.tensor([[1.,2.,3.]]),tau=0.5,hard=True))
except Exception as error:
    print(type(error).__name__, str(error)[:120])

print("policy")
try:
    torch.manual_seed(0); net=torch.nn.Linear(3,2)
    o=torch.randn(4,3); a,b=F.softplus(net(o)).unbind(1); d=Beta(a+1,b+1); act=d.sample(); loss=-(d.log_prob(act)*torch.arange(4.)).mean()-0.01*d.entropy().mean(); loss.backward(); print(act,loss.item(),net.weight.grad)
except Exception as error:
    print(type(error).__name__, str(error)[:120])
