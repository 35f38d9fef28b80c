/**
 * The states of NumPy's and PyTorch's streams as JSON, and back: exact, for sessions that are kept in files. Knows no
 * files; what is not such a state is null.
 */
import type { Json } from "../core/answer.ts";
import { type Algorithm, algorithms, type Bits, bitsFrom, numbersOf } from "./bit-generators.ts";
import type { ForeignStreams } from "./global.ts";
import type { Twister } from "./mersenne.ts";
import type { NumpyState } from "./numpy.ts";
import type { TorchState } from "./torch.ts";

type Fields = Readonly<Record<string, unknown>>;
const fields = (x: unknown): Fields | null =>
  typeof x === "object" && x !== null && !Array.isArray(x) ? (x as Fields) : null;
const isWord = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 0 && (x as number) <= 0xffffffff;
const wordsIn = (x: unknown, count: number): number[] | null =>
  Array.isArray(x) && x.length === count && x.every(isWord) ? x : null;
const gaussIn = (x: unknown): number | null => (typeof x === "number" ? x : null);

const keepTwister = ({ words, used }: Twister): Json => ({ words: [...words], used });
function readTwister(json: unknown): Twister | null {
  const r = fields(json);
  const words = wordsIn(r?.["words"], 624);
  return words && isWord(r?.["used"]) ? { words: Uint32Array.from(words), used: r["used"] } : null;
}

export function keepNumpy(state: NumpyState): Json {
  if (state.kind === "RandomState") return { kind: state.kind, bits: keepTwister(state.bits), gauss: state.gauss };
  const { bits, sequence } = state;
  const { spare, last } = bits.algorithm === "MT19937" ? { spare: null, last: 0 } : bits;
  return {
    kind: state.kind,
    algorithm: bits.algorithm,
    numbers: numbersOf(bits).map(String),
    spare,
    last,
    entropy: sequence.entropy.map(String),
    spawnKey: [...sequence.spawnKey],
    spawned: sequence.spawned,
  };
}

export function readNumpy(json: unknown): NumpyState | null {
  const r = fields(json);
  if (r?.["kind"] === "RandomState") {
    const bits = readTwister(r["bits"]);
    return bits && { kind: "RandomState", bits, gauss: gaussIn(r["gauss"]) };
  }
  const { entropy, spawnKey, spawned } = r ?? {};
  const bits = bitsIn(r);
  if (!bits || !Array.isArray(entropy) || !Array.isArray(spawnKey) || !isWord(spawned)) return null;
  if (!entropy.every((e) => /^\d+$/.test(String(e))) || !spawnKey.every(isWord)) return null;
  return {
    kind: "Generator",
    bits,
    sequence: { entropy: entropy.map((e) => BigInt(String(e))), spawnKey, spawned },
  };
}

/** How many numbers the state of an algorithm consists of. */
const counts: Readonly<Record<Algorithm, number>> = { PCG64: 2, PCG64DXSM: 2, SFC64: 4, Philox: 8, MT19937: 625 };
/** The bits of a generator; those that sessions kept before there were others than PCG64 are words. */
function bitsIn(r: Fields | null): Bits | null {
  const spare = isWord(r?.["spare"]) ? r["spare"] : null;
  const [state, increment] = [wordsIn(r?.["state"], 4), wordsIn(r?.["increment"], 4)];
  if (state && increment) return bitsFrom("PCG64", [joined(state), joined(increment)], spare, 0);
  const algorithm = algorithms.find((name) => name === r?.["algorithm"]);
  const numbers = r?.["numbers"];
  if (!algorithm || !Array.isArray(numbers) || numbers.length !== counts[algorithm]) return null;
  if (!numbers.every((n) => /^\d+$/.test(String(n)))) return null;
  return bitsFrom(
    algorithm,
    numbers.map((n) => BigInt(String(n))),
    spare,
    isWord(r?.["last"]) ? r["last"] : 0,
  );
}
const joined = (words: readonly number[]): bigint => words.reduceRight((x, word) => (x << 32n) | BigInt(word), 0n);

const readTorch = (json: unknown): TorchState | null => {
  const bits = readTwister(fields(json)?.["bits"]);
  return bits && { bits, gauss: gaussIn(fields(json)?.["gauss"]) };
};

export const keepForeign = ({ numpy, torch }: ForeignStreams): Json => ({
  numpy: numpy ? keepNumpy(numpy) : null,
  torch: torch ? { bits: keepTwister(torch.bits), gauss: torch.gauss } : null,
});
/** The streams that are there; a session kept before there were any has none. */
export function readForeign(json: unknown): ForeignStreams {
  const [numpy, torch] = [readNumpy(fields(json)?.["numpy"]), readTorch(fields(json)?.["torch"])];
  return { ...(numpy && { numpy }), ...(torch && { torch }) };
}
