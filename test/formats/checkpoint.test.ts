/** Files that torch.save wrote (test/oracle/record-checkpoints.py), and ours. That PyTorch reads ours was seen by hand. */
import { describe, expect, test } from "vitest";
import type { Kept } from "../../src/core/checkpoint.ts";
import { nested, stored } from "../../src/core/stored.ts";
import { decodeCheckpoint, encodeCheckpoint } from "../../src/formats/checkpoint.ts";
import { readPickle, Unreadable } from "../../src/formats/pickle.ts";
import { archiveOf, filesIn } from "../../src/formats/zip.ts";
import recorded from "../oracle/checkpoints.json" with { type: "json" };
import { errorOf } from "./samples.ts";

const bytesIn = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

/** A value as JavaScript would have it: tensors as dtype and numbers. */
function plain(kept: Kept): unknown {
  switch (kept.kind) {
    case "none":
      return null;
    case "bool":
    case "int":
    case "float":
    case "string":
      return kept.value;
    case "list":
      return kept.items.map(plain);
    case "tuple":
      return { tuple: kept.items.map(plain) };
    case "dict":
      return new Map(kept.entries.map(([k, v]) => [plain(k), plain(v)]));
    case "tensor":
      return [kept.value.dtype, nested(kept.value), kept.requiresGrad, kept.parameter];
  }
}

describe("what torch.save wrote", () => {
  const kept = decodeCheckpoint(bytesIn(recorded.values), "x.pt");
  test("plain values and tensors of any strides", () => {
    expect(plain(kept)).toEqual(
      new Map<string, unknown>([
        ["epoch", 3n],
        ["loss", 0.125],
        ["big", 2n ** 70n],
        ["low", -(2n ** 31n)],
        ["flags", [true, false, null]],
        ["pair", { tuple: [1n, "ünï"] }],
        [
          "state",
          new Map<string, unknown>([
            [
              "weight",
              [
                "float32",
                [
                  [1.5, -2],
                  [0.25, 4],
                ],
                false,
                false,
              ],
            ],
            ["count", ["int64", 7n, false, false]],
          ]),
        ],
        ["row", ["float64", [3, 4, 5], false, false]],
        ["turned", ["float64", [0, 1, 2, 3].map((c) => [c, c + 4, c + 8]), false, false]],
        ["half", ["float16", [0.5, -2], false, false]],
        ["parameter", ["float32", [1, 2], true, true]],
        ["size", { tuple: [2n, 3n] }],
      ]),
    );
  });
  test("which dicts are ordered", () => {
    const entries = kept.kind === "dict" ? kept.entries : [];
    const state = entries.find(([k]) => k.kind === "string" && k.value === "state")![1];
    expect([kept.kind === "dict" && kept.ordered, state.kind === "dict" && state.ordered]).toEqual([false, true]);
  });
  test("comes back from a file of ours", () => {
    expect(plain(decodeCheckpoint(encodeCheckpoint(kept, "x.pt"), "x.pt"))).toEqual(plain(kept));
  });
  test("code is refused by its name", () => {
    expect(errorOf(() => decodeCheckpoint(bytesIn(recorded.module), "x.pt")).message).toContain(
      "torch.nn.modules.linear.Linear",
    );
  });
});

test("tensors begin where PyTorch lets them begin", () => {
  const items = [1, 7, 40].map((n): Kept => {
    const value = stored(
      "uint8",
      [n],
      Uint8Array.from({ length: n }, () => n),
    );
    return { kind: "tensor", value, requiresGrad: false, parameter: false };
  });
  const bytes = encodeCheckpoint({ kind: "list", items }, "x.pt");
  for (const n of [7, 40]) {
    const content = Buffer.from(new Uint8Array(n).fill(n));
    expect(Buffer.from(bytes).indexOf(content) % 64).toBe(0);
  }
});

describe("files that are no good", () => {
  test("every shorter pickle is refused", () => {
    const pickle = filesIn(bytesIn(recorded.values), "x").get("archive/data.pkl")!;
    for (let n = 0; n < pickle.length; n++) expect(() => readPickle(pickle.subarray(0, n))).toThrow(Unreadable);
  });
  test.each([
    ["no pickle in it", new Map([["a", new Uint8Array(3)]]), "no file of torch.save"],
    ["a tensor without numbers", without("archive/data/0"), "not there"],
    ["a tensor beyond its numbers", shortened("archive/data/0"), "beyond its numbers"],
    ["the other byte order", new Map([...whole(), ["archive/byteorder", Buffer.from("big")]]), "highest byte first"],
  ])("%s", (_, files, says) => {
    expect(errorOf(() => decodeCheckpoint(archiveOf(files, "x"), "x.pt")).message).toContain(says);
  });
});

function whole(): Map<string, Uint8Array> {
  return new Map(filesIn(bytesIn(recorded.values), "x"));
}
function without(name: string): Map<string, Uint8Array> {
  const files = whole();
  files.delete(name);
  return files;
}
function shortened(name: string): Map<string, Uint8Array> {
  const files = whole();
  return files.set(name, files.get(name)!.subarray(0, 8));
}
