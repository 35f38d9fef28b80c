/** SVG as PNG, by resvg in WebAssembly and a font that is always there. The only file that knows it; loaded on demand. */
import font from "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff";
import { initSync, Resvg } from "@resvg/resvg-wasm";
import wasm from "@resvg/resvg-wasm/index_bg.wasm";

let ready = false;

/** The bytes of a PNG file. `zoom` pixels for each pixel of the SVG; `more` fonts have the letters that ours lacks. */
export function pngOf(svg: string, zoom: number, more: readonly Uint8Array[] = []): Uint8Array {
  if (!ready) initSync(wasm);
  ready = true;
  const fonts = { fontBuffers: [font, ...more], defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" };
  // It knows the attribute, not the property.
  const plain = svg.replaceAll('style="image-rendering:pixelated"', "");
  return new Resvg(plain, { font: fonts, fitTo: { mode: "zoom", value: zoom } }).render().asPng();
}
