/**
 * Whether the terminal itself shows what is typed. While a line runs in the shell it does not: what is typed then the editor
 * shows, which would else be the second time. Knows the terminal's own program for this, nothing of what is typed.
 */
import { spawnSync } from "node:child_process";

let off = false;
let heeds = false;

/** The terminal shows what is typed, or does not. Where it cannot be told, it stays as it is. */
export function setEcho(on: boolean): void {
  if (on !== off || process.platform === "win32") return;
  const { status } = spawnSync("stty", [on ? "echo" : "-echo"], { stdio: ["inherit", "ignore", "ignore"] });
  if (status === 0) off = !on;
  // Whoever stopped us and lets us go on has given the terminal its own ways again.
  if (!heeds) process.on("SIGCONT", forget);
  heeds = true;
}
const forget = (): void => {
  off = false;
};

/**
 * Whether what was typed just now is on the screen already. A line that runs does not hear that we were stopped and went
 * on, so the terminal itself is asked.
 */
export function isEchoing(): boolean {
  if (!off) return true;
  const { stdout } = spawnSync("stty", ["-a"], { stdio: ["inherit", "pipe", "ignore"], encoding: "utf8" });
  if (/(?:^|\s)echo(?=\s|;|$)/.test(stdout ?? "")) forget();
  return !off;
}

/** Reads what somebody is to type now, and sees while typing. */
export function echoed<T>(read: () => T): T {
  if (!off) return read();
  setEcho(true);
  try {
    return read();
  } finally {
    setEcho(false);
  }
}
