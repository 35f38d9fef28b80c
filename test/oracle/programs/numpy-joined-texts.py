# Arrays of numbers beside arrays of texts: what joins them makes texts of the numbers.
import numpy as np

texts = np.array(["a", "bcd"])
for numbers in ([1, 2], [1.5, 2.0], [True, False], np.array([1, 2], dtype=np.int8), [1e20, 1e-7], np.array([0.1, 1], dtype=np.float16), [1j, 2]):
    print(repr(np.concatenate([np.array(numbers), texts])), repr(np.concatenate([texts, np.array(numbers)])))
print(repr(np.append(np.array([1, 2]), "x")), repr(np.append(texts, 3)), repr(np.append(["a", "b"], [1.5])))
print(repr(np.hstack([texts, np.array([1])])), repr(np.vstack([texts, np.array([1, 2])])))
print(repr(np.column_stack([texts, np.array([1.5, 2])])), repr(np.stack([texts, np.array([1, 2])])))
print(repr(np.c_[texts, np.array([1, 2])]), repr(np.concatenate([["a", "b"], [1, 2]])), repr(np.hstack(["a", [1.5, 2]])))
print(repr(np.concatenate([np.array([1, 2]), np.array([b"a"])])), repr(np.concatenate([np.array([b"ab"]), np.array(["x"])])))
print(repr(np.concatenate([texts, np.array([None, 1])])), repr(np.append(texts, None)))
print(repr(np.insert(texts, 1, 5)), repr(np.insert(texts, 1, "longer")), repr(np.insert(np.array([1, 2]), 1, "7")))
print(repr(np.array([np.array(["a"]), np.array([1])])))
print(repr(np.concatenate([np.array([["a"], ["b"]]), np.array([[1], [2]])], axis=1)), repr(np.append(np.array([[3]]), [["a"]], axis=1)))

# Integers of both kinds of 64 bits meet in floats.
for values in ([7, 2**63], [2**63, 2**63 + 2], [2**64], [-1, 2**63], [[1], [2**63]], [2**63, -2**63 - 1], [True, 2**63]):
    print(repr(np.array(values)))
