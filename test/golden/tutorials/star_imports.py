from math import *
from tensorflow.keras import *
from tensorflow.keras.layers import *
import tensorflow as tf

print(round(sqrt(2) * cos(pi / 4), 6), floor(2.7), factorial(5))
model = Sequential([Input((3,)), Dense(2, kernel_initializer='ones'), Activation('relu'), Dense(1, kernel_initializer='ones')])
print(model(tf.constant([[1.0, 2.0, 3.0]])), len(model.layers))
inputs = Input(shape=(4,), name='x')
h = Dense(3, activation='relu', name='hidden')(inputs)
out = Add(name='sum')([h, Dense(3, name='side')(h)])
Model(inputs, out, name='branches').summary()
print(Concatenate()([tf.ones((1, 2)), tf.zeros((1, 1))]), Multiply()([tf.constant([2.0]), tf.constant([3.0])]))
