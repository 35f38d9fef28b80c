/** The settings of a session, one row each: what `set` accepts, help shows and `set` alone lists. */
import type { DType } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { type Language, languages } from "../core/speech.ts";
import { didYouMean } from "../lang/suggest.ts";

export interface Settings {
  readonly digits: number;
  readonly threshold: number;
  readonly edge: number;
  readonly width: number;
  readonly float: DType;
  readonly mixing: "promote" | "error";
  readonly display: "full" | "values";
  readonly lang: Language;
  readonly undo: number;
  readonly engine: "compiled" | "reference";
  /** 0: as many as the machine has processors. */
  readonly threads: number;
  readonly blas: "auto" | "system" | "wasm";
}

interface SettingRow<K extends keyof Settings> {
  readonly doc: string;
  readonly default: Settings[K];
  /** What it may be: words, or whole numbers in a range. */
  readonly takes: readonly string[] | { readonly low: number; readonly high: number };
}

export const settingRows: { readonly [K in keyof Settings]: SettingRow<K> } = {
  digits: {
    doc: "most digits after the point when tensors and floats are shown",
    default: 8,
    takes: { low: 0, high: 17 },
  },
  threshold: { doc: "tensors with more elements are shown in part", default: 1000, takes: { low: 0, high: 1e9 } },
  edge: {
    doc: "how many elements stay at each end of an axis shown in part",
    default: 3,
    takes: { low: 1, high: 1e6 },
  },
  width: { doc: "characters in a line of values", default: 75, takes: { low: 20, high: 10000 } },
  float: { doc: "the dtype of decimal literals", default: "float32", takes: ["float32", "float64"] },
  mixing: {
    doc: "tensors of different dtypes: joined, or an error as in TensorFlow",
    default: "promote",
    takes: ["promote", "error"],
  },
  display: {
    doc: "answers with a header that says kind, shape and dtype, or the values alone",
    default: "full",
    takes: ["full", "values"],
  },
  lang: { doc: "the language of messages and help: English or Korean", default: "en", takes: languages },
  undo: {
    doc: "megabytes that old states may hold for undo and goto, and a quarter of it for results; shared storage counts once",
    default: 128,
    takes: { low: 0, high: 1e6 },
  },
  engine: {
    doc: "large tensors by compiled kernels, or everything by the slow reference that defines the results",
    default: "compiled",
    takes: ["compiled", "reference"],
  },
  threads: { doc: "threads that share large work; 0: one for each processor", default: 0, takes: { low: 0, high: 64 } },
  blas: {
    doc: "who makes products of large matrices: our own kernels, or where these are slower a library of the system (OpenBLAS, also that of NumPy, MKL, Accelerate) if one is found; that library wherever it can; or our own kernels alone",
    default: "auto",
    takes: ["auto", "system", "wasm"],
  },
};
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settingRows) as SettingName[];

export const defaultSettings: Settings = Object.fromEntries(
  settingNames.map((n) => [n, settingRows[n].default]),
) as unknown as Settings;

export const isSetting = (name: string): name is SettingName => Object.hasOwn(settingRows, name);

/**
 * The settings with one of them changed.
 * @throws command/choice, command/value
 */
export function withSetting(settings: Settings, name: SettingName, text: string): Settings {
  const { takes } = settingRows[name];
  if ("low" in takes) {
    const value = Number(text);
    if (!Number.isInteger(value) || value < takes.low || value > takes.high) {
      throw refuse("command/value", { name, wanted: `a whole number from ${takes.low} to ${takes.high}`, found: text });
    }
    return { ...settings, [name]: value };
  }
  if (!takes.includes(text))
    throw refuse("command/choice", { text, choices: takes.join(", ") }, { help: didYouMean(text, takes) });
  return { ...settings, [name]: text };
}
