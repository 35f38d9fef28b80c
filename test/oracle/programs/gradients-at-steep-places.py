"""Where a slope is infinite and nothing flows in: NaN in PyTorch and JAX, nothing in TensorFlow; tensors in lists."""
import jax
import jax.numpy as jnp
import tensorflow as tf
import torch

places = {"sqrt": 0., "rsqrt": 0., "reciprocal": 0., "log": 0., "log1p": -1., "asin": 1., "acosh": 1.}
in_jax = {"rsqrt": jax.lax.rsqrt, "asin": jnp.arcsin, "acosh": jnp.arccosh}
for name, place in places.items():
    f = in_jax.get(name) or getattr(jnp, name)
    print("jax", name, *[jax.grad(g)(place) for g in (lambda x: 0. * f(x), lambda x: jnp.where(x > 9, f(x), 0.), f)])
    f = getattr(torch, name)
    for g in (lambda x: 0. * f(x), lambda x: torch.where(x > 9, f(x), torch.tensor(0.)), f):
        x = torch.tensor(place, requires_grad=True)
        g(x).backward()
        print("torch", name, x.grad)
    f = getattr(tf.math, name)
    for g in (lambda x: 0. * f(x), lambda x: tf.where(x > 9, f(x), 0.), f):
        x = tf.Variable(place)
        with tf.GradientTape() as tape:
            y = g(x)
        print("tf", name, tape.gradient(y, x).numpy())
print(jax.grad(lambda x: x / (1 + jnp.sqrt(x)))(0.), jax.grad(lambda x: jnp.sqrt(x * x))(0.))
x = torch.zeros(2, requires_grad=True)
(x ** 2).sum().sqrt().backward()
print(x.grad)
x = torch.zeros(2, requires_grad=True)
x.norm().backward()
print(x.grad)

print(torch.tensor(3.) in [1.0, 3.0], [1.0, 3.0].index(torch.tensor(3.)), tf.constant(3.) in [1.0, 3.0], torch.tensor(1) in ["a", None, 1])
t = torch.tensor([1, 2])
print([t] == [t], [torch.tensor(1)] == [torch.tensor(1)], (torch.tensor(1), 2) == (torch.tensor(1), 2), [tf.constant(1), 2] == [1, 2])
for wrong in (lambda: t in [1, 2], lambda: [t] == [torch.tensor([1, 2])], lambda: [t].count(1)):
    try:
        print(wrong())
    except RuntimeError as e:
        print(e)


class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


print(complex(C()), complex(F()), complex(torch.tensor(2.)))
