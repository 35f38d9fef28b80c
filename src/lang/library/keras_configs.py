"""Keras 3's objects as configs and back, by name and class: nothing is ever run that a config holds."""
import numpy as np
import tensorflow as tf
import _tensh

# What users registered, by the names that configs know it by, and those names.
_registered = {}
_registered_names = {}
# What is known for the time of a `with`, innermost last.
_scopes = []

# Where Keras' own classes stand, by the module that a config names.
_homes = ["layers", "optimizers", "losses", "metrics", "initializers", "regularizers", "constraints", "optimizers.schedules", "models"]
_functions = ["activations", "losses", "metrics"]


# in tf.keras.saving, tf.keras.utils
def register_keras_serializable(package="Custom", name=None):
    def decorator(arg):
        kept = f"{package}>{arg.__name__ if name is None else name}"
        if isinstance(arg, type) and not hasattr(arg, "get_config"):
            raise ValueError("Cannot register a class that does not have a get_config() method.")
        _registered[kept] = arg
        _registered_names[arg] = kept
        return arg
    return decorator


def get_registered_name(obj):
    return _registered_names[obj] if obj in _registered_names else obj.__name__


def get_registered_object(name, custom_objects=None, module_objects=None):
    for known in [custom_names(), custom_objects or {}, module_objects or {}]:
        if name in known:
            return known[name]
    return None


def get_custom_objects():
    return _registered


class CustomObjectScope:
    def __init__(self, custom_objects):
        self.custom_objects = custom_objects or {}

    def __enter__(self):
        _scopes.append(self.custom_objects)
        return self

    def __exit__(self, *args):
        _scopes.pop()


class custom_object_scope(CustomObjectScope):
    pass


def serialize_keras_object(obj):
    return serialize(obj)


def deserialize_keras_object(config, custom_objects=None, safe_mode=True, **options):
    return within(custom_objects, deserialize, config)


# in _saving
def custom_names():
    found = dict(_registered)
    for scope in _scopes:
        found.update(scope)
    return found


def within(custom_objects, task, *args):
    with CustomObjectScope(custom_objects):
        return task(*args)


def serialize(obj):
    if obj is None or isinstance(obj, (bool, int, float, str)):
        return obj
    if isinstance(obj, tuple):
        return tuple([serialize(x) for x in obj])
    if isinstance(obj, list):
        return [serialize(x) for x in obj]
    if isinstance(obj, dict):
        return {k: serialize(v) for k, v in obj.items()}
    if isinstance(obj, slice):
        return {"class_name": "__slice__", "config": {"start": obj.start, "stop": obj.stop, "step": obj.step}}
    if obj is Ellipsis:
        return {"class_name": "__ellipsis__", "config": {}}
    if hasattr(obj, "_history"):
        return {"class_name": "__keras_tensor__", "config": {
            "shape": obj.shape, "dtype": obj.dtype, "keras_history": [obj._history[0].name, *obj._history[1:]]}}
    if isinstance(obj, tf.Tensor):
        return {"class_name": "__tensor__", "config": {"value": obj.numpy().tolist(), "dtype": obj.dtype.name}}
    if isinstance(obj, np.ndarray):
        return {"class_name": "__numpy__", "config": {"value": obj.tolist(), "dtype": str(obj.dtype)}}
    if isinstance(obj, (np.generic,)):
        return obj.item()
    if hasattr(obj, "as_list"):
        return obj.as_list()
    if hasattr(obj, "is_floating"):
        return obj.name
    if not hasattr(obj, "get_config"):
        if hasattr(obj, "__name__"):
            return function_config(obj)
        raise TypeError(f"Cannot serialize object {obj} of type {type(obj)}. To be serializable, a class must implement "
                        "the `get_config()` method.")
    config = obj.get_config()
    if not isinstance(config, dict):
        raise TypeError(f"The `get_config()` method of {obj} should return a dict. It returned: {config}")
    found = {**_called(obj), "config": serialize(config)}
    found = {k: found[k] for k in ("module", "class_name", "config", "registered_name")}
    if hasattr(obj, "get_build_config"):
        build = obj.get_build_config()
        if build is not None:
            found["build_config"] = serialize(build)
    if hasattr(obj, "get_compile_config"):
        found["compile_config"] = serialize(obj.get_compile_config())
    return found


