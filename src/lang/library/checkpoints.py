"""TensorFlow's checkpoints of Variables in objects, by the way that leads to each. They are kept as arrays in an .npz file,
in place of TensorFlow's own files, which are neither written nor read."""
import os
import warnings
import numpy as np
import tensorflow as tf
import _tensh


# in _nowhere
_end = "/.ATTRIBUTES/VARIABLE_VALUE"
_suffix = ".tensh.npz"


def _is_variable(x):
    return isinstance(x, tf.Variable)


# Attributes that lead to nothing of an object's own.
_unseen = ("_given", "_nodes", "_made_by", "_inputs", "_outputs", "_input", "_compiled", "_extra_losses", "_built_for", "history",
           "_places", "_trainable_variables", "_loss_tracker", "_compile_loss", "_compile_metrics", "_first_shape", "_restoring")


def _children(x):
    """What a checkpoint sees within something, by name."""
    if isinstance(x, (list, tuple)):
        return [(str(i), v) for i, v in enumerate(x)]
    if isinstance(x, dict):
        return [(str(k), v) for k, v in x.items()]
    if isinstance(x, (tf.keras.optimizers.Optimizer, tf.keras.metrics.Metric)):
        return [("_variables", list(x.variables))]
    if isinstance(x, tf.keras.layers.Layer):
        own = [("_variables", [v for v, r in x._variables])]
        return own + [(k, v) for k, v in x.__dict__.items() if k not in _unseen and k != "_variables"]
    if isinstance(x, (tf.Module, Checkpoint)):
        return [(k, v) for k, v in sorted(x.__dict__.items(), key=lambda pair: pair[0]) if not k.startswith("_self_") and k != "_restoring"]
    return []


def _is_seen(x):
    return isinstance(x, (list, tuple, dict, tf.Module, Checkpoint, tf.keras.layers.Layer, tf.keras.optimizers.Optimizer,
                          tf.keras.metrics.Metric))


def _walked(root):
    """The Variables by their paths, the nearest first, each once; and the objects on the way."""
    variables, objects, waiting = {}, [], [("", root)]
    while waiting:
        path, x = waiting.pop(0)
        if _is_variable(x):
            if not any([x is v for v in variables.values()]):
                variables[path + _end] = x
            continue
        if not isinstance(x, (list, tuple, dict)):
            if any([x is known for p, known in objects]):
                continue
            objects.append((path, x))
            if hasattr(x, "__next__"):
                warnings.warn("a checkpoint does not keep the place of an iterator: it begins anew")
        for name, child in _children(x):
            if _is_variable(child) or _is_seen(child) or hasattr(child, "__next__"):
                waiting.append((f"{path}/{name}" if path else name, child))
    return variables, objects


def _write(path, variables):
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        os.makedirs(folder)
    _tensh.write_arrays(path + _suffix, {name: v.numpy() for name, v in variables.items()})
    return path


def _read(path):
    path = os.fspath(path)
    if _tensh.kind_of(path + _suffix) == "file":
        return _tensh.read_arrays(path + _suffix)
    if _tensh.kind_of(path + ".index") == "file":
        raise NotImplementedError(f"{path}.index is TensorFlow's own checkpoint, which tensh does not read. Let Python save the weights as "
                                  "arrays: model.save_weights('m.weights.h5') or np.savez('weights.npz', *model.get_weights())")
    raise tf.errors.NotFoundError(None, None, f"Error when restoring from checkpoint or SavedModel at {path}: Unsuccessful "
                                  f"TensorSliceReader constructor: Failed to find any matching files for {path}\nPlease double-check "
                                  "that the path is correct. You may be missing the checkpoint suffix (e.g. the '-1' in "
                                  "'path/to/ckpt-1').")


