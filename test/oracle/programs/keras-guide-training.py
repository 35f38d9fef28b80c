import os; os.environ['TF_CPP_MIN_LOG_LEVEL']='3'
import tensorflow as tf, numpy as np
from tensorflow import keras
from tensorflow.keras import layers
keras.utils.set_random_seed(1)
class CustomModel(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True); loss = self.compute_loss(y=y, y_pred=y_pred)
        tv = self.trainable_variables; g = tape.gradient(loss, tv); self.optimizer.apply(g, tv)
        for m in self.metrics:
            if m.name == "loss": m.update_state(loss)
            else: m.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}
inputs = keras.Input(shape=(8,)); outputs = layers.Dense(1)(inputs); model = CustomModel(inputs, outputs)
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
x = np.random.RandomState(0).rand(100, 8); y = np.random.RandomState(1).rand(100, 1)
h = model.fit(x, y, epochs=3, verbose=0, shuffle=False); print(h.history)
class CM2(keras.Model):
    def __init__(self, *a, **k):
        super().__init__(*a, **k); self.loss_tracker = keras.metrics.Mean(name="loss"); self.mae_metric = keras.metrics.MeanAbsoluteError(name="mae"); self.loss_fn = keras.losses.MeanSquaredError()
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            yp = self(x, training=True); loss = self.loss_fn(y, yp)
        g = tape.gradient(loss, self.trainable_variables); self.optimizer.apply(g, self.trainable_variables)
        self.loss_tracker.update_state(loss); self.mae_metric.update_state(y, yp)
        return {"loss": self.loss_tracker.result(), "mae": self.mae_metric.result()}
    def test_step(self, data):
        x, y = data; yp = self(x, training=False); loss = self.loss_fn(y, yp)
        self.loss_tracker.update_state(loss); self.mae_metric.update_state(y, yp); return {m.name: m.result() for m in self.metrics}
    @property
    def metrics(self): return [self.loss_tracker, self.mae_metric]
inputs = keras.Input(shape=(8,)); model = CM2(inputs, layers.Dense(1)(inputs)); model.compile(optimizer="adam")
print(model.fit(x, y, epochs=2, verbose=0, shuffle=False).history, model.evaluate(x, y, verbose=0))
class CustomCallback(keras.callbacks.Callback):
    def on_train_begin(self, logs=None): print("start; keys", list(logs.keys()))
    def on_train_end(self, logs=None): print("stop; keys", list(logs.keys()))
    def on_epoch_begin(self, epoch, logs=None): print("epoch", epoch, list(logs.keys()))
    def on_epoch_end(self, epoch, logs=None): print("end", epoch, list(logs.keys()), "%.3f" % logs['loss'])
    def on_test_begin(self, logs=None): print("test", logs)
    def on_train_batch_end(self, batch, logs=None): print("...batch", batch, sorted(logs.keys()))
    def on_predict_end(self, logs=None): print("predicted", logs)
m = keras.Sequential([layers.Dense(1)]); m.compile(optimizer=keras.optimizers.RMSprop(0.1), loss="mse", metrics=["mae"])
m.fit(x, y, batch_size=50, epochs=1, verbose=0, validation_split=0.5, callbacks=[CustomCallback()]); m.predict(x, verbose=0, callbacks=[CustomCallback()])
class EarlyMin(keras.callbacks.Callback):
    def __init__(self, patience=0): super().__init__(); self.patience = patience; self.best_weights = None
    def on_train_begin(self, logs=None): self.wait = 0; self.stopped_epoch = 0; self.best = np.inf
    def on_epoch_end(self, epoch, logs=None):
        cur = logs.get("loss")
        if np.less(cur, self.best): self.best = cur; self.wait = 0; self.best_weights = self.model.get_weights()
        else:
            self.wait += 1
            if self.wait >= self.patience: self.stopped_epoch = epoch; self.model.stop_training = True; print("Restoring"); self.model.set_weights(self.best_weights)
    def on_train_end(self, logs=None):
        if self.stopped_epoch > 0: print(f"Epoch {self.stopped_epoch + 1}: early stopping")
