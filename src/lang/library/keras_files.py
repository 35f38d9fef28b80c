"""Keras' files: models in .keras and .h5 files, weights in .weights.h5 files, with the optimizer's state."""
import json
import warnings
from datetime import datetime
from os import fspath
import os
import re
import numpy as np
import tensorflow as tf
import _saving
import _tensh


# Whether whole models are written as HDF5's files have them: layers without what they were built for.
_legacy = [False]


# in _saving
def layer_config(layer):
    found = _saving.serialize(layer)
    return {"class_name": found["class_name"], "config": found["config"]} if _legacy[0] else found


def layer_from(config):
    if "module" in config:
        return _saving.deserialize(config)
    config = {**config, "config": dict(config["config"])}
    axis = config["config"].get("axis")
    if isinstance(axis, list) and len(axis) == 1:
        config["config"]["axis"] = axis[0]
    if config["class_name"] in ("Functional", "Model") and config["class_name"] not in _saving.custom_names():
        return tf.keras.Model.from_config(config["config"])
    return _saving.deserialize_in(config, "models" if config["class_name"] == "Sequential" else "layers")


def check_count(layer, names, store):
    if len(store) == len(names):
        return
    if len(store) == 0 and not layer.built:
        raise ValueError(f"Layer '{layer.name}' was never built and thus it doesn't have any variables. However the weights file "
                         f"lists {len(store)} variables for this layer.")
    raise ValueError(f"Layer '{layer.name}' expected {len(names)} variables, but received {len(store)} variables during "
                     f"loading. Expected: {names}")


def load_variables(layer, variables, store):
    check_count(layer, [v.name for v in variables], store)
    values = [store[str(i)] for i in range(len(variables))]
    for variable, value in zip(variables, values):
        _check_shape(layer, variable, value)
    for variable, value in zip(variables, values):
        variable.assign(tf.cast(tf.constant(value), variable.dtype))


def load_optimizer(optimizer, variables, values):
    if len(values) != len(variables):
        warnings.warn(f"Skipping variable loading for optimizer '{optimizer.name}', because it has {len(variables)} variables "
                      f"whereas the saved optimizer has {len(values)} variables. ")
        return
    for variable, value in zip(variables, values):
        if tuple(variable.shape) != tuple(value.shape):
            warnings.warn(f"Skipping variable loading for optimizer '{optimizer.name}', because its variable "
                          f"'{variable.name}' has another shape in the file.")
            return
    for variable, value in zip(variables, values):
        variable.assign(tf.cast(tf.constant(value), variable.dtype))


# in _nowhere
def _check_shape(layer, variable, value):
    if tuple(variable.shape) != tuple(value.shape):
        raise ValueError("The shape of the target variable and the shape of the target value in `variable.assign(value)` must "
                         f"match. variable.shape={tuple(variable.shape)}, Received: value.shape={tuple(value.shape)}. "
                         f"Target variable: {variable.path}")


def _group(name=None):
    return ({} if name is None else {"name": name}, {})


# Attributes of ours, which Keras has not or writes otherwise.
_ours = ["_given", "_variables", "_nodes", "_made_by", "_extra_losses", "_metrics", "_inputs", "_outputs", "_chain", "_steps",
         "_input", "_loss", "_compiled", "_built_for", "history", "loss", "_loss_tracker", "_compile_loss", "_compile_metrics", "_restoring"]


def _children(obj):
    """What Keras looks into, by attribute, in its order."""
    if isinstance(obj, tf.keras.optimizers.Optimizer):
        return
    names = [n for n in obj.__dict__ if n not in _ours]
    if isinstance(obj, tf.keras.Model):
        # Of a model of one's own, `layers` is one of the attributes.
        if isinstance(obj, tf.keras.Sequential) or obj._outputs is not None:
            yield "layers", obj.layers
        else:
            names.append("layers")
    for name in sorted(names, key=lambda n: "~" + n if n.startswith("_") else n):
        yield name, getattr(obj, name)


def _is_kept(x):
    return isinstance(x, (tf.keras.layers.Layer, tf.keras.optimizers.Optimizer, tf.keras.metrics.Metric))


def _places(obj, path, within=[]):
    """The layers, optimizers and metrics in a model, itself first, with all their places in a file."""
    if any([obj is outer for outer in within]):
        return
    yield path, obj
    for name, child in _children(obj):
        for found in _child_places(child, path + [name], within + [obj]):
            yield found


