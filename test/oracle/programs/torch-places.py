import torch
print(torch.triu_indices(3,4), torch.tril_indices(3,3,-1), torch.triu_indices(3,3,1,dtype=torch.int32), torch.triu_indices(0,3), torch.tril_indices(2,2,5).dtype)
a=torch.tensor([5,6,7,8.])
print(torch.combinations(a), torch.combinations(a,with_replacement=True), torch.combinations(a,3), torch.combinations(a[:1]), torch.combinations(a[:0]).shape)
torch.manual_seed(0)
x=torch.randn(3,50, requires_grad=True)
y=torch.logcumsumexp(x,1); print(y[:, ::7]); y.sum().backward(); print(x.grad[:, ::9])
print(torch.logcumsumexp(torch.tensor([float('-inf'),0.,float('-inf'),1000.,-5.]),0), torch.logcumsumexp(torch.tensor([1.,float('nan'),2.]),0), torch.logcumsumexp(torch.tensor([1.,float('inf'),2.]),0), torch.logcumsumexp(torch.tensor([float('-inf')]*2),0), torch.logcumsumexp(torch.zeros(0,3),0).shape, torch.logcumsumexp(x.detach().double(),0)[:, :2])
