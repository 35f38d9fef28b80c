/** Arrays in groups in groups, all of them with attributes, as HDF5 files hold them. Knows no files. */
import type { Stored } from "./stored.ts";

export interface Group {
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** By their names, in the file's order. */
  readonly members: ReadonlyMap<string, Group | Stored>;
  /** Members whose numbers cannot be had, and why. */
  readonly left?: ReadonlyMap<string, Left>;
}

export type Left =
  /** No numbers: text, records, dates … */
  | { readonly why: "kind" }
  /** Packed in a way that the library does not know; the way's name. */
  | { readonly why: "filter"; readonly name: string }
  /** It shows numbers that stand in other files. */
  | { readonly why: "virtual"; readonly file: string }
  /** A link to nothing, and one to another file. */
  | { readonly why: "link"; readonly to: string }
  | { readonly why: "file"; readonly file: string; readonly to: string }
  /** A group around it. */
  | { readonly why: "itself" }
  /** Groups within groups that have no end, or nearly none. */
  | { readonly why: "many" }
  | { readonly why: "large" }
  | { readonly why: "damaged" };

/** A sentence's end: `x: it is text …`. */
export function whyLeft(left: Left): string {
  switch (left.why) {
    case "kind":
      return "it holds no numbers that are read here, but text, records or nothing";
    case "filter":
      return `it is packed by ${left.name}, which is not known here: write it again with gzip (h5repack -f GZIP=6 old.h5 new.h5)`;
    case "virtual":
      return `its numbers stand in another file, ${left.file}: load that one`;
    case "link":
      return `it is a link to ${left.to}, which is not there`;
    case "file":
      return `it is a link to ${left.to} in another file, ${left.file}: load that one`;
    case "itself":
      return "it is a link to what it stands in";
    case "many":
      return "it stands in groups that lead to one another without an end";
    case "large":
      return "it is larger than HDF5's library has memory for";
    case "damaged":
      return "its numbers are damaged, or stand outside the file";
    default:
      return left satisfies never;
  }
}

export type Attribute = string | readonly string[] | Stored;

export const isGroup = (member: Group | Stored): member is Group => "members" in member;

/** What is wrong with the bytes of a file that should hold groups. */
export interface Fault {
  readonly fault: "short" | "damaged" | "large";
}

/** The library that reads and writes them. It stands apart, so that its faults come as values. */
export interface GroupLibrary {
  readonly groupIn: (bytes: Uint8Array) => Group | Fault;
  readonly bytesOf: (group: Group) => Uint8Array | Fault;
}

/** A model as Keras keeps it: what it is, as JSON, and its weights. */
export interface KerasModel {
  readonly metadata: string;
  readonly config: string;
  readonly weights: Group;
}
