"""How numbers of the libraries write themselves into texts, and objects that stand for themselves alone."""
import numpy as np
import tensorflow as tf
import torch
a = np.array([0.1, 0.2], dtype=np.float32)
print(f"{a.mean()} {a[0]} {np.float32(0.1)} {np.array(0.1, dtype=np.float32)} {np.sum(a):}")
print("{} {:}".format(a[0], a.max()), str(a[0]), "%s" % a[0], "%f" % a[0], format(a[0]), format(a[0], ""))
t = tf.constant(0.1)
print(f"{t} {t.numpy()} {tf.Variable(0.1).numpy()} {float(t)}", "{}".format(t), str(t.numpy()), "%s" % t.numpy(), format(t))
print(f"{np.float16(0.1)} {np.int8(3)} {np.bool_(True)} {np.complex64(1+2j)} {np.float64(0.1)}")
print(f"{a[0]!s} {a[0]!r} {a[0]:>12} {a[0]:g} {a[0]:.3} {a[0]:e}")
print(f"{a} {a!r}", f"{[a[0]]}", f"{(a[0], 1)}")

t = torch.tensor(0.1)
print(f"{t}", "{}".format(t), f"{t:.3f}", "%.3f %d" % (t, torch.tensor(3)), f"{torch.tensor([1.5])}", "%s" % t)
w = torch.tensor(0.5, requires_grad=True)
print(f"{w} {w * 2}")
class P:
    def __float__(self): return 2.5
    def __int__(self): return 7
    def __index__(self): return 9
print("%f %d %x %g" % (P(), P(), P(), P()))
o = object()
p = object()
print(type(o), o == o, o == p, o is o, isinstance(o, object), bool(o), str(o)[:14])
d = {o: 1}
print(d[o], o in [o], hash(o) == hash(o))
try:
    o.x = 3
except AttributeError as e:
    print(e)
missing = object()
def f(x=missing):
    return x is missing
print(f(), f(3))
