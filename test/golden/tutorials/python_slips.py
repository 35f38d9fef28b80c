import numpy as np

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)

attempt(lambda: [1, 2][5])
attempt(lambda: (1, 2)[5])
attempt(lambda: 'ab'[9])
attempt(lambda: {}['x'])
attempt(lambda: [].pop(3) if False else [1].pop(3))
attempt(lambda: int('abc'))
attempt(lambda: float('1,5'))
attempt(lambda: int([1]))
attempt(lambda: 1 / 0)
attempt(lambda: 'a' + 1)
attempt(lambda: 1 + 'a')
attempt(lambda: [1] + (2,))
attempt(lambda: 'a' * 1.5)
attempt(lambda: {} - 1)
attempt(lambda: None + 1)
attempt(lambda: undefined_name)
attempt(lambda: (3).nothing)
attempt(lambda: 'text'.nothing())
attempt(lambda: np.zeros((2, 3)) + np.ones((2, 4)))
attempt(lambda: np.dot(np.ones((2, 3)), np.ones((2, 3))))

def too_many():
    a, b = [1, 2, 3]
def too_few():
    a, b, c = 1, 2
def starred():
    a, *b, c = [1]
def outside():
    x = [1]
    x[3] = 0
for f in [too_many, too_few, starred, outside]:
    attempt(f)
