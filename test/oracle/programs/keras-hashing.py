# Texts and integers in buckets: Keras' Hashing, and TensorFlow's hashes of texts of every length.
import tensorflow as tf


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


h = tf.keras.layers.Hashing(num_bins=3)
for f in [lambda: h([["A"], ["B"], ["C"], ["D"], ["E"]]), lambda: h(tf.constant(["a", "b", "hello"])), lambda: h(tf.constant([1,2,3,4,5,100])), lambda: h([[1],[2]]), lambda: tf.keras.layers.Hashing(num_bins=3, mask_value="")([["A"], ["B"], [""], ["C"], ["D"]]), lambda: tf.keras.layers.Hashing(num_bins=3, salt=[133, 137])([["A"], ["B"], ["C"], ["D"], ["E"]]), lambda: tf.keras.layers.Hashing(num_bins=3, salt=133)([["A"], ["B"], ["C"], ["D"], ["E"]]), lambda: tf.keras.layers.Hashing(num_bins=4, output_mode="one_hot")(["a","b"]), lambda: tf.keras.layers.Hashing(num_bins=4, output_mode="multi_hot")([["a","b"],["c","d"]]), lambda: tf.keras.layers.Hashing(num_bins=4, output_mode="count")([["a","a"],["c","d"]]), lambda: h.get_config(), lambda: tf.strings.to_hash_bucket_fast(["a","b","hello world this is a long string of text that is more than 64 bytes long surely"], 1000), lambda: tf.strings.to_hash_bucket_strong(["a","b"], 1000, key=[1,2]), lambda: tf.strings.to_hash_bucket(["a","b"], 1000), lambda: tf.keras.Sequential([tf.keras.layers.Input((1,), dtype="string"), tf.keras.layers.Hashing(5)]).predict(tf.constant([["x"],["y"]]), verbose=0), lambda: tf.keras.layers.Hashing(num_bins=0)]: t(f)

texts = ["abcdefghijklmnopqrstuvwxyz0123456789"[i % 36:] * (i // 7 + 1) for i in range(60)]
texts = [""] + [text[:i * 4] for i, text in enumerate(texts)] + ["é", "日本語", "z" * 64, "z" * 65, "y" * 128, "y" * 129]
for f in (lambda x: tf.strings.to_hash_bucket_fast(x, 2**40), lambda x: tf.strings.to_hash_bucket(x, 10**9), lambda x: tf.strings.to_hash_bucket_strong(x, 10**9, key=[3, 5])):
    print(f(texts).numpy().tolist())
