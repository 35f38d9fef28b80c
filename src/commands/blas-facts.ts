/** Who does products of large matrices, as a fact beside the setting that asks for it. */
import { productMaker } from "../runtime/blas.ts";

/** The library's file without its folder, or that our own kernels do them; none for other settings. */
export const libraryFacts = (setting: string): readonly (readonly [string, string])[] =>
  setting === "blas" ? [["library", nameOf(productMaker())]] : [];

function nameOf(maker: ReturnType<typeof productMaker>): string {
  switch (maker.by) {
    case "library":
      return maker.name.replace(/^.*[\\/]/, "");
    case "machine":
      return "none is used: our own kernels do all products, large ones in the processor's own instructions";
    case "kernels":
      return "none is used: our own kernels do all products";
  }
}
