/** What programs keep of a training and take up again: tensors among the plain values of Python. Knows no files. */
import type { Stored } from "./stored.ts";

export type Kept =
  | { readonly kind: "none" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "list" | "tuple"; readonly items: readonly Kept[] }
  | {
      readonly kind: "dict";
      readonly ordered: boolean;
      readonly entries: readonly (readonly [key: Kept, value: Kept])[];
    }
  /** A model, by the path of its class, and what it holds. */
  | { readonly kind: "module"; readonly path: string; readonly state: Kept }
  | { readonly kind: "tensor"; readonly value: Stored; readonly requiresGrad: boolean; readonly parameter: boolean };
