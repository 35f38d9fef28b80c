/**
 * A graph that is run again and again with other values in place of some nodes: planned once, every buffer has its place,
 * a run is launches and nothing else. Small programs are a single kernel. Knows tasks, places and calls; knows no
 * instructions.
 */
import { bytesOf, type Data, dataIn, largeBytes } from "../core/dtype.ts";
import { contiguous, type Layout } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { copyInto, type Stored, stored } from "../core/stored.ts";
import type { Node } from "../graph/node.ts";
import { bandsOf, callOfBand, loopsIn, madeBy, readBy, type Work } from "../kernel/bands.ts";
import { type Call, callsOf, type Placing, partialBytes } from "../kernel/calls.ts";
import { chained } from "../kernel/chain.ts";
import { viewed } from "../kernel/reading.ts";
import { schedule, type Task } from "../kernel/schedule.ts";
import { isExact } from "../kernel/wasm/functions/index.ts";
import { type Account, type Ahead, type Feedback, repeaterOf } from "./ahead.ts";
import { ArenaPlan } from "./arena.ts";
import { launch } from "./launch.ts";
import { addressOf, engineMemory, holding, NoRoom, tensorRoom } from "./memory.ts";
import { evaluate, evaluateInto, writesInto } from "./steps.ts";

/** Bytes of a step's result that are copied sooner than a graph is planned anew, and those for each task of a long graph. */
const mostCopied = 1 << 18;
const copiedForTask = 1 << 12;
/** Elementary operations up to which a program is one kernel. */
const smallWork = 1 << 16;

export type Run = (values: readonly Stored[]) => readonly Stored[];
type Attempt = (values: readonly Stored[]) => readonly Stored[] | null;

export interface Program {
  readonly run: Run;
  readonly ahead: Ahead;
}

/** A program of which other graphs make use that are the same but for what depends on no input. */
export interface KeptProgram {
  /** The program with these values for the nodes that are `fixed`. They are small, and lie as those it was made with. */
  readonly bound: (values: readonly Stored[]) => Program;
}

/**
 * The values of `outputs` for given values of `inputs`. All that depends on no input has a value: that of the `fixed`
 * nodes may be another one later. Functions of fewer elements than `functionsFrom` give the reference's bits.
 */
export function makeProgram(
  outputs: readonly Node[],
  inputs: readonly Node[],
  feedback: Feedback | null,
  fixed: readonly Node[],
  functionsFrom = 0,
): KeptProgram {
  const known = new Map<string, PlannedProgram>();
  const planned = (values: readonly Stored[], own: readonly Stored[]): PlannedProgram => {
    const key = values.map((v) => (isLarge(v) ? v.layout.strides.join() : "")).join(";");
    const found = known.get(key) ?? new PlannedProgram(outputs, inputs, values, feedback, functionsFrom);
    known.set(key, found);
    found.bind(fixed, own);
    return found;
  };
  return {
    bound: (own) => ({
      run: (values) => {
        const results = planned(values, own).run(values);
        if (results === null) throw new NoRoom("allocation of a program's results failed");
        return results;
      },
      ahead: (values, count, below) => planned(values, own).ahead(values, count, below),
    }),
  };
}

export const isLarge = (s: Stored): boolean => s.data.byteLength >= largeBytes && addressOf(s.data) !== null;
const bytesFor = (n: Node): number => sizeOf(n.shape) * bytesOf(n.dtype);

/** Where a node's elements are: at a place of the arena, at the address of something that stays, or given with each run. */
type Site =
  | { readonly kind: "arena"; readonly at: number }
  | { readonly kind: "fixed"; readonly data: Data }
  | { readonly kind: "input"; readonly input: number }
  | { readonly kind: "output"; readonly output: number };

/** A word of a call that is an address which changes from run to run. */
interface Patch {
  readonly words: number[];
  readonly word: number;
  readonly site: Site & { readonly kind: "input" | "output" };
  readonly bytes: number;
}

type Action =
  | { readonly kind: "call"; readonly call: Call }
  /** One step by itself, its result put where it belongs. */
  | { readonly kind: "step"; readonly run: (values: readonly Stored[], results: readonly (Data | null)[]) => void };

