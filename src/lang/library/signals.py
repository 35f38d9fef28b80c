"""TensorFlow's tf.signal beyond the transforms themselves: frames, windows, short-time spectra, cosine transforms, mel scales."""
import math
import numpy as np
import tensorflow as tf

# in _nowhere
def _window(length, periodic, dtype, a, b):
    if length == 1:
        return tf.ones([1], dtype)
    even = 1 - length % 2
    n = length + even * (1 if periodic else 0) - 1
    at = np.arange(length) * (2 * math.pi / n)
    return tf.cast(tf.constant((a - b * np.cos(at)).astype("float64")), dtype)


def _power(length):
    return 2 ** math.ceil(math.log2(length)) if length > 1 else 1


# in tf.signal
def hann_window(window_length, periodic=True, dtype=tf.float32, name=None):
    return _window(int(window_length), periodic, dtype, 0.5, 0.5)


def hamming_window(window_length, periodic=True, dtype=tf.float32, name=None):
    return _window(int(window_length), periodic, dtype, 0.54, 0.46)


def kaiser_window(window_length, beta=12.0, dtype=tf.float32, name=None):
    return tf.cast(tf.constant(np.kaiser(int(window_length), float(beta))), dtype)


def vorbis_window(window_length, dtype=tf.float32, name=None):
    at = np.arange(int(window_length)) + 0.5
    return tf.cast(tf.constant(np.sin(math.pi / 2 * np.sin(math.pi * at / window_length) ** 2)), dtype)


def kaiser_bessel_derived_window(window_length, beta=12.0, dtype=tf.float32, name=None):
    half = window_length // 2
    sums = np.cumsum(np.kaiser(half + 1, beta))
    side = np.sqrt(sums[:-1] / sums[-1])
    return tf.cast(tf.constant(np.concatenate([side, side[::-1]])), dtype)


