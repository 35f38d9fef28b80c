/**
 * Blocks of a matrix product: all tiles of a block of the result, from packed panels or from rows as they lie. Knows
 * edges, where a tile sticks out; knows nothing of how the work is shared.
 */
import type { Func, Local, Module } from "../assembler.ts";
import { countDown, eachTo, integers, least, localsOf } from "./counting.ts";
import { columnsOf, laneOf, type Tile, writeDirectTile, writePackedTile } from "./tile.ts";

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
      code
        .get(spare)
        .i32(columns * bytes)
        .get(q);
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
/** The same block, made by somebody else. */
export const givenPackedBlock = (module: Module): Func => module.given("block", integers(9), []);

type Locals9 = [Local, Local, Local, Local, Local, Local, Local, Local, Local];

/** (from, fromStep, to, rows, columns, ldc, onto): the part of a spare tile that belongs to the result. */
function writePart(module: Module, tile: Tile): Func {
  const { bytes, count, vector, loadZero, storeLane } = laneOf(tile);
  return module.func(null, integers(7), [], (code, params) => {
    const [from, fromStep, to, rows, columns, ldc, onto] = params as Locals9;
    const [i, rest, p, q] = localsOf(code, "i32", 4) as Locals9;
    const value = code.local("v128");
    const step = (load: string, width: number, store: () => void) => {
      code.get(p).mem(load).set(value);
      code.get(onto).when(() => code.get(q).mem(load).get(value).op(`${vector}.add`).set(value));
      code.get(q, value);
      store();
      for (const at of [p, q])
        code
          .get(at)
          .i32(width * bytes)
          .op("i32.add")
          .set(at);
    };
    eachTo(code, i, rows, 1, () => {
      code.get(from).set(p).get(to).set(q).get(columns).set(rest);
      countDown(code, rest, count, () => step("v128.load", count, () => code.mem("v128.store")));
      countDown(code, rest, 1, () => step(loadZero, 1, () => code.laneMem(storeLane, 0)));
      code.get(from, fromStep).op("i32.add").set(from);
      code.get(to, ldc).op("i32.add").set(to);
    });
  });
}

/**
 * (a, rowStep, step, b, bStep, panelStep, c, m, n, k, ldc, onto, spare): the `m` × `n` block at `c` from rows as they
 * lie. `b` is read a tile's columns at a time; the next are `panelStep` bytes further. Tiles that stick out are made in
 * `spare`; they read past the end of a row, less than a tile.
 */
export function writeDirectBlock(module: Module, tile: Tile): Func {
  const part = writePart(module, tile);
  const heights = [...new Set([tile.rows, lowRows, 1])];
  const strips = heights.map((rows) => {
    const together = rows < tile.rows ? rows : tile.together;
    return { rows, func: writeDirectStrip(module, { ...tile, rows, together }, part) };
  });
  return module.func(null, integers(13), [], (code, params) => {
    const [a, rowStep, step, b, bStep, panelStep, c, m, n, k, ldc, onto, spare] = params as Locals13;
    const make = (rows: number, func: Func) => {
      code.get(a, rowStep, step);
      least(
        () => code.get(m),
        () => code.i32(rows),
      );
      code.get(b, bStep, panelStep, c, n, k, ldc, onto, spare).call(func);
      code.get(a, rowStep).i32(rows).op("i32.mul").op("i32.add").set(a);
      code.get(c, ldc).i32(rows).op("i32.mul").op("i32.add").set(c);
      code.get(m).i32(rows).op("i32.sub").set(m);
    };
    for (const { rows, func } of strips) {
      // The lower ones are also made where there are fewer rows, the last for one.
      const isHigh = rows > lowRows;
      const fewest = isHigh || rows === 1 ? rows : 2;
      code.block((done) => {
        code.loop((again) => {
          code.get(m).i32(fewest).op("i32.lt_s").brIf(done);
          for (const left of isHigh ? betterLow(rows) : []) code.get(m).i32(left).op("i32.eq").brIf(done);
          make(rows, func);
          code.br(again);
        });
      });
    }
  });
}
/** The same block, made by somebody else. */
export const givenDirectBlock = (module: Module): Func => module.given("block", integers(13), []);

/** Rows of the tile that is made where few are left. */
const lowRows = 4;
/** How many rows lower tiles make in less time than high ones and what these leave: one row takes as long as four. */
const betterLow = (rows: number): readonly number[] => (rows === 5 ? [6, 7, 8, 11, 12, 16] : [rows + 2, rows + 3]);
type Locals13 = [...Locals9, Local, Local, Local, Local];

/** (a, rowStep, step, rows, b, bStep, panelStep, c, n, k, ldc, onto, spare): the tiles beside each other, of few rows. */
function writeDirectStrip(module: Module, tile: Tile, part: Func): Func {
  const { bytes, count } = laneOf(tile);
  const [wide, narrow] = [tile.vectors, tile.vectors / 2].map((vectors) => ({
    columns: vectors * count,
    func: writeDirectTile(module, tile, vectors),
  })) as [Width, Width];
  return module.func(null, integers(13), [], (code, params) => {
    const [a, rowStep, step, rows, b, bStep, panelStep, c, n, k, ldc, onto, spare] = params as Locals13;
    const some = code.local("i32");
    const make = ({ columns, func }: Width) => {
      const tileTo = (to: Local, toStep: () => void, adds: () => void) => {
        code.get(a, rowStep, step, rows, b, bStep, to);
        toStep();
        code.get(k);
        adds();
        code.call(func);
      };
      code.get(rows).i32(tile.rows).op("i32.eq").get(n).i32(columns).op("i32.ge_s").op("i32.and");
      code.when(
        () =>
          tileTo(
            c,
            () => code.get(ldc),
            () => code.get(onto),
          ),
        () => {
          tileTo(
            spare,
            () => code.i32(columns * bytes),
            () => code.i32(0),
          );
          least(
            () => code.get(n),
            () => code.i32(columns),
          ).set(some);
          code
            .get(spare)
            .i32(columns * bytes)
            .get(c, rows, some, ldc, onto)
            .call(part);
        },
      );
      code
        .get(c)
        .i32(columns * bytes)
        .op("i32.add")
        .set(c);
      code.get(n).i32(columns).op("i32.sub").set(n);
    };
    code.block((done) => {
      code.loop((again) => {
        code.get(n).i32(narrow.columns).op("i32.le_s").brIf(done);
        make(wide);
        code.get(b, panelStep).op("i32.add").set(b).br(again);
      });
    });
    code.get(n).i32(0).op("i32.gt_s");
    code.when(() => make(narrow));
  });
}
interface Width {
  readonly columns: number;
  readonly func: Func;
}
