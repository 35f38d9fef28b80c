/**
 * Whether a library adds products of float32 in the order of the reference, as OpenBLAS does: some elements of products of
 * fractions tell. Knows the kinds of calls that may differ in that; knows no library.
 */
import { dataIn } from "../core/dtype.ts";
import type { Product } from "../kernel/matmul.ts";
import { plain, turned } from "./entry.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { fusedProduct } from "./reference/contract.ts";

/** How many products of numbers there are, and how the left and the right matrix lie. */
export type CallKind = `${"few" | "many"} ${number} ${number}`;

/** Some products of a kind; each of two matrices that lie so. */
export interface Sample {
  readonly left: number;
  readonly right: number;
  readonly sizes: readonly (readonly [m: number, n: number, k: number])[];
}
const many = [[70, 50, 330]] as const;
const few = [
  [40, 56, 100],
  [20, 60, 90],
  [33, 17, 200],
] as const;
/**
 * Of every kind that is worth asking for. Few products of a left matrix that lies straight are none: OpenBLAS adds them in
 * another order here and there, too seldom for a sample to tell.
 */
export const samples: readonly (Sample & { readonly kind: CallKind })[] = [plain, turned].flatMap((left) =>
  [plain, turned].flatMap((right) => [
    { kind: `many ${left} ${right}` as const, left, right, sizes: many },
    ...(left === turned ? [{ kind: `few ${left} ${right}` as const, left, right, sizes: few }] : []),
  ]),
);

const fractions = 40_000;
const results = 3500;

/** @param call makes a product of matrices in the engine's memory */
export function addsAsReference(call: (p: Product) => void, { left, right, sizes }: Sample): boolean {
  return withRoom(4 * (fractions + results), (at) => {
    const data = dataIn("float32", engineMemory().buffer, at, fractions + results) as Float32Array;
    for (let i = 0, state = 1; i < fractions; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      data[i] = state / 2 ** 31 - 1;
    }
    return sizes.every(([m, n, k]) => {
      const [aRow, aStep] = left === plain ? [k, 1] : [1, m];
      const [bStep, bColumn] = right === plain ? [n, 1] : [1, k];
      const steps = { aRow: 4 * aRow, aStep: 4 * aStep, bStep: 4 * bStep, bColumn: 4 * bColumn };
      call({ dtype: "float32", m, n, k, ...steps, items: [at, at + 4 * m * k, at + 4 * fractions] });
      const element = (i: number, j: number): number => {
        let sum = 0;
        for (let x = 0; x < k; x++)
          sum = fusedProduct(data[i * aRow + x * aStep]!, data[m * k + x * bStep + j * bColumn]!, sum);
        return sum;
      };
      // Some 2000 products of numbers, of elements in all parts of the result.
      const apart = Math.ceil((m * n * k) / 2000) | 1;
      for (let e = 0; e < m * n; e += apart)
        if (!Object.is(element(Math.floor(e / n), e % n), data[fractions + e]!)) return false;
      return true;
    });
  });
}
