# What PyTorch raises for matrices that cannot be inverted, solved with or taken apart.
import torch


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, isinstance(e, RuntimeError), str(e))


t(lambda: torch.linalg.inv(torch.zeros(2, 2)))
t(lambda: torch.inverse(torch.tensor([[1.0, 2.0], [2.0, 4.0]])))
t(lambda: torch.eye(3).mul(torch.tensor([1.0, 1.0, 0.0])).inverse())
t(lambda: torch.linalg.cholesky(-torch.eye(2)))
t(lambda: torch.linalg.cholesky(torch.tensor([[1.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 1.0]])))
a = torch.eye(20)
a[14, 14] = -1
t(lambda: torch.linalg.cholesky(a))
t(lambda: torch.linalg.solve(torch.zeros(2, 2), torch.ones(2)))
print(torch.linalg.LinAlgError, torch.linalg.LinAlgError.__mro__)
try:
    torch.linalg.inv(torch.zeros(2, 2))
except torch.linalg.LinAlgError as e:
    print("caught", e)
