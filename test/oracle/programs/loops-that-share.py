import numpy as np, math

l=[]; m=l; s=0
for i in range(1000):
    l.append(i); s += len(m)
print(1, len(l), s)
def al():
    l=[1]; m=l; s=0
    for i in range(1000):
        s += len(m); m.append(i)
        if i > 900: s += l[-1]
    return len(l), s, len(m)
print(2, al())
def al2():
    l=[1,2]; m=l; c=0
    for x in m:
        c += x
        l.append(x+1)
        if c > 300000: break
    return len(l), c
print(3, al2())
def rowal():
    G=[[0]*5 for _ in range(3)]; r=G[0]; s=0
    for i in range(1000):
        r[i%5] += 1; s += G[0][i%5]
    return G, r, s
print(4, rowal())
def rowal2():
    G=[[0]*5 for _ in range(3)]; H=[G[2],G[1],G[0]]; s=0
    for i in range(1000):
        H[i%3][i%5] += 1; s += G[i%2][i%5]
    return G, H, s
print(5, rowal2())
myrange = range
def sh2(range):
    s=0
    for i in range(1000): s += i
    return s
print(7, sh2(lambda n: [3*k for k in myrange(n)]))
print(8, sh2(lambda n: np.arange(n)*2))
def w(r,i):
    r[i%3] += 1
    return r[i%3]
def fw():
    a=[0,0,0]; s=0
    for i in range(1000): s += a[i%3]*1000 + w(a,i)
    return a, s
