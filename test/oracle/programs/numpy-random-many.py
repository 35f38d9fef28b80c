# Many numbers from one stream, which are made in blocks, beside few, which are not.
import numpy as np
r = np.random.default_rng(7); np.random.seed(3)
def h(x): x = np.asarray(x); return x.dtype, x.shape, x.ravel()[:3], x.ravel()[-3:], x.sum()
for n in [1, 5, 255, 256, 257, 300, 1000, 20000, 40000]:
    print(n, h(r.random(n)), h(r.integers(0, 10, n)), h(r.integers(-5, 2**40, n)), h(r.integers(0, 2**32, n)), h(r.integers(0,2**62,n)), h(r.integers(0, 100, n, dtype="int8")), h(r.integers(0, 1000, n, dtype="int32")))
    print(h(r.permutation(n)), h(r.choice(n, 50)), h(r.choice(5, n, p=[.1,.2,.3,.2,.2])), h(r.choice(n, min(n, 40), replace=False)), r.random(), h(r.normal(size=n) > 0))
    print(h(np.random.randint(0, 10, n)), h(np.random.permutation(n)), h(np.random.choice(n, 30)), np.random.rand(), h(np.random.randint(-3, 2**35, n)))
l = list(range(10)); r.shuffle(l); print(l); a = np.arange(600); r.shuffle(a); print(h(a)); print(h(r.permuted(np.arange(600).reshape(20, 30), axis=1)))
print(h(r.poisson(3, 2000)), h(r.binomial(10, .3, 2000)), h(r.multinomial(5, [.2, .8], 300)), h(r.exponential(1, 999) > 1), h(r.gamma(2, 1, 999) > 1))
