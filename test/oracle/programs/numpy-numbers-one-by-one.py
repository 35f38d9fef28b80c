import numpy as np

a = np.arange(200_000)
print(sum(a % 3 == 0), type(sum(a % 3 == 0)).__name__, sum(a), type(sum(a)).__name__)
print(any(a < 0), any(a == 5), all(a >= 0), all(a > 0), type(any(a < 0)).__name__)
print(max(a), min(a), type(max(a)).__name__, max(a > 5), type(max(a > 5)).__name__, min(a > 5))
print(sorted(np.array([3, -1, 2])), sorted(np.array([True, False])), sorted(np.array([3, 1, 2]), reverse=True))
print(sum(np.array([-5, 2**40, -(2**41)])), min(np.array([-5, 2**40, -(2**41)])), max(np.array([-(2**52), 2**52])))
big = np.array([2**62, 2**61, 5])
print(sum(big), max(big), min(big), sorted(big)[0], any(big), all(big))
print(sum(np.array([2**52, 2**52, 2**52])), sum(np.array([1.5, 2.5])), sum(np.array([0.1] * 10)))
print(sum(a[::3]), sum(a[a > 199_990]), max(-a), any(np.array([np.nan, 0.0])), all(np.array([np.nan])), any(np.array([-0.0])))
print(sum(np.array([1, 2], dtype=np.int32)).dtype, sum(np.array([1, 2], dtype=np.uint8)).dtype, max(np.array([3, 7], dtype=np.int16)).dtype)
print(sum(np.array([], dtype=int)), any(np.array([], dtype=bool)), all(np.array([], dtype=bool)), sum(np.array([True] * 3), 10))
