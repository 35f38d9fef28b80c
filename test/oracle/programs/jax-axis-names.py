"""What rows of jax.vmap with a named axis have in common."""
import jax
import jax.numpy as jnp
from jax import lax

x = jnp.arange(6.0).reshape(3, 2)
print(jax.vmap(lambda x: x / lax.psum(x, "i"), axis_name="i")(jnp.arange(1.0, 4.0)))
print(jax.vmap(lambda x: x - lax.pmean(x, "batch"), axis_name="batch")(x))
print(jax.vmap(lambda x: (x - lax.pmin(x, "i")) / (lax.pmax(x, "i") - lax.pmin(x, "i")), axis_name="i")(x))
print(jax.vmap(lambda x: x * lax.axis_index("i"), axis_name="i")(x))
print(jax.vmap(lambda x: lax.psum(1, "i") * x, axis_name="i")(x), jax.vmap(lambda x: x + lax.axis_size("i"), axis_name="i")(x))
print(jax.vmap(lambda x: lax.all_gather(x, "i") @ x, axis_name="i")(x))
print(jax.vmap(lambda x: lax.all_gather(x, "i", axis=1), axis_name="i")(x).shape)
print(jax.vmap(lambda x: lax.ppermute(x, "i", [(0, 1), (1, 2), (2, 0)]), axis_name="i")(x))
# Two axes
print(jax.vmap(jax.vmap(lambda x: lax.psum(x, "i"), axis_name="j"), axis_name="i")(x))
print(jax.vmap(jax.vmap(lambda x: lax.psum(x, "j"), axis_name="j"), axis_name="i")(x))
print(jax.vmap(jax.vmap(lambda x: lax.psum(x, ("i", "j")), axis_name="j"), axis_name="i")(x))
print(jax.vmap(jax.vmap(lambda x: x + 10 * lax.axis_index("i") + lax.axis_index("j"), axis_name="j"), axis_name="i")(x))
print(jax.vmap(jax.vmap(lambda x: lax.all_gather(x, "i").sum() - x), axis_name="i")(x))
# What is the same for all rows
print(jax.vmap(lambda x, w: x * lax.psum(w, "i"), in_axes=(0, None), axis_name="i")(x, jnp.array([1.0, 2.0])))
print(jax.vmap(lambda x: lax.psum(x, "i"), axis_name="i", out_axes=None)(x))
# Trees, and derivatives
found = jax.vmap(lambda p: lax.psum(p, "i"), axis_name="i")({"a": x, "b": (x[:, 0], 2 * x)})
print(found["a"], found["b"])
print(jax.vmap(jax.grad(lambda x: lax.psum(x * x, "i")), axis_name="i")(jnp.arange(3.0)))
print(jax.vmap(jax.grad(lambda x: lax.pmean(x, "i") ** 2), axis_name="i")(jnp.arange(3.0)))
print(jax.grad(lambda x: jax.vmap(lambda r: (r - lax.pmean(r, "i")) ** 2, axis_name="i")(x).sum() + x.prod())(jnp.arange(1.0, 4.0)))
normal = jax.jit(jax.vmap(lambda r: (r - lax.pmean(r, "b")) / jnp.sqrt(lax.pmean((r - lax.pmean(r, "b")) ** 2, "b") + 1e-5), axis_name="b"))
print(normal(x))


def told(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


told(lambda: lax.psum(1.0, "i"))
told(lambda: jax.vmap(lambda x: lax.psum(x, "j"), axis_name="i")(x))

# Steps below jax.numpy take one dtype, and shapes that go together.
for f in (
    lambda: lax.add(1, 1.0),
    lambda: lax.add(jnp.float32(1), 1.0),
    lambda: lax.mul(jnp.ones(3), 2),
    lambda: lax.add(jnp.ones(2, jnp.bfloat16), 1.0),
    lambda: lax.max(jnp.arange(3), 1),
    lambda: lax.lt(jnp.ones(2), 1),
    lambda: lax.eq(jnp.ones(2), 1),
    lambda: lax.pow(jnp.arange(3.0), 2),
    lambda: lax.sub(jnp.ones(2), jnp.ones(3)),
    lambda: lax.add(jnp.ones(2), jnp.ones((2, 2))),
    lambda: lax.add(jnp.ones((2, 1)), jnp.ones((1, 2))),
    lambda: lax.add(True, True),
    lambda: lax.clamp(0, jnp.ones(2), 1),
    lambda: lax.add(jnp.ones(2), None),
):
    told(f)
