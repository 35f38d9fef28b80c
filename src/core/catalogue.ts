/**
 * The closed list of error codes. Each says its message once, with the facts that it needs in braces, and what the
 * error means for someone who meets it for the first time. Help pages, tests and translations read this table.
 */
import { languageErrors } from "./catalogue/language.ts";
import { sessionErrors } from "./catalogue/session.ts";
import { tensorErrors } from "./catalogue/tensor.ts";
import { trainingErrors } from "./catalogue/training.ts";

export const catalogue = { ...languageErrors, ...tensorErrors, ...trainingErrors, ...sessionErrors } as const;

export type Code = keyof typeof catalogue;

type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
/** The facts that the message of `C` has places for. */
export type Facts<C extends Code> = {
  readonly [N in Names<(typeof catalogue)[C]["message"]>]: string | number | bigint;
};

export const codes = Object.keys(catalogue) as Code[];
