import { describe, expect, it } from "vitest";
import { advance, type Counter, eachBatch, type Key, readWords, type Stream } from "../../src/random/philox.ts";

const zero: Stream = { counter: [0, 0, 0, 0], key: [0, 0] };

describe("Philox4x32-10", () => {
  // The known answers of Random123 (D. E. Shaw Research), file kat_vectors.
  const ones = 0xffffffff;
  const answers: readonly (readonly [Counter, Key, readonly number[]])[] = [
    [zero.counter, zero.key, [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      [ones, ones, ones, ones],
      [ones, ones],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ];
  it.each(answers)("counter %j, key %j", (counter, key, words) => {
    const out = new Uint32Array(4);
    readWords({ counter, key }, out);
    expect([...out]).toEqual(words);
  });
});

describe("places in a stream", () => {
  /** Starts from which a few steps carry into every word of the counter, and out of the last. */
  const ones = 0xffffffff;
  const starts: readonly Counter[] = [
    [ones - 2, 5, 6, 7],
    [ones - 2, ones, 6, 7],
    [ones - 2, ones, ones, 7],
    [ones - 2, ones, ones, ones],
  ];
  it.each(starts)("reading on is advancing: from %i %i %i %i", (...counter) => {
    for (const stride of [1, 128, 2 ** 31]) {
      const out = new Uint32Array(40);
      const one = new Uint32Array(4);
      readWords({ counter, key: [1, 2] }, out, stride);
      for (let block = 0; block < 10; block++) {
        readWords(advance({ counter, key: [1, 2] }, BigInt(block * stride)), one);
        expect([...out.subarray(4 * block, 4 * block + 4)]).toEqual([...one]);
      }
    }
  });

  it("are 128-bit sums", () => {
    const number = ({ counter }: Stream) => counter.reduceRight((n, word) => (n << 32n) | BigInt(word), 0n);
    for (const counter of starts) {
      const from: Stream = { counter, key: [0, 0] };
      for (const step of [0n, 1n, 2n, 3n, 2n ** 32n, 2n ** 40n + 17n, 2n ** 63n, 2n ** 64n - 2n ** 32n - 1n]) {
        expect(number(advance(from, step))).toBe(BigInt.asUintN(128, number(from) + step));
      }
    }
  });

  it("come in batches that leave nothing out", () => {
    for (const [count, perBlock] of [
      [0, 4],
      [1, 4],
      [4096, 4],
      [4097, 4],
      [10001, 2],
    ] as const) {
      const whole = new Uint32Array(Math.ceil(count / perBlock) * 4);
      readWords(zero, whole, 3);
      const seen: number[] = [];
      let last = 0;
      eachBatch(
        zero,
        count,
        perBlock,
        (words, at, end) => {
          expect(at).toBe(last);
          last = end;
          seen.push(...words);
        },
        3,
      );
      expect(last).toBe(count);
      expect(seen).toEqual([...whole]);
    }
  });
});
