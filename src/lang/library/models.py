"""Keras 3's models: layers that are trained together."""
import numpy as np
import tensorflow as tf
import _layers
import _summaries
import _tensh


# in _nowhere
def _rows(x):
    if x is None:
        return None
    if isinstance(x, (list, tuple)) and x and hasattr(x[0], "shape"):
        return [_rows(v) for v in x]
    found = tf.convert_to_tensor(x)
    return tf.cast(found, tf.float32) if found.dtype == tf.float64 else found


def _taken(x, places):
    return [_taken(v, places) for v in x] if isinstance(x, list) else tf.gather(x, places)


def _count(x):
    return _count(x[0]) if isinstance(x, list) else x.shape[0]


def _by_name(logs):
    """As Keras shows what was measured."""
    return {name: logs[name] for name in sorted(logs)}


def _number(x):
    """A loss as Keras' progress shows it: four digits behind the point, exponents for small ones."""
    return f"{x:.4f}" if abs(x) > 0.001 or x == 0 else f"{x:.4e}"


def _say_steps(steps, ms, each, logs, verbose):
    said = " - ".join([f"{name}: {_number(value)}" for name, value in logs.items()])
    if verbose == 2:
        print(f"{steps}/{steps} - {round(ms / 1000)}s - {each}ms/step - {said}")
    else:
        print(f"{steps}/{steps} ━━━━━━━━━━━━━━━━━━━━ {round(ms / 1000)}s {each}ms/step - {said}")


def _metric(given):
    if given in ("accuracy", "acc"):
        return given
    found = tf.keras.metrics.get(given)
    if not hasattr(found, "update_state"):
        found = tf.keras.metrics.MeanMetricWrapper(found, getattr(found, "__name__", "metric"))
    if isinstance(given, str):
        found.name = given
    return found


