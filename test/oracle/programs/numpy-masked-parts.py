"""What numpy.ma asks of masked arrays: rows, runs, edges, fits, makers that find what is missing."""
import numpy as np

square = np.ma.array(np.arange(4).reshape(2, 2), mask=[[1, 0], [0, 0]])
print(np.ma.mask_rows(square), np.ma.compress_rows(square), np.ma.compress_cols(square), np.ma.mask_cols(square), np.ma.mask_rowcols(square))
m = np.ma.array([1, 2, 3, 4], mask=[0, 1, 0, 0])
print(np.sum(m), np.mean(m), np.max(m), np.std(m), np.cumsum(m), np.add(m, 1), np.maximum(m, 2), np.where(m > 2, m, 0))
print(np.abs(m), np.round(m / 3, 2), np.clip(m, 2, 3), np.reshape(m, (2, 2)), np.ravel(m), np.any(m), np.all(m > 0), np.argmax(m))
print(np.isnan(m / 1.0), np.sqrt(m), isinstance(m, np.ndarray), len(np.ma.clump_masked(m)), np.ma.notmasked_edges(m))
for made in (np.ma.masked_values([1.0, 2, 3], 2.0), np.ma.masked_equal([1, 2], 2), np.ma.masked_where([True, False], [1, 2]),
             np.ma.masked_outside([1, 5, 9], 2, 6), np.ma.masked_invalid([1, np.inf]), np.ma.masked_invalid([1.0]),
             np.ma.masked_less([1, 2], 0), np.ma.masked_array([1, 2], [0, 1]), np.ma.array([1, 2, np.ma.masked]), np.ma.fix_invalid([1, np.nan])):
    print(repr(made))
print(np.ma.polyfit(np.ma.array([0, 1, 2, 3.0], mask=[0, 0, 0, 1]), [1, 2, 3, 9], 1))
