/** Parts that are loaded only when they are needed. The launcher hands them in, so that nothing here imports them. */
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
