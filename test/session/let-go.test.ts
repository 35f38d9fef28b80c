// What a session gives back at once, nobody can reach any more: the host's garbage collector is asked about every buffer.
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandSet } from "../../src/commands/dispatch.ts";
import type { Data } from "../../src/core/dtype.ts";
import { collectGarbage } from "../../src/runtime/garbage.ts";
import { outlook } from "../../src/session/outlook.ts";
import { runText } from "../../src/session/run.ts";
import { Session } from "../../src/session/session.ts";

/** Buffers that sessions gave back since they were asked about last: they live on if somebody holds them. */
const given: WeakRef<Data>[] = [];
const names = ["a", "b", "c", "d"];
const places = ["r", "s", "t", "u"];
const name = fc.constantFrom(...names, ...places, ...places);
const place = fc.constantFrom(...places);
const expression = fc.oneof(
  fc.tuple(name, fc.constantFrom("+", "*", "-", ">"), name).map(([x, op, y]) => `${x} ${op} ${y}`),
  fc
    .tuple(fc.constantFrom("exp", "sort", "cumsum", "transpose", "abs", "relu", "stop_gradient"), name)
    .map(([f, x]) => `${f}(${x})`),
  fc
    .tuple(name, fc.constantFrom("[1:]", "[::-1]", "[:, 3:]", ".T", "[0]", "[a > 0]", "[:, None]"))
    .map(([x, part]) => `${x}${part}`),
  name.map((x) => `reshape(${x}, [-1])`),
  name.map((x) => `where(${x} > 0, ${x}, 0)`),
  name.map((x) => `concat([${x}, ${x}], 0)`),
  name.map((x) => `v * ${x}`),
  name.map((x) => `np.array(${x})`),
  name.map((x) => `f(${x})`),
  name.map((x) => x),
  fc.constantFrom(
    "uniform([600, 600])",
    "a @ b",
    "_",
    "_1",
    "v",
    "v + 0",
    "l[0]",
    "e['x']",
    "[a + 1, b]",
    "g()",
    "sum(a)",
    "svd(a[:20, :20])",
  ),
);
const statement = fc.oneof(
  { weight: 16, arbitrary: fc.tuple(place, expression).map(([n, e]) => `${n} = ${e}`) },
  { weight: 3, arbitrary: expression },
  { weight: 1, arbitrary: fc.tuple(place, expression).map(([n, e]) => `l = [${e}, ${n}]`) },
  { weight: 1, arbitrary: fc.tuple(place, expression).map(([n, e]) => `l.append(${e}); e = {'x': ${n}}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "del r",
      "undo",
      "undo 3",
      "redo",
      "v.assign(a * 2)",
      "assign v b",
      "v.assign_add(uniform([600, 600]))",
      "v = tf.Variable(uniform([600, 600]))",
      "grad sum(v * a) by v",
      "fit mean((v - a)**2) epochs=3",
      "why",
      "history",
      "explain a + b",
      "w = v.numpy()",
      "n = np.array(r)",
      "n[0] = 5",
      "n[1:] += 1",
      "m = n[2:]",
      "m[0] = 7",
      "h = lambda x: x + 1",
      "def f(x): return x * 2",
      "def g(k=a + 1): return k",
      "with tf.GradientTape() as k: z = sum(v * a)",
      "k.gradient(z, v)",
      "z = None",
      "k = None",
      "it = iter([a + 1, b])",
      "next(it)",
      "undo 0.5",
      "set undo 0",
      "set undo 4",
      "time a + b",
      "bench a + b runs=2",
      "trace (a + b)[0]",
      "x = 3 +",
      "r = r + missing",
      "del l",
      "goto 2",
      "reset",
      "summary",
      "plt.plot(r)",
      "print(r)",
      "r += 1",
      "r, s = s, r",
      "check sum(v)",
      "names",
    ),
  },
);

/** How many can still be reached. A compiler at work in the background may hold some for a moment. */
async function reachedOf(refs: readonly WeakRef<Data>[]): Promise<number> {
  let reached = refs.length;
  for (let pause = 0; reached > 0 && pause < 1000; pause = 2 * pause + 1) {
    await new Promise((done) => setTimeout(done, pause));
    collectGarbage();
    reached = refs.filter((g) => g.deref() !== undefined).length;
  }
  return reached;
}

test("what is let go is out of reach", async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 30, maxLength: 60 }), fc.boolean(), async (lines, looking) => {
      const session = new Session(
        {
          commands: commandSet,
          readBytes: () => new Uint8Array(),
          writeBytes: () => {},
          entropy: () => 7n,
          now: () => 0,
        } as never,
        "tensh",
      );
      session.letGo = (data) => {
        if (data.buffer instanceof SharedArrayBuffer) given.push(new WeakRef(data));
      };
      const begin = "set undo 4\nset threads 1\nf(x) = x * 2\ng() = 3\nl = [1]\ne = {'x': 2}";
      const inputs = [...names, ...places].map((n) => `${n} = uniform([600, 600])`);
      for (const [i, text] of [begin, ...inputs, "v = tf.Variable(uniform([600, 600]))", ...lines].entries()) {
        if (looking) outlook(session, text);
        runText(session, { name: "", text, line: i + 1 }, () => {}, { keepGoing: true, interactive: true });
        if (given.length === 0) continue;
        const reached = await reachedOf(given);
        checked += given.length;
        given.length = 0;
        if (reached > 0) throw new Error(`${text}: ${reached} can still be reached`);
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 20) },
  );
  expect(checked).toBeGreaterThan(0);
}, 120_000);
