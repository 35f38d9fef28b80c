/** Which library of the system does products of large matrices, as a fact beside the setting that asks for it. */
import { blasName } from "../runtime/blas.ts";

/** The library's file without its folder; none for other settings. */
export function libraryFacts(setting: string): readonly (readonly [string, string])[] {
  if (setting !== "blas") return [];
  const name = blasName();
  return [["library", name === null ? "none is used: our own kernels do all products" : name.replace(/^.*[\\/]/, "")]];
}
