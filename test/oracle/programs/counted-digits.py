# Evenly spaced values have the last digits of the framework that is asked for them.
import math

import numpy as np

print(np.arange(-1, 1, 0.2), np.arange(1, 2, 0.1).tolist(), np.arange(-5, 5, 0.1)[50].item())
print(np.arange(-1, 1, 0.2, dtype=np.float32).tolist(), np.arange(0, 1, 0.1).tolist(), np.arange(2.5, -1, -0.7).tolist())
print(np.mgrid[-1:1:0.2].tolist(), np.r_[-1:1:0.2].tolist(), np.arange(3), np.arange(0.5, 4), np.arange(0, 3, dtype=float))
print(np.arange(-3, 3, 0.37).sum().item(), np.arange(1, 10**4, 0.7)[-1].item(), np.arange(5, 1, -2))
print(np.linspace(-1, 1, 21).tolist(), np.linspace(0, 1, 7, dtype=np.float32).tolist())
import torch

print(torch.arange(0, 1, 0.1).tolist(), torch.arange(-1, 1, 0.2), torch.arange(0, 1, 0.02)[[7, 29, 43]].tolist())
print(torch.arange(5), torch.arange(1, 4, 0.5), torch.arange(10, 0, -3), torch.arange(1.0, 2, 0.25, dtype=torch.float64).tolist())
print(torch.linspace(-1, 1, 21).tolist(), torch.linspace(0, 1, 5), torch.linspace(3, 3, 1), torch.linspace(-1, 1, 8).tolist())
print(torch.linspace(-math.pi, math.pi, 2000)[[0, 1, 999, 1000, 1999]].tolist(), torch.linspace(-1, 1, 21, dtype=torch.float64).tolist())
import tensorflow as tf

print(tf.linspace(-1.0, 1.0, 21).numpy().tolist(), tf.linspace(0.0, 1.0, 7)[5].numpy().item(), tf.linspace(-3.14, 3.14, 2000)[7].numpy().item())
print(tf.range(-1.0, 1.0, 0.2).numpy().tolist(), tf.range(5), tf.linspace(0.0, 1.0, 1).numpy(), tf.linspace(0.0, 10.0, 11).numpy())
import jax.numpy as jnp

print(jnp.arange(-1, 1, 0.2).tolist(), jnp.arange(0, 1, 0.1).tolist(), jnp.arange(5), jnp.linspace(-1, 1, 21).tolist())
