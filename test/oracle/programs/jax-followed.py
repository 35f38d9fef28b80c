"""What Python sees of arrays while a function of them is differentiated, mapped or traced."""
import math
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jax.test_util import check_grads


def shown(x):
    print(x, [x], f"{x}", isinstance(x, jax.core.Tracer))
    return jnp.sum(x * 2.0)


jax.grad(shown)(jnp.array([1., 2.]))
jax.jvp(shown, (jnp.array([1., 2.]),), (jnp.array([0.5, 1.]),))
jax.vmap(shown)(jnp.arange(6.).reshape(3, 2))
jax.vmap(shown, in_axes=1)(jnp.arange(6.).reshape(3, 2))
jax.vmap(jax.grad(shown))(jnp.arange(3.))
jax.grad(lambda x: jax.vmap(shown)(x).sum())(jnp.arange(3.))
jax.jit(jax.grad(shown))(3.)
jax.grad(jax.jit(shown))(3.)
jax.jit(jax.vmap(shown))(jnp.ones(3))
jax.grad(jax.grad(shown))(3.)
jax.vjp(shown, 3.)
jax.grad(lambda x: shown(jnp.round(x)) + shown(x * 2) + shown(jnp.argmax(jnp.stack([x, x]))))(3.)
jax.grad(lambda x: print(lax.stop_gradient(x)) or x)(3.)
kept = []
jax.jit(lambda x: kept.append(x) or x)(1.0)
print(kept[0])

ways = {"float": float, "int": int, "bool": bool, "complex": complex, "item": lambda x: x.item(), "tolist": lambda x: x.tolist(),
        "array": np.array, "np.sin": np.sin, "math.sin": math.sin, "format": lambda x: f"{x:.2f}", "if": lambda x: 1 if x > 0 else 2,
        "range": lambda x: range(int(x)), "zeros": lambda x: jnp.zeros(int(x)).shape, "sum": lambda x: np.sum(x) * 0}


def derivative(f):
    return jax.grad(f)(3.)


def rows(f):
    return jax.vmap(f)(jnp.array([3., 4.]))


for how in (derivative, rows):
    for name, way in ways.items():
        def f(x):
            way(x)
            return x * 2
        try:
            print(how.__name__, name, how(f))
        except TypeError as e:
            print(how.__name__, name, type(e).__name__, str(e).split("\n")[0])


def doubled(x):
    return lax.while_loop(lambda c: c < 10, lambda c: c * 2, x)


print(doubled(1.0), jax.jvp(doubled, (1.0,), (1.0,)))
for wrong in (lambda: jax.grad(doubled)(1.0), lambda: jax.grad(lambda x: jnp.nextafter(x, 2.0))(1.0),
              lambda: jax.jit(jax.grad(lambda x, n: lax.fori_loop(0, n, lambda i, c: c * x, 1.0)))(2.0, 3)):
    try:
        wrong()
    except (ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)
print(jax.grad(lambda x, n: lax.fori_loop(0, n, lambda i, c: c * x, 1.0))(2.0, 3))


@jax.custom_vjp
def g(x):
    return x ** 2


g.defvjp(lambda x: (x ** 2, x), lambda x, ct: (2 * x * ct,))
print(jax.grad(g)(3.), jax.jacrev(g)(3.))
for wrong in (lambda: jax.jvp(g, (3.,), (1.,)), lambda: jax.jacfwd(g)(3.)):
    try:
        wrong()
    except TypeError as e:
        print(e)
check_grads(lambda x, y: jnp.sin(x) * y, (jnp.array([0.5, 1.0]), 2.0), order=2)
a = jnp.float32(3.)
print(a in [1.0, 3.0], 3.0 in [a], a in (1, 2), [1.0, 3.0].index(a), [a].count(3.0), (a,) == (3.0,), complex(a))
