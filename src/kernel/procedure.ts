/**
 * Procedures as WebAssembly: a module with one function, `run(frame)`, that loads what the frame holds, does the steps,
 * puts the slots back and gives the exit. It pauses after some turns, so that the host's compiler can step in between.
 * Knows instructions and where elements lie; knows no names and no values of the language.
 */
import { bytesOf } from "../core/dtype.ts";
import type { Checked, Procedure, Step, Steps, Term, Width } from "../scalar/procedure.ts";
import { ranThrough, turnsBetweenPauses, wordOfTurns } from "../scalar/procedure.ts";
import { type Code, type Func, type Label, type Local, makeModule } from "./wasm/assembler.ts";

interface Lying {
  readonly address: Local;
  readonly room: Local;
  readonly sizes: readonly Local[];
  readonly strides: readonly Local[];
}

export function procedureBytes(procedure: Procedure): Uint8Array<ArrayBuffer> {
  const module = makeModule();
  const given = new Map<string, Func>();
  for (const { name, count } of procedure.functions)
    given.set(name, module.given(name, new Array<"f64">(count).fill("f64"), ["f64"]));
  module.func("run", ["i32"], ["i32"], (code, [frame]) => {
    new Writer(code, frame!, procedure, given).write();
  });
  return module.bytes();
}

/** How elements are loaded and stored: as whole numbers of 64 bits, or as float64. */
const elements: Readonly<Record<string, { readonly load: string; readonly store: string }>> = {
  float64: { load: "f64.load", store: "f64.store" },
  float32: { load: "f32.load", store: "f32.store" },
  int64: { load: "i64.load", store: "i64.store" },
  int32: { load: "i64.load32_s", store: "i64.store32" },
  uint8: { load: "i64.load8_u", store: "i64.store8" },
  bool: { load: "i64.load8_u", store: "i64.store8" },
};

interface Loop {
  readonly out: Label;
  readonly next: Label;
}

class Writer {
  private readonly code: Code;
  private readonly frame: Local;
  private readonly procedure: Procedure;
  private readonly given: ReadonlyMap<string, Func>;
  private readonly slots: readonly Local[];
  private readonly arrays: readonly Lying[];
  private readonly exit: Local;
  private readonly turns: Local;
  private readonly spare = new Map<Width, Local[]>();
  private readonly loops: Loop[] = [];
  private readonly blocks: Label[] = [];
  private out: Label | null = null;
  /** The exit of the step that is being written. */
  private leaving: number = ranThrough;

  constructor(code: Code, frame: Local, procedure: Procedure, given: ReadonlyMap<string, Func>) {
    [this.code, this.frame, this.procedure, this.given] = [code, frame, procedure, given];
    this.slots = procedure.slots.map((width) => code.local(width));
    this.arrays = procedure.arrays.map(({ rank }) => ({
      address: code.local("i32"),
      room: code.local("i64"),
      sizes: Array.from({ length: rank }, () => code.local("i64")),
      strides: Array.from({ length: rank }, () => code.local("i32")),
    }));
    this.exit = code.local("i32");
    this.turns = code.local("i32");
  }

  write(): void {
    const { code, frame } = this;
    let at = 0;
    const load = (local: Local): void => {
      code.get(frame).mem(`${local.type}.load`, at).set(local);
      at += 8;
    };
    for (const slot of this.slots) load(slot);
    const ends: { readonly size: Local; readonly at: number }[] = [];
    for (const [i, { address, room, sizes, strides }] of this.arrays.entries()) {
      load(address);
      load(room);
      if (this.procedure.arrays[i]!.grows) ends.push({ size: sizes[0]!, at });
      for (const [a, size] of sizes.entries()) {
        load(size);
        load(strides[a]!);
      }
    }
    code.i32(turnsBetweenPauses).set(this.turns);
    code.block((out) => {
      this.out = out;
      this.steps(this.procedure.steps);
    });
    this.slots.forEach((slot, i) => {
      code.get(frame, slot).mem(`${slot.type}.store`, 8 * i);
    });
    for (const { size, at: end } of ends) code.get(frame, size).mem("i64.store", end);
    code.get(frame, this.turns).mem("i32.store", 8 * wordOfTurns(this.procedure));
    code.get(this.exit);
  }

  private steps(steps: Steps): void {
    for (const s of steps) this.step(s);
  }

