import torch
from torch.distributions import Bernoulli, Categorical, Exponential, Normal, Uniform, kl_divergence

torch.manual_seed(0)
normal = Normal(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 2.0]))
x = normal.sample((3,))
print(normal, x, normal.log_prob(x), normal.entropy(), normal.mean, normal.variance, normal.cdf(x[0]), normal.batch_shape)
print(Normal(0.0, 1.0), Normal(0.0, 1.0).sample(), Normal(0, 1).log_prob(torch.tensor(0.5)))
mean = torch.tensor([0.5], requires_grad=True)
drawn = Normal(mean, 1.0).rsample((2,))
drawn.sum().backward()
print(drawn, mean.grad)
uniform = Uniform(-1.0, torch.tensor([1.0, 3.0]))
x = uniform.sample((2,))
print(torch.normal(torch.tensor([0.0, 10.0]), torch.tensor([1.0, 0.1])), torch.normal(5.0, torch.ones(2)), torch.normal(torch.zeros(2)))
print(uniform, x, uniform.log_prob(x), uniform.entropy(), uniform.stddev)
coin = Bernoulli(torch.tensor([0.1, 0.5, 0.9]))
x = coin.sample((4,))
print(coin, x, coin.log_prob(x)[0], coin.entropy(), Bernoulli(logits=torch.tensor(0.3)).probs)
die = Categorical(torch.tensor([[1.0, 2.0, 3.0], [5.0, 1.0, 1.0]]))
x = die.sample((5,))
print(die, x, x.dtype, die.log_prob(x), die.entropy(), die.probs, die.mode)
logits = torch.tensor([0.1, -0.4, 2.0], requires_grad=True)
policy = Categorical(logits=logits)
action = policy.sample()
loss = -policy.log_prob(action) * 2.0
loss.backward()
print(policy, action, loss, logits.grad)
waiting = Exponential(torch.tensor([1.0, 4.0]))
print(waiting.log_prob(torch.tensor([0.5, 0.1])), waiting.entropy(), waiting.mean)
print(kl_divergence(Normal(0.0, 1.0), Normal(1.0, 2.0)), kl_divergence(Categorical(torch.ones(3)), die), kl_divergence(coin, Bernoulli(torch.tensor(0.4))))
for make in (lambda: Bernoulli(), lambda: Categorical(torch.tensor(1.0))):
    try:
        make()
    except ValueError as e:
        print(str(e).split("\n")[0][:40])


@torch.compile
def f(x):
    return x * 2


print(f(torch.ones(2)), torch.jit.script(torch.nn.Linear(1, 1)) is not None, torch.get_num_threads() >= 1)
with torch.autocast("cuda", enabled=False):
    print(torch.ones(1) @ torch.ones(1))
print(torch.finfo(torch.float32).eps, torch.finfo(torch.bfloat16).max, torch.finfo(torch.float16), torch.finfo(torch.float32), torch.finfo().bits, torch.finfo(torch.float64).tiny)
print(torch.iinfo(torch.int64), torch.iinfo(torch.uint8).max, torch.iinfo(torch.int32).min)
