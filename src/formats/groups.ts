/**
 * Files of groups of arrays (HDF5), and Keras' archives of a model: its config, and its weights as such a file. Knows how to
 * tell what is none, and what Keras calls the parts; the bytes of groups are their library's business.
 * Source: keras/src/saving/saving_lib.py.
 */
import { kindOf } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { type Group, type GroupLibrary, isGroup, type KerasModel, type Left } from "../core/groups.ts";
import type { Stored } from "../core/stored.ts";
import { archiveOf, filesIn } from "./zip.ts";

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** It stands at the beginning, or behind 512 bytes of somebody else's, or 1024, or 2048 … */
export function isGroupFile(bytes: Uint8Array): boolean {
  for (let at = 0; at + signature.length <= bytes.length; at = at === 0 ? 512 : at * 2)
    if (signature.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** @throws io/format */
export function decodeGroups(bytes: Uint8Array, path: string, library: GroupLibrary): Group {
  if (!isGroupFile(bytes)) throw refuse("io/format", { path, detail: "it is no HDF5 file" });
  const found = library.groupIn(bytes);
  if ("fault" in found) throw refuse("io/format", { path, detail: faults[found.fault] });
  return found;
}

/** @throws io/format for what such files have no dtype for, and for more than memory holds */
export function encodeGroups(group: Group, path: string, library: GroupLibrary): Uint8Array {
  checkDTypes(group, path);
  const bytes = library.bytesOf(group);
  if ("fault" in bytes) throw refuse("io/format", { path, detail: faults[bytes.fault] });
  return bytes;
}

const faults = {
  short: "the file is cut short",
  damaged: "the file is damaged",
  large: "it is larger than HDF5's library has memory for",
} as const;

function checkDTypes({ members }: Group, path: string): void {
  for (const member of members.values()) {
    if (isGroup(member)) checkDTypes(member, path);
    else if (kindOf(member.dtype) === "complex")
      throw refuse("io/format", { path, detail: `tensors of ${member.dtype} are not written to HDF5 files` });
  }
}

/** All arrays by their paths: `layers/dense/vars/0`. */
export function arraysIn({ members }: Group): ReadonlyMap<string, Stored> {
  return new Map(
    [...members].flatMap(([name, member]): (readonly [string, Stored])[] =>
      isGroup(member)
        ? [...arraysIn(member)].map(([path, found]) => [`${name}/${path}`, found] as const)
        : [[name, member]],
    ),
  );
}

/** What could not be read, by its path, and why. */
export function leftIn({ members, left }: Group): ReadonlyMap<string, Left> {
  const inner = [...members].flatMap(([name, member]): (readonly [string, Left])[] =>
    isGroup(member) ? [...leftIn(member)].map(([path, why]) => [`${name}/${path}`, why] as const) : [],
  );
  return new Map([...(left ?? []), ...inner]);
}

const names = { metadata: "metadata.json", config: "config.json", weights: "model.weights.h5" } as const;

/** @throws io/format */
export function decodeModel(bytes: Uint8Array, path: string, library: GroupLibrary): KerasModel {
  const files = filesIn(bytes, path);
  const file = (name: string): Uint8Array => {
    const found = files.get(name);
    if (!found) throw refuse("io/format", { path, detail: `there is no ${name} in it: it is no model of Keras'` });
    return found;
  };
  const text = (name: string): string => new TextDecoder().decode(file(name));
  const weights = decodeGroups(file(names.weights), `${path}: ${names.weights}`, library);
  return { metadata: text(names.metadata), config: text(names.config), weights };
}

/** @throws io/format */
export function encodeModel(
  { metadata, config, weights }: KerasModel,
  path: string,
  library: GroupLibrary,
): Uint8Array {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map([
    [names.metadata, bytesOf(metadata)],
    [names.config, bytesOf(config)],
    [names.weights, encodeGroups(weights, path, library)],
  ]);
  return archiveOf(files, path);
}
