/**
 * The words of Python's random, and what programs draw of them most: one number, one item, an order. Found only in the library,
 * as `_tensh.…`; methods have the object as their first argument, and leave to the library's what they do not know. Knows where
 * the library keeps its words; which distributions there are is written there.
 */
import type { Span } from "../core/errors.ts";
import { pointsOf } from "../core/points.ts";
import { cosine, log, sine } from "../core/precise.ts";
import { type Twister, twisterOf, twisterSource } from "../random/mersenne.ts";
import { method } from "./arguments.ts";
import { touchList } from "./assign.ts";
import { putAttribute } from "./attribute-writing.ts";
import { findMember } from "./classes.ts";
import type { Env } from "./env.ts";
import { failAt } from "./fail.ts";
import { goTo, iteratorOf } from "./iterators.ts";
import { isPlain } from "./numbers.ts";
import {
  type Arg,
  builtin,
  floatOf,
  type IteratorValue,
  intOf,
  listOf,
  none,
  type ObjectValue,
  rangeLength,
  stringOf,
  type Value,
} from "./value.ts";

/** An iterator over words that hands them out as plain numbers too: a call of random takes two of them. */
interface Words extends IteratorValue {
  readonly start: Twister;
  readonly word: (at: number) => number;
}

/** An iterator over the words that Python's random gives after random.seed(seed). */
const words = method("words", ["seed?"], (args, env) =>
  wordsOf(twisterOf(args.optional("seed") ? args.wide("seed") : env.host.foreign.entropy())),
);
function wordsOf(start: Twister): Words {
  // From its beginning again for a word that was there before, so that an undone statement goes back.
  let [at, source] = [0, twisterSource(start)];
  const word = (wanted: number): number => {
    if (wanted < at) [at, source] = [0, twisterSource(start)];
    while (at++ < wanted) source.word();
    return source.word();
  };
  return { ...iteratorOf("words", (wanted) => intOf(word(wanted))), start, word };
}

/** How many words were taken, and on from there. */
const wordsAt = method("words_at", ["words"], (args) => intOf((args.value("words") as Words).at));
const wordsTo = method("words_to", ["words", "at"], (args, env) => {
  goTo(args.value("words") as Words, args.int("at"), env);
  return none;
});
/** The same words from there on, which others do not move. */
const wordsFrom = method("words_from", ["words", "at"], (args, env) => {
  const found = wordsOf((args.value("words") as Words).start);
  goTo(found, args.int("at"), env);
  return found;
});

/** Draws from words, which move on when all is drawn. */
class Drawing {
  private readonly words: Words;
  private readonly env: Env;
  private at: number;
  constructor(words: Words, env: Env) {
    [this.words, this.env, this.at] = [words, env, words.at];
  }
  /** From 0 up to 1, by 53 bits of the next two words: Python's random.random. */
  unit(): number {
    const high = this.words.word(this.at++) >>> 5;
    return (high * 2 ** 26 + (this.words.word(this.at++) >>> 6)) / 2 ** 53;
  }
  /** A whole number below n, which has 32 bits at most: the first of the words, cut to its bits, that is. */
  below(n: number): number {
    const cut = Math.clz32(n);
    for (;;) {
      const found = this.words.word(this.at++) >>> cut;
      if (found < n) return found;
    }
  }
  end(): void {
    goTo(this.words, this.at, this.env);
  }
}
function drawing<T>(words: Words, env: Env, use: (draws: Drawing) => T): T {
  const draws = new Drawing(words, env);
  const found = use(draws);
  draws.end();
  return found;
}

const fraction = method("fraction", ["words"], (args, env) =>
  drawing(args.value("words") as Words, env, (draws) => floatOf(draws.unit())),
);
const below = method("below", ["words", "n"], (args, env) =>
  drawing(args.value("words") as Words, env, (draws) => intOf(draws.below(args.int("n")))),
);

export const wordFunctions = [words, wordsAt, wordsTo, wordsFrom, fraction, below];

type Draw = (of: ObjectValue, words: Words, args: readonly Arg[], env: Env) => Value | undefined;
/** A method of the library's class, which its own method of that name stands behind. */
const drawn = (name: string, draw: Draw) => {
  const member = builtin(name, (args, env, span) => {
    const [self, ...given] = args;
    if (self?.value.kind !== "object") throw withoutSelf(name, span);
    const { type, attributes } = self.value;
    const held = attributes.get("_words");
    // Who inherits from it may have floats of his own, which others are made of.
    const isWhole = findMember(type, "random") === unit.member && held?.kind === "iterator" && held.name === "words";
    const found = isWhole ? draw(self.value, held as Words, given, env) : undefined;
    if (found) return found;
    const owner = type.line.find((one) => one.members.get(name) === member) ?? null;
    return env.interpreter.call(findMember(type, name, owner)!, args, env, span);
  });
  return { path: `_tensh.chance_${name}`, member };
};
const withoutSelf = (name: string, span: Span): Error =>
  failAt("call/missing", { name, param: "self" }, span, "", {
    exception: ["TypeError", `unbound method Random.${name}() needs an argument`],
  });

const unit = drawn("random", (_, held, args, env) =>
  args.length === 0 ? drawing(held, env, (draws) => floatOf(draws.unit())) : undefined,
);

/** All given by place. */
const valuesIn = (args: readonly Arg[]): readonly Value[] | null =>
  args.every((a) => a.name === null) ? args.map((a) => a.value) : null;
