"""argparse: what the words after a script's name on the command line mean to it."""
import re
import sys
import textwrap
from os.path import basename


# in argparse
SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = argument, message
        super().__init__(message if argument is None else f"argument {argument}: {message}")


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    shows_defaults, keeps_lines, keeps_help = False, False, False


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    shows_defaults = True


class RawDescriptionHelpFormatter(HelpFormatter):
    keeps_lines = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    keeps_help = True


class Namespace:
    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"Namespace({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"

    def __eq__(self, other):
        return isinstance(other, Namespace) and self.__dict__ == other.__dict__

    def __contains__(self, key):
        return key in self.__dict__


# in _nowhere
class _Argument:
    def __init__(self, flags, action="store", nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, dest=None, version=None):
        self.flags = [f for f in flags if f.startswith("-")]
        self.action, self.nargs, self.const, self.default = action, nargs, const, default
        self.type, self.choices, self.help, self.metavar, self.version = type, choices, help, metavar, version
        self.is_option = len(self.flags) > 0
        long = [f for f in self.flags if f.startswith("--")]
        self.dest = dest or ((long or self.flags)[0].lstrip("-").replace("-", "_") if self.is_option else flags[0])
        self.required = required if self.is_option else nargs not in ("?", "...") and not (nargs == "*" and default is not None)
        self.takes = action in ("store", "append", "extend")
        if action in ("store_true", "store_false"):
            self.const = action == "store_true"
            self.default = not self.const if default is None else default
        if action == "BooleanOptionalAction":
            self.flags = self.flags + ["--no-" + f[2:] for f in self.flags if f.startswith("--")]
        if action in ("help", "version"):
            self.dest, self.default = SUPPRESS, SUPPRESS

    @property
    def shown(self):
        """What its value is called in help."""
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(c) for c in self.choices]) + "}"
        return self.dest.upper() if self.is_option else self.dest

    @property
    def values(self):
        if not self.takes:
            return ""
        name = self.shown
        names = list(name) if isinstance(name, tuple) else None
        if self.nargs is None:
            return names[0] if names else name
        if self.nargs == "?":
            return f"[{name}]"
        if self.nargs == "*":
            return f"[{name} ...]"
        if self.nargs == "+":
            return f"{name} [{name} ...]"
        if self.nargs == "...":
            return "..."
        return " ".join(names or [name] * self.nargs)

    @property
    def called(self):
        """What errors call it."""
        return "/".join(self.flags) if self.is_option else str(self.metavar or self.dest)

    @property
    def head(self):
        if not self.is_option:
            return self.values if self.nargs is None else self.shown
        if self.action == "BooleanOptionalAction":
            return ", ".join(self.flags)
        return ", ".join([f + (" " + self.values if self.values else "") for f in self.flags])

    @property
    def usage(self):
        if not self.is_option:
            return self.values
        flag = " | ".join(self.flags) if self.action == "BooleanOptionalAction" else self.flags[0]
        text = flag + (" " + self.values if self.values else "")
        return text if self.required else f"[{text}]"

    def converted(self, word):
        if self.type is not None:
            try:
                word = self.type(word)
            except ArgumentTypeError as e:
                raise ArgumentError(self.called, str(e))
            except (TypeError, ValueError):
                name = getattr(self.type, "__name__", repr(self.type))
                raise ArgumentError(self.called, f"invalid {name} value: {word!r}")
        if self.choices is not None and word not in self.choices:
            listed = ", ".join([repr(c) for c in self.choices])
            raise ArgumentError(self.called, f"invalid choice: {word!r} (choose from {listed})")
        return word

    def put(self, into, words, flag):
        if self.action == "store":
            setattr(into, self.dest, self.value(words))
        elif self.action in ("append", "extend"):
            now = list(getattr(into, self.dest, None) or [])
            given = self.value(words)
            setattr(into, self.dest, now + (list(given) if self.action == "extend" else [given]))
        elif self.action == "append_const":
            setattr(into, self.dest, list(getattr(into, self.dest, None) or []) + [self.const])
        elif self.action == "count":
            setattr(into, self.dest, (getattr(into, self.dest, None) or 0) + 1)
        elif self.action == "BooleanOptionalAction":
            setattr(into, self.dest, not flag.startswith("--no-"))
        else:
            setattr(into, self.dest, self.const)

    def value(self, words):
        if self.nargs is None:
            return self.converted(words[0])
        if self.nargs == "?":
            return self.converted(words[0]) if words else (self.const if self.is_option else self.default)
        if self.nargs == "*" and not words and not self.is_option:
            return self.default if self.default is not None else []
        return [self.converted(w) for w in words]

    def most(self):
        return {None: 1, "?": 1, "*": None, "+": None, "...": None}.get(self.nargs, self.nargs) if self.takes else 0

    def least(self):
        return {None: 1, "?": 0, "*": 0, "+": 1, "...": 0}.get(self.nargs, self.nargs) if self.takes else 0


