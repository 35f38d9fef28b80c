/** What the build puts here in the bundle: where the names of each table stand. The source itself does not say it twice. */

/** NameTable of operations: ours, those of the frameworks. Bare names of builtins in each dialect, and their full paths. */
export type NameTable = "own" | "tf" | "np" | "torch" | "tensh" | "python" | "paths";

/** ` name:place name:place `, the place being a number. */
export const knownPlaces = null as Readonly<Record<NameTable, string>> | null;
