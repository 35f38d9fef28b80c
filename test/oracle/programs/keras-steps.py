# Steps of one's own in models that are trained by fit, with weights of samples and classes.
import numpy as np, tensorflow as tf, keras
from keras import layers
keras.utils.set_random_seed(0)
def init(m):
    for i, w in enumerate(m.weights):
        if 'seed' in w.path: continue
        n = int(np.prod(w.shape))
        w.assign(np.linspace(-0.5, 0.5, n).reshape(w.shape) if n>1 else np.zeros(w.shape))
x = np.linspace(-1, 1, 64).reshape(16, 4).astype('float32'); y=(x.sum(1, keepdims=True)*2+1).astype('float32')
class CustomModel(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred)
        trainable_vars = self.trainable_variables
        gradients = tape.gradient(loss, trainable_vars)
        self.optimizer.apply(gradients, trainable_vars)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}
inputs = keras.Input(shape=(4, ))
outputs = layers.Dense(1)(inputs)
model = CustomModel(inputs, outputs)
init(model)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"])
h = model.fit(x, y, epochs=3, batch_size=4, shuffle=False, verbose=0)
print({k:np.round(v, 4).tolist() for k, v in h.history.items()})
class C2(keras.Model):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.mae_metric = keras.metrics.MeanAbsoluteError(name="mae")
        self.loss_fn = keras.losses.MeanSquaredError()
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.loss_tracker.update_state(loss)
        self.mae_metric.update_state(y, y_pred)
        return {"loss": self.loss_tracker.result(), "mae": self.mae_metric.result()}
    def test_step(self, data):
        x, y = data
        y_pred = self(x, training=False)
        self.loss_tracker.update_state(self.loss_fn(y, y_pred))
        self.mae_metric.update_state(y, y_pred)
        return {m.name:m.result() for m in self.metrics}
    @property
    def metrics(self):
        return [self.loss_tracker, self.mae_metric]
inputs = keras.Input(shape=(4, ))
outputs = layers.Dense(1)(inputs)
model = C2(inputs, outputs)
init(model)
model.compile(optimizer=keras.optimizers.SGD(0.1))
h = model.fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0, validation_data=(x, y))
print({k:np.round(v, 4).tolist() for k, v in h.history.items()})
print(np.round(model.evaluate(x, y, verbose=0), 4))
# sample_weight & class_weight
class C3(keras.Model):
    def train_step(self, data):
        if len(data) == 3:
            x, y, sample_weight = data
        else:
            sample_weight = None
            x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred, sample_weight=sample_weight)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(g, self.trainable_variables)
        for metric in self.metrics:
            if metric.name == "loss": metric.update_state(loss)
            else: metric.update_state(y, y_pred, sample_weight=sample_weight)
        return {m.name: m.result() for m in self.metrics}
inputs = keras.Input(shape=(4, ))
outputs = layers.Dense(1)(inputs)
model = C3(inputs, outputs)
init(model)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"], weighted_metrics=["mae"])
sw = np.linspace(0, 1, 16).reshape(16, 1)
h = model.fit(x, y, sample_weight=sw, epochs=2, batch_size=8, shuffle=False, verbose=0)
print({k:np.round(v, 4).tolist() for k, v in h.history.items()})
inputs = keras.Input(shape=(4, ))
outputs = layers.Dense(3, activation='softmax')(inputs)
model = keras.Model(inputs, outputs)
init(model)
model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"], weighted_metrics=["accuracy"])
yc = np.arange(16)%3
h = model.fit(x, yc, class_weight={0:1., 1:2., 2:0.5}, epochs=2, batch_size=8, shuffle=False, verbose=0)
print({k:np.round(v, 4).tolist() for k, v in h.history.items()})
print(model.evaluate(x, yc, verbose=0, return_dict=True).keys())
