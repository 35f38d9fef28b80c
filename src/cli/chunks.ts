/** Parts that are loaded only when they are needed: bundles of their own, so that nothing here imports them. */
import { readFileSync } from "node:fs";
import type { Figure } from "../core/figure.ts";
import type { GroupLibrary } from "../core/groups.ts";
import type { Speech } from "../core/speech.ts";
import type { Painter, TableBlock } from "../render/document.ts";
import type { Shell } from "../shell/shell.ts";
import type { Program } from "./program.ts";

export interface Chunks {
  readonly table: () => { readonly drawTable: (table: TableBlock, paint: Painter["paint"], room?: number) => string };
  readonly color: () => { readonly colored: (level: 1 | 2 | 3) => Painter["paint"] };
  readonly korean: () => { readonly korean: Speech };
  readonly program: () => { readonly program: Program };
  readonly chart: () => {
    readonly svgOf: (figure: Figure, size: { readonly width: number; readonly height: number }) => string;
  };
  readonly pixels: () => {
    readonly pngOf: (svg: string, zoom: number, more: readonly Uint8Array[]) => Uint8Array;
  };
  /** Letters for a PNG with Korean in it. */
  readonly hangul: () => { readonly hangulFont: Uint8Array };
  /** HDF5's library. */
  readonly hdf5: () => { readonly hdf5: GroupLibrary };
  /** The script of a page with a figure in it. */
  readonly page: () => string;
  readonly shell: () => { readonly startShell: Shell };
}

/** How the launcher fetches files that stand beside it. */
export interface Fetch {
  // biome-ignore lint/suspicious/noExplicitAny: what a file exports is known by its name alone.
  (path: string): any;
  readonly resolve: (path: string) => string;
}

export const chunksBy = (fetch: Fetch): Chunks => ({
  table: () => fetch("../dist/table.cjs"),
  color: () => fetch("../dist/color.cjs"),
  korean: () => fetch("../dist/korean.cjs"),
  program: () => fetch("../dist/program.cjs"),
  chart: () => fetch("../dist/chart.cjs"),
  pixels: () => fetch("../dist/pixels.cjs"),
  hangul: () => fetch("../dist/hangul.cjs"),
  hdf5: () => fetch("../dist/hdf5.cjs"),
  page: () => readFileSync(fetch.resolve("../dist/page.js"), "utf8"),
  shell: () => fetch("../dist/shell.cjs"),
});