/** A program for values of these sizes and strides. */
export class PlannedProgram {
  private readonly outputs: readonly Node[];
  private readonly inputs: readonly Node[];
  private readonly feedback: Feedback | null;
  private readonly sites = new Map<Node, Site>();
  private readonly layouts = new Map<Node, Layout>();
  private readonly tasks: readonly Task[];
  /** Views that no loop reads and nobody asks for: steps read them where the elements are. */
  private readonly shown: ReadonlySet<Node>;
  /** What lies where in the arena. */
  private readonly plan = new ArenaPlan();
  private readonly arena: Data;
  private readonly base: number;
  private readonly actions: readonly Action[];
  private readonly patches: readonly Patch[];
  private once: Attempt | null = null;
  private again: Ahead | null = null;
  private bindings: readonly Stored[] | null = null;
  /** What nodes that depend on no input have at the moment, where that is another value than the one they came with. */
  private readonly bound = new Map<Node, Stored>();

  /** @param functionsFrom functions of fewer elements give the reference's bits, as where kernels are not worth while. */
  constructor(
    outputs: readonly Node[],
    inputs: readonly Node[],
    values: readonly Stored[],
    feedback: Feedback | null,
    functionsFrom: number,
  ) {
    [this.outputs, this.inputs, this.feedback] = [outputs, inputs, feedback];
    for (const [i, n] of inputs.entries()) {
      const { layout } = values[i]!;
      this.layouts.set(n, isLarge(values[i]!) ? { ...layout, offset: 0 } : contiguous(n.shape));
    }
    const layoutOf = (n: Node): Layout | null => this.layouts.get(n) ?? n.value?.layout ?? null;
    this.tasks = schedule(outputs, { layoutOf, small: 1, functionsFrom, fallible: false });
    this.shown = shownIn(this.tasks, outputs, layoutOf);
    const works = bandsOf(this.tasks);
    const partials = this.placeAll(works, values.map(isLarge));
    this.arena = tensorRoom("uint8", Math.max(1, this.plan.end));
    const base = addressOf(this.arena);
    if (base === null) throw new NoRoom("allocation of a program's room failed");
    this.base = base;
    const patches: Patch[] = [];
    this.actions = works.flatMap((work, i) => this.actionsOf(work, base, partials[i]!, patches));
    this.patches = patches;
  }

  /** Bytes that it has as its own. */
  get room(): number {
    return this.plan.end;
  }
  /** Nothing large is copied that could be written where it belongs. */
  get isDirect(): boolean {
    const most = Math.max(mostCopied, this.tasks.length * copiedForTask);
    return this.tasks.every(
      (t) =>
        t.kind === "loop" ||
        t.node.step.kind === "contraction" ||
        writesInto(t.node) ||
        bytesFor(t.node) <= most ||
        this.shown.has(t.node),
    );
  }
  /** Its loops give what the reference gives, to the last bit. */
  get isExact(): boolean {
    return this.tasks.every((t) => t.kind === "step" || t.loop.steps.every(isExact));
  }

  /** Other values for nodes that depend on no input. */
  bind(fixed: readonly Node[], values: readonly Stored[]): void {
    if (this.bindings === values) return;
    for (const [i, n] of fixed.entries()) {
      this.bound.set(n, values[i]!);
      const site = this.sites.get(n);
      if (site?.kind === "fixed") (site.data as Float64Array).set(values[i]!.data as Float64Array);
    }
    this.bindings = values;
  }

  /** Null where there is no room for the results in the engine's memory. */
  run(values: readonly Stored[]): readonly Stored[] | null {
    this.once ??= this.runner(this.arena, this.base, combined(this.actions, this.patches), this.patches);
    return this.once(values);
  }

  ahead(values: readonly Stored[], count: number, below: number): Account | null {
    this.again ??= this.repeater() ?? (() => null);
    return this.again(values, count, below);
  }

  /** The address of what lies in the arena; null for what lies elsewhere. */
  private arenaAddress(n: Node): number | null {
    const site = this.sites.get(n);
    return site?.kind === "arena" ? this.base + site.at : null;
  }

  private repeater(): Ahead | null {
    const calls = smallCalls(this.actions, this.patches);
    if (!this.feedback || !calls) return null;
    return repeaterOf(this.feedback, {
      inputs: this.inputs,
      outputs: this.outputs,
      calls,
      addressIn: (n) => this.arenaAddress(n),
      held: [this.arena, ...this.fixed()],
      fixedValue: (n) => this.bound.get(n) ?? n.value!,
    });
  }

  private fixed(): readonly Data[] {
    return [...this.sites.values()].flatMap((s) => (s.kind === "fixed" ? [s.data] : []));
  }

