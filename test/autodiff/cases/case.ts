/** How a differentiated expression is written down: code in x, y and z, their shapes, and where the numbers lie. */

/** Where an expression is differentiated: anywhere, above 0, above 1, between -1 and 1, between 0 and 1. */
export type Domain = "any" | "positive" | "large" | "unit" | "share";
export type Shape = readonly number[];

export interface Case {
  readonly code: string;
  readonly shapes: readonly Shape[];
  readonly domain?: Domain;
}

/** The functions of those names, blank-separated, each of a vector x. */
export const one = (names: string, domain: Domain = "any"): Case[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ code: `${name}(x)`, shapes: [[5]], domain }));

/** Several expressions of inputs with the same shapes. */
export const on = (shapes: readonly Shape[], ...codes: readonly string[]): Case[] =>
  codes.map((code) => ({ code, shapes }));

/** The same cases at numbers of another domain. */
export const within = (domain: Domain, cases: readonly Case[]): Case[] => cases.map((c) => ({ ...c, domain }));
