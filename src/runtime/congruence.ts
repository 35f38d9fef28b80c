/** The numbers of a congruential generator by kernel, one block after another. Knows no generator by name. */
import { congruence, congruenceBytes } from "../kernel/congruence.ts";
import { launch } from "./launch.ts";
import { engineMemory, withRoom } from "./memory.ts";
import { resultRoom } from "./transpose.ts";

/** Numbers, each by its low and its high half, and the state after them. */
export interface Numbers {
  readonly words: Int32Array;
  readonly state: readonly [number, number, number, number];
}

/** `count` numbers from a state on, and the state after them. */
export function numbersByKernel(
  multiplier: bigint,
  state: readonly number[],
  increment: readonly number[],
  count: number,
): Numbers {
  return withRoom(congruenceBytes, (address) => {
    const room = new Uint32Array(engineMemory().buffer, address, congruenceBytes / 4);
    room.set([...state, ...increment]);
    const out = resultRoom("int32", 2 * count);
    launch(congruence(multiplier), [address, out.address, count], 1, 1);
    return { words: out.data as Int32Array, state: [room[0]!, room[1]!, room[2]!, room[3]!] };
  });
}
