# Filters of every family as sections, through them and back, spectra from moment to moment, windows, other rates.
import numpy as np
from scipy import signal

np.set_printoptions(precision=5, suppress=True)
rng = np.random.default_rng(0)
t = np.linspace(0, 1, 64)
x = np.sin(40 * t) + 0.1 * rng.standard_normal(64)
rows = np.stack([x, x[::-1] + 0.5])

for sos in (signal.butter(4, 0.3, output="sos"), signal.butter(4, [0.2, 0.4], "bandpass", output="sos"), signal.cheby1(3, 1, 0.2, output="sos"),
            signal.cheby2(4, 40, 0.2, "high", output="sos"), signal.ellip(5, 1, 40, [0.2, 0.5], "bandstop", output="sos")):
    print(sos)
    print(signal.sosfilt(sos, x)[:4], signal.sosfiltfilt(sos, x)[:4], np.abs(signal.sosfreqz(sos, 4)[1]))
print(signal.bessel(3, 0.2), signal.ellip(1, 1, 40, 0.2), signal.butter(2, 0.3, "high", output="zpk"), signal.buttord(0.2, 0.3, 3, 40))
print(signal.iirnotch(60, 30, 1000), signal.iirpeak(0.2, 30), signal.butter(2, 100, "low", analog=True))
b, a = signal.butter(3, 0.2)
print(signal.filtfilt(b, a, rows)[:, :3], signal.filtfilt(b, a, rows.T, axis=0)[:3, 1], signal.lfilter(b, a, rows, zi=np.stack([signal.lfilter_zi(b, a)] * 2))[1])
print(signal.freqz(b, a, worN=4), signal.freqz(b, fs=100, worN=3, whole=True), signal.group_delay((b, a), 4))
print(signal.tf2zpk([1, 2], [1, 3, 2]), signal.zpk2sos([1], [0.5, 0.2], 2), signal.tf2sos([1, 2], [1, 3, 2]), signal.sos2tf(signal.butter(2, 0.3, output="sos")))
for name in ("hann", "hamming", "blackman", "nuttall", "blackmanharris", "flattop", "boxcar", "triang", "bartlett", "cosine", "bohman", "parzen",
             "tukey", ("gaussian", 1.5), ("kaiser", 3.0), ("general_gaussian", 1.5, 2), ("exponential", None, 2.0)):
    print(name, signal.get_window(name, 5), signal.get_window(name, 6, fftbins=False))
print(signal.firwin(5, 0.3), signal.firwin(5, [0.1, 0.3], pass_zero=False), signal.firwin(6, 20, fs=100, window="hann"), signal.firwin2(5, [0, 0.5, 1], [1, 0.5, 0]))
print(signal.welch(x, 64, nperseg=16)[1], signal.periodogram(x, 64)[1][:4], signal.welch(rows, nperseg=32, average="median", scaling="spectrum")[1][:, :3])
print(signal.csd(x, x[::-1], nperseg=16)[1][:3], signal.coherence(x, x[::-1], nperseg=16)[1], signal.spectrogram(rows, 64, nperseg=16)[2].shape)
f, at, Z = signal.stft(x, 64, nperseg=16)
print(f, at, np.abs(Z[:2]), np.allclose(signal.istft(Z, 64, nperseg=16)[1], x), signal.spectrogram(x, 64, nperseg=16, mode="magnitude")[2][0])
print(signal.resample(x, 16)[:3], signal.resample(rows, 100, axis=1)[1, :3], signal.resample_poly(x, 3, 2)[:4], signal.decimate(x, 2)[:3], signal.decimate(x, 4, ftype="fir")[:3])
print(signal.upfirdn([1, 1], [1, 2, 3], 2), signal.deconvolve([1, 3, 2], [1, 1]), signal.unit_impulse(4, "mid"))
print(signal.chirp(t, 1, 1, 10)[:3], signal.chirp(t, 1, 1, 10, method="log")[:3], signal.chirp(t, 1, 1, 10, method="hyperbolic")[-2:], signal.gausspulse(t, 5)[:2])
print(np.abs(signal.hilbert(rows))[:, :3], signal.savgol_filter(rows, 7, 2)[:, :3], signal.medfilt(rows, 3)[:, :4])
for bad in (lambda: signal.butter(2, 1.2), lambda: signal.butter(2, 0.3, "band"), lambda: signal.firwin(4, 0.3, pass_zero=False), lambda: signal.get_window("odd", 4)):
    try:
        bad()
    except ValueError as e:
        print(e)
