# tf.distribute on one device.
import tensorflow as tf, numpy as np
tf.keras.utils.set_random_seed(1)
s = tf.distribute.MirroredStrategy(); print(s.num_replicas_in_sync, isinstance(s, tf.distribute.Strategy), tf.distribute.has_strategy())
BS = 4 * s.num_replicas_in_sync
with s.scope():
    print(tf.distribute.has_strategy(), tf.distribute.get_strategy() is s)
    m = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1, kernel_initializer="ones")]); o = tf.keras.optimizers.SGD(0.1)
    lo = tf.keras.losses.MeanSquaredError(reduction="none")
    def compute(y, p): return tf.nn.compute_average_loss(lo(y, p), global_batch_size=BS)
ds = s.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices((np.arange(16, dtype="f4").reshape(8, 2) / 10, np.ones((8, 1), "f4"))).batch(BS))
def step(inputs):
    x, y = inputs
    with tf.GradientTape() as t: l = compute(y, m(x, training=True))
    o.apply_gradients(zip(t.gradient(l, m.trainable_variables), m.trainable_variables)); return l
@tf.function
def dstep(i):
    r = s.run(step, args=(i,)); return s.reduce(tf.distribute.ReduceOp.SUM, r, axis=None)
for e in range(2):
    for b in ds: print(dstep(b).numpy())
print(s.reduce("SUM", tf.constant([1., 2.]), axis=0), s.reduce("MEAN", tf.constant([1., 2.]), axis=0), tf.distribute.get_strategy().num_replicas_in_sync, tf.distribute.get_replica_context().replica_id_in_sync_group)
c = tf.distribute.OneDeviceStrategy("/cpu:0")
with c.scope(): v = tf.Variable(1.)
print(c.run(lambda a: a + v, (2.,)).numpy(), c.experimental_local_results(3.))
