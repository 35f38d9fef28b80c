// How fast elements move: copies between layouts, sorting, picking, masks, running sums, on 10,000,000 elements (10⁶ to sort).
// With a Python that has NumPy, the same work there, right after ours.  node bench/movement.js [threads] [python]
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { bundled } from "./bundle.js";

const threads = Number(process.argv[2] ?? 1);
const python = process.argv[3];
const runs = 11;

const contents = ["accumulate", "memory", "pick", "sort", "threads", "transpose"]
  .map((name) => `export * from "./src/runtime/${name}.ts";`)
  .join("\n");
const engine = await bundled(contents);
engine.setThreads(threads);

const n = 10_000_000;
let seed = 1;
const below = (k) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return Math.floor(((seed >>> 0) / 2 ** 32) * k);
};
const make = (dtype, shape, value) => {
  const data = engine.tensorRoom(
    dtype,
    shape.reduce((m, d) => m * d, 1),
  );
  for (let i = 0; i < data.length; i++) data[i] = value(i);
  const strides = shape.map((_, a) => shape.slice(a + 1).reduce((m, d) => m * d, 1));
  return { dtype, data, layout: { shape, strides, offset: 0 } };
};
const turned = (x) => ({
  ...x,
  layout: { shape: x.layout.shape.toReversed(), strides: x.layout.strides.toReversed(), offset: 0 },
});
const flat = (x) => ({ ...x, layout: { shape: [x.data.length], strides: [1], offset: 0 } });

const x = make("float32", [4000, 2500], () => below(2 ** 24) / 2 ** 24);
const wide = make("float64", [4000, 2500], () => below(2 ** 24) / 2 ** 24);
const million = make("float32", [1_000_000], () => below(2 ** 24) / 2 ** 24);
const rows = { ...million, layout: { shape: [1000, 1000], strides: [1000, 1], offset: 0 } };
const long = make("int64", [1_000_000], () => BigInt(below(2 ** 31)) * 524287n);
const mask = make("bool", [n], () => below(2));
const order = make("int32", [n], (i) => i);
const random = make("int32", [n], () => below(n));
const few = make("int32", [4000], () => below(4000));
const groups = make("int32", [1_000_000], () => below(1000));
const zeros = make("float32", [1000], () => 0);
const backwards = { ...x, layout: { shape: [n], strides: [-1], offset: n - 1 } };

/** Each: its name, our work, NumPy's. */
const cases = [
  ["transpose 4000×2500 float32", () => engine.denseCopy(turned(x)), "x.T.copy()"],
  ["transpose 4000×2500 float64", () => engine.denseCopy(turned(wide)), "w.T.copy()"],
  ["flip 10⁷ float32", () => engine.denseCopy(backwards), "f[::-1].copy()"],
  ["concat on axis 1, 2 × 10⁷", () => engine.join([x, x], 1, [4000, 5000]), "np.concatenate([x, x], axis=1)"],
  ["sort 10⁶ float32", () => engine.sorted(million, false), "np.sort(m)"],
  ["argsort 10⁶ float32", () => engine.sortingPlaces(million, false), "np.argsort(m)"],
  ["argsort 10⁶ int64", () => engine.sortingPlaces(long, false), "np.argsort(l)"],
  ["sort 1000 rows of 1000 float32", () => engine.sorted(rows, false), "np.sort(m.reshape(1000, 1000))"],
  ["select by mask 10⁷ float32", () => engine.selectWhere(flat(x), mask), "f[k]"],
  ["nonzero of a mask 10⁷", () => engine.placesWhere(mask)[0], "np.nonzero(k)"],
  ["take 10⁷ in order", () => engine.gather([flat(x), order], [0], 0), "f[o]"],
  ["take 10⁷ at random", () => engine.gather([flat(x), random], [0], 0), "f[r]"],
  ["take 4000 rows", () => engine.gather([x, few], [0], 0), "x[t]"],
  ["add 10⁶ into 1000 groups", () => engine.scatter([zeros, million, groups], [0], "add"), "np.add.at(z, g, m)"],
  ["cumsum 10⁷ float32", () => engine.accumulate(flat(x), "add", false).data, "np.cumsum(f)"],
  ["cumsum on axis 0, 4000×2500", () => engine.accumulate(turned(x), "add", false).data, "np.cumsum(x, axis=0)"],
];

const sorted = (times) => times.toSorted((a, b) => a - b);
const time = (work) =>
  sorted(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      const out = work();
      const took = performance.now() - start;
      engine.letGo(out);
      return took;
    }),
  );

const script = `
import json, sys, time
import numpy as np
x = np.random.rand(4000, 2500).astype("float32"); w = np.random.rand(4000, 2500); f = x.ravel()
m = np.random.rand(10**6).astype("float32"); l = np.random.randint(0, 2**50, 10**6)
k = np.random.rand(10**7) < .5; o = np.arange(10**7, dtype="int32"); r = np.random.randint(0, 10**7, 10**7).astype("int32")
t = np.random.randint(0, 4000, 4000); g = np.random.randint(0, 1000, 10**6); z = np.zeros(1000, "float32")
out = []
for text in json.loads(sys.argv[1]):
    work, times = eval("lambda: " + text), []
    for _ in range(${runs}):
        a = time.perf_counter(); work(); times.append((time.perf_counter() - a) * 1e3)
    out.append(sorted(times))
print(json.dumps(out))
`;
const ours = cases.map(([, work]) => time(work));
const numpy = python
  ? JSON.parse(spawnSync(python, ["-c", script, JSON.stringify(cases.map((c) => c[2]))], { encoding: "utf8" }).stdout)
  : null;

const middle = (times) => times[times.length >> 1];
const show = (times) => `${times[0].toFixed(1)} · ${middle(times).toFixed(1)}`;
process.stdout.write(
  `Node ${process.version}, ${cpus()[0].model}, ${threads} thread(s); ms, minimum · median of ${runs}\n\n`,
);
process.stdout.write(`| what | ms | NumPy, ms | NumPy / ours |\n|---|---|---|---|\n`);
cases.forEach(([name], i) => {
  const theirs = numpy ? `${show(numpy[i])} | ${(middle(numpy[i]) / middle(ours[i])).toFixed(1)}` : "– | –";
  process.stdout.write(`| ${name} | ${show(ours[i])} | ${theirs} |\n`);
});
process.exit();
