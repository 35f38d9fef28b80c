# vmap
import jax, jax.numpy as jnp
from jax import vmap, grad, jit
def convolve(x, w):
    output = []
    for i in range(1, len(x) - 1):
        output.append(jnp.dot(x[i-1:i+2], w))
    return jnp.array(output)
x = jnp.arange(5)
w = jnp.array([2., 3., 4.])
print(repr(convolve(x, w)))
xs = jnp.stack([x, x])
ws = jnp.stack([w, w])
auto = jax.vmap(convolve)
print(repr(auto(xs, ws)))
auto_v2 = jax.vmap(convolve, in_axes=1, out_axes=1)
print(repr(auto_v2(jnp.transpose(xs), jnp.transpose(ws))))
print(repr(jax.vmap(convolve, in_axes=[0, None])(xs, w)) if False else repr(jax.vmap(convolve, in_axes=(0, None))(xs, w)))
print(repr(jax.jit(auto)(xs, ws)))
def dist(a, b):
    return jnp.sqrt(jnp.sum((a - b) ** 2))
A = jnp.array([[0., 0.], [3., 4.], [6., 8.]])
pair = vmap(vmap(dist, in_axes=(None, 0)), in_axes=(0, None))
print(pair(A, A))
per_example = vmap(grad(lambda w, x, y: (jnp.dot(w, x) - y) ** 2), in_axes=(None, 0, 0))
print(per_example(jnp.ones(2), A, jnp.array([1., 2., 3.])))
print(vmap(jnp.linalg.det)(jnp.stack([jnp.eye(2), 2 * jnp.eye(2)])))
print(vmap(lambda i: i * 2)(jnp.arange(3)), vmap(lambda t: (t, t + 1))(jnp.arange(2)))
print(repr(vmap(jax.grad(lambda x: x ** 3))(jnp.arange(4.))))
keys = jax.random.split(jax.random.PRNGKey(3), 3)
print(vmap(lambda k: jax.random.uniform(k, (2,)))(keys))
print(vmap(lambda x: jnp.where(x > 1, x, 0))(jnp.arange(3)), vmap(jnp.dot)(xs, xs), vmap(lambda x, y: x + y, in_axes=(0, None), out_axes=0)(jnp.arange(2), 10))
