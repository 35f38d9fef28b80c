/** The language that a session speaks, for what is written rather than shown: programs and pages. */
import { english, type Speech } from "../core/speech.ts";
import type { Session } from "./session.ts";

/** English where no other is at hand. */
export const spokenIn = ({ settings, outside }: Pick<Session, "settings" | "outside">): Speech =>
  (settings.lang === "ko" && outside.korean?.()) || english;
