import math
def f():
    n = 20
    A = [[(i * j) % 7 + 0.5 for j in range(n)] for i in range(n)]; C = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n): C[i][j] += A[i][k] * A[k][j]
    print(C[0][:3], C[19][19])
    D = [0] * 400; E = [1, 2.5, 3, -4] * 100; F = [0] * 400
    for i in range(400): D[i] = E[i] + 1 if i % 3 else i
    print(D[:8], [type(d).__name__ for d in D[:6]])
    for i in range(1, 400): F[i] = F[i - 1] + E[i] * 0.5
    print(F[:5], F[-1])
    for t in range(3):
        for i in range(400): E[i] = E[399 - i]
    print(E[:5], sum(E))
    s = 0
    for e in E: s += e
    print(s, type(s))
    m = [[math.inf] * 12 for _ in range(12)]
    for i in range(12): m[i][i] = 0
    p = [3, 5, 2, 8, 4, 7, 6, 9, 1, 2, 5, 3, 4]
    for r in range(40):
        for L in range(2, 12):
            for i in range(0, 12 - L + 1):
                j = i + L - 1
                for k in range(i, j):
                    q = m[i][k] + m[k + 1][j] + p[i] * p[k + 1] * p[j + 1]
                    if q < m[i][j]: m[i][j] = q
    print(m[0][11], type(m[0][11]), m[3][7], m[5][2])
    g = [0] * 300
    for i in range(300):
        g[i] = i * 2**40 if i % 2 else i / 4
    print(g[5], g[4], g[299])
    h = [0, 0.5] * 200
    for i in range(400): h[i] = h[i] - 2**50 if i > 390 else h[i] * 2
    print(h[:4], h[-4:])
    z = [0, float('nan'), -0.0, math.inf] * 100
    for i in range(400): z[i] = z[(i * 7) % 400]
    print(z[:8])
    o = [1]
    for i in range(1000): o.append(o[-1] * 1.5 % 7)
    print(o[:3], o[-1], len(o))
    o = [1, 2.0]
    for i in range(1000): o.append(i if i % 2 else i * 0.5)
    print(o[:6], o[-2:], len(o))
    c = [0] * 30; x = [2, 0, 1] * 100
    for i in range(300): c[x[i] * 3] += 0.5
    print(c[:8])
f()
