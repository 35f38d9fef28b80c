import tensorflow as tf, numpy as np
r=tf.ragged.constant([[[1],[2,3]],[],[[4,5,6]]])
print(r.merge_dims(1,2)); print(r.merge_dims(0,1)); print(r.merge_dims(0,2))
q=tf.ragged.constant([[[1,2],[3,4]],[],[[5,6]]], ragged_rank=1)
print(q.merge_dims(1,2)); print(q.merge_dims(0,1))
d=tf.ragged.constant([[[[1],[2,3]],[[4]]],[[],[[5],[6]]]])
print(d.merge_dims(1,2)); print(d.merge_dims(2,3)); print(d.merge_dims(1,3))
for f in (lambda: tf.RaggedTensor.from_row_splits([1,2,3],[0,2,5]), lambda: tf.RaggedTensor.from_row_lengths([1,2,3],[2,2])):
    try: print(f())
    except Exception as e: print(type(e).__name__)
