/** The tree of the language. Every node carries the span it was read from. Knows no values and no meaning. */
import type { Diagnostic, Span } from "../core/errors.ts";

interface At {
  readonly span: Span;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "@" | "**" | "&" | "|" | "^" | "<<" | ">>";
export type CompareOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";

export type Expr = At &
  (
    | { readonly kind: "int"; readonly value: bigint }
    | { readonly kind: "float"; readonly value: number }
    /** A number without a real part: `2j`. */
    | { readonly kind: "imaginary"; readonly value: number }
    | { readonly kind: "string" | "bytes"; readonly value: string }
    | { readonly kind: "fstring"; readonly parts: readonly FPart[] }
    | { readonly kind: "constant"; readonly value: true | false | null }
    | { readonly kind: "ellipsis" }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "list" | "tuple" | "set"; readonly items: readonly Expr[] }
    /** Without a key, `**value`: all entries of another dict. */
    | { readonly kind: "dict"; readonly entries: readonly { readonly key: Expr | null; readonly value: Expr }[] }
    | {
        readonly kind: "comprehension";
        readonly form: "list" | "set" | "generator";
        readonly element: Expr;
        readonly clauses: readonly Clause[];
      }
    | { readonly kind: "dictcomp"; readonly key: Expr; readonly element: Expr; readonly clauses: readonly Clause[] }
    | { readonly kind: "starred"; readonly of: Expr }
    | { readonly kind: "unary"; readonly operator: "-" | "+" | "~" | "not"; readonly of: Expr }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expr;
        readonly right: Expr;
        readonly operatorSpan: Span;
      }
    | {
        readonly kind: "compare";
        readonly first: Expr;
        readonly rest: readonly { readonly operator: CompareOperator; readonly right: Expr }[];
      }
    | { readonly kind: "logical"; readonly operator: "and" | "or"; readonly left: Expr; readonly right: Expr }
    | { readonly kind: "conditional"; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
    | { readonly kind: "lambda"; readonly params: readonly Parameter[]; readonly body: Expr; readonly yields?: true }
    /** `(name := value)`. */
    | { readonly kind: "walrus"; readonly name: string; readonly value: Expr }
    /** `from`: all items of the value, one after another. */
    | {
        readonly kind: "yield";
        readonly value: Expr | null;
        readonly from: boolean;
        /** `await`, and `yield` in a function that may wait. */
        readonly async?: true;
      }
    | { readonly kind: "call"; readonly callee: Expr; readonly args: readonly Argument[] }
    | { readonly kind: "attribute"; readonly of: Expr; readonly name: string; readonly nameSpan: Span }
    | {
        readonly kind: "index";
        readonly of: Expr;
        readonly items: readonly IndexExpr[] /** Written with a comma: a tuple. */;
        readonly several: boolean;
      }
  );
export type ExprOf<K extends Expr["kind"]> = Extract<Expr, { kind: K }>;

/** Text as it is, or a value to be formatted into it. */
export type FPart =
  | string
  | {
      readonly value: Expr;
      readonly conversion: "r" | "s" | "a" | null;
      readonly spec: readonly FPart[] | null;
    };

export interface Clause {
  readonly target: Target;
  readonly over: Expr;
  readonly conditions: readonly Expr[];
  /** `async for` */
  readonly async?: true;
}

export type IndexExpr =
  | Expr
  | (At & {
      readonly kind: "slice";
      readonly start: Expr | null;
      readonly stop: Expr | null;
      readonly step: Expr | null;
    });

export interface Argument extends At {
  readonly name: string | null;
  /** `*values` or `**named`. */
  readonly star: "" | "*" | "**";
  readonly value: Expr;
}

export interface Parameter extends At {
  readonly name: string;
  readonly star: "" | "*" | "**";
  /** How an argument may be given: those before `/` by place only, those after `*` by name only. */
  readonly by: "any" | "place" | "name";
  readonly default: Expr | null;
  /** The type that was written behind it, which says nothing unless somebody asks. */
  readonly hint?: Expr;
}

export type Target = At &
  (
    | { readonly kind: "name"; readonly name: string }
    | ExprOf<"index">
    | ExprOf<"attribute">
    | { readonly kind: "targets"; readonly items: readonly Target[] }
    | { readonly kind: "starredTarget"; readonly of: Target }
  );

export type Block = readonly Statement[];

export type AsyncKind = "coroutine" | "async_generator";
export interface FunctionDef extends At {
  readonly kind: "def";
  readonly name: string;
  readonly params: readonly Parameter[];
  readonly body: Block;
  /** `def f(x) = …`: the expression is what it returns. */
  readonly doc: string | null;
  /** The type that was written behind `->`. */
  readonly returns?: Expr;
  /** What stands after `@` above it, the outermost first. */
  readonly decorators: readonly Expr[];
  /** It holds a `yield`: a call gives an iterator. */
  readonly yields: boolean;
  /** What a call gives where `async` stands before it. */
  readonly async?: AsyncKind | undefined;
  /** Its body is read when somebody asks for that. */
  readonly isReadLater?: true;
}

