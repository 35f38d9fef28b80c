// The arrows of docs/architecture.md are the arrows of the code.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const document = readFileSync("docs/architecture.md", "utf8");
/** The lines `left → right` of the code block below a heading or sentence. */
const arrowsAfter = (mark: string): Map<string, string> => {
  const block = document.slice(document.indexOf(mark)).split("```")[1]!;
  return new Map(
    block
      .trim()
      .split("\n")
      .map((line) => line.split(" → ") as [string, string]),
  );
};
const layers = arrowsAfter("## Who may import whom");
const owners = arrowsAfter("Every package has one owner");

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((f) => f.endsWith(".ts"))
  .map((f) => `src/${f.replaceAll("\\", "/")}`);
const texts = new Map(files.map((f) => [f, readFileSync(f, "utf8")]));
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
const imports = files.flatMap((file) =>
  [...texts.get(file)!.matchAll(/^(import|export)( type)? [^;]*? from "([^"]+)";/gms)].map((m) => ({
    file,
    type: m[2] !== undefined,
    target: m[3]!,
  })),
);
const layerOf = (file: string): string => file.split("/")[1]!;
const resolved = (file: string, target: string): string => normalize(join(dirname(file), target)).replaceAll("\\", "/");
const own = imports.filter((i) => i.target.startsWith("."));

describe("layers", () => {
  test("every folder of src has a line in the table", () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual([...layers.keys()].sort());
  });
  test.each([...layers.keys()])("%s imports only what it may", (layer) => {
    const allowed = new Set([layer, ...layers.get(layer)!.split(", ")]);
    const wrong = own.filter((i) => layerOf(i.file) === layer && !allowed.has(layerOf(resolved(i.file, i.target))));
    expect(wrong.map((i) => `${i.file} → ${i.target}`)).toEqual([]);
  });
  test("every arrow of the table is used", () => {
    const used = new Set(own.map((i) => `${layerOf(i.file)} → ${layerOf(resolved(i.file, i.target))}`));
    const listed = [...layers].flatMap(([from, to]) =>
      to === "nothing" ? [] : to.split(", ").map((t) => `${from} → ${t}`),
    );
    expect(listed.filter((arrow) => !used.has(arrow))).toEqual([]);
  });
  test("no file imports itself in a circle", () => {
    const next = new Map<string, string[]>();
    for (const i of own) if (!i.type) next.set(i.file, [...(next.get(i.file) ?? []), resolved(i.file, i.target)]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file) || path.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe("packages", () => {
  const packages = imports.filter((i) => !i.target.startsWith(".") && !i.target.startsWith("node:"));
  test("each has one owner", () => {
    const used = new Map(packages.map((i) => [i.target, i.file]));
    expect(Object.fromEntries(used)).toEqual(Object.fromEntries(owners));
    expect(packages.length).toBe(owners.size);
  });
  test("the engine and the language use nothing of Node but threads, the collector and the machine's libraries", () => {
    const machine = ["node:worker_threads", "node:os", "node:v8", "node:vm", "node:module", "node:fs"];
    const wrong = imports.filter((i) => {
      if (!i.target.startsWith("node:") || ["cli", "shell"].includes(layerOf(i.file))) return false;
      if (layerOf(i.file) === "formats" && ["node:zlib", "node:crypto"].includes(i.target)) return false;
      return layerOf(i.file) !== "runtime" || !machine.includes(i.target);
    });
    expect(wrong.map((i) => `${i.file} → ${i.target}`)).toEqual([]);
  });
});

describe("conduct", () => {
  const withWord = (pattern: RegExp, except: (file: string) => boolean): string[] =>
    files.filter((f) => !except(f) && pattern.test(withoutComments(texts.get(f)!)));
  test("nothing evaluates text as code of the host, but loops of instructions", () => {
    const loops = "src/runtime/reference/element-loops.ts";
    expect(withWord(/\beval\s*\(|new Function\b|\bFunction\(/, (f) => f === loops)).toEqual([]);
  });
  test("only the edge talks to the process", () => {
    expect(withWord(/\bconsole\./, (f) => ["cli", "shell"].includes(layerOf(f)))).toEqual([]);
    expect(withWord(/\bprocess\./, (f) => ["cli", "shell", "runtime"].includes(layerOf(f)))).toEqual([]);
  });
  test("every file says what it is", () => {
    expect(files.filter((f) => !/^\/\*\*/.test(texts.get(f)!))).toEqual([]);
  });
});