/** Widths that one word is enough for. */
const widest = 2n ** 32n;
function wholeFrom(start: bigint, width: bigint, held: Words, env: Env): Value | undefined {
  if (width <= 0n || width >= widest) return undefined;
  return intOf(start + BigInt(drawing(held, env, (draws) => draws.below(Number(width)))));
}
const randint = drawn("randint", (_, held, args, env) => {
  const [a, b, more] = valuesIn(args) ?? [];
  if (a?.kind !== "int" || b?.kind !== "int" || more) return undefined;
  return wholeFrom(a.value, b.value - a.value + 1n, held, env);
});
const randrange = drawn("randrange", (_, held, args, env) => {
  const [a, b, more] = valuesIn(args) ?? [];
  if (a?.kind !== "int" || more) return undefined;
  if (b === undefined) return wholeFrom(0n, a.value, held, env);
  return b.kind === "int" ? wholeFrom(a.value, b.value - a.value, held, env) : undefined;
});

/** A number that floats are computed with as they are; undefined for all others. */
function floatIn(value: Value | undefined): number | undefined {
  if (!value || !isPlain(value)) return undefined;
  const float = Number(value.value);
  return value.kind === "float" || Math.abs(float) <= 2 ** 52 ? float : undefined;
}
const uniform = drawn("uniform", (_, held, args, env) => {
  const values = valuesIn(args);
  const [a, b] = [floatIn(values?.[0]), floatIn(values?.[1])];
  if (a === undefined || b === undefined || values!.length > 2) return undefined;
  return drawing(held, env, (draws) => floatOf(a + (b - a) * draws.unit()));
});

/** Normals come in pairs, of which one waits for its turn. */
const gauss = drawn("gauss", (of, held, args, env) => {
  const values = valuesIn(args);
  const [mu, sigma] = [floatIn(values?.[0] ?? floatOf(0)), floatIn(values?.[1] ?? floatOf(1))];
  if (!values || values.length > 2 || mu === undefined || sigma === undefined) return undefined;
  const kept = of.attributes.get("_kept");
  if (kept?.kind === "float") {
    putAttribute(of, "_kept", none, env);
    return floatOf(mu + kept.value * sigma);
  }
  return drawing(held, env, (draws) => {
    const angle = draws.unit() * 2 * Math.PI;
    const length = Math.sqrt(-2 * log(1 - draws.unit()));
    putAttribute(of, "_kept", floatOf(sine(angle) * length), env);
    return floatOf(mu + cosine(angle) * length * sigma);
  });
});

/** How many items a sequence has, and the one at a place; null for what others have to say that of. */
interface Items {
  readonly count: number;
  readonly at: (place: number) => Value;
}
function itemsIn(value: Value | undefined): Items | null {
  switch (value?.kind) {
    case "list":
    case "tuple":
      return { count: value.items.length, at: (place) => value.items[place]! };
    case "range":
      return { count: rangeLength(value), at: (place) => intOf(value.start + place * value.step) };
    case "string": {
      const points = pointsOf(value.value);
      return { count: points.length, at: (place) => stringOf(points[place]!) };
    }
    default:
      return null;
  }
}
const choice = drawn("choice", (_, held, args, env) => {
  const items = args.length === 1 ? itemsIn(valuesIn(args)?.[0]) : null;
  if (!items || items.count === 0) return undefined;
  return items.at(drawing(held, env, (draws) => draws.below(items.count)));
});

/** A size, by place or by name. */
function sizeIn(arg: Arg | undefined): number | undefined {
  const isSize = arg?.value.kind === "int" && (arg.name === null || arg.name === "k");
  const size = isSize ? Number(arg.value.value) : -1;
  return size >= 0 && size < 2 ** 31 ? size : undefined;
}
const choices = drawn("choices", (_, held, [first, size, more], env) => {
  const items = first?.name === null && !more && size?.name === "k" ? itemsIn(first.value) : null;
  const k = sizeIn(size);
  if (!items || items.count === 0 || k === undefined) return undefined;
  return drawing(held, env, (draws) =>
    listOf(Array.from({ length: k }, () => items.at(Math.floor(draws.unit() * items.count)))),
  );
});

const shuffle = drawn("shuffle", (_, held, args, env) => {
  const list = valuesIn(args)?.[0];
  if (list?.kind !== "list" || args.length > 1) return undefined;
  touchList(list, env);
  return drawing(held, env, (draws) => {
    const { items } = list;
    for (let i = items.length - 1; i > 0; i--) {
      const j = draws.below(i + 1);
      const item = items[i]!;
      items[i] = items[j]!;
      items[j] = item;
    }
    return none;
  });
});

/** So many different places: of few, what is taken is filled from the end; of many, places come again. */
function placesAmong(n: number, k: number, draws: Drawing): number[] {
  const size = 21 + (k > 5 ? 4 ** Math.ceil(log(k * 3) / log(4)) : 0);
  if (n <= size) {
    const pool = Array.from({ length: n }, (_, i) => i);
    return Array.from({ length: k }, (_, i) => {
      const j = draws.below(n - i);
      const found = pool[j]!;
      pool[j] = pool[n - i - 1]!;
      return found;
    });
  }
  const taken = new Set<number>();
  while (taken.size < k) taken.add(draws.below(n));
  return [...taken];
}
const sample = drawn("sample", (_, held, [population, size, more], env) => {
  const items = population?.name === null && !more ? itemsIn(population.value) : null;
  const k = sizeIn(size);
  if (!items || k === undefined || k > items.count) return undefined;
  return drawing(held, env, (draws) => listOf(placesAmong(items.count, k, draws).map(items.at)));
});

/** By the names that the library has for them. */
export const chanceMethods = [unit, randint, randrange, uniform, gauss, choice, choices, shuffle, sample].map(
  ({ path, member }) => [path, member] as const,
);
