/**
 * Products of a matrix and a vector, which read the matrix once. Knows two ways: sums along dense rows, in lanes that
 * are added up at the end, and sums of whole rows, each times a number, for matrices that are dense the other way.
 */
import type { Code, Func, Local, Module } from "../assembler.ts";
import { countDown, integers, localsOf, stepsFrom } from "./counting.ts";
import { addProduct, type Lane, laneOf, type Tile } from "./tile.ts";

type Locals = [Local, Local, Local, Local, Local, Local, Local];

/** Vectors that a dot product adds up beside each other, twice as many at a step. */
const strands = 2;

/**
 * (matrix, rowStep, x, xRow, out, k): `rows` dot products of dense rows with `x`, or with dense rows of `x` that lie
 * `xRow` bytes apart if they are `paired`. The order is that of Eigen's kernels, which TensorFlow uses: as long as there
 * are two times `strands` vectors, element i goes to lane i mod (`strands` vectors). Then the lanes are added, and to
 * their sum that of `strands` more vectors if there are as many, that of one more vector likewise, that of the first two
 * elements left and the last.
 */
export function writeDots(module: Module, tile: Tile, rows: number, paired: boolean): Func {
  const lane = laneOf(tile);
  const { bytes, scalar } = lane;
  return module.func(null, integers(6), [], (code, params) => {
    const [matrix, rowStep, x, xRow, out, k] = params as Locals;
    const from = stepsFrom(code, matrix, rows, rowStep);
    const others = stepsFrom(code, x, paired ? rows : 1, xRow);
    const sums = from.map(() => localsOf(code, "v128", strands));
    const [v, w] = localsOf(code, "v128", 2) as [Local, Local];
    const total = from.map(() => code.local(scalar));
    const whole = code.local("i32");
    const move = (count: number) => {
      for (const p of [...from, ...others])
        code
          .get(p)
          .i32(count * bytes)
          .op("i32.add")
          .set(p);
    };
    const eachVector = (width: number, use: (row: number, vector: number) => void) => {
      for (let s = 0; s < width; s++) {
        for (const [r, p] of from.entries()) {
          const other = others[r];
          if (other)
            code
              .get(other)
              .mem("v128.load", s * 16)
              .set(v);
          code
            .get(p)
            .mem("v128.load", s * 16)
            .set(w);
          use(r, s);
        }
      }
      move(width * lane.count);
    };
    code
      .get(k)
      .i32(-2 * strands * lane.count)
      .op("i32.and")
      .set(whole);
    code.get(k, whole).op("i32.sub").set(k);
    countDown(code, whole, strands * lane.count, () =>
      eachVector(strands, (r, s) => addProduct(code, tile, sums[r]![s]!, w, v)),
    );
    for (const [r, sum] of sums.entries()) addLanes(code, lane, sum).set(total[r]!);
    for (const width of [strands, 1]) {
      code
        .get(k)
        .i32(width * lane.count)
        .op("i32.ge_s");
      code.when(() => {
        eachVector(width, (r, s) => code.get(w, v).op(`${lane.vector}.mul`).set(sums[r]![s]!));
        for (const [r, sum] of sums.entries()) {
          addLanes(code.get(total[r]!), lane, sum.slice(0, width)).op(`${scalar}.add`).set(total[r]!);
        }
        code
          .get(k)
          .i32(width * lane.count)
          .op("i32.sub")
          .set(k);
      });
    }
    /** The product of an element, counted from where the loop stands. */
    const product = (r: number, element: number) => {
      for (const at of [from[r]!, others[r] ?? x]) code.get(at).mem(`${scalar}.load`, element * bytes);
      return code.op(`${scalar}.mul`);
    };
    countDown(code, k, 2, () => {
      for (let r = 0; r < rows; r++) {
        code.get(total[r]!);
        product(r, 0);
        product(r, 1).op(`${scalar}.add`).op(`${scalar}.add`).set(total[r]!);
      }
      move(2);
    });
    code.get(k).when(() => {
      for (let r = 0; r < rows; r++) {
        code.get(total[r]!);
        product(r, 0).op(`${scalar}.add`).set(total[r]!);
      }
    });
    for (const [r, sum] of total.entries()) code.get(out, sum).mem(`${scalar}.store`, r * bytes);
  });
}

