/**
 * PyTorch's checkpoints (`torch.save`): a zip archive of a pickle and of the bytes of each tensor. Knows what PyTorch calls
 * its storages and how it says that a tensor is made; the rest is the pickle's and the archive's business.
 * Source: torch/serialization.py and torch/_utils.py.
 */
import type { Kept } from "../core/checkpoint.ts";
import { bytesOf, type DType, dataIn } from "../core/dtype.ts";
import { type OpError, refuse } from "../core/errors.ts";
import { contiguous, rowMajor } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { denseParts, type Stored } from "../core/stored.ts";
import { isKind, type Pickled, readPickle, Unreadable, writePickle } from "./pickle.ts";
import { archiveOf, filesIn } from "./zip.ts";

const storages: Readonly<Partial<Record<DType, string>>> = {
  float64: "DoubleStorage",
  float32: "FloatStorage",
  float16: "HalfStorage",
  bfloat16: "BFloat16Storage",
  int64: "LongStorage",
  int32: "IntStorage",
  int16: "ShortStorage",
  int8: "CharStorage",
  uint8: "ByteStorage",
  bool: "BoolStorage",
  complex64: "ComplexFloatStorage",
  complex128: "ComplexDoubleStorage",
};
const dtypesByStorage = new Map(Object.entries(storages).map(([dtype, name]) => [`torch.${name}`, dtype as DType]));

const noNumbers = "it has a tensor whose numbers are not there";
const rebuildTensor = "torch._utils._rebuild_tensor_v2";
const rebuildParameter = "torch._utils._rebuild_parameter";
/** A whole model, which only tensh makes again: PyTorch's would be made of what its own classes hold. */
const model = "tensh.model";
/** Where PyTorch lets the bytes of a tensor begin. */
const alignment = 64;

/** @throws io/format */
export function encodeCheckpoint(kept: Kept, path: string): Uint8Array {
  const files = new Map<string, Uint8Array>();
  const contents: Uint8Array[] = [];
  const pickled = pickledOf(kept, (value) => {
    if (!storages[value.dtype])
      throw refuse("io/format", { path, detail: `PyTorch's files have no tensors of ${value.dtype}` });
    const data = denseParts(value);
    contents.push(new Uint8Array(data.buffer, data.byteOffset, sizeOf(value.layout.shape) * bytesOf(value.dtype)));
    return contents.length - 1;
  });
  files.set("archive/data.pkl", writePickle(pickled));
  files.set("archive/byteorder", new TextEncoder().encode("little"));
  for (const [i, content] of contents.entries()) files.set(`archive/data/${i}`, content);
  files.set("archive/version", new TextEncoder().encode("3\n"));
  return archiveOf(files, path, alignment);
}

function pickledOf(kept: Kept, place: (value: Stored) => number): Pickled {
  const of = (k: Kept): Pickled => pickledOf(k, place);
  switch (kept.kind) {
    case "none":
      return null;
    case "bool":
    case "int":
    case "float":
    case "string":
      return kept.value;
    case "list":
    case "tuple":
      return { kind: kept.kind, items: kept.items.map(of) };
    case "dict":
      return { kind: "dict", ordered: kept.ordered, entries: kept.entries.map(([k, v]) => [of(k), of(v)]) };
    case "module":
      return { kind: "made", path: model, args: [kept.path, of(kept.state)] };
    case "tensor": {
      const tensor = tensorCall(kept.value, place(kept.value), kept.parameter ? false : kept.requiresGrad);
      if (!kept.parameter) return tensor;
      return { kind: "made", path: rebuildParameter, args: [tensor, kept.requiresGrad, hooks] };
    }
  }
}

const hooks: Pickled = { kind: "dict", ordered: true, entries: [] };
const tupleOf = (items: readonly Pickled[]): Pickled => ({ kind: "tuple", items: [...items] });
const sizes = (numbers: readonly number[]): Pickled => tupleOf(numbers.map((n) => BigInt(n)));

function tensorCall({ dtype, layout }: Stored, place: number, requiresGrad: boolean): Pickled {
  const storage: Pickled = { kind: "named", path: `torch.${storages[dtype]}` };
  const id = tupleOf(["storage", storage, String(place), "cpu", BigInt(sizeOf(layout.shape))]);
  const args = [
    { kind: "outside", id } as const,
    0n,
    sizes(layout.shape),
    sizes(rowMajor(layout.shape)),
    requiresGrad,
    hooks,
  ];
  return { kind: "made", path: rebuildTensor, args };
}

