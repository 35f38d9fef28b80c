# NumPy's arrays of texts and of objects where TensorFlow and Keras take strings.
import numpy as np, tensorflow as tf, keras
from keras import layers
a = np.array(["a", "b"]); print(tf.constant(a)); print(tf.convert_to_tensor(a)); print(tf.strings.upper(a)); o = np.array(["a b", "c"], dtype=object); print(tf.constant(o))
ds = tf.data.Dataset.from_tensor_slices(a)
for x in ds: print(x)
print(list(ds.batch(2).as_numpy_iterator())); print(tf.data.Dataset.from_tensor_slices({"c": a, "n": np.arange(2)}).element_spec); print(tf.constant(np.array([[b"x"]])))
print(tf.constant(a) == "a", tf.constant(a).numpy())
a = np.array(["a", "b", "a", "c"])
for f in (lambda: layers.StringLookup(output_mode="one_hot"), lambda: layers.StringLookup(), lambda: layers.TextVectorization(max_tokens=5)):
    for d in (a, ["a", "b", "a"], tf.constant(["x", "y", "x"]), a.reshape(-1, 1), tf.data.Dataset.from_tensor_slices(a).batch(2), np.array(["a b", "c"], dtype=object)):
        try:
            l = f(); l.adapt(d); print([str(v) for v in l.get_vocabulary()]); print(l(["a", "b"])); print(l(a[:2])); print(l(tf.constant(["a"])))
        except Exception as e: print(type(e).__name__, str(e)[:100])
i = layers.IntegerLookup(); i.adapt(np.array([1, 2, 2, 5])); print([int(v) for v in i.get_vocabulary()], i(np.array([2, 9])))
i = layers.IntegerLookup(vocabulary=[3, 4], output_mode="multi_hot"); print(i([[3, 4], [9, 9]]))
h = layers.Hashing(3); print(h(np.array([["a"], ["b"]])))
d = layers.Discretization(num_bins=3); d.adapt(np.array([1., 2, 3, 4, 5, 6])); print(d(np.array([1., 4.])))
s = layers.StringLookup(vocabulary=["a", "b"], invert=True); print(s(np.array([1, 2]))); s = layers.StringLookup(vocabulary=np.array(["a", "b"])); print(s(np.array(["b"])))
c = layers.CategoryEncoding(num_tokens=4, output_mode="multi_hot"); print(c(np.array([[0, 1], [2, 2]])))
n = layers.Normalization(); n.adapt(np.array([[1., 2.], [3., 6.]])); print(n(np.array([[1., 2.]])), n.mean, n.variance)
r = tf.strings.regex_replace(np.array(["a1", "b2"]), "[0-9]", "#"); print(r, tf.strings.split(np.array(["a b", "c"])).to_list())
words = np.array(["good film", "bad film", "good", "bad"]); y = np.array([1.0, 0.0, 1.0, 0.0])
keras.utils.set_random_seed(1)
vec = layers.TextVectorization(output_mode="multi_hot"); vec.adapt(words)
m = keras.Sequential([vec, layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")]); m.compile("sgd", "binary_crossentropy")
print([round(v, 5) for v in m.fit(tf.constant(words), y, epochs=2, batch_size=4, verbose=0).history["loss"]])
