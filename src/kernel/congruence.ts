/**
 * A kernel for the numbers of a congruential generator of 128 bits whose halves are mixed (PCG's XSL RR 128/64): each state
 * is the last one times a number plus another one. Knows words of memory, no seeds and nothing that is drawn.
 */
import type { Kernel } from "./kernel.ts";
import { advance, kernelNamed, repeated, word } from "./walk.ts";
import type { Code, Local } from "./wasm/assembler.ts";

/** Bytes of a state with what is added to it, each as two numbers of 64 bits, the low one first. */
export const congruenceBytes = 32;

const lower = 0xffffffffn;

/** The high half of x times a number. */
function highProduct(code: Code, x: Local, by: bigint, out: Local): void {
  const [low, high, cross, t] = Array.from({ length: 4 }, () => code.local("i64")) as [Local, Local, Local, Local];
  const [byLow, byHigh] = [by & lower, by >> 32n];
  code.get(x).i64(lower).op("i64.and").set(low).get(x).i64(32n).op("i64.shr_u").set(high);
  code.get(low).i64(byLow).op("i64.mul").i64(32n).op("i64.shr_u").set(t);
  code.get(high).i64(byLow).op("i64.mul").get(t).op("i64.add").set(cross);
  code.get(low).i64(byHigh).op("i64.mul").get(cross).i64(lower).op("i64.and").op("i64.add").set(t);
  code.get(high).i64(byHigh).op("i64.mul").get(cross).i64(32n).op("i64.shr_u").op("i64.add");
  code.get(t).i64(32n).op("i64.shr_u").op("i64.add").set(out);
}

/** Words: address of the state, which moves on; where the numbers go, low halves first; how many. One unit in all. */
export const congruence = (multiplier: bigint): Kernel =>
  kernelNamed(`numbers of a congruence by ${multiplier.toString(16)}`, (code, entry) => {
    const [state, to, count] = [word(code, entry, 0), word(code, entry, 1), word(code, entry, 2)];
    const [low, high, addLow, addHigh, product, sum] = Array.from({ length: 6 }, () => code.local("i64")) as Six;
    const [byLow, byHigh] = [BigInt.asIntN(64, multiplier), BigInt.asIntN(64, multiplier >> 64n)];
    for (const [i, local] of [low, high, addLow, addHigh].entries())
      code
        .get(state)
        .mem("i64.load", 8 * i)
        .set(local);
    repeated(code, count, () => {
      highProduct(code, low, multiplier & 0xffffffffffffffffn, product);
      code.get(high).i64(byLow).op("i64.mul").get(low).i64(byHigh).op("i64.mul").op("i64.add");
      code.get(product).op("i64.add").get(addHigh).op("i64.add").set(high);
      code.get(low).i64(byLow).op("i64.mul").get(addLow).op("i64.add").set(sum);
      code.get(high).get(sum, addLow).op("i64.lt_u").op("i64.extend_i32_u").op("i64.add").set(high);
      code.get(sum).set(low);
      code.get(to).get(low, high).op("i64.xor").get(high).i64(58n).op("i64.shr_u").op("i64.rotr").mem("i64.store");
      advance(code, to, 8);
    });
    code.get(state, low).mem("i64.store").get(state, high).mem("i64.store", 8);
  });
type Six = [Local, Local, Local, Local, Local, Local];
