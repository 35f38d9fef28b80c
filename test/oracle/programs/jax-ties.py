import jax
import jax.numpy as jnp

# What JAX says of derivatives where a function has a corner, a tie, or an end.
corners = jnp.array([-7.0, -0.5, 0.0, 0.5, 3.0, 6.0, 7.0])
for name in ["softplus", "log_sigmoid", "relu", "relu6", "celu", "elu", "selu", "silu", "gelu", "leaky_relu",
             "hard_tanh", "hard_sigmoid", "hard_swish", "soft_sign", "sigmoid", "mish", "sparse_plus", "squareplus"]:
    if not hasattr(jax.nn, name):
        continue
    f = getattr(jax.nn, name)
    print(name, [f"{v:.4f}" for v in jax.vmap(jax.grad(f))(corners).tolist()])
for name in ["softplus", "log_sigmoid", "celu", "sigmoid", "silu"]:
    f = getattr(jax.nn, name)
    print(name, "twice", [f"{v:.4f}" for v in jax.vmap(jax.grad(jax.grad(f)))(corners).tolist()])
print(jax.grad(jax.nn.softplus)(0.0), jax.grad(jax.nn.log_sigmoid)(0.0), jax.grad(jax.nn.celu)(0.0), jax.grad(jax.grad(jax.nn.softplus))(0.0))
print(jax.value_and_grad(jax.nn.relu6)(6.0), jax.value_and_grad(jax.nn.relu6)(0.0))
print(jax.grad(jnp.abs)(0.0), jax.grad(jnp.abs)(-2.0), jax.grad(abs)(0.0), jax.grad(jnp.absolute)(0.0))
print(jax.grad(lambda x: jnp.abs(x).sum())(jnp.array([0.0, -0.0, 1.0, -3.0])))
print(jax.grad(jnp.sign)(0.0), jax.grad(jnp.fabs)(0.0))
print(jax.grad(lambda a, b: jnp.maximum(a, b), (0, 1))(1.0, 1.0), jax.grad(lambda a, b: jnp.minimum(a, b), (0, 1))(1.0, 1.0))
print(jax.grad(lambda a: jnp.maximum(a, 0.0))(0.0), jax.grad(lambda a: jnp.maximum(0, a))(0.0))
print(jax.grad(lambda a: jnp.clip(a, -1, 1).sum())(jnp.array([-2.0, -1.0, 0.0, 1.0, 2.0])))
print(jax.grad(lambda a: jnp.clip(a, 0.0, None).sum())(jnp.array([-2.0, 0.0, 2.0])))
print(jax.grad(lambda a: a.clip(-1.0, 1.0).sum())(jnp.array([-2.0, -1.0, 0.0, 1.0, 2.0])))
print(jax.grad(lambda a: jax.lax.clamp(-1.0, a, 1.0).sum())(jnp.array([-2.0, -1.0, 0.0, 1.0, 2.0])))
print(jax.grad(lambda a: jnp.max(a))(jnp.array([1.0, 3.0, 3.0])), jax.grad(lambda a: jnp.min(a))(jnp.array([1.0, 1.0, 3.0])))
print(jax.grad(lambda a: jnp.median(a))(jnp.array([1.0, 3.0, 2.0, 5.0])))
print(jax.grad(lambda a: jnp.linalg.norm(a))(jnp.array([3.0, 4.0])))
print(jax.grad(lambda a: (a ** 0).sum())(jnp.array([0.0, 1.0])), jax.grad(lambda a: (a ** 2).sum())(jnp.array([0.0, 1.0])))
print(jax.grad(jnp.sqrt)(0.0), jax.grad(jnp.square)(0.0))
print(jax.jacfwd(jnp.abs)(0.0), jax.jvp(jnp.abs, (0.0,), (1.0,)), jax.jvp(lambda a: jnp.maximum(a, 0), (0.0,), (1.0,)))
print(jax.grad(lambda x: jnp.where(x > 0, x, 0.0))(0.0), jax.hessian(jax.nn.softplus)(0.0))
print(jax.grad(lambda a: jnp.logaddexp(a, 0.0))(0.0), jax.grad(jax.nn.logsumexp)(jnp.array([1.0, 1.0])))
