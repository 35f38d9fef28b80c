// The products that are measured, a row each: the shapes of a and b, which of them is turned (its last two axes change
// places), and where it is not a product by name, the work in our words and NumPy's.
const product = (name, a, b, turned = "") => {
  const side = (key, shape) =>
    turned.includes(key) ? (shape.length > 2 ? `${key}.transpose(0, 2, 1)` : `${key}.T`) : key;
  const work = `${side("a", a)} @ ${side("b", b)}`;
  return { name, a, b, turned, ours: work, theirs: work };
};
const squares = [64, 128, 256, 512, 1000, 1023, 1024, 2048];

export const shapes = [
  ...squares.map((n) => product(`${n} × ${n}`, [n, n], [n, n])),
  product("aᵀ · b, 1024", [1024, 1024], [1024, 1024], "a"),
  product("a · bᵀ, 1024", [1024, 1024], [1024, 1024], "b"),
  product("aᵀ · bᵀ, 512", [512, 512], [512, 512], "ab"),
  product("tall: 10⁵ × 16 · 16 × 16", [100_000, 16], [16, 16]),
  product("tall: 10⁵ × 64 · 64 × 10", [100_000, 64], [64, 10]),
  product("tall: 10⁵ × 10 · 10 × 1", [100_000, 10], [10, 1]),
  product("tall: 2000 × 784 · 784 × 128", [2000, 784], [784, 128]),
  product("layer: 1797 × 64 · 64 × 128", [1797, 64], [64, 128]),
  product("layer: 32 × 784 · 784 × 128", [32, 784], [784, 128]),
  product("long: 16 × 10⁵ · 10⁵ × 16", [16, 100_000], [100_000, 16]),
  product("long: aᵀ · b, 10⁵ × 16 each", [100_000, 16], [100_000, 16], "a"),
  product("long: aᵀ · b, 10⁵ × 10 by 1", [100_000, 10], [100_000, 1], "a"),
  product("wide: 16 × 16 · 16 × 10⁵", [16, 16], [16, 100_000]),
  product("matrix · vector, 2048", [2048, 2048], [2048]),
  product("matrixᵀ · vector, 2048", [2048, 2048], [2048], "a"),
  product("vector · matrix, 2048", [2048], [2048, 2048]),
  product("matrix · vector, 256", [256, 256], [256]),
  product("dot, 10⁶", [1_000_000], [1_000_000]),
  product("outer, 2048", [2048, 1], [1, 2048]),
  product("2 × 2048 · 2048 × 2048", [2, 2048], [2048, 2048]),
  product("8 × 2048 · 2048 × 2048", [8, 2048], [2048, 2048]),
  product("2048 × 2048 · 2048 × 8", [2048, 2048], [2048, 8]),
  product("2048 × 4 · 4 × 2048", [2048, 4], [4, 2048]),
  product("2048 × 32 · 32 × 2048", [2048, 32], [32, 2048]),
  product("batch: 64 of 128 × 128", [64, 128, 128], [64, 128, 128]),
  product("batch: 64 × 128 × 128 · 128 × 128", [64, 128, 128], [128, 128]),
  product("batch: 128 × 128 · 64 of 128 × 128", [128, 128], [64, 128, 128]),
  product("batch: 1000 of 8 × 8", [1000, 8, 8], [1000, 8, 8]),
  product("batch: a · bᵀ, 96 of 64 × 32", [96, 64, 32], [96, 64, 32], "b"),
  {
    name: "einsum bij,bkj→bik, 64 of 128 × 64",
    a: [64, 128, 64],
    b: [64, 128, 64],
    ours: 'einsum("bij,bkj->bik", a, b)',
    theirs: 'np.einsum("bij,bkj->bik", a, b, optimize=True)',
  },
];
