/**
 * HDF5 files by HDF5's own library: the one file that knows it. Each file has a run of the library to itself, so that what
 * a damaged one does to it is over with it. Numbers are read, and truth values as h5py writes them; of anything else it is
 * told why it is left out. Stands in a bundle of its own and throws nothing of ours.
 */
import {
  BrokenSoftLink,
  Dataset,
  ExternalLink,
  File,
  FS,
  Group as H5Group,
  type Library,
  type Metadata,
  start,
} from "h5wasm";
import { bytesOf as bytesOfDType, type Data, type DType, dataIn, isHalf, kindOf } from "../core/dtype.ts";
import { type Attribute, type Fault, type Group, type GroupLibrary, isGroup, type Left } from "../core/groups.ts";
import { halfValues } from "../core/half.ts";
import { contiguous } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, type Stored } from "../core/stored.ts";

const integer = 0;
const float = 1;
const enumeration = 8;

/** Where the library finds a file: in its own memory. */
const place = "file.h5";

export const hdf5: GroupLibrary = {
  groupIn: (bytes) =>
    withLibrary((library) => {
      FS.writeFile(place, bytes);
      return new Reader(library).group(new File(place, "r"));
    }),
  bytesOf: (group) =>
    withLibrary((library) => {
      const file = new File(place, "w");
      new Writer(library, file.file_id).fill(file, group);
      file.close();
      return FS.readFile(place);
    }),
};

const tooLarge = /out of memory|memory allocation|exceeds maximum|Array buffer allocation|Invalid typed array/i;

function withLibrary<T>(task: (library: Library) => T): T | Fault {
  const library = start();
  library.activate_throwing_error_handler();
  try {
    return task(library);
  } catch (error) {
    const said = String(error);
    if (tooLarge.test(said)) return { fault: "large" };
    return { fault: /truncated file|eof|end of file/i.test(said) ? "short" : "damaged" };
  }
}

class Reader {
  private readonly library: Library;
  private file = 0n;
  /** How often each group was met, by where it stands. */
  private readonly met = new Map<string, number>();
  /** The arrays by where they stand in the file: several names may lead to one. */
  private readonly arrays = new Map<string, Stored | Left>();
  constructor(library: Library) {
    this.library = library;
  }

  /** `around` are the groups around it, by where they stand in the file. */
  group(from: H5Group | File, around: readonly string[] = []): Group {
    if (from instanceof File) this.file = from.file_id;
    const within = [...around, this.standing(from.path)];
    const attributes = new Map<string, Attribute>();
    for (const name of Object.keys(from.attrs)) {
      const value = this.attribute(from.attrs[name]!);
      if (value !== undefined) attributes.set(name, value);
    }
    const members = new Map<string, Group | Stored>();
    const left = new Map<string, Left>();
    for (const name of from.keys()) {
      const member = this.member(from, name, within);
      if ("why" in member) left.set(name, member);
      else members.set(name, member);
    }
    return { attributes, members, left };
  }

  private member(of: H5Group, name: string, around: readonly string[]): Group | Stored | Left {
    try {
      const found = of.get(name);
      if (found instanceof BrokenSoftLink) return { why: "link", to: found.target };
      if (found instanceof ExternalLink) return { why: "file", file: found.filename, to: found.obj_path };
      if (found instanceof Dataset) return this.dataset(found.path);
      if (!(found instanceof H5Group)) return { why: "kind" };
      if (around.includes(this.standing(found.path))) return { why: "itself" };
      if (around.length > deepest || !this.isRare(found.path)) return { why: "many" };
      return this.group(found, around);
    } catch (error) {
      // The library itself has come to a stop: nothing that it said afterwards would hold.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      return { why: tooLarge.test(String(error)) ? "large" : "damaged" };
    }
  }

  /** Where something stands in the file, whatever leads to it. */
  private standing(path: string): string {
    return this.library.create_object_reference(this.file, path).join();
  }

  /** Groups that lead to one another crosswise have more paths than anybody can walk. */
  private isRare(path: string): boolean {
    const standing = this.standing(path);
    const times = (this.met.get(standing) ?? 0) + 1;
    this.met.set(standing, times);
    return times <= mostPaths;
  }

  private dataset(path: string): Stored | Left {
    const standing = this.standing(path);
    const found = this.arrays.get(standing) ?? this.unread(path) ?? this.read(path);
    this.arrays.set(standing, found);
    return found;
  }

  /** Why it cannot be read, as far as that is known before. */
  private unread(path: string, within: readonly string[] = []): Left | undefined {
    const metadata = this.library.get_dataset_metadata(this.file, path);
    if (!dtypeOf(metadata) || !metadata.shape) return { why: "kind" };
    const filter = this.library.get_dataset_filters(this.file, path).find(({ id }) => !knownFilters.includes(id));
    if (filter) return { why: "filter", name: filter.name.toUpperCase() || `no. ${filter.id}` };
    // The library would give zeros for what it does not find.
    for (const { file_name, dset_name } of metadata.virtual_sources ?? []) {
      if (file_name !== ".") return { why: "virtual", file: file_name };
      if (within.includes(dset_name)) return { why: "itself" };
      if (this.library.get_type(this.file, dset_name) !== this.library.H5G_DATASET)
        return { why: "link", to: dset_name };
      const why = this.unread(dset_name, [...within, dset_name]);
      if (why) return why;
    }
    return undefined;
  }

