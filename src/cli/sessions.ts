/**
 * Sessions that outlive the process: `--session FILE`, and the copy that a conversation keeps of itself for the case of a
 * crash. Knows where these files are; what is in them is the command's business.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { readSession, sessionBytes } from "../commands/session.ts";
import type { Session } from "../session/session.ts";
import { readBytes, writeBytes } from "./files.ts";
import { isRunning, writeWhole } from "./whole.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The session in a file takes the place of a fresh one; a file that is not there yet changes nothing. */
export function openSession(session: Session, path: string): void {
  if (!existsSync(path)) return;
  session.journal.begin();
  try {
    readSession(session, readBytes(path), path);
  } finally {
    // Put in place at the beginning: there is nothing before it to go back to.
    session.journal.drop();
  }
}

export const closeSession = (session: Session, path: string): void => writeBytes(path, ...sessionBytes(session).pieces);

const stateFolder = (env: Env): string => join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "tensh");
const lastName = "last.session";
const pattern = /^shell-(\d+)\.session$/;

/** The conversation that ended in a crash, if there is one. */
export function lastSession(env: Env): string | null {
  const path = join(stateFolder(env), lastName);
  return existsSync(path) ? path : null;
}

/**
 * Copies that conversations left which are not running any more: the newest becomes the last session, the others go.
 * Gives when it was written, or null if there was none.
 */
export function findCrashed(env: Env): Date | null {
  const folder = stateFolder(env);
  try {
    const left = readdirSync(folder)
      .filter((name) => isOrphan(name))
      .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtime }))
      .sort((a, b) => b.time.getTime() - a.time.getTime());
    const [newest, ...older] = left;
    for (const { path } of older) rmSync(path, { force: true });
    if (!newest) return null;
    renameSync(newest.path, join(folder, lastName));
    return newest.time;
  } catch {
    return null;
  }
}

function isOrphan(name: string): boolean {
  const [, pid] = pattern.exec(name) ?? [];
  return pid !== undefined && Number(pid) !== process.pid && !isRunning(Number(pid));
}

export interface Autosave {
  /** A text was run: what it left behind shall survive a crash. */
  readonly note: () => void;
  /** The conversation ends as it should. */
  readonly end: () => void;
}

/** Sessions that take longer to write than this (milliseconds) are written when nothing else happens. */
const quick = 15;
/** How long nothing has to happen, in multiples of the time that writing takes. */
const rest = 10;

/** Keeps a copy of a conversation in the state folder. Where nothing can be written, nothing is kept. */
export function autosave(session: Session, env: Env): Autosave {
  const folder = stateFolder(env);
  const path = join(folder, `shell-${process.pid}.session`);
  let took = 0;
  let able = true;
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    timer = null;
    const start = performance.now();
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeWhole(path, sessionBytes(session).pieces, 0o600);
    } catch {
      able = false;
    }
    took = performance.now() - start;
  };
  return {
    note: () => {
      if (!able || session.scope.names.size === 0) return;
      if (timer) clearTimeout(timer);
      if (took <= quick) return write();
      timer = setTimeout(write, Math.min(30_000, took * rest));
      timer.unref();
    },
    end: () => {
      if (timer) clearTimeout(timer);
      rmSync(path, { force: true });
    },
  };
}
