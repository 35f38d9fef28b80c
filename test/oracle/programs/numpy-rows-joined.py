# np.r_: numbers of Python's own take the dtype of the arrays beside them.
import numpy as np

f4, i1 = np.ones(2, np.float32), np.ones(2, np.int8)
for row in (np.r_[f4, 1], np.r_[0, f4], np.r_[f4, 1.5], np.r_[i1, 1], np.r_[i1, 2.5], np.r_[f4, [1]], np.r_[1, 2.5, 3], np.r_[f4, 2j]):
    print(row.dtype, row)
print(np.r_[1:4, 0, 4], np.r_[-1:1:5j], np.r_[[1, 2], [3]], np.r_[True, 2].dtype, np.r_[1:3, 2.5], np.r_[3], np.r_[np.int8(3), 4].dtype)
try:
    print(np.r_[i1, 300])
except OverflowError as error:
    print(error)
