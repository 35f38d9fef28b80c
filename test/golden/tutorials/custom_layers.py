import tensorflow as tf

layer = tf.keras.layers.Dense(10, input_shape=(None, 5))
print(layer(tf.zeros([10, 5])).shape)
print([v.shape for v in layer.variables])

class MyDenseLayer(tf.keras.layers.Layer):
    def __init__(self, num_outputs):
        super(MyDenseLayer, self).__init__()
        self.num_outputs = num_outputs

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=[int(input_shape[-1]), self.num_outputs], initializer='ones')

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel)

layer = MyDenseLayer(3)
print(layer(tf.ones([2, 5])))
print([var.name for var in layer.trainable_variables])

class Block(tf.keras.Model):
    def __init__(self, units):
        super().__init__(name='block')
        self.a = tf.keras.layers.Dense(units, kernel_initializer='ones', activation='relu')
        self.b = tf.keras.layers.Dense(units, kernel_initializer='ones', use_bias=False)

    def call(self, x, training=False):
        return self.b(self.a(x)) + x

block = Block(2)
print(block(tf.constant([[1.0, -2.0]])))
print(len(block.layers), [w.path for w in block.weights])
