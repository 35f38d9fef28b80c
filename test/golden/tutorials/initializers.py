import numpy as np
import tensorflow as tf
from tensorflow.keras import initializers

for init in [
    initializers.GlorotUniform(seed=1),
    initializers.GlorotNormal(seed=1),
    initializers.HeNormal(seed=2),
    initializers.HeUniform(seed=2),
    initializers.LecunNormal(seed=3),
    initializers.LecunUniform(seed=3),
    initializers.RandomNormal(mean=0.0, stddev=0.1, seed=4),
    initializers.RandomUniform(minval=-0.5, maxval=0.5, seed=4),
    initializers.TruncatedNormal(stddev=0.2, seed=5),
    initializers.VarianceScaling(scale=2.0, mode='fan_out', distribution='uniform', seed=6),
    initializers.Orthogonal(seed=7),
    initializers.Zeros(),
    initializers.Ones(),
    initializers.Constant(3.0),
    initializers.Identity(),
]:
    print(type(init).__name__)
    print(np.round(init(shape=(3, 3)).numpy(), 5))

# layers after set_random_seed
tf.keras.utils.set_random_seed(42)
layer = tf.keras.layers.Dense(3)
layer.build((None, 2))
print(layer.kernel.numpy())
print(layer.bias.numpy())
tf.random.set_seed(42)
print(tf.random.normal((2,)).numpy())
layer2 = tf.keras.layers.Dense(2, kernel_initializer='he_normal', bias_initializer='ones')
print(layer2(tf.ones((1, 2))))
print(layer2.get_weights())
w = tf.Variable(tf.initializers.GlorotUniform(seed=9)((2, 2)))
print(w)
emb = tf.keras.layers.Embedding(4, 3, embeddings_initializer='uniform')
print(emb(tf.constant([[0, 3]])))
drop = tf.keras.layers.Dropout(0.5, seed=3)
print(drop(tf.ones((2, 5)), training=True).numpy())
print(drop(tf.ones((2, 5)), training=False).numpy())
tf.random.set_seed(5)
print(tf.nn.dropout(tf.ones((2, 5)), rate=0.4).numpy())
