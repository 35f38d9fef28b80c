// What is measured, a row each: the same work in the words of every peer. `make` gives the inputs: names and shapes of
// float32 numbers between -2 and 2. A peer without words for a row is left out of it.

const square = (n) => [n, n];
const unary = (name, tensh, py, jax = `jnp.${py}(a)`) => ({
  name: `${name}, 10⁷ float32`,
  make: { a: [1e7] },
  tensh: `r = ${tensh}`,
  numpy: `np.${py}(a)`,
  torch: `torch.${py}(a)`,
  tensorflow: `tf.${py === "log" ? "math.log" : py}(a)`,
  jax,
  tfjs: `tf.${py}(a)`,
  "jax-js": `np.${py}(a)`,
});
/** By our own kernels, or by the library that the system or NumPy has, where there is one. */
const matmul = (n, library) => ({
  name: `matmul ${n} × ${n} float32${library ? ", by a library" : ""}`,
  library,
  make: { a: square(n), b: square(n) },
  prepare: `set blas ${library ? "system" : "auto"}`,
  tensh: "r = a @ b",
  numpy: "a @ b",
  torch: "a @ b",
  tensorflow: "a @ b",
  jax: "a @ b",
  tfjs: "tf.matMul(a, b)",
  "jax-js": "np.matmul(a, b)",
});

/** Whole numbers of the floats that a row is given. */
const integers = {
  numpy: "a = (x*1000).astype(np.int32); b = (np.abs(y)*50).astype(np.int32) + 1",
  torch: "a = (x*1000).to(torch.int32); b = (y.abs()*50).to(torch.int32) + 1",
  tensorflow: "a = tf.cast(x*1000, tf.int32); b = tf.cast(tf.abs(y)*50, tf.int32) + 1",
};
const bytes = {
  numpy: "a = (np.abs(x)*50).astype(np.uint8); b = (np.abs(y)*50).astype(np.uint8)",
  torch: "a = (x.abs()*50).to(torch.uint8); b = (y.abs()*50).to(torch.uint8)",
  tensorflow: "a = tf.cast(tf.abs(x)*50, tf.uint8); b = tf.cast(tf.abs(y)*50, tf.uint8)",
};