class _Commands(_Argument):
    """The word that says which of several parsers reads all words behind it."""
    def __init__(self, prog, parser_class, dest, help, metavar, required):
        _Argument.__init__(self, [dest], help=help, metavar=metavar)
        self.required, self.default = required, SUPPRESS if dest is SUPPRESS else None
        self.choices, self.listed, self._prog, self._class = {}, [], prog, parser_class

    def add_parser(self, name, *, help=None, aliases=(), **options):
        if name in self.choices:
            raise ArgumentError(self.called, f"conflicting subparser: {name}")
        options.setdefault("prog", f"{self._prog} {name}")
        made = self._class(**options)
        if help is not None:
            self.listed.append((name + (f" ({', '.join(aliases)})" if aliases else ""), help))
        for one in (name, *aliases):
            self.choices[one] = made
        return made

    def run(self, name, words, into):
        if self.dest is not SUPPRESS:
            setattr(into, self.dest, name)
        if name not in self.choices:
            listed = ", ".join([repr(c) for c in self.choices])
            raise ArgumentError(self.called, f"invalid choice: {name!r} (choose from {listed})")
        found, rest = self.choices[name].parse_known_args(words)
        for key, value in found.__dict__.items():
            setattr(into, key, value)
        return rest

    @property
    def called(self):
        if self.metavar is not None:
            return str(self.metavar)
        return self.shown if self.dest is SUPPRESS else self.dest

    @property
    def values(self):
        return f"{self.shown} ..."

    @property
    def head(self):
        return self.shown

    def least(self):
        return 1 if self.required else 0

    def put(self, into, words, flag):
        """No word was left for it."""


