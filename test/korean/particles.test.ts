// Particles after what stands before them: syllables, digits, numbers, Latin letters and words.
import { describe, expect, test } from "vitest";
import { fill, lastSound, particle } from "../../src/korean/particles.ts";

describe("the last sound", () => {
  test.each([
    ["형태", "vowel"],
    ["값", "consonant"],
    ["열", "rieul"],
    ["`값`", "consonant"],
    ["(2, 3)", "consonant"],
    ["(2,)", "vowel"],
    ["1", "rieul"],
    ["10", "consonant"],
    ["100", "consonant"],
    ["24", "vowel"],
    ["0.5", "vowel"],
    ["float32", "vowel"],
    ["int64", "vowel"],
    ["uint8", "rieul"],
    ["bool", "rieul"],
    ["x", "vowel"],
    ["n", "consonant"],
    ["m", "consonant"],
    ["l", "rieul"],
    ["mean", "consonant"],
    ["sum", "consonant"],
    ["reshape", "vowel"],
    ["matmul", "rieul"],
    ["tensor", "vowel"],
    ["axis", "vowel"],
    ["NaN", "consonant"],
    ["`[`", "vowel"],
    ["set", "consonant"],
    ["list", "vowel"],
    ["float", "vowel"],
    ["3e-5", "vowel"],
  ])("of %s is a %s", (text, sound) => {
    expect(lastSound(text)).toBe(sound);
  });
});

describe("a template", () => {
  const of = (template: string, value: string) => fill(template, () => value);
  test("takes the form that fits", () => {
    expect(of("{x}은/는 여기에", "값")).toBe("값은 여기에");
    expect(of("{x}은/는 여기에", "형태")).toBe("형태는 여기에");
    expect(of("`{x}`을/를 닫지", "mean")).toBe("`mean`을 닫지");
    expect(of("`{x}`이/가 없습니다", "axis")).toBe("`axis`가 없습니다");
    expect(of("{x}과/와 같다", "3")).toBe("3과 같다");
  });
  test("으로 follows consonants but ㄹ", () => {
    expect(of("{x}으로/로", "축")).toBe("축으로");
    expect(of("{x}으로/로", "텐서")).toBe("텐서로");
    expect(of("{x}으로/로", "열")).toBe("열로");
    expect(of("{x}으로/로", "1")).toBe("1로");
    expect(of("{x}으로/로", "3")).toBe("3으로");
  });
  test("leaves what a fact says alone", () => {
    expect(of("`{x}`은/는 이름", "을/를")).toBe("`을/를`은 이름");
    expect(of("{x:.3f} {}", "a")).toBe("{x:.3f} {}");
  });
  test("every pair is its two forms", () => {
    for (const pair of ["은/는", "이/가", "을/를", "과/와", "으로/로", "이나/나"]) {
      const [closed, open] = pair.split("/");
      expect(particle(pair, "값")).toBe(closed);
      expect(particle(pair, "나무")).toBe(open);
    }
  });
});
