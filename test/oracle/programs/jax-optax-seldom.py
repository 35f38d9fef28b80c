import jax, jax.numpy as jnp, optax

def loss(p):
    return jnp.sum(p["a"] ** 2) + jnp.sum(jnp.sin(p["b"]) * 3) + jnp.sum(jnp.cos(p["c"]))

start = {"a": jnp.array([1.0, -2.0]), "b": jnp.array([[0.5, 1.5], [-0.25, 3.0]]), "c": jnp.arange(8.0).reshape(1, 2, 2, 2) / 4}
for tx in [optax.novograd(0.1), optax.novograd(0.05, b1=0.8, weight_decay=0.01), optax.adamaxw(0.1, weight_decay=0.1), optax.chain(optax.adaptive_grad_clip(0.1), optax.sgd(0.5)),
           optax.chain(optax.adaptive_grad_clip(0.5, axis=-1), optax.sgd(0.5))]:
    p, s = start, tx.init(start)
    for _ in range(4):
        u, s = tx.update(jax.grad(loss)(p), s, p)
        p = optax.apply_updates(p, u)
    for k in p:
        print(k, p[k].round(4).tolist())

tx = optax.novograd(0.1)
s = tx.init(start)
print(s[0].count, s[0].nu)
step = jax.jit(tx.update)
p = start
for _ in range(3):
    u, s = step(jax.grad(loss)(p), s, p)
    p = optax.apply_updates(p, u)
print(s[0].count, {k: round(float(v), 3) for k, v in s[0].nu.items()}, p["a"].round(4))
g, _ = optax.adaptive_grad_clip(0.01).update({"w": jnp.full((2, 3), 4.0)}, optax.EmptyState(), {"w": jnp.eye(2, 3)})
print(g["w"].round(5))
try:
    optax.adaptive_grad_clip(0.1).update(start, optax.EmptyState(), None)
except ValueError as e:
    print(str(e)[:90])
try:
    optax.adaptive_grad_clip(0.1).update(jnp.full((2,) * 6, 1.0), optax.EmptyState(), jnp.full((2,) * 6, 1.0))
except ValueError as e:
    print(e)
