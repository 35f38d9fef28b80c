/**
 * Python's and TensorFlow's exceptions: their classes, and how an error becomes an exception that a program can take and
 * an exception an error that a person can read. What the text of an error is in Python is `python-errors.ts`' business.
 */
import { type Diagnostic, type Span, UserError } from "../core/errors.ts";
import { inherits, makeClass } from "./classes.ts";
import { groupClasses } from "./exception-groups.ts";
import { newException, systemClasses } from "./exception-objects.ts";
import { diagnosticFor } from "./fail.ts";
import { pythonException } from "./python-errors.ts";
import { type ClassValue, intOf, type ObjectValue, stringOf, type Value } from "./value.ts";

/** Each exception and those that inherit from it, as `parent: children`. */
const tree = `
BaseException: Exception KeyboardInterrupt SystemExit GeneratorExit
Exception: ArithmeticError AssertionError AttributeError BufferError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError EOFError Warning OpError
ArithmeticError: ZeroDivisionError OverflowError FloatingPointError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: FileNotFoundError FileExistsError IsADirectoryError NotADirectoryError PermissionError TimeoutError InterruptedError BlockingIOError ProcessLookupError ChildProcessError ConnectionError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError _LinAlgError
TypeError: UFuncTypeError DTypePromotionError
ValueError: UnicodeError LinAlgError AxisError
UnicodeError: UnicodeDecodeError UnicodeEncodeError
SyntaxError: IndentationError
IndentationError: TabError
Warning: UserWarning DeprecationWarning PendingDeprecationWarning RuntimeWarning FutureWarning SyntaxWarning ImportWarning UnicodeWarning BytesWarning ResourceWarning EncodingWarning
RuntimeWarning: ComplexWarning RankWarning
UserWarning: VisibleDeprecationWarning
OpError: InvalidArgumentError NotFoundError OutOfRangeError FailedPreconditionError ResourceExhaustedError UnimplementedError InternalError UnavailableError AbortedError AlreadyExistsError CancelledError DeadlineExceededError PermissionDeniedError UnauthenticatedError UnknownError DataLossError
`;

const frameworks: Readonly<Record<string, string>> = {
  LinAlgError: "np.linalg",
  _LinAlgError: "torch._C",
  AxisError: "np.exceptions",
  UFuncTypeError: "np._core._exceptions",
  DTypePromotionError: "np.exceptions",
  ComplexWarning: "np.exceptions",
  RankWarning: "np.exceptions",
  VisibleDeprecationWarning: "np.exceptions",
};

function makeAll(): Map<string, ClassValue> {
  const made = new Map([["BaseException", makeClass({ name: "BaseException" })]]);
  for (const line of tree.trim().split("\n")) {
    const [parent, children] = line.split(": ") as [string, string];
    for (const name of children.split(" ")) {
      const base = made.get(parent)!;
      const inTensorFlow = base.name === "OpError" || name === "OpError";
      const module = inTensorFlow
        ? "tensorflow.python.framework.errors_impl"
        : (frameworks[name]?.replace("np", "numpy") ?? "");
      made.set(name, makeClass({ name, bases: [base], module }));
      if (parent === "OSError") systemClasses.set(name, made.get(name)!);
    }
  }
  made.set("IOError", made.get("OSError")!);
  for (const group of groupClasses(made.get("BaseException")!, made.get("Exception")!)) made.set(group.name, group);
  return made;
}
const classes: ReadonlyMap<string, ClassValue> = makeAll();
const opError = classes.get("OpError")!;

/** Where an exception is found: by its bare name, or by the path of a framework. */
export function exceptionNamed(name: string): ClassValue | undefined {
  const type = classes.get(name);
  return type && !inherits(type, opError) && !Object.hasOwn(frameworks, name) ? type : undefined;
}
export const frameworkExceptions: ReadonlyMap<string, ClassValue> = new Map(
  [...classes].flatMap(([name, type]): [string, ClassValue][] => {
    if (inherits(type, opError)) return [[`tf.errors.${name}`, type]];
    const module = frameworks[name];
    return module ? [[`${module}.${name}`, type]] : [];
  }),
);
export const exceptionNames: readonly string[] = [...classes.keys()].filter((name) => exceptionNamed(name));

