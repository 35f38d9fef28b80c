# Thinking in JAX, quickstart
import jax
import jax.numpy as jnp
import numpy as np
from jax import jit, grad, vmap, random
x_jnp = jnp.linspace(0, 10, 11)
y_jnp = 2 * jnp.sin(x_jnp) * jnp.cos(x_jnp)
print(x_jnp, y_jnp.shape)
x = jnp.arange(5.0)
print(isinstance(x, jax.Array), x.device)
def selu(x, alpha=1.67, lmbda=1.05):
    return lmbda * jnp.where(x > 0, x, alpha * jnp.exp(x) - alpha)
print(selu(x))
selu_jit = jax.jit(selu)
print(selu_jit(x))
def sum_logistic(x):
    return jnp.sum(1.0 / (1.0 + jnp.exp(-x)))
x_small = jnp.arange(3.)
derivative_fn = jax.grad(sum_logistic)
print(jnp.round(derivative_fn(x_small), 4))
def first_finite_differences(f, x, eps=1E-3):
    return jnp.array([(f(x + eps * v) - f(x - eps * v)) / (2 * eps) for v in jnp.eye(len(x))])
print(first_finite_differences(sum_logistic, x_small).shape)
print(jax.jacobian(jnp.exp)(x_small))
def hessian(fun):
    return jax.jit(jax.jacfwd(jax.jacrev(fun)))
print(jnp.round(hessian(sum_logistic)(x_small), 4))
key1, key2 = jax.random.split(jax.random.key(0))
mat = jax.random.normal(key1, (15, 10))
batched_x = jax.random.normal(key2, (5, 10))
def apply_matrix(x):
    return jnp.dot(mat, x)
def naively_batched_apply_matrix(v_batched):
    return jnp.stack([apply_matrix(v) for v in v_batched])
@jax.jit
def batched_apply_matrix(batched_x):
    return jnp.dot(batched_x, mat.T)
np.testing.assert_allclose(naively_batched_apply_matrix(batched_x), batched_apply_matrix(batched_x), atol=1E-4, rtol=1E-4)
@jax.jit
def vmap_batched_apply_matrix(batched_x):
    return jax.vmap(apply_matrix)(batched_x)
np.testing.assert_allclose(naively_batched_apply_matrix(batched_x), vmap_batched_apply_matrix(batched_x), atol=1E-4, rtol=1E-4)
print(vmap_batched_apply_matrix(batched_x).shape)
@jit
def f(x):
    print("Running f():")
    print(f"  x = {x}")
    return x + 1
print(f(jnp.ones(2)))
print(f(jnp.zeros(2)))
global_list = []
def log2(x):
    ln_x = jnp.log(x)
    ln_2 = jnp.log(2.0)
    return ln_x / ln_2
print(log2(8.0), repr(log2(8.0)))
print(repr(jnp.convolve(jnp.ones(3), jnp.array([0., 1., 0.5]))), jnp.outer(x_small, x_small))
for i in range(3):
    key1, sub = random.split(key1)
    print(i, random.uniform(sub), random.randint(sub, (3,), 0, 100), random.permutation(sub, jnp.arange(4)))
