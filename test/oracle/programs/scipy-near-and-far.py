# Integrals over areas, by fixed rules and along; points that are near; shapes laid upon each other.
import numpy as np
from scipy import integrate
from scipy.spatial import KDTree, cKDTree, minkowski_distance, procrustes

np.set_printoptions(precision=6, suppress=True)
print(integrate.dblquad(lambda y, x: x * y, 0, 1, lambda x: x, lambda x: 1)[0], integrate.dblquad(lambda y, x: np.exp(-x * y), 0, 1, 0, 2)[0])
print(integrate.tplquad(lambda z, y, x: x * y * z, 1, 2, 2, 3, 0, 1)[0], integrate.tplquad(lambda z, y, x: x + y + z, 0, 1, lambda x: 0, lambda x: x, lambda x, y: 0, lambda x, y: x + y)[0])
print(integrate.nquad(lambda x, y: x ** 2 + y, [[0, 1], [0, 2]])[0], integrate.nquad(lambda x, y, a: a * x * y, [lambda y, a: [0, y], [0, 1]], args=(3,))[0])
x = np.linspace(0, 1, 9)
print(integrate.romb(np.exp(x), dx=1 / 8), integrate.fixed_quad(np.cos, 0, 1, n=4)[0], integrate.cumulative_simpson(np.exp(x), x=x), integrate.cumulative_simpson(np.exp(x[:4]), dx=0.125, initial=0))
rng = np.random.default_rng(0)
points, asked = rng.random((30, 2)), rng.random((3, 2))
tree = KDTree(points)
print(tree.n, tree.m, tree.query(asked), tree.query(asked[0]), tree.query(asked, k=3), tree.query(asked[0], k=[1, 4], p=1), tree.query(asked, k=2, distance_upper_bound=0.1))
print(tree.query_ball_point(asked[0], 0.2), [sorted(r) for r in tree.query_ball_point(asked, 0.25)], sorted(tree.query_pairs(0.08)), tree.count_neighbors(cKDTree(asked), 0.3))
print(tree.query_ball_point(asked, 0.25, return_length=True), minkowski_distance([0, 0], [3, 4]), minkowski_distance([[0, 0], [1, 1]], [3, 4], 1))
a, b, d = procrustes([[1, 3], [1, 2], [1, 1], [2, 1]], [[4, -2], [4, -4], [4, -6], [2, -6]])
print(a, b, round(d, 6))
