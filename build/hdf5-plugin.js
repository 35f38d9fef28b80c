// For esbuild: h5wasm as a module that starts without waiting, any number of times, with its WebAssembly packed. It is the
// one for browsers, whose files lie in its own memory: the one for Node reaches the disk, by links in a file too.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

// Its own way to start is asynchronous; statements of tensh are not. What it prints it also throws.
const changes = {
  "hdf5_util.js": [
    ["async function Module(", "function Module("],
    ["_scriptName=import.meta.url", '_scriptName=""'],
    ["async function createWasm(){", "function createWasm(){"],
    [
      "var result=await instantiateAsync(wasmBinary,wasmBinaryFile,info);",
      "var module=wasmBinaryFile,result={module,instance:new WebAssembly.Instance(module,info)};",
    ],
    ["wasmExports=await (createWasm())", "wasmExports=createWasm()"],
    ["var out=console.log.bind(console);var err=console.error.bind(console);", "var out=()=>{};var err=out;"],
  ],
  "hdf5_hl.js": [
    [
      "const ready = ModuleFactory({ noInitialRun: true }).then(result => { Module = result; FS = Module.FS; return Module; });",
      `const ready = null;
       export function start() {
         Module = ModuleFactory({ noInitialRun: true });
         FS = Module.FS;
         return Module;
       }`,
    ],
  ],
};
const code = /return binaryDecode\(('(?:[^'\\]|\\.)*')\)/s;

export const hdf5Plugin = {
  name: "hdf5",
  setup(build) {
    build.onLoad({ filter: /hdf5_(util|hl)\.js$/ }, ({ path }) => {
      const name = /[^\\/]+$/.exec(path)[0];
      let text = readFileSync(path, "utf8");
      for (const [old, put] of changes[name]) {
        if (text.split(old).length !== 2) throw new Error(`h5wasm has changed: no ${old}`);
        text = text.replace(old, () => put);
      }
      if (name === "hdf5_hl.js") return { contents: text, loader: "js" };
      const literal = code.exec(text);
      if (!literal) throw new Error("h5wasm has changed: no WebAssembly in it");
      // A character for a byte; the low eight bits of it.
      const bytes = Buffer.from(new Function(`return ${literal[1]}`)(), "latin1");
      if (bytes.toString("latin1", 0, 4) !== "\0asm")
        throw new Error("h5wasm has changed: its WebAssembly is written otherwise");
      const packed = deflateRawSync(bytes, { level: 9 }).toString("base64");
      const start = `import { inflateRawSync } from "node:zlib";
let compiled;
const compile = () =>
  (compiled ??= new WebAssembly.Module(inflateRawSync(Buffer.from("${packed}", "base64"))));
`;
      return { contents: start + text.replace(literal[0], () => "return compile()"), loader: "js" };
    });
  },
};