# in tf.keras, tf.keras.models
class Model(tf.keras.layers.Layer):
    __module__ = "keras.src.models.model"

    def __init__(self, inputs=None, outputs=None, trainable=True, name=None, **options):
        super().__init__(trainable=trainable, name="functional" if name is None and inputs is not None and
                         self.__class__ is Model else name, **options)
        self.optimizer = None
        self.loss = None
        self.stop_training = False
        self._metrics = []
        self._compiled = None
        self._inputs = inputs
        self._outputs = outputs
        self._chain = []
        if inputs is not None:
            # The layers behind the outputs, in Keras' order.
            self._chain = [m for m in _summaries.graph(outputs).makers if isinstance(m, tf.keras.layers.Layer)]
            self.built = True

    @property
    def layers(self):
        return self._inner()

    def get_layer(self, name=None, index=None):
        if index is not None:
            return self.layers[index]
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise ValueError(f"No such layer: {name}. Existing layers are: {[layer.name for layer in self.layers]}.")

    def call(self, inputs, training=False):
        if self._outputs is None:
            raise NotImplementedError(f"Model {self.__class__.__name__} does not have a `call()` method implemented.")
        given = inputs if isinstance(inputs, (list, tuple)) else [inputs]
        wanted = self._inputs if isinstance(self._inputs, (list, tuple)) else [self._inputs]
        known = list(zip(wanted, given))
        if isinstance(self._outputs, (list, tuple)):
            return [o._value(known) for o in self._outputs]
        return self._outputs._value(known)

    def compile(self, optimizer="rmsprop", loss=None, metrics=None, loss_weights=None, weighted_metrics=None,
                run_eagerly=False, jit_compile=None, **options):
        self.optimizer = tf.keras.optimizers.get(optimizer)
        self._compiled = {"loss": loss, "loss_weights": loss_weights, "metrics": list(metrics) if metrics else None,
                          "weighted_metrics": weighted_metrics, "run_eagerly": run_eagerly, "steps_per_execution": 1,
                          "jit_compile": bool(jit_compile)}
        self.loss = loss
        self._loss = tf.keras.losses.get(loss)
        self._metrics = [_metric(m) for m in metrics or []]

    def _loss_of(self, y, found):
        if self._loss is None:
            raise ValueError("No loss to compute. Provide a `loss` argument in `compile()`.")
        if hasattr(self._loss, "reduction"):
            value = self._loss(y, found)
        else:
            value = tf.reduce_mean(self._loss(tf.cast(y, found.dtype), found))
        for extra in self.losses:
            value = value + extra
        return value

    def _choose_metrics(self, y, found):
        """What `accuracy` means depends on the shapes."""
        for i, metric in enumerate(self._metrics):
            if isinstance(metric, str):
                if found.shape[-1] == 1:
                    made = tf.keras.metrics.BinaryAccuracy(name=metric)
                elif len(y.shape) == len(found.shape) and y.shape[-1] == found.shape[-1]:
                    made = tf.keras.metrics.CategoricalAccuracy(name=metric)
                else:
                    made = tf.keras.metrics.SparseCategoricalAccuracy(name=metric)
                self._metrics[i] = made

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            found = self._applied(x, True)
            loss = self._loss_of(y, found)
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss, found

    def _applied(self, x, training):
        return self(x, training=training) if self._takes_training() else self(x)

    def _measured(self, x, y, batch_size, step, order, callbacks=()):
        """One pass over the data: the mean loss and the metrics."""
        count = _count(x)
        total, seen = 0.0, 0
        for metric in self._metrics:
            if not isinstance(metric, str):
                metric.reset_state()
        for start in range(0, count, batch_size):
            places = order[start:start + batch_size]
            whole = order == list(range(count)) and len(places) == count
            part, wanted = (x, y) if whole else (_taken(x, places), _taken(y, places))
            loss, found = step(part, wanted)
            self._choose_metrics(wanted, found)
            total += float(loss) * len(places)
            seen += len(places)
            for metric in self._metrics:
                metric.update_state(wanted, found)
            for callback in callbacks:
                logs = {metric.name: float(metric.result()) for metric in self._metrics}
                callback.on_train_batch_end(start // batch_size, {**logs, "loss": float(np.float32(total / seen))})
        logs = {}
        for metric in self._metrics:
            logs[metric.name] = float(metric.result())
        logs["loss"] = float(np.float32(total / seen))
        return logs

    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0,
            validation_data=None, shuffle=True, initial_epoch=0, steps_per_epoch=None, **options):
        if self.optimizer is None:
            raise ValueError("You must call `compile()` before calling `fit()`.")
        if hasattr(x, "element_spec"):
            pairs = list(x)
            batch_size = _count(pairs[0][0])
            x, y = tf.concat([p[0] for p in pairs], 0), tf.concat([p[1] for p in pairs], 0)
            shuffle = False
        x, y = _rows(x), _rows(y)
        if validation_split:
            at = int(_count(x) * (1 - validation_split))
            last = list(range(at, _count(x)))
            validation_data = (_taken(x, last), _taken(y, last))
            x, y = _taken(x, list(range(at))), _taken(y, list(range(at)))
        size = batch_size or 32
        history = tf.keras.callbacks.History()
        history.model, history.params = self, {"verbose": verbose, "epochs": epochs,
                                               "steps": (_count(x) + size - 1) // size}
        self.stop_training = False
        every = [history] + list(callbacks or [])
        for callback in every:
            callback.set_params(history.params)
            callback.set_model(self)
            callback.on_train_begin()
        each_batch = [c for c in every if type(c).on_train_batch_end is not tf.keras.callbacks.Callback.on_train_batch_end]
        for epoch in range(initial_epoch, epochs):
            for callback in every:
                callback.on_epoch_begin(epoch)
            order = list(range(_count(x)))
            if shuffle and size < len(order):
                order = tf.random.shuffle(order).numpy().tolist()
            start = _tensh.clock()
            logs = _by_name(self._measured(x, y, size, self.train_step, order, each_batch))
            if validation_data is not None:
                found = self._tested(_rows(validation_data[0]), _rows(validation_data[1]), size)
                for name, value in _by_name(found).items():
                    logs["val_" + name] = value
            if verbose != 0:
                self._say(epoch, epochs, logs, history.params["steps"], _tensh.clock() - start, verbose)
            for callback in every:
                callback.on_epoch_end(epoch, logs)
            if self.stop_training:
                break
        for callback in every:
            callback.on_train_end(logs if epochs > initial_epoch else None)
        self.history = history
        return history

    def _say(self, epoch, epochs, logs, steps, ms, verbose):
        print(f"Epoch {epoch + 1}/{epochs}")
        _say_steps(steps, ms, max(1, round(ms / steps)), logs, verbose)

    def _tested(self, x, y, size):
        def step(part, wanted):
            found = self._applied(part, False)
            return self._loss_of(wanted, found), found
        return self._measured(x, y, size, step, list(range(_count(x))))

    def evaluate(self, x=None, y=None, batch_size=None, verbose="auto", return_dict=False, **options):
        if hasattr(x, "element_spec"):
            pairs = list(x)
            x, y = tf.concat([p[0] for p in pairs], 0), tf.concat([p[1] for p in pairs], 0)
        logs = self._tested(_rows(x), _rows(y), batch_size or 32)
        if verbose != 0:
            steps = (_count(_rows(x)) + (batch_size or 32) - 1) // (batch_size or 32)
            _say_steps(steps, 0, 1, _by_name(logs), verbose)
        if return_dict:
            return _by_name(logs)
        loss = logs.pop("loss")
        return [loss] + list(logs.values()) if logs else loss

    def predict(self, x, batch_size=None, verbose="auto", **options):
        if hasattr(x, "element_spec"):
            x = tf.concat([p[0] if isinstance(p, tuple) else p for p in x], 0)
        x = _rows(x)
        size = batch_size or 32
        count = _count(x)
        found = []
        for start in range(0, count, size):
            places = list(range(start, min(start + size, count)))
            found.append(self._applied(x if len(places) == count else _taken(x, places), False))
        if verbose != 0:
            print(f"{len(found)}/{len(found)} ━━━━━━━━━━━━━━━━━━━━ 0s 1ms/step")
        return (found[0] if len(found) == 1 else tf.concat(found, 0)).numpy()

    def train_on_batch(self, x, y=None, return_dict=False, **options):
        loss, found = self.train_step(_rows(x), _rows(y))
        return {"loss": float(loss)} if return_dict else np.float32(loss)

    def predict_on_batch(self, x):
        return self._applied(_rows(x), False).numpy()

    @property
    def metrics_names(self):
        return ["loss"] + [m if isinstance(m, str) else m.name for m in self._metrics]

    @property
    def input_shape(self):
        return self._inputs.shape

    @property
    def output_shape(self):
        return self._outputs.shape

    def summary(self, line_length=None, **options):
        _summaries.show(self)

    def _ready(self, shape):
        if type(self).build is not Model.build:
            super()._ready(shape)
        elif not self.built:
            self._built_for, self.built = shape, True

    def build(self, input_shape):
        """A model of one's own is built by calling it on what has this shape."""
        if type(self).call is not Model.call and not self.built:
            self(_layers.input_of(tf.keras.layers.InputLayer(batch_shape=tuple(input_shape), name="input")))
        self.built = True

    @property
    def inputs(self):
        return self._inputs if isinstance(self._inputs, list) else [self._inputs]

    @property
    def outputs(self):
        return self._outputs if isinstance(self._outputs, list) else [self._outputs]

    @property
    def input(self):
        return self._inputs

    @property
    def output(self):
        return self._outputs

    def get_config(self):
        # A class of one's own may take its inputs and outputs as Model does, or arguments of its own.
        if type(self) is Model and self._outputs is not None:
            import _saving
            return _saving.functional_config(self)
        if type(self).get_config is Model.get_config:
            raise NotImplementedError(
                f"Object {type(self).__name__} must override `get_config()` in order to be serializable: it gives the "
                "arguments of `__init__`. `save_weights()` needs none")
        return super().get_config()

    @classmethod
    def from_config(cls, config, custom_objects=None):
        import _saving
        if "layers" in config and "input_layers" in config:
            return _saving.within(custom_objects, _saving.functional_from, cls, config)
        return _saving.within(custom_objects, _saving.made_from, cls, config)

    def get_build_config(self):
        if isinstance(self, Sequential) or self._outputs is None:
            return super().get_build_config()
        return {"input_shape": None}

    def get_compile_config(self):
        import _saving
        if self.optimizer is None or self._compiled is None:
            return {}
        return {"optimizer": _saving.serialize(self.optimizer), **_saving.serialize(self._compiled)}

    def compile_from_config(self, config):
        import _saving
        if type(self).compile is not Model.compile:
            import warnings
            warnings.warn("`compile()` was not called as part of model loading because the model's `compile()` method is custom. "
                          "Call `compile()` after loading.")
            return
        told = {k: v for k, v in config.items() if k != "steps_per_execution"}
        told["optimizer"] = tf.keras.optimizers.get(told.get("optimizer"))
        if isinstance(told.get("loss"), dict) and "class_name" in told["loss"]:
            told["loss"] = _saving.deserialize(told["loss"])
        told["metrics"] = _saving.deserialize(told.get("metrics"))
        self.compile(**told)
        if self.built:
            self.optimizer.build(self.trainable_variables)

    def to_json(self, **options):
        import json
        import _saving
        return json.dumps(_saving.serialize(self), **options)

    def save(self, filepath, overwrite=True, zipped=None, **options):
        tf.keras.saving.save_model(self, filepath, overwrite, zipped, **options)

    def save_weights(self, filepath, overwrite=True, **options):
        tf.keras.saving.save_weights(self, filepath, overwrite, **options)

    def load_weights(self, filepath, skip_mismatch=False, **options):
        tf.keras.saving.load_weights(self, filepath, skip_mismatch, **options)


# in _nowhere
_layers.plain_builds.append(Model.build)


# in tf.keras, tf.keras.models
class Sequential(Model):
    __module__ = "keras.src.models.sequential"

    def __init__(self, layers=None, trainable=True, name=None):
        super().__init__(trainable=trainable, name=name)
        self._steps = []
        self._input = None
        for layer in layers or []:
            self.add(layer)

    def get_config(self):
        import _saving
        if type(self) is not Sequential:
            return super().get_config()
        first = [] if self._inputs is None else [self._inputs._made_by]
        found = {**super().get_config(), "layers": [_saving.layer_config(layer) for layer in first + self._steps]}
        if first:
            found["build_input_shape"] = first[0].batch_shape
        return found

    @classmethod
    def from_config(cls, config, custom_objects=None):
        import _saving
        if "layers" not in config:
            return super().from_config(config, custom_objects)
        model = cls(name=config.get("name"))
        for one in config["layers"]:
            model.add(_saving.within(custom_objects, _saving.layer_from, one))
        shape = config.get("build_input_shape")
        if not model.built and shape:
            model.build(tuple(shape))
        return model

    def add(self, layer, rebuild=True):
        if hasattr(layer, "_made") and not hasattr(layer, "call"):
            self._input = layer
            return
        if hasattr(layer, "batch_shape"):
            self._input = _layers.input_of(layer)
            return
        if not isinstance(layer, tf.keras.layers.Layer):
            raise ValueError("Only instances of `keras.Layer` can be added to a Sequential model. "
                             f"Received: {layer} (of type {type(layer)})")
        if not self._steps and self._input is None and layer._first_shape is not None:
            self._input = tf.keras.Input(shape=layer._first_shape)
        self._steps.append(layer)
        if self._input is not None:
            layer._path = f"{self.name}/{layer.name}"
            self._outputs = layer(self._input if len(self._steps) == 1 else self._outputs)
            self._inputs = self._input
            self._built_for = self._input.shape
            self.built = True

    def pop(self):
        self._steps.pop()

    @property
    def layers(self):
        return self._steps[:]

    def build(self, input_shape=None):
        if self._outputs is None and input_shape is not None:
            self._inputs = tf.keras.Input(batch_shape=input_shape)
            x = self._inputs
            for layer in self._steps:
                layer._path = layer._path or f"{self.path}/{layer.name}"
                x = layer(x)
            self._outputs = x
            self._built_for = self._inputs.shape
        self.built = True

    def _ready(self, shape):
        if not self.built:
            self.build((None,) + tuple(shape)[1:])

    def call(self, inputs, training=False):
        x = inputs
        for layer in self._steps:
            x = layer(x, training=training) if layer._takes_training() else layer(x)
        return x

    def _takes_training(self):
        return any([layer._takes_training() for layer in self._steps])
