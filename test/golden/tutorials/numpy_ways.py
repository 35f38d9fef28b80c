import numpy as np

a = np.arange(12).reshape(3, 4)
print(a, a.T, a.sum(axis=0), a.mean(), a.std(), sep='\n')
print(a[1:, ::2], a[a > 5], a[[0, 2], [1, 3]], np.where(a % 2 == 0, a, -1), sep='\n')
a[0] = 9
a[:, 1] += 100
print(a)
print(np.linspace(0, 1, 5), np.zeros((2, 2)), np.eye(2), np.full((2,), 7), np.ones_like(a).dtype)
print(np.concatenate([a, a]).shape, np.vstack([a, a]).shape, np.hstack([a, a]).shape, np.stack([a, a]).shape)
print(np.dot([1, 2], [3, 4]), np.linalg.inv([[2.0, 0], [0, 4]]), np.linalg.norm([3, 4]))
print(np.argmax([1, 5, 2]), np.sort([3, 1, 2]), np.unique([1, 2, 2]), np.cumsum([1, 2, 3]), np.clip([1, 5, 9], 2, 6))
np.random.seed(1)
print(np.random.rand(2), np.random.randn(2), np.random.randint(0, 10, 3), np.random.permutation(4), np.random.choice([1, 2, 3]))
x = np.random.normal(size=(3, 2))
print(x.round(3), x.shape, x.astype(np.float32).dtype)
np.set_printoptions(precision=2, suppress=True)
print(np.array([1.23456, 1e-5, 100.0]), np.float32(0.1), [np.float64(0.5)])
print(np.meshgrid([1, 2], [3, 4])[0], np.outer([1, 2], [3, 4]), np.isnan([1.0, np.nan]), np.expand_dims([1, 2], 0).shape)
