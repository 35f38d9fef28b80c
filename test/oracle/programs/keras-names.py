# What models are called after others were built, and the shapes that a summary has of models of one's own.
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Dense
def name():
    i = keras.Input((2,))
    return keras.Model(i, Dense(1)(i)).name
def fresh():
    keras.backend.clear_session()
fresh(); keras.Sequential([keras.Input((2,)), Dense(1), Dense(1)]); print(name())
fresh(); m = keras.Sequential(); m.add(keras.Input((2,))); m.add(Dense(1)); m.add(Dense(1)); print(name())
fresh(); m = keras.Sequential([Dense(1)]); print(name()); m(np.ones((1, 2))); print(name())
class Block(layers.Layer):
    def __init__(self):
        super().__init__()
        self.d = Dense(4)
    def call(self, x):
        return x + self.d(x)
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first, self.block, self.last = Dense(4), Block(), Dense(1)
    def call(self, x):
        return self.last(self.block(self.first(x)))
for rows in (10, 8):
    fresh()
    m = Net()
    m.compile("sgd", "mse")
    m.fit(np.ones((rows, 3)), np.ones(rows), batch_size=4, verbose=0)
    m.summary()
m = Net()
m(np.ones((5, 3)))
m.summary()
s = keras.Sequential([keras.Input((None, 1)), layers.SimpleRNN(2), Dense(1)])
print(s(np.ones((4, 6))).shape)
