"""The order in which elements lie: order= of what makes, copies and flattens arrays, and what shows it."""
import io
import numpy as np

a = np.asfortranarray(np.arange(6).reshape(2, 3))
print(a.flags)
print(a.strides, a.flags.f_contiguous, a.base, np.asfortranarray(a) is a, np.isfortran(a))
print(a.ravel("K"), a.flatten("K"), a.flatten("A"), a.ravel("A"), a.ravel(), a.astype(float).strides, a.copy().strides)
print(a.tobytes("A") == a.tobytes("F"), a.tobytes()[:16], a.tobytes("F")[8:16])

b = np.arange(6).reshape(2, 3)
t = b.T
print(t.flags.f_contiguous, t.strides, t.ravel(order="K"), t.ravel(), t.ravel("F"))
print([t.copy(o).strides for o in "CKFA"], np.copy(t).strides, np.array(t).strides, np.array(t, order="C").strides)
c = np.arange(6).reshape(2, 3, order="F")
print(c, c.strides, np.reshape(c, (3, 2), order="F"), c.reshape((3, 2), order="A"), c.reshape(3, 2, order="C"))

print([f((2, 3), order="F").strides for f in (np.zeros, np.ones, np.empty)], np.full((2, 3), 1.0, order="F").strides)
print(np.zeros_like(np.zeros((2, 3), order="F")).strides, np.array([[1, 2], [3, 4]], order="F").strides, np.zeros((2, 2), "f4", "F").flags.fnc)
print(np.asfortranarray([[1, 2], [3, 4]]).strides, np.ascontiguousarray(c).strides, np.require(np.zeros((2, 3)), requirements="F").strides)

x = np.zeros((2, 3), order="F")
x[0] = [1, 2, 3]
x[:, 1] += 5
x += 1
print(x, x.T, x @ np.ones(3), x.sum(0), x.ravel("K"))
y = np.array(x, order="F")
y[0, 0] = 99
d = np.asarray(x, order="C")
d[0, 0] = 7
v = x.view()
v[1, 1] = -1
print(x, d.strides, np.asarray(d, order="C") is d, v.base is x, x[0].base is x, x.flags.owndata, v.flags.owndata, np.shares_memory(x, v))

m = np.arange(24).reshape(2, 3, 4)
print(m.transpose(1, 0, 2).ravel("K"), m.transpose(2, 0, 1).copy("K").strides, m.transpose(2, 0, 1).astype(float).strides)
file = io.BytesIO()
np.save(file, c)
print(file.getvalue()[:80])
file.seek(0)
read = np.load(file)
print(read, read.flags.f_contiguous)
for f in (lambda: np.zeros((2, 3), order="Q"), lambda: b.ravel("Q"), lambda: np.require(b, requirements=["C", "F"])):
    try:
        print(f())
    except ValueError as error:
        print(error)
print(np.ones_like(np.float32([1, 2]), subok=False), np.full_like(b, 3, subok=False))

for order in "FAK":
    f, b = np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.arange(6.0).reshape(2, 3)
    v, w, copy = f.ravel(order), np.ravel(f, order), f.flatten(order)
    v[0], w[1], copy[2] = 9, 8, 7
    b.ravel(order)[1] = 50
    b.T.ravel(order)[2] = 60
    print(f, v, w, copy, np.shares_memory(f, v), b, b[:, :2].ravel(order))
f = np.asfortranarray(np.arange(6.0).reshape(2, 3))
f.reshape(3, 2, order="F")[0] = -1
f.reshape(-1, order="A")[2] = -2
print(f, f.reshape((3, -1), order="F"), np.reshape(f, (1, 6), order="F"), np.arange(3).ravel("F"))