export const rows = [
  {
    name: "a·b + c, 10⁷ float32",
    make: { a: [1e7], b: [1e7], c: [1e7] },
    tensh: "r = a*b + c",
    numpy: "a*b + c",
    torch: "a*b + c",
    tensorflow: "a*b + c",
    jax: "a*b + c",
    tfjs: "tf.add(tf.mul(a, b), c)",
    "jax-js": "a.mul(b).add(c)",
    js: ({ a, b, c }) => {
      const r = new Float32Array(a.length);
      for (let i = 0; i < r.length; i++) r[i] = a[i] * b[i] + c[i];
      return r;
    },
  },
  {
    name: "mean((2a + 1 − b)²), 10⁷ float32",
    make: { a: [1e7], b: [1e7] },
    tensh: "r = mean((a*2 + 1 - b)**2)",
    numpy: "np.mean((a*2 + 1 - b)**2)",
    torch: "((a*2 + 1 - b)**2).mean()",
    tensorflow: "tf.reduce_mean((a*2 + 1 - b)**2)",
    jax: "jnp.mean((a*2 + 1 - b)**2)",
    tfjs: "tf.mean(tf.square(tf.sub(tf.add(tf.mul(a, 2), 1), b)))",
    "jax-js": "np.square(a.mul(2).add(1).sub(b)).mean()",
    js: ({ a, b }) => {
      let s = 0;
      for (let i = 0; i < a.length; i++) {
        const d = a[i] * 2 + 1 - b[i];
        s += d * d;
      }
      return s / a.length;
    },
  },
  {
    name: "sum, 10⁷ float32",
    make: { a: [1e7] },
    tensh: "r = sum(a)",
    numpy: "a.sum()",
    torch: "a.sum()",
    tensorflow: "tf.reduce_sum(a)",
    jax: "a.sum()",
    tfjs: "tf.sum(a)",
    "jax-js": "a.sum()",
    js: ({ a }) => a.reduce((s, v) => s + v, 0),
  },
  ...[0, 1].map((axis) => ({
    name: `sum along axis ${axis}, 4000 × 2500 float32`,
    make: { a: [4000, 2500] },
    tensh: `r = sum(a, axis=${axis})`,
    numpy: `a.sum(axis=${axis})`,
    torch: `a.sum(${axis})`,
    tensorflow: `tf.reduce_sum(a, ${axis})`,
    jax: `a.sum(${axis})`,
    tfjs: `tf.sum(a, ${axis})`,
    "jax-js": `a.sum(${axis})`,
  })),
  { ...unary("exp", "exp(a)", "exp"), js: ({ a }) => a.map(Math.exp) },
  { ...unary("tanh", "tanh(a)", "tanh"), js: ({ a }) => a.map(Math.tanh) },
  {
    ...unary("log |a|", "log(abs(a))", "log", "jnp.log(jnp.abs(a))"),
    tfjs: "tf.log(tf.abs(a))",
    "jax-js": "np.log(np.abs(a))",
  },
  ...[false, true].flatMap((library) => [256, 1024, 2048].map((n) => matmul(n, library))),
  {
    name: "copy of the transpose, 4000 × 2500 float32",
    make: { a: [4000, 2500] },
    tensh: "r = reshape(transpose(a), -1)",
    numpy: "np.ascontiguousarray(a.T)",
    torch: "a.T.contiguous()",
    tensorflow: "tf.transpose(a)",
    jax: "a.T + 0",
    tfjs: "tf.transpose(a)",
    "jax-js": "a.transpose().add(0)",
  },
  {
    name: "where(a > 0, a, b), 10⁷ float32",
    make: { a: [1e7], b: [1e7] },
    tensh: "r = where(a > 0, a, b)",
    numpy: "np.where(a > 0, a, b)",
    torch: "torch.where(a > 0, a, b)",
    tensorflow: "tf.where(a > 0, a, b)",
    jax: "jnp.where(a > 0, a, b)",
    tfjs: "tf.where(tf.greater(a, 0), a, b)",
    "jax-js": "np.where(np.greater(a.ref, 0), a, b)",
  },
  {
    name: "a[a > 0], 10⁷ float32",
    make: { a: [1e7] },
    tensh: "r = a[a > 0]",
    numpy: "a[a > 0]",
    torch: "a[a > 0]",
    tensorflow: "tf.boolean_mask(a, a > 0)",
    js: ({ a }) => a.filter((v) => v > 0),
  },
  {
    name: "sort, 10⁶ float32",
    make: { a: [1e6] },
    tensh: "r = sort(a)",
    numpy: "np.sort(a)",
    torch: "torch.sort(a)",
    tensorflow: "tf.sort(a)",
    jax: "jnp.sort(a)",
    "jax-js": "np.sort(a)",
    js: ({ a }) => a.slice().sort(),
  },
  {
    name: "argsort, 10⁶ float32",
    make: { a: [1e6] },
    tensh: "r = argsort(a)",
    numpy: "np.argsort(a)",
    torch: "torch.argsort(a)",
    tensorflow: "tf.argsort(a)",
    jax: "jnp.argsort(a)",
    tfjs: "tf.topk(a, a.size).indices",
    "jax-js": "np.argsort(a)",
  },
  {
    name: "cumsum, 10⁷ float32",
    make: { a: [1e7] },
    tensh: "r = cumsum(a)",
    numpy: "np.cumsum(a)",
    torch: "torch.cumsum(a, 0)",
    tensorflow: "tf.cumsum(a)",
    jax: "jnp.cumsum(a)",
    tfjs: "tf.cumsum(a)",
    "jax-js": "np.cumsum(a)",
  },
  {
    name: "softmax of rows, 4000 × 2500 float32",
    make: { a: [4000, 2500] },
    tensh: "r = softmax(a)",
    numpy: "(e := np.exp(a - a.max(1, keepdims=True))) / e.sum(1, keepdims=True)",
    torch: "torch.softmax(a, 1)",
    tensorflow: "tf.nn.softmax(a)",
    jax: "jax.nn.softmax(a)",
    tfjs: "tf.softmax(a)",
    "jax-js": "jax.nn.softmax(a)",
  },
  {
    name: "a > b, 10⁷ float32",
    make: { a: [1e7], b: [1e7] },
    tensh: "r = a > b",
    numpy: "a > b",
    torch: "a > b",
    tensorflow: "a > b",
    jax: "a > b",
    tfjs: "tf.greater(a, b)",
    "jax-js": "np.greater(a, b)",
  },
  ...["a // b", "a % b", "a // 3", "a ** 2"].map((work) => ({
    name: `${work}, 10⁷ int32`,
    make: { x: [1e7], y: [1e7] },
    prepare: "a = cast(x*1000, 'int32')\nb = cast(abs(y)*50, 'int32') + 1",
    setup: integers,
    tensh: `r = ${work}`,
    numpy: work,
    torch: work,
    tensorflow: work,
  })),
  ...["a + b", "a > b"].map((work) => ({
    name: `${work}, 10⁷ uint8`,
    make: { x: [1e7], y: [1e7] },
    prepare: "a = cast(abs(x)*50, 'uint8')\nb = cast(abs(y)*50, 'uint8')",
    setup: bytes,
    tensh: `r = ${work}`,
    numpy: work,
    torch: work,
    tensorflow: work,
  })),
  ...[0, 1].map((axis) => ({
    name: `argmax along axis ${axis}, 4000 × 2500 float32`,
    make: { a: [4000, 2500] },
    tensh: `r = argmax(a, axis=${axis})`,
    numpy: `a.argmax(axis=${axis})`,
    torch: `a.argmax(${axis})`,
    tensorflow: `tf.argmax(a, ${axis})`,
    jax: `a.argmax(${axis})`,
    tfjs: `tf.argMax(a, ${axis})`,
    "jax-js": `np.argmax(a, ${axis})`,
  })),
  {
    name: "nonzero(a > 0), 10⁷ float32",
    make: { a: [1e7] },
    tensh: "r = nonzero(a > 0)[0]",
    numpy: "np.nonzero(a > 0)[0]",
    torch: "torch.nonzero(a > 0)",
    tensorflow: "tf.where(a > 0)",
  },
  {
    name: "median of rows, 1000 × 1000 float32",
    make: { a: square(1000) },
    tensh: "r = median(a, axis=1)",
    numpy: "np.median(a, axis=1)",
    torch: "torch.median(a, 1)",
    jax: "jnp.median(a, axis=1)",
  },
  {
    name: "distinct values, 10⁶ float32",
    make: { a: [1e6] },
    tensh: "r = unique(a)",
    numpy: "np.unique(a)",
    torch: "torch.unique(a)",
    tensorflow: "tf.unique(a)[0]",
  },
  {
    name: "distinct values and how often, 10⁶ float32",
    make: { a: [1e6] },
    tensh: "r = unique(a, return_counts=True)",
    numpy: "np.unique(a, return_counts=True)",
    torch: "torch.unique(a, return_counts=True)",
  },
  {
    name: "m[m > 0], 4000 × 2500 float32",
    make: { m: [4000, 2500] },
    tensh: "r = m[m > 0]",
    numpy: "m[m > 0]",
    torch: "m[m > 0]",
  },
  {
    name: "upper triangle, 4000 × 2500 float32",
    make: { a: [4000, 2500] },
    tensh: "r = triu(a)",
    numpy: "np.triu(a)",
    torch: "torch.triu(a)",
    tensorflow: "tf.linalg.band_part(a, 0, -1)",
    jax: "jnp.triu(a)",
    "jax-js": "np.triu(a)",
  },
  ...[1e2, 1e3, 1e4, 1e5, 1e6, 1e8].map((n) => ({
    name: `a + b, 10${[..."⁰¹²³⁴⁵⁶⁷⁸"][Math.log10(n)]} float32`,
    make: { a: [n], b: [n] },
    repeat: n < 1e5 ? 200 : 1,
    tensh: "r = a + b",
    numpy: "a + b",
    torch: "a + b",
    tensorflow: "a + b",
    jax: "a + b",
    tfjs: "tf.add(a, b)",
    "jax-js": "a.add(b)",
  })),
  ...[10, 100, 1000].map((n) => ({
    name: `${n} additions in a line, 10⁶ float32`,
    make: { a: [1e6], b: [1e6] },
    few: n > 100,
    tensh: `r = ${Array(n).fill("a").join(" + ")}`,
    numpy: Array(n).fill("a").join(" + "),
    torch: Array(n).fill("a").join(" + "),
    tensorflow: Array(n).fill("a").join(" + "),
    jax: Array(n).fill("a").join(" + "),
    tfjs: `${"tf.add(".repeat(n - 1)}a${", a)".repeat(n - 1)}`,
    "jax-js": `a.ref${".add(a.ref)".repeat(n - 2)}.add(a)`,
  })),
];

