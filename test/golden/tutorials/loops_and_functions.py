import tensorflow as tf

@tf.function
def collatz(n):
    steps = tf.constant(0)
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps

print([int(collatz(tf.constant(k))) for k in [1, 6, 7, 27]])
print(tf.while_loop(lambda i, s: i < 5, lambda i, s: (i + 1, s + i), (tf.constant(0), tf.constant(0))))
print(tf.cond(tf.constant(3) > 2, lambda: tf.constant('yes'), lambda: tf.constant('no')))
print(tf.map_fn(lambda v: v * v, tf.range(4)), tf.foldl(lambda a, v: a * 10 + v, tf.constant([1, 2, 3])), tf.foldr(lambda a, v: a * 10 + v, tf.constant([1, 2, 3])))
print(tf.scan(lambda a, v: a + v, tf.constant([1, 2, 3, 4])))

def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b

print(list(fibonacci(10)), sum(fibonacci(10)), {k: v for k, v in zip('abc', fibonacci(3))})

class Counter:
    total = 0
    def __init__(self, start=0):
        self.value = start
        Counter.total += 1
    def __repr__(self):
        return f'Counter({self.value})'
    @property
    def double(self):
        return self.value * 2
    @staticmethod
    def kind():
        return 'counter'

c = Counter(4)
print(c, [c], c.double, Counter.kind(), Counter.total)
print(*sorted({3, 1, 2}, reverse=True), sep=' > ')
print('%-8s|%8.3f|%+d|%05d' % ('left', 3.14159, 7, 42), '{:>10}|{:^10}|{:,}'.format('right', 'mid', 1234567))
