"""Keras 3's models: layers that are trained together."""
import numpy as np
import tensorflow as tf
import _layers
import _summaries
import _tensh
import _training


# in _nowhere
def _count_of_names(names):
    for name in names:
        if names.count(name) != 1:
            raise ValueError(f'The name "{name}" is used {names.count(name)} times in the model. All operation names should be '
                             "unique.")


def _shapes_of(x):
    if isinstance(x, dict):
        return {k: _shapes_of(v) for k, v in x.items()}
    return [_shapes_of(v) for v in x] if isinstance(x, (list, tuple)) else x.shape


# in tf.keras, tf.keras.models
class Model(tf.keras.layers.Layer):
    __module__ = "keras.src.models.model"

    def __init__(self, inputs=None, outputs=None, trainable=True, name=None, **options):
        if name is None and inputs is not None and self.__class__ is Model:
            name = _tensh.auto_name("Functional")
        super().__init__(trainable=trainable, name=name, **options)
        self.optimizer = None
        self.loss = None
        self.stop_training = False
        self.compiled, self.run_eagerly, self._steady = False, False, False
        self._loss_tracker, self._compile_loss, self._compile_metrics = None, None, None
        self._compiled, self._compilations = None, 0
        self._inputs = inputs
        self._outputs = outputs
        self._chain = []
        if inputs is not None:
            # The layers behind the outputs, in Keras' order.
            makers = _summaries.graph(outputs).makers
            _count_of_names([m.name for m in makers])
            self._chain = [m for m in makers if isinstance(m, tf.keras.layers.Layer)]
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

    def call(self, inputs, training=False, mask=None):
        if self._outputs is None:
            raise NotImplementedError(f"Model {self.__class__.__name__} does not have a `call()` method implemented.")
        return _layers.replaced(self._outputs, self._given_inputs(inputs))

    def _given_inputs(self, inputs):
        """What is given for each input."""
        wanted = _training.leaves(self._inputs)
        if isinstance(inputs, dict):
            names = list(self._inputs) if isinstance(self._inputs, dict) else [t.name for t in wanted]
            missing = [name for name in names if name not in inputs]
            if missing:
                raise ValueError(f"Missing data for input \"{missing[0]}\". You passed a data dictionary with keys {list(inputs)}. "
                                 f"Expected the following keys: {names}")
            given = [inputs[name] for name in names]
        else:
            given = _training.leaves(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        if len(given) != len(wanted):
            raise ValueError(f"Layer \"{self.name}\" expects {len(wanted)} input(s), but it received {len(given)} input tensors. "
                             f"Inputs received: {given}")
        found = []
        for tensor, value in zip(wanted, given):
            # A row of numbers is a row of one number each, where rows are wanted; integers become what the input is.
            if len(tensor.shape) == len(value.shape) + 1 and tensor.shape[-1] == 1:
                value = tf.expand_dims(value, -1)
            sizes = tuple(value.shape)
            fits = len(sizes) == len(tensor.shape) and all([a is None or b is None or a == b for a, b in zip(tensor.shape, sizes)])
            if not fits:
                raise ValueError(f"Input {len(found)} with name '{tensor._made_by.name}' of layer '{self.name}' is incompatible with the layer: "
                                 f"expected shape={tuple(tensor.shape)}, found shape={sizes}")
            if value.dtype != tensor.dtype and not isinstance(tensor.dtype, str):
                value = tf.cast(value, tensor.dtype)
            elif isinstance(tensor.dtype, str) and value.dtype != tf.string and value.dtype.name != tensor.dtype:
                value = tf.cast(value, tensor.dtype)
            found.append(value)
        return dict(zip(wanted, found))

    def compile(self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, weighted_metrics=None,
                run_eagerly=False, steps_per_execution=1, jit_compile="auto", auto_scale_loss=True):
        self.optimizer = tf.keras.optimizers.get(optimizer)
        self._compiled = {"loss": loss, "loss_weights": loss_weights, "metrics": list(metrics) if isinstance(metrics, tuple) else
                          metrics or None, "weighted_metrics": weighted_metrics, "run_eagerly": run_eagerly,
                          "steps_per_execution": steps_per_execution,
                          "jit_compile": jit_compile not in ("auto", None, False)}
        names = self.output_names if self._outputs is not None else None
        # As in Keras, what is not told anew stays as it was.
        if loss is not None:
            self.loss = loss
            self._compile_loss = _training.CompileLoss(loss, loss_weights, names)
        if metrics is not None or weighted_metrics is not None:
            self._compile_metrics = _training.CompileMetrics(metrics, weighted_metrics, names)
        self._loss_tracker = _training.Mean("loss")
        self.compiled, self.run_eagerly, self.stop_training = True, run_eagerly, False
        self._compilations += 1

    @property
    def output_names(self):
        """What the outputs are called: by their keys, or by the layers that give them."""
        if isinstance(self._outputs, dict):
            return list(self._outputs)
        return [t._made_by.name for t in _training.leaves(self._outputs)]

    @property
    def metrics(self):
        found = []
        if self.compiled:
            found.append(self._loss_tracker)
            if self._compile_metrics is not None:
                found.append(self._compile_metrics)
            if self._compile_loss is not None:
                found.extend(self._compile_loss.metrics)
        return found + super().metrics

    @property
    def metrics_names(self):
        return [m.name for m in self.metrics]

    def reset_metrics(self):
        for metric in self.metrics:
            metric.reset_state()

    def get_metrics_result(self):
        found = {}
        for metric in self.metrics:
            result = metric.result()
            found.update(result if isinstance(result, dict) else {metric.name: result})
        return _training.by_name(found)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        total = None
        if self._compile_loss is not None:
            total = self._compile_loss(y, y_pred, sample_weight)
        for extra in self.losses:
            extra = tf.reduce_sum(extra) if len(extra.shape) > 0 else extra
            total = extra if total is None else total + extra
        if total is None:
            raise ValueError("No loss to compute. Provide a `loss` argument in `compile()`.")
        return total

    def compute_metrics(self, x, y, y_pred, sample_weight=None):
        if self._compile_metrics is not None:
            self._compile_metrics.update_state(y, y_pred, sample_weight)
        return self.get_metrics_result()

    def _lost(self, x, y, found, weights, training):
        loss = self.compute_loss(x, y, found, weights, training=training) if "training" in self._loss_takes() else \
            self.compute_loss(x, y, found, weights)
        if loss is None:
            raise ValueError("No loss to compute. Provide a `loss` argument in `compile()`.")
        self._loss_tracker.update_state(loss, _training.rows_in(x))
        return loss

    def _loss_takes(self):
        return _tensh.parameters(type(self).compute_loss)

    def _trained(self, data):
        x, y, weights = _training.unpack(data)
        with tf.GradientTape() as tape:
            found = self._applied(x, True)
            loss = self._lost(x, y, found, weights, True)
        variables = self.trainable_variables
        if variables:
            self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        else:
            import warnings
            warnings.warn("The model does not have any trainable weights.")
        return x, y, found, weights

    def _asked(self, data):
        x, y, weights = _training.unpack(data)
        found = self._applied(x, False)
        self._lost(x, y, found, weights, False)
        return x, y, found, weights

    def train_step(self, data):
        return self.compute_metrics(*self._trained(data))

    def test_step(self, data):
        return self.compute_metrics(*self._asked(data))

    def predict_step(self, data):
        return self._applied(_training.unpack(data)[0], False)

    def _applied(self, x, training):
        return self(x, training=training)

    def _step(self, plainly, whole, plain):
        """What is done to a batch. Who changed nothing of it gets the results when somebody asks for them."""
        if plain and type(self).compute_metrics is Model.compute_metrics:
            def done(data):
                x, y, found, weights = plainly(data)
                if self._compile_metrics is not None:
                    self._compile_metrics.update_state(y, found, weights)
                return None
        else:
            done = whole
        if self.run_eagerly:
            return done
        graph = f"steps {id(self)} {self._compilations} {plainly.__name__}"

        def step(data):
            return _layers.in_graph(graph, self._steady, done, data)
        return step

    def _results(self, logs):
        if logs is None:
            return self.get_metrics_result()
        if isinstance(logs, dict) and self.compiled:
            known = self.get_metrics_result()
            if set(logs) == set(known):
                return known
        return _training.by_name(logs if isinstance(logs, dict) else {"loss": logs})

    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0,
            validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None,
            validation_steps=None, validation_batch_size=None, validation_freq=1):
        if not self.compiled:
            raise ValueError("You must call `compile()` before using the model.")
        if validation_split and validation_data is None:
            (x, y, sample_weight), validation_data = _training.split((x, y, sample_weight), validation_split)
        source = _training.source_of(x, y, sample_weight, batch_size, shuffle, class_weight)
        judged = None
        if validation_data is not None:
            judged = self._judged(validation_data, validation_batch_size or batch_size)
        steps = steps_per_epoch or source.steps
        history = tf.keras.callbacks.History()
        self.history = history
        self.stop_training = False
        listed = callbacks if isinstance(callbacks, (list, tuple)) else [] if callbacks is None else [callbacks]
        tell = _training.Told(list(listed) + [history], self, {"verbose": verbose, "epochs": epochs, "steps": steps})
        step = self._step(self._trained, self.train_step, type(self).train_step is Model.train_step)
        tell("on_train_begin", {})
        logs, walks = None, _training.passes(source, steps_per_epoch)
        for epoch in range(initial_epoch, epochs):
            self._steady = source.steady
            self.reset_metrics()
            tell("on_epoch_begin", epoch, {})
            start, done, given = _tensh.clock(), 0, None
            for data in next(walks, ()):
                for callback in tell.each_beginning:
                    callback.on_train_batch_begin(done, {})
                given = step(data)
                if tell.each_batch:
                    so_far = _training.by_name(self.get_metrics_result() if given is None else given)
                    for callback in tell.each_batch:
                        callback.on_train_batch_end(done, so_far)
                done += 1
                if self.stop_training:
                    break
            if done == 0:
                import warnings
                warnings.warn(_training.RAN_OUT)
                break
            ms = _tensh.clock() - start
            logs = self._results(given)
            if judged is not None and (epoch + 1) % validation_freq == 0:
                for name, value in self._tested(judged, validation_steps, tell).items():
                    logs["val_" + name] = value
            if verbose != 0:
                self._say(epoch, epochs, logs, done, ms, verbose)
            tell("on_epoch_end", epoch, logs)
            if self.stop_training:
                break
        tell("on_train_end", logs)
        return history

    def _judged(self, data, batch_size):
        """The batches of what a training is judged by."""
        if isinstance(data, (list, tuple)):
            x, y, weights = _training.unpack(tuple(data))
            return _training.source_of(x, y, weights, batch_size)
        return _training.source_of(data)

    def _say(self, epoch, epochs, logs, steps, ms, verbose):
        print(f"Epoch {epoch + 1}/{epochs}")
        _training.say_steps(steps, ms, max(1, round(ms / steps)), logs, verbose)

    def _tested(self, source, steps, tell):
        self._steady = source.steady
        step = self._step(self._asked, self.test_step, type(self).test_step is Model.test_step)
        self.reset_metrics()
        tell("on_test_begin", {})
        given, done = None, 0
        for data in source.batches():
            if steps is not None and done >= steps:
                break
            tell("on_test_batch_begin", done, {})
            given = step(data)
            if tell.each_test:
                so_far = _training.by_name(self.get_metrics_result() if given is None else given)
                for callback in tell.each_test:
                    callback.on_test_batch_end(done, so_far)
            done += 1
        logs = dict(self._results(given))
        tell("on_test_end", logs)
        return logs

    def evaluate(self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None, callbacks=None,
                 return_dict=False):
        if not self.compiled:
            raise ValueError("You must call `compile()` before calling `evaluate()`.")
        source = _training.source_of(x, y, sample_weight, batch_size)
        tell = _training.Told(callbacks or [], self, {"verbose": verbose, "epochs": 1, "steps": source.steps})
        start = _tensh.clock()
        logs = self._tested(source, steps, tell)
        if verbose != 0:
            _training.say_steps(source.steps or 1, _tensh.clock() - start, 1, logs, verbose)
        if return_dict:
            return logs
        return self._in_order(logs)

    def _in_order(self, logs):
        """The values in the order of the metrics; one alone is no list."""
        logs, found = dict(logs), []
        for metric in self.metrics:
            for one in metric.metrics if isinstance(metric, _training.CompileMetrics) else [metric]:
                if one.name in logs:
                    found.append(logs.pop(one.name))
        found.extend([logs[name] for name in sorted(logs)])
        return found[0] if len(found) == 1 else found

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        source = _training.source_of(x, None, None, batch_size)
        tell = _training.Told(callbacks or [], self, {"verbose": verbose, "epochs": 1, "steps": source.steps})
        tell("on_predict_begin", {})
        found = []
        for data in source.batches():
            if steps is not None and len(found) >= steps:
                break
            tell("on_predict_batch_begin", len(found), {})
            found.append(self.predict_step(data) if self.run_eagerly else 
                         _layers.in_graph(f"predict {id(self)}", source.steady, self.predict_step, data))
            tell("on_predict_batch_end", len(found) - 1, {"outputs": found[-1]})
        tell("on_predict_end", {})
        if verbose != 0:
            print(f"{len(found)}/{len(found)} ━━━━━━━━━━━━━━━━━━━━ 0s 1ms/step")
        return _training.joined(found)

    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        if not self.compiled:
            raise ValueError("You must call `compile()` before calling `train_on_batch()`.")
        source = _training.source_of(x, y, sample_weight, _training.rows_in(_training.rows(x)), False, class_weight)
        return self._of_batch(self.train_step, next(source.batches()), return_dict)

    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False):
        source = _training.source_of(x, y, sample_weight, _training.rows_in(_training.rows(x)))
        return self._of_batch(self.test_step, next(source.batches()), return_dict)

    def _of_batch(self, step, data, return_dict):
        self.reset_metrics()
        logs = _training.by_name(step(data))
        return logs if return_dict else self._in_order(logs)

    def predict_on_batch(self, x):
        return _training.joined([self._applied(_training.rows(x), False)])

    @property
    def input_shape(self):
        return _shapes_of(self._inputs)

    @property
    def output_shape(self):
        return _shapes_of(self._outputs)

    def summary(self, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False, layer_range=None):
        _summaries.show(self, line_length, positions, print_fn, expand_nested, show_trainable, layer_range)

    def _ready(self, shape):
        if type(self).build is not Model.build:
            super()._ready(shape)
        elif not self.built:
            self._built_for, self.built = shape, True

    def build(self, input_shape):
        """Of a class of one's own it builds nothing, as in Keras: a call does."""
        if not all([layer.built for layer in self.layers]):
            import warnings
            warnings.warn(f"`build()` was called on layer '{self.name}', however the layer does not have a `build()` method "
                          "implemented and it looks like it has unbuilt state. This will cause the layer to be marked as built, "
                          "despite not being actually built, which may cause failures down the line. Make sure to implement a "
                          "proper `build()` method.")
        self.built = True

    def _build_by_run(self, input_shape):
        """A model from a file is built by calling it on what has this shape."""
        if type(self).call is not Model.call and not self.built:
            self(_layers.input_of(tf.keras.layers.InputLayer(batch_shape=tuple(input_shape), name="input")))
        self.built = True

    @property
    def inputs(self):
        return _training.leaves(self._inputs)

    @property
    def outputs(self):
        return _training.leaves(self._outputs)

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
            self.add(layer, rebuild=False)
        self._rebuilt(self._input)

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
        if isinstance(layer, _layers.KerasTensor):
            self._input = layer
            return
        if hasattr(layer, "batch_shape"):
            self._input = _layers.input_of(layer)
            return
        if not isinstance(layer, tf.keras.layers.Layer):
            raise ValueError("Only instances of `keras.Layer` can be added to a Sequential model. "
                             f"Received: {layer} (of type {type(layer)})")
        if any([layer.name == known.name for known in self._steps]):
            raise ValueError(f"All layers added to a Sequential model should have unique names. Name '{layer.name}' is already the "
                             "name of a layer in this model. Update the `name` argument to pass a unique name.")
        if not self._steps and self._input is None and layer._first_shape is not None:
            self._input = tf.keras.Input(shape=layer._first_shape)
        self._steps.append(layer)
        if self._input is not None:
            layer._path = f"{self.name}/{layer.name}"
            self._outputs = layer(self._input if len(self._steps) == 1 else self._outputs)
            self._inputs = self._input
            self._built_for = self._input.shape
            self.built = True
            if rebuild:
                self._rebuilt(self._input)

    def _rebuilt(self, shape):
        """Keras makes a model of the functional kind for each state of this one, which takes a name among those."""
        if shape is not None and self._steps:
            _tensh.auto_name("Functional")

    def pop(self, rebuild=True):
        layer = self._steps.pop()
        if self._outputs is not None:
            last = self._steps[-1]._nodes[-1][2] if self._steps else []
            self._outputs = last[0] if last else None
            self.built = bool(last)
        return layer

    @property
    def layers(self):
        return self._steps[:]

    def build(self, input_shape=None):
        if self._outputs is None and input_shape is not None:
            self._inputs = tf.keras.Input(batch_shape=input_shape)
            self._rebuilt(input_shape)
            x = self._inputs
            for layer in self._steps:
                layer._path = layer._path or f"{self.path}/{layer.name}"
                x = layer(x)
            self._outputs = x
            self._built_for = self._inputs.shape
        self.built = True

    def _ready(self, shape):
        # What begins with texts is built as they go through.
        if self._steps and hasattr(self._steps[0], "_takes_text"):
            _tensh.auto_name("InputLayer")
            self._rebuilt(shape)
            self._built_for, self.built = shape, True
        elif not self.built:
            # What trains and predicts is of any number of rows; a call is of those that it has.
            self.build((None,) + tuple(shape)[1:] if _layers.of_any_rows() else shape)

    def call(self, inputs, training=None, mask=None):
        x = inputs[0] if isinstance(inputs, (list, tuple)) and len(inputs) == 1 else inputs
        wanted = None if self._inputs is None else self._inputs.shape
        if wanted is not None and hasattr(x, "shape") and len(x.shape) + 1 == len(wanted) and wanted[-1] == 1:
            x = tf.expand_dims(x, -1)
        for layer in self._steps:
            x = layer(x)
        return x
