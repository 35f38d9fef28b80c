/**
 * Completion scripts of bash, zsh and fish, made from the tables of commands and of launch options. Knows how each shell
 * wants to be told, and nothing of any command.
 */
import type { Command, CommandOption } from "./command.ts";
import { type LaunchOption, launchOptions } from "./launch.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type ShellName = (typeof shells)[number];

export const completionScripts: Readonly<Record<ShellName, (commands: readonly Command[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** What of an entry a shell can complete. */
interface Offer {
  readonly name: string;
  readonly summary: string;
  /** What can stand after it. */
  readonly words: readonly string[];
  readonly options: readonly (readonly [name: string, option: CommandOption])[];
  readonly files: boolean;
}
const offerOf = (c: Command): Offer => {
  const params = Object.values(c.params);
  const leads = params.flatMap((p) => (p.lead ? [p.lead] : []));
  return {
    name: c.name,
    summary: c.summary,
    words: [...(params[0]?.choices?.() ?? []), ...leads],
    options: Object.entries(c.options),
    files: params.some((p) => p.kind === "path" || p.paths || p.kind === "expr" || p.kind === "words"),
  };
};

/** `-c` and `--code`. */
const names = ({ flags }: LaunchOption): string[] => flags.match(/-[\w-]+/g)!;
const takesValue = (o: LaunchOption): boolean => o.flags.includes("<");
const choicesOf = (o: CommandOption): readonly string[] => o.choices ?? (o.kind === "bool" ? ["true", "false"] : []);
const ownOptions: readonly LaunchOption[] = [
  { flags: "-h, --help", doc: "show how tensh is called" },
  { flags: "-V, --version", doc: "show the version" },
];
const globals: readonly LaunchOption[] = [...launchOptions, ...ownOptions];

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const first = "# Made by `tensh completion`; do not edit.\n";

function bashScript(commands: readonly Command[]): string {
  const offers = commands.map(offerOf);
  const values = globals
    .filter((o) => o.choices)
    .map((o) => `    ${names(o).join("|")}) _tensh_words ${quote(o.choices!.join(" "))}; return;;`);
  const free = globals.filter((o) => takesValue(o) && !o.choices);
  const cases = offers.map((o) => {
    const chosen = o.options.filter(([, row]) => choicesOf(row).length > 0);
    const inner = chosen.map(
      ([name, row]) => `        ${name}|--${name}) _tensh_words ${quote(choicesOf(row).join(" "))}; return;;`,
    );
    const settings = inner.length > 0 ? `\n      case $option in\n${inner.join("\n")}\n      esac` : "";
    const keys = [...o.words, ...o.options.map(([name]) => `${name}=`)];
    const flags = o.options.map(([name]) => `--${name}`);
    return `    ${o.name})${settings}
      [[ -n $option ]] && return
      case $cur in
        -*) _tensh_words ${quote([...flags, "--help"].join(" "))};;
        *) _tensh_words ${quote(keys.join(" "))}${o.files ? "; _tensh_files" : ""};;
      esac;;`;
  });
  return `${first}_tensh_words() {
  local word
  for word in $1; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
}
_tensh_files() {
  local file
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$cur")
  compopt -o filenames 2>/dev/null
}
_tensh() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} option= command= i
  COMPREPLY=()
  # bash cuts words at "=": the option stands before it.
  if [[ $cur == "=" ]]; then option=$prev cur=
  elif [[ $prev == "=" ]]; then option=\${COMP_WORDS[COMP_CWORD-2]}
  elif [[ $prev == --* ]]; then option=$prev
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${free
        .flatMap(names)
        .concat(globals.filter((o) => o.choices).flatMap(names))
        .join("|")}) ((i++));;
      -*) ;;
      ${offers.map((o) => o.name).join("|")}) command=\${COMP_WORDS[i]}; break;;
      *) break;;
    esac
  done
  if [[ -z $command ]]; then
    case \${option:-$prev} in
${values.join("\n")}
    ${free.flatMap(names).join("|")}) _tensh_files; return;;
    esac
    case $cur in
      -*) _tensh_words ${quote(globals.flatMap(names).join(" "))};;
      *) _tensh_words ${quote(offers.map((o) => o.name).join(" "))}; _tensh_files;;
    esac
    return
  fi
  case $command in
${cases.join("\n")}
  esac
}
complete -F _tensh tensh`;
}

function zshScript(commands: readonly Command[]): string {
  const described = (name: string, doc: string): string => quote(`${name.replaceAll(":", "\\:")}:${doc}`);
  const offers = commands.map(offerOf);
  const spec = (o: LaunchOption): string[] => {
    const doc = o.doc.replace(/[[\]:\\]/g, "\\$&");
    const value = takesValue(o)
      ? `:${/<(.+)>/.exec(o.flags)![1]}:${o.choices ? `(${o.choices.join(" ")})` : o.file ? "_files" : ""}`
      : "";
    return names(o).map((name) => quote(`${o.repeats ? "*" : ""}${name}[${doc}]${value}`));
  };
  const cases = offers.map((o) => {
    const keys = o.options.map(([name, row]) => described(`${name}=`, row.doc));
    const flags = o.options.map(([name, row]) => described(`--${name}`, row.doc));
    const chosen = o.options.filter(([, row]) => choicesOf(row).length > 0);
    const values = chosen.map(
      ([name, row]) =>
        `        ${name}=*|--${name}=*) compset -P '*='; compadd -- ${choicesOf(row).map(quote).join(" ")}; return;;`,
    );
    const after = chosen.map(
      ([name, row]) => `        --${name}) compadd -- ${choicesOf(row).map(quote).join(" ")}; return;;`,
    );
    return `    ${o.name})
      case $PREFIX in
${values.join("\n")}
        -*) keys=(${[...flags, described("--help", "explain the command")].join(" ")}); _describe -t options option keys; return;;
      esac${after.length > 0 ? `\n      case $words[CURRENT-1] in\n${after.join("\n")}\n      esac` : ""}
      keys=(${keys.join(" ")})
      (( $#keys )) && _describe -t options option keys -S ''
      ${o.words.length > 0 ? `compadd -- ${o.words.map(quote).join(" ")}` : ":"}
      ${o.files ? "_files" : ":"};;`;
  });
  return `#compdef tensh
${first}_tensh() {
  local -a commands keys
  local context state line
  _arguments -S -C \\
    ${globals.flatMap(spec).join(" \\\n    ")} \\
    '1: :->command' '*:: :->rest'
  case $state in
    command)
      commands=(${offers.map((o) => described(o.name, o.summary)).join("\n        ")})
      _describe -t commands command commands
      _files;;
    rest)
      case $words[1] in
${cases.join("\n")}
      esac;;
  esac
}
if [[ $funcstack[1] == _tensh ]]; then _tensh "$@"; else compdef _tensh tensh; fi`;
}

function fishScript(commands: readonly Command[]): string {
  const offers = commands.map(offerOf);
  const all = offers.map((o) => o.name).join(" ");
  const q = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const globalLines = globals.map((o) => {
    const flags = names(o).map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
    const value = takesValue(o) ? (o.choices ? ` -x -a ${q(o.choices.join(" "))}` : " -r") : "";
    return `complete -c tensh ${flags.join(" ")}${value} -d ${q(o.doc)}`;
  });
  const lines = offers.flatMap((o) => {
    const here = `complete -c tensh -n ${q(`__fish_seen_subcommand_from ${o.name}`)}`;
    return [
      `complete -c tensh -n ${q(`not __fish_seen_subcommand_from ${all}`)} -a ${o.name} -d ${q(o.summary)}`,
      ...(o.words.length > 0 ? [`${here} -a ${q(o.words.join(" "))}`] : []),
      ...o.options.flatMap(([name, row]) => {
        const choices = choicesOf(row);
        const keys = choices.length > 0 ? choices.map((c) => `${name}=${c}`) : [`${name}=`];
        const value = choices.length > 0 ? ` -x -a ${q(choices.join(" "))}` : row.kind === "bool" ? "" : " -x";
        return [`${here} -l ${name}${value} -d ${q(row.doc)}`, `${here} -a ${q(keys.join(" "))} -d ${q(row.doc)}`];
      }),
    ];
  });
  return `${first}${[...globalLines, ...lines].join("\n")}`;
}
