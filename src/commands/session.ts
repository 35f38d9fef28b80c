/** `session save FILE`, `session load FILE`, `session restore`: the whole workspace in a file, bit for bit. */
import { refuse } from "../core/errors.ts";
import { stored } from "../core/stored.ts";
import { decodeSafetensors, encodeSafetensors } from "../formats/safetensors.ts";
import { failAt, located } from "../lang/fail.ts";
import { didYouMean } from "../lang/suggest.ts";
import { formatName, formatVersion, keepSession } from "../session/keep.ts";
import { restoreSession } from "../session/restore.ts";
import type { Session } from "../session/session.ts";
import { type Call, command } from "./command.ts";

/** The tensor of a file that holds the document, as the UTF-8 of its JSON. */
const documentKey = "__session__";

/** The bytes of a file with the whole session in it, in pieces, and what could not be kept. */
export function sessionBytes(session: Session): { readonly pieces: Uint8Array[]; readonly lost: readonly string[] } {
  const { document, tensors, lost } = keepSession(session);
  const text = new TextEncoder().encode(JSON.stringify(document));
  const all = new Map([...tensors, [documentKey, stored("uint8", [text.length], text)]]);
  const metadata = new Map([
    ["format", formatName],
    ["version", String(formatVersion)],
  ]);
  return { pieces: encodeSafetensors({ tensors: all, metadata }), lost };
}

/** Puts the session in a file in place of the present one; gives the number of its names. @throws io/format */
export function readSession(session: Session, bytes: Uint8Array, path: string): number {
  const { tensors, metadata } = decodeSafetensors(bytes, path);
  const document = tensors.get(documentKey);
  if (metadata.get("format") !== formatName || !document)
    throw refuse("io/format", { path, detail: "it is a file of tensors, but not a session of tensh" });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(document.data as Uint8Array)));
  } catch {
    throw refuse("io/format", { path, detail: "it holds no session that can be read: its document is no JSON" });
  }
  return restoreSession(session, json, tensors, path);
}

const actions = ["save", "load", "restore"] as const;
type Action = (typeof actions)[number];
const isAction = (text: string): text is Action => (actions as readonly string[]).includes(text);

export const session = command({
  name: "session",
  summary: "Keep the whole workspace in a file, or bring it back, bit for bit.",
  about:
    "A session is every name with its value (tensors, Variables, generators, functions, lists, dicts), the random state, the settings, the history and its results. The file is written beside the old one and then takes its place, so that a crash leaves one or the other. load puts the kept session in the place of the present one; undo takes that back. restore brings back a conversation that ended in a crash. `tensh --session FILE` loads before it runs and saves after it. The format is described in docs/session-format.md.",
  params: {
    action: {
      kind: "word",
      doc: "save, load, or restore: the conversation that ended in a crash",
      shown: "save|load|restore",
      choices: () => actions,
    },
    file: { kind: "path", doc: "where it is kept", shown: "FILE", optional: true },
  },
  options: {},
  arrow: false,
  examples: [{ code: "session save work.session", shows: "" }],
  *run({ args, session, span }) {
    const { text: action, span: at } = args.action;
    if (!isAction(action))
      throw failAt("command/choice", { text: action, choices: actions.join(", ") }, at, "", {
        help: didYouMean(action, actions),
      });
    const path = args.file?.text ?? (action === "restore" ? session.outside.lastSession?.() : undefined);
    if (path === undefined || path === null) {
      if (action === "restore") throw refuse("state/nothing", { what: "restore: no conversation ended in a crash" });
      throw failAt("command/missing", { command: `session ${action}`, what: "a FILE" }, span);
    }
    const where = args.file?.span ?? at;
    yield { kind: "text", text: action === "save" ? save(session, path, where) : load(session, path, where) };
  },
});

function save(session: Session, path: string, span: Call["span"]): string {
  const { pieces, lost } = sessionBytes(session);
  located(() => session.outside.writeBytes(path, ...pieces), new Map(), span);
  const count = session.scope.names.size;
  const notes = lost.map((what) => `\nnot kept: ${what}`).join("");
  return `${path}: ${count} name${count === 1 ? "" : "s"}, ${session.history.length} lines${notes}`;
}

function load(session: Session, path: string, span: Call["span"]): string {
  if (session.journal.changed) throw failAt("state/inside", { command: "session load" }, span);
  const count = located(() => readSession(session, session.outside.readBytes(path), path), new Map(), span);
  return `${count} name${count === 1 ? "" : "s"} from ${path}`;
}
