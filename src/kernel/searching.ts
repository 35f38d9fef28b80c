/**
 * A kernel for places in sorted rows: by halving, without a branch that depends on an element, so that searches for
 * several values go on at once. NaN comes after every number. Knows element types; knows no shapes.
 */
import { bytesOf, type DType } from "../core/dtype.ts";
import type { Kernel } from "./kernel.ts";
import { advance, type ElementBytes, kernelNamed, repeated, storeElement, word } from "./walk.ts";
import type { Code, Local, ValueType } from "./wasm/assembler.ts";

const types = { float32: "f32", float64: "f64", int32: "i32", int64: "i64" } as const;
export type Searched = keyof typeof types;
export const isSearched = (t: DType): t is Searched => Object.hasOwn(types, t);

/** Values that one unit looks for. */
export const searchBlock = 1 << 10;

/** Values that are looked for side by side: one search waits for each element that it reads. */
const together = 4;
type Six = [Local, Local, Local, Local, Local, Local];

/**
 * Words: addresses of rows, values and int64 places, elements of a row, how many values, values of each row. A row is
 * not empty.
 */
export const searchRows = (dtype: Searched, behind: boolean): Kernel =>
  kernelNamed(`search ${behind ? "behind" : "before"} equal ${dtype}`, (code, entry) => {
    const type = types[dtype];
    const float = type === "f32" || type === "f64";
    const bytes = bytesOf(dtype) as ElementBytes;
    const [rows, values, places, size, n, each] = [0, 1, 2, 3, 4, 5].map((i) => word(code, entry, i)) as Six;
    const [first, left, groups, from, to, times] = Array.from({ length: 6 }, () => code.local("i32")) as Six;
    const search = { code, type, bytes, behind, size, length: code.local("i32"), half: code.local("i32") };
    const element = code.local(type);
    const all = Array.from({ length: together }, () => ({
      wanted: code.local(type),
      row: code.local("i32"),
      at: code.local("i32"),
      element,
    }));
    const unordered = code.local("i32");
    /** The searches for as many values from `first` on, which it moves on. */
    const some = (searches: readonly Search[], nan: Local | null): void => {
      for (const s of searches) {
        code.get(rows, first, each).op("i32.div_u").get(size).op("i32.mul").i32(bytes).op("i32.mul").op("i32.add");
        code.tee(s.row).set(s.at);
        advance(code, first, 1);
      }
      halve(search, searches, nan);
      for (const [k, s] of searches.entries()) {
        code.get(to, s.at, s.row).op("i32.sub").i32(bytes).op("i32.div_u").op("i64.extend_i32_u");
        storeElement(code, 8, 8 * k);
      }
      advance(code, from, bytes * searches.length);
      advance(code, to, 8 * searches.length);
    };
    const load = (k: number): Code => code.get(from).mem(`${type}.load`, bytes * k);
    const single = (): void => {
      const { wanted } = all[0]!;
      load(0).set(wanted);
      if (float) code.get(wanted, wanted).op(`${type}.ne`).set(unordered);
      some([all[0]!], float ? unordered : null);
    };
    repeated(code, entry.count, () => {
      code.get(entry.start).i32(searchBlock).op("i32.mul").set(first);
      code.get(n, first).op("i32.sub").i32(searchBlock).get(n, first).op("i32.sub").i32(searchBlock);
      code.op("i32.lt_u").op("select").tee(left).i32(2).op("i32.shr_u").set(groups);
      code.get(left).i32(3).op("i32.and").set(left);
      code.get(values, first).i32(bytes).op("i32.mul").op("i32.add").set(from);
      code.get(places, first).i32(8).op("i32.mul").op("i32.add").set(to);
      repeated(code, groups, () => {
        for (const [k, { wanted }] of all.entries()) load(k).set(wanted);
        if (!float) return some(all, null);
        code.i32(0);
        for (const { wanted } of all) code.get(wanted, wanted).op(`${type}.ne`).op("i32.or");
        code.when(
          () => {
            code.i32(together).set(times);
            repeated(code, times, single);
          },
          () => some(all, null),
        );
      });
      repeated(code, left, single);
      advance(code, entry.start, 1);
    });
  });

interface Search {
  readonly wanted: Local;
  readonly row: Local;
  /** The first element that may not come before the wanted one; moved on. */
  readonly at: Local;
  readonly element: Local;
}
interface Halving {
  readonly code: Code;
  readonly type: ValueType;
  readonly bytes: number;
  readonly behind: boolean;
  readonly size: Local;
  readonly length: Local;
  readonly half: Local;
}

/** Moves `at` behind all elements that come before what is wanted. `nan`: whether that is NaN; null where it is not. */
function halve({ code, type, bytes, behind, size, length, half }: Halving, all: readonly Search[], nan: Local | null) {
  const signed = type === "f32" || type === "f64" ? "" : "_s";
  /** at += half, where the element before that comes before what is wanted. */
  const step = ({ wanted, at, element }: Search): void => {
    code.get(at, half).op("i32.add").i32(bytes).op("i32.sub").mem(`${type}.load`).set(element);
    code
      .get(at, half)
      .i32(0)
      .get(element, wanted)
      .op(`${type}.${behind ? "le" : "lt"}${signed}`);
    if (nan && behind) code.get(nan).op("i32.or");
    if (nan && !behind) code.get(element, element).op(`${type}.eq`).get(nan).op("i32.and").op("i32.or");
    code.op("i32.sub").op("i32.and").op("i32.add").set(at);
  };
  code.get(size).set(length);
  code.block((done) => {
    code.loop((again) => {
      code.get(length).i32(2).op("i32.lt_u").brIf(done);
      code.get(length).i32(1).op("i32.shr_u").set(half).get(length, half).op("i32.sub").set(length);
      code.get(half).i32(bytes).op("i32.mul").set(half);
      for (const s of all) step(s);
      code.br(again);
    });
  });
  code.i32(bytes).set(half);
  for (const s of all) step(s);
}
