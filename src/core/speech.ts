/**
 * The language that people are spoken to in. Everything is said in English where it arises; what is shown to a person goes
 * through a Speech first. Knows no language but English.
 */

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

type Facts = Readonly<Record<string, string | number | bigint>>;

export interface Speech {
  /** A sentence or a phrase of ours. Code, values and whatever else has no other words stays as it is. */
  readonly say: (english: string) => string;
  /** A word that stands alone: the head of a column, the name of a fact. */
  readonly label: (english: string) => string;
  /** The message of an error; `english` is its message already filled. */
  readonly message: (code: string, facts: Facts | undefined, english: string) => string;
  /** The pages of help that a word of that language asks for, without spaces; the nearest first. */
  readonly asked: (word: string) => readonly string[];
}

const same = (english: string): string => english;
export const english: Speech = {
  say: same,
  label: same,
  message: (_code, _facts, english) => english,
  asked: () => [],
};