m.fit(x, y, batch_size=64, epochs=30, verbose=0, shuffle=False, callbacks=[EarlyMin()])
class LRS(keras.callbacks.Callback):
    def __init__(self, schedule): super().__init__(); self.schedule = schedule
    def on_epoch_begin(self, epoch, logs=None):
        lr = self.model.optimizer.learning_rate; n = self.schedule(epoch, float(np.array(lr))); self.model.optimizer.learning_rate = n; print(f"Epoch {epoch}: lr {float(np.array(self.model.optimizer.learning_rate)):.4f}")
m.fit(x, y, epochs=3, verbose=0, callbacks=[LRS(lambda e, lr: lr * .5), keras.callbacks.LambdaCallback(on_epoch_end=lambda e, logs: print('L', e)), keras.callbacks.TerminateOnNaN()])
title = keras.Input(shape=(None,), name="title"); body = keras.Input(shape=(None,), name="body"); tags = keras.Input(shape=(4,), name="tags")
tf_ = layers.LSTM(8)(layers.Embedding(20, 6)(title)); bf = layers.LSTM(4)(layers.Embedding(20, 6)(body)); xx = layers.concatenate([tf_, bf, tags])
pri = layers.Dense(1, name="priority")(xx); dep = layers.Dense(3, name="department")(xx)
model = keras.Model(inputs=[title, body, tags], outputs={"priority": pri, "department": dep})
model.summary()
model.compile(optimizer=keras.optimizers.RMSprop(1e-3), loss={"priority": keras.losses.BinaryCrossentropy(from_logits=True), "department": keras.losses.CategoricalCrossentropy(from_logits=True)}, loss_weights={"priority": 1.0, "department": 0.2})
r = np.random.RandomState(2); T = r.randint(20, size=(40, 5)); B = r.randint(20, size=(40, 7)); G = r.randint(2, size=(40, 4)).astype("float32"); P = r.random_sample((40, 1)); D = np.eye(3)[r.randint(3, size=40)]
h = model.fit({"title": T, "body": B, "tags": G}, {"priority": P, "department": D}, epochs=2, batch_size=20, verbose=0, shuffle=False); print({k: [round(float(q), 4) for q in v] for k, v in h.history.items()})
i = keras.Input((8, 8, 3)); a = layers.Conv2D(4, 3, activation="relu")(i); a = layers.MaxPooling2D(2)(a); b1 = layers.Conv2D(4, 3, padding="same", activation="relu")(a); a = layers.add([b1, a]); a = layers.GlobalAveragePooling2D()(a); rn = keras.Model(i, layers.Dense(2)(layers.Dropout(.5)(a)), name="toy_resnet"); rn.summary(); print(rn(tf.ones((1, 8, 8, 3))).numpy())
def my_loss(yt, yp): return tf.reduce_mean(tf.square(yt - yp), axis=-1)
class CustomMSE(keras.losses.Loss):
    def __init__(self, regularization_factor=0.1, name="custom_mse"): super().__init__(name=name); self.f = regularization_factor
    def call(self, yt, yp): return tf.reduce_mean(tf.square(yt - yp), axis=-1) + tf.reduce_mean(tf.square(.5 - yp), axis=-1) * self.f
class CTP(keras.metrics.Metric):
    def __init__(self, name="ctp", **kw): super().__init__(name=name, **kw); self.tp = self.add_weight(name="tp", initializer="zeros")
    def update_state(self, yt, yp, sample_weight=None):
        v = tf.cast(tf.cast(yt > .5, 'int32') == tf.cast(yp > .5, 'int32'), 'float32'); self.tp.assign_add(tf.reduce_sum(v))
    def result(self): return self.tp
    def reset_state(self): self.tp.assign(0)
for L in [my_loss, CustomMSE()]:
    m = keras.Sequential([layers.Dense(1)]); m.compile("sgd", loss=L, metrics=[CTP(), my_loss]); print(m.fit(x, y, epochs=2, verbose=0, shuffle=False).history)