def frame(signal, frame_length, frame_step, pad_end=False, pad_value=0, axis=-1, name=None):
    signal = tf.convert_to_tensor(signal)
    axis = axis % signal.ndim
    size = signal.shape[axis]
    count = -(-size // frame_step) if pad_end else max(0, 1 + (size - frame_length) // frame_step)
    if pad_end:
        more = max(0, frame_length + frame_step * (count - 1) - size)
        signal = tf.pad(signal, [[0, more] if i == axis else [0, 0] for i in range(signal.ndim)], constant_values=pad_value)
    places = np.reshape(np.arange(count) * frame_step, (-1, 1)) + np.arange(frame_length)
    return tf.gather(signal, places, axis=axis)


def overlap_and_add(signal, frame_step, name=None):
    signal = tf.convert_to_tensor(signal)
    count, length = signal.shape[-2], signal.shape[-1]
    size = (count - 1) * frame_step + length
    places = np.reshape(np.reshape(np.arange(count) * frame_step, (-1, 1)) + np.arange(length), (-1,))
    lead = signal.shape.as_list()[:-2]
    rows = tf.transpose(tf.reshape(signal, [math.prod(lead), count * length]))
    found = tf.math.unsorted_segment_sum(rows, tf.constant(places), size)
    return tf.reshape(tf.transpose(found), lead + [size])


def stft(signals, frame_length, frame_step, fft_length=None, window_fn=hann_window, pad_end=False, name=None):
    fft_length = _power(frame_length) if fft_length is None else fft_length
    frames = frame(signals, frame_length, frame_step, pad_end=pad_end)
    if window_fn is not None:
        frames = frames * window_fn(frame_length, dtype=frames.dtype)
    return tf.signal.rfft(frames, [fft_length])


def inverse_stft(stfts, frame_length, frame_step, fft_length=None, window_fn=hann_window, name=None):
    fft_length = _power(frame_length) if fft_length is None else fft_length
    frames = tf.signal.irfft(stfts, [fft_length])[..., :frame_length]
    more = max(0, frame_length - fft_length)
    if more:
        frames = tf.pad(frames, [[0, 0]] * (frames.ndim - 1) + [[0, more]])
    if window_fn is not None:
        frames = frames * window_fn(frame_length, dtype=frames.dtype)
    return overlap_and_add(frames, frame_step)


def inverse_stft_window_fn(frame_step, forward_window_fn=hann_window, name=None):
    def made(frame_length, dtype):
        window = forward_window_fn(frame_length, dtype=dtype)
        over = -(-frame_length // frame_step)
        squares = tf.pad(window ** 2, [[0, over * frame_step - frame_length]])
        total = tf.tile(tf.reduce_sum(tf.reshape(squares, [over, frame_step]), 0), [over])
        return window / total[:frame_length]
    return made


def dct(input, type=2, n=None, axis=-1, norm=None, name=None):
    x = tf.convert_to_tensor(input)
    if axis != -1:
        raise NotImplementedError(f"`axis` must be -1. Received: axis={axis}")
    if norm not in (None, "ortho"):
        raise ValueError(f"Unknown normalization. Expected None or 'ortho', got: norm={norm}")
    if type not in (1, 2, 3, 4):
        raise ValueError(f"Types I, II, III and IV (I)DCT are supported. Received: type={type}")
    if type == 1 and norm == "ortho":
        raise ValueError("Normalization is not supported for the Type-I DCT.")
    size = x.shape[-1]
    if n is not None and n != size:
        x = x[..., :n] if n < size else tf.pad(x, [[0, 0]] * (x.ndim - 1) + [[0, n - size]])
        size = n
    k, j = np.reshape(np.arange(size), (-1, 1)), np.arange(size)
    if type == 1:
        table = 2 * np.cos(math.pi * k * j / (size - 1)) * np.where((j == 0) | (j == size - 1), 0.5, 1.0)
    elif type == 2:
        table = 2 * np.cos(math.pi * k * (2 * j + 1) / (2 * size))
        if norm == "ortho":
            table = table * math.sqrt(1 / (2 * size)) * np.where(k == 0, math.sqrt(0.5), 1.0)
    elif type == 3:
        table = np.cos(math.pi * j * (2 * k + 1) / (2 * size)) * np.where(j == 0, 1.0, 2.0)
        if norm == "ortho":
            table = np.cos(math.pi * j * (2 * k + 1) / (2 * size)) * np.where(j == 0, math.sqrt(1 / size), math.sqrt(2 / size))
    else:
        table = 2 * np.cos(math.pi * (2 * k + 1) * (2 * j + 1) / (4 * size))
        if norm == "ortho":
            table = table * math.sqrt(1 / (2 * size))
    return tf.linalg.matvec(tf.cast(tf.constant(table), x.dtype), x)


def idct(input, type=2, n=None, axis=-1, norm=None, name=None):
    return dct(input, {1: 1, 2: 3, 3: 2, 4: 4}[type], n, axis, norm)


def linear_to_mel_weight_matrix(num_mel_bins=20, num_spectrogram_bins=129, sample_rate=8000, lower_edge_hertz=125.0,
                                upper_edge_hertz=3800.0, dtype=tf.float32, name=None):
    mel = lambda hertz: 1127.0 * np.log(1.0 + hertz / 700.0)
    line = np.linspace(0.0, sample_rate / 2.0, num_spectrogram_bins)[1:]
    spectrum = np.reshape(mel(line), (-1, 1))
    edges = np.linspace(mel(lower_edge_hertz), mel(upper_edge_hertz), num_mel_bins + 2)
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    weights = np.maximum(0.0, np.minimum((spectrum - low) / (middle - low), (high - spectrum) / (high - middle)))
    return tf.cast(tf.constant(np.pad(weights, [(1, 0), (0, 0)])), dtype)


def mfccs_from_log_mel_spectrograms(log_mel_spectrograms, name=None):
    x = tf.convert_to_tensor(log_mel_spectrograms)
    return dct(x, 2) * tf.math.rsqrt(tf.cast(x.shape[-1] * 2.0, x.dtype))
