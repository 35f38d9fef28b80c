# Steps whose gradients are stated, and draws by probabilities.
import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, dy):
        (x,) = ctx.saved_tensors
        return dy * 3 * x**2


class Scaled(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, k):
        ctx.save_for_backward(x, w)
        ctx.k = k
        return k * x * w

    @staticmethod
    def backward(ctx, dy):
        x, w = ctx.saved_tensors
        print("needs", ctx.needs_input_grad)
        return dy * w * ctx.k, dy * x * ctx.k, None


class Signed(Function):
    @staticmethod
    def forward(ctx, x):
        return x.sign(), x.abs()

    @staticmethod
    def backward(ctx, d_sign, d_abs):
        return d_sign + 10 * d_abs


x = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
y = Cube.apply(x)
print(y, y.requires_grad)
y.sum().backward()
print(x.grad)
w = torch.tensor([0.5, 0.5, 2.0], requires_grad=True)
x.grad = None
z = Scaled.apply(x, w, 3.0)
(z * z).sum().backward()
print(x.grad, w.grad, z.detach())
x.grad = None
s, a = Signed.apply(x)
print(s, a)
(2 * s + a).sum().backward()
print(x.grad)
with torch.no_grad():
    print(Cube.apply(x).requires_grad, Cube.apply(torch.tensor([2.0])))
g = torch.autograd.grad(Cube.apply(x).sum(), x, create_graph=True)[0]
print(g.detach(), torch.autograd.grad(g.sum(), x)[0])
y = Cube.apply(x).sum()
y.backward()
try:
    y.backward()
except RuntimeError as error:
    print(str(error)[:48])


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
p = torch.tensor([0.1, 0.2, 0.7])
print(torch.multinomial(p, 2), torch.multinomial(p, 5, replacement=True), torch.multinomial(p, 1))
print(torch.multinomial(torch.tensor([[1.0, 2.0, 3.0, 4.0], [4.0, 3.0, 0.0, 1.0]]), 3), p.multinomial(2))
print(torch.multinomial(torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, 1.0]]), 6, replacement=True))
print(torch.multinomial(torch.softmax(torch.arange(6.0), 0), 1).item(), torch.rand(1))
print(torch.empty(5).exponential_(), torch.zeros(3, dtype=torch.float64).exponential_(2.0))
g = torch.Generator().manual_seed(7)
print(torch.multinomial(p, 4, replacement=True, generator=g), torch.multinomial(p, 1, generator=g))
for run in (lambda: torch.multinomial(torch.ones(2, 2, 2), 1), lambda: torch.multinomial(torch.ones(3), 0),
            lambda: torch.multinomial(torch.tensor([1.0, -1.0]), 1), lambda: torch.multinomial(torch.zeros(3), 1),
            lambda: torch.multinomial(torch.tensor([1, 2]), 1), lambda: torch.multinomial(torch.ones(3), 4),
            lambda: torch.multinomial(torch.tensor([float("nan"), 1.0]), 1), lambda: torch.empty(3).exponential_(-1)):
    attempt(run)
