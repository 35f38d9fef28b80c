"""Derivatives by complex numbers, as JAX has them: the conjugates of PyTorch's."""
import jax
import jax.numpy as jnp
import numpy as np


def near(x):
    return jax.tree_util.tree_map(lambda v: np.round(np.asarray(v), 3) + 0, x)


print(jax.grad(lambda z: jnp.real(z) ** 2 + jnp.imag(z) ** 2)(3. + 4j), jax.grad(jnp.abs)(3. + 4j))
print(jax.grad(lambda z: jnp.sum(jnp.abs(z) ** 2))(jnp.array([1 + 2j, 3j])))
print(near(jax.grad(jnp.sin, holomorphic=True)(3. + 4j)), jax.grad(lambda z: z ** 3, holomorphic=True)(1. + 2j))
print(jax.value_and_grad(lambda z: jnp.sum(z * z), holomorphic=True)(jnp.array([1 + 1j, 2j])))
for wrong in (lambda: jax.grad(jnp.sin)(3. + 4j), lambda: jax.grad(jnp.sin, holomorphic=True)(3.),
              lambda: jax.grad(jnp.abs, holomorphic=True)(3j), lambda: jax.jacrev(lambda x: 1j * x)(1.)):
    try:
        wrong()
    except TypeError as e:
        print(e)
print(near(jax.jvp(jnp.sin, (3. + 4j,), (1j,))), jax.jvp(jnp.conj, (3. + 4j,), (1. + 2j,)))


def f(z):
    return (2 * jnp.real(z) + 3 * jnp.imag(z)) + (5 * jnp.real(z) - jnp.imag(z)) * 1j


print(near(jax.jvp(f, (1 + 2j,), (0.3 + 0.7j,))), near(jax.vjp(f, 1 + 2j)[1](jnp.array(0.3 + 0.7j))[0]))
print(near(jax.vjp(lambda x: jnp.exp(1j * x), 0.5)[1](jnp.array(1 + 2j))))
print(near(jax.jacfwd(jnp.sin, holomorphic=True)(jnp.array([1 + 2j, 3j]))))
print(near(jax.jacrev(jnp.sin, holomorphic=True)(jnp.array([1 + 2j, 3j]))))
print(near(jax.jacfwd(lambda x: jnp.exp(1j * x))(jnp.array([0.5, 1.0]))))
print(jax.jacrev(jnp.abs)(jnp.array([3 + 4j, 1j])))
print(jax.hessian(lambda z: z ** 3, holomorphic=True)(1. + 2j))
print(near(jax.grad(lambda x: jnp.sum(jnp.abs(jnp.fft.fft(x)) ** 2))(jnp.array([1., 2., 3.]))))
print(near(jax.vjp(jnp.fft.fft, jnp.array([1 + 1j, 2, 3j]))[1](jnp.array([1j, 0, 1]))))
print(near(jax.grad(jax.grad(lambda x: jnp.real(jnp.exp(1j * x))))(0.3)))
print(near(jax.jit(jax.grad(lambda z: jnp.abs(z) ** 2))(3. + 4j)), near(jax.vmap(jax.grad(lambda z: jnp.abs(z) ** 2))(jnp.array([3. + 4j, 1j]))))


@jax.custom_vjp
def square(z):
    return z * z


square.defvjp(lambda z: (z * z, z), lambda z, ct: (2 * z * ct,))
print(jax.grad(lambda z: jnp.real(square(z)))(1 + 2j), jax.vjp(square, 1 + 2j)[1](jnp.array(1j)))
A = jnp.array([[1 + 1j, 2], [3j, 1]])
print(jax.grad(lambda A: jnp.real(jnp.sum(A @ A)))(A))
print(near(jax.grad(lambda A: jnp.abs(jnp.linalg.det(A)))(A)))
print(near(jax.grad(lambda p: jnp.abs(p["a"] * p["b"]).sum())({"a": jnp.array([1 + 1j]), "b": jnp.array([2.])})))
print(near(jax.grad(jnp.angle)(3 + 4j)), near(jax.grad(lambda z: jnp.log(z).imag)(3 + 4j)), near(jax.grad(lambda z: jnp.real(jnp.sqrt(z)))(3 + 4j)))
