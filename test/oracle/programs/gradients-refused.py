# Gradients that are refused or that do not flow: exceptions of the class that each framework raises.
import jax
import jax.numpy as jnp
import tensorflow as tf
import torch


def said(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", str(e))


def tape_of(f):
    x = tf.constant([1.5, 2.5])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


said(lambda: tape_of(lambda x: tf.math.betainc(x, x, [0.5, 0.5])))
said(lambda: tape_of(lambda x: tf.math.zeta(x, [2.0, 3.0])))
said(lambda: tape_of(lambda x: tf.math.zeta(x, x)))
said(lambda: tape_of(lambda x: tf.cast(x, tf.int32)))


def twice():
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    tape.gradient(y, x)
    return tape.gradient(y, x)


said(twice)

said(lambda: torch.tensor([1.0, 2.0]).sum().backward())
said(lambda: torch.tensor([1.0, 2.0], requires_grad=True).backward())
said(lambda: torch.autograd.grad(torch.tensor(1.0, requires_grad=True) * 2, torch.tensor(1.0)))
said(lambda: torch.autograd.grad(torch.tensor(1.0, requires_grad=True) * 2, torch.tensor(1.0, requires_grad=True)))
said(lambda: torch.tensor([1, 2], requires_grad=True))
said(lambda: torch.ones(2, dtype=torch.int64, requires_grad=True))
said(lambda: torch.tensor([1]).requires_grad_())
said(lambda: torch.nn.Parameter(torch.tensor([1])))
said(lambda: torch.tensor([1.0], requires_grad=True).numpy())


def through(f):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    f(x).sum().backward()
    return x.grad


said(lambda: through(lambda x: torch.special.zeta(x, x)))
said(lambda: through(lambda x: torch.igamma(x, x)))
said(lambda: through(lambda x: torch.argmax(x)))
said(lambda: through(lambda x: x.detach()))


def again():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = (x * x).sum()
    y.backward()
    y.backward()


said(again)
try:
    through(lambda x: torch.igammac(x, x))
except NotImplementedError:
    print("taken")

said(lambda: jax.grad(lambda x: jnp.sum(x))(jnp.array([1, 2])))
said(lambda: jax.grad(lambda x: x)(jnp.array([1.0, 2.0])))
said(lambda: jax.grad(lambda x: None)(3.0))
said(lambda: jax.grad(lambda x: "a")(3.0))
said(lambda: jax.grad(lambda x: x)("a"))
said(lambda: jax.grad(lambda x: jnp.argmax(x))(jnp.eye(2)))
said(lambda: jax.grad(lambda x: x * 1j)(3.0))
said(lambda: jax.grad(lambda x: x, argnums=1)(3.0))