  private leave(exit: number): void {
    this.code.i32(exit).set(this.exit).br(this.out!);
  }
  /** Takes a condition from the stack, under which the step cannot be done. */
  private leaveIf(): void {
    this.code.when(() => this.leave(this.leaving));
  }

  private step(s: Step): void {
    const { code } = this;
    this.leaving = s.exit;
    switch (s.kind) {
      case "set":
        this.term(s.value);
        code.set(this.slots[s.slot]!);
        return;
      case "put": {
        const address = this.borrow("i32");
        this.addressOf(s.array, s.at);
        code.set(address);
        const value = this.borrow(s.value.of);
        this.term(s.value);
        const { dtype } = this.procedure.arrays[s.array]!;
        code.set(value).get(address, value);
        if (dtype === "float32") code.op("f32.demote_f64");
        code.mem(elements[dtype]!.store);
        this.giveBack(value);
        this.giveBack(address);
        return;
      }
      case "when":
        this.term(s.test);
        code.when(() => this.steps(s.yes), s.no.length > 0 ? () => this.steps(s.no) : undefined);
        return;
      case "count": {
        const [at, end] = [this.slots[s.at]!, this.slots[s.end]!];
        this.loop(s, () => {
          code.get(at, end).op("i64.ge_s");
          return () => code.get(at).i64(1n).op("i64.add").set(at);
        });
        return;
      }
      case "while":
        this.loop(s, () => {
          this.term(s.test);
          code.op("i32.eqz");
          return () => {};
        });
        return;
      case "break":
        code.br(this.loops.at(-1)!.out);
        return;
      case "continue":
        code.br(this.loops.at(-1)!.next);
        return;
      case "block":
        code.block((end) => {
          this.blocks.push(end);
          this.steps(s.body);
          this.blocks.pop();
        });
        return;
      case "leave":
        code.br(this.blocks.at(-1)!);
        return;
      case "append":
        this.append(s.array, s.value);
        return;
      case "stop":
        this.leave(s.exit);
    }
  }

  private append(array: number, value: Term): void {
    const { code } = this;
    const { address, room, sizes } = this.arrays[array]!;
    const { dtype } = this.procedure.arrays[array]!;
    const size = sizes[0]!;
    code.get(size, room).op("i64.ge_s");
    this.leaveIf();
    const kept = this.borrow(value.of);
    this.term(value);
    code.set(kept).get(size).op("i32.wrap_i64").i32(bytesOf(dtype)).op("i32.mul").get(address).op("i32.add").get(kept);
    code.mem(elements[dtype]!.store).get(size).i64(1n).op("i64.add").set(size);
    this.giveBack(kept);
  }

  /** `head` leaves on the stack whether the loop is over, and gives what ends a turn. */
  private loop(s: Step & { readonly kind: "count" | "while" }, head: () => () => void): void {
    const { code } = this;
    code.block((out) => {
      code.loop((again) => {
        this.leaving = s.exit;
        const end = head();
        code.brIf(out);
        code.get(this.turns).i32(1).op("i32.sub").tee(this.turns).op("i32.eqz");
        code.when(() => this.leave(s.pause));
        code.block((next) => {
          this.loops.push({ out, next });
          this.steps(s.body);
          this.loops.pop();
        });
        end();
        code.br(again);
      });
    });
  }

  private borrow(width: Width): Local {
    return this.spare.get(width)?.pop() ?? this.code.local(width);
  }
  private giveBack(local: Local): void {
    const width = local.type as Width;
    const spare = this.spare.get(width) ?? [];
    spare.push(local);
    this.spare.set(width, spare);
  }

  /** Leaves the address of an element on the stack. */
  private addressOf(array: number, at: readonly Term[]): void {
    const { code } = this;
    const { address, sizes, strides } = this.arrays[array]!;
    const place = this.borrow("i64");
    code.get(address);
    for (const [a, term] of at.entries()) {
      const size = sizes[a]!;
      this.term(term);
      // Places below 0 count from the end: the sign, as a mask, adds the size or nothing.
      code.tee(place).get(place).i64(63n).op("i64.shr_s").get(size).op("i64.and").op("i64.add").tee(place);
      code.get(size).op("i64.ge_u");
      this.leaveIf();
      code.get(place).op("i32.wrap_i64").get(strides[a]!).op("i32.mul").op("i32.add");
    }
    this.giveBack(place);
  }

