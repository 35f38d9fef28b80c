"""Records what NumPy and TensorFlow say of complex numbers into complex.json beside this file.

    python test/oracle/record-complex.py

functions: arguments and true values as pairs of parts (mpmath with 400 bits, rounded once; NumPy's where a part is an
infinity, NaN or a zero), text: arrays and how NumPy and TensorFlow write them, gradients: expressions of `z` and `w`
(and a real `x`), their values, and TensorFlow's gradients of their sums.
"""

import json
import math
import os
import pathlib
import random

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import mpmath
import numpy as np
import tensorflow as tf

mpmath.mp.prec = 400
random.seed(5)
np.seterr(all="ignore")


def pair(z):
    z = complex(z)
    return [shown(z.real), shown(z.imag)]


def shown(x):
    x = float(x)
    return "NaN" if math.isnan(x) else "Infinity" if x == math.inf else "-Infinity" if x == -math.inf else "-0" if x == 0 and math.copysign(1, x) < 0 else x


edges = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan]
special = [complex(a, b) for a in edges for b in edges]


def near(count, low, high):
    def one():
        return random.choice([1, -1]) * (1 + random.random()) * 2.0 ** random.uniform(low, high)

    return [complex(one(), one()) for _ in range(count)]


unit = [complex(math.cos(t), math.sin(t)) * (1 + s) for t in (0.1, 1, 2, 3, -2.5) for s in (0, 1e-9, -1e-5, 0.1)]
plain = near(40, -3, 3) + near(20, -40, 2) + unit
large = near(10, 300, 1000) + near(10, -1000, -300)

# On the branch cuts and at infinities C libraries agree on all of these (C99, annex G).
functions = {
    "exp": (np.exp, mpmath.exp, plain + [complex(700, 2), complex(709.9, 1e-3), complex(710.5, 1.5), complex(-700, 1)]),
    "log": (np.log, mpmath.log, plain + large),
    "log10": (np.log10, lambda z: mpmath.log(z) / mpmath.log(10), plain),
    "sqrt": (np.sqrt, mpmath.sqrt, plain + large),
    "sin": (np.sin, mpmath.sin, plain),
    "cos": (np.cos, mpmath.cos, plain),
    "tan": (np.tan, mpmath.tan, plain + near(10, 3, 6)),
    "sinh": (np.sinh, mpmath.sinh, plain),
    "cosh": (np.cosh, mpmath.cosh, plain),
    "tanh": (np.tanh, mpmath.tanh, plain + near(10, 3, 6)),
    "asin": (np.arcsin, mpmath.asin, plain + near(10, 20, 100)),
    "acos": (np.arccos, mpmath.acos, plain + near(10, 20, 100)),
    "atan": (np.arctan, mpmath.atan, plain + near(10, 20, 100)),
    "asinh": (np.arcsinh, mpmath.asinh, plain + near(10, 20, 100)),
    "acosh": (np.arccosh, mpmath.acosh, plain + near(10, 20, 100)),
    "atanh": (np.arctanh, mpmath.atanh, plain + near(10, 20, 100)),
    # NumPy's own formula, which has NaN at some infinities where C's functions have a limit.
    "expm1": (np.expm1, mpmath.expm1, plain),
}


def true(f, z):
    out = f(mpmath.mpc(z.real, z.imag))
    return complex(float(mpmath.re(out)), float(mpmath.im(out)))


recorded = {}
for name, (numpy, exact, arguments) in functions.items():
    recorded[name] = {
        "special": [[pair(z), pair(numpy(np.complex128(z)))] for z in special],
        "true": [[pair(z), pair(true(exact, z))] for z in arguments],
    }

two = {}
pairs = list(zip(plain, near(len(plain), -2, 2)))
extreme = [complex(1e300, 1e300), complex(1e-300, 1e-300), complex(1e308, -1e-308), complex(3, 1e200)]
some = special[::5] + extreme
pairs += [(a, b) for a in some for b in some]
two["divide"] = [[pair(a), pair(b), pair(np.divide(np.complex128(a), np.complex128(b)))] for a, b in pairs]
two["multiply"] = [[pair(a), pair(b), pair(np.multiply(np.complex128(a), np.complex128(b)))] for a, b in pairs[:80]]
size = [[pair(z), shown(mpmath.sqrt(mpmath.mpf(z.real) ** 2 + mpmath.mpf(z.imag) ** 2))] for z in plain + large]
size += [[pair(z), shown(np.abs(np.complex128(z)))] for z in special]

