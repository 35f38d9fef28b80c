# Values, arrays and objects as pickles, byte for byte.
import numpy as np
import io
import pickle
from collections import OrderedDict
def show(f):
    try:
        r = f(); print(repr(r), "|", str(r))
    except Exception as e: print(type(e).__name__, e)
class Model:
    def __init__(self, w, name): self.w, self.name = w, name
    def __repr__(self): return f"Model({self.w}, {self.name!r})"
class Own:
    def __init__(self): self.x, self.cache = 1, [1,2]
    def __getstate__(self): return {'x': self.x}
    def __setstate__(self, s): self.x = s['x'] * 10
def double(x): return 2*x
values = [None, True, 1, -1, 300, 70000, 2**40, -2**40, -300, 2**70, 1.5, 'a', 'é漢', '', b'ab', [], [1], [1,2,3], (), (1,), (1,2,3,4), {}, {'a':1}, {'a':1,'b':[1,{'c':(1,2)}]}, {1}, frozenset([1]), 1+2j, range(3), bytearray(b'ab'), slice(1,2), ['a','a','b'], {'x':np.arange(3.)}, np.arange(6).reshape(2,3), np.array(2.5), np.float32(1.5), np.int64(3), np.array([True,False]), np.zeros((0,3)), np.arange(3,dtype='i1'), np.array([1+2j]), OrderedDict(a=1,b=2), float('inf'), 'x'*300, b'y'*300]
for v in values:
    show(lambda: pickle.loads(pickle.dumps(v)))
    d = pickle.dumps(v)
    if len(d) < 400: show(lambda: d)
show(lambda: pickle.loads(pickle.dumps(Model([1,2],'m')))); show(lambda: pickle.loads(pickle.dumps(Own())).x); show(lambda: pickle.loads(pickle.dumps(double))(4)); show(lambda: pickle.loads(pickle.dumps(Model)) is Model); show(lambda: pickle.dumps(Model(1,'m')))
a=[1]; b=[a,a]; c=pickle.loads(pickle.dumps(b)); show(lambda: c[0] is c[1]); a.append(a); show(lambda: pickle.loads(pickle.dumps(a))[1][1][0])
f = io.BytesIO(); pickle.dump({'w':np.ones(2),'h':[.5,.25]}, f); pickle.dump('second', f); f.seek(0)
print(pickle.load(f), pickle.load(f)); show(lambda: pickle.load(f))
show(lambda: pickle.loads(b'')); show(lambda: pickle.loads(b'\x80\x04\x95')); show(lambda: pickle.dump(1,'x')); show(lambda: pickle.loads(pickle.dumps(np.arange(3.)))+1)
x=pickle.loads(pickle.dumps(np.arange(3.))); x[0]=9; print(x); show(lambda: pickle.HIGHEST_PROTOCOL); show(lambda: pickle.loads(b'\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01e.')); show(lambda: pickle.loads(pickle.dumps([1,2],protocol=pickle.HIGHEST_PROTOCOL)))
show(lambda: pickle.dumps(1, 9))
try: pickle.dumps(lambda x: x)
except pickle.PicklingError as e: print("PicklingError")
import sys
print(pickle.loads(pickle.dumps({'history': {'loss': [0.5, 0.25]}, 'epochs': (1, 2)})))
print(len(pickle.loads(pickle.dumps(list(range(1005))))), len(pickle.dumps(list(range(2005)))))
# Strings of one byte and the empty one are one thing each, so that a second array refers to the first one's.
print(pickle.dumps([np.ones(2), np.ones(3)]).hex())
print(pickle.dumps([b"a", b"a", b"", b"", b"ab", b"ab"][:4]).hex())