  private read(path: string): Stored {
    const metadata = this.library.get_dataset_metadata(this.file, path);
    const shape = metadata.shape!;
    const bytes = sizeOf(shape) * metadata.size;
    const at = room(this.library, bytes);
    const status = this.library.get_dataset_data(this.file, path, null, null, null, BigInt(at));
    if (status < 0) throw new Error("not read");
    return storedOf(dtypeOf(metadata)!, shape, this.library.HEAPU8.slice(at, at + bytes));
  }

  private attribute({
    metadata,
    value,
  }: {
    readonly metadata: Metadata;
    readonly value: unknown;
  }): Attribute | undefined {
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.every((v) => typeof v === "string") ? value : undefined;
    const dtype = dtypeOf(metadata);
    if (!dtype || !metadata.shape) return undefined;
    const data = ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : [value as number];
    const { buffer } = dataIn(dtype, new ArrayBuffer(data.length * bytesOfDType(dtype)), 0, data.length);
    dataIn(dtype, buffer, 0, data.length).set(data as never);
    return storedOf(dtype, metadata.shape, new Uint8Array(buffer));
  }
}
const deepest = 64;
const mostPaths = 32;
/** Deflate, shuffle, checksums, szip, n bits, scale and offset. */
const knownFilters = [1, 2, 3, 4, 5, 6];

class Writer {
  private readonly library: Library;
  private readonly file: bigint;
  constructor(library: Library, file: bigint) {
    this.library = library;
    this.file = file;
  }

  fill(into: H5Group, group: Group): void {
    for (const [name, value] of group.attributes) {
      if (typeof value === "string") into.create_attribute(name, value, []);
      else if (!("layout" in value)) into.create_attribute(name, value, [value.length]);
      else this.library.create_attribute(this.file, into.path, name, ...this.placed(value));
    }
    for (const [name, member] of group.members) {
      if (isGroup(member)) this.fill(into.create_group(name), member);
      else this.library.create_dataset(this.file, `${into.path}/${name}`, ...this.placed(member));
    }
  }

  /** Its numbers in the library's memory, and what the library calls it. */
  private placed(value: Stored): [from: bigint, metadata: object] {
    const shape = value.layout.shape.map(BigInt);
    const { dtype, data } = written(value);
    const at = room(this.library, data.byteLength);
    this.library.HEAPU8.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    const metadata = {
      type: kindOf(dtype) === "float" ? float : integer,
      signed: kindOf(dtype) !== "uint",
      size: bytesOfDType(dtype),
      littleEndian: true,
      vlen: false,
      total_size: sizeOf(value.layout.shape),
      shape,
      maxshape: shape,
      chunks: null,
    };
    return [BigInt(at), metadata];
  }
}

/** The library writes no halves and no truth values: they go as dtypes that hold them. */
function written(value: Stored): { readonly dtype: DType; readonly data: Data } {
  const data = denseParts(value).subarray(0, sizeOf(value.layout.shape));
  const { dtype } = value;
  if (isHalf(dtype)) {
    const values = halfValues(dtype);
    return { dtype: "float32", data: Float32Array.from(data as Uint16Array, (bits) => values[bits]!) };
  }
  return { dtype: dtype === "bool" ? "uint8" : dtype, data };
}

/** It is never given back: the run ends with the file. */
function room(library: Library, bytes: number): number {
  const at = bytes > library.MAXIMUM_MEMORY ? 0 : library._malloc(Math.max(bytes, 1));
  if (at === 0) throw new Error("out of memory");
  return at;
}

function dtypeOf({ type, size, signed, enum_type }: Metadata): DType | undefined {
  if (type === float) return ({ 2: "float16", 4: "float32", 8: "float64" } as const)[size];
  if (type === enumeration) {
    const { FALSE, TRUE, ...more } = enum_type?.members ?? {};
    return size === 1 && FALSE === 0 && TRUE === 1 && Object.keys(more).length === 0 ? "bool" : undefined;
  }
  if (type !== integer) return undefined;
  const bits = ({ 1: 8, 2: 16, 4: 32, 8: 64 } as const)[size];
  return bits && (signed ? `int${bits}` : `uint${bits}`);
}

function storedOf(dtype: DType, shape: readonly number[], bytes: Uint8Array): Stored {
  return { dtype, layout: contiguous([...shape]), data: dataIn(dtype, bytes.buffer as ArrayBuffer, 0, sizeOf(shape)) };
}
