# Layers that mask, attend, go both ways through time, add noise and even out.
import numpy as np, keras, tensorflow as tf
from keras import layers
def rows(*shape): return (np.arange(np.prod(shape)).reshape(shape) % 7 - 3).astype("float32") / 5
def fill(layer):
    for w in layer.weights:
        if "seed" not in w.path and "moving" not in w.path: w.assign(rows(*w.shape) if len(w.shape) else 0.5)
def shown(name, layer, *args, **kw):
    layer(*args, **kw)
    fill(layer)
    f = layer(*args, **kw)
    for x in f if isinstance(f, (list, tuple)) else [f]:
        x = np.array(x)
        print(f"{name:22}", x.shape, ["%.3f" % v for v in x.ravel()[:4] + 0.0], "%.2f" % np.abs(x).sum())
    print("   ", [(w.path.split("/")[-1], tuple(w.shape)) for w in layer.weights if "seed" not in w.path])
x = rows(2, 5, 3)
LS = [layers.ELU(), layers.PReLU(), layers.PReLU(shared_axes=[1]), layers.Identity(), layers.UnitNormalization(), layers.RMSNormalization(), layers.GroupNormalization(3), layers.LayerNormalization(), layers.Masking(), layers.GaussianNoise(0.2), layers.SpatialDropout1D(0.5), layers.Bidirectional(layers.LSTM(2)), layers.Bidirectional(layers.GRU(2, return_sequences=True), merge_mode="sum"), layers.Bidirectional(layers.SimpleRNN(2, return_sequences=True, return_state=True)), layers.EinsumDense("abc,cd->abd", output_shape=(None, 4), bias_axes="d"), layers.EinsumDense("...x,xy->...y", output_shape=4, bias_axes="y"), layers.TimeDistributed(layers.Dense(2)), layers.LSTM(2, return_sequences=True, return_state=True), layers.LeakyReLU(negative_slope=0.1), layers.ReLU(max_value=0.3), layers.Softmax()]
for l in LS:
    shown(type(l).__name__, l, x)
q, v = rows(2, 4, 3), rows(2, 5, 3)
shown("Attention", layers.Attention(), [q, v]); shown("Attention", layers.Attention(use_scale=True), [q, v], return_attention_scores=True); shown("Attention causal", layers.Attention(), [q, q], use_causal_mask=True)
shown("AdditiveAttention", layers.AdditiveAttention(), [q, v])
m = layers.MultiHeadAttention(2, 3); shown("MHA", m, q, v); shown("MHA", m, q, v, return_attention_scores=True); shown("MHA causal", layers.MultiHeadAttention(2, 3, value_dim=4, output_shape=5), q, q, use_causal_mask=True)
mask = np.array([[1, 1, 0, 0, 1], [1, 1, 1, 1, 0]], dtype=bool)[:, None, :]
shown("MHA mask", m, q, v, attention_mask=mask)
shown("Dot", layers.Dot(axes=1), [rows(2, 3), rows(2, 3)[::-1].copy()]); shown("Dot", layers.Dot(axes=(2, 2), normalize=True), [q, v])
for f in [layers.average, layers.maximum, layers.minimum, layers.multiply, layers.add]: print(np.round(f([q, q*2]).numpy().ravel()[:4], 4).tolist())
# masks
ids = np.array([[1, 2, 0, 0], [3, 0, 0, 0], [1, 2, 3, 4]])
e = layers.Embedding(5, 3, mask_zero=True)
z = e(ids)
fill(e)
z = e(ids)
print(e.compute_mask(ids).numpy().tolist())
for l in [layers.LSTM(2), layers.GRU(2, return_sequences=True), layers.SimpleRNN(2, go_backwards=True), layers.Bidirectional(layers.LSTM(2)), layers.GlobalAveragePooling1D()]:
    l(e(ids))
    fill(l)
    f = l(e(ids))
    print(type(l).__name__, np.round(f.numpy().ravel()[:6], 4).tolist(), round(float(np.abs(f.numpy()).sum()), 4))
model = keras.Sequential([keras.Input((4, ), dtype="int32"), layers.Embedding(5, 3, mask_zero=True), layers.LSTM(3, return_sequences=True), layers.Dense(2, activation="softmax")])
fill(model)
model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
print(np.round(model.fit(ids, (ids>1).astype("int32"), epochs=3, batch_size=3, verbose=0).history["loss"], 4).tolist())
fm = keras.Sequential([keras.Input((5, 3)), layers.Masking(), layers.GRU(2), layers.Dense(1)])
fill(fm)
xz = x.copy()
xz[0, 3:]=0
xz[1, :2]=0
print(np.round(fm.predict(xz, verbose=0), 4).tolist())
fm.compile("sgd", "mse"); print(np.round(fm.fit(xz, rows(2, 1), epochs=2, verbose=0).history["loss"], 4).tolist())
# transformer block as in the docs
class Block(layers.Layer):
    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.1):
        super().__init__()
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim)
        self.ffn = keras.Sequential([layers.Dense(ff_dim, activation="relu"), layers.Dense(embed_dim)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout1 = layers.Dropout(rate)
        self.dropout2 = layers.Dropout(rate)
    def call(self, inputs):
        a = self.att(inputs, inputs)
        a = self.dropout1(a)
        o = self.layernorm1(inputs+a)
        f = self.dropout2(self.ffn(o))
        return self.layernorm2(o+f)
class TP(layers.Layer):
    def __init__(self, maxlen, vocab, dim):
        super().__init__()
        self.token_emb = layers.Embedding(vocab, dim)
        self.pos_emb = layers.Embedding(maxlen, dim)
    def call(self, x):
        p = keras.ops.arange(0, keras.ops.shape(x)[-1], 1)
        return self.token_emb(x)+self.pos_emb(p)
i = layers.Input(shape=(6, )); h=TP(6, 10, 4)(i); h=Block(4, 2, 8)(h); h=layers.GlobalAveragePooling1D()(h); h=layers.Dropout(0.1)(h); h=layers.Dense(20, activation="relu")(h); o=layers.Dense(2, activation="softmax")(h)
t = keras.Model(i, o)
fill(t)
ii = np.arange(18).reshape(3, 6)%10
print(np.round(t.predict(ii, verbose=0), 4).tolist(), t.count_params())
t.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
print(round(t.evaluate(ii, np.array([0, 1, 0]), verbose=0)[0], 4))