  /** A place for every node that is stored; the places of the partial results of each loop's outputs. */
  private placeAll(works: readonly Work[], large: readonly boolean[]): readonly (readonly (readonly number[])[])[] {
    for (const [i, n] of this.inputs.entries()) {
      this.sites.set(n, large[i] ? { kind: "input", input: i } : { kind: "arena", at: this.plan.take(bytesFor(n)) });
    }
    for (const [k, n] of this.outputs.entries()) {
      if (this.sites.has(n) || n.value) continue;
      const large = bytesFor(n) >= largeBytes;
      this.sites.set(n, large ? { kind: "output", output: k } : { kind: "arena", at: this.plan.take(bytesFor(n)) });
    }
    const lastUse = new Map<Node, number>();
    const rootsOf = (work: Work): readonly Node[] => readBy(work).map((n) => this.rootOf(n));
    for (const [i, work] of works.entries()) for (const n of rootsOf(work)) lastUse.set(n, i);
    const lasting = new Set([...this.inputs, ...this.outputs]);
    return works.map((work, i) => {
      for (const n of madeBy(work)) {
        if (this.sites.has(n) || this.shown.has(n)) continue;
        this.sites.set(n, { kind: "arena", at: this.plan.take(bytesFor(n)) });
      }
      const sizes = loopsIn(work).map((task) => partialBytes(task.loop));
      const places = sizes.map((own) => own.map((bytes) => (bytes > 0 ? this.plan.take(bytes) : -1)));
      for (const [t, own] of places.entries())
        for (const [k, at] of own.entries()) if (at >= 0) this.plan.give(at, sizes[t]![k]!);
      for (const n of new Set([...rootsOf(work), ...madeBy(work)])) {
        const site = this.sites.get(n);
        const isDone = (lastUse.get(n) ?? i) === i && !lasting.has(n);
        if (site?.kind === "arena" && isDone) this.plan.give(site.at, bytesFor(n));
      }
      return places;
    });
  }

  /** The node whose elements a view shows. */
  private rootOf(node: Node): Node {
    let n = node;
    while (this.shown.has(n)) n = n.inputs[0]!;
    return n;
  }

  private siteOf(n: Node): Site {
    const found = this.sites.get(n);
    if (found) return found;
    // What depends on no input: read where it lies, moved into the engine's memory where it is elsewhere.
    const site: Site = { kind: "fixed", data: inEngine(n.value!) };
    this.sites.set(n, site);
    return site;
  }

  private actionsOf(
    work: Work,
    base: number,
    partials: readonly (readonly number[])[],
    patches: Patch[],
  ): readonly Action[] {
    if (work.kind === "step") {
      return this.shown.has(work.node) ? [] : [{ kind: "step", run: this.step(work.node, base) }];
    }
    const marks: Patch["site"][] = [];
    /** An address, or a stand-in for one that changes: no real address is negative. */
    const addressIn = (site: Site, offset: number): number => {
      if (site.kind === "arena") return base + site.at + offset;
      if (site.kind === "fixed") return addressOf(site.data)! + offset;
      return -marks.push(site) * markStep + offset;
    };
    const placings = loopsIn(work).map(
      ({ loop, inputs, outputs }, t): Placing => ({
        inputs: inputs.map(({ node, offset }, i) =>
          addressIn(this.siteOf(node), offset * bytesOf(loop.inputs[i]!.dtype)),
        ),
        outputs: outputs.map((n) => addressIn(this.siteOf(n), 0)),
        partials: partials[t]!.map((at) => (at < 0 ? 0 : base + at)),
      }),
    );
    const calls = work.kind === "band" ? [callOfBand(work, placings)] : callsOf(work.loop, placings[0]!);
    return calls.map((call): Action => {
      const words = [...call.words];
      for (const [word, value] of words.entries()) {
        if (value > -markStep / 2) continue;
        const mark = Math.ceil(-value / markStep - 0.5);
        patches.push({ words, word, site: marks[mark - 1]!, bytes: value + mark * markStep });
      }
      return { kind: "call", call: { ...call, words } };
    });
  }

  private step(node: Node, base: number): (values: readonly Stored[], results: readonly (Data | null)[]) => void {
    const { buffer } = engineMemory();
    const fixed = new Map<Node, Stored>();
    const through = (n: Node, input: Stored): Stored => ({ ...input, layout: viewed(input.layout, n)! });
    const fixedOf = (n: Node): Stored | null => {
      if (this.shown.has(n)) {
        const input = fixedOf(n.inputs[0]!);
        return input && through(n, input);
      }
      const site = this.siteOf(n);
      if (site.kind === "fixed") return { ...n.value!, data: site.data };
      return site.kind === "arena"
        ? stored(n.dtype, n.shape, dataIn(n.dtype, buffer, base + site.at, sizeOf(n.shape)))
        : null;
    };
    const read = (n: Node, values: readonly Stored[], results: readonly (Data | null)[]): Stored => {
      const found = fixed.get(n);
      if (found) return found;
      if (this.shown.has(n)) return through(n, read(n.inputs[0]!, values, results));
      const site = this.siteOf(n);
      if (site.kind === "input") return values[site.input]!;
      return stored(n.dtype, n.shape, results[(site as { output: number }).output]!);
    };
    for (const n of [...node.inputs, node]) {
      const place = fixedOf(n);
      if (place) fixed.set(n, place);
    }
    return (values, results) => {
      const inputs = node.inputs.map((n) => read(n, values, results));
      const out = read(node, values, results).data;
      if (!evaluateInto(node, inputs, out)) copyInto(evaluate(node, inputs, true), out);
    };
  }

