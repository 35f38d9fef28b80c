import random
random.seed(5)
print([random.random() for _ in range(3)], [random.randint(1, 6) for _ in range(10)], random.randrange(2**31), random.randrange(2**32), random.randrange(2**40), random.randrange(1), random.randint(0, 4294967295))
x = list(range(10)); random.shuffle(x); print(x, random.choice("abc"), random.sample(range(100), 5), random.gauss(0, 1), random.getrandbits(10), random.uniform(2, 3))
r = random.Random(7); print(r.random(), r.randint(0, 9), random.random())
