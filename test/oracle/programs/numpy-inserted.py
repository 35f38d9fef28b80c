# Where np.insert puts values: behind a number, and behind a list of places.
import numpy as np
m=np.array([[1,2,3],[4,5,6]])
c=np.arange(12).reshape(2,3,2)
for index in (1, [1], np.int64(1), np.array([1]), (0,2), [0,2], -1, [1,1]):
    for values in (7, [7,8], [[7],[8]], [7,8,9]):
        for axis in (0,1,None):
            try: print(index, values, axis, np.insert(m,index,values,axis=axis).tolist())
            except Exception as e: print(index, values, axis, type(e).__name__)
print(np.insert([1,2,3],1,[7,8]), np.insert([1,2,3],[1],[7,8]), np.insert([1,2,3],[0,2],[7,8]))
print(np.insert(c,1,[[5,6],[7,8]],axis=1).tolist(), np.insert(c,1,5,axis=2).tolist(), np.insert(c,0,[[5,6],[7,8],[9,9]],axis=0).tolist())
