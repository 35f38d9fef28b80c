/** From a command statement to its entry: words become arguments, arguments become answers. */
import type { Answer } from "../core/answer.ts";
import { decodeCheckpoint, encodeCheckpoint } from "../formats/checkpoint.ts";
import { decodeGroups, decodeModel, encodeGroups, encodeModel } from "../formats/groups.ts";
import { decode, decodeArchive } from "../formats/guess.ts";
import { encodeNpy } from "../formats/npy.ts";
import { encodeNpz } from "../formats/npz.ts";
import { packer } from "../formats/packing.ts";
import { isZip } from "../formats/zip.ts";
import { NotKnownYet } from "../lang/env.ts";
import { located } from "../lang/fail.ts";
import type { CommandSet } from "../session/outside.ts";
import { formOf, pathsIn } from "./command.ts";
import { commandNamed } from "./index.ts";
import { commandNames, isCommand } from "./names.ts";
import { numberIn } from "./number-option.ts";
import { readArguments } from "./read.ts";
import { isTutorialWord } from "./tutorial.ts";

export const commandSet: CommandSet = {
  isCommand,
  names: commandNames,
  formOf: (name) => formOf(commandNamed(name)!),
  within: (word) => (isTutorialWord(word) ? "tutorial" : null),
  pathsOf: (name) => pathsIn(commandNamed(name)!),
  canPreview: (name) => !commandNamed(name)!.acts,
  *run(statement, session, env) {
    const entry = commandNamed(statement.name)!;
    const read = readArguments(entry, statement, env.source.text, (expr) => numberIn(expr().expr, env));
    if (entry.acts && session.previewing) throw new NotKnownYet();
    const answers = entry.run({ ...read, session, env, span: statement.span } as never)[Symbol.iterator]();
    for (;;) {
      const next: IteratorResult<Answer> = located(() => answers.next(), new Map(), statement.span);
      if (next.done) return;
      yield next.value;
    }
  },
  decode: (bytes, path, float) => decode(bytes, { path, float }),
  decodeArrays: (bytes, path) =>
    isZip(bytes) ? decodeArchive(bytes, path, "npz") : decode(bytes, { path, float: "float64", format: "npy" }).values,
  encodeArrays: (arrays, path) => ("layout" in arrays ? encodeNpy(arrays, path) : encodeNpz(arrays, path)),
  // Called by their names, so that formats are loaded when files are.
  packer: {
    packed: (...args) => packer.packed(...args),
    unpacked: (...args) => packer.unpacked(...args),
    unpackedSoFar: (...args) => packer.unpackedSoFar(...args),
    digest: (...args) => packer.digest(...args),
    derived: (...args) => packer.derived(...args),
    crc32: (...args) => packer.crc32(...args),
  },
  decodeCheckpoint: (...args) => decodeCheckpoint(...args),
  encodeCheckpoint: (...args) => encodeCheckpoint(...args),
  decodeGroups: (...args) => decodeGroups(...args),
  encodeGroups: (...args) => encodeGroups(...args),
  decodeModel: (...args) => decodeModel(...args),
  encodeModel: (...args) => encodeModel(...args),
};
