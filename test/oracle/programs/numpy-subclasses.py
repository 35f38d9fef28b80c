import numpy as np
class C(np.ndarray):
    def __new__(cls, *args, **kwargs):
        print('In __new__ with class %s' % cls)
        return super().__new__(cls, *args, **kwargs)
    def __init__(self, *args, **kwargs):
        print('In __init__ with class %s' % self.__class__)
    def __array_finalize__(self, obj):
        print('In array_finalize:'); print('   self type is %s' % type(self)); print('   obj type is %s' % type(obj))
c = C((10,))
a = np.arange(10)
cast_a = a.view(C)
cv = c[:1]
class InfoArray(np.ndarray):
    def __new__(subtype, shape, dtype=float, buffer=None, offset=0, strides=None, order=None, info=None):
        obj = super().__new__(subtype, shape, dtype, buffer, offset, strides, order)
        obj.info = info
        return obj
    def __array_finalize__(self, obj):
        if obj is None: return
        self.info = getattr(obj, 'info', None)
obj = InfoArray(shape=(3,)); print(type(obj), obj.info is None)
obj = InfoArray(shape=(3,), info='information'); print(obj.info)
v = obj[1:]; print(type(v), v.info)
arr = np.arange(10); cast_arr = arr.view(InfoArray); print(type(cast_arr), cast_arr.info is None)
class RealisticInfoArray(np.ndarray):
    def __new__(cls, input_array, info=None):
        obj = np.asarray(input_array).view(cls)
        obj.info = info
        return obj
    def __array_finalize__(self, obj):
        if obj is None: return
        self.info = getattr(obj, 'info', None)
arr = np.arange(5)
obj = RealisticInfoArray(arr, info='information')
print(type(obj), obj.info, obj)
v = obj[1:]; print(type(v), v.info, repr(v))
w = obj + 1; print(type(w), w.info, w)
print(type(np.sin(obj)), np.sin(obj).info, obj.sum(), type(obj.sum()), obj.mean(), type(obj.reshape(5, 1)), obj.T.info)
print(isinstance(obj, np.ndarray), isinstance(obj, RealisticInfoArray), obj.shape, obj.dtype, len(obj), np.asarray(obj), type(np.asarray(obj)), type(np.asanyarray(obj)))
obj[0] = 100; print(arr, obj)
obj += 1; print(type(obj), obj)
print(obj * obj, obj @ obj, obj > 3, type(obj > 3), obj[obj > 3], obj.max(), obj.copy().info)
class A(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **kwargs):
        args = []; in_no = []
        for i, input_ in enumerate(inputs):
            if isinstance(input_, A): in_no.append(i); args.append(input_.view(np.ndarray))
            else: args.append(input_)
        info = {}
        if in_no: info['inputs'] = in_no
        results = super().__array_ufunc__(ufunc, method, *args, **kwargs)
        if results is NotImplemented: return NotImplemented
        results = np.asarray(results).view(A)
        results.info = info
        return results
    def __array_finalize__(self, obj):
        if obj is not None: self.info = getattr(obj, 'info', None)
a = np.arange(5.).view(A)
b = np.sin(a); print(b.info)
b = np.sin(np.arange(5.)); print(type(b))
b = a + 1; print(b.info, b)
class MySubClass(np.ndarray):
    def __new__(cls, input_array, info=None):
        obj = np.asarray(input_array).view(cls); obj.info = info; return obj
    def __array_finalize__(self, obj):
        print('finalize', type(obj).__name__)
        if obj is None: return
        self.info = getattr(obj, 'info', None)
    def __array_wrap__(self, out_arr, context=None, return_scalar=False):
        print('In __array_wrap__:', type(out_arr).__name__)
        return super().__array_wrap__(out_arr, context, return_scalar)
obj = MySubClass(np.arange(5), info='spam')
ret = np.add(np.arange(5) + 1, obj); print(ret, ret.info)
class Vec(np.ndarray):
    def __new__(cls, x, y, z): return np.array([x, y, z], dtype=float).view(cls)
    @property
    def x(self): return self[0]
    def norm(self): return float(np.sqrt((self ** 2).sum()))
    def __repr__(self): return f"Vec({self[0]}, {self[1]}, {self[2]})"
    def __str__(self): return "<%g %g %g>" % tuple(self)
v = Vec(1, 2, 2); u = v * 2
print(repr(v), v, u, type(u).__name__, u.norm(), v.x, repr(u + v), v.dot(u), np.cross(v, u))
print(np.array([v, u]), np.stack([v, u]), type(np.stack([v, u])), v.tolist(), sum(v))
