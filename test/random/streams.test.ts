/** The streams of NumPy, JAX and PyTorch against recorded runs of them: bit for bit, but where a bound is stated. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { choose, generatorOf, generatorOfSeed, open, permutationOf, randomStateOf } from "../../src/random/numpy.ts";
import { seedSequence, spawn } from "../../src/random/seed-sequence.ts";
import * as jax from "../../src/random/threefry.ts";
import * as torch from "../../src/random/torch.ts";
import { sayValues } from "../conversation.ts";

type Recorded = Readonly<Record<string, readonly number[]>>;
const recorded = JSON.parse(readFileSync(new URL("../oracle/streams.json", import.meta.url), "utf8")) as {
  generator: Recorded;
  legacy: Recorded;
  jax: Recorded;
  torch: Recorded;
  tail: { places: number[]; values: number[] };
  children: number[];
  words: number[];
};
const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const numbers = (x: Iterable<number | bigint>): number[] => Array.from(x, Number);

describe.each(["generator", "legacy"] as const)("NumPy's %s", (kind) => {
  const legacy = kind === "legacy";
  const draws = open(legacy ? randomStateOf(7n) : generatorOfSeed([42n]));
  const want = recorded[kind];
  it("draws the numbers that NumPy draws, all from one stream", () => {
    expect(many(5, draws.unit)).toEqual(want.random);
    const normals = many(400, draws.normal);
    const differ = normals.filter((x, i) => x !== want.normal![i]);
    // The legacy normals go through a logarithm, which glibc does not always round to nearest.
    expect(differ.length).toBeLessThanOrEqual(legacy ? 2 : 0);
    for (const [i, x] of normals.entries()) expect(Math.abs(x / want.normal![i]! - 1)).toBeLessThan(5e-16);
    const exponentials = many(300, draws.exponential);
    for (const [i, x] of exponentials.entries()) expect(Math.abs(x / want.exponential![i]! - 1)).toBeLessThan(5e-16);
    expect(numbers(many(20, () => draws.below(9n)))).toEqual(want.integers);
    expect(numbers(many(5, () => draws.below(2n ** 40n + 4n) - 5n))).toEqual(want.wide);
    expect(Array.from(permutationOf(draws, 10))).toEqual(want.permutation);
    expect(Array.from(choose(draws, legacy, 20, 5, false, null))).toEqual(want.choice);
    expect(Array.from(choose(draws, legacy, 4, 6, true, [0.1, 0.2, 0.3, 0.4]))).toEqual(want.weighted);
    expect(Array.from(choose(draws, legacy, 6, 4, false, [0.1, 0.1, 0.2, 0.2, 0.2, 0.2]))).toEqual(want.different);
    expect(Array.from(choose(draws, legacy, 20000, 500, false, null).slice(0, 10))).toEqual(want.many);
    expect([draws.unit()]).toEqual(want.after);
  });
});

it("draws the normal's tail as NumPy does", () => {
  const x = many(40000, open(generatorOfSeed([5n])).normal);
  const places = x.flatMap((v, i) => (Math.abs(v) > 3.6541528853610088 ? [i] : []));
  expect(places).toEqual(recorded.tail.places);
  for (const [i, p] of places.entries()) expect(Math.abs(x[p]! / recorded.tail.values[i]! - 1)).toBeLessThan(5e-16);
});

it("makes NumPy's children, and takes several words as a seed", () => {
  const { children } = spawn(seedSequence([1n]), 2);
  expect(children.map((c) => open(generatorOf(c)).unit())).toEqual(recorded.children);
  expect(open(generatorOfSeed([1n, 2n ** 40n, 3n])).unit()).toBe(recorded.words[0]);
  expect(open(randomStateOf([1n, 2n, 3n])).unit()).toBe(recorded.words[1]);
});

it("draws JAX's numbers; normals within one unit in the last place", () => {
  const key = jax.keyOfSeed(42n);
  const want = recorded.jax;
  expect(jax.splitKey(key, 3).flat()).toEqual(want.split);
  expect(jax.foldInKey(key, 7n)).toEqual(want.fold_in);
  expect(numbers(jax.jaxBits(key, 5))).toEqual(want.bits);
  expect(numbers(jax.jaxUniform(key, 5))).toEqual(want.uniform);
  expect(numbers(jax.jaxUniform(key, 100, -3, 2))).toEqual(want.between);
  expect(numbers(jax.jaxIntegers(key, 9, -3, 100))).toEqual(want.randint);
  expect(jax.jaxOrder(key, 10)).toEqual(want.permutation);
  expect(jax.jaxOrder(key, 2000).slice(0, 10)).toEqual(want.rounds);
  const normals = numbers(jax.jaxNormal(key, 500));
  for (const [i, x] of normals.entries()) expect(Math.abs(x / want.normal![i]! - 1)).toBeLessThan(2.4e-7);
  expect(normals.filter((x, i) => x !== want.normal![i]).length).toBeLessThan(15);
});

it("draws PyTorch's numbers, all from one stream", () => {
  let state = torch.torchStateOf(3n);
  const same = <T extends { readonly next: torch.TorchState }>(
    name: string,
    draw: (s: torch.TorchState) => T,
    read: (drawn: T) => Iterable<number | bigint>,
  ): void => {
    const drawn = draw(state);
    state = drawn.next;
    const [found, want] = [numbers(read(drawn)), recorded.torch[name]!];
    if (!name.endsWith("64")) return expect(found, name).toEqual(want);
    // Doubles go through glibc's logarithm, sine and cosine, which are not always rounded to nearest.
    expect(found).toHaveLength(want.length);
    for (const [i, x] of found.entries()) expect(Math.abs(x / want[i]! - 1), name).toBeLessThan(5e-16);
  };
  same(
    "rand",
    (s) => torch.torchUniform(s, 5, true),
    (d) => d.data,
  );
  same(
    "rand64",
    (s) => torch.torchUniform(s, 3, false),
    (d) => d.data,
  );
  same(
    "few",
    (s) => torch.torchNormal(s, 3, true),
    (d) => d.data,
  );
  same(
    "many",
    (s) => torch.torchNormal(s, 404, true),
    (d) => d.data,
  );
  same(
    "many64",
    (s) => torch.torchNormal(s, 204, false),
    (d) => d.data,
  );
  same(
    "randint",
    (s) => torch.torchIntegers(s, 9, 0n, 10n),
    (d) => d.data,
  );
  same(
    "wide",
    (s) => torch.torchIntegers(s, 5, -4n, 2n ** 30n),
    (d) => d.data,
  );
  same(
    "randperm",
    (s) => torch.torchPermutation(s, 10),
    (d) => d.order,
  );
  same(
    "between",
    (s) => torch.torchUniform(s, 4, true, -2, 5),
    (d) => d.data,
  );
  same(
    "few64",
    (s) => torch.torchNormal(s, 4, false),
    (d) => d.data,
  );
  same(
    "normal",
    (s) => torch.torchNormal(s, 20, true, 2, 3),
    (d) => d.data,
  );
});

it("is reached by the names of the frameworks, and undone with the statement", () => {
  const said = sayValues(
    [
      "np.random.seed(0)",
      "np.random.rand(2)",
      "undo",
      "np.random.rand(2)",
      "rng = np.random.default_rng(42)",
      "rng.random()",
      "torch.manual_seed(0)",
      "torch.randn(2)",
      "jax.random.split(jax.random.key(0))[0]",
    ].join("\n"),
  );
  expect(said.match(/0\.5488135 {2}0\.71518937/g)).toHaveLength(2);
  expect(said).toContain("0.7739560485559633");
  expect(said).toContain("1.5409961");
  expect(said).toContain("1797259609");
});
