# Distributions that are made of others, and gradients that are kept beside hooks.
import torch, torch.nn as nn
import torch.distributions as D
torch.manual_seed(0)
for d in [D.Weibull(1., 2.), D.Pareto(1., 2.), D.HalfCauchy(2.), D.Kumaraswamy(torch.tensor(1.), torch.tensor(2.)), D.Kumaraswamy(torch.tensor([2., 3.]), torch.tensor(1.5)), D.InverseGamma(torch.tensor(3.), torch.tensor(1.)), D.FisherSnedecor(3., torch.tensor([5., 2.])), D.RelaxedBernoulli(torch.tensor(.5), torch.tensor([.3, .9])), D.RelaxedBernoulli(torch.tensor(.5), logits=torch.tensor(.1))]:
    s = d.sample((2,)); print(d, s, d.log_prob(s))
    for a in ["mean", "variance", "mode", "stddev"]:
        try: print(a, getattr(d, a), end=" ")
        except NotImplementedError: print("NI", end=" ")
    for f in (lambda: d.entropy(), lambda: d.cdf(s)):
        try: print(f())
        except NotImplementedError: print("NI")
s = torch.tensor(2., requires_grad=True); D.Weibull(s, torch.tensor(1.5)).rsample((3,)).sum().backward(); print(s.grad)
x = torch.ones(2, requires_grad=True)
y = x * 2
y.register_hook(lambda g: g * 10)
y.retain_grad()
y.sum().backward()
print(x.grad, y.grad)
z = (x * 3); z.retain_grad(); z.register_hook(lambda g: g + 1); z.sum().backward(); print(z.grad, x.grad)
