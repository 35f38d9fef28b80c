"""scipy.signal: recursive filters by their zeros and poles (Butterworth, Chebyshev, elliptic, Bessel), and what a filter may be written as."""
import math
import warnings
import numpy as np

# in _nowhere
_bands = {"low": "lowpass", "lp": "lowpass", "lowpass": "lowpass", "l": "lowpass", "high": "highpass", "hp": "highpass", "h": "highpass",
          "highpass": "highpass", "band": "bandpass", "bandpass": "bandpass", "bp": "bandpass", "pass": "bandpass",
          "bandstop": "bandstop", "stop": "bandstop", "bs": "bandstop", "bands": "bandstop"}
_families = {"butter": "butter", "butterworth": "butter", "cheby1": "cheby1", "chebyshev1": "cheby1", "chebyshevi": "cheby1",
             "cheby2": "cheby2", "chebyshev2": "cheby2", "chebyshevii": "cheby2", "ellip": "ellip", "elliptic": "ellip",
             "cauer": "ellip", "cauerelliptic": "ellip", "bessel": "bessel", "bessel_phase": "bessel"}


def _circle(N):
    return -np.exp(1j * np.pi * np.arange(-N + 1, N, 2) / (2 * N))


def _cheby1(N, rp):
    eps = math.sqrt(10 ** (0.1 * rp) - 1.0)
    mu = math.asinh(1 / eps) / N
    p = -np.sinh(mu + 1j * np.pi * np.arange(-N + 1, N, 2) / (2 * N))
    gain = float(np.real(np.prod(-p)))
    return np.zeros(0), p, gain / math.sqrt(1 + eps * eps) if N % 2 == 0 else gain


def _cheby2(N, rs):
    mu = math.asinh(math.sqrt(10 ** (0.1 * rs) - 1.0)) / N
    m = np.concatenate([np.arange(-N + 1, 0, 2), np.arange(2, N, 2)]) if N % 2 else np.arange(-N + 1, N, 2)
    z = -np.conj(1j / np.sin(m * np.pi / (2.0 * N)))
    p = _circle(N)
    p = 1.0 / (np.sinh(mu) * np.real(p) + 1j * np.cosh(mu) * np.imag(p))
    return z, p, float(np.real(np.prod(-p) / np.prod(-z)))


def _quarter(m, complement):
    """The complete elliptic integral of parameter m, by arithmetic-geometric means."""
    a, b = 1.0, math.sqrt(complement)
    while abs(a - b) > 4e-16 * a:
        a, b = (a + b) / 2, math.sqrt(a * b)
    return math.pi / (2 * a)


def _jacobi(u, m):
    """sn, cn and dn of u for the parameter m, by descending means."""
    a, c, b, n = [1.0], [math.sqrt(m)], math.sqrt(1.0 - m), 0
    while abs(c[n] / a[n]) > 2.3e-16 and n < 12:
        a.append((a[n] + b) / 2.0)
        c.append((a[n] - b) / 2.0)
        b = math.sqrt(a[n] * b)
        n += 1
    phi = 2 ** n * a[n] * u
    last = phi
    for k in range(n, 0, -1):
        last = phi
        phi = (math.asin(c[k] * math.sin(phi) / a[k]) + phi) / 2.0
    cn = math.cos(phi)
    bend = math.cos(last - phi)
    dn = math.sqrt(1.0 - m * math.sin(phi) ** 2) if abs(bend) < 0.1 or n == 0 else cn / bend
    return math.sin(phi), cn, dn


def _below(k):
    return math.sqrt((1.0 - k) * (1.0 + k))


def _arc_sn(w, m):
    """Where sn takes the value w, which may be complex."""
    ks = [math.sqrt(m)]
    if ks[0] == 1:
        return np.arctanh(w)
    while ks[-1] != 0 and len(ks) < 11:
        k = ks[-1]
        kp = _below(k)
        ks.append((1 - kp) / (1 + kp))
    K = math.pi / 2
    for k in ks[1:]:
        K *= 1 + k
    for k, after in zip(ks[:-1], ks[1:]):
        w = 2 * w / ((1 + after) * (1 + np.sqrt((1 - k * w) * (1 + k * w) + 0j)))
    return K * 2 / math.pi * np.arcsin(w + 0j)