/** @throws io/format */
export function decodeCheckpoint(bytes: Uint8Array, path: string): Kept {
  const bad = (detail: string): OpError => refuse("io/format", { path, detail });
  const files = filesIn(bytes, path);
  const name = [...files.keys()].find((n) => n.endsWith("/data.pkl"));
  if (name === undefined) throw bad("it is no file of torch.save");
  const folder = name.slice(0, -"data.pkl".length);
  const order = files.get(`${folder}byteorder`);
  if (order && new TextDecoder().decode(order) !== "little") throw bad("its numbers have their highest byte first");
  try {
    return new Reader(files, folder).kept(readPickle(files.get(name)!));
  } catch (error) {
    if (error instanceof Unreadable) throw bad(error.message);
    throw error;
  }
}

class Reader {
  private readonly files: ReadonlyMap<string, Uint8Array>;
  private readonly folder: string;
  constructor(files: ReadonlyMap<string, Uint8Array>, folder: string) {
    this.files = files;
    this.folder = folder;
  }

  kept(value: Pickled): Kept {
    if (value === null) return { kind: "none" };
    if (typeof value === "boolean") return { kind: "bool", value };
    if (typeof value === "bigint") return { kind: "int", value };
    if (typeof value === "number") return { kind: "float", value };
    if (typeof value === "string") return { kind: "string", value };
    if (value instanceof Uint8Array) throw new Unreadable("it holds bytes");
    switch (value.kind) {
      case "list":
      case "tuple":
        return { kind: value.kind, items: value.items.map((v) => this.kept(v)) };
      case "dict": {
        const entries = value.entries.map(([k, v]) => [this.kept(k), this.kept(v)] as const);
        return { kind: "dict", ordered: value.ordered, entries };
      }
      case "made":
        return this.made(value.path, value.args);
      case "named":
        throw new Unreadable(`it holds ${value.path}, which is code, no value: save model.state_dict()`);
      case "outside":
        throw new Unreadable(noNumbers);
    }
  }

  private made(path: string, args: readonly Pickled[]): Kept {
    switch (path) {
      case rebuildTensor:
        return { kind: "tensor", value: this.tensor(args), requiresGrad: args[4] === true, parameter: false };
      case rebuildParameter: {
        const tensor = this.kept(args[0] ?? null);
        if (tensor.kind !== "tensor") throw new Unreadable(noNumbers);
        return { ...tensor, requiresGrad: args[1] === true, parameter: true };
      }
      case model:
        if (typeof args[0] !== "string") throw new Unreadable("the pickle is damaged");
        return { kind: "module", path: args[0], state: this.kept(args[1] ?? null) };
      case "torch.Size":
        return this.kept(args[0] ?? tupleOf([]));
      default:
        throw new Unreadable(`it holds ${path}, which is code, no value: save model.state_dict()`);
    }
  }

  private tensor([storage, first, shape, strides]: readonly Pickled[]): Stored {
    const id = isKind(storage, "outside") && isKind(storage.id, "tuple") ? storage.id.items : [];
    const [, type, key] = id;
    const dtype = isKind(type, "named") ? dtypesByStorage.get(type.path) : undefined;
    const bytes = typeof key === "string" ? this.files.get(`${this.folder}data/${key}`) : undefined;
    if (!dtype || !bytes) throw new Unreadable(noNumbers);
    const [sizes, steps] = [numbersIn(shape), numbersIn(strides)];
    const offset = Number(first as bigint);
    const count = Math.floor(bytes.length / bytesOf(dtype));
    const last = sizes.reduce((sum, n, i) => sum + (n - 1) * steps[i]!, offset);
    const isInside = steps.every((s) => s >= 0) && offset >= 0 && steps.length === sizes.length;
    if (sizeOf(sizes) > 0 && (!isInside || last >= count)) throw new Unreadable("it has a tensor beyond its numbers");
    // Copied: the archive may begin anywhere in its buffer, and numbers only at multiples of their size.
    const whole = new Uint8Array(bytes.subarray(0, count * bytesOf(dtype)));
    const layout = sizeOf(sizes) > 0 ? { shape: sizes, strides: steps, offset } : contiguous(sizes);
    return { dtype, layout, data: dataIn(dtype, whole.buffer, 0, count) };
  }
}

function numbersIn(value: Pickled | undefined): number[] {
  const items = isKind(value, "tuple") || isKind(value, "list") ? value.items : null;
  const inner = items ?? (isKind(value, "made") && isKind(value.args[0], "tuple") ? value.args[0].items : []);
  return inner.map((n) => Number(n as bigint));
}
