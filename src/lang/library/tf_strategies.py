"""tf.distribute: strategies as they are where there is one device, which does all the work."""
import tensorflow as tf

# in _nowhere
class _Scope:
    def __init__(self, strategy):
        self._strategy = strategy

    def __enter__(self):
        _current.append(self._strategy)
        return self._strategy

    def __exit__(self, *error):
        _current.pop()
        return False


class _Extended:
    worker_devices = parameter_devices = ("/job:localhost/replica:0/task:0/device:CPU:0",)


class _Replica:
    """What TensorFlow's distributed programs are told about the one replica."""
    replica_id_in_sync_group = 0
    num_replicas_in_sync = 1

    @property
    def strategy(self):
        return _current[-1]

    def merge_call(self, merge_fn, args=(), kwargs=None):
        return merge_fn(_current[-1], *args, **(kwargs or {}))

    def all_reduce(self, reduce_op, value, options=None):
        return value


class _Input:
    num_replicas_in_sync = num_input_pipelines = 1
    input_pipeline_id = 0

    def get_per_replica_batch_size(self, global_batch_size):
        return global_batch_size


# in tf.distribute
class ReduceOp:
    SUM = "SUM"
    MEAN = "MEAN"


class Strategy:
    num_replicas_in_sync = 1
    extended = _Extended()

    def __init__(self, *args, **options):
        pass

    def scope(self):
        return _Scope(self)

    def run(self, fn, args=(), kwargs=None, options=None):
        with _Scope(self):
            return fn(*args, **(kwargs or {}))

    def reduce(self, reduce_op, value, axis=None):
        """Over the replicas, of which there is one, and along an axis of its batch."""
        if axis is None:
            return tf.convert_to_tensor(value)
        means = getattr(reduce_op, "name", reduce_op) in ("MEAN", "mean")
        return tf.reduce_mean(value, axis) if means else tf.reduce_sum(value, axis)

    def gather(self, value, axis):
        return value

    def experimental_distribute_dataset(self, dataset, options=None):
        return dataset

    def distribute_datasets_from_function(self, dataset_fn, options=None):
        return dataset_fn(_Input())

    def experimental_local_results(self, value):
        return (value,)


class OneDeviceStrategy(Strategy):
    pass


class MirroredStrategy(Strategy):
    pass


class MultiWorkerMirroredStrategy(Strategy):
    pass


def get_strategy():
    return _current[-1]


def has_strategy():
    return len(_current) > 1


def get_replica_context():
    return _Replica()


# in _nowhere
_current = [Strategy()]
