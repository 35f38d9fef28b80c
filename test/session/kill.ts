/**
 * Kills a process at random moments while it saves a session again and again, and looks at what is left each time.
 * With more kills than the tests have time for: KILLS=200 npx vitest run test/session/kill.test.ts
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readSession } from "../../src/commands/session.ts";
import { denseData } from "../../src/core/stored.ts";
import { newSession, say } from "../conversation.ts";

const rounds = `k = 0
while True:
    k = k + 1
    x = reshape(range(300000), [1000, 300]) + k
    names = [k, 'round', {'k': k}]
    session save 'FILE'
`;

export interface Found {
  readonly kills: number;
  /** Kills that came while the process wrote: half a file lay beside. */
  readonly inside: number;
  /** Rounds of the newest file. */
  readonly rounds: number;
}

/** Throws as soon as a file is not whole, or older than one that was there before. */
export async function killWhileSaving(kills: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "tensh-kill-"));
  const file = join(folder, "work.session");
  let [inside, last] = [0, 0];
  try {
    for (let i = 0; i < kills; i++) {
      await killed(file, last, 1 + Math.random() * 60);
      inside += readdirSync(folder).some((name) => name.endsWith(".tmp")) ? 1 : 0;
      if (!existsSync(file)) continue;
      last = checked(file);
    }
    return { kills, inside, rounds: last };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs rounds, and kills them some milliseconds after the first file appeared. */
async function killed(file: string, last: number, wait: number): Promise<void> {
  const text = rounds.replace("k = 0", `k = ${last}`).replace("FILE", file);
  const child = spawn(process.execPath, [resolve("bin/tensh.js"), "--no-config", "-c", text], { stdio: "ignore" });
  const ended = new Promise((done) => child.once("close", done));
  const began = Date.now();
  // The first save says that the rounds are under way; without one for long, something is wrong.
  const stamp = stampOf(file);
  while (stampOf(file) === stamp) {
    if (Date.now() - began > 20_000) throw new Error("no session was saved");
    await new Promise((done) => setTimeout(done, 1));
  }
  await new Promise((done) => setTimeout(done, wait));
  child.kill("SIGKILL");
  await ended;
}

/** Another one for every file that took the place of the last one. */
const stampOf = (file: string): string => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs}` : "";
};

/** The round that the file is of; all its values belong to that round. */
function checked(file: string): number {
  const session = newSession();
  session.journal.begin();
  readSession(session, readFileSync(file), file);
  session.journal.drop();
  const k = Number(say("print(k)", session));
  const x = session.scope.names.get("x");
  if (x?.kind !== "tensor") throw new Error("the tensor is gone");
  const data = denseData(x.node.value!);
  if (data.length !== 300_000) throw new Error("the tensor is not whole");
  for (const [i, v] of data.entries()) if (v !== i + k) throw new Error(`element ${i} is of another round`);
  if (say("print(names)", session) !== `[${k}, 'round', {'k': ${k}}]`) throw new Error("names are of another round");
  return k;
}
