# Formatters of a program's own, signs, and words for NaN and infinity in NumPy's arrays.
import numpy as np
for sign in '-+ ':
    with np.printoptions(sign=sign):
        print(np.array([1.5,-2]), np.array([1.5,2]), np.array([1,2]), np.array([1,-20]), np.array([1+2j,-3.5j]), np.array([1e10,-1.]), np.array([np.inf,1.]), np.array([np.nan,-np.inf]), np.array(1.5), repr(np.array([True])))
with np.printoptions(nanstr='NA', infstr='INFTY'):
    print(np.array([np.nan,np.inf,1]), np.array([1.25,np.nan]), np.array([np.nan,-np.inf]), np.array([complex(np.nan,np.inf)]), np.float64('nan'), np.array(np.nan))
with np.printoptions(formatter={'float': '{: 0.3f}'.format}):
    print(np.array([[1.5,2],[3,4]]), repr(np.array([1.5])), np.array([1]), np.array([1.5],'f'), np.array(2.5), np.float64(2.5), np.array([1j]), np.arange(30.))
with np.printoptions(formatter={'all': lambda x: f'<{x}>'}):
    print(np.array([1.5]), np.array([1]), np.array([True]), np.array([1j]))
with np.printoptions(formatter={'int_kind': lambda x: f'{x:05d}', 'float_kind': lambda x: '%.2f' % x, 'bool': lambda b: 'T' if b else 'F'}):
    print(np.array([1.5,-10]), np.array([1,22],'i1'), np.array([True,False]), np.array([1j]))
print(np.array2string(np.array([1.5,2]), formatter={'float': lambda v: f'<{v:.1f}>'}, separator=', '), np.array2string(np.array([1.5,-2]), sign='+'), np.array2string(np.arange(10), threshold=4, edgeitems=1), np.array2string(np.array([1/3]), floatmode='fixed', precision=3), np.array2string(np.array([[1,2],[3,4]]), separator=','), np.array2string(np.array([1.,2]), prefix='abc', suffix='d'))
print(np.get_printoptions())
np.set_printoptions(formatter={"float": lambda x: f"{x:6.2f}"})
print(np.array([1.5, 2]), np.get_printoptions()["formatter"] is not None)
with np.printoptions(precision=2):
    print(np.array([1.555, 2]))
print(np.array([1.5, 2]))
np.set_printoptions()
print(np.array([1.5, 2]), np.get_printoptions()["formatter"])
