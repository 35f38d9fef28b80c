/**
 * The end of a reduction: what its blocks gave, combined pairwise. Knows places; knows no bodies.
 */
import { bytesOf, type DType } from "../../core/dtype.ts";
import type { Combine } from "../../graph/node.ts";
import type { LoopOutput } from "../loop.ts";
import type { Func, Local, Module } from "./assembler.ts";
import { word } from "./cursor.ts";
import { storingSink } from "./frame.ts";
import { emitSpan, type Source } from "./span.ts";

/** Columns that a unit works on. */
export const strip = 1024;

/**
 * The pairwise end: blocks that lie as [groups, blocks, columns] are combined, block i with block i + ceil(n / 2), until
 * one is left, which goes to the output. A unit is a strip of columns of one group. Params: the blocks' address, the
 * output's, the numbers of blocks, columns, strips.
 */
export const emitPairwise = (module: Module, name: string | null, dtype: DType, combine: Combine): Func =>
  module.func(name, ["i32", "i32", "i32", "i32"], [], (code, [params, start, count]) => {
    const [base, out, blocks, columns, strips] = [0, 1, 2, 3, 4].map((w) => {
      const l = code.local("i32");
      word(code, params!, w).set(l);
      return l;
    }) as Local[];
    const size = bytesOf(dtype);
    const [unit, end, group, from, width, n, half, i, last, home] = Array.from({ length: 10 }, () =>
      code.local("i32"),
    ) as Local[];
    const a: Source = { dtype, run: "unit", at: code.local("i32"), stride: null };
    const b: Source = { dtype, run: "unit", at: code.local("i32"), stride: null };
    const target = code.local("i32");
    /** Address of row `row` (a local, or 0) of this unit. */
    const rowAt = (into: Local, row: Local | null): void => {
      code.get(home!);
      if (row) code.get(row, columns!).op("i32.mul").i32(size).op("i32.mul").op("i32.add");
      code.set(into);
    };
    const output: LoopOutput = { step: 0, dtype, combine: null };
    const store = storingSink(code, [output], [target]);
    code.get(start!).set(unit!).get(start!, count!).op("i32.add").set(end!);
    code.upTo(unit!, end!, 1, () => {
      code.get(unit!, strips!).op("i32.div_u").set(group!);
      code.get(unit!, strips!).op("i32.rem_u").i32(strip).op("i32.mul").set(from!);
      code.get(columns!, from!).op("i32.sub").tee(width!).i32(strip).op("i32.gt_s");
      code.when(() => code.i32(strip).set(width!));
      code.get(base!, group!, blocks!).op("i32.mul").get(columns!).op("i32.mul").get(from!).op("i32.add");
      code.i32(size).op("i32.mul").op("i32.add").set(home!);
      code.get(blocks!).set(n!);
      code.loop((again) => {
        code.get(n!).i32(1).op("i32.gt_s");
        code.when(() => {
          code.get(n!).i32(1).op("i32.add").i32(1).op("i32.shr_u").set(half!);
          code.get(n!, half!).op("i32.sub").set(last!).i32(0).set(i!);
          code.upTo(i!, last!, 1, () => {
            rowAt(a.at, i!);
            rowAt(target, i!);
            const other = code.local("i32");
            code.get(i!, half!).op("i32.add").set(other);
            rowAt(b.at, other);
            const steps = [
              { kind: "load", slot: 0, dtype },
              { kind: "load", slot: 1, dtype },
              { kind: "alu", name: combine, args: [0, 1], on: dtype, dtype },
            ] as const;
            emitSpan(code, [a, b], steps, width!, storingSink(code, [{ ...output, step: 2 }], [target]));
          });
          code.get(half!).set(n!).br(again);
        });
      });
      rowAt(a.at, null);
      code.get(out!, group!, columns!).op("i32.mul").get(from!).op("i32.add").i32(size).op("i32.mul").op("i32.add");
      code.set(target);
      emitSpan(code, [a], [{ kind: "load", slot: 0, dtype }], width!, store);
    });
  });
