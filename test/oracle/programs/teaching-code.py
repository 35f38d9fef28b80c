"""Pieces that programs for learning consist of."""
import warnings
from io import StringIO

import numpy as np
import torch
from scipy import ndimage

warnings.simplefilter("ignore")


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(__doc__)
# Dtypes of texts as a kind and a width.
show(lambda: np.dtype({"names": ("city", "people", "area"), "formats": ((np.str_, 12), int, np.float32)}))
show(lambda: np.dtype([("word", np.str_, 7), ("marks", np.float64, (3,))]))
show(lambda: [np.dtype((np.str_, 9)), np.dtype((np.bytes_, 4)), np.dtype(("U", 5)), np.dtype([("a", "S", 3), ("b", str, 4)])])
people = np.array([("Ada", [1.5, 2.0]), ("Grace", [3.0, 4.25])], dtype=[("name", np.str_, 8), ("marks", float, (2,))])
show(lambda: people)
show(lambda: people[1])
print(people[0], people["name"], people["marks"].mean(axis=1))
# Vectors of the plane.
show(lambda: np.cross(np.array([[1.0, 0], [0, 1], [2, 3]]), np.array([[0.0, 2], [3, 1], [4, 5]])))
show(lambda: np.cross([1, 2, 3], [4, 5]))
show(lambda: np.cross([[1, 2]], [[4, 5, 6]]))
show(lambda: np.trim_zeros(np.array([0, 0, 1 + 2j, 0, 3, 0])))
# Indices that do not meet.
grid = np.arange(20).reshape(4, 5)
show(lambda: grid[np.array([0, 1, 3]), np.array([0, 2])])
show(lambda: grid[[0, 1], [[1], [2], [3]], None][0])
show(lambda: torch.zeros(4, 5)[torch.tensor([0, 1, 3]), torch.tensor([0, 2])])
show(lambda: torch.tensor(2.5)[0])
show(lambda: torch.zeros(3)[0][0])
# Columns of fixed widths, columns of kinds.
show(lambda: np.genfromtxt(StringIO("  7  8  9\n 10 11 12\n100200  3"), delimiter=3))
show(lambda: np.genfromtxt(StringIO("12345678\n   9 8 7 # of four, two and two"), delimiter=(4, 2, 2)))
show(lambda: np.genfromtxt(StringIO("ab  1\ncde22"), delimiter=(3, 2), dtype=None, names="word,count", encoding=None))
show(lambda: np.genfromtxt(StringIO("1 2 3\n4 5 6"), dtype=(int, float, int)))
# Weights of which there is an even number.
show(lambda: ndimage.convolve(np.arange(12.0).reshape(3, 4), np.array([[1.0, 2], [3, 4]])))
show(lambda: ndimage.convolve(np.arange(12).reshape(3, 4), np.ones((2, 3)), mode="constant"))
show(lambda: ndimage.convolve(np.arange(6.0), np.array([1.0, 2, 3, 4]), mode="nearest"))
show(lambda: ndimage.correlate(np.arange(6.0), np.array([1.0, 2, 3]), origin=1))
show(lambda: ndimage.convolve(np.arange(9.0).reshape(3, 3), np.array([[1.0, 2, 3]]), origin=(0, -1)))
# Tables of letters, asked of any text.
show(lambda: "acgt".maketrans("acgt", "tgca"))
show(lambda: "gattaca".translate("".maketrans("acgt", "tgca", "x")))
show(lambda: b"ab".maketrans(b"a", b"z")[97])


def absent():
    import not_there.within.it


def absent_names():
    from not_there.within import it


show(absent)
show(absent_names)
# Results with names.
tall = torch.tensor([[2.0, 0.0], [0.0, 3.0], [0.0, 0.0]])
show(lambda: [torch.svd(tall).S, torch.linalg.svd(tall).S])
show(lambda: [tuple(part.shape) for part in (torch.svd(tall).U, torch.svd(tall).V, torch.linalg.svd(tall).U, torch.linalg.svd(tall).Vh)])
show(lambda: str(torch.linalg.svd(tall))[:31] + str(torch.svd(tall))[:25])
