/** Which names statements, targets and patterns assign: those of a body are its own, unless it declares them global or nonlocal. */
import type { Block, Pattern, Statement, Target } from "./syntax.ts";

export function assignedNames(body: Block): Set<string> {
  const names = new Set<string>();
  const declared = new Set<string>();
  visitBlock(body, names, declared);
  for (const name of declared) names.delete(name);
  return names;
}

function visitBlock(block: Block, names: Set<string>, declared: Set<string>): void {
  for (const s of block) visit(s, names, declared);
}

function visit(s: Statement, names: Set<string>, declared: Set<string>): void {
  const target = (t: Target): void => {
    for (const name of targetNames(t)) names.add(name);
  };
  const block = (b: Block): void => visitBlock(b, names, declared);
  switch (s.kind) {
    case "assign":
      return s.targets.forEach(target);
    case "augment":
      return target(s.target);
    case "def":
    case "class":
      names.add(s.name);
      return;
    case "try":
      block(s.body);
      for (const h of s.handlers) {
        if (h.name) names.add(h.name);
        block(h.body);
      }
      block(s.otherwise);
      return block(s.finally);
    case "for":
      target(s.target);
      block(s.body);
      return block(s.otherwise);
    case "while":
      block(s.body);
      return block(s.otherwise);
    case "if":
      for (const b of s.branches) block(b.body);
      return block(s.otherwise);
    case "with":
      for (const item of s.items) if (item.target) target(item.target);
      return block(s.body);
    case "match":
      for (const c of s.cases) {
        for (const name of patternNames(c.pattern)) names.add(name);
        block(c.body);
      }
      return;
    case "import":
      for (const n of s.names) names.add(n.as);
      return;
    case "scope":
      for (const n of s.names) declared.add(n);
      return;
    case "delete":
      return s.targets.forEach(target);
    default:
      return;
  }
}

export function patternNames(p: Pattern): string[] {
  switch (p.kind) {
    case "capture":
      return [p.name];
    case "rest":
      return p.name === null ? [] : [p.name];
    case "as":
      return [p.name, ...patternNames(p.pattern)];
    case "either":
    case "sequence":
      return p.patterns.flatMap(patternNames);
    case "mapping":
      return [...p.entries.flatMap((e) => patternNames(e.pattern)), ...(p.rest === null ? [] : [p.rest])];
    case "class":
      return [...p.places, ...p.named.map(([, one]) => one)].flatMap(patternNames);
    default:
      return [];
  }
}

export function targetNames(t: Target): string[] {
  switch (t.kind) {
    case "name":
      return [t.name];
    case "targets":
      return t.items.flatMap(targetNames);
    case "starredTarget":
      return targetNames(t.of);
    default:
      return [];
  }
}
