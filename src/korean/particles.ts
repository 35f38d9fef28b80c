/**
 * Korean particles depend on the last sound of the word before them: 값은, 형태는; 축으로, 텐서로, 열로. Templates name both
 * forms (`{name}은/는`), and the one that fits what `{name}` became is put there. Knows how words, numbers and
 * letters are read aloud.
 */

/** What a word ends in; ㄹ matters to (으)로 alone. */
type LastSound = "vowel" | "rieul" | "consonant";

/** The last consonant of a syllable stands in its code: one of 28, the first of them none, the ninth ㄹ. */
function soundOfSyllable(code: number): LastSound {
  const last = (code - 0xac00) % 28;
  return last === 0 ? "vowel" : last === 8 ? "rieul" : "consonant";
}

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const digits: readonly LastSound[] = [
  "consonant",
  "rieul",
  "vowel",
  "consonant",
  "vowel",
  "vowel",
  "consonant",
  "rieul",
  "rieul",
  "vowel",
];

/** A number that ends in zeros is read by its last unit: 십 백 천 만 억 all end in consonants, 조 (10¹²) in a vowel. */
function soundOfNumber(number: string): LastSound {
  const zeros = /0+$/.exec(number)?.[0].length ?? 0;
  const isWhole = /^[1-9][\d,_]*$/.test(number);
  if (isWhole && zeros >= 12 && zeros < 16) return "vowel";
  return digits[Number(number.at(-1))]!;
}

/** Letters by their names: 엘 엠 엔 알 end in consonants. */
const letters: Readonly<Record<string, LastSound>> = { l: "rieul", m: "consonant", n: "consonant", r: "rieul" };

/** English words whose sound their letters do not tell. */
const known: Readonly<Record<string, LastSound>> = {
  dtype: "consonant",
  type: "consonant",
  numpy: "vowel",
  scipy: "vowel",
  bool: "rieul",
  pytorch: "vowel",
  help: "vowel",
};

/**
 * An English word as Korean spells it: l, m, n, ng are consonants at the end, with or without a silent e; p, t, k and c
 * after one short vowel too (set 셋, map 맵, stack 스택, 그러나 float 플로트, list 리스트).
 */
function soundOfWord(word: string): LastSound {
  const low = word.toLowerCase();
  if (known[low]) return known[low];
  if (low.length === 1 || !/[aeiouy]/.test(low) || (/^[A-Z]+$/.test(word) && word.length < 4))
    return letters[low.at(-1)!] ?? "vowel";
  if (/(?:l|le|[aeiou]le)$/.test(low)) return "rieul";
  if (/(?:m|n|ng|[aeiouy]me|[aeiouy]ne)$/.test(low)) return "consonant";
  return /(?:^|[^aeiou])[aeiou](?:p|t|ck|k|c)$/.test(low) ? "consonant" : "vowel";
}

/** Signs by their names: `+` 플러스, `=` 등호, `%` 퍼센트; the few that end in consonants. */
const signs: Readonly<Record<string, LastSound>> = { "@": "consonant", ".": "consonant", "<": "consonant" };

/** What a text ends in when it is read aloud. Quotes and brackets at its end are not. */
export function lastSound(text: string): LastSound {
  const end = text.replace(/[\s`'"’”)\]}…]+$/u, "");
  const last = end.at(-1);
  if (last === undefined) return "vowel";
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return soundOfSyllable(code);
  if (/\d/.test(last)) return soundOfNumber(/[\d.,_]*\d$/.exec(end)![0]);
  if (/[A-Za-z]/.test(last)) return soundOfWord(/[A-Za-z]+$/.exec(end)![0]);
  return signs[last] ?? "vowel";
}

/** A pair `consonant/vowel` as it stands behind the text. */
export function particle(pair: string, before: string): string {
  const [closed, open] = pair.split("/") as [string, string];
  const sound = lastSound(before);
  return sound === "vowel" || (sound === "rieul" && open === "로") ? open : closed;
}

const place =
  /\{(\w+)\}([`'")\]]*)(은\/는|이\/가|을\/를|과\/와|으로\/로|이나\/나|이라는\/라는|이라고\/라고|이란\/란|이라\/라|이어야\/여야|이고\/고)?/g;

/** A template with its places filled, and the particles behind them as they have to be. Undefined: that is no place. */
export const fill = (template: string, fact: (name: string) => string | undefined): string =>
  template.replace(place, (all, name: string, closing: string, pair: string | undefined) => {
    const text = fact(name);
    return text === undefined ? all : text + closing + (pair ? particle(pair, text) : "");
  });
