/** What the library's `zoneinfo` asks of the host, as `_tensh.…`: how far clocks are from UTC, and how their time is called. */
import { method } from "./arguments.ts";
import { intOf, listOf, none, stringOf, tupleOf } from "./value.ts";

const clocks = new Map<string, Intl.DateTimeFormat | null>();
function clockOf(zone: string, locale: string, name?: "short"): Intl.DateTimeFormat | null {
  const key = `${zone} ${locale} ${name}`;
  if (!clocks.has(key)) clocks.set(key, madeClock(zone, locale, name));
  return clocks.get(key)!;
}
function madeClock(zone: string, locale: string, name?: "short"): Intl.DateTimeFormat | null {
  const parts = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  } as const;
  try {
    const named = name ? { timeZoneName: name } : {};
    return new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", era: "short", ...parts, ...named });
  } catch {
    return null;
  }
}

/** Names that the host has in no language of those that are asked. */
const names: Readonly<Record<string, string>> = {
  "Asia/Seoul": "KST",
  "Asia/Tokyo": "JST",
  "Asia/Shanghai": "CST",
  "Asia/Hong_Kong": "HKT",
  "Asia/Taipei": "CST",
  "Asia/Kolkata": "IST",
  "Asia/Jakarta": "WIB",
  "Asia/Manila": "PST",
  "Europe/Moscow": "MSK",
};
const locales = ["en-US", "en-GB", "en-AU", "en-NZ", "en-ZA", "en-CA"];
function nameOf(zone: string, at: number, seconds: number): string {
  if (zone === "UTC" || zone === "Etc/UTC") return "UTC";
  for (const locale of locales) {
    const parts = clockOf(zone, locale, "short")!.formatToParts(at);
    const said = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{3,5}$/.test(said)) return said;
  }
  const known = names[zone];
  if (known !== undefined) return known;
  const minutes = Math.abs(Math.round(seconds / 60));
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${minutes % 60 ? two(minutes % 60) : ""}`;
}

/** Seconds from UTC at a moment, and the name of that time; None where no zone is called so. */
const zoneAt = method("zone_at", ["zone", "seconds"], (args) => {
  const zone = args.string("zone");
  const clock = clockOf(zone, "en-US");
  if (!clock) return none;
  const at = args.int("seconds") * 1000;
  const found = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: string): number => Number(found[name]);
  const there = new Date(0);
  there.setUTCFullYear(found["era"]?.startsWith("B") ? 1 - part("year") : part("year"), part("month") - 1, part("day"));
  there.setUTCHours(part("hour"), part("minute"), part("second"));
  const seconds = Math.round((there.getTime() - at) / 1000);
  return tupleOf([intOf(seconds), stringOf(nameOf(zone, at, seconds))]);
});

const zones = method("zones", [], () => listOf([...Intl.supportedValuesOf("timeZone"), "UTC"].map(stringOf)));

export const zoneFunctions = [zoneAt, zones];