class _Group:
    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self.title, self.description, self.exclusive, self.required = title, description, exclusive, required
        self.arguments, self._parser = [], parser

    def add_argument(self, *flags, **options):
        made = self._parser._made(flags, options)
        self.arguments.append(made)
        if self.exclusive:
            (self._parser._options if made.is_option else self._parser._positionals).arguments.append(made)
        return made

    def add_mutually_exclusive_group(self, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


# in argparse
BooleanOptionalAction = "BooleanOptionalAction"


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog if prog is not None else basename(sys.argv[0])
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self._default, self._abbreviates = formatter_class, argument_default, allow_abbrev
        self._exits = exit_on_error
        self._all, self._defaults, self._exclusive, self._commands = [], {}, [], None
        self._positionals, self._options = _Group(self, "positional arguments"), _Group(self, "options")
        self._groups = [self._positionals, self._options]
        if add_help:
            self.add_argument("-h", "--help", action="help", help="show this help message and exit")
        for parent in parents:
            for argument in parent._all:
                if argument.action != "help":
                    self._all.append(argument)
                    (self._options if argument.is_option else self._positionals).arguments.append(argument)

    def _made(self, flags, options):
        if self._default is not None and "default" not in options:
            options = {**options, "default": self._default}
        made = _Argument(flags, **options)
        for other in self._all:
            both = [f for f in made.flags if f in other.flags]
            if both:
                raise ArgumentError(made.called, f"conflicting option string{'s' if len(both) > 1 else ''}: {', '.join(both)}")
        self._all.append(made)
        return made

    def add_argument(self, *flags, **options):
        made = self._made(flags, options)
        (self._options if made.is_option else self._positionals).arguments.append(made)
        return made

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, help=None, metavar=None, required=False,
                       prog=None, parser_class=None, action=None):
        if self._commands is not None:
            self.error("cannot have multiple subparser arguments")
        if prog is None:
            prog = " ".join([self.prog] + [a.usage for a in self._all if not a.is_option])
        made = _Commands(prog.strip(), parser_class or type(self), dest, help, metavar, required)
        self._commands = made
        self._all.append(made)
        if title is not None or description is not None:
            self.add_argument_group(title or "subcommands", description).arguments.append(made)
        else:
            self._positionals.arguments.append(made)
        return made

    def set_defaults(self, **values):
        self._defaults.update(values)
        for argument in self._all:
            if argument.dest in values:
                argument.default = values[argument.dest]

    def get_default(self, dest):
        for argument in self._all:
            if argument.dest == dest and argument.default is not None:
                return argument.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        words = list(sys.argv[1:] if args is None else args)
        into = Namespace() if namespace is None else namespace
        if not self._exits:
            return self._parse(words, into)
        try:
            return self._parse(words, into)
        except ArgumentError as e:
            self.error(str(e))

    def _parse(self, words, into):
        for argument in self._all:
            if argument.default is not SUPPRESS and not hasattr(into, argument.dest):
                setattr(into, argument.dest, argument.default)
        for name, value in self._defaults.items():
            if not hasattr(into, name):
                setattr(into, name, value)
        seen, free, rest, i = [], [], [], 0
        waiting = [a for a in self._all if not a.is_option]
        while i < len(words):
            word = words[i]
            i += 1
            if word == "--":
                free.extend(words[i:])
                break
            argument, flag, given = self._option(word)
            if argument is None and not self._looks_like_option(word):
                free.append(word)
                if self._commands in waiting:
                    before = waiting[:waiting.index(self._commands)]
                    if len(free) > sum([max(a.least(), a.most() or 0) for a in before]):
                        rest.extend(self._place(free[:-1], before, into, seen))
                        seen.append(self._commands)
                        rest.extend(self._commands.run(word, words[i:], into))
                        free, waiting, i = [], [], len(words)
                continue
            if free:
                rest.extend(self._place(free, waiting, into, seen))
                free = []
            if argument is None:
                rest.append(word)
                continue
            most = argument.most()
            if most == 0 and given is not None and not flag.startswith("--") and "-" + given[:1] in self._flags():
                # Switches of one letter may stand together: -vq is -v -q.
                words.insert(i, "-" + given)
                given = None
            taken = [given] if given is not None else []
            if given is not None and most == 0:
                raise ArgumentError(argument.called, f"ignored explicit argument {given!r}")
            while given is None and i < len(words) and (most is None or len(taken) < most):
                if words[i] == "--" or self._looks_like_option(words[i]):
                    break
                taken.append(words[i])
                i += 1
            self._use(argument, taken, flag, into, seen)
        rest.extend(self._place(free, waiting, into, seen))
        missing = [a.called for a in self._all if a.required and a not in seen]
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        self._check_exclusive(seen)
        for argument in self._all:
            if argument not in seen and isinstance(argument.default, str) and argument.default is not SUPPRESS and argument.type:
                setattr(into, argument.dest, argument.converted(argument.default))
        return into, rest

    def _option(self, word):
        """The option that a word is, how it is written, and the value in the same word."""
        if not word.startswith("-") or word == "-":
            return None, None, None
        for argument in self._all:
            if word in argument.flags:
                return argument, word, None
        flag, _, value = word.partition("=")
        given = value if "=" in word else None
        for argument in self._all:
            if flag in argument.flags:
                return argument, flag, given
        if word.startswith("--") and self._abbreviates:
            near = [(a, f) for a in self._all for f in a.flags if f.startswith(flag)]
            if len(near) == 1:
                return near[0][0], near[0][1], given
            if len(near) > 1:
                raise ArgumentError(None, f"ambiguous option: {word} could match {', '.join([f for _, f in near])}")
        for argument in self._all:
            if not word.startswith("--") and word[:2] in argument.flags:
                return argument, word[:2], word[2:]
        return None, None, None

    def _flags(self):
        return [f for a in self._all for f in a.flags]

    def _looks_like_option(self, word):
        if not word.startswith("-") or word == "-":
            return False
        if self._option(word)[0] is not None:
            return True
        if re.match(r"-\d+$|-\d*\.\d+$", word):
            return any([f[1:2].isdigit() for f in self._flags()])
        return " " not in word

    def _use(self, argument, taken, flag, into, seen):
        if argument.action == "help":
            self.print_help()
            self.exit()
        if argument.action == "version":
            print((argument.version or "").replace("%(prog)s", self.prog))
            self.exit()
        if len(taken) < argument.least():
            wanted = argument.nargs
            texts = {None: "expected one argument", "+": "expected at least one argument"}
            plain = f"expected {wanted} argument{'' if wanted == 1 else 's'}"
            raise ArgumentError(argument.called, texts.get(wanted, plain))
        seen.append(argument)
        argument.put(into, taken, flag)

    def _place(self, free, waiting, into, seen):
        """Words side by side that belong to no option go to the arguments in order, each as many as leave enough for
        those of the others that they reach; gives back what is left over."""
        reached = len(waiting)
        while reached > 0 and sum([a.least() for a in waiting[:reached]]) > len(free):
            reached -= 1
        for n, argument in enumerate(waiting[:reached]):
            room = len(free) - sum([a.least() for a in waiting[n + 1:reached]])
            count = room if argument.most() is None else min(argument.most(), room)
            seen.append(argument)
            argument.put(into, free[:count], None)
            free = free[count:]
        del waiting[:reached]
        return free

    def _check_exclusive(self, seen):
        for group in self._exclusive:
            given = [a for a in seen if a in group.arguments]
            if len(given) > 1:
                raise ArgumentError(given[1].called, f"not allowed with argument {given[0].called}")
            if group.required and not given:
                raise ArgumentError(None, f"one of the arguments {' '.join([a.called for a in group.arguments])} is required")

    def _usage_parts(self):
        parts, done = [], []
        for argument in [a for a in self._all if a.is_option] + [a for a in self._all if not a.is_option]:
            if argument.help is SUPPRESS or argument in done:
                continue
            group = next((g for g in self._exclusive if argument in g.arguments), None)
            if group is None:
                parts.append((argument.usage, argument.is_option))
                continue
            done.extend(group.arguments)
            inner = " | ".join([a.usage[1:-1] if a.usage.startswith("[") else a.usage for a in group.arguments])
            parts.append((f"({inner})" if group.required else f"[{inner}]", True))
        return parts

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        lead = f"usage: {self.prog}"
        parts = self._usage_parts()
        whole = " ".join([lead] + [p for p, _ in parts])
        if len(whole) <= 78:
            return whole + "\n"
        indent = " " * (len(lead) + 1)
        lines = []
        for wanted in (True, False):
            line = None
            for part, is_option in parts:
                if is_option != wanted:
                    continue
                start = lead + " " if not lines and line is None else indent
                if line is None:
                    line = start + part
                elif len(line) + 1 + len(part) > 78:
                    lines.append(line)
                    line = indent + part
                else:
                    line += " " + part
            if line is not None:
                lines.append(line)
        return "\n".join(lines) + "\n"

    def format_help(self):
        style = self.formatter_class
        said = lambda text: text.rstrip("\n") if style.keeps_lines else "\n".join(textwrap.wrap(" ".join(text.split()), 78))
        blocks = [self.format_usage()]
        if self.description:
            blocks.append(said(self.description.replace("%(prog)s", self.prog)) + "\n")
        shown = [a for g in self._groups for a in g.arguments if a.help is not SUPPRESS]
        nested = [len(name) + 6 for a in shown for name, _ in getattr(a, "listed", [])]
        at = min(24, max([len(a.head) + 4 for a in shown] + nested, default=24))
        for group in self._groups:
            listed = [a for a in group.arguments if a.help is not SUPPRESS]
            if not listed:
                continue
            lines = [f"{group.title}:"]
            if group.description:
                lines += ["  " + line for line in said(group.description).split("\n")] + [""]
            for argument in listed:
                lines += self._described(argument, at)
            blocks.append("\n".join(lines) + "\n")
        if self.epilog:
            blocks.append(said(self.epilog.replace("%(prog)s", self.prog)) + "\n")
        return "\n".join(blocks)

    def _described(self, argument, at):
        lines = self._described_alone(argument, at)
        for name, help in getattr(argument, "listed", []):
            lines += self._beside("    " + name, help % {"prog": self.prog}, at)
        return lines

    def _described_alone(self, argument, at):
        head = "  " + argument.head
        text = argument.help
        if text is None:
            return [head]
        facts = {"default": argument.default, "prog": self.prog, "type": getattr(argument.type, "__name__", argument.type),
                 "choices": ", ".join([str(c) for c in argument.choices or []]), "dest": argument.dest,
                 "metavar": argument.metavar, "const": argument.const, "nargs": argument.nargs}
        wanted = argument.is_option or argument.nargs in ("?", "*")
        if self.formatter_class.shows_defaults and "%(default)" not in text and argument.default is not SUPPRESS and wanted:
            text += " (default: %(default)s)"
        return self._beside(head, text % facts, at)

    def _beside(self, head, text, at):
        lines = text.split("\n") if self.formatter_class.keeps_help else textwrap.wrap(" ".join(text.split()), max(78 - at, 11))
        indented = [" " * at + line for line in lines]
        if len(head) + 2 > at:
            return [head] + indented
        return [head + " " * (at - len(head)) + lines[0]] + indented[1:] if lines else [head]

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")
