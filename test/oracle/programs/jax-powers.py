import jax.numpy as jnp


def shown(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


truths = jnp.array([True, False, True])
whole = jnp.array([2, 3])
for n in (0, 1, 2, 5, -1, -2):
    shown(lambda: truths ** n)
    shown(lambda: jnp.power(truths, n))
    shown(lambda: whole ** n)
    shown(lambda: jnp.power(whole, n))
    shown(lambda: jnp.array(2) ** n)
    shown(lambda: jnp.uint8(2) ** n)
    shown(lambda: jnp.array([2.0, 0.5]) ** n)