def _degree(n, m1):
    """The parameter whose quarter periods stand in n times the ratio of those of m1."""
    q1 = math.exp(-math.pi * _quarter(1 - m1, m1) / _quarter(m1, 1 - m1))
    q = q1 ** (1 / n)
    above = math.fsum([q ** (k * (k + 1)) for k in range(8)])
    below = 1 + 2 * math.fsum([q ** (k * k) for k in range(1, 9)])
    return 16 * q * (above / below) ** 4


def _ellip(N, rp, rs):
    if N == 1:
        p = -math.sqrt(1.0 / (10 ** (0.1 * rp) - 1.0))
        return np.zeros(0), np.array([p]) + 0j, -p
    eps = 10 ** (0.1 * rp) - 1
    ratio = eps / (10 ** (0.1 * rs) - 1)
    m = _degree(N, ratio)
    K = _quarter(m, 1 - m)
    js = list(range(1 - N % 2, N, 2))
    rows = [_jacobi(j * K / N, m) for j in js]
    z = [1j / (math.sqrt(m) * s) for s, c, d in rows if abs(s) > 2e-16]
    z = np.concatenate([np.array(z), np.conj(np.array(z))])
    r = float(np.imag(_arc_sn(1j / math.sqrt(eps), ratio)))
    v0 = K * r / (N * _quarter(ratio, 1 - ratio))
    sv, cv, dv = _jacobi(v0, 1 - m)
    p = np.array([-(c * d * sv * cv + 1j * s * dv) / (1 - (d * sv) ** 2) for s, c, d in rows])
    if N % 2:
        sides = p[np.abs(np.imag(p)) > 2e-16 * np.sqrt(np.real(np.sum(p * np.conj(p))))]
        p = np.concatenate([p, np.conj(sides)])
    else:
        p = np.concatenate([p, np.conj(p)])
    gain = float(np.real(np.prod(-p) / np.prod(-z)))
    return z, p, gain / math.sqrt(1 + eps) if N % 2 == 0 else gain


