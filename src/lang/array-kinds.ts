/** What NumPy's arrays hold beside numbers and texts, and which values are dtypes of it. What they hold, the library knows. */
import type { Value } from "./value.ts";

export type ArrayKind = "objects" | "times" | "records";

const byType: Readonly<Record<string, ArrayKind>> = {
  _ObjectType: "objects",
  _TimeType: "times",
  _RecordType: "records",
};
/** `("x", float)`: a name and a dtype. */
const isField = (value: Value): boolean =>
  value.kind === "tuple" && value.items.length > 0 && ["string", "tuple"].includes(value.items[0]!.kind);
const times = /^[<=|]?(?:(?:datetime64|timedelta64|[Mm]8)(?:\[.*\])?|[Mm])$/;
/** The kind of which a value is a dtype; null of one of numbers or texts. */
export function arrayKindOf(dtype: Value): ArrayKind | null {
  switch (dtype.kind) {
    case "builtin":
      return dtype.type === true && dtype.name === "object" ? "objects" : null;
    case "string":
      if (/^(?:\|?O|object)$/.test(dtype.value)) return "objects";
      return times.test(dtype.value) ? "times" : dtype.value.includes(",") ? "records" : null;
    case "class":
      return dtype.name === "datetime64" || dtype.name === "timedelta64" ? "times" : null;
    case "object":
      return Object.hasOwn(byType, dtype.type.name) ? byType[dtype.type.name]! : null;
    case "list":
      return dtype.items.length > 0 && dtype.items.every(isField) ? "records" : null;
    case "dict":
      return dtype.entries.has("snames") && dtype.entries.has("sformats") ? "records" : null;
    default:
      return null;
  }
}
