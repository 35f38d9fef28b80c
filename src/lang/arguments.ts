/** Arguments of the language's own functions and methods: by place or name, each read as what it must be. */
import type { Span } from "../core/errors.ts";
import type { Env } from "./env.ts";
import { failAt, placed } from "./fail.ts";
import { miscounted, noInteger, type Says, unexpected } from "./python-says.ts";
import { integerIn } from "./subscript.ts";
import { didYouMean } from "./suggest.ts";
import { type Arg, type BuiltinValue, builtin, describe, type Value } from "./value.ts";

/** Parameters in order. */
export interface Described {
  /** As they are written: one that ends in `?` may be left out. */
  readonly params: readonly string[];
  readonly names: readonly string[];
  readonly required: readonly string[];
}
export const describeParams = (params: readonly string[]): Described => ({
  params,
  names: params.map((p) => p.replace("?", "")),
  required: params.filter((p) => !p.endsWith("?")),
});

/** The arguments of one call, found by place or name. */
export class Arguments {
  private readonly name: string;
  private readonly given = new Map<string, Arg>();
  private readonly span: Span;
  private readonly env: Env;

  /** `params` names the parameters in order; one that ends in `?` may be left out. */
  constructor(
    name: string,
    args: readonly Arg[],
    params: readonly string[],
    env: Env,
    span: Span,
    { names, required }: Described = describeParams(params),
  ) {
    this.name = name;
    this.span = span;
    this.env = env;
    let next = 0;
    for (const arg of args) {
      const param = arg.name ?? names[next++];
      if (param === undefined) {
        const limit = names.length === 0 ? "no arguments" : `${names.length} argument${names.length === 1 ? "" : "s"}`;
        const exception = miscounted(name, params, args.length);
        throw failAt("call/extra", { name, limit, count: args.length }, arg.span, "", { exception });
      }
      if (arg.name !== null && !names.includes(param)) {
        throw failAt("call/keyword", { name, param }, arg.span, "", {
          help: didYouMean(param, names),
          exception: unexpected(name, param),
        });
      }
      if (this.given.has(param)) throw failAt("call/twice", { name, param }, arg.span);
      this.given.set(param, arg);
    }
    for (const missing of required) {
      if (this.given.has(missing)) continue;
      const exception = miscounted(name, params, args.length);
      throw failAt("call/missing", { name, param: missing }, span, "", { exception });
    }
  }

  has(param: string): boolean {
    return this.given.has(param);
  }
  spanOf(param: string): Span {
    return this.given.get(param)?.span ?? this.span;
  }
  value(param: string): Value {
    return this.given.get(param)!.value;
  }
  /** The value, or `otherwise` if it was left out or is None. */
  optional(param: string): Value | undefined {
    const value = this.given.get(param)?.value;
    return value === undefined || value.kind === "none" ? undefined : value;
  }
  string(param: string): string {
    const value = this.value(param);
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

/**
 * A builtin whose arguments are read by name; its errors point at the arguments. Methods that are made anew wherever they
 * are asked for have their parameters described beforehand.
 */
export const method = (
  name: string,
  params: readonly string[] | Described,
  call: (args: Arguments, env: Env, span: Span) => Value,
): BuiltinValue => {
  const described = "names" in params ? params : describeParams(params);
  return builtin(name, (given, env, span) => {
    const args = new Arguments(name, given, described.params, env, span, described);
    try {
      return call(args, env, span);
    } catch (error) {
      throw placed(error, new Map(described.names.map((p) => [p, args.spanOf(p)])), span);
    }
  });
};