const byHand = {
  line: `
def work(n, epochs):
    X = x[:n]; Y = 3*X - 2
    a, b = np.float32(0), np.float32(0)
    for _ in range(epochs):
        d = a*X + b - Y
        loss = np.mean(d*d)
        a = a - np.float32(0.1)*2*np.mean(d*X); b = b - np.float32(0.1)*2*np.mean(d)
    return a, b`,
  torch: `
def work(n, epochs):
    X = x[:n]; Y = 3*X - 2
    a = torch.tensor(0.0, requires_grad=True); b = torch.tensor(0.0, requires_grad=True)
    opt = torch.optim.SGD([a, b], lr=0.1)
    for _ in range(epochs):
        opt.zero_grad()
        loss = ((a*X + b - Y)**2).mean()
        loss.backward()
        opt.step()
    return a, b`,
  tensorflow: `
def work(n, epochs):
    X = x[:n]; Y = 3*X - 2
    a = tf.Variable(0.0); b = tf.Variable(0.0)
    for _ in range(epochs):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((a*X + b - Y)**2)
        da, db = tape.gradient(loss, [a, b])
        a.assign_sub(0.1*da); b.assign_sub(0.1*db)
    return a, b`,
  jax: `
@jax.jit
def step(p, X, Y):
    g = jax.grad(lambda p: jnp.mean((p[0]*X + p[1] - Y)**2))(p)
    return (p[0] - 0.1*g[0], p[1] - 0.1*g[1])
def work(n, epochs):
    X = x[:n]; Y = 3*X - 2
    p = (jnp.float32(0), jnp.float32(0))
    for _ in range(epochs):
        p = step(p, X, Y)
    return p[0]`,
  tfjs: `
return {
  work(n, epochs) {
    return tf.tidy(() => {
      const y = tf.sub(tf.mul(x, 3), 2);
      let [w, b] = [tf.scalar(0), tf.scalar(0)];
      const step = tf.grads((w, b) => tf.mean(tf.square(tf.sub(tf.add(tf.mul(w, x), b), y))));
      for (let i = 0; i < epochs; i++) {
        const [dw, db] = step([w, b]);
        w = tf.sub(w, tf.mul(dw, 0.1));
        b = tf.sub(b, tf.mul(db, 0.1));
      }
      return w;
    });
  },
};`,
  "jax-js": `
const y = x.ref.mul(3).sub(2);
const step = jax.jit((w, b, x, y) => {
  const [dw, db] = jax.grad((w, b) => np.square(w.mul(x.ref).add(b).sub(y.ref)).mean(), { argnums: [0, 1] })(w.ref, b.ref);
  x.dispose();
  y.dispose();
  return [w.sub(dw.mul(0.1)), b.sub(db.mul(0.1))];
});
return {
  work(n, epochs) {
    let [w, b] = [np.array(0), np.array(0)];
    for (let i = 0; i < epochs; i++) [w, b] = step(w, b, x.ref, y.ref);
    b.dispose();
    return w;
  },
};`,
};
const line = (n, epochs) => ({
  name: `fit a line, ${n === 10 ? "10 samples" : "10⁶ samples"} × ${epochs} epochs`,
  make: { x: [n] },
  tensh: "fit mean((w*x + b - y)**2) epochs=EPOCHS lr=0.1 log=none".replace("EPOCHS", epochs),
  prepare: "y = 3*x - 2\nvar w = 0.0\nvar b = 0.0",
  again: "w.assign(0.0); b.assign(0.0)",
  numpy: `work(${n}, ${epochs})`,
  torch: `work(${n}, ${epochs})`,
  tensorflow: `work(${n}, ${epochs})`,
  jax: `work(${n}, ${epochs})`,
  tfjs: `work(${n}, ${epochs})`,
  "jax-js": `work(${n}, ${epochs})`,
  setup: { ...byHand, numpy: byHand.line },
});

