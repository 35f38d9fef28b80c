# States of random streams: kept, looked at and put back; sequences of seeds; diagonals that show the array itself.
import numpy as np

rs = np.random.RandomState(0)
rs.rand(3)
s = rs.get_state()
print(s[0], s[1][:5], s[1].dtype, s[2:])
a = rs.rand(2)
rs.set_state(s)
print(rs.rand(2) == a)
rs.randn(1)
s = rs.get_state(legacy=False)
print(s["bit_generator"], s["state"]["pos"], s["has_gauss"], round(s["gauss"], 6))
a = rs.randn(3)
rs.set_state(s)
print(rs.randn(3) == a)
np.random.seed(1)
s = np.random.get_state()
a = np.random.rand(3)
np.random.set_state(s)
print((a == np.random.rand(3)).all(), s[1][:3], s[2])

rng = np.random.default_rng(42)
print(rng.bit_generator.state)
print(rng, type(rng.bit_generator).__name__)
a = rng.random(3)
st = rng.bit_generator.state
b = rng.random(2)
rng.bit_generator.state = st
print(b == rng.random(2))
rng.integers(0, 10, 3)
print(rng.bit_generator.state)
other = np.random.default_rng()
other.bit_generator.state = st
print(other.random(2) == b)
try:
    rng.bit_generator.state = {"bit_generator": "MT19937"}
except ValueError as e:
    print(e)

bits = np.random.PCG64(7)
g = np.random.Generator(bits)
print(g.random(2), bits.state["state"] == g.bit_generator.state["state"])
print(bits.random_raw(2), bits.random_raw(), g.random())
print(bits.jumped().random_raw(), bits.advance(5).random_raw())
ss = np.random.SeedSequence(5)
print([np.random.default_rng(c).random() for c in ss.spawn(2)], [np.random.default_rng(c).random() for c in ss.spawn(1)])
print(ss, ss.generate_state(3), np.random.SeedSequence([1, 2]).generate_state(2, np.uint64))
print([c.random() for c in rng.spawn(2)], rng.bit_generator.seed_seq)

m = np.arange(9).reshape(3, 3).copy()
d = np.einsum("ii->i", m)
d[:] = 0
print(m, d.base is m, d.flags.writeable)
np.einsum("ij->ji", m)[0, 1] = 99
e = np.einsum("iij->ij", np.zeros((2, 2, 3)))
e[...] = 1
h = np.einsum(m, [0, 0], [0])
h[0] = 77
print(m, e, np.einsum("ii", m), np.einsum(m, [0, 1], m, [1, 2], [0, 2]))

for f, to in [(int, float), (float, int), (bool, int), (int, bool), (complex, float), (int, "i4"), ("i4", int), (float, "f4"), (np.uint8, np.int8)]:
    print(np.can_cast(f, to), end=" ")
print([np.can_cast("f8", "f4", c) for c in ("no", "equiv", "safe", "same_kind", "unsafe")])
for args in (("f8", "f4", "bad"), (5, "i1"), (2.0, "f4"), ("i4", 5)):
    try:
        print(np.can_cast(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
