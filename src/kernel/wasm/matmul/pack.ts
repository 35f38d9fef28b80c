/**
 * Packing: rows or columns of a matrix of any strides are copied into panels that a tile reads from end to end. A panel
 * holds `width` of them, element by element of the inner axis. Knows strides; knows nothing of products.
 */
import type { Code, Func, Local, Module } from "../assembler.ts";
import { advance, countDown, eachTo, integers, localsOf, stepsFrom } from "./counting.ts";
import { type Lane, laneOf, type Tile } from "./tile.ts";

/**
 * (from, to, count, k, itemStep, step): packs `count` items (rows of the left matrix, columns of the right one), whose
 * beginnings lie `itemStep` bytes apart, of `k` elements `step` bytes apart. The last panel is filled up with zeros,
 * and every panel with `zero` to a multiple of the tile's unroll.
 */
export function writePack(module: Module, tile: Tile, width: number, zero: number): Func {
  const lane = laneOf(tile);
  const zeros = writeZeros(module, lane, zero);
  const copies = writeCopies(module, lane, width, 1);
  const severalCopies = writeCopies(module, lane, width, together);
  const turned = writeTurned(module, lane, width);
  const elements = writeElements(module, lane, width);
  const wide = width * lane.bytes;
  return module.func(null, integers(6), [], (code, params) => {
    const [from, to, rest, k, itemStep, step] = params as [Local, Local, Local, Local, Local, Local];
    const [padded, panel] = localsOf(code, "i32", 2) as [Local, Local];
    const isOne = (stride: Local) => code.get(stride).i32(lane.bytes).op("i32.eq");
    const panelDone = () => {
      if (tile.unroll > 1) {
        code.get(to, k).i32(wide).op("i32.mul").op("i32.add");
        code.get(padded, k).op("i32.sub").i32(wide).op("i32.mul").call(zeros);
      }
      code.get(from, itemStep).i32(width).op("i32.mul").op("i32.add").set(from);
      advance(code, to, panel);
    };
    const most = tile.unroll - 1;
    code.get(k).i32(most).op("i32.add").i32(-tile.unroll).op("i32.and").tee(padded).i32(wide).op("i32.mul").set(panel);
    isOne(itemStep).when(() => {
      countDown(code, rest, together * width, () => {
        code.get(from, to, k, step, panel).call(severalCopies);
        for (let p = 0; p < together; p++) panelDone();
      });
      countDown(code, rest, width, () => {
        code.get(from, to, k, step, panel).call(copies);
        panelDone();
      });
    });
    countDown(code, rest, width, () => {
      isOne(step).when(
        () => code.get(from, to, k, itemStep).call(turned),
        () => code.get(from, to, k, itemStep, step).i32(width).call(elements),
      );
      panelDone();
    });
    code.get(rest).when(() => {
      code.get(to, k).i32(wide).op("i32.mul").call(zeros);
      code.get(from, to, k, itemStep, step, rest).call(elements);
      panelDone();
    });
  });
}

/** Panels that are filled at a time where rows are long: that reads whole pieces of a row. */
const together = 4;

/** (to, bytes): a multiple of a lane's bytes. */
function writeZeros(module: Module, { bytes: width, scalar }: Lane, zero: number): Func {
  return module.func(null, integers(2), [], (code, params) => {
    const [to, bytes] = params as [Local, Local];
    const i = code.local("i32");
    eachTo(code, i, bytes, width, () => code.get(to, i).op("i32.add")[scalar](zero).mem(`${scalar}.store`));
  });
}

/** (from, to, k, step, panel): items lie densely beside each other; `panels` panels of them, `panel` bytes each. */
function writeCopies(module: Module, lane: Lane, width: number, panels: number): Func {
  const wide = width * lane.bytes;
  return module.func(null, integers(5), [], (code, params) => {
    const [from, first, k, step, panel] = params as [Local, Local, Local, Local, Local];
    const i = code.local("i32");
    const to = stepsFrom(code, first, panels, panel);
    eachTo(code, i, k, 1, () => {
      for (const [p, into] of to.entries()) {
        let at = 0;
        const copy = (type: "v128" | "i64" | "i32") =>
          code
            .get(into, from)
            .mem(`${type}.load`, p * wide + at)
            .mem(`${type}.store`, at);
        for (; at + 16 <= wide; at += 16) copy("v128");
        for (; at + 8 <= wide; at += 8) copy("i64");
        if (at < wide) copy("i32");
        code.get(into).i32(wide).op("i32.add").set(into);
      }
      advance(code, from, step);
    });
  });
}

