/** What NumPy's arrays hold beside numbers and texts, and which values are dtypes of it. What they hold, the library knows. */
import type { Value } from "./value.ts";

export type ArrayKind = "objects" | "times";

const times = /^[<=|]?(?:(?:datetime64|timedelta64|[Mm]8)(?:\[.*\])?|[Mm])$/;
/** The kind of which a value is a dtype; null of one of numbers or texts. */
export function arrayKindOf(dtype: Value): ArrayKind | null {
  switch (dtype.kind) {
    case "builtin":
      return dtype.type === true && dtype.name === "object" ? "objects" : null;
    case "string":
      if (/^(?:\|?O|object)$/.test(dtype.value)) return "objects";
      return times.test(dtype.value) ? "times" : null;
    case "class":
      return dtype.name === "datetime64" || dtype.name === "timedelta64" ? "times" : null;
    case "object":
      return dtype.type.name === "_ObjectType" ? "objects" : dtype.type.name === "_TimeType" ? "times" : null;
    default:
      return null;
  }
}