/** `x: int`: a name with a type, which is kept as it was written. */
export interface Hint {
  readonly name: string;
  readonly type: string;
}

/** What a `case` waits for. */
export type Pattern = At &
  (
    | { readonly kind: "anything" }
    | { readonly kind: "capture"; readonly name: string }
    | { readonly kind: "value"; readonly value: Expr }
    | { readonly kind: "either"; readonly patterns: readonly Pattern[] }
    | { readonly kind: "as"; readonly pattern: Pattern; readonly name: string }
    | { readonly kind: "sequence"; readonly patterns: readonly Pattern[] }
    /** `*name` within a sequence; null for `*_`. */
    | { readonly kind: "rest"; readonly name: string | null }
    | {
        readonly kind: "mapping";
        readonly entries: readonly { readonly key: Expr; readonly pattern: Pattern }[];
        readonly rest: string | null;
      }
    | {
        readonly kind: "class";
        readonly type: Expr;
        readonly places: readonly Pattern[];
        readonly named: readonly (readonly [name: string, pattern: Pattern])[];
      }
  );
export interface Case extends At {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: Block;
}

export interface Handler extends At {
  /** The exceptions that it takes; null: all. */
  readonly types: Expr | null;
  readonly name: string | null;
  readonly body: Block;
  /** `except*`: it takes what of a group is of its types, and others take the rest. */
  readonly group?: true;
}

export type Statement = At &
  (
    | { readonly kind: "expression"; readonly value: Expr }
    /** `hint`: the name was written with a type. */
    | {
        readonly kind: "assign";
        readonly targets: readonly Target[];
        readonly value: Expr;
        readonly hint?: Hint;
      }
    | { readonly kind: "hint"; readonly hint: Hint }
    | { readonly kind: "augment"; readonly target: Target; readonly operator: BinaryOperator; readonly value: Expr }
    | FunctionDef
    | {
        readonly kind: "for";
        readonly target: Target;
        readonly over: Expr;
        readonly body: Block;
        readonly otherwise: Block;
        readonly async?: true;
      }
    | { readonly kind: "while"; readonly test: Expr; readonly body: Block; readonly otherwise: Block }
    | {
        readonly kind: "if";
        readonly branches: readonly { readonly test: Expr; readonly body: Block }[];
        readonly otherwise: Block;
      }
    | {
        readonly kind: "with";
        readonly items: readonly { readonly value: Expr; readonly target: Target | null }[];
        readonly body: Block;
        readonly async?: true;
      }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly bases: readonly Argument[];
        readonly body: Block;
        readonly doc: string | null;
        readonly decorators: readonly Expr[];
      }
    | {
        readonly kind: "try";
        readonly body: Block;
        readonly handlers: readonly Handler[];
        readonly otherwise: Block;
        readonly finally: Block;
      }
    | { readonly kind: "match"; readonly subject: Expr; readonly cases: readonly Case[] }
    | { readonly kind: "raise"; readonly value: Expr | null; readonly cause: Expr | null }
    | { readonly kind: "return"; readonly value: Expr | null }
    | { readonly kind: "break" | "continue" | "pass" }
    | { readonly kind: "delete"; readonly targets: readonly Target[] }
    | { readonly kind: "assert"; readonly test: Expr; readonly message: Expr | null }
    | {
        readonly kind: "import";
        readonly names: readonly {
          /** The module that the name is given, or that has the member; with dots before it, seen from where it stands. */
          readonly module: string;
          /** All that is loaded for it: `import a.b` gives the name `a`. */
          readonly loads: string;
          readonly member: string | null;
          readonly as: string;
          readonly span: Span;
        }[];
      }
    | { readonly kind: "scope"; readonly where: "global" | "nonlocal"; readonly names: readonly string[] }
    | CommandStatement
    /** A line for a notebook, not for Python: it is left out. `word` is what it begins with. */
    | { readonly kind: "notebook"; readonly word: string }
    /** A line that could not be read; the ones after it could. */
    | { readonly kind: "bad"; readonly diagnostic: Diagnostic }
  );
export type StatementOf<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

/** A command and its words, not yet understood: what they mean is the command's business. */
export interface CommandStatement extends At {
  readonly kind: "command";
  readonly name: string;
  readonly nameSpan: Span;
  readonly words: readonly Word[];
}

/** A stretch of text that stands for one argument. */
export interface Word extends At {
  readonly text: string;
}

export const joinSpans = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/** It is written out, and nothing but that. */
export function isConstant(e: Expr): boolean {
  switch (e.kind) {
    case "int":
    case "float":
    case "imaginary":
    case "string":
    case "constant":
    case "ellipsis":
      return true;
    case "unary":
      return isConstant(e.of);
    case "binary":
      return isConstant(e.left) && isConstant(e.right);
    case "tuple":
      return e.items.every(isConstant);
    default:
      return false;
  }
}