/** (from, to, k, itemStep, step, count): `count` items of any strides into a panel, element by element. */
function writeElements(module: Module, lane: Lane, width: number): Func {
  return module.func(null, integers(6), [], (code, params) => {
    const [from, to, k, itemStep, step, count] = params as [Local, Local, Local, Local, Local, Local];
    const [i, j, p, q] = localsOf(code, "i32", 4) as [Local, Local, Local, Local];
    eachTo(code, j, count, 1, () => {
      code.get(from).set(p).get(to).set(q);
      eachTo(code, i, k, 1, () => {
        code.get(q, p).mem(`${lane.scalar}.load`).mem(`${lane.scalar}.store`);
        advance(code, p, step);
        code
          .get(q)
          .i32(width * lane.bytes)
          .op("i32.add")
          .set(q);
      });
      advance(code, from, itemStep);
      code.get(to).i32(lane.bytes).op("i32.add").set(to);
    });
  });
}

/** (from, to, k, itemStep): the elements of an item lie densely; squares of them are transposed in vectors. */
function writeTurned(module: Module, lane: Lane, width: number): Func {
  const group = writeTurnedGroup(module, lane, lane.count, width);
  const rest = width % lane.count;
  const last = rest > 0 ? writeTurnedGroup(module, lane, rest, width) : null;
  return module.func(null, integers(4), [], (code, params) => {
    const [from, to, k, itemStep] = params as [Local, Local, Local, Local];
    for (let at = 0; at < width; at += lane.count) {
      code.get(from, to, k, itemStep).call(at + lane.count <= width ? group : last!);
      code.get(from, itemStep).i32(lane.count).op("i32.mul").op("i32.add").set(from);
      code
        .get(to)
        .i32(lane.count * lane.bytes)
        .op("i32.add")
        .set(to);
    }
  });
}

/** The same for `count` items of the panel, at most as many as a vector has lanes. */
function writeTurnedGroup(module: Module, lane: Lane, count: number, width: number): Func {
  const wide = width * lane.bytes;
  return module.func(null, integers(4), [], (code, params) => {
    const [from, to, k, itemStep] = params as [Local, Local, Local, Local];
    const items = [from, ...localsOf(code, "i32", count - 1)];
    const [i, whole] = localsOf(code, "i32", 2) as [Local, Local];
    for (let x = 1; x < count; x++)
      code
        .get(items[x - 1]!, itemStep)
        .op("i32.add")
        .set(items[x]!);
    const move = (elements: number) => {
      for (const item of items)
        code
          .get(item)
          .i32(elements * lane.bytes)
          .op("i32.add")
          .set(item);
      code
        .get(to)
        .i32(elements * wide)
        .op("i32.add")
        .set(to);
    };
    const copy = (element: number) => {
      for (const [x, item] of items.entries()) {
        code.get(to, item).mem(`${lane.scalar}.load`, element * lane.bytes);
        code.mem(`${lane.scalar}.store`, element * wide + x * lane.bytes);
      }
    };
    code.get(k).i32(-lane.count).op("i32.and").set(whole);
    eachTo(code, i, whole, lane.count, () => {
      if (count === lane.count) transpose(code, lane, items, to, wide);
      else for (let e = 0; e < lane.count; e++) copy(e);
      move(lane.count);
    });
    code.upTo(i, k, 1, () => {
      copy(0);
      move(1);
    });
  });
}

/** Lane pairs (0 to 3 of the first, 4 to 7 of the second vector) as the bytes of a shuffle. */
const bytesOfLanes = (picked: readonly number[]): number[] =>
  picked.flatMap((l) => Array.from({ length: 16 / picked.length }, (_, b) => (l * 16) / picked.length + b));

/** A square of `lane.count` items by as many elements. */
function transpose(code: Code, lane: Lane, items: readonly Local[], to: Local, wide: number): void {
  const v = items.map(() => code.local("v128"));
  for (const [x, item] of items.entries()) code.get(item).mem("v128.load").set(v[x]!);
  const store = (a: Local, b: Local, picked: readonly number[], element: number) =>
    code
      .get(to, a, b)
      .shuffle(bytesOfLanes(picked))
      .mem("v128.store", element * wide);
  if (lane.count === 2) {
    store(v[0]!, v[1]!, [0, 2], 0);
    store(v[0]!, v[1]!, [1, 3], 1);
    return;
  }
  const pair = (a: Local, b: Local, picked: readonly number[]): Local => {
    const w = code.local("v128");
    code.get(a, b).shuffle(bytesOfLanes(picked)).set(w);
    return w;
  };
  const [low, high] = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ] as const;
  const [a, b] = [pair(v[0]!, v[1]!, low), pair(v[2]!, v[3]!, low)];
  const [c, d] = [pair(v[0]!, v[1]!, high), pair(v[2]!, v[3]!, high)];
  store(a, b, [0, 1, 4, 5], 0);
  store(a, b, [2, 3, 6, 7], 1);
  store(c, d, [0, 1, 4, 5], 2);
  store(c, d, [2, 3, 6, 7], 3);
}
