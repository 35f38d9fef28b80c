/** SVG as text: elements, and the font of figures in files. Knows nothing of what is drawn. */

export const font = "DejaVu Sans, Noto Sans, Helvetica, Arial, sans-serif";
export const paper = "#ffffff";

type Attributes = Readonly<Record<string, string | number>>;

/** An element with what stands in it, which is SVG already. Numbers keep one digit after the point. */
export function tag(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  return `<${name}${said.join("")}${inside.length === 0 ? "/>" : `>${inside.join("")}</${name}>`}`;
}

const shown = (value: string | number): string => (typeof value === "number" ? String(round(value)) : value);
export const round = (x: number): number => Math.round(x * 10) / 10;

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A whole drawing on paper. */
export function drawing(width: number, height: number, ...inside: readonly string[]): string {
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": font,
  };
  const [title, ...rest] = inside;
  return `${tag("svg", attributes, "\n", title!, tag("rect", { width, height, fill: paper }), ...rest.map((line) => `\n${line}`), "\n")}\n`;
}
