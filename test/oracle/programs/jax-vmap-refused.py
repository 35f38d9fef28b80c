# What jax.vmap refuses to map over.
import numpy as np
import jax, jax.numpy as jnp
from jax import lax
def t(f):
    try: r = f(); print(r)
    except Exception as e: print(type(e).__module__, type(e).__name__, str(e)[:900])
x = jnp.ones((3,2)); y = jnp.ones((4,2))
t(lambda: jax.vmap(lambda a, b: a+b)(x, y))
t(lambda: jax.vmap(lambda a, b: a+b, in_axes=(0,))(x, y))
t(lambda: jax.vmap(lambda a, b: a+b, in_axes=(0,None,1))(x, y))
t(lambda: jax.vmap(lambda a: a, in_axes=2)(x))
t(lambda: jax.vmap(lambda a: a, in_axes=(2,))(x))
t(lambda: jax.vmap(lambda a: a, in_axes=None)(x))
t(lambda: jax.vmap(lambda a: a, in_axes="a")(x))
t(lambda: jax.vmap(lambda a: a, in_axes=[0])(x))
t(lambda: jax.vmap(lambda a: a, in_axes=1.5)(x))
t(lambda: jax.vmap(lambda a: a)(1.0))
t(lambda: jax.vmap(lambda a: a)(jnp.ones(())))
t(lambda: jax.vmap(lambda a, b: a['x']*b, in_axes=({'x':0}, 0))({'x':x}, y))
t(lambda: jax.vmap(lambda a: a, out_axes=3)(x))
t(lambda: jax.vmap(lambda a: a, out_axes=None)(x))
t(lambda: jax.vmap(lambda a: a)())
t(lambda: jax.vmap(lambda a, b, c: a, in_axes=(0,0,None))(x, y, 3))
t(lambda: jax.vmap(lambda a, b, c: a)(x, x, y))
def foo(a, b): return a
t(lambda: jax.vmap(foo)(x, y))
t(lambda: jax.vmap(foo, in_axes=(0, 1))(x, y))
t(lambda: jax.vmap(foo, in_axes=(None, None))(x, y))
t(lambda: jax.vmap(foo, in_axes=(-1, 1))(x, y))
t(lambda: jax.vmap(foo, in_axes=(-3, 1))(x, y))
t(lambda: lax.cond(True, 1, 2, jnp.ones(2)))
