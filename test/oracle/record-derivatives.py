"""Records derivatives that JAX and TensorFlow give in float64, for test/autodiff/derivatives.test.ts.

Run with jax and tensorflow: python record-derivatives.py
"""
import json
from pathlib import Path

import jax
import jax.numpy as jnp
import tensorflow as tf

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0])
m = jnp.array([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])
f = lambda v: jnp.sum(v**3 * jnp.sin(v)) + v[0] * jnp.exp(v[1] / v[2])
g = lambda v: jnp.tanh(m @ v) * v[:2]
t, u = jnp.array([1.0, 0.5, -1.0]), jnp.array([2.0, -3.0])
hvp = jax.jvp(jax.grad(f), (x,), (t,))[1]
third = jax.grad(lambda s: jax.grad(lambda r: jax.grad(lambda q: jnp.exp(q) * q**5)(r))(s))(1.5)

b = tf.constant([[1.0, 2.0], [3.0, 4.0]], tf.float64)
with tf.GradientTape() as tape:
    tape.watch(b)
    y = tf.sin(b) * tf.reduce_sum(b, 1, keepdims=True)
batch = tape.batch_jacobian(y, b)
c = tf.constant([[3.0, 4.0], [0.0, 0.0], [0.3, 0.4]], tf.float64)
with tf.GradientTape() as tape:
    tape.watch(c)
    clipped = tf.clip_by_norm(c, 1.0, axes=[1])
listed, length = tf.clip_by_global_norm([c, tf.constant(12.0, tf.float64)], 6.5)

recorded = {
    "grad": jax.grad(f)(x).tolist(),
    "hessian": jax.hessian(f)(x).tolist(),
    "jvp": jax.jvp(g, (x,), (t,))[1].tolist(),
    "vjp": jax.vjp(g, x)[1](u)[0].tolist(),
    "jacobian": jax.jacobian(g)(x).tolist(),
    "hvp": hvp.tolist(),
    "third": float(third),
    "batch": batch.numpy().tolist(),
    "clipped": clipped.numpy().tolist(),
    "clippedGrad": tape.gradient(clipped, c).numpy().tolist(),
    "together": [listed[0].numpy().tolist(), float(listed[1]), float(length)],
}
Path(__file__).with_name("derivatives.json").write_text(json.dumps(recorded) + "\n")