def _child_places(child, path, within):
    if _is_kept(child):
        for found in _places(child, path, within):
            yield found
    elif isinstance(child, (list, tuple, dict)):
        used = {}
        for one in child.values() if isinstance(child, dict) else child:
            if not _is_kept(one) and not isinstance(one, (list, tuple, dict)):
                continue
            name = _snake(_saving.class_name(one)) if _is_kept(one) else "container"
            count = used.get(name, 0)
            used[name] = count + 1
            for found in _child_places(one, path + [name if count == 0 else f"{name}_{count}"], within):
                yield found


def _parts(model):
    """Each of them once, with its places."""
    found = []
    for path, obj in _places(model, []):
        known = [places for one, places in found if one is obj]
        if known:
            known[0].append(path)
        else:
            found.append((obj, [path]))
    return found


def _snake(name):
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def _state(model):
    root = _group()
    for obj, places in _parts(model):
        if not hasattr(obj, "save_own_variables"):
            continue
        at = root
        for name in places[0]:
            at = at[1].setdefault(name, _group())
        store = {}
        obj.save_own_variables(store)
        at[1]["vars"] = ({"name": obj.name}, {str(k): _array(v) for k, v in store.items()})
    return root


def _array(x):
    return x.numpy() if hasattr(x, "numpy") else np.array(x)


def _load_state(model, root, skip_mismatch=False):
    found = []
    for obj, places in _parts(model):
        if hasattr(obj, "load_own_variables"):
            stores = [_store(root, path) for path in places]
            found.append((obj, ([store for store in stores if store] or stores)[0]))
    failed = []
    # All are looked at first, so that a file that does not fit changes nothing.
    for obj, store in found:
        if isinstance(obj, tf.keras.layers.Layer) and type(obj).load_own_variables is tf.keras.layers.Layer.load_own_variables:
            try:
                own = obj._own_variables()
                check_count(obj, [v.name for v in own], store)
                for i, variable in enumerate(own):
                    _check_shape(obj, variable, store[str(i)])
            except (ValueError, KeyError) as error:
                failed.append((obj, error))
    if failed and not skip_mismatch:
        raise ValueError(_failure(failed))
    for obj, store in found:
        if not any([obj is bad for bad, e in failed]):
            obj.load_own_variables(store)
    if failed:
        warnings.warn(_failure(failed))


def _store(root, path):
    at = root
    for name in path + ["vars"]:
        at = at[1].get(name, _group()) if isinstance(at, tuple) else _group()
    return {name: _read(value, "/".join(path + ["vars", name])) for name, value in at[1].items()} if isinstance(at, tuple) else {}


def _read(value, path):
    """What stands in a file; a text where it could not be read."""
    if isinstance(value, str):
        raise OSError(f"Can't read the weights at {path}: {value}")
    return value


def _failure(failed):
    first, error = failed[0]
    return (f"A total of {len(failed)} objects could not be loaded. Example error message for object {first}:\n\n{error}\n\n"
            f"List of objects that could not be loaded:\n{[obj for obj, e in failed]}")


def _check_new(path, overwrite):
    if not overwrite and os.path.exists(path):
        raise FileExistsError(f"{path} is there already: pass overwrite=True to replace it")


# in tf.keras.saving, tf.keras.models
def save_model(model, filepath, overwrite=True, zipped=None, include_optimizer=True, save_format=None, **options):
    path = fspath(filepath)
    if options:
        raise ValueError(f"The following argument(s) are not supported: {list(options)}")
    if path.endswith((".h5", ".hdf5")):
        _check_new(path, overwrite)
        _tensh.write_groups(path, _legacy_file(model, include_optimizer))
        return
    if not path.endswith(".keras") or zipped is False:
        raise ValueError("Invalid filepath extension for saving. Please add either a `.keras` extension for the native Keras format "
                         "(recommended) or a `.h5` extension. Use `model.export(filepath)` if you want to export a SavedModel "
                         f"for use with TFLite/TFServing/etc. Received: filepath={path}.")
    _check_new(path, overwrite)
    if not model.built:
        warnings.warn("You are saving a model that has not yet been built. It might not contain any weights yet. Consider "
                      "building the model first by calling it on some data.")
    config = json.dumps(_saving.serialize(model))
    metadata = json.dumps({"keras_version": tf.keras.__version__, "date_saved": datetime.now().strftime("%Y-%m-%d@%H:%M:%S")})
    _tensh.write_model(path, metadata, config, _state(model))


