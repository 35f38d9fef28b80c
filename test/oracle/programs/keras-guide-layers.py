import os; os.environ['TF_CPP_MIN_LOG_LEVEL']='3'
import tensorflow as tf, numpy as np
from tensorflow import keras
from tensorflow.keras import layers
keras.utils.set_random_seed(0)
class Linear(layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs); self.units = units
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="random_normal", trainable=True)
        self.b = self.add_weight(shape=(self.units,), initializer="random_normal", trainable=True)
    def call(self, inputs): return tf.matmul(inputs, self.w) + self.b
    def get_config(self):
        config = super().get_config(); config.update({"units": self.units}); return config
l = Linear(4); y = l(tf.ones((2, 2))); print(y, l.weights, len(l.trainable_weights)); print(l.get_config()); print(Linear.from_config(l.get_config()).units)
class ComputeSum(layers.Layer):
    def __init__(self, input_dim):
        super().__init__(); self.total = self.add_weight(initializer="zeros", shape=(input_dim,), trainable=False)
    def call(self, inputs): self.total.assign_add(tf.reduce_sum(inputs, axis=0)); return self.total
s = ComputeSum(2); print(s(tf.ones((2, 2))).numpy(), s(tf.ones((2, 2))).numpy(), len(s.non_trainable_weights), s.trainable_weights)
class ActivityReg(layers.Layer):
    def __init__(self, rate=1e-2): super().__init__(); self.rate = rate
    def call(self, inputs): self.add_loss(self.rate * tf.reduce_sum(inputs)); return inputs
class Outer(layers.Layer):
    def __init__(self): super().__init__(); self.r = ActivityReg(1e-2)
    def call(self, x): return self.r(x)
o = Outer(); assert len(o.losses) == 0; _ = o(tf.zeros((1, 1))); assert len(o.losses) == 1; _ = o(tf.ones((1, 1))); print(o.losses)
class OuterK(layers.Layer):
    def __init__(self): super().__init__(); self.dense = layers.Dense(32, kernel_regularizer=keras.regularizers.l2(1e-3))
    def call(self, x): return self.dense(x)
k = OuterK(); _ = k(tf.zeros((1, 1))); print(k.losses)
class CustomDropout(layers.Layer):
    def __init__(self, rate, **kw): super().__init__(**kw); self.rate = rate; self.seed_generator = keras.random.SeedGenerator(1337)
    def call(self, inputs, training=None):
        if training: return keras.random.dropout(inputs, rate=self.rate, seed=self.seed_generator)
        return inputs
print(CustomDropout(.5)(tf.ones((2, 3)), training=True))
class Sampling(layers.Layer):
    def __init__(self, **kw): super().__init__(**kw); self.seed_generator = keras.random.SeedGenerator(1337)
    def call(self, inputs):
        m, lv = inputs; eps = keras.random.normal(shape=tf.shape(m), seed=self.seed_generator); return m + tf.exp(.5 * lv) * eps
class Encoder(layers.Layer):
    def __init__(self, latent_dim=2, inter=8, name="encoder", **kw):
        super().__init__(name=name, **kw); self.p = layers.Dense(inter, activation="relu"); self.m = layers.Dense(latent_dim); self.lv = layers.Dense(latent_dim); self.s = Sampling()
    def call(self, x):
        x = self.p(x); m = self.m(x); lv = self.lv(x); return m, lv, self.s((m, lv))
class Decoder(layers.Layer):
    def __init__(self, od, inter=8, name="decoder", **kw):
        super().__init__(name=name, **kw); self.p = layers.Dense(inter, activation="relu"); self.o = layers.Dense(od, activation="sigmoid")
    def call(self, x): return self.o(self.p(x))
class VAE(keras.Model):
    def __init__(self, od, name="autoencoder", **kw):
        super().__init__(name=name, **kw); self.od = od; self.encoder = Encoder(); self.decoder = Decoder(od)
    def call(self, x):
        m, lv, z = self.encoder(x); r = self.decoder(z)
        self.add_loss(-0.5 * tf.reduce_mean(lv - tf.square(m) - tf.exp(lv) + 1)); return r
x = np.random.RandomState(0).rand(64, 6).astype('float32')
vae = VAE(6); opt = keras.optimizers.Adam(1e-3); mse = keras.losses.MeanSquaredError(); metric = keras.metrics.Mean()
ds = tf.data.Dataset.from_tensor_slices(x).batch(16)
for epoch in range(2):
    for step, xb in enumerate(ds):
        with tf.GradientTape() as tape:
            r = vae(xb); loss = mse(xb, r); loss += sum(vae.losses)
        g = tape.gradient(loss, vae.trainable_weights); opt.apply_gradients(zip(g, vae.trainable_weights)); metric(loss)
    print(epoch, "%.4f" % metric.result())
vae = VAE(6); vae.compile(opt if False else keras.optimizers.Adam(1e-3), loss=keras.losses.MeanSquaredError()); h = vae.fit(x, x, epochs=2, batch_size=16, verbose=0); print([f"{v:.4f}" for v in h.history['loss']])
vae.summary()
