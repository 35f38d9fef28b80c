/** Python's bytes: text to bytes and back, and the few methods that scripts use. */
import { method } from "./arguments.ts";
import { itemsOf } from "./sequences.ts";
import { type BuiltinValue, stringOf, type Value } from "./value.ts";

const bytesOf = (value: string): Value => ({ kind: "bytes", value });
const codes = (value: string): Uint8Array => Uint8Array.from(value, (c) => c.charCodeAt(0));

/** `text.encode()`: UTF-8. */
export const encode = (text: string): BuiltinValue =>
  method("encode", ["encoding?", "errors?"], () =>
    bytesOf(Array.from(new TextEncoder().encode(text), (c) => String.fromCharCode(c)).join("")),
  );

/** A method of bytes, or undefined. */
export function bytesMethod(value: string, name: string): BuiltinValue | undefined {
  switch (name) {
    case "decode":
      return method(name, ["encoding?", "errors?"], () => stringOf(new TextDecoder().decode(codes(value))));
    case "join":
      return method(name, ["items"], (args, env) => {
        const items = itemsOf(args.value("items"), env);
        const parts = items.map((v) => (v.kind === "bytes" ? v.value : args.misfit("items", "bytes")));
        return bytesOf(parts.join(value));
      });
    case "hex":
      return method(name, [], () =>
        stringOf(Array.from(codes(value), (c) => c.toString(16).padStart(2, "0")).join("")),
      );
    default:
      return undefined;
  }
}
