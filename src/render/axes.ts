/** The axes of a panel: the ranges that they cover, and where a value stands on them. Knows no characters. */
import { type Extent, extentOf, type Panel, type Scale } from "../core/figure.ts";
import type { Speech } from "../core/speech.ts";
import { rangeAround } from "../core/ticks.ts";

/** How much room a figure has, in characters. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
  readonly color: boolean;
  readonly say: Speech["say"];
}

/** The ranges of a panel: that of its values with a little room, or what was asked for. */
export function rangesOf(panel: Panel): { readonly x: Extent; readonly y: Extent } {
  const range = (axis: "x" | "y"): Extent => {
    const { range: asked, scale } = panel[axis];
    if (asked) return { low: asked[0], high: asked[1] };
    return rangeAround(extentOf(panel.marks, axis, scale), scale, roomFor(panel, axis));
  };
  const [x, y] = [range("x"), range("y")];
  const bars = panel.marks.find((m) => m.kind === "bars");
  if (!bars || panel.y.range || panel.y.scale === "log") return { x, y };
  const found = extentOf(panel.marks, "y", "linear")!;
  return {
    x,
    y: { low: found.low >= bars.base ? bars.base : y.low, high: found.high <= bars.base ? bars.base : y.high },
  };
}

/** Points do not stand on the frame; lines reach it on their sides. */
function roomFor(panel: Panel, axis: "x" | "y"): number {
  if (axis === "y") return 0.04;
  return panel.marks.some((m) => m.kind === "points") ? 0.02 : 0;
}

/** Where a value stands among `size` dots, from the low end. */
export function place(v: number, { low, high }: Extent, scale: Scale, size: number): number {
  if (scale === "log") return (Math.log(v / low) / Math.log(high / low)) * (size - 1);
  return ((v - low) / (high - low)) * (size - 1);
}
