/**
 * Assignments as steps of a procedure: to names, elements, several at once; and what a list gets behind its end. Nothing is
 * changed before all that may fail is done. Knows targets, no flow.
 */
import type { Expr, ExprOf, StatementOf, Target } from "../syntax.ts";
import { beyond, constant, instruction, type Typed } from "./building.ts";
import { dtypeForItems } from "./givens.ts";
import type { Bare } from "./state.ts";
import * as tags from "./tags.ts";
import type { Terms } from "./terms.ts";

export class Assigning {
  /** Arrays that are written to, by their names. */
  readonly written = new Set<string>();
  /** Arrays that some loop goes over. */
  readonly gone = new Set<number>();
  private readonly terms: Terms;
  constructor(terms: Terms) {
    this.terms = terms;
  }

  /** @param isOutside the name is one of the statement's, not known all over the loop */
  assigning(given: string, x: Typed, isOutside = true): Bare[] {
    const { terms } = this;
    const name = isOutside ? terms.keyOf(given) : given;
    const { whole, real, tag } = terms.variable(name);
    terms.here = new Map(terms.here).set(name, x.kinds);
    const kind = x.tag ?? constant("i32", x.kinds[0]!);
    const isReal = x.term.of === "f64";
    const steps: Bare[] = [{ kind: "set", slot: isReal ? real : whole, value: x.term }];
    // What may be either is kept as both.
    if (isReal && x.kinds.some((k) => !tags.isReal(k)))
      steps.push({
        kind: "set",
        slot: whole,
        value: instruction("i64", "i64.trunc_sat_f64_s", terms.numbers.read(real)),
      });
    return [...steps, { kind: "set", slot: tag, value: kind }];
  }

  /** Functions that change an array are not written out: what calls them could not be done anew. */
  private put(target: ExprOf<"index">, x: Typed): Bare {
    if (this.terms.frame) return beyond();
    const { array, at } = this.terms.placeOf(target);
    const { name, held } = this.terms.arrays[array]!;
    if (!held.writable) return beyond();
    const value = this.terms.asElement(x, array);
    this.written.add(name);
    return { kind: "put", array, at, value };
  }

  /** `x.append(v)`, of a list that nothing goes over. */
  append(e: Expr): Bare {
    if (e.kind !== "call" || e.callee.kind !== "attribute" || e.callee.name !== "append" || e.args.length !== 1)
      return beyond();
    const [arg] = e.args;
    if (this.terms.frame) return beyond();
    const { of } = e.callee;
    const array = of.kind === "name" && arg!.name === null && arg!.star === "" ? this.terms.arrayNamed(of.name) : null;
    const used = array === null ? null : this.terms.arrays[array]!;
    if (!used?.held.isList || !used.held.writable || used.form.rank !== 1 || this.gone.has(array!)) return beyond();
    const x = this.terms.expression(arg!.value);
    if (used.tag === null && x.tag === null) {
      used.tag = x.kinds[0]!;
      used.form = { ...used.form, dtype: dtypeForItems(used.tag) };
    }
    const value = this.terms.asElement(x, array!);
    used.form = { ...used.form, grows: true };
    this.written.add(used.name);
    return { kind: "append", array: array!, value };
  }

  assign(s: StatementOf<"assign">): readonly Bare[] {
    const { terms } = this;
    const [target] = s.targets;
    if (s.targets.length === 1 && target!.kind === "name")
      return this.assigning(target!.name, terms.expression(s.value));
    if (s.targets.length === 1 && target!.kind === "index") return [this.put(target!, terms.expression(s.value))];
    if (s.targets.length > 1)
      return this.several(
        s.targets,
        s.targets.map(() => s.value),
      );
    if (target!.kind !== "targets" || s.value.kind !== "tuple" || s.value.items.length !== target!.items.length)
      return beyond();
    return this.several(target!.items, s.value.items);
  }

  /**
   * Several values at once: all are computed, and all places looked at, before the first is assigned. Places that depend
   * on what the statement itself changes are left to others.
   */
  private several(targets: readonly Target[], values: readonly Expr[]): readonly Bare[] {
    const { terms } = this;
    const steps: Bare[] = [];
    const kept = values.map((value): Typed => {
      const x = terms.expression(value);
      const slot = terms.numbers.slot(x.term.of);
      steps.push({ kind: "set", slot, value: x.term });
      if (x.tag === null) return { ...x, term: terms.numbers.read(slot) };
      const kind = terms.numbers.slot("i32");
      steps.push({ kind: "set", slot: kind, value: x.tag });
      return { ...x, term: terms.numbers.read(slot), tag: terms.numbers.read(kind) };
    });
    const changed = new Set(targets.flatMap((t) => (t.kind === "name" ? [t.name] : [])));
    const last: Bare[] = [];
    for (const [i, target] of targets.entries()) {
      if (target.kind === "name") last.push(...this.assigning(target.name, kept[i]!));
      else if (target.kind === "index" && target.items.every((item) => isFixedPlace(item as Expr, changed))) {
        const put = this.put(target, kept[i]!) as Bare & { kind: "put" };
        const element = terms.elementOf(put.array, put.at).term;
        steps.push({ kind: "set", slot: terms.numbers.slot(element.of), value: element });
        const slot = terms.numbers.slot(put.value.of);
        steps.push({ kind: "set", slot, value: put.value });
        last.push({ ...put, value: terms.numbers.read(slot) });
      } else return beyond();
    }
    return [...steps, ...last];
  }

  augment(s: StatementOf<"augment">): readonly Bare[] {
    const { terms } = this;
    const right = (): Typed => terms.expression(s.value);
    if (s.target.kind === "name")
      return this.assigning(s.target.name, terms.numbers.arithmetic(s.operator, terms.expression(s.target), right()));
    if (s.target.kind !== "index") return beyond();
    return [this.put(s.target, terms.numbers.arithmetic(s.operator, terms.expression(s.target), right()))];
  }
}

function isFixedPlace(e: Expr, changed: ReadonlySet<string>): boolean {
  switch (e.kind) {
    case "int":
      return true;
    case "name":
      return !changed.has(e.name);
    case "binary":
      return isFixedPlace(e.left, changed) && isFixedPlace(e.right, changed);
    case "unary":
      return isFixedPlace(e.of, changed);
    default:
      return false;
  }
}
