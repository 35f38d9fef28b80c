# Trainings that save as they go, and stop where it is best.
import os
import numpy as np
import keras
from keras import layers

x = np.linspace(-1, 1, 16).reshape(8, 2).astype("float32")
y = x[:, :1] * 2 - x[:, 1:]


def fresh(rate=0.3):
    model = keras.Sequential([keras.Input((2,)), layers.Dense(1)])
    model.set_weights([np.array([[0.5], [0.25]]), np.array([0.1])])
    model.compile(optimizer=keras.optimizers.SGD(rate), loss="mse", metrics=["mae"])
    return model


model = fresh()
saved = keras.callbacks.ModelCheckpoint("seen/{epoch:02d}.keras", verbose=1)
model.fit(x, y, epochs=3, batch_size=8, verbose=0, callbacks=[saved])
print(sorted(os.listdir("seen")))
print(np.round(keras.models.load_model("seen/02.keras").predict(x[:2], verbose=0).ravel(), 4))

# The loss falls, then grows: the rate is too large for the first epochs of a new training.
model = fresh(1.6)
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=1, restore_best_weights=True, verbose=1)
best = keras.callbacks.ModelCheckpoint("best.weights.h5", monitor="loss", save_best_only=True, save_weights_only=True, verbose=1)
history = model.fit(x, y, epochs=8, batch_size=8, verbose=0, callbacks=[stop, best])
print(len(history.history["loss"]), stop.best_epoch, stop.stopped_epoch, np.round(float(stop.best), 4))
print(np.round(model.get_weights()[0].ravel(), 4))
other = fresh()
other.load_weights("best.weights.h5")
print(np.round(other.get_weights()[0].ravel(), 4))

stop = keras.callbacks.EarlyStopping(monitor="val_mae", mode="min", patience=0, min_delta=0.05)
history = fresh().fit(x, y, epochs=20, batch_size=8, verbose=0, validation_data=(x, y), callbacks=[stop])
print(len(history.history["val_mae"]), stop.stopped_epoch)


class Told(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        print("batch", batch, round(float(logs["loss"]), 4))


every = keras.callbacks.ModelCheckpoint("each-{epoch}-{batch}.weights.h5", save_weights_only=True, save_freq=2)
fresh(0.1).fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0, callbacks=[Told(), every])
print(sorted([name for name in os.listdir(".") if name.startswith("each")]))
for wrong in [lambda: keras.callbacks.ModelCheckpoint("a.txt"), lambda: keras.callbacks.ModelCheckpoint("a.h5", save_weights_only=True),
              lambda: keras.callbacks.ModelCheckpoint("a.keras", save_freq="batch")]:
    try:
        wrong()
    except ValueError as error:
        print(str(error).split(". ")[0])
