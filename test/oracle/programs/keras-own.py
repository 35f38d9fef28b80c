# Layers, models and loops of one's own, as Keras' guides write them.
import numpy as np, tensorflow as tf, keras
from keras import layers
def init(m):
    for i, w in enumerate(m.weights):
        n = int(np.prod(w.shape))
        w.assign(np.linspace(-0.5, 0.5, n).reshape(w.shape) if n>1 else np.zeros(w.shape))
x = np.linspace(-1, 1, 160).reshape(40, 4).astype('float32'); y=(np.arange(40)%3).astype('int32')
inputs = keras.Input((4, ))
h = layers.Dense(8, activation='relu')(inputs)
out = layers.Dense(3)(h)
model = keras.Model(inputs, out)
init(model)
optimizer = keras.optimizers.Adam(1e-2)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_acc = keras.metrics.SparseCategoricalAccuracy()
val_acc = keras.metrics.SparseCategoricalAccuracy()
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
val = tf.data.Dataset.from_tensor_slices((x[:10], y[:10])).batch(5)
@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss_value = loss_fn(y, logits)
        loss_value+=sum(model.losses)
    grads = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply(grads, model.trainable_weights)
    train_acc.update_state(y, logits)
    return loss_value
@tf.function
def test_step(x, y):
    val_acc.update_state(y, model(x, training=False))
for epoch in range(3):
    for step, (xb, yb) in enumerate(ds):
        l = train_step(xb, yb)
        if step%2==0: print(epoch, step, "%.4f"%float(l), "seen", (step+1)*8)
    print("acc %.4f"%float(train_acc.result()))
    train_acc.reset_state()
    for xb, yb in val: test_step(xb, yb)
    print("val %.4f"%float(val_acc.result()))
    val_acc.reset_state()
class ActivityRegularizationLayer(layers.Layer):
    def call(self, inputs):
        self.add_loss(1e-2*tf.reduce_sum(inputs))
        return inputs
class Linear(keras.layers.Layer):
    def __init__(self, units=32, **kw):
        super().__init__(**kw)
        self.units = units
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="ones", trainable=True)
        self.b = self.add_weight(shape=(self.units, ), initializer="zeros", trainable=True)
    def call(self, inputs): return tf.matmul(inputs, self.w)+self.b
    def get_config(self):
        c = super().get_config()
        c.update({"units":self.units})
        return c
class ComputeSum(keras.layers.Layer):
    def __init__(self, input_dim):
        super().__init__()
        self.total = self.add_weight(initializer="zeros", shape=(input_dim, ), trainable=False)
    def call(self, inputs):
        self.total.assign_add(tf.reduce_sum(inputs, axis=0))
        return self.total
s = ComputeSum(2)
print(s(tf.ones((2, 2))).numpy(), s(tf.ones((2, 2))).numpy(), len(s.weights), len(s.non_trainable_weights), s.trainable_weights)
class MLPBlock(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.l1 = Linear(32)
        self.l2 = Linear(32)
        self.l3 = Linear(1)
    def call(self, x): return self.l3(tf.nn.relu(self.l2(tf.nn.relu(self.l1(x)))))
mlp = MLPBlock()
r = mlp(tf.ones((3, 64)))
print(len(mlp.weights), len(mlp.trainable_weights), r.numpy().tolist())
cfg = Linear(64).get_config()
print(cfg["units"], Linear.from_config(cfg).units)
class Sampling(layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.seed_generator = keras.random.SeedGenerator(1337)
    def call(self, inputs):
        m, v = inputs
        b = tf.shape(m)[0]
        d = tf.shape(m)[1]
        eps = keras.random.normal(shape=(b, d), seed=self.seed_generator)
        return m+tf.exp(0.5*v)*eps
print(Sampling()([tf.zeros((2, 3)), tf.zeros((2, 3))]).shape)
class LogisticEndpoint(keras.layers.Layer):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.loss_fn = keras.losses.BinaryCrossentropy(from_logits=True)
        self.accuracy_fn = keras.metrics.BinaryAccuracy()
    def call(self, targets, logits, sample_weights=None):
        loss = self.loss_fn(targets, logits, sample_weights)
        self.add_loss(loss)
        self.accuracy_fn.update_state(targets, logits, sample_weights)
        return tf.nn.softmax(logits)
layer = LogisticEndpoint()
yy = layer(tf.ones((2, 2)), tf.ones((2, 2)))
print(["%.4f" % float(v) for v in layer.losses], yy.numpy().tolist(), layer.metrics, float(layer.accuracy_fn.result()))
class OuterLayer(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(4, kernel_regularizer=keras.regularizers.l2(1e-3), kernel_initializer="ones")
    def call(self, x): return self.dense(x)
o = OuterLayer()
o(tf.zeros((1, 2)))
print(o.losses)
class Own(keras.Model):
    def __init__(self, units=4, num=2, **kw):
        super().__init__(**kw)
        self.blocks = [layers.Dense(units, activation="relu") for _ in range(num)]
        self.out = layers.Dense(1)
    def call(self, x):
        for b in self.blocks: x=b(x)
        return self.out(x)
mm = Own()
print(mm(tf.ones((2, 3))).shape, len(mm.weights), [w.path for w in mm.weights][:3], [l.name for l in mm.layers])
mm.summary()