  /** Leaves the value of a term on the stack. */
  private term(t: Term): void {
    const { code } = this;
    switch (t.kind) {
      case "constant":
        if (t.of === "f64") code.f64(Number(t.value));
        else if (t.of === "i64") code.i64(BigInt(t.value));
        else code.i32(Number(t.value));
        return;
      case "slot":
        code.get(this.slots[t.slot]!);
        return;
      case "let":
        this.term(t.value);
        code.set(this.slots[t.slot]!);
        return this.term(t.use);
      case "instruction":
        for (const arg of t.args) this.term(arg);
        code.op(t.name);
        return;
      case "checked":
        return this.checked(t.name, t.args);
      case "require":
        this.term(t.test);
        code.op("i32.eqz");
        this.leaveIf();
        return this.term(t.use);
      case "choose":
        this.term(t.test);
        code.when(
          () => this.term(t.yes),
          () => this.term(t.no),
          t.of,
        );
        return;
      case "call":
        for (const arg of t.args) this.term(arg);
        code.call(this.given.get(t.name)!);
        return;
      case "element": {
        const { dtype } = this.procedure.arrays[t.array]!;
        this.addressOf(t.array, t.at);
        code.mem(elements[dtype]!.load);
        if (dtype === "float32") code.op("f64.promote_f32");
        return;
      }
      case "size":
        code.get(this.arrays[t.array]!.sizes[t.axis]!);
    }
  }

  /** Whole numbers of which the result may not fit, or not exist: then the step is not done. */
  private checked(name: Checked, args: readonly [Term, Term]): void {
    const { code } = this;
    const [a, b, out] = [this.borrow("i64"), this.borrow("i64"), this.borrow("i64")];
    this.term(args[0]);
    code.set(a);
    this.term(args[1]);
    code.set(b);
    switch (name) {
      case "add":
        code.get(a, b).op("i64.add").set(out);
        // The sign of the result is none of those that went in.
        code.get(a, out).op("i64.xor").get(b, out).op("i64.xor").op("i64.and").i64(0n).op("i64.lt_s");
        break;
      case "subtract":
        code.get(a, b).op("i64.sub").set(out);
        code.get(a, b).op("i64.xor").get(a, out).op("i64.xor").op("i64.and").i64(0n).op("i64.lt_s");
        break;
      case "multiply":
        code.get(a, b).op("i64.mul").set(out);
        code.get(a).op("f64.convert_i64_s").get(b).op("f64.convert_i64_s").op("f64.mul").op("f64.abs");
        code.f64(surelyFits).op("f64.ge");
        break;
      case "floordiv":
      case "mod":
        code
          .get(b)
          .op("i64.eqz")
          .get(b)
          .i64(-1n)
          .op("i64.eq")
          .get(a)
          .i64(least)
          .op("i64.eq")
          .op("i32.and")
          .op("i32.or");
        this.leaveIf();
        this.divided(name, a, b, out);
        this.giveBack(a);
        this.giveBack(b);
        this.giveBack(out);
        code.get(out);
        return;
      case "left_shift":
        code.get(a, b).op("i64.shl").set(out);
        code.get(b).i64(63n).op("i64.ge_u").get(out, b).op("i64.shr_s").get(a).op("i64.ne").op("i32.or");
        break;
      case "right_shift":
        code.get(a, b).op("i64.shr_s").set(out).get(b).i64(64n).op("i64.ge_u");
    }
    this.leaveIf();
    this.giveBack(a);
    this.giveBack(b);
    this.giveBack(out);
    code.get(out);
  }

  /** The quotient is rounded down, and what is left has the sign of the divisor. */
  private divided(name: "floordiv" | "mod", a: Local, b: Local, out: Local): void {
    const { code } = this;
    const left = this.borrow("i64");
    code.get(a, b).op("i64.rem_s").set(left);
    code.get(left).i64(0n).op("i64.ne").get(left, b).op("i64.xor").i64(0n).op("i64.lt_s").op("i32.and");
    if (name === "mod")
      code
        .when(() => code.get(left, b).op("i64.add").set(left))
        .get(left)
        .set(out);
    else code.op("i64.extend_i32_u").set(left).get(a, b).op("i64.div_s").get(left).op("i64.sub").set(out);
    this.giveBack(left);
  }
}
const least = -(2n ** 63n);
/** Products whose float is below this one have no more than 63 bits, however it was rounded. */
const surelyFits = 2 ** 63 - 2 ** 12;
