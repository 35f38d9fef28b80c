# What tutorials and books do beside tensors: callers' names, weak references, steps behind a loss, letters without marks.
import inspect, unicodedata, weakref
import jax, torch
class HyperParameters:
    def save_hyperparameters(self, ignore=[]):
        frame = inspect.currentframe().f_back
        _, _, _, local_vars = inspect.getargvalues(frame)
        self.hparams = {k: v for k, v in local_vars.items() if k not in set(ignore + ["self"]) and not k.startswith("_")}
        for k, v in self.hparams.items():
            setattr(self, k, v)
class B(HyperParameters):
    def __init__(self, a, b, c):
        self.save_hyperparameters(ignore=["c"])
b = B(1, b=2, c=3)
print(b.a, b.b, hasattr(b, "c"), b.hparams, inspect.currentframe().f_code.co_name)
class Function:
    def __init__(self, output):
        self.outputs = [weakref.ref(output)]
print([o() is b for o in Function(b).outputs], len(weakref.WeakValueDictionary({"b": b})))
net = torch.nn.Linear(2, 3)
loss = torch.nn.MSELoss()(net(torch.ones(1, 2)), torch.zeros(1, 3))
print(type(loss.grad_fn).__name__, type(loss.grad_fn.next_functions[0][0]).__name__,
      type(loss.grad_fn.next_functions[0][0].next_functions[0][0]).__name__, loss.grad_fn.next_functions[1])
step, names = torch.nn.functional.cross_entropy(net(torch.ones(1, 2)).relu() * 2, torch.tensor([1])).grad_fn, []
while step is not None:
    names.append(step.name())
    step = step.next_functions[0][0] if step.next_functions else None
print(names)
print(torch.zeros(4).scatter_(0, torch.tensor(2), value=1), torch.tensor(4.0).scatter(0, torch.tensor(0), 5.0))
print("".join(c for c in unicodedata.normalize("NFD", "Ślusàrski é") if unicodedata.category(c) != "Mn"), unicodedata.category("가"))
key = jax.random.key(0)
print(jax.random.binomial(key, 10, 0.3, shape=(5,)), jax.random.binomial(key, 100, 0.7, shape=(4,)), jax.numpy.ones(2).sharding)
