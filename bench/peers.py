"""Times rows of work in one Python framework: python3 peers.py NAME < rows.json; prints JSON. Exits with 3 without it."""
import json, sys, time
import numpy as np

name = sys.argv[1]
try:
    if name == "torch":
        import torch
        version = torch.__version__
    elif name == "tensorflow":
        import os
        os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
        import tensorflow as tf
        from tensorflow.python.ops.numpy_ops import np_config
        version = tf.__version__
    elif name == "jax":
        import jax, jax.numpy as jnp
        version = jax.__version__
    else:
        version = np.__version__
except ImportError:
    sys.exit(3)

wait = {"jax": lambda r: jax.block_until_ready(r), "tensorflow": lambda r: r}.get(name, lambda r: r)
give = {
    "numpy": lambda x: x,
    "torch": lambda x: torch.from_numpy(x),
    "tensorflow": lambda x: tf.constant(x),
    "jax": lambda x: jnp.asarray(x),
}[name]


def finish(result):
    """Work that goes on in the background is part of the time."""
    if name == "tensorflow" and hasattr(result, "shape"):
        return result.numpy() if len(result.shape) == 0 else result[..., :1].numpy()
    return wait(result)


def goes_on(row, times, passed):
    """Whether there is another run after so many seconds."""
    return passed < row["seconds"] and (len(times) <= row["counted"] or passed < row["warm"])


def measure(row):
    space = dict(globals())
    rng = np.random.default_rng(7)
    for key, shape in row["make"].items():
        space[key] = give(rng.uniform(-2, 2, [int(d) for d in shape]).astype(np.float32))
    exec(row.get("setup", {}).get(name, ""), space)
    code = row[name]
    inputs = list(row["make"])
    if name == "jax" and not code.startswith("work("):
        inner = jax.jit(eval(f"lambda {', '.join(inputs)}: {code}", space))
        args = [space[k] for k in inputs]
        run = lambda: inner(*args)
    else:
        run = eval(f"lambda: {code}", space)
    repeat = row.get("repeat", 1)
    times = []
    began = time.perf_counter()
    while len(times) < 3 or goes_on(row, times, time.perf_counter() - began):
        start = time.perf_counter()
        for _ in range(repeat):
            result = run()
        finish(result)
        times.append((time.perf_counter() - start) * 1000 / repeat)
    return times[1:][-row["counted"]:] if len(times) > 3 else times


found = {}
for row in json.load(sys.stdin):
    if name in row:
        try:
            found[row["name"]] = measure(row)
        except Exception as error:
            print(f"{name}: {row['name']}: {error}", file=sys.stderr)
print(json.dumps({"version": version, "times": found}))