def load_model(filepath, custom_objects=None, compile=True, safe_mode=True):
    path = fspath(filepath)
    if path.endswith((".h5", ".hdf5")):
        return _saving.within(custom_objects, _legacy_model, path, compile)
    if not path.endswith(".keras"):
        raise ValueError(f"File format not supported: filepath={path}. Keras 3 only supports V3 `.keras` files, legacy H5 format "
                         "files (`.h5` extension). Note that the legacy SavedModel format is not supported by `load_model()` in "
                         "Keras 3.")
    if _tensh.kind_of(path) != "file":
        raise ValueError(f"File not found: filepath={path}. Please ensure the file is an accessible `.keras` zip file.")
    config, weights = _tensh.read_model(path)
    return _saving.within(custom_objects, _model_of, json.loads(config), weights, compile)


# in _nowhere
def _model_of(config, weights, compile):
    if not compile:
        config["compile_config"] = None
    model = _saving.deserialize(config)
    if not isinstance(model, tf.keras.Model):
        raise ValueError(f"The file holds a {config.get('class_name')}, not a model")
    _load_state(model, weights)
    return model


# in tf.keras.saving
def save_weights(model, filepath, overwrite=True, **options):
    path = fspath(filepath)
    if not path.endswith(".weights.h5"):
        raise ValueError(f"The filename must end in `.weights.h5`. Received: filepath={path}")
    _check_built(model, "saving")
    _check_new(path, overwrite)
    _tensh.write_groups(path, _state(model))


def load_weights(model, filepath, skip_mismatch=False, by_name=None, **options):
    path = fspath(filepath)
    if options:
        raise ValueError(f"Invalid keyword arguments: {options}")
    if path.endswith((".keras", ".weights.h5")):
        if by_name is not None:
            raise ValueError(f"`by_name` only supports loading legacy '.h5' or '.hdf5' files. Received: {path}")
        _check_built(model, "loading")
        _load_state(model, _tensh.read_model(path)[1] if path.endswith(".keras") else _tensh.read_groups(path), skip_mismatch)
    elif path.endswith((".h5", ".hdf5")):
        root = _tensh.read_groups(path)
        if "layer_names" not in root[0] and "model_weights" in root[1]:
            root = root[1]["model_weights"]
        _load_legacy_weights(model, root, skip_mismatch, by_name)
    else:
        raise ValueError(f"File format not supported: filepath={path}. Keras 3 only supports V3 `.keras` files, `.weights.h5` "
                         "files, legacy H5 format files (`.h5` extension), or Orbax checkpoints.")


# in tf.keras.models
def model_from_json(json_string, custom_objects=None):
    return _saving.within(custom_objects, _saving.deserialize, json.loads(json_string))


def clone_model(model, **options):
    if options:
        raise NotImplementedError("clone_model takes a model alone here")
    return model.__class__.from_config(model.get_config())


# in _nowhere
def _check_built(model, doing):
    if not model.built:
        what = "are saving a model" if doing == "saving" else "are loading weights into a model"
        raise ValueError(f"You {what} that has not yet been built. Try building the model first by calling it on some data or by "
                         "using `build()`.")


def _legacy_weights(layer):
    return list(layer.trainable_weights) + list(layer.non_trainable_weights)


def _legacy_group(weights, group):
    group[0]["weight_names"] = [v.path for v in weights]
    for v in weights:
        at = group
        *folders, name = v.path.split("/")
        for folder in folders:
            at = at[1].setdefault(folder, _group())
        at[1][name] = v.numpy()
    return group


def _legacy_file(model, include_optimizer):
    _legacy[0] = True
    try:
        found = _saving.serialize(model)
    finally:
        _legacy[0] = False
    attributes = {"keras_version": tf.keras.__version__, "backend": "tensorflow",
                  "model_config": json.dumps({"class_name": found["class_name"], "config": found["config"]})}
    root = (attributes, {})
    optimizer = model.optimizer if include_optimizer else None
    if optimizer is not None:
        told = {k: v for k, v in model.get_compile_config().items() if k != "optimizer"}
        told["optimizer_config"] = {"class_name": type(optimizer).__name__, "config": optimizer.get_config()}
        attributes["training_config"] = json.dumps(told)
    weights = ({"layer_names": [layer.name for layer in model.layers], "backend": "tensorflow",
                "keras_version": tf.keras.__version__}, {})
    root[1]["model_weights"] = weights
    for layer in sorted(model.layers, key=lambda layer: layer.name):
        weights[1][layer.name] = _legacy_group(_legacy_weights(layer), _group())
    weights[1]["top_level_model_weights"] = _legacy_group(model._own_variables(), _group())
    if optimizer is not None:
        root[1]["optimizer_weights"] = _legacy_group(optimizer.variables, _group())
    return root


