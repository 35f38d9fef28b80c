"""Records files that Keras and h5py write, and what the models in them predict: python record-keras.py (keras, h5py)."""
import base64
import io
import json
import os
import tempfile
import zlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
from keras import layers


def packed(content):
    return base64.b64encode(zlib.compress(content, 9)).decode()


def file(write, name):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        write(path)
        with open(path, "rb") as f:
            return packed(f.read())


def kinds():
    into = io.BytesIO()
    with h5py.File(into, "w") as f:
        for name, dtype in [("byte", "u1"), ("wide", "<i8"), ("half", "<f2"), ("turned", ">f4"), ("turned_wide", ">i8"), ("truth", "?")]:
            f[name] = np.array([0, 1, 1]).astype(dtype)
        f["one"] = 2.5
        f["none"] = np.zeros((0, 3))
        f["text"] = "no numbers"
        f.create_dataset("inner/packed", data=np.arange(60).reshape(6, 10), compression="gzip", shuffle=True, chunks=(4, 4))
        f["inner/link"] = h5py.SoftLink("/one")
        f["inner/broken"] = h5py.SoftLink("/nothing")
        f["inner/outside"] = h5py.ExternalLink("other.h5", "/x")
        f.attrs["said"] = "ünï"
        f.attrs["bytes"] = np.bytes_(b"xy")
        f.attrs["names"] = [b"a", b"bc"]
        f.attrs["count"] = 3
        f.attrs["empty"] = h5py.Empty("f4")
    return into.getvalue()


def latest():
    into = io.BytesIO()
    with h5py.File(into, "w", libver="latest") as f:
        f["a/b"] = np.arange(3.0)
    return into.getvalue()


def endless():
    into = io.BytesIO()
    with h5py.File(into, "w") as f:
        group = f.create_group("g")
        group["itself"] = group
    return into.getvalue()


def odd():
    """What an HDF5 file holds that its library alone does not read, or that leads nowhere or in circles."""
    into = io.BytesIO()

    def view(name, file, of, size):
        layout = h5py.VirtualLayout((2, size), "f8")
        layout[1] = h5py.VirtualSource(file, of, (size,))
        f.create_virtual_dataset(name, layout, fillvalue=-1)

    with h5py.File(into, "w") as f:
        f["y"] = np.arange(3.0)
        view("near", ".", "y", 3)
        view("away", "other.h5", "x", 3)
        view("nowhere", ".", "gone", 3)
        f.create_dataset("packed", data=np.arange(9.0), compression="lzf")
        view("through", ".", "packed", 9)
        f["text"] = "no numbers"
        f["lost"] = h5py.SoftLink("/nothing")
        f["outside"] = h5py.ExternalLink("other.h5", "/x")
        group = f.create_group("g")
        group["itself"], group["root"], group["y"] = group, h5py.SoftLink("/"), f["y"]
    return into.getvalue()


def maze():
    """Groups that all lead to one another."""
    into = io.BytesIO()
    with h5py.File(into, "w") as f:
        groups = [f.create_group(str(i)) for i in range(9)]
        for group in groups:
            for i, other in enumerate(groups):
                group[f"to{i}"] = other
        groups[0]["x"] = 1.5
    return into.getvalue()


keras.utils.set_random_seed(1)
x = np.linspace(-1, 1, 24).reshape(6, 4).astype("float32")
y = (x[:, :1] > 0).astype("float32")
model = keras.Sequential([keras.Input((4,), name="given"), layers.Dense(3, activation="relu", kernel_regularizer="l2", name="first"),
                          layers.BatchNormalization(name="evened"), layers.Dense(1, name="last")], name="chain")
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
model.fit(x, y, batch_size=6, epochs=3, verbose=0)
chain = {"keras": file(model.save, "m.keras"), "h5": file(model.save, "m.h5"), "weights": file(model.save_weights, "m.weights.h5"),
         "predicted": model.predict(x, verbose=0).ravel().tolist()}
chain["losses"] = model.fit(x, y, batch_size=6, epochs=3, verbose=0, shuffle=False).history["loss"]
chain["afterwards"] = model.predict(x, verbose=0).ravel().tolist()

start = keras.Input((4,), name="start")
twice = layers.Dense(3, activation="tanh", name="twice")
joined = layers.Concatenate(name="joined")([twice(start), twice(start * 0.5)])
graph = keras.Model(start, layers.Dense(1, name="end")(joined), name="graph")
lamb = keras.Sequential([keras.Input((4,)), layers.Lambda(lambda v: v * 2, name="code")])
other = keras.Sequential([keras.Input((3, 4, 1)), layers.ConvLSTM1D(2, 2)])
out = {"kinds": packed(kinds()), "latest": packed(latest()), "endless": packed(endless()), "odd": packed(odd()), "maze": packed(maze()),
       "chain": chain,
       "graph": {"keras": file(graph.save, "m.keras"), "predicted": graph.predict(x, verbose=0).ravel().tolist()},
       "lambda": file(lamb.save, "m.keras"), "foreign": file(other.save, "m.keras")}
with open(os.path.join(os.path.dirname(__file__), "keras.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
