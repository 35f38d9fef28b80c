"""Draws into arrays that are there: out= of a generator's functions."""
import numpy as np

rng = np.random.default_rng(0)
out = np.zeros(3)
print(rng.random(out=out) is out, out)
for draw in (rng.standard_normal, rng.standard_exponential, rng.random):
    draw(out=out)
    print(out)
rng.standard_gamma(2.0, out=out)
print(out, rng.random(3, out=out), rng.random(out=None))
m = np.zeros((2, 3))
print(rng.permuted(np.arange(6.0).reshape(2, 3), axis=1, out=m) is m, m)
rng.permuted(m, out=m)
rng.random(out=m[1])
print(m)
small = np.zeros(2, dtype=np.float32)
rng.random(dtype=np.float32, out=small)
print(small, rng.integers(10, size=4))
for wrong in (lambda: rng.random(out=small), lambda: rng.random(4, out=out), lambda: rng.standard_normal((2, 2), out=out)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(rng.random(2))
