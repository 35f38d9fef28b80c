# Pickles of what programs keep: dates, fractions, arrays of texts, objects and times.
import datetime
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np

things = [datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5, 600), datetime.time(1, 2, 3, 4), datetime.timedelta(-1, 2, 3),
          Fraction(1, 3), Decimal("1.50"), {"d": [datetime.date(1, 1, 1)] * 2}]
for thing in things:
    again = pickle.loads(pickle.dumps(thing))
    print(repr(again), again == thing, type(again).__name__)
arrays = [np.array(["a", "bcd", "é😀"]), np.array([b"ab", b"c"]), np.array([1, None, "x", [1]], dtype=object), np.array([["a"], ["b"]]),
          np.array(["2024-01-01", "NaT"], dtype="M8[D]"), np.array([1, 2], dtype="m8[2h]"), np.array([[1, None]], dtype=object)]
for array in arrays:
    again = pickle.loads(pickle.dumps(array))
    print(repr(again), again.shape)
kept = pickle.loads(pickle.dumps({"x": np.arange(3), "names": np.array(["p", "q"]), "when": datetime.datetime(2020, 2, 29)}))
print(kept)
# As Python writes them.
print(pickle.loads(b'\x80\x04\x95*\x00\x00\x00\x00\x00\x00\x00\x8c\x08datetime\x94\x8c\x08datetime\x94\x93\x94C\n\x07\xe8\x01\x02\x03\x04\x05\x00\x00\x06\x94\x85\x94R\x94.'))
