// Korean says everything that English says, with the same facts, and nothing that English does not say any more.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allCommands } from "../../src/commands/index.ts";
import { environment, exitCodes, launchOptions } from "../../src/commands/launch.ts";
import { tours } from "../../src/commands/tours.ts";
import { catalogue, codes } from "../../src/core/catalogue.ts";
import { errors } from "../../src/korean/errors.ts";
import { korean } from "../../src/korean/korean.ts";
import { labels } from "../../src/korean/labels.ts";
import { texts } from "../../src/korean/texts.ts";
import { builtins } from "../../src/lang/builtins.ts";
import { allOperations } from "../../src/ops/index.ts";
import { settingNames, settingRows } from "../../src/session/settings.ts";
import { optimizers } from "../../src/train/optimizers.ts";
import { sourceTexts } from "./source-texts.ts";

const all = new Map(texts.flatMap((table) => Object.entries(table)));
const hangul = /[가-힣]/;
const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
/** Texts that are the same in both: code, names, numbers. */
const isSame = (text: string): boolean => all.get(text) === text;

test("every text of the source has a Korean one", () => {
  const missing = sourceTexts().filter(({ text }) => !all.has(text) && !(text in labels));
  expect([...new Set(missing.map(({ text, place }) => `${place}  ${JSON.stringify(text)}`))]).toEqual([]);
});

test("what is drawn or typed under goes through a Speech", () => {
  const silent = sourceTexts().filter(({ place, spoken }) => /^src\/(?:render|shell)\//.test(place) && !spoken);
  expect(silent.map(({ text, place }) => `${place}  ${JSON.stringify(text)}`)).toEqual([]);
});

test("no Korean text is left of an English one that is gone", () => {
  const source = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts") && !f.startsWith("korean"))
    .map((f) => readFileSync(`src/${f}`, "utf8"))
    .join("\n");
  const said = new Set<string>([...sourceTexts().map((s) => s.text), ...tableTexts(), ...composed]);
  const isThere = (text: string): boolean =>
    text
      .split(/\{\d+\}/)
      .every((piece) => source.includes(piece.trim()) || source.includes(JSON.stringify(piece).slice(1, -1)));
  expect([...all.keys()].filter((text) => !said.has(text) && !isThere(text))).toEqual([]);
});

/** Texts that the source makes of parts, and those of commander. */
const composed = [
  ...["list", "tuple", "dict", "set", "range", "shape", "dtype", "slice", "module", "tape"].map((kind) => `a ${kind}`),
  ...["error: unknown option '{1}'", "error: option '{1}' argument missing"],
  "error: option '{1}' argument '{2}' is invalid. Allowed choices are {3}.",
  "exponential, inverse, cosine, polynomial, piecewise, step",
  "how steps are made; lm (Levenberg–Marquardt, sums of squares) and lbfgs need no lr ({1})",
  ...["Usage:", "Arguments:", "Options:", "Commands:"],
];

function tableTexts(): string[] {
  return [
    ...allCommands().flatMap((c) => [
      c.summary,
      ...(c.about ? c.about.split("\n") : []),
      ...Object.values(c.params).map((p) => p.doc),
      ...Object.values(c.options).map((o) => o.doc),
    ]),
    ...[...builtins().values()].map((b) => b.doc),
    ...[...allOperations()].flatMap((op) => [op.doc, ...Object.values(op.params).map((p) => p.doc)]),
    ...settingNames.map((n) => settingRows[n].doc),
    ...launchOptions.map((o) => o.doc),
    ...environment.map(([, doc]) => doc),
    ...exitCodes.map(([, doc]) => doc),
    ...tours.map((t) => t.title),
    ...Object.values(optimizers).flatMap((o) => [o.doc, ...Object.values(o.tuning).map((t) => t.doc)]),
  ];
}

test("every row of the tables is said in Korean", () => {
  const missing = tableTexts().filter((text) => !hangul.test(korean.say(text)) && !isSame(text));
  expect([...new Set(missing)]).toEqual([]);
});

describe("each text and its Korean one", () => {
  const pairs = [
    ...all,
    ...codes.map((c) => [catalogue[c].message, errors[c][0]] as const),
    ...codes.map((c) => [catalogue[c].about, errors[c][1]] as const),
  ];
  test("has the same facts", () => {
    const apart = pairs.filter(([english, ko]) => placesIn(english).join() !== placesIn(ko).join());
    expect(apart).toEqual([]);
  });
  test("chooses the particle behind a fact by what the fact is", () => {
    const fixed =
      /\{\w+\}[`'")\]]*(?:은|는|이|가|을|를|과|와|로|으로|이나|나|이란|란)(?=[\s,.:;]|$)|\([가-힣]\)[가-힣]/;
    expect(pairs.map(([, ko]) => ko).filter((ko) => fixed.test(ko))).toEqual([]);
  });
  test("names both forms of a particle, the one behind a consonant first", () => {
    const turned = /\{\w+\}[`'")\]]*(?:는\/은|가\/이|를\/을|와\/과|로\/으로)/;
    expect(pairs.map(([, ko]) => ko).filter((ko) => turned.test(ko))).toEqual([]);
  });
  test("is in Korean, unless it is the same in both", () => {
    expect(pairs.filter(([english, ko]) => !hangul.test(ko) && english !== ko)).toEqual([]);
  });
});

test("labels are one or a few words", () => {
  for (const [english, ko] of Object.entries(labels)) expect(hangul.test(ko) || english === ko, english).toBe(true);
});
