/** Where the ticks of an axis stand, and the range of an axis around its values. Knows numbers only. */
import type { Extent, Scale } from "./figure.ts";

/** What of an axis says where ticks may stand. */
interface TickedAxis {
  readonly scale: Scale;
  readonly whole?: boolean;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The range of an axis: that of the values, with some room, and never empty. `room` is a part of the whole. */
export function rangeAround(found: Extent | null, scale: Scale, room: number): Extent {
  if (!found) return scale === "log" ? { low: 1, high: 10 } : { low: 0, high: 1 };
  const { low, high } = found;
  if (scale === "log") {
    if (low === high) return { low: low / 2, high: high * 2 };
    const more = (high / low) ** room;
    return { low: low / more, high: high * more };
  }
  if (low === high) {
    const half = low === 0 ? 0.5 : Math.abs(low) * 0.1;
    return { low: low - half, high: high + half };
  }
  const more = (high - low) * room;
  return { low: low - more, high: high + more };
}

/** About `count` ticks at round numbers within a range; at whole ones where the axis counts. */
export function ticksIn({ low, high }: Extent, { scale, whole }: TickedAxis, count: number): Tick[] {
  if (scale === "log") {
    const decades = logTicks(low, high, count);
    if (decades.length >= 2) return decades.map((at) => ({ at, text: powerText(at) }));
  }
  const round = roundStep((high - low) / Math.max(1, count));
  const step = whole ? Math.max(1, round) : round;
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
  const shown = tickTexts(places, step);
  return places.map((at, i) => ({ at: at === 0 ? 0 : at, text: shown[i]! }));
}

/** The round number next above: 1, 2 or 5 times a power of ten. */
export function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const part = size / power;
  if (part <= 1) return power;
  if (part <= 2) return 2 * power;
  return part <= 5 ? 5 * power : 10 * power;
}

/** Powers of ten; fewer than all of them where they would be too many. */
function logTicks(low: number, high: number, count: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, count)));
  const out: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step) out.push(10 ** power);
  return out;
}

const powerText = (at: number): string => {
  const power = Math.round(Math.log10(at));
  return power >= -3 && power <= 4 ? String(Number(at.toPrecision(1))) : `1e${power}`;
};

/** All with the same number of digits after the point; with an exponent where numbers are very large or small. */
function tickTexts(places: readonly number[], step: number): string[] {
  const size = Math.max(...places.map(Math.abs), step);
  if (size >= 1e6 || size < 1e-4) {
    const power = Math.floor(Math.log10(size));
    const digits = Math.max(0, power - Math.floor(Math.log10(step) + 1e-9));
    return places.map((v) => (Math.abs(v) < step / 2 ? "0" : `${(v / 10 ** power).toFixed(digits)}e${power}`));
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return places.map((v) => v.toFixed(digits).replace(/^-(0\.?0*)$/, "$1"));
}

/** A number in a few digits, for legends. */
export function briefNumber(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return String(x);
  const size = Math.abs(x);
  return size >= 1e6 || size < 1e-4 ? x.toExponential(2) : String(Number(x.toPrecision(4)));
}
