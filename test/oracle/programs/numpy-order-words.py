import numpy as np
print(repr(np.array([1,2],order="C")), repr(np.zeros(3,order="F")), repr(np.ones((2,2),order="F")), repr(np.full(2,5,order="C")), repr(np.asarray([1.5],order="F")), repr(np.empty((0,),order="C")))
print(repr(np.array(["a","b"],order="C")), np.zeros(2,dtype="U3",order="F").dtype, np.zeros((2,3),int,"F").shape, np.asanyarray([1,2],order="K"), np.array([1,2],copy=True,order="A"))
print(np.ones(2, device="cpu"), np.where([True,False],1,2))
print(np.ascontiguousarray([1,2]), np.asfortranarray([[1,2],[3,4]]))
print(np.zeros((2,2),int,"C").dtype, np.ones(2,np.float32).dtype, np.zeros((3,),np.int8,order="F").dtype, np.zeros_like([1,2],order="C"))
