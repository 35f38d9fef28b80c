# Both branches of lax.cond and switch give values of the same types.
import re
import jax, jax.numpy as jnp
from jax import lax
def t(f):
    try: r = f(); print(r)
    except Exception as e: print(type(e).__module__, type(e).__name__, re.sub(' at .*:[0-9]+', '', str(e)))
p = jnp.array(True)
t(lambda: lax.cond(True, lambda: 1, lambda: 2.0))
t(lambda: lax.cond(True, lambda x: x, lambda x: 2.0, jnp.ones(2)))
t(lambda: lax.cond(True, lambda x: x, lambda x: (x,), jnp.ones(2)))
t(lambda: lax.cond(True, lambda x: x, lambda x: jnp.ones(3), jnp.ones(2)))
t(lambda: lax.cond(p, lambda x: 1, lambda x: 2, jnp.ones(2)))
t(lambda: lax.cond(True, lambda x: None, lambda x: 2, jnp.ones(2)))
t(lambda: lax.cond(True, lambda x: {'a':x}, lambda x: {'b':x}, 1))
t(lambda: lax.cond(True, lambda x: (x, x), lambda x: (x, 1.), 1))
t(lambda: lax.cond(True, lambda x: {'a': x, 'b': x}, lambda x: {'a': 1., 'b': jnp.ones(2)}, 1))
t(lambda: lax.cond(True, lambda x: (x, x), lambda x: (x, x, x), 1))
t(lambda: lax.switch(0, [lambda: 1, lambda: 2.]))
t(lambda: lax.switch(0, [lambda x: x, lambda x: x, lambda x: (x, x)], 1))
t(lambda: lax.switch(0, []))
t(lambda: lax.cond(p, lambda: 1, lambda: jnp.float32(2)))
t(lambda: lax.cond(p, lambda: 1., lambda: jnp.int32(2)))
def f(x): return x
def g(x):
    return x.sum()
t(lambda: lax.cond(p, f, g, jnp.ones(2)))
t(lambda: lax.cond(p, f, lambda x: x * 2, jnp.ones(2)))
@jax.jit
def h(x): return lax.cond(x.sum() > 0, f, g, x)
t(lambda: h(jnp.ones(2)))
t(lambda: jax.grad(lambda x: lax.cond(x > 0, lambda x: x ** 2, lambda x: -x, x))(3.))
t(lambda: jax.vmap(lambda x: lax.cond(x > 0, lambda x: x ** 2, lambda x: -x, x))(jnp.array([1., -2.])))
t(lambda: lax.cond(False, lambda n: lax.while_loop(lambda v: v != 0, lambda v: v - 2, n), lambda n: n, 3))
t(lambda: lax.cond(jnp.ones(2), lambda x: x, lambda x: x, 1))
t(lambda: lax.cond(1, lambda x: x, lambda x: -x, 1))
t(lambda: lax.cond(1.5, lambda x: x, lambda x: -x, 1))
t(lambda: lax.fori_loop(0, 3, lambda i, v: lax.cond(v > 2, lambda a: a, lambda a: a + 1, v), 0))
t(lambda: lax.cond(p, lambda x: jax.debug.print("yes {}", x), lambda x: jax.debug.print("no {}", x), 1))
def where(): return 1
print(where.__code__.co_firstlineno, (lambda: 1).__code__.co_name)
x = jnp.array([1., 2., 3., 4.])
t(lambda: lax.fft(x.astype(jnp.complex64), "FFT", (4,)))
t(lambda: lax.fft(x, lax.FftType.RFFT, (4,)))
t(lambda: lax.fft(jnp.fft.rfft(x), "IRFFT", (4,)))
t(lambda: lax.fft(jnp.fft.fft2(jnp.arange(4.).reshape(2, 2)), "IFFT", (2, 2)))
