/**
 * Blocks of a matrix product: all tiles of a block of the result, from packed panels or from rows as they lie. Knows
 * edges, where a tile sticks out; knows nothing of how the work is shared.
 */
import type { Func, Local, Module } from "../assembler.ts";
import { countDown, eachTo, integers, least, localsOf } from "./counting.ts";
import { columnsOf, laneOf, type Span, type Tile, writeDirectTile, writePackedTile } from "./tile.ts";

/**
 * (a, b, c, m, n, k, ldc, onto, spare): the `m` × `n` block at `c` from packed panels of `k` steps. Tiles that stick
 * out are made in `spare`, which has room for one tile.
 */
export function writePackedBlock(module: Module, tile: Tile): Func {
  const first = writePackedTile(module, tile, false);
  const more = writePackedTile(module, tile, true);
  const part = writePart(module, tile);
  const { bytes } = laneOf(tile);
  const columns = columnsOf(tile);
  return module.func(null, integers(9), [], (code, params) => {
    const [a, b, c, m, n, k, ldc, onto, spare] = params as Locals9;
    const [i, j, p, q, rows, wide] = localsOf(code, "i32", 6) as Locals9;
    const full = () =>
      code.get(onto).when(
        () => code.get(p, b, q, k, ldc).call(more),
        () => code.get(p, b, q, k, ldc).call(first),
      );
    const edge = () => {
      code
        .get(p, b, spare, k)
        .i32(columns * bytes)
        .call(first);
      code.get(spare, q);
      for (const [count, most] of [
        [rows, tile.rows],
        [wide, columns],
      ] as const) {
        least(
          () => code.get(count),
          () => code.i32(most),
        );
      }
      code.get(ldc, onto).call(part);
    };
    eachTo(code, j, n, columns, () => {
      code.get(a).set(p).get(c).set(q);
      code.get(n, j).op("i32.sub").set(wide);
      eachTo(code, i, m, tile.rows, () => {
        code.get(m, i).op("i32.sub").tee(rows).i32(tile.rows).op("i32.ge_s");
        code.get(wide).i32(columns).op("i32.ge_s").op("i32.and").when(full, edge);
        code
          .get(p, k)
          .i32(tile.rows * bytes)
          .op("i32.mul")
          .op("i32.add")
          .set(p);
        code.get(q, ldc).i32(tile.rows).op("i32.mul").op("i32.add").set(q);
      });
      code
        .get(b, k)
        .i32(columns * bytes)
        .op("i32.mul")
        .op("i32.add")
        .set(b);
      code
        .get(c)
        .i32(columns * bytes)
        .op("i32.add")
        .set(c);
    });
  });
}
type Locals9 = [Local, Local, Local, Local, Local, Local, Local, Local, Local];

/** (from, to, rows, columns, ldc, onto): the part of a spare tile that belongs to the result. */
function writePart(module: Module, tile: Tile): Func {
  const { bytes, scalar } = laneOf(tile);
  const wide = columnsOf(tile) * bytes;
  return module.func(null, integers(6), [], (code, params) => {
    const [from, to, rows, columns, ldc, onto] = params as Locals9;
    const [i, j, p, q] = localsOf(code, "i32", 4) as Locals9;
    const value = code.local(scalar);
    eachTo(code, i, rows, 1, () => {
      code.get(from).set(p).get(to).set(q);
      eachTo(code, j, columns, 1, () => {
        code.get(p).mem(`${scalar}.load`).set(value);
        code.get(onto).when(() => code.get(q).mem(`${scalar}.load`).get(value).op(`${scalar}.add`).set(value));
        code.get(q, value).mem(`${scalar}.store`);
        code.get(p).i32(bytes).op("i32.add").set(p);
        code.get(q).i32(bytes).op("i32.add").set(q);
      });
      code.get(from).i32(wide).op("i32.add").set(from);
      code.get(to, ldc).op("i32.add").set(to);
    });
  });
}

/**
 * (a, rowStep, step, b, bStep, panelStep, c, m, n, k, ldc, onto): the `m` × `n` block at `c` from rows as they lie.
 * `b` is read two vectors of columns at a time; the next two are `panelStep` bytes further.
 */
export function writeDirectBlock(module: Module, tile: Tile): Func {
  const columns = columnsOf(tile);
  const lane = laneOf(tile);
  const spans: readonly [Span, number][] = [
    [2, columns],
    [1, lane.count],
    ["element", 1],
  ];
  const tiles = [tile.rows, 1].map((rows) => ({
    rows,
    spans: spans.map(([span, width]) => ({ width, func: writeDirectTile(module, tile, rows, span) })),
  }));
  return module.func(null, integers(12), [], (code, params) => {
    const [a, rowStep, step, b, bStep, panelStep, c, m, n, k, ldc, onto] = params as [...Locals9, Local, Local, Local];
    const [p, q, rows, wide] = localsOf(code, "i32", 4) as Locals9;
    code.get(m).set(rows);
    for (const { rows: high, spans: widths } of tiles) {
      countDown(code, rows, high, () => {
        code.get(b).set(p).get(c).set(q).get(n).set(wide);
        for (const { width, func } of widths) {
          countDown(code, wide, width, () => {
            code.get(a, rowStep, step, p, bStep, q, ldc, k, onto).call(func);
            if (width === columns) code.get(p, panelStep).op("i32.add").set(p);
            else
              code
                .get(p)
                .i32(width * lane.bytes)
                .op("i32.add")
                .set(p);
            code
              .get(q)
              .i32(width * lane.bytes)
              .op("i32.add")
              .set(q);
          });
        }
        code.get(a, rowStep).i32(high).op("i32.mul").op("i32.add").set(a);
        code.get(c, ldc).i32(high).op("i32.mul").op("i32.add").set(c);
      });
    }
  });
}