print(9, fw())
def w2(r,i):
    r[i%3] += 1
    return r[i//900*3]
def fw2():
    a=[0,0,0]; s=0; i=0
    try:
        for i in range(1000): s += w2(a,i)
    except IndexError as e: print(e)
    return a, s, i
print(10, fw2())
def fw3():
    a=np.zeros(3); s=0; i=0
    try:
        for i in range(1000): s += w2(a,i) + a[0]
    except IndexError as e: print(e)
    return a, s, i
print(11, fw3())
def w3(r,i):
    r.append(i)
    return len(r)
def fw4():
    a=[1]; s=0
    for i in range(1000): s += len(a)*3 + w3(a,i)
    return len(a), s
print(12, fw4())
def make(k):
    def f(x): return x+k
    return f
def run(p,q):
    s=0
    for i in range(1000): s += p(i) - q(i)
    return s
f1,f2=make(1),make(100)
print(13, run(f1,f1), run(f1,f2), run(f2,f1), run(f2,f2), run(f1,f1))
def st(p):
    if p % 3: z = p
    return z
def stt():
    s=0; i=0
    try:
        for i in range(1, 1000): s += st(i)
    except UnboundLocalError as e: print("unbound")
    return s, i
print(14, stt())
def st2(p):
    if p != 700: z = p
    return z
def stt2():
    s=0; i=0
    try:
        for i in range(1, 1000): s += st2(i)
    except UnboundLocalError as e: print("unbound")
    return s, i
print(15, stt2())
def st3(p):
    for q in range(700-p): z = q
    return z
def stt3():
    s=0; i=0
    try:
        for i in range(1, 1000): s += st3(i)
    except UnboundLocalError as e: print("unbound")
    return s, i
print(16, stt3())
x = 5
def ub():
    s = 0
    try:
        for i in range(1000):
            s += i
            if i > 500: s += x
            if i > 600: x = 1
    except UnboundLocalError: print("unbound")
    return s
print(17, ub())
def gen(n):
    s=0
    for i in range(n):
        s += i*i
        if i % 100 == 99: yield s
    yield -1
print(18, list(gen(1000)))
def gen2(n):
    for i in range(n):
        for j in range(50):
            if (i*j) % 1237 == 1: yield i*j
    return
print(19, sum(gen2(400)), list(gen2(300))[:3])
class K:
    t = 0; u = 1
    for i in range(1000):
        t += i; u = (u*3) % 1001
    v = i
print(20, K.t, K.u, K.v, K.i)
def glob():
    global gg, hh
    for i in range(1000): gg += i; hh = gg % 7
gg=0; hh=0
glob(); print(21, gg, hh)
def outer():
    c=0
    def inner():
        nonlocal c
        for i in range(1000): c += i
    inner(); inner()
    return c
print(22, outer())
def readglob(x): return x + gg
def glob2():
    global gg
    s=0
    for i in range(1000):
        gg += 1; s += readglob(i)
    return s
print(23, glob2(), gg)
gl = [0]*3
def rl(i): return gl[i]
def glob3():
    s=0; q=gl
    for i in range(1000):
        q[i%3] += 1; s += rl(i%3)
    return s
print(24, glob3(), gl)
ga = np.zeros(3)
def ra(i): return ga[i]
def glob4():
    s=0; q=ga[::-1]
    for i in range(1000):
        q[i%3] += 1; s += ra(i%3)
    return s
print(25, glob4(), ga)
F = [1.0]*1000; A = np.arange(1000.); L = list(range(1000)); c = 0
def reset():
    global F, A, L
    F = [5.0]*10; A = np.zeros(3); L = [7]*2000
def a1():
    s = 0; n = 0
    for x in F:
        s += x; n += 1
        if n == 500: reset()
        if n % 97 == 0: print(n, x)
    return s, n
print(1, a1())
F = [1.0]*1000; A = np.arange(1000.); L = list(range(1000))
def a2():
    s = 0; n = 0
    for x in A:
        s += x; n += 1
        if n == 500: reset()
        if n % 97 == 0: print(n, x)
    return s, n
print(2, a2())
F = [1.0]*1000; A = np.arange(1000.); L = list(range(1000))
def a3():
    s = 0; n = 0
    for i, (x, y) in enumerate(zip(L, A)):
        s += x * y; n += i
        if i == 500: reset()
        if i % 97 == 0: print(i, x)
    return s, n
print(3, a3())
F = [1.0]*1000; A = np.arange(1000.); L = list(range(1000))
def a4():
    s = 0; n = 0
    for k in range(20):
        for x in F:
            s += x; n += 1
            if n == 9500: reset()
    return s, n
print(4, a4())
F = [1.0]*1000; A = np.arange(1000.); L = list(range(1000))
def a5():
    s = 0; n = 0
    for k in range(20):
        for i, x in enumerate(L):
            s += x; n += 1
            if n == 9500: reset()
    return s, n
print(5, a5())
N = 1000
def setn():
    global N
    N = 3
def a6():
    s = 0; n = 0
    for k in range(200):
        for i in range(N):
            s += i; n += 1
            if n == 9500: setn()
    return s, n
print(6, a6())
def grow():
    Q = [1]
    def more(): Q.append(len(Q))
    s = 0
    for x in Q:
        s += x
        if x % 100 == 0: more()
        if len(Q) < 2000: Q.append(x + 1)
    return s, len(Q)
print(7, grow())
def two():
    M = [[1, 2], [3, 4]]; T = ([1, 2], [3, 4]); r = T[0]; P = (M[0], M[1]); s = 0
    for i in range(1000):
        T[i % 2][0] += 1; M[1][i % 2] += 1
        r[1] += 1; P[1][0] -= 1
        s += r[0] + P[1][1]
    return M, T, r, P, s
print(8, two())
def three(x, y):
    s = 0
    for i in range(1000):
        x[i % 3] += 1; y[(i+1) % 3] += 2; s += x[0] + y[0]
    return s
l = [0, 0, 0]; m = [0, 0, 0]
print(9, three(l, m), three(l, l), three(m, l), three(l, l[:]), three(np.zeros(3), l), three(np.array(l), m), l, m)
z = np.zeros(5)
print(10, three(z, z), three(z[1:], z[:-1]), three(z[::-1], z), z)
def four():
    s = 0
    for i in range(1000):
        def f(x): return x + i
        s += f(i)
        if s > 100000: s -= f(7)
    return s
print(11, four())
def five():
    fs = [lambda x, k=k: x * k for k in range(3)]
    s = 0
    for f in fs:
        for i in range(500): s += f(i)
    return s
print(12, five())
class P:
    def __init__(self): self.x = 1; self.l = [0] * 4
    def go(self):
        x = self.x
        for i in range(1000):
            x = (x * 5 + i) % 1001
            self.l[i % 4] += x
            if i % 3: self.x = x
        return x
p = P(); print(13, p.go(), p.x, p.l)
def six():
    a = np.zeros(4, dtype=np.float32); b = a.view(); s = np.float32(0)
    for i in range(1000):
        a[i % 4] += 0.1; s += b[i % 4] // np.float32(0.3); s -= a[(i + 1) % 4] % np.float32(0.7)
        if a[0] > s: s = a[0] ** 2
    return a, s
print(14, six())
def seven():
    a = np.arange(12).reshape(3, 4); s = 0
    for row in a:
        for x in row: s += x
        for j in range(300): row[j % 4] += j; s += row[j % 4]
    return a, s
print(15, seven())
def eight():
    d = {'a': 0}; s = 0; t = ()
    for i in range(1000):
        s += i
        if i % 50 == 0: d['a'] += s; t = t + (i,)
    return d, s, len(t)
print(16, eight())
def nine(n):
    # many calls, short loop
    s = 0
    for i in range(n): s += i * 0.5
    return s
print(17, sum(nine(k % 40) for k in range(3000)))
def ten():
    x = y = 0
    for i in range(1000):
        x, y = y + i, x - i
        x %= 1009; y %= 1013
        if (x > 3) == (y > 5): x ^= y
        elif (x < 100) != True: y = -y
    return x, y
print(18, ten())
def eleven():
    a = np.zeros(3); b = [a, a]; s = 0
    for i in range(1000):
        a[i % 3] += 1; s += b[1][i % 3]
        if i == 500: a = a.copy()
        if i == 800: a += 1
    return a, b, s
print(19, eleven())
def twelve():
    s = 0
    for i in range(5):
        for j in range(5):
            for k in range(5):
                for l in range(5):
                    for m in range(5):
                        if (i + j + k + l + m) % 7 == 6: break
                        if (i * j) == 6: continue
                        s += i * m - k
                    else: s += 1
                if k == 3 and i == 2: break
            while s > 100: s -= 17
        if s < -50: s += 13
    return s
print(20, twelve())
def thirteen(n, acc=[]):
    for i in range(n):
        acc.append(i); 
    return len(acc)
print(21, thirteen(1000), thirteen(1000), thirteen(30))
def fourteen():
    s = 0.0; vals = []
    for i in range(1000):
        x = i * 1e306
        y = x * 10
        if y == float('inf'): vals.append(i); break
        s = x - y
    return s, vals
print(22, fourteen())
def fifteen():
    out = []
    try:
        x = 2.0
        for i in range(1000): x = x ** 1.5
    except OverflowError as e: out.append(str(e))
    try:
        n = 0
        for i in range(1000): n = int(float(i) * 1e300 * (1e10 if i < 900 else 1e300))
    except OverflowError as e: out.append(str(e))
    return out, i
print(23, fifteen())
