"""What NumPy's arrays of texts and of objects share: elements lie in a list, and an array of their places in it is what moves."""
import numpy as np

# in _numpy_placed
class Placed:
    """`_places` is that array, `_seen(places)` one of the same elements, `_listed()` all of them in row-major order."""
    @property
    def shape(self):
        return self._places.shape

    @shape.setter
    def shape(self, shape):
        self._places = self._places.reshape(shape)

    @property
    def ndim(self):
        return self._places.ndim

    @property
    def size(self):
        return self._places.size

    @property
    def T(self):
        return self._seen(self._places.T)

    @property
    def flat(self):
        return iter(self._listed())

    def __len__(self):
        if self.ndim == 0:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return iter([self[i] for i in range(self.shape[0])])

    def reshape(self, *shape, order="C"):
        return self._seen(self._places.reshape(*shape))

    def ravel(self, order="C"):
        return self._seen(self._places.ravel())

    def flatten(self, order="C"):
        return self._seen(self._places.flatten())

    def transpose(self, *axes):
        return self._seen(self._places.transpose(*axes))

    def squeeze(self, axis=None):
        return self._seen(np.squeeze(self._places, axis=axis))

    def swapaxes(self, axis1, axis2):
        return self._seen(np.swapaxes(self._places, axis1, axis2))

    def repeat(self, repeats, axis=None):
        return self._seen(np.repeat(self._places, repeats, axis=axis))

    def take(self, indices, axis=None):
        return self._seen(np.take(self._places, indices, axis=axis))

    def diagonal(self, offset=0):
        return self._seen(np.diagonal(self._places, offset))


class Computed(Placed):
    """Elements that are computed with: operators in place write into the array."""
    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __imul__(self, other):
        return self._become(self * other)

    def __itruediv__(self, other):
        return self._become(self / other)

    def __ifloordiv__(self, other):
        return self._become(self // other)

    def __imod__(self, other):
        return self._become(self % other)

    def __ipow__(self, other):
        return self._become(self ** other)

    def _become(self, made):
        self[...] = made
        return self

    def __np_shape__(self):
        return self.shape


def keeps_axes(key):
    """`x[0, ...]` is an array, though it has no axis."""
    return any([k is Ellipsis for k in (key if isinstance(key, tuple) else (key,))])


# Operations that only move elements.
moving = ["identity", "reshape", "transpose", "expand_dims", "squeeze", "tile", "repeat", "roll", "flip", "fliplr", "flipud",
          "concat", "stack", "vstack", "hstack", "dstack", "column_stack", "row_stack", "split", "split_at", "array_split",
          "hsplit", "vsplit", "dsplit", "ravel", "flatten", "moveaxis", "swapaxes", "take", "delete", "append", "insert",
          "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_to", "take_along_axis", "compress", "extract", "rot90",
          "diagonal", "resize", "gather", "squeeze_where", "rollaxis", "choose", "broadcast_arrays", "unstack"]

# Those that make one array of several.
joining = ["concat", "stack", "vstack", "hstack", "dstack", "column_stack", "row_stack", "append"]
