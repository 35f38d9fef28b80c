/**
 * The remainder of any float64 by pi / 2, for arguments that are too large for subtracting multiples (Payne and Hanek,
 * 1983): x 2 / pi modulo 4 from those bits of 2 / pi that matter, in limbs of 27 bits. Scalar; knows no vectors.
 */
import type { Code, Local } from "../assembler.ts";

const limb = 27;
const mask = (1n << 27n) - 1n;
/** 2 / pi after the point, in hexadecimal: enough for the largest float64. */
const twoOverPi =
  "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73e" +
  "e88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b7" +
  "4f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d";

/** Words of 2 / pi, each 27 bits, behind three that are 0. */
const words: readonly bigint[] = (() => {
  const count = 46;
  const digits = BigInt(`0x${twoOverPi}`);
  const total = BigInt(4 * twoOverPi.length);
  const word = (i: number) => (digits >> (total - BigInt(limb * (i + 1)))) & mask;
  return [0n, 0n, 0n, ...Array.from({ length: count }, (_, i) => word(i))];
})();

export interface Remainder {
  /** The remainder in two parts. */
  readonly hi: Local;
  readonly lo: Local;
  /** The multiple of pi / 2 that was subtracted, modulo 4. */
  readonly quadrant: Local;
}

/** For a finite x with |x| >= 2^20. */
export function reduceHuge(code: Code, x: Local): Remainder {
  const put = (type: "i32" | "i64" | "f64", write: () => void): Local => {
    write();
    const out = code.local(type);
    code.set(out);
    return out;
  };
  const bits = put("i64", () => code.get(x).op("i64.reinterpret_f64"));
  const fraction = put("i64", () =>
    code
      .get(bits)
      .i64((1n << 52n) - 1n)
      .op("i64.and")
      .i64(1n << 52n)
      .op("i64.or"),
  );
  // x = fraction * 2^(exponent - 54), cut into whole limbs and a shift.
  const exponent = put("i64", () =>
    code.get(bits).i64(52n).op("i64.shr_u").i64(2047n).op("i64.and").i64(1021n).op("i64.sub"),
  );
  const shift = put("i64", () => code.get(exponent).i64(27n).op("i64.rem_u"));
  const first = put("i32", () => code.get(exponent).i64(27n).op("i64.div_u").op("i32.wrap_i64"));
  const factors = [
    put("i64", () => code.get(fraction, shift).op("i64.shl").i64(mask).op("i64.and")),
    put("i64", () => code.get(fraction).i64(27n).get(shift).op("i64.sub").op("i64.shr_u").i64(mask).op("i64.and")),
    put("i64", () => code.get(fraction).i64(54n).get(shift).op("i64.sub").op("i64.shr_u")),
  ] as const;
  const limbs = multiply(code, first, factors);
  return inRadians(code, x, limbs);
}

/** The limbs of 2 / pi * factors from the one before the point on: the integer, modulo 2^27, then the fraction. */
function multiply(code: Code, first: Local, factors: readonly [Local, Local, Local]): readonly Local[] {
  const limbs = Array.from({ length: 6 }, () => code.local("i64"));
  const [word, carry, next, total] = [code.local("i64"), code.local("i64"), code.local("i64"), code.local("i64")];
  const [at, left] = [code.local("i32"), code.local("i32")];
  for (const held of [carry, next]) code.i64(0n).set(held);
  code.i32(9).set(left);
  code.loop((again) => {
    code.get(first, left).op("i32.add").i32(1).op("i32.sub").set(at);
    code.i64(0n);
    // `select` keeps what is below, unless the place is this word's.
    words.forEach((w, i) => {
      if (w !== 0n) code.i64(w).get(at).i32(i).op("i32.ne").op("select");
    });
    code.set(word);
    code.get(word, factors[0]).op("i64.mul").get(carry).op("i64.add").set(total);
    code.get(total).i64(27n).op("i64.shr_u").get(word, factors[1]).op("i64.mul").op("i64.add").get(next).op("i64.add");
    code.set(carry);
    code.get(word, factors[2]).op("i64.mul").set(next);
    for (let i = limbs.length - 1; i > 0; i--) code.get(limbs[i - 1]!).set(limbs[i]!);
    code.get(total).i64(mask).op("i64.and").set(limbs[0]!);
    code.get(left).i32(1).op("i32.sub").tee(left).brIf(again);
  });
  return limbs;
}

/** pi / 2 in two parts, and the first of them as 26 bits and the rest. */
const quarter = [1.5707963267948966, 6.123233995736766e-17] as const;
const quarterHigh = 1.5707963109016418;
const quarterLow = quarter[0] - quarterHigh;

/** The signed fraction nearest to 0, times pi / 2, with the sign of x. */
function inRadians(code: Code, x: Local, limbs: readonly Local[]): Remainder {
  const f64 = (write: () => void): Local => {
    write();
    const out = code.local("f64");
    code.set(out);
    return out;
  };
  const combine = (name: "add" | "sub" | "mul", a: Local, b: Local) => f64(() => code.get(a, b).op(`f64.${name}`));
  const times = (a: Local, b: number) => f64(() => code.get(a).f64(b).op("f64.mul"));
  const [whole, top] = [limbs[0]!, limbs[1]!];
  const up = code.local("i64");
  code.get(top).i64(26n).op("i64.shr_u").set(up);
  code.get(top, up).i64(27n).op("i64.shl").op("i64.sub").set(top);
  const part = (i: number) =>
    f64(() =>
      code
        .get(limbs[i]!)
        .op("f64.convert_i64_s")
        .f64(2 ** (-limb * i))
        .op("f64.mul"),
    );
  const head = combine("add", part(1), part(2));
  const body = combine("add", head, part(3));
  const lost = combine("sub", part(3), combine("sub", body, head));
  const tail = combine("add", lost, combine("add", part(4), part(5)));
  const turn = combine("add", body, tail);
  const turnLow = combine("sub", tail, combine("sub", turn, body));

  const high = f64(() =>
    code
      .get(turn)
      .op("i64.reinterpret_f64")
      .i64(-(1n << 27n))
      .op("i64.and")
      .op("f64.reinterpret_i64"),
  );
  const low = combine("sub", turn, high);
  const main = times(turn, quarter[0]);
  const exact = combine(
    "add",
    combine("add", combine("sub", times(high, quarterHigh), main), times(high, quarterLow)),
    times(low, quarterHigh),
  );
  const error = combine("add", exact, times(low, quarterLow));
  const rest = combine("add", error, combine("add", times(turn, quarter[1]), times(turnLow, quarter[0])));
  const hi = combine("add", main, rest);
  const lo = combine("sub", rest, combine("sub", hi, main));

  const quadrant = code.local("i64");
  code.get(whole, up).op("i64.add").i64(3n).op("i64.and").set(quadrant);
  code
    .get(x)
    .f64(0)
    .op("f64.lt")
    .when(() => {
      code.get(hi).op("f64.neg").set(hi).get(lo).op("f64.neg").set(lo);
      code.i64(4n).get(quadrant).op("i64.sub").set(quadrant);
    });
  return { hi, lo, quadrant };
}
