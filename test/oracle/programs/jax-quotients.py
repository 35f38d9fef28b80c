import jax, jax.numpy as jnp
print(float(jnp.asarray(9)/10), float(jnp.asarray(9.)/10), float(jnp.asarray(9)/10.), float(jnp.asarray(9)/jnp.asarray(10)), float(jnp.arange(10)[9]/10))
print((jnp.arange(12)/10)[9], float((jnp.arange(12)/10)[9]), float((jnp.arange(12.)/10)[9]), float(jnp.true_divide(jnp.arange(12), 10)[9]), float((jnp.arange(12)/jnp.full(12,10))[9]))
f = jax.jit(lambda x: x / 10)
print(float(f(9)), float(f(jnp.asarray(9))), float(f(9.)), float(f(jnp.arange(12))[9]))
print(float(jax.vmap(lambda x: x / 10)(jnp.arange(12))[9]), float(jax.grad(lambda x: x / 10)(9.)), float(jax.value_and_grad(lambda x: x / 10)(9.)[0]), float(jnp.mean(jnp.arange(10.)[:9]) / 3), float(jax.lax.map(lambda x: x / 10, jnp.arange(12.))[9]), float(jax.jit(jax.grad(lambda x: x*x / 10))(9.)), float(jax.grad(lambda x: jnp.sum(x / 10) / 7)(jnp.arange(3.))[0]))
