/**
 * The states of NumPy's and PyTorch's streams as JSON, and back: exact, for sessions that are kept in files. Knows no
 * files; what is not such a state is null.
 */
import type { Json } from "../core/answer.ts";
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
  return {
    kind: state.kind,
    state: [...bits.state],
    increment: [...bits.increment],
    spare: bits.spare,
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
  const [state, increment] = [wordsIn(r?.["state"], 4), wordsIn(r?.["increment"], 4)];
  const { entropy, spawnKey, spawned, spare } = r ?? {};
  if (!state || !increment || !Array.isArray(entropy) || !Array.isArray(spawnKey) || !isWord(spawned)) return null;
  if (!entropy.every((e) => /^\d+$/.test(String(e))) || !spawnKey.every(isWord)) return null;
  return {
    kind: "Generator",
    bits: { state: limbs(state), increment: limbs(increment), spare: isWord(spare) ? spare : null },
    sequence: { entropy: entropy.map((e) => BigInt(String(e))), spawnKey, spawned },
  };
}
const limbs = (x: number[]): readonly [number, number, number, number] => [x[0]!, x[1]!, x[2]!, x[3]!];

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
