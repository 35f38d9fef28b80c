import { describe, expect, test } from "vitest";
import { dataIn } from "../../src/core/dtype.ts";
import type { MachineBlock } from "../../src/kernel/kernel.ts";
import { at, beside, makeAssembler, r8, r12, r13, rax, rbx, rsi, rsp } from "../../src/kernel/x86/assembler.ts";
import { operations } from "../../src/kernel/x86/vectors.ts";
import { machineTile, placeBlock } from "../../src/runtime/machine-blocks.ts";
import { vectorBytes } from "../../src/runtime/machine-code.ts";
import { engineMemory, withRoom } from "../../src/runtime/memory.ts";
import { loadKoffi } from "../../src/runtime/native.ts";

/** What GNU objdump 2.40 reads as the instruction beside it. */
test.each([
  ["mov r12, rax", (x) => x.move(r12, rax), "49 89 c4"],
  ["mov rax, [rsp + 56]", (x) => x.load(rax, at(rsp, 56)), "48 8b 44 24 38"],
  ["mov [rbx + 512], r8", (x) => x.store(at(rbx, 512), r8), "4c 89 83 00 02 00 00"],
  ["lea r13, [r13 + rsi]", (x) => x.address(r13, beside(r13, rsi, 1)), "4d 8d 6c 35 00"],
  ["add rsi, 64", (x) => x.add(rsi, { number: 64 }), "48 81 c6 40 00 00 00"],
  ["imul rax, rsi, -4", (x) => x.multiplyBy(rax, rsi, -4), "48 69 c6 fc ff ff ff"],
  ["prefetcht0 [r12 + r8 · 8]", (x) => x.prefetch(beside(r12, r8, 8)), "4b 0f 18 4c c4 00"],
  [
    "vfmadd231ps zmm0, zmm26, zmm24",
    (x) => x.vector(operations.float32.addProduct, 64, 0, 26, 24),
    "62 92 2d 40 b8 c0",
  ],
  ["vfmadd231pd ymm3, ymm13, ymm12", (x) => x.vector(operations.float64.addProduct, 32, 3, 13, 12), "c4 c2 95 b8 dc"],
  [
    "vbroadcastsd zmm30, [rbx + rsi · 2]",
    (x) => x.vector(operations.float64.spread, 64, 30, 0, beside(rbx, rsi, 2)),
    "62 62 fd 48 19 74 73 00",
  ],
  ["vmovups zmm5 {k1}, [r13]", (x) => x.vector(operations.float32.store, 64, 5, 0, at(r13), 1), "62 d1 7c 49 11 6d 00"],
  [
    "vmaskmovpd [r13 + 32], ymm12, ymm3",
    (x) => x.vector(operations.float64.storeSome, 32, 3, 12, at(r13, 32)),
    "c4 c2 1d 2f 5d 20",
  ],
] as const satisfies readonly (readonly [string, (x: ReturnType<typeof makeAssembler>) => void, string])[])(
  "%s is encoded as processors read it",
  (_, write, bytes) => {
    const x86 = makeAssembler();
    write(x86);
    expect(Array.from(x86.bytes(), (b) => b.toString(16).padStart(2, "0")).join(" ")).toBe(bytes);
  },
);

test("jumps go to where labels are placed, before and after them", () => {
  const x86 = makeAssembler();
  const [back, on] = [x86.label(), x86.label()];
  x86.place(back);
  x86.jump("always", on);
  x86.jump("not zero", back);
  x86.place(on);
  expect([...x86.bytes()]).toEqual([0xe9, 6, 0, 0, 0, 0x0f, 0x85, 0xf5, 255, 255, 255]);
  x86.jump("always", x86.label());
  expect(() => x86.bytes()).toThrow();
});

const widths = ([32, 64] as const).filter((width) => width <= (vectorBytes() ?? 0) && loadKoffi() !== null);

