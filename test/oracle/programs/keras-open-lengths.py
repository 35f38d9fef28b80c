"""Axes whose size is open stay open through layers and operations; names that are too long for a summary."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers
i = keras.Input((None,), dtype="int64"); e = layers.Embedding(40, 16)(i); print(e.shape)
b = layers.Bidirectional(layers.LSTM(4, return_sequences=True))(e); print(b.shape)
c = layers.Conv1D(8, 7, padding="valid", strides=3, activation="relu")(e); print(c.shape); p = layers.GlobalMaxPooling1D()(c); print(p.shape)
d = layers.Conv1D(8, 3, padding="same")(e); print(d.shape, layers.MaxPooling1D(2)(d).shape, layers.Dense(3)(d).shape, (d + 1).shape, layers.TimeDistributed(layers.Dense(2))(d).shape, layers.concatenate([d, e]).shape, layers.Dropout(.5)(d).shape, layers.LayerNormalization()(d).shape)
print(layers.MultiHeadAttention(2, 4)(e, e).shape, layers.GRU(3)(e).shape, layers.Flatten()(layers.GlobalAveragePooling1D()(e)).shape)
m = keras.Model(i, layers.Dense(1)(p)); m.summary(); print(m.predict(np.zeros((2, 20), "int64"), verbose=0).shape)
j = keras.Input((None, None, 3)); k = layers.Conv2D(8, 3)(j); print(k.shape, layers.MaxPooling2D(2)(k).shape, layers.UpSampling2D(2)(k).shape, layers.Conv2DTranspose(4, 3, strides=2)(k).shape, layers.GlobalAveragePooling2D()(k).shape)
fc = keras.Model(j, layers.Conv2D(1, 5)(k)); print(fc(np.zeros((1, 16, 12, 3))).shape, fc.output_shape)
print(keras.ops.mean(e, axis=1).shape, keras.ops.sum(e, axis=-1).shape, keras.ops.expand_dims(e, 1).shape, e[:, -1].shape, keras.ops.transpose(e, (0, 2, 1)).shape, layers.Reshape((-1, 4))(e).shape, layers.Permute((2,1))(e).shape)
texts = ["the brain is wider than the sky", "the one the other will contain"] * 4
words = layers.TextVectorization(max_tokens=20)
words.adapt(texts)
t = keras.Input((1,), dtype="string")
w = words(t)
print(w.shape, layers.TextVectorization(output_sequence_length=8, vocabulary=["a", "b"])(t).shape)
whole = keras.Model(t, layers.Dense(1)(layers.GlobalMaxPooling1D()(layers.Conv1D(4, 3)(layers.Embedding(20, 3)(w)))))
print(whole(tf.constant([["the sky is wider"], ["the brain will contain"]])).shape)
q = keras.Sequential([keras.Input((None, 2)), layers.SimpleRNN(3, return_sequences=True, name="a_layer_with_a_name_that_is_very_long"), layers.Dense(1)])
q.summary()
