"""Loops that go through texts character by character: distances, common parts, ciphers, counts."""
import numpy as np


def lcs(a, b):
    table = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table[i, j] = table[i - 1, j - 1] + 1
            else:
                table[i, j] = max(table[i - 1, j], table[i, j - 1])
    return table[-1, -1]


def edit(a, b):
    d = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        d[i][0] = i
    for j in range(len(b) + 1):
        d[0][j] = j
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost)
    return d[-1][-1]


rng = np.random.default_rng(1)
x = "".join(rng.choice(list("ACGT"), 120))
y = "".join(rng.choice(list("ACGT"), 130))
print(lcs(x, y), edit(x, y), lcs("", y), edit("kitten", "sitting"))
print(lcs("한국어 문장을 " * 20, "문장 한국어 " * 20), edit("🙂🙃" * 30, "🙃🙂" * 30))

text = "Der Rand der Welt, the edge of the world. " * 40
vowels = upper = spaces = 0
for c in text:
    if c in "aeiou":
        vowels += 1
    elif "A" <= c <= "Z":
        upper += 1
    if c == " ":
        spaces += 1
print(vowels, upper, spaces, c, repr(c))

out = []
for c in text:
    code = ord(c)
    if 97 <= code <= 122:
        out.append(chr((code - 97 + 13) % 26 + 97))
    else:
        out.append(c)
print("".join(out)[:42], len(out), out[-1])

letters = list(text)
i, j = 0, len(letters) - 1
while i < j:
    letters[i], letters[j] = letters[j], letters[i]
    i += 1
    j -= 1
print("".join(letters)[:30], text == "".join(letters)[::-1])

run = longest = 0
last = ""
for i in range(len(text)):
    c = text[i]
    run = run + 1 if c == last else 1
    last = c
    longest = max(longest, run)
print(longest, repr(last), i)

hash_ = 0
for c in text:
    hash_ = (hash_ * 31 + ord(c)) % 1000003
print(hash_)
depth = deepest = 0
for c in "(()(()()))" * 50:
    depth += 1 if c == "(" else -1
    deepest = max(depth, deepest)
print(depth, deepest)

key = "k"
matches = 0
for i in range(-len(text), len(text)):
    if text[i] != key and text[i] > "d":
        matches += 1
print(matches, key)
key = 7
matches = 0
for i in range(len(text)):
    if text[i] == key:
        matches += 1
print(matches)
joined = ""
for i in range(400):
    c = text[i]
    if c not in "aeiou ":
        joined += c
print(joined[:40], len(joined))
try:
    for i in range(5000):
        c = text[i]
except IndexError as e:
    print(e, i, c)
try:
    total = 0
    for c in "12345" * 100 + "x":
        total += int(c)
except ValueError as e:
    print(e, total, c)
try:
    for i in range(0x10F000, 0x110005):
        c = chr(i)
except ValueError as e:
    print(e, i, ord(c))
mixed = [1, "a", "b"] * 200
count = 0
for m in mixed:
    if m == "a":
        count += 1
print(count)
flags = 0
for c in text[:400]:
    if c:
        flags += 1
    if not c:
        flags -= 1
d = "x" if flags > 3 else c
print(flags, d)
