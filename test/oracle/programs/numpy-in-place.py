import numpy as np

# A table that is filled cell by cell.
def distance(a, b):
    d = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    d[:, 0] = np.arange(len(a) + 1)
    d[0, :] = np.arange(len(b) + 1)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
    return d

table = distance("intention", "execution")
print(table)
print(distance("abcab" * 16, "bacba" * 16)[-1, -5:])

# An image, dot by dot.
image = np.zeros((70, 80), dtype=np.float32)
for y in range(0, 70, 3):
    for x in range(0, 80, 2):
        image[y, x] = y * x / 7
print(image.sum(), image[3, 4], image[69, 78], image.mean(axis=1)[:8])

# What was taken out before a write stays as it was, except for views.
a = np.arange(20000.0).reshape(100, 200)
copy, same, row, cell, later = a.copy(), a, a[3], a[3, 3], a[3] + 1
a[3, 3] = -1
print(copy[3, 3], same[3, 3], row[3], cell, later[3], a[3].min())
row[4] = -2
print(a[3, 4], copy[3, 4], same[3, :6])
for i in range(100):
    a[i] = a[i] * 2
    if i == 50:
        half = a.copy()
print(a.sum(), half.sum(), copy.sum(), half[49:53, 0], a[49:53, 0])
a[10:90] += 1
a[:, ::50] *= -1
a[5, 10:20] = a[6, 10:20]
a[7], a[8] = a[8].copy(), a[7].copy()
print(a.sum(), a[5, 9:12], a[7, :3], a[8, :3])
a[1:] = a[:-1]
print(a[:4, 1], a.sum())
a[a > 30000] = 0
a[a[:, 0] < 0, 1] = 5
a[np.array([1, 2]), np.array([3, 4])] = [7, 8]
print(a.sum(), a[1, 3], a[2, 4], a.max())
b = np.zeros((60, 60, 3), dtype="uint8")
for i in range(60):
    b[i, i] = (i, 2 * i, 255 - i)
    b[i, -1, 0] = 9
print(b.sum(), b[7, 7], b[:3, -1, 0], b[..., 1].max())
b[b[..., 0] > 40] = 1
print(b.sum(), b[45, 45])

# A sieve.
sieve = np.ones(20001, dtype=bool)
sieve[:2] = False
for n in range(2, 142):
    if sieve[n]:
        sieve[n * n::n] = False
print(sieve.sum(), np.flatnonzero(sieve)[-3:])

# What fails changes nothing.
try:
    a[2, 300] = 1
except IndexError as error:
    print(error)
try:
    a[2:4] = np.zeros(7)
except ValueError as error:
    print(error)
print(a.sum())

# Cells of a board, from one generation to the next.
board = np.zeros((70, 70), dtype=int)
for y, x in [(1, 2), (2, 3), (3, 1), (3, 2), (3, 3)]:
    board[y, x] = 1
for _ in range(8):
    following = board.copy()
    for y in range(8):
        for x in range(8):
            count = board[max(0, y - 1):y + 2, max(0, x - 1):x + 2].sum() - board[y, x]
            following[y, x] = 1 if count == 3 or (count == 2 and board[y, x]) else 0
    board = following
print(board[:8, :8])

# What does not fit where it is put.
def refused(what):
    try:
        what()
    except ValueError as error:
        print(error)

z = np.zeros((10, 20))

def masked():
    z[z > 5] = np.zeros(3)

def listed():
    z[:, [1, 2]] = np.zeros(3)

def one():
    z[0, 0] = [1, 2]

def whole():
    z[...] = np.zeros((3, 4))

def part():
    z[:, 0][2:4] = np.zeros((3, 4))

for what in [masked, listed, one, whole, part]:
    refused(what)
refused(lambda: np.broadcast_to(np.zeros(3), (2, 5)))
refused(lambda: np.copyto(z, np.zeros(3)))
