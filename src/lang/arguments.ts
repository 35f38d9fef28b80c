/** Arguments of the language's own functions and methods: by place or name, each read as what it must be. */
import type { Span } from "../core/errors.ts";
import type { Env } from "./env.ts";
import { failAt, placed } from "./fail.ts";
import { miscounted, noInteger, type Says, unexpected } from "./python-says.ts";
import { integerIn } from "./subscript.ts";
import { didYouMean } from "./suggest.ts";
import { type Arg, type BuiltinValue, builtin, describe, heartOf, type Value } from "./value.ts";

/** Parameters in order, without the `?` of those that may be left out. */
interface Described {
  readonly names: readonly string[];
  readonly required: readonly string[];
}
const descriptions = new Map<string, Described>();
/** Kept by what they say: many methods are made anew wherever they are asked for. */
function describeParams(params: readonly string[]): Described {
  const text = params.length === 1 ? params[0]! : params.join();
  const known = descriptions.get(text);
  if (known) return known;
  const made = {
    names: params.map((p) => p.replace("?", "")),
    required: params.filter((p) => !p.endsWith("?")),
  };
  descriptions.set(text, made);
  return made;
}

/** The arguments of one call, found by place or name. */
export class Arguments {
  private readonly name: string;
  private readonly names: readonly string[];
  /** In the order of the parameters. */
  private readonly given: (Arg | undefined)[] = [];
  private readonly span: Span;
  private readonly env: Env;

  /** `params` names the parameters in order; one that ends in `?` may be left out. */
  constructor(
    name: string,
    args: readonly Arg[],
    params: readonly string[],
    env: Env,
    span: Span,
    { names, required } = describeParams(params),
  ) {
    this.name = name;
    this.names = names;
    this.span = span;
    this.env = env;
    let next = 0;
    for (const arg of args) {
      const at = arg.name === null ? next++ : names.indexOf(arg.name);
      if (at >= names.length) {
        const limit = names.length === 0 ? "no arguments" : `${names.length} argument${names.length === 1 ? "" : "s"}`;
        const exception = miscounted(name, params, args.length);
        throw failAt("call/extra", { name, limit, count: args.length }, arg.span, "", { exception });
      }
      if (arg.name !== null && at < 0) {
        throw failAt("call/keyword", { name, param: arg.name }, arg.span, "", {
          help: didYouMean(arg.name, names),
          exception: unexpected(name, arg.name),
        });
      }
      if (this.given[at]) throw failAt("call/twice", { name, param: names[at]! }, arg.span);
      this.given[at] = arg;
    }
    for (const missing of required) {
      if (this.has(missing)) continue;
      const exception = miscounted(name, params, args.length);
      throw failAt("call/missing", { name, param: missing }, span, "", { exception });
    }
  }

  private of(param: string): Arg | undefined {
    return this.given[this.names.indexOf(param)];
  }
  has(param: string): boolean {
    return this.of(param) !== undefined;
  }
  /** Where the argument stands; the call, if it was left out. */
  spanOf(param: string): Span {
    return this.of(param)?.span ?? this.span;
  }
  /** Where the arguments stand, by parameter. */
  get spans(): ReadonlyMap<string, Span> {
    return new Map(this.names.map((p) => [p, this.spanOf(p)]));
  }
  value(param: string): Value {
    return this.of(param)!.value;
  }
  /** The value, or `otherwise` if it was left out or is None. */
  optional(param: string): Value | undefined {
    const value = this.of(param)?.value;
    return value === undefined || value.kind === "none" ? undefined : value;
  }
  string(param: string): string {
    const value = heartOf(this.value(param));
    return value.kind === "string" ? value.value : this.misfit(param, "a string");
  }
  int(param: string): number {
    const whole = integerIn(this.value(param), this.env);
    return whole ?? this.misfit(param, "a whole number", noInteger(this.value(param)));
  }
  /** One whole number or several; null for None. */
  ints(param: string): readonly number[] | null {
    const value = this.value(param);
    if (value.kind === "none") return null;
    if (value.kind !== "tuple" && value.kind !== "list") return [this.int(param)];
    return value.items.map((item) => integerIn(item, this.env) ?? this.misfit(param, "whole numbers"));
  }
  wide(param: string): bigint {
    const value = this.value(param);
    return value.kind === "int" ? value.value : BigInt(this.int(param));
  }
  bool(param: string, otherwise: boolean): boolean {
    const value = this.optional(param);
    if (value === undefined) return otherwise;
    return value.kind === "bool" || value.kind === "int" ? Boolean(value.value) : this.misfit(param, "True or False");
  }
  misfit(param: string, wanted: string, exception?: Says): never {
    const facts = { name: this.name, param, wanted, found: describe(this.value(param)) };
    throw failAt("call/kind", facts, this.spanOf(param), "", exception ? { exception } : {});
  }
}

/** A builtin whose arguments are read by name; its errors point at the arguments. */
export const method = (
  name: string,
  params: readonly string[],
  call: (args: Arguments, env: Env, span: Span) => Value,
): BuiltinValue => {
  let described: Described | undefined;
  return builtin(name, (given, env, span) => {
    described ??= describeParams(params);
    const args = new Arguments(name, given, params, env, span, described);
    try {
      return call(args, env, span);
    } catch (error) {
      throw placed(error, args.spans, span);
    }
  });
};