const network = {
  name: "fit a network 64-128-10, 1797 rows × 50 epochs",
  make: { x: [1797, 64], t: [1797, 10], u: [64, 128], v: [128, 10] },
  prepare: "y = softmax(t*4)\nvar p = u/8\nvar q = zeros(128)\nvar r = v/11\nvar s = zeros(10)",
  again: "p.assign(u/8); q.assign(zeros(128)); r.assign(v/11); s.assign(zeros(10))",
  tensh: "fit -mean(sum(y*log_softmax(relu(x @ p + q) @ r + s), axis=1)) epochs=50 lr=0.1 log=none",
  numpy: "work()",
  torch: "work()",
  tensorflow: "work()",
  jax: "work()",
  tfjs: "work()",
  "jax-js": "work()",
  setup: {
    numpy: `
def soft(z):
    e = np.exp(z - z.max(1, keepdims=True)); return e / e.sum(1, keepdims=True)
y = soft(t*4)
def work():
    p, q, r, s = u/8, np.zeros(128, np.float32), v/11, np.zeros(10, np.float32)
    lr = np.float32(0.1)
    for _ in range(50):
        h = x @ p + q; a = np.maximum(h, 0); o = soft(a @ r + s)
        d = (o - y) / np.float32(len(x)); g = d @ r.T; g[h <= 0] = 0
        r = r - lr*(a.T @ d); s = s - lr*d.sum(0); p = p - lr*(x.T @ g); q = q - lr*g.sum(0)
    return p`,
    torch: `
y = torch.softmax(t*4, 1)
def work():
    w = [(u/8).clone(), torch.zeros(128), (v/11).clone(), torch.zeros(10)]
    for k in w: k.requires_grad_()
    opt = torch.optim.SGD(w, lr=0.1)
    for _ in range(50):
        opt.zero_grad()
        o = torch.log_softmax(torch.relu(x @ w[0] + w[1]) @ w[2] + w[3], 1)
        (-(y*o).sum(1).mean()).backward()
        opt.step()
    return w[0]`,
    tensorflow: `
y = tf.nn.softmax(t*4)
def work():
    w = [tf.Variable(u/8), tf.Variable(tf.zeros(128)), tf.Variable(v/11), tf.Variable(tf.zeros(10))]
    for _ in range(50):
        with tf.GradientTape() as tape:
            o = tf.nn.log_softmax(tf.nn.relu(x @ w[0] + w[1]) @ w[2] + w[3])
            loss = -tf.reduce_mean(tf.reduce_sum(y*o, 1))
        for k, g in zip(w, tape.gradient(loss, w)): k.assign_sub(0.1*g)
    return w[0]`,
    jax: `
y = jax.nn.softmax(t*4)
@jax.jit
def step(w):
    def loss(w):
        o = jax.nn.log_softmax(jax.nn.relu(x @ w[0] + w[1]) @ w[2] + w[3])
        return -jnp.mean(jnp.sum(y*o, 1))
    return [k - 0.1*g for k, g in zip(w, jax.grad(loss)(w))]
def work():
    w = [u/8, jnp.zeros(128), v/11, jnp.zeros(10)]
    for _ in range(50): w = step(w)
    return w[0]`,
    tfjs: `
const y = tf.softmax(tf.mul(t, 4));
return {
  work() {
    return tf.tidy(() => {
      let w = [tf.div(u, 8), tf.zeros([128]), tf.div(v, 11), tf.zeros([10])];
      const step = tf.grads((p, q, r, s) => {
        const o = tf.logSoftmax(tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(x, p), q)), r), s));
        return tf.neg(tf.mean(tf.sum(tf.mul(y, o), 1)));
      });
      for (let i = 0; i < 50; i++) {
        const g = step(w);
        w = w.map((k, j) => tf.sub(k, tf.mul(g[j], 0.1)));
      }
      return w[0];
    });
  },
};`,
    "jax-js": `
const y = jax.nn.softmax(t.ref.mul(4));
const loss = (w, x, y) => {
  const h = jax.nn.relu(np.matmul(x, w[0]).add(w[1]));
  return y.mul(jax.nn.logSoftmax(np.matmul(h, w[2]).add(w[3]))).sum(1).mean().neg();
};
const step = jax.jit((w, x, y) => {
  const g = jax.grad((w) => loss(w, x.ref, y.ref))(w.map((k) => k.ref));
  x.dispose();
  y.dispose();
  return w.map((k, i) => k.sub(g[i].mul(0.1)));
});
return {
  work() {
    let w = [u.ref.div(8), np.zeros([128]), v.ref.div(11), np.zeros([10])];
    for (let i = 0; i < 50; i++) w = step(w, x.ref, y.ref);
    for (const k of w.slice(1)) k.dispose();
    return w[0];
  },
};`,
  },
};

const many = (n) => ({
  name: `fit ${n} scalar parameter${n === 1 ? "" : "s"}, 100 epochs`,
  make: {},
  prepare: Array.from({ length: n }, (_, i) => `var w${i} = ${i % 7}.0`).join("\n"),
  again: Array.from({ length: n }, (_, i) => `w${i}.assign(${i % 7}.0)`).join("; "),
  tensh: `fit ${Array.from({ length: n }, (_, i) => `(w${i} - 1)**2`).join(" + ")} epochs=100 lr=0.1 log=none`,
});

export const training = [line(10, 200), line(1e6, 50), network, ...[1, 10, 100, 1000].map(many)];
