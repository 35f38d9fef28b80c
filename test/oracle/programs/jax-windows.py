import jax, jax.numpy as jnp
from jax import lax, grad, jit, vmap, random
# conv
x = jnp.arange(16.).reshape(1, 1, 4, 4); k = jnp.ones((1, 1, 2, 2))
print(lax.conv(x, k, (1, 1), "VALID")); print(lax.conv_general_dilated(x, k, (1, 1), "SAME").shape)
y = lax.conv_general_dilated(x.transpose(0, 2, 3, 1), jnp.ones((2, 2, 1, 3)), (2, 2), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")); print(y.shape, y[0, :, :, 0])
print(lax.conv_general_dilated(x, k, (1, 1), [(1, 1), (1, 1)], rhs_dilation=(2, 2)).shape, lax.conv_with_general_padding(x, k, (1, 1), ((0, 0), (0, 0)), None, None).shape)
print(grad(lambda k: lax.conv(x, k, (1, 1), "SAME").sum())(k))
dn = lax.conv_dimension_numbers(x.shape, k.shape, ("NCHW", "OIHW", "NCHW")); print(lax.conv_general_dilated(x, k, (1, 1), "SAME", (1, 1), (1, 1), dn).shape)
# trees
from jax import tree_util
import dataclasses
print(jax.tree.map(lambda x: x + 1, {"a": 1, "b": [2, 3]}), jax.tree.leaves({"a": 1, "b": (2, 3)}), jax.tree.structure([1, (2,)]), jax.tree.flatten({"a": 1}), jax.tree.reduce(lambda a, b: a + b, [1, 2, 3]), jax.tree.all([True, False]))
print(jax.tree.transpose(jax.tree.structure([0, 0]), jax.tree.structure({"a": 0, "b": 0}), [{"a": 1, "b": 2}, {"a": 3, "b": 4}]))
@jax.tree_util.register_dataclass
@dataclasses.dataclass
class P:
    w: float
    b: float
p = P(1., 2.); print(jax.tree.map(lambda x: x * 2, p), jax.tree.leaves(p))
@tree_util.register_pytree_node_class
class Q:
    def __init__(self, x): self.x = x
    def tree_flatten(self): return (self.x,), None
    @classmethod
    def tree_unflatten(cls, aux, ch): return cls(*ch)
print(jax.tree.map(lambda x: x + 1, Q(1)).x, jax.tree.leaves_with_path({"a": 1}), tree_util.tree_map_with_path(lambda p, x: (str(p), x), {"a": [1]}))
print(jax.tree_util.tree_flatten_with_path({"a": 1})[0], jax.tree_util.keystr(jax.tree_util.tree_flatten_with_path({"a": [1]})[0][0][0]))
from functools import partial
@partial(tree_util.register_dataclass, data_fields=["w"], meta_fields=["n"])
@dataclasses.dataclass
class R:
    w: float
    n: str
print(jax.tree.map(lambda x: x * 2, R(2., "k")))
from typing import NamedTuple
class S(NamedTuple):
    a: jnp.ndarray
    b: jnp.ndarray
print(jax.tree.map(lambda x: x + 1, S(1, 2)), jax.tree.structure(S(1, 2)))
@jit
def step(s): return S(s.a + 1, s.b * 2)
print(step(S(jnp.ones(2), jnp.ones(1))))
# linalg
import jax.scipy as jsp
a = jnp.array([[4., 2], [2, 3]]); L = jsp.linalg.cholesky(a, lower=True); print(L, jsp.linalg.solve_triangular(L, jnp.ones(2), lower=True), jsp.linalg.solve(a, jnp.ones(2)), jsp.linalg.inv(a), jsp.linalg.det(a))
print(jsp.linalg.expm(jnp.zeros((2, 2))), jsp.linalg.block_diag(a, jnp.ones((1, 1))), jsp.linalg.eigh(a)[0], jsp.linalg.qr(a)[1].shape, jsp.linalg.toeplitz(jnp.arange(3)))
print(jsp.stats.norm.logpdf(0.), jsp.stats.norm.pdf(0.5), jsp.stats.norm.cdf(.3), jsp.special.logsumexp(jnp.ones(2)), jsp.special.expit(0.), jsp.stats.multivariate_normal.logpdf(jnp.zeros(2), jnp.zeros(2), jnp.eye(2)))
# control
@jit
def f(x): return lax.cond(x > 0, lambda x: x * 2, lambda x: -x, x)
print(f(3.), f(-2.)); print(jit(lambda i, x: lax.switch(i, [lambda x: x, lambda x: x * 10, jnp.sin], x))(1, 2.))
@jit
def g(n): return lax.while_loop(lambda s: s[0] < n, lambda s: (s[0] + 1, s[1] * 2), (0, 1))
print(g(5)); print(jit(lambda x: lax.fori_loop(0, 3, lambda i, a: a + i * x, 0.))(2.)); print(lax.scan(lambda c, x: (c + x, c * x), 0., jnp.arange(4.)))
print(vmap(f)(jnp.array([1., -1.])), grad(f)(2.), jax.vmap(lambda x: lax.cond(x > 0, jnp.sin, jnp.cos, x))(jnp.array([1., -1.])), lax.map(lambda x: x ** 2, jnp.arange(3.)), lax.select(jnp.array([True, False]), jnp.ones(2), jnp.zeros(2)), lax.dynamic_slice(jnp.arange(5), (1,), (2,)), lax.associative_scan(jnp.add, jnp.arange(4)))
print(lax.dot_general(jnp.ones((2, 3)), jnp.ones((3, 2)), (((1,), (0,)), ((), ()))), lax.top_k(jnp.array([1., 3, 2]), 2), lax.reduce_window(jnp.ones((4,)), 0., lax.add, (2,), (2,), "VALID"), lax.stop_gradient(1.), lax.clamp(0., 2., 1.), lax.rsqrt(4.), lax.cumsum(jnp.arange(3)), lax.expand_dims(jnp.ones(2), (0,)).shape, lax.broadcast(1., (2,)), lax.iota(jnp.int32, 3), lax.concatenate([jnp.ones(1), jnp.zeros(1)], 0), lax.pad(jnp.ones(2), 0., [(1, 1, 0)]), lax.reshape(jnp.ones(4), (2, 2)).shape, lax.rev(jnp.arange(3), (0,)), lax.transpose(jnp.ones((2, 3)), (1, 0)).shape, lax.sort(jnp.array([2, 1])), lax.argmax(jnp.array([1, 3]), 0, jnp.int32), lax.erf(0.5), lax.fori_loop)if False else print()
