"""Records TensorFlow's random numbers into test/golden/tensorflow-random-more.json.

Run with a Python that has tensorflow and keras: python test/oracle/record-random.py
Numbers are stored as the hex of their little-endian bytes, long ones as the SHA-256 of these bytes. Of float64 normals,
whose last bits nobody can promise, long ones are stored as the hex of the last 64.
"""
import hashlib
import json
import os
import random
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

FLOAT = ("float32", "float64")


def stored(x, exact=True):
    x = np.array(x, order="C")
    if x.size > 128 and not exact:
        return stored(x.ravel()[-64:]) | {"shape": list(x.shape)}
    data = x.astype(x.dtype.newbyteorder("<")).tobytes()
    where = {"hex": data.hex()} if len(data) <= 1024 else {"sha256": hashlib.sha256(data).hexdigest()}
    return {"dtype": x.dtype.name, "shape": list(x.shape), **where}


def words(state):
    return [str(int(w)) for w in state]


def generator(seed, method, shape, dtype="float32", args=(), skip=0, state=None):
    """One draw of a generator made from `seed` (an integer or a list) or from `state`, after `skip`."""
    Generator = tf.random.Generator
    g = Generator.from_seed(seed) if state is None else Generator.from_state(state, alg="philox")
    before = words(g.state.numpy())
    if skip:
        g.skip(skip)
    call = {"seed": [str(s) for s in seed] if isinstance(seed, list) else str(seed), "before": before}
    if state is not None:
        call = {"before": before}
    call |= {"skip": str(skip), "method": method, "args": [str(a) for a in args]}
    if method == "split":
        out = np.stack([h.state.numpy() for h in g.split(shape)]) if shape else np.zeros((0, 3), np.int64)
    elif method == "make_seeds":
        out = g.make_seeds(shape).numpy()
    else:
        out = getattr(g, method)(shape, *args, dtype=dtype).numpy()
    exact = dtype != "float64" or method == "uniform"
    return {**call, **stored(out, exact), "after": words(g.state.numpy())}


def generators():
    for seed in [0, -1, -2020, 2**31, 2**32 - 1, 2**63, 2**64 - 1, 2**64, 3 * 2**64 + 5, 2**130 + 2**70 + 9, 2**200 - 1]:
        yield generator(seed, "normal", [7])
    for seed in [[5], [5, 6], [5, 6, 7], [1, 2, 3, 4], [-1, 2**63, -(2**63)], []]:
        yield generator(seed, "uniform", [5])
    # Counters that carry inside a draw and behind it.
    for state in [[2**32 - 2, 0, 9], [2**64 - 2, 0, 9], [2**64 - 2, 2**32 - 1, 9], [2**64 - 1, 2**64 - 1, 2**64 - 1]]:
        state = [w - 2**64 if w >= 2**63 else w for w in state]
        yield generator(None, "uniform_full_int", [23], "uint32", state=state)
        yield generator(None, "truncated_normal", [23], state=state)
    for skip in [1, 2**24, 2**40, 2**55, 2**56 - 1, 2**60, -1, -5, -(2**40)]:
        yield generator(1000, "uniform", [3], skip=skip)
        yield generator([2**64 - 100, 7, 3], "uniform", [3], skip=skip)
    for shape in [[], [0], [3, 0, 2], [1], [2], [3], [4], [5], [2, 3], [4097], [4099], [1000003]]:
        for dtype in FLOAT:
            for method in ["normal", "truncated_normal", "uniform"]:
                if dtype == "float64" and shape == [1000003] and method != "uniform":
                    continue
                yield generator(77, method, shape, dtype)
    for dtype in ["int32", "int64", "uint32", "uint64"]:
        for shape in [[], [0], [5], [4099]]:
            yield generator(78, "uniform_full_int", shape, dtype)
    for dtype, low, high in [
        ("int32", 0, 1), ("int32", -(2**31), 2**31 - 1), ("int32", -7, 1000), ("int64", 0, 10**12),
        ("int64", -(2**63), 2**63 - 1), ("int64", -(2**62), 17), ("float32", -1e-3, 1e5), ("float32", 5, 5),
        ("float32", 3, -2), ("float64", -2.5, 7.1),
    ]:
        for shape in [[6], [5003]]:
            yield generator(79, "uniform", shape, dtype, args=(low, high))
    for method in ["normal", "truncated_normal"]:
        for dtype in FLOAT:
            for mean, stddev in [(0, 0.1), (10, 3), (-1.7, 1e-3), (0, 0), (0.3, -2)]:
                yield generator(80, method, [9], dtype, args=(mean, stddev))
    yield generator(21, "normal", [10, 10])
    for count in [0, 1, 2, 5]:
        yield generator(81, "split", count)
        yield generator(82, "make_seeds", count)


