/** Numbers as a row of small bars. */
const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** One bar a number, in proportion to the largest; 0 is a blank. */
export function sparkline(values: readonly number[]): string {
  const top = Math.max(...values);
  if (!(top > 0)) return "";
  return values.map((v) => (v === 0 ? " " : blocks[Math.min(7, Math.floor((v / top) * 8))]!)).join("");
}
