/**
 * The place of the largest or smallest element of rows: the first of equals, or of NaN where there is one. A row is cut
 * into blocks, each of which names its own place; who asks compares them. Knows vectors of every dtype but floats of 16
 * bits; knows no tensors.
 */
import { bytesOf, type DType, isFloat, kindOf } from "../core/dtype.ts";
import type { Kernel } from "./kernel.ts";
import { advance, type ElementBytes, kernelNamed, repeated, word } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

/** Elements of a block. */
export const extremeBlock = 1 << 14;

export interface Extreme {
  readonly dtype: DType;
  readonly largest: boolean;
}

/** Vectors that are compared side by side. */
const strands = 4;

/**
 * Words: addresses of the rows and of the results (int64), elements of a row, blocks of a row. A unit is a block; its
 * result is a place in its row.
 */
export const extremePlaces = (e: Extreme): Kernel =>
  kernelNamed(`place of the ${e.largest ? "largest" : "smallest"} of ${e.dtype}`, (code, entry) => {
    const [from, to, n, blocks] = [0, 1, 2, 3].map((i) => word(code, entry, i)) as [Local, Local, Local, Local];
    const size = bytesOf(e.dtype) as ElementBytes;
    const lanes = 16 / size;
    const [first, base, length, at, left] = Array.from({ length: 5 }, () => code.local("i32")) as Local[];
    const best = Array.from({ length: strands }, () => code.local("v128"));
    const [nan, x] = [code.local("v128"), code.local("v128")];
    const noteMissing = (): void => {
      if (!isFloat(e.dtype)) return;
      code
        .get(x, x)
        .op(`${shapeOf(e.dtype)}.ne`)
        .get(nan)
        .op("v128.or")
        .set(nan);
    };
    const take = (k: number): void => {
      code
        .get(at!)
        .mem("v128.load", 16 * k)
        .set(x);
      better(code, e, best[k]!, x);
      noteMissing();
    };
    const vectors = (count: number): void => {
      code
        .get(length!)
        .i32(count * lanes)
        .op("i32.div_u")
        .set(left!);
      repeated(code, left!, () => {
        for (let k = 0; k < count; k++) take(k);
        advance(code, at!, 16 * count);
      });
    };
    repeated(code, entry.count, () => {
      code.get(entry.start, blocks).op("i32.rem_u").i32(extremeBlock).op("i32.mul").set(first!);
      code.get(n, first!).op("i32.sub").tee(length!).i32(extremeBlock).op("i32.gt_u");
      code.when(() => code.i32(extremeBlock).set(length!));
      code.get(from).get(entry.start, blocks).op("i32.div_u").get(n).op("i32.mul").get(first!).op("i32.add");
      code.i32(size).op("i32.mul").op("i32.add").tee(base!).set(at!);
      // The first element stands for all that are missing.
      code
        .get(at!)
        .mem(`v128.load${8 * size}_splat`)
        .set(x);
      for (const b of best) code.get(x).set(b);
      code.get(code.constant("i32", 0)).set(nan);
      noteMissing();
      vectors(strands);
      code
        .get(length!)
        .i32(strands * lanes - 1)
        .op("i32.and")
        .set(left!);
      rest(code, left!, at!, size, (load) => {
        code.get(at!).mem(load).set(x);
        better(code, e, best[0]!, x);
        noteMissing();
      });
      for (const b of best.slice(1)) better(code, e, best[0]!, b);
      for (let apart = lanes / 2; apart >= 1; apart /= 2) {
        code.get(best[0]!, best[0]!);
        code.shuffle(Array.from({ length: 16 }, (_, i) => (i + apart * size) % 16)).set(x);
        better(code, e, best[0]!, x);
      }
      code.get(nan).op("v128.any_true").op("i32.eqz").set(left!);
      find(code, e, { base: base!, best: best[0]!, wanted: left!, found: at! });
      code.get(to).get(entry.start).i32(8).op("i32.mul").op("i32.add");
      code.get(at!, base!).op("i32.sub").i32(size).op("i32.div_u").get(first!).op("i32.add");
      code.op("i64.extend_i32_u").mem("i64.store");
      advance(code, entry.start, 1);
    });
  });

/** Whole vectors, then the elements after them in every lane. */
function rest(code: Code, left: Local, at: Local, size: ElementBytes, take: (load: string) => void): void {
  const some = (elements: number, load: string): void => {
    code.block((done) => {
      code.loop((again) => {
        code.get(left).i32(elements).op("i32.lt_u").brIf(done);
        take(load);
        advance(code, at, elements * size);
        code.get(left).i32(elements).op("i32.sub").set(left).br(again);
      });
    });
  };
  some(16 / size, "v128.load");
  some(1, `v128.load${8 * size}_splat`);
}

/** Moves `found` to the first element that equals `best` (where `wanted` is not 0), else to the first NaN. There is one. */
function find(
  code: Code,
  { dtype }: Extreme,
  { base, best, wanted, found }: { readonly [name in "base" | "best" | "wanted" | "found"]: Local },
): void {
  const [shape, size] = [shapeOf(dtype), bytesOf(dtype)];
  const bits = code.local("i32");
  const search = (mask: () => Code): void => {
    code.get(base).set(found);
    code.loop((again) => {
      mask();
      code
        .op(`i${8 * size}x${16 / size}.bitmask`)
        .tee(bits)
        .op("i32.eqz");
      code.when(() => {
        advance(code, found, 16);
        code.br(again);
      });
    });
    code.get(found).get(bits).op("i32.ctz").i32(size).op("i32.mul").op("i32.add").set(found);
  };
  const load = (): Code => code.get(found).mem("v128.load");
  const same = (): void => search(() => load().get(best).op(`${shape}.eq`));
  if (!isFloat(dtype)) return same();
  const x = code.local("v128");
  const isMissing = (): Code => {
    load().set(x);
    return code.get(x, x).op(`${shape}.ne`);
  };
  code.get(wanted).when(same, () => search(isMissing));
}

const shapeOf = (t: DType): string => {
  const size = bytesOf(t);
  return `${isFloat(t) ? "f" : "i"}${8 * size}x${16 / size}`;
};

/** best = the better of both, lane by lane; what is no number never is. */
function better(code: Code, { dtype, largest }: Extreme, best: Local, x: Local): void {
  const shape = shapeOf(dtype);
  const sign = kindOf(dtype) === "int" ? "s" : "u";
  if (isFloat(dtype)) {
    // The second operand is the answer only where it compares as better, so NaN in it loses; NaN in the first stays.
    code
      .get(best, x)
      .op(`${shape}.${largest ? "pmax" : "pmin"}`)
      .set(best);
  } else if (bytesOf(dtype) < 8) {
    code
      .get(best, x)
      .op(`${shape}.${largest ? "max" : "min"}_${sign}`)
      .set(best);
  } else {
    const flip = (v: Local): Code => {
      code.get(v);
      return sign === "u" ? code.get(code.constant("i64", 1n << 63n)).op("v128.xor") : code;
    };
    code.get(x, best);
    flip(x);
    flip(best)
      .op(largest ? "i64x2.gt_s" : "i64x2.lt_s")
      .op("v128.bitselect")
      .set(best);
  }
}