def _bessel(N, norm):
    """Poles are the zeros of the reverse Bessel polynomial, polished by Newton's steps."""
    c = [math.factorial(2 * N - k) // (2 ** (N - k) * math.factorial(k) * math.factorial(N - k)) for k in range(N, -1, -1)]
    p = np.roots(np.array(c, dtype="float64")) + 0j
    slopes = np.polyder(np.array(c, dtype="float64"))
    for _ in range(4):
        p = p - np.polyval(np.array(c, dtype="float64"), p) / np.polyval(slopes, p)
    last = math.factorial(2 * N) // math.factorial(N) // 2 ** N
    if norm == "phase":
        return np.zeros(0), p * 10 ** (-math.log10(last) / N), 1.0
    if norm == "delay":
        return np.zeros(0), p, float(last)
    raise NotImplementedError("scipy.signal.bessel has the norms 'phase' and 'delay' in tensh")


def _moved(z, p, k, kind, w):
    """From the low pass of 1 to the band that is wanted."""
    more = len(p) - len(z)
    if kind == "lowpass":
        return w[0] * z, w[0] * p, k * w[0] ** more
    if kind == "highpass":
        return np.concatenate([w[0] / z, np.zeros(more)]), w[0] / p, k * float(np.real(np.prod(-z) / np.prod(-p)))
    wide, middle = w[1] - w[0], math.sqrt(w[0] * w[1])

    def sides(x):
        root = np.sqrt(x.astype(complex) ** 2 - middle ** 2)
        return np.concatenate([x + root, x - root])
    if kind == "bandpass":
        return np.concatenate([sides(z * wide / 2), np.zeros(more)]), sides(p * wide / 2), k * wide ** more
    ends = np.concatenate([np.full(more, 1j * middle), np.full(more, -1j * middle)])
    return np.concatenate([sides(wide / 2 / z), ends]), sides(wide / 2 / p), k * float(np.real(np.prod(-z) / np.prod(-p)))


def _told(z, p, k, output, analog=False):
    if output == "zpk":
        return z, p, k
    if output == "ba":
        return zpk2tf(z, p, k)
    if output == "sos":
        return zpk2sos(z, p, k, analog=analog)
    raise ValueError(f"'{output}' is not a valid output form.")


# in scipy.signal
def iirfilter(N, Wn, rp=None, rs=None, btype="band", analog=False, ftype="butter", output="ba", fs=None, _norm="phase"):
    if btype not in _bands:
        raise ValueError(f"'{btype}' is an invalid bandtype for filter.")
    if ftype not in _families:
        raise ValueError(f"'{ftype}' is not a valid basic IIR filter.")
    if output not in ("ba", "zpk", "sos"):
        raise ValueError(f"'{output}' is not a valid output form.")
    kind, family = _bands[btype], _families[ftype]
    w = np.atleast_1d(np.asarray(Wn) + 0.0)
    if fs is not None:
        if analog:
            raise ValueError("fs cannot be specified for an analog filter")
        w = w / (fs / 2)
    if np.any(w <= 0):
        raise ValueError("filter critical frequencies must be greater than 0")
    if len(w) > 1 and not w[0] < w[1]:
        raise ValueError("Wn[0] must be less than Wn[1]")
    if not analog and np.any(w >= 1):
        raise ValueError("Digital filter critical frequencies must be 0 < Wn < 1" if fs is None
                         else f"Digital filter critical frequencies must be 0 < Wn < fs/2 (fs={fs} -> fs/2={fs / 2})")
    if kind in ("lowpass", "highpass"):
        if len(w) != 1:
            raise ValueError("Must specify a single critical frequency Wn for lowpass or highpass filter")
    elif len(w) != 2:
        raise ValueError("Wn must specify start and stop frequencies for bandpass or bandstop filter")
    N = int(N)
    if family == "butter":
        z, p, k = np.zeros(0), _circle(N), 1.0
    elif family == "bessel":
        z, p, k = _bessel(N, _norm)
    elif family == "ellip":
        z, p, k = _ellip(N, rp, rs)
    else:
        z, p, k = _cheby1(N, rp) if family == "cheby1" else _cheby2(N, rs)
    warped = (w if analog else 4 * np.tan(np.pi * w / 2)).tolist()
    z, p, k = _moved(z, p, k, kind, warped)
    if not analog:
        z, p, k = bilinear_zpk(z, p, k, 2.0)
    return _told(z, p, k, output, analog)


def butter(N, Wn, btype="low", analog=False, output="ba", fs=None):
    return iirfilter(N, Wn, btype=btype, analog=analog, output=output, ftype="butter", fs=fs)


def cheby1(N, rp, Wn, btype="low", analog=False, output="ba", fs=None):
    return iirfilter(N, Wn, rp=rp, btype=btype, analog=analog, output=output, ftype="cheby1", fs=fs)


def cheby2(N, rs, Wn, btype="low", analog=False, output="ba", fs=None):
    return iirfilter(N, Wn, rs=rs, btype=btype, analog=analog, output=output, ftype="cheby2", fs=fs)


def ellip(N, rp, rs, Wn, btype="low", analog=False, output="ba", fs=None):
    return iirfilter(N, Wn, rp=rp, rs=rs, btype=btype, analog=analog, output=output, ftype="ellip", fs=fs)


def bessel(N, Wn, btype="low", analog=False, output="ba", norm="phase", fs=None):
    return iirfilter(N, Wn, btype=btype, analog=analog, output=output, ftype="bessel", fs=fs, _norm=norm)


def bilinear_zpk(z, p, k, fs):
    """From the analog plane onto the circle."""
    z, p, twice = np.atleast_1d(z), np.atleast_1d(p), 2.0 * fs
    gain = np.float64(k * np.real(np.prod(twice - z) / np.prod(twice - p)))
    return np.concatenate([(twice + z) / (twice - z), -np.ones(len(p) - len(z))]), (twice + p) / (twice - p), gain


def _notch(w0, Q, peak, fs):
    w0 = 2 * float(w0) / fs
    if not 0 < w0 < 1:
        raise ValueError("w0 should be such that 0 < w0 < 1")
    wide, at = w0 / Q * math.pi, w0 * math.pi
    gain = 1 / (1 + math.tan(wide / 2)) if not peak else 1 / (1 + math.tan(wide / 2))
    b = (1 - gain) * np.array([1.0, 0.0, -1.0]) if peak else gain * np.array([1.0, -2.0 * math.cos(at), 1.0])
    return b, np.array([1.0, -2.0 * gain * math.cos(at), 2.0 * gain - 1.0])


def iirnotch(w0, Q, fs=2.0):
    return _notch(w0, Q, False, fs)


def iirpeak(w0, Q, fs=2.0):
    return _notch(w0, Q, True, fs)


def buttord(wp, ws, gpass, gstop, analog=False, fs=None):
    if np.ndim(wp) or np.ndim(ws):
        raise NotImplementedError("scipy.signal.buttord of bands is not in tensh")
    wp, ws = (wp, ws) if fs is None else (2 * wp / fs, 2 * ws / fs)
    p, s = (wp, ws) if analog else (math.tan(math.pi * wp / 2), math.tan(math.pi * ws / 2))
    nat = s / p if wp < ws else p / s
    stop, ripple = 10 ** (0.1 * abs(gstop)), 10 ** (0.1 * abs(gpass))
    order = math.ceil(math.log10((stop - 1.0) / (ripple - 1.0)) / (2 * math.log10(nat)))
    w = (ripple - 1.0) ** (-1.0 / (2.0 * order))
    w = w * p if wp < ws else p / w
    w = w if analog else 2.0 / math.pi * math.atan(w)
    return order, np.float64(w if fs is None else w * fs / 2)


def _real(c, roots):
    """Coefficients are real where the roots come in pairs."""
    roots = np.asarray(roots)
    if roots.dtype.kind != "c":
        return np.real(c)
    up, down = np.sort_complex(roots[np.imag(roots) > 0]), np.sort_complex(np.conj(roots[np.imag(roots) < 0]))
    return np.real(c) if len(up) == len(down) and np.allclose(up, down, rtol=1e-9, atol=1e-12) else c


# in scipy.signal
def zpk2tf(z, p, k):
    return _real(k * np.poly(z), z), _real(np.atleast_1d(np.poly(p)), p)


def tf2zpk(b, a):
    b, a = normalize(b, a)
    b = (b + 0.0) / a[0]
    k = b[0]
    return np.roots(b / k), np.roots(a / a[0]), k


def normalize(b, a):
    b, a = np.atleast_1d(np.asarray(b) + 0.0), np.trim_zeros(np.atleast_1d(np.asarray(a) + 0.0), "f")
    b, a = b / a[0], a / a[0]
    zeros = 0
    while zeros < len(b) - 1 and abs(b[zeros]) <= 1e-14:
        zeros += 1
    if zeros:
        warnings.warn("Badly conditioned filter coefficients (numerator): the results may be meaningless")
    return b[zeros:], a


# in _nowhere
def _pairs(z):
    """One of each pair, then the real ones, in the order of their real parts."""
    z = np.atleast_1d(z) + 0j
    if len(z) == 0:
        return z
    z = z[np.lexsort((np.abs(np.imag(z)), np.real(z)))]
    tol = 100 * 2.220446049250313e-16
    straight = np.abs(np.imag(z)) <= tol * np.abs(z)
    real, z = np.real(z[straight]) + 0j, z[~straight]
    up, down = z[np.imag(z) > 0], z[np.imag(z) < 0]
    if len(up) != len(down):
        raise ValueError("Array contains complex value with no matching conjugate.")
    at = 0
    while at < len(up):
        end = at + 1
        while end < len(up) and np.real(up[end]) - np.real(up[end - 1]) <= tol * abs(up[end - 1]):
            end += 1
        for rows in (up, down):
            rows[at:end] = rows[at:end][np.argsort(np.abs(np.imag(rows[at:end])), kind="stable")]
        at = end
    return np.concatenate([(up + np.conj(down)) / 2, real])


def _nearest(those, to, which):
    order = np.argsort(np.abs(those - to), kind="stable").tolist()
    for i in order:
        if which == "any" or (complex(those[i]).imag == 0) == (which == "real"):
            return i
    raise ValueError(f"no {which} zero is left")


def _section(z, p):
    row = np.zeros(6)
    b, a = np.real(np.poly(np.array(z))) if z else np.ones(1), np.real(np.poly(np.array(p)))
    row[3 - len(b):3], row[6 - len(a):6] = b, a
    return row


# in scipy.signal
def zpk2sos(z, p, k, pairing=None, *, analog=False):
    if analog or pairing not in (None, "nearest"):
        raise NotImplementedError("scipy.signal.zpk2sos pairs the nearest of digital filters in tensh")
    z, p = np.atleast_1d(z), np.atleast_1d(p)
    if len(z) == len(p) == 0:
        return np.array([[k, 0.0, 0.0, 1.0, 0.0, 0.0]])
    n = max(len(z), len(p))
    size = (n + 1) // 2
    z, p = [_pairs(np.concatenate([v, np.zeros(2 * size - len(v))])) for v in (z, p)]
    sos = np.zeros((size, 6))

    def straight(v):
        return [complex(x).imag == 0 for x in v]

    def worst(v):
        return int(np.argmin(np.abs(1 - np.abs(v))))

    def took(v, i):
        return complex(v[i]), np.delete(v, i)
    for at in range(size - 1, -1, -1):
        p1, p = took(p, worst(p))
        if p1.imag == 0 and not any(straight(p)):
            z1, z = took(z, _nearest(z, p1, "real"))
            sos[at] = _section([z1, 0], [p1, 0])
            continue
        if len(p) + 1 == len(z) and p1.imag != 0 and sum(straight(p)) == 1 and sum(straight(z)) == 1:
            z1, z = took(z, _nearest(z, p1, "complex"))
            sos[at] = _section([z1, z1.conjugate()], [p1, p1.conjugate()])
            continue
        p2 = p1.conjugate()
        if p1.imag == 0:
            real = np.nonzero(np.array(straight(p)))[0]
            p2, p = took(p, int(real[worst(p[real])]))
        zs = []
        if len(z):
            z1, z = took(z, _nearest(z, p1, "any"))
            zs = [z1]
            if z1.imag != 0:
                zs = [z1, z1.conjugate()]
            elif len(z):
                z2, z = took(z, _nearest(z, p1, "real"))
                zs = [z1, z2]
        sos[at] = _section(zs, [p1, p2])
    sos[0, :3] *= np.real(k)
    return sos


def tf2sos(b, a, pairing=None, *, analog=False):
    return zpk2sos(*tf2zpk(b, a), pairing=pairing, analog=analog)


def sos2tf(sos):
    b = a = np.ones(1)
    for row in np.asarray(sos):
        b, a = np.polymul(b, row[:3]), np.polymul(a, row[3:])
    return b, a


def sos2zpk(sos):
    sos = np.asarray(sos)
    z, p, k = np.zeros(2 * len(sos), dtype=complex), np.zeros(2 * len(sos), dtype=complex), 1.0
    for i, row in enumerate(sos):
        zz, pp, kk = tf2zpk(row[:3], row[3:])
        z[2 * i:2 * i + len(zz)], p[2 * i:2 * i + len(pp)] = zz, pp
        k *= kk
    return z, p, k