describe.each(widths)("blocks of %s-byte vectors", (width) => {
  test.each([
    ["float32", "panels"],
    ["float32", "rows"],
    ["float64", "panels"],
    ["float64", "rows"],
  ] as const)("of %s from %s are right, and write nothing else", (dtype, from) => {
    const tile = machineTile(dtype, width);
    const make = callOf(placeBlock(from, tile)!);
    for (let m = 1; m <= 2 * tile.rows + 3; m++) {
      for (const n of [1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 100, 129, 260]) {
        for (const onto of [0, 1]) {
          const k = 1 + ((m * 7 + n) % 13);
          const wrong = wrongElements(make, { tile, from, m, n, k, onto, turned: (m + n) % 2 === 1 });
          expect({ m, n, k, onto, wrong }).toEqual({ m, n, k, onto, wrong: 0 });
        }
      }
    }
  });
});

type Call = (...words: readonly number[]) => void;
function callOf({ from, at: address }: MachineBlock): Call {
  const koffi = loadKoffi()!;
  koffi.load(null);
  const words = Array<string>(from === "panels" ? 9 : 13).fill("int64");
  return koffi.decode(address, koffi.proto("void", words)) as Call;
}

interface Case {
  readonly tile: ReturnType<typeof machineTile>;
  readonly from: MachineBlock["from"];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly onto: number;
  readonly turned: boolean;
}
const left = (i: number, p: number): number => ((i * 7 + p * 3) % 11) - 5;
const right = (p: number, j: number): number => ((p * 5 + j * 13) % 9) - 4;
const before = (e: number): number => (e % 17) - 8;

/** Makes a block of small whole numbers, of which all sums are exact, within a larger matrix; counts what is wrong there. */
function wrongElements(make: Call, { tile, from, m, n, k, onto, turned }: Case): number {
  const bytes = tile.dtype === "float32" ? 4 : 8;
  const wide = (2 * tile.width) / bytes;
  const inner = Math.ceil(k / tile.unroll) * tile.unroll;
  const [rows, columns, ldc] = [Math.ceil(m / tile.rows) * tile.rows, Math.ceil(n / wide) * wide, n + 3];
  const [a, b] = [rows * inner, columns * inner];
  const all = a + b + (m + 2) * ldc + 64;
  return withRoom(all * bytes, (address) => {
    const data = dataIn(tile.dtype, engineMemory().buffer, address, all) as Float64Array;
    data.fill(0);
    for (let e = 0; e < (m + 2) * ldc; e++) data[a + b + e] = before(e);
    const start = Number(loadKoffi()!.address(new Uint8Array(engineMemory().buffer)));
    const [x, y, c] = [0, a, a + b].map((e) => start + address + e * bytes) as [number, number, number];
    if (from === "panels") {
      const panel = (i: number, size: number): number => Math.floor(i / size) * size * inner + (i % size);
      for (let p = 0; p < k; p++) {
        for (let i = 0; i < m; i++) data[panel(i, tile.rows) + p * tile.rows] = left(i, p);
        for (let j = 0; j < n; j++) data[a + panel(j, wide) + p * wide] = right(p, j);
      }
      make(x, y, c, m, n, inner, ldc * bytes, onto, 0);
    } else {
      const [row, step] = turned ? [1, m] : [k, 1];
      for (let p = 0; p < k; p++) {
        for (let i = 0; i < m; i++) data[i * row + p * step] = left(i, p);
        for (let j = 0; j < n; j++) data[a + p * n + j] = right(p, j);
      }
      make(x, row * bytes, step * bytes, y, n * bytes, wide * bytes, c, m, n, k, ldc * bytes, onto, 0);
    }
    let wrong = 0;
    for (let e = 0; e < (m + 2) * ldc; e++) {
      const [i, j] = [Math.floor(e / ldc), e % ldc];
      let want = before(e);
      if (i < m && j < n) {
        want = onto * want;
        for (let p = 0; p < k; p++) want += left(i, p) * right(p, j);
      }
      if (data[a + b + e] !== want) wrong++;
    }
    return wrong;
  });
}