def argument_config(name, value):
    """What stands for an argument in a layer's config."""
    return activation_config(value) if name.endswith("activation") else serialize(value)


def activation_config(function):
    if function is None:
        return "linear"
    name = function.__name__ if hasattr(function, "__name__") else ""
    # What is written in Python itself has a module; operations have none.
    return serialize(function) if hasattr(function, "__module__") or hasattr(function, "get_config") else name


def dtype_config(dtype):
    return {"module": "keras", "class_name": "DTypePolicy", "config": {"name": dtype}, "registered_name": None}


def function_config(function, layer=None):
    if function.__name__ in ("lambda", "<lambda>"):
        what = "A lambda" if layer is None else f"The lambda of layer '{layer}'"
        raise ValueError(f"{what} is code, and no file keeps it here: give it a name with `def` and "
                         "`@keras.saving.register_keras_serializable()`, or write a layer")
    return {"module": "builtins", "class_name": "function", "config": get_registered_name(function),
            "registered_name": "function"}


def config_of_own(layer, found):
    """The config of a layer that says nothing of itself: what it was made with, where that is plain."""
    args, options = layer._given
    names = [n for n in _tensh.parameters(type(layer).__init__) if n != "self"]
    told = {**dict(zip(names, args)), **options}
    for value in told.values():
        if not _is_plain(value):
            raise NotImplementedError(
                f"Object {type(layer).__name__} was created by passing non-serializable argument values in `__init__()`, "
                "and therefore the object must override `get_config()` in order to be serializable. Please implement "
                "`get_config()`.")
    return {"name": found["name"], **told, "trainable": found["trainable"], "dtype": found["dtype"]}


def _is_plain(x):
    if isinstance(x, (list, tuple)):
        return all([_is_plain(v) for v in x])
    return x is None or isinstance(x, (bool, int, float, str))


def _called(obj):
    """The class of an object as configs name it."""
    kind = type(obj)
    name = kind.__name__
    if hasattr(obj, "kind") and name == "Operation":
        return {"module": "keras.src.ops.numpy", "class_name": obj.kind, "registered_name": obj.kind}
    if kind is tf.keras.Sequential:
        return {"module": "keras", "class_name": "Sequential", "registered_name": None}
    if kind is tf.keras.Model and obj._outputs is not None:
        return {"module": "keras.src.models.functional", "class_name": "Functional", "registered_name": "Functional"}
    for home in _homes:
        if _member(home, name) is kind:
            return {"module": f"keras.{home}", "class_name": name, "registered_name": None}
    return {"module": None, "class_name": name, "registered_name": get_registered_name(kind)}


def class_name(obj):
    return _called(obj)["class_name"]


def _member(home, name):
    at = tf.keras
    for part in home.split("."):
        at = getattr(at, part)
    return getattr(at, name, None)


def function_in(config, layer=None):
    if isinstance(config, dict) and config.get("class_name") == "__lambda__" or isinstance(config, list):
        if layer is None:
            raise ValueError("The file holds a Python lambda, which is code: it is not run here, with `safe_mode=False` neither. "
                             "Save the model with a named function and hand it in with `custom_objects`")
        raise ValueError(f"The function of the Lambda layer '{layer}' is in the file as Python's code: it is not run here, with "
                         "`safe_mode=False` neither. Hand in what it does by the layer's name, "
                         f"custom_objects={{'{layer}': lambda x: …}}, or save the model with a named function")
    return deserialize(config)


def deserialize_in(config, home):
    """An object from a config that may name its class alone, as old files do."""
    if isinstance(config, dict) and "module" not in config and "class_name" in config:
        name = config["class_name"]
        inner = config.get("config") or {}
        if name in custom_names():
            return _made(custom_names()[name], inner)
        found = _member(home, name)
        if found is None:
            raise _missing("class", name)
        return _made(found, inner)
    return deserialize(config)


