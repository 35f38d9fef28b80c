/**
 * Functions of the system's libraries, by way of the package koffi, which is optional. Knows how they are found; knows
 * nothing of what they do.
 */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";

export type Native = (...args: readonly (number | bigint)[]) => unknown;
export interface Loaded {
  func(declaration: string): Native;
}
export interface Koffi {
  /** null: what the process itself has. */
  load(name: string | null): Loaded;
  address(of: ArrayBufferView): bigint;
  proto(result: string, params: readonly string[]): object;
  /** What lies at an address, as a type says: a function, where that is the prototype of one. */
  decode(address: number, type: object): unknown;
  /** Writes a value to an address. */
  encode(address: number, type: string, value: Uint8Array): void;
}

/** undefined: not looked for yet. */
let koffi: Koffi | null | undefined;

/** The package, from where this program lies; null where it is not installed. Some 10 ms for the first who asks. */
export function loadKoffi(): Koffi | null {
  if (koffi === undefined) koffi = find();
  return koffi;
}

/** The file from which packages are looked for. */
export const home = (): string => realpathSync(process.argv[1] ?? process.execPath);

function find(): Koffi | null {
  try {
    return createRequire(home())("koffi") as Koffi;
  } catch {
    return null;
  }
}
