"""NumPy's side of products: reads a line {"a", "b", "dtype", "code", "result"} that makes inputs and
what "code" may call r, or {"ms"} that asks for times of
so many ms; answers with a line of milliseconds."""
import json, sys, time
import numpy as np

space = {"np": np}
for line in sys.stdin:
    asked = json.loads(line)
    if "code" in asked:
        rng = np.random.default_rng(7)
        for name in "ab":
            space[name] = rng.uniform(-2, 2, asked[name]).astype(asked["dtype"])
        space["r"] = np.asarray(eval(asked["result"], space))
        work = eval(f"lambda: {asked['code']}", space)
        times = []
    else:
        end = time.perf_counter() + asked["ms"] / 1000
        times = []
        while len(times) < 2 or time.perf_counter() < end:
            start = time.perf_counter()
            kept = work()
            times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times), flush=True)
