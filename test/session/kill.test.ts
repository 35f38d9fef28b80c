/** Whatever the moment at which a process is killed that saves a session: the old file is there, or the new one. */
import { expect, test } from "vitest";
import { killWhileSaving } from "./kill.ts";

const kills = Number(process.env["KILLS"] ?? 8);

test(`${kills} kills lose nothing`, { timeout: kills * 10_000 }, async () => {
  const found = await killWhileSaving(kills);
  expect(found.kills).toBe(kills);
  expect(found.rounds).toBeGreaterThanOrEqual(kills);
  if (process.env["KILLS"]) process.stdout.write(`${JSON.stringify(found)}\n`);
});
