"""tf.function of tensors of strings is traced once for each of their shapes."""
import tensorflow as tf


@tf.function
def double(a):
    print("Tracing with", a, repr(a))
    return a + a


for x in (1, 1.5, "a", "b", ["c", "d"], ["e", "f"]):
    print(double(tf.constant(x)))


@tf.function
def joined(words, sign="-"):
    print("Tracing", words, sign)
    return tf.strings.join([words, words], separator=sign)


print(joined(tf.constant("x")))
print(joined(tf.constant("y")))
print(joined(tf.constant("y"), "+"))
print(joined(tf.constant(["p", "q"])))


@tf.function
def same(x):
    return x


print(same(tf.constant("kept")), same(tf.constant("kept, too")).numpy())