arrays = [
    ([1 + 2j, 3 - 4j], "complex128"),
    ([1j], "complex128"),
    (1 + 2j, "complex128"),
    (0.1 + 2j, "complex64"),
    (-0.0 - 1j, "complex128"),
    ([0.1 + 2j, 1e-7 - 3.5e8j], "complex64"),
    ([0.1 + 2j, 1e-7 - 3.5e8j], "complex128"),
    ([1 + 2.5j, -10 + 0.125j, 100 - 3j], "complex128"),
    ([complex("nan"), complex("inf"), complex("-infj"), 1 - 2j], "complex128"),
    ([complex(math.nan, math.nan), complex(math.inf, math.nan)], "complex128"),
    ([[1, 2j], [3 + 1e-5j, 4]], "complex64"),
    ([1 / 3 + 2j / 3, 1e16 - 1e-16j], "complex128"),
    ([complex(k, -k) for k in range(12)], "complex128"),
    ([complex(k, -k) / 7 for k in range(30)], "complex64"),
    ([], "complex128"),
    ([-0.0 + 0j, 0 - 0.0j], "complex64"),
]
text = []
for values, dtype in arrays:
    x = np.array(values, dtype)
    t = tf.constant(x)
    text.append(
        {
            "dtype": dtype,
            "shape": list(x.shape),
            "parts": [shown(p) for z in x.ravel() for p in (z.real, z.imag)],
            "str": str(x),
            "repr": repr(x),
            "tensor": str(t),
            "tensor_repr": repr(t),
        }
    )

z0, w0 = np.array([1 + 2j, -0.5 + 0.25j, 3 - 1j]), np.array([0.5 - 1j, 2 + 0.125j, -1 - 1j])
x0 = np.array([0.5, -1.25, 2.0])
expressions = {
    "z + w": lambda z, w, x: z + w,
    "z - w": lambda z, w, x: z - w,
    "z * w": lambda z, w, x: z * w,
    "z / w": lambda z, w, x: z / w,
    "z ** w": lambda z, w, x: z**w,
    "z * cast(x, complex128)": lambda z, w, x: z * tf.cast(x, tf.complex128),
    "abs(z)": lambda z, w, x: tf.abs(z),
    "abs(z * w) ** 2": lambda z, w, x: tf.abs(z * w) ** 2,
    "real(z * w)": lambda z, w, x: tf.math.real(z * w),
    "imag(z * z)": lambda z, w, x: tf.math.imag(z * z),
    "real(z * conj(w))": lambda z, w, x: tf.math.real(z * tf.math.conj(w)),
    "angle(z * w)": lambda z, w, x: tf.math.angle(z * w),
    "complex(x, x * x) * z": lambda z, w, x: tf.complex(x, x * x) * z,
    "exp(z)": lambda z, w, x: tf.exp(z),
    "log(z)": lambda z, w, x: tf.math.log(z),
    "sqrt(z)": lambda z, w, x: tf.sqrt(z),
    "sin(z) + cos(w)": lambda z, w, x: tf.sin(z) + tf.cos(w),
    "tanh(z)": lambda z, w, x: tf.tanh(z),
    "square(z)": lambda z, w, x: tf.square(z),
    "reciprocal(z)": lambda z, w, x: tf.math.reciprocal(z),
    "1j * z": lambda z, w, x: 1j * z,
    "real(sum(z) * sum(w))": lambda z, w, x: tf.math.real(tf.reduce_sum(z) * tf.reduce_sum(w)),
    "mean(z * w)": lambda z, w, x: tf.reduce_mean(z * w),
    "cumsum(z) * w": lambda z, w, x: tf.cumsum(z) * w,
    "reshape(z, [3, 1]) @ reshape(w, [1, 3])": lambda z, w, x: tf.reshape(z, [3, 1]) @ tf.reshape(w, [1, 3]),
    "abs(reshape(z, [3, 1]) @ reshape(w, [1, 3]))": lambda z, w, x: tf.abs(tf.reshape(z, [3, 1]) @ tf.reshape(w, [1, 3])),
    "z[1:] * w[:2]": lambda z, w, x: z[1:] * w[:2],
    "concat([z, w]) * concat([w, w])": lambda z, w, x: tf.concat([z, w], 0) * tf.concat([w, w], 0),
    "real(tf.signal.fft(z) * w)": lambda z, w, x: tf.math.real(tf.signal.fft(z) * w),
    "abs(tf.signal.ifft(z * w))": lambda z, w, x: tf.abs(tf.signal.ifft(z * w)),
    "abs(tf.signal.rfft(x))": lambda z, w, x: tf.abs(tf.signal.rfft(x)),
    "tf.signal.irfft(z) ** 2": lambda z, w, x: tf.signal.irfft(z) ** 2,
    "tf.signal.irfft(z, [5]) ** 2": lambda z, w, x: tf.signal.irfft(z, [5]) ** 2,
}
gradients = []
for code, run in expressions.items():
    z, w, x = tf.Variable(z0), tf.Variable(w0), tf.Variable(x0)
    with tf.GradientTape() as tape:
        out = run(z, w, x)
    found = tape.gradient(out, [z, w, x])
    gradients.append(
        {
            "code": code,
            "value": [pair(v) for v in np.asarray(out).ravel()],
            "gradients": [None if g is None else [pair(v) for v in np.asarray(g).ravel()] for g in found],
        }
    )

