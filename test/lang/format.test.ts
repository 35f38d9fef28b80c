import { describe, expect, it } from "vitest";
import { OpError } from "../../src/core/errors.ts";
import { floatRepr, formatPercent, formatSpec, type Plain, stringRepr } from "../../src/lang/format.ts";
import { bitsOf, type Outcome, type PlainCase, recorded } from "../oracle/text.ts";

const { specs, percents, reprs, scalars } = recorded();

function plainOf(c: PlainCase): Plain {
  if ("bool" in c) return { kind: "bool", value: c.bool };
  if ("int" in c) return { kind: "int", value: BigInt(c.int) };
  if ("float" in c) return { kind: "float", value: Number(bitsOf("float64", c.float)[0]) };
  if ("string" in c) return { kind: "string", value: c.string };
  const [text, repr, type] = c.other;
  return { kind: "other", text, repr, type };
}

/** The text in a list, or the detail of the refusal: what the recorder wrote down of Python. */
function outcomeOf(make: () => string): Outcome {
  try {
    return [make()];
  } catch (e) {
    if (!(e instanceof OpError) || e.code !== "type/format") throw e;
    return String(e.facts.detail);
  }
}

describe("format specs", () => {
  it("give Python's text or Python's error", () => {
    expect(specs.length).toBeGreaterThan(3000);
    const found = specs.map(([spec, value]) => [spec, value, outcomeOf(() => formatSpec(plainOf(value), spec))]);
    expect(found).toEqual(specs);
  });

  it("refuse widths that would fill the memory", () => {
    const say = outcomeOf(() => formatSpec({ kind: "int", value: 1n }, "999999999"));
    expect(say).toBe("width 999999999 is more than 1000000");
    expect(outcomeOf(() => formatSpec({ kind: "float", value: 1 }, ".99999999999999999999f"))).toMatch(/^precision /);
    expect(
      outcomeOf(() =>
        formatPercent("%*d", [
          { kind: "int", value: 10n ** 9n },
          { kind: "int", value: 1n },
        ]),
      ),
    ).toBe("width 1000000000 is more than 1000000");
  });
});

describe("the % operator", () => {
  it("gives Python's text or Python's error for tuples", () => {
    expect(percents.tuple.length).toBeGreaterThan(1000);
    const found = percents.tuple.map(([template, args]) => {
      return [template, args, outcomeOf(() => formatPercent(template, args.map(plainOf)))];
    });
    expect(found).toEqual(percents.tuple);
  });

  it("gives Python's text or Python's error for dicts", () => {
    const named = new Map(Object.entries(percents.named.args).map(([k, v]) => [k, plainOf(v)]));
    const whole = plainOf(percents.named.whole);
    const found = percents.named.cases.map(([template]) => {
      return [template, outcomeOf(() => formatPercent(template, { named, whole }))];
    });
    expect(found).toEqual(percents.named.cases);
  });

  it("names the key that a dict lacks", () => {
    const whole: Plain = { kind: "other", text: "{}", repr: "{}", type: "dict" };
    expect(outcomeOf(() => formatPercent("%(lr)s", { named: new Map(), whole }))).toContain("'lr'");
  });
});

describe("repr", () => {
  it("of strings quotes and escapes as Python", () => {
    expect(reprs.map(([json]) => [json, stringRepr(JSON.parse(json))])).toEqual(reprs);
  });

  it("of floats is Python's", () => {
    const values = Array.from(bitsOf("float64", scalars.float64.bits), Number);
    expect(values.map(floatRepr).join(" ")).toBe(scalars.float64.text);
  });
});
