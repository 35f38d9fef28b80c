/** Parts that are loaded only when they are needed. The launcher hands them in, so that nothing here imports them. */
import type { Painter, TableBlock } from "../render/document.ts";
import type { Shell } from "../shell/shell.ts";
import type { Program } from "./program.ts";

export interface Chunks {
  readonly table: () => { readonly drawTable: (table: TableBlock, paint: Painter["paint"]) => string };
  readonly color: () => { readonly colored: (level: 1 | 2 | 3) => Painter["paint"] };
  readonly program: () => { readonly program: Program };
  readonly shell: () => { readonly startShell: Shell };
}
