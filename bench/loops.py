# Loops as people write them, each timed: `name | milliseconds`, the least of some runs. Run by bench/loops.js in both.
import math
import time

import numpy as np


def timed(name, run):
    best = math.inf
    for _ in range(7):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    print(name, "|", best * 1000)


a, b, m = np.arange(20000.0), np.zeros(20000), np.zeros((200, 200))
image = np.random.default_rng(0).random((200, 200)) - 0.5


def elements():
    for i in range(len(a)):
        b[i] = a[i] * 2 + 1


def total():
    s = 0.0
    for v in a:
        s += v
    return s


def cells():
    for i in range(200):
        for j in range(200):
            m[i, j] = i + j


def relu():
    x = image.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] = max(x[i, j], 0)
    return x


def logistic():
    x = 0.5
    for _ in range(20000):
        x = 3.7 * x * (1 - x)
    return x


def mandelbrot():
    count = 0
    for y in range(40):
        for x in range(60):
            cr, ci, zr, zi, n = 3 * x / 60 - 2, 2 * y / 40 - 1, 0.0, 0.0, 0
            while zr * zr + zi * zi < 4 and n < 50:
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                n += 1
            count += n
    return count


def is_prime(n):
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return n > 1


def primes():
    count = 0
    for n in range(5000):
        if is_prime(n):
            count += 1
    return count


def bubble():
    values = [(i * 7919) % 1009 for i in range(200)]
    for i in range(len(values)):
        for j in range(len(values) - 1 - i):
            if values[j] > values[j + 1]:
                values[j], values[j + 1] = values[j + 1], values[j]
    return values


def matmul():
    x = [[1.0] * 40 for _ in range(40)]
    c = [[0.0] * 40 for _ in range(40)]
    for i in range(40):
        for j in range(40):
            for k in range(40):
                c[i][j] += x[i][k] * x[k][j]
    return c


def squares():
    return [i * i for i in range(20000) if i % 3]


def words():
    counts = {}
    for i in range(5000):
        key = f"w{i % 97}"
        counts[key] = counts.get(key, 0) + 1
    return counts


class Particle:
    def __init__(self, x, v):
        self.x, self.v = x, v

    def step(self, dt):
        self.x += self.v * dt


def particles():
    ps = [Particle(i, 1.0) for i in range(100)]
    for _ in range(20):
        for p in ps:
            p.step(0.1)


def vectors():
    v = np.zeros(3)
    for _ in range(2000):
        v = v * 0.9 + np.array([1.0, 2.0, 3.0])
    return v


def slope(x):
    return np.array([10 * (x[1] - x[0]), x[0] * (28 - x[2]) - x[1], x[0] * x[1] - 8 / 3 * x[2]])


def lorenz():
    x, dt = np.array([1.0, 1.0, 1.0]), 0.01
    for _ in range(300):
        k1 = slope(x)
        k2 = slope(x + dt / 2 * k1)
        k3 = slope(x + dt / 2 * k2)
        k4 = slope(x + dt * k3)
        x = x + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return x


points = np.random.default_rng(1).normal(size=(50, 3))
wanted = points @ np.array([1.0, -2.0, 0.5])


def descent():
    w = np.zeros(3)
    for _ in range(500):
        w = w - 0.1 * (points.T @ (points @ w - wanted)) / len(wanted)
    return w


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


timed("b[i] = a[i] * 2 + 1, 20,000 elements", elements)
timed("for v in a: s += v, 20,000 elements", total)
timed("m[i, j] = i + j, 200 × 200", cells)
timed("max(x[i, j], 0), 200 × 200", relu)
timed("logistic map, 20,000 steps", logistic)
timed("Mandelbrot set, 40 × 60", mandelbrot)
timed("primes below 5,000 by a function", primes)
timed("bubble sort of a list of 200", bubble)
timed("product of lists, 40 × 40", matmul)
timed("[i * i for i in … if i % 3], 20,000", squares)
timed("counting words in a dict, 5,000", words)
timed("objects that move, 2,000 steps", particles)
timed("arrays of three numbers, 2,000 steps", vectors)
timed("Lorenz system, 300 steps of Runge-Kutta", lorenz)
timed("least squares by descent, 500 steps", descent)
timed("fibonacci(18) by itself", lambda: fibonacci(18))