/** An error that carries the exception that a program raised. */
class Raised extends UserError {
  readonly exception: ObjectValue;
  constructor(exception: ObjectValue, diagnostic: Diagnostic) {
    super(diagnostic);
    this.exception = exception;
  }
}

/** The error for an exception that a program raises; `text` is what the exception says. */
export function raised(exception: ObjectValue, text: string, span: Span): UserError {
  const { name } = exception.type;
  const said = text === "" ? name : `${name}: ${text}`;
  return new Raised(exception, diagnosticFor("raise/uncaught", { said }, span));
}

/** The error for one of Python's exceptions, by its name. */
export const raisedAs = (name: string, text: string, span: Span): UserError =>
  raised(exceptionSaying(classes.get(name)!, text), text, span);

/** What a program that ends itself ends with: the argument of its SystemExit; undefined for every other error. */
export function exitOf(error: unknown): Value | undefined {
  if (!(error instanceof Raised) || error.exception.type.name !== "SystemExit") return undefined;
  const args = error.exception.attributes.get("args");
  return (args?.kind === "tuple" ? args.items[0] : undefined) ?? { kind: "none" };
}

/** The same error with more said about it. */
export function withDiagnostic(error: UserError, diagnostic: Diagnostic): UserError {
  if (error instanceof Raised) return new Raised(error.exception, diagnostic);
  const again = new UserError(diagnostic);
  const seen = seenAs.get(error);
  if (seen) seenAs.set(again, seen);
  return again;
}
/** The exceptions that errors were to a program that took them: it may take one again, with what it noted there. */
const seenAs = new WeakMap<UserError, ObjectValue>();

/** Where exceptions arose that somebody took. */
const origins = new WeakMap<ObjectValue, Diagnostic>();
/** An exception that was taken elsewhere and comes again: with the place where it arose, not the one that holds it. */
export function raisedAgain(exception: ObjectValue): UserError | undefined {
  const origin = origins.get(exception);
  return origin && new Raised(exception, origin);
}

/** The exception that an error is to the program. */
export function exceptionOf(error: UserError): ObjectValue {
  const exception = exceptionIn(error);
  if (error.diagnostic.source && !error.diagnostic.source.library) origins.set(exception, error.diagnostic);
  return exception;
}
function exceptionIn(error: UserError): ObjectValue {
  if (error instanceof Raised) return error.exception;
  const seen = seenAs.get(error);
  if (seen) return seen;
  const [name, text] = pythonException(error.diagnostic);
  const made = exceptionSaying(classes.get(name) ?? classes.get("Exception")!, text);
  seenAs.set(error, made);
  return made;
}

const codedError = /^'([\w-]+)' codec can't (?:en|de)code .*? in position (\d+)(?:-(\d+))?: (.*)$/;

function exceptionSaying(type: ClassValue, text: string): ObjectValue {
  const [, number, ...parts] = /^\[Errno (\d+)\] (.*): '(.*)'$/.exec(text) ?? [];
  const isSystems = number !== undefined && type.line.some((c) => c.name === "OSError");
  const own = [type.name === "KeyError" ? textIn(text) : stringOf(text)];
  const args = isSystems ? [intOf(BigInt(number)), ...parts.map(stringOf)] : own;
  const made = newException(type, text === "" ? [] : args);
  const coded = type.name.startsWith("Unicode") ? codedError.exec(text) : null;
  if (coded) {
    const [, encoding, first, last, reason] = coded;
    made.attributes.set("encoding", stringOf(encoding!));
    made.attributes.set("start", intOf(BigInt(first!)));
    made.attributes.set("end", intOf(BigInt(last ?? first!) + 1n));
    made.attributes.set("reason", stringOf(reason!));
  }
  if (!inherits(type, opError)) return made;
  const operation = /\[Op:(\w+)\]/.exec(text)?.[1];
  made.attributes.set("message", stringOf(text));
  made.attributes.set("op", operation ? stringOf(operation) : { kind: "none" });
  return made;
}

/** A key's text as the key: quotes are those of its repr. */
const textIn = (repr: string): Value => {
  if (/^-?\d+$/.test(repr)) return intOf(BigInt(repr));
  return stringOf(/^(['"]).*\1$/.test(repr) ? repr.slice(1, -1) : repr);
};
