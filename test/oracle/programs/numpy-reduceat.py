import numpy as np
r=np.random.default_rng(0)
a=r.standard_normal(1000).astype('float32'); m=r.standard_normal((30,40)); i=r.integers(0,50,100)
for f in [np.add, np.multiply, np.maximum, np.minimum, np.logical_or]:
    print(f.reduceat(a, [0, 5, 5, 300, 20, 999])[:8], f.reduceat(m, [0, 4, 7], axis=0)[:, :3], f.reduceat(m, [0, 4, 7], axis=1)[:3], f.reduceat(i, np.arange(0, 100, 7)))
print(np.add.reduceat(m, [3], axis=-1).shape, np.add.reduceat(r.standard_normal((3,4,5)), [0,2], axis=1).shape)
try: np.add.reduceat(a, [0, 1000])
except IndexError as e: print(e)
print(np.add.reduceat(a, np.arange(0, 1000, 10))[-3:])
