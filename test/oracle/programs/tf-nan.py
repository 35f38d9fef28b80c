# NaN among values that are told apart, looked for and ranked.
import tensorflow as tf

nan, inf = float("nan"), float("inf")
for dtype in (tf.float32, tf.float64):
    x = tf.constant([3, nan, 1, nan, 2, nan, 1, -0.0, 0.0, inf], dtype)
    y, idx = tf.unique(x)
    print(y.numpy(), idx.numpy())
    y, idx, count = tf.unique_with_counts(x)
    print(y.numpy(), idx.numpy(), count.numpy())
    ends = tf.constant([0, 1, 2], dtype)
    for side in ("left", "right"):
        print(tf.searchsorted(ends, tf.constant([nan, 1, 5], dtype), side=side).numpy())
for row in ([nan, 1.0, 0.0], [1.0, 0.0, inf], [-inf, 1.0, 0.0], [2.0, 1.0, 0.0]):
    print([tf.math.in_top_k([t], tf.constant([row]), k).numpy()[0] for t in range(3) for k in (1, 2, 3)])
