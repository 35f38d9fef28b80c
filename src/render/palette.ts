/** The colours of figures: of series, which differ for readers who see few colours too, and of values on a scale. */
export const series: readonly string[] = [
  "#4e9af1",
  "#f28e2b",
  "#3fb68b",
  "#e15759",
  "#b07aa1",
  "#c7b02a",
  "#76b7d2",
  "#9c755f",
];

/** The colour of a series: asked for, or its place. */
export const colorOf = (asked: string | number | null, place: number): string =>
  typeof asked === "string" ? asked : series[(asked ?? place) % series.length]!;

type RGB = readonly [red: number, green: number, blue: number];

/** Nine stops of matplotlib's viridis (CC0). */
const viridis: readonly RGB[] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];
const gray: readonly RGB[] = [
  [0, 0, 0],
  [255, 255, 255],
];

/** The colour of a place from 0 to 1 on a scale of colours. */
export function scaled(map: "viridis" | "gray", part: number): RGB {
  const stops = map === "viridis" ? viridis : gray;
  const place = Math.min(1, Math.max(0, part)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(place));
  const [a, b, f] = [stops[i]!, stops[i + 1]!, place - i];
  return [0, 1, 2].map((k) => Math.round(a[k]! + (b[k]! - a[k]!) * f)) as unknown as RGB;
}

export const hexOf = (rgb: ArrayLike<number>): string =>
  `#${[0, 1, 2].map((k) => rgb[k]!.toString(16).padStart(2, "0")).join("")}`;

/** How bright a colour looks, from 0 to 1. */
export const brightnessOf = (rgb: ArrayLike<number>): number =>
  (0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!) / 255;
