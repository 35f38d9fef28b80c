// Times rows of work in one JavaScript framework: node peers.js NAME < rows.json; prints JSON, as peers.py does for Python.
// The frameworks are those of bench/package.json. In jax-js, who is given an array uses it up: rows write `a.ref` where it
// is needed again.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";

const name = process.argv[2];
const require = createRequire(import.meta.url);

/** What a package says of itself, also where it does not export that. */
const packageOf = (of) => JSON.parse(readFileSync(new URL(`node_modules/${of}/package.json`, import.meta.url), "utf8"));

const peers = {
  async tfjs() {
    const tf = await import("@tensorflow/tfjs");
    const wasm = await import("@tensorflow/tfjs-backend-wasm");
    wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"))}/`);
    await tf.setBackend("wasm");
    await tf.ready();
    return {
      version: tf.version.tfjs,
      space: { tf },
      give: (data, shape) => tf.tensor(data, shape),
      makeRun: (code, names, space) =>
        new Function(...names, `return ${code}`).bind(null, ...names.map((k) => space[k])),
      // Reading one number waits for the rest; what is asked for is read where it is small, as for the others.
      finish: (r) => (r.size === 1 ? r.dataSync() : 0),
      release: (r) => r.dispose(),
    };
  },
  async "jax-js"() {
    const jax = await import("@jax-js/jax");
    await jax.init("wasm");
    jax.defaultDevice("wasm");
    return {
      version: packageOf("@jax-js/jax").version,
      space: { jax, np: jax.numpy },
      give: (data, shape) => jax.numpy.array(data).reshape(shape),
      makeRun: (code, names, space, inputs) => {
        const call = new Function(...names, `return ${code}`);
        const others = names.filter((k) => !inputs.includes(k));
        if (code.startsWith("work(")) return () => call(...names.map((k) => space[k]));
        const inner = jax.jit((...args) =>
          call(...names.map((k) => (others.includes(k) ? space[k] : args[inputs.indexOf(k)]))),
        );
        return () => inner(...inputs.map((k) => space[k].ref));
      },
      finish: (r) => r.blockUntilReady(),
      release: (r) => r.dispose(),
    };
  },
};

const peer = await peers[name]();

function random(count, seed) {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >>> 0) / 2 ** 32) * 4 - 2;
  });
}

/** Whether there is another run after so many ms. */
const goesOn = ({ seconds, warm, counted }, times, passed) =>
  passed < 1000 * seconds && (times.length <= counted || passed < 1000 * warm);

async function measure(row) {
  const space = { ...peer.space };
  for (const [i, [key, shape]] of Object.entries(row.make).entries()) {
    const size = shape.reduce((n, d) => n * d, 1);
    space[key] = peer.give(random(size, 7 + i), shape);
  }
  const inputs = Object.keys(row.make);
  const setup = row.setup?.[name];
  if (setup) {
    const names = Object.keys(space);
    Object.assign(space, new Function(...names, setup)(...names.map((k) => space[k])));
  }
  const run = peer.makeRun(row[name], Object.keys(space), space, inputs);
  const times = [];
  const began = performance.now();
  const repeat = row.repeat ?? 1;
  for (let passed = 0; times.length < 3 || goesOn(row, times, passed); passed = performance.now() - began) {
    const start = performance.now();
    for (let i = 0; i < repeat; i++) {
      const result = run();
      if (i === repeat - 1) await peer.finish(result);
      peer.release(result);
    }
    times.push((performance.now() - start) / repeat);
  }
  for (const key of inputs) peer.release(space[key]);
  return times.length > 3 ? times.slice(1).slice(-row.counted) : times;
}

const found = {};
for (const row of JSON.parse(await text(process.stdin))) {
  if (!(name in row)) continue;
  try {
    found[row.name] = await measure(row);
  } catch (error) {
    process.stderr.write(`${name}: ${row.name}: ${error.message}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ version: peer.version, times: found })}\n`);
process.exit(0);