class _Restored:
    """What came of a restoration."""

    def __init__(self, root, values):
        self._root, self._values = root, values
        self._used = set()

    def _put(self, variable, name):
        value = self._values.get(name)
        if value is None:
            return False
        if tuple(value.shape) != tuple(variable.shape):
            raise ValueError(f"Received incompatible tensor with shape {tuple(value.shape)} when attempting to restore variable with "
                             f"shape {tuple(variable.shape)} and name {variable.name}.")
        variable.assign(tf.cast(tf.constant(value), variable.dtype))
        self._used.add(name)
        return True

    def _missing(self):
        """Variables of the program that were not in the file."""
        return [name for name, v in _walked(self._root)[0].items() if name not in self._values]

    def assert_consumed(self):
        missing = self._missing()
        if missing:
            raise AssertionError("No checkpoint value found for a Variable of the program: "
                                 f"{', '.join([name.removesuffix(_end) for name in missing])}")
        rest = [name for name in self._values if name not in self._used]
        if rest:
            raise AssertionError("Some objects had attributes which were not restored: "
                                 f"{', '.join([name.removesuffix(_end) for name in rest])}")
        return self

    def assert_existing_objects_matched(self):
        missing = [name for name in self._missing() if not name.startswith("save_counter")]
        if missing:
            raise AssertionError("No checkpoint value found for a Variable of the program: "
                                 f"{', '.join([name.removesuffix(_end) for name in missing])}")
        return self

    def assert_nontrivial_match(self):
        if not self._used:
            raise AssertionError("Nothing to load.")
        return self

    def expect_partial(self):
        return self

    def initialize_or_restore(self, session=None):
        pass

    def run_restore_ops(self, session=None):
        pass


def _restored(root, values):
    status = _Restored(root, values)
    _restored_in(root, status, "")
    return status


def _restored_in(root, status, before):
    variables, objects = _walked(root)
    for name, variable in variables.items():
        status._put(variable, before + name)
    # What comes into being later takes its values then.
    for path, x in objects:
        if isinstance(x, (tf.Module, tf.keras.layers.Layer, tf.keras.optimizers.Optimizer)):
            object.__setattr__(x, "_restoring", (status, before + path))


# in _checkpoints
def arrived(owner, variable, place):
    """A Variable of a layer or an optimizer came into being after a restoration."""
    status, path = owner._restoring
    status._put(variable, f"{path}/_variables/{place}" + _end)


def came(owner, name, value):
    """A module has something new, or something else, after a restoration."""
    status, path = owner._restoring
    own = f"{path}/{name}" if path else name
    if _is_variable(value):
        status._put(value, own + _end)
    elif _is_seen(value):
        _restored_in(value, status, own + "/")


# in tf.train
class Checkpoint:
    __module__ = "tensorflow.python.checkpoint.checkpoint"

    def __init__(self, root=None, **kwargs):
        for name, value in kwargs.items():
            if not (_is_variable(value) or _is_seen(value) or hasattr(value, "__next__") or hasattr(value, "element_spec")):
                raise ValueError("`Checkpoint` was expecting root to be a trackable object (an object derived from `Trackable`), got "
                                 f"{value}. If you believe this object should be trackable (i.e. it is part of the TensorFlow Python "
                                 "API and manages state), please open an issue.")
            setattr(self, name, value)
        self._self_root = root
        self.save_counter = tf.Variable(0, dtype=tf.int64, name="save_counter", trainable=False)

    def _tracked(self):
        return self if self._self_root is None else self._self_root

    def _values(self):
        found = dict(_walked(self)[0])
        if self._self_root is not None:
            found.update(_walked(self._self_root)[0])
        return found

    def write(self, file_prefix, options=None):
        found = {k: v for k, v in self._values().items() if not k.startswith("save_counter")}
        return _write(os.fspath(file_prefix), found)

    def save(self, file_prefix, options=None):
        path = self._saved(os.fspath(file_prefix), None)
        _note(os.path.dirname(path), path, [path])
        return path

    def _saved(self, prefix, number):
        self.save_counter.assign_add(1)
        path = f"{prefix}-{int(self.save_counter.numpy()) if number is None else int(number)}"
        return _write(path, self._values())

    def read(self, save_path, options=None):
        return _restored(self._tracked(), _read(save_path))

    def restore(self, save_path, options=None):
        if save_path is None:
            return _Restored(self._tracked(), {})
        values = _read(save_path)
        status = _restored(self._tracked(), values)
        status._put(self.save_counter, "save_counter" + _end)
        return status