def draw(call, own=None, state=None):
    """One call of tf.random.*; `own` is the operation's seed."""
    method, shape, dtype, args = call
    r = tf.random
    if method == "shuffle":
        return r.shuffle(tf.cast(tf.range(shape[0]), dtype), seed=own)
    if method == "shuffle rows":
        return r.shuffle(tf.reshape(tf.range(2 * shape[0], dtype=dtype), [-1, 2]), seed=own)
    if method == "categorical":
        return r.categorical(tf.math.log(tf.constant(args, dtype)), shape[0], seed=own)
    return getattr(r, method)(shape, *args, dtype=dtype, seed=own)


def session(seed, calls):
    """Several calls after one tf.random.set_seed, some with a seed of their own."""
    tf.random.set_seed(seed)
    rows = []
    for call, own in calls:
        out = draw(call, own).numpy()
        rows.append({"method": call[0], "count": call[1], "of": call[2], "args": call[3],
                     "own": None if own is None else str(own), **stored(out)})
    return {"seed": None if seed is None else str(seed), "calls": rows}


def sessions():
    normal, uniform = ("normal", [5], "float32", []), ("uniform", [5], "float32", [])
    for seed in [0, 1, 42, -3, 2**31 - 1, 2**31, 2**40 + 3, -(2**70), 2**100]:
        yield session(seed, [(normal, None), (uniform, None), (normal, None), (("normal", [3], "float64", []), None)])
        yield session(seed, [(normal, 7), (uniform, 7), (normal, 7), (normal, 8), (uniform, 7), (normal, None)])
    yield session(42, [(("normal", [1, 4, 4, 3], "float32", []), None)])
    # The same seeds with other dtypes, shapes and parameters: which of them go on in one stream?
    yield session(5, [
        (("uniform", [], "float32", []), 1), (("uniform", [0], "float32", []), 1), (("uniform", [2, 2], "float32", []), 1),
        (("uniform", [3], "float64", []), 1), (("uniform", [3], "float32", [-1, 1]), 1),
        (("uniform", [3], "int32", [0, 100]), 1), (("uniform", [3], "int64", [0, 100]), 1),
        (("uniform", [3], "int32", [0, 50]), 1), (("truncated_normal", [5], "float32", []), 1),
        (("normal", [3], "float32", [4, 2]), 1), (("truncated_normal", [3], "float64", []), 1),
        (("truncated_normal", [5], "float32", [1, 2]), 1), (("normal", [3], "float32", []), 1),
    ])
    yield session(0, [(normal, 0), (normal, 2**31 - 1), (normal, -5), (normal, 2**31 - 6), (normal, 2**33)])
    for seed in [0, 9]:
        sizes = [0, 1, 2, 3, 4, 5, 6, 9, 13, 100, 1000]
        yield session(seed, [(("shuffle", [n], "int32", []), None) for n in sizes])
        yield session(seed, [(("shuffle", [n], "int32", []), 3) for n in sizes])
    yield session(9, [
        (("shuffle", [6], "int32", []), 3), (("shuffle", [6], "float32", []), 3), (("shuffle", [6], "int64", []), 3),
        (("shuffle rows", [6], "int32", []), 3), (("shuffle rows", [7], "int64", []), None),
    ])
    fair, three = [[1, 1]], [[0.1, 0.2, 0.7], [0, 1, 1], [0.5, 0.5, 0]]
    yield session(6, [
        (("categorical", [n], dtype, args), own)
        for own in [None, 2] for dtype in FLOAT for args in [fair, three] for n in [1, 4, 5, 40]
    ])
    # Without a global seed; the numbers are TensorFlow's own choice only where the operation has a seed.
    yield session(None, [(normal, 7), (uniform, 7), (normal, 7)])