signals = []
for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 17, 20, 31, 37, 60, 64, 97, 121, 128, 202, 1000]:
    z = np.array(near(n, -2, 2))
    signals.append({"z": [pair(v) for v in z], "fft": [pair(v) for v in np.fft.fft(z)], "rfft": [pair(v) for v in np.fft.rfft(z.real)]})
block = np.array(near(24, -1, 1)).reshape(2, 3, 4)
transforms = []
for code in [
    "np.fft.fft(z)", "np.fft.fft(z, axis=0)", "np.fft.fft(z, n=7, axis=1)", "np.fft.fft(z, 2)", "np.fft.fft(z, norm='ortho')",
    "np.fft.fft(z, norm='forward')", "np.fft.ifft(z)", "np.fft.ifft(z, norm='forward')", "np.fft.ifft(z, norm='ortho')",
    "np.fft.irfft(z)", "np.fft.irfft(z, 5)", "np.fft.irfft(z, n=9, axis=1, norm='ortho')", "np.fft.irfft(z, 1)",
    "np.fft.rfft(np.real(z))", "np.fft.rfft(np.real(z), 5)", "np.fft.rfft(np.real(z), axis=0, norm='ortho')",
    "np.fft.fft2(z)", "np.fft.ifft2(z, s=[3, 5])", "np.fft.fft2(z, axes=(0, 1), norm='ortho')", "np.fft.fftn(z)", "np.fft.ifftn(z)",
    "np.fft.fftn(z, s=[2, 5], axes=[0, 2])", "np.fft.rfft2(np.real(z))", "np.fft.rfftn(np.real(z))", "np.fft.irfft2(z)",
    "np.fft.irfftn(z, s=[3, 5], axes=[1, 2])", "np.fft.irfft2(z, norm='forward')", "np.fft.hfft(z)", "np.fft.hfft(z, 5, norm='ortho')",
    "np.fft.ihfft(np.real(z))", "np.fft.ihfft(np.real(z), axis=0, norm='forward')", "np.fft.fftshift(z)", "np.fft.fftshift(z, axes=1)",
    "np.fft.ifftshift(z)", "np.fft.ifftshift(z, axes=[1, 2])",
]:
    out = eval(code, {"np": np, "z": block})
    transforms.append({"code": code, "shape": list(out.shape), "value": [pair(v) for v in out.ravel()]})

out = {
    "signals": signals,
    "block": [pair(v) for v in block.ravel()],
    "transforms": transforms,
    "versions": {"numpy": np.__version__, "tensorflow": tf.__version__},
    "functions": recorded,
    "two": two,
    "abs": size,
    "text": text,
    "at": {"z": [pair(v) for v in z0], "w": [pair(v) for v in w0], "x": list(x0)},
    "gradients": gradients,
}
pathlib.Path(__file__).with_name("complex.json").write_text(json.dumps(out, separators=(",", ":"), indent=0) + "\n")