# in _nowhere
def _note(folder, latest, every):
    """TensorFlow's file of what the last checkpoint is."""
    name = os.path.basename
    lines = [f'model_checkpoint_path: "{name(latest)}"'] + [f'all_model_checkpoint_paths: "{name(p)}"' for p in every]
    _tensh.write_text(os.path.join(folder, "checkpoint"), "\n".join(lines) + "\n")


def _noted(folder, wanted):
    path = os.path.join(folder, "checkpoint")
    if _tensh.kind_of(path) != "file":
        return []
    lines = [line.split(": ", 1) for line in _tensh.read_text(path).split("\n") if ": " in line]
    return [os.path.join(folder, value.strip('"')) for key, value in lines if key == wanted]


# in tf.train
class CheckpointManager:
    __module__ = "tensorflow.python.checkpoint.checkpoint_management"

    def __init__(self, checkpoint, directory, max_to_keep, keep_checkpoint_every_n_hours=None, checkpoint_name="ckpt",
                 step_counter=None, checkpoint_interval=None, init_fn=None):
        if max_to_keep is not None and max_to_keep <= 0:
            raise ValueError("Expected a positive integer or `None` for `max_to_keep`, got %d." % max_to_keep)
        self._checkpoint, self._directory, self._max = checkpoint, os.fspath(directory), max_to_keep
        self._name, self._step_counter, self._interval, self._init_fn = checkpoint_name, step_counter, checkpoint_interval, init_fn
        self._last_step = None
        self._kept = _noted(self._directory, "all_model_checkpoint_paths")

    @property
    def directory(self):
        return self._directory

    @property
    def checkpoint(self):
        return self._checkpoint

    @property
    def checkpoints(self):
        return list(self._kept)

    @property
    def latest_checkpoint(self):
        return self._kept[-1] if self._kept else None

    @property
    def checkpoint_interval(self):
        return self._interval

    def save(self, checkpoint_number=None, check_interval=True, options=None):
        if self._interval is not None and check_interval and self._last_step is not None:
            if int(self._step_counter) - self._last_step < self._interval:
                return None
        number = None if checkpoint_number is None else int(checkpoint_number)
        path = self._checkpoint._saved(os.path.join(self._directory, self._name), number)
        self._kept = [p for p in self._kept if p != path] + [path]
        if self._max is not None:
            # The files of the others stay where they are: nothing is ever deleted here.
            self._kept = self._kept[-self._max:]
        _note(self._directory, path, self._kept)
        if self._step_counter is not None:
            self._last_step = int(self._step_counter)
        return path

    def restore_or_initialize(self):
        if self.latest_checkpoint is not None:
            self._checkpoint.restore(self.latest_checkpoint)
            return self.latest_checkpoint
        if self._init_fn is not None:
            self._init_fn()
        return None


def latest_checkpoint(checkpoint_dir, latest_filename=None):
    found = _noted(os.fspath(checkpoint_dir), "model_checkpoint_path")
    return found[0] if found else None


# in _nowhere
def _read_in(ckpt_dir_or_file):
    """The values of a checkpoint, or of the last one in a folder."""
    return _read(latest_checkpoint(ckpt_dir_or_file) or ckpt_dir_or_file)


# in tf.train
def list_variables(ckpt_dir_or_file):
    return sorted([(name, list(value.shape)) for name, value in _read_in(ckpt_dir_or_file).items()], key=lambda pair: pair[0])


def load_variable(ckpt_dir_or_file, name):
    return _read_in(ckpt_dir_or_file)[name]


class load_checkpoint:
    def __init__(self, ckpt_dir_or_file):
        self._values = _read_in(ckpt_dir_or_file)

    def has_tensor(self, name):
        return name in self._values

    def get_tensor(self, name):
        return self._values[name]

    def get_variable_to_shape_map(self):
        return {name: list(value.shape) for name, value in self._values.items()}
