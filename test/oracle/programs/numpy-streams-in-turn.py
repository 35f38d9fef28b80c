"""Two generators and the session's stream draw in turn, few numbers and many, and go on after errors."""
import copy
import numpy as np

a, b = np.random.default_rng(1), np.random.default_rng(2)
np.random.seed(3)
total = 0.0
for i in range(300):
    total += a.random() - b.normal()
    if i % 7 == 0:
        total += np.random.rand() + a.integers(10) + b.integers(0, 100, dtype=np.int32)
    if i % 50 == 49:
        total += a.random(1000).sum() + b.standard_normal(700)[-1] + np.random.normal(size=3).sum()
    try:
        a.normal(scale=-1)
    except ValueError:
        total += 1
print(round(total, 10))
c = copy.deepcopy(a)
print(a.random(), c.random(), a.random(), c.random())
state = a.bit_generator.state
x = [a.random() for _ in range(3)]
a.bit_generator.state = state
print(x == [a.random() for _ in range(3)])
kept = np.random.get_state()
y = [np.random.randn() for _ in range(3)]
np.random.set_state(kept)
print(y == [np.random.randn() for _ in range(3)])
print(a.integers(5, size=3), a.integers(5), a.integers(5), a.random(), a.choice(10), a.permutation(4))
print(b.random(300)[-1], b.random(), b.random(300)[-1], b.normal(1.0, 2.0), b.normal([0.0, 1.0], 2.0), b.uniform(2, 3))
print(b.poisson(3), b.exponential(2.0), b.normal(size=(2, 2)).round(6).tolist(), b.normal(np.float64(1), np.array([1.0])))
