"""Shapes with more sizes, as tutorials write them: (1,) + x.shape."""
import tensorflow as tf
s=tf.zeros((2,3)).shape
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for f in (lambda:(1,)+s,lambda:s+(1,),lambda:(1,)+s+(1,),lambda:[1]+s,lambda:s+[1],lambda:s+s,lambda:s*2,lambda:s==[2,3],lambda:s==(2,3),lambda:s!=(2,4),lambda:s[0]+1,lambda:s[:1]+s[1:],lambda:s+1,lambda: 1+s,lambda:list(s),lambda:tuple(s),lambda:[*s],lambda:s+(None,),lambda: sum(s), lambda: s.as_list()+[1], lambda: 2 in s, lambda: s<(3,), lambda: bool(s), lambda: hash(s)==hash(tf.TensorShape((2,3))), lambda: tf.reshape(tf.range(6),(1,)+s+(1,)).shape, lambda: tf.TensorShape([None,2])+(3,), lambda: (4,)+tf.TensorShape([None,2]), lambda: s.concatenate([1]),lambda: tf.shape(tf.zeros(s+(1,)))):
    t(f)
