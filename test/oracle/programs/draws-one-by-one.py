"""One number after another, as loops draw them: Python's random and NumPy's generators, with whatever arguments."""
import copy
import random

import numpy as np


def said(f, *args, **named):
    try:
        return f(*args, **named)
    except Exception as e:
        return type(e).__name__


random.seed(7)
print([random.random() for _ in range(3)], [random.randint(1, 6) for _ in range(8)], random.randint(-5, -5))
print([random.randrange(10) for _ in range(5)], random.randrange(5, 9), random.randrange(0, 100, 7), random.randint(0, 2**40))
print(random.randint(0, 2**32 - 1), random.randint(0, 2**32 - 2), random.randrange(2**100), random.randint(True, 5))
print(random.uniform(0, 1), random.uniform(-3, 2.5), random.uniform(5, 5), random.uniform(1e300, -1e300), random.uniform(2**60, 1))
print(random.uniform(a=1, b=2), random.gauss(), random.gauss(5, 2), random.gauss(mu=1, sigma=3), random.gauss(2.5))
print(random.choice("abcdef"), random.choice([10, 20, 30]), random.choice((1, 2)), random.choice(range(5, 50, 5)), random.choice([1]))
print(random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6), random.choices(range(9), k=2), random.choices([1], k=0))
print(random.choices([1, 2], [3, 1]), random.choices(["x", "y", "z"], cum_weights=[1, 2, 9], k=4))
items = list(range(12))
random.shuffle(items)
print(items, random.sample(range(1000), 5), random.sample(items, 4), random.sample("python", k=6), random.sample(range(10**6), 8))
print(said(random.choice, []), said(random.randint, 5, 1), said(random.randrange, 0), said(random.sample, [1], 2), said(random.uniform, 1))
print(said(random.random, 1), said(random.choices, [], k=1), said(random.gauss, "a"))
state = random.getstate()
before = [random.random(), random.gauss(0, 1), random.gauss(0, 1)]
random.setstate(state)
print(before == [random.random(), random.gauss(0, 1), random.gauss(0, 1)])


class Halves(random.Random):
    def random(self):
        return 0.5


class Loud(random.Random):
    def uniform(self, a, b):
        return ("loud", super().uniform(a, b))


h, loud, own = Halves(3), Loud(3), random.Random(3)
print(h.random(), h.uniform(2, 4), h.choices("abcd", k=3), loud.uniform(0, 1), own.uniform(0, 1), loud.random(), own.random())
other = copy.copy(own)
print(own.randint(1, 100), other.randint(1, 100), own.random() == other.random(), random.Random("seed").random())

rng = np.random.default_rng(5)
print(rng.random(), rng.normal(), rng.normal(2), rng.normal(10, 2), rng.normal(loc=1), rng.uniform(), rng.uniform(-1, 1), rng.uniform(0.5), said(rng.uniform, 5), said(rng.uniform, [0, 3], 2))
print(rng.integers(6), rng.integers(1, 7), rng.integers(10**12), rng.integers(-5, 5), rng.integers(3, endpoint=True), type(rng.integers(9)).__name__)
print(rng.exponential(), rng.exponential(2.5), rng.poisson(3), rng.poisson(100.5), rng.binomial(10, 0.3), rng.geometric(0.2), rng.standard_normal())
print(rng.gamma(2.0), rng.beta(1, 2), rng.chisquare(3), rng.lognormal(), rng.laplace(1, 2), rng.triangular(0, 1, 3), rng.choice(5), rng.zipf(1.5))
print(said(rng.normal, 0, -1), said(rng.poisson, -1), said(rng.binomial, 5, 2), said(rng.integers, 0), said(rng.integers, 5, 5), said(rng.beta, 1))
print(rng.normal(0, 1, 3), rng.random(2), rng.integers(0, 9, 4), rng.uniform([0, 10], 20), type(rng.poisson(2)).__name__, type(rng.random()).__name__)
print(rng.permutation(20), rng.permutation(2000)[[0, 5, 1999]], rng.random(), rng.permutation([3, 1, 2]), rng.integers(2, size=5))
a = np.arange(15)
rng.shuffle(a)
m = np.arange(12).reshape(4, 3)
rng.shuffle(m)
words = ["a", "b", "c", "d"]
rng.shuffle(words)
print(a, m.tolist(), words, rng.bit_generator.state["state"]["state"] % 10**9)

np.random.seed(9)
print(np.random.rand(), np.random.random(), np.random.randn(), np.random.randn(), np.random.randint(6), np.random.randint(3, 9))
print(np.random.uniform(-1, 1), np.random.uniform(5), np.random.normal(5, 2), np.random.exponential(2), np.random.poisson(4), np.random.rand(2), np.random.randint(0, 5, 3))
print(type(np.random.randint(5)).__name__, np.random.random_sample(), np.random.choice([1, 5, 9]), np.random.permutation(6), said(np.random.randint, 0))
print(np.random.standard_normal(), np.random.binomial(5, 0.5), np.random.randint(-3, 10**10), np.random.beta(2, 3), np.random.randint(1, 2))
old = np.random.RandomState(4)
print(old.rand(), old.randint(100), old.normal(), old.random_sample(), old.randn(), old.uniform(1, 2), old.shuffle(a), a)
