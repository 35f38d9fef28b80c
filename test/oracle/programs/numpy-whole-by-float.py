import numpy as np

a = np.arange(4)
half = np.float64(0.5)
for name, f in [("**", lambda: a**half), ("//", lambda: a // half), ("%", lambda: a % half), ("/", lambda: a / half)]:
    print(name, f(), f().dtype)


def power():
    b = np.arange(3)
    b **= half


def quotient():
    b = np.arange(3)
    b //= half


for f in (power, quotient):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(a // np.int64(2), a ** np.int32(2), a % True)