def _names_in(group, name):
    """A list of texts, which large files hold in parts."""
    parts = [name] if name in group[0] else []
    while f"{name}{len(parts)}" in group[0]:
        parts.append(f"{name}{len(parts)}")
    return [n for part in parts for n in group[0][part] if isinstance(n, str)]


def _values_in(group):
    found = []
    for path in _names_in(group, "weight_names"):
        at = group
        for name in path.split("/"):
            at = at[1].get(name) if isinstance(at, tuple) else None
        if at is None:
            raise ValueError(f"The file is damaged: it names a weight '{path}' that it does not have")
        found.append(_read(at, path))
    return found


def _load_legacy_weights(model, root, skip_mismatch=False, by_name=None):
    groups = [(name, _values_in(root[1].get(name, _group()))) for name in _names_in(root, "layer_names")]
    groups = [(name, values) for name, values in groups if values]
    layers = [layer for layer in model.layers if layer.weights]
    if by_name:
        pairs = [(layer, name, values) for name, values in groups for layer in layers if layer.name == name]
    else:
        if len(groups) != len(layers):
            raise ValueError(f"Layer count mismatch when loading weights from file. Model expected {len(layers)} layers, found "
                             f"{len(groups)} saved layers.")
        pairs = [(layer, name, values) for layer, (name, values) in zip(layers, groups)]
    top = _values_in(root[1].get("top_level_model_weights", _group()))
    if top and len(top) == len(model._own_variables()):
        pairs.append((model, "top_level_model_weights", top))
    known = []
    for k, (layer, name, values) in enumerate(pairs):
        weights = model._own_variables() if layer is model else _legacy_weights(layer)
        if len(weights) != len(values):
            raise ValueError(f"Weight count mismatch for layer #{k} (named {layer.name} in the current model, {name} in the save "
                             f"file). Layer expects {len(weights)} weight(s). Received {len(values)} saved weight(s)")
        for variable, value in zip(weights, values):
            if tuple(variable.shape) == tuple(value.shape):
                known.append((variable, value))
                continue
            said = (f"Shape mismatch in layer #{k} (named {layer.name}) for weight {variable.path}. Weight expects shape "
                    f"{tuple(variable.shape)}. Received saved weight with shape {tuple(value.shape)}")
            if not skip_mismatch:
                raise ValueError(said)
            warnings.warn(f"Skipping loading weights for layer #{k} (named {layer.name}) due to mismatch in shape. {said}")
    for variable, value in known:
        variable.assign(tf.cast(tf.constant(value), variable.dtype))
    for layer, name, values in pairs:
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()


def _legacy_model(path, compile):
    root = _tensh.read_groups(path)
    if "model_config" not in root[0]:
        more = " It holds weights alone: make the model, then model.load_weights(…)." if "layer_names" in root[0] or \
            "layers" in root[1] else ""
        raise ValueError(f"No model config found in the file at {path}.{more}")
    model = layer_from(json.loads(root[0]["model_config"]))
    _load_legacy_weights(model, root[1]["model_weights"])
    if not compile:
        return model
    if "training_config" not in root[0]:
        warnings.warn("No training configuration found in the save file, so the model was *not* compiled. Compile it manually.")
        return model
    told = json.loads(root[0]["training_config"])
    optimizer = tf.keras.optimizers.get(told["optimizer_config"])
    model.compile(optimizer=optimizer, loss=_old_loss(told.get("loss")), metrics=_old_metrics(told.get("metrics")))
    if "optimizer_weights" in root[1]:
        optimizer.build(model.trainable_variables)
        load_optimizer(optimizer, optimizer.variables, _values_in(root[1]["optimizer_weights"]))
    return model


def _old_loss(config):
    if isinstance(config, (dict, str)):
        return tf.keras.losses.get(config)
    return [_old_loss(c) for c in config] if isinstance(config, list) else config


def _old_metrics(config):
    """Keras 2 wrote them in lists by output, and names that depend on the shapes as what they had become."""
    found = []
    for one in config or []:
        if isinstance(one, list):
            found.extend(_old_metrics(one))
        elif isinstance(one, dict) and one.get("config", {}).get("name") in ("accuracy", "acc"):
            found.append(one["config"]["name"])
        elif isinstance(one, dict) and one.get("class_name") == "MeanMetricWrapper":
            found.append(one["config"]["fn"])
        else:
            found.append(one if one in ("accuracy", "acc") else tf.keras.metrics.get(one))
    return found