def stateless(seed, method, shape, dtype="float32", args=(), seed_dtype="int64"):
    r, s = tf.random, tf.constant(seed, seed_dtype)
    call = {"seed": [str(w) for w in seed], "method": method, "args": [str(a) for a in args]}
    if method == "split":
        out = r.split(tf.constant(seed, dtype), shape)
    elif method == "fold_in":
        out = r.fold_in(s, tf.constant(args[0], dtype))
    elif method == "shuffle":
        out = r.experimental.stateless_shuffle(tf.range(shape[0]), s)
    elif method == "categorical":
        call["args"] = args
        out = r.stateless_categorical(tf.math.log(tf.constant(args, dtype)), shape[0], s)
    elif method == "bits":
        out = r.stateless_uniform(shape, s, minval=None, maxval=None, dtype=dtype)
    else:
        out = getattr(r, "stateless_" + method)(shape, s, *args, dtype=dtype)
    return {**call, "of": dtype, **stored(out.numpy())}


def statelesses():
    seeds = [[0, 0], [1, 2], [-1, 7], [2**31 - 1, -(2**31)], [2**63 - 1, -(2**63)], [2**40 + 1, 5]]
    for seed in seeds:
        for dtype in FLOAT:
            for method in ["normal", "uniform", "truncated_normal"]:
                yield stateless(seed, method, [7], dtype)
        for dtype in ["int32", "int64", "uint32", "uint64"]:
            yield stateless(seed, "bits", [5], dtype)
        yield stateless(seed, "uniform", [6], "int32", (-3, 900))
        yield stateless(seed, "uniform", [6], "int64", (-(2**40), 2**41))
        yield stateless(seed, "uniform", [6], "float64", (-2.5, 7.1))
        yield stateless(seed, "normal", [5], "float32", (3, 0.5))
        yield stateless(seed, "split", 3, "int64")
        yield stateless(seed, "fold_in", [], "int64", (-(2**50),))
        yield stateless(seed, "fold_in", [], "int32", (11,))
        for n in [0, 1, 2, 3, 5, 8, 17, 1000]:
            yield stateless(seed, "shuffle", [n])
        yield stateless(seed, "categorical", [9], "float32", [[0.2, 0.3, 0.5], [1, 0, 3]])


def initializers():
    for name in ["glorot_normal", "glorot_uniform", "he_normal", "he_uniform", "lecun_normal", "lecun_uniform"]:
        for seed in [0, 1, 2**31, 2**40, 1234567]:
            for shape in [(), (5,), (3, 4), (4, 3), (3, 3, 2, 5), (200, 100)]:
                out = np.array(keras.initializers.get({"class_name": name, "config": {"seed": seed}})(shape))
                yield {"name": name, "seed": str(seed), **stored(out)}


def twisters():
    for seed in [0, 1, 42, -3, 2**31, 2**32, 2**64 + 1, 10**300]:
        r = random.Random(seed)
        yield {
            "seed": str(seed),
            "words": [r.getrandbits(32) for _ in range(1300)][::100],
            "below": [[limit, r.randrange(limit)] for limit in [1, 2, 3, 10, 1000, 2**31, 2**31 + 1, 2**32 - 1] * 3],
        }


def main():
    with open(os.path.join(os.path.dirname(__file__), "../golden/tensorflow-random-more.json"), "w") as f:
        record = {
            "about": "Recorded by test/oracle/record-random.py with TensorFlow "
            f"{tf.__version__} on a CPU, Keras {keras.__version__}, Python {sys.version.split()[0]}.",
            "generators": list(generators()),
            "sessions": list(sessions()),
            "stateless": list(statelesses()),
            "initializers": list(initializers()),
            "twisters": list(twisters()),
        }
        parts = [
            json.dumps(k) + ": " + (json.dumps(v) if isinstance(v, str) else "[\n" + ",\n".join(map(json.dumps, v)) + "\n]")
            for k, v in record.items()
        ]
        f.write("{" + ",\n".join(parts) + "}\n")


main()
