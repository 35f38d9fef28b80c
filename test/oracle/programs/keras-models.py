# Models into files and back: what they are, what they predict, and how they train on.
import json
import os
import numpy as np
import keras
from keras import layers

keras.utils.set_random_seed(1)
x = np.linspace(-1, 1, 24).reshape(6, 4).astype("float32")
y = (x.sum(axis=1, keepdims=True) > 0).astype("float32")


def filled(model):
    """The same first weights everywhere."""
    model.set_weights([np.linspace(0.1, 0.6, int(np.prod(w.shape))).reshape(w.shape) for w in model.get_weights()])
    return model


def tell(name, model, given=x):
    print(name, np.round(model.predict(given, verbose=0).ravel()[:4], 4))


model = filled(keras.Sequential([
    keras.Input((4,), name="given"),
    layers.Dense(3, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.01), name="first"),
    layers.LayerNormalization(name="evened"),
    layers.Dropout(0.5, seed=3, name="dropped"),
    layers.Dense(1, activation="sigmoid", kernel_initializer=keras.initializers.HeNormal(seed=2), name="last"),
], name="chain"))
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
print(json.dumps(model.layers[0].get_config()))
print(json.dumps(model.layers[3].get_config()["kernel_initializer"]))
print([layer["class_name"] for layer in model.get_config()["layers"]])
again = keras.models.model_from_json(model.to_json())
print([layer.name for layer in again.layers], [tuple(w.shape) for w in again.get_weights()])

# The state of the optimizer goes along.
for step in range(3):
    model.train_on_batch(x[:, ::-1] * 0.5, y)
for path in ["chain.keras", "chain.h5"]:
    model.save(path)
    loaded = keras.models.load_model(path, compile=path.endswith(".keras"))
    print(path, os.path.exists(path), loaded.name, [layer.name for layer in loaded.layers])
    tell(path, loaded)
loaded = keras.models.load_model("chain.keras")
print(loaded.optimizer.get_config()["learning_rate"], int(loaded.optimizer.iterations.numpy()), loaded.loss)
print([tuple(v.shape) for v in loaded.optimizer.variables])
model.save_weights("chain.weights.h5")
other = filled(keras.models.clone_model(model))
other.load_weights("chain.weights.h5")
tell("weights", other)

# A graph of layers, one of them used twice, with operators.
start = keras.Input((4,), name="start")
shared = layers.Dense(3, activation="relu", name="shared")
a, b = shared(start), shared(start * 2.0)
joined = layers.Concatenate(name="joined")([a, b])
out = layers.Dense(2, name="out")(joined + 1.0)
graph = filled(keras.Model(start, out, name="graph"))
for layer in graph.get_config()["layers"]:
    print(layer["name"], layer["class_name"], json.dumps(layer["inbound_nodes"]))
graph.save("graph.keras")
tell("graph", keras.models.load_model("graph.keras"))

# Sequences and pictures.
words = np.arange(12).reshape(3, 4) % 5
chain = filled(keras.Sequential([keras.Input((4,)), layers.Embedding(5, 3), layers.LSTM(2, return_sequences=True),
                                 layers.GRU(2), layers.Dense(1)]))
chain.save("words.keras")
tell("words", keras.models.load_model("words.keras"), words)
pictures = np.linspace(0, 1, 2 * 6 * 6).reshape(2, 6, 6, 1).astype("float32")
seen = filled(keras.Sequential([keras.Input((6, 6, 1)), layers.Conv2D(2, 3, padding="same", activation="relu"),
                                layers.BatchNormalization(), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(2)]))
seen.save("seen.keras")
tell("seen", keras.models.load_model("seen.keras"), pictures)


# Layers and functions of one's own.
@keras.saving.register_keras_serializable(package="Mine")
class Scale(layers.Layer):
    def __init__(self, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="w")

    def call(self, inputs):
        return inputs * self.w * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


@keras.saving.register_keras_serializable()
def squash(x):
    return x / (1.0 + keras.ops.abs(x)) if hasattr(keras, "ops") else x / (1.0 + abs(x))


own = filled(keras.Sequential([keras.Input((4,)), Scale(1.5, name="scaled"), layers.Dense(2, activation=squash)]))
print(keras.saving.get_registered_name(Scale), json.dumps(own.layers[0].get_config()))
own.save("own.keras")
tell("own", keras.models.load_model("own.keras"))


class Net(keras.Model):
    def __init__(self, width, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.blocks = [layers.Dense(width, activation="tanh"), layers.Dense(width)]
        self.out = layers.Dense(1)

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return self.out(inputs)

    def get_config(self):
        return {**super().get_config(), "width": self.width}


net = Net(3)
net(x)
filled(net).save("net.keras")
tell("net", keras.models.load_model("net.keras", custom_objects={"Net": Net}))

# What does not fit is said, and changes nothing.
small = keras.Sequential([keras.Input((4,)), layers.Dense(2), layers.Dense(1)])
before = small.get_weights()
for attempt in [
    lambda: small.load_weights("chain.weights.h5"),
    lambda: keras.models.load_model("missing.keras"),
    lambda: keras.models.load_model("chain.txt"),
    lambda: model.save("chain.txt"),
    lambda: model.save_weights("chain.h5"),
    lambda: Net(2).save_weights("net.weights.h5"),
]:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0].split(". ")[0])
print(all([np.array_equal(a, b) for a, b in zip(before, small.get_weights())]))
