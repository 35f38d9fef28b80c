// Floats become integers as TensorFlow casts them, past the ends of the integers too, in kernels as in the reference.
import { afterEach, expect, test } from "vitest";
import { allocate, type DType, dataFrom } from "../../src/core/dtype.ts";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";

afterEach(() => setEngine("compiled"));

const edges = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e9, -3e9, 1e19, -1e19, 300.75, -1.5];
const [low32, low64] = [-(2 ** 31), -(2n ** 63n)];
/** What `tf.cast(tf.constant(edges, dtype), …)` gives for float32 and float64. */
const cast: Readonly<Partial<Record<DType, readonly (number | bigint)[]>>> = {
  int8: [0, 0, 0, 0, 0, 0, 0, 44, -1],
  uint8: [0, 0, 0, 0, 0, 0, 0, 44, 255],
  int16: [0, 0, 0, 0, 0, 0, 0, 300, -1],
  uint16: [0, 0, 0, 0, 0, 0, 0, 300, 65535],
  int32: [low32, low32, low32, low32, low32, low32, low32, 300, -1],
  uint32: [...[2 ** 31, 2 ** 31, 2 ** 31, 3e9, 2 ** 31, 2 ** 31, 2 ** 31], ...[300, 4294967295]],
  int64: [low64, low64, low64, 3000000000n, -3000000000n, low64, low64, 300n, -1n],
  uint64: [
    ...[-low64, -low64, -low64, 3000000000n, 18446744070709551616n, 9999999980506447872n, -low64],
    ...[300n, 18446744073709551615n],
  ],
};
const floats = ["float32", "float64"] as const;
/** 1e19 is that number in float32 alone. */
const exact = (from: DType) => edges.map((x) => (from === "float64" && x === 1e19 ? Math.fround(1e19) : x));

test.each(floats)("what %s holds beyond the integers", (from) => {
  const x = sourceOf(stored(from, [edges.length], dataFrom(from, exact(from))));
  for (const [to, wanted] of Object.entries(cast))
    expect([to, ...denseData(realize([castTo(x, to as DType)])[0]!)]).toEqual([to, ...wanted]);
});

test.each([...floats, "float16", "bfloat16"] as const)("kernels cast %s as the reference does", (from) => {
  const n = 10_007;
  const values = allocate("float64", n) as Float64Array;
  for (let i = 0; i < n; i++) {
    const near = [0, 2 ** 7, 2 ** 8, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 64][i % 10]!;
    values[i] = i % 11 === 0 ? edges[i % edges.length]! : (i % 2 ? -1 : 1) * near + ((i % 37) - 18) / 4;
  }
  const x = sourceOf(stored(from, [n], dataFrom(from, values)));
  for (const to of Object.keys(cast) as DType[]) {
    const [want, found] = (["reference", "compiled"] as const).map((engine) => {
      setEngine(engine, 1);
      return denseData(realize([castTo(x, to)])[0]!);
    });
    expect([to, (found as Int32Array).findIndex((v, i) => v !== want![i])]).toEqual([to, -1]);
  }
});
