import numpy as np
def f():
    out = []; l = [3, 1, 2] * 100; fl = [0.5] * 300; e = []
    for i in range(2000):
        out.append(i * i)
        if i % 500 == 0: print(len(out), out[-1])
    print(len(out), out[:3], out[-3:], type(out[7]))
    for i in range(1, 300): fl[i] = fl[i - 1] * 1.01 + l[i]
    print(fl[:3], fl[-1])
    for j in range(300):
        for k in range(299):
            if l[k] > l[k + 1]: l[k], l[k + 1] = l[k + 1], l[k]
    print(l[:5], l[98:102], l[-1])
    g = [[0] * 40 for _ in range(30)]
    for a in range(30):
        for b in range(40): g[a][b] = a * b
    print(g[3][:5], g[29][39])
    s = 0
    for i, (x, y) in enumerate(zip(l, fl)):
        s += x * y * i
    print(s, i, x, y)
    c = 0
    for r in range(1, 29):
        for q in range(1, 39):
            for dr, dq in [(0, 1), (1, 0), (0, -1), (-1, 0)]:
                c += g[r + dr][q + dq]
    print(c)
    a = np.arange(2000.0)
    for v in a:
        e.append(v * 2)
    print(e[:3], len(e), type(e[-1]))
    t = []
    for v in a:
        if v % 2: t.append(True)
        elif v > 5: t.append(False)
    print(t[:5], len(t))
    p = [True] * 2000
    for i in range(2, 45):
        if p[i]:
            for j in range(i * i, 2000, i): p[j] = False
    print(sum(p), p[:10])
    h = fl
    for i in range(1000): h[i % 300] = float(i)
    print(fl[:3], h is fl)
    try:
        for i in range(1000): fl[i] = 1.0
    except IndexError as z: print(z, i, fl[299])
    for i in range(600): fl[i % 300] = i
    print(fl[:4])
    for i in range(600): fl[i % 300] = 0.5 if i % 2 else i
    print(fl[:4])
f()