/** The sum of all lanes, on the stack: neighbours first, then vector by vector. */
function addLanes(code: Code, { count, scalar, vector }: Lane, vectors: readonly Local[]): Code {
  const pair = (v: Local, l: number) =>
    code
      .get(v)
      .lane(`${vector}.extract_lane`, l)
      .get(v)
      .lane(`${vector}.extract_lane`, l + 1)
      .op(`${scalar}.add`);
  for (let l = 0; l < count; l += 2) {
    for (const [i, v] of vectors.entries()) {
      pair(v, l);
      if (i > 0) code.op(`${scalar}.add`);
    }
    if (l > 0) code.op(`${scalar}.add`);
  }
  return code;
}

/** Rows that are added at a time, and vectors of each: with more, Node 20 runs out of registers. */
const together = 4;
const sideBySide = 2;

/**
 * (matrix, rowStep, x, xStep, sums, n, k): adds to the `n` numbers at `sums` the first `n` columns of `k` rows, each
 * row times its element of `x`, one row after another.
 */
export function writeRowSums(module: Module, tile: Tile): Func {
  const several = writeRowGroup(module, tile, together);
  const one = writeRowGroup(module, tile, 1);
  return module.func(null, integers(7), [], (code, params) => {
    const [matrix, rowStep, x, xStep, sums, n, k] = params as Locals;
    for (const [rows, func] of [
      [together, several],
      [1, one],
    ] as const) {
      countDown(code, k, rows, () => {
        code.get(matrix, rowStep, x, xStep, sums, n).call(func);
        code.get(matrix, rowStep).i32(rows).op("i32.mul").op("i32.add").set(matrix);
        code.get(x, xStep).i32(rows).op("i32.mul").op("i32.add").set(x);
      });
    }
  });
}

/** (matrix, rowStep, x, xStep, sums, n): the same for `rows` rows. */
function writeRowGroup(module: Module, tile: Tile, rows: number): Func {
  const { bytes, count, loadSplat, loadZero, storeLane } = laneOf(tile);
  return module.func(null, integers(6), [], (code, params) => {
    const [matrix, rowStep, x, xStep, sums, n] = params as Locals;
    const from = [matrix, ...localsOf(code, "i32", rows - 1)];
    const scale = localsOf(code, "v128", rows);
    const sum = localsOf(code, "v128", sideBySide);
    const v = code.local("v128");
    for (let r = 1; r < rows; r++)
      code
        .get(from[r - 1]!, rowStep)
        .op("i32.add")
        .set(from[r]!);
    for (const s of scale) code.get(x).mem(loadSplat).set(s).get(x, xStep).op("i32.add").set(x);
    const step = (load: string, vectors: number, width: number, store: (at: number) => void) => {
      const all = [...sum.slice(0, vectors).entries()];
      for (const [j, s] of all)
        code
          .get(sums)
          .mem(load, j * 16)
          .set(s);
      for (const [r, p] of from.entries()) {
        for (const [j, s] of all) {
          code
            .get(p)
            .mem(load, j * 16)
            .set(v);
          addProduct(code, tile, s, v, scale[r]!);
        }
      }
      for (const [j, s] of all) {
        code.get(sums, s);
        store(j * 16);
      }
      for (const p of [...from, sums])
        code
          .get(p)
          .i32(width * bytes)
          .op("i32.add")
          .set(p);
    };
    const whole = (at: number) => code.mem("v128.store", at);
    for (const vectors of [sideBySide, 1])
      countDown(code, n, vectors * count, () => step("v128.load", vectors, vectors * count, whole));
    countDown(code, n, 1, () => step(loadZero, 1, 1, () => code.laneMem(storeLane, 0)));
  });
}

/** (sums, out, n, onto): hands `n` sums over; `onto` (0 or 1) adds to what is there. The sums become zero. */
export function writeHandOver(module: Module, tile: Tile): Func {
  const { bytes, count, vector, loadZero, storeLane } = laneOf(tile);
  return module.func(null, integers(4), [], (code, params) => {
    const [sums, out, n, onto] = params as Locals;
    const sum = code.local("v128");
    const step = (load: string, width: number, store: (address: Local, v: Local) => void) => {
      code.get(sums).mem(load).set(sum);
      code.get(onto).when(() => code.get(out).mem(load).get(sum).op(`${vector}.add`).set(sum));
      store(out, sum);
      store(sums, code.constant(tile.dtype === "float32" ? "f32" : "f64", 0));
      for (const p of [sums, out])
        code
          .get(p)
          .i32(width * bytes)
          .op("i32.add")
          .set(p);
    };
    countDown(code, n, count, () => step("v128.load", count, (to, v) => code.get(to, v).mem("v128.store")));
    countDown(code, n, 1, () => step(loadZero, 1, (to, v) => code.get(to, v).laneMem(storeLane, 0)));
  });
}
