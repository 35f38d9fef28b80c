/** A page with a figure in it that can be looked at closely: what runs in the browser. Bundled apart, as text. */
import type { Figure } from "../core/figure.ts";
import { drawInto } from "./chart.ts";

interface Page {
  readonly document: { readonly getElementById: (id: string) => { readonly textContent: string } };
  readonly addEventListener: (event: string, listener: () => void) => void;
}

const page = globalThis as unknown as Page;
const revived = (_: string, value: unknown): unknown => {
  const packed = value as { readonly floats?: (number | null)[]; readonly bytes?: number[] } | null;
  if (packed?.floats) return Float64Array.from(packed.floats, (v) => v ?? Number.NaN);
  return packed?.bytes ? Uint8Array.from(packed.bytes) : value;
};
const figure = JSON.parse(page.document.getElementById("figure").textContent, revived) as Figure;
const chart = drawInto(page.document.getElementById("chart"), figure);
page.addEventListener("resize", chart.resize);
