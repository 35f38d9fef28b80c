/** The listings of compiled loops in Korean: what a loop goes over, what it does and what it reads. Knows their English form alone. */

const kinds: Readonly<Record<string, string>> = { each: "원소마다", rows: "행마다", columns: "열마다" };

/** `rows add: mul of float32 repeated, float32`; null for what is no loop's name. */
export function loopName(english: string): string | null {
  const [, kind, combines, what, reads] =
    /^(each|rows|columns)(?: ([a-z]+(?:, [a-z]+)*))?: ([a-z][\w ]*) of ([a-z][\w, ]*)$/.exec(english) ?? [];
  if (kind === undefined) return null;
  const read =
    reads === "nothing"
      ? "입력 없이"
      : `${reads!.replaceAll(" repeated", "(반복)").replaceAll(" strided", "(띄엄띄엄)")}에서`;
  return `${kinds[kind]}${combines ? ` ${combines}` : ""}: ${read} ${what === "copy" ? "복사" : what}`;
}

const notes: Readonly<Record<string, string>> = {
  summed: "더함",
  multiplied: "곱함",
  largest: "가장 큰 것",
  smallest: "가장 작은 것",
  all: "모두",
  any: "하나라도",
};

/** `for j < 100   summed, in lanes`; null for any other line. */
export function loopLine(english: string): string | null {
  const [, head, what, how] = /^(\s*for \w+ < \d+ {3})([a-z]+), (in lanes|one after another)$/.exec(english) ?? [];
  if (head === undefined || !notes[what!]) return null;
  return `${head}${notes[what!]}, ${how === "in lanes" ? "레인으로" : "하나씩 차례로"}`;
}
