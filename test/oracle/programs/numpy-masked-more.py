"""Masked arrays: how they are made, shown, computed with, joined and put together along axes."""
import numpy as np


def tried(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


def step0():
    a = np.ma.array([1, 2, 3], mask=[0, 1, 0])
    b = np.ma.array([4, 5], mask=[1, 0])
    print(repr(np.concatenate([a, b])), repr(np.ma.concatenate([a, b])), repr(np.concatenate([a, np.array([4, 5])])), repr(np.hstack([a, a])), repr(np.vstack([a, a])), repr(np.stack([a, a])), repr(np.append(a, 5)))


tried(step0)


def step1():
    a = np.ma.array([1, 2, 3], mask=[0, 1, 0])
    print(repr(np.ma.hstack([a, a])), repr(np.ma.vstack([a, a])), repr(np.ma.stack([a, a])), repr(np.ma.append(a, 5)), repr(np.ma.column_stack([a, a])))


tried(step1)


def step2():
    m = np.ma.array([[1, 2, 3], [4, 5, 6]], mask=[[0, 1, 0], [0, 0, 1]])
    print(repr(m), m.mean(axis=0), m.sum(axis=1), m.T, m.reshape(3, 2), m[:, 1], m.argmax(), m.cumsum(axis=1), m.min(axis=1))


tried(step2)


def step3():
    m = np.ma.array([[1, 2, 3], [4, 5, 6]], mask=[[0, 1, 0], [0, 0, 1]])
    print(np.ma.dot(m, m.T), m.tolist(), m.shape, m.dtype, m.fill_value, m.var(), np.ma.concatenate([m, m]).shape, m.any(), m.all(), m.flatten(), m.var(axis=0), m.std(axis=1), m.prod(), m.ptp(), m.anom(axis=0))


tried(step3)


def step4():
    m = np.ma.array([1.5, 2, 3], mask=[0, 0, 1], fill_value=-9)
    print(repr(m), repr(m + 1), repr(m * 2), m.fill_value, repr(m.fill_value), repr(m > 1), (m > 1).fill_value, m.filled())


tried(step4)


def step5():
    m = np.ma.array([1, 2, 3])
    print(repr(m), m.mask, repr(m + 1), m.sum(), m.mean(), repr(m.astype(float)), m.count(), repr(m.filled(3)), m.var())


tried(step5)


def step6():
    m = np.ma.array([1, 2, 3], mask=False)
    print(repr(m))
    m = np.ma.array([1, 2, 3], mask=True)
    print(repr(m), m.sum(), m.mean(), m.max(), m.compressed(), m.count())


tried(step6)


def step7():
    m = np.ma.array([1.0, -1, 4])
    print(np.ma.sqrt(m), np.ma.log(m), np.sqrt(np.ma.array([4.0, 9], mask=[0, 1])), repr(np.ma.log10([10, -1])), np.ma.exp(np.ma.array([0.0, 1], mask=[1, 0])), np.sin(np.ma.array([0.0, 1], mask=[1, 0])), np.ma.divide([1, 2], [0, 1]), np.ma.array([1, 2]) / 0, 1 / np.ma.array([0, 2]), np.ma.array([5, 6]) // np.ma.array([0, 4]), np.ma.power([2, 3], 2))


tried(step7)


def step8():
    m = np.ma.array([1, 2, 3], mask=[0, 1, 0])
    m[0] = np.ma.masked
    print(m, repr(m))
    m[1] = 7
    print(m)
    m.mask = np.ma.nomask
    print(repr(m))
    m[2] = np.ma.masked
    print(repr(m), m.mask)


tried(step8)


def step9():
    m = np.ma.array([3, 1, 2], mask=[0, 0, 1])
    m.sort()
    print(m)
    print(np.sort(np.ma.array([3, 1, 2], mask=[0, 1, 0])), np.ma.sort(np.ma.array([3, 1, 2], mask=[0, 1, 0])), m.argsort(), np.ma.argsort(m), np.ma.array([3.0, 1, 2], mask=[0, 0, 1]).argsort())


tried(step9)


def step10():
    m = np.ma.array([1, 2, 3], mask=[0, 1, 0])
    m += 1
    print(m, repr(m))
    m *= 2
    print(m)
    print(-m, abs(-m), ~np.ma.array([True, False], mask=[0, 1]), m == 4, m != 4, m ** 2, 2 ** m, m % 3, m & 1)


tried(step10)


def step11():
    m = np.ma.array([1, 2, 3], mask=[0, 1, 0])
    print(m[1] is np.ma.masked, repr(m[1]), m[0], m[[0, 1]], m[m > 1], m[::2], 2 in m, list(m), len(m), m[1] + 1, float(m[0]), np.ma.masked * 2)


tried(step11)


def step12():
    x = np.ma.array(np.arange(12).reshape(3, 4))
    x[1, 2] = np.ma.masked
    x[x > 9] = np.ma.masked
    print(x, x.sum(axis=0), x.mean(axis=1), x.count(axis=0), np.ma.count_masked(x), x.max(axis=0), x.filled(-1), x.compressed(), np.ma.median(x, axis=0), np.ma.median(x), np.ma.average(x, axis=1), np.ma.average(x, axis=0, weights=[1, 2, 3]))


tried(step12)


def step13():
    print(np.ma.where(np.ma.array([1, 2, 3], mask=[0, 1, 0]) > 1, 5, np.ma.masked), np.ma.getmaskarray([1, 2]), np.ma.getdata(np.ma.array([1])), np.ma.isMaskedArray(1), np.ma.zeros(3), np.ma.ones((2, 2)), np.ma.masked_all(2), np.ma.arange(4), np.ma.allequal(np.ma.array([1, 2], mask=[0, 1]), [1, 3]), np.ma.allclose(np.ma.array([1, 2.0], mask=[0, 1]), [1, 3]), np.ma.unique(np.ma.array([1, 2, 1, 3], mask=[0, 0, 0, 1])), np.ma.diff(np.ma.array([1, 4, 9], mask=[0, 1, 0])), np.ma.outer([1, 2], np.ma.array([1, 2], mask=[1, 0])))


tried(step13)


def step16():
    m = np.ma.array(np.linspace(0, 1, 7), mask=[0, 1, 0, 0, 0, 0, 1])
    print(m, repr(m))
    print(repr(np.ma.array(np.arange(30), mask=np.arange(30) % 3 == 0)), np.ma.array(np.arange(30.0) / 7, mask=np.arange(30) % 4 == 0))


tried(step16)


def step17():
    m = np.ma.array(np.arange(2000), mask=np.arange(2000) % 2 == 0)
    print(m)
    print(repr(m))


tried(step17)


def step18():
    m = np.ma.array(['a', 'bb', 'c'], mask=[0, 1, 0])
    print(m, repr(m), m.filled(), m.fill_value, m[0])


tried(step18)


def step19():
    m = np.ma.array([1 + 2j, 3], mask=[0, 1])
    print(m, repr(m), m.real, m.conj(), abs(m))
    print(repr(np.ma.array([True, False], mask=[1, 0])), repr(np.ma.array([1, 2], dtype=np.int16, mask=[0, 1])), repr(np.ma.array([1, 2], dtype='f4', mask=[0, 1])), repr(np.ma.array(5, mask=1)), repr(np.ma.array(5)), np.ma.array(5, mask=1))


tried(step19)


def step21():
    a = np.ma.array([1, 2, 3], mask=[1, 0, 0])
    h = np.ma.array([1, 2, 3], mask=[1, 0, 0], hard_mask=True)
    a[0] = 5
    h[0] = 5
    print(a, h, h.hardmask)
    h.soften_mask()
    h[0] = 6
    print(h)
    print(a.copy(), a.shrink_mask().mask, np.ma.filled(a, 0), np.ma.fix_invalid([1, np.nan]) if hasattr(np.ma, 'fix_invalid') else '')


tried(step21)


def step22():
    x = np.ma.array([1, 2, 3, 4, 5], mask=[0, 0, 1, 0, 0])
    print(x.mean(), x.std(), x.var(ddof=1), x.sum(dtype=float), x.prod(), x.min(), x.max(), f'{x.mean():.2f}', f'{x}', '%s' % x, (x - x.mean()) / x.std(), x.nonzero(), np.ma.clip(x, 2, 4), x.take([0, 2]), x.repeat(2), x.squeeze(), x.round(), x.dot(x), x.item(0), x.ndim, x.nbytes)


tried(step22)


def step23():
    print(np.ma.array([1, 2], mask=[0, 1]) + np.array([[1], [2]]), np.array([1, 2]) + np.ma.array([1, 2], mask=[0, 1]), np.array([1, 2]) * np.ma.array([1, 2], mask=[0, 1]), 5 - np.ma.array([1, 2], mask=[0, 1]), np.array([1.0, 2.0]) < np.ma.array([2, 2], mask=[0, 1]), np.float64(2) * np.ma.array([1, 2], mask=[0, 1]))


tried(step23)
