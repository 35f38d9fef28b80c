# What is written in place: shapes, copies, and what gradients need of the values that were there before.
import torch


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def made():
    return torch.arange(6.0).reshape(2, 3)


def placed(x, op):
    def f():
        y = op(x)
        return y is x, x.shape, x.flatten().tolist()
    shown(f)


placed(made(), lambda x: x.unsqueeze_(0))
placed(made(), lambda x: x.unsqueeze_(-1))
placed(made().unsqueeze(1), lambda x: x.squeeze_())
placed(made().unsqueeze(1), lambda x: x.squeeze_(1))
placed(made().unsqueeze(1), lambda x: x.squeeze_(0))
placed(made(), lambda x: x.t_())
placed(made(), lambda x: x.transpose_(0, 1))
placed(made(), lambda x: x.swapaxes_(0, 1))
placed(made(), lambda x: x.resize_(3, 2))
placed(made(), lambda x: x.resize_(2, 2))
placed(made(), lambda x: x.unsqueeze_(5))
placed(torch.zeros(2, 2, 2), lambda x: x.t_())
placed(made(), lambda x: x.copy_(5))
placed(made(), lambda x: x.copy_(torch.tensor([1, 2, 3])))
placed(made(), lambda x: x.copy_(torch.tensor([[1.0], [2.0]])))
placed(made(), lambda x: x.copy_(torch.ones(4)))
placed(made(), lambda x: x.copy_([1, 2, 3]))
placed(made(), lambda x: x.copy_(torch.ones(1, 2, 3)))
placed(made().long(), lambda x: x.copy_(torch.tensor(2.7)))


def shared():
    x = made()
    x.t_()[0, 1] = 9
    b = made()
    r = b[0]
    r.unsqueeze_(0)
    r[0, 0] = 7
    return x, b, r.shape


shown(shared)


def flowing():
    w = torch.ones(2, 3, requires_grad=True)
    y = w * 2
    y.t_()
    (y * torch.arange(6.0).reshape(3, 2)).sum().backward()
    v = torch.ones(3, requires_grad=True)
    z = torch.zeros(2, 3)
    z.copy_(v)
    z.unsqueeze_(0)
    z.sum().backward()
    return w.grad, v.grad, z.shape


shown(flowing)


def versions():
    x = torch.zeros(3)
    v = [x._version]
    x.add_(1)
    v.append(x._version)
    x[0] = 2
    v.append(x._version)
    x[1:].mul_(2)
    v.append(x._version)
    y = x.view(3, 1)
    y.zero_()
    v.append((x._version, y._version))
    x.detach().add_(1)
    v.append(x._version)
    w = torch.ones(2, requires_grad=True)
    w.data.add_(1)
    v.append(w._version)
    return v


shown(versions)


def result_kept(f):
    x = torch.ones(3, requires_grad=True)
    y = f(x)
    y.add_(1)
    y.sum().backward()
    return x.grad


for f in (torch.exp, torch.sigmoid, torch.tanh, torch.relu, torch.sqrt, torch.sin, lambda x: x * 2, lambda x: x + 1, lambda x: x ** 2):
    shown(lambda: result_kept(f))


def squared():
    x = torch.ones(3, requires_grad=True)
    y = x * 2
    z = y * y
    y[0] = 5
    z.sum().backward()


def plain_operand():
    x, w = torch.ones(3, requires_grad=True), torch.ones(3)
    z = (x * w).sum()
    w += 1
    z.backward()


def leaf_moved():
    x = torch.ones(3, requires_grad=True)
    z = (x ** 2).sum()
    with torch.no_grad():
        x -= 0.1
    z.backward()


def product():
    x, w = torch.ones(2, 2, requires_grad=True), torch.ones(2, 2)
    y = x @ w
    w.zero_()
    y.sum().backward()


def nothing_kept():
    x = torch.ones(3, requires_grad=True)
    y = x * 2
    z = y + 1
    y.add_(1)
    z.sum().backward()
    return x.grad


def filled():
    x, y = torch.ones(3, requires_grad=True), torch.zeros(3)
    for i in range(3):
        y[i] = x[i] * 2
    y.sum().backward()
    return x.grad


def stepped():
    m = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Linear(3, 1))
    o = torch.optim.SGD(m.parameters(), 0.1)
    loss = m(torch.ones(1, 2)).sum()
    loss.backward(retain_graph=True)
    o.step()
    loss.backward()


def leaf():
    torch.ones(3, requires_grad=True).add_(1)


def leaf_part():
    x = torch.ones(3, requires_grad=True)
    x[0] = 1


def leaf_shape():
    torch.ones(3, requires_grad=True).unsqueeze_(0)


for f in (squared, plain_operand, leaf_moved, product, nothing_kept, filled, stepped, leaf, leaf_part, leaf_shape):
    shown(f)