  private runner(arena: Data, base: number, actions: readonly Action[], patches: readonly Patch[]): Attempt {
    const { buffer } = engineMemory();
    const viewOf = (n: Node): Data | null => {
      const site = this.sites.get(n);
      return site?.kind === "arena" ? dataIn(n.dtype, buffer, base + site.at, sizeOf(n.shape)) : null;
    };
    const [targets, sources] = [this.inputs.map(viewOf), this.outputs.map(viewOf)];
    const { bound, outputs, sites } = this;
    const held = [arena, ...this.fixed()];
    const made = (k: number, n: Node): Data | null =>
      sites.get(n)?.kind === "output" && outputs.indexOf(n) === k ? tensorRoom(n.dtype, sizeOf(n.shape)) : null;
    return (values) => {
      for (const [i, target] of targets.entries()) if (target) copyInto(values[i]!, target);
      const results = outputs.map((n, k) => made(k, n));
      if (results.some((r) => r !== null && addressOf(r) === null)) return null;
      for (const { words, word, site, bytes } of patches) {
        words[word] =
          bytes + (site.kind === "input" ? firstAddress(values[site.input]!) : addressOf(results[site.output]!)!);
      }
      holding([...held, ...values.map((v) => v.data)], () => {
        for (const action of actions) {
          if (action.kind === "step") action.run(values, results);
          else launch(action.call.kernel, action.call.words, action.call.total, action.call.chunk, action.call.work);
        }
      });
      return outputs.map((n, k) => {
        const site = sites.get(n);
        if (!site || site.kind === "fixed") return bound.get(n) ?? n.value!;
        if (site.kind === "input") return values[site.input]!;
        const data = site.kind === "output" ? results[site.output]! : (sources[k] as Float64Array).slice();
        return stored(n.dtype, n.shape, data as Data);
      });
    };
  }
}

/** Further apart than any two addresses or offsets. */
const markStep = 2 ** 36;

/** @param layoutOf of what has a value, or comes with each run */
function shownIn(
  tasks: readonly Task[],
  outputs: readonly Node[],
  layoutOf: (n: Node) => Layout | null,
): ReadonlySet<Node> {
  const wanted = new Set([...outputs, ...tasks.flatMap((t) => (t.kind === "loop" ? readBy(t) : []))]);
  const shown = new Map<Node, Layout>();
  for (const task of tasks) {
    if (task.kind !== "step" || task.node.step.kind !== "movement" || wanted.has(task.node)) continue;
    const x = task.node.inputs[0]!;
    const layout = viewed(shown.get(x) ?? layoutOf(x) ?? contiguous(x.shape), task.node);
    if (layout) shown.set(task.node, layout);
  }
  return new Set(shown.keys());
}

const firstAddress = ({ data, layout, dtype }: Stored): number => addressOf(data)! + layout.offset * bytesOf(dtype);

/** The whole buffer in the engine's memory, so that its layout stays true. */
function inEngine({ dtype, data }: Stored): Data {
  if (addressOf(data) !== null) return data;
  const out = tensorRoom(dtype, data.length) as Float64Array;
  out.set(data as Float64Array);
  return out as Data;
}

/** The actions as calls that may be made in one go: all are, they are small, and no address changes; null for others. */
function smallCalls(actions: readonly Action[], patches: readonly Patch[]): readonly Call[] | null {
  const calls = actions.flatMap((a) => (a.kind === "call" ? [a.call] : []));
  const work = calls.reduce((n, c) => n + c.work, 0);
  return patches.length > 0 || calls.length < actions.length || work > smallWork ? null : calls;
}

/** All calls as one, where there are several and they are small. */
function combined(actions: readonly Action[], patches: readonly Patch[]): readonly Action[] {
  const calls = smallCalls(actions, patches);
  return calls && calls.length > 1 ? [{ kind: "call", call: chained(calls) }] : actions;
}
