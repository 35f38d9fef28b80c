"""scipy.fft: transforms that NumPy has too, and cosine and sine transforms."""
import numpy as np

# in scipy.fft, scipy.fftpack
fft = np.fft.fft
ifft = np.fft.ifft
fft2 = np.fft.fft2
ifft2 = np.fft.ifft2
fftn = np.fft.fftn
ifftn = np.fft.ifftn
fftshift = np.fft.fftshift
ifftshift = np.fft.ifftshift
fftfreq = np.fft.fftfreq


# in scipy.fft
rfft = np.fft.rfft
irfft = np.fft.irfft
rfftfreq = np.fft.rfftfreq


def next_fast_len(target, real=False):
    n = target
    while True:
        rest = n
        for p in (2, 3, 5) if real else (2, 3, 5, 7, 11):
            while rest % p == 0:
                rest //= p
        if rest == 1:
            return n
        n += 1


# in _nowhere
def _waves(n, type, sine):
    """The rows of a transform, without its scale."""
    i, k = np.arange(n)[None, :], np.arange(n)[:, None]
    if sine:
        return [2 * np.sin(np.pi * (k + 1) * (i + 1) / (n + 1)), 2 * np.sin(np.pi * (2 * i + 1) * (k + 1) / (2 * n))][type - 1]
    if type == 1:
        ends = np.where((i == 0) | (i == n - 1), 1.0, 2.0)
        return ends * np.cos(np.pi * k * i / (n - 1))
    if type == 2:
        return 2 * np.cos(np.pi * k * (2 * i + 1) / (2 * n))
    return np.where(i == 0, 1.0, 2 * np.cos(np.pi * i * (2 * k + 1) / (2 * n)))


def _transformed(x, type, n, axis, norm, sine):
    if type not in ((1, 2) if sine else (1, 2, 3)):
        raise NotImplementedError(f"type {type} of this transform is not in tensh")
    x = np.moveaxis(np.asarray(x) + 0.0, axis, -1)
    if n is not None:
        x = x[..., :n] if n <= x.shape[-1] else np.concatenate([x, np.zeros(tuple(x.shape[:-1]) + (n - x.shape[-1],))], axis=-1)
    n = x.shape[-1]
    waves = _waves(n, type, sine)
    if norm == "ortho":
        if type == 1:
            raise NotImplementedError("orthogonal transforms of type 1 are not in tensh")
        scale = np.full(n, 1 / np.sqrt(2.0 * n))
        edge = -1 if sine else 0
        if type == 2:
            scale[edge] /= np.sqrt(2.0)
            waves = waves * scale[:, None]
        else:
            scale[0] *= np.sqrt(2.0)
            waves = waves * scale[None, :]
    elif norm == "forward":
        waves = waves / (2 * (n - 1) if type == 1 and not sine else 2 * (n + 1) if type == 1 else 2 * n)
    return np.moveaxis(np.dot(x, waves.T), -1, axis)


# in scipy.fft, scipy.fftpack
def dct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None):
    return _transformed(x, type, n, axis, norm, False)


def idct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None):
    other = {1: 1, 2: 3, 3: 2}[type]
    return _transformed(x, other, n, axis, "ortho" if norm == "ortho" else None if norm == "forward" else "forward", False)


def dst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None):
    return _transformed(x, type, n, axis, norm, True)
