import jax, jax.numpy as jnp
from jax import custom_jvp, custom_vjp, grad
from functools import partial
from typing import NamedTuple
@jax.custom_vjp
def f(x, y):
    return jnp.sin(x) * y
def f_fwd(x, y):
    return f(x, y), (jnp.cos(x), jnp.sin(x), y)
def f_bwd(res, g):
    cos_x, sin_x, y = res
    return (cos_x * g * y, sin_x * g)
f.defvjp(f_fwd, f_bwd)
print(f(1.0, 2.0), grad(f)(1.0, 2.0), grad(f, 1)(1.0, 2.0), grad(f, (0, 1))(1.0, 2.0))
@custom_jvp
def log1pexp(x):
    return jnp.log(1. + jnp.exp(x))
@log1pexp.defjvp
def log1pexp_jvp(primals, tangents):
    x, = primals
    x_dot, = tangents
    ans = log1pexp(x)
    ans_dot = (1 - 1/(1 + jnp.exp(x))) * x_dot
    return ans, ans_dot
print(grad(log1pexp)(100.), jax.vmap(grad(log1pexp))(jnp.arange(3.)), log1pexp(3.))
@partial(jax.custom_vjp, nondiff_argnums=(0,))
def app(g, x): return g(x)
app.defvjp(lambda g, x: (app(g, x), x), lambda g, x, ct: (jax.grad(g)(x) * ct,))
print(jax.grad(lambda x: app(jnp.sin, x))(1.0))
@jax.custom_vjp
def clip_gradient(lo, hi, x): return x
clip_gradient.defvjp(lambda lo, hi, x: (x, (lo, hi)), lambda res, g: (None, None, jnp.clip(g, res[0], res[1])))
print(jax.grad(lambda x: clip_gradient(-0.75, 0.75, x) * 3.0)(1.0))
class State(NamedTuple):
    x: jax.Array
    n: int
@jax.jit
def step(s: State) -> State:
    return State(s.x * 2, s.n + 1)
s = State(jnp.ones(2), 0)
for _ in range(3): s = step(s)
print(s)
print(jax.tree_util.tree_map_with_path(lambda p, v: jax.tree_util.keystr(p) + f"={v}", {'a': [1, 2], 'b': 3}))
for p, v in jax.tree_util.tree_leaves_with_path({'w': (1, 2)}): print(p, v)
print(jnp.issubdtype(jnp.float32, jnp.floating), jnp.issubdtype(jnp.int32, jnp.integer), jnp.issubdtype(s.x.dtype, jnp.floating), jnp.dtype('float32'), jnp.dtype(jnp.int8))
print(jax.ops.segment_sum(jnp.array([1., 2., 3.]), jnp.array([0, 0, 1]), 3))
init = jax.nn.initializers.zeros; print(init(jax.random.key(0), (2,)), jax.nn.initializers.normal(0.1)(jax.random.key(0), (2,)).shape)
W = jax.nn.initializers.glorot_normal()(jax.random.PRNGKey(0), (3, 2), jnp.float32); print(W.shape, W.dtype)
print(jax.grad(lambda p: jnp.sum(p['a'] ** 2) + p['b'][0])({'a': jnp.arange(3.), 'b': (1.0, 2.0)}))
v, g = jax.value_and_grad(lambda x: (x ** 2, {'aux': x + 1}), has_aux=True)(3.0); print(v, g)
print(jax.vmap(jax.grad(lambda x, y: x * y), in_axes=(0, None))(jnp.arange(3.), 2.0), jax.jit(lambda x: x)(1), repr(jax.jit(lambda x: x + 1)(1)))
print(jnp.linalg.eigvalsh(jnp.array([[2., 0.], [0., 3.]])), jnp.linalg.svd(jnp.eye(2))[1], jnp.linalg.qr(jnp.eye(2))[1], jnp.linalg.cholesky(jnp.array([[4., 0.], [0., 9.]])), jnp.linalg.matrix_rank(jnp.eye(3)), jnp.linalg.slogdet(jnp.eye(2)))
mean, var = jnp.array([0.5]), 2.0
print(jax.scipy.stats.norm.pdf(0.0), jax.scipy.special.expit(0.0), jax.nn.logsumexp(jnp.array([0., 0.])))
print(jax.checkpoint(lambda x: x ** 2)(2.0), jax.eval_shape(lambda x: x @ x.T, jnp.ones((2, 3))), jax.device_get(jnp.ones(2)), jax.device_put(1.0), jax.process_index())
a, = jax.vjp(lambda x: x ** 2, 3.0)[1](1.0); print(a)
y, f_lin = jax.linearize(jnp.sin, 1.0); print(y, f_lin(1.0))
try: jnp.array([1, 2])[0] = 3
except TypeError as e: print("TypeError")
print(sum(jnp.arange(4)), max(jnp.array([1, 3, 2])), [int(i) for i in jnp.arange(3)], list(jnp.arange(2)), 2 in jnp.arange(3), round(jnp.float32(2.567), 2), abs(jnp.array(-1.)), pow(jnp.array(2.), 3))
