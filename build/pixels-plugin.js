// For esbuild: resvg as a module that starts without waiting, and fonts as what it can read.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

export const pixelsPlugin = {
  name: "pixels",
  setup(build) {
    // Its own way to start is asynchronous; statements of tensh are not.
    build.onLoad({ filter: /resvg-wasm[\\/]index\.m?js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const parts = ["__wbg_get_imports()", "__wbg_finalize_init(instance, module)", "var initialized = false;"];
      const missing = parts.find((part) => !text.includes(part));
      if (missing) throw new Error(`resvg has changed: no ${missing}`);
      const start = `
function initSync(bytes) {
  const module = new WebAssembly.Module(bytes);
  __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
  initialized = true;
}
export { initSync };
`;
      return { contents: text + start, loader: "js" };
    });
    build.onLoad({ filter: /\.woff$/ }, ({ path }) => ({ contents: sfntOf(readFileSync(path)), loader: "binary" }));
  },
};

/** The TrueType font in a WOFF file: the same tables, inflated (W3C, WOFF File Format 1.0). */
function sfntOf(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("no WOFF file");
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, size, sum] = [4, 8, 12, 16].map((k) => woff.readUInt32BE(at + k));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum, data: packed < size ? inflateSync(bytes) : bytes };
  });
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  [count, 2 ** power * 16, power, count * 16 - 2 ** power * 16].forEach((v, i) => {
    head.writeUInt16BE(v, 4 + i * 2);
  });
  const parts = [head];
  let offset = head.length;
  tables.forEach(({ tag, sum, data }, i) => {
    const at = 12 + i * 16;
    tag.copy(head, at);
    [sum, offset, data.length].forEach((v, k) => {
      head.writeUInt32BE(v, at + 4 + k * 4);
    });
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}
