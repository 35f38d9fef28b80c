"""The bit generators that numpy.random.Generator draws from, their states, copies and pickles."""
import copy
import pickle

import numpy as np

names = ["PCG64", "PCG64DXSM", "SFC64", "Philox", "MT19937"]


def tried(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for name in names:
    rng = np.random.Generator(getattr(np.random, name)(42))
    print(rng, rng.random(3), rng.integers(0, 100, 5), rng.standard_normal(3), rng.integers(0, 2**40, 3))
    print(rng.normal(2, 3, 4), rng.choice(10, 5, replace=False), rng.permutation(6), rng.poisson(3, 4), rng.bytes(5))
    print(rng.integers(0, 5, 3, dtype=np.int8), rng.random(2, dtype=np.float32), rng.integers(0, 2**64, 2, dtype=np.uint64))
    bits = getattr(np.random, name)([1, 2])
    print(bits.random_raw(3), bits.random_raw(), bits.random_raw((2, 2)))
    shared, put, kept = np.random.Generator(bits), copy.deepcopy(bits), pickle.loads(pickle.dumps(bits))
    print(shared.integers(0, 10, dtype=np.int32), put.random_raw(), kept.random_raw(), isinstance(bits, np.random.BitGenerator))
    before = bits.state
    drawn = shared.random(4)
    bits.state = before
    print((shared.random(4) == drawn).all(), list(before), [kid.random() for kid in shared.spawn(2)])
    if name != "MT19937":
        print(before)
for name in ("PCG64", "PCG64DXSM", "Philox"):
    bits = getattr(np.random, name)(3)
    print(bits.jumped().random_raw(2), bits.advance(5).random_raw(), bits.jumped(2).random_raw())
print(np.random.Philox(key=3, counter=5).random_raw(3), np.random.Philox(key=[1, 2]).random_raw(2))
print(np.random.RandomState(np.random.MT19937(5)).rand(2), np.random.MT19937(3).state["state"]["key"][:4])
tried(lambda: np.random.Philox(1, key=2))
rng = np.random.default_rng(1)
same, other, kept = copy.copy(rng), copy.deepcopy(rng), pickle.loads(pickle.dumps(rng))
print(rng.random(), same.random(), other.random(), kept.random(), isinstance(kept, np.random.Generator))
old = np.random.RandomState(5)
old.randn()
kept = pickle.loads(pickle.dumps(old))
print(old.randn(2), kept.randn(2), isinstance(kept, np.random.RandomState), isinstance(rng, np.random.RandomState))

# In float32.
rng = np.random.default_rng(1)
print(rng.standard_normal(4, dtype=np.float32), rng.random(3, dtype="f"), rng.standard_exponential(3, dtype="f4"))
print(rng.standard_gamma(2.0, 3, dtype=np.float32), rng.standard_gamma([0.5, 1], dtype=np.float32), rng.random())
print(rng.standard_normal(dtype=np.float32), rng.standard_exponential(4, method="inv"), rng.standard_exponential(2, dtype=np.float32, method="inv"))
print(np.random.default_rng(2).standard_exponential(100000, dtype=np.float32).sum(dtype=float), rng.standard_normal(100000, dtype=np.float32).sum(dtype=float))
out = np.zeros(3, dtype=np.float32)
rng.standard_normal(out=out, dtype=np.float32)
print(out)
print(rng.integers(0, 10, 3, dtype=int).dtype, rng.integers(0, 10, 3, dtype="u1"))

# Sequences of seeds.
seeds = np.random.SeedSequence(1234)
print(seeds, seeds.pool, seeds.state, seeds.generate_state(2, np.uint64), seeds.spawn(2), seeds.n_children_spawned)
print(np.random.SeedSequence([1, 2, 3], spawn_key=(4,), pool_size=8), np.random.SeedSequence([1, 2, 3], spawn_key=(4,), pool_size=8).generate_state(3))

# Vectors.
cov = [[2.0, 0.3], [0.3, 1.0]]
print(rng.multivariate_normal([1, 2], cov, method="cholesky"), rng.multivariate_normal([1, 2], cov, 2, method="eigh"))
print(rng.multivariate_hypergeometric([30, 40, 5], 60, size=3), rng.multivariate_hypergeometric([3, 4, 5], 4, method="count", size=3))
print(np.random.RandomState(5).tomaxint(3))
