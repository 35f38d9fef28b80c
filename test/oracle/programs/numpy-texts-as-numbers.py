# Texts as numbers, of NumPy's and of classes of a program's own, and what NumPy refuses.
import numpy as np
a=np.array(['1.5','x','3'])
print(float(a[0]), int(a[2]), a[0]=='1.5', a[0]+'z', len(a[1]), a[1].upper(), {a[1]:1}['x'], f"{a[0]:>5}", a[0] in ['1.5'], '-'.join(a), sorted(a), isinstance(a[0],str))
for f in (float,int,complex):
    try: f(a[1])
    except Exception as e: print(type(e).__name__, e)


class S(str): pass
class I(int): pass
class F(float): pass
print(float(S('2.5')), int(S('7')), int(S('ff'),16), float(I(3)), int(F(2.9)), complex(S('1+2j')), complex(F(1.5)))
for f in (lambda: np.zeros(-1), lambda: np.transpose(np.ones((2,3)),(0,0)), lambda: np.transpose(np.ones((2,3)),(0,)), lambda: np.split(np.arange(5),2), lambda: np.argmax([]), lambda: np.argmin(np.array([])), lambda: np.ones((2,2)).reshape(-5), lambda: np.squeeze(np.ones((2,3)),0), lambda: np.zeros((2,-3))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
