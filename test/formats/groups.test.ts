/** Files that h5py wrote (test/oracle/record-keras.py), and ours. That h5py and Keras read ours was seen by hand. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Attribute, type Group, type GroupLibrary, isGroup, whyLeft } from "../../src/core/groups.ts";
import { nested, type Stored, stored } from "../../src/core/stored.ts";
import { arraysIn, decodeGroups, decodeModel, encodeGroups, encodeModel, leftIn } from "../../src/formats/groups.ts";
import { archiveOf, filesIn } from "../../src/formats/zip.ts";
import recorded from "../oracle/keras.json" with { type: "json" };
import { errorOf } from "./samples.ts";

// As it is shipped: the build changes how it starts.
const library: GroupLibrary = createRequire(import.meta.url)("../../dist/hdf5.cjs").hdf5;
const bytesIn = (text: string): Uint8Array => new Uint8Array(inflateSync(Buffer.from(text, "base64")));
const read = (bytes: Uint8Array): Group => decodeGroups(bytes, "x.h5", library);

const plainArray = (value: Stored): unknown => [value.dtype, nested(value)];
const plainAttribute = (value: Attribute): unknown =>
  typeof value === "string" || !("layout" in value) ? value : plainArray(value);
const plain = (group: Group): unknown => ({
  attributes: Object.fromEntries([...group.attributes].map(([name, value]) => [name, plainAttribute(value)])),
  members: Object.fromEntries([...group.members].map(([name, m]) => [name, isGroup(m) ? plain(m) : plainArray(m)])),
});

const kinds = bytesIn(recorded.kinds);
const rows = Array.from({ length: 6 }, (_, r) => Array.from({ length: 10 }, (_, c) => BigInt(r * 10 + c)));

describe("what h5py wrote", () => {
  test("numbers of any dtype and order, packed too; nothing else", () => {
    expect(plain(read(kinds))).toEqual({
      attributes: { said: "ünï", bytes: "xy", names: ["a", "bc"], count: ["int64", 3n] },
      members: {
        byte: ["uint8", [0, 1, 1]],
        wide: ["int64", [0n, 1n, 1n]],
        half: ["float16", [0, 1, 1]],
        turned: ["float32", [0, 1, 1]],
        turned_wide: ["int64", [0n, 1n, 1n]],
        truth: ["bool", [0, 1, 1]],
        one: ["float64", 2.5],
        none: ["float64", []],
        inner: { attributes: {}, members: { packed: ["int64", rows], link: ["float64", 2.5] } },
      },
    });
  });
  test("the newest form", () => {
    expect([...arraysIn(read(bytesIn(recorded.latest)))].map(([path, s]) => [path, nested(s)])).toEqual([
      ["a/b", [0, 1, 2]],
    ]);
  });
  test("comes back from a file of ours, halves as float32 and truth values as uint8", () => {
    const again = read(encodeGroups(read(kinds), "x.h5", library));
    const values = (group: Group): unknown[] =>
      [...arraysIn(group)]
        .filter(([path]) => path !== "half")
        .map(([path, s]) => [path, s.layout.shape, Array.from(s.data, Number)]);
    expect(again.members.get("half")).toMatchObject({ dtype: "float32" });
    expect(again.members.get("truth")).toMatchObject({ dtype: "uint8" });
    expect(values(again)).toEqual(values(read(kinds)));
    expect(plain({ attributes: again.attributes, members: new Map() })).toEqual(
      plain({ attributes: read(kinds).attributes, members: new Map() }),
    );
  });
  test("nothing of it is on the disk", () => {
    expect(existsSync("file.h5")).toBe(false);
  });
});

test("long texts and many members", () => {
  const config = "x".repeat(200_000);
  const members = new Map(
    Array.from({ length: 300 }, (_, i) => [String(i), stored("float32", [2], Float32Array.of(i, -i))] as const),
  );
  const again = read(encodeGroups({ attributes: new Map([["config", config]]), members }, "x.h5", library));
  expect(again.attributes.get("config")).toBe(config);
  expect(again.members.size).toBe(300);
  expect(nested(again.members.get("299") as Stored)).toEqual([299, -299]);
});

describe("what leads nowhere, or in circles, or is packed in an unknown way", () => {
  test("is left out, with the reason; everything else is read", () => {
    const odd = read(bytesIn(recorded.odd));
    expect([...arraysIn(odd)].map(([path, s]) => [path, nested(s)])).toEqual([
      ["g/y", [0, 1, 2]],
      [
        "near",
        [
          [-1, -1, -1],
          [0, 1, 2],
        ],
      ],
      ["y", [0, 1, 2]],
    ]);
    const file = "other.h5";
    expect(Object.fromEntries(leftIn(odd))).toEqual({
      away: { why: "virtual", file },
      nowhere: { why: "link", to: "gone" },
      packed: { why: "filter", name: "LZF" },
      through: { why: "filter", name: "LZF" },
      text: { why: "kind" },
      lost: { why: "link", to: "/nothing" },
      outside: { why: "file", file, to: "/x" },
      "g/itself": { why: "itself" },
      "g/root": { why: "itself" },
    });
  });
  test("groups that lead to one another are walked for a while", () => {
    const maze = read(bytesIn(recorded.maze));
    expect(nested(arraysIn(maze).get("0/x")!)).toBe(1.5);
    expect([...leftIn(maze).values()].some(({ why }) => why === "many")).toBe(true);
    expect(leftIn(read(bytesIn(recorded.endless))).get("g/itself")).toEqual({ why: "itself" });
  });
  test("each reason is said", () => {
    const said = [...leftIn(read(bytesIn(recorded.odd))).values()].map(whyLeft).join("\n");
    for (const part of ["other.h5", "/nothing", "LZF", "h5repack"]) expect(said).toContain(part);
  });
});

describe("files that are no good", () => {
  test.each([
    ["no HDF5 file", new TextEncoder().encode("a,b\n1,2\n"), "no HDF5 file"],
    ["nothing", new Uint8Array(0), "no HDF5 file"],
    ["a beginning alone", kinds.subarray(0, 512), "cut short"],
    ["half", kinds.subarray(0, kinds.length >> 1), "cut short"],
  ])("%s", (_, bytes, says) => {
    expect(errorOf(() => read(bytes)).message).toContain(says);
  });
  test("bytes turned around are refused or read, and the next file is fine", () => {
    for (let i = 8; i < kinds.length; i += 611) {
      const turned = Uint8Array.from(kinds);
      turned[i] = turned[i]! ^ 0x55;
      expect(() => library.groupIn(turned)).not.toThrow();
    }
    expect(read(kinds).members.size).toBe(9);
  });
  test("complex numbers are not written", () => {
    const members = new Map([["c", stored("complex64", [1], Float32Array.of(1, 2))]]);
    expect(errorOf(() => encodeGroups({ attributes: new Map(), members }, "x.h5", library)).message).toContain(
      "complex64",
    );
  });
});

describe("Keras' archives", () => {
  const bytes = bytesIn(recorded.chain.keras);
  test("are read and written", () => {
    const model = decodeModel(bytes, "m.keras", library);
    expect(JSON.parse(model.config).class_name).toBe("Sequential");
    const again = decodeModel(encodeModel(model, "m.keras", library), "m.keras", library);
    expect([again.config, again.metadata, plain(again.weights)]).toEqual([
      model.config,
      model.metadata,
      plain(model.weights),
    ]);
  });
  test("without weights", () => {
    const files = new Map(filesIn(bytes, "m.keras"));
    files.delete("model.weights.h5");
    expect(errorOf(() => decodeModel(archiveOf(files, "x"), "m.keras", library)).message).toContain("model.weights.h5");
  });
  test("cut short", () => {
    expect(errorOf(() => decodeModel(bytes.subarray(0, 5000), "m.keras", library)).message).toContain("zip");
  });
});