def deserialize(config, custom_objects=None):
    if custom_objects:
        return within(custom_objects, deserialize, config)
    if isinstance(config, str) and config in custom_names():
        return custom_names()[config]
    if config is None or isinstance(config, (bool, int, float, str)):
        return config
    if isinstance(config, (list, tuple)):
        return [deserialize(x) for x in config]
    if not isinstance(config, dict):
        raise TypeError(f"Could not parse config: {config}")
    if "class_name" not in config or "config" not in config:
        return {k: deserialize(v) for k, v in config.items()}
    name, inner = config["class_name"], config["config"]
    if name == "__tensor__":
        return tf.constant(inner["value"], inner["dtype"])
    if name == "__numpy__":
        return np.array(inner["value"], dtype=inner["dtype"])
    if name == "__slice__":
        return slice(inner["start"], inner["stop"], inner["step"])
    if name == "__ellipsis__":
        return Ellipsis
    if name == "__lambda__":
        return function_in(config)
    module = config.get("module")
    if name == "function":
        return _function(inner, module)
    made = _made(_class(name, config.get("registered_name"), module), inner or {})
    build, compiled = config.get("build_config"), config.get("compile_config")
    if build and hasattr(made, "build_from_config") and not made.built:
        made.build_from_config(build)
        made.built = True
    if compiled and hasattr(made, "compile_from_config"):
        made.compile_from_config(compiled)
    return made


def _function(name, module):
    custom = custom_names()
    if name in custom:
        return custom[name]
    for kept, found in custom.items():
        if kept.endswith(f">{name}"):
            return found
    for home in _functions:
        if _member(home, name) is not None:
            return _member(home, name)
    raise _missing("function", name)


def _class(name, registered, module):
    custom = custom_names()
    for known in (registered, name):
        if known in custom:
            return custom[known]
    if module in ("keras.src.models.functional", "keras.models", "keras") and name in ("Functional", "Model"):
        return tf.keras.Model
    if module == "keras" or module is not None and module.startswith("keras."):
        import _layers
        if module.startswith("keras.src.ops.") and name in _layers.operators:
            return _Operators(name)
        for home in _homes:
            found = _member(home, name)
            if found is not None and module in ("keras", f"keras.{home}", getattr(found, "__module__", None)):
                return found
        raise NotImplementedError(f"`{module}.{name}`, of which the file makes a part of its model, is not in tensh. A "
                                  f"class of your own can stand for it: custom_objects={{'{name}': …}}")
    raise _missing("class", name)


class _Operators:
    """Makes the steps of a functional model that are operators."""

    def __init__(self, kind):
        self.kind = kind

    def from_config(self, config):
        import _layers
        return _layers.operator(self.kind, config.get("name"))


def _missing(what, name):
    return TypeError(f"Could not locate {what} '{name}'. Make sure custom classes and functions are decorated with "
                     "`@keras.saving.register_keras_serializable()`, or hand them in: "
                     f"custom_objects={{'{name}': …}}")


def _made(kind, config):
    if not hasattr(kind, "from_config"):
        return made_from(kind, config) if isinstance(kind, type) else kind
    return kind.from_config(dict(config))


def made_from(kind, config):
    """An object of a class from the arguments in a config."""
    fixed = getattr(kind, "_fixed", {})
    told = {}
    for name, value in config.items():
        if name in fixed:
            if value not in (fixed[name], None) and value != [fixed[name]]:
                raise NotImplementedError(f"`{name}={value}` of a {kind.__name__} is not in tensh")
        elif name == "dtype" and isinstance(value, dict):
            told[name] = _policy(value)
        elif name == "batch_input_shape":
            told["input_shape"] = tuple(value[1:])
        elif name not in _old:
            told[name] = deserialize(value) if isinstance(value, dict) and "module" in value else value
    try:
        return kind(**told)
    except TypeError as error:
        raise TypeError(f"Error when deserializing class '{kind.__name__}' using config={config}.\n\n"
                        f"Exception encountered: {error}") from None


# Arguments that old files have, and that change nothing.
_old = ("implementation", "time_major", "input_dtype", "sparse", "ragged", "optional", "batch_shape")


def _policy(config):
    name = (config.get("config") or {}).get("name")
    if config.get("class_name") != "DTypePolicy" or name not in ("float16", "bfloat16", "float32", "float64", "int32",
                                                                 "int64", "string", "bool"):
        raise NotImplementedError(f"the dtype policy {name} is not in tensh")
    return name


def build_for(layer, config):
    shape = config.get("input_shape")
    if shape is None:
        return
    if any([isinstance(size, (list, tuple)) for size in shape]):
        shape = [tuple(size) for size in shape]
    else:
        shape = tuple(shape)
    layer._built_for = shape
    if isinstance(layer, tf.keras.Model) and type(layer).build is tf.keras.Model.build:
        layer._build_by_run(shape)
    else:
        layer.build(shape)
